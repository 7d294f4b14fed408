"""Tin liên quan at the desk: what will stand there and why, picked, ordered and hidden by hand."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from articles.models import Article, RelatedPick
from articles.related import beside
from tests import make
from tests.test_desk_articles import change, form, signed_in
from tests.test_related import crack, flood

pytestmark = pytest.mark.django_db
SECRET = "Tin mật của đồng nghiệp"
AUTOCOMPLETE = {"app_label": "articles", "model_name": "relatedpick", "field_name": "other"}


@pytest.fixture
def client() -> Client:
    return signed_in(make.editor())


def shown(story: Article) -> list[Article]:
    return beside(story)


def picks(story: Article) -> list[tuple[int, str, int]]:
    return list(story.picks.values_list("other", "kind", "position"))


def with_picks(client: Client, story: Article, *others: Article, **changed: Any) -> dict[str, Any]:
    """Give what the form sends after these stories were added to its list."""
    rows = {f"picks-{n}-other": other.pk for n, other in enumerate(others)}
    rows |= {f"picks-{n}-kind": "shown" for n in range(len(others))}
    rows |= {f"picks-{n}-article": story.pk for n in range(len(others))}
    return form(client, change(story), **rows, **{"picks-TOTAL_FORMS": len(others)}, **changed)


def test_the_form_tells_what_stands_beside_a_story_and_why(client: Client):
    story, event = flood(), crack()
    with translation.override("en"):
        page = client.get(change(story), headers={"accept-language": "en"}).content.decode()
    panel = page.split('class="related-news"')[1].split("</ol>")[0]
    assert event.headline in panel
    assert "vàm láng" in panel
    assert "cống vàm" in panel


def test_a_story_alone_says_that_nothing_is_near(client: Client):
    page = client.get(change(flood())).content.decode()
    assert 'class="related-news"' not in page
    assert 'class="form-row field-related_news"' in page


def test_a_hidden_suggestion_stays_away_and_can_be_brought_back(client: Client):
    story, event = flood(), crack()
    client.post(change(story), form(client, change(story), hide_related=event.pk, _save=""))
    assert picks(story) == [(event.pk, "hidden", 0)]
    assert shown(story) == []
    sent = form(client, change(story), **{"picks-0-DELETE": "on"}, _save="")
    client.post(change(story), sent)
    assert shown(story) == [event]


@pytest.mark.parametrize("forged", ["²", "9" * 50, "-1", "0", "x"])
def test_a_forged_key_hides_nothing(client: Client, forged: str):
    story = flood()
    sent = form(client, change(story), hide_related=forged, _save="")
    assert client.post(change(story), sent).status_code == 302
    assert picks(story) == []


def test_picked_stories_are_numbered_as_they_were_ordered(client: Client):
    story, one, two = flood(), make.article("Chợ nổi"), make.article("Cờ vây")
    order = {"picks-0-position": 2, "picks-1-position": 1}
    sent = with_picks(client, story, one, two, **order, _save="")
    assert client.post(change(story), sent).status_code == 302
    assert picks(story) == [(two.pk, "shown", 1), (one.pk, "shown", 2)]
    assert shown(story) == [two, one]


def test_a_story_is_not_picked_twice_nor_beside_itself(client: Client):
    story, other = flood(), make.article("Chợ nổi")
    for others in ([other, other], [story]):
        answer = client.post(change(story), with_picks(client, story, *others, _save=""))
        assert answer.status_code == 200
    assert picks(story) == []


def test_only_what_readers_may_open_can_be_picked(client: Client):
    story, secret = flood(), make.draft(SECRET)
    answer = client.post(change(story), with_picks(client, story, secret, _save=""))
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert picks(story) == []


def test_a_withdrawn_pick_does_not_stop_the_story_from_being_saved(client: Client):
    story, other = flood(), make.article("Chợ nổi")
    RelatedPick.objects.create(article=story, other=other, position=1)
    other.withdraw()
    answer = client.post(change(story), form(client, change(story), lead="Khác.", _save=""))
    assert answer.status_code == 302
    assert picks(story) == [(other.pk, "shown", 1)]


def test_the_search_box_finds_public_stories_of_everybody_and_no_draft():
    client = signed_in(make.reporter())
    make.draft(SECRET, created_by=make.editor())
    make.article("Chợ nổi dời bến")
    names = [
        row["text"]
        for term in ("", "tin mat", "cho noi")
        for row in client.get("/admin/autocomplete/", AUTOCOMPLETE | {"term": term}).json()[
            "results"
        ]
    ]
    assert set(names) == {"Chợ nổi dời bến"}


def test_who_may_not_change_a_story_picks_and_hides_nothing():
    story, event = flood(), crack()
    sent = with_picks(signed_in(make.editor()), story, event, hide_related=event.pk, _save="")
    reporter = signed_in(make.reporter())
    assert reporter.post(change(story), sent).status_code in {302, 403, 404}
    assert picks(story) == []


def test_a_reporter_s_draft_tells_of_no_colleagues_story():
    reporter, colleague = make.reporter(), make.editor()
    draft = flood(status="draft", created_by=reporter)
    make.draft(SECRET, lead=draft.lead, created_by=colleague)
    page = signed_in(reporter).get(change(draft)).content.decode()
    assert SECRET not in page
