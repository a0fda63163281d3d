"""A site that was built before is patched: what would come out otherwise is made again, and nothing else is touched.

What was kept says what each file was made from (see `present/lookups.py`). Where anything does not fit, all is made
again as if nothing had been kept: a patched site is byte for byte what a build of everything gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from generator.present.families import Chosen, Families
from generator.present.lookups import NotedSite
from generator.present.marks import mark_of_planned
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether
from generator.present.plan import Plan
from generator.publish.kept_site import KeptSite, Unfit
from generator.publish.made import NO_MARK, Made
from generator.publish.stamping import found_marks, stamp_all
from generator.publish.tree import Tree

Item = TypeVar("Item", PlannedPage, PlannedFile)


@dataclass(frozen=True)
class Changed:
    """What is to be made again, and the rows of files that stay as they are."""

    pages: Families[PlannedPage]
    files: Families[PlannedFile]
    together: Sequence[PlannedTogether]
    found: Sequence[bytes]
    stale: frozenset[int]


def changed_since(kept: KeptSite, plan: Plan, site: NotedSite, places: Mapping[str, int]) -> Changed:
    """What of a plan comes out otherwise than in the site that was kept, or may. `places` are those of its rows."""
    made = kept.made
    found = found_marks(site, made.looked_up)
    anew = {
        number
        for number, (now, before) in enumerate(zip(found, made.found, strict=True))
        if now != before or now == NO_MARK
    }
    stay = {places[path] for path in kept.host}

    def stays(path: str, mark: bytes | None) -> bool:
        place = places.get(path)
        if place is None or mark is None or made.mark(place) != mark:
            return False
        if anew and not anew.isdisjoint(made.lookups.row(place)):
            return False
        stay.add(place)
        return True

    def chosen(planned: Families[Item]) -> Families[Item]:
        return Families(
            Chosen(
                family,
                [at for at, path in enumerate(family.paths()) if not stays(path, family.mark(at))],
            )
            for family in planned.families
        )

    pages, files = chosen(plan.pages), chosen(plan.files)
    together = [some for some in plan.together if not all(stays(path, mark_of_planned(some)) for path in some.paths)]
    stay.difference_update(places.get(path, -1) for some in together for path in some.paths)
    if not frozenset(kept.host).isdisjoint(chain(pages.paths(), files.paths())):
        raise Unfit("something is planned at an address of the host's")
    return Changed(pages, files, together, found, frozenset(range(len(made.paths))) - stay)


def patched(kept: KeptSite, plan: Plan, site: NotedSite, tree: Tree, jobs: int) -> tuple[Made, frozenset[str]]:
    """Let the tree hold all that is planned, and the host's files. Raises Unfit.

    Gives a row for each file, and the paths of those that were made again.
    """
    changed = changed_since(kept, plan, site, tree.places)
    pages, sized = changed.pages.apart
    notes = stamp_all(pages, changed.files, kept.frames, tree.folder, jobs, changed.together, site, tree)
    made = kept.made.without(changed.stale)
    made.found = list(changed.found)
    again = frozenset(notes.made.paths)
    tree.has(notes.made)
    made.extend(notes.made)
    tree.only({path: made.written(place) for place, path in enumerate(made.paths)})
    # These tell of the others, so they come last.
    more = stamp_all(sized, (), kept.frames, tree.folder, 1, (), site, tree)
    tree.has(more.made)
    made.extend(more.made)
    made.found += found_marks(site, list(made.looked_up)[len(made.found) :])
    made.forget_idle()
    if notes.faults or more.faults:
        raise Unfit("a page is not in order")
    return made, again.union(more.made.paths)
