"""Copies of other publishers' registers, for a site that shows many: fetched, checked, and put where it reads them.

A register that cannot be read keeps its last good copy. Nothing here touches a record of our own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.checker import check_content
from generator.check.known import Known
from generator.check.reading import read_record
from generator.intake.harvest_copies import Copying
from generator.intake.harvest_offers import SourceUnread, offers_of
from generator.intake.record_text import entry
from generator.intake.replacing import FileRefused, Replacing, replace_files
from generator.model.fields import how_ids_are_written, is_id
from generator.model.harvest import NO_HARVEST, Harvest, HarvestedSource, Source, SourceList
from generator.model.register import Register
from generator.problems import ContentProblems, Problem, Where
from generator.read.content_files import ContentFile, shown_path, yaml_file
from generator.read.copied_files import HARVESTED, LOCK
from generator.read.strict_yaml import parse

_REASONS = 20
_BEGINNING = (
    "# What was copied from other registers, and from where. `plainview harvest` writes this file and the folders",
    "# beside it. Nothing here is edited: what is wrong in a copy is mended where it came from.",
)
Tell = Callable[[str], None]


class HarvestRefused(Exception):
    """Nothing was harvested. The message says why, and what to do."""


@dataclass(frozen=True)
class Told:
    """What came of one register: what is known of it now, and the records that were left out or kept, each with why.

    `taken` is None of one that could not be read and of which there is no copy.
    """

    source: Source
    taken: HarvestedSource | None
    unread: str
    left_out: Mapping[str, str]
    kept: Mapping[str, str]


def harvest(
    sources: Path, content: Path, *, today: date, locked: bool = False, tell: Tell = lambda _: None
) -> list[Told]:
    """Bring the copies of every register up to date that `sources` lists. Gives what came of each.

    `locked` takes only what was taken before. Raises ContentProblems where the list, or our own content, holds errors,
    and HarvestRefused.
    """
    wanted = read_sources(sources)
    register = check_content(content, as_of=today, copies_too=False).register
    folder = content / HARVESTED
    before = _last(content)
    last = {one.id: one for one in before.sources}
    _make(folder)
    told, made = [], {}
    try:
        for source in wanted.sources:
            tell(f"Reading {source.name}")
            one, copies = _one(source, sources.parent, folder, register, last.get(source.id), today, locked)
            told.append(one)
            if copies is not None:
                made[source.id] = copies
        for name, copies in made.items():
            _swap(copies, folder / name)
    finally:
        for source in wanted.sources:
            shutil.rmtree(folder / f".{source.id}.new", ignore_errors=True)
    now = {**last, **{one.source.id: one.taken for one in told if one.taken is not None}}
    taken = [now[one] for one in sorted(now)]
    _write_lock(folder / LOCK, Harvest.model_validate({"schema": 1, "sources": taken, "same_as": wanted.same_as}))
    return told


def read_sources(path: Path) -> SourceList:
    """The list of registers. Raises ContentProblems with everything that is wrong with it."""
    file = ContentFile(path, shown_path(path), path.stem)
    reading = read_record(file, SourceList)
    if isinstance(reading, Problem):
        raise ContentProblems([reading])
    problems = list(reading.problems())
    if reading.record is not None and reading.whole:
        places = parse(reading.contents.text, with_places=True)
        for at, code, message, fix in _wrong(reading.record.sources):
            problems.append(Problem(Where(file.shown, *places.place(at)), code, message, fix))
    if problems or reading.record is None:
        raise ContentProblems(problems)
    return reading.record


def _wrong(sources: Sequence[Source]) -> Iterator[tuple[tuple[str | int, ...], str, str, str]]:
    seen: dict[str, str] = {}
    for number, source in enumerate(sources):
        at = ("sources", number)
        if not is_id(source.id):
            said = f"`{source.id}` cannot be an id."
            yield (*at, "id"), "bad-id", said, f"{how_ids_are_written(source.id)}."
        if source.id in seen:
            said = f"`{source.id}` is already the short name of {seen[source.id]}."
            yield (*at, "id"), "duplicate-id", said, "Give each register a short name of its own."
        seen.setdefault(source.id, source.name)
        if (source.register_ is None) == (source.repository is None):
            said = f"{source.name} needs `register` or `repository`, and not both."
            yield at, "missing-field", said, "Name the address of its site, or its git repository."
        for key, address in (("register", source.register_), ("site", source.site)):
            if address is not None and not address.startswith(("https://", "http://")):
                yield (*at, key), "bad-link", f"`{key}` is not the address of a site.", "Write it as https://…"
        if source.register_ is not None and source.revision is not None:
            yield (*at, "revision"), "unknown-field", "`revision` is for a repository.", "Pin a site with `sha256`."
        if source.repository is not None and source.sha256 is not None:
            yield (*at, "sha256"), "unknown-field", "`sha256` is for a site.", "Pin a repository with `revision`."


def _one(
    source: Source,
    beside: Path,
    folder: Path,
    register: Register,
    last: HarvestedSource | None,
    today: date,
    locked: bool,
) -> tuple[Told, Path | None]:
    """What came of one register, and the folder that its new copies wait in; none where the last ones stay."""
    into, there = folder / f".{source.id}.new", folder / source.id
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    copying = Copying(source, _known(register, today), list(register.cards), into, there, last, today)
    try:
        with offers_of(source, beside, _pinned(source, last if locked else None)) as offers:
            copying.take(offers.records)
    except SourceUnread as reason:
        return _unread(source, last, reason, today), None
    taken = HarvestedSource.model_validate(
        {
            "id": source.id,
            "name": source.name,
            "kind": "register" if source.register_ else "repository",
            "address": source.register_ or source.repository,
            "home": source.register_ or source.site,
            "seen": today.isoformat(),
            "as_at": offers.as_at or None,
            "sha256": offers.sha256,
            "revision": offers.revision,
            "records_sha256": offers.records_sha256,
            "copy_sha256": copying.hash,
            "records": len(copying.cards),
            "left_out": len(copying.left_out),
            "reasons": copying.reasons(_REASONS),
            "kept": copying.kept,
        }
    )
    left_out = {one: why.whole for one, why in copying.left_out.items()}
    return Told(source, taken, "", left_out, copying.details), into


def _unread(source: Source, last: HarvestedSource | None, why: SourceUnread, today: date) -> Told:
    unread = {"tried": today.isoformat(), "why": str(why)}
    kept = HarvestedSource.model_validate({**last.model_dump(by_alias=True), "unread": unread}) if last else None
    return Told(source, kept, f"{why} {why.detail}".strip(), {}, {})


def _pinned(source: Source, last: HarvestedSource | None) -> str:
    """The one hash that may be taken; empty where any may."""
    if source.register_ is not None:
        return source.sha256 or (last.sha256 if last and last.sha256 else "")
    return source.revision or (last.revision if last and last.revision else "")


def _known(register: Register, today: date) -> Known:
    outlines = register.map_files.outlines
    return Known(
        register.areas,
        register.frameworks,
        frozenset(card.id for card in register.cards),
        register.directory,
        outlined=frozenset(outlines.shapes) if outlines else frozenset(),
        as_of=today,
    )


def _last(content: Path) -> Harvest:
    """What was taken the last time. Raises HarvestRefused where that cannot be read: what is there would be lost."""
    path = content / HARVESTED / LOCK
    file = yaml_file(path, room=content)
    if file is None:
        return NO_HARVEST
    reading = read_record(file, Harvest) if isinstance(file, ContentFile) else file
    if isinstance(reading, Problem) or reading.record is None or not reading.whole:
        raise HarvestRefused(f"{shown_path(path)} cannot be read. Put back what `plainview harvest` wrote.")
    return reading.record


def _make(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise HarvestRefused(f"{shown_path(folder)} should be a folder.")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as reason:
        raise HarvestRefused(f"{shown_path(folder)} cannot be made ({reason.strerror}).") from reason


def _swap(new: Path, there: Path) -> None:
    """Put a folder in the place of another. Should this stop half way, the check tells of it."""
    old = there.with_name(f".{there.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if there.exists():
        there.rename(old)
    new.rename(there)
    shutil.rmtree(old, ignore_errors=True)


def _write_lock(path: Path, now: Harvest) -> None:
    data = now.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    lines = [*_BEGINNING, *(line for key, value in _whole(data).items() for line in entry(key, value, 0))]
    old = path.read_bytes() if path.is_file() else None
    new = ("\n".join(lines) + "\n").encode()
    try:
        replace_files([Replacing(path, old, new)])
    except FileRefused as reason:
        raise HarvestRefused(str(reason)) from reason


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"schema": 1, "sources": [], **data}
