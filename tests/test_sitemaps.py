"""Sitemaps tell of what readers can open, and of the changes that they can see."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from articles import sitemaps
from articles.models import DailyViews
from tests import make
from tests.front_door import FrontDoor

pytestmark = pytest.mark.django_db
JULY = datetime(2019, 7, 24, 0, 28, tzinfo=UTC)
INDEX, NEWS, MONTH = "/sitemap.xml", "/sitemap-news.xml", "/sitemap-2019-07.xml"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


def read(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/xml"
    return ElementTree.fromstring(answer.content)  # noqa: S314  (our own)


def texts(root, name):
    return [element.text for element in root.iterfind(f".//{name}", NAMES)]


def test_the_index_names_every_month_with_its_last_public_change(client):
    make.article(published_at=JULY)
    story = make.article(published_at=JULY + timedelta(days=30))
    root = read(client, INDEX)
    paths = [address.removeprefix(settings.SITE_URL) for address in texts(root, "s:loc")]
    assert paths == ["/sitemap-pages.xml", NEWS, "/sitemap-2019-08.xml", MONTH]
    dates = texts(root, "s:lastmod")
    assert dates == ["2019-08-23T07:28:00+07:00", "2019-07-24T07:28:00+07:00"]
    story.headline = "Tít đã sửa"
    story.save()
    today = f"{timezone.localdate():%Y-%m-%d}"
    assert texts(read(client, INDEX), "s:lastmod")[0].startswith(today)
    assert all(client.get(path).status_code == 200 for path in paths)


def test_a_month_lists_its_stories_with_their_pictures(client):
    image = make.image()
    story = make.article(published_at=JULY, lead_image=image)
    make.article(published_at=JULY + timedelta(days=30))
    root = read(client, MONTH)
    assert texts(root, "s:loc") == [settings.SITE_URL + story.get_absolute_url()]
    assert texts(root, "image:loc") == [settings.SITE_URL + image.file.url]
    assert texts(root, "s:lastmod") == ["2019-07-24T07:28:00+07:00"]


def test_what_is_not_public_is_in_no_sitemap_and_moves_no_date(client):
    tomorrow = timezone.now() + timedelta(days=1)
    make.article(published_at=JULY)
    addresses = [INDEX, NEWS, MONTH, "/sitemap-pages.xml"]
    before = [client.get(address).content for address in addresses]
    make.draft(published_at=JULY)
    make.article(status="in_review", published_at=JULY)
    make.article(status="withdrawn", published_at=JULY)
    scheduled = make.article(published_at=tomorrow)
    scheduled.headline = "Sửa khi chưa đăng"
    scheduled.save()
    assert [client.get(address).content for address in addresses] == before
    assert client.get(f"/sitemap-{timezone.localdate(tomorrow):%Y-%m}.xml").status_code == 404


def test_views_move_no_date(client):
    story = make.article(published_at=JULY)
    before = client.get(MONTH).content
    DailyViews.objects.create(article=story, day=timezone.localdate(), count=9)
    assert client.get(MONTH).content == before


def test_news_are_the_stories_of_two_days(client):
    story = make.article("Giá gạo “tăng” & <chậm>", minutes_ago=60)
    make.article("Hôm kia", minutes_ago=2 * 24 * 60 + 1)
    root = read(client, NEWS)
    assert texts(root, "news:title") == [story.headline]
    assert texts(root, "news:name") == [settings.SITE_NAME]
    assert texts(root, "news:language") == ["vi"]
    moment = datetime.fromisoformat(texts(root, "news:publication_date")[0])
    assert moment.utcoffset() == timedelta(hours=7)
    assert moment == story.published_at.replace(microsecond=0)


def test_a_paper_without_stories_has_sitemaps(client):
    for address in (INDEX, NEWS, "/sitemap-pages.xml"):
        read(client, address)


def test_a_large_month_has_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "STORIES_A_FILE", 2)
    stories = [make.article(published_at=JULY + timedelta(hours=n)) for n in range(5)]
    paths = [path.removeprefix(settings.SITE_URL) for path in texts(read(client, INDEX), "s:loc")]
    assert paths[2:] == [MONTH, "/sitemap-2019-07-2.xml", "/sitemap-2019-07-3.xml"]
    found = [address for path in paths[2:] for address in texts(read(client, path), "s:loc")]
    assert found == [settings.SITE_URL + story.get_absolute_url() for story in reversed(stories)]


def test_months_that_are_not_there_are_not_found(client):
    make.article(published_at=JULY)
    for name in ("2019-08", "2019-13", "0000-00", "9999-99", "2019-07-1", "2019-07-2", "2019-7"):
        assert client.get(f"/sitemap-{name}.xml").status_code == 404, name


def test_sitemaps_cost_one_query_each(client, django_assert_num_queries):
    for number in range(12):
        make.article(published_at=JULY + timedelta(days=31 * (number % 3)), lead_image=make.image())
    for address in (INDEX, MONTH, NEWS, "/sitemap-pages.xml"):
        with django_assert_num_queries(1):
            client.get(address)


@pytest.mark.usefixtures("connections_stay_open")
def test_publishing_correcting_moving_and_withdrawing_reach_the_kept_sitemaps():
    other = make.article(published_at=JULY - timedelta(days=31))
    story, far = make.article("Một", published_at=JULY), "/sitemap-2019-06.xml"
    door = FrontDoor()
    for address in (INDEX, NEWS, MONTH, far):
        door.get(address)
    new = make.article("Hai", published_at=JULY)
    door.beat()
    assert far in {path for _, path, _ in door.store.shelf.pages}
    assert new.get_absolute_url() in door.get(MONTH).text
    index = door.get(INDEX).text
    story.slug = "dia-chi-khac"
    story.save()
    door.beat()
    assert "dia-chi-khac" in door.get(MONTH).text
    assert door.get(INDEX).text != index
    new.withdraw()
    story.published_at = other.published_at
    story.save()
    door.beat()
    assert door.get(MONTH).status == 404
    assert "dia-chi-khac" in door.get(far).text


@pytest.mark.usefixtures("connections_stay_open")
def test_a_new_file_of_a_picture_reaches_the_kept_sitemap():
    image = make.image()
    make.article(published_at=JULY, lead_image=image)
    door = FrontDoor()
    assert image.file.url in door.get(MONTH).text
    image.file = "2019/07/khac.jpg"
    image.save()
    door.beat()
    assert "2019/07/khac.jpg" in door.get(MONTH).text
