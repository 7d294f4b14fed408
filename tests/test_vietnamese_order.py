"""Text as the product addresses and sorts it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.vietnamese import (
    canonical,
    person_sort_key,
    slug,
    sort_key,
)
from tests.vietnamese_texts import (
    HEADLINE,
    HEADLINE_SLUG,
    LETTERS,
    TEXTS,
    Typing,
    assert_in_order,
    nfd,
    tone_apart,
)


@pytest.mark.parametrize("typed", [str, nfd, tone_apart, str.upper])
def test_slug_keeps_the_d_of_dang(typed: Typing) -> None:
    assert slug(typed(HEADLINE)) == HEADLINE_SLUG


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đường sắt đô thị: Đội vốn 6.000 tỉ đồng, tăng 2,18%",
            "duong-sat-do-thi-doi-von-6000-ti-dong-tang-2-18",
        ),
        ("Thuý/Thúy ở TP.HCM\u200b & “Ê-đê”", "thuy-thuy-o-tp-hcm-e-de"),
        ("Thưởng 1.234.567 đồng ngày 24.07.2019", "thuong-1234567-dong-ngay-24-07-2019"),
        ("Phiên bản 2019.123, tỉ lệ 0.125", "phien-ban-2019-123-ti-le-0-125"),
        ("Chính phủ\u00a0_họp_ --- lần 2…", "chinh-phu-hop-lan-2"),
        ("Bjørn Łukasz Straße œuvre", "bjorn-lukasz-strasse-oeuvre"),
        ("Кремль, объект; 北京 한국", "kreml-obekt-beijing-hangug"),
        ("Giải １０ m² hạng Ⅷ", "giai-10-m2-hang-viii"),
        ("\u00d0ường", "duong"),
        ("Tha\u200bnh\u200d Hóa", "thanh-hoa"),
        ("Quốc kỳ 🇻🇳 tung bay ❤\ufe0f 1\ufe0f\u20e3", "quoc-ky-tung-bay-1"),
    ],
)
def test_slug_reads_as_the_text_does(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("nothing", ["", "!!! 😀", " \u200b–\u00a0", "\u0301", "&%$ € ₫"])
def test_slug_of_no_letter_is_the_fallback(nothing: str) -> None:
    assert slug(nothing) == "bai-viet"
    assert slug(nothing, fallback="chuyen-muc") == "chuyen-muc"


def test_slug_of_a_long_headline_ends_on_a_whole_word() -> None:
    headline = "Hội nghị tổng kết công tác dân quân " * 10
    words = slug(headline).split("-")
    assert len(slug(headline)) <= 120
    assert words == slug(headline, max_length=1000).split("-")[: len(words)]


def test_slug_is_cut_no_earlier_than_it_must_be() -> None:
    assert slug("một hai ba", max_length=7) == "mot-hai"
    assert slug("một hai ba", max_length=8) == "mot-hai"
    assert slug("một hai ba", max_length=10) == "mot-hai-ba"


def test_slug_of_one_endless_word_is_cut_inside_it() -> None:
    assert slug("Nghiêng" * 50, max_length=10) == "nghiengngh"


@given(TEXTS, st.integers(1, 130))
def test_slug_is_always_a_good_address(text: str, longest: int) -> None:
    address = slug(text, longest)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", address)
    assert len(address) <= longest
    assert slug(address, longest) == address
    assert slug(nfd(text), longest) == address


# Dictionary order


def test_words_stand_in_vietnamese_dictionary_order() -> None:
    shuffled = "Ý Zoe Đức Dũng Bình Ân Ăn Áo Ạnh Ánh Ãnh Ảnh Ành Anh An Em"
    ordered = "An Anh Ành Ảnh Ãnh Ánh Ạnh Áo Ăn Ân Bình Dũng Đức Em Ý Zoe"
    assert " ".join(sorted(shuffled.split(), key=sort_key)) == ordered


def test_every_letter_and_tone_has_its_place_in_the_alphabet() -> None:
    alphabet = (
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwx"
        "yỳỷỹýỵz"
    )
    assert len(alphabet) == 67 + 26
    assert_in_order(alphabet, sort_key)


def test_tones_count_only_after_all_letters() -> None:
    assert sort_key("Hóa An") < sort_key("Hoa Ban") < sort_key("Hòa Ban")


def test_a_word_break_comes_before_any_letter_and_punctuation_is_one() -> None:
    assert sort_key("An Bình") < sort_key("Anh")
    assert sort_key("Bà Rịa - Vũng Tàu") == sort_key("“Bà Rịa” Vũng_Tàu!")


def test_digits_come_before_letters_and_other_scripts_after_z() -> None:
    ordered = ["", "10 năm", "2 năm", "An", "Zürich", "Кремль", "中国"]
    assert_in_order(ordered, sort_key)


def test_foreign_latin_letters_stand_beside_the_plain_ones() -> None:
    ordered = ["Bjarne", "Bjørn", "Bjorna", "Müller", "Mun", "Straße", "Strat"]
    assert_in_order(ordered, sort_key)


@given(TEXTS)
def test_the_sort_key_is_digits_within_its_promised_length(text: str) -> None:
    assert re.fullmatch("[0-9]+", sort_key(text))
    assert len(sort_key(text)) <= 12 * len(canonical(text)) + 2
    assert sort_key(text) == sort_key(nfd(text))
    assert person_sort_key(text).isdigit()


@given(st.lists(st.sampled_from(LETTERS + "abcxyz 09.-")).map("".join))
def test_the_sort_key_of_vietnamese_is_short_and_blind_to_capitals(text: str) -> None:
    assert len(sort_key(text)) <= 3 * len(text) + 2
    assert len(person_sort_key(text)) <= 3 * len(text) + 4
    assert sort_key(text) == sort_key(text.upper())


@given(TEXTS, TEXTS, st.integers(0, 60))
def test_sort_keys_cut_to_a_column_keep_the_order(one: str, other: str, width: int) -> None:
    first, second = sorted([sort_key(one), sort_key(other)])
    assert first[:width] <= second[:width]


@given(TEXTS, TEXTS)
def test_what_a_text_begins_with_stands_before_it(text: str, more: str) -> None:
    assert sort_key(text) <= sort_key(f"{text} {more}")


def test_people_stand_by_their_given_names() -> None:
    people = [
        "Phạm An",
        "Bùi Anh",
        "Trần Thị Ánh",
        "Lê Ân",
        "Ngô Văn Cường",
        "Vũ Dũng",
        "Hoàng Đức",
        "Mai Hà",
    ]
    assert_in_order(people, person_sort_key)


def test_people_of_one_given_name_stand_together_by_the_rest() -> None:
    people = ["Anh", "Bùi Anh", "Trần Anh", "Trần Văn Anh", "Bùi Ánh", "Nguyễn Ánh"]
    assert_in_order(people, person_sort_key)


def test_a_name_sorts_alike_however_it_was_typed() -> None:
    assert person_sort_key(nfd(" Tế\u00a0\u200bHà ")) == person_sort_key("TẾ HÀ")
