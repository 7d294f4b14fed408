"""The Vietnamese catalogue is whole, and what is compiled is what is written.

English needs none: the texts in the code are the English ones.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

WRITTEN = Path("articles/locale/vi/LC_MESSAGES/django.po")
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture
def catalogue() -> polib.POFile:
    return polib.pofile(str(settings.BASE_DIR / WRITTEN))


def texts(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete
    }


def unfinished(catalogue: polib.POFile) -> list[str]:
    entries = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    return [entry.msgid for entry in entries]


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    compiled = polib.mofile(str((settings.BASE_DIR / WRITTEN).with_suffix(".mo")))
    assert texts(compiled) == texts(catalogue), "run `make messages`"


def test_every_text_is_translated(catalogue):
    assert unfinished(catalogue) == []


def test_translations_fill_in_what_the_texts_do(catalogue):
    wrong = [
        (entry.msgid, text)
        for entry in catalogue
        for text in (entry.msgstr_plural or {0: entry.msgstr}).values()
        # Vietnamese has one form for all numbers, and it is the plural one.
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(entry.msgid_plural or entry.msgid))
    ]
    assert wrong == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext (GNU gettext) is not installed")
def test_the_catalogue_has_every_text_of_code_and_templates(tmp_path):
    for name in ("articles", "newsroom", "templates"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "vi", "--no-location"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert unfinished(polib.pofile(str(tmp_path / WRITTEN))) == []


def test_readers_are_called_by_one_word(catalogue):
    texts = [(entry.msgid, entry.msgstr.lower()) for entry in catalogue]
    assert [msgid for msgid, text in texts if "độc giả" in text] == []
