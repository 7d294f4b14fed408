import logging
import os
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, close_old_connections, connection

logger = logging.getLogger(__name__)

INTERVAL = 0.5  # seconds
SAY_AGAIN_AFTER = 30.0  # seconds, while the database stays away


class Heartbeat:
    """Calls `beat` twice a second in a thread of its own; one a process, whatever forks it.

    `told` hears True once the database does not answer, False once it does again.
    """

    def __init__(self, beat: Callable[[], None], told: Callable[[bool], None]) -> None:
        self.beat, self.told = beat, told
        self.process = 0
        os.register_at_fork(after_in_child=self.start_again)
        self.stopped = Event()
        self.said_at = -SAY_AGAIN_AFTER

    def start(self) -> None:
        """Start the thread, unless this process has it."""
        if self.process != os.getpid():
            self.process = os.getpid()
            Thread(target=self.run, name="heartbeat", daemon=True).start()

    def start_again(self) -> None:
        """Start it in a fork, which has none of its parent's threads."""
        if self.process:
            self.start()

    def run(self) -> None:
        while not self.stopped.wait(INTERVAL):
            try:
                close_old_connections()
                self.beat()
                self.told(False)
            except DatabaseError as error:
                self.told(True)
                self.say(error)
                connection.close()
            except Exception:  # whatever it was, the next beat is another try
                logger.exception("A heartbeat failed")

    def say(self, error: DatabaseError) -> None:
        """Log that the database is away, not at every beat."""
        if monotonic() - self.said_at >= SAY_AGAIN_AFTER:
            self.said_at = monotonic()
            logger.error("The database does not answer: %s", error)
