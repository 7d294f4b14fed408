"""The demo newspaper as its files tell it: sections, authors and stories, nothing of a database."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles import markup

FOLDER = Path(__file__).parent
FIGURE = re.compile(r'<figure data-demo="([^"]+)"([^>]*)>(.*?)</figure>', re.DOTALL)
PORTRAIT_PALETTES = ("thoi-su", "the-gioi", "kinh-te", "van-hoa", "giao-duc", "doi-song")

# The form of a story as a browser sends it, with most of it still empty.
UNSAVED = {
    "headline": ["Bến đò Cồn Vạc thử bán vé qua điện thoại"],
    "body": ["<p>Sáng thứ Hai, cô lái đò chìa ra tấm bìa in mã vuông thay cho xấp vé.</p>"],
}


@dataclass(frozen=True)
class Section:
    name: str
    slug: str
    parent: str = ""


SECTIONS = (
    Section("Thời sự", "thoi-su"),
    Section("Đô thị", "do-thi", parent="thoi-su"),
    Section("Thế giới", "the-gioi"),
    Section("Kinh tế", "kinh-te"),
    Section("Văn hóa", "van-hoa"),
    Section("Giáo dục", "giao-duc"),
    Section("Khoa học - Công nghệ", "khoa-hoc-cong-nghe"),
    Section("Thể thao", "the-thao"),
    Section("Bóng đá", "bong-da", parent="the-thao"),
    Section("Đời sống", "doi-song"),
)


@dataclass(frozen=True)
class Drawing:
    """A picture to be drawn, and what goes with it; `days_left` counts to its last day of use."""

    scene: str
    palette: str
    seed: int
    caption: str
    credit: str
    alt: str
    licence: str = ""
    usage_terms: str = ""
    days_left: int | None = None


@dataclass(frozen=True)
class Told:
    """One story of the demo; a negative `hours_ago` lies ahead, its embargo in `embargo_hours`."""

    section: str
    headline: str
    lead: str
    body: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    hours_ago: float
    views: int = 0
    agency: str = ""
    photographer: str = ""
    source_name: str = ""
    status: str = "published"
    embargo_hours: float = 0
    picture: Drawing | None = None
    seed: int = 0

    def drawings(self) -> list[Drawing]:
        """List the pictures to be drawn for it, the lead first."""
        in_body = [self.drawing(match) for match in FIGURE.finditer(self.body)]
        return [self.picture, *in_body] if self.picture else in_body

    def drawing(self, match: re.Match[str]) -> Drawing:
        """Read a figure of the body that is to be drawn."""
        words = dict(re.findall(r'data-([a-z]+)="([^"]*)"', match[2]))
        caption = re.sub(r"<[^>]+>", "", match[3]).strip()
        days_left = int(words["days"]) if "days" in words else None
        rights = words.get("licence", ""), words.get("terms", ""), days_left
        credit, alt = words.get("credit", ""), words.get("alt", "")
        return Drawing(match[1], self.section, self.seed + 1000, caption, credit, alt, *rights)

    def body_with(self, image_id: Callable[[Drawing], int]) -> str:
        """Write the body with its figures, each naming the image that was drawn for it."""

        def figure(match: re.Match[str]) -> str:
            drawing = self.drawing(match)
            return markup.figure(drawing.caption, drawing.credit, image_id(drawing))

        return FIGURE.sub(figure, self.body)


def stories() -> Iterator[Told]:
    """Read every story; its number is the seed of its picture, so no two look alike."""
    seed = 0
    for path in sorted((FOLDER / "stories").glob("*.toml")):
        for values in tomllib.loads(path.read_text("utf-8"))["story"]:
            seed += 1
            yield story(values, path.stem, seed)


def story(values: dict[str, Any], file_section: str, seed: int) -> Told:
    """Read one story of a section's file."""
    section = values.pop("section", file_section)
    picture = values.pop("picture", None)
    return Told(
        section=section,
        authors=tuple(values.pop("authors")),
        tags=tuple(values.pop("tags")),
        seed=seed,
        picture=Drawing(palette=section, seed=seed, **picture) if picture else None,
        **values,
    )


@dataclass(frozen=True)
class Person:
    """Somebody who writes for the paper."""

    name: str
    bio: str
    portrait: Drawing
    title: str = ""


def people() -> Iterator[Person]:
    """Read who writes for the paper; the number of a portrait is its seed."""
    for values in tomllib.loads((FOLDER / "authors.toml").read_text("utf-8"))["author"]:
        name, seed = values["name"], values["portrait"]
        palette = PORTRAIT_PALETTES[seed % len(PORTRAIT_PALETTES)]
        drawing = Drawing("portrait", palette, seed, "", "Đồ họa: Phù Sa", f"Chân dung {name}")
        yield Person(name, values["bio"], drawing, values.get("title", ""))
