"""What the filters of `/agreements/` are worked out from in the reader's browser: numbers, and lines to show.

`filters/agreements.json` holds a row for each agreement, in the order of lists: for each question the number of the
answers that the agreement gives, written once however many give the same. All else stands in a folder that it names:
the same for each question whose answers are so many that they stand apart, and `listed/N.json` with the lines to show.
Nothing here is worked out anew: answers come from `facets.py`, lines from `listings.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, groupby
from typing import Any

from generator.model.card import Card
from generator.present.once import once
from generator.present.page import PlannedFile, Site
from generator.present.pages.facet_boxes import Box
from generator.present.pages.facets import Facet, answers_given, facets
from generator.present.pages.listings import AGREEMENTS, EXAMPLES, GROUPED_FROM, TAKEN_DOWN, listing_of, shelved
from generator.present.wording import capital

FOLDER = "filters/"
MAIN = f"{FOLDER}agreements.json"
ROWS_A_FILE = 25
"""Few, since what is found stands far apart: of 50 agreements each may be in another file."""


def filter_files(site: Site) -> Iterator[PlannedFile]:
    """Every file that the filters may ask for. All but the first stand in a folder named after what is in them all.

    Rows go by their place alone. So a page that was opened before the site was published again never reads rows of the
    old and lines of the new. Made when the site is planned: the name needs every line, and the pages that list the same
    agreements then share their words.
    """
    main = _main(site)
    parts = dict(_parts(site))
    digest = hashlib.sha256(b"".join((_json(main), *parts.values()))).hexdigest()[:12]
    yield PlannedFile(MAIN, partial(bytes, _json({"folder": digest, **main})))
    for name, part in parts.items():
        yield PlannedFile(f"{FOLDER}{digest}/{name}", partial(bytes, part))


def _main(site: Site) -> dict[str, Any]:
    """The rows, under which headings they stand, what they answer, and what of this the page must know to show them.

    `takenDown` and `invented` are the numbers of the first such rows.
    """
    runs = [(*heading, len(list(run))) for heading, run in groupby(_rows(site), key=_heading)]
    ends = list(accumulate(length for _, _, length in runs))
    begins = {anchor: end - length for (anchor, _, length), end in zip(runs, ends, strict=True)}
    invented = begins.get(EXAMPLES, len(site.register.cards))
    return {
        "listed": ROWS_A_FILE,
        "grouped": GROUPED_FROM,
        "runs": runs,
        "takenDown": begins.get(TAKEN_DOWN, invented),
        "invented": invented,
        "apart": [facet.id for facet in facets(site) if _is_apart(facet)],
        "facets": {facet.id: _column(site, facet) for facet in facets(site) if not _is_apart(facet)},
    }


def _parts(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each other file by its name: questions whose answers stand apart, and the lines to show."""
    for facet in facets(site):
        if _is_apart(facet):
            yield f"{facet.id}.json", _json(_column(site, facet))
    rows = _rows(site)
    for number, first in enumerate(range(0, len(rows), ROWS_A_FILE)):
        lines = [_line(site, card) for _, _, card in rows[first : first + ROWS_A_FILE]]
        yield f"listed/{number}.json", _json(lines)


def _line(site: Site, card: Card) -> list[Any]:
    """One row as lists show it: id, title, summary, facts, level, who judged, and each test with its outcome."""
    line = listing_of(site, card)
    tests = [[test.test, test.outcome] for test in line.tests]
    return [line.id, line.title, line.summary, line.facts, line.level, line.judged, tests]


def _is_apart(facet: Facet) -> bool:
    return facet.box is not None and facet.box.apart


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

    Of a question with a box, each value is told as the reader finds it: see `_looked_for`.
    """
    values = list(facet.values(site))
    number = {value: place for place, value in enumerate(values)}
    sets: dict[tuple[str, ...], int] = {}
    given = answers_given(site, facet.id)
    rows = [sets.setdefault(given[place], len(sets)) for place in _order(site)]
    coded = {"sets": [[number[answer] for answer in answers] for answers in sets], "rows": rows}
    return {"values": _looked_for(site, facet.box, number) if facet.box else values, **coded}


def _looked_for(site: Site, box: Box, number: dict[str, int]) -> list[list[Any]]:
    """Each answer: id, name, what stands beside it, what else it is called, and the numbers of those near and wider."""
    brought = [reaches for reaches in (box.near, box.wider) if reaches]
    return [
        [one, *box.found(site, one), *(sorted(number[other] for other in reaches(site, one)) for reaches in brought)]
        for one in number
    ]


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
