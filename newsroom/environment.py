"""What the environment may say; a wrong value is refused by name before a page is served."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def refusal(setting: str, vietnamese: str, english: str) -> ImproperlyConfigured:
    """Make the error that names a wrong setting in both languages."""
    return ImproperlyConfigured(f"{setting}: {vietnamese} / {setting}: {english}")


def site_url(text: str) -> str:
    """Return the site's address without the slash at its end."""
    try:
        parts = urlsplit(text.rstrip("/"))
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that never closes
        whole = False
    if not whole or any((parts.path, parts.query, parts.fragment, parts.username)):
        raise refusal(
            "SITE_URL",
            f"cần một địa chỉ đầy đủ như https://bao.example.vn, không phải {text!r}.",
            f"expected a whole address such as https://bao.example.vn, not {text!r}.",
        )
    return text.rstrip("/")


def one_of(setting: str, value: str, choices: Iterable[str]) -> str:
    """Return a value that is among the choices."""
    known = sorted(choices)
    if value not in known:
        listed = ", ".join(known)
        raise refusal(
            setting,
            f"{value!r} không có; hãy chọn: {listed}.",
            f"{value!r} is unknown; choose from: {listed}.",
        )
    return value


def time_zone(name: str) -> str:
    """Return the name of a time zone that exists."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; not a relative path; a folder of zones
        raise refusal(
            "TIME_ZONE",
            f"không có múi giờ {name!r}; ví dụ: Asia/Ho_Chi_Minh.",
            f"there is no time zone {name!r}; an example: Asia/Ho_Chi_Minh.",
        ) from None
    return name


def reachable(hosts: Iterable[str]) -> bool:
    """Say whether any of these hosts is one that another machine could ask for."""
    return not {host.strip("[]").lower() for host in hosts} <= LOOPBACK


def refuse_in_production(secret_key: str, demo_key: str, debug: bool, hosts: Iterable[str]) -> None:
    """Refuse what is fit for one machine only on a site that others can reach."""
    if secret_key == demo_key or len(secret_key) < 32:
        raise refusal(
            "SECRET_KEY",
            "trang này máy khác truy cập được, mà khóa của bản demo ai cũng biết; "
            "hãy đặt khóa bí mật riêng, ít nhất 32 ký tự.",
            "others can reach this site and the demo's key is public; "
            "set a secret of your own of at least 32 characters.",
        )
    if debug:
        raise refusal(
            "DEBUG",
            "trang báo lỗi để lộ cấu hình; hãy bỏ DEBUG ở nơi máy khác truy cập được.",
            "its error pages show the configuration; unset it where others can reach the site.",
        )
    if "*" in hosts:
        raise refusal(
            "ALLOWED_HOSTS",
            "hãy ghi rõ tên miền, không dùng dấu *.",
            "name the hosts instead of using *.",
        )


def database(url: str) -> dict[str, Any]:
    """Read where the database is. The address may hold a password, so no message repeats it."""
    try:
        found = environ.Env.db_url_config(url)
    except ValueError:
        found = {}
    if found.get("ENGINE", "").rpartition(".")[2] not in {"sqlite3", "postgresql"}:
        raise refusal(
            "DATABASE_URL",
            "cần dạng postgres://tên:mật-khẩu@máy:5432/csdl hoặc sqlite:////đường/dẫn/tệp.",
            "expected postgres://name:password@host:5432/database or sqlite:////path/of/a/file.",
        )
    return found


def number(setting: str, text: str, allowed: range) -> int:
    """Return a setting that is a whole number in a range."""
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) not in allowed:
        known = f"{allowed.start}–{allowed.stop - 1}"
        raise refusal(
            setting,
            f"cần một số từ {known}, không phải {text!r}.",
            f"expected a number of {known}, not {text!r}.",
        )
    return int(text)
