"""A bundle: the whole site, the same bytes each time, and nothing in it that a browser would refuse from a disk."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.publish.bundle import HASHES, READ_ME, NotBundled, write_bundle
from generator.publish.manifest import PATH as MANIFEST
from generator.publish.manifest import MadeFrom, manifest
from generator.publish.offline_page import POLICY, OfflinePages

FOLDER = "site-2026-11-27/"
FRAME = (
    '<!doctype html>\n<html lang="en-GB"><head>\n<meta http-equiv="Content-Security-Policy" content="default-src '
    "'none'; script-src 'self'\">\n<script>first()</script>\n{head}"
    '<link rel="preload" as="font" href="{root}assets/a.woff2" crossorigin>\n'
    '<link rel="stylesheet" href="{root}assets/plainview.css">\n'
    '<script src="{root}assets/plainview.js" defer></script>\n'
    '</head><body><main class="pv-main" id="content">\n<div class="pv-frame">\n{body}</div></main></body></html>'
)
SPRITE = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n<symbol id="bill" viewBox="0 0 24 24" fill="none">\n<path d="M1 1"/>\n'
    '</symbol>\n<path id="land" d="M2 2"/></svg>\n'
)


def page(body: str, root: str = "./", head: str = "") -> str:
    return FRAME.format(body=body, root=root, head=head)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    package = {
        "title": "Plainview",
        "homepage": "https://plainview.example/",
        "created": "2026-11-27T00:00:00Z",
        "licenses": [{"title": "A licence", "path": "https://licence.example/"}],
    }
    files = {
        "index.html": page('<a href="areas/">Places</a>'),
        "areas/index.html": page("<h1>Places</h1>", "../"),
        "404.html": page("Nothing", "/"),
        "_headers": "/*\n",
        "robots.txt": "User-agent: *\n",
        "sitemap.xml": "<urlset/>",
        "sitemap-1.xml": "<urlset/>",
        ".gitignore": "*\n",
        "assets/plainview.css": "body {}",
        "assets/plainview.js": "void 0",
        "assets/town.json": "{}",
        "assets/icons.svg": SPRITE,
        "maps/britain.svg": SPRITE,
        "maps/places.json": "{}",
        "maps/leaflet.js": "void 0",
        "search/index.html": page("Search", "../"),
        "search/index.json": "{}",
        "filters/agreements.json": "{}",
        "compare/agreements.json": "{}",
        "data/datapackage.json": json.dumps(package),
        "data/plainview.xlsx": "sheet",
        "feeds/changes.atom": "<feed/>",
    }
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    listed(folder)
    return folder


def listed(folder: Path) -> None:
    """Write the manifest of what is there."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    made_from = MadeFrom("https://plainview.example/", date(2026, 11, 27))
    (folder / MANIFEST).write_bytes(manifest(made_from, {}, sorted({*files} - {MANIFEST, ".gitignore"}), folder))


