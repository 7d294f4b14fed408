"""Bringing what was read into the database, once: a second import of the same changes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.markup import image_ids
from articles.models import (
    Article,
    Byline,
    DailyViews,
    Figure,
    Origin,
    Revision,
    TaggedArticle,
    TrailEntry,
)
from articles.models.daily_views import COUNTED_ELSEWHERE
from articles.models.revision import kept
from articles.related import weigh_new

from .build import Built, build, digest, lacking, missing
from .names import Names
from .pictures import Pictures
from .record import Refusal, Story

STORIES_A_BATCH = 200
CHANGED_HERE = gettext_lazy(
    "It was changed here since its import, so it stays; --overwrite replaces it."
)
T = TypeVar("T")


@dataclass
class Report:
    """What an import did; `refused` and `warnings` say where and why."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        """Count another report's stories in."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.refused += other.refused
        self.warnings += other.warnings

    def leave_trail(self, file: str) -> None:
        """Tell the trail in one line; a line for each story would bury what the desk did."""
        counts = [
            (_("created"), self.created),
            (_("updated"), self.updated),
            (_("refused"), len(self.refused)),
        ]
        TrailEntry.note(None, "imported", file, changes=[[what, "", n] for what, n in counts])


@dataclass(frozen=True)
class Terms:
    """How to import: `pictures` takes them in, `overwrite` what the desk changed, or only try."""

    pictures: Pictures | None = None
    dry_run: bool = False
    overwrite: bool = False
    file: str = ""  # where the stories come from, as the trail names it


def store(told: Iterable[Story | Refusal], terms: Terms) -> Report:
    """Write stories, a batch in one transaction; what cannot be written is refused alone."""
    report = Report()
    for batch in batches(told, STORIES_A_BATCH):
        report.refused += [item for item in batch if isinstance(item, Refusal)]
        for stories in once_each([item for item in batch if isinstance(item, Story)]):
            take_pictures(stories, terms)
            report.add(store_together(stories, terms))
    if not terms.dry_run:
        weigh_new()  # all together, for a batch alone knows neither rare words nor common ones
        if terms.file and (report.created or report.updated):
            report.leave_trail(terms.file)
    return report


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut a stream into lists."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def once_each(stories: Sequence[Story]) -> Iterator[list[Story]]:
    """Part a batch so that no part tells one story twice: the second time is an update."""
    while stories:
        first = {(s.source, s.identity): s for s in reversed(stories)}
        part = [s for s in stories if first[s.source, s.identity] is s]
        yield part
        stories = [s for s in stories if first[s.source, s.identity] is not s]


def take_pictures(stories: Sequence[Story], terms: Terms) -> None:
    """Take in the pictures of what is new, before its transaction: other writers wait for that."""
    if terms.pictures is None or terms.dry_run:
        return
    known = known_origins(stories)
    for story in stories:
        origin = known.get((story.source, story.identity))
        if origin is None or origin.digest != digest(story):
            terms.pictures.take(story.all_photographs())


def store_together(stories: Sequence[Story], terms: Terms) -> Report:
    """Write stories in one transaction; if one spoils it, each in its own, and refuse that one."""
    try:
        with transaction.atomic():
            report = write(stories, terms)
            transaction.set_rollback(terms.dry_run)
        return report
    except (ValidationError, IntegrityError, DataError) as error:
        if len(stories) == 1:
            return Report(refused=[Refusal(stories[0].where, reason(error))])
    report = Report()
    for story in stories:
        report.add(store_together([story], terms))
    return report


def reason(error: Exception) -> str:
    """Tell what was wrong with a story, field by field where the fields are known."""
    if not isinstance(error, ValidationError):
        return _("The database refused it: %s") % error
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())


