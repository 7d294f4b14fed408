"""Reads a page as its reader does: what an element says, which links lead where."""

import re
from html import unescape

import pytest
from django.http import HttpResponse


def html_of(response: HttpResponse) -> str:
    return response.content.decode()


def said_in(response: HttpResponse, tag: str, class_: str) -> str:
    """Return the text of the first element with this class, as one line; "" without one."""
    found = re.search(
        rf'<{tag}\b[^>]*class="[^"]*\b{class_}\b[^"]*"[^>]*>(.*?)</{tag}>', html_of(response), re.S
    )
    return text_of(found[1]) if found else ""


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def title_of(response: HttpResponse) -> str:
    found = re.search("<title>(.*?)</title>", html_of(response), re.S)
    return text_of(found[1]) if found else ""


def links_of(response: HttpResponse, *, inside: str = "main") -> list[str]:
    """List the addresses that an element's links lead to, in order."""
    found = re.search(rf"<{inside}\b.*</{inside}>", html_of(response), re.S)
    return re.findall(r'<a\b[^>]*href="([^"]*)"', found[0]) if found else []


def stand_in_order(response: HttpResponse, *parts: str) -> bool:
    """Say whether all these stand in the page's main part, one after the other."""
    html, at = html_of(response).split("<main")[1], -1
    for part in parts:
        at = html.find(part, at + 1)
        if at < 0:
            return False
    return True


BAD_PAGES = ["0", "-1", "2", "abc", "²", "1" + "0" * 400, ""]
BAD_PAGES += ["1.0", "1_0", " 1", "+1", "NaN", "1;2", "١"]
UNSEEN = pytest.mark.parametrize(
    "unseen",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"status": "withdrawn"},
        {"minutes_ago": -60},
        {"embargo": 60},
        {"expires": -1},
    ],
    ids=["draft", "in review", "withdrawn", "scheduled", "under embargo", "expired"],
)
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{ 7|add:7 }}"
HARMLESS = "&lt;script&gt;alert(1)"
