"""Makes a site ready to serve: tables, static files, on a first visit the demo.

python -m newsroom.prepare, before `python -m newsroom.serve`.
"""

import hashlib
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from newsroom import plainly


def prepare() -> int:
    """Bring database and files up to date; whatever is in them stays."""
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.PRODUCTION:  # a paper of its own starts empty, without accounts all know
        call_command("load_demo")
    collect_static_files()
    return 0


def collect_static_files() -> None:
    """Gather the static files, if any has changed: compressing them all takes ten seconds."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    now = fingerprint()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(now)


def fingerprint() -> str:
    """Write in one line which static files there are, by path, size and time."""
    seen = hashlib.sha256(f"{settings.STORAGES['staticfiles']}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            seen.update(f"\n{path} {file.st_size} {file.st_mtime_ns}".encode())
    return seen.hexdigest()


if __name__ == "__main__":
    sys.exit(plainly.run(prepare))
