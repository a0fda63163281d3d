"""A copy of a site is looked at by somebody who does not trust it: each thing in it is named, and nothing else happens.

Each test has a process of its own that may take one GiB and ten seconds of a processor.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.publish.links import Links
from generator.publish.manifest import MadeFrom, manifest
from generator.publish.verify import MOST, _note
from tests.bounded import Done, bounded

MADE_FROM = MadeFrom("https://example.org/register/", date(2026, 11, 23))
POLICY = '<meta http-equiv="Content-Security-Policy" content="x">'
HEAD = f'<title>{{0}}</title><meta name="description" content="{{0}}">{POLICY}'
LINKS = '<link rel="stylesheet" href="{0}a.css"><a href="{0}">Home</a><a href="{0}areas/">Areas</a>'
WHOLE = "Every page is whole and every link resolves.\n"


def page(words: str, root: str = "", body: str = "") -> str:
    """A page without a fault, but for what the body brings."""
    head = f'<!doctype html><html lang="en"><head>{HEAD.format(words)}'
    return f"{head}</head><body><h1>{words}</h1>{LINKS.format(root)}{body}</body></html>"


def lists(site: Path, *besides: str) -> None:
    """Let the manifest list the files of the site, and of those a host reads these."""
    (site / "manifest.json").unlink(missing_ok=True)
    paths = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    listed = [path for path in paths if not path.startswith((".", "_")) or path in besides]
    (site / "manifest.json").write_bytes(manifest(MADE_FROM, {}, listed, site))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A whole site, as a build leaves it."""
    site = tmp_path / "site"
    (site / "areas").mkdir(parents=True)
    (site / "index.html").write_text(page("Home"))
    (site / "areas" / "index.html").write_text(page("Areas", "../"))
    (site / "a.css").write_text("body { color: black }")
    (site / "data.json").write_text("{}")
    (site / "_headers").write_text("/*\n  X-Frame-Options: DENY\n")
    (site / ".gitignore").write_text("# Written by the build: everything here is built, nothing is edited.\n*\n")
    lists(site, "_headers")
    return site


def verify(site: Path) -> Done:
    done = bounded(["verify", str(site)], site.parent)
    assert "Traceback" not in done.err and done.code in (0, 1), (done.code, done.err[-1_000:])
    return done


def faults(site: Path) -> list[str]:
    """The lines that name what is wrong, without those that only follow from it."""
    done = verify(site)
    assert done.code == 1, done.out
    *lines, count = done.out.splitlines()
    assert count == f"{len(lines):,} fault{'s' * (len(lines) != 1)}."
    return lines


def test_a_whole_copy_has_no_faults(site: Path) -> None:
    assert verify(site) == Done(0, WHOLE, "")


