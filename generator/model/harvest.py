"""Registers of other publishers: which ones are to be copied from, and what was taken from each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.dates import PartialDate
from generator.model.fields import (
    FROM,
    ID_PATTERN,
    LONGEST_NAMESPACE,
    AgreementId,
    Count,
    Id,
    Link,
    Record,
    SchemaVersion,
    Text,
    Yes,
    maybe,
    said,
)
from generator.model.history import HASH_PATTERN

SHA_256_PATTERN = r"^[0-9a-f]{64}$"
Namespace = Annotated[str, Field(pattern=ID_PATTERN, max_length=LONGEST_NAMESPACE)]
Sha256 = Annotated[str, Field(pattern=SHA_256_PATTERN)]
Commit = Annotated[str, Field(pattern=HASH_PATTERN)]


class Source(Record):
    """A register to copy from: a published site, or a git repository."""

    id: Namespace = said(
        "By which short name is it known here?",
        "Its records are known here by this, two hyphens and their own id. It never changes.",
        "leeds",
    )
    name: Text = said("Who publishes it?", "The name of the body.", "Leeds City Council")
    register_: Link | None = maybe(
        "At which address is it published?",
        "The address of its site, which Plainview made.",
        "https://data.leeds.example/",
        key="register",
    )
    sha256: Sha256 | None = maybe(
        "Which state of it is meant?", "The SHA-256 of its `manifest.json`, where only that one may be taken.", "0" * 64
    )
    repository: Text | None = maybe(
        "Or in which git repository is it?",
        "An address that begins with https://, or a folder beside this file.",
        "https://git.leeds.example/register.git",
    )
    revision: Commit | None = maybe(
        "Which commit of that is meant?", "All 40 digits, where only that one may be taken.", "0" * 40
    )
    folder: Text = said(
        "In which folder of the repository is its content?", "As a rule it is `content`.", "content", default="content"
    )
    site: Link | None = maybe(
        "Where are the records of that repository published?",
        "The address of its site, so that pages can link to each original.",
        "https://data.leeds.example/",
    )
    examples: Yes = said("Are its invented examples to be taken too?", "`true` or `false`.", False, default=False)


class SourceList(Record):
    """`sources.yml`: the registers that a site copies from, and which records tell of one initiative."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)] = said(
        "Which registers?", "Each with a short name.", [{"id": "leeds", "name": "Leeds City Council"}]
    )
    same_as: tuple[Annotated[tuple[AgreementId, ...], Field(min_length=2)], ...] = said(
        "Which records tell of one and the same initiative?",
        "Lists of ids as they are known here. Nothing is merged: each page tells of the others.",
        [["leeds--school-meals", "essex--school-meals"]],
        default=(),
    )


class LeftOut(Record):
    """A record that was not taken, and why."""

    record: Text = said("Which record?", "Its id there.", "school-meals")
    why: Text = said("Why was it left out?", "What the check said.", "There is no area `leads`.")


class Unread(Record):
    """When a source, or one record of it, could not be taken over, and why."""

    tried: PartialDate = said("When was it tried?", "The day.", "2026-03-20")
    why: Text = said("Why not?", "What went wrong.", "The server did not answer.")


class KeptCopy(Unread):
    """A record whose copy is older than the others of its source: the new one could not be taken over."""

    seen: PartialDate = said("From which day is the copy?", "The day.", "2026-03-12")


class HarvestedSource(Record):
    """What was taken from one register. `plainview harvest` writes it, and pages tell it."""

    id: Namespace = said("By which short name is it known here?", "As in `sources.yml`.", "leeds")
    name: Text = said("Who publishes it?", "As in `sources.yml`.", "Leeds City Council")
    kind: Literal["register", "repository"] = said("What is it?", "`register` or `repository`.", "register")
    address: Text = said("Where was it read?", "Its address.", "https://data.leeds.example/")
    folder: Text = said("In which folder was it read?", "Of a repository.", "content", default="content")
    examples: Yes = said("Were its invented examples taken too?", "As in `sources.yml`.", False, default=False)
    home: Link | None = maybe("Where are its own pages?", "The address of its site.", "https://data.leeds.example/")
    seen: PartialDate = said("When was this copy made?", "The day.", "2026-03-12")
    as_at: PartialDate | None = maybe("Which day does it tell of, as it says itself?", "The day.", "2026-03-11")
    sha256: Sha256 | None = maybe("What is the SHA-256 of its manifest?", "Of its bytes.", "0" * 64)
    etag: Text | None = maybe(
        "How does its server mark that manifest?", "So that it need not send the same again.", '"5f2a"'
    )
    revision: Commit | None = maybe("Which commit was read?", "Its hash.", "0" * 40)
    records_sha256: Sha256 | None = maybe(
        "What is the SHA-256 of the records as they came?", "Of their bytes.", "0" * 64
    )
    copy_sha256: Sha256 = said("What is the SHA-256 of the copy here?", "Of its files together.", "0" * 64)
    records: Count = said("How many records were taken?", "A number.", 12)
    left_out: Count = said("How many were left out?", "A number.", 1)
    settled: Count = said(
        "How many of those stay out, whatever is in our own content?", "Such as invented examples.", 1, default=0
    )
    reasons: tuple[LeftOut, ...] = said(
        "Which were left out, and why?", "The first few.", [{"record": "meals", "why": "No such area."}], default=()
    )
    kept: dict[Id, KeptCopy] = said("Of which records is the copy older?", "By the id there.", {}, default={})
    unread: Unread | None = maybe("Could it not be read the last time?", "When, and why not.", {"tried": "2026-03-20"})

    def original_of(self, identifier: str) -> str:
        """The address of the original page of one of its records; empty where its pages are nowhere known."""
        return f"{self.home.rstrip('/')}/agreements/{identifier.partition(FROM)[2]}/" if self.home else ""

    def copied(self, identifier: str) -> PartialDate:
        """The day from which the copy of one of its records is."""
        kept = self.kept.get(identifier.partition(FROM)[2])
        return kept.seen if kept else self.seen

    def unread_since(self, identifier: str) -> Unread | None:
        """When the original of one of its records could not be read; None where the copy is what it says."""
        return self.unread or self.kept.get(identifier.partition(FROM)[2])


class Harvest(Record):
    """`content/harvested/sources.lock.yml`: what was taken from each register. Kept by `plainview harvest`."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    sources: tuple[HarvestedSource, ...] = said("What was taken from each register?", "In order of id.", [])
    same_as: tuple[tuple[AgreementId, ...], ...] = said(
        "Which records tell of one and the same initiative?", "As `sources.yml` says.", [], default=()
    )


NO_HARVEST = Harvest.model_validate({"schema": 1, "sources": []})
