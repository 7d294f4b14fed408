"""What exists and the rules it keeps, one noun a file."""

from .article import Article
from .article_queryset import ArticleQuerySet
from .article_term import ArticleTerm
from .article_text import ArticleText
from .author import Author
from .byline import Byline
from .category import Category
from .change import Change
from .daily_views import DailyViews
from .figure import Figure
from .hourly_views import HourlyViews
from .image import Image
from .journal_offset import JournalOffset
from .origin import Origin
from .reader_salt import ReaderSalt
from .reading import Reading
from .related_pick import RelatedPick
from .tag import Tag, TaggedArticle
from .term import Term

__all__ = [
    "Article",
    "ArticleQuerySet",
    "ArticleTerm",
    "ArticleText",
    "Author",
    "Byline",
    "Category",
    "Change",
    "DailyViews",
    "Figure",
    "HourlyViews",
    "Image",
    "JournalOffset",
    "Origin",
    "ReaderSalt",
    "Reading",
    "RelatedPick",
    "Tag",
    "TaggedArticle",
    "Term",
]
