"""What the desk's scripts say, those of the editor library too."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.i18n import JavaScriptCatalog

WORDS = (
    # the desk's own
    _("Photo"),
    _("Choose a photo"),
    _("Search the library, marks or none"),
    _("Nothing found."),
    _("The library cannot be reached. Try again."),
    _("More"),
    _("Close"),
    _("Caption"),
    _("Photo by"),
    _("This picture is not in the library."),
    _("Video on %s"),
    _("Publish"),
    _("Publish at %s"),
    # buttons of the prose editor, by name
    _("Heading"),
    _("Sub-heading"),
    _("Bulleted list"),
    _("Numbered list"),
    _("Quotation"),
    _("Dividing line"),
    _("Bold"),
    _("Italic"),
    _("Strike through"),
    _("Underline"),
    _("Subscript"),
    _("Superscript"),
    _("Link"),
    _("Remove link"),
    _("Table"),
    _("Add column"),
    _("Delete column"),
    _("Add row"),
    _("Delete row"),
    _("Merge cells"),
    _("Split cell"),
    _("Header cell"),
    _("Delete table"),
    _("Undo"),
    _("Redo"),
    _("HTML source"),
    # its dialogs
    _("Edit Link"),
    _("URL"),
    _("Title"),
    _("Update"),
    _("Cancel"),
    _("Edit HTML"),
    _("Prettify"),
    _(
        "The HTML contents of the editor. Note that the allowed HTML is restricted "
        "by the editor schema."
    ),
    _("Insert Table"),
    _("Insert"),
    _("Rows"),
    _("Columns"),
    _("Include header row"),
    _("No"),
    _("Yes"),
)


class DeskCatalogue(JavaScriptCatalog):
    """Django's catalogue for the admin's scripts and the words of ours."""

    def get_catalog(self) -> dict[str, Any]:
        return {**super().get_catalog(), **{word: gettext(word) for word in WORDS}}
