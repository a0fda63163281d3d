"""Takes a small picture of each kind of page and writes docs/explanation/tour.md around them.

`make tour` runs it. The site is the real content as of one day, in the browser of the tests; `tests/test_tour.py` fails
for a kind of page that the tour passes over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from
from tests.browser.conftest import chromium, serving
from tests.browser.looks import NARROW, WIDE, Look
from tests.browser.test_pages import ADDRESSES
from tests.conftest import AS_OF, ROOT

PAGE = ROOT / "docs" / "explanation" / "tour.md"
PICTURES = ROOT / "docs" / "images" / "tour"
HEIGHT = {NARROW: 640, WIDE: 900}
SHOWN_WIDTH = {NARROW: 360, WIDE: 720}
QUALITY = 50

# One sentence on each kind of page, in the order in which a reader may come to them. The keys are those of `ADDRESSES`.
SENTENCES: Mapping[str, str] = {
    "home": "Says what this is, and finds your council from its name or half a postcode.",
    "areas": "Every place from A to Z, and a map of where something is published.",
    "area": "What happens in one place, from its own council to the nation, and what nobody has published yet.",
    "agreement": "One agreement: is it about me, what is shared, could I be identified, did it help, what can I do.",
    "agreement-answers": "More of its assessment: the five features, what moved, and earlier reasons.",
    "pack": "The same agreement for a meeting: a poster, and sheets to print.",
    "cite": "How to refer to it: references to copy, a link to each part, and a card for other sites.",
    "card": "What another site shows of it: no frame, no script, the day it was made for.",
    "agreement-compare": "One agreement beside others of like kind, question by question, and no score.",
    "history": "What the same record said before, and what each version changed.",
    "compare": "Any agreements side by side, as the reader chooses.",
    "agreements": "Every agreement from A to Z, with filters, its status and what its tests come to.",
    "agreements-page": "The list goes on where it is long.",
    "search": "Everything by the words that a resident would use. What is typed is sent to nobody.",
    "organisations": "Every body that is named, from A to Z.",
    "organisation": "What one body takes part in, and in which part.",
    "sectors": "Agreements by the kind of service.",
    "sector": "The agreements of one kind of service.",
    "people": "Groups of people that the data is about.",
    "group": "The agreements about one group of people.",
    "moments": "Everyday moments in which data is shared, on five shelves.",
    "moment": "One such moment: what may be shared then, what people wonder, and what you can do.",
    "facets": "The answers to one question about agreements, such as what was judged of them.",
    "facet": "The agreements that give one such answer.",
    "facet-page": "The list goes on.",
    "tests": "The three tests, their questions, and what the words mean.",
    "workshop-pack": "The questions on blank sheets, for a workshop.",
    "reviews": "Which reviews are overdue, due and done, by the calendar.",
    "reviews-page": "The list of reviews goes on.",
    "promises": "What was promised, and what was reported of it.",
    "promises-page": "The list of promises goes on.",
    "changes": "What has changed in all agreements, newest first.",
    "changes-wider": "The changes that let data be used more widely.",
    "gaps": "Which facts are not stated, over the whole register.",
    "gaps-place": "The same for one part of the country.",
    "data": "All of it as files, what is where, and how to read it by program.",
    "dictionary": "What each field of a record means, for whoever takes the data away.",
    "vocabulary": "Which terms of shared vocabularies stand for each field and word, for programs.",
    "prose": "A page written by hand; the explainer and what is said of the site are such pages.",
    "missing": "What stands at an address that leads nowhere.",
}
# Which of them are shown in another way as well.
ALSO: Mapping[str, Look] = {
    "home": Look(WIDE, "dark"),
    "agreement": Look(WIDE, "light"),
    "area": Look(NARROW, "dark"),
    "tests": Look(WIDE, "dark"),
    "gaps": Look(WIDE, "light"),
}


def looks() -> Iterator[tuple[str, Look, str]]:
    """Each picture: of which kind, how it is looked at, and the name of its file."""
    for kind in SENTENCES:
        yield kind, Look(NARROW, "light"), f"{kind}.webp"
        if kind in ALSO:
            yield kind, ALSO[kind], f"{kind}-{str(ALSO[kind]).replace(' ', '-')}.webp"


def text() -> str:
    """The page, in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# A tour of the pages\n"
    yield "Every kind of page as a phone shows it, and a few as a desk or a dark room does. Made by `make tour`; to"
    yield "read one in full, build the site."
    for kind, sentence in SENTENCES.items():
        yield f"\n## {kind.replace('-', ' ').capitalize()}\n\n{sentence} Here: `/{ADDRESSES[kind]}`.\n"
        yield " ".join(
            f"![{kind}, {look.scheme}, {look.width} wide](../images/tour/{file})"
            for of, look, file in looks()
            if of == kind
        )


def picture(page: Page, address: str, look: Look) -> bytes:
    """The top of a page, small."""
    page.set_viewport_size({"width": look.width, "height": HEIGHT[look.width]})
    page.emulate_media(color_scheme=look.scheme)
    page.goto("about:blank")
    page.goto(address, wait_until="networkidle")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    width = SHOWN_WIDTH[look.width]
    small = taken.resize((width, round(taken.height * width / taken.width)), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "WEBP", quality=QUALITY, method=6)
    return written.getvalue()


def main() -> None:
    """Build the site as of one day, take every picture, and write the page."""
    config = ROOT / "mkdocs.yml"
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.webp"):
        old.unlink()
    with TemporaryDirectory() as place:
        site = Path(place) / "site"
        build(ROOT / "content", site, settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config))
        with serving(site) as origin, chromium() as browser:
            page = browser.new_page()
            page.goto(origin, wait_until="networkidle")  # as someone sees it who has the typeface already
            for kind, look, file in looks():
                (PICTURES / file).write_bytes(picture(page, origin + ADDRESSES[kind], look))
    PAGE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
