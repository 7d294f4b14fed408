"""Puts the demo newspaper on an empty site."""

import io
import random
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from articles import images, related
from articles.models import (
    Article,
    Author,
    Byline,
    Category,
    DailyViews,
    Draft,
    HourlyViews,
    Image,
)
from articles.models.hourly_views import KEPT, this_hour

from . import newspaper
from .desk import lay_out
from .newspaper import Drawing, Person, Told
from .paper import furnish
from .press import draw_all

Progress: TypeAlias = Callable[[Iterable[bytes], int], Iterable[bytes]]

EDITOR = "Biên tập viên"

# Sign-in name, role and the pen name that the account writes under.
USERS = (
    ("phongvien", "Phóng viên", "Lê Minh Châu"),
    ("bientap", EDITOR, "Nguyễn Đăng Khoa"),
    ("thukytoasoan", "Thư ký tòa soạn", "Trần Thu Hà"),
)


def load(progress: Progress = lambda drawn, total: drawn) -> int:
    """Write sections, people, pictures and stories; return how many stories there are.

    `progress` is laid around the stream of drawn pictures, which take the time, and their number.
    """
    # Oldest first, as they would have been written: the desk lists what was saved last on top.
    told = sorted(newspaper.stories(), key=lambda story: story.hours_ago, reverse=True)
    drawings = [drawing for story in told for drawing in story.drawings()]
    people = list(newspaper.people())
    wanted = [*drawings, *(person.portrait for person in people)]
    drawn = dict(zip(wanted, progress(draw_all(wanted), len(wanted)), strict=True))
    with transaction.atomic():
        pictures = {drawing: take_in(drawing, drawn[drawing]) for drawing in wanted}
        sections, authors = make_sections(), make_authors(people, pictures)
        make_users(authors)
        for story in told:
            write_story(story, sections, authors, pictures)
        furnish()
        lay_out()
        leave_unsaved()
        related.refresh()
    return len(told)


def make_sections() -> dict[str, Category]:
    made: dict[str, Category] = {}
    for position, section in enumerate(newspaper.SECTIONS, start=1):
        made[section.slug] = Category.objects.create(
            name=section.name,
            slug=section.slug,
            parent=made.get(section.parent),
            position=position,
        )
    return made


def make_authors(people: Iterable[Person], pictures: Mapping[Drawing, Image]) -> dict[str, Author]:
    return {
        person.name: Author.objects.create(
            name=person.name,
            title=person.title,
            bio=person.bio,
            portrait=pictures[person.portrait],
        )
        for person in people
    }


def make_users(authors: dict[str, Author]) -> None:
    """Make the demo's accounts; none where an account of that name is already there."""
    for username, role, pen_name in USERS:
        if User.objects.filter(username=username).exists():
            continue
        *last, first = pen_name.split()
        user = User.objects.create_user(
            username,
            password=settings.DEMO_PASSWORD,
            first_name=first,
            last_name=" ".join(last),
            is_staff=True,
        )
        user.groups.set([Group.objects.get(name=role)])
        if role == EDITOR:
            user.sections.set(Category.objects.filter(parent=None))
        authors[pen_name].user = user  # whose stories are then written at the desk by them
        authors[pen_name].save(update_fields=["user"])


def leave_unsaved() -> None:
    """Leave what a reporter has begun and not saved: the desk opens with it."""
    for user in User.objects.filter(username=USERS[0][0]):
        Draft.objects.create(user=user, window=uuid.uuid4(), content=newspaper.UNSAVED)


def take_in(drawing: Drawing, file: bytes) -> Image:
    """Put a drawn picture into the library, as an uploaded photograph would be."""
    days, said = drawing.days_left, ("caption", "credit", "alt", "licence", "usage_terms")
    return images.store(
        io.BytesIO(file),
        rights_expire_on=None if days is None else timezone.localdate() + timedelta(days=days),
        **{name: getattr(drawing, name) for name in said},
    )


def write_story(
    told: Told,
    sections: Mapping[str, Category],
    authors: Mapping[str, Author],
    pictures: Mapping[Drawing, Image],
) -> None:
    """Write one story with its bylines, tags and the views that it had until now."""
    moment = hours_from_now(-told.hours_ago)
    dated = told.status in {"published", "withdrawn"}
    article = Article.objects.create(
        headline=told.headline,
        agency=told.agency,
        lead=told.lead,
        body=told.body_with(lambda drawing: pictures[drawing].pk),
        section=sections[told.section],
        source_name=told.source_name,
        lead_image=pictures[told.picture] if told.picture else None,
        status=told.status,
        posted_at=moment if dated else None,
        published_at=moment if dated else None,
        embargo_until=hours_from_now(told.embargo_hours) if told.embargo_hours else None,
        created_by=authors[told.authors[0]].user,
    )
    sign(article, [authors[name] for name in told.authors], authors.get(told.photographer))
    article.tags.set(told.tags)
    spread_views(article, told.views, moment)


def hours_from_now(hours: float) -> datetime:
    return (timezone.now() + timedelta(hours=hours)).replace(second=0, microsecond=0)


def sign(article: Article, writers: list[Author], photographer: Author | None) -> None:
    signatures = [(writer, Byline.Role.WRITER) for writer in writers]
    signatures += [(photographer, Byline.Role.PHOTOGRAPHER)] if photographer else []
    for position, (author, role) in enumerate(signatures, start=1):
        Byline.objects.create(article=article, author=author, role=role, position=position)


def spread_views(article: Article, total: int, since: datetime) -> None:
    """Spread views over the days since publication: half as many each day, a little uneven."""
    first, today = timezone.localdate(since), timezone.localdate()
    days = [first + timedelta(days=n) for n in range(max((today - first).days + 1, 0))][:14]
    uneven = random.Random(article.headline)  # noqa: S311, a demo's figures guard nothing
    weights = [0.5**n * uneven.uniform(0.8, 1.25) for n in range(len(days))]
    for day, weight in zip(days, weights, strict=True):
        count = round(total * weight / sum(weights))
        DailyViews.objects.create(article=article, day=day, count=count)
        HourlyViews.objects.add(over_hours(article, day, count, since))


def over_hours(
    article: Article, day: date, count: int, since: datetime
) -> Iterator[tuple[int, int, int]]:
    """Spread a day's views over its hours between the story's beginning and now."""
    morning = timezone.make_aware(datetime.combine(day, time.min))
    first = max(morning, since)
    last = min(morning + timedelta(hours=24, seconds=-1), max(timezone.now(), first))
    hours = range(int(first.timestamp()) // 3600, int(last.timestamp()) // 3600 + 1)
    if hours[0] <= this_hour() - KEPT:
        return
    for number, hour in enumerate(hours):
        part = count * (number + 1) // len(hours) - count * number // len(hours)
        if part:
            yield article.pk, hour, part
