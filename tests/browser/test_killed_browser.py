"""A browser that ends in mid-sentence, as where the power fails: nothing typed is lost."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from articles.models import Draft
from tests import make
from tests.browser.conftest import FLAGS, executable, sign_in
from tests.browser.test_writing import SENTENCE, open_story, wait_until_kept

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def start(chromium: Browser, profile: Path) -> BrowserContext:
    path = executable()
    opened = chromium.browser_type.launch_persistent_context(
        profile, executable_path=path, args=FLAGS, locale="vi-VN"
    )
    opened.set_default_timeout(15_000)
    return opened


def kill(browser: BrowserContext, profile: Path) -> None:
    """End a browser of ours as the kernel would, without a word to it."""
    with browser.expect_event("close"):
        os.kill(process_of(profile), signal.SIGKILL)
    with suppress(Error):
        browser.close()


def process_of(profile: Path) -> int:
    """Find the process of a profile's browser: by the profile's lock, where there is one."""
    lock = profile / "SingletonLock"
    if lock.is_symlink():
        return int(str(lock.readlink()).rpartition("-")[2])
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has just ended
            program, *words = line.read_bytes().decode().split("\0")
            its_own = f"--user-data-dir={profile}" in words and "chrom" in Path(program).name
            if its_own and not any(word.startswith("--type=") for word in words):
                return int(line.parent.name)
    pytest.fail("there is no such browser")


@pytest.fixture
def restarted(chromium: Browser, profile: Path, live_server: Any) -> Iterator[Page]:
    """Give the browser that is started after one was killed in mid-sentence on a new story."""
    editor = make.admin()
    first = start(chromium, profile)
    page = first.new_page()
    sign_in(page, live_server, editor)
    open_story(page, live_server)
    page.route("**/draft/", lambda route: route.abort())  # it never reaches the server
    page.locator("#id_headline").press_sequentially("Vỡ kè")
    page.locator(".ProseMirror").click()
    page.keyboard.type(SENTENCE)
    wait_until_kept(page, SENTENCE)
    kill(first, profile)
    second = start(chromium, profile)
    page = second.new_page()
    sign_in(page, live_server, editor)
    yield page
    second.close()


def test_a_browser_killed_in_mid_sentence_loses_nothing(restarted: Page, live_server: Any):
    open_story(restarted, live_server)
    line = restarted.locator(".draft-line[data-name^='kept:']")
    expect(line).to_contain_text("Vỡ kè")
    line.locator("a").click()
    expect(restarted.locator(".ProseMirror")).to_have_text(SENTENCE)
    expect(restarted.locator("#id_headline")).to_have_value("Vỡ kè")
    assert Draft.objects.get().headline == "Vỡ kè"


def test_nobody_else_sees_what_a_browser_keeps(restarted: Page, live_server: Any):
    sign_in(restarted, live_server, make.admin("nguoi-khac"))
    open_story(restarted, live_server)
    expect(restarted.locator(".draft-line")).to_have_count(0)
