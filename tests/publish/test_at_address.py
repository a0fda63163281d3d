"""A site at an address is held against its manifest, file by file."""

from __future__ import annotations

import functools
import hashlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.publish.at_address import Limits, faults_at
from generator.read.fetching import Trust
from tests.read.test_fetching import dripping
from tests.registers import serving

OWN = "https://example.org/register/"


def site() -> dict[str, bytes]:
    """The files by the addresses that readers ask for, and the manifest of them."""
    listed = "".join(f"<url><loc>{OWN}{page}</loc></url>" for page in ("", "areas/"))
    files: dict[str, bytes] = {
        "": b"home",
        "areas/": b"areas",
        "data/%C5%B5%20%26%20co.json": b"{}",
        "sitemap.xml": f"<urlset>{listed}</urlset>".encode(),
    }
    names = {"": "index.html", "areas/": "areas/index.html", "data/%C5%B5%20%26%20co.json": "data/ŵ & co.json"}
    hashes = {names.get(path, path): hashlib.sha256(held).hexdigest() for path, held in files.items()}
    # What the host reads itself is sent to nobody.
    hashes["_headers"] = "0" * 64
    files["manifest.json"] = json.dumps({"format": 1, "site": OWN, "as_at": "2026-11-23", "files": hashes}).encode()
    return files


@pytest.fixture
def files() -> dict[str, bytes]:
    return site()


@pytest.fixture
def address(files: dict[str, Any]) -> Iterator[str]:
    with serving(files) as address:
        yield address


def verify(place: str) -> Result:
    return CliRunner().invoke(main, ["verify", place], catch_exceptions=False)


def test_a_whole_site_has_no_faults(address: str) -> None:
    for written in (address, address.rstrip("/")):
        done = verify(written)
        assert (done.exit_code, done.stdout) == (0, "Every file is what its manifest says.\n")


def test_each_file_that_is_missing_changed_or_too_many_is_named(address: str, files: dict[str, Any]) -> None:
    del files["areas/"]
    files[""] = b"another home"
    files["sitemap.xml"] = files["sitemap.xml"].replace(b"</urlset>", f"<url><loc>{OWN}new/</loc></url>".encode())

    done = verify(address)

    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "areas/index.html: is missing (the server answered 404)",
        "index.html: is not what manifest.json says",
        "sitemap.xml: is not what manifest.json says",
        "new/index.html: is listed for search engines and is not in manifest.json",
        "4 faults.",
    ]


def test_a_place_without_a_manifest_cannot_be_verified(address: str, files: dict[str, Any]) -> None:
    del files["manifest.json"]
    done = verify(address)
    assert done.exit_code == 1
    assert "manifest.json" in done.stderr and done.stdout == ""


def test_what_is_neither_a_folder_nor_an_address_is_wrong_usage() -> None:
    done = verify("nowhere")
    assert done.exit_code == 2
    assert "neither a folder nor an address" in done.stderr


# A server that is not to be trusted

HASH = "0" * 64


class Asked(dict[str, Any]):
    """The files of a server, which remembers what it was asked for."""

    def __init__(self, files: dict[str, Any]) -> None:
        super().__init__(files)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def listing(*paths: str) -> bytes:
    """A manifest of such files."""
    return json.dumps({"site": OWN, "files": dict.fromkeys(paths, HASH)}).encode()


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 1_000)


def test_what_leads_out_of_the_address_is_named_and_never_asked_for() -> None:
    outside = ["../../etc/passwd", "/etc/passwd", "//host/x", "https://host/x", "a\\..\\x", "a/../../x", "file:x", ".."]
    files = Asked({"register/manifest.json": listing(*outside, "a//b", "reindex.html")})
    with serving(files) as address:
        done = verify(f"{address}register/")

    named = {f"{path}: leads out of the site, though manifest.json lists it" for path in outside}
    assert {*done.stdout.splitlines()} == {
        *named,
        "a//b: is not the path of a file, though manifest.json lists it",
        "reindex.html: is missing (the server answered 404)",
        "10 faults.",
    }
    assert files.asked == {"register/manifest.json", "register/reindex.html"}


