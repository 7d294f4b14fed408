"""The rules that the database keeps, and the words with which the models explain them."""

import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article, Author, Byline, Category, Image, Tag
from tests import make

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_published_article_without_a_date_is_refused_by_the_database():
    story = make.draft()
    rows = Article.objects.filter(pk=story.pk)
    refused(lambda: rows.update(status="published"))


def test_an_unknown_status_is_refused_by_the_database():
    rows = Article.objects.filter(pk=make.draft().pk)
    refused(lambda: rows.update(status="live"))


def test_an_empty_headline_is_refused_by_the_database():
    refused(lambda: Article.objects.create(headline="", section=make.category()))


def test_saving_as_published_dates_the_story():
    story = Article.objects.create(headline="Tin", section=make.category(), status="published")
    assert abs(story.published_at - timezone.now()) < timedelta(minutes=1)
    assert story.is_public


def test_text_is_stored_as_nfc_on_every_way_in():
    typed = unicodedata.normalize("NFD", "Quân đội")
    section = make.category()
    saved = make.draft(typed, section=section)
    (bulk,) = Article.objects.bulk_create([Article(headline=typed, slug="a", section=section)])
    updated = make.draft(section=section)
    Article.objects.filter(pk=updated.pk).update(headline=typed)
    assert saved.headline == "Quân đội"
    for story in (saved, bulk, updated):
        assert Article.objects.get(pk=story.pk).headline == "Quân đội"
    assert Article.objects.filter(headline=typed).count() == 3  # and an NFD query finds it


def test_invisible_characters_never_reach_the_database():
    story = make.draft("\u200bKỷ luật\xa0 Đảng\xa0 \xa0", lead="Tóm\x0b tắt\x00")
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Kỷ luật Đảng", "Tóm tắt")


def test_a_body_is_cleaned_on_every_way_in():
    hostile, section = "<p onclick=x>Tin<script>x</script></p>", make.category()
    saved = make.draft(section=section, body=hostile)
    (bulk,) = Article.objects.bulk_create(
        [Article(headline="B", slug="b", section=section, body=hostile)]
    )
    updated = make.draft(section=section)
    Article.objects.filter(pk=updated.pk).update(body=hostile)
    for story in (saved, bulk, updated):
        assert Article.objects.get(pk=story.pk).body == "<p>Tin</p>"


def test_the_slug_is_made_once_and_stays():
    story = make.article("Đường sắt đô thị")
    assert story.slug == "duong-sat-do-thi"
    story.headline = "Tít khác"
    story.save()
    assert story.slug == "duong-sat-do-thi"


def test_two_articles_of_one_headline_have_two_addresses():
    first, second = make.article("Một tít"), make.article("Một tít")
    assert first.get_absolute_url() != second.get_absolute_url()


def test_a_story_dated_by_day_is_listed_at_the_moment_it_was_posted():
    story = make.article(
        posted_at=datetime(2019, 7, 24, 7, 28, tzinfo=HANOI),
        published_at=datetime(2019, 7, 24, tzinfo=HANOI),
    )
    assert story.listed_at == story.posted_at
    story.posted_at = datetime(2019, 7, 26, 7, 28, tzinfo=HANOI)
    story.save()
    assert story.listed_at == story.published_at


def test_publishing_for_later_is_not_public_before():
    story = make.draft()
    story.publish(at=timezone.now() + timedelta(hours=1))
    assert story.is_scheduled
    assert story.posted_at == story.published_at
    assert not Article.objects.published().exists()


def test_withdrawing_keeps_the_text():
    story = make.article(body="<p>Tin</p>")
    story.withdraw()
    assert not Article.objects.published().exists()
    assert Article.objects.withdrawn().get().body == "<p>Tin</p>"


def test_withdrawing_what_nobody_has_seen_makes_it_a_draft_again():
    story = make.article(minutes_ago=-60)
    story.withdraw()
    assert story.status == "draft"
    assert not Article.objects.withdrawn().exists()


def test_deleting_a_published_article_is_refused():
    story = make.article("Cầu mới")
    with pytest.raises(ProtectedError, match="Cầu mới"):
        story.delete()
    story.withdraw()
    story.delete()
    assert not Article.objects.exists()


def test_deleting_what_a_story_uses_is_refused_with_what_uses_it():
    image, figure = make.image(), make.image()
    story = make.article(
        authors=["Thế Hà"],
        lead_image=image,
        body=f'<figure data-image="{figure.pk}"><figcaption>x</figcaption></figure>',
    )
    byline, noted = story.bylines.get(), story.figures.get()
    uses = {
        story.section: story,
        Author.objects.get(): byline,
        image: story,
        figure: noted,
    }
    for used, user in uses.items():
        with pytest.raises(ProtectedError) as refusal:
            used.delete()
        assert user in refusal.value.protected_objects


