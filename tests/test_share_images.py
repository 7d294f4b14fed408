"""The pictures of shared links: only of what is public, in listed shapes, in whole words."""

import io
import re
import unicodedata

import pytest
from django.urls import reverse
from PIL import Image as Pillow

from articles import images, share
from articles.images.renditions import slots
from articles.models import Crop
from articles.share import typesetting
from articles.share.cards import CARD, HEADLINE_SIZES, headline_card
from tests import make
from tests.front_door import FrontDoor
from tests.vietnamese_texts import LETTERS

pytestmark = pytest.mark.django_db
BOX = (1048, 362)  # pixels of a headline on a card


def drawn(answer):
    assert answer.headers["Content-Type"] == "image/jpeg"
    return Pillow.open(io.BytesIO(answer.content))


def test_a_story_without_a_photograph_has_a_card(client):
    story = make.article(
        "Những chuyến tàu đêm rộn rã tiếng cười, ngỡ ngàng trước sắc tím bằng lăng"
    )
    assert drawn(client.get(share.address(story, "card"))).size == (1200, 630)
    assert client.get(share.address(story, "16x9")).status_code == 404


@pytest.mark.parametrize(
    ("shape", "size"),
    [("card", (1200, 630)), ("1x1", (1200, 1200)), ("4x3", (1200, 900)), ("16x9", (1200, 675))],
)
def test_a_photograph_is_cut_to_every_listed_shape(client, shape, size):
    image = images.store(make.picture(2000, 1400))
    story = make.article(lead_image=image)
    assert drawn(client.get(share.address(story, shape))).size == size
    assert share.size(image, shape) == size


def test_a_small_photograph_is_never_enlarged(client):
    image = images.store(make.picture(500, 400))
    story = make.article(lead_image=image)
    assert drawn(client.get(share.address(story, "1x1"))).size == (400, 400)
    assert share.size(image, "16x9") == (500, 281)
    paper = drawn(client.get(share.address(story, "card"))).getpixel((600, 40))
    assert paper > (240, 240, 230)  # a blurred red photograph would not be the colour of paper


def test_a_card_has_its_headline_beside_the_photograph(client):
    story = make.article("Cầu mới", lead_image=images.store(make.picture(1600, 1000)))
    card = drawn(client.get(share.address(story, "card")))
    red, green, _ = card.getpixel((900, 300))
    assert red > 2 * green
    assert card.getpixel((20, 300)) > (240, 240, 230)  # of paper
    words = card.crop((0, 90, 530, 200)).convert("L").getextrema()
    assert words[0] < 60  # of ink


def test_a_crop_by_hand_is_in_every_shape_it_was_made_for(client):
    image = images.store(make.picture(1600, 1000))
    story = make.article(lead_image=image)
    before = share.address(story, "1x1")
    part = {"left": 25, "top": 0, "width": 50, "height": 80}
    Crop.objects.create(image=image, ratio="1x1", **part)
    story.refresh_from_db()
    assert share.address(story, "1x1") != before
    assert drawn(client.get(share.address(story, "1x1"))).size == (800, 800)
    assert share.size(story.lead_image, "16x9") == (1200, 675)


def test_the_focal_point_stays_in_the_picture(client):
    file = io.BytesIO()
    photograph = Pillow.new("RGB", (1600, 400), "blue")
    photograph.paste("red", (1200, 0, 1600, 400))
    photograph.save(file, "PNG")
    file.seek(0)
    story = make.article(lead_image=images.store(file, focal_x=95, focal_y=50))
    red, _, blue = drawn(client.get(share.address(story, "1x1"))).getpixel((200, 200))
    assert red > 200
    assert blue < 60


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(1, 1), (2399, 3), (7, 1999), (1601, 1067), (1333, 1999)])
def test_pictures_of_every_form_can_be_cut(size, format_):
    image = images.store(make.picture(*size, format_))
    story = make.article(lead_image=image)
    for image.focal_x, image.focal_y in ((0, 100), (33, 67), (100, 0)):
        for shape in ("1x1", "4x3", "16x9"):
            cut = Pillow.open(io.BytesIO(share.picture(story, shape)))
            assert cut.size == share.size(image, shape)
        share.picture(story, "card")


def test_a_transparent_picture_lies_on_paper(client):
    file = io.BytesIO()
    Pillow.new("RGBA", (1300, 900), (0, 0, 0, 0)).save(file, "PNG")
    file.seek(0)
    story = make.article(lead_image=images.store(file))
    assert drawn(client.get(share.address(story, "16x9"))).getpixel((9, 9)) > (240, 240, 230)


def test_a_lost_file_leaves_the_typographic_card(client):
    image = make.image()
    story = make.article(lead_image=image)
    image.file.storage.delete(image.file.name)
    assert drawn(client.get(share.address(story, "card"))).size == CARD
    assert client.get(share.address(story, "4x3")).status_code == 404


