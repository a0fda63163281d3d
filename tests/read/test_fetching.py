"""A file is fetched from a place that may be anybody's, and no more than was asked, for no longer than was said."""

from __future__ import annotations

import gzip
import io
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from generator.read import fetching
from generator.read.fetching import NotFetched, Trust, fetch, refuse_address
from tests.registers import serving

STRANGER = Trust(seconds=60)
LARGEST = 1_000


def fetched(address: str, trust: Trust = STRANGER) -> bytes:
    held = io.BytesIO()
    fetch(address, LARGEST, held.write, trust)
    return held.getvalue()


def refused(answer: bytes | Callable[[BaseHTTPRequestHandler], None], trust: Trust = STRANGER) -> str:
    """What is said of a server that answers so."""
    with serving({"file": answer}) as address, pytest.raises(NotFetched) as told:
        fetched(f"{address}file", trust)
    return str(told.value)


def answering(status: int, body: bytes = b"", **heads: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in heads.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 100)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:  # until it is hung up on
        handler.wfile.write(b"x")
        time.sleep(0.05)


def dripping_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    dripping(handler)


def test_a_file_is_handed_over() -> None:
    with serving({"file": b"words"}) as address:
        assert fetched(f"{address}file") == b"words"


def test_a_server_that_has_no_such_file_is_told() -> None:
    assert refused(answering(404)) == "the server answered 404"


def test_what_is_promised_to_be_too_large_is_not_begun() -> None:
    written: list[bytes] = []
    promised = answering(200, b"x", Content_Length=str(10**9))
    with serving({"file": promised}) as address, pytest.raises(NotFetched, match="larger than 1,000 bytes"):
        fetch(f"{address}file", LARGEST, written.append, STRANGER)
    assert written == []


def test_a_body_without_an_end_is_not_read_to_it() -> None:
    assert refused(endless) == "it is larger than 1,000 bytes"


def test_a_body_that_is_cut_off_is_told() -> None:
    assert refused(answering(200, b"half", Content_Length="8")) == "it was cut off on its way"


@pytest.mark.parametrize("answer", [dripping, dripping_head], ids=["body", "head"])
def test_a_server_that_sends_a_letter_now_and_then_is_left(answer: Any) -> None:
    assert refused(answer, Trust(seconds=0.3)) == "it took longer than 0.3 seconds"


def test_what_is_packed_is_not_unpacked() -> None:
    bomb = gzip.compress(b"0" * 10_000_000)
    assert refused(answering(200, bomb[:900], Content_Encoding="gzip")) == (
        "the server sent it packed, though it was asked not to"
    )


def test_a_server_may_lead_on_within_itself() -> None:
    with serving({"file": answering(302, Location="/other"), "other": b"words"}) as address:
        assert fetched(f"{address}file") == b"words"


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:1/file",
        "http://localhost/file",
        "http://169.254.169.254/latest/meta-data/",
        "https://127.0.0.1/file",
        "file:///etc/passwd",
        "//other.example/file",
        "http://[::1",
        "",
    ],
)
def test_a_server_that_leads_elsewhere_is_not_followed(to: str) -> None:
    assert refused(answering(302, Location=to)).startswith("the server leads on to another place")


def test_a_server_that_leads_round_in_a_circle_is_left() -> None:
    assert refused(answering(302, Location="/file")) == "the server leads from one address to the next without an end"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://register.example/", "only addresses that begin with https://"),
        ("ftp://register.example/", "only addresses that begin with https://"),
        ("file:///etc/passwd", "this is not an address"),
        ("https://name:word@register.example/", "with a name or a password"),
        ("https://register.example/a b", "this is not an address"),
        ("https://register.example/\r\nHost: other", "this is not an address"),
        ("https://register.example:99999/", "this is not an address"),
        ("https://[::1/", "this is not an address"),
        ("https://" + "x" * 3_000, "this is not an address"),
        ("", "this is not an address"),
        ("https://10.0.0.1/", "a network that is not public"),
        ("https://0x7f.1/", "a network that is not public"),
        ("https://2130706433/", "a network that is not public"),
        ("https://[fe80::1]/", "a network that is not public"),
    ],
)
def test_some_addresses_are_not_asked(address: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        refuse_address(address, STRANGER)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "fd00::1",
        "64:ff9b::a01:203",
        "2002:a01:203::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",
    ],
)
def test_a_name_that_leads_into_a_network_that_is_not_public_is_refused(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where only one of its numbers does: nothing is asked before all of them were looked at."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.215.14", number)]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(NotFetched, match="a network that is not public"):
        fetched("https://register.example/")


