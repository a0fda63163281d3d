"""Each insert of `model/inserts.py`, made: what stands in a page where its Markdown names it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, partial

from markupsafe import Markup

from generator.present.beside_code import kept
from generator.present.explainer import lessons, small_number_lesson
from generator.present.explainer.crowds import Columns, Crowds
from generator.present.explainer.noise import noise_picture, true_count
from generator.present.explainer.people import PEOPLE, STREETS, WARDS
from generator.present.explainer.residents import resident
from generator.present.explainer.stories import story_counts, story_words
from generator.present.explainer.town import town
from generator.present.explainer.try_out import try_out
from generator.present.templates import fragment, source
from generator.present.wording import number

_TEMPLATE = "parts/explainer.html.jinja"
DOT = "dot"
"""Whom the pages follow at length."""
_PICTURED = (2, 4, 6)


@cache
def words() -> Mapping[str, str]:
    """What each insert in a sentence says: plain text."""
    told: dict[str, str] = json.loads(kept("inserts in sentences", None, lambda: json.dumps(_words()).encode()))
    return told


def _words() -> Mapping[str, str]:
    first, second = _hidden_wards()
    return {
        **{name: number(count) for name, count in {**_counts(), **story_counts()}.items()},
        **story_words(),
        "small-number-condition": small_number_lesson.LESSON,
        "small-number-ward": first,
        "small-number-second-ward": second,
        "small-number-second-condition": small_number_lesson.hidden_with_the_lesson(),
    }


def figures(root: str) -> Mapping[str, Callable[[], str]]:
    """What makes each figure: HTML, escaped already. `root` is the way from the page to the site's root."""
    return {
        "spectrum-picture": partial(fragment, _TEMPLATE, "spectrum"),
        "town": lambda: fragment("parts/town.html.jinja", "town", root, try_out(DOT)),
        **{name: partial(_made, name) for name in _COUNTED},
    }


# Each by its macro, and what that is given, which takes a while to count and is the same for every site.
_COUNTED: Mapping[str, tuple[str, Callable[[], object]]] = {
    "town-ladder": ("ladder", lambda: lessons.ladder(resident(DOT), _PICTURED)),
    "town-ladders": ("ladders", lambda: lessons.other_ladders(DOT)),
    "town-protections": ("listed", lambda: lessons.protections(resident(DOT))),
    "town-alone": ("listed", lessons.alone),
    "crowd-measures": ("listed", lessons.measures),
    "small-numbers-counted": ("counts", lambda: small_number_lesson.counted().turned()),
    "small-numbers-hidden": ("counts", lambda: small_number_lesson.hidden_once().turned()),
    "small-numbers-hidden-twice": ("counts", lambda: small_number_lesson.hidden_twice().turned()),
    "small-numbers-rounded": ("counts", lambda: small_number_lesson.rounded_counts().turned()),
    "small-numbers-whole": ("counts", small_number_lesson.whole_table),
    "noise-picture": ("noise", noise_picture),
}


def _made(name: str) -> str:
    macro, view = _COUNTED[name]
    return Markup(
        kept(f"insert {name}", source(_TEMPLATE), lambda: fragment(_TEMPLATE, macro, view()).encode()).decode()
    )


def _counts() -> Mapping[str, int]:
    people = town()
    ages_in_streets = Crowds(people, Columns("exact", "street", sex=True))
    return {
        **small_number_lesson.numbers(),
        "small-crowd": lessons.SMALL,
        "town-people": len(people),
        "town-wards": len(WARDS),
        "town-streets": len(STREETS),
        "alone-by-band-ward": Crowds(people, Columns("band", "ward", sex=True)).alone,
        "alone-by-age-ward": Crowds(people, Columns("exact", "ward", sex=True)).alone,
        "alone-by-age-street": ages_in_streets.alone,
        "alone-by-age-street-share": round(100 * ages_in_streets.alone / PEOPLE),
        "noise-true-count": true_count(),
    }


def _hidden_wards() -> tuple[str, str]:
    """The ward with the small count of the lesson, and the one that is hidden with it."""
    lesson = small_number_lesson.one_condition()
    small = lesson.small(small_number_lesson.LIMIT)
    (first,), (second,) = small, lesson.hidden_with(small) - small
    return WARDS[first[1]], WARDS[second[1]]
