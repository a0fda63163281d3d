"""Copies of other publishers' registers, for a site that shows many: fetched, checked, and put where it reads them.

A register that cannot be read keeps its last good copy. Several are read at a time, each into a folder of its own, and
what comes of one depends on no other. Nothing here touches a record of our own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from generator.check.checker import check_content
from generator.check.harvested import is_as_taken
from generator.check.known import Known
from generator.check.reading import read_record
from generator.intake.harvest_copies import Copying
from generator.intake.harvest_folder import Anew, HarvestRefused, harvested_anew
from generator.intake.harvest_list import read_sources
from generator.intake.harvest_offers import Offers, SourceUnread, offers_of
from generator.intake.record_text import entry
from generator.model.card import Card
from generator.model.harvest import NO_HARVEST, Harvest, HarvestedSource, Source
from generator.model.history import Hash
from generator.model.register import Register
from generator.problems import Problem
from generator.read.content_files import ContentFile, shown_path, yaml_file
from generator.read.copied_files import LOCK

AT_ONCE = 4
"""How many registers are read at once."""
_REASONS = 20
_BEGINNING = (
    "# What was copied from other registers, and from where. `plainview harvest` writes this file and the folders",
    "# beside it. Nothing here is edited: what is wrong in a copy is mended where it came from.",
)
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Told:
    """What came of one register: what is known of it now; the records left out, kept, or taken down now, each with why.

    `taken` is None of one that could not be read and of which there is no copy. `source` is None of one that is not on
    the list any more: its copies stay as they were.
    """

    source: Source | None
    taken: HarvestedSource | None
    unread: str
    left_out: Mapping[str, str]
    kept: Mapping[str, str]
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Here:
    """What each register is held against: what is known here, the records of our own, and what may not be shown."""

    known: Known
    own: tuple[Card, ...]
    redacted: frozenset[Hash]
    today: date


def harvest(
    sources: Path, content: Path, *, today: date, locked: bool = False, tell: Tell = lambda _: None
) -> list[Told]:
    """Bring the copies of every register up to date that `sources` lists. Gives what came of each, in that order.

    `locked` takes only what was taken before. Raises ContentProblems where the list, or our own content, holds errors,
    and HarvestRefused.
    """
    wanted = read_sources(sources)
    with harvested_anew(content) as anew:
        here = _here(check_content(content, as_of=today, copies_too=False).register, today)
        last = {one.id: one for one in _last(anew.before / LOCK, content).sources}

        def one(source: Source) -> Told:
            tell(f"Reading {source.name}")
            return _one(source, sources.parent, anew, here, last.get(source.id), locked)

        pool = ThreadPoolExecutor(AT_ONCE)
        try:
            told = list(pool.map(one, wanted.sources))
        finally:
            pool.shutdown(cancel_futures=True)
        now = {**last, **{each.taken.id: each.taken for each in told if each.taken is not None}}
        taken = [now[name] for name in sorted(now)]
        whole = Harvest.model_validate({"schema": 1, "sources": taken, "same_as": wanted.same_as})
        _write_lock(anew.folder / LOCK, whole)
    listed = {source.id for source in wanted.sources}
    return told + [Told(None, one, "", {}, {}) for name, one in sorted(last.items()) if name not in listed]


def _here(register: Register, today: date) -> _Here:
    outlines = register.map_files.outlines
    known = Known(
        register.areas,
        register.frameworks,
        frozenset(card.id for card in register.cards),
        register.directory,
        outlined=frozenset(outlines.shapes) if outlines else frozenset(),
        as_of=today,
    )
    return _Here(known, register.cards, frozenset(one.version for one in register.redactions), today)


def _one(source: Source, beside: Path, anew: Anew, here: _Here, last: HarvestedSource | None, locked: bool) -> Told:
    """What came of one register. Its new copies take the place of the last ones, or those stay."""
    before = anew.before / source.id
    as_taken = last is not None and is_as_taken(before, last, room=anew.before)
    begin = partial(Copying, source, here.known, list(here.own), here.redacted, before, last, here.today, as_taken)
    try:
        pinned = _pinned(source, last, locked)
        same = last if as_taken and _is_settled(source, last) else None
        # What has not changed need not be fetched. Where our own content has, so that it does not pass now, it is.
        for unless in [same, None] if same else [None]:
            copying = begin(anew.begin(source.id), asked_for=bool(pinned))
            with offers_of(source, beside, pinned, unless) as offers:
                _refuse_day(offers.as_at, source, last, here.today, pinned)
                if offers.records is not None:
                    copying.take(offers.records)
                elif not copying.stay():
                    continue
            break
    except SourceUnread as reason:
        return _unread(source, last, reason, here.today)
    anew.take(copying.into)
    return _taken(source, last, offers, copying)


def _taken(source: Source, last: HarvestedSource | None, offers: Offers, copying: Copying) -> Told:
    stayed = last if offers.records is None else None
    reasons = stayed.reasons if stayed else copying.reasons(_REASONS)
    taken = HarvestedSource.model_validate(
        {
            "id": source.id,
            "name": source.name,
            "kind": "register" if source.register_ else "repository",
            "address": source.register_ or source.repository,
            "folder": source.folder,
            "examples": source.examples,
            "home": source.register_ or source.site,
            "seen": copying.today.isoformat(),
            "as_at": offers.as_at or None,
            "sha256": offers.sha256,
            "etag": offers.etag or None,
            "revision": offers.revision,
            "records_sha256": offers.records_sha256,
            "copy_sha256": copying.hash,
            "records": len(copying.cards),
            "left_out": stayed.left_out if stayed else len(copying.left_out),
            "settled": stayed.settled if stayed else sum(why.settled for why in copying.left_out.values()),
            "reasons": reasons,
            "kept": copying.kept,
        }
    )
    left_out = {one: why.whole for one, why in copying.left_out.items()}
    whys = left_out or {one.record: one.why for one in reasons}
    return Told(source, taken, "", whys, copying.details, copying.gone)


def _unread(source: Source, last: HarvestedSource | None, why: SourceUnread, today: date) -> Told:
    unread = {"tried": today.isoformat(), "why": str(why)}
    kept = HarvestedSource.model_validate({**last.model_dump(by_alias=True), "unread": unread}) if last else None
    return Told(source, kept, f"{why} {why.detail}".strip(), {}, {})


def _pinned(source: Source, last: HarvestedSource | None, locked: bool) -> str:
    """The one hash that may be taken; empty where any may. Raises SourceUnread where none may."""
    named = source.sha256 if source.register_ is not None else source.revision
    if not locked:
        return named or ""
    taken = (last.sha256 if source.register_ is not None else last.revision) if last else None
    if not taken:
        raise SourceUnread("It was not taken before, and only what was taken before may be taken now.")
    if named not in (None, taken):
        raise SourceUnread("Another state of it was pinned than the one that was taken before.")
    return taken


def _is_settled(source: Source, last: HarvestedSource | None) -> bool:
    """Whether the same records can only give the same copies again, as far as that hangs on their register."""
    if last is None or last.kept or last.settled != last.left_out:
        return False
    asked = (source.register_ or source.repository, source.folder, source.examples)
    return asked == (last.address, last.folder, last.examples)


def _refuse_day(as_at: str, source: Source, last: HarvestedSource | None, today: date, pinned: str) -> None:
    """Refuse a register that tells of an older day than its copy, or of one that is still to come.

    What was taken down since would come back, or nothing newer could ever take its place. Where a state was pinned,
    that is meant.
    """
    tomorrow = (today + timedelta(days=1)).isoformat()  # it is a day later elsewhere
    if pinned:
        return
    how = f"(If that is meant, pin it with `{'sha256' if source.register_ else 'revision'}`.)"
    if as_at > tomorrow:
        raise SourceUnread("The day that it tells of is still to come.", how)
    before = (
        last.as_at.exact if last and last.as_at and last.address == (source.register_ or source.repository) else None
    )
    if before and not as_at:
        raise SourceUnread("It does not say which day it tells of, and the copy here does.", how)
    if before and as_at < before.isoformat() <= tomorrow:
        raise SourceUnread("It tells of an older day than the copy here.", how)


def _last(path: Path, content: Path) -> Harvest:
    """What was taken the last time. Raises HarvestRefused where that cannot be read: what is there would be lost."""
    file = yaml_file(path, room=content)
    if file is None:
        return NO_HARVEST
    reading = read_record(file, Harvest) if isinstance(file, ContentFile) else file
    if isinstance(reading, Problem) or reading.record is None or not reading.whole:
        raise HarvestRefused(f"{shown_path(path)} cannot be read. Put back what `plainview harvest` wrote.")
    return reading.record


def _write_lock(path: Path, now: Harvest) -> None:
    data = now.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    lines = [*_BEGINNING, *(line for key, value in _whole(data).items() for line in entry(key, value, 0))]
    path.unlink(missing_ok=True)  # the last one has a second name here, and is not to be written into
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"schema": 1, "sources": [], **data}
