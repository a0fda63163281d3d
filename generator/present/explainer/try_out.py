"""The town to try out: what the page shows, the sentences that the script may say, and the file that it counts in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.present.explainer.lessons import SMALL
from generator.present.explainer.people import (
    BAND,
    CONDITIONS,
    HOUSEHOLDS,
    JOBS,
    OLDEST_BAND,
    SCHOOLS,
    SEXES,
    STREETS,
    STREETS_A_WARD,
    WARDS,
    Person,
)
from generator.present.explainer.picture import EDGE, ROW, STEP, height, width
from generator.present.explainer.residents import Resident, residents
from generator.present.explainer.town import town

SOURCE = "assets/town.json"

# What is ticked or not, known or not: the column's name, and the words beside the box.
COLUMNS = (
    ("sex", "Sex"),
    ("household", "Who they live with"),
    ("school", "School"),
    ("job", "Work"),
    ("condition", "Health condition"),
)

LEFT_OUT = (
    ("age", "Leave out age"),
    ("place", "Leave out street and ward"),
    ("sex", "Leave out sex"),
    ("household", "Leave out who they live with"),
    ("school", "Leave out school"),
    ("job", "Leave out work"),
    ("condition", "Leave out health"),
)
"""What may be left out of the list, likewise."""

_SAYINGS = (
    ("crowd-one", "person it could be"),
    ("crowd", "people it could be"),
    ("still", "Still {number}"),
    ("nothing-known", "Nobody knows a thing about {name} yet, so {they} could be anyone in the town."),
    ("no-use", "What they know is not in the list, so {name} could be anyone in the town."),
    ("named-short", "Named."),
    (
        "named",
        "The names are still on the list, so nobody has to work anything out. What protects {name} then is who may "
        "open the list.",
    ),
    ("alone-short", "Alone."),
    ("alone", "Nobody else fits. Whoever knows this much can find the one line about {name}."),
    ("few-short", "Only a few."),
    ("few", "A good guess, or one more fact, could find {name}."),
    ("many", "{name} is one of many who fit."),
    ("reads", "That line also says: {condition}."),
    ("reads-none", "That line also says: no health condition."),
    ("all-share", "All of them have {condition}. So nobody has to find out which one is {name}."),
    ("none-share", "None of them has a health condition. So nobody has to find out which one is {name}."),
    (
        "differ",
        "Their lines give {number} different answers about health. A guess at {their} own may be right or wrong.",
    ),
    ("left-out", "The list says nothing about health."),
    ("counted", "A table of totals would show this as {shown}."),
    ("counted-shown-short", "The table shows {shown}."),
    ("counted-none", "That does not mean nobody."),
    ("counted-all-share", "If it has health in it, it gives the answer away as well: {condition}."),
    ("counted-none-share", "If it has health in it, it gives the answer away as well: no health condition."),
    ("alone-counted", "A total of one is about {name} and nobody else."),
    ("counted-short", "The table shows a star."),
    ("counted-hidden", "A table of totals would show a star, because the number is below {limit}."),
    ("counted-hidden-why", "The star might still be worked out from other totals, unless a second one is hidden too."),
    ("counted-second", "A second one is hidden too, so one total alone does not give it away."),
    (
        "everyone-alone-one",
        "With this list, and the same facts about everyone, {number} person of {total} would be alone.",
    ),
    ("everyone-alone", "With this list, and the same facts about everyone, {number} people of {total} would be alone."),
    ("everyone-none", "With this list, and the same facts about everyone, nobody would be alone."),
    ("everyone-named", "Everyone in the town is named."),
    ("picture", "The town, a dot for each of its {total} people. Big dots: {number}. {name} could be any of these."),
    (
        "from-record",
        "You came from a record, so some boxes are ticked for you. What the record does not say, we do not know. The "
        "facts known here are our example. This shows how it works. It does not show how safe the real data is.",
    ),
    (
        "from-record-counts",
        "The record also says how small numbers are hidden in what is published. Tick “Only totals” to see that.",
    ),
    ("oldest", "{band} or over"),
    ("failed", "The town could not be loaded. The tables on this page show the same."),
)


@dataclass(frozen=True, slots=True)
class TryOut:
    """What stands in the page before the script fills it."""

    source: str
    residents: tuple[Resident, ...]
    first: str
    wards: tuple[str, ...]
    width: int
    height: int
    columns: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    limits: tuple[tuple[int, str], ...]
    steps: tuple[tuple[int, str], ...]
    sayings: tuple[tuple[str, str], ...]


def try_out(first: str) -> TryOut:
    """The town to try out, one resident chosen to begin with."""
    return TryOut(
        source=SOURCE,
        residents=residents(),
        first=first,
        wards=WARDS,
        width=width(),
        height=height(),
        columns=COLUMNS,
        left_out=LEFT_OUT,
        limits=((0, "none hidden"), (5, "5"), (8, "8"), (10, "10")),
        steps=((0, "not rounded"), (5, "5"), (10, "10")),
        sayings=_SAYINGS,
    )


def town_file() -> bytes:
    """Everyone in the town, column by column, with the words for each number: what the script counts in."""
    people = town()
    columns = {name: [getattr(person, name) for person in people] for name in Person.__slots__}
    whole = {
        "columns": columns,
        "words": {
            "sex": SEXES,
            "street": STREETS,
            "ward": WARDS,
            "household": HOUSEHOLDS,
            "school": SCHOOLS,
            "job": JOBS,
            "condition": CONDITIONS,
        },
        "streetsAWard": STREETS_A_WARD,
        "band": BAND,
        "oldestBand": OLDEST_BAND,
        "small": SMALL,
        "picture": {"step": STEP, "row": ROW, "edge": EDGE},
        "residents": {
            one.id: {
                "name": one.name,
                "place": one.place,
                "told": one.told,
                "they": one.they,
                "them": one.them,
                "their": one.their,
            }
            for one in residents()
        },
    }
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()