def test_what_is_not_public_answers_as_if_it_never_was(client):
    make.category()
    unknown = client.get(reverse("share-image", args=[99999, "0" * 16, "card"]))
    for status in ("draft", "in_review", "withdrawn"):
        story = make.article("Chưa ai biết", status=status)
        answer = client.get(share.address(story, "card"))
        assert answer.status_code == 404
        assert answer.content == unknown.content


def test_no_other_shape_or_size_can_be_asked_for(client):
    story = make.article()
    for shape in ("9x16", "card2x", "1200x630", "card.png", ""):
        address = share.address(story, "card").replace("card", shape)
        assert client.get(address).status_code == 404


def test_an_earlier_address_leads_to_the_new_one(client):
    story = make.article("Một")
    before = share.address(story, "card")
    story.headline = "Hai"
    story.save()
    answer = client.get(before)
    assert (answer.status_code, answer.headers["Location"]) == (301, share.address(story, "card"))


def test_the_paper_has_a_card_of_its_own(client):
    assert drawn(client.get(reverse("share-paper"))).size == CARD


@pytest.mark.usefixtures("connections_stay_open")
def test_a_card_is_drawn_once_and_gone_with_its_story(django_assert_num_queries):
    story = make.article()
    door, address = FrontDoor(), share.address(story, "card")
    first = door.get(address).body
    with django_assert_num_queries(0):
        assert door.get(address).body == first
    story.withdraw()
    door.beat()
    assert door.get(address).status == 404


@pytest.mark.usefixtures("connections_stay_open")
def test_another_focal_point_reaches_the_kept_picture():
    image = make.image()
    story = make.article(lead_image=image)
    door, address = FrontDoor(), share.address(story, "1x1")
    assert door.get(address).status == 200
    image.focal_x = 5
    image.save()
    door.beat()
    assert door.get(address).status == 301


def test_headlines_are_set_in_whole_words_inside_their_box():
    for words in (1, 5, 14, 25, 60):
        headline = " ".join(["Nghiêng Ẫm Ể Ữ tỉnh Ngỡ"[: 4 + words % 20]] * words)[:300]
        told = typesetting.fit(headline, *BOX, HEADLINE_SIZES)
        assert told.height <= BOX[1]
        assert all(told.font.getlength(line) <= BOX[0] for line in told.lines)
        said = " ".join(told.lines)
        cut = said.removesuffix("…")
        assert headline.startswith(cut)
        assert said == headline or headline[len(cut) :].startswith((" ", ",", ":"))


def test_a_word_wider_than_the_box_is_cut():
    told = typesetting.fit("A" * 300, *BOX, HEADLINE_SIZES)
    assert told.lines[0].endswith("A…")
    assert told.font.getlength(told.lines[0]) <= BOX[0]


def test_a_section_s_long_name_is_cut_at_a_word():
    face = typesetting.font(typesetting.SANS, 28)
    told = typesetting.shortened("Khoa học – Công nghệ – Môi trường và đời sống", face, 436)
    assert told == "Khoa học – Công nghệ – Môi…"
    assert typesetting.shortened("Khoa học – Công nghệ", face, 200) == "Khoa học…"


def test_cards_leave_threads_to_pages_and_say_when_to_come_again(client):
    story = make.article()
    address = share.address(story, "card")
    with slots, slots:
        busy = client.get(address)
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert busy.headers["Cache-Control"] == "no-store"
    assert client.get(address).status_code == 200


def test_lines_are_about_as_long_as_each_other():
    told = typesetting.fit(
        "Mưa lớn ở miền núi phía bắc suốt đêm qua làm ngập", *BOX, range(80, 79, -1)
    )
    first, last = (told.font.getlength(line) for line in (told.lines[0], told.lines[-1]))
    assert last > first / 2


@pytest.mark.parametrize("name", [typesetting.SERIF, typesetting.SANS])
def test_the_fonts_have_every_vietnamese_letter(name):
    face = typesetting.font(name, 40)
    nothing = bytes(face.getmask("\U0001f600"))
    letters = LETTERS + "“”‘’…–—₫0123456789"
    assert [letter for letter in letters if bytes(face.getmask(letter)) == nothing] == []
    assert typesetting.printable(letters) == letters
    assert unicodedata.is_normalized("NFC", letters)


def test_what_the_fonts_do_not_have_is_left_out():
    assert typesetting.printable("Tết 😀 新年 2027") == "Tết 2027"
    headline_card("😀", "新")


def test_the_licence_of_the_fonts_lies_beside_them():
    text = (typesetting.FONTS / "OFL.txt").read_text("utf-8")
    assert re.search("SIL OPEN FONT LICENSE", text)
    for file in typesetting.FONTS.glob("*.ttf"):
        assert file.stat().st_size < 150_000
        assert file.name in text
