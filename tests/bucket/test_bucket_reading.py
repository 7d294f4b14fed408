"""Pictures that are kept in a bucket, as readers meet them."""

import os
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import images, share
from articles.images import encoding, prefilling, renditions
from newsroom import bucket as buckets
from newsroom import checks
from tests import make
from tests.bucket.conftest import answering
from tests.pictures import MEDIA, picture_of

pytestmark = pytest.mark.django_db


def small():
    return images.store(make.picture(400, 300))


def whole(answer):
    return b"".join(answer.streaming_content)


# ── what it costs ────────────────────────────────────────────────────────────────────────────


def test_a_picture_costs_one_request_and_may_be_kept_for_ever(client, bucket):
    image = small()
    answer = client.get(image.file.url)
    assert bucket.requests(lambda: client.get(image.file.url)) == ["GET"]
    content = whole(answer)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Length"] == str(len(content)) != "0"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["ETag"]


def test_who_has_a_picture_is_told_so_without_fetching_it(client, bucket):
    image = small()
    known = {"if-none-match": client.get(image.file.url).headers["ETag"]}
    asked = bucket.requests(lambda: client.get(image.file.url, headers=known))
    assert asked == ["HEAD"]
    answer = client.get(image.file.url, headers=known)
    assert (answer.status_code, answer.content) == (304, b"")
    assert "immutable" in answer.headers["Cache-Control"]
    default_storage.delete(image.file.name)
    assert client.get(image.file.url, headers=known).status_code == 404


def test_a_size_is_made_once_and_costs_one_request_from_then_on(client, bucket):
    address = small().rendition_url(320, "1x1", "avif")
    # It is not there; nor is it, now that it is our turn; the picture; what was made of it.
    assert bucket.requests(lambda: client.get(address)) == ["GET", "GET", "GET", "PUT"]
    assert bucket.requests(lambda: client.get(address)) == ["GET"]
    assert picture_of(client, address).size == (300, 300)


def test_pages_and_the_desk_ask_the_bucket_nothing(client, admin_client, bucket):
    story = make.article(lead_image=small())
    asked = bucket.requests(lambda: [client.get(story.get_absolute_url()), client.get("/")])
    asked += bucket.requests(lambda: admin_client.get("/admin/articles/image/"))
    assert asked == []


def test_readers_never_see_the_bucket(client, bucket):
    image = small()
    page = client.get(make.article(lead_image=image).get_absolute_url()).content.decode()
    assert image.file.url == f"{MEDIA}{image.file.name}"
    assert image.rendition_url(320) in page
    assert bucket.url not in page
    assert "Signature" not in page


# ── what is not there, and what does not answer ──────────────────────────────────────────────


@pytest.mark.parametrize("name", ["khong-co.jpg", "../anh.jpg", "bao/", "a" * 1100, "%2e%2e/x"])
def test_what_is_not_in_the_bucket_is_404(client, bucket, name):
    default_storage.connection.Bucket(default_storage.bucket_name).put_object(Key="anh.jpg")
    for headers in ({}, {"if-none-match": "*"}):
        assert client.get(f"{MEDIA}{name}", headers=headers).status_code == 404


def test_a_bucket_that_is_not_there_is_no_missing_picture(client, bucket):
    image = small()
    default_storage.bucket_name = "khong-co"
    assert client.get(image.file.url).status_code == 503


def test_a_bucket_that_refuses_us_is_503_and_told_before_the_site_is_served(client, bucket, capsys):
    image = small()
    checks.warn_of_pictures_out_of_reach()
    assert "MEDIA_STORAGE" not in capsys.readouterr().err
    bucket.trouble = answering("403 Forbidden")
    assert client.get(image.file.url).status_code == 503
    checks.warn_of_pictures_out_of_reach()
    assert "MEDIA_STORAGE: không đọc được ảnh" in capsys.readouterr().err


def test_a_file_that_breaks_off_is_not_handed_out_to_be_kept(client, bucket):
    def broken_off(_, start):
        start("200 OK", [("Content-Length", "1000")])
        return [b"half"]

    image = small()
    bucket.trouble = broken_off
    answer = client.get(image.file.url)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    bucket.trouble = None
    assert client.get(image.file.url).status_code == 200  # one broken file is no outage


def test_while_the_bucket_is_away_pages_go_on_and_pictures_come_later(client, bucket_away):
    image = make.library_picture("Cầu")
    story = make.article(lead_image=image)
    answer = client.get(image.file.url)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.get(image.rendition_url(320)).status_code == 503
    assert client.get(story.get_absolute_url()).status_code == 200


