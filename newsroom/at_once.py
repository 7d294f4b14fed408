"""Gives the server each answer whole, so that no slow reader holds one of its few threads.

A body in a list is the server's own to send. From an iterator it takes piece by piece, each when
the last has gone out, and the thread that gives them waits as long as the slowest phone.
"""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase

from newsroom.page_store.store import Application, Environ, StartResponse

LARGEST = 4 * 2**20  # bytes of a file in memory; a larger one, rare here, is sent in pieces


def at_once(application: Application) -> Application:
    """Put every body of at most `LARGEST` bytes into a list."""

    def sending(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ.pop("wsgi.file_wrapper", None)  # it hides the file behind pieces of its own
        answer = application(environ, start_response)
        if not isinstance(answer, HttpResponseBase) or not is_small(answer):
            return answer
        try:
            return [content_of(answer)] if environ["REQUEST_METHOD"] != "HEAD" else []
        finally:
            answer.close()

    return sending


def is_small(response: HttpResponseBase) -> bool:
    """Say whether a body is in memory, or a file of which the length is known and not large."""
    if not isinstance(response, FileResponse):
        return not response.streaming
    length = int(response.headers.get("Content-Length", LARGEST + 1))
    return response.file_to_stream is None or length <= LARGEST


def content_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
