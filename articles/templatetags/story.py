"""What stands around a story: its age, where it may be shared, its text without pictures."""

import json
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import markup
from articles.models import Article

register = template.Library()


@dataclass(frozen=True)
class Share:
    """A place to share a story at; `address` is a plain link, no script of theirs is loaded."""

    name: str
    address: str


@register.filter
def years_old(article: Article) -> int:
    """Count the whole years since a story's publication; 0 where it is not to say its age."""
    moment = article.published_at
    if not article.says_its_age or moment is None:
        return 0
    then, today = timezone.localdate(moment), timezone.localdate()
    return max(today.year - then.year - ((today.month, today.day) < (then.month, then.day)), 0)


@register.filter
def updated(article: Article) -> SafeString:
    """Say when readers were last told of a change; the day too, unless it appeared that day."""
    if article.updated_at is None:
        return SafeString("")
    local = timezone.localtime(article.updated_at)
    appeared = article.listed_at and timezone.localdate(article.listed_at)
    told = f"{local:%H:%M}" if local.date() == appeared else f"{local:%H:%M, %d/%m/%Y}"
    exact = local.isoformat(timespec="minutes")
    moment = format_html('<time datetime="{}">{}</time>', exact, told)
    return format_html(_("Updated {moment}"), moment=moment)


@register.simple_tag
def shares(article: Article) -> list[Share]:
    """List where a story can be shared."""
    address = f"{settings.SITE_URL}{article.get_absolute_url()}"
    words = article.headline
    mail = urlencode({"subject": words, "body": f"{words}\n\n{address}"}, quote_via=quote)
    # What Zalo's own button opens: it takes the address wrapped.
    wrapped = b64encode(json.dumps({"url": address}).encode()).decode()
    zalo = {"layout": 1, "color": "blue", "customize": "false", "shareType": 0, "d": wrapped}
    return [
        Share(
            "Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}"
        ),
        Share("Zalo", f"https://button-share.zalo.me/share_external?{urlencode(zalo)}"),
        Share("X", f"https://x.com/intent/post?{urlencode({'url': address, 'text': words})}"),
        Share(str(gettext_lazy("E-mail")), f"mailto:?{mail}"),
    ]


@register.simple_tag
def story_text(article: Article) -> SafeString:
    """Write the body of a story without its pictures: what stood under them, and video as links."""
    return mark_safe(markup.with_figures(article.body, lambda figure: in_words(article, figure)))


def in_words(article: Article, figure: markup.Figure | markup.Gallery) -> str:
    """Say in words what a figure shows; the caption was cleaned on its way into the database."""
    if isinstance(figure, markup.Gallery):
        told = f'<p class="note">{figure.caption}</p>' if figure.caption else ""
        return told + "".join(in_words(article, each) for each in figure.figures)
    if figure.embed:
        said = _("Video on %(host)s") % {"host": figure.embed.host.name}
        link = f'<a href="{escape(figure.embed.page)}" rel="noopener">{escape(said)}</a>'
        return f'<p class="note">{link}{figure.caption and ": "}{figure.caption}</p>'
    caption = article.shown(figure).caption
    return caption and f'<p class="note">{_("Photo: %(name)s") % {"name": caption}}</p>'
