"""A text dump of one article page becomes a story, or is refused with a reason."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importers import page
from articles.importers.record import Photograph, Refusal, Signature, Story
from articles.vietnamese import one_line

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

SECTION = "Đời sống cơ sở - Nếp sống mới"
HEADLINE = "Phường Mai Lâm: Mở lớp dạy bơi miễn phí cho trẻ em vùng ven sông"
DATES = "; đăng: 16:05, 09/06/2021; công bố ngày: 00:00, 10/06/2021; truy cập 1278 lượt;"
LEAD = (
    "Mỗi buổi chiều hè, bể bơi dã chiến bên bến đò Mai Lâm lại rộn tiếng trẻ nhỏ. Lớp học do các "
    "chiến sĩ dân quân đứng ra mở, không thu tiền, đã giúp hơn hai trăm em biết bơi."
)
CAPTION = "Các em nhỏ khởi động “đúng động tác, đủ thời gian” trước giờ xuống nước."
LONG_PARAGRAPH = (
    "Ý tưởng bắt đầu từ mùa nước năm trước, khi một tốp học sinh suýt bị cuốn trôi trên đường đi "
    "chăn trâu về. Anh em trong trung đội bàn nhau góp tre, bạt và phao, quây một khúc sông lặng "
    "thành bể. Khoá học đầu tiên chỉ có mười hai em; đến nay, lớp phải chia làm bốn ca mà vẫn còn "
    "gia đình xin ghi tên cho con vào danh sách chờ của mùa hè năm sau, kể cả ở phường bên."
)
PARAGRAPHS = (
    LONG_PARAGRAPH,
    "Theo đó, mỗi ca kéo dài bốn mươi lăm phút, cứ năm em có một người kèm bên cạnh.",
    "Bà Lê Thị Sáu, nhà ở cuối ngõ Bến, kể: “Cháu tôi trước sợ nước, giờ tự bơi được rồi.”",
)
BYLINE = "Hải Vân"


@pytest.fixture(autouse=True, scope="module")
def words_as_in_the_code() -> Iterator[None]:
    with translation.override(None):
        yield


def dump(
    *,
    section: str = SECTION,
    headline: str = HEADLINE,
    dates: str = DATES,
    lead: str = "QPTĐ-" + LEAD,
    figure: str = f"{CAPTION}\u00a0\n\nẢnh: M.Quang",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    foot: str = BYLINE,
    end: str = "Tin khác",
) -> str:
    """Return a page in the shape in which the old site's pages were dumped."""
    title = headline + "\u00a0  \u00a0  \u00a0 " if headline else ""
    head = f"{section}\n\n{title}\n\n{dates}\n\n\u00a0\n\n{lead}\n\n\u00a0\n\n\u00a0\n\n"
    text = "\n\n\n".join(paragraphs)
    return f"{head}{figure}\n\n\u00a0\n\n{text}\n\n\u00a0\n\n{foot}\n\n\u00a0\n\n{end}"


def read(content: str | bytes) -> Story | Refusal:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bai.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (told,) = page.read(path, HANOI)
        return told


def story(content: str | bytes) -> Story:
    told = read(content)
    assert isinstance(told, Story), told
    return told


def refusal(content: str | bytes) -> Refusal:
    told = read(content)
    assert isinstance(told, Refusal), told
    assert told.where == "bai.txt"
    return told


# The page as it is


def test_every_part_of_a_page_finds_its_place() -> None:
    told = story(dump())
    assert told == Story(
        where="bai.txt",
        source="page",
        identity=told.identity,
        headline=HEADLINE,
        lead=LEAD,
        agency="QPTĐ",
        blocks=(Photograph(CAPTION, "M.Quang"), *PARAGRAPHS),
        section=SECTION,
        signatures=(Signature(BYLINE, "writer"),),
        posted=datetime(2021, 6, 9, 16, 5, tzinfo=HANOI),
        published=datetime(2021, 6, 10, tzinfo=HANOI),
        views=1278,
        status="published",
        warnings=(),
    )
    assert told.posted
    assert told.posted.utcoffset() == timedelta(hours=7)


