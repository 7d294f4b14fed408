"""Byline and source at the end of a page dump."""

from dataclasses import replace

import pytest

from articles.importers.record import Photograph, Signature
from tests.page_dump import dump, story

pytestmark = pytest.mark.usefixtures("words_as_in_the_code")


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Theo TTXVN", "TTXVN"),
        ("(Theo qdnd.vn)", "qdnd.vn"),
        ("Nguồn: Báo Bến Sông", "Báo Bến Sông"),
        ("(Nguồn TTXVN)", "TTXVN"),
        ("Theo báo Bến Sông Quê.", "báo Bến Sông Quê"),
        ("(Theo VOV (Hà Nội))", "VOV (Hà Nội)"),
    ],
)
def test_a_source_in_place_of_the_byline_is_no_author(foot: str, name: str) -> None:
    told = story(dump(foot=foot))
    assert (told.source_name, told.signatures, told.warnings) == (name, (), ())
    assert told.blocks == story(dump()).blocks


@pytest.mark.parametrize(
    "foot",
    [
        "Hải Vân\n\n(Theo qdnd.vn)",
        "(Theo qdnd.vn)\n\nHải Vân",
        "Hải Vân (Theo qdnd.vn)",
        "Hải Vân - Theo qdnd.vn",
    ],
)
def test_byline_and_source_are_both_kept(foot: str) -> None:
    told = story(dump(foot=foot))
    assert told == replace(story(dump()), source_name="qdnd.vn")


def test_a_source_given_as_an_address_keeps_it() -> None:
    told = story(dump(foot="Hải Vân\nNguồn: https://www.bensong.vn/tin/lop-boi.html?id=3"))
    assert told.source_name == "bensong.vn"
    assert told.source_address == "https://www.bensong.vn/tin/lop-boi.html?id=3"


@pytest.mark.parametrize(
    "last",
    [
        "Theo đó, lớp sẽ mở đến hết tháng Tám",
        "Theo Ban tổ chức, lớp sẽ mở đến hết tháng Tám",
        "Theo báo cáo của phường, không em nào bỏ học",
        "Và tiếng cười lại rộn bến sông!",
        "“Hẹn Gặp Lại Mùa Hè Sau”",
        "Lớp Một: Làm Quen Với Nước",
        "1.278",
    ],
)
def test_a_last_paragraph_that_signs_nothing_stays_text(last: str) -> None:
    told = story(dump(foot=last))
    assert told.blocks == (*story(dump()).blocks, last)
    assert (told.signatures, told.source_name) == ((), "")
    assert len(told.warnings) == 1


@pytest.mark.parametrize("label", ["Bài, ảnh:", "Tin-ảnh:", "Bài và ảnh:", "Tin, bài, ảnh :"])
def test_one_person_who_wrote_and_photographed_signs_twice(label: str) -> None:
    told = story(dump(foot=f"{label} Hải Vân"))
    assert told.signatures == (Signature("Hải Vân", "writer"), Signature("Hải Vân", "photographer"))
    assert told.warnings == ()


@pytest.mark.parametrize("label", ["Bài:", "Tin:", "Tin bài:", "Tác giả:", "Thực hiện:"])
def test_a_label_that_names_writing_signs_once(label: str) -> None:
    assert story(dump(foot=f"{label} Hải Vân")) == story(dump())


@pytest.mark.parametrize(
    "foot",
    [
        "Bài: Hải Vân - Ảnh: M.Tùng",
        "Hải Vân, Ảnh: M.Tùng",
        "Bài: Hải Vân\n\nẢnh: M.Tùng",
    ],
)
def test_writer_and_photographer_sign_each_for_their_own(foot: str) -> None:
    told = story(dump(foot=foot))
    assert told.signatures == (Signature("Hải Vân"), Signature("M.Tùng", "photographer"))
    assert told.blocks == story(dump()).blocks


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("Hải Vân - Thế Nam", ["Hải Vân", "Thế Nam"]),
        ("Hải Vân, Thế Nam và M.Tùng", ["Hải Vân", "Thế Nam", "M.Tùng"]),
        ("PGS, TS Trần Hải Vân", ["PGS, TS Trần Hải Vân"]),
        ("Hải Vân - Ban CHQS phường", ["Hải Vân - Ban CHQS phường"]),
    ],
)
def test_several_names_sign_apart_and_titles_stay_with_their_name(
    foot: str, names: list[str]
) -> None:
    assert [signature.name for signature in story(dump(foot=foot)).signatures] == names


def test_a_byline_over_two_lines_is_told_and_not_guessed() -> None:
    told = story(dump(foot="Hải Vân\n\nPhòng Chính Trị"))
    assert told.signatures == (Signature("Phòng Chính Trị"),)
    assert told.blocks[-1] == "Hải Vân"
    (warning,) = told.warnings
    assert "Hải Vân" in warning


def test_the_last_photograph_keeps_its_credit_above_a_byline() -> None:
    told = story(dump(foot="Giờ tan lớp.\nẢnh: Thu Hà\nBài: Hải Vân"))
    assert told.blocks[-1] == Photograph("Giờ tan lớp.", "Thu Hà")
    assert told.signatures == (Signature("Hải Vân"),)


def test_a_story_that_nobody_signed_is_told() -> None:
    told = story(dump(foot=""))
    assert (told.signatures, told.source_name) == ((), "")
    assert len(told.warnings) == 1
