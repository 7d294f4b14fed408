from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.wording import written

__all__ = ["status_word", "written"]


def status_word(article: Article) -> SafeString:
    """Write where a story stands: a word with a shape of its own; colour is not the only sign."""
    if article.is_scheduled:
        label = _("Scheduled: %s") % written(article.published_at)
        return format_html('<span class="status status-scheduled">{}</span>', label)
    return format_html(
        '<span class="status status-{}">{}</span>', article.status, article.get_status_display()
    )
