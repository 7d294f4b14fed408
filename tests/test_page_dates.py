"""The line of dates and views of a page dump."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.page_dump import DATES, HANOI, PARAGRAPHS, dump, story

pytestmark = pytest.mark.usefixtures("words_as_in_the_code")


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
