"""Words that the press writes in several ways: whoever asks for one finds them all."""

from articles import vietnamese

# Each line one thing. Kept short: an abbreviation that means two things would find the wrong one.
SAME = (
    ("tp hcm", "tphcm", "tp hồ chí minh", "thành phố hồ chí minh"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("csgt", "cảnh sát giao thông"),
    ("thpt", "trung học phổ thông"),
    ("thcs", "trung học cơ sở"),
    ("bhxh", "bảo hiểm xã hội"),
    ("bhyt", "bảo hiểm y tế"),
    ("hlv", "huấn luyện viên"),
    ("covid", "covid 19"),
    ("bác sĩ", "bác sỹ"),
    ("kỹ sư", "kĩ sư"),
    ("công ty", "công ti"),
    ("tỷ đồng", "tỉ đồng"),
    ("hy vọng", "hi vọng"),
)
BETWEEN = "·"  # stands between what no text has side by side; nobody can ask for it


def respelled(words: list[str]) -> list[str]:
    """Return the words and behind them the other spellings of what they say."""
    text = f" {' '.join(words)} "
    others: list[str] = []
    for spellings in SAME:
        if any(f" {spelling} " in text for spelling in spellings):
            missing = (spelling for spelling in spellings if f" {spelling} " not in text)
            others += [word for spelling in missing for word in (BETWEEN, *spelling.split())]
    return words + others


def said_otherwise(words: list[str]) -> set[str]:
    """Return the folded words of the other spellings of what was asked for, for marking them."""
    text = f" {' '.join(vietnamese.folded(words))} "
    found: set[str] = set()
    for spellings in SAME:
        plain = [vietnamese.fold(spelling) for spelling in spellings]
        if any(f" {spelling} " in text for spelling in plain):
            found.update(word for spelling in plain for word in spelling.split())
    return found
