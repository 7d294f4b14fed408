"""Which words tell what a story is about, and how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import terms, vietnamese

LEAD = "Cống Vàm Láng vỡ lúc nửa đêm. Nước tràn qua cống vàm láng, vào vườn."


def test_syllables_and_bigrams_count_where_they_are_said_twice():
    found = terms.counted("", LEAD, "")
    assert found["vàm láng"] == found["cống"] == 2
    assert found["cống vàm"] == 2
    assert "nửa đêm" not in found


def test_a_word_of_the_headline_counts_three_times():
    assert terms.counted("Vỡ cống", "", "") == {"vỡ": 3, "cống": 3, "vỡ cống": 3}
    assert terms.counted("Vỡ cống", "cống", "<p>cống</p>")["cống"] == 5


def test_no_bigram_crosses_punctuation_or_a_block():
    found = terms.counted("Lúa, gạo", "", "<p>ngô</p><p>khoai</p><p>ngô</p><p>khoai</p>")
    assert set(found) == {"lúa", "gạo", "ngô", "khoai"}


def test_emphasis_does_not_part_two_syllables():
    found = terms.counted("", "", "<p><em>Hà</em> Nội và <strong>Hà</strong> Nội</p>")
    assert found["hà nội"] == 2


def test_marks_count_and_the_place_of_a_tone_does_not():
    assert terms.counted("hoà", "hòa", "") == {"hòa": 4}
    assert "quý" in terms.counted("quý", "", "")
    assert "hoa" not in terms.counted("hòa", "", "")


def test_a_number_alone_is_no_term():
    assert set(terms.counted("Bài 2", "", "")) == {"bài", "bài 2"}


def test_only_the_head_of_a_body_counts():
    body = f"<p>{'một ' * 1_100}</p><p>vườn vườn</p>"
    assert "vườn" not in terms.counted("", "", body)


def test_tags_are_terms_of_their_own():
    assert terms.counted("", "", "", ["đê điều"]) == {"#đê điều": 3}


def test_a_text_of_a_few_words_is_compared_by_its_tags_alone():
    few = terms.counted("Tin số 3", "", "", ["đê điều"])
    assert set(terms.worth_comparing(few)) == {"#đê điều"}
    enough = terms.counted("Vỡ cống Vàm Láng", "", "", ["đê điều"])
    assert terms.worth_comparing(enough) == enough


def test_rare_terms_weigh_more_and_common_ones_nothing():
    times = {"vàm láng": 2, "nước lũ": 2, "người dân": 2}
    found = terms.weighed(times, {"vàm láng": 2, "nước lũ": 60, "người dân": 200}, 1_000)
    assert found["vàm láng"] > found["nước lũ"] > 0
    assert "người dân" not in found


def test_what_is_said_more_often_weighs_more():
    found = terms.weighed({"cống": 9, "đê": 4}, {"cống": 5, "đê": 5}, 1_000)
    assert found["cống"] > found["đê"]


def test_in_a_young_paper_a_syllable_weighs_nothing():
    times = {"của": 9, "vàm láng": 2, "#đê điều": 3}
    assert set(terms.weighed(times, dict.fromkeys(times, 1), 3)) == {"vàm láng", "#đê điều"}
    assert set(terms.weighed(times, dict.fromkeys(times, 1), 30)) == set(times)


def test_only_the_thirty_heaviest_are_kept_and_ties_are_decided():
    times = {f"từ {n:03}": 2 for n in range(90)}
    found = terms.weighed(times, {}, 1_000)
    assert sorted(found) == [f"từ {n:03}" for n in range(60, 90)]
    assert terms.weighed(dict(reversed(times.items())), {}, 1_000) == found


@given(st.dictionaries(st.text(min_size=1), st.integers(2, 99), min_size=1), st.integers(0, 10**6))
def test_weights_are_whole_thousandths_of_a_vector_of_length_one(times, total):
    found = terms.weighed(times, {}, total)
    assert all(0 <= weight <= terms.UNIT for weight in found.values())
    if found:
        assert 0.96 < sum(weight**2 for weight in found.values()) / terms.UNIT**2 < 1.04


@given(st.text())
def test_any_text_can_be_counted(text):
    terms.counted(text, text, text)


@given(st.text(alphabet="hoàáảãạuỷyýèẻqtn ", max_size=40))
def test_a_term_has_its_tone_where_the_key_of_the_text_has_it(text):
    for term in terms.counted(text, "", ""):
        assert term == vietnamese.tone_key(term)


def test_keys_are_whole_numbers_of_six_bytes():
    assert 0 < terms.key("vàm láng") < 2**48
    assert terms.key("vàm láng") != terms.key("vàm lãng")


@pytest.mark.parametrize("body", ["", "<p>", "<p>a &amp; b</p><fig", "&nbsp;"])
def test_a_body_cut_anywhere_is_read(body: str):
    terms.counted("", "", body)
