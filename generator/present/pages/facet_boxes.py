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

    Where an answer brings others than itself, `near` are those that belong to it, itself among them, and `wider` those
    that it belongs to. `apart` is whether the answers stand in a file of their own, because many readers need none of
    them.
    """

    label: str
    why: str
    otherwise: str
    found: Callable[[Site, str], Found]
    near: Callable[[Site, str], Collection[str]] | None = None
    wider: Callable[[Site, str], Collection[str]] | None = None
    apart: bool = False


def belonging_to(site: Site, identifier: str) -> set[str]:
    """Ids of the place itself, the smaller ones inside it, and those whose place they took."""
    inside = site.register.areas_inside.get(identifier, ())
    came_before = (old for one in (identifier, *inside) for old in places.came_before(site, one))
    return {identifier, *inside, *came_before}


def around(site: Site, identifier: str) -> set[str]:
    """Ids of the larger places around a place. One whose council is no more has nothing around it now."""
    if places.has_ended(site, identifier):
        return set()
    wider = (one for one in site.register.areas[identifier].within if not places.has_ended(site, one))
    return set(wider) - belonging_to(site, identifier)


def _named(ids: Callable[[Site, str], set[str]]) -> Callable[[Site, str], set[str]]:
    """The same, if an agreement names them."""
    return lambda site, identifier: ids(site, identifier) & site.register.by_area.keys()


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
    near=_named(belonging_to),
    wider=_named(around),
)
BODIES = Box(
    "Add an organisation",
    "Type words of its name.",
    "Choose from all organisations",
    found=_body,
    apart=True,
)