def held(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        return {name.removeprefix(FOLDER): packed.read(name) for name in packed.namelist()}


def test_it_holds_pages_and_data_and_not_what_only_hosts_and_scripts_read(site: Path, tmp_path: Path) -> None:
    made = write_bundle(site, tmp_path / "x.zip")

    assert held(tmp_path / "x.zip").keys() == {
        *(READ_ME, HASHES, "index.html", "areas/index.html", "search/index.html"),
        *("assets/plainview.css", "assets/icons.svg", "maps/britain.svg"),
        *("data/datapackage.json", "data/plainview.xlsx", "feeds/changes.atom", "manifest.json"),
    }
    assert (made.pages, made.files, made.size) == (3, 12, (tmp_path / "x.zip").stat().st_size)


def test_all_of_it_unpacks_into_one_folder_named_by_the_day(site: Path, tmp_path: Path) -> None:
    write_bundle(site, tmp_path / "x.zip")
    assert all(name.startswith(FOLDER) for name in zipfile.ZipFile(tmp_path / "x.zip").namelist())


def test_the_same_site_gives_the_same_bytes_whenever_it_is_packed(site: Path, tmp_path: Path) -> None:
    write_bundle(site, tmp_path / "x.zip")
    for file in site.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes())  # another time of change
            file.chmod(0o600)
    write_bundle(site, tmp_path / "y.zip")

    assert (tmp_path / "x.zip").read_bytes() == (tmp_path / "y.zip").read_bytes()
    for entry in zipfile.ZipFile(tmp_path / "x.zip").infolist():
        assert entry.date_time == (2026, 11, 27, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o100644


def test_the_hashes_are_those_of_what_is_unpacked(site: Path, tmp_path: Path) -> None:
    write_bundle(site, tmp_path / "x.zip")
    files = held(tmp_path / "x.zip")
    lines = dict(reversed(line.split("  ")) for line in files[HASHES].decode().splitlines())

    assert lines.keys() == files.keys() - {READ_ME, HASHES}
    assert all(hashlib.sha256(files[path]).hexdigest() == digest for path, digest in lines.items())


def test_the_words_beside_it_say_of_what_day_where_from_and_under_which_licence(site: Path, tmp_path: Path) -> None:
    write_bundle(site, tmp_path / "x.zip")
    words = held(tmp_path / "x.zip")[READ_ME].decode("utf-8-sig")

    for said in ("as it was on 27 November 2026", "https://plainview.example/", "A licence: https://licence.example/"):
        assert said in words
    assert "\r\n" in words


def test_what_is_no_whole_site_is_not_packed_and_the_last_bundle_stands(site: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"the last one")
    (site / "data" / "datapackage.json").unlink()

    with pytest.raises(NotBundled, match="plainview build"):
        write_bundle(site, tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_bytes() == b"the last one"


def test_where_packing_fails_half_way_the_last_bundle_stands_and_nothing_is_left_beside(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.zip").write_bytes(b"the last one")
    (site / "search" / "index.html").write_text("another page")

    with pytest.raises(NotBundled, match=r"search/index\.html of .* is not what its manifest\.json says"):
        write_bundle(site, tmp_path / "out" / "x.zip")
    assert [file.read_bytes() for file in (tmp_path / "out").iterdir()] == [b"the last one"]


def test_what_is_changed_missing_or_no_file_is_not_packed(site: Path, tmp_path: Path) -> None:
    def refused(path: str, change: Callable[[Path], object], said: str) -> None:
        file = site / path
        before = file.read_bytes()
        file.unlink()
        change(file)
        with pytest.raises(NotBundled, match=said):
            write_bundle(site, tmp_path / "x.zip")
        file.unlink(missing_ok=True)
        file.write_bytes(before)

    (tmp_path / "secret").write_text("secret")
    again = "Run `plainview build`, and then this again"
    refused("areas/index.html", lambda file: None, f"is missing.*{again}")
    refused(
        "data/plainview.xlsx", lambda file: file.write_text("sheeT"), f"is not what its manifest.json says.*{again}"
    )
    refused("data/plainview.xlsx", lambda file: file.symlink_to(tmp_path / "secret"), "cannot be read")
    refused("data/plainview.xlsx", os.mkfifo, "cannot be read")
    refused("data/datapackage.json", lambda file: file.write_text("{}"), "is not what its manifest.json says")
    refused("manifest.json", lambda file: file.write_text("{"), "holds no whole site")
    refused("manifest.json", lambda file: file.write_text('{"files": {"../x": "0"}}'), "holds no whole site|is no site")
    write_bundle(site, tmp_path / "x.zip")


def test_what_somebody_put_into_the_site_is_not_packed(site: Path, tmp_path: Path) -> None:
    (site / "data" / "mine.txt").write_text("mine")
    os.mkfifo(site / "data" / "p.txt")
    (tmp_path / "secret").write_text("secret")
    (site / "data" / "x.txt").symlink_to(tmp_path / "secret")

    write_bundle(site, tmp_path / "x.zip")
    assert not {"data/mine.txt", "data/p.txt", "data/x.txt"} & held(tmp_path / "x.zip").keys()


# One page


def offline(html: str, at: str = "agreements/x/index.html") -> str:
    return OfflinePages(
        "27 November 2026", lambda path: {"assets/icons.svg": SPRITE, "maps/britain.svg": SPRITE}[path]
    ).page(at, html)


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../areas/", "../areas/index.html"),
        ("../areas/#leeds", "../areas/index.html#leeds"),
        ("./", "./index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("", "index.html"),
        ("../search/#free meals", "../search/index.html#free meals"),
        ("index.json", "index.json"),
        ("../../data/citations.bib", "../../data/citations.bib"),
        ("#the-law", "#the-law"),
        ("https://www.leeds.gov.uk/data/", "https://www.leeds.gov.uk/data/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:01632960101", "tel:01632960101"),
    ],
)
def test_a_link_names_the_file_that_a_web_host_would_send(link: str, named: str) -> None:
    assert f'<a class="x" href="{named}">' in offline(page(f'<a class="x" href="{link}">there</a>'))


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("/register/areas/#leeds", "../../areas/index.html#leeds"),
        ("/register/", "../../index.html"),
        ("/register/data/x.csv", "../../data/x.csv"),
        ("/elsewhere/", "/elsewhere/index.html"),
    ],
)
def test_a_link_from_the_root_of_the_host_leads_to_the_file_in_the_bundle(link: str, named: str) -> None:
    whole = '<link rel="canonical" href="https://example.org/register/agreements/x/">'
    assert f'<a class="x" href="{named}">' in offline(page(f'<a class="x" href="{link}">there</a>', head=whole))


