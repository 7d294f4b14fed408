import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# Playwright's synchronous face runs an event loop in this thread, so Django believes that every
# query here would block one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

expect.set_options(timeout=15_000)  # a busy machine is not a bug

# The first has no windows to draw: the tests cost half as much in it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
NAMES += ("google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def executable() -> str | None:
    """Find the system's Chromium."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name)
    return next((path for path in found if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is one in the browser."""
    for item in items:
        if "browser" in item.path.parent.name:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a browser that runs for the whole session."""
    path = executable()
    if path is None:
        pytest.skip("no Chromium was found on PATH or in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Give a profile without cookies, storage or history."""
    opened = chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give an empty tab; `page.problems` lists what its console and its requests complain of."""
    tab = context.new_page()
    tab.problems = problems_of(tab)  # type: ignore[attr-defined]
    return tab


def problems_of(page: Page) -> list[str]:
    """List, from now on, errors in the console, uncaught exceptions and failed requests."""
    problems: list[str] = []

    def note(message: Any) -> None:
        if message.type in {"error", "warning"}:
            problems.append(f"console: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: problems.append(f"exception: {error}"))

    def note_failed(request: Any) -> None:
        left_behind = request.resource_type == "image" and request.failure == "net::ERR_ABORTED"
        if not left_behind:  # by a page that was left before all its pictures were there
            problems.append(f"{request.failure}: {request.url}")

    page.on("requestfailed", note_failed)
    page.on(
        "response",
        lambda answer: answer.status >= 400 and problems.append(f"{answer.status}: {answer.url}"),
    )
    return problems


def sign_in(page: Page, live_server: Any, user: User) -> None:
    """Sign somebody in without the form, as Django's own test client does."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
