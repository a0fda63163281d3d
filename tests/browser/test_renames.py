"""A link to a question, made a year and three names ago, still lands on that question: with a script and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from shutil import copytree

import pytest
from playwright.sync_api import BrowserContext

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from
from tests.browser.conftest import EVERYTHING, Visit, serving
from tests.golden.made import AS_OF, CONTENT, ROOT

pytestmark = pytest.mark.browser

QUESTION = "a-2-purposeful.clear-purpose"
NAMES = ("sampleford-meals", "sampleford-free-meals", "sampleford-free-school-meals")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The golden site, in which one record has been renamed three times."""
    place = tmp_path_factory.mktemp("renamed")
    content, config = copytree(CONTENT, place / "content"), ROOT / "mkdocs.yml"
    file = content / "agreements" / "sampleford-whole.yml"
    text = file.read_text("utf-8").replace(
        "previous_ids: [sampleford-free-meals]", f"previous_ids: [{', '.join(NAMES)}]"
    )
    file.write_text(text, "utf-8")
    build(content, place / "site", settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config))
    with serving(place / "site") as origin:
        yield origin


Window = Callable[..., BrowserContext]


@pytest.mark.parametrize("name", NAMES)
def test_with_a_script_a_link_lands_on_the_question_by_itself(windows: Window, origin: str, name: str) -> None:
    visit = Visit(windows(), origin)
    page = visit.open(f"agreements/{name}/#{QUESTION}")
    page.wait_for_url(f"{origin}agreements/sampleford-whole/#{QUESTION}")
    page.locator("#three-tests").wait_for()

    assert page.evaluate("document.querySelector(':target').id") == QUESTION
    assert page.locator(f"[id='{QUESTION}']").is_visible()  # what was folded around it is open
    assert (visit.elsewhere, visit.complaints) == ([], [])
    visit.close()


def test_the_way_back_does_not_lead_to_the_old_address_again(windows: Window, origin: str) -> None:
    visit = Visit(windows(), origin)
    page = visit.open("agreements/")
    page.goto(f"{origin}agreements/{NAMES[0]}/pack/")
    page.wait_for_url(f"{origin}agreements/sampleford-whole/pack/")
    page.go_back()

    assert page.url == f"{origin}agreements/"
    visit.close()


def test_without_a_script_a_link_lands_on_the_one_link_that_leads_to_the_question(windows: Window, origin: str) -> None:
    visit = Visit(windows(script=False), origin)
    page = visit.open(f"agreements/{NAMES[0]}/#{QUESTION}")
    shown = page.locator(".pv-moved a:visible")

    assert shown.count() == 1
    shown.click()
    assert page.url == f"{origin}agreements/sampleford-whole/#{QUESTION}"
    visit.close()


def test_without_a_script_a_link_to_the_page_leads_on_by_its_name(windows: Window, origin: str) -> None:
    visit = Visit(windows(script=False), origin)
    page = visit.open(f"agreements/{NAMES[0]}/answers/")

    assert page.locator(".pv-moved a:visible").count() == 0
    page.locator("[data-moved]").click()
    assert page.url == f"{origin}agreements/sampleford-whole/answers/"
    visit.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_at_an_old_address_is_as_accessible_as_others(windows: Window, origin: str, scheme: str) -> None:
    visit = Visit(windows(), origin)
    visit.stay()
    visit.look(360, scheme)  # type: ignore[arg-type]
    page = visit.open(f"agreements/{NAMES[0]}/#{QUESTION}")

    assert visit.violations(EVERYTHING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.close()


def test_a_host_that_redirects_takes_what_is_behind_the_sign_along(windows: Window, origin: str) -> None:
    """As `_redirects` asks Netlify and Cloudflare Pages to: browsers keep it over a redirect by themselves."""
    visit = Visit(windows(script=False), origin)
    new = f"{origin}agreements/sampleford-whole/"
    visit.page.route("**/sampleford-meals/", lambda route: route.fulfill(status=301, headers={"Location": new}))
    visit.page.goto(f"{origin}agreements/{NAMES[0]}/#{QUESTION}")

    assert visit.page.url == f"{new}#{QUESTION}"
    visit.close()
