from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles import vietnamese

from .change import AnnouncedQuerySet
from .left_file import LeftFile

if TYPE_CHECKING:
    from .category import Category
    from .image import Image  # noqa: F401

# What shows an image: the image's name for those rows, and theirs for the image.
SHOWN_BY = {
    "lead_of": "lead_image",
    "figures": "image",
    "portrait_of": "portrait",
    "events": "image",
}


class LibraryQuerySet(AnnouncedQuerySet["Image"]):
    """How the library is asked: by credit, by day, by use and by rights."""

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            LeftFile.objects.leave(self.values_list("file", flat=True))
            return super().delete()

    def credited(self, name: str) -> Self:
        """Keep the images whose credit holds this name, marks or none."""
        return self.filter(credit_folded__holds=vietnamese.fold(name))

    def added_between(self, first: date | None, last: date | None) -> Self:
        """Keep what came into the library from one day to another, both included."""
        kept = self
        if first:
            kept = kept.filter(added_at__gte=timezone.make_aware(datetime.combine(first, time.min)))
        if last:
            kept = kept.filter(added_at__lte=timezone.make_aware(datetime.combine(last, time.max)))
        return kept

    def lacking(self, words: str) -> Self:
        """Keep those without a caption, credit or alt: `words` names which."""
        return self.filter(**{words: ""})

    # ── where they are used ──────────────────────────────────────────────────────────────────

    def used(self) -> Self:
        """Keep what a story, an author or an event line shows, published or not."""
        kept = Q()
        for name in SHOWN_BY:
            kept |= Q(Exists(self.showing(name)))
        return self.filter(kept)

    def seen(self) -> Self:
        """Keep what readers see now: in published stories, as portraits and in event lines."""
        public = self.rows("lead_of").published().order_by()
        in_text = self.showing("figures").filter(Exists(public.filter(pk=OuterRef("article"))))
        return self.filter(
            Exists(public.filter(lead_image=OuterRef("pk")))
            | Exists(in_text)
            | Exists(self.showing("portrait_of"))
            | Exists(self.showing("events"))
        )

    def unused(self) -> Self:
        """Keep what nothing shows."""
        return self.filter(*(~Exists(self.showing(name)) for name in SHOWN_BY))

    def used_in(self, section: "Category") -> Self:
        """Keep what stories of a section and its parts show, above their text or in it."""
        stories = self.rows("lead_of").in_section(section).order_by()
        figures = self.rows("figures").filter(article__in=stories.values("pk"))
        leads = stories.filter(lead_image__isnull=False).values("lead_image")
        return self.filter(Q(pk__in=leads) | Q(pk__in=figures.values("image")))

    def with_uses(self) -> Self:
        """Add `uses`: how many stories, authors and event lines show each; a story counts once."""
        rows = {name: self.showing(name) for name in SHOWN_BY}
        rows["figures"] = rows["figures"].exclude(article__lead_image=F("image"))
        counts = [
            shown.values(SHOWN_BY[name]).annotate(total=Count("pk")).values("total")
            for name, shown in rows.items()
        ]
        first, *others = (Coalesce(Subquery(count), Value(0)) for count in counts)
        return self.annotate(uses=sum(others, start=first))

    def showing(self, name: str) -> Any:
        """Ask for the rows that show each image, by one name of SHOWN_BY."""
        return self.rows(name).order_by().filter(**{SHOWN_BY[name]: OuterRef("pk")})

    def rows(self, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related._default_manager.all()

    # ── their rights ─────────────────────────────────────────────────────────────────────────

    def expiring(self, within: int) -> Self:
        """Keep those whose last day is one of the next `within`, today among them; soonest first.

        What is over is left out.
        """
        today = timezone.localdate()
        days = (today, today + timedelta(days=within - 1))
        return self.filter(rights_expire_on__range=days).order_by("rights_expire_on", "id")

    def rights_over(self) -> Self:
        """Keep what the paper may not show any more, the last to end first."""
        over = self.filter(rights_expire_on__lt=timezone.localdate())
        return over.order_by("-rights_expire_on", "-id")

    def without_licence(self) -> Self:
        """Keep those of which nobody wrote down why the paper may show them."""
        return self.filter(licence="")
