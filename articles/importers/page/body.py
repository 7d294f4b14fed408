"""The text between masthead and foot: the lead with its agency, paragraphs and figures."""

import re
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from articles.importers.record import Photograph
from articles.vietnamese import fold

# Of 35,440 leads one in a hundred is longer than 387 characters; a first paragraph is often longer.
LONGEST_LEAD = 700
LONGEST_CAPTION = 300

# "QPTĐ-", "VOV.VN - ", "qdnd.vn - ", "(Dân trí) - "; but not "COVID-19".
AGENCY = re.compile(
    r"(?P<agency>[^\W\d_]{2,8}(?:\.VN)?|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.vn|\([^()]{2,25}\))"
    r"\s*[-–—](?![0-9])\s*(?=\S)"
)

LABEL = r"(?:Nguồn ảnh|Ảnh minh h(?:ọa|oạ)|Ảnh tư liệu|Ảnh|Đồ h(?:ọa|oạ))"
# A full stop after a word, not after an initial, ends the name: what follows it is text.
NAME = r"(?:(?!\w\w\.\s).){0,80}"
BRACKETED = rf"\((?P<bracketed>{LABEL}(?:\s*:[^()]{{0,80}})?)\)\.?"
CREDIT = re.compile(rf"(?P<bare>{LABEL}(?:\s*:{NAME})?)|{BRACKETED}", re.I)
# Without brackets only after one sentence: after several, the first ones are text of the story.
SENTENCE = r"(?:(?![.!?…]\s).){0,299}[.!?…”\"]"
CAPTION_AND_CREDIT = re.compile(
    rf"(?P<caption>.{{1,300}}?)\s*{BRACKETED}|(?P<sentence>{SENTENCE})\s+(?P<bare>{LABEL}\s*:{NAME})",
    re.I,
)


@dataclass(frozen=True)
class Body:
    """The text of a story, the lead apart from the rest."""

    agency: str
    lead: str
    blocks: tuple[str | Photograph, ...]


def read_body(lines: list[str], warnings: list[str]) -> Body:
    """Put the lines together to lead, paragraphs and figures."""
    blocks = read_blocks(lines, warnings)
    first = next((block for block in blocks if isinstance(block, str)), "")
    agency, lead = split_agency(first)
    if agency or is_lead(blocks):
        blocks.remove(first)
    else:
        lead = ""
    if lead and not agency:
        opening = shorten(lead, 60, placeholder="…")
        warnings.append(_("No agency stands before the lead: %s") % opening)
    if blocks and not lead:
        warnings.append(_("The story has no lead."))
    return Body(agency, lead, tuple(blocks))


def is_lead(blocks: list[str | Photograph]) -> bool:
    """Tell whether the text opens with a paragraph short enough for a lead that names no agency."""
    return bool(blocks) and isinstance(blocks[0], str) and len(blocks[0]) <= LONGEST_LEAD


def split_agency(paragraph: str) -> tuple[str, str]:
    """Return the agency a lead opens with, in its own spelling or "", and the lead without it."""
    match = AGENCY.match(paragraph)
    if match and (match["agency"].isupper() or match["agency"].endswith((".vn", ")"))):
        return match["agency"], paragraph[match.end() :]
    return "", paragraph


def read_blocks(lines: list[str], warnings: list[str]) -> list[str | Photograph]:
    blocks: list[str | Photograph] = []
    for line in lines:
        if split_agency(line)[0]:
            blocks.append(line)
        elif credit := CREDIT.fullmatch(line):
            caption = str(blocks.pop()) if blocks and is_caption(blocks[-1]) else ""
            blocks.append(Photograph(caption, read_credit(credit, warnings)))
        elif figure := CAPTION_AND_CREDIT.fullmatch(line):
            caption = figure["caption"] or figure["sentence"]
            blocks.append(Photograph(caption, read_credit(figure, warnings)))
        else:
            blocks.append(line)
    return [block for block in blocks if block != Photograph()]


def is_caption(block: str | Photograph) -> bool:
    """Tell whether a credit on the next line can belong to this block."""
    return isinstance(block, str) and len(block) <= LONGEST_CAPTION and not split_agency(block)[0]


def read_credit(match: re.Match[str], warnings: list[str]) -> str:
    """Return the name after "Ảnh"; with another label, the source's words as they stand."""
    words = match["bare"] or match["bracketed"]
    label, _colon, name = words.partition(":")
    if fold(label) != "anh":
        return words
    if not name.strip():
        warnings.append(_("The credit names nobody: %s") % words)
    return re.sub(r"(?<=\w\w)\.$", "", name.strip())
