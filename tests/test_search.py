"""What search finds and in which order: the same on every database, whatever its locale."""

import unicodedata

import pytest
from django.core import serializers

from articles.models import Article, ArticleText
from articles.search import Hits
from articles.search import hits as engine
from tests import make

pytestmark = pytest.mark.django_db


def found(words: str, **options: bool) -> list[str]:
    hits = Hits(Article.objects.published(), words, **options)
    stories = Article.objects.in_bulk(hits[0:20])
    return [stories[pk].headline for pk in hits[0:20]]


@pytest.fixture(params=["few", "many"], autouse=True)
def both_ways(request, monkeypatch) -> None:
    """Hits are sorted where they are few, and asked for part by part where they are many."""
    monkeypatch.setattr(engine, "MANY", {"few": 1_000, "many": 1}[request.param])


@pytest.fixture
def three() -> list[str]:
    headlines = ["Đảng bộ Quân sự quận", "Người đang bộ hành qua cầu", "ĐẢNG BỘ TỈNH HÀ NAM"]
    for minutes, headline in enumerate(headlines):
        make.article(headline, minutes_ago=60 - minutes)
    make.article("Bóng đá")
    return headlines


def test_words_without_marks_find_all_that_they_may_mean(three):
    assert set(found("dang bo")) == set(three)


def test_what_answers_mark_for_mark_stands_first(three):
    first, second, third = three
    assert found("Đảng bộ") == [third, first, second]
    assert found("đang bộ")[0] == second


def test_capitals_and_small_letters_are_one(three):
    assert found("ĐẢNG BỘ") == found("đảng bộ")


@pytest.mark.parametrize(
    "words", ["hòa bình", "hoà bình", unicodedata.normalize("NFD", "hoà bình")]
)
def test_every_spelling_and_form_of_a_tone_finds_the_story(words):
    make.article("Quỹ Hoà Bình"), make.article("Hoa bình bát")
    assert found(words)[0] == "Quỹ Hoà Bình"


@pytest.mark.parametrize(
    "words", ["tp hcm", "TP.HCM", "covid 19", "covid-19", "TPHCM", "tp hồ chí minh"]
)
def test_signs_part_words_and_a_city_has_many_names(words):
    make.article("Số ca ở TP.HCM tăng vì COVID-19"), make.article("Tin khác")
    assert found(words) == ["Số ca ở TP.HCM tăng vì COVID-19"]


def test_the_old_and_the_new_place_of_a_tone_are_one():
    make.article("Hội nghị Thuỷ lợi")
    assert found("thủy lợi") == ["Hội nghị Thuỷ lợi"]


def test_numbers_are_found_with_their_dots_or_without():
    make.article("Đội vốn 6.000 tỉ đồng")
    assert found("6000 tỷ đồng") == found("6.000 tỉ đồng") == ["Đội vốn 6.000 tỉ đồng"]


def test_a_phrase_comes_before_scattered_words_and_a_headline_before_a_text():
    make.article("Một", lead="Ban ngày nước lên, đêm sông cạn.", minutes_ago=1)
    make.article("Hai", body="<p>Nước sông lên <b>nh</b>anh.<br>Rồi rút.</p>", minutes_ago=2)
    make.article("Sông dâng nước", minutes_ago=3)
    make.article("Nước sông Hồng", minutes_ago=4)
    make.article("Nuộc song thưa", minutes_ago=5)
    assert found("nước sông") == [
        "Nước sông Hồng",
        "Hai",
        "Nuộc song thưa",
        "Sông dâng nước",
        "Một",
    ]
    assert found("nhanh rồi") == ["Hai"]


def test_of_equal_answers_the_newest_stands_first_and_order_may_be_newest_alone():
    make.article("Lũ về muộn", minutes_ago=30), make.article("Lũ về sớm", minutes_ago=20)
    make.article("Muộn", body="<p>Lũ ở đâu về?</p>", minutes_ago=10)
    assert found("lũ về") == ["Lũ về sớm", "Lũ về muộn", "Muộn"]
    assert found("lũ về", newest=True) == ["Muộn", "Lũ về sớm", "Lũ về muộn"]


def test_every_word_must_be_there_and_signs_alone_find_nothing(three):
    assert found("đảng bộ hà giang") == []
    assert found("!!! ^ * \" '' ( 😀") == found("") == []


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_readers_may_not_see_is_neither_found_nor_counted(status):
    make.article("Tin mật", status=status), make.article("Tin mật hẹn giờ", minutes_ago=-60)
    assert found("tin mật") == []
    assert len(Hits(Article.objects.published(), "tin mật")) == 0


def test_each_way_of_writing_a_story_is_found():
    story = make.article("Cũ kỹ")
    story.headline = "Mới tinh"
    story.save(update_fields=["headline"])
    assert (found("cũ kỹ"), found("mới tinh")) == ([], ["Mới tinh"])
    Article.objects.filter(pk=story.pk).update(lead="Sa pô hàng loạt", headline="Đổi hàng loạt")
    assert (found("mới tinh"), found("sa pô")) == ([], ["Đổi hàng loạt"])
    story.refresh_from_db()
    story.body = "<p>Nội dung riêng</p>"
    Article.objects.bulk_update([story], ["body"])
    assert found("noi dung rieng") == ["Đổi hàng loạt"]
    Article.objects.bulk_create(
        [
            Article(
                headline="Viết chung",
                slug="viet-chung",
                section=story.section,
                status="published",
                published_at=story.published_at,
            )
        ]
    )
    assert found("viết chung") == ["Viết chung"]


def test_a_deleted_story_is_not_found_and_one_of_a_dump_is():
    story = make.article("Sắp xóa")
    dump = serializers.serialize("json", [story, story.searched])
    story.withdraw()
    story.delete()
    assert not ArticleText.objects.exists()
    for loaded in serializers.deserialize("json", dump):
        loaded.save()
    assert found("sap xoa") == ["Sắp xóa"]


def test_a_story_longer_than_the_index_takes_is_saved_and_its_beginning_found():
    make.article("Dài", body=f"<p>mở đầu {'chữ ' * 30_000} kết thúc {'x' * 9_000}</p>")
    assert (found("mở đầu"), found("kết thúc")) == (["Dài"], [])


@pytest.mark.parametrize(
    "words",
    [
        "tin " * 1_000,
        "a" * 10_000,
        "((((" * 400,
        "\"tin\" NEAR/3 (số) AND -một OR * ^ : {headline} <-> ! & | \\ ''",
        "headline_exact : tin*",
        "tin\ud800 \ufdd0 \u202e",
        "ký tự Ⅷ ² ½ İstanbul ﬁ ʼ ㅤ ก็ हिन्दी",
    ],
)
def test_no_words_break_the_search(words):
    make.article("Tin số một")
    assert found(words) in ([], ["Tin số một"])


def test_search_is_a_queryset_to_go_on_with(three):
    part = Article.objects.published().search("dang bo").exclude(headline=three[0])
    assert [story.headline for story in part] == [three[2], three[1]]
