"""A picture that comes in twice: one press takes the one that the library has."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import images
from articles.models import Image
from tests import make
from tests.browser.conftest import sign_in
from tests.described import iim, jpeg

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles_again")]


def test_the_dialog_offers_the_picture_that_is_there(page: Page, live_server: Any):
    described = jpeg(iim([(120, "Cầu Long Biên".encode())])).getvalue()
    there = images.store(jpeg(iim([(120, "Cầu Long Biên".encode())])))
    sign_in(page, live_server, make.reporter())
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    page.locator(".field-lead_image > button").click()
    with page.expect_file_chooser() as chooser:
        page.locator(".picker-upload").click()
    chooser.value.set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": described}])
    offered = page.locator(".picker .upload-twin")
    expect(offered).to_contain_text("Cầu Long Biên")
    expect(offered.locator("button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.picker")).to_have_count(0)
    expect(page.locator("#id_lead_image")).to_have_value(str(there.pk))
    assert [image.pk for image in Image.objects.all()] == [there.pk]
    assert page.problems == []  # type: ignore[attr-defined]
