"""A page store with a small site behind it, asked as a server would ask it."""

from time import time
from types import SimpleNamespace

from django.http import HttpResponse

from newsroom.page_store import Lane, PageStore, Privacy, Shelf

BODY = "<p>" + "Tin mới của báo. " * 40 + "</p>"


class Site:
    """A site that counts how often it renders; `answer` makes its response."""

    def __init__(self, answer=None):
        self.rendered = []
        self.answer = answer or (lambda environ: page())

    def __call__(self, environ, start_response):
        self.rendered.append(environ)
        response = self.answer(environ)
        start_response(f"{response.status_code} OK", list(response.items()))
        return response


def page(body=BODY, *, names=("front",), params=(), until=None, over=None, **options):
    reading, live = options.pop("reading", None), options.pop("live", None)
    response = HttpResponse(body, **options)
    until = time() + 60 if until is None else until
    response.keep = SimpleNamespace(
        names=frozenset(names),
        params=None if params is None else frozenset(params),
        until=until,
        over=until if over is None else over,
        reading=reading,
        live=live,
    )
    return response


class Stand:
    """A store with its site, asked as a server would ask it."""

    def __init__(self, answer=None, most_bytes=10**7):
        self.site, self.read = Site(answer), []
        self.store = PageStore(
            self.site,
            Shelf(most_bytes),
            Privacy(cookie="sessionid", paths=("/xem-truoc/",)),
            lambda pk, environ: self.read.append(pk),
            Lane(),
        )

    def get(self, path="/", query="", method="GET", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "bao.example",
        }
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        said = []
        body = b"".join(self.store(environ, lambda *words: said.append(words)))
        status, headers = said[-1][0], dict(said[-1][1])
        return SimpleNamespace(status=int(status[:3]), headers=headers, body=body)

    @property
    def renders(self):
        return len(self.site.rendered)
