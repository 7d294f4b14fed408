"""What changes at the desk is seen on every page at the next heartbeat; nothing else moves."""

from datetime import timedelta
from time import time

import pytest
from django.db import transaction
from django.utils import timezone

from articles.keeping import horizon
from articles.models import Article, Author, Byline, Category
from tests import make
from tests.front_door import FrontDoor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]


@pytest.fixture
def paper():
    """Two sections of twelve stories each, one of them read here."""
    city, sport = make.category("Đô thị"), make.category("Thể thao")
    for number in range(12):
        make.article(f"Phố {number}", section=city, minutes_ago=100 - number)
        make.article(f"Trận {number}", section=sport, minutes_ago=100 - number)
    return make.article(
        "Cầu Vạn Xuân", section=city, tags=["Giao thông"], authors=["Lê Minh"], minutes_ago=50
    )


@pytest.fixture
def door(paper):
    return FrontDoor()


def everywhere(story):
    """The addresses of all pages that show a story."""
    return [
        story.get_absolute_url(),
        "/",
        story.section.get_absolute_url(),
        *(tag.get_absolute_url() for tag in story.tags.all()),
        *(byline.author.get_absolute_url() for byline in story.bylines.all()),
        "/khong-co-trang-nay/",
    ]


def kept(door):
    return {path for _, path, _ in door.store.shelf.pages}


def test_a_page_is_rendered_once(door, paper, django_assert_num_queries):
    addresses = everywhere(paper)
    first = [door.get(address).text for address in addresses]
    with django_assert_num_queries(0):
        again = [door.get(address).text for address in addresses]
    assert first == again


def test_a_correction_is_seen_everywhere_at_the_next_beat(door, paper):
    shown = [address for address in everywhere(paper) if "Vạn Xuân" in door.get(address).text]
    assert len(shown) >= 4
    paper.headline = "Cầu Vạn Kiếp"
    paper.save()
    door.beat()
    for address in everywhere(paper):
        assert "Vạn Xuân" not in door.get(address).text
    for address in shown:
        assert "Vạn Kiếp" in door.get(address).text


def test_a_new_story_is_seen_at_the_next_beat_and_far_stories_stay_kept(door, paper):
    far = Article.objects.get(headline="Trận 3")
    near = Article.objects.get(headline="Phố 11")
    for address in [far.get_absolute_url(), near.get_absolute_url(), "/", "/do-thi/"]:
        door.get(address)
    new = make.article("Tin mới nhất", section=paper.section, minutes_ago=0)
    door.beat()
    assert kept(door) == {far.get_absolute_url()}
    for address in ["/", "/do-thi/", near.get_absolute_url()]:
        assert new.headline in door.get(address).text


def test_a_withdrawn_story_is_gone_everywhere_at_the_next_beat(door, paper):
    for address in everywhere(paper):
        door.get(address)
    paper.withdraw()
    door.beat()
    assert door.get(paper.get_absolute_url()).status == 410
    for address in everywhere(paper)[1:]:
        assert "Vạn Xuân" not in door.get(address).text


def test_a_story_shown_as_related_elsewhere_is_gone_there_too(door, paper):
    other = make.article("Bến xe", section=Category.objects.last(), tags=["Giao thông"])
    assert "Vạn Xuân" in door.get(other.get_absolute_url()).text
    paper.withdraw()
    door.beat()
    assert "Vạn Xuân" not in door.get(other.get_absolute_url()).text


def test_moving_to_another_section_changes_both(door, paper):
    old, new = paper.section.get_absolute_url(), "/the-thao/"
    assert "Vạn Xuân" in door.get(old).text
    assert "Vạn Xuân" not in door.get(new).text
    paper.section = Category.objects.get(slug="the-thao")
    paper.save()
    door.beat()
    assert "Vạn Xuân" not in door.get(old).text
    assert "Vạn Xuân" in door.get(new).text


def test_another_slug_sends_the_old_address_to_the_new(door, paper):
    old = paper.get_absolute_url()
    assert door.get(old).status == 200
    paper.slug = "cau-van-kiep"
    paper.save()
    door.beat()
    answer = door.get(old)
    assert (answer.status, answer.headers["Location"]) == (301, paper.get_absolute_url())


