"""Making pictures ahead of their readers, behind everything else: one at a time on this machine.

Where there is none to make, what is not known of older pictures is filled in.
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from threading import Thread
from time import monotonic

from articles.models import Image, Prefill
from articles.models.rendition import Rendition

from .measuring import measure_aside
from .renditions import BusyError, is_kept, made
from .turns import LateError, turn

logger = logging.getLogger(__name__)

# What pages ask for first: AVIF, which is slow to make and which nearly every browser takes. The
# other formats are made in a fraction of that, when somebody asks.
FORMAT = "avif"
SHAPES = ("original", "16x9", "4x3")
LOOK_AFTER = 2.0  # seconds
PAUSE = 60.0  # seconds, while what keeps the pictures is out of reach


class Prefilling:
    """Makes what pages will ask for, in a thread that lives as long as there is some of it.

    The heartbeat only looks whether there is: it has kept pages to drop within the second.
    """

    def __init__(self) -> None:
        self.thread: Thread | None = None
        self.looked = -LOOK_AFTER
        self.claimed: Image | None = None

    def go_on(self) -> None:
        """Begin with the next picture, unless one is being made. Raises DatabaseError."""
        if monotonic() - self.looked < LOOK_AFTER or (self.thread and self.thread.is_alive()):
            return
        self.looked = monotonic()
        if self.claimed:  # and not made, for it was out of reach
            Prefill.objects.give_back(self.claimed)
            self.claimed = None
        with ExitStack() as own_turn:
            try:
                own_turn.enter_context(turn("prefilling", 0))
            except LateError:
                return  # another worker is at it
            image = Image.objects.to_prefill().first()
            if image is None and Image.objects.unmeasured().exists():
                self.begin(measure_aside, own_turn.pop_all())
            if image and Prefill.objects.claim(image):
                self.claimed = image
                wanted = [each for shape in SHAPES for each in image.renditions(shape, FORMAT)]
                self.begin(partial(make_ahead, wanted), own_turn.pop_all())

    def begin(self, work: Callable[[], None], own_turn: ExitStack) -> None:
        self.thread = Thread(target=self.do, args=(work, own_turn), daemon=True)
        self.thread.start()

    def do(self, work: Callable[[], None], own_turn: ExitStack) -> None:
        try:
            with own_turn:
                work()
            self.claimed = None
        except OSError as error:
            logger.error("Nothing is made ahead for a minute: %s", error)
            self.looked = monotonic() + PAUSE


def make_ahead(wanted: list[Rendition]) -> None:
    """Make renditions one after another; what fails is made when somebody asks.

    Raises OSError where they cannot be read for now.
    """
    for rendition in wanted:
        try:
            if not is_kept(rendition.name):  # no need to fetch what is there
                made(rendition).close()
        except (FileNotFoundError, BusyError):
            return  # it is gone or replaced, or there is more to do than this
        except OSError:
            raise
        except Exception:
            logger.exception("A rendition could not be made ahead: %s", rendition.name)
            return
