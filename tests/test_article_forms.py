"""The story to print and the story as text: `?in=1` and `?lite=1`."""

import gzip
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext as _

from articles import readership
from articles.models import Article
from tests import make
from tests.front_door import FrontDoor
from tests.reading import UNSEEN, html_of, links_of, stand_in_order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]
FORMS = pytest.mark.parametrize("form", ["in", "lite"])
VIDEO = '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption>Đêm giữ đê.</figcaption></figure>'


def a_story(**fields) -> Article:
    image = make.image("Bờ sông.", credit="M.Quang")
    figure = f'<figure data-image="{image.pk}"><figcaption>Chuyền bao cát.</figcaption></figure>'
    fields.setdefault("body", f"<p>Nước lên.</p>{figure}{VIDEO}<p>Nước rút.</p>")
    values = {"agency": "PS", "lead": "Xóm bãi thức trắng.", "lead_image": image} | fields
    return make.article("Xóm bãi giữ đê", authors=["Thế Hà"], tags=["Đê điều"], **values)


@FORMS
def test_each_form_has_the_whole_text_and_leads_back(client: Client, form: str) -> None:
    story = a_story()
    page = client.get(story.get_absolute_url(), {form: "1"})
    words = ["<h1>Xóm bãi giữ đê</h1>", 'class="meta"', "PS-", "Xóm bãi thức trắng.", "Nước lên."]
    words += ["Chuyền bao cát.", "Đêm giữ đê.", "Nước rút.", "Thế Hà"]
    assert stand_in_order(page, *words)
    html = html_of(page)
    assert f'<link rel="canonical" href="{settings.SITE_URL}{story.get_absolute_url()}">' in html
    assert f'href="{story.get_absolute_url()}"' in html
    assert not page.cookies


def test_the_text_has_no_picture_and_next_to_no_weight(client: Client) -> None:
    page = client.get(a_story().get_absolute_url(), {"lite": "1"})
    html = html_of(page)
    assert not re.findall("<img|<figure|<iframe|data-frame", html)
    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in links_of(page)
    assert "noindex" not in html
    style = (settings.BASE_DIR / "static/css/lite.css").read_bytes()
    assert len(page.content) + len(style) < 20_000


def test_the_longest_stories_are_light_as_text(client: Client) -> None:
    paragraph = "<p>" + "Nước lên từ chập tối, xóm bãi thức trắng đêm giữ đê. " * 12 + "</p>"
    numbered = "".join(paragraph.replace("Nước", f"Nước {n} {n * n}") for n in range(60))
    page = client.get(a_story(body=numbered).get_absolute_url(), {"lite": "1"})
    assert len(page.content) > 40_000
    style = (settings.BASE_DIR / "static/css/lite.css").read_bytes()
    assert len(gzip.compress(page.content)) + len(gzip.compress(style)) < 20_000


def test_paper_has_address_and_date_and_nothing_else_of_the_site(client: Client) -> None:
    story = a_story()
    make.article("Tin bên cạnh", section=story.section, tags=["Đê điều"])
    page = client.get(story.get_absolute_url(), {"in": "1"})
    html = html_of(page)
    address = f'<p class="print-address">{settings.SITE_URL}{story.get_absolute_url()}</p>'
    assert address in html
    assert "Tin bên cạnh" not in html
    assert not re.findall('class="(?:menu|footer)"', html)
    assert '<meta name="robots" content="noindex">' in html


@FORMS
def test_a_form_is_kept_apart_from_the_page_and_goes_with_it(form: str) -> None:
    story = a_story()
    door, address = FrontDoor(), story.get_absolute_url()
    door.get(address)
    other = door.get(f"{address}?{form}=1&utm_source=zalo").text
    assert other == door.get(f"{address}?{form}=1").text != door.get(address).text
    story.withdraw()
    door.beat()
    assert door.get(f"{address}?{form}=1").status == 410


@FORMS
def test_reading_a_form_is_reading_the_story(form: str, settings) -> None:
    settings.VIEWS_REPEAT_AFTER = 0
    story = a_story()
    door = FrontDoor()
    for query in (f"?{form}=1", f"?{form}=1", ""):
        door.get(story.get_absolute_url() + query)
    readership.fold()
    assert Article.objects.with_views().get(pk=story.pk).views == 3


@FORMS
def test_a_form_reports_its_reading_where_browsers_do(client: Client, form: str, settings) -> None:
    settings.VIEWS_MODE = "beacon"
    html = html_of(client.get(a_story().get_absolute_url(), {form: "1"}))
    assert '<meta name="readership"' in html


@FORMS
@pytest.mark.parametrize("value", ["", "0", "2", "true", "1 ", "x" * 900])
def test_any_other_value_is_the_page_itself(client: Client, form: str, value: str) -> None:
    story = a_story()
    assert 'class="menu"' in html_of(client.get(story.get_absolute_url(), {form: value}))


@FORMS
@UNSEEN
def test_what_readers_may_not_see_has_no_form(client: Client, form: str, unseen: dict) -> None:
    story = make.article("Chưa ai được đọc", **unseen)
    page = client.get(story.get_absolute_url(), {form: "1"})
    assert page.status_code in {404, 410}
    assert "Chưa ai được đọc" not in html_of(page)


@FORMS
def test_a_form_takes_few_queries(client: Client, form: str, django_assert_max_num_queries) -> None:
    story = a_story()
    with django_assert_max_num_queries(6):
        client.get(story.get_absolute_url(), {form: "1"}, **make.BROWSER)


@FORMS
def test_its_words_are_those_of_the_catalogue(client: Client, form: str) -> None:
    said = {"in": _("Back to the story"), "lite": _("Full page with pictures")}[form]
    assert said in html_of(client.get(a_story().get_absolute_url(), {form: "1"}))
