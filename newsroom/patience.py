"""How long a worker waits for a database that keeps its connections and says nothing.

A server that is frozen, or behind a network that swallows packets on the way back, refuses
nothing: libpq would wait for it for ever, and each reader of a page that is not kept would hold a
thread. Only where the site is served: a migration may take longer.
"""

import select
from threading import current_thread

from django.db import connection
from psycopg2 import OperationalError, extensions

from newsroom import heartbeat
from newsroom.outage import outage

LONGEST = 5.0  # seconds for one answer; a statement of this site takes milliseconds
OF_THE_HEARTBEAT = 2.5  # seconds; it waits twice, for its connection and then for a new one
STEP = 0.25  # seconds, after which somebody else may have found that the database is away
EVENTS = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


def lose_patience() -> None:
    """Let every wait for PostgreSQL in this process end; other databases need none of it."""
    if connection.vendor == "postgresql":
        extensions.set_wait_callback(wait)


def wait(answering: extensions.connection) -> None:
    """Wait until a connection has its answer. Raises OperationalError where none comes."""
    beats = current_thread().name == heartbeat.NAME
    left = OF_THE_HEARTBEAT if beats else LONGEST
    while (state := answering.poll()) != extensions.POLL_OK:
        waiting = select.poll()
        waiting.register(answering.fileno(), EVENTS[state])
        while not waiting.poll(STEP * 1000):
            left -= STEP
            if left <= 0 or (outage.now and not beats):
                raise OperationalError("the database holds the connection and does not answer")
