"""What lies on the demo's desk: versions, a story sent back, one in review, an update, plans."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Assignment, Category, Revision, TrailEntry
from articles.models.article_days import midnight

from .paper import story

TOLD = tomllib.loads((Path(__file__).parent / "desk.toml").read_text("utf-8"))
TEXTS = ("headline", "lead", "body")
Kind = Revision.Kind


def lay_out() -> None:
    """Write down what the desk did to its stories in the last days, and what it plans."""
    for told in TOLD["step"]:
        take(told)
    for told in TOLD["plan"]:
        plan(told)


def take(told: dict[str, Any]) -> None:
    """Take one step, as of its hour; a text that it does not give is the one of now."""
    article, by = story(told["story"]), User.objects.get(username=told["by"])
    at = timezone.now() - timedelta(hours=told["hours_ago"])
    match told["deed"]:
        case "saved":
            write(article, told, by, at)
        case "submit":
            article.submit()
            keep(article, Kind.SUBMITTED, by, at)
        case "send_back":
            note = article.send_back(by, told["note"], told["quote"])
            note.at = at
            note.save(update_fields=["at"])
            keep(article, Kind.SENT_BACK, by, at, reason=note.text)
        case "update":
            Revision.settle(article)
            article.mark_updated(told["note"])
            TrailEntry.note(by, "saved", article, at=at)


def write(article: Article, told: dict[str, Any], by: User, at: datetime) -> None:
    """Keep a version with the texts of then; the story itself stays as it is."""
    now = {name: getattr(article, name) for name in TEXTS}
    article.status = Article.Status.DRAFT
    for name in TEXTS:
        setattr(article, name, told.get(name, now[name]))
    article.save()
    Revision.keep(article.pk, Kind.SAVED, by, saved_at=at)
    for name, text in now.items():
        setattr(article, name, text)
    article.save()


def keep(article: Article, kind: str, by: User, at: datetime, reason: str = "") -> None:
    TrailEntry.note(by, kind, article, reason=reason, at=at)
    Revision.keep(article.pk, kind, by, saved_at=at)


def plan(told: dict[str, Any]) -> None:
    """Plan a story for a day counted from today, at an hour of that day."""
    day = timezone.localdate() + timedelta(days=told["days"])
    begun = story(told["story"]) if "story" in told else None
    names = ("idea", "place", "length", "needs_photo", "note")
    Assignment.objects.create(
        section=Category.objects.get(slug=told["section"]),
        assignee=User.objects.filter(username=told.get("who", "")).first(),
        made_by=User.objects.filter(username="bientap").first(),
        due=midnight(day) + timedelta(hours=told["hour"]),
        article=begun,
        state=Assignment.State.UNDER_WAY if begun else Assignment.State.PLANNED,
        **{name: told[name] for name in names if name in told},
    )
