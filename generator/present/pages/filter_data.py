"""What the filters of `/agreements/` are worked out from in the reader's browser: numbers, and lines to show.

`filters/agreements.json` holds a row for each agreement, in the order of lists: for each question the number of the
answers that the agreement gives, written once however many give the same. `filters/organisations.json` is the same for
organisations, of which there are many. `filters/listed/N.json` hold the lines to show. Nothing here is worked out anew:
answers come from `facets.py`, lines from `listings.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from generator.model.card import Card
from generator.model.vocabulary import AREA_KINDS, ORGANISATION_KINDS
from generator.present.once import once
from generator.present.page import PlannedFile, Site
from generator.present.pages import organisations, places
from generator.present.pages.facets import Facet, answers_given, facets
from generator.present.pages.listings import AGREEMENTS, listing_of, shelved
from generator.present.wording import capital

FOLDER = "filters/"
MAIN = f"{FOLDER}agreements.json"
BODIES = f"{FOLDER}organisations.json"
LISTED = f"{FOLDER}listed/"
ROWS_A_FILE = 25
"""Few, since what is found stands far apart: of 50 agreements each may be in another file."""

_OWN_FILE = "organisation"


def filter_files(site: Site) -> Iterator[PlannedFile]:
    """Every file that the filters may ask for."""
    yield PlannedFile(MAIN, partial(main_file, site))
    yield PlannedFile(BODIES, partial(bodies_file, site))
    for number in range(0, -(-len(site.register.cards) // ROWS_A_FILE)):
        yield PlannedFile(f"{LISTED}{number}.json", partial(listed_file, site, number))


def main_file(site: Site) -> bytes:
    """The rows, under which headings they stand, and what they answer."""
    runs = ((anchor, heading, len(list(run))) for (anchor, heading), run in groupby(_rows(site), key=_heading))
    return _json(
        {
            "listed": ROWS_A_FILE,
            "runs": list(runs),
            "facets": {facet.id: _column(site, facet) for facet in facets(site) if facet.id != _OWN_FILE},
        }
    )


def bodies_file(site: Site) -> bytes:
    """The organisations, and which of them each row names."""
    return _json(next(_column(site, facet) for facet in facets(site) if facet.id == _OWN_FILE))


def listed_file(site: Site, number: int) -> bytes:
    """Some rows as lists show them: id, title, summary, facts, level, who judged, and each test with its outcome."""
    shown = []
    for _, _, card in _rows(site)[number * ROWS_A_FILE : (number + 1) * ROWS_A_FILE]:
        line = listing_of(site, card)
        tests = [[test.test, test.outcome] for test in line.tests]
        shown.append([line.id, line.title, line.summary, line.facts, line.level, line.judged, tests])
    return _json(shown)


def reached_from(site: Site, identifier: str) -> set[str]:
    """Ids of the areas of which one must be named by what applies in a place.

    The place itself, the larger ones around it, the smaller ones inside it, and those whose place they took. A place
    whose council is no more has nothing around it now.
    """
    register = site.register
    ended = places.has_ended(site, identifier)
    around = () if ended else (one for one in register.areas[identifier].within if not places.has_ended(site, one))
    inside = register.areas_inside.get(identifier, ())
    found = {identifier, *around, *inside}
    return found.union(old for one in (identifier, *inside) for old in places.came_before(site, one))


def _heading(row: tuple[str, str, Card]) -> tuple[str, str]:
    return row[:2]


@once
def _rows(site: Site) -> tuple[tuple[str, str, Card], ...]:
    """Every agreement in the order of lists, with the anchor and the heading that it stands under."""
    return tuple(shelved(site, site.register.cards, capital(AGREEMENTS)))


@once
def _order(site: Site) -> tuple[int, ...]:
    """The number in the register of each row."""
    number = {card.id: place for place, card in enumerate(site.register.cards)}
    return tuple(number[card.id] for _, _, card in _rows(site))


def _column(site: Site, facet: Facet) -> dict[str, Any]:
    """One question's answers: `values` its ids, `sets` the answers that some row gives together, `rows` their numbers.

    Of a question with many answers, each value is told as the reader finds it: see `_found`.
    """
    values = list(facet.values(site))
    number = {value: place for place, value in enumerate(values)}
    sets: dict[tuple[str, ...], int] = {}
    given = answers_given(site)[facet.id]
    rows = [sets.setdefault(given[place], len(sets)) for place in _order(site)]
    coded = {"sets": [[number[answer] for answer in answers] for answers in sets], "rows": rows}
    return {"values": _FOUND[facet.id](site, number) if facet.many else values, **coded}


def _areas_found(site: Site, number: Mapping[str, int]) -> list[list[Any]]:
    """Each place: id, name, what stands beside it, what else it is called, and the numbers of the places it reaches."""
    register = site.register
    named = {identifier for identifier in register.by_area if identifier in number}
    found = []
    for identifier in number:
        area = register.areas[identifier]
        name = places.name_of(site, identifier)
        kind = area.council if area.council and area.council != name else AREA_KINDS[area.kind].label
        beside = ", ".join(
            filter(None, (kind, "invented" if area.invented else places.standing_words(site, identifier)))
        )
        called = " ".join(filter(None, (area.council, *area.other_names)))
        reached = sorted(number[one] for one in reached_from(site, identifier) & named)
        found.append([identifier, name, beside, called, reached])
    return found


def _bodies_found(site: Site, number: Mapping[str, int]) -> list[list[Any]]:
    """Each organisation: id, name, what stands beside it, and what else it is called."""
    known = site.register.organisations
    found = []
    for identifier in number:
        body = organisations.bodies(site)[identifier]
        kind = ORGANISATION_KINDS[body.kind].label if body.kind else organisations.KIND_NOT_STATED
        others = known[identifier].other_names or () if identifier in known else ()
        found.append([identifier, body.name, f"{kind}, invented" if body.invented else kind, " ".join(others)])
    return found


_FOUND = {"area": _areas_found, "organisation": _bodies_found}


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
