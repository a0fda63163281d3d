"""A site that was built before is patched: what would come out otherwise is made again, and nothing else is touched.

What was kept says what each file was made from (see `present/lookups.py`). Where anything does not fit, all is made
again as if nothing had been kept: a patched site is byte for byte what a build of everything gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.present.lookups import NotedSite
from generator.present.marks import mark_of_planned
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether
from generator.present.plan import Plan
from generator.publish.kept_site import KeptSite, Unfit
from generator.publish.links import file_at
from generator.publish.made import NO_MARK, Made
from generator.publish.stamping import found_marks, stamp_all
from generator.publish.tree import Tree


@dataclass(frozen=True)
class Changed:
    """What is to be made again, and the rows of files that stay as they are."""

    pages: Sequence[PlannedPage]
    files: Sequence[PlannedFile]
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

    def stays(item: PlannedPage | PlannedFile | PlannedTogether, paths: Sequence[str]) -> bool:
        mark = mark_of_planned(item)
        for path in paths:
            place = places.get(path)
            if place is None or mark is None or made.mark(place) != mark:
                return False
            if anew and not anew.isdisjoint(made.lookups.row(place)):
                return False
        stay.update(map(places.__getitem__, paths))
        return True

    pages = [page for page in plan.pages if not stays(page, (file_at(page.address),))]
    files = [file for file in plan.files if not stays(file, (file.path,))]
    together = [some for some in plan.together if not stays(some, some.paths)]
    if not kept_apart(kept.host, pages, files):
        raise Unfit("something is planned at an address of the host's")
    return Changed(pages, files, together, found, frozenset(range(len(made.paths))) - stay)


def kept_apart(host: Iterable[str], pages: Iterable[PlannedPage], files: Iterable[PlannedFile]) -> bool:
    """Whether none of these is to stand where the host has a file of its own."""
    return {*(file_at(page.address) for page in pages), *(file.path for file in files)}.isdisjoint(host)


def patched(kept: KeptSite, plan: Plan, site: NotedSite, tree: Tree, jobs: int) -> tuple[Made, frozenset[str]]:
    """Let the tree hold all that is planned, and the host's files. Raises Unfit.

    Gives a row for each file, and the paths of those that were made again.
    """
    changed = changed_since(kept, plan, site, tree.places)
    pages = [page for page in changed.pages if not page.sized]
    notes = stamp_all(pages, changed.files, kept.frames, tree.folder, jobs, changed.together, site, tree)
    made = kept.made.without(changed.stale)
    made.found = list(changed.found)
    again = frozenset(notes.made.paths)
    tree.has(notes.made)
    made.extend(notes.made)
    tree.only({path: made.written(place) for place, path in enumerate(made.paths)})
    # These tell of the others, so they come last.
    sized = [page for page in changed.pages if page.sized]
    more = stamp_all(sized, (), kept.frames, tree.folder, 1, (), site, tree)
    tree.has(more.made)
    made.extend(more.made)
    made.found += found_marks(site, list(made.looked_up)[len(made.found) :])
    made.forget_idle()
    if notes.faults or more.faults:
        raise Unfit("a page is not in order")
    return made, again.union(more.made.paths)
