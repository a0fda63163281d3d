"""Getting a file from an address that may be anybody's: no more than was asked, for no longer than was said.

An answer is never unpacked, so that a few bytes cannot become many. No answer leads on to another host. Every wait has
an end, also that for a server which sends a letter now and then.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

CHUNK = 64 * 1024
LONGEST_ADDRESS = 2_000
MOST_REDIRECTS = 3
_SECURE, _PLAIN = "https", "http"
# Numbers that a gateway translates into those of the older net, private ones too.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_REDIRECTS = (301, 302, 303, 307, 308)


class NotFetched(Exception):
    """Nothing was fetched. The message says why, as the end of a sentence."""


@dataclass(frozen=True)
class Trust:
    """How far an address is trusted.

    `seconds` is how long one file may take in all. A `named` host was named by the person at hand and may be inside
    their own network; any other is refused where it leads there, but for this very machine by its own name and `http`.
    """

    seconds: float = 60
    named: bool = False


def fetch(address: str, largest: int, write: Callable[[bytes], object], trust: Trust) -> int:
    """Hand over what is at an address, as it comes. Gives how many bytes there were. Raises NotFetched."""
    for _ in range(MOST_REDIRECTS + 1):
        refuse_address(address, trust)
        further = _once(address, largest, write, trust)
        if isinstance(further, int):
            return further
        address = further
    raise NotFetched("the server leads from one address to the next without an end")


def refuse_address(address: str, trust: Trust) -> None:
    """Raise NotFetched where an address may not be asked at all."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise NotFetched("this is not an address") from None
    if len(address) > LONGEST_ADDRESS or not re.fullmatch(r"[\x21-\x7e]+", address) or not host or port == 0:
        raise NotFetched("this is not an address")
    if parts.username is not None or parts.password is not None:
        raise NotFetched("an address with a name or a password in it is not asked")
    if parts.scheme != _SECURE and not (parts.scheme == _PLAIN and (trust.named or _is_this_machine(host))):
        raise NotFetched("only addresses that begin with https:// are asked")


def refuse_place(host: str, port: int, trust: Trust) -> None:
    """Raise NotFetched where a host is inside a network of our own. Asks for its number in the net."""
    _numbers(host, port, trust)


def _once(address: str, largest: int, write: Callable[[bytes], object], trust: Trust) -> int | str:
    """The bytes that were written, or the address that the server leads on to."""
    clock = _Clock(trust.seconds)
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Plain(trust, clock), _Secure(trust, clock)):
        opener.add_handler(handler)
    headers = {"User-Agent": "plainview", "Accept-Encoding": "identity"}
    try:
        with clock, opener.open(urllib.request.Request(address, headers=headers), timeout=trust.seconds) as answer:
            if answer.status in _REDIRECTS:
                return _led_on(address, answer.headers.get("Location") or "")
            size = _taken(answer, largest, write)
            if clock.rung:
                raise NotFetched("it was cut off")
            return size
    except (OSError, http.client.HTTPException, ValueError, NotFetched) as reason:
        # What ends a wait looks like any other end to whoever waits.
        if clock.rung:
            raise NotFetched(f"it took longer than {trust.seconds:g} seconds") from None
        raise reason if isinstance(reason, NotFetched) else NotFetched(_why(reason)) from None


def _taken(answer: Any, largest: int, write: Callable[[bytes], object]) -> int:
    if answer.status != http.client.OK:
        raise NotFetched(f"the server answered {answer.status}")
    if answer.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise NotFetched("the server sent it packed, though it was asked not to")
    said = answer.headers.get("Content-Length", "")
    promised = int(said) if re.fullmatch(r"[0-9]{1,18}", said) else None
    if promised is not None and promised > largest:
        raise NotFetched(f"it is larger than {largest:,} bytes")
    size = 0
    while part := answer.read1(CHUNK):
        size += len(part)
        if size > largest:
            raise NotFetched(f"it is larger than {largest:,} bytes")
        write(part)
    if promised is not None and size != promised:
        raise NotFetched("it was cut off on its way")
    return size


