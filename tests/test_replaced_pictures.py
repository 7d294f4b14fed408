"""A picture that is replaced or removed at once is so on every kept page at the next heartbeat."""

import io

import pytest
from PIL import Image as Pillow

from articles import images
from articles.models import Article, Image
from articles.models.image_removal import remove_image
from articles.share import address
from tests import make
from tests.front_door import FrontDoor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]
FEED = "/rss/tin-moi.rss"


@pytest.fixture
def image() -> Image:
    return images.store(make.picture(700, 525), caption="Cầu", credit="M.Quang", alt="Cầu")


@pytest.fixture
def story(image: Image) -> Article:
    """Make a story that shows it as lead, in its text, by its author and in its event line."""
    event = make.event("Thông xe", image=image)
    shown = f'<figure data-image="{image.pk}"></figure>'
    story = make.article("Cầu mới", lead_image=image, body=f"<p>Một.</p>{shown}", event=event)
    author = make.author("Hà Linh", portrait=image)
    story.bylines.create(author=author, position=1)
    return story


def pages(story: Article) -> list[str]:
    """List the addresses of the pages that show its picture."""
    event, byline = story.event, story.bylines.get()
    assert event
    shown = [story, story.section, event, byline.author]
    return [*(thing.get_absolute_url() for thing in shown), "/", FEED]


def another() -> io.BytesIO:
    file = io.BytesIO()
    Pillow.new("RGB", (700, 525), "navy").save(file, "PNG")
    file.seek(0)
    return file


def stem(image: Image) -> str:
    return str(image.file.name).rpartition(".")[0]


def test_a_replaced_picture_is_the_new_one_wherever_it_is_kept(story: Article, image: Image):
    door, before, card = FrontDoor(), stem(image), address(story, "card")
    for page in pages(story):
        assert before in door.get(page).text, page
    drawn = door.get(card).body
    images.replace_file(image, images.take_in(another()))
    image.save()
    door.beat()
    for page in pages(story):
        text = door.get(page).text
        assert before not in text, page
        assert stem(image) in text, page
    moved = door.get(card)
    assert moved.status == 301
    assert door.get(moved.headers["Location"]).body != drawn
    assert moved.headers["Location"] in door.get(story.get_absolute_url()).text


def test_a_removed_picture_is_on_no_kept_page(story: Article, image: Image):
    door, before = FrontDoor(), stem(image)
    for page in pages(story):
        door.get(page)
    remove_image(image, None, "Đơn của ông A.")
    door.beat()
    for page in pages(story):
        answer = door.get(page)
        assert answer.status == 200, page
        assert before not in answer.text, page
