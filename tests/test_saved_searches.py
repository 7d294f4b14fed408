"""Saved searches of the library: one's own, and those that editors share."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import SavedSearch
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/image/"
SEARCHES = "/admin/articles/image/searches/"


def searches(client: Client) -> list[str]:
    return [each["search"].name for each in client.get(LIBRARY).context["cl"].searches()]


def test_a_search_is_saved_for_oneself_and_found_again():
    client, other = signed_in(make.reporter()), signed_in(make.reporter("khac"))
    make.library_picture("Cầu Long Biên"), make.library_picture("Đồng lúa")
    sent = {"name": "Cầu ở Hà Nội", "query": "use=unused&q=cau&p=3&x=1"}
    answer = client.post(SEARCHES, sent)
    assert answer.headers["Location"] == f"{LIBRARY}?q=cau&use=unused"
    assert searches(client) == ["Cầu ở Hà Nội"]
    assert searches(other) == []
    page = client.get(answer.headers["Location"])
    assert [image.caption for image in page.context["cl"].result_list] == ["Cầu Long Biên"]
    assert 'href="?q=cau&amp;use=unused" aria-current="true"' in page.content.decode()


def test_the_same_name_replaces_ones_own_search():
    client = signed_in(make.reporter())
    for words in ("cau", "lua"):
        client.post(SEARCHES, {"name": "Cầu", "query": f"q={words}"})
    assert SavedSearch.objects.get().query == "q=lua"


def test_editors_share_searches_and_reporters_do_not():
    editor, reporter = signed_in(make.editor()), signed_in(make.reporter())
    editor.post(SEARCHES, {"name": "Chung", "query": "q=cau", "shared": "on"})
    reporter.post(SEARCHES, {"name": "Riêng", "query": "q=lua", "shared": "on"})
    assert searches(reporter) == ["Chung", "Riêng"]
    assert searches(editor) == ["Chung"]


@pytest.mark.parametrize("sent", [{"query": "p=2"}, {"query": "q=+"}, {"name": " "}])
def test_a_search_without_name_or_question_is_not_saved(sent: dict[str, str]):
    client = signed_in(make.reporter())
    client.post(SEARCHES, {"name": "Cầu", "query": "q=cau"} | sent)
    assert not SavedSearch.objects.exists()


def test_ones_own_search_is_forgotten_and_anothers_only_by_who_tidies_up():
    owner, editor = make.editor("chu"), make.editor()
    search = SavedSearch.objects.keep(owner, "Chung", query="q=cau", shared=True)
    private = SavedSearch.objects.keep(owner, "Riêng", query="q=cau")
    forget = reverse("admin:articles_image_forget_search", args=[search.pk])
    assert signed_in(editor).post(forget).status_code == 404
    managing = signed_in(make.managing_editor())
    hers = reverse("admin:articles_image_forget_search", args=[private.pk])
    assert managing.post(hers).status_code == 404
    managing.post(forget)
    signed_in(owner).post(hers)
    assert not SavedSearch.objects.exists()
