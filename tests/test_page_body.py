"""Lead and figures of a page dump."""

import pytest

from articles.importers.record import Photograph
from tests.page_dump import CAPTION, LEAD, LONG_PARAGRAPH, PARAGRAPHS, dump, story

pytestmark = pytest.mark.usefixtures("words_as_in_the_code")


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("QPTĐ-", "QPTĐ"),
        ("QPTĐ - ", "QPTĐ"),
        ("VOV.VN – ", "VOV.VN"),
        ("mailam.vn — ", "mailam.vn"),
        ("(Dân quê) - ", "(Dân quê)"),
    ],
)
def test_the_agency_is_taken_off_the_lead(opening: str, agency: str) -> None:
    told = story(dump(lead=opening + LEAD))
    assert (told.agency, told.lead, told.warnings) == (agency, LEAD, ())


@pytest.mark.parametrize(
    "lead",
    [LEAD, "COVID-19 lùi xa, bến sông lại vui.", "Ba mẹ con - ba tấm huy chương.", "QPTĐ-"],
)
def test_a_short_first_paragraph_without_an_agency_is_a_lead_in_doubt(lead: str) -> None:
    told = story(dump(lead=lead))
    assert (told.agency, told.lead) == ("", lead)
    (warning,) = told.warnings
    assert lead[:20] in warning


def test_a_long_first_paragraph_without_an_agency_is_no_lead() -> None:
    long = " ".join([LEAD] * 6)
    told = story(dump(lead=long))
    assert told.lead == ""
    assert long in told.blocks
    assert len(told.warnings) == 1


def test_a_long_lead_with_its_agency_is_one_all_the_same() -> None:
    assert story(dump(lead="QPTĐ-" + " ".join([LEAD] * 6))).lead == " ".join([LEAD] * 6)


def test_a_figure_above_the_lead_stays_the_first_block() -> None:
    told = story(dump(lead=f"{CAPTION}\nẢnh: M.Tùng", figure="QPTĐ-" + LEAD))
    assert told == story(dump())


def test_a_credit_right_below_the_lead_does_not_take_it_for_a_caption() -> None:
    told = story(dump(figure="Ảnh: M.Tùng"))
    assert told.lead == LEAD
    assert told.blocks[0] == Photograph(credit="M.Tùng")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ảnh: M.Tùng", "M.Tùng"),
        ("ẢNH : M. Tùng", "M. Tùng"),
        ("(Ảnh: Thu Hà/TTXVN)", "Thu Hà/TTXVN"),
        ("Ảnh: TTXVN.", "TTXVN"),
        ("Nguồn ảnh: Báo Bến Sông", "Nguồn ảnh: Báo Bến Sông"),
        ("Ảnh minh họa", "Ảnh minh họa"),
        ("Ảnh minh hoạ: Thu Hà", "Ảnh minh hoạ: Thu Hà"),
        ("Ảnh tư liệu: Bảo tàng phường", "Ảnh tư liệu: Bảo tàng phường"),
        ("Đồ họa: Minh Trí", "Đồ họa: Minh Trí"),
        ("(Ảnh tư liệu)", "Ảnh tư liệu"),
    ],
)
def test_a_credit_is_a_name_or_the_words_of_the_source(line: str, credit: str) -> None:
    told = story(dump(figure=f"{CAPTION}\n\n{line}"))
    assert told.blocks == (Photograph(CAPTION, credit), *PARAGRAPHS)
    assert told.warnings == ()


@pytest.mark.parametrize("line", [f"{CAPTION} (Ảnh: M.Tùng)", f"{CAPTION} Ảnh: M.Tùng"])
def test_caption_and_credit_on_one_line_are_a_figure(line: str) -> None:
    assert story(dump(figure=line)) == story(dump())


def test_a_second_photograph_stands_where_the_text_has_it() -> None:
    second = f"{LONG_PARAGRAPH}\n\nBể bơi nhìn từ bến đò.\n\nẢnh: Thu Hà\n\n{PARAGRAPHS[1]}"
    told = story(dump(paragraphs=(second, PARAGRAPHS[2])))
    assert told.blocks == (
        Photograph(CAPTION, "M.Tùng"),
        LONG_PARAGRAPH,
        Photograph("Bể bơi nhìn từ bến đò.", "Thu Hà"),
        *PARAGRAPHS[1:],
    )


def test_a_credit_below_a_paragraph_too_long_for_a_caption_stands_alone() -> None:
    told = story(dump(paragraphs=(LONG_PARAGRAPH, "Ảnh: Thu Hà", PARAGRAPHS[1])))
    assert told.blocks[1:] == (LONG_PARAGRAPH, Photograph(credit="Thu Hà"), PARAGRAPHS[1])


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ảnh hưởng của đợt mưa, lớp phải nghỉ ba buổi.",
        "Lớp nghỉ hai buổi. Nước đã rút. Ảnh: Thu Hà",
        "Ảnh: Bến Sông. Hôm sau trời lại nắng như chưa từng có mưa.",
    ],
)
def test_text_that_only_holds_the_words_of_a_credit_stays_text(paragraph: str) -> None:
    told = story(dump(paragraphs=(LONG_PARAGRAPH, paragraph, PARAGRAPHS[1])))
    assert told.blocks[2] == paragraph


def test_a_credit_that_names_nobody_is_told() -> None:
    told = story(dump(figure=f"{CAPTION}\nẢnh:"))
    assert told.blocks[0] == Photograph(CAPTION)
    (warning,) = told.warnings
    assert "Ảnh:" in warning


def test_a_caption_without_a_credit_reads_as_a_paragraph() -> None:
    assert story(dump(figure=CAPTION)).blocks == (CAPTION, *PARAGRAPHS)
