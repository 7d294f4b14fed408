from functools import lru_cache

import crawleruseragents
from django.conf import settings
from django.http import HttpRequest

# A browser that fetches a page in case its user opens it later says so in one of these.
SPECULATION_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
SPECULATIONS = ("prefetch", "prerender", "preview")


def is_reader(request: HttpRequest) -> bool:
    """Say whether this request is a person opening the page to read it."""
    return (
        request.method == "GET"
        # Only the desk gives sessions, so whoever has one works here.
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Range" not in request.headers
        and not is_speculation(request)
        and not is_robot(request.headers.get("User-Agent", ""))
    )


def is_speculation(request: HttpRequest) -> bool:
    """Say whether a browser asks ahead of its user."""
    said = " ".join(request.headers.get(name, "") for name in SPECULATION_HEADERS).lower()
    return any(word in said for word in SPECULATIONS)


@lru_cache(maxsize=4096)  # the list is 700 patterns, the agents of a day are a few hundred
def is_robot(agent: str) -> bool:
    """Say whether a user agent is a crawler, a link preview, a library or nothing at all."""
    return not agent.strip() or crawleruseragents.is_crawler(agent)