def test_another_byline_or_name_is_seen(door, paper):
    door.get(paper.get_absolute_url())
    Byline.objects.create(article=paper, author=make.author("Vũ Hạ"), position=2)
    door.beat()
    assert "Vũ Hạ" in door.get(paper.get_absolute_url()).text
    author = Author.objects.get(name="Lê Minh")
    author.name = "Lê Minh Châu"
    author.save()
    door.beat()
    assert "Lê Minh Châu" in door.get(paper.get_absolute_url()).text


def test_other_tags_are_seen(door, paper):
    door.get(paper.get_absolute_url())
    paper.tags.set(["Hạ tầng"])
    door.beat()
    page = door.get(paper.get_absolute_url()).text
    assert "Hạ tầng" in page
    assert "Giao thông" not in page


def test_a_picture_s_new_caption_is_seen(door, paper):
    paper.lead_image = make.image("Chú thích cũ.")
    paper.save()
    door.beat()
    door.get(paper.get_absolute_url())
    paper.lead_image.caption = "Chú thích mới."
    paper.lead_image.save()
    door.beat()
    assert "Chú thích mới." in door.get(paper.get_absolute_url()).text


def test_a_renamed_section_is_seen_on_every_page(door, paper):
    for address in everywhere(paper):
        door.get(address)
    section = Category.objects.get(slug="the-thao")
    section.name = "Thể dục thể thao"
    section.save()
    door.beat()
    for address in everywhere(paper):
        assert "Thể dục thể thao" in door.get(address).text


def test_an_address_where_nothing_was_may_become_a_page(door):
    make.article()
    assert door.get("/tac-gia/vu-ha/").status == 404
    make.author("Vũ Hạ")
    door.beat()
    assert door.get("/tac-gia/vu-ha/").status == 200


def test_what_is_changed_in_bulk_drops_every_page(door, paper):
    door.get("/the-thao/")
    Article.objects.filter(pk=paper.pk).update(headline="Đổi hàng loạt")
    door.beat()
    assert not kept(door)


def test_a_draft_changes_no_page(door, paper):
    draft = make.draft("Bản nháp", section=paper.section)
    door.beat()
    for address in everywhere(paper):
        door.get(address)
    before = kept(door)
    draft.headline = "Bản nháp khác"
    draft.save()
    door.beat()
    assert kept(door) == before


def test_a_change_that_is_rolled_back_drops_nothing(door, paper):
    door.beat()
    door.get("/")
    with transaction.atomic():
        paper.save()
        transaction.set_rollback(True)
    door.beat()
    assert kept(door) == {"/"}


@pytest.mark.django_db(transaction=True)  # PostgreSQL's clock stands still inside a transaction
def test_no_kept_page_outlives_the_moment_of_a_scheduled_story(door, paper):
    soon = timezone.now() + timedelta(seconds=1.2)
    make.article("Tin hẹn giờ", section=paper.section, published_at=soon)
    door.beat()
    for address in ["/", "/do-thi/"]:
        assert "Tin hẹn giờ" not in door.get(address).text
    assert horizon.moment <= time() + 1.3
    for page in door.store.shelf.pages.values():
        assert page.over <= soon.timestamp() + 0.1
    while timezone.now() < soon - timedelta(milliseconds=20):
        assert "Tin hẹn giờ" not in door.get("/").text
    while timezone.now() < soon + timedelta(milliseconds=20):
        pass
    for address in ["/", "/do-thi/"]:
        assert "Tin hẹn giờ" in door.get(address).text


def test_every_page_ends_at_midnight_because_it_prints_its_date(door, paper):
    door.get("/")
    tomorrow = timezone.localtime() + timedelta(days=1)
    midnight = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    (page,) = door.store.shelf.pages.values()
    assert page.over <= midnight.timestamp()


def test_a_campaign_s_parameters_share_the_page(door, paper, django_assert_num_queries):
    door.get(paper.get_absolute_url())
    with django_assert_num_queries(0):
        for query in ("utm_source=zalo", "fbclid=abc&utm_medium=x"):
            assert door.get(f"{paper.get_absolute_url()}?{query}").status == 200


def test_pages_tell_those_in_front_what_they_show(door, paper):
    headers = door.get(paper.get_absolute_url()).headers
    assert f"article:{paper.pk}" in headers["Surrogate-Key"].split()
    assert "stale-if-error" in headers["Cache-Control"]
    assert "Set-Cookie" not in headers
