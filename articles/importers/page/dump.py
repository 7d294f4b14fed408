"""The file of a dump: from bytes to the lines that say something."""

import codecs
from pathlib import Path

from django.utils.translation import gettext as _

from articles.vietnamese import canonical, one_line

# The longest of 35,440 articles has 36,799 characters; far above that it is not one page.
LARGEST = 1_000_000

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableError(ValueError):
    """A dump that cannot become a story; its text says why."""


def lines_of(path: Path) -> list[str]:
    """Return the lines, canonical and trimmed, without the empty ones, which carry no meaning.

    Raises UnreadableError for a file that is missing, empty, too large or not text.
    """
    lines = map(one_line, canonical(decoded(content(path))).split("\n"))
    if kept := [line for line in lines if line]:
        return kept
    raise UnreadableError(_("The file is empty."))


def content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            read = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(_("The file cannot be read: %s.") % error.strerror) from error
    if len(read) > LARGEST:
        raise UnreadableError(_("The file is larger than %d bytes.") % LARGEST)
    return read


def decoded(read: bytes) -> str:
    """Decode strictly: a guessed encoding would fill the archive with wrong letters unseen."""
    encoding = "utf-16" if read.startswith(UTF_16_MARKS) else "utf-8"
    try:
        return read.decode(encoding)
    except UnicodeDecodeError as error:
        before = canonical(read[: error.start].decode(encoding, errors="ignore"))
        raise UnreadableError(
            _("Line %(line)d is not %(encoding)s.")
            % {"line": before.count("\n") + 1, "encoding": encoding.upper()}
        ) from error
