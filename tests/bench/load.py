"""The load: wrk, on loopback, bounded in time and connections."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

CONNECTIONS = 16
LUA = Path(__file__).parent / "paths.lua"
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000, "B": 1, "KB": 1024, "MB": 2**20, "GB": 2**30}
rounds = count()


@dataclass(frozen=True)
class Asked:
    """What is asked for: addresses in turn, as whom; cold: no answer to it was kept before."""

    paths: list[str]
    agent: str = READER
    encoding: str = "gzip"
    cold: str = ""  # the domain of the hosts to ask for
    connections: int = CONNECTIONS
    pause: int = 0  # milliseconds that each connection waits before it asks again


@dataclass(frozen=True)
class Measured:
    """What wrk measured: requests a second, latencies in ms, what was no answer of 2xx or 3xx."""

    rate: float
    p50: float
    p99: float
    errors: int
    bytes_an_answer: float


def load(port: int, asked: Asked, seconds: int) -> Measured:
    """Ask a server on this machine, and wait until the time is over."""
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("\n".join(asked.paths))
        file.flush()
        done = subprocess.run(
            command(port, asked, seconds, file.name), capture_output=True, text=True, check=True
        )
    return read(done.stdout)


def command(port: int, asked: Asked, seconds: int, file: str) -> list[str]:
    turn = next(rounds)
    start = turn * 4999 % len(asked.paths)  # elsewhere in the list each time
    said = [f"User-Agent: {asked.agent}"]
    said += [f"Accept-Encoding: {asked.encoding}"] if asked.encoding else []
    headers = [word for line in said for word in ("-H", line)]
    words = ["wrk", "-t1", f"-c{asked.connections}", f"-d{seconds}s", "--latency", "--timeout=10s"]
    hosts = [f"{turn}.{asked.cold}"] if asked.cold else []
    address = f"http://127.0.0.1:{port}"
    script = [file, str(start), str(asked.pause), *hosts]
    return [*words, "-s", str(LUA), *headers, address, "--", *script]


def read(output: str) -> Measured:
    """Read what wrk printed."""
    requests = int(found(r"(\d+) requests in", output)[0])
    errors = re.findall(r"Non-2xx or 3xx responses: (\d+)", output)
    errors += re.findall(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output
    )
    return Measured(
        rate=float(found(r"Requests/sec:\s+([\d.]+)", output)[0]),
        p50=amount(*found(r"50%\s+([\d.]+)(\w+)", output)),
        p99=amount(*found(r"99%\s+([\d.]+)(\w+)", output)),
        errors=sum(int(n) for some in errors for n in ([some] if isinstance(some, str) else some)),
        bytes_an_answer=amount(*found(r"requests in [^,]+, ([\d.]+)(\w+) read", output))
        / max(requests, 1),
    )


def found(pattern: str, output: str) -> tuple[str, ...]:
    match = re.search(pattern, output)
    if match is None:
        raise ValueError(f"wrk said something else:\n{output}")
    return match.groups()


def amount(number: str, unit: str) -> float:
    """Read an amount in ms or bytes."""
    return float(number) * UNITS[unit]
