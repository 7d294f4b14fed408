"""What of a picture is shown in each shape: around its focal point, or as cut by hand."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Change, Crop, Image
from articles.models.framing import RATIOS
from tests import make
from tests.pictures import picture_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("focal", [(0, 0), (50, 50), (33, 81), (100, 100)])
@pytest.mark.parametrize("size", [(1, 1), (2399, 3), (7, 1999), (1601, 1067)])
def test_a_crop_lies_in_its_picture(size, focal):
    image = Image(width=size[0], height=size[1], focal_x=focal[0], focal_y=focal[1])
    for ratio in RATIOS:
        left, top, width, height = image.crop_of(ratio)
        assert min(left, top) >= 0
        assert min(width, height) >= 1
        assert left + width <= image.width
        assert top + height <= image.height


def test_the_focal_point_is_in_the_middle_where_it_can_be():
    image = Image(width=1600, height=900, focal_x=60, focal_y=10)
    assert image.crop_of("1x1") == (510, 0, 900, 900)
    assert image.crop_of("16x9") == (0, 0, 1600, 900)


def cut(image, **fields):
    return Crop.objects.create(
        image=image, **({"ratio": "1x1", "left": 10, "top": 0, "width": 40, "height": 60} | fields)
    )


def test_a_crop_by_hand_wins_over_the_focal_point(client):
    image = make.image(focal_x=90)
    before = image.rendition_url(320, "1x1", "avif")
    made = cut(image)
    image.refresh_from_db()
    assert image.crop_of("1x1") == (120, 0, 480, 480)
    after = image.rendition_url(320, "1x1", "avif")
    assert after != before  # caches keep what they have under its own name
    assert picture_of(client, before).size == picture_of(client, after).size == (320, 320)
    made.delete()
    image.refresh_from_db()
    assert image.rendition_url(320, "1x1", "avif") == before


def test_crops_that_are_deleted_together_are_forgotten():
    image = make.image()
    cut(image)
    Crop.objects.filter(image=image).delete()
    image.refresh_from_db()
    assert image.hand_crops == {}


def test_a_crop_is_told_to_the_pages_that_show_it():
    image = make.image()
    story = make.article(lead_image=image)
    Change.objects.all().delete()
    cut(image)
    assert f"article:{story.pk}" in " ".join(Change.objects.values_list("names", flat=True))


@pytest.mark.parametrize(
    "wrong",
    [
        {"left": 70},
        {"top": 41},
        {"left": -1},
        {"width": 0},
        {"height": -5},
        {"ratio": "9x16"},
    ],
)
def test_the_database_refuses_a_crop_outside_its_picture(wrong):
    image = make.image()
    with pytest.raises(IntegrityError), transaction.atomic():
        cut(image, **wrong)


def test_there_is_one_crop_a_shape():
    image = make.image()
    cut(image)
    with pytest.raises(IntegrityError), transaction.atomic():
        cut(image)


def test_a_crop_of_another_shape_is_refused_with_words():
    crop = Crop(image=make.image(), ratio="16x9", left=0, top=0, width=50, height=50)
    with pytest.raises(ValidationError, match="16:9"):
        crop.full_clean()