def write(stories: Sequence[Story], terms: Terms) -> Report:
    """Write new stories together, told-again ones each by itself."""
    report, names = Report(), Names(stories)
    pictures = None if terms.dry_run else terms.pictures
    known = known_origins(stories)
    fresh: list[Built] = []
    told_anew: list[Built] = []
    for story in stories:
        origin = known.get((story.source, story.identity))
        if origin is None:
            fresh.append(build(story, names, pictures))
        elif is_told_again(story, origin, pictures):
            report.unchanged += 1
            report.warnings += still_missing(story, pictures)
        elif origin.article.trashed_at:
            raise ValidationError(_("It is in the trash here; take it out or delete it for good."))
        elif origin.article.taken_down_at:
            raise ValidationError(_("It was taken down here; put it back first."))
        elif origin.article.modified_at > origin.imported_at and not terms.overwrite:
            raise ValidationError(CHANGED_HERE)
        else:
            told_anew.append(build(story, names, pictures, origin.article))
            rewrite(told_anew[-1], origin)
    write_fresh(fresh)
    report.created, report.updated = len(fresh), len(told_anew)
    report.warnings += [
        Refusal(built.story.where, warning)
        for built in fresh + told_anew
        for warning in built.warnings
    ]
    return report


def is_told_again(story: Story, origin: Origin, pictures: Pictures | None) -> bool:
    """Say whether a source tells nothing new, and no picture has come since that was missing."""
    told = digest(story)
    if origin.digest != lacking(told):
        return origin.digest == told
    article = origin.article
    shown = {article.lead_image_id, *image_ids(article.body)}
    come = {image.pk for image in pictures.had(story.all_photographs())} if pictures else set()
    return come <= shown or article.modified_at > origin.imported_at


def still_missing(story: Story, pictures: Pictures | None) -> list[Refusal]:
    """Tell of the pictures that did not come this time either."""
    refused = pictures.refused if pictures else {}
    asked = (shown for shown in story.all_photographs() if shown.address in refused)
    return [Refusal(story.where, missing(shown, refused[shown.address])) for shown in asked]


def known_origins(stories: Sequence[Story]) -> dict[tuple[str, str], Origin]:
    """Find which of these stories were imported before."""
    origins = Origin.objects.filter(
        source__in={story.source for story in stories},
        identity__in={story.identity for story in stories},
    )
    return {(o.source, o.identity): o for o in origins.select_related("article")}


def write_fresh(fresh: Sequence[Built]) -> None:
    """Insert new articles and all that hangs on them, a table at a time."""
    Article.objects.bulk_create(built.article for built in fresh)
    hang(fresh)
    Origin.objects.bulk_create(
        Origin(
            article=built.article,
            source=built.story.source,
            identity=built.story.identity,
            digest=built.digest,
            imported_at=timezone.now(),
        )
        for built in fresh
    )


def rewrite(built: Built, origin: Origin) -> None:
    """Replace an article and what hangs on it by what its source tells now; both are kept."""
    article = built.article
    with kept(article, Revision.Kind.IMPORTED):
        if not Article.objects.filter(pk=article.pk, modified_at=article.modified_at).exists():
            raise ValidationError(CHANGED_HERE)  # at this very moment
        article.save()
        article.bylines.all().delete()
        article.tagged.all().delete()
        article.figures.all().delete()
        article.daily_views.filter(day=COUNTED_ELSEWHERE).delete()
        hang([built])
        article.note_terms()
    origin.digest, origin.imported_at = built.digest, timezone.now()
    origin.save()


def hang(articles: Sequence[Built]) -> None:
    """Insert bylines, tags, figures and earlier views of articles that have none."""
    Byline.objects.bulk_create(
        Byline(article=built.article, author=author, role=role, position=position)
        for built in articles
        for position, (author, role) in enumerate(built.signatures, start=1)
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=built.article, tag=tag)
        for built in articles
        for tag in built.tags
    )
    Figure.objects.bulk_create(
        Figure(article=built.article, image_id=image_id)
        for built in articles
        for image_id in image_ids(built.article.body)
    )
    DailyViews.objects.bulk_create(
        DailyViews(article=built.article, day=COUNTED_ELSEWHERE, count=built.story.views)
        for built in articles
        if built.story.views is not None
    )
