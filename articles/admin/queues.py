"""What waits for somebody at the desk: the lists of its front page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.markup import excerpt
from articles.models import Article, Assignment, Draft, HourlyViews, Image
from articles.models.editing import edits_everywhere, sections_given
from articles.models.hourly_views import past_hour, past_hour_in_words
from articles.models.image import SOON

from . import image_uses
from .status import plan_word, status_word, word

ROWS = 8  # of a list; one more is fetched, to tell whether there are others
HOURS_AHEAD = 12  # in which what goes out is shown
HOURS_DRAWN = 24
NOTE_LENGTH = 160  # letters that are shown of a note


@dataclass(frozen=True)
class Row:
    """A line of a list; `begins` and `takes` are the addresses of its buttons."""

    text: str
    address: str
    moment: datetime | None
    section: Any = ""
    mark: str = ""
    note: str = ""
    curve: Sequence[int] | None = None
    begins: str = ""
    takes: str = ""

    @property
    def past_hour(self) -> int:
        return past_hour(self.curve or ())

    @property
    def past_hour_in_words(self) -> str:
        return past_hour_in_words(self.curve or ())


@dataclass(frozen=True)
class Queue:
    """A list of the desk's front page; `more` is the address of the whole list.

    `mine` says whether it is somebody's own work or the paper's.
    """

    title: str
    rows: Sequence[Row]
    more: str
    empty: str
    mine: bool = True

    @property
    def shown(self) -> Sequence[Row]:
        return self.rows[:ROWS]

    @property
    def number(self) -> str:
        return f"{ROWS}+" if len(self.rows) > ROWS else str(len(self.rows))


def queues(request: HttpRequest) -> list[Queue]:
    """List what waits for somebody, and what the paper does next."""
    if not request.user.has_perm("articles.view_article"):
        return []
    desk = Board(request)
    lists = [desk.sent_back(), desk.waiting(), desk.drafts()]
    if request.user.has_perm("articles.view_assignment"):
        lists.append(desk.planned())
    lists += [desk.going_out(), desk.just_published(), desk.embargoes(), desk.without_picture()]
    if request.user.has_perm("articles.view_image"):
        over = desk.rights_over()
        lists += [*([over] if over.rows else []), desk.rights()]
    return lists


class Board:
    """Asks for each list, with one query each."""

    def __init__(self, request: HttpRequest) -> None:
        self.user: Any = request.user
        self.edits = edits_everywhere(self.user) or bool(sections_given(self.user))
        self.stories = Article.objects.open_to(self.user).for_cards()

    def drafts(self) -> Queue:
        """List what was written and not saved above what is saved, last touched first."""
        unsaved = Draft.objects.under_way(self.user)[: ROWS + 1]
        mine = self.stories.written_by(self.user).begun()
        rows = [unsaved_row(draft) for draft in unsaved]
        rows += [row(story, story.modified_at) for story in first(mine.last_saved_first())]
        return Queue(
            _("My drafts"),
            rows,
            stories_at("state=draft&mine=1"),
            _("You have no draft. A headline and a section are enough to begin one."),
        )

    def sent_back(self) -> Queue:
        """List what editors want changed, each with what they said last."""
        mine = self.stories.written_by(self.user).sent_back().with_standing_notes()
        return Queue(
            _("Sent back to me"),
            [
                row(story, story.sent_back_at, note=last_note(story))
                for story in first(mine.order_by("-sent_back_at", "-id"))
            ],
            stories_at("state=sent_back&mine=1"),
            _("Nothing came back. What an editor sends back stands here with the note."),
        )

    def waiting(self) -> Queue:
        """List what an editor is to decide on; a writer sees what theirs waits for."""
        handed_in = self.stories.handed_in().last_saved_first()
        if not self.edits:
            return Queue(
                _("With the editors"),
                self.standing_rows(handed_in.written_by(self.user)),
                stories_at("state=in_review&mine=1"),
                _("None of your stories waits. Submit a draft and it stands here."),
            )
        return Queue(
            _("Waiting for me"),
            self.standing_rows(handed_in.edited_by(self.user)),
            stories_at("state=in_review"),
            _("Nothing waits for an editor."),
        )

    def standing_rows(self, stories: Any) -> list[Row]:
        found = first(stories)
        return [row(story, story.modified_at, mark=status_word(story)) for story in found]

    def planned(self) -> Queue:
        """List what somebody is to write and what anybody may take, soonest first."""
        plans = Assignment.objects.waiting().for_the_taking(self.user).soonest_first()
        return Queue(
            _("Planned for me"),
            [plan_row(plan, self.user) for plan in plans.for_calendar()[: ROWS + 1]],
            reverse("admin:articles_assignment_changelist") + "?state=mine",
            _("Nothing is planned for you. The calendar shows what the others do."),
        )

    def going_out(self) -> Queue:
        soon = self.stories.going_out_within(HOURS_AHEAD)
        return Queue(
            _("Going out in the next hours"),
            [row(story, story.public_from, mark=held(story)) for story in first(soon)],
            stories_at("state=scheduled"),
            _("Nothing goes out by itself in the next twelve hours."),
            mine=False,
        )

    def just_published(self) -> Queue:
        stories = first(self.stories.published().newest_first())
        curves = HourlyViews.objects.curves([story.pk for story in stories], HOURS_DRAWN)
        return Queue(
            _("Just published"),
            [row(story, story.listed_at, curve=curves[story.pk]) for story in stories],
            stories_at("state=published&o=-6"),
            _("Nothing is published yet. Publish a story and see here how it is read."),
            mine=False,
        )

    def embargoes(self) -> Queue:
        waiting = first(self.stories.embargoed().order_by("embargo_until", "id"))
        return Queue(
            _("Under embargo"),
            [row(story, story.embargo_until, mark=status_word(story)) for story in waiting],
            stories_at("state=embargoed"),
            _("Nothing is held back by an embargo."),
            mine=False,
        )

    def without_picture(self) -> Queue:
        """List what readers see, or will by itself, without a lead image."""
        bare = self.stories.without_picture_from(days_ago=2, hours_ahead=48)
        return Queue(
            _("Without a lead image"),
            [row(story, story.listed_at, mark=status_word(story)) for story in first(bare)],
            stories_at("picture=0"),
            _("Everything new has its lead image."),
        )

    def rights_over(self) -> Queue:
        """List the pictures that readers still see though their rights are over."""
        return Queue(
            _("Rights that are over, and readers see the picture"),
            self.rights_rows(Image.objects.rights_over().seen()),
            reverse("admin:articles_image_changelist") + "?rights=over_seen",
            "",
            mine=False,
        )

    def rights(self) -> Queue:
        """List the pictures whose rights end this week, each with where it is used."""
        return Queue(
            _("Rights that end this week"),
            self.rights_rows(Image.objects.expiring(SOON)),
            reverse("admin:articles_image_changelist") + "?rights=week",
            _("No picture's rights end in the next seven days."),
            mine=False,
        )

    def rights_rows(self, found: Any) -> list[Row]:
        shown = list(found.with_uses()[: ROWS + 1])
        places = image_uses.in_words(shown, self.user)
        return [rights_row(image, places[image.pk]) for image in shown]


def first(stories: Any) -> list[Article]:
    return list(stories[: ROWS + 1])


def stories_at(query: str) -> str:
    """Write the address of a list of stories."""
    return f"{reverse('admin:articles_article_changelist')}?{query}"


def row(story: Article, moment: datetime | None, **more: Any) -> Row:
    address = reverse("admin:articles_article_change", args=[story.pk])
    return Row(story.headline, address, moment, story.section, **more)


def last_note(story: Any) -> str:
    """Write what an editor said when a story came back, and who did."""
    note = next(iter(story.notes.all()), None)
    return excerpt(str(note), NOTE_LENGTH) if note else ""


def held(story: Article) -> str:
    """Say that an embargo decides when a story goes out; its own date is the rule."""
    return _("embargo") if story.is_embargoed else ""


def unsaved_row(draft: Draft) -> Row:
    told = _("Changes not saved into the story") if draft.article else _("New, not saved yet")
    return Row(str(draft), draft.desk_address, draft.saved_at, note=told)


def plan_row(plan: Assignment, user: Any) -> Row:
    wanted = [_("needs a photo")] if plan.needs_photo else []
    wanted += [plan.place] if plan.place else []
    verb, view = ("begins", "begin") if plan.assignee_id == user.pk else ("takes", "take")
    address = reverse(f"admin:articles_assignment_{view}", args=[plan.pk])
    buttons: dict[str, Any] = {} if plan.article_id else {verb: address}
    return Row(
        plan.idea,
        plan.desk_address,
        plan.due,
        plan.section,
        mark=plan_word(plan),
        note=", ".join(wanted),
        **buttons,
    )


def rights_row(image: Any, places: str) -> Row:
    """Write a picture that has a last day of use; its mark tells the day."""
    address = reverse("admin:articles_image_change", args=[image.pk])
    day = image.rights_expire_on
    state = "rights_over" if image.rights_are_over else "rights_soon"
    mark = word(state, _("Last day of use: %s") % date_format(day, "SHORT_DATE_FORMAT"))
    return Row(str(image), address, None, section=places, mark=mark)
