"""How a Vietnamese syllable is spelt, and what a slip of the fingers makes of it.

A syllable is an initial, a rime and a tone that stands on one letter. Judged are only words that
somebody meant as Vietnamese: with a letter or mark of its alphabet, or what Telex and VNI type for
one. Names, foreign words and abbreviations are not ours to judge.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
SHARP, HEAVY = "\u0301", "\u0323"
INITIALS = (
    *("ngh", "ng", "nh", "kh", "gh", "ch", "gi", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
ALL_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uât uâng uây uê uêch uên uênh uêt uêu
uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uyên uyêt uynh uyt uyu uyn uyp
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
RIMES = frozenset(ALL_RIMES.split())
AFTER_QU = frozenset({"yt", "ynh", "ych", "yn", "yp", "yu"})
FRONT = "eêiy"
OPEN_PAIRS = {"oa", "oe", "uy"}  # their tone stands on either, as the old or the new style has it
VOWELS = frozenset("aăâeêioôơuưy")
VOWEL_GROUP = re.compile("[aăâeêioôơuưy]+")
OWN_MARKS = re.compile("[đ\u0300-\u0303\u0306\u0309\u031b\u0323]")  # of a decomposed word

TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": SHARP, "j": HEAVY}
VNI_TONES = {"1": SHARP, "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": HEAVY}
TELEX_LETTERS = (
    *(("uow", "ươ"), ("uwow", "ươ"), ("ưow", "ươ"), ("uwo", "ươ"), ("dd", "đ"), ("đd", "đ")),
    *(("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư")),
)
VNI_LETTERS = (
    *(("uo7", "ươ"), ("u7o7", "ươ"), ("d9", "đ"), ("a6", "â"), ("e6", "ê"), ("o6", "ô")),
    *(("a8", "ă"), ("o7", "ơ"), ("u7", "ư")),
)
# What the fingers leave out or put elsewhere, letter for letter.
MENDS = (
    *(
        ("ưo", "ươ"),
        ("uơ", "ươ"),
        ("ươ", "uơ"),
        ("ie", "iê"),
        ("ye", "yê"),
        ("uo", "uô"),
        ("đđ", "đ"),
    ),
    *(("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k")),
)
# What the same keys write in English.
ENGLISH_WORDS = """
of if chef ref def beef reef roof hoof goof woof boots foots meets feets sees bees fees teens seems
rooms moons queens tees trees toons noons loops roots hoops soups teeth tooths
"""
ENGLISH = frozenset(ENGLISH_WORDS.split())
STOPS = ("p", "t", "c", "ch")
FINALS = ("ng", "nh", "ch", "c", "m", "n", "p", "t", "")


def taken_apart(word: str) -> tuple[str, list[tuple[int, str]]]:
    """Part a word's letters from its tones: `tiếng` -> `tiêng`, [(2, sắc)]."""
    letters: list[str] = []
    tones = []
    for mark in unicodedata.normalize("NFD", word):
        if mark in TONES:
            tones.append((len(letters) - 1, mark))
        elif unicodedata.combining(mark) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        else:
            letters.append(mark)
    return "".join(letters), tones


def parted(letters: str) -> tuple[str, str] | None:
    """Part letters without a tone into initial and rime; None where they are no syllable."""
    for initial in INITIALS:
        rime = letters[len(initial) :]
        if letters.startswith(initial) and rime in RIMES and agree(initial, rime):
            return initial, rime
        if initial == "qu" and letters.startswith(initial) and rime in AFTER_QU:
            return initial, rime
    # gì, gìn, giếng: the i belongs to both.
    if letters.startswith("gi") and letters[1:] in RIMES:
        return "g", letters[1:]
    if letters.startswith("gi") and f"i{letters[2:]}" in RIMES:
        return "gi", letters[2:]
    return None


def agree(initial: str, rime: str) -> bool:
    """Say whether an initial is written before a rime: k before e, c before a."""
    front = rime[0] in FRONT
    match initial:
        case "k" | "gh" | "ngh":
            return front or (initial == "k" and rime[0] == "a")  # Kha, and ka ra ô kê
        case "c" | "g" | "ng":
            return not front
        case "qu":
            return rime[0] not in "uư"
        case "":
            return rime not in {"iêm", "iên", "iêng", "iêt", "iêu"}  # written yê
    return not rime.startswith("yê")


def place_of_tone(initial: str, rime: str) -> set[int]:
    """Give the letters of a rime on which its tone may stand, counted from its first."""
    if initial == "gi" and rime.startswith("ê"):
        return {0}
    marked = [at for at, letter in enumerate(rime) if letter in "ăâêôơư"]
    if marked:
        return {marked[-1]}
    vowels = [at for at, letter in enumerate(rime) if letter in VOWELS]
    if len(vowels) == 1:
        return {vowels[0]}
    if rime[-1] not in VOWELS:
        return {vowels[-1]}
    if len(vowels) == 3:
        return {vowels[1]}
    return {0, 1} if rime in OPEN_PAIRS else {0}


