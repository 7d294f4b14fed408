"""The desk's one search box: what it finds, whose it is, and at what cost."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin.everything import ANSWERS
from articles.models import Draft
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
SEARCH = "/admin/search/"


def found(client: Client, asked: str) -> dict[str, list[str]]:
    groups = client.get(SEARCH, {"q": asked}).context["groups"]
    return {group.title: [answer.text for answer in group.found] for group in groups}


def unsaved(user: User, headline: str) -> Draft:
    content = {"headline": [headline], "body": ["<p>Bến đò</p>"]}
    return Draft.objects.create(user=user, content=content, window=uuid.uuid4())


@pytest.mark.parametrize("asked", ["sen hồng", "SEN HONG", "  sen   hồng "])
def test_every_kind_answers_with_marks_or_none(asked: str):
    editor = make.editor()
    section = make.category("Sen hồng")
    make.draft("Mùa sen hồng", section=section, tags=["Sen hồng Hà Nội"])
    make.plan("Đầm sen hồng", section=section)
    make.image("Hoa sen hồng"), make.author("Sen Hồng"), make.event("Lễ hội sen hồng")
    unsaved(editor, "Bài sen hồng"), unsaved(make.reporter(), "Sen hồng của người khác")
    assert found(signed_in(editor), asked) == {
        "Bài viết": ["Mùa sen hồng"],
        "Chưa lưu": ["Bài sen hồng"],
        "Đề tài": ["Đầm sen hồng"],
        "Ảnh": ["Hoa sen hồng"],
        "Tác giả": ["Sen Hồng"],
        "Từ khóa": ["Sen hồng Hà Nội"],
        "Chuyên mục": ["Sen hồng"],
        "Dòng sự kiện": ["Lễ hội sen hồng"],
    }


def test_unsaved_text_is_found_by_its_body():
    editor = make.editor()
    unsaved(editor, "Không tên")
    assert found(signed_in(editor), "ben do") == {"Chưa lưu": ["Không tên"]}


def test_a_reporter_finds_no_colleagues_story_or_plan():
    make.draft("Tin kín", created_by=make.editor())
    make.plan("Đề tài kín", assignee=make.editor("khac"))
    reporter = make.reporter()
    make.draft("Tin kín của tôi", created_by=reporter)
    assert found(signed_in(reporter), "kín") == {"Bài viết": ["Tin kín của tôi"]}


def test_the_best_answers_stand_first_and_lead_to_all():
    make.article("Cầu mới", body="<p>Long Biên xưa</p>")
    for _ in range(ANSWERS):
        make.article("Cầu Long Biên")
    page = signed_in(make.editor()).get(SEARCH, {"q": "cầu long biên"})
    stories = page.context["groups"][0]
    assert [answer.text for answer in stories.found] == ["Cầu Long Biên"] * ANSWERS
    assert stories.more.startswith("/admin/articles/article/?q=")


@pytest.mark.parametrize("asked", ["", " ", "((", '"', "%", "x" * 5000])
def test_odd_questions_break_nothing(asked: str):
    make.draft("Tin")
    assert found(signed_in(make.editor()), asked) == {}


def test_nothing_found_says_what_to_try():
    page = signed_in(make.editor()).get(SEARCH, {"q": "<b>khong"}).content.decode()
    assert "Không tìm thấy gì với “&lt;b&gt;khong”" in page


def test_it_is_closed_to_others():
    assert signed_in(make.user("khach")).get(SEARCH, {"q": "tin"}).status_code == 403


def test_many_answers_take_as_many_queries_as_few():
    editor = make.managing_editor()
    client = signed_in(editor)

    def fill() -> None:
        for n in range(3):
            picture = make.image("Sen")
            make.article(f"Sen {n}", lead_image=picture, section=make.category(f"Sen {picture.pk}"))
            make.plan("Sen", article=make.draft("Sen")), unsaved(editor, "Sen")
            make.author("Sen", portrait=picture), make.event(f"Sen {picture.pk}", image=picture)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(SEARCH, {"q": "sen"})
        return len(captured)

    fill()
    few = queries()
    fill()
    assert queries() == few <= 15
