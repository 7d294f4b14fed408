"""The demo newspaper's pictures: what they are, not whether they are beautiful; that takes eyes."""

from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from articles.demo.pictures import PALETTES, SCENES, draw

SMALL = (150, 100)
ASKED_FOR = """river bridge rice-field city market school factory port harbour stadium theatre
library laboratory hospital train street rain sea mountain village crowd page sky boats greenhouse
workshop court kitchen garden night-city portrait"""
SECTIONS = """thoi-su do-thi the-gioi kinh-te van-hoa giao-duc khoa-hoc-cong-nghe the-thao bong-da
doi-song"""


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, in levels of 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def contrast(picture: Image.Image) -> float:
    """The standard deviation of a picture's lightness, in levels."""
    return ImageStat.Stat(picture.convert("L")).stddev[0]


def test_every_scene_and_section_has_its_name() -> None:
    assert set(ASKED_FOR.split()) == SCENES
    assert set(SECTIONS.split()) == PALETTES


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_draws_in_every_section_and_is_never_nearly_empty(scene: str) -> None:
    for seed, palette in enumerate(sorted(PALETTES)):
        picture = draw(scene, palette, seed, SMALL)
        assert picture.mode == "RGB"
        assert picture.size == SMALL
        assert contrast(picture) > 16, (palette, seed)


@pytest.mark.parametrize("scene", sorted(SCENES - {"portrait"}))
def test_the_subject_survives_a_square_crop(scene: str) -> None:
    for seed in range(3):
        square = draw(scene, "do-thi", seed, (180, 120)).crop((30, 0, 150, 120))
        assert contrast(square.crop((30, 30, 90, 90))) > 9, seed


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_the_same_arguments_give_the_same_picture(scene: str) -> None:
    one, other = draw(scene, "van-hoa", 7, SMALL), draw(scene, "van-hoa", 7, SMALL)
    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_different_seeds_differ_visibly(scene: str) -> None:
    pictures = [draw(scene, "thoi-su", seed, SMALL) for seed in range(3)]
    assert min(difference(one, other) for one, other in combinations(pictures, 2)) > 12


def test_sections_are_told_apart_by_their_inks() -> None:
    pictures = [draw("river", palette, 2, SMALL) for palette in sorted(PALETTES)]
    means = [ImageStat.Stat(picture).mean for picture in pictures]
    for one, other in combinations(means, 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 5


@pytest.mark.parametrize("size", [(1, 1), (64, 36), (100, 100), (90, 160), (641, 427)])
def test_a_picture_has_the_size_that_is_asked(size: tuple[int, int]) -> None:
    assert draw("bridge", "the-gioi", 1, size).size == size


def test_a_picture_is_large_unless_asked_otherwise() -> None:
    assert draw("sea", "the-gioi", 1).size == (1600, 1067)


def test_an_unknown_scene_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="No scene 'volcano'; there are boats, bridge"):
        draw("volcano", "thoi-su", 1)


def test_an_unknown_palette_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="No palette 'sepia'; there are bong-da, do-thi"):
        draw("river", "sepia", 1)