def without_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def with_tones_apart(text: str) -> str:
    """Return the text with whole letters like ê and the tones as marks after them."""
    apart = unicodedata.normalize("NFD", text)
    for mark in "\u0302\u0306\u031b":
        apart = re.sub(f"(.)([\u0323]?){mark}", rf"\1{mark}\2", apart)
        apart = re.sub(f".{mark}", lambda pair: unicodedata.normalize("NFC", pair[0]), apart)
    return apart


@pytest.mark.parametrize(
    "saved",
    [
        dump().replace("\n", "\r\n"),
        dump().replace("\n", "\r"),
        dump().replace("\n", "\u2028"),
        "\ufeff" + dump(),
        dump().encode("utf-16"),
        b"\xfe\xff" + dump().encode("utf-16-be"),
        unicodedata.normalize("NFD", dump()),
        with_tones_apart(dump()),
        without_empty_lines(dump()),
        dump() + "\n",
        dump().replace(" ", " \u200b\u00a0"),
        dump().replace("đăng", "\u200dđă\u200cng"),
    ],
    ids=range(12),
)
def test_a_page_saved_in_another_way_is_the_same_story(saved: str | bytes) -> None:
    assert saved != dump()
    assert story(saved) == story(dump())


def test_the_same_page_has_the_same_identity_and_another_has_another() -> None:
    assert re.fullmatch("[0-9a-f]{64}", story(dump()).identity)
    changed = dump(paragraphs=PARAGRAPHS[:1], foot="Theo TTXVN", dates=DATES.replace("1278", "9"))
    assert story(changed).identity == story(dump()).identity
    others = [
        dump(headline=HEADLINE + " Hồng"),
        dump(dates=DATES.replace("16:05", "16:06")),
        dump(dates="công bố ngày: 10/06/2021"),
        dump(dates="công bố ngày: 11/06/2021"),
    ]
    assert len({story(other).identity for other in [dump(), *others]}) == 5


