"""What ours is measured against: the same server with the same settings, and nothing to do.

`/30000` is answered with 30,000 bytes.
"""

from functools import cache

from newsroom import serve


@cache
def answer(path: str) -> tuple[list[tuple[str, str]], list[bytes]]:
    body = b"x" * int(path.strip("/"))
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    return headers, [body]


def application(environ, start_response):
    headers, body = answer(environ["PATH_INFO"])
    start_response("200 OK", headers)
    return body


if __name__ == "__main__":
    serve.SITE = "tests.bench.constant.application"
    serve.serve("127.0.0.1")
