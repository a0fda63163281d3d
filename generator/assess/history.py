"""The versions of every record: from git, by way of what was worked out before, and from the site as it was last.

Each version costs its reading and one comparison with the version before it, once. Both are kept by the hashes of the
files, and where the last commit is the same as then, git is asked for nothing but that.

Files that hold the same data are one version, however they are laid out. What takes down one of them takes down all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import astuple, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator.assess.published_before import NOTHING_PUBLISHED, PublishedBefore
from generator.assess.record_changes import changes_between
from generator.assess.version_lines import Seen, Shown, lines_of, shown
from generator.check.old_versions import record_of_data, record_of_old
from generator.model.agreement import Agreement, plain_data
from generator.model.card import Card
from generator.model.history import Hash, History, RecordChange, Redaction, Version
from generator.parallel import spread
from generator.read.git_history import Repository, Saved
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code

KEPT_FILE = "history.db"
_SAID, _UNREADABLE, _DATA, _CHANGES, _SAVED = "said", "unreadable", "data", "changes", "saved"
_AT_ONCE = 200  # versions, before they are written down
_DROPPED_AT_ONCE = 1_000  # comparisons that nothing asks for any more, in one build

Lines = Mapping[str, tuple[Seen, ...]]


def history_of(
    agreements: Path,
    cards: Sequence[Card],
    redactions: Sequence[Redaction] = (),
    *,
    published: PublishedBefore = NOTHING_PUBLISHED,
    keep_in: Path | None = None,
    tidy: bool = False,
    jobs: int = 1,
) -> History:
    """The versions of these records by the git history of the folder that holds their files, and by the last site.

    `keep_in` is the folder for what was worked out. With `tidy`, what nothing here asks for is kept no longer there:
    for whoever asks for all that is ever asked for, as a build does.
    Raises GitRefused where there is a history that cannot be read, and LastSiteUnread.
    """
    repository = Repository.holding(agreements)
    if repository is None and not published.versions:
        return History("none")
    kept = Kept(keep_in / KEPT_FILE if keep_in else None, mark_of_code())
    saved = _saved(repository, kept) if repository else []
    lines = lines_of(cards, saved, published.versions)
    named = _taken_down(redactions, published, saved)
    _fetch(lines, published, _told(lines, published, named, kept), kept)
    # Twice: only when all is read it is known which files hold the same, and so what is compared with what.
    for _ in ("read", "compare"):
        told = _told(lines, published, named, kept)
        _forget(told.down, kept)
        _work_out(lines, told, repository, kept, jobs)
    made = {identifier: shown(line, told.down.keys(), told.same) for identifier, line in lines.items()}
    changes = dict(kept.all(_CHANGES))
    pairs = {pair for some in made.values() for pair in _pairs(some, told.down.keys())}
    if tidy:
        _drop(changes.keys() - pairs, kept)
    # Another build may meanwhile have dropped a comparison: it is made again.
    changes |= {pair: _compared(kept, pair) for pair in pairs - changes.keys()}
    versions = {identifier: tuple(_versions(identifier, some, told.down, changes)) for identifier, some in made.items()}
    found = {one: _hashes(versions[card.id]) for card in cards for one in _ids(card)}
    hashes = frozenset().union(*found.values())
    unsaved = frozenset(path.removesuffix(".yml") for path in repository.changed()) if repository else frozenset()
    return History(
        "git" if repository else "none",
        versions,
        kept.texts(_SAID),
        repository.commit if repository else "",
        repository.begins_on() if repository else None,
        unsaved,
        tuple(f"{one}/{seen.name}" for one, seen in published.versions if seen.hash not in found.get(one, ())),
        tuple(one for one in redactions if one.agreement in found and one.version not in hashes),
        tuple(_still(lines, told, unsaved)),
    )


def _hashes(versions: Iterable[Version]) -> Set[Hash]:
    return {one for version in versions for one in (version.hash, *version.also)}


def _still(lines: Lines, told: _Told, unsaved: Set[str]) -> Iterator[str]:
    """The records whose files say now what was taken down."""
    for identifier, line in lines.items():
        now = [seen.hash for seen in line if seen.of == identifier and not seen.kept_at]
        if now and now[-1] in told.down and identifier not in unsaved:
            yield identifier


def _ids(card: Card) -> tuple[str, ...]:
    return (card.id, *card.previous_ids)


def _saved(repository: Repository, kept: Kept) -> list[Saved]:
    """Every file of every commit. Asked of git only where the last commit is another than when it was asked before."""
    key = f"{repository.commit} {repository.begins_on() or ''} {repository.folder}"
    for _, text in kept.get(_SAVED, [key]):
        return [Saved(path, date.fromisoformat(day), one, commit) for path, day, one, commit in json.loads(text)]
    saved = list(repository.saved())
    kept.only(_SAVED, key, json.dumps([(one.path, one.day.isoformat(), one.hash, one.commit) for one in saved]))
    return saved


def _taken_down(
    redactions: Iterable[Redaction], published: PublishedBefore, saved: Iterable[Saved]
) -> dict[Hash, Redaction]:
    """Each version that may not be shown. One that only the last site knows stays as the last site had it."""
    here = {one.hash for one in saved}
    before = {one: redaction for one, redaction in published.redactions.items() if one not in here}
    return before | {one.version: one for one in redactions}


@dataclass(frozen=True)
class _Told:
    """What is known of files: which may not be shown, and a mark of the data of each, which is alike where the data is.

    `same` has the marks of those that were read, and of those that were taken down. `alike` has those of others too.
    """

    down: Mapping[Hash, Redaction]
    same: Mapping[Hash, str]
    alike: Mapping[Hash, str]


def _told(lines: Lines, published: PublishedBefore, named: Mapping[Hash, Redaction], kept: Kept) -> _Told:
    """By what was kept of these files and no others: what is published may not depend on the builds there were before.

    `named` were taken down by their own hashes.
    """
    known = dict(kept.all(_DATA))
    read = {seen.hash: known[seen.hash] for line in lines.values() for seen in line if seen.hash in known}
    alike = dict(read)
    for _, seen in published.versions:
        if seen.also:
            group = (seen.hash, *seen.also)
            alike |= dict.fromkeys(group, next((alike[one] for one in group if one in alike), seen.hash))
    marks = {alike[one]: redaction for one, redaction in named.items() if one in alike}
    down = {one: marks[mark] for one, mark in alike.items() if mark in marks} | dict(named)
    return _Told(down, {one: mark for one, mark in alike.items() if one in read or one in down}, alike)


def _forget(down: Mapping[Hash, Redaction], kept: Kept) -> None:
    """Keep nothing of what may not be shown, nor of what changed to it and from it."""
    if down:
        kept.forget(_SAID, down)
        kept.forget(_CHANGES, [pair for pair in kept.keys(_CHANGES) if not down.keys().isdisjoint(pair.split())])


def _drop(idle: Set[str], kept: Kept) -> None:
    """Keep no comparison that nothing asks for any more; of very many, the rest in later builds."""
    if idle:
        kept.forget(_CHANGES, sorted(idle)[:_DROPPED_AT_ONCE])


def _fetch(lines: Lines, published: PublishedBefore, told: _Told, kept: Kept) -> None:
    """Bring over from the last site what git does not have and nobody took down."""
    there = kept.keys(_SAID)
    for line in lines.values():
        for seen in line:
            if seen.kept_at and seen.hash not in told.down and seen.hash not in there:
                data = published.said(seen.kept_at)
                record = record_of_data(dict(data))
                assert record is not None  # else the last site would have been refused
                kept.put(_DATA, [(seen.hash, _mark(record))])
                kept.put(_SAID, [(seen.hash, _as_json(data))])


def _work_out(lines: Lines, told: _Told, repository: Repository | None, kept: Kept, jobs: int) -> None:
    """Read every version and compare every pair that is not on record yet."""
    data, said, compared = kept.keys(_DATA), kept.keys(_SAID), kept.keys(_CHANGES)
    # What was taken down is read too, where git has it: to know what else holds the same.
    done = kept.keys(_UNREADABLE) | (data & (said | told.down.keys()))
    unfinished = []
    for line in lines.values():
        to_read = [seen.hash for seen in line if seen.hash not in done and not seen.kept_at]
        pairs = _pairs(shown(line, told.down.keys(), told.same), told.down.keys())
        if to_read or not compared.issuperset(pairs):
            unfinished.append((line, list(dict.fromkeys(to_read))))
    if unfinished:
        spread(partial(_work_out_share, repository, kept, told, compared), unfinished, jobs)


def _work_out_share(
    repository: Repository | None,
    kept: Kept,
    told: _Told,
    compared: Set[str],
    share: Sequence[tuple[tuple[Seen, ...], list[Hash]]],
) -> None:
    asked = [one for _, to_read in share for one in to_read]
    stream = repository.contents(asked) if repository else iter(())
    found: dict[str, list[tuple[str, str]]] = {shelf: [] for shelf in (_DATA, _SAID, _UNREADABLE, _CHANGES)}
    same, down = dict(told.same), told.down.keys()
    for line, to_read in share:
        records: dict[Hash, Agreement] = {}
        for one in to_read:
            _, raw = next(stream)
            record = record_of_old(raw) if raw is not None else None
            if record is None:
                found[_UNREADABLE].append((one, ""))
                continue
            found[_DATA].append((one, mark := _mark(record[0])))
            same[one] = told.alike.get(one, mark)
            if one not in down:
                records[one] = record[0]
                found[_SAID].append((one, record[1]))
        for pair in _pairs(shown(line, down, same), down):
            if pair not in compared:
                found[_CHANGES].append((pair, _compared(kept, pair, records)))
        if sum(map(len, found.values())) > _AT_ONCE:
            _put(kept, found)
    _put(kept, found)


def _put(kept: Kept, found: Mapping[str, list[tuple[str, str]]]) -> None:
    for shelf, texts in found.items():
        kept.put(shelf, texts)
        texts.clear()


def _compared(kept: Kept, pair: str, records: Mapping[Hash, Agreement] = MappingProxyType({})) -> str:
    before, after = (records.get(one) or _record(kept, one) for one in pair.split())
    return json.dumps([astuple(one) for one in changes_between(before, after)])


def _record(kept: Kept, one: Hash) -> Agreement:
    record = record_of_data(json.loads(kept.texts(_SAID)[one]))
    assert record is not None  # it was one when it was kept, and the code that kept it is this code
    return record


def _mark(record: Agreement) -> str:
    """Stands for the data of a record: alike where the data is, whatever its order, its comments and its layout."""
    data = json.dumps(plain_data(record), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()


def _pairs(some: Iterable[Shown], down: Set[Hash]) -> Iterator[str]:
    """Each two versions of which one follows the other and that may be compared."""
    for one in some:
        if one.before and one.seen.hash not in down and one.before.seen.hash not in down:
            yield f"{one.before.seen.hash} {one.seen.hash}"


def _versions(
    identifier: str, some: Iterable[Shown], down: Mapping[Hash, Redaction], changes: Mapping[str, str]
) -> Iterator[Version]:
    for one in some:
        seen, before = one.seen, one.before
        made = [change for pair in _pairs([one], down.keys()) for change in json.loads(changes[pair])]
        yield Version(
            seen.day,
            seen.number,
            seen.hash,
            tuple(RecordChange(*change) for change in made),
            down.get(seen.hash),
            one.kept,
            "" if seen.of == identifier else seen.of,
            before.seen.name if before else "",
            tuple(dict.fromkeys(twin for twin in one.also if twin != seen.hash)),
        )


def _as_json(agreement: Mapping[str, object]) -> str:
    return json.dumps(agreement, ensure_ascii=False, separators=(",", ":"))
