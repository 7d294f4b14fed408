"""Files that mean harm are refused in words that help, quickly, and without much memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import CORPUS, TAKEN

HOUSE = Path(__file__).resolve().parent.parent
BEGIN = "import django; django.setup(); from tests.taking_in import main; main()"
SECONDS = 2.0
MEGABYTES = 200


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What became of each file; they are taken in in processes of their own, to be measured."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "LOG_LEVEL": "ERROR"}
    run = subprocess.run(
        [sys.executable, "-c", BEGIN],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


def test_there_are_at_least_sixty_hostile_files():
    assert sum(words != TAKEN for _make, words in CORPUS.values()) >= 60


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_refused_in_words_that_say_why(name: str, told: dict[str, Any]):
    expected = CORPUS[name][1]
    assert expected in told[name]["words"]
    assert bool(told[name]["words"]) == bool(expected)


def test_none_takes_more_than_two_seconds(told: dict[str, Any]):
    slow = {name: one["seconds"] for name, one in told.items() if one["seconds"] > SECONDS}
    assert not slow


def test_none_takes_more_than_200_megabytes(told: dict[str, Any]):
    if any(one["megabytes"] is None for one in told.values()):
        pytest.skip("this system does not say how much memory a process took")
    large = {name: one["megabytes"] for name, one in told.items() if one["megabytes"] > MEGABYTES}
    assert not large
