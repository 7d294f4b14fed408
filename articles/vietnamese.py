"""Vietnamese text as pure functions: one stored form, matching without marks, slugs, sorting.

The author's own spelling ("hoà" or "hòa") is never changed for display; `fold` and `tone_key` make
the two meet where texts are compared. All of it is done here and not in the database, so that
SQLite and PostgreSQL of any locale give the same answers.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Zero-width joiner and non-joiner: part of emoji and of names in other scripts, so text keeps them.
_JOINERS = "\u200c\u200d"

_PLANE_ENDS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# Nobody sees these, yet they break equality, search and copying; a single U+000B or U+0000 makes a
# feed unreadable. Tag characters and variation selectors stay: flags and emoji are made with them.
_INVISIBLE = re.compile(
    "["
    r"\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F"  # control characters but tab and line ends
    r"\u00AD\u034F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0"
    r"\uFFF9-\uFFFB\U0001D173-\U0001D17A\U000E0001"
    r"\uD800-\uDFFF\uFDD0-\uFDEF"  # lone surrogates, noncharacters
    f"{_PLANE_ENDS}]"
)
_PRINTABLE_YET_ODD = "\u034f\u3164\uffa0\u0302\u0306"  # fillers, and marks typed after a tone
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_TONE_TYPED_FIRST = re.compile("([ÁÀẢÃáàảã])([\u0302\u0306])|([ÉÈẺẼÓÒỎÕéèẻẽóòỏõ])(\u0302)")

# In the order of the dictionary, after the level tone: huyền, hỏi, ngã, sắc, nặng.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_VIETNAMESE_MARKS = frozenset(_TONES + "\u0302\u0306\u031b")
_LATIN_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]")
_UNSEEN_IN_MATCHING = re.compile(f"[{_JOINERS}\ufe00-\ufe0f]")
_MARKED_WORD = re.compile(r"[\w\u0300-\u036f]+")

# Syllables that end in oa, oe or uy; the u of "quý" belongs to the q.
_NEW_STYLE = re.compile(
    r"(?:([oO])([àảãáạèẻẽéẹÀẢÃÁẠÈẺẼÉẸ])|(?<![qQ])([uU])([ỳỷỹýỵỲỶỸÝỴ]))(?![^\W\d_]|[\u0300-\u036f])"
)

LONGEST_SYLLABLE = 40  # characters of a word that count in a search; an address may have thousands

_GROUPED_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BREAK = "01"
_PLACES = {letter: f"{place:02}" for place, letter in enumerate("0123456789" + _ALPHABET, start=2)}
_AFTER_Z = 45
_BETWEEN_WORDS = re.compile(r"(?:[^\w\u0300-\u036f]|_)+")


@lru_cache(maxsize=128)  # a text is asked for again at each step of its way into the database
def canonical(text: str) -> str:
    """Return the one form in which text is stored: NFC, line ends as \\n, nothing invisible.

    Also repairs the circumflex or breve typed after the tone (é + U+0302), which NFC leaves apart.
    Applying it twice changes nothing more.
    """
    if _is_plain(text):
        return text
    # Invisibles go first: one may stand between a letter and its mark, or inside \r\n.
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", text))
    return _TONE_TYPED_FIRST.sub(_mark_before_tone, unicodedata.normalize("NFC", text))


def _is_plain(text: str) -> bool:
    """Say quickly of nearly every text that it is canonical: printable, NFC, no odd letter."""
    return (
        text.replace("\n", " ").isprintable()
        and unicodedata.is_normalized("NFC", text)
        and not any(odd in text for odd in _PRINTABLE_YET_ODD)
    )


def _mark_before_tone(match: re.Match[str]) -> str:
    letter, tone, mark = list(unicodedata.normalize("NFD", match[0]))
    return unicodedata.normalize("NFC", letter + mark + tone)


def one_line(text: str) -> str:
    """Return the canonical text as one trimmed line, any run of white space (NBSP too) a space."""
    return " ".join(canonical(text).split()).strip(" " + _JOINERS)


def fold(text: str) -> str:
    """Return what is left for matching without marks: lower case, đ as d, one line.

    Marks on Latin, Greek and Cyrillic letters go; punctuation, digits and other scripts stay.
    """
    text = canonical(_UNSEEN_IN_MATCHING.sub("", text)).lower()
    text = _LATIN_MARK.sub("", unicodedata.normalize("NFD", text))
    # Ð and Ɖ look like Đ and stand for it in texts converted from old code pages.
    return one_line(re.sub("[đðɖ]", "d", text))


def tone_key(text: str) -> str:
    """Return the canonical text with the tone of open oa, oe, uy where the old style puts it.

    "hoà", "khoẻ" and "Thuý" become "hòa", "khỏe" and "Thúy"; for comparing only, never for display.
    """
    return _NEW_STYLE.sub(_tone_moved, canonical(text))


def _tone_moved(match: re.Match[str]) -> str:
    first, vowel, tone = list(unicodedata.normalize("NFD", match[0]))
    return unicodedata.normalize("NFC", first + tone) + vowel


def syllables(text: str) -> list[str]:
    """List the words of a text as search compares them: lower case, marked, tones in the old place.

    Whatever is no letter, digit or mark parts words: "TP.HCM" is two, "Covid-19" too. A number
    grouped by thousands is one: "6.000" and "6000" are the same.
    """
    text = canonical(text).lower().replace("_", " ")
    if "." in text:
        text = _GROUPED_NUMBER.sub(lambda number: number[0].replace(".", ""), text)
    return list(filter(None, map(_syllable, _MARKED_WORD.findall(text))))


def folded(words: list[str]) -> list[str]:
    """Fold words that `syllables` gave, one to one."""
    return list(map(_folded_word, words))


# Vietnamese has some 7,000 syllables: nearly every word of a text was met before.
@lru_cache(maxsize=32_768)
def _syllable(word: str) -> str:
    return tone_key(word[:LONGEST_SYLLABLE]) if any(map(str.isalnum, word)) else ""


@lru_cache(maxsize=32_768)
def _folded_word(word: str) -> str:
    return fold(word)


def stray_marks(text: str) -> list[str]:
    """Return the words with a Vietnamese mark that fits no letter (a tone typed twice), each once.

    They are for an editor to look at: which letter was meant cannot be told from the text.
    """
    text = canonical(text)
    if not _LATIN_MARK.search(text):
        return []
    words = _MARKED_WORD.findall(text)
    return list(dict.fromkeys(word for word in words if not _VIETNAMESE_MARKS.isdisjoint(word)))


def is_obfuscated(text: str) -> bool:
    """Say whether marks that fit no letter stand behind more than one letter in twenty.

    Texts are spoilt so on purpose, to keep machines from finding them; typing slips are far fewer,
    and up to four in a short text are still slips.
    """
    text = canonical(text)
    strays = len(_LATIN_MARK.findall(text))
    return strays > 4 and strays * 20 > sum(map(str.isalpha, text))


def slug(text: str, max_length: int = 120, fallback: str = "bai-viet") -> str:
    """Return the text for an address: whole words of [a-z0-9] joined by "-", never empty.

    A word is cut only where the first one alone is longer than `max_length` (1 or more);
    `fallback`, itself a slug, stands in where no letter or digit is left.
    """
    text = _GROUPED_NUMBER.sub(lambda number: number[0].replace(".", ""), fold(text))
    words = re.findall("[a-z0-9]+", "".join(map(_in_ascii, text)).lower())
    return _whole_words("-".join(words) or fallback, max_length)


def _in_ascii(character: str) -> str:
    if character.isascii():
        return character
    match unicodedata.category(character)[0]:
        case "L" | "M":  # anyascii writes soft signs and glottal stops as quotes
            return "".join(filter(str.isalnum, anyascii(character)))
        case "N":
            return anyascii(character)
    return " "  # and 😀 as ":grinning:", € as "EUR", which nobody typed


def _whole_words(words: str, max_length: int) -> str:
    if len(words) <= max_length:
        return words
    return words[: max_length + 1].rpartition("-")[0] or words[:max_length]


def sort_key(text: str) -> str:
    """Return digits that stand in Vietnamese dictionary order under any collation of any database.

    Two digits a letter, then "00", then one digit a letter for the tones, which count only between
    texts of the same letters. Word breaks (spaces, punctuation, all alike) come before digits,
    digits before letters, foreign Latin letters beside their plain ones, other scripts after z.
    Capitals and small letters are equal.

    At most 3n + 2 digits for n Vietnamese characters, 12n + 2 for n canonical ones of any kind.
    Callers may cut keys to the width of a column: they keep the order, and tie beyond the cut.
    """
    letters, tones = _weights(text)
    return f"{letters}00{tones.rstrip('0')}"


def person_sort_key(name: str) -> str:
    """Return the sort key of a person: by the given name, the last word, then by the words before.

    The tones of the given name count before the rest, so that all Anh stand before all Ánh.
    At most 3n + 4 digits for n Vietnamese characters.
    """
    *before, given = one_line(name).split(" ")
    letters, tones = _weights(given)
    return f"{letters}00{tones}{sort_key(' '.join(before))}"


def _weights(text: str) -> tuple[str, str]:
    plain = one_line(_UNSEEN_IN_MATCHING.sub("", text)).lower()
    weights = [_weight(character) for character in _BETWEEN_WORDS.sub(" ", plain).strip()]
    return "".join(place for place, _ in weights), "".join(tones for _, tones in weights)


@lru_cache(maxsize=4096)
def _weight(character: str) -> tuple[str, str]:
    """Return the place of one lower-case character, in whole groups, and one tone digit a group."""
    if character == " ":
        return _BREAK, "0"
    letter, *marks = list(unicodedata.normalize("NFD", character))
    tone = next((mark for mark in marks if mark in _TONES), "")
    quality = unicodedata.normalize("NFC", letter + "".join(marks).replace(tone, ""))
    if quality in _PLACES:
        return _PLACES[quality], str(_TONES.index(tone) + 1 if tone else 0)
    return _foreign_weight(character)


def _foreign_weight(character: str) -> tuple[str, str]:
    if _LATIN_MARK.match(character):
        return "", ""
    spelled = str(unicodedata.digit(character, ""))
    if unicodedata.name(character, "").startswith("LATIN "):
        spelled = anyascii(character).lower()
    if places := [_PLACES[letter] for letter in spelled if letter in _PLACES]:
        return "".join(places), "0" * len(places)
    ten_thousands, rest = divmod(ord(character), 100_000)
    return f"{_AFTER_Z + ten_thousands}{rest:05}", "0"
