"""Where an agreement is: the places it names, how surely each takes part, and what becomes of their councils."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.area import Area
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.model.vocabulary import TAKING_PART
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.places import name_of
from generator.present.parts import Entry, MapView
from generator.present.wording import Line, Piece, capital, linked, listed, on, plain

_OF_MANY_COUNCILS = ("nation", "region", "combined-authority")


def where_drawn(subject: Subject) -> MapView | None:
    """The small map of its places, or nothing where none is drawn."""
    site = subject.site
    if site.maps is None:
        return None
    takes, _ = _part(subject)
    return site.maps.of_agreement(subject.card, lambda place: name_of(site, place), f"{capital(takes)} part")


def _part(subject: Subject) -> tuple[str, str]:
    """What one place does, and what several do, in the tense of the agreement."""
    if subject.declined:
        return "would have taken", "would have taken"
    if subject.unsure:
        return "is named as taking", "are named as taking"
    return ("took", "took") if subject.over else ("takes", "take")


def places_of(subject: Subject) -> Iterator[Entry]:
    """Places grouped by how sure it is that they take part, then those whose council ends."""
    areas = subject.agreement.areas
    takes, take = _part(subject)
    for sure in TAKING_PART:
        places = [subject.area(area.id) for area in areas if (area.taking_part or SILENT) == sure]
        if not places:
            continue
        if sure == SILENT:
            yield from _not_known_to_take_part(subject)
        elif sure == "confirmed":
            yield from _surely_taking_part(subject, take, takes)
        else:
            named = [area.id for area in areas if area.taking_part == sure]
            yield Entry(linked(places), notes=(plain(_covered(subject, named)),))
    if not subject.over:
        yield from _where_councils_end(subject)


def _surely_taking_part(subject: Subject, take: str, takes: str) -> Iterator[Entry]:
    """Places that take part. A whole nation or region is no body that could: it is where the agreement is."""
    known = subject.site.register.areas
    sure = [area.id for area in subject.agreement.areas if area.taking_part == "confirmed"]
    councils = [one for one in sure if one not in known or known[one].council]
    if wide := [subject.area(one) for one in sure if one not in councils]:
        yield Entry(linked(wide, before="All of ", after="."))
    if councils:
        part = take if len(councils) > 1 else takes
        yield Entry(linked([subject.area(one) for one in councils], after=f" {part} part."))


def _not_known_to_take_part(subject: Subject) -> Iterator[Entry]:
    """Places named without a word on whether they take part. One without a council is no body that could."""
    known = subject.site.register.areas
    named = [area.id for area in subject.agreement.areas if (area.taking_part or SILENT) == SILENT]
    councils = [one for one in named if one not in known or known[one].council]
    if wide := [subject.area(one) for one in named if one not in councils]:
        yield Entry(linked(wide, after="."))
    if councils:
        they = "they take" if len(councils) > 1 else "it takes"
        yield Entry(linked([subject.area(one) for one in councils]), silent=f"Not stated: whether {they} part.")


def _covered(subject: Subject, areas: Sequence[str]) -> str:
    """That the scheme covers these areas, and what we do not know about the councils there."""
    if len(areas) > 1:
        return "The scheme covers these areas. We do not know that their councils take part."
    area = subject.site.register.areas.get(areas[0])
    if area is not None and area.kind in _OF_MANY_COUNCILS:
        return "The scheme covers this area. We do not know which of its councils take part."
    return TAKING_PART["footprint"].meaning


def _where_councils_end(subject: Subject) -> Iterator[Entry]:
    """Councils that end, together where the same one takes their place, and whether it has confirmed this."""
    known = subject.site.register.areas
    ending: dict[tuple[str, tuple[str, ...]], list[Area]] = {}
    for named in subject.agreement.areas:
        area = known.get(named.id)
        if area is not None and area.council and area.replaced_by:
            ending.setdefault((_end(subject, area), area.replaced_by), []).append(area)
    for (end, heirs), areas in ending.items():
        # Sixty councils of one county need not be named again.
        who = listed([area.council or area.name for area in areas]) if len(areas) <= 3 else "Some of these councils"
        its = "their" if len(areas) > 1 else "its"
        end = end.replace("is to", "are to") if len(areas) > 1 else end
        notes = tuple(_taken_over(subject, heir, known[heir], its) for heir in heirs if heir in known)
        yield Entry(plain(f"{who} {end}."), notes=notes)


def _end(subject: Subject, area: Area) -> str:
    when = f" {on(area.until)}" if area.until is not None else ""
    return f"ended{when}" if area.has_ended(subject.site.as_of) else f"is to end{when}"


def _taken_over(subject: Subject, identifier: str, heir: Area, its: str) -> Line:
    """Which council takes its place, and whether it has said that this goes on."""
    council = Piece(heir.council or heir.name, f"{subject.root}areas/{identifier}/")
    place = f"will take {its} place" if heir.is_to_begin(subject.site.as_of) else f"took {its} place"
    confirmed = "has confirmed" if subject.card.id in heir.adopted else "has not yet confirmed"
    return linked([council], after=f" {place}. It {confirmed} this agreement.")
