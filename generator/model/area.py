"""An area: a nation, region, county, combined authority or district that records can name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.model.dates import PartialDate
from generator.model.fields import Count, Id, Link, OneOf, Record, SchemaVersion, Text, Yes, maybe, said
from generator.model.provenance import Source
from generator.model.vocabulary import AREA_KINDS, OUTLINES

CODE_PATTERN = r"^[ENSW][0-9]{8}$"
# How WhatDoTheyKnow names a body in the address of its page.
BODY_PATTERN = r"^[a-z0-9_-]+$"


class Conversation(Record):
    """A public discussion about data that was held in an area."""

    title: Text = said("What was it called?", "Its title.", "Data for Public Benefit workshop")
    date: PartialDate | None = maybe("When was it?", "A date.", "2017")
    held_by: Text | None = maybe("Who held it?", "An organisation.", "Involve")
    who: Text | None = maybe("Who took part?", "Kinds of people, not names.", "People from public services")
    people: Count | None = maybe("How many took part?", "A number.", 20)
    said: tuple[Text, ...] | None = maybe("What did they say mattered?", "Short sentences.", ["Say who gains."])
    report: Link | None = maybe("Where is the report?", "Its address.", "https://involve.org.uk/report")
    source: Source | None = maybe("Where was this read?", "A page.", {"url": "https://involve.org.uk"})


class Ending(Record):
    """Why a council ends, and who decided it. Its page tells that for as long as there are links to it."""

    why: Text = said("Why does it end?", "One sentence.", "One council takes the place of seven.")
    by: Text | None = maybe("Who decided it?", "A body or a law.", "The UK government")


class Area(Record):
    """One place, and the council that serves it."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    name: Text = said("What is the place called?", "The name people use.", "Leeds")
    council: Text | None = maybe("Which council serves it?", "Its full name.", "Leeds City Council")
    code: Annotated[str, Field(pattern=CODE_PATTERN)] | None = maybe(
        "What is its official code?", "The nine-character code of the Office for National Statistics.", "E08000035"
    )
    kind: Annotated[str, OneOf(AREA_KINDS)] = said(
        "What kind of area is it?", "Choose one word.", "metropolitan-district"
    )
    within: tuple[Id, ...] = said("What is it inside?", "Ids of larger areas, nearest first.", ["england"], default=())
    nation: Id | None = maybe("Which nation is it in?", "An id.", "england")
    website: Link | None = maybe("Where is the council's website?", "Its address.", "https://www.leeds.gov.uk")
    other_names: tuple[Text, ...] = said("What else is it called?", "Other names.", ["City of Leeds"], default=())
    whatdotheyknow: Annotated[str, Field(pattern=BODY_PATTERN, max_length=200)] | None = maybe(
        "What is its name on WhatDoTheyKnow?", "As in its address there.", "leeds_city_council"
    )
    outline: Annotated[str, OneOf(OUTLINES)] = said("Is there an outline for the map?", "`drawn` or `none`.", "drawn")
    from_: PartialDate | None = maybe("Since when does this council exist?", "A date.", "1974-04-01", key="from")
    until: PartialDate | None = maybe("Until when did it exist?", "A date.", "2027-03-31")
    ending: Ending | None = maybe(
        "Why does it end, and who decided it?",
        "For a council that has ended or will end.",
        {"why": "One council takes the place of seven.", "by": "The UK government"},
    )
    replaces: tuple[Id, ...] = said("Which areas did it replace?", "Ids.", [], default=())
    replaced_by: tuple[Id, ...] | None = maybe("Which areas replaced it?", "Ids.", [])
    adopted: tuple[Id, ...] = said("Which inherited agreements has it confirmed?", "Ids.", [], default=())
    conversations: tuple[Conversation, ...] = said(
        "Which public discussions were held here?", "A list.", [], default=()
    )
    sources: tuple[Source, ...] = said(
        "Where was it read that the council begins or ends?",
        "The pages that say so.",
        [{"url": "https://www.surreylgrhub.org/"}],
        default=(),
    )
    invented: Yes = said("Is it an invented place?", "`true` for worked examples.", False, default=False)

    def has_ended(self, on: date) -> bool:
        """Whether its council is no more on a day. Where no end is stated, another in its place says so too."""
        if self.until is not None:
            return self.until.latest < on
        return bool(self.replaced_by)

    @property
    def heir(self) -> str | None:
        """Id of the area that alone takes its place, if one does."""
        return self.replaced_by[0] if self.replaced_by and len(self.replaced_by) == 1 else None

    def is_to_begin(self, on: date) -> bool:
        """Whether its council has not begun on a day."""
        return self.from_ is not None and self.from_.earliest > on


def made_of(areas: Mapping[str, Area]) -> Mapping[str, tuple[str, ...]]:
    """Ids of the areas that each area is made of: those inside it, and those whose place it alone takes.

    A council that takes the place of several has their outlines together until it has one of its own. One that
    shares an older area with another council does not have the whole of it.
    """
    parts: dict[str, dict[str, None]] = {}
    for identifier, area in areas.items():
        for outer in area.within:
            parts.setdefault(outer, {})[identifier] = None
        seen = {identifier}
        after = area.heir
        while after is not None and after not in seen:
            parts.setdefault(after, {})[identifier] = None
            seen.add(after)
            after = areas[after].heir if after in areas else None
    return {identifier: tuple(found) for identifier, found in parts.items()}
