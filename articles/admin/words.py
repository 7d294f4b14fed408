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
    _("Readers see it at once."),
    _("Readers see it from %s on."),
    # of pictures: chosen, dropped, several as one
    _("Gallery"),
    _("Choose photos"),
    _("Take these: %s"),
    _("Choose or upload…"),
    _("Upload…"),
    _("Uploading %s"),
    _("Try again"),
    _("Dismiss"),
    _("The server cannot be reached. Try again."),
    _("You are signed out. Sign in in another window, then try again."),
    _("You may not add pictures to the library."),
    _("The file is too large."),
    _("The server could not take the picture. Try again."),
    _("The library has one like it already: %s."),
    _("Use that one instead"),
    _("Use the new one"),
    _("This one is used, what came in twice is gone:"),
    _("The picture is in the library; its place in the text is gone."),
    _("To be seen"),
    _("Earlier in the gallery"),
    _("Later in the gallery"),
    _("Change picture"),
    _("Take another picture; what is written stays"),
    _("Remove picture"),
    _("Take the picture out of the text"),
    _("Gallery: %s pictures"),
    _("Add pictures…"),
    _("Take apart"),
    _("What is to be said of all these pictures"),
    # of writing: how long, what became of it
    _("Words: %s"),
    _("Characters: %s"),
    _("Minutes to read: %s"),
    _("short"),
    _("long"),
    _("good length"),
    _("Draft saved %s"),
    _("Kept on this device"),
    _("Sign in"),
    _("Go on here"),
    _(
        "This story is being written in another window (%s). "
        "What stands here is kept on this device."
    ),
    _("You are signed out. What you write is kept on this device; sign in and go on here."),
    _("Somebody else has signed in here. What you wrote is kept on this device under your name."),
    _("The server cannot be reached. What you write is kept on this device and sent later."),
    _("The server could not keep the draft. What you write is kept on this device and sent later."),
    _("You may no longer change this story. What you wrote is kept on this device."),
    _("Brought back what you wrote on this device up to %s."),
    _("This device keeps what you wrote up to %s; the story has changed since."),
    _("This device keeps a story that was not sent: “%s”."),
    _("Bring it back"),
    _("Go on with it"),
    _("Drop it"),
    _("Dropped."),
    # of the checklist
    _("Trying the links…"),
    _("The links could not be tried. You can publish all the same."),
    # of the front page
    _("The desk cannot be reached. Nothing was changed."),
    # of pictures on their way in
    _("The desk did not take it. Try again."),
    _("You may not add pictures, or have signed in anew. Try again."),
    _("The file is larger than %s MB."),
    _("It came in; its file says nothing of it."),
    _("The same file is in the library:"),
    _("It looks like:"),
    _("taken in"),
    _("refused"),
    _("on their way"),
    # of pasting
    _("Tags cleaned: %s."),
    _("Links straightened: %s."),
    _("Pictures left out: %s; put them into the library and choose them there."),
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
