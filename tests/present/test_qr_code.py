"""What the code says, judged by a reader that is not ours."""

from __future__ import annotations

import re
import string

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from generator.model.fields import LONGEST_ID
from generator.present.qr_code import QUIET, QrCode, qr_code

ADDRESS = "https://plainview.example/agreements/leeds-care-record/"


def modules(code: QrCode) -> np.ndarray:
    """The code as its line draws it: true where it is dark."""
    dark = np.zeros((code.size, code.size), dtype=bool)
    for column, row, steps in re.findall(r"M(\d+) (\d+)\.5([mh0-9 ]*)", code.line):
        at = int(column)
        for move, length in re.findall(r"([mh])(\d+)", steps):
            if move == "h":
                dark[int(row), at : at + int(length)] = True
            at += int(length)
    return dark


def found_in(code: QrCode) -> list[zxingcpp.Barcode]:
    pixels = np.where(modules(code), 0, 255).astype(np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    return list(zxingcpp.read_barcodes(np.ascontiguousarray(pixels), formats=zxingcpp.BarcodeFormat.QRCode))


def read(code: QrCode) -> list[str]:
    return [one.text for one in found_in(code)]


def test_it_says_the_address() -> None:
    assert read(qr_code(ADDRESS)) == [ADDRESS]


def test_it_bears_a_scratch_whatever_the_length() -> None:
    levels = {found_in(qr_code(f"https://x.gov.uk/{'a' * length}/"))[0].ec_level for length in range(1, 65)}
    assert levels <= {"M", "Q", "H"}


def test_the_edge_is_left_empty() -> None:
    dark = modules(qr_code(ADDRESS))
    inner = dark[QUIET:-QUIET, QUIET:-QUIET]
    assert QUIET == 4
    assert dark.sum() == inner.sum() > 0
    assert inner[0, :7].all() and inner[:7, -1].all() and inner[-1, :7].all()  # the three corners to find it by


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_code(ADDRESS) == qr_code(ADDRESS)


words = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=LONGEST_ID)


@given(words, words)
def test_any_id_on_any_site_can_be_read(site: str, identifier: str) -> None:
    address = f"https://{site}.gov.uk/agreements/{identifier}/"
    assert read(qr_code(address)) == [address]


@given(st.text(string.ascii_letters + string.digits + "-./:%", max_size=300))
def test_it_is_the_code_that_segno_makes(rest: str) -> None:
    address = f"https://x.gov.uk/{rest}"
    expected = segno.make_qr(address, error="m", mask=3).matrix
    inner = modules(qr_code(address))[QUIET:-QUIET, QUIET:-QUIET]
    assert inner.tolist() == [[bool(module) for module in row] for row in expected]


@pytest.mark.parametrize("address", ["https://plainview.example/ŵy/", "HTTPS://PLAINVIEW.EXAMPLE/"])
def test_an_address_in_other_letters_can_be_read(address: str) -> None:
    assert read(qr_code(address)) == [address]


@pytest.mark.parametrize("length", [1, 200, 1900])
def test_a_long_address_has_a_larger_code(length: int) -> None:
    address = f"https://plainview.example/{'a' * length}/"
    assert read(qr_code(address)) == [address]
