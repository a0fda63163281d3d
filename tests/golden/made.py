"""Builds the golden content and keeps one page of each kind: the home page whole, of the others what is in `main`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = HERE / "site"
AS_OF = date(2026, 11, 23)
ADDRESSES = (
    "",
    "agreements/",
    "agreements/sampleford-whole/",
    "agreements/sampleford-bare/",
    "agreements/sampleford-withdrawn/",
    "areas/",
    "areas/sampleford/",
    "areas/mockton/",
    "organisations/",
    "organisations/sampleford-council/",
    "sectors/education/",
    "people/children/",
    "moments/starting-school/",
    "moments/moving-home/",
    "tests/",
)


def built() -> dict[str, str]:
    """What each kept page holds now, by file name."""
    config = ROOT / "mkdocs.yml"
    with TemporaryDirectory() as place:
        site = Path(place) / "site"
        build(HERE / "content", site, settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config))
        return {name(address): _kept(address, (site / address / "index.html").read_text("utf-8")) for address in ADDRESSES}


def name(address: str) -> str:
    """The file that an address is kept in."""
    return (address.strip("/").replace("/", "--") or "home") + ".html"


def _kept(address: str, html: str) -> str:
    if not address:
        return html
    found = re.search(r"<main.*</main>", html, re.DOTALL)
    assert found, address
    return found.group() + "\n"
