"""The short way to a new site's tables ends where the long way does."""

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader

LAST = ("articles", "0037_settings_roles")
SHORT = ("articles", "0001_squashed_0037_settings_roles")


def test_one_step_makes_what_thirty_seven_made():
    long, short = (MigrationLoader(None, replace_migrations=short) for short in (False, True))
    assert set(short.get_migration(*SHORT).replaces) == set(of_the_desk(long))
    ends = long.project_state(LAST), short.project_state(SHORT)
    assert MigrationAutodetector(*ends)._detect_changes() == {}
    assert MigrationAutodetector(*reversed(ends))._detect_changes() == {}


def of_the_desk(loader):
    """List what the last of them builds on, itself included."""
    return [key for key in loader.graph.forwards_plan(LAST) if key[0] == "articles"]
