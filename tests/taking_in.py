"""Takes the hostile corpus in, each file in a process of its own, and tells how that went.

`main` prints JSON: name -> words, seconds of the processor, megabytes that the process grew by at
its highest, None where this system does not say.
"""

import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.utils import translation

from articles import images
from articles.models import Image
from tests.forging import picture
from tests.hostile import CORPUS

STATUS = Path("/proc/self/status")


def memory(line: str) -> float:
    """Read a line of Linux's account of this process, in megabytes."""
    (kilobytes,) = (row.split()[1] for row in STATUS.read_text().splitlines() if line in row)
    return int(kilobytes) * 1024 / 10**6


def take(file: IO[bytes]) -> dict[str, Any]:
    before = None
    if STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5")  # begin to look for the highest anew
        before = memory("VmRSS")
    begun = time.process_time()
    try:
        taken = images.take_in(file)
        taken.content(Image())
        words = ""
    except images.RefusedError as refused:
        words = str(refused)
    seconds = time.process_time() - begun
    megabytes = memory("VmHWM") - before if before else None
    return {"words": words, "seconds": seconds, "megabytes": megabytes}


def main() -> None:
    translation.activate("en")
    for format_ in ("JPEG", "PNG", "WEBP", "AVIF"):
        take(io.BytesIO(picture(format_)))  # so that no file pays for what is loaded once
    told = {}
    for name, (make, _words) in CORPUS.items():
        with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as answer:
            apart(file, lambda make=make: make())  # or it would leave memory about
            apart(answer, lambda file=file: json.dumps(take(file)).encode())
            answer.seek(0)
            told[name] = json.load(answer)
    json.dump(told, sys.stdout)


def apart(file: IO[bytes], make: Callable[[], bytes]) -> None:
    """Write what a process of its own makes into a file."""
    child = os.fork()
    if not child:
        file.write(make())
        file.flush()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
