"""What holds for every page of the real site: how much it weighs, and that it has a way back up."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

REPEAT_VISIT = 15_000
TRAIL = re.compile(r'<nav class="pv-breadcrumb" aria-label="Breadcrumb">\n<ol>\n(.*?)\n</ol>\n</nav>', re.DOTALL)
STEP = re.compile(r'<li><a href="[^"]+">[^<]+</a></li>')
HERE = re.compile(r'<li aria-current="page">[^<]+</li>')


def weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_a_page_of_an_agreement_is_light_to_visit_again(real_site: Path) -> None:
    """With stylesheet, scripts and typefaces kept from before, it is the page alone."""
    pages = list(real_site.glob("agreements/*/index.html"))
    heavy = {page.parent.name: size for page in pages if (size := weight(page)) > REPEAT_VISIT}
    assert len(pages) > 70
    assert heavy == {}


def test_every_page_but_home_says_where_it_is(real_site: Path) -> None:
    lost = []
    for page in real_site.rglob("*.html"):
        found = TRAIL.findall(page.read_text("utf-8"))
        steps = found[0].split("\n") if len(found) == 1 else []
        whole = steps and all(STEP.fullmatch(step) for step in steps[:-1]) and HERE.fullmatch(steps[-1])
        is_card = page.parent.name == "card"  # it stands inside pages of other sites
        if not whole and page != real_site / "index.html" and not is_card:
            lost.append(str(page.relative_to(real_site)))
    assert lost == []
