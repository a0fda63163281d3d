"""What is measured of `plainview serve` is what a browser is shown. How long it takes is not tested."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import serving

SEEN = [
    *("its page", "its comparison", "its place", "its organisation"),
    *("list of agreements", "list of places", "list of organisations", "home page"),
    *("data of the filters", "data of the search", "everything is looked at"),
    *("its page, saved again", "a mistake, with its line", "its page, mended"),
]


def test_each_page_is_saved_for_and_a_mistake_is_seen_and_mended() -> None:
    told = CliRunner().invoke(serving.main, ["--sizes", "3", "--saves", "1"])

    assert told.exit_code == 0, told.output
    rows = told.stdout.splitlines()[1:]
    assert [row[9:33].strip() for row in rows] == SEEN
    assert all(0 < int(row.split()[-3]) <= int(row.split()[-2]) for row in rows)


@pytest.mark.parametrize(("mark", "expected"), [("1-0", ""), ("1-1", "New")], ids=["of before", "says nothing of it"])
def test_a_page_that_does_not_tell_of_what_was_saved_is_no_measurement(
    mark: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record.yml"
    marks = iter(["1-0", "1-0", "1-1", "1-2", "1-3"])
    monkeypatch.setattr(serving, "_told", lambda _: next(marks))
    monkeypatch.setattr(serving.Served, "_asked", lambda *_: io.BytesIO(f'<body data-mark="{mark}">'.encode()))

    with pytest.raises(SystemExit, match="does not tell of what was saved"):
        serving.Served(0, tmp_path, record, io.StringIO(), 0).shown("title: New\n", "areas/", expected)
    assert record.read_text("utf-8") == "title: New\n"


def test_a_server_that_stops_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="has stopped"):
        serving.Served(0, tmp_path, tmp_path, io.StringIO("Stopped.\n"), 0).looked()