def test_identity_does_not_follow_the_zone_of_the_site(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(dump(), encoding="utf-8")
    (here,) = page.read(path, HANOI)
    (there,) = page.read(path, ZoneInfo("UTC"))
    assert isinstance(here, Story)
    assert isinstance(there, Story)
    assert here.identity == there.identity
    assert here.posted != there.posted


# Section and headline


def test_a_headline_over_several_lines_is_put_together() -> None:
    told = story(dump(headline="Phường Mai Lâm:\n\nMở lớp dạy bơi\nmiễn phí"))
    assert told.section == SECTION
    assert told.headline == "Phường Mai Lâm: Mở lớp dạy bơi miễn phí"


def test_a_page_without_a_section_keeps_its_headline() -> None:
    told = story(dump(section=""))
    assert (told.section, told.headline) == ("", HEADLINE)
    assert len(told.warnings) == 1
    assert "section" in told.warnings[0]


def test_a_section_called_like_the_end_of_the_page_ends_nothing() -> None:
    told = story(dump(section="Tin khác"))
    assert told.section == "Tin khác"
    assert told.blocks == story(dump()).blocks


# The line of dates


@pytest.mark.parametrize(
    "broken",
    [
        DATES.replace("; ", ";\n"),
        DATES.replace("; ", "\n;"),
        DATES.replace("; ", "\n\n")[2:].replace(";", ""),
        DATES.replace("ngày: ", "ngày:\n"),
        DATES.replace("05, ", "05,\n\n"),
        DATES.replace("1278 ", "1278\n"),
        DATES.replace("công bố ", "công bố\n"),
    ],
    ids=range(7),
)
def test_a_line_of_dates_broken_anywhere_is_put_together(broken: str) -> None:
    assert "\n" in broken
    assert story(dump(dates=broken)) == story(dump())


@pytest.mark.parametrize(
    "stamp",
    [
        "16:05, 09/06/2021",
        "16:05 09/06/2021",
        "16:05 - 9/6/2021",
        "16h05, 09-06-2021",
        "16:05, 09.06.2021.",
        "16:05,09 / 06 / 2021",
    ],
)
def test_a_moment_is_read_in_the_spellings_of_the_press(stamp: str) -> None:
    told = story(dump(dates=f"Đăng: {stamp}; Truy cập: 12 lượt xem"))
    assert told.posted == datetime(2021, 6, 9, 16, 5, tzinfo=HANOI)
    assert (told.published, told.views, told.warnings) == (None, 12, ())


def test_a_day_without_a_time_is_its_midnight() -> None:
    assert story(dump(dates="công bố ngày: 10/06/2021")).published == datetime(
        2021, 6, 10, tzinfo=HANOI
    )


@pytest.mark.parametrize(
    "value",
    ["31/02/2019", "00:00, 29/02/2021", "24:60, 01/01/2021", "10/06/21", "10/06-2021", "hôm qua"],
)
def test_an_impossible_date_is_left_empty_and_named(value: str) -> None:
    told = story(dump(dates=DATES.replace("00:00, 10/06/2021", value)))
    assert told.published is None
    assert told.posted == story(dump()).posted
    (warning,) = told.warnings
    assert value in warning


def test_a_page_whose_dates_are_all_wrong_still_comes_in() -> None:
    told = story(dump(dates="đăng: 99:99, 01/01/2021; công bố ngày: 01/13/2021; truy cập 5 lượt"))
    assert (told.posted, told.published, told.views) == (None, None, 5)
    assert "99:99, 01/01/2021" in told.warnings[0]
    assert "01/13/2021" in told.warnings[1]
    assert len(told.warnings) == 3


@pytest.mark.parametrize(
    ("written", "views"),
    [
        ("truy cập 1.278 lượt", 1278),
        ("truy cập 1,278 lượt", 1278),
        ("truy cập 1 278 lượt", 1278),
        ("truy cập 1.234.567 lượt", 1234567),
        ("truy cập 0 lượt", 0),
        ("truy cập: 12", 12),
        ("truy cập lượt", None),
        ("", None),
    ],
)
def test_views_are_read_however_they_are_grouped(written: str, views: int | None) -> None:
    told = story(dump(dates=f"; đăng: 16:05, 09/06/2021; {written};"))
    assert (told.views, told.warnings) == (views, ())


@pytest.mark.parametrize("value", ["nhiều lượt", "12.78 lượt", "9" * 5000])
def test_views_that_are_no_number_are_left_empty_and_named(value: str) -> None:
    told = story(dump(dates=f"; đăng: 16:05, 09/06/2021; truy cập {value};"))
    assert told.views is None
    (warning,) = told.warnings
    assert value in warning


@pytest.mark.parametrize(
    "dates",
    [
        "Ban biên tập" + DATES,
        "Ban biên tập;\n" + DATES,
        DATES + " Ban biên tập;",
        DATES.replace("; công", "; Ban biên tập; công"),
    ],
)
def test_an_unknown_item_among_the_dates_is_told_and_not_guessed(dates: str) -> None:
    told = story(dump(dates=dates))
    (warning,) = told.warnings
    assert "Ban biên tập" in warning
    assert replace(told, warnings=()) == story(dump())


def test_an_item_given_twice_counts_once_and_is_told() -> None:
    told = story(dump(dates=DATES + " truy cập 99 lượt; đăng: 01/01/2020"))
    assert (told.views, told.posted) == (1278, story(dump()).posted)
    assert [warning.split(": ", 1)[1] for warning in told.warnings] == [
        "truy cập 99 lượt",
        "đăng: 01/01/2020",
    ]


def test_words_like_those_of_the_dates_stay_in_headline_and_text() -> None:
    headline = "Truy cập 5 trang mạng giả, ba người mất tiền"
    paragraph = "Đăng: hai chị em sinh đôi; truy cập 300 lượt mỗi ngày là chuyện thường của họ."
    told = story(dump(headline=headline, paragraphs=(*PARAGRAPHS, paragraph)))
    assert told.headline == headline
    assert told.blocks[-1] == paragraph
    assert told.warnings == ()


# Lead


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
    told = story(dump(lead=f"{CAPTION}\nẢnh: M.Quang", figure="QPTĐ-" + LEAD))
    assert told == story(dump())


def test_a_credit_right_below_the_lead_does_not_take_it_for_a_caption() -> None:
    told = story(dump(figure="Ảnh: M.Quang"))
    assert told.lead == LEAD
    assert told.blocks[0] == Photograph(credit="M.Quang")


# Figures


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ảnh: M.Quang", "M.Quang"),
        ("ẢNH : M. Quang", "M. Quang"),
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


@pytest.mark.parametrize("line", [f"{CAPTION} (Ảnh: M.Quang)", f"{CAPTION} Ảnh: M.Quang"])
def test_caption_and_credit_on_one_line_are_a_figure(line: str) -> None:
    assert story(dump(figure=line)) == story(dump())


def test_a_second_photograph_stands_where_the_text_has_it() -> None:
    second = f"{LONG_PARAGRAPH}\n\nBể bơi nhìn từ bến đò.\n\nẢnh: Thu Hà\n\n{PARAGRAPHS[1]}"
    told = story(dump(paragraphs=(second, PARAGRAPHS[2])))
    assert told.blocks == (
        Photograph(CAPTION, "M.Quang"),
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


# Byline and source


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
        "Bài: Hải Vân - Ảnh: M.Quang",
        "Hải Vân, Ảnh: M.Quang",
        "Bài: Hải Vân\n\nẢnh: M.Quang",
    ],
)
def test_writer_and_photographer_sign_each_for_their_own(foot: str) -> None:
    told = story(dump(foot=foot))
    assert told.signatures == (Signature("Hải Vân"), Signature("M.Quang", "photographer"))
    assert told.blocks == story(dump()).blocks


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("Hải Vân - Thế Nam", ["Hải Vân", "Thế Nam"]),
        ("Hải Vân, Thế Nam và M.Quang", ["Hải Vân", "Thế Nam", "M.Quang"]),
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


