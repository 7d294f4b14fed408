"""What exists and the rules it keeps, one noun a file."""

from .article import Article
from .article_queryset import ArticleQuerySet
from .author import Author
from .breaking_bar import BreakingBar
from .byline import Byline
from .category import Category
from .change import Change
from .correction import Correction
from .daily_views import DailyViews
from .event import Event
from .figure import Figure
from .front_slot import FrontSlot
from .image import Image
from .imprint import Imprint
from .journal_offset import JournalOffset
from .origin import Origin
from .reader_salt import ReaderSalt
from .reading import Reading
from .tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Author",
    "BreakingBar",
    "Byline",
    "Category",
    "Change",
    "Correction",
    "DailyViews",
    "Event",
    "Figure",
    "FrontSlot",
    "Image",
    "Imprint",
    "JournalOffset",
    "Origin",
    "ReaderSalt",
    "Reading",
    "Tag",
    "TaggedArticle",
]
