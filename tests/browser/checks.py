"""What is asked of a page besides axe: its stops by the Tab key, how wide it is, and its words without a script.

The tests ask it of chosen pages, and `make accessibility` of one page of every kind.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# What has the focus. From the end of a page the browser comes back to its beginning, at once or a moment later.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === window.firstStop) return null;
  window.firstStop ??= at;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return {
    words: (at.labels?.[0]?.innerText || at.innerText || at.getAttribute('aria-label') || '').trim(),
    tag: at.tagName,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth
      && box.top < innerHeight && style.visibility !== 'hidden',
    ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""
# Of the choices of which one alone is taken, the Tab key comes to that one, or to the first where none is.
_FOCUSABLE = """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter((part) => part.getClientRects().length)
  .filter((part) => !part.closest('details:not([open]) > :not(summary)'))
  .filter((part) => {
    if (part.type !== 'radio') return true;
    const group = [...document.getElementsByName(part.name)];
    return part === (group.find((one) => one.checked) ?? group[0]);
  }).length"""
# What works by a script alone is not shown where there is none, and no fact stands in it.
BY_SCRIPT = (
    "[data-find], [data-compare], [data-history], [data-map-open], [data-print], [data-search], [data-town], "
    "[data-with-script]"
)


def tab_through(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Each stop of the Tab key, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    page.evaluate("delete window.firstStop")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"The Tab key never leaves the page: {stops[-3:]}")


def focusable(page: Page) -> int:
    """How many parts of the page the Tab key should come to."""
    count: int = page.evaluate(_FOCUSABLE)
    return count


def width_needed(page: Page, letters: str = "100%") -> int:
    """How wide the page is in pixels with letters of this size, which must be no more than its window."""
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
    needed: int = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return needed


def words_but_of_scripts(page: Page) -> str:
    """The words of the page but for what only a script makes work, which is taken away."""
    page.evaluate("(those) => document.querySelectorAll(those).forEach((part) => part.remove())", BY_SCRIPT)
    return page.locator("main").inner_text()
