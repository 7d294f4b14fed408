from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Assignment
from articles.models.wording import written

__all__ = ["status_word", "written"]


def status_word(article: Article) -> SafeString:
    """Write where a story stands: a word with a shape of its own; colour is not the only sign."""
    if article.taken_down_at:
        return word("taken_down", _("Taken down: %s") % written(article.taken_down_at))
    if article.is_embargoed:
        held = word("embargoed", _("Embargo until %s") % written(article.embargo_until))
        if article.is_scheduled:
            return held
        return format_html("{} {}", word(article.status, article.get_status_display()), held)
    if article.is_scheduled:
        return word("scheduled", _("Scheduled: %s") % written(article.published_at))
    if article.is_expired:
        return word("expired", _("Expired: %s") % written(article.expires_at))
    return word(*state_of(article))


def state_of(article: Article) -> tuple[str, str]:
    """Name where a story stands, for its shape and in a word."""
    if article.is_scheduled:
        return (
            ("embargoed", _("Embargo")) if article.is_embargoed else ("scheduled", _("Scheduled"))
        )
    if article.is_expired:
        return "expired", _("Expired")
    return article.status, article.get_status_display()


def word(shape: str, text: str) -> SafeString:
    return format_html('<span class="status status-{}">{}</span>', shape, text)


def plan_word(plan: Assignment) -> SafeString:
    """Write where a planned story stands."""
    return word(*state_of_plan(plan))


def state_of_plan(plan: Assignment) -> tuple[str, str]:
    """Name where a planned story stands; once it has a story and is not late, that says more."""
    if plan.is_late:
        return "late", _("Late")
    if plan.article and plan.is_waiting:
        return state_of(plan.article)
    return plan.state, plan.get_state_display()
