"""The council of a place: who it is, how to ask it, and the public conversations held there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.model.area import Area, Conversation
from generator.model.vocabulary import AREA_KINDS
from generator.present.page import Site
from generator.present.pages.area_history import council_name
from generator.present.pages.places import name_of, organisation_of_area
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    NOT_STATED,
    Line,
    Piece,
    capital,
    count,
    in_a_sentence,
    linked,
    listed,
    outside,
    plain,
    sentence,
    site_of,
    when,
)

CAPTION = "A question that you can copy"
REQUEST_TITLE = "Agreements to share data about residents"
QUESTION = (
    "Which agreements do you have to share data about residents with other organisations? For each one, please "
    "tell me what data is shared, who receives it, what it is for, and which law allows it."
)


@dataclass(frozen=True, slots=True)
class Ask:
    """How to ask the council about the data it shares."""

    heading: str
    steps: tuple[Line, ...]
    caption: str
    question: str


@dataclass(frozen=True, slots=True)
class Held:
    """A public conversation about data that was held here: the facts, and nothing made of them."""

    title: str
    facts: str
    said: tuple[str, ...]
    links: Line


def facts_of(site: Site, identifier: str) -> tuple[Fact, ...]:
    """Who the council is, and what the place belongs to. Links are relative to the area's page."""
    area = site.register.areas[identifier]
    kind = AREA_KINDS[area.kind]
    facts = []
    ended, to_begin = area.has_ended(site.as_of), area.is_to_begin(site.as_of)
    if area.council is None:
        facts.append(_fact("kind", "What kind of place is it?", plain(f"{kind.label}. {kind.meaning}")))
    else:
        organisation = organisation_of_area(site).get(identifier)
        council = Piece(area.council, f"../../organisations/{organisation}/" if organisation else "")
        serves = "served" if ended else "is to serve" if to_begin else "serves"
        what = "authority" if area.kind == "combined-authority" else "council"
        does = plain(f"{kind.label}. {kind.meaning}")
        facts.append(_fact("council", f"Which {what} {serves} it?", (council,), does))
        facts.append(_website(area))
    if not ended:
        facts += _county_council(site, area)
    facts += _links(site, "part-of", "What is it part of?", area.within)
    if area.other_names:
        facts.append(_fact("other-names", "What else is it called?", plain(listed(area.other_names))))
    if area.from_ is not None:
        begin = "does this council begin" if to_begin else "did this council begin"
        facts.append(_fact("from", f"When {begin}?", plain(capital(when(area.from_)))))
    before = "What is there until then?" if to_begin else "What was there before?"
    facts += _links(site, "replaces", before, area.replaces)
    if area.until is not None:
        is_it = "was" if ended else "is"
        facts.append(_fact("until", f"Until when {is_it} it the council?", plain(capital(when(area.until)))))
    facts += _ending(area, ended)
    took = "What took its place?" if ended else "What will take its place?"
    facts += _links(site, "replaced-by", took, area.replaced_by or ())
    if area.sources:
        read = linked([outside(source.title or site_of(source.url), source.url) for source in area.sources])
        facts.append(_fact("sources", "Who says so?", read))
    return tuple(facts)


def _ending(area: Area, ended: bool) -> Iterable[Fact]:
    """Why a council ended or is to end, and who decided that: also where nobody has said it yet."""
    ending = area.ending
    if ending is not None or ended or area.until is not None:
        why = f"Why {'did it' if ended else 'will it'} end?"
        yield _stated("why-ended", why, ending.why if ending else None)
        yield _stated("ended-by", "Who decided that?", ending.by if ending else None)


def ask_of(site: Site, area: Area) -> Ask | None:
    """The steps of asking. An invented place has nobody to ask, and neither has an area without a council."""
    if area.invented or area.council is None:
        return None
    if area.has_ended(site.as_of):
        return _ask_another(site, "Whom do I ask now?", area.replaced_by or (), "Ask ")
    if area.from_ is not None and area.is_to_begin(site.as_of):
        return _ask_until_then(site, area, when(area.from_))
    look = "“data protection” or “privacy”. The page says whom to write to."
    find: Line = plain(f"On the website of {area.council}, look for {look}")
    if area.website is not None:
        find = (Piece("On "), outside(site_of(area.website) or area.website, area.website), Piece(f", look for {look}"))
    regulator = site.settings.regulator
    complain = (
        Piece(
            "If you think that the council uses your data wrongly, complain to it first. It must tell you within 30 "
            "days that it has your complaint. After that, you can complain to the "
        ),
        Piece(regulator.name, regulator.url),
        Piece("."),
    )
    own_data = (
        "You can also ask to see the data that the council holds about you. It is free. The council has one month "
        "to answer, or three months where your request is complex."
    )
    send = plain(
        "Send the question below. You need not say why you ask. The council usually has 20 working days to answer."
    )
    asking = (*_in_public(area), *_ask_the_county_too(site, area), *_ask_the_next(site, area))
    steps = (find, send, *asking, plain(own_data), complain)
    return Ask(f"How do I ask {area.council}?", steps, CAPTION, QUESTION)


