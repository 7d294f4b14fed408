"""Asks for pictures as a browser does, and looks at what is stored of them."""

import io

from PIL import Image as Pillow

MEDIA = "/media/"


def picture_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Pillow.open(io.BytesIO(b"".join(answer.streaming_content)))


def files(settings):
    return sorted(path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
