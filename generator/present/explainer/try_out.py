"""The town to try out: what the page shows, the sentences that the script may say, and the file that it counts in."""

from __future__ import annotations

import json
from dataclasses import dataclass

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

LEFT_OUT = (("age", "Age"), ("place", "Street and ward"), *COLUMNS)
"""What may be left out of the list, likewise."""

_SAYINGS = (
    ("crowd-one", "person it could be"),
    ("crowd", "people it could be"),
    ("nothing-known", "Nobody knows a thing about {name} yet, so {they} could be anyone in the town."),
    ("no-use", "What they know is not in the list, so {name} could be anyone in the town."),
    ("named", "The names are still on the list. Nobody has to work anything out: it says {name}."),
    ("alone", "{name} is alone. Whoever knows this much can find the one line about {them}."),
    ("alone-counted", "{name} is alone. A count of one would be about {them} and nobody else."),
    ("few", "Only a few. A good guess, or one more fact, could find {name}."),
    ("many", "{name} can hide among them."),
    ("reads", "That line also says: {condition}."),
    ("reads-none", "That line also says: no health condition."),
    ("all-share", "All of them have {condition}. So nobody has to find out which one is {name}."),
    ("none-share", "None of them has a health condition. So nobody has to find out which one is {name}."),
    ("differ", "They have {number} different answers under health, so {their} own stays unsure."),
    ("left-out", "The list says nothing about health."),
    ("counted", "A table of counts would show them as {shown}."),
    ("counted-hidden", "A table of counts would show a star, because they are fewer than {limit}."),
    ("counted-hidden-why", "The star can still be worked out from a total, unless a second count is hidden too."),
    ("counted-second", "A second count is hidden too, so a total does not give the star away."),
    ("everyone-alone-one", "If they knew this of everyone, {number} person of {total} would be alone."),
    ("everyone-alone", "If they knew this of everyone, {number} people of {total} would be alone."),
    ("everyone-named", "Everyone in the town is named."),
    ("picture", "The town, a dot for each of its {total} people. Dark dots: {number}. {name} could be any of these."),
    (
        "from-record",
        "You came from a record. What it says of names and small numbers is ticked below. What someone knows is our "
        "example: what any neighbour would.",
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
        limits=((0, "none are hidden"), (5, "5"), (8, "8"), (10, "10")),
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
