"""Puts the page store in front of Django, and the heartbeat behind it."""

from django.conf import settings
from django.utils.module_loading import import_string

from newsroom.heartbeat import Heartbeat
from newsroom.outage import outage
from newsroom.page_store import Copies, Lane, PageStore, Privacy, Shelf
from newsroom.page_store.store import Application

lane = Lane()  # of this process; open where a server of several threads opens it


def build(application: Application) -> PageStore:
    """Return the application that a server calls."""
    return PageStore(
        application,
        Shelf(settings.PAGE_STORE_BYTES),
        Privacy(settings.SESSION_COOKIE_NAME, settings.PREVIEW_PATHS),
        note_reading=import_string(settings.NOTE_READING),
        lane=lane,
    )


def heart_of(store: PageStore) -> Heartbeat:
    """Return what keeps a store's pages true, not yet started."""
    watch = import_string(settings.WATCH)(store.shelf)
    prefilling = import_string(settings.PREFILLING)()
    size = settings.PAGE_STORE_BYTES
    copies = Copies(settings.PAGE_STORE_DIR, size, store.shelf, store.params)
    store.last_good = copies.last_good

    def beat() -> None:
        watch.beat()
        prefilling.go_on()

    def tell(database_away: bool) -> None:
        outage.now = database_away
        store.tell(database_away)
        copies.after_beat(database_away)

    return Heartbeat(beat, tell)
