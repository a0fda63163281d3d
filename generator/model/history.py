"""What a record said before: its versions in order, and what each says otherwise than the one before it.

A version is what the published files held from a day on. It is named by that day and a number within it, and told
apart from others by the hash that git gives the bytes of its file, which anybody can work out with
`git hash-object FILE`, whether there is a git history or not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.agreement import Agreement
from generator.model.dates import PartialDate
from generator.model.fields import AgreementId, Record, SchemaVersion, Text, maybe, said

HASH_PATTERN = r"^[0-9a-f]{40}$"
Hash = Annotated[str, "The hash of a file's bytes, as git works it out: 40 digits of 0 to 9 and a to f."]

Came = Literal["added", "removed", "changed"]


def version_name(day: date, number: int) -> str:
    """What the address of a version ends in."""
    return f"{day.isoformat()}-{number}"


def file_hash(raw: bytes) -> Hash:
    """The hash of a file's bytes as git works it out (SHA-1 over its length and its bytes)."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One thing that a version says otherwise than the version before it.

    `field` is its path as the dictionary has it (`data.to`). `entry` is the id of the entry of a list that it is in,
    and `name` what a reader calls that entry; both are empty where the field is in no list. `before` and `after` are
    what was and is stated, as words of the record, empty where nothing was or is. `wider` says that it lets more data
    reach more people, or serve more ends, than before.
    """

    field: str
    came: Came
    entry: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    wider: bool = False


class Redaction(Record):
    """One version of a record that must never be shown again."""

    agreement: AgreementId = said("Which agreement?", "Its id.", "exampleshire-free-school-meals")
    version: Annotated[str, Field(pattern=HASH_PATTERN)] = said(
        "Which version of it?",
        "The hash of the file as it was: `git hash-object FILE`, or `git log --raw -- FILE`.",
        "0123456789abcdef0123456789abcdef01234567",
    )
    date: PartialDate = said("When was it taken down?", "The day of the decision.", "2026-11-22")
    ground: Text = said("On what ground?", "The law, or the harm, in a sentence.", "It named a child.")
    by: Text | None = maybe("Who decided it?", "A body or a role, never a person.", "Exampleshire Council")


class RedactionList(Record):
    """`content/redactions.yml`: the versions of records that must never be shown again."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    redactions: tuple[Redaction, ...] = said("Which versions are taken down?", "One entry each.", [])


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it stood from a day on.

    `changes` is what it says otherwise than the version before it; nothing for the first. `redaction` says why it may
    not be shown; nothing is told then of what it said, nor of what the one after it changed. `kept` says that git no
    longer holds it, though it was published: it comes from the last site. `was` is the id of the record that it was
    of, where that is another now; `before` is the name of the version that it follows, empty for the first of its
    record. `also` are the hashes of later files that held the same data in another layout.
    """

    day: date
    number: int
    hash: Hash
    changes: tuple[RecordChange, ...] = ()
    redaction: Redaction | None = None
    kept: bool = False
    was: str = ""
    before: str = ""
    also: tuple[Hash, ...] = ()

    @property
    def name(self) -> str:
        """What its address ends in: `2026-05-03-1` for the first version of that day."""
        return version_name(self.day, self.number)

    @property
    def wider(self) -> bool:
        """Whether it lets data be used more widely than the version before it."""
        return any(change.wider for change in self.changes)


@dataclass(frozen=True)
class History:
    """The versions of every record, the oldest first, by its id. The newest is what is published now, or nearly.

    `source` says where they come from: `git`, or `none` where there is no git history and a record tells of itself
    only what its own `changes` say. `shallow` is the first day that is known where the git history is cut off before
    its beginning. `commit` is the content's last commit, and `unsaved` the records whose files are otherwise than in
    it, so that what they say now is no version yet. `said` holds what a version says by its hash, as the JSON of its
    file. `lost` names each version of the last site that is not among these, by its id and its name. `idle` are the
    redactions that took nothing down, since no version has that hash. `still` are the records whose files say now what
    was taken down, in another layout.
    """

    source: Literal["git", "none"]
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    said: Mapping[Hash, str] = field(default_factory=dict)
    commit: str = ""
    shallow: date | None = None
    unsaved: Set[str] = frozenset()
    lost: tuple[str, ...] = ()
    idle: tuple[Redaction, ...] = ()
    still: tuple[str, ...] = ()

    def agreement(self, version: Version) -> Agreement:
        """What a version says, brought back whole. Raises KeyError for one that was redacted."""
        if version.redaction is not None:
            raise KeyError(version.hash)
        return Agreement.model_validate(json.loads(self.said[version.hash]))


NO_HISTORY = History("none")
