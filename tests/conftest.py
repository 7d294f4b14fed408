import gc
import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
import pytest_django
from django.conf import LazySettings
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.utils import translation

from articles import furniture, readership
from articles.ranking import WEIGHED_AGAIN_AFTER, ranking

number = count(1)

# A busy machine is not a bug.
hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")

# SQLite has no server that could be away, and alone plans as it does.
collect_ignore = ["test_outage.py" if connection.vendor == "sqlite" else "test_query_plans.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait longest, while others compute."""
    items.sort(key=lambda item: item.get_closest_marker("own_server") is None)


def pytest_collection_finish() -> None:
    """Look no more through thousands of collected tests for garbage: a fifth of a page's cost."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory
) -> None:
    """Keep the SQLite of the tests in a file, as the site's is.

    In memory every thread would share one connection, and with it locks and transactions.
    """
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)
        # What a test writes need not survive a power cut.
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = f"{options.get('init_command', '')};PRAGMA synchronous=OFF"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> dict[str, set]:
    """Give the permissions of each role as the migrations made them, before a test empties it."""
    with django_db_blocker.unblock():
        return {
            group.name: set(group.permissions.values_list("content_type__app_label", "codename"))
            for group in Group.objects.all()
        }


@pytest.fixture
def roles_again(transactional_db: None, django_db_setup: dict[str, set]) -> None:
    """Bring the roles back that a test before took away with every other row."""
    for name, permissions in django_db_setup.items():
        group, _ = Group.objects.get_or_create(name=name)
        each = Permission.objects.select_related("content_type")
        named = {(found.content_type.app_label, found.codename): found for found in each}
        group.permissions.set([named[permission] for permission in permissions])


@pytest.fixture
def own_folder(tmp_path_factory) -> Path:
    """Give a folder with our own number: pytest would look through all there are for the next."""
    return tmp_path_factory.mktemp(f"of-test-{next(number)}", numbered=False)


@pytest.fixture(autouse=True)
def media_in_a_folder_of_its_own(settings: LazySettings, own_folder: Path) -> None:
    settings.MEDIA_ROOT = own_folder / "media"
    settings.MEDIA_ROOT.mkdir()
    settings.TURNS_DIR = own_folder / "turns"  # nor do tests beside it make its pictures wait


@pytest.fixture(autouse=True)
def journal_in_a_folder_of_its_own(settings: LazySettings, own_folder: Path) -> Iterator[None]:
    settings.JOURNAL_DIR = own_folder / "journal"
    settings.JOURNAL_DIR.mkdir()
    yield
    readership.forget()


@pytest.fixture(autouse=True)
def plain_static_files(settings: LazySettings, tmp_path_factory) -> None:
    """Tests ask for static files by name; hashed names need `collectstatic` first.

    And what was collected is of no use to them, though it would be gone through for each client.
    """
    settings.STATIC_ROOT = tmp_path_factory.getbasetemp() / "none-collected"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def cheap_passwords(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def no_furniture_of_another_test() -> Iterator[None]:
    yield
    furniture.kept.forget()
    furniture.kept.beaten = -furniture.TRUSTED  # nor does a heart of it beat on
    ranking.weighed = -WEIGHED_AGAIN_AFTER


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write for `python -m tests` how many tests passed and why others were left out."""
    results = terminalreporter.stats
    reasons = [report.longrepr[2] for report in results.get("skipped", [])]
    said = {
        "passed": len(results.get("passed", [])),
        "left_out": [reason.removeprefix("Skipped: ") for reason in reasons],
    }
    if "TEST_RESULTS" in os.environ:
        Path(os.environ["TEST_RESULTS"]).write_text(json.dumps(said), encoding="utf-8")


@pytest.fixture
def connections_stay_open() -> Iterator[None]:
    """As Django's test client has it: the end of a request closes no connection of a test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def words_as_in_the_code() -> Iterator[None]:
    """Messages in the words of the code, whatever the site's language."""
    with translation.override(None):
        yield
