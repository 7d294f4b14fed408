import logging
import os
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from django.db import Error, close_old_connections, connection

logger = logging.getLogger(__name__)

NAME = "heartbeat"  # of its thread
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
            Thread(target=self.run, name=NAME, daemon=True).start()

    def start_again(self) -> None:
        """Start it in a fork, which has none of its parent's threads."""
        if self.process:
            self.start()

    def run(self) -> None:
        while True:
            try:
                self.try_to_beat()
            except Exception:  # whatever it was, the next beat is another try
                logger.exception("A heartbeat failed")
            if self.stopped.wait(INTERVAL):
                return

    def try_to_beat(self) -> None:
        try:
            close_old_connections()
            self.beat()
            self.told(False)
        except Error as error:
            self.say(error)
            # A lock that took too long is no outage: the database reads on.
            self.told(connection.connection is None or not connection.is_usable())
            connection.close()

    def say(self, error: Error) -> None:
        """Log that the database is away, not at every beat."""
        if monotonic() - self.said_at >= SAY_AGAIN_AFTER:
            self.said_at = monotonic()
            logger.error("The database did not answer a heartbeat: %s", error)
