"""Runs what an operator starts, and says in one line what kept it from going on."""

import os
import signal
import sys
from collections.abc import Callable

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, SystemCheckError
from django.db import OperationalError


def run(work: Callable[[], int]) -> int:
    """Set Django up and do the work. Returns the exit status; being told to stop is no failure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.stdout.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        django.setup()
        return work()
    except KeyboardInterrupt:
        return 0
    except OperationalError as error:
        return refused(f"DATABASE_URL: cơ sở dữ liệu không trả lời / no answer: {error}")
    except OSError as error:  # a full disk, a bucket that does not answer
        return refused(str(error))
    except (ImproperlyConfigured, CommandError, SystemCheckError) as error:
        return refused(str(error))


def refused(reason: str) -> int:
    sys.stderr.write(f"Không khởi động được / cannot start: {reason.strip()}\n")
    return 1
