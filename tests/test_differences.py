"""What differs between two texts, and what two changed texts add up to."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import differences
from articles.differences import GONE, NEW, SAME

some_words = st.lists(st.sampled_from(["cầu", "Long", "Biên", "sông", ",", "Hồng"])).map(" ".join)
paragraphs = st.lists(st.sampled_from([f"<p>Đoạn {n}</p>" for n in range(8)]), unique=True)


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in differences.words(old, new)]


def test_a_changed_word_is_marked_and_the_rest_is_not():
    assert pieces("Cầu Long Biên, Hà Nội", "Cầu Chương Dương, Hà Nội") == [
        (SAME, "Cầu "),
        (GONE, "Long Biên"),
        (NEW, "Chương Dương"),
        (SAME, ", Hà Nội"),
    ]


def test_a_mark_makes_another_word():
    assert (GONE, "hoa") in pieces("hoa", "hóa")


@given(some_words, some_words)
def test_the_pieces_are_both_texts(old: str, new: str):
    found = differences.words(old, new)
    assert "".join(p.text for p in found if p.kind != NEW).split() == old.split()
    assert "".join(p.text for p in found if p.kind != GONE) == new


def test_a_body_is_compared_in_its_blocks():
    old = "<h2>Tít</h2>\n<p>Một hai ba</p>\n<ul><li>Bốn</li></ul>"
    new = "<h2>Tít</h2>\n<p>Một hai năm</p>\n<p>Mới</p>\n<ul><li>Bốn</li></ul>"
    changed = differences.bodies(old, new)
    assert [line.tag for line in changed] == ["h2", "p", "p", "li"]
    assert [line.is_same for line in changed] == [True, False, False, True]
    assert [piece.text for piece in changed[1].pieces] == ["Một hai ", "ba", "năm"]


@pytest.mark.parametrize(
    "new",
    ['<p>Xem <a href="/b">đây</a></p>', "<p><strong>Xem</strong> đây</p>", "<h2>Xem đây</h2>"],
)
def test_formatting_alone_is_a_difference_too(new: str):
    (line,) = differences.bodies('<p>Xem <a href="/a">đây</a></p>', new)
    assert line.reformatted
    assert not line.is_same


def test_another_picture_is_a_difference():
    caption = "<figcaption>Cầu</figcaption>"
    old, new = (f'<figure data-image="{n}">{caption}</figure>' for n in (1, 2))
    assert [line.is_same for line in differences.bodies(old, new)] == [False, False, True]


def test_a_long_body_takes_no_time():
    words = [" ".join(f"từ{(n * k) % 97}" for k in range(70)) for n in range(120)]
    old = "\n".join(f"<p>{line}</p>" for line in words)
    new = old.replace("từ5", "từ không").replace("<p>từ1 ", "<p>Khác hẳn ")
    assert len(old.encode()) > 40_000
    start = perf_counter()
    assert differences.bodies(old, new)
    assert differences.words(old, new)
    assert perf_counter() - start < 2


def test_changes_in_different_blocks_come_together():
    base = ["<p>Một</p>", "<p>Hai</p>", "<ul><li>Ba</li><li>Bốn</li></ul>"]
    mine = ["<p>Một rưỡi</p>", *base[1:]]
    theirs = [*base[:2], "<ul><li>Ba</li></ul>", "<p>Năm</p>"]
    result = differences.bodies_together(*("\n".join(text) for text in (base, mine, theirs)))
    assert result == "\n".join(["<p>Một rưỡi</p>", *base[1:2], *theirs[2:]])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("<p>A1</p><p>B</p>", "<p>A2</p><p>B</p>"),
        ("<p>B</p>", "<p>A2</p><p>B</p>"),
        ("<p>A</p><p>1</p><p>B</p>", "<p>A</p><p>2</p><p>B</p>"),
    ],
)
def test_changes_of_one_place_do_not(mine: str, theirs: str):
    assert differences.bodies_together("<p>A</p><p>B</p>", mine, theirs) is None


@given(paragraphs, paragraphs, paragraphs)
def test_what_comes_together_has_all_that_either_added(base, mine, theirs):
    result = differences.together(base, mine, theirs)
    if result is not None:
        assert {*mine, *theirs} - {*base} <= {*result}
        assert {*result} <= {*base, *mine, *theirs}
    assert differences.together(base, mine, base) == mine
    assert differences.together(base, base, theirs) == theirs


def test_lists_of_names_come_together():
    assert differences.names_together(["a", "b", "c"], ["a", "c", "d"], ["a", "b", "e"]) == [
        "a",
        "e",
        "d",
    ]
