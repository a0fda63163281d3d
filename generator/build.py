"""The whole flow: content in, a public site out. Read this first.

    content/*.yml  ->  check  ->  Register  ->  assess  ->  present  ->  publish  ->  site/

The doors (`cli.py`, `mkdocs_plugin.py`) choose the folders, the date and the host, and come here.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from generator.assess.history import history_of
from generator.assess.outcome import outcomes_of
from generator.assess.published_before import NOTHING_PUBLISHED, published_before
from generator.check.checker import check_content
from generator.check.content_names import AGREEMENTS
from generator.check.memory import Memory
from generator.keeping import Keeping, mark_of_site
from generator.model.history import NO_HISTORY, History
from generator.model.organisation import Directory
from generator.model.register import Register
from generator.model.settings import Settings
from generator.notices import ceilings, notices_of
from generator.present.families import Families, Several
from generator.present.lookups import noted
from generator.present.marks import mark_of_what_all_share
from generator.present.page import Site
from generator.present.pages.moved import moved_folders
from generator.present.plan import plan_site, with_maps
from generator.problems import Problem
from generator.publish import NotPublished
from generator.publish.folder import left_beside, refuse_in_time, staging
from generator.publish.frame import Host, frames_of
from generator.publish.kept_site import Unfit
from generator.publish.manifest import MadeFrom
from generator.publish.root_files import root_files
from generator.publish.tree import NotEmptied, emptied
from generator.publishing import Planned, Published, patch, publish
from generator.read.git_history import GitRefused, Repository
from generator.read.kept import kept_beside
from generator.read.last_site import LastSite, LastSiteUnread

_STILL = (
    "content/agreements/{0}.yml says now what `content/redactions.yml` takes down: only its layout is another. "
    "Take out of that file what may not be shown, save it, and keep the entry."
)


class NoHistory(NotPublished):
    """The history is there and cannot be read. Addresses that were published would be lost without it."""


class StillSaid(NotPublished):
    """A record says now what was taken down of it."""


Tell = Callable[[str], None]

# What the system says of files that somebody else has put into a site, closed, or taken away meanwhile.
_IN_THE_WAY = (PermissionError, FileNotFoundError, NotADirectoryError)
_LEFT = (
    "{} holds what stood in the site before and cannot be taken away: it is another's, or is closed. "
    "Take that folder away yourself."
)


@dataclass(frozen=True)
class Built:
    """What a build made: how many pages and files, how many bytes, in how many seconds."""

    pages: int
    files: int
    size: int
    seconds: float
    warnings: tuple[Problem, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """A content folder that is in order: all that its pages may know, and what `Planned` has besides its plan."""

    site: Site
    made_from: MadeFrom
    warnings: tuple[Problem, ...]
    notices: tuple[str, ...] = ()


def build(
    content: Path,
    site: Path,
    *,
    settings: Settings,
    as_of: date,
    host: Host,
    pages: Path | None = None,
    previous: str = "",
    jobs: int = 1,
    tell: Tell = lambda _: None,
    anew: bool = False,
) -> Built:
    """Turn the content folder into the public site, whole or not at all.

    Of a site that was built before only what has changed is made, unless `anew`. What comes out is the same.

    `pages` is the folder of the pages written by hand, which the site is to have. `previous` is the folder or the
    address of the site as it was published last: none of its versions of records is lost.
    Raises ContentProblems with every problem of the content. Whatever is raised, the last good site stands.
    """
    began = time.perf_counter()
    refuse_in_time(site, precious=[content], read=[content, *([pages] if pages else [])])
    keeping = Keeping(kept_beside(site), site)
    if anew:
        keeping.forget_what_was_found()
    mark_of_now = partial(mark_of_site, settings, as_of, content, content / AGREEMENTS, pages)
    mark = mark_of_now(host)
    tell("Checking the records")
    planned = plan_from(
        content,
        settings=settings,
        as_of=as_of,
        pages=pages,
        previous=previous,
        keep_in=kept_beside(site),
        jobs=jobs,
    )
    plan, shared = planned.plan, mark_of_what_all_share(planned.site)

    def make(spare: Path | None) -> Published:
        with staging(site, precious=[content], spare=spare, then=keeping.swapped) as folder:
            try:
                before = keeping.before("" if anew or not mark or spare is None else mark + shared)
                tell("Making what has changed")
                made = keeping.made = patch(planned, before, keeping.tree(folder, before), jobs=jobs)
                if mark != mark_of_now(host):
                    raise Unfit("something was edited meanwhile")
            except (Unfit, *_IN_THE_WAY):
                emptied(folder)
                tell("Making the frame")
                frames = frames_of(host, plan.kinds, plan.samples(), folder, settings.site_url, plan.prose)
                tell(f"Making {len(plan.pages):,} pages")
                made = keeping.made = publish(planned, frames, folder, jobs=jobs)
            # Of what was edited meanwhile nobody knows in which state it was read. Nor is anything kept where the host
            # had something to say: it is to say it again.
            keeping.mark = mark + shared if mark and mark == mark_of_now(host) else ""
        return made

    try:
        made = make(keeping.spare)
    except NotEmptied:  # the tree before holds what is somebody else's
        made = make(None)
    notices = (*planned.notices, *ceilings(made.files, made.size), *map(_LEFT.format, left_beside(site)))
    return Built(len(plan.pages), made.files, made.size, time.perf_counter() - began, planned.warnings, notices)


def plan_from(
    content: Path,
    *,
    settings: Settings,
    as_of: date,
    pages: Path | None = None,
    previous: str = "",
    keep_in: Path | None = None,
    jobs: int = 1,
) -> Planned:
    """Check the content, judge its assessments, look up its history, and list everything to be published.

    `keep_in` is the folder where what was worked out of the history and found in records is kept.
    """
    looked = look_at(
        content,
        settings=settings,
        as_of=as_of,
        pages=pages,
        previous=previous,
        keep_in=keep_in,
        tidy=True,
        jobs=jobs,
        memory=Memory(keep_in) if keep_in else None,
    )
    site = noted(looked.site)
    plan, register = plan_site(site), site.register
    at_root = root_files(settings, moved_folders(register), chain(plan.pages.paths(), plan.paths))
    plan = dataclasses.replace(plan, files=Families((*plan.files.families, Several(at_root))))
    return Planned(plan, site, looked.made_from, looked.warnings, looked.notices, pages)


def look_at(
    content: Path,
    *,
    settings: Settings,
    as_of: date,
    pages: Path | None = None,
    previous: str = "",
    keep_in: Path | None = None,
    tidy: bool = False,
    jobs: int = 1,
    memory: Memory | None = None,
) -> Looked:
    """The same without the list: what it would be made from. `memory` is what was found before."""
    checked = check_content(
        content, jobs, as_of=as_of, reading_grade=settings.reading_grade, pages=pages, memory=memory
    )
    register = checked.register if settings.worked_examples else without_worked_examples(checked.register)
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    history, made_from = _history(content, register, settings, as_of, previous, keep_in, tidy, jobs)
    site = with_maps(Site(register, outcomes, settings, as_of, history=history))
    return Looked(site, made_from, checked.warnings, notices_of(history, as_of))


def _history(
    content: Path,
    register: Register,
    settings: Settings,
    as_of: date,
    previous: str,
    keep_in: Path | None,
    tidy: bool,
    jobs: int,
) -> tuple[History, MadeFrom]:
    """What records said before, and the commit that the content is of."""
    history = NO_HISTORY
    try:
        if settings.versions:
            published = published_before(LastSite(previous)) if previous else NOTHING_PUBLISHED
            history = history_of(
                content / AGREEMENTS,
                register.cards,
                register.redactions,
                published=published,
                keep_in=keep_in,
                tidy=tidy,
                jobs=jobs,
            )
        repository = _repository(content, settings)
        changed = bool(repository and repository.changed())
    except (GitRefused, LastSiteUnread) as reason:
        raise NoHistory(str(reason)) from reason
    if history.still:
        raise StillSaid("\n".join(map(_STILL.format, history.still)))
    return history, MadeFrom(settings.site_url, as_of, repository.commit if repository else "", changed)


def _repository(content: Path, settings: Settings) -> Repository | None:
    """The repository of the content. Where no old versions are shown, one that cannot be read is as good as none."""
    try:
        return Repository.holding(content)
    except GitRefused:
        if settings.versions:
            raise
        return None


def without_worked_examples(register: Register) -> Register:
    """The register as a publisher shows it who wants no invented records, places or bodies."""
    real = tuple(card for card in register.cards if not card.invented)
    named = {part.id for card in real for part in card.organisations}
    made_up = {part.id for card in register.cards if card.invented for part in card.organisations} - named
    return dataclasses.replace(
        register,
        cards=real,
        packed={card.id: register.packed[card.id] for card in real if card.id in register.packed},
        areas={identifier: area for identifier, area in register.areas.items() if not area.invented},
        directory=Directory(known for known in register.organisations.values() if known.id not in made_up),
    )
