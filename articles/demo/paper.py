"""What the demo newspaper says of itself, and what its desk has put where."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from articles.models import Article, BreakingBar, Category, Correction, Event, FrontSlot, Imprint

TOLD = tomllib.loads((Path(__file__).parent / "paper.toml").read_text("utf-8"))


def furnish() -> None:
    """Write the imprint, an event line, a correction, a curated front, a bar that is over."""
    Imprint(**TOLD["imprint"]).save()
    draw_line(**TOLD["event"])
    told, now = TOLD["correction"], timezone.now()
    Correction.objects.create(article=story(told["story"]), kind="apology", text=told["text"])
    hours = timedelta(hours=1)
    BreakingBar.objects.create(since=now - 3 * hours, until=now - hours, **TOLD["bar"])
    for slot in TOLD["slot"]:
        put_in_front(slot)


def story(headline: str) -> Article:
    return Article.objects.get(headline=headline)


def draw_line(name: str, summary: str, stories: list[str]) -> None:
    event = Event.objects.create(name=name, summary=summary)
    for headline in stories:
        article = story(headline)
        article.event = event
        article.save(update_fields=["event"])


def put_in_front(told: dict[str, Any]) -> None:
    section = Category.objects.get(slug=told["section"]) if "section" in told else None
    FrontSlot.objects.create(
        zone=told["zone"],
        section=section,
        position=told.get("above", 0),
        article=story(told["story"]),
        headline=told.get("headline", ""),
    )
