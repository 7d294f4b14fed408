from collections.abc import Iterator
from threading import Condition, get_ident
from time import monotonic

QUIET = 0.05  # seconds without a page, after which any thread may take the lane over
LONGEST_REST = 1.0  # seconds, so that nothing ever depends on being woken


class Lane:
    """Leaves the kept pages to one of a worker's threads while the others rest.

    Threads that hand out kept pages side by side only take the interpreter from each other: on two
    cores four of them in a worker reached 0.72 of what the server can do, two 0.80, one 0.92. With
    one thread alone, on the other hand, readers would wait for whoever saves or uploads. So all
    are there, and rest once they have answered; one is woken when the lane's own goes to Django.
    """

    def __init__(self, quiet: float = QUIET, longest_rest: float = LONGEST_REST) -> None:
        self.quiet, self.longest_rest = quiet, longest_rest
        self.is_open = (
            False  # elsewhere a server may go on with a reader only once a body is closed
        )
        self.owner = 0  # of the thread that has the lane
        self.seen_at = 0.0
        self.free = Condition()

    def take(self) -> bool:
        """Say whether the lane is this thread's, taking it where nobody uses it."""
        if not self.is_open:
            return True
        me, now = get_ident(), monotonic()
        if self.owner != me and self.owner and now - self.seen_at < self.quiet:
            return False
        self.owner, self.seen_at = me, now
        return True

    def leave(self) -> None:
        """Give the lane up before slow work, to one of those who rest."""
        if self.owner in {0, get_ident()}:  # 0: whoever was woken last goes to Django too
            self.owner = 0
            with self.free:
                self.free.notify()

    def rest(self) -> None:
        """Wait until the lane is free."""
        with self.free:
            self.free.wait_for(lambda: not self.owner, self.longest_rest)


class RestingBody:
    """A body after which its thread rests: a server closes it once it is sent."""

    def __init__(self, body: list[bytes], lane: Lane) -> None:
        self.body, self.close = body, lane.rest

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)
