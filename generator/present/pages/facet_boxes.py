"""Questions with too many answers to show: the box in which a reader looks for one, and by what it finds it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.vocabulary import AREA_KINDS, ORGANISATION_KINDS
from generator.present.page import Site
from generator.present.pages import organisations, places


class Found(NamedTuple):
    """An answer as a reader finds it: its name, what stands beside it, and what else it is called."""

    name: str
    beside: str
    called: str


@dataclass(frozen=True)
class Box:
    """The words of the box and of the way without a script, and how the box finds an answer.

    `reaches` are the answers that one brings, where it brings others than itself. `apart` is whether the answers stand
    in a file of their own, because many readers need none of them.
    """

    label: str
    why: str
    otherwise: str
    found: Callable[[Site, str], Found]
    reaches: Callable[[Site, str], Collection[str]] | None = None
    apart: bool = False


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


def _named_by_an_agreement(site: Site, identifier: str) -> set[str]:
    return reached_from(site, identifier) & site.register.by_area.keys()


def _place(site: Site, identifier: str) -> Found:
    area = site.register.areas[identifier]
    name = places.name_of(site, identifier)
    kind = area.council if area.council and area.council != name else AREA_KINDS[area.kind].label
    beside = (kind, "invented" if area.invented else places.standing_words(site, identifier))
    return Found(name, ", ".join(filter(None, beside)), " ".join(filter(None, (area.council, *area.other_names))))


def _body(site: Site, identifier: str) -> Found:
    body = organisations.bodies(site)[identifier]
    kind = ORGANISATION_KINDS[body.kind].label if body.kind else organisations.KIND_NOT_STATED
    known = site.register.organisations.get(identifier)
    others = (known.other_names or ()) if known else ()
    return Found(body.name, f"{kind}, invented" if body.invented else kind, " ".join(others))


PLACES = Box(
    "Add a place",
    "Type the name of a council or another place.",
    "Choose from all places",
    found=_place,
    reaches=_named_by_an_agreement,
)
BODIES = Box(
    "Add an organisation",
    "Type words of its name.",
    "Choose from all organisations",
    found=_body,
    apart=True,
)
