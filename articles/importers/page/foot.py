"""What stands below the text: byline and source, and the list of other stories that ends it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.importers.record import Signature
from articles.vietnamese import fold

END = re.compile(
    r"(?:cac )?(?:tin|bai|tin bai|bai viet|tin tuc) "
    r"(?:khac|lien quan|cung chuyen muc|moi hon|cu hon|da dua)|cung chuyen muc"
)
# Longer than any headline of a list; such a line below the end may be text of the story after all.
LONGEST_TEASER = 300

ROLE = "(?:tin|bài viết|bài|ảnh|tác giả|người viết|thực hiện)"
AND = r"(?:\s*[,&/+–-]\s*|\s+và\s+|\s+)"
ROLES = re.compile(rf"(?:^|\s*[,;|–-]\s*)({ROLE}(?:{AND}{ROLE})*)\s*:\s*", re.I)
LONGEST_BYLINE = 70
MOST_WORDS = 10
LONGEST_BYLINE_AND_LABELS = 200
BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s+[–—-]\s+|\s+và\s+")

# "Theo TTXVN", "(Theo qdnd.vn)", "Nguồn: TTXVN", "(Nguồn TTXVN)".
SOURCE = re.compile(
    r"(?P<open>\()?(?P<label>theo\b\s*:?|nguồn\s*:|(?<=\()nguồn\b)\s*(?P<name>.+?)(?(open)\)?)\.?",
    re.I,
)
PRESS = re.compile(r"(?:báo(?! cáo)|tạp chí|đài|trang|cổng|hãng|thông tấn)\b", re.I)
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s]+)\S*", re.I)
BYLINE_AND_SOURCE = re.compile(
    r"(?P<byline>[^()]+?)(?:\s*[,;|/–-]?\s+(?=Theo\b|Nguồn\s*:)|\s*(?=\())(?P<source>.+)"
)


@dataclass(frozen=True)
class Foot:
    """Who signed a story, and where it was taken from."""

    signatures: tuple[Signature, ...] = ()
    source_name: str = ""
    source_address: str = ""


def until_end(lines: list[str], warnings: list[str]) -> list[str]:
    """Keep the lines above the list of other stories; below it are headlines and buttons."""
    for number, line in enumerate(lines):
        if END.fullmatch(re.sub(r"\W+", " ", fold(line)).strip()):
            warnings += [
                _("Left out below “%(end)s”: %(text)s") % {"end": line, "text": text}
                for text in lines[number + 1 :]
                if len(text) > LONGEST_TEASER
            ]
            return lines[:number]
    warnings.append(_("No “Tin khác” ends the text; buttons of the page may stand in it."))
    return lines


def read_foot(lines: list[str], warnings: list[str]) -> tuple[list[str], Foot]:
    """Return the lines above byline and source, which stand in either order, and the two."""
    above = [*lines[:-1], *apart(lines[-1])] if lines else []
    source = take_source(above)
    signatures = take_signatures(above)
    source = source or take_source(above)
    if not (signatures or source):
        warnings.append(_("The story has no byline."))
    if signatures and len(above) > 1 and signatures_of(above[-1]):
        warnings.append(_("This line may belong to the byline: %s") % above[-1])
    return above, Foot(signatures, *source or ("", ""))


def apart(line: str) -> list[str]:
    """Return byline and source of one line, "Minh Anh (Theo TTXVN)", as two lines."""
    match = BYLINE_AND_SOURCE.fullmatch(line)
    if match and signatures_of(match["byline"]) and source_of(match["source"]):
        return [match["byline"], match["source"]]
    return [line]


def take_source(lines: list[str]) -> tuple[str, str] | None:
    source = source_of(lines[-1]) if lines else None
    if source:
        lines.pop()
    return source


def take_signatures(lines: list[str]) -> tuple[Signature, ...]:
    """Take the byline off the end, one line or two labelled ones: "Bài: …" above "Ảnh: …"."""
    for count in (2, 1):
        last = lines[-count:]
        labelled = count == 1 or all(map(ROLES.match, last))
        # Without a writer in it, the upper of two lines is the credit of the last photograph.
        signed = len(last) == count and labelled and signatures_of(last[0])
        if signed and (signatures := signatures_of("; ".join(last))):
            del lines[-count:]
            return signatures
    return ()


def signatures_of(line: str) -> tuple[Signature, ...]:
    """Return the signatures a byline stands for; none if the line is no byline."""
    if len(line) > LONGEST_BYLINE_AND_LABELS:  # and looking for labels in megabytes takes hours
        return ()
    before, *labelled = ROLES.split(line)
    parts = [("", before)] if before else []
    parts += zip(labelled[::2], labelled[1::2], strict=True)
    if not all(reads_like_names(names) for _label, names in parts):
        return ()
    signatures = tuple(
        Signature(name, role)
        for label, names in parts
        for role in roles_of(label)
        for name in names_of(names)
    )
    return signatures if any(one.role == "writer" for one in signatures) else ()


def roles_of(label: str) -> list[str]:
    """Return what the people after a label did; without a label, they wrote."""
    words = set(re.findall(r"\w+", fold(label))) - {"va"}
    wrote = ["writer"] if words != {"anh"} else []
    return wrote + ["photographer"] * ("anh" in words)


def reads_like_names(text: str) -> bool:
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return (
        0 < len(words) <= MOST_WORDS
        and len(text) <= LONGEST_BYLINE
        and not text.endswith((".", "?", "!", ";", "”", "…"))
        and ":" not in text
        and sum(map(is_capitalised, words)) >= 0.7 * len(words)
    )


def is_capitalised(word: str) -> bool:
    return next(filter(str.isalpha, word), "").isupper()


def names_of(text: str) -> list[str]:
    """Split several names; what may be a degree or an office stays with the name beside it."""
    names = BETWEEN_NAMES.split(text)
    return names if all(map(is_name, names)) else [text]


def is_name(text: str) -> bool:
    words = text.split()
    lone_degree = len(words) == 1 and words[0][-1].isupper()  # PGS, ThS, NSƯT
    return bool(words) and not lone_degree and all(map(is_capitalised, words))


def source_of(line: str) -> tuple[str, str] | None:
    """Return name and address of the source a line gives; None if the line is something else."""
    match = SOURCE.fullmatch(line)
    if not match:
        return None
    if address := ADDRESS.fullmatch(match["name"]):
        return address["host"], address[0]
    return (match["name"], "") if names_source(match) else None


def names_source(match: re.Match[str]) -> bool:
    """Tell a source from a paragraph that begins with "Theo đó" or "Theo Ban tổ chức"."""
    name = match["name"]
    if len(name) > LONGEST_BYLINE or len(name.split()) > MOST_WORDS:
        return False
    certain = fold(match["label"]) != "theo" or PRESS.match(name) or DOMAIN.fullmatch(name)
    return bool(certain) or reads_like_names(name)
