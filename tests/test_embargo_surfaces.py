"""Where readers see a story: no surface shows it under embargo, before its hour, or once over."""

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from articles import share
from articles.models import Article
from articles.related import refresh
from tests import make
from tests.changes import told_by
from tests.reading import html_of
from tests.test_embargo import soon

pytestmark = pytest.mark.django_db

WORD, BAR = "Vạn Xuân", "Thông xe qua cửa biển"
TRACES = (WORD, BAR, "cau-van-xuan")
ABOUT = "sông Cái bớt ngăn cách, người hai bờ chờ cầu đã lâu, chờ cầu qua sông Cái"
MOMENTS = ("published_at", "embargo_until", "expires_at", "listed_at", "listed_month")
MOMENTS += ("public_from", "public_changed_at")

HIDDEN = {
    "under embargo": {"embargo_until": 60},
    "scheduled": {"published_at": 60},
    "scheduled, and held longer": {"published_at": 30, "embargo_until": 60},
    "expired": {"expires_at": -1},
}


def stand(story: Article, **minutes: float) -> Article:
    """Bring a story to moments in minutes from now, as if the time between had passed."""
    given = {name: soon(at) for name, at in ({"published_at": -60} | minutes).items()}
    for name in ("published_at", "embargo_until", "expires_at", "public_changed_at"):
        setattr(story, name, given.get(name))
    fields = [story._meta.get_field(name) for name in MOMENTS]
    values = {field.name: field.pre_save(story, False) for field in fields}
    QuerySet.update(Article.objects.filter(pk=story.pk), **values)
    return story


class Paper:
    """A paper that has a story wherever one can stand."""

    def __init__(self) -> None:
        self.city = make.category("Đô thị", parent=make.category("Thời sự"))
        self.line = make.event("Những cây cầu")
        about = {"section": self.city, "tags": ["Giao thông"], "authors": ["Lê Minh"]}
        about |= {"event": self.line, "body": f"<p>{ABOUT}</p>"}
        self.story = make.article(f"Cầu {WORD} qua sông Cái", lead=ABOUT, **about)
        self.neighbour = make.article("Bến xe bên sông Cái", lead=ABOUT, minutes_ago=90, **about)
        make.correction(self.story)
        make.slot(self.story)
        make.bar(BAR, article=self.story, until=60)
        make.read(self.story, 1_000)
        refresh()

    def own(self) -> list[str]:
        """The story's own addresses."""
        address = self.story.get_absolute_url()
        return [address, f"{address}?in=1", f"{address}?lite=1", share.address(self.story, "card")]

    def lists(self) -> list[str]:
        """Every page, feed and file that can show its headline."""
        tag, author = self.story.tags.get(), self.story.bylines.get().author
        things = [self.city, self.city.parent, self.line, tag, author, self.neighbour]
        feeds = [("feed",), ("section-feed", self.city), ("author-feed", author), ("tag-feed", tag)]
        month = divmod(self.story.listed_month or 0, 100)
        return [
            *("/", "/doc-nhieu/", "/dinh-chinh/", "/tim-kiem/?q=song+cai"),
            *(thing.get_absolute_url() for thing in things),
            *(reverse(name, args=[*(row.slug for row in of), "rss"]) for name, *of in feeds),
            *("/sitemap-news.xml", reverse("sitemap-month", args=[f"{n:02}" for n in month])),
            *("/lien-he/", "/khong-co-trang-nay/"),  # for what stands on every page
        ]


@pytest.fixture
def paper() -> Paper:
    return Paper()


def showing(client: Client, addresses: list[str]) -> set[str]:
    """Name the addresses that tell of the story."""
    texts = {address: html_of(client.get(address)) for address in addresses}
    return {address for address, text in texts.items() if any(trace in text for trace in TRACES)}


def test_a_story_is_on_every_surface_while_it_is_public(client: Client, paper: Paper):
    stand(paper.story, embargo_until=-1, expires_at=60)
    assert showing(client, paper.lists()) == set(paper.lists())
    assert {client.get(address).status_code for address in paper.own()} == {200}
    assert paper.story.is_public


@pytest.mark.parametrize("minutes", HIDDEN.values(), ids=HIDDEN)
def test_a_story_is_on_no_surface_while_it_is_not(client: Client, paper: Paper, minutes: dict):
    stand(paper.story, **minutes)
    assert showing(client, paper.lists()) == set()
    page = paper.story.get_absolute_url()
    answers = {address: client.get(address) for address in paper.own()}
    assert not any(WORD in html_of(answer) for answer in answers.values())
    gone = 410 if "expires_at" in minutes else 404
    assert {answer.status_code for answer in answers.values()} == {gone, 404}
    assert answers[page].status_code == gone
    assert not paper.story.is_public


def test_what_search_proposes_knows_no_hidden_story(client: Client, paper: Paper):
    asked = "/tim-kiem/?q=van+xuan+qwxz"
    assert "q=van%20xuan" in html_of(client.get(asked)).replace("+", "%20")
    stand(paper.story, embargo_until=60)
    assert "q=van%20xuan" not in html_of(client.get(asked)).replace("+", "%20")


def test_whatever_is_read_again_at_once_when_a_story_comes_under_embargo(paper: Paper):
    def hold() -> None:
        paper.story.embargo_until = soon(60)
        paper.story.save()

    assert told_by(hold) == {"*"}  # its breaking news stands on every page
    paper.story.breaking_bars.all().delete()
    paper.story.embargo_until = soon(90)
    assert {"front", "search", f"category:{paper.city.pk}", f"article:{paper.story.pk}"} <= told_by(
        paper.story.save
    )
