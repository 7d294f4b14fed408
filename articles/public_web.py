"""Going to addresses that strangers wrote, and nowhere that they have no business with.

The name is looked up once, every address behind it has to be public, and the connection is made to
that very address. Whoever follows a redirect brings it through the same gate.
"""

import ipaddress
import socket
import ssl
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import SplitResult, quote, urlsplit

SECONDS_A_STEP = 4.0
PORTS = {"http": 80, "https": 443}
SAFE = "%/:=&?~#+!$,;'@()*[]"
# Translates IPv4 into IPv6: what is behind it is not seen in the address.
TRANSLATED = [ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotPublicError(Exception):
    """An address that this server does not go to."""


def split(address: str) -> SplitResult:
    """Take an address apart; raises NotPublicError for what is none of the open web."""
    parts = urlsplit(address)
    port = PORTS.get(parts.scheme)
    if port is None or not parts.hostname or "@" in parts.netloc or parts.port not in {None, port}:
        raise NotPublicError(address)
    return parts


def asked_for(parts: SplitResult) -> str:
    """Write path and query as a request has them, in ASCII."""
    query = f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
    return f"{quote(parts.path or '/', safe=SAFE)}{query}"


def connect(parts: SplitResult, *, private: bool = False) -> HTTPConnection:
    """Prepare a connection to a host's public address, and to no other.

    `private` lets it be one of this machine or its network, which only an operator may allow.
    """
    host = str(parts.hostname).encode("idna").decode()
    port = parts.port or PORTS[parts.scheme]
    pinned = str(looked_up(host, port)[0] if private else public_address(host, port))
    if parts.scheme == "https":
        return PinnedHTTPS(host, port, pinned)
    return PinnedHTTP(host, port, pinned)


def public_address(host: str, port: int) -> Address:
    """Look a host up; raises NotPublicError if any address behind it is not public."""
    addresses = looked_up(host, port)
    if not all(map(is_public, addresses)):
        raise NotPublicError(host)
    return addresses[0]


def looked_up(host: str, port: int) -> list[Address]:
    """List the addresses behind a name; raises NotPublicError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found]
    if not addresses:
        raise NotPublicError(host)
    return addresses


def is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.teredo or any(address in network for network in TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


class PinnedHTTP(HTTPConnection):
    """Speaks to a host at the address that was looked at, whatever its name says later."""

    def __init__(self, host: str, port: int, pinned: str) -> None:
        super().__init__(host, port, timeout=SECONDS_A_STEP)
        self.pinned = pinned

    def connect(self) -> None:
        self.sock = socket.create_connection((self.pinned, self.port), self.timeout)


class PinnedHTTPS(HTTPSConnection):
    def __init__(self, host: str, port: int, pinned: str) -> None:
        super().__init__(host, port, timeout=SECONDS_A_STEP)
        self.pinned, self.trusted = pinned, ssl.create_default_context()

    def connect(self) -> None:
        plain = socket.create_connection((self.pinned, self.port), self.timeout)
        self.sock = self.trusted.wrap_socket(plain, server_hostname=self.host)