@pytest.mark.parametrize(
    ("manifest", "why"),
    [
        (json.dumps({"files": {"\ud800": HASH}}), "`\\ud800` in it is not text"),
        (f'{{"files": {{"x": "{HASH}", "x": "{HASH}"}}}}', "`x` stands in it twice"),
        ("[" * 200_000, "it has far more in it than files and their hashes"),
        ('{"x": ' + "[" * 1_020, "it is nested too deeply"),
    ],
)
def test_what_is_no_manifest_is_told_and_nothing_is_asked_for(manifest: str, why: str) -> None:
    files = Asked({"manifest.json": manifest.encode()})
    with serving(files) as address:
        done = verify(address)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"manifest.json of {address} is not a manifest: {why}.\n" in done.stderr
    assert files.asked == {"manifest.json"}


def test_a_name_neither_steers_a_terminal_nor_forges_a_line() -> None:
    with serving({"manifest.json": listing("a\x1b[2J\nindex.html: fine")}) as address:
        done = verify(address)
    assert done.stdout.splitlines()[0] == "a\\x1b[2J\\nindex.html: fine: is missing (the server answered 404)"


def test_what_a_host_reads_itself_is_not_asked_for() -> None:
    names = ["_headers", "_redirects", ".htaccess", "a/.htaccess", ".well-known/x"]
    files = Asked({"manifest.json": listing(*names)})
    with serving(files) as address:
        assert [*faults_at(address)] == [".well-known/x: is missing (the server answered 404)"]
    assert files.asked == {"manifest.json", ".well-known/x"}


def test_a_server_that_drips_is_left_when_the_time_for_all_is_over() -> None:
    paths = [f"{number}.txt" for number in range(100)]
    with serving({"manifest.json": listing(*paths), **dict.fromkeys(paths, dripping)}) as address:
        told = [*faults_at(address, limits=Limits(seconds=0.5))]
    assert told == ["100 of 100 files, or their lists, were not looked at: it took longer than 0.5 seconds in all."]


def test_each_file_of_a_server_that_drips_has_an_end() -> None:
    with serving({"manifest.json": listing("x.txt"), "x.txt": dripping}) as address:
        told = [*faults_at(address, Trust(seconds=0.3, named=True))]
    assert told == ["x.txt: is missing (it took longer than 0.3 seconds)"]


def test_a_server_that_sends_without_an_end_is_left() -> None:
    paths = [f"{number}.txt" for number in range(100)]
    with serving({"manifest.json": listing(*paths), **dict.fromkeys(paths, endless)}) as address:
        one = [*faults_at(address, limits=Limits(file=10_000))]
        told = [*faults_at(address, limits=Limits(file=1_000_000, bytes=100_000))]
    assert one[0] == "0.txt: is missing (it is larger than 10,000 bytes)" and len(one) == 100
    assert told == ["100 of 100 files, or their lists, were not looked at: it is more than 100,000 bytes in all."]


def test_of_very_many_pages_that_are_listed_the_first_are_told(files: dict[str, Any]) -> None:
    more = "".join(f"<url><loc>{OWN}{number}/</loc></url>" for number in range(100))
    long = f"<url><loc>{OWN}&#{'9' * 9_000};</loc></url>"
    files["sitemap.xml"] = files["sitemap.xml"].replace(b"</urlset>", f"{long}{more}</urlset>".encode())
    with serving(files) as address:
        told = [*faults_at(address, limits=Limits(listed=10))]
    assert [line.partition(": ")[2] for line in told] == [
        "is not what manifest.json says",
        *["is listed for search engines and is not in manifest.json"] * 10,
        "",
    ]
    assert told[-1] == "There are more pages that are listed for search engines and are not in manifest.json."


def test_control_c_ends_it_whatever_the_server_does() -> None:
    asked = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        dripping(handler)

    paths = [f"{number}.txt" for number in range(20)]
    with serving({"manifest.json": listing(*paths), **dict.fromkeys(paths, drip)}) as address:
        words = [sys.executable, "-m", "generator", "verify", address]
        # Where tests run in the background, the shell has told them to pass over it.
        with subprocess.Popen(
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        ) as running:
            try:
                assert asked.wait(60)
                running.send_signal(signal.SIGINT)
                out, err = running.communicate(timeout=60)
            finally:
                running.kill()
    assert (running.returncode, out) == (1, "")
    assert "Aborted!" in err and "Traceback" not in err
