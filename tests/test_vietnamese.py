"""Text as the product stores and compares it."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.vietnamese import (
    canonical,
    fold,
    one_line,
    stray_marks,
    tone_key,
)
from tests.vietnamese_texts import HEADLINE, LETTERS, PLAIN, SMALL, TEXTS, Typing, nfd, tone_apart


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
    text = "Khoá bơi đã xóa sổ, Thuý và Thúy, thuỷ lợi"
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
        ("Khoá\nBơi", "Khóa\nBơi"),
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
