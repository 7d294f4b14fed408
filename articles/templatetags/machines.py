"""What pages say to machines: exact moments, structured data, pictures for shared links."""

from datetime import datetime

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles import share, structured
from articles.furniture import furniture_of
from articles.models import Article, Category
from articles.site import absolute

register = template.Library()

# As Open Graph writes languages.
LOCALES = {"vi": "vi_VN", "en": "en_GB"}


@register.filter
def exact(value: datetime) -> str:
    """Write a moment with its zone, to the second: 2019-07-24T07:28:00+07:00."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.simple_tag
def locale() -> str:
    """Name the language of the site as Open Graph does: vi_VN."""
    return LOCALES.get(str(get_language()), "vi_VN")


@register.simple_tag
def share_card(article: Article | None = None) -> str:
    """Give the address of the card of a story, or of the paper."""
    return absolute(share.address(article, "card") if article else share.paper_address())


@register.filter
def described(article: Article) -> str:
    """Say in a sentence or two what a story tells."""
    return structured.description(article)


@register.simple_tag(takes_context=True)
def structured_story(context: Context, article: Article) -> SafeString:
    """Write what a story's page says to search engines."""
    return structured.script(
        [
            structured.news_article(article),
            structured.breadcrumbs(article.section),
            structured.organization(furniture_of(context).imprint),
        ]
    )


@register.simple_tag(takes_context=True)
def structured_paper(context: Context) -> SafeString:
    """Write what the front page says to search engines."""
    paper = structured.organization(furniture_of(context).imprint)
    return structured.script([structured.website(), paper])


@register.simple_tag
def structured_section(section: Category) -> SafeString:
    """Write what a section's page says to search engines."""
    return structured.script([structured.breadcrumbs(section)])


@register.simple_tag
def structured_list(name: str, address: str) -> SafeString:
    """Write what another list's page says to search engines."""
    return structured.script([structured.breadcrumbs(None, name, address)])
