"""The editor of a story's text and the form fields that keep text canonical."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media

from articles.embeds import HOSTS

# Extensions of the editor; the rest is what these and the form's own scripts are made of.
NODES = ("house", "embed", "figure", "gallery", "dragging", "dropping", "paste")
MODULES = {f"desk/{name}": f"js/desk/{name}.js" for name in NODES}
PARTS = {
    f"desk/{name}": f"js/desk/{name}.js"
    for name in (
        *("doubles", "elements", "library", "picker", "places", "sending", "toast"),
        *("cleaning", "links", "wordlists"),
        *("counters", "form", "journal", "lines", "morph", "recovery", "words"),
    )
}
SITES = [{"code": code, "name": host.name, "address": host.address} for code, host in HOSTS.items()]

MENU = [
    {"group": "headings"},
    {"group": "marks -utility"},
    {"group": "lists"},
    {"group": "nodes -blockType -lists -headings"},
    {"group": "link"},
    {"group": "photo"},
    {"group": "table"},
    {"group": "history"},
    {"group": "utility"},
]
LIBRARY = {"library": reverse_lazy("admin:articles_image_library")}
EXTENSIONS: dict[str, Any] = {
    "Blockquote": True,
    "Bold": True,
    "BulletList": True,
    "Cite": True,
    "Code": True,
    "CodeBlock": True,
    "Dragging": True,
    "Dropping": True,
    "Embed": {"sites": SITES},
    "Gallery": LIBRARY,
    "GalleryCaption": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "History": True,
    "HorizontalRule": True,
    "House": True,
    "Italic": True,
    "Link": {"enableTarget": False, "autolink": False, "defaultProtocol": "https"},
    "ListItem": True,
    "Menu": {"groups": MENU},
    "OrderedList": {"enableListAttributes": False},
    "Paste": True,
    "Photo": LIBRARY,
    "Quote": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Table": True,
    "TableCell": True,
    "TableHeader": True,
    "TableRow": True,
    "Underline": True,
}


class BodyWidget(AdminProseEditorWidget):
    """The prose editor with the house's own nodes.

    `source` also shows the HTML; `upload` is where picture files go, None where none may.
    """

    def __init__(self, *, source: bool = False, upload: str | None = None) -> None:
        extensions = EXTENSIONS | ({"HTML": True} if source else {})
        if upload:
            pictures = LIBRARY | {"upload": upload}
            extensions |= {"Photo": pictures, "Gallery": pictures, "Dropping": {"upload": upload}}
        super().__init__(config={"extensions": extensions}, preset="configurable")

    @property
    def media(self) -> Media:
        return super().media + Media(importmap=ImportMap(MODULES | PARTS))

    def get_config(self) -> dict[str, Any]:
        return super().get_config() | {"js_modules": list(MODULES)}


class CanonicalCharField(forms.CharField):
    """Compares what was typed in its stored form, so that a browser's line ends are no change."""

    def __init__(self, *, canonical: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.canonical = canonical

    def to_python(self, value: Any) -> Any:
        return self.canonical(super().to_python(value) or "")
