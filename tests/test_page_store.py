"""The page store in front of a small WSGI application: what it keeps, splits and passes by."""

import gzip
from time import sleep, time

import brotli
import pytest
from django.http import HttpResponse

from tests.stand import BODY, Stand, page

pytestmark = pytest.mark.usefixtures("connections_stay_open")


def test_a_page_is_rendered_once_and_handed_out_again():
    stand = Stand()
    assert stand.get().body == stand.get().body == BODY.encode()
    assert stand.renders == 1


@pytest.mark.parametrize("status", [301, 404, 410])
def test_redirects_and_absences_are_kept_too(status):
    stand = Stand(lambda environ: page(status=status))
    assert [stand.get().status, stand.get().status] == [status, status]
    assert stand.renders == 1


@pytest.mark.parametrize("status", [302, 400, 403, 500, 503])
def test_other_answers_are_not_kept(status):
    stand = Stand(lambda environ: page(status=status))
    stand.get(), stand.get()
    assert stand.renders == 2


def test_what_says_nothing_of_keeping_or_sets_a_cookie_passes_by():
    def cookie(environ):
        response = page()
        response.set_cookie("a", "b")
        return response

    for answer in (lambda environ: HttpResponse(BODY), cookie):
        stand = Stand(answer)
        stand.get(), stand.get()
        assert stand.renders == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"cookie": "a=1; sessionid=x"},
        {"authorization": "Basic eDp5"},
        {"method": "POST"},
    ],
)
def test_whoever_may_see_more_is_passed_by(asked):
    stand = Stand()
    stand.get()
    stand.get(**asked)
    assert stand.renders == 2


def test_paths_of_links_to_what_is_not_public_are_passed_by():
    stand = Stand()
    stand.get("/xem-truoc/abc/"), stand.get("/xem-truoc/abc/")
    assert stand.renders == 2


def test_a_private_answer_is_never_handed_to_others():
    stand = Stand(lambda environ: page("riêng" if "HTTP_COOKIE" in environ else "chung"))
    stand.get(cookie="sessionid=x")
    assert stand.get().body == b"chung"


def test_hosts_and_paths_have_their_own_pages():
    stand = Stand(lambda environ: page(environ["HTTP_HOST"] + environ["PATH_INFO"]))
    assert stand.get("/a").body == b"bao.example/a"
    assert stand.get("/b").body == b"bao.example/b"
    assert stand.get("/a", host="khac.example").body == b"khac.example/a"


def echo(environ):
    return page(environ["QUERY_STRING"] or "none", params=["page"])


def test_declared_parameters_split_a_page():
    stand = Stand(echo)
    assert stand.get().body == b"none"
    assert stand.get(query="page=2").body == b"page=2"
    assert stand.get(query="page=2").body == b"page=2"
    assert stand.renders == 2


def test_undeclared_parameters_neither_split_nor_poison():
    stand = Stand(echo)
    poisoned = stand.get(query="utm_source=x&page=2")  # the first ever: nothing is known yet
    assert poisoned.status == 200
    assert stand.get(query="page=2").body == b"page=2"
    for query in ("fbclid=1&page=2", "page=2&utm_source=y", "utm_source=x&page=2"):
        assert stand.get(query=query).body == b"page=2"
    assert stand.get(query="fbclid=1").body == b"none"
    assert stand.renders == 3


def test_a_page_that_depends_on_its_whole_query_is_kept_without_one_only():
    stand = Stand(lambda environ: page(environ["QUERY_STRING"], params=None, status=404))
    for query in ("", "", "id=1", "id=1", "id=2"):
        assert stand.get(query=query).body == query.encode()
    assert stand.renders == 4


def test_bodies_are_compressed_as_the_reader_accepts():
    stand = Stand()
    plain, zipped, brotlied = (stand.get(accept_encoding=e) for e in ("", "gzip", "gzip, br"))
    assert plain.body == gzip.decompress(zipped.body) == brotli.decompress(brotlied.body)
    assert "Content-Encoding" not in plain.headers
    assert (zipped.headers["Content-Encoding"], brotlied.headers["Content-Encoding"]) == (
        "gzip",
        "br",
    )
    assert len({answer.headers["ETag"] for answer in (plain, zipped, brotlied)}) == 3
    assert all(a.headers["Vary"] == "Accept-Encoding" for a in (plain, zipped, brotlied))
    assert int(zipped.headers["Content-Length"]) == len(zipped.body)
    assert stand.renders == 1


