"""The versions of every record: from git, by way of what was worked out before, and from the site as it was last.

Each version costs its reading and one comparison with the version before it, once. Both are kept by the hashes of the
files, and where the last commit is the same as then, git is asked for nothing but that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from generator.assess.published_before import NOTHING_PUBLISHED, PublishedBefore
from generator.assess.record_changes import changes_between
from generator.assess.version_lines import Seen, lines_of
from generator.check.old_versions import record_of_data, record_of_old
from generator.model.agreement import Agreement
from generator.model.card import Card
from generator.model.history import Hash, History, RecordChange, Redaction, Version
from generator.parallel import spread
from generator.read.git_history import Repository, Saved
from generator.read.kept import Kept

KEPT_FILE = "history.db"
_SAID, _UNREADABLE, _CHANGES, _SAVED = "said", "unreadable", "changes", "saved"
# What decides how a version is read and compared. When any of it changes, all is read and compared again.
_ROOMS = (
    *("read", "model", "check/old_versions.py", "assess/history.py"),
    *("assess/record_changes.py", "assess/entries.py", "assess/wider_use.py"),
)
_AT_ONCE = 200  # versions, before they are written down

Lines = Mapping[str, tuple[Seen, ...]]


def history_of(
    agreements: Path,
    cards: Sequence[Card],
    redactions: Sequence[Redaction] = (),
    *,
    published: PublishedBefore = NOTHING_PUBLISHED,
    keep_in: Path | None = None,
    jobs: int = 1,
) -> History:
    """The versions of these records by the git history of the folder that holds their files, and by the last site.

    `keep_in` is the folder for what was worked out. Raises GitRefused where there is a history that cannot be read, and
    LastSiteUnread.
    """
    repository = Repository.holding(agreements)
    if repository is None and not published.versions:
        return History("none")
    kept = Kept(keep_in / KEPT_FILE if keep_in else None, _made_by())
    saved = _saved(repository, kept) if repository else []
    lines = lines_of(cards, saved, published.versions)
    down = _taken_down(redactions, published, saved)
    _forget(down, kept)
    _fetch(lines, published, down, kept)
    _work_out(lines, down, repository, kept, jobs)
    told = _Told(frozenset(down), kept.keys(_SAID), dict(kept.all(_CHANGES)))
    versions = {identifier: tuple(_versions(line, down, told)) for identifier, line in lines.items()}
    found = {one: {version.hash for version in versions[card.id]} for card in cards for one in _ids(card)}
    hashes = frozenset().union(*found.values())
    return History(
        "git" if repository else "none",
        versions,
        kept.texts(_SAID),
        repository.commit if repository else "",
        repository.begins_on() if repository else None,
        frozenset(path.removesuffix(".yml") for path in repository.changed()) if repository else frozenset(),
        tuple(f"{one}/{seen.name}" for one, seen in published.versions if seen.hash not in found.get(one, ())),
        tuple(one for one in redactions if one.agreement in found and one.version not in hashes),
    )


def _ids(card: Card) -> tuple[str, ...]:
    return (card.id, *card.previous_ids)


def _saved(repository: Repository, kept: Kept) -> list[Saved]:
    """Every file of every commit. Asked of git only where the last commit is another than when it was asked before."""
    key = f"{repository.commit} {repository.begins_on() or ''} {repository.folder}"
    for _, text in kept.get(_SAVED, [key]):
        return [Saved(path, date.fromisoformat(day), one) for path, day, one in json.loads(text)]
    saved = list(repository.saved())
    kept.only(_SAVED, key, json.dumps([(one.path, one.day.isoformat(), one.hash) for one in saved]))
    return saved


def _taken_down(
    redactions: Iterable[Redaction], published: PublishedBefore, saved: Iterable[Saved]
) -> dict[Hash, Redaction]:
    """Each version that may not be shown. One that only the last site knows stays as the last site had it."""
    here = {one.hash for one in saved}
    before = {one: redaction for one, redaction in published.redactions.items() if one not in here}
    return before | {one.version: one for one in redactions}


def _forget(down: Mapping[Hash, Redaction], kept: Kept) -> None:
    """Keep nothing of what may not be shown, nor of what changed to it and from it."""
    if down:
        kept.forget(_SAID, down)
        kept.forget(_CHANGES, [pair for pair in kept.keys(_CHANGES) if not down.keys().isdisjoint(pair.split())])


def _fetch(lines: Lines, published: PublishedBefore, down: Mapping[Hash, Redaction], kept: Kept) -> None:
    """Bring over from the last site what git does not have and nobody took down."""
    there = kept.keys(_SAID)
    for line in lines.values():
        for seen in line:
            if seen.kept_at and seen.hash not in down and seen.hash not in there:
                kept.put(_SAID, [(seen.hash, _as_json(published.said(seen.kept_at)))])


@dataclass(frozen=True)
class _Told:
    """What is worked out already: which versions were taken down, which can be read, and what changed in pairs."""

    down: Set[Hash]
    said: Set[Hash]
    changes: Mapping[str, str]


def _work_out(
    lines: Lines, down: Mapping[Hash, Redaction], repository: Repository | None, kept: Kept, jobs: int
) -> None:
    """Read every version and compare every pair that is not on record yet."""
    said, unreadable = kept.keys(_SAID), kept.keys(_UNREADABLE)
    told = _Told(frozenset(down), said, dict(kept.all(_CHANGES)))
    done = said | unreadable | down.keys()
    unfinished = []
    for line in lines.values():
        hashes = [seen.hash for seen in line]
        to_read = list(dict.fromkeys(one for one in hashes if one not in done))
        if to_read or any(pair not in told.changes for pair in _pairs(hashes, told)):
            unfinished.append((hashes, to_read))
    if unfinished:
        spread(partial(_work_out_share, repository, kept, told), unfinished, jobs)


def _work_out_share(
    repository: Repository | None, kept: Kept, told: _Told, share: Sequence[tuple[list[Hash], list[Hash]]]
) -> None:
    asked = [one for _, to_read in share for one in to_read]
    stream = repository.contents(asked) if repository else iter(())
    said: list[tuple[Hash, str]] = []
    unreadable: list[tuple[Hash, str]] = []
    changes: list[tuple[str, str]] = []
    for hashes, to_read in share:
        records: dict[Hash, Agreement] = {}
        for one in to_read:
            _, raw = next(stream)
            record = record_of_old(raw) if raw is not None else None
            if record is None:
                unreadable.append((one, ""))
            else:
                records[one] = record[0]
                said.append((one, record[1]))
        here = _Told(told.down, told.said | records.keys(), told.changes)
        for pair in _pairs(hashes, here):
            if pair not in told.changes:
                before, after = (records.get(one) or _record(kept, one) for one in pair.split())
                changes.append((pair, json.dumps([astuple(one) for one in changes_between(before, after)])))
        if len(said) + len(changes) > _AT_ONCE:
            _put(kept, said, unreadable, changes)
    _put(kept, said, unreadable, changes)


def _put(kept: Kept, *lists: list[tuple[str, str]]) -> None:
    for shelf, texts in zip((_SAID, _UNREADABLE, _CHANGES), lists, strict=True):
        kept.put(shelf, texts)
        texts.clear()


def _record(kept: Kept, one: Hash) -> Agreement:
    record = record_of_data(json.loads(kept.texts(_SAID)[one]))
    assert record is not None  # it was one when it was kept, and the code that kept it is this code
    return record


def _pairs(hashes: Iterable[Hash], told: _Told) -> Iterator[str]:
    """Each two versions that follow one another and may be compared."""
    before = ""
    for one in hashes:
        if one in told.down:
            before = ""
        elif one in told.said:
            if before:
                yield f"{before} {one}"
            before = one


def _versions(line: Iterable[Seen], down: Mapping[Hash, Redaction], told: _Told) -> Iterator[Version]:
    before = ""
    for seen in line:
        if seen.hash in down:
            before = ""
            yield Version(seen.day, seen.number, seen.hash, (), down[seen.hash], bool(seen.kept_at))
        elif seen.hash in told.said:
            changes = json.loads(told.changes[f"{before} {seen.hash}"]) if before else ()
            before = seen.hash
            made = tuple(RecordChange(*change) for change in changes)
            yield Version(seen.day, seen.number, seen.hash, made, None, bool(seen.kept_at))


def _as_json(agreement: Mapping[str, object]) -> str:
    return json.dumps(agreement, ensure_ascii=False, separators=(",", ":"))


@cache
def _made_by() -> str:
    """Stands for the code that reads and compares."""
    mark = hashlib.sha256()
    for room in _ROOMS:
        place = Path(__file__).parents[1] / room
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            mark.update(file.read_bytes())
    return mark.hexdigest()
