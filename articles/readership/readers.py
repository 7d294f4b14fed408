"""Which requests are readers'. Called for every page handed out, so it costs microseconds."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import crawleruseragents
from django.conf import settings

Environ = Mapping[str, Any]

# A browser that fetches a page in case its user opens it later says so in one of these.
SPECULATION_HEADERS = frozenset(
    {"HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ"}
)
SPECULATION = re.compile("prefetch|prerender|preview", re.IGNORECASE)

# Every browser in use opens with one of these; libraries, feed readers, load generators and the
# link previews of WhatsApp, Viber or Zalo open with their own name.
BROWSERS = ("Mozilla/", "Opera/", "UCWEB/")
# How robots that the list does not know yet mostly look: a browser has no page about itself.
ROBOT = re.compile(r"\bcompatible; (?!MSIE )|\+https?://", re.IGNORECASE)
# What the list takes for link previews and is in readers' hands: the browsers inside Facebook,
# WhatsApp and Viber, and the build of Android 15 on most phones of OPPO, Realme and OnePlus.
NO_ROBOT = re.compile(r"MetaIAB Facebook|AP3A\.240617\.008|\b(?:WhatsApp|Viber)\b")


def is_reader(environ: Environ) -> bool:
    """Say whether this request is a person opening the page to read it.

    `environ` is WSGI's, as is a Django request's META.
    """
    return (
        environ["REQUEST_METHOD"] == "GET"
        and "HTTP_RANGE" not in environ
        # An image, a frame or a script's fetch is no page in front of anybody.
        and environ.get("HTTP_SEC_FETCH_DEST", "document") == "document"
        and is_person(environ)
    )


def is_person(environ: Environ) -> bool:
    """Say whether a reader's browser asks, and for its reader, whatever it asks for."""
    return (
        "HTTP_AUTHORIZATION" not in environ
        and not is_speculation(environ)
        and not is_desk(environ.get("HTTP_COOKIE", ""))
        and is_browser(environ.get("HTTP_USER_AGENT", ""))
    )


def is_speculation(environ: Environ) -> bool:
    """Say whether a browser asks ahead of its user."""
    if environ.keys().isdisjoint(SPECULATION_HEADERS):  # nearly always
        return False
    return any(SPECULATION.search(environ.get(name, "")) for name in SPECULATION_HEADERS)


def is_desk(cookies: str) -> bool:
    """Say whether a session is among the cookies: only the desk gives them."""
    return cookies != "" and f";{settings.SESSION_COOKIE_NAME}=" in f";{cookies}".replace(" ", "")


# The list is 1,500 patterns, a quarter of a millisecond; browsers inside apps name every phone.
@lru_cache(maxsize=10_000)
def is_browser(agent: str) -> bool:
    """Say whether a user agent is a browser in somebody's hands."""
    return (
        agent.startswith(BROWSERS)
        and not ROBOT.search(agent)
        and not crawleruseragents.is_crawler(NO_ROBOT.sub("", agent))
    )
