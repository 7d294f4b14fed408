"""Letters, texts and trouble to try the text functions on."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from hypothesis import strategies as st

HEADLINE = "Đảng ủy phường Đường Đê: Mừng Đội trống thiếu nhi giữ được nhịp đình làng Đặng"
HEADLINE_SLUG = "dang-uy-phuong-duong-de-mung-doi-trong-thieu-nhi-giu-duoc-nhip-dinh-lang-dang"

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
