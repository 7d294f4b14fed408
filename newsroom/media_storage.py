"""Where the pictures are kept: in a folder of this machine, or in a bucket that speaks S3."""

import os
import re
from importlib.util import find_spec
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from newsroom.environment import refusal

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
FOLDER = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")  # no `..`, nothing to be quoted
REGION = re.compile(r"[a-z0-9-]{1,40}")
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


def backend(setting: str) -> dict[str, Any]:
    """Give the entry of STORAGES for MEDIA_STORAGE.

    The address of a bucket may wrongly hold a secret, so no message repeats it.
    """
    if "://" not in setting:
        return {"BACKEND": "newsroom.folder.Folder"}
    try:
        options = bucket(urlsplit(setting))
    except ValueError:
        raise refusal(
            "MEDIA_STORAGE",
            "cần một thư mục, hoặc s3://tên-bucket/thư-mục?endpoint=https://máy-chủ&region=vùng, "
            "không kèm khóa.",
            "expected a folder, or s3://bucket/folder?endpoint=https://host&region=name, "
            "without keys.",
        ) from None
    refuse_half_a_key()
    refuse_without_library()
    return {"BACKEND": "newsroom.bucket.Bucket", "OPTIONS": options}


def bucket(address: SplitResult) -> dict[str, str | None]:
    """Read `s3://bucket/folder?endpoint=https://host:9000&region=name`.

    All but the bucket may be left out. Raises ValueError.
    """
    asked = dict(parse_qsl(address.query, True, strict_parsing=bool(address.query)))
    endpoint, region = asked.pop("endpoint", None), asked.pop("region", "us-east-1")
    is_right = (
        address.scheme == "s3"
        and BUCKET.fullmatch(address.netloc)
        and FOLDER.fullmatch(address.path)
        and REGION.fullmatch(region)
        and (endpoint is None or is_endpoint(urlsplit(endpoint)))
        and not (asked or address.fragment)
    )
    if not is_right:
        raise ValueError
    return {
        "bucket_name": address.netloc,
        "location": address.path.strip("/"),
        "endpoint_url": endpoint,
        "region_name": region,
    }


def is_endpoint(address: SplitResult) -> bool:
    """Say whether this is the plain address of a server. Raises ValueError for a wrong port."""
    is_whole = address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
    return is_whole and not any((address.username, address.path.strip("/"), address.query))


def refuse_half_a_key() -> None:
    """Refuse one of the two that belong together; with neither, the machine's own role is asked."""
    given = [name for name in KEYS if os.environ.get(name)]
    if len(given) == 1:
        (lacks,) = set(KEYS) - set(given)
        raise refusal(
            lacks,
            f"còn thiếu, trong khi đã có {given[0]}; hai biến này đi cùng nhau.",
            f"it is missing, though {given[0]} is set; the two belong together.",
        )


def refuse_without_library() -> None:
    """Refuse a bucket where what speaks S3 is not installed; for a folder nobody needs it."""
    if not (find_spec("storages") and find_spec("boto3")):
        raise refusal(
            "MEDIA_STORAGE",
            "để giữ ảnh trong bucket, hãy cài thêm: `pip install 'newsroom[s3]'` "
            "hoặc `uv sync --extra s3`.",
            "to keep pictures in a bucket, install what speaks S3: `pip install 'newsroom[s3]'` "
            "or `uv sync --extra s3`.",
        )
