"""What exists and the rules it keeps, one noun a file."""

from .article import Article
from .article_queryset import ArticleQuerySet
from .author import Author
from .byline import Byline
from .category import Category
from .change import Change
from .daily_views import DailyViews
from .figure import Figure
from .form_sent import FormSent
from .image import Image
from .journal_offset import JournalOffset
from .origin import Origin
from .presence import Presence
from .reader_salt import ReaderSalt
from .reading import Reading
from .revision import Revision
from .tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Category",
    "Change",
    "DailyViews",
    "Figure",
    "FormSent",
    "Image",
    "JournalOffset",
    "Origin",
    "Presence",
    "ReaderSalt",
    "Reading",
    "Revision",
    "Tag",
    "TaggedArticle",
]