# The end of the page


@pytest.mark.parametrize(
    "end",
    [
        "Tin khác",
        "TIN KHÁC:",
        "Các tin khác",
        "Tin, bài liên quan",
        "Tin cùng chuyên mục",
        "Tin cũ hơn »",
    ],
)
def test_nothing_below_the_end_enters_the_story(end: str) -> None:
    rest = "Ra quân làm sạch bờ kè\nIn trang\nGửi email\nVề đầu trang\nThế Nam"
    assert story(dump(end=f"{end}\n{rest}")) == story(dump())


def test_text_below_the_end_that_is_too_long_for_a_headline_is_told() -> None:
    told = story(dump(end=f"Tin liên quan\nMột tít ngắn\n{LONG_PARAGRAPH}"))
    (warning,) = told.warnings
    assert LONG_PARAGRAPH in warning
    assert replace(told, warnings=()) == story(dump())


def test_a_page_without_its_end_is_told() -> None:
    told = story(dump(end=""))
    assert len(told.warnings) == 1
    assert replace(told, warnings=()) == story(dump())


def test_the_words_of_the_end_inside_a_sentence_end_nothing() -> None:
    paragraph = "Tin khác thì chậm, tin này cả phường biết trong một buổi sáng."
    assert story(dump(paragraphs=(*PARAGRAPHS, paragraph))).blocks[-1] == paragraph


# What is refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        ("\ufeff\u00a0\n\u200b\r\n", "empty"),
        (dump(dates=""), "dates"),
        (dump(dates="Ngày đăng 09/06/2021 | 12 lượt xem"), "dates"),
        ("\n".join(["Mục"] * 12) + dump(), "dates"),
        (dump(section="", headline=""), "headline"),
        (f"{SECTION}\n{HEADLINE}\n{DATES}\nTin khác\nMột tít", "text"),
        (f"{SECTION}\n{HEADLINE}\n{DATES}\nHải Vân\nTin khác", "text"),
        (dump().encode() + b"\n\xff", "UTF-8"),
        (dump().encode("cp1258", errors="replace"), "UTF-8"),
        (dump().encode("utf-16")[:-1], "UTF-16"),
        (dump().encode("utf-16-le"), "UTF-8"),
        (dump() + " " * 5_000_000, "5000000"),
    ],
    ids=range(13),
)
def test_a_page_that_cannot_be_a_story_is_refused_with_a_reason(
    content: str | bytes, reason: str
) -> None:
    assert reason in refusal(content).reason