def test_a_link_from_the_root_leads_on_where_the_page_does_not_tell_where_the_site_is() -> None:
    assert 'href="/areas/index.html"' in offline(page('<a class="x" href="/areas/">there</a>'))


def test_words_that_look_like_a_link_stay_as_they_are() -> None:
    words = '<pre>&lt;a href=&#34;../x/&#34;&gt;</pre><p>href="../x/"</p>'
    assert words in offline(page(words))


def test_a_page_that_leads_on_by_itself_leads_to_a_file() -> None:
    moved = '<meta http-equiv="refresh" content="0; url=../new/">\n'
    assert 'content="0; url=../new/index.html"' in offline(page("", head=moved))


def test_nothing_runs_and_what_is_only_data_stays() -> None:
    data = '<script type="application/ld+json">{"@type": "Dataset"}</script>\n'
    html = offline(page("<h1>X</h1>", head=data))

    assert re.findall("<script[^>]*>", html) == ['<script type="application/ld+json">']
    assert "preload" not in html and "first()" not in html
    assert f'content="{POLICY}"' in html and "script-src" not in html


def test_a_drawing_by_reference_stands_in_the_page() -> None:
    icon = '<svg class="i"><use href="../../assets/icons.svg#bill"/></svg>'
    html = offline(page(f'{icon}<use class="l" href="../../maps/britain.svg#land"/>'))

    assert '<svg class="i"><g><svg viewBox="0 0 24 24" fill="none">\n<path d="M1 1"/>\n</svg></g></svg>' in html
    assert '<g class="l"><path d="M2 2"></path></g>' in html
    assert '<use href="#qr"/>' in offline(page('<use href="#qr"/>'))


def test_it_says_that_it_is_a_copy_of_which_day_and_where_the_page_is_now() -> None:
    head = '<link rel="canonical" href="https://plainview.example/agreements/x/">\n'
    html = offline(page("<h1>X</h1>", head=head))

    assert "This is a copy of the page as it was on 27 November 2026." in html
    assert '<a href="https://plainview.example/agreements/x/">See this page as it is now</a>' in html
    assert html.index("This is a copy") > html.index('<div class="pv-frame">')
    assert "as it is now" not in offline(page("<h1>X</h1>"))


def test_a_day_before_zip_files_could_say_one_is_packed_all_the_same(site: Path, tmp_path: Path) -> None:
    package = site / "data" / "datapackage.json"
    package.write_text(package.read_text("utf-8").replace("2026-11-27", str(date(1979, 1, 1))), "utf-8")
    listed(site)
    write_bundle(site, tmp_path / "x.zip")
    assert zipfile.ZipFile(tmp_path / "x.zip").infolist()[0].date_time[0] == 1980
