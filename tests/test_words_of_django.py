"""What Django itself says is Vietnamese too: our catalogue has what its own lacks."""

from pathlib import Path

import django
import polib
import pytest
from django.conf import settings

DJANGO = Path(django.__file__).parent
ROOMS = ["conf", "contrib/admin", "contrib/auth", "contrib/sessions"]
# Names of languages that the desk does not offer, and pages that only developers meet.
NEVER_MET = {
    *("Algerian Arabic", "Central Kurdish (Sorani)", "Lower Sorbian", "Colombian Spanish"),
    *("Scottish Gaelic", "Upper Sorbian", "Armenian", "Igbo", "Kabyle", "Kyrgyz", "Malay"),
    *("Norwegian Bokmål", "Tajik", "Turkmen", "Uyghur", "Uzbek", "Haitian Creole"),
    *("Django Documentation", "Topics, references, &amp; how-to’s", "Tutorial: A Polling App"),
    *("Get started with Django", "Django Community", "Connect, get help, or contribute"),
    *("The install worked successfully! Congratulations!",),
}
OF_DEVELOPERS = ("docs.djangoproject.com", "DEBUG=True")


def catalogue(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def translated(path: Path) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in catalogue(path).translated_entries()}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_that_django_says_is_left_in_english(room, domain):
    file = Path("LC_MESSAGES") / f"{domain}.po"
    known = translated(DJANGO / room / "locale" / "vi" / file)
    for folder in settings.LOCALE_PATHS:
        known |= translated(Path(folder) / "vi" / file)
    said = catalogue(DJANGO / room / "locale" / "en" / file)
    missing = [
        entry.msgid
        for entry in said
        if (entry.msgctxt, entry.msgid) not in known
        and entry.msgid not in NEVER_MET
        and not any(word in entry.msgid for word in OF_DEVELOPERS)
        and not entry.obsolete
    ]
    assert missing == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain):
    written = (
        settings.BASE_DIR / "articles" / "locale" / "django" / "vi" / "LC_MESSAGES" / f"{domain}.po"
    )
    compiled = polib.mofile(str(written.with_suffix(".mo")))
    said = [
        {(e.msgctxt, e.msgid): e.msgstr or e.msgstr_plural for e in file}
        for file in (polib.pofile(str(written)), compiled)
    ]
    assert said[0] == said[1]
