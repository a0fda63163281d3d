"""The golden site is what the code makes today."""

from __future__ import annotations

import pytest

from tests.golden.made import ADDRESSES, KEPT, built, name


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return built()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_as_it_was_last_read(now: dict[str, str], address: str) -> None:
    file = name(address)
    assert now[file] == (KEPT / file).read_text(encoding="utf-8"), "Run `make golden` and read the difference."


def test_no_page_is_kept_for_nothing() -> None:
    assert {path.name for path in KEPT.glob("*.html")} == {name(address) for address in ADDRESSES}
