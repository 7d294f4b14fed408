"""The load: wrk, on loopback, bounded in time and connections."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS, SECONDS = 16, 4
LUA = Path(__file__).parent / "paths.lua"
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass(frozen=True)
class Measured:
    """What wrk measured: requests a second, latencies in ms, answers that were no 2xx or 3xx."""

    rate: float
    p50: float
    p99: float
    errors: int
    bytes_a_request: float


def load(
    port: int, paths: list[str], *, seconds: float = SECONDS, gzip: bool = True, cookie: str = ""
) -> Measured:
    """Ask a server on this machine for these paths in turn."""
    headers = ["-H", f"User-Agent: {AGENT}"]
    headers += ["-H", "Accept-Encoding: gzip"] if gzip else []
    headers += ["-H", f"Cookie: {cookie}"] if cookie else []
    file = Path("/tmp") / f"newsroom-bench-{port}.paths"  # noqa: S108, names no secret
    file.write_text("\n".join(paths))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(LUA)]
    done = subprocess.run(
        [*command, *headers, f"http://127.0.0.1:{port}", "--", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    return read(done.stdout)


def read(output: str) -> Measured:
    """Read what wrk printed."""
    requests = int(re.search(r"(\d+) requests in", output)[1])
    errors = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", output)))
    socket = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    errors += sum(map(int, socket.groups())) if socket else 0
    read_bytes = in_bytes(re.search(r"requests in [^,]+, ([\d.]+\w+) read", output)[1])
    return Measured(
        rate=float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
        p50=in_ms(re.search(r"50%\s+([\d.]+\w+)", output)[1]),
        p99=in_ms(re.search(r"99%\s+([\d.]+\w+)", output)[1]),
        errors=errors,
        bytes_a_request=read_bytes / max(requests, 1),
    )


def in_ms(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def in_bytes(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(B|KB|MB|GB)", text).groups()
    return float(number) * {"B": 1, "KB": 2**10, "MB": 2**20, "GB": 2**30}[unit]