def _ask_another(site: Site, heading: str, others: Iterable[str], before: str) -> Ask | None:
    """That another council has to be asked, since this one is no more."""
    known = [Piece(council_name(site, one), f"../{one}/") for one in others if one in site.register.areas]
    if not known:
        return None
    how = "Its page says how." if len(known) == 1 else "The page of each says how."
    return Ask(heading, (linked(known, before, f". {how}", joined_by="or"),), CAPTION, QUESTION)


def _ask_until_then(site: Site, area: Area, begins: str) -> Ask | None:
    """Whom to ask while a council is still to begin: one's own district, and the county around it."""
    known = site.register.areas
    before = [one for one in area.replaces if one in known and known[one].council]
    counties = [one for one in before if known[one].kind == "county"]
    districts = [Piece(council_name(site, one), f"../{one}/") for one in before if one not in counties]
    steps = []
    if len(districts) > 1:
        steps.append(
            linked(districts, f"Until {begins}, ask the council of the place where you live: ", joined_by="or")
        )
    elif districts:
        steps.append(linked(districts, f"Until {begins}, ask "))
    if counties:
        also = "Ask " if districts else f"Until {begins}, ask "
        around = [Piece(council_name(site, one), f"../{one}/") for one in counties]
        steps.append(linked(around, also, " as well" if districts else ""))
    said = tuple((*step, Piece(". The page of each says how." if step is steps[-1] else ".")) for step in steps)
    return Ask("Whom do I ask until then?", said, CAPTION, QUESTION) if said else None


def _ask_the_next(site: Site, area: Area) -> tuple[Line, ...]:
    """Whom to ask once this council has ended."""
    after = [
        Piece(council_name(site, new), f"../{new}/") for new in area.replaced_by or () if new in site.register.areas
    ]
    return (
        (linked(after, f"After {when(area.until)}, ask ", " instead.", joined_by="or"),) if after and area.until else ()
    )


def _in_public(area: Area) -> tuple[Line, ...]:
    """The same question through WhatDoTheyKnow, already written, where the council is known there."""
    if area.whatdotheyknow is None:
        return ()
    letter = urlencode({"title": REQUEST_TITLE, "default_letter": QUESTION}, quote_via=quote)
    address = f"https://www.whatdotheyknow.com/new/{area.whatdotheyknow}?{letter}"
    return (
        (
            Piece("Or "),
            Piece("ask in public through WhatDoTheyKnow", address),
            Piece(", where the question is written for you. Take care: that site publishes your name and your letter."),
        ),
    )


def held_in(area: Area) -> tuple[Held, ...]:
    """The public conversations about data that were held here."""
    return tuple(_held(conversation) for conversation in area.conversations)


def _fact(anchor: str, question: str, line: Line, *notes: Line) -> Fact:
    return Fact(anchor, question, entries=(Entry(line, notes=notes),))


def _stated(anchor: str, question: str, text: str | None) -> Fact:
    return _fact(anchor, question, plain(sentence(text))) if text else Fact(anchor, question, missing=NOT_STATED)


def _county_of(site: Site, area: Area) -> tuple[str, Area] | None:
    """The county whose council serves the place beside its own, with its id."""
    above = ((one, site.register.areas.get(one)) for one in area.within)
    return next(((one, outer) for one, outer in above if outer and outer.kind == "county" and outer.council), None)


def _county_council(site: Site, area: Area) -> list[Fact]:
    county = _county_of(site, area)
    if county is None:
        return []
    identifier, outer = county
    council = (Piece(outer.council or "", f"../{identifier}/"),)
    return [_fact("county-council", "Which other council serves it?", council, plain(AREA_KINDS["county"].meaning))]


def _ask_the_county_too(site: Site, area: Area) -> tuple[Line, ...]:
    county = _county_of(site, area)
    if county is None:
        return ()
    identifier, outer = county
    name = Piece(outer.council or "", f"../{identifier}/")
    return (
        linked([name], before="Ask ", after=" as well. It runs the larger services, such as schools and social care."),
    )


def _website(area: Area) -> Fact:
    anchor, question = "website", "Where is its website?"
    if area.website is None:
        return Fact(anchor, question, missing=NOT_STATED)
    name = site_of(area.website) or area.website
    return _fact(anchor, question, (outside(name, area.website),))


def _links(site: Site, anchor: str, question: str, identifiers: Iterable[str]) -> list[Fact]:
    known = site.register.areas
    pieces = [Piece(name_of(site, one), f"../{one}/" if one in known else "") for one in identifiers]
    return [_fact(anchor, question, linked(pieces))] if pieces else []


def _held(conversation: Conversation) -> Held:
    facts = [
        capital(when(conversation.date)) if conversation.date else "Not stated when",
        f"held by {conversation.held_by}" if conversation.held_by else "not stated who held it",
    ]
    if conversation.who:
        facts.append(f"who took part: {in_a_sentence(conversation.who)}")
    if conversation.people is not None:
        facts.append(count(conversation.people, "person", "people"))
    links = [outside("the report", conversation.report)] if conversation.report else []
    if source := conversation.source:
        links.append(outside(source.title or site_of(source.url) or source.url, source.url))
    read = linked(links, before="Read more: ", after=".") if links else ()
    return Held(conversation.title, " · ".join(facts), conversation.said or (), read)