@lru_cache(maxsize=16_384)
def is_spelt(word: str) -> bool:
    """Say whether a word in small letters is a syllable with its tone where it belongs."""
    letters, tones = taken_apart(word)
    found = parted(letters)
    if found is None or len(tones) > 1:
        return False
    initial, rime = found
    if rime.endswith(STOPS) and (not tones or tones[0][1] not in {SHARP, HEAVY}):
        return False
    start = len(letters) - len(rime)
    return not tones or tones[0][0] - start in place_of_tone(initial, rime)


def spelt(letters: str, tone: str) -> str:
    """Write letters with a tone on its place; "" where they are no syllable."""
    found = parted(letters)
    if found is None:
        return ""
    start = len(letters) - len(found[1])
    at = start + min(place_of_tone(*found)) + 1
    word = unicodedata.normalize("NFC", letters[:at] + tone + letters[at:])
    return word if is_spelt(word) else ""


def typed(word: str, letters: Sequence[tuple[str, str]], tones: Mapping[str, str]) -> str:
    """Read a word as the keys of an input method that was off; "" where they type no syllable."""
    plain, had = taken_apart(word)
    if len(had) > 1:
        return ""
    for keys, letter in letters:
        plain = plain.replace(keys, letter, 1)
    if had:
        return spelt(plain, had[0][1])
    first = next((at for at, letter in enumerate(plain) if letter in VOWELS), len(plain))
    for at in range(first + 1, len(plain)):
        if plain[at] in tones:
            return spelt(plain[:at] + plain[at + 1 :], tones[plain[at]])
    return spelt(plain, "") if plain != word else ""


@dataclass(frozen=True)
class Slip:
    """A word that cannot be meant as it stands; `meant` is "" where nobody can tell."""

    word: str
    meant: str


@lru_cache(maxsize=16_384)
def slip_in(word: str) -> Slip | None:
    """Judge a word by itself; a word without a mark of ours is left to `typed_blind`."""
    small = unicodedata.normalize("NFC", word.lower())
    if not OWN_MARKS.search(unicodedata.normalize("NFD", small)):
        return None
    if is_spelt(small):
        return None
    if len(VOWEL_GROUP.findall(taken_apart(small)[0])) > 1 and is_two(small):
        return None  # a loanword written as one: ôtô, đôla
    meant = mended(small, is_name=word != small)
    if meant:
        return Slip(word, as_written(meant, word))
    return Slip(word, "") if word == small and could_be_ours(small) else None


def is_two(word: str) -> bool:
    """Say whether a word is two syllables without a space between them."""
    return any(is_spelt(word[:at]) and is_spelt(word[at:]) for at in range(1, len(word)))


def mended(word: str, *, is_name: bool) -> str:
    """Give the syllable that a misspelt one most likely is; "" if none.

    A name keeps its initial: Kông, in Hồng Kông, is no slip.
    """
    letters, tones = taken_apart(word)
    if len(tones) > 1:
        return ""
    tone = tones[0][1] if tones else ""
    mends = [(old, new) for old, new in MENDS if not is_name or old[0] in VOWELS]
    candidates = [letters, *(swapped(letters, old, new) for old, new in mends)]
    found = (spelt(candidate, tone) for candidate in candidates if candidate)
    return next(filter(None, found), "") or typed(word, TELEX_LETTERS, TELEX_TONES)


def swapped(letters: str, old: str, new: str) -> str:
    """Put one spelling in the other's place: an initial at the start, a vowel anywhere."""
    if old[0] in VOWELS:
        return letters.replace(old, new, 1) if old in letters else ""
    return new + letters[len(old) :] if letters.startswith(old) else ""


def could_be_ours(word: str) -> bool:
    """Say whether a word is built as one syllable of ours, though it is none.

    Loanwords written as one (ôtô, crôm, kilômét) and words of the hill languages (đrông) are not.
    """
    letters, tones = taken_apart(word)
    consonants = VOWEL_GROUP.split(letters)
    if len(consonants) != 2:
        return False
    if is_two(word):
        return False
    before, after = consonants
    ours = before in INITIALS or before == "q"
    return ours and after in FINALS and (bool(tones) or letters.endswith(STOPS))


@lru_cache(maxsize=16_384)
def typed_blind(word: str) -> Slip | None:
    """Judge a word in plain letters and digits: Telex or VNI without the program that reads it.

    One key alone is too little to go by ("bus", "has"), but for a closing f or j.
    """
    if word != word.lower() or word in ENGLISH or len(word) < 3:
        return None
    if not word.isalpha():
        inside = re.search(r"[1-9](?=[a-z])|[1-9][a-z]*[1-9]", word)
        meant = typed(word, VNI_LETTERS, VNI_TONES) if inside and word[0].isalpha() else ""
        return Slip(word, meant) if meant else None
    meant = typed(word, TELEX_LETTERS, TELEX_TONES)
    keys = len(word) - len(meant) if meant else 0
    return Slip(word, meant) if keys > 1 or (meant and word[-1] in "fj") else None


def as_written(meant: str, word: str) -> str:
    """Give a word the capitals of what was typed."""
    if word.isupper():
        return meant.upper()
    return meant.capitalize() if word[0].isupper() else meant
