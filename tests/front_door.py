"""A site with its page store in front, asked as a server would ask it, in this process."""

from types import SimpleNamespace

from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from articles.watch import FOLD_AFTER, Watch
from newsroom import front_door
from tests import make


class FrontDoor:
    """Hands out pages; `beat()` is a beat of the heart that keeps them true, a second later."""

    def __init__(self):
        self.store = front_door.build(get_wsgi_application())
        self.watch = Watch(self.store.shelf)
        self.beat()

    def beat(self):
        self.watch.folded -= FOLD_AFTER
        self.watch.beat()

    def get(self, address, method="GET", **headers):
        asked = {"user-agent": make.BROWSER["HTTP_USER_AGENT"], "host": "localhost"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        request = RequestFactory().generic(method, address, headers=asked)
        said = []
        answer = self.store(request.environ, lambda *words: said.append(words))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        status, headers = said[-1][:2]
        return SimpleNamespace(
            status=int(status[:3]),
            headers=dict(headers),
            body=body,
            text=body.decode(errors="replace"),
        )
