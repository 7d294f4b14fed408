"""Pictures that are kept in a bucket, as those who put them there meet it."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from moto.s3.models import s3_backends

from articles import images
from articles.models import Article, Image, LeftFile
from tests import make
from tests.bucket.conftest import answering
from tests.server import wait_until
from tests.test_renditions import a_day_later

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/image/add/"
UPLOAD = "/admin/articles/image/upload/"


def sent(picture=None):
    return SimpleUploadedFile("anh.jpg", (picture or make.picture(900, 600)).read(), "image/jpeg")


def kept():
    """Name everything in the bucket of this test."""
    found = default_storage.connection.Bucket(default_storage.bucket_name).objects.all()
    return sorted(each.key for each in found)


def test_a_picture_is_taken_in_with_one_request_a_file(admin_client, bucket):
    asked = bucket.requests(lambda: admin_client.post(UPLOAD, {"file": sent()}))
    assert asked == ["PUT", "PUT"]
    image = Image.objects.get()
    stem = image.file.name.removesuffix(".jpg")
    assert kept() == [f"bao/{stem}-640.webp", f"bao/{stem}.jpg"]


def test_an_upload_while_the_bucket_is_away_is_told_and_leaves_no_row(admin_client, bucket_away):
    answer = admin_client.post(UPLOAD, {"file": sent()})
    assert answer.status_code == 507
    assert "nơi giữ ảnh không trả lời" in answer.json()["error"]
    assert not Image.objects.exists()


def test_a_form_that_could_not_be_stored_keeps_what_was_typed(admin_client, bucket_away):
    typed = {"caption": "Cầu sáng nay", "credit": "Vũ Hạ", "focal_x": 50, "focal_y": 50}
    page = admin_client.post(ADD, {"upload": sent(), **typed})
    assert "upload" in page.context["adminform"].form.errors
    assert "Cầu sáng nay" in page.content.decode()
    assert not Image.objects.exists()


def test_what_arrived_before_the_bucket_went_away_is_removed_later(bucket):
    def only_the_first(environ, start):
        if environ["PATH_INFO"].endswith("-640.webp") and environ["REQUEST_METHOD"] == "PUT":
            return bucket.well(environ, start)
        return answering("403 Forbidden")(environ, start)

    bucket.trouble = only_the_first
    with pytest.raises(OSError, match="refuses"):
        images.store(make.picture(900, 600))
    bucket.trouble = None
    assert len(kept()) == 1
    a_day_later()
    assert kept() == []
    assert not Image.objects.exists()


def test_what_cannot_be_read_to_its_end_is_not_sent(bucket):
    class Torn(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        default_storage.save("anh.jpg", Torn(b"half and half"))
    assert kept() == []


def test_a_file_is_written_over_and_never_named_otherwise(bucket):
    assert default_storage.save("anh.jpg", ContentFile(b"mot")) == "anh.jpg"
    assert default_storage.save("anh.jpg", ContentFile(b"hai")) == "anh.jpg"
    assert default_storage.open("anh.jpg").read() == b"hai"
    assert kept() == ["bao/anh.jpg"]


def test_a_replaced_and_a_deleted_picture_go_with_every_size(client, bucket):
    image = images.store(make.picture(900, 600))
    for ratio in ("original", "1x1"):
        assert client.get(image.rendition_url(320, ratio)).status_code == 200
    before = kept()
    images.replace_file(image, images.take_in(make.picture(64, 48)))
    image.save()
    assert set(before) < set(kept())  # pages that show it may still be about
    a_day_later()
    assert kept() == [f"bao/{image.file.name}"]
    image.delete()
    a_day_later()
    assert kept() == []


def test_files_that_cannot_be_removed_now_are_removed_later(bucket):
    images.store(make.picture(64, 48)).delete()
    bucket.trouble = answering("403 Forbidden")
    a_day_later()
    assert LeftFile.objects.exists()
    bucket.trouble = None
    a_day_later()
    assert kept() == []


def test_another_credit_is_written_into_the_file(admin_client, bucket):
    image = images.store(make.picture(64, 48), credit="Vũ Hạ")
    before = image.file.name
    words = {"caption": "Cầu", "credit": "M.Quang", "focal_x": 50, "focal_y": 50}
    admin_client.post(f"/admin/articles/image/{image.pk}/change/", words)
    image.refresh_from_db()
    assert image.file.name != before
    assert b"M.Quang" in image.file.open("rb").read()


def test_more_files_than_the_bucket_lists_at_once_are_removed(bucket):
    store = s3_backends["123456789012"]["aws"]
    for number in range(1005):
        store.put_object(default_storage.bucket_name, f"bao/anh/jpg-1/{number}.webp", b"x")
    folders, files = default_storage.listdir("anh/jpg-1")
    assert (folders, len(files)) == ([], 1005)
    assert default_storage.listdir("anh") == (["jpg-1"], [])
    assert default_storage.listdir("khong-co") == ([], [])


def test_a_picture_beside_an_import_comes_along(bucket, tmp_path):
    (tmp_path / "cau.jpg").write_bytes(make.picture(64, 48).read())
    line = {"title": "Cầu mới", "category": "Thời sự", "images": [{"file": "cau.jpg"}]}
    dump = tmp_path / "tin.jsonl"
    dump.write_text(json.dumps(line))
    call_command("import_articles", "jsonl", str(dump))
    image = Article.objects.get().lead_image
    assert kept() == [f"bao/{image.file.name}"]


def test_an_import_while_the_bucket_is_away_brings_the_story_and_says_why(
    bucket_away, tmp_path, capsys
):
    (tmp_path / "cau.jpg").write_bytes(make.picture(64, 48).read())
    line = {"title": "Cầu mới", "category": "Thời sự", "images": [{"file": "cau.jpg"}]}
    dump = tmp_path / "tin.jsonl"
    dump.write_text(json.dumps(line))
    call_command("import_articles", "jsonl", str(dump))
    assert "The bucket does not answer" in "".join(capsys.readouterr())
    assert Article.objects.get().lead_image is None


@pytest.mark.django_db(transaction=True)
def test_files_are_removed_behind_the_heartbeat(bucket):
    images.store(make.picture(64, 48)).delete()
    LeftFile.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    images.begin_to_remove(10)
    wait_until(lambda: not LeftFile.objects.exists())
    assert kept() == []
