"""What exists and the rules it keeps, one noun a file."""

from .article import Article
from .article_queryset import ArticleQuerySet
from .author import Author
from .byline import Byline
from .category import Category
from .daily_views import DailyViews
from .figure import Figure
from .image import Image
from .origin import Origin
from .tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Category",
    "DailyViews",
    "Figure",
    "Image",
    "Origin",
    "Tag",
    "TaggedArticle",
]
