"""Framing a picture at the desk: its focal point and a crop by hand, by mouse and by keyboard."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles import images
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_point_and_a_crop_are_set_and_every_shape_follows(
    page: Page, live_server: Any, roles_again: None
):
    image = images.store(make.picture(640, 400), caption="Cầu")
    sign_in(page, live_server, make.editor())
    page.goto(live_server.url + reverse("admin:articles_image_change", args=[image.pk]))
    square = page.locator("[data-ratio='1x1'] .crop img")
    ground, point = page.locator("[data-focal] > img"), page.locator(".focal-point")
    box = ground.bounding_box() or {}

    ground.click(position={"x": box["width"] * 0.9, "y": box["height"] / 4})
    expect(page.locator("#id_focal_x")).to_have_value("90")
    assert square.evaluate("image => parseFloat(image.style.left)") == pytest.approx(-60)
    point.press("ArrowLeft")
    point.press("Shift+ArrowDown")
    expect(page.locator("#id_focal_x")).to_have_value("89")
    expect(page.locator("#id_focal_y")).to_have_value("35")

    page.locator("[data-ratio='1x1'] summary").click()
    frame = page.locator(".crop-frame:visible")
    expect(frame).to_be_visible()
    expect(page.locator("#id_crop_1x1_width")).to_have_value("")  # who only looks cuts nothing
    frame.press("-")
    frame.press("Shift+ArrowLeft")
    expect(page.locator("#id_crop_1x1_width")).to_have_value("60.5")
    expect(page.locator("[data-ratio='1x1']")).to_have_attribute("data-by-hand", "")
    page.locator("input[name=_continue]").click()
    page.wait_for_load_state()
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (89, 35)
    assert image.crops.get().width == pytest.approx(60.5)
    assert not page.problems  # type: ignore[attr-defined]