def _led_on(address: str, to: str) -> str:
    """The address that an answer leads on to. Raises NotFetched where that is at another host, port or scheme."""
    try:
        further = urljoin(address, to)
        same = _origin(further) == _origin(address)
    except ValueError:
        same = False
    if not to or not same:
        raise NotFetched("the server leads on to another place, which is not followed. Give the address that is meant")
    return further


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


class _Clock:
    """Ends a connection when its time is over, whatever it is at: a handshake, the head or the body."""

    def __init__(self, seconds: float) -> None:
        self.rung = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, one: socket.socket) -> None:
        self._sockets.append(one)
        if self.rung:
            self._ring()

    def _ring(self) -> None:
        self.rung = True
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def _connection(secure: bool, proxied: bool, trust: Trust, clock: _Clock) -> Callable[..., http.client.HTTPConnection]:
    """A connection that looks where it leads before anything is said, and again at what it reached."""

    class Watched(http.client.HTTPConnection):
        def connect(self) -> None:
            # Where a proxy stands between, it alone knows where a name leads, and it is the network's own.
            places = _numbers(self.host, self.port, Trust(named=True) if proxied else trust)
            self.sock = _joined(places, self.timeout)
            clock.watch(self.sock)
            if getattr(self, "_tunnel_host", None):
                self._tunnel()  # type: ignore[attr-defined]
            if secure:
                host = getattr(self, "_tunnel_host", None) or self.host
                context = ssl.create_default_context()
                self.sock = context.wrap_socket(self.sock, server_hostname=host, do_handshake_on_connect=False)
                clock.watch(self.sock)
                self.sock.do_handshake()

    if secure:
        Watched.default_port = http.client.HTTPS_PORT
    return Watched


class _Plain(urllib.request.AbstractHTTPHandler):
    def __init__(self, trust: Trust, clock: _Clock) -> None:
        super().__init__()
        self._made = trust, clock

    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_connection(False, request.has_proxy(), *self._made), request)

    http_request = urllib.request.AbstractHTTPHandler.do_request_


class _Secure(urllib.request.AbstractHTTPHandler):
    def __init__(self, trust: Trust, clock: _Clock) -> None:
        super().__init__()
        self._made = trust, clock

    def https_open(self, request: urllib.request.Request) -> Any:
        proxied = getattr(request, "_tunnel_host", None) is not None
        return self.do_open(_connection(True, proxied, *self._made), request)

    https_request = urllib.request.AbstractHTTPHandler.do_request_


def _numbers(host: str, port: int, trust: Trust) -> list[tuple[Any, ...]]:
    """Where a name leads in the net. Raises NotFetched where that is a network of our own and may not be."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not trust.named and not _is_this_machine(host):
        for place in found:
            if not _is_public(str(place[4][0])):
                raise NotFetched("its name leads into a network that is not public")
    return list(found)


def _joined(places: list[tuple[Any, ...]], seconds: float | None) -> socket.socket:
    wrong: OSError = OSError("its name leads nowhere")
    for family, kind, protocol, _, place in places:
        one = socket.socket(family, kind, protocol)
        try:
            one.settimeout(seconds)
            one.connect(place)
        except OSError as reason:
            one.close()
            wrong = reason
        else:
            return one
    raise wrong


def _is_public(number: str) -> bool:
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address in _TRANSLATED:
        address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    inside = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return bool(inside.is_global) and not inside.is_multicast


def _is_this_machine(host: str) -> bool:
    """Whether a host is this very machine by a number that says so. A name is not enough: it may lead elsewhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _why(reason: BaseException) -> str:
    cause = getattr(reason, "reason", None)
    cause = cause if isinstance(cause, OSError) else reason
    return str(getattr(cause, "strerror", None) or cause or type(reason).__name__)
