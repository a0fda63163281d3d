"""Which sheets a workbook of records has, and which columns each of them, made from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.check.suggest import close_match
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.present.open_data.csv_cells import NONE

AGREEMENTS = "Agreements"
READ_ME = "Read me"
WORDS = "Words"
MADE_FROM = "Made from"
"""A hidden sheet: what each record was when the workbook was written, by a hash."""
ID_LABEL, AGREEMENT_LABEL, NUMBER_LABEL = "id", "agreement", "number"
ID_GUIDANCE = "The lasting id: lower-case letters, digits and hyphens. It never changes. A new id makes a new record."
AGREEMENT_GUIDANCE = "The id of the agreement, as it stands on the sheet “Agreements”."
NUMBER_GUIDANCE = f"Its place in the record. Leave it empty in a new row. {NONE} states that there are none at all."

NOT_IN_SHEETS = ("schema", "assessments", "translations")
"""Fields of a record that no sheet holds. An import leaves them as they are."""

Relative = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column: where its field stands in the record or the entry, and what is declared of that."""

    path: Relative
    facts: FieldFacts
    label: str

    @property
    def dotted(self) -> str:
        """Its path as a record's editor would write it."""
        return ".".join(self.path)

    @property
    def guidance(self) -> str:
        """How to fill it in, on the row below its label."""
        needed = "Needed. " if self.facts.required and len(self.path) == 1 else ""
        if self.facts.holds == "yes-or-no":
            return f"{needed}true or false."
        if self.facts.holds == "date":
            return f"{needed}A day, a month or a year: 2026-02-05, 2026-02, 2026."
        several = " Several: with “; ” between them." if self.facts.many else ""
        return f"{needed}{self.facts.guidance.replace('`', '')}{several}"


@dataclass(frozen=True)
class Sheet:
    """A sheet: the list that it holds, none for that of the agreements themselves, and its columns after the first."""

    name: str
    path: Relative
    columns: tuple[Column, ...]

    @property
    def own_columns(self) -> tuple[tuple[str, str], ...]:
        """The labels and the guidance of the columns before those of fields."""
        if not self.path:
            return ((ID_LABEL, ID_GUIDANCE),)
        return ((AGREEMENT_LABEL, AGREEMENT_GUIDANCE), (NUMBER_LABEL, NUMBER_GUIDANCE))

    @property
    def has_ids(self) -> bool:
        """Whether its entries may have a lasting id of their own."""
        return any(column.path == ("id",) for column in self.columns)


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet that holds facts, that of the agreements first."""
    lists = [
        facts
        for facts in dictionary_of(Agreement)
        if facts.holds == "part" and facts.many and facts.top not in NOT_IN_SHEETS
    ]
    return (
        Sheet(AGREEMENTS, (), tuple(_columns(""))),
        *(
            Sheet(_named(facts.name), tuple(facts.path.split(".")), tuple(_columns(f"{facts.path}.")))
            for facts in lists
        ),
    )


@cache
def sheet_named(name: str) -> Sheet | None:
    """The sheet of this name, as people and programs spell it."""
    return {_plain(sheet.name): sheet for sheet in sheets()}.get(_plain(name))


def sheet_meant(name: str) -> str | None:
    """The sheet that was most likely meant by a name that none has."""
    return close_match(name, [sheet.name for sheet in sheets()], 0.75)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


def _columns(before: str) -> Iterator[Column]:
    beneath_lists: list[str] = []
    called: dict[str, str] = {}
    for facts in dictionary_of(Agreement):
        if not facts.path.startswith(before) or (not before and facts.top in NOT_IN_SHEETS):
            continue
        if any(facts.path.startswith(one) for one in beneath_lists):
            continue
        path = facts.path.removeprefix(before)
        outer = path.rpartition(".")[0]
        if facts.holds == "part":
            called[path] = f"{_named(facts.name)}: "
            if facts.many:
                beneath_lists.append(f"{facts.path}.")
            continue
        yield Column(tuple(path.split(".")), facts, f"{called.get(outer, '')}{facts.question}")


def _named(name: str) -> str:
    return "DPIA" if name == "dpia" else name.replace("_", " ").capitalize()
