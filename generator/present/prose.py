"""What becomes of a page written by hand: the inserts that it names, in words and in figures.

The host turns Markdown into HTML. Words are put in before that and figures after it, so that no figure passes through
Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice

from generator.check.page_html import faults_of_content
from generator.model.glossary import NO_TERMS, Glossary
from generator.model.inserts import FIGURES, INSERT, WORDS
from generator.present.explainer import inserts
from generator.present.glossary_list import glossary_list
from generator.present.page import root_from
from generator.present.statement import NO_STATEMENT, Statement, checks_told, route_link, route_told
from generator.present.terms import explained

_MOST_TOLD = 20
# How Markdown leaves a figure's name that stands alone on its line.
_ALONE = re.compile(r"<p>\[\[([^\[\]\n]*)\]\]</p>")


class UnfitPage(Exception):
    """What was made of a page written by hand cannot stand on it. The message says what."""


class UnknownInsert(UnfitPage):
    """A page names something in double brackets that cannot stand there. The message says what, and what can."""


@dataclass(frozen=True)
class Prose:
    """Everything that pages written by hand may name, and the words that are explained in them."""

    glossary: Glossary = NO_TERMS
    statement: Statement = NO_STATEMENT

    def with_words(self, markdown: str, source: str) -> str:
        """The Markdown of a page with its words put in. Raises UnknownInsert, which names the page."""

        words = {**inserts.words(), "correction-route": route_link(self.statement)}

        def put(found: re.Match[str]) -> str:
            name = found.group(1)
            if name not in WORDS and name not in FIGURES:
                raise UnknownInsert(f"{source}: `[[{name}]]` is nothing that a page may name.")
            return words.get(name, found.group())

        return INSERT.sub(put, markdown)

    def with_figures(self, html: str, address: str) -> str:
        """The HTML of the page at an address with its figures put in and its words explained.

        Raises UnknownInsert for a figure that does not stand alone on its line, and UnfitPage for what else may not
        stand on a page.
        """
        if unfit := [*islice(faults_of_content(html), _MOST_TOLD)]:
            raise UnfitPage("\n".join(f"{address}: {said}" for said in unfit))
        root = root_from(address)
        made: dict[str, Callable[[], str]] = {
            **inserts.figures(root),
            "glossary": partial(glossary_list, self.glossary, root),
            "accessibility-checks": partial(checks_told, self.statement),
            "tell-us": partial(route_told, self.statement),
        }
        # Before any figure is put in: what a figure prints may have double brackets of its own.
        for name in INSERT.findall(_ALONE.sub("", html)):
            if name in FIGURES:
                raise UnknownInsert(f"{address}: `[[{name}]]` is a picture or a table, so it stands alone on a line.")
        whole = _ALONE.sub(lambda found: made[found.group(1)]() if found.group(1) in made else found.group(), html)
        return explained(whole, self.glossary, root)


NO_PROSE = Prose()
