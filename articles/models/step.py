"""The last step that readers could see, and how a story stood before it: it can be taken back."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.db import transaction

from .article import Article
from .correction import Correction
from .revision import Revision
from .snapshot import PARTS, STANDING, TAGS, columns, put_back, taken_now
from .status import Status
from .trail import TrailEntry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

SECONDS = 10  # in which a step can be taken back
GRACE = 5  # seconds more, for a page that came late
SALT = "articles.step"
NEVER_SAVED: dict[str, Any] = {
    "status": Status.DRAFT.value,
    "posted_at": None,
    "published_at": None,
}
# No version keeps these: they follow from what was done.
LEFT_OUT = ("updated_at", "update_note", "public_changed_at", "sent_back_at")
# An embargo that was set stays: to lift one takes two.
WHERE_IT_STOOD = STANDING - {"slug", "old_address", "embargo_until"}


class ChangedSinceError(Exception):
    """Somebody has saved the story since the step was taken."""


@dataclass(frozen=True)
class Before:
    """How a story stood, beside its last version, before something is done; nothing of a new one.

    `version` is its number, `correction` the key of the last one there was; 0 of none.
    """

    columns: dict[str, str | None]
    version: int
    correction: int

    @classmethod
    def of(cls, pk: int | None) -> "Before":
        row: Any = Article.objects.filter(pk=pk).values(*LEFT_OUT).first() if pk else None
        corrections, versions = Correction.objects.filter(article=pk), Revision.objects.of(pk or 0)
        correction = corrections.order_by("-pk").values_list("pk", flat=True).first()
        version = versions.values_list("number", flat=True).first()
        told = row or dict.fromkeys(LEFT_OUT)
        columns = {name: None if value is None else str(value) for name, value in told.items()}
        return cls(columns, version or 0, correction or 0)


@dataclass(frozen=True)
class Step:
    """What somebody did to a story; `before` is the number of the version before it, 0 of none.

    `writes`: readers saw its text, which is taken back too.
    """

    article: int
    user: int
    before: int
    after: str
    writes: bool
    columns: dict[str, str | None]
    correction: int

    @classmethod
    def taken(
        cls,
        article: Article,
        user: "AbstractBaseUser | AnonymousUser",
        before: Before,
        *,
        writes: bool,
    ) -> "Step | None":
        """Note the step that led to the last version; None where there was none."""
        last = Revision.objects.of(article.pk).defer("content", "names").first()
        if last is None or last.number == before.version:
            return None
        told = (before.version, last.digest, writes, before.columns, before.correction)
        return cls(article.pk, user.pk or 0, *told)

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    @classmethod
    def read(cls, text: str) -> "Step":
        """Read a step that was signed; raises SignatureExpired or BadSignature."""
        return cls(**signing.loads(text, salt=SALT, max_age=SECONDS + GRACE))

    @transaction.atomic
    def take_back(self, by: "AbstractBaseUser | AnonymousUser") -> None:
        """Let the story stand as it did before, in one new version.

        Raises ChangedSinceError where somebody has saved since: nothing of theirs is lost.
        """
        Article.objects.hold(self.article)
        if taken_now(self.article).digest != self.after:
            raise ChangedSinceError
        story = Article.objects.get(pk=self.article)
        version = Revision.objects.of(self.article).filter(number=self.before).first()
        content = version.content if version else NEVER_SAVED
        names = {field.name for field in columns()} | {TAGS, *PARTS}
        put_back(story, content, names - {"embargo_until"} if self.writes else set(WHERE_IT_STOOD))
        for correction in story.corrections.filter(pk__gt=self.correction):
            correction.delete()
        Article.objects.filter(pk=self.article).update(**self.columns_before())
        Revision.keep(self.article, Revision.Kind.UNDONE, by)
        TrailEntry.note(by, "undo", story)

    def columns_before(self) -> dict[str, Any]:
        fields: dict[str, Any] = {name: Article._meta.get_field(name) for name in LEFT_OUT}
        told = {name: self.columns[name] for name in LEFT_OUT}
        told["update_note"] = told["update_note"] or ""
        return {name: fields[name].to_python(value) for name, value in told.items()}
