"""The last site is read from a folder or over the wire, and believed only as far as its manifest goes."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.assess.published_before import published_before
from generator.read import last_site as module
from generator.read.last_site import MANIFEST, VERSIONS, LastSite, LastSiteUnread
from tests import builders

LINE = {"agreement": "meals", "day": "2026-01-02", "number": 1, "hash": "a" * 40}
PATH = "agreements/meals/versions/2026-01-02-1/index.json"


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    hashes = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
    (folder / MANIFEST).write_text(json.dumps({"files": hashes}), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {VERSIONS: json.dumps(LINE) + "\n", PATH: json.dumps({"record": builders.record("Ŵ")})})
    return tmp_path


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_versions_and_what_they_say_are_read_from_a_folder(folder: Path) -> None:
    before = published_before(LastSite(str(folder)))

    [(identifier, seen)] = before.versions
    assert (identifier, str(seen.day), seen.number, seen.hash) == ("meals", "2026-01-02", 1, "a" * 40)
    assert before.said(seen.kept_at)["title"] == "Ŵ"


def test_and_over_the_wire(served: str) -> None:
    before = published_before(LastSite(served))

    assert before.said(before.versions[0][1].kept_at)["title"] == "Ŵ"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files on this system")
def test_a_file_that_is_none_is_not_waited_for(folder: Path) -> None:
    (folder / PATH).unlink()
    os.mkfifo(folder / PATH)

    assert refused(str(folder)) == f"{PATH} of {folder} is no ordinary file. Delete it."


def test_a_site_of_before_there_were_versions_has_none(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "home"})

    assert published_before(LastSite(str(tmp_path))).versions == ()


def test_a_version_that_was_taken_down_says_on_what_ground(tmp_path: Path) -> None:
    line = {**LINE, "redaction": {"date": "2026-05", "ground": "It named a child."}}
    write(tmp_path, {VERSIONS: json.dumps(line)})

    assert published_before(LastSite(str(tmp_path))).redactions["a" * 40].ground == "It named a child."


def refused(place: str) -> str:
    with pytest.raises(LastSiteUnread) as told:
        before = published_before(LastSite(place))
        for _, seen in before.versions:
            before.said(seen.kept_at)
    return str(told.value)


def test_what_the_manifest_does_not_bear_out_is_not_believed(folder: Path) -> None:
    (folder / PATH).write_text(json.dumps({"record": builders.record("Another")}))

    assert "is not what its manifest.json says" in refused(str(folder))


def test_a_version_that_is_not_there_is_told(folder: Path, served: str) -> None:
    (folder / PATH).unlink()

    assert refused(str(folder)) == f"{PATH} of {folder} is missing."
    assert refused(served) == f"{PATH} of {served} cannot be read (the server answered 404)."


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{}",
        "3",
        json.dumps({**LINE, "agreement": "../../etc"}),
        json.dumps({**LINE, "agreement": "x\x1b[31m\nEverything is in order."}),
        json.dumps({**LINE, "also": [3]}),
        json.dumps({**LINE, "number": 0}),
        json.dumps({**LINE, "number": float("inf")}),
        json.dumps({**LINE, "hash": "../x"}),
        json.dumps({**LINE, "day": "yesterday"}),
        json.dumps({**LINE, "redaction": {"ground": 3}}),
    ],
)
def test_a_line_that_tells_of_no_version_stops_it(tmp_path: Path, line: str) -> None:
    write(tmp_path, {VERSIONS: line})

    assert refused(str(tmp_path)) == f"Line 1 of {VERSIONS} of {tmp_path} tells of no version."


def test_a_line_without_a_bottom_is_told(tmp_path: Path) -> None:
    write(tmp_path, {VERSIONS: "[" * 100_000})

    assert refused(str(tmp_path)) == f"{VERSIONS} of {tmp_path} is JSON that cannot be read."


def test_a_number_without_end_is_told_in_words_of_ours(tmp_path: Path) -> None:
    write(tmp_path, {VERSIONS: "9" * 10_000})

    assert refused(str(tmp_path)) == f"{VERSIONS} of {tmp_path} is JSON that cannot be read."


@pytest.mark.parametrize("manifest", ["", "{}", '{"files": {"a": 3}}', '{"files": {"a": "not a hash"}}', "[]"])
def test_a_manifest_that_is_none_is_told(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest)

    assert MANIFEST in refused(str(tmp_path))


def test_a_record_that_is_none_is_told(folder: Path) -> None:
    write(folder, {VERSIONS: json.dumps(LINE), PATH: '{"record": {"title": "Only a title"}}'})

    assert "holds no record that can be read today" in refused(str(folder))


def test_nothing_outside_the_site_is_opened(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.json"
    outside.write_text("{}")
    (folder / PATH).unlink()
    (folder / PATH).symlink_to(outside)

    assert "which is not inside it" in refused(str(folder))


def test_a_file_that_has_no_end_is_not_read_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST_FILE", 10)

    assert refused(str(folder)) == f"{PATH} of {folder} is larger than 10 bytes."


def test_a_server_that_does_not_answer_is_told() -> None:
    assert "refuses the connection" in refused("http://127.0.0.1:9/")
