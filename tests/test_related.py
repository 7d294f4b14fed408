"""Which stories stand beside one in Tin liên quan, and in which order."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.models import Article, ArticleTerm, RelatedPick, Term
from articles.related import beside, refresh, weigh_new
from tests import make
from tests.reading import UNSEEN, html_of, links_of

pytestmark = pytest.mark.django_db

DAY = 24 * 60
FLOOD = (
    "Cống Vàm Láng vỡ, nước tràn vào vườn dừa. Người xã Tân Phước đắp lại cống Vàm Láng bằng bao "
    "cát. Thành phố gửi thêm bao cát; thành phố cũng gửi thuyền."
)
CRACK = "Cống Vàm Láng nứt dài. Người xã Tân Phước lo cống Vàm Láng không qua nổi mùa nước."
BUSES = "Thành phố mở thêm ba tuyến buýt đêm. Thành phố sẽ thử nghiệm trong hai tháng."


def flood(**fields) -> Article:
    return make.article("Vỡ cống Vàm Láng, ba xã ngập trong đêm", lead=FLOOD, **fields)


def crack(headline: str = "Cống Vàm Láng nứt dài trước mùa nước", **fields) -> Article:
    return make.article(headline, lead=CRACK, **fields)


def shown(story: Article) -> list[Article]:
    return beside(story)


def pick(story: Article, other: Article, kind: str = "shown", position: int = 1) -> None:
    RelatedPick.objects.create(article=story, other=other, kind=kind, position=position)


def test_the_same_event_stands_above_a_story_that_shares_one_word(client: Client):
    story = flood()
    other = make.article("Thành phố mở tuyến buýt đêm", lead=BUSES, minutes_ago=61)
    event = crack(minutes_ago=60 + 3 * DAY)
    for unseen in ({"status": "draft"}, {"published_at": timezone.now() + timedelta(1)}):
        crack("Cống Vàm Láng: chuyện chưa đăng", **unseen)
    assert shown(story)[0] == event
    page = client.get(story.get_absolute_url())
    links = links_of(page)
    assert links.index(event.get_absolute_url()) >= 0
    assert story.get_absolute_url() not in links
    assert "chuyện chưa đăng" not in html_of(page)
    assert other.get_absolute_url() in links  # in other news of the section at least


def test_a_story_with_nothing_near_shows_other_news_alone(client: Client):
    story = make.article("Giải cờ vây phường Bến Nghé", lead="Giải cờ vây có tám bàn cờ vây.")
    flood()
    page = html_of(client.get(story.get_absolute_url()))
    assert 'class="related"' not in page
    assert 'class="others"' in page


@UNSEEN
def test_what_readers_may_not_see_stands_beside_nothing(unseen: dict):
    story = flood(minutes_ago=120)
    hidden = crack(tags=["Đê điều"], **unseen)
    pick(story, hidden)
    assert shown(story) == []


def test_scheduled_stories_take_no_place_from_public_ones():
    story, event = flood(), make.article("Cống Vàm Láng", lead="Tân Phước.", minutes_ago=70)
    ahead = timezone.now() + timedelta(1)
    for number in range(45):
        crack(f"Vỡ cống Vàm Láng {number}", published_at=ahead)
    assert shown(story) == [event]


def test_words_of_what_is_not_public_are_not_counted():
    crack()
    before = {key: count for key, count in Term.objects.values_list("key", "stories") if count}
    flood(status="draft")
    flood(published_at=timezone.now() + timedelta(1))
    flood(status="in_review")
    after = {key: count for key, count in Term.objects.values_list("key", "stories") if count}
    assert after == before


def test_a_draft_and_a_withdrawn_story_have_no_terms():
    story = flood(status="draft")
    assert not ArticleTerm.objects.exists()
    story.publish()
    assert story.terms.exists()
    story.withdraw()
    assert not ArticleTerm.objects.exists()
    story.publish()
    assert story.terms.exists()


def test_a_scheduled_story_shows_its_neighbours_once_it_is_public():
    event = crack()
    story = flood(published_at=timezone.now() + timedelta(1))
    Article.objects.filter(pk=story.pk).update(published_at=timezone.now())
    assert shown(story) == [event]


def test_another_text_has_other_neighbours():
    story, event = flood(), crack()
    event.headline, event.lead = "Chợ nổi dời bến", "Chợ nổi dời bến vì chợ nổi đông ghe."
    event.save()
    assert shown(story) == []


def test_the_same_headline_twice_is_one_story():
    story = flood()
    crack("VỠ CỐNG VÀM LÁNG, BA XÃ NGẬP TRONG ĐÊM")
    crack("Vỡ cống Vàm Láng: ba xã ngập trong đêm.")
    crack("Nước rút chậm ở Vàm Láng - Bài 1")
    crack("Nước rút chậm ở Vàm Láng - Bài 2")
    crack("Nước rút chậm ở Vàm láng – bài 1")
    assert sorted(other.headline[-1] for other in shown(story)) == ["1", "2"]


def test_the_place_of_a_tone_parts_no_neighbours():
    story = make.article("Chợ Thuý Hoà", lead="Chợ Thuý Hoà họp sớm.")
    other = make.article("Cầu Thúy Hòa", lead="Cầu Thúy Hòa đã thông.")
    assert shown(story) == [other]


def test_of_two_as_near_the_one_nearer_in_time_stands_first():
    story = flood()
    late = crack("Dân Vàm Láng kể chuyện cống", minutes_ago=50 * DAY)
    soon = crack("Chuyện cống, dân Vàm Láng kể", minutes_ago=9 * DAY)
    assert shown(story) == [soon, late]


def test_at_most_four_stand_there_the_newest_of_equals_first():
    story = flood()
    stories = [crack(f"Cống Vàm Láng, ngày thứ {n}", minutes_ago=100 + n) for n in range(9)]
    refresh()
    assert shown(story) == stories[:4]


def test_what_an_editor_picked_stands_first_in_their_order():
    story, event = flood(), crack()
    one, two = make.article("Chợ nổi dời bến"), make.article("Cờ vây mùa thu")
    pick(story, one, position=2)
    pick(story, two, position=1)
    assert shown(story) == [two, one, event]
    assert shown(event) == [story]


def test_a_picked_story_stands_there_once_whatever_its_headline():
    story, event = flood(), crack("Vỡ cống Vàm Láng, ba xã ngập trong đêm!")
    assert shown(story) == []
    pick(story, event)
    assert shown(story) == [event]


def test_what_an_editor_hid_stands_there_no_more():
    story, event = flood(), crack()
    pick(story, event, kind="hidden")
    assert shown(story) == []
    assert shown(event) == [story]


def test_shared_tags_bring_stories_near():
    story = make.article("Một", tags=["Đê điều", "Sông Tiền"])
    one, two = make.article("Hai", tags=["Đê điều"]), make.article("Ba", tags=["Đê điều"])
    two.tags.add("Sông Tiền")
    assert shown(story) == [two, one]
    two.tags.clear()
    assert shown(story) == [one]


def test_the_common_words_of_an_archive_bring_nothing_near():
    stories = [
        make.article(f"Chuyện làng số {n}", lead="Ban quản lý xã họp. Ban quản lý xã bàn.")
        for n in range(40)
    ]
    refresh()
    assert shown(stories[-1]) == []


def test_a_refresh_forgets_what_is_gone_and_changes_nothing_twice():
    story, event = flood(), crack()
    gone = crack("Chuyện cũ cống Vàm Láng")
    gone.withdraw()
    assert refresh() == 2
    once = list(ArticleTerm.objects.values_list("article", "term", "weight").order_by("id"))
    assert Term.objects.get(key=0).stories == 2
    call_command("refresh_related")
    assert once == list(ArticleTerm.objects.values_list("article", "term", "weight").order_by("id"))
    assert shown(story) == [event]


@pytest.mark.parametrize("stories", [2, 20])
def test_what_came_in_bulk_is_weighed_with_as_many_queries_however_many(
    django_assert_max_num_queries, stories
):
    now, section = timezone.now(), make.category()
    Article.objects.bulk_create(
        Article(
            headline=f"Vỡ cống {n}", lead=FLOOD, section=section, status="published",
            slug=f"vo-cong-{n}", published_at=now,
        )
        for n in range(stories)
    )  # fmt: skip
    with django_assert_max_num_queries(16):
        assert weigh_new() == stories


def test_what_came_in_bulk_is_weighed_once():
    event, section = crack(), make.category()
    now = timezone.now()
    story = Article(
        headline="Vỡ cống Vàm Láng", lead=FLOOD, section=section, status="published",
        slug="vo-cong", published_at=now,
    )  # fmt: skip
    Article.objects.bulk_create([story])
    assert weigh_new() == 1
    assert weigh_new() == 0
    assert shown(story) == [event]


@pytest.mark.parametrize("stories", [1, 30])
def test_one_query_finds_them_all(django_assert_num_queries, stories: int):
    story = flood()
    for number in range(stories):
        pick(story, crack(f"Cống Vàm Láng, ngày {number}"), position=number)
        crack(f"Vàm Láng đêm {number}")
    with django_assert_num_queries(1):
        assert shown(story)
