"""Makes what a test is about; a test names only what matters to it."""

import io
from datetime import timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone
from PIL import Image as Pillow

from articles import images
from articles.models import (
    Article,
    Assignment,
    Author,
    BreakingBar,
    Byline,
    Category,
    Correction,
    Event,
    FrontSlot,
    HourlyViews,
    Image,
)
from articles.models.hourly_views import this_hour

number = count(1)
EDITOR = "Biên tập viên"


def category(name: str = "", **fields: Any) -> Category:
    """Make a section; every editor there is edits it, unless the test names its `editors`."""
    editors = fields.pop("editors", User.objects.filter(groups__name=EDITOR))
    made = Category.objects.create(name=name or f"Chuyên mục {next(number)}", **fields)
    made.editors.set(editors)
    return made


def author(name: str = "", **fields: Any) -> Author:
    return Author.objects.create(name=name or f"Tác giả {next(number)}", **fields)


def article(headline: str = "", **fields: Any) -> Article:
    """Make a published story; `tags` and `authors` are lists of names, `minutes_ago` its age.

    `embargo` and `expires` in minutes from now.
    """
    tags, authors = fields.pop("tags", []), fields.pop("authors", [])
    minutes_ago = fields.pop("minutes_ago", 60)
    fields.setdefault("section", None)
    fields["section"] = fields["section"] or Category.objects.first() or category()
    fields.setdefault("status", "published")
    if fields["status"] in {"published", "withdrawn"}:
        fields.setdefault("published_at", timezone.now() - timedelta(minutes=minutes_ago))
    for given, name in (("embargo", "embargo_until"), ("expires", "expires_at")):
        if given in fields:
            fields[name] = timezone.now() + timedelta(minutes=fields.pop(given))
    made = Article.objects.create(headline=headline or f"Tin số {next(number)}", **fields)
    if tags:
        made.tags.set(tags)
    for position, name in enumerate(authors):
        signer = Author.objects.filter(name=name).first() or author(name)
        Byline.objects.create(article=made, author=signer, position=position)
    return made


def read(story: Article, times: int, hours_ago: int = 0) -> Article:
    """Let a story be read so many times in one hour."""
    HourlyViews.objects.add([(story.pk, this_hour() - hours_ago, times)])
    return story


def draft(headline: str = "", **fields: Any) -> Article:
    return article(headline, status="draft", **fields)


def plan(idea: str = "", **fields: Any) -> Assignment:
    """Plan a story; `due` in hours from now."""
    fields.setdefault("section", None)
    fields["section"] = fields["section"] or Category.objects.first() or category()
    due = timezone.now() + timedelta(hours=fields.pop("due", 24))
    return Assignment.objects.create(idea=idea or f"Đề tài {next(number)}", due=due, **fields)


def event(name: str = "", **fields: Any) -> Event:
    return Event.objects.create(name=name or f"Dòng sự kiện {next(number)}", **fields)


def correction(article: Article, text: str = "Số đúng là 84 m.", **fields: Any) -> Correction:
    return Correction.objects.create(article=article, text=text, **fields)


def slot(article: Article, zone: str = "lead", **fields: Any) -> FrontSlot:
    """Pin a story to the front page; `since` and `until` in minutes from now."""
    return FrontSlot.objects.create(article=article, zone=zone, **moments(fields))


def bar(text: str = "Bão đã vào bờ", **fields: Any) -> BreakingBar:
    """Put breaking news up; `since` and `until` in minutes from now."""
    return BreakingBar.objects.create(text=text, **moments(fields))


def moments(fields: dict[str, Any]) -> dict[str, Any]:
    """Make the moments that `since` and `until` give in minutes from now; since an hour ago."""
    given = {"since": -60} | fields
    ends = {name: given[name] for name in ("since", "until") if given.get(name) is not None}
    return given | {
        name: timezone.now() + timedelta(minutes=minutes) for name, minutes in ends.items()
    }


def picture(
    width: int = 1200, height: int = 800, format_: str = "JPEG", **options: Any
) -> io.BytesIO:
    """Make a picture file."""
    file = io.BytesIO()
    Pillow.new("RGB", (width, height), (150, 40, 30)).save(file, format_, **options)
    file.seek(0)
    return file


def image(caption: str = "Cầu Long Biên lúc bình minh.", **fields: Any) -> Image:
    return images.store(picture(), caption=caption, **fields)


def library_picture(caption: str, **fields: Any) -> Image:
    """Make a row of the library; there is no file behind it."""
    file = f"{caption}.jpg"
    given: dict[str, Any] = {"file": file, "width": 64, "height": 48, "checksum": file}
    return Image.objects.create(caption=caption, **given | fields)


def user(username: str, *groups: str, **fields: Any) -> User:
    """Make somebody who works at the desk; an editor edits every section there is."""
    sections = fields.pop("sections", Category.objects.all() if EDITOR in groups else [])
    made = User.objects.create_user(username, password="mat-khau-thu", is_staff=True, **fields)
    made.groups.set([Group.objects.get(name=name) for name in groups])
    made.sections.set(sections)
    return made


def reporter(username: str = "phong-vien") -> User:
    return user(username, "Phóng viên")


def editor(username: str = "bien-tap", **fields: Any) -> User:
    """Make an editor of every section, also of those that are made later, or of `sections`."""
    return user(username, EDITOR, **fields)


def managing_editor(username: str = "thu-ky") -> User:
    return user(username, "Thư ký tòa soạn")


def administrator(username: str = "quan-tri-vien") -> User:
    """Make somebody who looks after accounts and settings, and is no superuser."""
    return user(username, "Quản trị")


def admin(username: str = "quan-tri") -> User:
    return user(username, is_superuser=True)


BROWSER = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
}
