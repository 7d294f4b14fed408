"""Cutting a picture by hand at the desk, by numbers; the mouse is in browser/test_framing.py."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Change, Crop, Image
from tests import make
from tests.test_desk_articles import signed_in
from tests.test_desk_library import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in(make.editor())


def picture(width: int = 1600, height: int = 900, **fields: Any) -> Image:
    return make.library_picture("Cầu", width=width, height=height, **fields)


def cut(ratio: str, *numbers: Any) -> dict[str, Any]:
    """Fill in the fields of a shape; what the form needs beside them too."""
    sides = zip(("left", "top", "width"), numbers, strict=True)
    point = {"caption": "Cầu", "focal_x": 50, "focal_y": 50}
    return point | {f"crop_{ratio}_{side}": number for side, number in sides}


def test_three_numbers_cut_a_shape_and_its_height_follows(client: Client):
    image = picture()
    client.post(change(image), cut("1x1", 10, 20, 45))
    crop = Crop.objects.get()
    assert (crop.ratio, crop.left, crop.top, crop.width) == ("1x1", 10, 20, 45)
    assert crop.height == pytest.approx(80)
    image.refresh_from_db()
    assert image.crop_of("1x1")[:2] == (160, 180)
    page = client.get(change(image)).content.decode()
    assert 'data-ratio="1x1" data-by-hand' in page
    assert 'name="crop_1x1_left" value="10.0"' in page


def test_the_pages_that_show_it_are_told(client: Client):
    image = picture()
    story = make.article(lead_image=image)
    Change.objects.all().delete()
    client.post(change(image), cut("4x3", 0, 0, 50))
    told = " ".join(Change.objects.values_list("names", flat=True)).split()
    assert f"article:{story.pk}" in told


def test_empty_numbers_go_back_to_the_focal_point(client: Client):
    image = picture()
    client.post(change(image), cut("1x1", 0, 0, 50))
    client.post(change(image), cut("1x1", "", "", ""))
    image.refresh_from_db()
    assert (image.hand_crops, Crop.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    "numbers",
    [(0, 0, ""), ("", 10, 50), (60, 0, 50), (0, 50, 56), (0, 0, 5), (-1, 0, 50), ("x", 0, 50)],
)
def test_half_a_crop_or_one_that_leaves_the_picture_is_refused(client: Client, numbers: Any):
    image = picture()
    answer = client.post(change(image), cut("1x1", *numbers))
    assert answer.context["errors"]
    assert not Crop.objects.exists()


def test_a_crop_for_which_a_new_file_has_no_room_goes_back_to_the_point(client: Client):
    image = picture(1600, 900)
    client.post(change(image), cut("1x1", 10, 30, 39) | cut("16x9", 0, 0, 50))
    file = SimpleUploadedFile("a.jpg", make.picture(90, 40).getvalue(), "image/jpeg")
    client.post(change(image), cut("1x1", 10, 30, 39) | cut("16x9", 0, 0, 50) | {"upload": file})
    assert [crop.ratio for crop in Crop.objects.all()] == ["16x9"]


def test_who_may_not_change_a_picture_cuts_nothing():
    image = picture()
    make.article(lead_image=image)
    answer = signed_in(make.reporter()).post(change(image), cut("1x1", 0, 0, 50))
    assert answer.status_code == 403
    assert not Crop.objects.exists()
