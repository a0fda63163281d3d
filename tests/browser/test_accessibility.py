"""`make accessibility` looks at every kind of page of whatever site it is given, and writes what the checker reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.build import plan_from
from generator.check.checker import check_content
from generator.mkdocs_plugin import site_from
from generator.present.page import KINDS
from tests.browser.accessibility import CONFIG, checked, pages_of, write
from tests.check.folders import lay_out
from tests.golden.made import CONTENT, NOT_KEPT
from tests.hostile import AS_OF

PAGES = CONFIG.parent / "content" / "pages"


def test_one_page_of_every_kind_is_chosen_of_a_site_that_has_other_records() -> None:
    plan = plan_from(CONTENT, settings=site_from(CONFIG).settings, as_of=AS_OF, pages=PAGES).plan
    chosen = list(pages_of(plan, PAGES))
    there = {page.address: page.kind.name for page in plan.pages}
    assert {kind for kind, _ in chosen} >= KINDS.keys() - (NOT_KEPT - {"data"})
    assert all(there[address.partition("#")[0]] == kind for kind, address in chosen if kind not in ("prose", "missing"))
    assert ("prose", "about/") in chosen and ("prose", "understand/the-law/") in chosen
    assert ("missing", "404.html") in chosen


@pytest.mark.browser
@pytest.mark.long
def test_what_is_written_is_what_is_read(browser: Browser, real_site: Path, tmp_path: Path) -> None:
    found = checked(browser, real_site, [("missing", "404.html")], date(2026, 11, 23))
    content = lay_out(tmp_path)
    (content / "agreements" / "a.yml").write_text(
        (Path(__file__).parents[1] / "examples" / "good" / "smallest.yml").read_text("utf-8"), "utf-8"
    )
    write(content, found)
    read = check_content(content).register.accessibility
    assert read is not None
    assert (read.kinds, read.pages, read.faults) == (1, 1, ())
    assert read.looks >= 4 and "menu" in read.opened
    assert {one.check: (one.looks, one.faults) for one in read.others} == {
        "sideways": (2, 0),
        "keyboard": (2, 0),
        "without-script": (1, 0),
    }
