import gzip
import json
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article, Author, Category, DailyViews, Image, Origin, Tag
from tests import make

pytestmark = pytest.mark.django_db

TOLD = {
    "id": "a-1",
    "source": "bao-cu",
    "url": "https://baocu.example/thoi-su/cau-moi.html?in=1",
    "title": "Cầu Vạn Xuân thông xe sớm hai tháng",
    "lead": "Chiều qua, những chuyến xe đầu tiên đã đi qua cầu.",
    "body": ["Đoạn một có dấu < và &.", "Đoạn hai."],
    "category": "Thời sự",
    "category_slug": "thoi-su",
    "tags": ["Giao thông", "Hà Nội", "giao thông"],
    "authors": ["Lê Minh", "Vũ Hạ"],
    "posted": "2019-07-24T07:28:00",
    "published": "2019-07-24",
    "views": 1278,
}


@pytest.fixture
def run(tmp_path):
    """Import lines (dicts or raw text) and return the command's exit status and words."""

    def run(*lines, **options):
        path = tmp_path / "tin.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        path.write_text("\n".join(texts), "utf-8")
        out, status = StringIO(), 0
        try:
            call_command("import_articles", "jsonl", path, stdout=out, stderr=out, **options)
        except SystemExit as stop:
            status = stop.code
        return status, out.getvalue()

    return run


def test_every_key_finds_its_place(run):
    status, _ = run(TOLD)
    story = Article.objects.with_views().get()
    assert status == 0
    assert story.headline == TOLD["title"]
    assert story.lead == TOLD["lead"]
    assert story.body == "<p>Đoạn một có dấu &lt; và &amp;.</p>\n<p>Đoạn hai.</p>"
    assert (story.section.name, story.section.slug) == ("Thời sự", "thoi-su")
    assert [tag.name for tag in story.tags.all()] == ["Giao thông", "Hà Nội"]
    assert [byline.author.name for byline in story.bylines.all()] == TOLD["authors"]
    assert story.posted_at.isoformat() == "2019-07-24T00:28:00+00:00"
    assert story.published_at.isoformat() == "2019-07-23T17:00:00+00:00"
    assert story.listed_at == story.posted_at  # a day without an hour: the moment it was posted
    assert story.views == 1278
    assert story.status == "published"
    assert story.old_address == "/thoi-su/cau-moi.html?in=1"


def test_a_title_alone_is_a_draft(run):
    status, _ = run({"title": "Chỉ có tít"})
    story = Article.objects.get()
    assert (status, story.status, story.published_at) == (0, "draft", None)


def test_a_second_import_changes_nothing(run):
    run(TOLD)
    before = Article.objects.values().get()
    status, said = run(TOLD)
    assert status == 0
    assert Article.objects.values().get() == before
    assert (Tag.objects.count(), Author.objects.count(), DailyViews.objects.count()) == (2, 2, 1)
    assert Origin.objects.count() == 1
    assert "0 created, 0 updated, 1 unchanged" in english(said)


def english(said):
    """The figures of the last line, whatever the language of its words."""
    figures = [word for word in said.splitlines()[-1].replace(",", "").split() if word.isdigit()]
    names = ("created", "updated", "unchanged", "refused", "warnings")
    return ", ".join(f"{n} {name}" for n, name in zip(figures, names, strict=True))


def test_what_the_source_changed_is_updated(run):
    run(TOLD)
    _, said = run(TOLD | {"title": "Tít mới", "authors": ["Vũ Hạ"], "tags": [], "views": 1300})
    story = Article.objects.with_views().get()
    assert (story.headline, story.views) == ("Tít mới", 1300)
    assert [byline.author.name for byline in story.bylines.all()] == ["Vũ Hạ"]
    assert not story.tags.exists()
    assert "1 updated" in english(said)


def test_what_an_editor_changed_since_is_not_overwritten_unless_told(run):
    run(TOLD)
    story = Article.objects.get()
    story.headline = "Tít của biên tập viên"
    story.save()
    status, said = run(TOLD | {"title": "Tít mới ở nguồn"})
    assert status == 1
    assert "tin.jsonl:1" in said
    assert Article.objects.get().headline == "Tít của biên tập viên"
    run(TOLD | {"title": "Tít mới ở nguồn"}, overwrite=True)
    assert Article.objects.get().headline == "Tít mới ở nguồn"


