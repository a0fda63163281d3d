"""Would a link that worked at an earlier revision still work? What `plainview check --against` tells.

Only files that differ are read, so that a register of thousands is held against its past in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.check.content_names import AGREEMENTS, AREAS, FRAMEWORKS, ORGANISATIONS, PAGES
from generator.check.ids_in_use import Became, ids_of_files, previous_ids_of
from generator.check.lasting_places import Places, places_of, questions_of
from generator.check.lost_organisations import lost_organisations
from generator.check.lost_places import GONE, LOST, Questions, lost_places
from generator.model.fields import is_id
from generator.model.history import file_hash
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, bytes_of, shown_path
from generator.read.git_revision import Revision
from generator.read.strict_yaml import Document, parse

_FILE = re.compile(rf"(?:{AGREEMENTS}|{AREAS}|{FRAMEWORKS})/([^/]+)\.yml")
_TYPED_ANCHOR = re.compile(r"\{[ :]*#([A-Za-z][\w-]*)")
_RENAMED = "If it has another id now, write `previous_ids: [{id}]` there{hint}. "
_TAKEN_DOWN = (
    "If it had to go, put the file back with `status: withdrawn` and `withdrawn: {{date: ..., why: ..., by: ...}}`."
)


@dataclass(frozen=True)
class _Content:
    """The content then and now: what differs, and which ids lead where."""

    folder: Path
    then: Mapping[str, Any]
    now: Mapping[str, Document]
    agreements: Mapping[str, Became]
    files: frozenset[str]

    def shown(self, path: str) -> str:
        return shown_path(self.folder / path)


def problems_against(folder: Path, revision: Revision) -> list[Problem]:
    """Each address of that revision that the content of now would kill. Raises RevisionRefused."""
    paths = [path for path in revision.hashes if _identifier(path) or _is_page(path) or path == ORGANISATIONS]
    raw = {path: _raw(folder / path) for path in paths}
    differs = [path for path in paths if (found := raw[path]) is None or file_hash(found) != revision.hashes[path]]
    if not differs:
        return []
    then = {path: _text(given) for path, given in revision.read(differs).items()}
    content = _Content(
        folder,
        {path: parse(text).data for path, text in then.items() if not _is_page(path)},
        {
            path: parse(_text(found), with_places=True)
            for path in differs
            if not _is_page(path) and (found := raw[path]) is not None
        },
        ids_of_files(folder)[AGREEMENTS],
        frozenset(path for path in paths if raw[path] is not None),
    )
    problems = [*_of_agreements(content), *_of_organisations(content)]
    problems += [*_of_areas(content), *_of_frameworks(content)]
    for path in (path for path in differs if _is_page(path)):
        problems += _of_page(content, path, then[path], raw[path])
    return sorted(problems)


def _identifier(path: str) -> str:
    """The id of the record, the area or the framework version in a file; nothing for any other file."""
    found = _FILE.fullmatch(path)
    return found[1] if found and is_id(found[1]) else ""


def _is_page(path: str) -> bool:
    return path.startswith(f"{PAGES}/") and path.endswith(".md")


def _raw(path: Path) -> bytes | None:
    """What a file holds now; nothing where it is not there, or the check refuses to read it."""
    raw = bytes_of(ContentFile(path, shown_path(path), path.stem))
    return None if isinstance(raw, Problem) else raw


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def _under(content: _Content, folder: str) -> Iterator[tuple[str, str, Any]]:
    """Each file of a folder that differs: its path, its id, and what it held."""
    for path, data in content.then.items():
        if path.startswith(f"{folder}/"):
            yield path, _identifier(path), data


def _of_agreements(content: _Content) -> Iterator[Problem]:
    asked = _questions(content)
    for path, identifier, data in _under(content, AGREEMENTS):
        then = places_of(data)
        heir = _heir(content, identifier)
        for old in (identifier, *previous_ids_of(data)):
            leads_to = _heir(content, old)
            if leads_to is None:
                yield _lost_agreement(content, path, old, then, is_old=old != identifier)
            elif old == identifier and leads_to == old and (moved := _given_away(content, path, then)):
                said = f"`agreements/{old}/` told of “{then.title}”, which is in `{moved}.yml` now."
                fix = f"Give this record another id, and write `previous_ids: [{old}]` in `{moved}.yml`."
                yield Problem(Where(content.shown(path)), LOST.code, said, fix)
            elif old != identifier and heir is not None and leads_to == old and old not in (heir, identifier):
                where = Where(content.shown(f"{AGREEMENTS}/{old}.yml"))
                said = f"`agreements/{old}/` led to `{identifier}`, and a record of its own has that id now."
                fix = f"Give this record another id, and keep `{old}` under `previous_ids` of `{heir}`."
                yield Problem(where, LOST.code, said, fix)
        if heir is not None and not then.withdrawn:
            yield from _of_places(content, then, f"{AGREEMENTS}/{heir}.yml", asked)


def _heir(content: _Content, identifier: str) -> str | None:
    """The id of the record that an id leads to now, if there is one."""
    became = content.agreements.get(identifier)
    return None if became is None else became.moved_to or identifier


def _lost_agreement(content: _Content, path: str, old: str, then: Places, *, is_old: bool) -> Problem:
    if is_old:
        owner = _heir(content, _identifier(path))
        where = Where(content.shown(f"{AGREEMENTS}/{owner}.yml" if owner else path))
        said = f"`agreements/{old}/` led to this record, and nothing says so any more."
        return Problem(where, LOST.code, said, f"Keep `{old}` under `previous_ids`.")
    said = f"`agreements/{old}/` was published, and this file is not there any more."
    hint = next((f": is that `{name}.yml`?" for name in _of_the_same_title(content, then)), "")
    fix = _RENAMED.format(id=old, hint=hint).replace("?. ", "? ") + _TAKEN_DOWN.format()
    return Problem(Where(content.shown(path)), LOST.code, said, fix)


def _given_away(content: _Content, path: str, then: Places) -> str:
    """The new record that has taken what a file told of, where that file now tells of something else."""
    document = content.now.get(path)
    if document is None or not then.title or places_of(document.data).title == then.title:
        return ""
    return next(_of_the_same_title(content, then), "")


def _of_the_same_title(content: _Content, then: Places) -> Iterator[str]:
    """Records that were not there, with the title of one that is gone: most likely it was renamed."""
    known = {_identifier(path) for path in content.then} | {_identifier(path) for path in content.files}
    for name, became in content.agreements.items():
        if became.moved_to is None and name not in known:
            raw = _raw(content.folder / AGREEMENTS / f"{name}.yml")
            if raw is not None and then.title and places_of(parse(_text(raw)).data).title == then.title:
                yield name


def _of_organisations(content: _Content) -> Iterator[Problem]:
    paths = {f"{AGREEMENTS}/{identifier}.yml" for identifier in content.agreements} - content.now.keys()

    def read(some: Iterable[str]) -> dict[str, Any]:
        files = ((path, _raw(content.folder / path)) for path in sorted(some))
        return {path: parse(_text(raw)).data for path, raw in files if raw is not None}

    listed = parse(_text(_raw(content.folder / ORGANISATIONS) or b"")).data
    lost = lost_organisations(
        {path: data for path, _, data in _under(content, AGREEMENTS)},
        [
            *(document.data for path, document in content.now.items() if path.startswith(f"{AGREEMENTS}/")),
            *read(paths - content.files).values(),
        ],
        partial(read, paths & content.files),
        content.then.get(ORGANISATIONS, listed),
        listed,
    )
    for path, identifier, name, fix in lost:
        there = path if path in content.files else ORGANISATIONS
        said = f"`organisations/{identifier}/` told of “{name}”, and nothing names it any more."
        yield Problem(Where(content.shown(there)), LOST.code, said, fix)


def _questions(content: _Content) -> Questions:
    """What the framework versions of now ask."""
    asked = {}
    for file in sorted((content.folder / FRAMEWORKS).glob("*.yml")):
        raw = _raw(file)
        asked[file.stem] = dict(questions_of(parse(_text(raw)).data)) if raw is not None else {}
    return Questions(asked)


def _of_places(content: _Content, then: Places, path: str, asked: Questions) -> Iterator[Problem]:
    """What would no longer be found on the page of one record, which may have another name now."""
    document = content.now.get(path)
    if document is None:  # a new file, which the record was renamed to, or one that did not change
        raw = _raw(content.folder / path)
        if raw is None:
            return
        document = parse(_text(raw), with_places=True)
    now = places_of(document.data)
    if now.withdrawn or document.faults or not document.complete:
        return
    for code, fault in lost_places(then, now, asked):
        where = Where(content.shown(path), *document.place(fault.at))
        yield Problem(where, code, fault.message, fault.fix)


def _of_areas(content: _Content) -> Iterator[Problem]:
    for path, identifier, _ in _under(content, AREAS):
        if path not in content.files:
            said = f"`areas/{identifier}/` was published, and this file is not there any more."
            fix = "Put it back: an area is never deleted or renamed. A council that has ended says so with `until`."
            yield Problem(Where(content.shown(path)), LOST.code, said, fix)


def _of_frameworks(content: _Content) -> Iterator[Problem]:
    questions = _questions(content).all
    for path, identifier, data in _under(content, FRAMEWORKS):
        if path not in content.files:
            said = f"The questions of `{identifier}` were published, and this file is not there any more."
            fix = "Put it back: a version that was published stays. A new one is a new file."
            yield Problem(Where(content.shown(path)), LOST.code, said, fix)
            continue
        for question, _ in questions_of(data):
            if question not in questions:
                said = f"`tests/#q-{question}` was published, and no version asks that any more."
                fix = "Put the question back: a version that was published never changes. A new one is a new file."
                yield Problem(Where(content.shown(path)), LOST.code, said, fix)


def _of_page(content: _Content, path: str, then: str, raw: bytes | None) -> Iterator[Problem]:
    address = path.removeprefix(f"{PAGES}/").removesuffix(".md").removesuffix("index").rstrip("/")
    where = Where(content.shown(path))
    if raw is None:
        if (content.folder / PAGES / address / "index.md").is_file():
            return
        said = f"`{address}/` was published, and this page is not there any more."
        yield Problem(where, LOST.code, said, "Keep a page there that says where to read on.")
        return
    lines = _text(raw).splitlines()
    there = set(_TYPED_ANCHOR.findall("\n".join(lines)))
    for anchor in dict.fromkeys(_TYPED_ANCHOR.findall(then)):
        if anchor not in there:
            said = f"`{address}/#{anchor}` was published, and nothing on this page has that anchor any more."
            yield Problem(where, GONE.code, said, f"Keep `{{ #{anchor} }}` at the heading that readers now want.")
