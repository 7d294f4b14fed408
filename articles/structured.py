"""What a page says to search engines, as schema.org has it."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import markup, share
from articles.models import Article, Byline, Category, Image, Imprint
from articles.models.illustrated import Shown
from articles.site import absolute

Thing = dict[str, Any]

LONGEST_DESCRIPTION = 300  # characters
PHOTOGRAPHS = ("1x1", "4x3", "16x9")
# What the imprint knows of a paper, by the names that schema.org has for it.
OF_THE_IMPRINT = {
    "legalName": "agency",
    "parentOrganization": "governing_body",
    "address": "address",
    "telephone": "phones",
    "faxNumber": "fax",
    "email": "email",
}
# A text in the page must not end its <script>, nor open a comment in it.
ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script(things: Iterable[Thing]) -> SafeString:
    """Write things as the data block of a page."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def organization(imprint: Imprint) -> Thing:
    """Describe the paper with what its imprint says; what that leaves empty is left out."""
    told = {name: getattr(imprint, field) for name, field in OF_THE_IMPRINT.items()}
    known: Thing = {name: value for name, value in told.items() if value}
    if "parentOrganization" in known:
        known["parentOrganization"] = {"@type": "Organization", "name": known["parentOrganization"]}
    logo = {"@type": "ImageObject", "width": 512, "height": 512}
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#organization"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {**logo, "url": absolute(static("img/icon-512.png"))},
        **known,
    }


def website() -> Thing:
    """Describe the site as a whole."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#website"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "inLanguage": get_language(),
        "publisher": {"@id": absolute("/#organization")},
    }


def breadcrumbs(section: Category | None, name: str = "", address: str = "") -> Thing:
    """Describe the way from the front page through a section to the page of this name."""
    steps = [(_("Front page"), "/")]
    if section and section.parent:
        steps.append((section.parent.name, section.parent.get_absolute_url()))
    if section:
        steps.append((section.name, section.get_absolute_url()))
    if name:
        steps.append((name, address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": absolute(path)}
            for position, (label, path) in enumerate(steps, start=1)
        ],
    }


def news_article(story: Article) -> Thing:
    """Describe a story; its dates are those that its page shows."""
    address = absolute(story.get_absolute_url())
    listed, changed = moments(story)
    said: Thing = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.headline,
        "description": description(story),
        "image": images(story),
        "datePublished": listed,
        "dateModified": changed,
        "author": authors(story),
        "contributor": people(story, Byline.Role.PHOTOGRAPHER),
        "publisher": {"@id": absolute("/#organization")},
        "articleSection": story.section.name,
        "keywords": [tag.name for tag in story.tags.all()],
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "correction": corrections(story),
    }
    return {name: value for name, value in said.items() if value not in ([], "")}


def moments(story: Article) -> tuple[str, str]:
    """Write when a story appeared and when readers were last told of a change, with the zone."""
    known = [moment for moment in (story.listed_at, story.updated_at) if moment]
    first, last = (
        timezone.localtime(moment).isoformat(timespec="seconds")
        for moment in (known[0], max(known))
    )
    return first, last


def corrections(story: Article) -> list[Thing]:
    """Describe what the paper got wrong in a story, as its page tells it."""
    return [
        {
            "@type": "CorrectionComment",
            "text": correction.text,
            "datePublished": timezone.localtime(correction.at).isoformat(timespec="seconds"),
        }
        for correction in story.corrections.all()
    ]


def description(story: Article) -> str:
    """Say in a sentence or two what a story tells."""
    return markup.excerpt(story.lead or story.headline, LONGEST_DESCRIPTION)


def images(story: Article) -> list[Thing]:
    """Describe the lead image in the three shapes that search engines ask for, then the others."""
    image = story.lead_image
    said = words(story.caption_here, image.credit) if image else {}
    led = [picture(story, image, shape) | said for shape in PHOTOGRAPHS] if image else []
    return [*led, *(in_body(shown) for shown in story.pictures() if shown.image != image)]


def words(caption: str, credit: str) -> Thing:
    """Give what is said of a photograph, if anything is."""
    said = {"caption": caption, "creditText": credit}
    return {name: text for name, text in said.items() if text}


def in_body(shown: Shown) -> Thing:
    """Describe a picture in the text of a story."""
    image: Any = shown.image
    size = {"width": image.width, "height": image.height}
    said = words(markup.plain(shown.caption), shown.credit)
    return {"@type": "ImageObject", "url": absolute(image.file.url), **size, **said}


def picture(story: Article, image: Image, shape: str) -> Thing:
    """Describe the photograph of a story in one shape."""
    width, height = share.size(image, shape)
    url = absolute(share.address(story, shape))
    return {"@type": "ImageObject", "url": url, "width": width, "height": height}


def authors(story: Article) -> list[Thing]:
    """Describe who wrote a story; unsigned, it is its source's, or the paper's own."""
    sources = [{**source, "@type": "Organization"} for source in people(story, Byline.Role.SOURCE)]
    named = {"@type": "Organization", "name": story.source_name, "url": story.source_address}
    if story.source_name:
        sources.append({name: value for name, value in named.items() if value})
    own = [{"@id": absolute("/#organization")}]
    return people(story, Byline.Role.WRITER) or sources or own


def people(story: Article, role: Byline.Role) -> list[Thing]:
    """Describe who signed a story in a role, with their pages."""
    signed = [byline.author for byline in story.bylines.all() if byline.role == role]
    return [
        {"@type": "Person", "name": person.name, "url": absolute(person.get_absolute_url())}
        for person in signed
    ]
