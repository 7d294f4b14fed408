"""Serves the site: python -m newsroom.serve."""

import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from threading import Thread, main_thread
from time import sleep
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from newsroom import checks, environment, front_door, plainly

# Django's threads in each worker, each with a database connection of its own; one of them at a
# time hands out kept pages, see `Lane`. Left unset, granian would start hundreds.
THREADS = 4
# Seconds that a thread keeps the interpreter from one that waits for it. Python's own 5 ms are what
# one reader in a hundred waited while the heartbeat or a rendering had it.
SWITCH_AFTER = 0.0005
PASSED_ON = signal.SIGUSR1  # within a worker
HEARD_WITHIN = 0.2  # seconds after a worker
SITE = "newsroom.wsgi.application"


def start() -> int:
    """Check everything that can be checked, then serve until told to stop."""
    address = free_address(settings.WEB_HOST, settings.PORT)
    BaseCommand().check()
    checks.refuse_demo_accounts()
    checks.warn_of_pictures_out_of_reach()
    announce()
    return serve(address)


def free_address(host: str, port: int) -> str:
    """Return the numeric address of a host after making sure that its port is free.

    The server's own sockets may share a port, so that a second server would seem to start.
    """
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except socket.gaierror:
        raise environment.refusal(
            "WEB_HOST", f"không có máy tên {host!r}.", f"there is no host {host!r}."
        ) from None
    except OSError as error:
        raise environment.refusal(
            "PORT",
            f"không dùng được {host}:{port}; hãy chọn cổng khác, ví dụ PORT={port + 1}.",
            f"{host}:{port} cannot be used ({error.strerror}); choose another.",
        ) from None
    return str(where[0])


def announce() -> None:
    """Say where the site is and, if it has the demo's accounts, how to sign in."""
    say = sys.stdout.write
    say(f"\n{settings.SITE_NAME}: {settings.SITE_URL}/\n")
    say(f"Tòa soạn / the desk: {settings.SITE_URL}/admin/\n")
    accounts = checks.accounts_of_the_demo()
    if accounts:
        say(f"Tài khoản thử / demo sign-ins: {', '.join(accounts)}\n")
        say(f"Mật khẩu / password: {settings.DEMO_PASSWORD}\n")
    say("Ctrl-C để dừng / to stop.\n\n")


def serve(address: str) -> int:
    """Run the server until a signal ends it."""
    server = Granian(
        SITE,
        address=address,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WEB_WORKERS,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,  # the end of a thread closes its database connection
        backlog=2048,
        # Of open connections, idle ones included: with few, silent clients would lock out readers.
        backpressure=1024,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
    )
    server.respawned_wrks = Respawned(server)
    logging.getLogger("_granian").addFilter(lambda record: not is_ending(server))
    # A closed terminal ends the server; granian would start new workers with the old code.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    os.register_at_fork(after_in_child=leave_signals_to_the_parent)
    try:
        server.serve(target_loader=application)
    except SystemExit:  # also where a worker heard of a signal to all before its parent did
        if not server.interrupt_signal:
            return 1
    sys.stdout.write("Đã dừng / stopped.\n")
    return 0


def is_ending(server: Any) -> bool:
    """Say whether a signal ends the server; one to all may reach its workers a moment earlier."""
    sleep(HEARD_WITHIN)
    return bool(server.interrupt_signal)


class Respawned(dict[int, float]):
    """When granian last started each worker again, but for those that were killed.

    It gives up, and with it the site, if a worker that it has just started again ends. That is
    right where the site cannot be loaded, and wrong where memory ran out twice in six seconds.
    """

    def __init__(self, server: Any) -> None:
        super().__init__()
        self.server = server

    def get(self, worker: int, default: Any = None) -> Any:
        was_killed = (self.server.wrks[worker].inner.exitcode or 0) < 0
        return default if was_killed else super().get(worker, default)


def application(target: str) -> Callable[..., Any]:
    """Load the site in a worker, whichever way the worker was started."""
    leave_signals_to_the_parent()
    signal.signal(PASSED_ON, end)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    Thread(target=end_once, name="end", daemon=True).start()
    site = import_string(target)
    front_door.lane.is_open = True
    sys.setswitchinterval(SWITCH_AFTER)
    # What is loaded stays: looking through it for garbage stopped every reader for 15 ms.
    gc.collect()
    gc.freeze()
    return site


def leave_signals_to_the_parent() -> None:
    """Let only the parent end a worker, at any moment of the worker's life.

    Ctrl-C and a closed terminal reach every process, and the handlers that a fork inherits would
    wait for ever for a lock of the parent's.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})


def end_once() -> None:
    """Wait for the signal that ends this worker, and pass it on to its main thread a single time.

    A signal to all is followed by the parent's own. Where the second came while granian handled the
    first, the main thread waited for itself until it was killed.
    """
    signal.sigwait({signal.SIGTERM})
    signal.pthread_kill(main_thread().ident or 0, PASSED_ON)


def end(*_: Any) -> None:
    """Let granian end this worker, in the main thread; one that does not serve yet is ended."""
    heard = signal.getsignal(signal.SIGTERM)
    if callable(heard):
        heard(signal.SIGTERM, None)
    else:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(plainly.run(start))
