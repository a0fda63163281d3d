"""What stays at the addresses that an agreement or an organisation had before.

Each leads to the same place at its new address.

A web host that can redirect does so by itself (`_redirects`). Elsewhere a script goes on at once, with whatever the
link had behind its `#`. Without a script nothing could know that, so the page has every place that the new one has: the
reader lands on the one that the link meant, and the one link there goes on to it. That is why there is no `meta
refresh`, which would drop it.
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.model.register import Register
from generator.present.families import Several
from generator.present.page import KINDS, Kind, Page, PlannedFile, PlannedPage, Site
from generator.present.pages import shown_card
from generator.present.pages.follow import FOLDER as FEEDS
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import excerpt

# Where things stand that may get another id, with what a trail calls that folder.
_FOLDERS = {"agreements/": "Agreements", "organisations/": "Organisations"}
HEADING = "This page has moved"
_ID = re.compile(r'\sid="([^"]*)"')
# By how many folders deep the page is, as versions of a record are four. An organisation has one page.
_KINDS = {2: KINDS["moved"], 3: KINDS["moved-part"], 4: Kind("moved-version", 4, "agreements", hidden=True)}
_OF_AN_ORGANISATION = KINDS["moved-organisation"]
_DATA = (".json", ".jsonld")


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page prints: what was here, where it is now, and each place on it."""

    trail: tuple[Step, ...]
    heading: str
    old: str
    title: str
    to: str
    anchors: tuple[str, ...]


def moved_folders(register: Register) -> Mapping[str, str]:
    """Where agreements and organisations were before, and where each is now: one step, however often it moved."""
    agreements = ((old, card.id, "agreements") for card in register.cards for old in card.previous_ids)
    bodies = ((old, now, "organisations") for old, now in register.directory.before.items())
    return {f"{folder}/{old}/": f"{folder}/{now}/" for old, now, folder in (*agreements, *bodies)}


def moved_pages(register: Register, pages: Iterable[PlannedPage]) -> Iterator[Several[PlannedPage]]:
    """For each page of an agreement or an organisation one at each address that it had before, kind by kind.

    A card stays what it is: whoever shows it at its old address shows no page that leads on.
    """
    of_kind: dict[str, list[PlannedPage]] = {}
    for page in _moved_pages(register, pages):
        of_kind.setdefault(page.kind.name, []).append(page)
    return map(Several[PlannedPage], of_kind.values())


def _moved_pages(register: Register, pages: Iterable[PlannedPage]) -> Iterator[PlannedPage]:
    before = _before(register)
    for page in pages if before else ():
        for address in _old_addresses(page.address, before):
            if page.kind.bare:
                yield PlannedPage(address, page.kind, partial(_the_same, page.make, address))
            else:
                kind = _OF_AN_ORGANISATION if address.startswith("organisations/") else _KINDS[page.kind.depth]
                yield PlannedPage(address, kind, partial(moved_page, page.make, address))


def moved_files(site: Site, files: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
    """For each file of data about an agreement one at each address that it had before, which tells where it is.

    What belongs to its card is there again, since another site shows it; and so are the feed and the calendar of an
    organisation, since programs ask for them.
    """
    before = _before(site.register)
    feeds = {f"{FEEDS}{now}": tuple(f"{FEEDS}{old}" for old in olds) for now, olds in before.items()}
    for file in files if before else ():
        name, _, ending = file.path.rpartition(".")
        for old in feeds.get(f"{name}/", ()):
            yield PlannedFile(f"{old.rstrip('/')}.{ending}", file.make)
        for path in _old_addresses(file.path, before):
            if path.startswith(shown_card.address_of(path.split("/")[1])):
                yield PlannedFile(path, file.make)
            elif path.endswith(_DATA):
                yield PlannedFile(path, partial(_moved_file, site, path, file.path))


def moved_page(make: Callable[[], Page], address: str) -> Page:
    """The page that leads on from an old address to the page that `make` gives."""
    now = make()
    folder = f"{address.partition('/')[0]}/"
    anchors = dict.fromkeys(html.unescape(anchor) for anchor in _ID.findall(now.body))
    view = MovedView(
        trail=trail((_FOLDERS[folder], folder), here="An old address"),
        heading=HEADING,
        old=address,
        title=now.title,
        to=now.address,
        anchors=tuple(anchors),
    )
    return Page(
        address,
        f"{now.title}, moved from {address}",
        excerpt(f"{address} has moved. It leads to “{now.title}”."),
        render("moved.html.jinja", view, address),
        canonical=now.address,
    )


def _the_same(make: Callable[[], Page], address: str) -> Page:
    return dataclasses.replace(make(), address=address)


def _before(register: Register) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for old, now in moved_folders(register).items():
        found[now] = (*found.get(now, ()), old)
    return found


def _old_addresses(address: str, before: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Where something that stands below one of these folders was before."""
    folder, _, inside = address.partition("/")
    identifier, _, rest = inside.partition("/")
    for old in before.get(f"{folder}/{identifier}/", ()):
        yield f"{old}{rest}"


def _moved_file(site: Site, path: str, to: str) -> bytes:
    old, new = path.split("/")[1], to.split("/")[1]
    root = site.settings.site_url.rstrip("/")
    told = {"id": old, "moved_to": new, "address": f"{root}/agreements/{new}/", "data": f"{root}/{to}"}
    return (json.dumps(told, indent=2) + "\n").encode()
