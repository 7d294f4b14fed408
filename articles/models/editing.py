"""Whose business a story is: who edits everywhere, and who in the sections given to them."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

KNOWN = "_sections_given"  # on the account, for as long as a request has it


def edits_everywhere(user: "User | AnonymousUser") -> bool:
    """Say whether somebody edits every story: managing editors and administrators do."""
    return user.has_perm("articles.change_any_article")


def given_to(user: "User | AnonymousUser") -> Any:
    """Ask for the sections that were given to an account, with their parts."""
    sections: Any = get_user_model()._meta.get_field("sections").related_model
    return sections.objects.filter(Q(editors=user.pk) | Q(parent__editors=user.pk))


def sections_given(user: "User | AnonymousUser") -> frozenset[int]:
    """Give the keys of the sections in which an editor edits and publishes, parts among them.

    An editor to whom no section was given is a writer like any reporter.
    """
    if user.is_anonymous or not user.has_perm("articles.publish_article"):
        return frozenset()
    known: frozenset[int] | None = getattr(user, KNOWN, None)
    if known is None:
        known = frozenset(given_to(user).values_list("pk", flat=True))
        setattr(user, KNOWN, known)
    return known
