"""A site of the bench's own: 34,000 stories, and where its pages are."""

import io
import json
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles import images
from articles.demo.pictures import draw
from articles.importers import jsonl
from articles.importers.store import Terms, store
from articles.models import Article, Category, DailyViews, HourlyViews
from articles.models.framing import Box
from articles.models.hourly_views import this_hour
from articles.models.rendition import Rendition
from newsroom.prepare import collect_static_files
from tests.bench import stories

ARTICLES = 34_000
HOT = 200
LAST_PAGE = 1000
STORIES_A_PAGE = 20
WEEK = 7
PICTURE, GRAIN = 800, 60  # pixels wide; of 255


def make(addresses: str, source: str = "") -> None:
    """Fill this process's site, and write the addresses to ask for into a file."""
    call_command("migrate", interactive=False, verbosity=0)
    collect_static_files()
    fill(Path(source) if source else None)
    long = long_section()
    read_this_week()
    newest = Article.objects.published().newest_first().select_related("section")
    articles = [story.get_absolute_url() for story in newest.defer("body")]
    found = {"articles": articles, "hot": articles[:HOT], "section": long.get_absolute_url()}
    found["search"] = f"{reverse('search')}?{urlencode({'q': newest[0].headline})}"
    Path(addresses).write_text(json.dumps(found), "utf-8")


def take_picture(addresses: str) -> None:
    """Take in a new picture, and write where AVIFs of it are, each of another part, 800 wide.

    It is drawn, and has grain, without which it would take half as long as a photograph.
    """
    drawn, file = draw("port", "kinh-te", 1), io.BytesIO()
    grain = Image.effect_noise(drawn.size, GRAIN).convert("RGB")
    Image.blend(drawn, grain, 0.1).save(file, "PNG", compress_level=1)
    image = images.store(file)
    parts = (Box(left, top, 1400, 900) for top in range(150) for left in range(200))
    names = (Rendition(str(image.file.name), part, PICTURE, "avif").name for part in parts)
    Path(addresses).write_text(json.dumps([default_storage.url(name) for name in names]), "utf-8")


def fill(source: Path | None) -> None:
    zone = timezone.get_default_timezone()
    told = (
        jsonl.read_line(line, f"story {n}", zone)
        for n, line in enumerate(stories.lines(ARTICLES, source), start=1)
    )
    report = store(told, Terms())
    if report.created != ARTICLES:
        sys.exit(f"The site could not be made: {report.refused[:3]}")


def long_section() -> Category:
    """Find the largest section; where it is too small, the next ones become parts of it."""
    first, *others = Category.objects.annotate(n=Count("articles")).order_by("-n")
    stories_in = first.n
    while stories_in < LAST_PAGE * STORIES_A_PAGE:
        part = others.pop(0)
        Category.objects.filter(pk=part.pk).update(parent=first)
        stories_in += part.n
    return first


def read_this_week() -> None:
    """Give the newest thousand stories readers on the last days and hours, for the most read."""
    today = timezone.localdate()
    newest = list(Article.objects.published().newest_first().values_list("pk", flat=True)[:1000])
    DailyViews.objects.bulk_create(
        DailyViews(article_id=pk, day=today - timedelta(days=ago), count=1 + pk * (ago + 3) % 997)
        for pk in newest
        for ago in range(WEEK)
    )
    hour = this_hour()
    HourlyViews.objects.add(
        (pk, hour - ago, 1 + pk * (ago + 3) % 41) for pk in newest for ago in range(24 * WEEK)
    )
