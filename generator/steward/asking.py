"""Asking one link whether it still leads somewhere: at most once by HEAD and once by GET, and never for its content.

Links stand in records, and records are hostile: a link may name this machine or one behind its firewall, send in
circles, or answer without end. So a name is looked up once and must be of the public internet, each step is looked at
anew, no body is read, and every question has an end.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from generator.read.public_net import NotPublic, as_sent, is_public, is_this_machine, places_of, why_not

State = Literal["answers", "moved", "failed", "unseen"]

MOST_STEPS = 5
"""How often a link may send on to another address."""
PATIENCE = 10.0  # seconds for one question, from the first to the last of it
_PERMANENT = (301, 308)
_SENDS_ON = (*_PERMANENT, 302, 303, 307)
# What a server answers who does not want to be asked by a program, or not now, and what HTTP knows nothing of.
_NOT_FOR_US = (401, 402, 403, 405, 406, 407, 418, 425, 429, 451, 501, 503, 999)
# What this machine itself says where it reaches nobody.
_OFFLINE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking: whether it answers, has moved for good (then to `address`), failed, or was not seen."""

    state: State
    why: str = ""
    address: str = ""
    network: bool = False
    """Whether it failed as everything does on a machine that is offline."""


class _Refused(Exception):
    """A link that is not asked; the message says why."""


class _NotThere(Exception):
    """A link that leads nowhere; the message says why."""


Turn = Callable[[str], AbstractContextManager[object]]


def ask(
    link: str,
    agent: str,
    *,
    loopback: bool = False,
    turn: Turn = lambda host: nullcontext(),
    patience: float = PATIENCE,
) -> Answer:
    """Whether a link leads somewhere.

    `agent` is how we name ourselves. `loopback` lets addresses of this machine be asked, and only those. `turn` is held
    while a host is asked, by its name.
    """
    address, for_good, seen = link.partition("#")[0], True, set[str]()
    while True:
        if address in seen or len(seen) > MOST_STEPS:
            return Answer("failed", "it sends round in a circle" if address in seen else "it sends on again and again")
        seen.add(address)
        try:
            status, onward = _status(address, agent, loopback, turn, patience)
        except _Refused as reason:
            return Answer("unseen", str(reason))
        except _NotThere as reason:
            return Answer("failed", str(reason))
        except ssl.SSLError as reason:
            return Answer("unseen", why_not(reason))
        except (OSError, http.client.HTTPException) as reason:
            offline = isinstance(reason, socket.gaierror) or getattr(reason, "errno", None) in _OFFLINE
            return Answer("failed", why_not(reason), network=offline and len(seen) == 1)
        if status in _SENDS_ON and onward:
            for_good = for_good and status in _PERMANENT
            try:
                address = urljoin(address, onward).partition("#")[0]
            except ValueError:
                return Answer("failed", "it sends on to what is no address")
        elif status in _NOT_FOR_US:
            return Answer("unseen", f"its server answers {status}")
        elif status >= 400:
            return Answer("failed", f"its server answers {status}")
        elif for_good and len(seen) > 1:
            return Answer("moved", "", quote(address, safe=_SAFE))
        else:
            return Answer("answers")


def _status(address: str, agent: str, loopback: bool, turn: Turn, patience: float) -> tuple[int, str]:
    """The status of an answer and where it sends on to. Where HEAD is refused or fails, GET has the last word."""
    scheme, host, port, path = _parts(address)
    with turn(host):
        status, onward = _question("HEAD", scheme, host, port, path, agent, loopback, patience)
        if status >= 400:
            status, onward = _question("GET", scheme, host, port, path, agent, loopback, patience)
    return status, onward


def _parts(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise _NotThere("it is no whole address") from None
    if parts.scheme not in ("http", "https"):
        raise _Refused(f"it sends on to `{parts.scheme}:`, which is not asked")
    if not host:
        raise _NotThere("it names no host")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _question(
    method: str, scheme: str, host: str, port: int, path: str, agent: str, loopback: bool, patience: float
) -> tuple[int, str]:
    place = _vetted(host, port, loopback)
    connection = http.client.HTTPConnection(host, port, timeout=patience)
    with _ended(connection, patience) as late:
        try:
            raw = socket.create_connection(place, timeout=patience)
            connection.sock = raw
            if scheme == "https":
                connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
            connection.request(method, path, headers={"User-Agent": agent, "Accept": "*/*", "Connection": "close"})
            with connection.getresponse() as answer:  # its head only
                return answer.status, as_sent(answer.headers.get("Location") or "")
        except (OSError, http.client.HTTPException, ValueError) as reason:
            if late.is_set():
                raise TimeoutError from reason
            if isinstance(reason, ValueError):  # a head that is no head
                raise _NotThere("its server does not speak HTTP") from reason
            raise


def _vetted(host: str, port: int, loopback: bool) -> tuple[str, int]:
    """Where a host is, if that is on the public internet. Connecting goes to this very address, not by name again."""

    def allowed(number: str) -> bool:
        return is_public(number) or (loopback and is_this_machine(number))

    try:
        return str(places_of(host, port, allowed)[0][4][0]), port
    except NotPublic:
        raise _Refused("it leads to a private address") from None


@contextmanager
def _ended(connection: http.client.HTTPConnection, patience: float) -> Iterator[threading.Event]:
    """Close a connection when its time is over, since a server may go on answering letter by letter."""
    late = threading.Event()

    def end() -> None:
        late.set()
        if (held := connection.sock) is not None:
            with contextlib.suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(patience, end)
    clock.daemon = True
    clock.start()
    try:
        yield late
    finally:
        clock.cancel()
        connection.close()
