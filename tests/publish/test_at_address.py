"""A site at an address is held against its manifest, file by file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
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
