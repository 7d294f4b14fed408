"""What exists and the rules it keeps, one noun a file."""

from .article import Article
from .article_queryset import ArticleQuerySet
from .author import Author
from .byline import Byline
from .category import Category
from .change import Change
from .daily_views import DailyViews
from .draft import Draft
from .figure import Figure
from .image import Image
from .journal_offset import JournalOffset
from .origin import Origin
from .reader_salt import ReaderSalt
from .reading import Reading
from .tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Category",
    "Change",
    "DailyViews",
    "Draft",
    "Figure",
    "Image",
    "JournalOffset",
    "Origin",
    "ReaderSalt",
    "Reading",
    "Tag",
    "TaggedArticle",
]