def test_a_bucket_that_is_away_is_asked_by_one_now_and_then(client, bucket):
    image = small()
    bucket.trouble = answering("500 Internal Server Error")
    assert client.get(image.file.url).status_code == 503
    assert bucket.requests(lambda: client.get(image.file.url)) == []
    bucket.trouble = None
    assert client.get(image.file.url).status_code == 503
    default_storage.rests_until = 0.0  # as it is some seconds later
    assert client.get(image.file.url).status_code == 200
    assert client.get(image.file.url).status_code == 200


def test_a_card_is_not_drawn_without_its_photograph_while_that_is_away(client, bucket):
    story = make.article(lead_image=images.store(make.picture(900, 600)))
    address = share.address(story, "card")
    bucket.trouble = answering("403 Forbidden")
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert client.get(share.address(story, "16x9")).status_code == 503
    bucket.trouble = None
    assert client.get(address).status_code == 200


# ── many at once ─────────────────────────────────────────────────────────────────────────────


def test_threads_share_the_connections_of_their_process(bucket):
    name = default_storage.save("anh.jpg", ContentFile(b"anh" * 1000))
    with ThreadPoolExecutor(4) as pool:
        read = set(pool.map(lambda _: default_storage.open(name).read(), range(12)))
    assert read == {b"anh" * 1000}
    assert list(default_storage.connections) == [os.getpid()]


def test_two_processes_make_a_size_once(bucket):
    rendition = small().rendition(320, "original", "webp")
    asked, children = len(bucket.asked), []
    for _ in range(2):
        child = os.fork()
        if not child:
            encoding.behind = ThreadPoolExecutor(1)  # the threads of the other are not here
            try:
                made = renditions.made(rendition).read()
                os._exit(0 if made and os.getpid() in default_storage.connections else 1)
            finally:
                os._exit(2)
        children.append(child)
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert ended == [0, 0]
    assert bucket.asked[asked:].count("PUT") == 1


def test_sizes_are_made_ahead_of_readers_once(bucket):
    image = small()
    make.article(lead_image=image)
    wanted = [each for shape in prefilling.SHAPES for each in image.renditions(shape, "avif")]
    work = prefilling.Prefilling()
    work.go_on()
    work.thread.join()
    assert all(default_storage.exists(each.name) for each in wanted)
    image.save()  # which has it looked at again
    again = prefilling.Prefilling()
    asked = bucket.requests(lambda: [again.go_on(), again.thread.join()])
    assert asked == ["HEAD"] * len(wanted)


def test_what_could_not_be_made_ahead_is_made_once_the_bucket_is_back(bucket):
    image = small()
    make.article(lead_image=image)
    work = prefilling.Prefilling()
    bucket.trouble = answering("403 Forbidden")
    work.go_on()
    work.thread.join()
    bucket.trouble = None
    work.go_on()
    assert not work.thread.is_alive()  # not at once
    work.looked -= prefilling.PAUSE + prefilling.LOOK_AFTER
    work.go_on()
    work.thread.join()
    assert default_storage.exists(image.rendition(320, "original", "avif").name)


def test_a_bucket_that_is_silent_leaves_a_thread_for_pages(bucket, monkeypatch):
    monkeypatch.setattr(buckets, "LONGEST_WAIT", 0.05)
    name, speaks = default_storage.save("anh.jpg", ContentFile(b"anh")), threading.Event()

    def silent(environ, start):
        speaks.wait(8)
        return bucket.well(environ, start)

    bucket.trouble = silent
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(default_storage.open, name) for _ in range(4)]
        refused, waiting = wait(asked, timeout=5, return_when=FIRST_COMPLETED)
        assert [type(each.exception()) for each in refused] == [OSError]
        assert len(waiting) == buckets.AT_ONCE
        with pytest.raises(BlockingIOError):
            default_storage.open(name)  # and nobody else waits
        speaks.set()
        assert {each.result().read() for each in waiting} == {b"anh"}


def test_a_bucket_that_is_only_slow_is_asked_on(bucket, monkeypatch):
    name = default_storage.save("anh.jpg", ContentFile(b"anh"))
    held = [default_storage.slots.acquire() for _ in range(buckets.AT_ONCE)]
    monkeypatch.setattr(buckets, "LONGEST_WAIT", 0.01)
    default_storage.heard_at += 60  # from somebody whose picture is large
    with pytest.raises(OSError, match="waiting"):
        default_storage.open(name)
    for _ in held:
        default_storage.slots.release()
    assert default_storage.open(name).read() == b"anh"
