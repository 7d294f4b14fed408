"""The address of a story: what is there, what is gone, what never was."""

import pytest
from django.test import Client

from tests import make
from tests.reading import (
    HARMLESS,
    HOSTILE,
    html_of,
    links_of,
    text_of,
)

pytestmark = pytest.mark.django_db

LEAD = "Những ngày nước lớn, xóm bãi thức trắng đêm giữ đê."


def test_any_other_slug_leads_to_the_storys_address(client: Client) -> None:
    story = make.article("Xóm bãi giữ đê")
    for wrong in (f"/x-{story.pk}.html", f"/-{story.pk}.html", f"/{story.slug}-0{story.pk}.html"):
        answer = client.get(wrong)
        assert (answer.status_code, answer.headers["Location"]) == (301, story.get_absolute_url())


@pytest.mark.parametrize("pk", ["0", "1", "999999", "9" * 18, "9" * 19, "1" + "0" * 400, "²"])
def test_an_unknown_id_is_not_found(client: Client, pk: str) -> None:
    assert client.get(f"/bai-{pk}.html").status_code == 404


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_an_unpublished_story_answers_like_one_that_never_was(client: Client, status: str) -> None:
    story = make.article("Chưa ai được đọc", status=status)
    answer, never = client.get(story.get_absolute_url()), client.get(f"/bai-{story.pk + 1}.html")
    assert answer.status_code == never.status_code == 404
    assert html_of(answer) == html_of(never)


def test_a_scheduled_story_is_not_found_before_its_hour(client: Client) -> None:
    story = make.article("Chưa ai được đọc", minutes_ago=-1)
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 404
    assert "Chưa ai được đọc" not in html_of(answer)


def test_a_withdrawn_story_answers_410_and_shows_nothing_of_itself(client: Client) -> None:
    story = make.article("Bài này đã rút lại", status="withdrawn", lead=LEAD)
    newest = make.article("Tin mới nhất")
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert "Bài này đã rút lại" not in html_of(answer)
    assert LEAD not in html_of(answer)
    assert newest.get_absolute_url() in links_of(answer)


def test_the_page_names_itself_by_the_sites_own_address(client: Client, settings) -> None:
    settings.SITE_URL = "https://phusa.example"
    story = make.article(lead="Một câu mở đầu “có ngoặc”.")
    page = html_of(client.get(story.get_absolute_url(), {"utm_source": "x"}))
    address = f"https://phusa.example{story.get_absolute_url()}"
    assert f'<link rel="canonical" href="{address}">' in page
    assert '<meta name="description" content="Một câu mở đầu “có ngoặc”.">' in page
    assert 'content="max-image-preview:large"' in page
    assert f'<p class="print-address">{address}</p>' in page


def test_hostile_words_are_only_words(client: Client) -> None:
    image = make.image(HOSTILE, credit=HOSTILE, alt=HOSTILE)
    story = make.article(
        f"Tít {HOSTILE}",
        lead=HOSTILE,
        agency="<b>A</b>",
        lead_image=image,
        authors=[f"Tên {HOSTILE}"],
        tags=[f"Từ {HOSTILE}"],
        source_name=HOSTILE,
        section=make.category(f"Mục {HOSTILE}"),
        body=f'<figure data-image="{image.pk}"></figure><p onclick="x()">Chữ</p>',
    )
    page = html_of(client.get(story.get_absolute_url()))
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "onclick" not in page
    assert "<b>A</b>" not in page
    assert HARMLESS in page
    assert "14}" not in text_of(page)
    assert "{{ 7|add:7 }}" in text_of(page)


def test_a_readers_page_sets_no_cookie_and_answers_head(client: Client) -> None:
    story = make.article()
    read, asked = client.get(story.get_absolute_url()), client.head(story.get_absolute_url())
    assert not read.cookies
    assert not asked.cookies
    assert (asked.status_code, asked.content) == (200, b"")
    assert client.post(story.get_absolute_url()).status_code == 405


@pytest.mark.parametrize("stories", [5, 50])
def test_a_page_costs_eight_queries_however_many_stories_there_are(
    client: Client, django_assert_num_queries, stories: int
) -> None:
    image = make.image()
    for number in range(stories):
        make.article(tags=["Đê điều", "Sông Hồng"], authors=[f"Tác giả số {number}"])
    line = make.event()
    for place in range(4):
        make.article(event=line, minutes_ago=50 + place * 10)
    story = make.article(
        tags=["Đê điều", "Sông Hồng"],
        authors=["Thế Hà", "Lê An", "M.Quang"],
        lead_image=image,
        minutes_ago=65,
        event=line,
        body=f'<figure data-image="{image.pk}"></figure>' * 3,
    )
    make.correction(story)
    make.correction(story, kind="apology")
    make.bar(article=story, until=60)
    with django_assert_num_queries(8):
        client.get(story.get_absolute_url(), **make.BROWSER)
