"""The ledger of ids, `content/ids.yml`: every id that was ever published, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.dates import PartialDate
from generator.model.fields import AgreementId, Id, Record, SchemaVersion, Yes, maybe, said

SECTIONS = ("agreements", "areas", "frameworks")
"""The parts of the ledger, each named as its folder is."""


class ListedId(Record):
    """One id: the day it was first seen, and what became of it since. `plainview ids` writes it."""

    first_seen: PartialDate = said("When was this id first seen?", "`plainview ids` writes the day.", "2026-11-23")
    moved_to: AgreementId | None = maybe(
        "Which id does its record have now?", "`plainview ids` writes it from `previous_ids`.", "school-meals"
    )
    withdrawn: Yes | None = maybe(
        "Was its record taken down?", "`plainview ids` writes it where the status says so.", True
    )


class IdLedger(Record):
    """`content/ids.yml`: one line an id, in order, so that two branches can each add to it."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    agreements: dict[AgreementId, ListedId] = said(
        "Which ids did agreements ever have?",
        "One line an id.",
        {"school-meals": {"first_seen": "2026-11-23"}},
        default={},
    )
    areas: dict[Id, ListedId] = said(
        "Which ids did areas ever have?", "One line an id.", {"leeds": {"first_seen": "2026-11-23"}}, default={}
    )
    frameworks: dict[Id, ListedId] = said(
        "Which ids did framework versions ever have?",
        "One line an id.",
        {"data-for-public-benefit-1": {"first_seen": "2026-11-23"}},
        default={},
    )

    @property
    def sections(self) -> Mapping[str, Mapping[str, ListedId]]:
        """Each part by its name."""
        return {"agreements": self.agreements, "areas": self.areas, "frameworks": self.frameworks}
