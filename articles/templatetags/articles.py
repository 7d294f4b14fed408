"""What the frame of every page and the body of a story need."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.db.models import QuerySet
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import markup, site
from articles.furniture import Furniture, furniture_of
from articles.models import Article, Author, Byline

register = template.Library()

WEEKDAYS = [
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
]


@register.simple_tag
def site_name() -> str:
    """Give the paper's name."""
    return settings.SITE_NAME


@register.simple_tag
def site_host() -> str:
    """Give the domain at which the paper is read."""
    return settings.SITE_HOST


@register.simple_tag
def absolute(path: str) -> str:
    """Make an absolute address of a path, always of the configured site."""
    return site.absolute(path)


@register.simple_tag
def reading_address(article: Article) -> str:
    """Give where a browser reports that a story is read; "" where handing it out is counted."""
    return reverse("reading", args=[article.pk]) if settings.VIEWS_MODE == "beacon" else ""


@register.simple_tag
def today() -> date:
    """Give the day of the site's calendar."""
    return timezone.localdate()


@register.filter
def weekday(day: date) -> str:
    """Name the day of the week as a masthead does: Thứ Hai, Chủ nhật."""
    return str(WEEKDAYS[day.weekday()])


@register.simple_tag(takes_context=True)
def furniture(context: Context) -> Furniture:
    """Give what stands on every page: the menu, the imprint, the breaking news."""
    return furniture_of(context)


@register.simple_tag
def newest(count: int) -> QuerySet[Article]:
    """Give the newest stories, for pages that have none of their own."""
    return Article.objects.published().for_cards().newest_first()[:count]


@register.simple_tag
def page_numbers(page: Page) -> Iterable[int | str]:
    """List the page numbers to offer, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def to_page(path: str, number: int) -> str:
    """Write the address of a page of a list; the first has no number in it."""
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}page={number}" if number > 1 else path


@register.filter
def credit(name: str) -> str:
    """Write who made a picture; a credit that brings its own label keeps it."""
    if not name:
        return ""
    return name if ":" in name else _("Photo: %(name)s") % {"name": name}


@register.filter
def dial(number: str) -> str:
    """Write what a telephone dials; "" where there is no number, or more than one."""
    digits = re.sub(r"[\s.()-]", "", number)
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{3,15}", digits) else ""


@register.filter
def moment(value: Any) -> str:
    """Write a date and time as the paper prints it: 07:28, 24/07/2019."""
    return f"{timezone.localtime(value):%H:%M, %d/%m/%Y}" if value else ""


@register.filter
def stamp(value: datetime) -> SafeString:
    """Write a moment as the paper prints it, with the exact one and its zone for machines."""
    exact = timezone.localtime(value).isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', exact, moment(value))


@register.simple_tag
def dates_and_views(article: Article) -> SafeString:
    """Write when a story was posted and published and how often it was read, as one line.

    What is not known is left out with its separator; a publication in the same minute as the
    posting is said once.
    """
    facts = list(known_facts(article))
    line = "; ".join(facts)
    return mark_safe(line[:1].upper() + line[1:])


def known_facts(article: Article) -> Iterable[str]:
    """Give the parts of that line as HTML."""
    posted, published = article.posted_at, article.published_at
    if posted:
        yield _("posted: %(moment)s") % {"moment": stamp(posted)}
    if published and not (posted and moment(posted) == moment(published)):
        yield _("published on: %(moment)s") % {"moment": stamp(published)}
    if article.views_in_words:
        yield article.views_in_words


@register.filter
def reading_minutes(article: Article) -> int:
    """Estimate how long a story takes to read, in minutes."""
    words = markup.word_count(article.body) + len(article.lead.split())
    return max(1, round(words / markup.SYLLABLES_A_MINUTE))


@register.filter
def signed_as(article: Article, role: str) -> list[Author]:
    """List who signed a story in a role, in the byline's order."""
    known = Byline.Role(role)
    return [byline.author for byline in article.bylines.all() if byline.role == known]


@register.simple_tag
def story_body(article: Article) -> SafeString:
    """Write the body of a story with its figures drawn and its tables made to scroll."""
    body = markup.with_figures(article.body, lambda figure: drawn(article, figure))
    return mark_safe(scrolling_tables(body))


def drawn(article: Article, figure: markup.Figure | markup.Gallery) -> str:
    """Draw a figure or a gallery of a story."""
    if isinstance(figure, markup.Gallery):
        pictures = [article.shown(each) for each in figure.figures]
        told: dict[str, Any] = {"pictures": pictures, "caption": mark_safe(figure.caption)}
        return render_to_string("articles/_gallery.html", told)
    told = vars(article.shown(figure)) | {"embed": figure.embed, "enlarges": True}
    return render_to_string(f"articles/_{'embed' if figure.embed else 'figure'}.html", told)


def scrolling_tables(body: str) -> str:
    """Put each table into a frame that scrolls, for one may be wider than a phone."""
    frame = format_html(
        '<div class="table" role="region" tabindex="0" aria-label="{}">', _("Table")
    )
    return body.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