# What is no ordinary file


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def link(to: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return make


def listening(path: Path) -> None:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def closed(path: Path) -> None:
    path.chmod(0)


def huge(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return make


NO_FILE = "is no ordinary file. Delete it"
LINK = "is a link, which is not followed. Put the file itself here, or delete it"
CLOSED = "cannot be read (Permission denied). Allow it to be read"
CLOSED_FOLDER = "cannot be looked at (Permission denied), nor what is in it. Allow it to be read"


def larger(size: str) -> str:
    return f"is larger than {size} MiB, as nothing of ours is, and was not read"


ENTRIES: Mapping[str, tuple[str, Callable[[Path], None], str]] = {
    "a pipe for a page": ("x.html", pipe, f"x.html: {NO_FILE}"),
    "a pipe for the home page": ("index.html", pipe, f"index.html: {NO_FILE}"),
    "a pipe for a style sheet": ("a.css", pipe, f"a.css: {NO_FILE}"),
    "a pipe for a file": ("data.json", pipe, f"data.json: {NO_FILE}"),
    "a pipe for the manifest": ("manifest.json", pipe, f"manifest.json: {NO_FILE}"),
    "a pipe that is hidden": (".x", pipe, f".x: {NO_FILE}"),
    "a socket": ("x.html", listening, f"x.html: {NO_FILE}"),
    "a link to nothing": ("zero.html", link("/nonexistent"), f"zero.html: {LINK}"),
    "a link to a device": ("zero.html", link("/dev/zero"), f"zero.html: {LINK}"),
    "a link for the manifest": ("manifest.json", link("/dev/zero"), f"manifest.json: {LINK}"),
    "a link to a folder": ("more", link("/etc"), f"more: {LINK}"),
    "a link to itself": ("x.css", link("x.css"), f"x.css: {LINK}"),
    "a link to a file of its own": ("x.json", link("data.json"), f"x.json: {LINK}"),
    "a closed page": ("index.html", closed, f"index.html: {CLOSED}"),
    "a closed style sheet": ("a.css", closed, f"a.css: {CLOSED}"),
    "a closed file": ("data.json", closed, f"data.json: {CLOSED}"),
    "a closed manifest": ("manifest.json", closed, f"manifest.json: {CLOSED}"),
    "a closed folder": ("areas", closed, f"areas/: {CLOSED_FOLDER}"),
    "a folder that lists and does not open": (
        "areas",
        lambda path: path.chmod(0o400),
        f"areas/index.html/: {CLOSED_FOLDER}",
    ),
    "a closed site": (".", closed, f"/: {CLOSED_FOLDER}"),
    "a huge page": ("big.html", huge(4 * 1024**3), f"big.html: {larger('8')}"),
    "a huge home page": ("index.html", huge(4 * 1024**3), f"index.html: {larger('8')}"),
    "a huge style sheet": ("a.css", huge(4 * 1024**3), f"a.css: {larger('8')}"),
    "a huge file": ("data.json", huge(1024**4), f"data.json: {larger('500')}"),
    "a huge manifest": ("manifest.json", huge(1024**4), f"manifest.json: {larger('200')}"),
    "a huge file that is hidden": (".x", huge(1024**4), ".x: is not in manifest.json"),
}


@pytest.mark.parametrize("which", ENTRIES)
def test_what_is_no_file_to_be_read_is_named_and_nothing_waits(site: Path, which: str) -> None:
    name, spoil, line = ENTRIES[which]
    spoil(site / name)
    try:
        assert line in faults(site)
    finally:
        for path in (site, site / "areas"):
            path.chmod(0o755)


def test_what_is_in_a_closed_folder_is_not_called_missing(site: Path) -> None:
    (site / "areas").chmod(0)
    try:
        assert not [line for line in faults(site) if "is missing" in line]
    finally:
        (site / "areas").chmod(0o755)


def test_what_was_in_the_place_of_a_link_is_missing(site: Path, tmp_path: Path) -> None:
    (site / "areas").rename(tmp_path / "areas")
    (site / "areas").symlink_to(tmp_path / "areas")

    assert {f"areas: {LINK}", "areas/index.html: is missing"} <= {*faults(site)}


def test_folders_without_a_bottom_are_looked_at(site: Path) -> None:
    before = Path.cwd()
    os.chdir(site)
    try:
        for _ in range(1_500):
            Path("d").mkdir()
            os.chdir("d")
        Path("x.txt").write_text("x")
        os.chdir(before)
        assert faults(site) == [f"{'d/' * 1_500}x.txt: is not in manifest.json"]
    finally:
        os.chdir(before)
        subprocess.run(["rm", "-rf", str(site / "d")], check=True)  # deeper than pytest clears up


# Names


def test_a_name_neither_steers_a_terminal_nor_forges_a_line(site: Path) -> None:
    (site / "a\x1b[2Jb\nindex.html: fine\u202e").touch()

    assert faults(site) == [
        "a\\x1b[2Jb\\nindex.html: fine\\u202e: is empty",
        "a\\x1b[2Jb\\nindex.html: fine\\u202e: is not in manifest.json",
    ]


def test_what_a_page_says_neither_steers_a_terminal_nor_forges_a_line(site: Path) -> None:
    (site / "areas" / "index.html").write_text(page("Areas", "../", '<img src="//x/\x1b[2J\nindex.html: fine">'))

    [line, _] = faults(site)
    assert line.startswith("areas/index.html:1: loads //x/\\x1b[2J\\nindex.html: fine from elsewhere")


def test_a_name_that_is_no_text_is_named(site: Path) -> None:
    Path(os.fsdecode(os.fsencode(site) + b"/caf\xe9.html")).write_text(page("Café"))
    (site / "index.html").write_text(page("Home", "", '<link rel="canonical" href="https://example.org/">'))

    assert "caf\\udce9.html: is not in manifest.json" in faults(site)


# The manifest


def changed(told: dict[str, Any]) -> str:
    return json.dumps(told)


def hashes(raw: str, more: str) -> str:
    return raw.replace('"files": {', f'"files": {{{more},', 1)


HASH = f'"{"0" * 64}"'
NO_MANIFESTS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "brackets without end": (lambda _: "[" * 200_000, "it has far more in it than files and their hashes"),
    "too deep": (lambda raw: '{"files": {}, "x": ' + "[" * 1_020 + "]" * 1_020 + "}", "it is nested too deeply"),
    "a great many lists": (lambda raw: f'{{"files": {{}}, "x": [{"[],[]," * 9_000_000}0]}}', "it has far more in it"),
    "no text": (lambda raw: hashes(raw, f'"\\ud800x": {HASH}'), "`\\ud800x` in it is not text"),
    "no text for the host": (
        lambda raw: raw.replace('"_headers"', '"_\\udfff"'),
        "`_\\udfff` in it is not text",
    ),
    "a file twice": (lambda raw: hashes(raw, f'"data.json": {HASH}'), "`data.json` stands in it twice"),
    "all files twice": (lambda raw: raw.replace("{", '{"files": {},', 1), "`files` stands in it twice"),
    "a forged line twice": (
        lambda raw: hashes(raw, f'"a\\nb": {HASH}, "a\\nb": {HASH}'),
        "`a\\nb` stands in it twice",
    ),
    "a number without end": (
        lambda raw: f'{{"files": {{}}, "x": {"9" * 9_000}}}',
        "it has a number in it that is longer",
    ),
    "no hash": (lambda raw: hashes(raw, '"x": "0"'), "it does not list files and their hashes"),
    "a list": (lambda raw: "[]", "it does not list files and their hashes"),
}


@pytest.mark.parametrize("which", NO_MANIFESTS)
def test_what_is_no_manifest_is_told_with_the_reason(site: Path, which: str) -> None:
    spoil, why = NO_MANIFESTS[which]
    file = site / "manifest.json"
    file.write_text(spoil(file.read_text()))

    [line] = faults(site)
    assert line.startswith(f"manifest.json: is not a manifest ({why}")


def test_what_a_manifest_lists_outside_of_the_site_is_named_and_not_looked_for(site: Path) -> None:
    outside = ["../x.txt", "/etc/passwd", "//host/x", "https://host/x", "C:/x", "..\\x", "a/../../x"]
    (site.parent / "x.txt").touch()
    file = site / "manifest.json"
    file.write_text(hashes(file.read_text(), ",".join(f"{json.dumps(path)}: {HASH}" for path in [*outside, "a//b"])))

    wanted = [f"{path}: leads out of the site, though manifest.json lists it" for path in outside]
    assert sorted(faults(site)) == sorted([*wanted, "a//b: is not the path of a file, though manifest.json lists it"])


# What a web host would serve or obey


@pytest.mark.parametrize(
    "path",
    [".htaccess", "areas/.htaccess", ".well-known/x.txt", ".user.ini", "_redirects", ".git/config", "areas/.gitignore"],
)
def test_what_a_host_would_serve_or_obey_and_no_build_wrote_is_named(site: Path, path: str) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text("Redirect 301 / https://evil.example/")

    assert faults(site) == [f"{path}: is not in manifest.json"]


def test_what_a_host_obeys_and_was_changed_is_named(site: Path) -> None:
    (site / "_headers").write_text("/*\n  Refresh: 0; url=https://evil.example/\n")

    assert faults(site) == ["_headers: is not what manifest.json says"]


@pytest.mark.parametrize("name", [".gitignore", ".nojekyll"])
def test_what_stands_beside_a_site_may_hold_one_thing_alone(site: Path, name: str) -> None:
    (site / ".nojekyll").touch()
    assert verify(site).out == WHOLE

    (site / name).write_text("*.html")
    assert faults(site) == [f"{name}: is not in manifest.json"]


def test_hidden_files_that_a_build_wrote_are_held_to_the_manifest(site: Path) -> None:
    for path in (".well-known/security.txt", ".htaccess"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("Contact: https://example.org/")
    lists(site, "_headers", ".well-known/security.txt", ".htaccess")
    assert verify(site).out == WHOLE

    (site / ".htaccess").write_text("Redirect 301 / https://evil.example/")
    (site / ".well-known" / "security.txt").unlink()
    assert faults(site) == [
        ".well-known/security.txt: is missing",
        ".htaccess: is not what manifest.json says",
    ]


def test_of_an_older_manifest_it_is_said_what_it_does_not_tell(site: Path) -> None:
    file = site / "manifest.json"
    told = json.loads(file.read_bytes())
    del told["for_the_host"]
    file.write_text(json.dumps(told))
    (site / "_redirects").write_text("/* https://evil.example/:splat 301!")

    done = verify(site)
    assert (done.code, done.out) == (0, WHOLE)
    assert done.err == "".join(
        f"Take care: {path} was not looked at. The manifest was written before it told of such files. "
        "Some web hosts do what this one says, so read it.\n"
        for path in ("_headers", "_redirects")
    )


# Pages that take a parser long, or that it does not bear

PAGES: Mapping[str, tuple[str, str]] = {
    "a declaration without a name": ("<![ ", "x.html: cannot be read as a page"),
    "a letter by a number without end": (f"&#{'9' * 9_000};", "x.html: cannot be read as a page"),
    "the same within a link": (f'<a href="&amp;#{"9" * 9_000};">x</a>', "links to &#999"),
    "elements that never end": ("<a " * 300_000, "no other page links to it"),
    "attributes that never end": ('<a b="' * 300_000, "no other page links to it"),
    "comments that never end": ("<!--" * 300_000, "no other page links to it"),
    "a title in a million pieces": ("<title>" + "a<b>" * 500_000, "no other page links to it"),
    "a great many scripts and rules": (
        f'<meta http-equiv="Content-Security-Policy" content="{"a;" * 100_000}">' + "<script>a</script>" * 20_000,
        "holds a script written into the page",
    ),
}


@pytest.mark.parametrize("which", PAGES)
def test_whatever_a_page_holds_is_told_in_bounded_time(site: Path, which: str) -> None:
    body, line = PAGES[which]
    (site / "x.html").write_text(page("X", "", body))

    assert any(line in told for told in faults(site))


@pytest.mark.parametrize("css", ["/*" * 1_000_000, "@import x;" * 300_000, "url(" * 500_000])
def test_whatever_a_style_sheet_holds_is_told_in_bounded_time(site: Path, css: str) -> None:
    (site / "a.css").write_text(css)

    assert "a.css: is not what manifest.json says" in faults(site)


def test_a_home_page_that_calls_itself_by_no_address_is_read(site: Path) -> None:
    (site / "index.html").write_text(page("Home", "", '<link rel="canonical" href="https://[x/">'))

    assert "index.html: is not what manifest.json says" in faults(site)


def test_of_very_many_faults_of_pages_the_first_are_told(site: Path) -> None:
    (site / "x.html").write_text(page("X", "", "<p style>" * 20_000))

    told = faults(site)
    assert told[9_999] == "x.html:1: has a style attribute on <p>"
    assert told[10_000:] == ["There are more faults of pages than these.", "x.html: is not in manifest.json"]


def test_links_from_a_deep_folder_do_not_fill_the_memory(site: Path) -> None:
    deep = site.joinpath(*["d" * 250] * 14)
    deep.mkdir(parents=True)
    (deep / "x.html").write_text(page("X", "", "".join(f"<a href={number}>" for number in range(15_000))))

    assert "There are more faults of pages than these." in faults(site)
    noted = Links()
    path = f"{'d' * 3_500}/x.html"
    _note(noted, path, [(1, str(number)) for number in range(15_000)], "https://example.org/", {path: 0})
    assert len(noted.sources) == MOST + 2
