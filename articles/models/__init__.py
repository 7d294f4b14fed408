"""What exists and the rules it keeps, one noun a file."""

from .arrangement import Arrangement
from .article import Article
from .article_queryset import ArticleQuerySet
from .article_term import ArticleTerm
from .article_text import ArticleText
from .assignment import Assignment
from .author import Author
from .breaking_bar import BreakingBar
from .bulk_work import BulkLine, BulkWork
from .byline import Byline
from .calendar_link import CalendarLink
from .category import Category
from .change import Change
from .checklist import Checklist
from .correction import Correction
from .crop import Crop
from .daily_views import DailyViews
from .digital_source import DigitalSource
from .draft import Draft
from .embargo_lift import EmbargoLift
from .event import Event
from .figure import Figure
from .form_sent import FormSent
from .front_draft import FrontDraft
from .front_launch import FrontLaunch
from .front_slot import FrontSlot
from .hourly_views import HourlyViews
from .image import Image
from .imprint import Imprint
from .journal_offset import JournalOffset
from .left_file import LeftFile
from .note import Note
from .origin import Origin
from .prefill import Prefill
from .presence import Presence
from .preview_link import PreviewLink
from .pulse import Pulse
from .reader_salt import ReaderSalt
from .reading import Reading
from .related_pick import RelatedPick
from .revision import Revision
from .saved_search import SavedSearch
from .tag import Tag, TaggedArticle
from .takedown import Takedown
from .term import Term
from .trail import TrailEntry

__all__ = [
    "Arrangement",
    "Article",
    "ArticleQuerySet",
    "ArticleTerm",
    "ArticleText",
    "Assignment",
    "Author",
    "BreakingBar",
    "BulkLine",
    "BulkWork",
    "Byline",
    "CalendarLink",
    "Category",
    "Change",
    "Checklist",
    "Correction",
    "Crop",
    "DailyViews",
    "DigitalSource",
    "Draft",
    "EmbargoLift",
    "Event",
    "Figure",
    "FormSent",
    "FrontDraft",
    "FrontLaunch",
    "FrontSlot",
    "HourlyViews",
    "Image",
    "Imprint",
    "JournalOffset",
    "LeftFile",
    "Note",
    "Origin",
    "Prefill",
    "Presence",
    "PreviewLink",
    "Pulse",
    "ReaderSalt",
    "Reading",
    "RelatedPick",
    "Revision",
    "SavedSearch",
    "Tag",
    "TaggedArticle",
    "Takedown",
    "Term",
    "TrailEntry",
]
