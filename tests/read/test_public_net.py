"""A place of the net is asked where its number is of the public internet, in whatever way that is written."""

from __future__ import annotations

import http.client
import socket
import ssl

import pytest

from generator.read import public_net
from generator.read.public_net import NotPublic, is_public, is_this_machine, number_in, places_of, why_not


@pytest.mark.parametrize(
    "number",
    ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"],
)
def test_numbers_of_the_public_internet(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1"),
        *("198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fc00::1", "fe80::1", "fe80::1%eth0"),
        *("fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::a00:1"),
        *("64:ff9b:1::5db8:d70e", "2002:a00:1::1", "2002:7f00:1::1", "2001:0:7f00:1::1", "2001:db8::1", "", "x"),
        *("192.0.0.192", "192.0.0.8", "::ffff:192.0.0.192", "168.63.129.16", "64:ff9b::a83f:8110"),
    ],
)
def test_numbers_that_are_not(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine_by_its_number(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["127.evil.example", "127.0.0.1.evil.example", "localhost", "10.0.0.1", "", "127."])
def test_a_name_that_looks_like_this_machine_is_another(host: str) -> None:
    assert not is_this_machine(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "0x7f000001"])
def test_a_number_in_any_writing_is_that_number(host: str) -> None:
    assert number_in(host) == "127.0.0.1"


@pytest.mark.parametrize("host", ["127.evil.example", "a.example", "1.2.3.4.5", "\x00", "é", ""])
def test_a_name_is_no_number(host: str) -> None:
    assert number_in(host) is None


def test_of_a_name_with_several_numbers_each_must_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", (one, 443)) for one in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(public_net.socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(NotPublic):
        places_of("two.example", 443)
    assert places_of("two.example", 443, lambda number: True) == found


@pytest.mark.parametrize("host", ["a" * 80 + ".example", "a..example"])
def test_a_name_that_cannot_be_one_is_not_found(host: str) -> None:
    with pytest.raises(OSError):
        places_of(host, 443)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (TimeoutError("x"), "it does not answer in time"),
        (socket.gaierror(-2, "x"), "there is no such host"),
        (ConnectionRefusedError(111, "x"), "its server refuses the connection"),
        (ssl.SSLError(1, "x"), "its certificate or encryption is not in order (no encryption could be agreed on)"),
        (http.client.IncompleteRead(b"Jane"), "it was cut off on its way"),
        (http.client.BadStatusLine("Jane"), "its server does not speak HTTP"),
        (ValueError("Jane"), "its server does not speak HTTP"),
        (ConnectionResetError(104, "Connection reset by peer"), "connection reset by peer"),
        (OSError("Jane"), "the connection broke off"),
    ],
)
def test_why_not_is_said_in_words_of_ours(reason: BaseException, said: str) -> None:
    assert why_not(reason) == said
