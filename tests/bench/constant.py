"""What a page is measured against: the same server, handing out one constant answer."""

BODY = b"x" * 30_000


def application(environ, start_response):
    """Answer everything with 30 kB."""
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]


def hello(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]
