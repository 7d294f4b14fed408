"""Several photographs as one figure of a text: how a body keeps them, where readers meet them."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from hypothesis import given
from hypothesis import strategies as st

from articles import differences, markup
from articles.galleries import gallery
from articles.models import Article, Image
from tests import make
from tests.reading import html_of, links_of, said_in, stand_in_order

MEDIA = {"media": "http://search.yahoo.com/mrss/"}
VIDEO = '<figure data-embed="vimeo:76979871"></figure>'
ONE, TWO = markup.figure("Một", "M.Quang", 1), markup.figure("Hai", "", 2)


def read(body: str) -> list[Any]:
    """List what a body shows as `markup` reads it."""
    found: list[Any] = []
    markup.with_figures(body, lambda figure: found.append(figure) or "")
    return found


# ── in the body ──────────────────────────────────────────────────────────────────────────────────


def test_a_gallery_keeps_its_figures_and_what_is_said_of_them_all():
    body = f"<p>Trước</p>{gallery(ONE + TWO, 'Lễ <em>hội</em>')}<p>Sau</p>"
    assert markup.clean(body) == body
    (shown,) = read(body)
    assert [figure.image_id for figure in shown.figures] == [1, 2]
    assert (shown.caption, shown.figures[0].credit) == ("Lễ <em>hội</em>", "M.Quang")
    assert markup.image_ids(body) == [1, 2]
    assert markup.plain(body) == "Trước\nMột\nHai\nLễ hội\nSau"


def test_a_gallery_is_drawn_as_one_and_figures_beside_it_by_themselves():
    drawn = markup.with_figures(
        ONE + gallery(TWO) + VIDEO, lambda figure: f"[{type(figure).__name__}]"
    )
    assert drawn == "[Figure][Gallery][Figure]"


def test_alternative_text_of_one_use_is_kept_as_it_was_written():
    body = '<figure data-image="1" data-alt="Bờ &quot;kè&quot; &lt;mới&gt;"></figure>'
    assert markup.clean(body) == body
    assert read(body)[0].alt == 'Bờ "kè" <mới>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<figure data-gallery>\n{ONE}\n{TWO}\n</figure>", gallery(ONE + TWO)),
        (f'<figure data-gallery="x"><figcaption>A</figcaption>{ONE}</figure>', gallery(ONE, "A")),
        (f"<figure>{ONE}<figcaption>A</figcaption></figure>", f"{ONE}<p>A</p>"),
        (
            f"<figure data-gallery>{ONE}{VIDEO}chữ<p>B</p></figure>",
            f"{gallery(ONE)}{VIDEO}chữ<p>B</p>",
        ),
        (f"<figure data-gallery>{VIDEO}<figcaption>A</figcaption></figure>", f"{VIDEO}<p>A</p>"),
        (f"<figure data-gallery>{gallery(ONE)}{TWO}</figure>", gallery(ONE + TWO)),
        ("<figure data-gallery><figcaption>A</figcaption></figure>", markup.figure("A")),
        (f"<blockquote>{gallery(ONE)}</blockquote>", f"<blockquote>{gallery(ONE)}</blockquote>"),
    ],
)
def test_figures_in_figures_come_to_one_form(written: str, kept: str):
    assert markup.clean(written) == kept


PARTS = ["<figure data-gallery>", "<figure>", "</figure>", "<figcaption>", "</figcaption>"]
PARTS += ["<p>", "</p>", "<td>", "chữ", "lời", VIDEO, ONE, "<blockquote>", "</blockquote>"]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_nothing_that_is_said_in_figures_is_lost_however_they_nest(parts: list[str]):
    cleaned = markup.clean("".join(parts))
    assert markup.clean(cleaned) == cleaned
    for word in ("chữ", "lời", "Một"):
        assert markup.plain(cleaned).count(word) == "".join(parts).count(word)
    assert len(markup.image_ids(cleaned)) == (ONE in parts)
    left = markup.with_figures(cleaned, lambda _figure: "")
    assert not re.search("</?figure[ >]", left)


def test_versions_show_what_changed_in_a_gallery():
    old, new = gallery(ONE + TWO, "Lễ hội"), gallery(ONE + TWO.replace("Hai", "Ba"), "Lễ hội")
    changed = [line for line in differences.bodies(old, new) if not line.is_same]
    assert [(line.tag, [piece.text for piece in line.pieces]) for line in changed] == [
        ("figcaption", ["Ba"]),
        ("figcaption", ["Hai"]),
    ]
    assert [line.tag for line in differences.bodies(old, old)][:2] == ["gallery", "figure"]


def test_two_editors_changes_around_a_gallery_come_together():
    base = f"<p>Một</p>\n{gallery(ONE)}\n<p>Hai</p>"
    mine, theirs = base.replace(ONE, ONE + TWO), base.replace("<p>Hai</p>", "<p>Ba</p>")
    assert differences.bodies_together(base, mine, theirs) == mine.replace(">Hai</p>", ">Ba</p>")
    assert differences.bodies_together(base, mine, base.replace(ONE, TWO)) is None


# ── for readers ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def pictures() -> list[Image]:
    first = make.image("Của ảnh.", credit="M.Quang", alt="Bờ sông")
    return [first, make.image("Hai.", credit="Lê An"), make.image("", alt="Cây cầu")]


@pytest.fixture
def story(pictures: list[Image]) -> Article:
    own = f'<figure data-image="{pictures[1].pk}" data-credit="TTXVN" data-alt="Con đê">'
    own += "<figcaption>Ở <em>đây</em>.</figcaption></figure>"
    plain = [f'<figure data-image="{image.pk}"></figure>' for image in pictures]
    body = gallery(plain[0] + own + plain[2], "Ngày hội.")
    return make.article("Lễ hội bên sông", body=f"<p>Trước.</p>{body}<p>Sau.</p>")


@pytest.mark.django_db
def test_a_gallery_is_a_list_of_pictures_each_with_its_words(
    client: Client, story: Article, pictures: list[Image]
):
    page = client.get(story.get_absolute_url())
    first, second, third = (image.thumbnail_url for image in pictures)
    assert stand_in_order(page, "<p>Trước.</p>", '<ul role="list">', first, "Của ảnh.", "M.Quang")
    assert stand_in_order(page, second, "Ở <em>đây</em>.", "TTXVN", third, "Ngày hội.", "Sau.")
    html = html_of(page)
    assert re.findall(r'<img[^>]* alt="([^"]*)"', html)[:3] == ["Bờ sông", "Con đê", "Cây cầu"]
    assert "Lê An" not in html
    name = ngettext("Gallery: %(count)s picture", "Gallery: %(count)s pictures", 3) % {"count": 3}
    assert f'role="region" tabindex="0" aria-label="{name}"' in html


@pytest.mark.django_db
def test_every_picture_is_a_link_to_its_largest_size(
    client: Client, story: Article, pictures: list[Image]
):
    story.lead_image = make.image("Ảnh chính", alt="Của ảnh")
    story.lead_alt = "Ở bài này"
    story.save()
    page = client.get(story.get_absolute_url())
    links = links_of(page)
    for image in (story.lead_image, *pictures):
        assert image.rendition_url(1600, "original", "jpeg") in links
        assert image.file.url not in links  # which may have many megabytes
    assert 'alt="Ở bài này"' in html_of(page)
    assert 'alt="Của ảnh"' not in html_of(page)


@pytest.mark.django_db
def test_a_story_without_pictures_brings_nothing_to_show_them(client: Client, story: Article):
    assert "<dialog" in html_of(client.get(story.get_absolute_url()))
    page = html_of(client.get(make.article(body="<p>Chữ.</p>").get_absolute_url()))
    assert "<dialog" not in page
    assert "pictures.js" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 12])
def test_a_page_costs_as_many_queries_for_any_number_of_pictures(
    client: Client, django_assert_max_num_queries: Any, count: int
):
    images = [make.image() for _number in range(2)]
    figures = "".join(f'<figure data-image="{image.pk}"></figure>' for image in images)
    body = gallery(figures) * count + figures
    story = make.article(body=body, lead_image=images[0], tags=["Đê"], authors=["Thế Hà"])
    with django_assert_max_num_queries(8):
        client.get(story.get_absolute_url(), **make.BROWSER)


@pytest.mark.django_db
def test_the_text_form_says_in_words_what_a_gallery_shows(client: Client, story: Article):
    page = client.get(story.get_absolute_url(), {"lite": "1"})
    notes = [_("Photo: %(name)s") % {"name": name} for name in ("Của ảnh.", "Ở <em>đây</em>.")]
    assert stand_in_order(page, "Trước.", "Ngày hội.", *notes, "Sau.")
    assert not re.findall("<img|<figure", html_of(page))


@pytest.mark.django_db
def test_paper_has_the_pictures_of_a_gallery(client: Client, story: Article):
    page = client.get(story.get_absolute_url(), {"in": "1"})
    assert html_of(page).split("<main")[1].count("<img") == 3
    assert stand_in_order(page, "Của ảnh.", "Ở <em>đây</em>.", "Ngày hội.")


@pytest.mark.django_db
def test_search_engines_hear_of_the_pictures_with_caption_and_credit(
    client: Client, story: Article, pictures: list[Image]
):
    html = html_of(client.get(story.get_absolute_url()))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    (article,) = (x for x in json.loads(found[1])["@graph"] if x["@type"] == "NewsArticle")
    told = [(image.get("caption"), image.get("creditText")) for image in article["image"]]
    assert told == [("Của ảnh.", "M.Quang"), ("Ở đây.", "TTXVN"), (None, None)]
    assert article["image"][0]["url"].startswith(settings.SITE_URL)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_bring_the_pictures_with_caption_and_credit(
    client: Client, story: Article, form: str, django_assert_num_queries: Any
):
    make.article("Bài khác", body=story.body)
    with django_assert_num_queries(4):
        feed = ElementTree.fromstring(client.get(f"/rss/tin-moi.{form}").content)  # noqa: S314
    told = [
        (
            media.findtext("media:description", None, MEDIA),
            media.findtext("media:credit", None, MEDIA),
        )
        for media in feed.iterfind(".//media:content", MEDIA)
    ]
    assert told == [("Của ảnh.", "M.Quang"), ("Ở đây.", "TTXVN"), (None, None)] * 2


@pytest.mark.django_db
def test_a_gallery_keeps_words_and_credit_of_a_picture_that_is_lost(client: Client):
    story = make.article(body=gallery(markup.figure("Ảnh đã mất", "M.Quang")))
    page = client.get(story.get_absolute_url())
    assert "Ảnh đã mất" in said_in(page, "figure", "lost")
    assert "<img" not in html_of(page).split("<main")[1]


@pytest.mark.django_db
def test_the_database_knows_the_pictures_of_a_gallery(story: Article, pictures: list[Image]):
    assert {figure.image for figure in story.figures.all()} == set(pictures)
