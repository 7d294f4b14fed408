"""Vietnamese in the encodings that pictures of twenty years carry it in.

Few files say how their text is encoded and some say it wrong, so the text itself is asked: UTF-8 is
hardly ever mistaken, and of the others the one wins in which most words are Vietnamese syllables.
"""

import re

from articles import vietnamese
from articles.checklist.syllable import is_spelt

# TCVN 5712 (“ABC”, the .Vn typefaces), from 0xA1 on; a dot where it has no letter.
_TCVN = (
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ"
)
_FROM_TCVN = {0xA1 + at: letter for at, letter in enumerate(_TCVN) if letter != "·"}
# VNI: a letter and after it what stands over and under it, as Windows-1252 shows both.
_VNI_MARKS = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        ["́", "̀", "̉", "̃", "̣", "̂", "̂́", "̂̀", "̂̉", "̂̃", "̣̂", "̆", "̆́", "̆̀", "̆̉", "̆̃", "̣̆"],
        strict=True,
    )
)
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {letter.upper(): meant.upper() for letter, meant in _VNI_LETTERS.items()}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")


def read(raw: bytes) -> str:
    """Read text of an unknown encoding as canonical text."""
    try:
        return unscrambled(raw.decode())
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start:
            return unscrambled(raw[: error.start].decode())  # cut to a field's bytes, not letters
    readings = [raw.decode("cp1252", "replace"), raw.decode("cp1258", "replace")]
    readings += [_tcvn(raw), _vni(readings[0])]
    return max(map(vietnamese.canonical, readings), key=_spelt_words)


def unscrambled(text: str) -> str:
    """Mend UTF-8 that was once read as Windows-1252 and written out again: `Cáº§u` -> `Cầu`."""
    try:
        raw = b"".join(map(_byte, text))
        return vietnamese.canonical(raw.decode() if not raw.isascii() else text)
    except UnicodeError:
        return vietnamese.canonical(text)


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if ord(character) < 256 else "cp1252")


def _tcvn(raw: bytes) -> str:
    return raw.decode("latin-1").translate(_FROM_TCVN)


def _vni(text: str) -> str:
    paired = _VNI_PAIR.sub(
        lambda pair: _VNI_LETTERS.get(pair[1], pair[1]) + _VNI_MARKS[pair[2].lower()], text
    )
    return "".join(_VNI_LETTERS.get(letter, letter) for letter in paired)


def _spelt_words(text: str) -> int:
    """Count words that are marked and spelt as Vietnamese is, less those that are not."""
    marked = [word.lower() for word in _WORD.findall(text) if not word.isascii()]
    return sum(1 if is_spelt(word) else -1 for word in marked)
