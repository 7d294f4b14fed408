"""The questions of `tests.bench.library`, asked of the site that this process is."""

from collections.abc import Iterator
from datetime import timedelta
from math import cos, pi
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Category, Figure, Image
from newsroom.prepare import collect_static_files
from tests.bench.stories import DID, WHAT, WHERE, WHO

PICTURES, STORIES = 100_000, 30_000
IN_TEXT = 20_000  # stories with a picture in their text too
TIMES = 3
LIBRARY = "/admin/articles/image/"
GIVEN = ["Hà", "Đức", "Minh", "Lan", "Việt", "Thu", "Quốc"]
NAMES = ["Linh", "Hạnh", "Quang", "Tuấn", "Hương", "Bách", "Yến", "Sơn", "Trà"]
AGENCIES = ["", "/TTXVN", "/AFP", "/VnExpress", "/Tuổi Trẻ"]
QUESTIONS = {
    "the grid": {},
    "its page 104, the last": {"p": "104"},
    "words, many hits": {"q": "cau moi hue"},
    "words, no hit": {"q": "khong co anh nay"},
    "a word of one hit": {"q": "duynhat"},
    "credit, many hits": {"credit": "duc hanh"},
    "credit, no hit": {"credit": "khong ai"},
    "section": {"section": "1"},
    "used": {"use": "used"},
    "not used": {"use": "unused"},
    "rights: end within a week": {"rights": "week"},
    "rights: over": {"rights": "over"},
    "rights: over, and still used": {"rights": "over_used"},
    "rights: no licence": {"rights": "unknown"},
    "lacks credit": {"lacks": "credit"},
    "lacks alternative text": {"lacks": "alt"},
    "added in a month": {"since": "2024-05-01", "until": "2024-05-31"},
    "words, credit, section, used": {"q": "cau", "credit": "hanh", "section": "1", "use": "used"},
}


def ask() -> None:
    """Ask everything and print the figures; the first time, fill the site before."""
    call_command("migrate", interactive=False, verbosity=0)
    collect_static_files()
    if not Article.objects.exists():
        fill()
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username="thu-ky"))
    client.get(LIBRARY)
    for name, query in QUESTIONS.items():
        tell(name, lambda query=query: client.get(LIBRARY, query))
    for name, query in [("all", {}), ("no hit", {"q": "khong co"}), ("far", {"page": "200"})]:
        tell(f"the chooser, {name}", lambda query=query: client.get(f"{LIBRARY}library/", query))
    busy = used_most()
    tell("a picture's page", lambda: client.get(f"{LIBRARY}{busy.pk}/change/"))
    tell("the desk's front page", lambda: client.get("/admin/"))
    some = list(Image.objects.exclude(perceptual_hash=None)[50_000:50_020])
    for image in some[:3]:
        tell("near duplicates", lambda image=image: list(alike(image)))


def alike(image: Image) -> Any:
    return Image.objects.like(image.checksum, image.perceptual_hash).exclude(pk=image.pk)[:3]


def used_most() -> Image:
    return Image.objects.get(caption__startswith="Chân dung")


def tell(name: str, question: Any) -> None:
    times, queries = [], 0
    for _ in range(TIMES):
        began = perf_counter()
        with CaptureQueriesContext(connection) as captured:
            question()
        times.append((perf_counter() - began) * 1000)
        queries = len(captured)
    slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
    print(
        f"| {name} | {median(times):.0f} | {max(times):.0f} | {queries} | {slowest['time']}",
        flush=True,
    )


# ── a library of that size ───────────────────────────────────────────────────────────────────────


def fill() -> None:
    random = Random(6)  # noqa: S311
    person = User.objects.create_user("thu-ky", password=None, is_staff=True)
    person.groups.set(Group.objects.filter(name="Thư ký tòa soạn"))
    sections = [Category.objects.create(name=name) for name in WHERE]
    person.sections.set(sections)
    added: Any = Image._meta.get_field("added_at")
    added.auto_now_add = False  # they came over three years
    Image.objects.bulk_create(pictures(random), batch_size=2_000)
    keys = list(Image.objects.order_by("pk").values_list("pk", flat=True))
    Article.objects.bulk_create(stories(random, sections, keys), batch_size=2_000)
    told = Article.objects.order_by("pk").values_list("pk", flat=True)[:IN_TEXT]
    shown = [Figure(article_id=pk, image_id=random.choice(keys[:80_000])) for pk in told]
    shown += [Figure(article_id=pk, image_id=used_most().pk) for pk in told[:3_000]]
    Figure.objects.bulk_create(shown, batch_size=2_000, ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def pictures(random: Random) -> Iterator[Image]:
    today = timezone.localdate()
    for number in range(PICTURES):
        what, where = random.choice(WHAT), random.choice(WHERE)
        caption = f"{said(random)}, {what} ở {where}, ảnh {number}."
        if number == 40_000:
            caption = "Chân dung duynhat"
        ends = (
            today + timedelta(days=random.randrange(-900, 900)) if random.random() < 0.3 else None
        )
        yield Image(
            file=f"2024/05/{number:032x}.jpg",
            checksum=f"{number:064x}",
            width=2400,
            height=1600,
            caption=caption,
            alt=f"{what} ở {where}, nhìn từ phía bờ sông vào một buổi sáng nhiều mây".capitalize(),
            credit="" if random.random() < 0.01 else credit(random),
            licence="" if random.random() < 0.02 else "Hợp đồng",
            place=where,
            keywords=f"{what}, {where}",
            rights_expire_on=ends,
            perceptual_hash=likeness(random),
            added_at=timezone.now() - timedelta(minutes=15 * (PICTURES - number)),
            color="#8899aa",
        )


def said(random: Random) -> str:
    return f"{random.choice(WHO)} {random.choice(DID)} {random.choice(WHAT)}".capitalize()


def credit(random: Random) -> str:
    return f"{random.choice(GIVEN)} {random.choice(NAMES)}{random.choice(AGENCIES)}"


def likeness(random: Random) -> int:
    """Make a fingerprint as photographs have: large shapes, few fine ones."""
    waves = [
        (
            random.gauss(0, 1) / (1 + across + down),
            across * pi / 9,
            down * pi / 8,
            random.random() * 6,
        )
        for across, down in ((0, 1), (1, 0), (1, 1), (2, 1), (1, 2), (4, 3))
    ]
    bits = 0
    for y in range(8):
        row = [
            sum(height * cos(a * x + d * y + shift) for height, a, d, shift in waves)
            + random.gauss(0, 0.05)
            for x in range(9)
        ]
        for x in range(8):
            bits = bits << 1 | (row[x] > row[x + 1])
    return bits - 2**64 if bits >= 2**63 else bits


def stories(random: Random, sections: list[Category], keys: list[int]) -> Iterator[Article]:
    now = timezone.now()
    for number in range(STORIES):
        at = now - timedelta(minutes=13 * number + 5)
        yield Article(
            headline=f"{said(random)} {number}",
            slug=f"bai-{number}",
            section=random.choice(sections),
            lead_image_id=random.choice(keys[:80_000]),
            status=Article.Status.PUBLISHED,
            published_at=at,
            body="<p>Chữ.</p>",
        )