def test_a_portrait_in_use_is_not_deleted():
    portrait = make.image()
    make.author(portrait=portrait)
    with pytest.raises(ProtectedError):
        portrait.delete()


def test_figures_follow_the_body():
    first, second = make.image(), make.image()
    story = make.article(body=f'<figure data-image="{first.pk}"></figure>')
    assert [figure.image for figure in story.figures.all()] == [first]
    story.body = f'<figure data-image="{second.pk}"></figure>'
    story.save()
    assert [figure.image for figure in story.figures.all()] == [second]


def test_a_body_that_shows_an_unknown_image_is_refused_with_its_number():
    story = make.draft(body='<figure data-image="999"></figure>')
    with pytest.raises(ValidationError, match="999"):
        story.full_clean()


def test_sections_have_two_levels():
    top = make.category("Thể thao")
    part = make.category("Bóng đá", parent=top)
    with pytest.raises(ValidationError, match="parent"):
        Category(name="Giải trẻ", parent=part).full_clean()
    top.parent = make.category("Khác")
    with pytest.raises(ValidationError, match="parent"):
        top.full_clean()


def test_a_section_is_never_part_of_itself():
    section = make.category()
    rows = Category.objects.filter(pk=section.pk)
    refused(lambda: rows.update(parent=section))


def test_a_section_does_not_take_the_address_of_another_page():
    with pytest.raises(ValidationError, match="slug"):
        Category(name="Tác giả", slug="tac-gia").full_clean()
    assert make.category("Tác giả").slug == "tac-gia-2"


def test_sections_of_one_name_have_two_addresses():
    sport = make.category("Trong nước", parent=make.category("Thể thao"))
    news = make.category("Trong nước", parent=make.category("Thời sự"))
    assert (sport.slug, news.slug) == ("trong-nuoc", "trong-nuoc-2")
    assert news.get_absolute_url() == "/thoi-su/trong-nuoc-2/"


def test_authors_are_listed_by_given_name():
    names = "Hoàng Đức|Thế Hà|Phạm An|Vũ Dũng|Trần Thị Ánh|Lê Ân|Nguyễn Văn Cường|Bùi Anh"
    for name in names.split("|"):
        make.author(name)
    assert [author.name for author in Author.objects.all()] == [
        "Phạm An",
        "Bùi Anh",
        "Trần Thị Ánh",
        "Lê Ân",
        "Nguyễn Văn Cường",
        "Vũ Dũng",
        "Hoàng Đức",
        "Thế Hà",
    ]


def test_authors_are_found_without_marks():
    make.author("Đỗ Thuý Hà")
    assert Author.objects.matching("do thuy").exists()
    assert Author.objects.matching("ĐỖ THÚY").exists()
    assert not Author.objects.matching("do thi").exists()


def test_articles_are_found_without_marks_word_by_word():
    make.article("Đảng bộ quận họp", lead="Nâng cao chất lượng")
    assert Article.objects.matching("chat luong dang bo").exists()
    assert not Article.objects.matching("chat luong khac").exists()


def test_nobody_signs_a_story_twice_in_one_role_but_may_in_two():
    story, author = make.article(), make.author()
    Byline.objects.create(article=story, author=author, role="writer")
    Byline.objects.create(article=story, author=author, role="photographer")
    refused(lambda: Byline.objects.create(article=story, author=author, role="writer"))


def test_tags_are_split_at_commas_and_never_at_spaces():
    story = make.article(tags=[])
    story.tags.set(["Đảng bộ quân sự"])
    assert [tag.name for tag in story.tags.all()] == ["Đảng bộ quân sự"]


def test_another_spelling_of_a_tag_is_the_same_tag():
    first = make.article(tags=["Hòa Bình"])
    second = make.article(tags=["hoà bình", unicodedata.normalize("NFD", "HÒA BÌNH")])
    assert list(first.tags.all()) == list(second.tags.all())
    assert Tag.objects.get().slug == "hoa-binh"


def test_tags_that_differ_only_by_marks_have_two_ascii_addresses():
    make.article(tags=["Bán", "Bản", "Bạn"])
    assert sorted(Tag.objects.values_list("slug", flat=True)) == ["ban", "ban-2", "ban-3"]


def test_an_old_address_leads_to_one_article():
    make.article(old_address="/a.html")
    refused(lambda: make.article(old_address="/a.html"))
    make.article(old_address="")
    make.article(old_address="")


def test_an_image_without_a_size_is_refused_by_the_database():
    refused(lambda: Image.objects.create(file="a.jpg", width=0, height=10, checksum="x"))
