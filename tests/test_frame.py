"""What is the same on many pages is rendered once, and never shown where it is not true."""

import re
from time import time

import pytest

from articles import furniture
from articles.keeping import horizon
from articles.models import Category
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def beating(monkeypatch):
    """As in a worker: a heartbeat says that what was fetched is still true."""
    monkeypatch.setattr(horizon, "moment", time() + 3600)
    furniture.kept.hear([])


def marked(client, path: str) -> list[str]:
    """Give what the menu marks as where the reader is."""
    menu = client.get(path).content.decode().partition('<nav class="menu"')[2]
    return re.findall(r'aria-current="(\w+)">([^<]+)', menu.partition("</nav>")[0])


@pytest.mark.usefixtures("beating")
def test_each_page_marks_its_own_place_in_a_menu_that_is_kept(client):
    top, other = make.category("Thời sự"), make.category("Kinh tế")
    part = make.category("Đô thị", parent=top)
    story = make.article("Cầu mới", section=part)
    places = {
        "/": [("page", "Trang nhất")],
        "/thoi-su/": [("page", "Thời sự")],
        "/thoi-su/do-thi/": [("true", "Thời sự")],
        story.get_absolute_url(): [("true", "Thời sự")],
        other.get_absolute_url(): [("page", "Kinh tế")],
        "/doc-nhieu/": [],
    }
    for _ in range(2):
        assert {path: marked(client, path) for path in places} == places


@pytest.mark.usefixtures("beating")
def test_a_section_that_is_renamed_is_renamed_in_what_was_kept(client):
    section = make.category("Thời sự")
    assert client.get("/").content.decode().count(">Thời sự<") == 3  # menu, sheet and foot
    Category.objects.filter(pk=section.pk).update(name="Trong nước")
    furniture.kept.hear(["*"])
    page = client.get("/").content.decode()
    assert (page.count(">Thời sự<"), page.count(">Trong nước<")) == (0, 3)
