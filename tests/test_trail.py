"""Everything done at the desk leaves a trail that outlives story and account."""

import pytest

from articles.models import TrailEntry
from tests import make

pytestmark = pytest.mark.django_db


def test_an_entry_can_be_read_when_account_and_story_are_gone():
    editor, article = make.editor(), make.draft("Đê biển")
    editor.last_name, editor.first_name = "Trần", "Lan"
    TrailEntry.note(editor, "publish", article, reason="Bạn đọc đang chờ")
    article.delete()
    editor.delete()
    entry = TrailEntry.objects.get()
    assert (entry.by, entry.article) == (None, None)
    assert (entry.name, entry.subject) == ("Trần Lan", "Đê biển")
    assert entry.reason == "Bạn đọc đang chờ"


def test_the_trail_of_a_story_is_told_last_first():
    article, other = make.draft(), make.draft()
    for deed in ("created", "submit", "publish"):
        TrailEntry.note(None, deed, article)
    TrailEntry.note(None, "created", other)
    assert [entry.deed for entry in TrailEntry.objects.of(article)] == [
        "publish", "submit", "created"
    ]  # fmt: skip
