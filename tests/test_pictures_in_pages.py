"""How a picture stands in a page: every size, its room reserved, its colour first."""

import io
import re

import pytest
from django.template.loader import render_to_string
from PIL import Image as Pillow

from articles import images, markup
from tests import make
from tests.pictures import picture_of

pytestmark = pytest.mark.django_db


def drawn(image, **context):
    return render_to_string("articles/_picture.html", {"image": image, "sizes": "10rem", **context})


def test_a_picture_offers_every_size_in_three_formats_with_its_room_reserved(client):
    image = images.store(make.picture(1200, 800), alt="Cầu")
    page = drawn(image, ratio="16x9")
    avif, webp, jpeg = image.srcsets("16x9", "avif", "webp", "jpeg")
    assert f'<source type="image/avif" srcset="{avif}"' in page
    assert f'<source type="image/webp" srcset="{webp}"' in page
    assert f'srcset="{jpeg}" sizes' in page
    assert 'width="1200" height="675"' in page
    assert page.count('sizes="10rem"') == 3
    assert 'alt="Cầu"' in page
    for address in re.findall(r"/media/\S+/320\.\w+", page):
        assert picture_of(client, address).size == (320, 180)


def test_the_lead_comes_first_and_the_others_when_they_are_near():
    image = make.image()
    lead, other = drawn(image, lead=True), drawn(image)
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'loading="lazy"' in other
    assert "fetchpriority" not in other


def test_its_colour_is_there_before_the_picture():
    image = make.image()  # of the red of (150, 40, 30)
    assert [round(int(image.color[at : at + 2], 16), -1) for at in (1, 3, 5)] == [150, 40, 30]
    assert "tone r-9 g-2 b-2" in drawn(image)
    assert "style=" not in drawn(image)


def test_behind_a_transparent_drawing_is_no_colour():
    file = io.BytesIO()
    Pillow.new("RGBA", (900, 600), (200, 0, 0, 0)).save(file, "PNG")
    file.seek(0)
    image = images.store(file)
    assert image.color == ""
    assert "tone" not in drawn(image)


@pytest.mark.parametrize(
    ("digital_source", "label"),
    [
        ("trainedAlgorithmicMedia", "Ảnh do AI tạo"),
        ("compositeWithTrainedAlgorithmicMedia", "Ảnh có phần do AI tạo"),
        ("digitalCapture", ""),
        ("", ""),
    ],
)
def test_readers_are_told_of_what_ai_made(client, digital_source, label):
    made, other = make.image(digital_source=digital_source), make.image(caption="Cầu")
    story = make.article(lead_image=made, body=markup.figure("Cầu", "", other.pk))
    page = client.get(story.get_absolute_url()).content.decode()
    assert re.findall(r'<span class="made-by-ai">(.*?)</span>', page) == ([label] if label else [])
    assert (label in client.get("/rss/tin-moi.rss").content.decode()) or not label