def test_an_encoding_refused_by_its_weight_is_not_used():
    headers = Stand().get(accept_encoding="br;q=0, gzip;q=0.5").headers
    assert headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in Stand().get(accept_encoding="gzip;q=0").headers


def test_a_reader_who_has_the_page_gets_a_304_that_is_no_reading():
    stand = Stand(lambda environ: page(reading=17))
    tag = stand.get().headers["ETag"]
    again = stand.get(if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == tag
    assert stand.get(if_none_match='"other"').status == 200
    assert stand.read == [17, 17]


def test_head_has_the_headers_and_no_body():
    stand = Stand()
    headers = stand.get().headers
    head = stand.get(method="HEAD")
    assert (head.headers, head.body) == (headers, b"")
    assert stand.renders == 1


def test_a_reading_is_noted_at_every_handing_out():
    stand = Stand(lambda environ: page(reading=17))
    for _ in range(3):
        stand.get()
    assert stand.read == [17, 17, 17]
    assert stand.renders == 1


def test_dropping_a_name_drops_the_pages_that_show_it_and_no_others():
    stand = Stand(lambda environ: page(names=[environ["PATH_INFO"], "front"]))
    stand.get("/a"), stand.get("/b")
    stand.store.shelf.drop(["/a"])
    stand.get("/a"), stand.get("/b")
    assert stand.renders == 3
    stand.store.shelf.drop(["*"])
    stand.get("/a"), stand.get("/b")
    assert stand.renders == 5


def test_a_page_is_rendered_again_at_its_moment():
    stand = Stand(lambda environ: page(until=time() + 0.05))
    stand.get(), stand.get()
    assert stand.renders == 1
    sleep(0.06)
    stand.get()
    assert stand.renders == 2


def test_what_changed_while_a_page_was_rendered_is_not_kept_as_it_was():
    stand = Stand()

    def slow(environ):
        rendered = page("cũ")
        stand.store.shelf.drop(["front"])  # the change is announced while it renders
        return rendered

    stand.site.answer = slow
    stand.get()
    stand.site.answer = lambda environ: page("mới")
    assert stand.get().body == "mới".encode()


def test_the_store_is_bounded_and_drops_what_was_longest_unused():
    stand = Stand(lambda environ: page("x" * 10_000), most_bytes=100_000)
    for number in range(6):
        stand.get(f"/{number}")
        stand.get("/0")
    assert stand.store.shelf.bytes <= 100_000
    before = stand.renders
    stand.get("/0")
    assert stand.renders == before
    stand.get("/1")
    assert stand.renders == before + 1


WORDS = "truy cập 1278 lượt"


def test_a_live_text_is_put_in_without_rendering():
    body = f"{BODY}<p>{WORDS}</p>{BODY}"
    stand = Stand(lambda environ: page(body, live=("views:17", WORDS, "1278")))
    first = stand.get(accept_encoding="gzip")
    assert gzip.decompress(first.body).decode() == body
    for text in ("1279", "12780", "7", "7"):
        stand.store.shelf.fill({"views:17": text, "views:18": "5"})
        wanted = body.replace("1278", text)
        zipped = stand.get(accept_encoding="gzip, br")
        assert gzip.decompress(zipped.body).decode() == wanted
        assert stand.get().body.decode() == wanted
        assert zipped.headers["ETag"] != first.headers["ETag"]
    assert stand.renders == 1
    assert stand.store.shelf.live() == {"views:17"}


def test_a_live_text_that_stands_twice_is_left_as_it_was_rendered():
    body = f"{BODY}{WORDS}{WORDS}"
    stand = Stand(lambda environ: page(body, live=("views:17", WORDS, "1278")))
    stand.get()
    stand.store.shelf.fill({"views:17": "1"})
    assert stand.get().body.decode() == body
