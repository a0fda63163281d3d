"""Pages with the terms of the glossary explained where each is first used."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

from generator.model.glossary import Glossary
from generator.present.page import Page, PlannedPage, root_from
from generator.present.terms import explained

# Pages whose words are not explained. Packs are for paper and have no room for it. Of comparisons and of the search
# the script takes parts to other pages, where the explanations are not. What a record said before is left as it stood.
# What is copied from a page, and what another site shows, is the record's words alone.
UNEXPLAINED = frozenset(
    ("pack", "workshop-pack", "compare", "agreement-compare", "gone", "search", "version", "cite", "card")
)


def explaining(glossary: Glossary, page: PlannedPage) -> PlannedPage:
    """The same page, with each term of the glossary explained where it is first used."""
    if not glossary.terms or page.kind.name in UNEXPLAINED:
        return page
    # Not `replace`, which takes three times as long, for each page.
    return PlannedPage(page.address, page.kind, partial(_explained, page.make, glossary), page.touched, page.sized)


def _explained(make: Callable[..., Page], glossary: Glossary, *given: Any) -> Page:
    page = make(*given)
    return dataclasses.replace(page, body=explained(page.body, glossary, root_from(page.address)))
