"""RSS and Atom: what readers of feeds get, and what they never see."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from articles.keeping import horizon, midnight
from articles.models import Image
from tests import make
from tests.front_door import FrontDoor

pytestmark = pytest.mark.django_db
HEADLINE = "Đảng bộ Quân sự quận Hai Bà Trưng: Nâng cao chất lượng công tác xây dựng Đảng"
LEAD = "Những năm qua, Đảng bộ đã có nhiều chủ trương."
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def read(client, address="/rss/tin-moi.rss"):
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314  (our own)


def items(client, address="/rss/tin-moi.rss"):
    return [item.findtext("title") for item in read(client, address).iter("item")]


@pytest.fixture
def story():
    zone = timezone.get_default_timezone()
    return make.article(
        HEADLINE,
        agency="QPTĐ",
        lead=LEAD,
        published_at=datetime(2019, 7, 24, tzinfo=zone),
        posted_at=datetime(2019, 7, 24, 7, 28, tzinfo=zone),
        section=make.category("Thời sự"),
        authors=["Thế Hà", "Lê Minh"],
        tags=["Quân sự"],
        lead_image=make.image(credit="M.Quang"),
    )


def test_an_item_says_what_the_story_says(client, story):
    channel = read(client).find("channel")
    item = channel.find("item")
    assert channel.findtext("language") == "vi"
    assert item.findtext("title") == HEADLINE
    assert item.findtext("pubDate") == "Wed, 24 Jul 2019 07:28:00 +0700"
    assert item.findtext("description") == LEAD
    assert [name.text for name in item.findall("dc:creator", NAMES)] == ["Thế Hà", "Lê Minh"]
    assert [category.text for category in item.findall("category")] == ["Thời sự", "Quân sự"]


def test_every_address_is_of_the_configured_site_whatever_host_is_asked(client, story, settings):
    settings.SITE_URL = "https://bao.example.vn"
    for form in ("rss", "atom"):
        text = client.get(f"/rss/tin-moi.{form}", headers={"host": "127.0.0.1"}).content.decode()
        assert "https://bao.example.vn" + story.get_absolute_url() in text
        assert "127.0.0.1/" not in text
        assert "localhost" not in text


def test_the_picture_comes_with_its_size_caption_and_credit(client, story):
    item = read(client).find("channel/item")
    enclosure, media = item.find("enclosure"), item.find("media:content", NAMES)
    content = client.get(enclosure.get("url").removeprefix(settings.SITE_URL)).getvalue()
    assert (enclosure.get("type"), enclosure.get("length")) == ("image/jpeg", str(len(content)))
    assert client.get(media.get("url").removeprefix(settings.SITE_URL)).status_code == 200
    assert (media.get("width"), media.get("height")) == ("1200", "800")
    assert media.findtext("media:credit", namespaces=NAMES) == "M.Quang"


@pytest.mark.parametrize("size", [0, None])
def test_a_picture_that_is_lost_or_not_measured_yet_is_no_enclosure(client, story, size):
    Image.objects.update(file="2019/07/mat.jpg", file_size=size)
    item = read(client).find("channel/item")
    assert item.find("enclosure") is None
    assert item.find("media:content", NAMES) is not None


def test_the_guid_stays_when_everything_else_changes(client, story):
    before = read(client).findtext("channel/item/guid")
    story.headline, story.slug = "Tít khác", "tit-khac"
    story.published_at = timezone.now() - timedelta(hours=1)
    story.save()
    assert read(client).findtext("channel/item/guid") == before
    atom = read(client, "/rss/tin-moi.atom")
    assert atom.findtext("a:entry/a:id", namespaces=NAMES) == before


def test_atom_names_every_author_and_both_dates(client, story):
    entry = read(client, "/rss/tin-moi.atom").find("a:entry", NAMES)
    names = [name.text for name in entry.findall("a:author/a:name", NAMES)]
    assert names == ["Thế Hà", "Lê Minh"]
    assert entry.findtext("a:published", namespaces=NAMES) == "2019-07-24T07:28:00+07:00"
    assert entry.findtext("a:updated", namespaces=NAMES) == "2019-07-24T07:28:00+07:00"
    assert entry.find("a:link[@rel='enclosure']", NAMES) is not None


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_section_an_author_and_a_topic_have_feeds_of_their_own(client, story, form):
    make.article("Tin khác", section=make.category("Thể thao"))
    part = make.article("Phần nhỏ", section=make.category("Hà Nội", parent=story.section))
    seen = client.get(f"/rss/thoi-su.{form}").content.decode()
    assert HEADLINE in seen
    assert part.headline in seen
    for address in ("thoi-su", "tac-gia/the-ha", "tu-khoa/quan-su"):
        answer = client.get(f"/rss/{address}.{form}")
        assert answer.headers["Content-Type"] == f"application/{form}+xml; charset=utf-8"
        assert HEADLINE in answer.content.decode()
        assert "Tin khác" not in answer.content.decode()


def test_what_is_not_public_is_in_no_feed(client):
    tomorrow = timezone.now() + timedelta(days=1)
    section = make.category("Thời sự")
    for fields in (
        {"status": "draft"},
        {"status": "in_review"},
        {"status": "withdrawn"},
        {"published_at": tomorrow},
    ):
        make.article(**fields, section=section, tags=["Mật"], authors=["Thế Hà"])
    for address in ("tin-moi", "thoi-su", "tac-gia/the-ha"):
        assert items(client, f"/rss/{address}.rss") == []
    assert client.get("/rss/tu-khoa/mat.rss").status_code == 404
    page = client.get("/rss/").content.decode()
    assert "Thế Hà" not in page
    assert "Mật" not in page


def test_unknown_feeds_are_not_found(client):
    for address in ("khong-co.rss", "tin-moi.json", "tac-gia/khong-co.atom", "tu-khoa/x.rss"):
        assert client.get(f"/rss/{address}").status_code == 404


def test_a_draft_save_changes_neither_the_feed_nor_its_date(client, story):
    draft = make.draft(section=story.section)
    for address in ("/rss/tin-moi.rss", "/rss/thoi-su.atom"):
        before = client.get(address)
        draft.headline += "!"
        draft.save()
        after = client.get(address)
        assert before.content == after.content
        assert before.headers["Last-Modified"] == after.headers["Last-Modified"]


def test_an_empty_feed_is_the_same_each_time(client):
    assert client.get("/rss/tin-moi.rss").content == client.get("/rss/tin-moi.rss").content
    assert "Last-Modified" not in client.get("/rss/tin-moi.rss").headers


def test_no_text_breaks_out_of_the_feed(client):
    hostile = "]]><script>alert(1)</script>&<b>"
    make.article(hostile, lead="1 < 2 \x0b", section=make.category(hostile), tags=["]]>"])
    for form in ("rss", "atom"):
        root = read(client, f"/rss/tin-moi.{form}")
        assert hostile in [element.text for element in root.iter()]
        assert not list(root.iter("script"))


def test_a_story_without_a_lead_tells_how_it_begins(client):
    make.article(body=f"<p>{'Mở đầu ' * 100}</p>")
    description = read(client).findtext("channel/item/description")
    assert description.startswith("Mở đầu")
    assert len(description) <= 301


def test_a_feed_holds_thirty_stories_in_few_queries(client, django_assert_num_queries):
    section = make.category("Thời sự")
    for number in range(35):
        make.article(f"Tin {number}", tags=[f"Nhãn {number}"], authors=[f"A {number}"])
    with django_assert_num_queries(3):
        assert len(items(client)) == 30
    with django_assert_num_queries(5):
        assert len(items(client, f"/rss/{section.slug}.rss")) == 30
    with django_assert_num_queries(4):
        client.get("/rss/")


def test_pages_name_their_feeds(client, story):
    pages = {
        "/": "/rss/tin-moi.rss",
        "/thoi-su/": "/rss/thoi-su.rss",
        "/tac-gia/the-ha/": "/rss/tac-gia/the-ha.rss",
        "/tu-khoa/quan-su/": "/rss/tu-khoa/quan-su.rss",
        story.get_absolute_url(): "/rss/thoi-su.rss",
    }
    listed = client.get("/rss/").content.decode()
    for address, feed in pages.items():
        page = client.get(address).content.decode()
        assert f'type="application/rss+xml" href="{settings.SITE_URL}{feed}"' in page, address
        assert f'href="{feed}"' in listed


@pytest.mark.usefixtures("connections_stay_open")
def test_publishing_correcting_and_withdrawing_reach_every_kept_feed(story):
    door = FrontDoor()
    feeds = [f"/rss/{of}.rss" for of in ("tin-moi", "thoi-su", "tac-gia/the-ha", "tu-khoa/quan-su")]
    assert all(HEADLINE in door.get(feed).text for feed in feeds)
    tag = door.get(feeds[0]).headers["ETag"]
    assert door.get(feeds[0], if_none_match=tag).status == 304
    make.draft(section=story.section, tags=["Quân sự"], authors=["Thế Hà"])
    door.beat()
    assert door.get(feeds[0], if_none_match=tag).status == 304
    story.headline = "Tít đã sửa"
    story.save()
    door.beat()
    assert all("Tít đã sửa" in door.get(feed).text for feed in feeds)
    story.withdraw()
    door.beat()
    assert not any("Tít đã sửa" in door.get(feed).text for feed in feeds)


@pytest.mark.usefixtures("connections_stay_open")
def test_another_name_of_an_author_or_a_topic_reaches_the_kept_feed(story):
    door = FrontDoor()
    door.get("/rss/tin-moi.rss")
    author, tag = story.bylines.first().author, story.tags.get()
    author.name, tag.name = "Thế Hà Mới", "Quốc phòng"
    author.save()
    tag.save()
    door.beat()
    text = door.get("/rss/tin-moi.rss").text
    assert "Thế Hà Mới" in text
    assert "Quốc phòng" in text


@pytest.mark.usefixtures("connections_stay_open")
def test_no_kept_feed_outlives_the_moment_of_a_scheduled_story(story):
    soon = timezone.now() + timedelta(minutes=5)
    make.article("Chưa đến giờ", published_at=soon)
    door = FrontDoor()
    assert "Chưa đến giờ" not in door.get("/rss/tin-moi.rss").text
    page = next(page for key, page in door.store.shelf.pages.items() if key[1].startswith("/rss/"))
    assert page.until == min(horizon.moment, midnight())  # this test may run late in the evening
    assert abs(datetime.fromtimestamp(horizon.moment, UTC) - soon) < timedelta(seconds=1)
