"""What the stories of Fay, Eli and Dot say: each number counted in the town, each name taken from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.present.explainer.crowds import Columns, Crowds
from generator.present.explainer.people import CONDITIONS, JOBS, RARE, STREETS, WARDS, Person
from generator.present.explainer.residents import resident
from generator.present.explainer.town import town

# What is left of each list once it is made safer: neither the work nor the exact age, and wards for streets.
SAFER = Columns("band", "ward")
SAFER_WITH_SEX = Columns("band", "ward", sex=True)
CLUB_LIST = Columns("exact", "street", sex=True)
STREET_LIST = Columns("band", "street")


@cache
def story_counts() -> Mapping[str, int]:
    """Every number of the stories, by the name of its insert."""
    people = town()
    fay, eli, dot = (resident(name).person for name in ("fay", "eli", "dot"))
    return {
        "fay-age": fay.age,
        "fay-nurses": sum(1 for one in people if one.job == fay.job),
        "fay-nurses-ward": _crowd(fay, Columns(None, "ward", job=True)),
        "fay-job-crowd": _crowd(fay, Columns("exact", "ward", job=True)),
        "fay-band-job-crowd": _crowd(fay, Columns("band", "ward", job=True)),
        "fay-band-ward-crowd": _crowd(fay, SAFER),
        "fay-band-ward-conditions": _conditions(fay, SAFER),
        "eli-age": eli.age,
        "eli-street-crowd": _crowd(eli, CLUB_LIST),
        "eli-job-crowd": _crowd(eli, Columns("exact", "street", sex=True, job=True)),
        "eli-band-ward-crowd": _crowd(eli, SAFER_WITH_SEX),
        "eli-band-ward-conditions": _conditions(eli, SAFER_WITH_SEX),
        "dot-street-band-crowd": _crowd(dot, STREET_LIST),
        "dot-street-band-conditions": _conditions(dot, STREET_LIST),
        "dot-street-people": _crowd(dot, Columns(None, "street")),
        "dot-sex-band-ward-crowd": _crowd(dot, SAFER_WITH_SEX),
        "dot-ward-band-crowd": _crowd(dot, SAFER),
        "dot-ward-band-conditions": _conditions(dot, SAFER),
        "moon-fever-people": sum(1 for one in people if CONDITIONS[one.condition] == RARE),
    }


@cache
def story_words() -> Mapping[str, str]:
    """Every name and every share of the stories, by the name of its insert."""
    fay, eli, dot = (resident(name).person for name in ("fay", "eli", "dot"))
    return {
        "fay-ward": WARDS[fay.ward],
        "fay-condition": CONDITIONS[fay.condition],
        "eli-street": STREETS[eli.street],
        "eli-job": JOBS[eli.job],
        "eli-condition": CONDITIONS[eli.condition],
        "dot-street": STREETS[dot.street],
        "dot-ward": WARDS[dot.ward],
        "dot-condition": CONDITIONS[dot.condition],
        "dot-street-band-distance": f"{Crowds(town(), STREET_LIST).distance(dot):.2f}",
    }


def _crowd(person: Person, columns: Columns) -> int:
    return Crowds(town(), columns).around(person)


def _conditions(person: Person, columns: Columns) -> int:
    """How many different answers a person's crowd has where a list says what people have; having none is one too."""
    return len(Crowds(town(), columns).conditions[columns.of(person)])
