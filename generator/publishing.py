"""What is planned becomes a site in a folder: all of it, or what has changed since it was built before."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.present.lookups import NotedSite
from generator.present.page import address_of_file
from generator.present.plan import Plan
from generator.problems import Problem
from generator.publish import sitemap
from generator.publish.frame import Frames
from generator.publish.kept_site import KeptSite, Unfit
from generator.publish.links import Notes
from generator.publish.manifest import PATH as MANIFEST
from generator.publish.manifest import MadeFrom, manifest
from generator.publish.patching import patched
from generator.publish.sizes import sizes_of
from generator.publish.stamping import Writer, found_marks, stamp_all
from generator.publish.tree import Tree
from generator.publish.verify import around, verify_patched, verify_plan


@dataclass(frozen=True)
class Planned:
    """A plan, what it was made from, the warnings that checking the content gave, and what to say of the history.

    `pages` is the folder of the pages written by hand, where there is one.
    """

    plan: Plan
    site: NotedSite
    made_from: MadeFrom
    warnings: tuple[Problem, ...]
    notices: tuple[str, ...] = ()
    pages: Path | None = None


@dataclass(frozen=True)
class Published:
    """What is in the new site, to be kept for the next build, and how many files and bytes those are."""

    kept: KeptSite
    files: int
    size: int
    outdated: Sequence[str] | None = None
    """Where it was patched, the paths of the site before at which there is something else now, or nothing."""


def publish(planned: Planned, frames: Frames, folder: Path, *, jobs: int = 1) -> Published:
    """Write every planned page and file into the folder, where the host's own are, and verify them."""
    plan = planned.plan
    by_the_host = sorted(sizes_of(folder))
    notes = stamp_all(plan.pages, plan.files, frames, folder, jobs, plan.together, planned.site)
    notes.made.found = found_marks(planned.site, notes.made.looked_up)
    writer = Writer(folder, notes)
    writer.found_there(by_the_host)
    _add_lists(planned, notes, writer, folder)
    # What is counted is what a look at the disk finds.
    there = verify_plan(plan.pages, plan.paths, notes, folder, planned.pages)
    links = sorted(there.links_of_host.union(around(frames, plan.pages, there.site_url)))
    kept = KeptSite("", notes.made, frames, by_the_host, sorted(there.by_the_host), links)
    return Published(kept, len(there.sizes), sum(there.sizes.values()))


def patch(planned: Planned, before: KeptSite, tree: Tree, *, jobs: int = 1) -> Published:
    """Let a tree that holds an earlier site hold what is planned now. Raises Unfit where that cannot be."""
    plan = planned.plan
    if not all(map(before.frames.has, plan.kinds)):
        raise Unfit("the first page of its kind has come")
    made, again = patched(before, plan, planned.site, tree, jobs)
    notes = Notes(made=made)
    _add_lists(planned, notes, Writer(tree.folder, notes, tree), tree.folder)
    verify_patched(made, before, plan.pages, again, tree.folder)
    kept = dataclasses.replace(before, made=made)
    outdated = [path for path, place in tree.places.items() if tree.files.get(path) != before.made.written(place)]
    return Published(kept, len(made.paths), sum(made.sizes), outdated)


def _add_lists(planned: Planned, notes: Notes, writer: Writer, folder: Path) -> None:
    """What lists all that was made: for search engines, and for whoever wants to know whether a copy is whole."""
    made = notes.made
    writer.write_all(sitemap.sitemaps(listed(planned.plan, made.paths), planned.made_from.site_url))
    hashes = {path: made.hash(place).hex() for place, path in enumerate(made.paths)}
    writer.write_all([(MANIFEST, manifest(planned.made_from, hashes, made.paths, folder))])


def listed(plan: Plan, files: Iterable[str]) -> dict[str, date | None]:
    """What search engines are told of: each page, the host's own too, and the day that is known of it."""
    touched = {page.path: page.touched for page in plan.pages if not page.kind.hidden}
    hidden = frozenset(plan.pages.paths()) - touched.keys()
    addresses = {path: address_of_file(path) for path in files if path not in hidden}
    return {address: touched.get(path) for path, address in addresses.items() if address != path}
