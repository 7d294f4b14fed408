"""What the frame of every page and the body of a story need."""

from typing import Any

from django import template
from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import markup
from articles.models import Article, Category

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Give the paper's name."""
    return settings.SITE_NAME


@register.simple_tag
def absolute(path: str) -> str:
    """Make an absolute address of a path, always of the configured site."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def menu() -> list[Category]:
    """List the sections of the menu as a flat list, parts right after their section."""
    sections = list(Category.objects.for_menu().select_related("parent"))
    tops = [section for section in sections if section.parent_id is None]
    parts = [section for section in sections if section.parent_id is not None]
    return [s for top in tops for s in (top, *(p for p in parts if p.parent_id == top.pk))]


@register.simple_tag
def newest(count: int) -> QuerySet[Article]:
    """Give the newest stories, for pages that have none of their own."""
    return Article.objects.published().for_cards().newest_first()[:count]


@register.filter
def credit(name: str) -> str:
    """Write who made a picture; a credit that brings its own label keeps it."""
    if not name:
        return ""
    return name if ":" in name else _("Photo: %(name)s") % {"name": name}


@register.filter
def moment(value: Any) -> str:
    """Write a date and time as the paper prints it: 07:28, 24/07/2019."""
    return f"{timezone.localtime(value):%H:%M, %d/%m/%Y}" if value else ""


@register.simple_tag
def story_body(article: Article) -> SafeString:
    """Write the body of a story with its figures drawn."""
    images = article.figure_images() if "<figure" in article.body else {}

    def draw(figure: markup.Figure) -> str:
        image = images.get(figure.image_id) if figure.image_id else None
        own = image.credit if image else ""
        context = {
            "image": image,
            # The caption is part of the body, which was cleaned on its way into the database.
            "caption": mark_safe(figure.caption) or (image.caption if image else ""),
            "credit": figure.credit or own,
        }
        return render_to_string("articles/_figure.html", context)

    return mark_safe(markup.with_figures(article.body, draw))
