"""Text as the product stores, compares, sorts and addresses it."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.vietnamese import (
    canonical,
    fold,
    one_line,
    person_sort_key,
    slug,
    sort_key,
    stray_marks,
    tone_key,
)

HEADLINE = "Đảng bộ Quân sự quận Hai Bà Trưng: Nâng cao chất lượng công tác xây dựng Đảng"
HEADLINE_SLUG = "dang-bo-quan-su-quan-hai-ba-trung-nang-cao-chat-luong-cong-tac-xay-dung-dang"

# Written out by hand: the code under test must not be the one to say which letters there are.
SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
LETTERS = SMALL + SMALL.upper()

Typing = Callable[[str], str]

# Dense in what goes wrong: letters apart from their marks, joiners, line ends, foreign scripts.
TROUBLE = st.text(
    st.sampled_from(
        "aâeêoơuưydđqAÂEÊOƠUƯYDĐQðßœ éêệňЙがก한中١²½"
        "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0308\u0340\u0345\u3099"
        " \t\n\r\v\0\x85\xa0\u2028\u3000\u200b\u200c\u200d\u00ad\ufeff\u034f\u202e\ufe0f"
        "0123456789.,-_/%“”!😀\ud800\uffff"
    )
)
TEXTS = st.text() | TROUBLE | st.lists(st.sampled_from(LETTERS + " .-")).map("".join)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def tone_apart(text: str) -> str:
    """Return the text as some Vietnamese keyboards type it: letters like ê whole, tones apart."""
    return "".join(
        unicodedata.normalize("NFC", re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", nfd(letter)))
        + "".join(re.findall("[\u0300\u0301\u0303\u0309\u0323]", nfd(letter)))
        for letter in text
    )


def assert_in_order(texts: Iterable[str], key: Typing) -> None:
    keys = list(map(key, texts))
    assert keys == sorted(set(keys))


# The stored form


def test_there_are_134_vietnamese_letters_beyond_ascii() -> None:
    assert len(set(LETTERS)) == 134
    assert len(PLAIN) == len(SMALL)


@pytest.mark.parametrize("typed", [nfd, tone_apart])
def test_every_letter_is_stored_whole_however_it_was_typed(typed: Typing) -> None:
    assert canonical(typed(LETTERS)) == LETTERS


def test_marks_are_put_together_in_whatever_order_they_arrive() -> None:
    for letter in LETTERS:
        base, *marks = nfd(letter)
        for order in itertools.permutations(marks):
            assert canonical(base + "".join(order)) == letter, order


def test_a_mark_joins_a_letter_that_already_has_one() -> None:
    assert canonical("\u00ea\u0301") == "\u1ebf"  # ê + sắc
    assert canonical("\u00e9\u0302") == "\u1ebf"  # é + mũ
    assert canonical("\u1eb9\u0302") == "\u1ec7"  # ẹ + mũ
    assert canonical("o\u0301\u031b") == "\u1edb"  # ó + móc


def test_marks_that_vietnamese_does_not_combine_stay_in_their_order() -> None:
    assert canonical("e\u0301\u0306") == "é\u0306"
    assert canonical("u\u0301\u0302") == "ú\u0302"


@pytest.mark.parametrize(
    "unseen",
    "\0\v\f\x1f\x7f\x85\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069"
    "\u3164\ufeff\ufdd0\ufffe\uffff\ud800\udfff\U0001fffe\U0010ffff",
    ids=ascii,
)
def test_what_nobody_sees_is_taken_out(unseen: str) -> None:
    assert canonical(f"Quân{unseen} đội") == "Quân đội"


def test_a_letter_and_its_mark_meet_when_what_stood_between_them_goes() -> None:
    assert canonical("Vie\u200b\u0323\u00ad\u0302t") == "Việt"


def test_a_lead_with_control_characters_can_stand_in_a_feed() -> None:
    assert canonical("Tóm\u000b tắt\u0000") == "Tóm tắt"


def test_line_ends_of_every_system_are_the_same() -> None:
    assert canonical("a\r\nb\rc\u2028d\u2029e\r\u200b\nf\tg") == "a\nb\nc\nd\ne\nf\tg"


def test_emoji_and_other_scripts_keep_their_joiners() -> None:
    for text in ("👨\u200d👩\u200d👧", "❤\ufe0f", "می\u200cخواهم", "🏴\U000e0067\U000e007f"):
        assert canonical(text) == text
        assert one_line(text) == text


def test_the_authors_tone_placement_is_never_changed() -> None:
    text = "Khoá XII cụ thể hóa, Thuý và Thúy, thuỷ lợi"
    assert canonical(text) == one_line(text) == text


def test_a_headline_loses_the_residue_of_a_layout() -> None:
    assert one_line("\u200bKỷ luật\u00a0 Đảng\u00a0 \u00a0") == "Kỷ luật Đảng"
    assert one_line("\u200d Hà\u3000Nội\r\n\t\u2009\u200c") == "Hà Nội"
    assert one_line(" \u200d\u00a0\u200c ") == ""


@given(TEXTS)
@example("\r\u200b\n")
@example("e\u0301\u0302\u0302")
@example("Hà Nội\u2028\u0300")
def test_the_stored_form_does_not_change_when_stored_again(text: str) -> None:
    for form in (canonical, one_line, fold, tone_key):
        assert form(form(text)) == form(text), form


@given(TEXTS)
def test_the_stored_form_is_legal_in_xml_and_utf_8(text: str) -> None:
    stored = canonical(text)
    stored.encode("utf-8")
    assert unicodedata.is_normalized("NFC", stored)
    assert not re.search(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010fffd]", stored)


@given(st.lists(st.sampled_from(LETTERS + "abc .,\n")).map("".join))
def test_good_vietnamese_is_stored_letter_for_letter(text: str) -> None:
    assert canonical(text) == canonical(nfd(text)) == canonical(tone_apart(text)) == text


# Typing slips


def test_words_with_a_tone_typed_twice_are_named_once_in_their_order() -> None:
    text = "Nhà máy Thuỵ\u0323 ở Ướ\u0301c, rồi Thuỵ\u0323; (tiề\u0300n)."
    assert stray_marks(text) == ["Thuỵ\u0323", "Ướ\u0301c", "tiề\u0300n"]


def test_well_typed_words_hold_no_stray_mark() -> None:
    assert stray_marks(nfd(HEADLINE) + tone_apart(HEADLINE) + "e\u0301\u0302") == []
    assert stray_marks("Z\u030cižek, ก็ดี, が") == []


# Matching without marks


@pytest.mark.parametrize("typed", [str, nfd, tone_apart])
def test_every_letter_folds_to_its_plain_one(typed: Typing) -> None:
    assert fold(typed(SMALL)) == fold(typed(SMALL.upper())) == PLAIN


def test_folding_leaves_what_is_no_vietnamese_mark() -> None:
    assert fold("“Ê-đê”, 24/07/2019: 2,18% – Đoàn!") == "“e-de”, 24/07/2019: 2,18% – doan!"
    assert fold("ガ กำ 한국 हिन्दी ЁЛКА") == "ガ กำ 한국 हिन्दी елка"


def test_folding_sees_through_white_space_and_invisibles() -> None:
    assert fold(" Đà\u00a0\u00a0Nẵ\u200dng\n\u200b") == "da nang"
    assert fold("❤\ufe0f") == fold("❤")


def test_letters_that_look_like_dj_fold_as_it_does() -> None:
    assert fold("\u00d0ảng \u0110ảng \u0189ảng \u00f0ảng") == "dang dang dang dang"


@given(TEXTS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(nfd(text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


# Tone placement


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("Thuý", "Thúy"),
        ("khoẻ", "khỏe"),
        ("UỶ", "ỦY"),
        ("thuỷ", "thủy"),
        ("Hoạ", "Họa"),
        ("NGUỴ", "NGỤY"),
        ("loã", "lõa"),
        ("Quỹ Hoà Bình, (thuỷ-lợi) toà án.", "Quỹ Hòa Bình, (thủy-lợi) tòa án."),
        ("Khoá\nXII", "Khóa\nXII"),
    ],
)
def test_both_places_of_a_tone_have_one_key(new: str, old: str) -> None:
    assert tone_key(new) == tone_key(nfd(new)) == tone_key(old) == old


def test_tones_that_have_only_one_place_stay() -> None:
    text = "quý QUỶ quà hoàn toán khuỷu loài ngoéo thuyền xoắn quyết huýt Huế thuở mùa cúi"
    assert tone_key(text) == text


@given(TEXTS)
def test_the_tone_key_differs_from_the_text_only_in_places_of_tones(text: str) -> None:
    assert len(tone_key(text)) == len(canonical(text))
    assert fold(tone_key(text)) == fold(text)


# Addresses


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
        "Nguyễn Văn Cường",
        "Vũ Dũng",
        "Hoàng Đức",
        "Thế Hà",
    ]
    assert_in_order(people, person_sort_key)


def test_people_of_one_given_name_stand_together_by_the_rest() -> None:
    people = ["Anh", "Bùi Anh", "Trần Anh", "Trần Văn Anh", "Bùi Ánh", "Nguyễn Ánh"]
    assert_in_order(people, person_sort_key)


def test_a_name_sorts_alike_however_it_was_typed() -> None:
    assert person_sort_key(nfd(" Thế\u00a0\u200bHà ")) == person_sort_key("THẾ HÀ")
