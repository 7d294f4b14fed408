"""An embargo that has not ended is shortened by nobody alone, on no way into the database."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .article import Article


class EmbargoError(ValidationError):
    """Somebody would lift an embargo before its time."""

    def __init__(self) -> None:
        super().__init__(
            _("Its embargo has not ended. Lifting it early takes a second person who agrees.")
        )


def hold_embargo(story: "Article", saved: Iterable[str] | None) -> None:
    """Refuse to save a story with a shorter embargo than holds it; `saved` are its fields.

    Raises EmbargoError. A longer one, or one that has ended, is the editors' to set.
    """
    if story.lifting or story.pk is None or (saved is not None and "embargo_until" not in saved):
        return
    stories = type(story)._default_manager
    held = stories.filter(pk=story.pk).embargoed().values_list("embargo_until", flat=True).first()
    if held is None:
        return
    if story.embargo_until is None or story.embargo_until < held:
        raise EmbargoError
