"""`sources.yml`: the list of registers to copy from, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from generator.check.reading import read_record
from generator.check.rules.hidden_character import place_in
from generator.model.fields import how_ids_are_written, is_id
from generator.model.harvest import Source, SourceList
from generator.problems import ContentProblems, Problem, Where
from generator.read.content_files import named_file
from generator.read.strict_yaml import parse

At = tuple[str | int, ...]


def read_sources(path: Path) -> SourceList:
    """The list of registers. Raises ContentProblems with everything that is wrong with it."""
    file = named_file(path)
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


def _wrong(sources: Sequence[Source]) -> Iterator[tuple[At, str, str, str]]:
    seen: dict[str, str] = {}
    places: dict[tuple[str, str], str] = {}
    for number, source in enumerate(sources):
        at = ("sources", number)
        if not is_id(source.id):
            yield (*at, "id"), "bad-id", f"`{source.id}` cannot be an id.", f"{how_ids_are_written(source.id)}."
        if source.id in seen:
            said = f"`{source.id}` is already the short name of {seen[source.id]}."
            yield (*at, "id"), "duplicate-id", said, "Give each register a short name of its own."
        seen.setdefault(source.id, source.name)
        if (source.register_ is None) == (source.repository is None):
            said = f"{source.name} needs `register` or `repository`, and not both."
            yield at, "missing-field", said, "Name the address of its site, or its git repository."
        elif (place := _place(source)) in places:
            key = "register" if source.register_ else "repository"
            said = f"This is already the register of {places[place]}, so each of its records would be here twice."
            yield (*at, key), "duplicate-entry", said, "Take one of the two out."
        else:
            places[place] = source.name
        for key, address in (("register", source.register_), ("site", source.site)):
            if address is not None and not address.startswith(("https://", "http://")):
                yield (*at, key), "bad-link", f"`{key}` is not the address of a site.", "Write it as https://…"
        for key, address in (("register", source.register_), ("repository", source.repository), ("site", source.site)):
            if address is not None and _has_password(address):
                said = f"`{key}` holds a name or a password, which would be published, and no such address is asked."
                yield (*at, key), "bad-link", said, "Write it without what stands between // and @."
        for key, text in (("name", source.name), ("folder", source.folder), ("repository", source.repository)):
            if text is not None and (hidden := place_in(text)) >= 0:
                said = f"A hidden character (U+{ord(text[hidden]):04X}) stands in `{key}`."
                yield (*at, key), "hidden-character", said, "Delete it: type the words on both sides again."
        if source.register_ is not None and source.revision is not None:
            yield (*at, "revision"), "unknown-field", "`revision` is for a repository.", "Pin a site with `sha256`."
        if source.repository is not None and source.sha256 is not None:
            yield (*at, "sha256"), "unknown-field", "`sha256` is for a site.", "Pin a repository with `revision`."


def _has_password(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.username is not None or parts.password is not None


def _place(source: Source) -> tuple[str, str]:
    """Where a register is, without what does not change that."""
    return (source.register_ or source.repository or "").rstrip("/"), source.folder.strip("/")