def test_a_proxy_is_not_asked_for_a_number_that_is_not_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9/")

    with pytest.raises(NotFetched, match="a network that is not public"):
        fetched("https://169.254.169.254/latest/meta-data/")


@pytest.mark.parametrize("answer", [b"Jane Smith did it\r\n\r\n", b"HTTP/9.9 Jane Smith did it\r\n\r\n"])
def test_no_word_of_a_server_is_told_again(answer: bytes) -> None:
    assert refused(lambda handler: handler.wfile.write(answer)) == "its server does not speak HTTP"


def test_one_clock_stands_over_every_place_that_a_server_leads_to() -> None:
    hops: list[str] = []

    def lead(handler: BaseHTTPRequestHandler) -> None:
        hops.append(handler.path)
        time.sleep(0.4)
        answering(302, Location=f"/file?{len(hops)}")(handler)

    with serving({"file": lead, "file?1": lead, "file?2": lead}) as address, pytest.raises(NotFetched) as told:
        fetched(f"{address}file", Trust(0.6))
    assert str(told.value) == "it took longer than 0.6 seconds" and len(hops) < 3


def test_a_name_that_leads_to_many_places_that_never_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server whose waiting room is full answers nobody, however often a name leads there."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        place = full.getsockname()
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(place)
        made: list[object] = []
        monkeypatch.setattr(fetching, "public_places", lambda *_: [(2, 1, 6, "", place)] * 50)
        connect = fetching.socket.socket
        monkeypatch.setattr(fetching.socket, "socket", lambda *kind: (made.append(kind), connect(*kind))[1])
        with pytest.raises(NotFetched, match=r"it took longer than 0\.3 seconds"):
            fetched(f"http://127.0.0.1:{place[1]}/", Trust(0.3))
    assert len(made) == 1


def test_a_file_that_is_as_it_was_is_not_sent_again() -> None:
    asked: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers.get("If-None-Match"))
        answering(304 if asked[-1] else 200, b"" if asked[-1] else b"words", ETag='"one"')(handler)

    held = io.BytesIO()
    with serving({"file": answer}) as address:
        mark = fetch(f"{address}file", LARGEST, held.write, STRANGER)
        assert mark == '"one"'
        assert fetch(f"{address}file", LARGEST, held.write, STRANGER, unless=mark) is None
    assert asked == [None, '"one"'] and held.getvalue() == b"words"


@pytest.mark.parametrize("mark", ["", "one", '"a b"', '"' + "x" * 300 + '"', '"\u00e9"'])
def test_what_is_no_mark_of_a_state_is_not_kept(mark: str) -> None:
    with serving({"file": answering(200, b"words", ETag=mark)}) as address:
        assert fetch(f"{address}file", LARGEST, len, STRANGER) == ""


def test_that_nothing_changed_is_not_believed_where_it_was_not_asked() -> None:
    assert refused(answering(304)) == "the server answered 304"


def test_this_machine_may_be_asked_by_its_own_name() -> None:
    with serving({"file": b"words"}) as address:
        assert fetched(f"{address.replace('127.0.0.1', 'LocalHost')}file") == b"words"


def test_this_machine_s_own_name_may_not_lead_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [elsewhere])
    with pytest.raises(NotFetched, match="a network that is not public"):
        fetched("http://localhost:8000/file")


def test_where_a_server_leads_is_read_as_browsers_read_it() -> None:
    def leads(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", "/caf\u00e9 \u2019s".encode().decode("latin-1"))
        handler.end_headers()

    with serving({"file": leads, "caf%C3%A9%20%E2%80%99s": b"words"}) as address:
        assert fetched(f"{address}file") == b"words"


def test_whoever_names_a_place_of_their_own_may_ask_it() -> None:
    with serving({"file": b"words"}) as address:
        assert fetched(f"{address.replace('127.0.0.1', 'localhost')}file", Trust(60, named=True)) == b"words"
