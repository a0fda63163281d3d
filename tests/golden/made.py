"""Builds the golden content and keeps pages of every kind: the home page whole, of the others what is in `main`."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONTENT = HERE / "content"
KEPT = HERE / "site"
AS_OF = date(2026, 11, 23)
# A second page of a list needs more records than are good to read here, the pages of data only print the models, and
# there are no copies of other registers here.
NOT_KEPT = {
    "agreements-page",
    "facet-page",
    "reviews-page",
    "promises-page",
    "changes-page",
    "changes-wider-page",
    "version",
    "data",
    "dictionary",
    "vocabulary",
    "registers",
}
ADDRESSES = (
    "",
    "agreements/",
    "agreements/sampleford-whole/",
    "agreements/sampleford-bare/",
    "agreements/sampleford-withdrawn/",
    "agreements/sampleford-whole/pack/",
    "agreements/sampleford-withdrawn/pack/",
    "agreements/sampleford-whole/cite/",
    "agreements/sampleford-withdrawn/cite/",
    "agreements/sampleford-whole/card/",
    "agreements/sampleford-withdrawn/card/",
    "agreements/sampleford-free-meals/",
    "agreements/sampleford-free-meals/pack/",
    "areas/",
    "areas/sampleford/",
    "areas/mockton/",
    "areas/england/",
    "organisations/",
    "organisations/sampleford-council/",
    "organisations/police/",
    "organisations/sampleford-district-council/",
    "sectors/",
    "sectors/education/",
    "people/",
    "people/children/",
    "moments/",
    "moments/starting-school/",
    "moments/moving-home/",
    "status/",
    "status/live/",
    "outcomes/",
    "tests/",
    "tests/pack/",
    "reviews/",
    "promises/",
    "agreements/sampleford-whole/answers/",
    "agreements/sampleford-whole/compare/",
    "agreements/sampleford-whole/history/",
    "changes/",
    "changes/wider/",
    "compare/",
    "search/",
    "gaps/",
    "gaps/england/",
)


def built() -> dict[str, str]:
    """What each kept page holds now, by file name."""
    config = ROOT / "mkdocs.yml"
    with TemporaryDirectory() as place:
        # A copy outside the repository: its history is not what these pages are about, and not the same in every clone.
        content, site = shutil.copytree(CONTENT, Path(place) / "content"), Path(place) / "site"
        build(content, site, settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config))
        pages = {address: (site / address / "index.html").read_text("utf-8") for address in ADDRESSES}
    return {name(address): _kept(address, html) for address, html in pages.items()}


def name(address: str) -> str:
    """The file that an address is kept in."""
    return (address.strip("/").replace("/", "--") or "home") + ".html"


def _kept(address: str, html: str) -> str:
    if not address:
        return html
    found = re.search(r"<main.*</main>", html, re.DOTALL)
    assert found, address
    return found.group() + "\n"
