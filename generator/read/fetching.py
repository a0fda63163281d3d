"""Getting a file from an address that may be anybody's: no more than was asked, for no longer than was said.

An answer is never unpacked, so that a few bytes cannot become many. No answer leads on to another host. Every wait has
an end, also that for a server which sends a letter now and then.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from generator.read.public_net import (
    NotPublic,
    Place,
    as_sent,
    is_public,
    is_this_machine,
    number_in,
    places_of,
    why_not,
)

CHUNK = 64 * 1024
LONGEST_ADDRESS = 2_000
MOST_REDIRECTS = 3
_SECURE, _PLAIN = "https", "http"
_REDIRECTS = (301, 302, 303, 307, 308)
# What a server may call a state of a file, if we are to keep it and say it again.
_MARK = re.compile(r'(W/)?"[\x21\x23-\x7e]{1,200}"')
# What stands in an address as it is; all else is written as browsers write it.
_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
_PRIVATE = "it leads into a network that is not public"


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


def fetch(address: str, largest: int, write: Callable[[bytes], object], trust: Trust, unless: str = "") -> str | None:
    """Hand over what is at an address, as it comes. Gives the mark that its server has for this state of it, or "".

    With the mark of an earlier time in `unless`, gives None where nothing is handed over, since it is still the same.
    Raises NotFetched.
    """
    with _Clock(trust.seconds) as clock:
        for _ in range(MOST_REDIRECTS + 1):
            refuse_address(address, trust)
            further, mark = _once(address, largest, write, trust, clock, unless)
            if not further:
                return mark
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
    if parts.scheme != _SECURE and not (parts.scheme == _PLAIN and (trust.named or _is_here(host))):
        raise NotFetched("only addresses that begin with https:// are asked")
    # Where a proxy stands between, it would go to a number that is written out, and nobody here would look at it.
    number = number_in(host)
    if number is not None and not (trust.named or _is_here(host) or is_public(number)):
        raise NotFetched(_PRIVATE)


def public_places(host: str, port: int, trust: Trust) -> list[Place]:
    """Where a host is in the net. Raises NotFetched where that is inside a network of our own and may not be."""

    def allowed(number: str) -> bool:
        return trust.named or (is_this_machine(number) if _is_here(host) else is_public(number))

    try:
        return places_of(host, port, allowed)
    except NotPublic:
        raise NotFetched(_PRIVATE) from None
    except OSError as reason:
        raise NotFetched(why_not(reason)) from None


def _is_here(host: str) -> bool:
    """Whether a host is to be this very machine: by a number that says so, or a name, which then has to lead here."""
    return host.lower() == "localhost" or is_this_machine(host)


def _once(
    address: str, largest: int, write: Callable[[bytes], object], trust: Trust, clock: _Clock, unless: str
) -> tuple[str, str | None]:
    """The address that the server leads on to, or "" and what `fetch` gives."""
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Plain(trust, clock), _Secure(trust, clock)):
        opener.add_handler(handler)
    headers = {"User-Agent": "plainview", "Accept-Encoding": "identity"}
    if unless:
        headers["If-None-Match"] = unless
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=trust.seconds) as answer:
            if answer.status in _REDIRECTS:
                return _led_on(address, as_sent(answer.headers.get("Location") or "")), None
            if unless and answer.status == http.client.NOT_MODIFIED:
                return "", None
            _take(answer, largest, write)
            if clock.rung:
                raise NotFetched("it was cut off")
            mark = answer.headers.get("ETag") or ""
            return "", mark if _MARK.fullmatch(mark) else ""
    except (OSError, http.client.HTTPException, ValueError, NotFetched) as reason:
        # What ends a wait looks like any other end to whoever waits.
        if clock.rung:
            raise NotFetched(f"it took longer than {trust.seconds:g} seconds") from None
        raise reason if isinstance(reason, NotFetched) else NotFetched(why_not(reason)) from None


def _take(answer: Any, largest: int, write: Callable[[bytes], object]) -> None:
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


def _led_on(address: str, to: str) -> str:
    """The address that an answer leads on to. Raises NotFetched where that is at another host, port or scheme."""
    try:
        further = urljoin(address, to)
        same = _origin(further) == _origin(address)
    except ValueError:
        same = False
    if not to or not same:
        raise NotFetched("the server leads on to another place, which is not followed. Give the address that is meant")
    return quote(further, safe=_IN_ADDRESSES)


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


class _Clock:
    """Ends a fetch when its time is over, wherever it was led to, in a handshake, the head or the body."""

    def __init__(self, seconds: float) -> None:
        self.rung = False
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> _Clock:
        self._timer.start()
        return self

    @property
    def left(self) -> float:
        """The seconds that are left, and one more: that a wait is over is told by this clock, and by no socket."""
        return max(self._end - time.monotonic(), 0) + 1

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
            places = public_places(self.host, self.port, Trust(named=True) if proxied else trust)
            self.sock = _joined(places, clock)
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


def _joined(places: list[Place], clock: _Clock) -> socket.socket:
    """A connection to the first of the places that takes one. A name may lead to many that never answer."""
    wrong: OSError = OSError("its name leads nowhere")
    for family, kind, protocol, _, place in places:
        one = socket.socket(family, kind, protocol)
        clock.watch(one)
        try:
            one.settimeout(clock.left)
            one.connect(place)
        except OSError as reason:
            one.close()
            wrong = reason
        else:
            return one
        if clock.rung:
            break
    raise wrong