def test_a_refusal_for_bad_bytes_names_the_line() -> None:
    assert "Line 3 " in refusal("Mục\r\nTít bài\r\n".encode() + b"\xc4\x28").reason


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (told,) = page.read(tmp_path / "mat.txt", HANOI)
    assert isinstance(told, Refusal)
    assert told.where == "mat.txt"


# Whatever comes in

ANY_LINE = st.text(max_size=60) | st.sampled_from(
    [
        *("; đăng: 16:05, 09/06/2021", "công bố ngày:", "truy cập 5 lượt;", ";", "Tin khác"),
        *("Ảnh:", "(Ảnh: )", "Theo ", "Nguồn: http://", "Bài: - Ảnh: ", "QPTĐ-", "()", "Bài, ảnh:"),
        *("\u0301", "\u200d", "\x00", "\u2028", "-", "A", "và", "Hải Vân", "(Theo)"),
    ]
)


@given(
    st.binary()
    | st.lists(ANY_LINE).map("\n".join).map(lambda text: text.encode("utf-8", "replace"))
)
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00")
def test_any_file_gives_one_story_or_one_refusal(content: bytes) -> None:
    told = read(content)
    assert (
        (told.headline and (told.lead or told.blocks)) if isinstance(told, Story) else told.reason
    )


LABELS = {"ảnh", "bài", "theo", "nguồn", "đăng"}

NUMBERED = st.builds(
    str.format,
    st.sampled_from(
        [
            "Đoạn văn số {0} kể chuyện bến sông, có đầu có cuối, chấm hết bằng một dấu chấm.",
            "Đoạn văn số {0} dài. " + LONG_PARAGRAPH,
            "Chú thích {0}",
            "Ảnh: Tên{0}",
            "Ảnh minh họa: Tên{0}",
            "Khoảnh khắc {0}. (Ảnh: Người{0})",
            "Khoảnh khắc {0}. Ảnh: Người{0}",
            "Người {0} Đưa Tin",
            "Bài, ảnh: Người {0}",
            "Nam {0} - Bắc {0}",
            "Theo Hãng{0}",
            "Nam {0} (Theo hãng{0}.vn)",
            "Nguồn: https://www.vi-du{0}.vn/trang-{0}",
            "QPTĐ-Câu mở đầu số {0}.",
            "Mục {0};",
            "đăng: {0}",
            "{0}",
        ]
    ),
    st.integers(0, 10**6),
)
SAFE_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def words(text: str) -> set[str]:
    plain = one_line(re.sub("[\u200c\u200d]", "", one_line(text)))
    return set(re.findall(r"\w+", plain)) - LABELS - {label.capitalize() for label in LABELS}


def words_of(told: Story) -> set[str]:
    texts: list[str] = [told.section, told.headline, told.agency, told.lead, *told.warnings]
    texts += [told.source_name, told.source_address]
    for block in told.blocks:
        texts += [block] if isinstance(block, str) else astuple(block)
    texts += [signature.name for signature in told.signatures]
    return set().union(*map(words, texts))


@given(
    above=st.lists(SAFE_TEXT | NUMBERED, min_size=1, max_size=4),
    extra=SAFE_TEXT,
    below=st.lists(NUMBERED | SAFE_TEXT, min_size=1, max_size=12),
)
@example(above=["A"], extra="", below=["Dài. " + LONG_PARAGRAPH, "Nam 1", "Bắc 2 (Theo hãng3.vn)"])
def test_no_word_of_a_page_is_lost(above: list[str], extra: str, below: list[str]) -> None:
    told = read("\n".join([*above, f"{extra}; đăng: 16:05, 09/06/2021;", *below, "Tin khác", "Bỏ"]))
    if isinstance(told, Story):
        for line in [*above, extra, *below]:
            assert words(line) <= words_of(told), line
        assert "Bỏ" not in words_of(told)
