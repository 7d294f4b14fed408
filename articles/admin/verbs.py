"""What can be done with a story now: the buttons of its form."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article

from .status import written


@dataclass(frozen=True)
class Verb:
    """A button; `name` is what the form sends, `hint` says in a sentence what will happen."""

    name: str
    label: str
    hint: str = ""
    primary: bool = False


def verbs(article: Article | None, *, may_publish: bool) -> list[Verb]:
    """List what somebody may do with a story; the first is what Enter does, and always harmless."""
    status = article.status if article else Article.Status.DRAFT
    match status, may_publish:
        case Article.Status.PUBLISHED, _may:
            return [save_live(article), withdraw(article)] if may_publish else []
        case Article.Status.WITHDRAWN, True:
            again = _("Readers can open it again at its old address.")
            return [Verb("_save", _("Save")), Verb("_publish", _("Publish again"), again, True)]
        case Article.Status.IN_REVIEW, False:
            return [Verb("_save", _("Save"), _("It stays with the editors."), True)]
        case _status, True:
            return [Verb("_save", save_label(status)), publish(article)]
        case _status, False:
            hint = _("The editors see it; you can still change it until it is published.")
            submit = Verb("_submit", _("Submit for review"), hint, True)
            return [Verb("_save", save_label(status)), submit]
    return []


def save_label(status: Any) -> str:
    return _("Save draft") if status == Article.Status.DRAFT else _("Save")


def save_live(article: Article | None) -> Verb:
    hint = _("Readers see the changes at once.")
    if article and article.is_scheduled:
        hint = _("Goes out by itself: %s.") % written(article.published_at)
        return Verb("_save", _("Save changes"), hint, True)
    return Verb("_save", _("Update the live story"), hint, True)


def withdraw(article: Article | None) -> Verb:
    hint = _("Takes it off the site; its address says so, the text is kept here.")
    return Verb("_withdraw", _("Withdraw"), hint)


def publish(article: Article | None) -> Verb:
    hint = _("Readers see it from the moment above; without one, from now on.")
    return Verb("_publish", _("Publish"), hint, True)
