"""What pages say to search engines and to networks on which they are shared."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image as Pillow

from articles import share
from articles.models import Byline, Imprint
from tests import make

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
HOSTILE = "</script><script>alert(1)</script><!--\"'&\u2028"


@pytest.fixture
def story():
    parent = make.category("Thời sự")
    moment = datetime(2019, 7, 24, 7, 28, tzinfo=timezone.get_default_timezone())
    return make.article(
        "Cầu Vạn Xuân thông xe",
        lead="Sáng nay, cầu mở cho xe máy.",
        section=make.category("Giao thông", parent=parent),
        published_at=moment,
        authors=["Lê Minh", "Thế Hà"],
        tags=["Cầu đường"],
        lead_image=make.image("Xe qua cầu.", credit="M.Quang", alt="Xe máy trên cầu"),
    )


def things(client, address):
    """The described things of a page, by type."""
    page = client.get(address).content.decode()
    graph = [thing for block in DATA.findall(page) for thing in json.loads(block)["@graph"]]
    return {thing["@type"]: thing for thing in graph}


def meta(client, address):
    return dict(META.findall(client.get(address).content.decode()))


def test_a_story_names_all_its_authors_with_their_pages(client, story):
    said = things(client, story.get_absolute_url())["NewsArticle"]
    assert said["headline"] == story.headline
    assert [author["name"] for author in said["author"]] == ["Lê Minh", "Thế Hà"]
    assert said["author"][1]["url"] == f"{settings.SITE_URL}/tac-gia/the-ha/"
    assert said["inLanguage"] == "vi"


def test_its_dates_have_their_zone_and_are_those_of_page_and_sitemap(client, story):
    address = story.get_absolute_url()
    said = things(client, address)["NewsArticle"]
    assert said["datePublished"] == said["dateModified"] == "2019-07-24T07:28:00+07:00"
    assert "07:28, 24/07/2019" in client.get(address).content.decode()
    assert said["dateModified"] in client.get("/sitemap-2019-07.xml").content.decode()
    story.updated_at = story.published_at + timedelta(hours=2)
    story.save()
    assert meta(client, address)["article:modified_time"] == "2019-07-24T09:28:00+07:00"
    said = things(client, address)["NewsArticle"]
    assert said["dateModified"] == "2019-07-24T09:28:00+07:00"
    assert said["datePublished"] == "2019-07-24T07:28:00+07:00"


def test_what_was_corrected_is_said_to_machines_too(client, story):
    address = story.get_absolute_url()
    assert "correction" not in things(client, address)["NewsArticle"]
    made = make.correction(story, text="Viết 48 m. Đúng là 84 m.")
    (told,) = things(client, address)["NewsArticle"]["correction"]
    moment = timezone.localtime(made.at).isoformat(timespec="seconds")
    said = {"@type": "CorrectionComment", "text": made.text, "datePublished": moment}
    assert told == said


def test_its_photograph_is_there_in_three_shapes_as_large_as_they_say(client, story, tmp_path):
    pictures = things(client, story.get_absolute_url())["NewsArticle"]["image"]
    sizes = [(picture["width"], picture["height"]) for picture in pictures]
    assert sizes == [(800, 800), (1067, 800), (1200, 675)]
    for picture, size in zip(pictures, sizes, strict=True):
        assert picture["creditText"] == "M.Quang"
        path = picture["url"].removeprefix(settings.SITE_URL)
        (tmp_path / "picture").write_bytes(client.get(path).content)
        assert Pillow.open(tmp_path / "picture").size == size


def test_breadcrumbs_lead_through_both_levels(client, story):
    steps = things(client, story.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    paths = [step["item"].removeprefix(settings.SITE_URL) for step in steps]
    assert paths == ["/", "/thoi-su/", "/thoi-su/giao-thong/"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    for address in ("/thoi-su/", "/tac-gia/the-ha/", "/tu-khoa/cau-duong/", "/doc-nhieu/"):
        last = things(client, address)["BreadcrumbList"]["itemListElement"][-1]
        assert last["item"] == settings.SITE_URL + address


def test_the_paper_describes_itself_with_its_imprint(client):
    Imprint.objects.update(email="toasoan@bao.example.vn", governing_body="Sở Văn")
    said = things(client, "/")
    assert said["WebSite"]["publisher"]["@id"] == said["NewsMediaOrganization"]["@id"]
    for page in (said, things(client, make.article().get_absolute_url())):
        known = page["NewsMediaOrganization"]
        assert known["email"] == "toasoan@bao.example.vn"
        assert known["parentOrganization"] == {"@type": "Organization", "name": "Sở Văn"}
        assert "telephone" not in known


def test_an_unsigned_story_is_its_source_s_or_the_paper_s(client):
    own = make.article("Một")
    agency = make.article("Hai", source_name="TTXVN", source_address="https://ttxvn.example.vn/1")
    assert "@id" in things(client, own.get_absolute_url())["NewsArticle"]["author"][0]
    author = things(client, agency.get_absolute_url())["NewsArticle"]["author"]
    source = {"@type": "Organization", "name": "TTXVN", "url": "https://ttxvn.example.vn/1"}
    assert author == [source]


def test_photographers_are_named_and_are_no_authors(client, story):
    who = make.author("Vũ Hạ")
    Byline.objects.create(article=story, author=who, role=Byline.Role.PHOTOGRAPHER, position=9)
    said = things(client, story.get_absolute_url())["NewsArticle"]
    assert [person["name"] for person in said["contributor"]] == ["Vũ Hạ"]
    assert "Vũ Hạ" not in [person["name"] for person in said["author"]]


def test_no_text_breaks_out_of_the_data_or_the_cards(client):
    section = make.category(HOSTILE)
    story = make.article(
        HOSTILE,
        lead=HOSTILE,
        section=section,
        tags=["</script>"],
        authors=[HOSTILE],
        lead_image=make.image(HOSTILE, credit=HOSTILE, alt=HOSTILE),
        lead_caption=HOSTILE,
    )
    page = client.get(story.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    said = things(client, story.get_absolute_url())["NewsArticle"]
    assert said["headline"] == said["author"][0]["name"] == story.headline
    assert said["keywords"] == ["</script>"]


def test_a_story_is_shared_with_its_card(client, story):
    said = meta(client, story.get_absolute_url())
    assert said["og:type"] == "article"
    assert said["og:title"] == story.headline
    assert said["og:description"] == story.lead
    assert said["og:url"] == settings.SITE_URL + story.get_absolute_url()
    assert said["og:image"] == settings.SITE_URL + share.address(story, "card")
    assert said["og:image:alt"] == "Xe máy trên cầu"
    assert said["og:locale"] == "vi_VN"
    assert said["twitter:card"] == "summary_large_image"
    assert said["article:published_time"] == "2019-07-24T07:28:00+07:00"


def test_every_other_page_is_shared_with_the_paper_s_card(client, story):
    lists = ["/", "/thoi-su/", "/tac-gia/the-ha/", "/tu-khoa/cau-duong/", "/doc-nhieu/", "/rss/"]
    for address in lists:
        said = meta(client, address)
        assert said["og:url"] == settings.SITE_URL + address
        assert said["og:type"] == "website"
        assert said["og:title"], address
        assert said["og:description"], address
        assert said["og:image"].endswith("/chia-se/site.jpg")


def test_pages_have_a_canonical_address_and_large_previews(client, story):
    for address in (story.get_absolute_url(), "/", "/thoi-su/", "/tac-gia/the-ha/", "/rss/"):
        page = client.get(f"{address}?utm_source=x").content.decode()
        assert f'<link rel="canonical" href="{settings.SITE_URL}{address}">' in page
        assert '<meta name="robots" content="max-image-preview:large">' in page
        assert "hreflang" not in page  # a site has one language; there is no other to name


def test_it_costs_the_page_no_query(client, story, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get(story.get_absolute_url())
