"""The start of a new record: every field with its question, the needed ones open, the others in comments.

Nothing in it is a fact. Each field says FILL IN, which the checker points out line by line until nothing is left.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Set
from pathlib import Path

from generator.check.content_names import AGREEMENTS
from generator.check.placeholder import FILL_IN
from generator.intake.commented import SCHEMA_LINE, hint, note
from generator.intake.new_ids import refuse_id
from generator.intake.replacing import begin_file
from generator.model.agreement import Agreement
from generator.model.dictionary import ANY_KEY, FieldFacts, dictionary_of
from generator.read.content_files import shown_path

# Fields that a publisher's record needs, or warns of without. The others begin as comments.
_OPEN = frozenset(
    {
        *("schema", "title", "summary", "status", "provenance", "provenance.basis", "provenance.publisher"),
        *("areas", "areas.id", "areas.taking_part"),
        *("organisations", "organisations.name", "organisations.roles", "organisations.kind", "purpose"),
        *("data", "data.item", "data.id", "data.about", "data.identifiability", "data.from", "data.to", "data.why"),
        *("legal", "legal.lawful_bases", "legal.lawful_bases.basis", "dates", "dates.review_due"),
        *("contact", "contact.role", "contact.email", "complaint", "complaint.url"),
    }
)
# Longer texts stand on lines of their own, where a colon or a quotation mark does no harm.
_FOLDED = frozenset({"summary", "purpose"})


class FolderRefused(Exception):
    """The folder for new records cannot be written to. The message says which, and why."""


def write_agreement(identifier: str, content: Path) -> Path:
    """Write `content/agreements/ID.yml` to fill in.

    Raises IdRefused for what cannot be an id, or is or was one, and FolderRefused.
    """
    return write_record(identifier, content, agreement_text())


def write_record(identifier: str, content: Path, text: str) -> Path:
    """Write `content/agreements/ID.yml` with a text of its own. Raises IdRefused and FolderRefused."""
    refuse_id(identifier, content)
    path = content / AGREEMENTS / f"{identifier}.yml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        begin_file(path, text.encode())
    except OSError as reason:
        raise _refused(path.parent, reason) from reason
    return path


def refuse_folder(content: Path) -> None:
    """Raise FolderRefused where no record could be written, before somebody answers questions for one."""
    folder = content / AGREEMENTS if (content / AGREEMENTS).is_dir() else content
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as reason:
        raise _refused(folder, reason) from reason


def _refused(folder: Path, reason: OSError) -> FolderRefused:
    said = f"The record cannot be written to {shown_path(folder)} ({reason.strerror})."
    return FolderRefused(f"{said} Let that folder be written to.")


def agreement_text() -> str:
    """The text of a new record."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield SCHEMA_LINE
    yield "# A new record. Lines that begin with # are notes: delete them, or take away the # and the space after it."
    yield f"# Replace each {FILL_IN}. What follows a # on the same line is a hint, and may go or stay."
    yield "# What you leave out is shown to readers as “Not stated”, never as “none”."
    yield "# Run `plainview check` as you go: it says what is left to fill in, line by line."
    for facts in _inside(""):
        yield ""
        yield from note(f"{facts.question} {facts.guidance}")
        if facts.path == "assessments":
            yield "# Once all else is filled in, `plainview new assessment` adds one here, with every question."
        yield from _field(facts, column=0)


def _inside(path: str) -> list[FieldFacts]:
    """The fields straight inside a part, those that are open first: an entry of a list begins with one of them."""
    found = [facts for facts in dictionary_of(Agreement) if facts.path.rpartition(".")[0] == path]
    return sorted(found, key=lambda facts: facts.path not in _OPEN) if path else found


def left_out(facts: FieldFacts) -> Iterator[str]:
    """The lines of a field that a record does not state, all of them as comments."""
    return _field(facts, 0, opened=frozenset())


def _field(facts: FieldFacts, column: int, dash: str = "", opened: Set[str] = _OPEN) -> Iterator[str]:
    """The lines of one field, whose name stands at a column; the dash before it begins an entry of a list."""
    before = "" if facts.path in opened else "# "
    begin = f"{before}{' ' * (column - len(dash))}{dash}{facts.name}:"
    fields = _inside(facts.path)
    if fields and fields[0].name != ANY_KEY:
        yield begin
        for number, inner in enumerate(fields):
            inside = column + (4 if facts.many else 2)
            yield from _field(inner, inside, "- " if facts.many and not number else "", opened)
    elif facts.path in _FOLDED:
        yield f"{begin} >"
        yield f"{before}{' ' * (column + 2)}{FILL_IN}"
    elif facts.path == "schema":
        yield f"{begin} {facts.example}"
    else:
        value = f"[{FILL_IN}]" if facts.many and facts.holds != "part" else FILL_IN
        yield f"{begin} {value}{hint(facts)}"
