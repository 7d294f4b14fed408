"""A text dump of one article page becomes a story, or is refused with a reason."""

import re
import unicodedata
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importers import page
from articles.importers.record import Photograph, Refusal, Signature, Story
from articles.vietnamese import one_line
from tests.page_dump import (
    BYLINE,
    CAPTION,
    DATES,
    HANOI,
    HEADLINE,
    LEAD,
    LONG_PARAGRAPH,
    PARAGRAPHS,
    SECTION,
    dump,
    read,
    refusal,
    story,
)

pytestmark = pytest.mark.usefixtures("words_as_in_the_code")


def test_every_part_of_a_page_finds_its_place() -> None:
    told = story(dump())
    assert told == Story(
        where="bai.txt",
        source="page",
        identity=told.identity,
        headline=HEADLINE,
        lead=LEAD,
        agency="QPTĐ",
        blocks=(Photograph(CAPTION, "M.Tùng"), *PARAGRAPHS),
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
        (dump() + " " * 1_000_000, "1000000"),
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


@pytest.mark.parametrize(
    "repeated", ["Bài ", "Bài, ", "; đăng: ", "; truy cập 1 ", "Ảnh: ", "a.", "(", "1."]
)
def test_a_line_of_endless_repetition_is_read_in_no_time(repeated: str) -> None:
    endless = repeated * (300_000 // len(repeated))
    assert story(dump(dates=DATES + endless, foot=endless))
    assert story(dump(foot=repeated * (200 // len(repeated))))


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
            "Nam Ngàn{0} - Bắc Đèo{0}",
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
