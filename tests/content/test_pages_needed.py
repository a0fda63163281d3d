"""The pages that every site needs are those that the records' own pages and the frame lead to."""

from __future__ import annotations

import re
from pathlib import Path

from generator.check.pages import NEEDED, OWN

PAGES = Path(__file__).parents[2] / "content" / "pages"


def test_every_page_of_prose_that_others_lead_to_is_named_and_no_other(real_site: Path) -> None:
    prose = {path.relative_to(PAGES).as_posix(): address_of(path.relative_to(PAGES)) for path in PAGES.rglob("*.md")}
    led_to = set()
    for page in real_site.rglob("index.html"):
        address = page.relative_to(real_site).parent.as_posix() + "/"
        if address in prose.values():
            # What stands in the frame of a page of prose is in that of every other, and what it links to is its own.
            continue
        up = "../" * (0 if address == "./" else address.count("/")) or "./"
        for href in re.findall(r'href="([^"#:]*)', page.read_text(encoding="utf-8")):
            led_to.add(href.removeprefix(up))
    needed = {name for name, address in prose.items() if address in led_to}
    assert sorted(needed) == sorted(NEEDED)


def test_every_folder_that_pages_of_records_stand_in_is_named_and_no_other(real_site: Path) -> None:
    prose = {address_of(path.relative_to(PAGES)) for path in PAGES.rglob("*.md")}
    made = {f"{page.relative_to(real_site).parent.as_posix()}/" for page in real_site.rglob("index.html")} - prose
    assert {address.partition("/")[0] for address in made} - {"."} == OWN


def address_of(path: Path) -> str:
    """Where the host puts a page."""
    return f"{path.parent.as_posix()}/" if path.stem == "index" else f"{path.with_suffix('').as_posix()}/"
