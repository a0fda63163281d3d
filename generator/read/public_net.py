"""Which places of the net may be asked: a name may lead anywhere, also into the network that this machine is in.

So each number that a name leads to is looked at, and whoever asks joins one of those numbers, never the name anew. What
is said of a failure holds no word of the other side's: it may be printed and published.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from typing import Any

Place = tuple[Any, ...]
"""One place that a name leads to, as `socket.getaddrinfo` gives it."""
# Numbers that a gateway translates into those of the older net, private ones too.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# What Python before 3.11.10 took for public, where some clouds tell machines their passwords; and the number at which a
# machine of Azure, such as GitHub's runners are, finds what is its own host's.
_OF_HOSTS = (ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv4Network("168.63.129.16/32"))
# All that is given out of the newer net. Beside it stand old ways to write a number of the older one.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")


class NotPublic(Exception):
    """A host that is not asked, since it is, or may be, inside a network that is not public."""


def is_public(number: str) -> bool:
    """Whether a number is of the public internet, also the one of the older net that it may stand for."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        older = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            older = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if older is None and address not in _GIVEN_OUT:
            return False
        address = older or address
    return address.is_global and not address.is_multicast and not any(address in network for network in _OF_HOSTS)


def is_this_machine(host: str) -> bool:
    """Whether a host is this very machine by a number that says so. A name is not enough: it may lead elsewhere."""
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def number_in(host: str) -> str | None:
    """The number that a host is, in whatever way it is written (`0x7f.1`, `2130706433`); None where it is a name."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except (OSError, ValueError):
            return None


def places_of(host: str, port: int, allowed: Callable[[str], bool] = is_public) -> list[Place]:
    """Where a host is, if each of its numbers is allowed. Raises NotPublic, and OSError where it is not found."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "no name of a host") from None
    if not all(allowed(str(place[4][0])) for place in found):
        raise NotPublic
    return list(found)


def why_not(reason: BaseException) -> str:
    """Why there was no answer, in a few words without anything that the other side wrote."""
    inner = getattr(reason, "reason", None)
    reason = inner if isinstance(inner, OSError) else reason
    if isinstance(reason, TimeoutError):
        return "it does not answer in time"
    if isinstance(reason, socket.gaierror):
        return "there is no such host"
    if isinstance(reason, ConnectionRefusedError):
        return "its server refuses the connection"
    if isinstance(reason, ssl.SSLError):
        return f"its certificate or encryption is not in order ({_of_encryption(reason)})"
    if isinstance(reason, http.client.IncompleteRead):
        return "it was cut off on its way"
    if isinstance(reason, http.client.HTTPException | ValueError):
        return "its server does not speak HTTP"
    return (reason.strerror if isinstance(reason, OSError) and reason.strerror else "the connection broke off").lower()


def as_sent(header: str) -> str:
    """What a header says, of which Python makes a letter for each byte: as UTF-8, as browsers read it, where it is."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _of_encryption(reason: ssl.SSLError) -> str:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return str(reason.verify_message)
    return "no encryption could be agreed on"