def test_a_bad_line_is_refused_alone_with_its_place(run):
    lines = ["{", '"text"', json.dumps({"lead": "thiếu tít"}), json.dumps(TOLD)]
    status, said = run(*lines)
    assert status == 1
    assert Article.objects.count() == 1
    for place in ("tin.jsonl:1", "tin.jsonl:2", "tin.jsonl:3"):
        assert place in said
    assert "1 created, 0 updated, 0 unchanged, 3 refused" in english(said)


def test_values_of_the_wrong_kind_are_refused_by_name(run):
    wrong = [
        {"body": "not a list"},
        {"views": -1},
        {"views": "1278"},
        {"tags": [1]},
        {"status": "live"},
        {"images": ["a.jpg"]},
        {"title": 5.5},
        {"title": "x" * 301},
        {"tags": ["x" * 101]},
        {"authors": ["x" * 121]},
    ]
    status, said = run(*({"title": f"Tin {n}"} | values for n, values in enumerate(wrong)))
    assert status == 1
    assert Article.objects.count() == 0
    assert "10 refused" in english(said)


def test_a_file_that_is_not_there_is_refused_and_the_others_come_in(tmp_path):
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps(TOLD), "utf-8")
    with pytest.raises(SystemExit, match="1"):
        call_command("import_articles", "jsonl", tmp_path / "none.jsonl", good, stderr=StringIO())
    assert Article.objects.count() == 1


def test_a_dry_run_tells_and_writes_nothing(run):
    status, said = run(TOLD, dry_run=True)
    assert (status, Article.objects.count(), Category.objects.count()) == (0, 0, 0)
    assert "1 created" in english(said)


def test_two_lines_of_one_identity_are_one_story_as_the_later_tells_it(run):
    _, said = run(TOLD, TOLD | {"title": "Bản sau"})
    assert Article.objects.get().headline == "Bản sau"
    assert "1 created, 1 updated" in english(said)


def test_two_stories_of_one_old_address_do_not_spoil_the_batch(run):
    status, said = run(TOLD, TOLD | {"id": "a-2"}, TOLD | {"id": "a-3", "url": ""})
    assert status == 1
    assert Article.objects.count() == 2
    assert "tin.jsonl:2" in said


def test_gzipped_files_are_read_too(tmp_path):
    path = tmp_path / "tin.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(TOLD).encode()))
    call_command("import_articles", "jsonl", path, stdout=StringIO())
    assert Article.objects.count() == 1


def test_hostile_html_is_cleaned_on_its_way_in(run):
    run({"title": "A", "body_html": "<p onclick=x>Tin<script>x</script></p>"})
    assert Article.objects.get().body == "<p>Tin</p>"


def test_pictures_beside_the_file_come_along_and_only_once(run, tmp_path):
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "cau.jpg").write_bytes(make.picture().read())
    picture = {"file": "anh/cau.jpg", "caption": "Cầu lúc thông xe.", "credit": "M.Tùng"}
    run(TOLD | {"images": [picture]}, TOLD | {"id": "b", "url": "", "images": [picture]})
    image = Image.objects.get()
    assert (image.caption, image.credit) == ("Cầu lúc thông xe.", "M.Tùng")
    assert Article.objects.filter(lead_image=image).count() == 2


def test_a_picture_that_cannot_be_had_leaves_caption_and_credit(run, tmp_path):
    outside = tmp_path.parent / "secret.jpg"
    outside.write_bytes(make.picture().read())
    images = [
        {"file": "../secret.jpg", "caption": "Một", "credit": "A"},
        {"url": "https://e.example/x.jpg", "caption": "Hai", "credit": "B"},
    ]
    status, said = run(TOLD | {"images": images})
    body = Article.objects.get().body
    assert status == 0
    assert Image.objects.count() == 0
    assert body.index("Một") < body.index("Đoạn một") < body.index("Hai")
    assert 'data-credit="A"' in body
    assert "../secret.jpg" in said


def test_a_story_with_an_unreadable_date_comes_in_with_a_warning(run):
    status, said = run(TOLD | {"published": "31/02/2019"})
    assert status == 0
    assert "31/02/2019" in said
    assert Article.objects.get().published_at == Article.objects.get().posted_at


def test_a_doubled_tone_is_kept_and_warned_of(run):
    status, said = run({"title": "Ướ́c mơ của em"})
    assert status == 0
    assert "Ướ́c" in said
    assert Article.objects.get().headline == "Ướ́c mơ của em"


def test_a_text_spoilt_on_purpose_is_refused(run):
    spoilt = "".join(letter + "\u033c" for letter in "Tin này bị làm hỏng cố ý")
    status, _ = run({"title": "A", "body": [spoilt]})
    assert (status, Article.objects.count()) == (1, 0)
