"""One search box over everything the desk has; each kind of answer as its own lists find it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import markup, vietnamese
from articles.models import Article, Assignment, Author, Category, Draft, Event, Image, Tag
from articles.search import Hits

from .status import plan_word, status_word, written

ANSWERS = 8  # of each kind
MOST_READ = 100  # unsaved texts of one's own
MOST_LETTERS = 200  # of what is asked for


@dataclass(frozen=True)
class Answer:
    text: str
    address: str
    mark: SafeString | str = ""
    note: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Answers:
    """What one kind of thing answers; `more` is the address of all, "" where these are all."""

    title: str
    found: Sequence[Answer]
    more: str = ""


def search(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show what answers, kind by kind; `context` is what every page of the desk has."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    asked = vietnamese.one_line(request.GET.get("q", ""))[:MOST_LETTERS]
    own = {"title": _("Search"), "asked": asked, "groups": groups(request, asked)}
    return TemplateResponse(request, "admin/search.html", context | own)


def groups(request: HttpRequest, asked: str) -> list[Answers]:
    """Ask every kind that somebody may see, with one query each and a few for the stories."""
    if not vietnamese.fold(asked).strip():
        return []
    user: Any = request.user
    kinds: list[tuple[str, Callable[[Any, str], Answers]]] = [
        ("view_article", stories),
        ("view_article", drafts),
        ("view_assignment", plans),
        ("view_image", images),
        ("view_author", authors),
        ("view_tag", tags),
        ("view_category", sections),
        ("view_event", events),
    ]
    seen = (ask(user, asked) for perm, ask in kinds if user.has_perm(f"articles.{perm}"))
    return [answers for answers in seen if answers.found]


def stories(user: Any, asked: str) -> Answers:
    """Find stories by the engine of the readers' search, the best first."""
    open_ = Article.objects.open_to(user)
    keys = Hits(open_, asked).first(ANSWERS + 1)
    by_key = open_.for_cards().in_bulk(keys)
    found = [by_key[key] for key in keys if key in by_key]
    return answers(_("Articles"), [story_answer(story) for story in found], "article", asked)


def story_answer(story: Article) -> Answer:
    address = reverse("admin:articles_article_change", args=[story.pk])
    note = f"{story.section} · {written(story.published_at or story.modified_at)}"
    picture = story.lead_image.thumbnail_url if story.lead_image else ""
    return Answer(story.headline, address, status_word(story), note, picture)


def drafts(user: Any, asked: str) -> Answers:
    """Find what somebody wrote and has not saved: a few, read as they are."""
    words = vietnamese.fold(asked).split()
    unsaved = Draft.objects.under_way(user)[:MOST_READ]
    mine = (draft for draft in unsaved if holds(draft, words))
    found = [Answer(str(draft), draft.desk_address, note=written(draft.saved_at)) for draft in mine]
    return Answers(_("Not saved yet"), found[:ANSWERS])


def holds(draft: Draft, words: Sequence[str]) -> bool:
    body = markup.plain(draft.first("body"))
    text = vietnamese.fold(f"{draft.headline} {draft.first('lead')} {body}")
    return all(word in text for word in words)


def plans(user: Any, asked: str) -> Answers:
    found = Assignment.objects.open_to(user).matching(asked).order_by("-due", "-id")
    rows = [
        Answer(
            plan.idea, plan.desk_address, plan_word(plan), f"{plan.section} · {written(plan.due)}"
        )
        for plan in found.for_calendar()[: ANSWERS + 1]
    ]
    return answers(_("Planned stories"), rows, "assignment", asked)


def images(user: Any, asked: str) -> Answers:
    found = Image.objects.matching(asked).order_by("-added_at", "-id")[: ANSWERS + 1]
    rows = [
        Answer(
            str(image), change("image", image.pk), note=image.credit, picture=image.thumbnail_url
        )
        for image in found
    ]
    return answers(_("Images"), rows, "image", asked)


def authors(user: Any, asked: str) -> Answers:
    found = Author.objects.matching(asked)[: ANSWERS + 1]
    rows = [Answer(a.name, change("author", a.pk), note=a.title) for a in found]
    return answers(_("Authors"), rows, "author", asked)


def tags(user: Any, asked: str) -> Answers:
    found = Tag.objects.matching(asked).order_by("name")[: ANSWERS + 1]
    return answers(_("Tags"), [Answer(t.name, change("tag", t.pk)) for t in found], "tag", asked)


def sections(user: Any, asked: str) -> Answers:
    """Find sections among all: a paper has a few dozen."""
    words = vietnamese.fold(asked)
    found = [s for s in Category.objects.as_tree() if words in vietnamese.fold(s.name)]
    stories_in = reverse("admin:articles_article_changelist") + "?section="
    return Answers(_("Sections"), [Answer(str(s), f"{stories_in}{s.pk}") for s in found[:ANSWERS]])


def events(user: Any, asked: str) -> Answers:
    found = Event.objects.matching(asked)[: ANSWERS + 1]
    rows = [Answer(e.name, change("event", e.pk)) for e in found]
    return answers(_("Event lines"), rows, "event", asked)


def answers(title: str, rows: Sequence[Answer], model: str, asked: str) -> Answers:
    """Show the first; where there are more, lead to the list that has them all."""
    list_ = reverse(f"admin:articles_{model}_changelist")
    more = f"{list_}?{urlencode({'q': asked})}" if len(rows) > ANSWERS else ""
    return Answers(title, rows[:ANSWERS], more)


def change(model: str, key: int) -> str:
    return reverse(f"admin:articles_{model}_change", args=[key])
