"""The discussion pack on paper: three sheets of A4, marked, nothing lost, with codes that a telephone reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generator.read.strict_yaml import parse
from tests import hostile
from tests.browser.conftest import Open, Visit, serving
from tests.conftest import ROOT
from tests.paper import A4, Paper, sheets

pytestmark = pytest.mark.browser

RECORDS = {
    file.stem: parse(file.read_text(encoding="utf-8")).data for file in (ROOT / "content/agreements").glob("*.yml")
}
INVENTED = sorted(name for name, record in RECORDS.items() if record["provenance"]["basis"] == "worked-example")
SITE = "https://plainview.example/"
EXAMPLE = "Invented example. The place, the bodies and the facts are made up"
COMPILED = "Compiled by Plainview’s editors from public pages, as read on"


def printed(visit: Visit) -> list[Paper]:
    return sheets(visit.page.pdf(prefer_css_page_size=True))


@pytest.fixture(scope="module")
def by_length(real_site: Path) -> list[str]:
    """Ids of real records, from the pack with the fewest words to the one with the most."""
    words = {}
    for name in RECORDS.keys() - set(INVENTED):
        html = (real_site / "agreements" / name / "pack" / "index.html").read_text(encoding="utf-8")
        words[name] = len(re.sub(r"<[^>]*>", "", html))
    return sorted(words, key=lambda name: words[name])


@pytest.mark.parametrize("name", INVENTED)
def test_an_example_is_three_sheets_each_marked(visit: Open, name: str) -> None:
    assert_pack(printed(visit(f"agreements/{name}/pack/")), name, EXAMPLE)


@pytest.mark.parametrize("place", [0, -1], ids=["shortest", "longest"])
def test_a_real_record_is_three_sheets_each_saying_who_wrote_it(visit: Open, by_length: list[str], place: int) -> None:
    name = by_length[place]
    assert_pack(printed(visit(f"agreements/{name}/pack/")), name, COMPILED)


def assert_pack(papers: list[Paper], name: str, notice: str) -> None:
    address = f"{SITE}agreements/{name}/"
    assert [paper.size for paper in papers] == [A4] * 3
    assert [paper.codes for paper in papers] == [(address,), (), (address,)]
    for paper in papers:
        assert notice in paper.words
        assert not re.search(r"Skip to|Colours|Print this page|Breadcrumb|Privacy", paper.words), paper.words
    title = " ".join(RECORDS[name]["title"].split())
    assert title in papers[0].words and title in papers[1].words
    numbers = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})\. (?=[A-Z])", papers[0].words + papers[1].words)]
    assert numbers == list(range(1, 19))
    assert "What is it for?" in papers[2].words or "What was it for?" in papers[2].words
    assert "Could I be identified?" in papers[2].words and "How do I ask or complain?" in papers[2].words


def test_the_blank_pack_is_two_sheets(visit: Open) -> None:
    papers = printed(visit("tests/pack/"))
    assert [(paper.size, paper.codes) for paper in papers] == [(A4, (f"{SITE}tests/",)), (A4, ())]
    assert "What we talk about Who we are Where and when" in papers[0].words
    assert (papers[0].words + papers[1].words).count("Not at all A little Partly Mostly Fully") == 18


def test_without_script_and_in_the_dark_scheme_the_sheets_are_the_same(visit: Open) -> None:
    name = f"agreements/{INVENTED[0]}/pack/"
    assert printed(visit(name, scheme="dark", script=False)) == printed(visit(name))


@pytest.mark.parametrize("name", ["whole-live", "whole-sources", "whole-declined", "whole-example"])
def test_hostile_words_run_over_to_more_sheets_and_none_is_cut(
    windows: Callable[..., BrowserContext], hostile_site: tuple[Path, hostile.Words], name: str
) -> None:
    with serving(hostile_site[0]) as origin:
        visit = Visit(windows(), origin)
        visit.open(f"agreements/{name}/pack/")
        on_page = visit.page.locator("main").inner_text()
        papers = printed(visit)
        visit.close()
    ends = re.findall(r"(?:Mark|End)\d+x", on_page)
    on_paper = "".join(paper.words.replace(" ", "") for paper in papers)
    assert len(papers) > 3 and len(ends) > 20
    assert [end for end in ends if end not in on_paper] == []
    # What is made up is marked on the sheets that it runs over to as well.
    assert all("Invented example" in paper.words for paper in papers) is (name == "whole-example")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_telephone_reads_the_codes_from_a_dark_screen(visit: Open, width: int) -> None:
    page = visit("agreements/leeds-care-record/pack/", width=width, scheme="dark").page
    page.emulate_media(media="screen", color_scheme="dark")
    papers = sheets(page.pdf(print_background=True, width=f"{width}px"))
    codes = [code for paper in papers for code in paper.codes]
    assert codes == [f"{SITE}agreements/leeds-care-record/"] * 2


def test_the_button_prints_and_is_there_only_with_a_script(visit: Open) -> None:
    page = visit("agreements/leeds-care-record/pack/").page
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    button = page.get_by_role("button", name="Print this page")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
    without = visit("agreements/leeds-care-record/pack/", script=False).page
    assert not without.get_by_role("button", name="Print this page").is_visible()
    assert "choose “Print” in the menu of your browser" in without.locator("main").inner_text()
