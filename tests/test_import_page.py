"""A dump of an old page comes in whole, and its article page shows all of it in its order."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles import markup
from articles.models import Article, Author, Category
from tests.page_dump import BYLINE, CAPTION, DATES, HEADLINE, LEAD, PARAGRAPHS, SECTION, dump

pytestmark = pytest.mark.django_db


def bring_in(*paths):
    """Import files; return the exit status and what was said."""
    out = StringIO()
    try:
        call_command("import_articles", "page", *paths, stdout=out, stderr=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "trang.txt"
    path.write_text(dump(), "utf-8")
    return path


def figures(said):
    return [int(word) for word in said.splitlines()[-1].replace(",", "").split() if word.isdigit()]


def test_a_page_comes_in_with_everything_it_had(page):
    status, said = bring_in(page)
    story = Article.objects.with_views().get()
    assert (status, figures(said)) == (0, [1, 0, 0, 0, 0])
    assert story.section == Category.objects.get(name=SECTION)
    assert (story.headline, story.agency, story.lead) == (HEADLINE, "QPTĐ", LEAD)
    assert [byline.author.name for byline in story.bylines.all()] == [BYLINE]
    assert story.views == 1278
    assert story.body.count("<p>") == len(PARAGRAPHS)
    assert story.body.startswith('<figure data-credit="M.Tùng"><figcaption>')


def test_a_second_import_changes_nothing(page):
    bring_in(page)
    before = Article.objects.values().get()
    _, said = bring_in(page)
    assert figures(said) == [0, 0, 1, 0, 0]
    assert Article.objects.values().get() == before
    assert Author.objects.count() == 1


def test_an_unreadable_page_is_refused_with_its_reason_and_the_others_come_in(page, tmp_path):
    for name, content in {"a.txt": b"", "b.txt": b"\xff\xfe\xff", "c.txt": b"Tin"}.items():
        (tmp_path / name).write_bytes(content)
    status, said = bring_in(*sorted(tmp_path.glob("*.txt")))
    assert status == 1
    assert Article.objects.count() == 1
    assert figures(said)[:4] == [1, 0, 0, 3]
    for name in ("a.txt: ", "b.txt: ", "c.txt: "):
        assert name in said


def test_an_impossible_date_leaves_the_story_its_other_date(tmp_path):
    path = tmp_path / "trang.txt"
    path.write_text(dump(dates=DATES.replace("10/06/2021", "31/02/2021")), "utf-8")
    status, said = bring_in(path)
    story = Article.objects.get()
    assert status == 0
    assert "31/02/2021" in said
    assert story.published_at == story.posted_at


def test_a_page_without_any_date_waits_for_an_editor(tmp_path):
    path = tmp_path / "trang.txt"
    path.write_text(dump(dates="truy cập 15 lượt"), "utf-8")
    status, _ = bring_in(path)
    story = Article.objects.get()
    assert (status, story.status, story.published_at) == (0, "in_review", None)


def test_the_article_page_shows_it_all_in_the_source_s_order(client, page):
    bring_in(page)
    html = client.get(Article.objects.get().get_absolute_url()).content.decode()
    shown = " ".join(markup.plain(html[html.index("<main") :]).split())
    parts = [SECTION, HEADLINE, "16:05, 09/06/2021", "00:00, 10/06/2021", "1278", "QPTĐ", LEAD]
    parts += [CAPTION, "M.Tùng", *PARAGRAPHS, BYLINE]
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)
