"""Pictures of before their size, colour and fingerprint were noted are looked at by and by."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import images
from articles.images import measuring
from articles.images.prefilling import Prefilling
from articles.models import Image
from newsroom.folder import Folder
from tests import make
from tests.described import jpeg

KNOWN = ("color", "perceptual_hash", "file_size")


def older():
    """A picture as rows of before are."""
    image = images.store(jpeg())
    Image.objects.filter(pk=image.pk).update(color="", perceptual_hash=None, file_size=None)
    return image


def known(image):
    return Image.objects.values_list(*KNOWN).get(pk=image.pk)


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_what_is_not_known_is_filled_in_as_of_a_new_picture(db, format_):
    image = images.store(make.picture(300, 200, format_))
    assert image.file_size == image.file.size
    Image.objects.update(color="", perceptual_hash=None, file_size=None)
    measuring.measure()
    assert known(image) == (image.color, image.perceptual_hash, image.file_size)


def test_a_picture_that_changes_is_measured_as_it_comes(db):
    image = images.store(jpeg())
    image.credit = "M.Quang"
    images.sign_anew(image)
    image.save()
    assert known(image)[-1] == image.file.size


def test_lost_and_broken_files_are_looked_at_once_and_keep_nobody_up(db):
    first, lost, broken = older(), older(), older()
    for each in (lost, broken):
        default_storage.delete(each.file.name)
    default_storage.save(broken.file.name, ContentFile(b"no picture"))
    measuring.measure()
    assert known(lost) == ("", None, 0)
    assert known(broken) == ("", None, 10)
    assert known(first)[-1] == first.file.size
    assert not Image.objects.unmeasured().exists()


def test_what_cannot_be_reached_now_is_tried_again(db, monkeypatch):
    image = older()

    def away(*_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "_open", away)
        with pytest.raises(OSError, match="Input/output"):
            measuring.measure()
    assert known(image)[-1] is None
    measuring.measure()
    assert known(image)[-1] == image.file.size


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_has_it_done_behind_what_readers_are_about_to_ask_for():
    image, story = older(), make.article(lead_image=images.store(make.picture(64, 48)))
    work = Prefilling()
    work.go_on()
    work.thread.join()
    assert known(image)[-1] is None
    assert default_storage.exists(story.lead_image.rendition(0, "original", "avif").name)
    work.looked = -60
    work.go_on()
    work.thread.join()
    assert known(image) == (image.color, image.perceptual_hash, image.file_size)
