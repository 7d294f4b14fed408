"""Files that no image has any more go for good, with every size of them."""

from django.core.files.storage import default_storage

from articles.models import Image, LeftFile
from articles.models.image import WIDTHS, rendition_name


def remove_left_files(most: int) -> None:
    """Delete the files whose day has come, the longest left first, at most so many.

    One that cannot be deleted now is tried again the next time.
    """
    for left in LeftFile.objects.due()[:most]:
        if not Image.objects.filter(file=left.name).exists():
            try:
                remove(left.name)
            except OSError:
                continue
        left.delete()


def remove(name: str) -> None:
    """Delete a file and its renditions; what is not there is no error."""
    for width in WIDTHS:
        default_storage.delete(rendition_name(name, width))
    default_storage.delete(name)
