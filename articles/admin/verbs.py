"""What can be done with a story now: the buttons of its form."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article

from .outlook import goes_out


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
    return editors_verbs(article, status) if may_publish else writers_verbs(status)


def editors_verbs(article: Article | None, status: str) -> list[Verb]:
    save = Verb("_save", save_label(status))
    match status:
        case Article.Status.PUBLISHED:
            found = [save_live(article), withdraw(article)]
        case Article.Status.WITHDRAWN:
            again = _("Readers can open it again at its old address.")
            found = [save, Verb("_publish", _("Publish again"), again, True)]
        case Article.Status.IN_REVIEW:
            found = [save, send_back(), approve(), publish(article)]
        case Article.Status.APPROVED:
            found = [save, send_back(), publish(article)]
        case _:
            found = [save, submit(), publish(article)]
    return found


def writers_verbs(status: str) -> list[Verb]:
    match status:
        case Article.Status.DRAFT:
            return [Verb("_save", save_label(status)), submit(primary=True)]
        case Article.Status.IN_REVIEW:
            return [Verb("_save", _("Save"), _("It stays with the editors."), True)]
    return []


def save_label(status: Any) -> str:
    return _("Save draft") if status == Article.Status.DRAFT else _("Save")


def save_live(article: Article | None) -> Verb:
    hint = _("Readers see the changes at once.")
    if article and article.is_scheduled:
        return Verb("_save", _("Save changes"), goes_out(article), True)
    return Verb("_save", _("Update the live story"), hint, True)


def withdraw(article: Article | None) -> Verb:
    hint = _("Takes it off the site; its address says so, the text is kept here.")
    return Verb("_withdraw", _("Withdraw"), hint)


def publish(article: Article | None) -> Verb:
    hint = goes_out(article) if article else ""
    return Verb("_publish", _("Publish"), hint or _("Readers see it at once."), True)


def submit(primary: bool = False) -> Verb:
    hint = _("The editors see it; you can still change it until it is approved.")
    return Verb("_submit", _("Submit for review"), hint, primary)


def send_back() -> Verb:
    hint = _("It is its writer's again, with a note of yours that you write now.")
    return Verb("_send_back", _("Send back…"), hint)


def approve() -> Verb:
    hint = _("It is ready, and its writer changes it no more; readers see nothing of it yet.")
    return Verb("_approve", _("Approve"), hint)
