"""The tables of the register, derived from the model: one for agreements, and one for each list that a record holds.

A field that is added to the model becomes a column by itself. What no table can hold is named here with the reason, and
a test sees that nothing else is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from generator.model.agreement import STAYS, Agreement
from generator.model.card import Card
from generator.model.dictionary import ANY_KEY, FieldFacts, dictionary_of
from generator.present.page import Site

Value = str | int | bool | Sequence[str | int] | None
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it answers, and what its cells hold, `many` where that may be several."""

    name: str
    says: str
    holds: str = "text"
    many: bool = False
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its name, what one row is, its columns, and those by which a row is known among all others."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def of_agreements(self) -> bool:
        """Whether each row belongs to a row of the table of agreements."""
        return self.columns[0] is AGREEMENT


@dataclass(frozen=True)
class AgreementTable(Table):
    """A table that is made of agreements. `rows` gives the rows of one of them."""

    rows: Callable[[Told], Iterator[tuple[Value, ...]]]


@dataclass(frozen=True, slots=True)
class Told:
    """One agreement while its rows are made: its card, its record as plain data, and what that does not state."""

    site: Site
    card: Card
    data: Mapping[str, Any]
    not_stated: Sequence[str]


# The name of each table, the list in a record that it holds, and what one row of it is.
LISTS: tuple[tuple[str, str, str], ...] = (
    ("organisations", "organisations", "An organisation that takes part in an agreement."),
    ("agreement-areas", "areas", "A place that an agreement covers."),
    ("data-items", "data", "A kind of data that is shared."),
    ("benefits", "benefits", "A benefit that was promised, and what was reported of it."),
    ("lawful-bases", "legal.lawful_bases", "A reason in law that is relied on."),
    ("special-conditions", "legal.special_category_conditions", "A condition that specially protected data needs."),
    ("powers", "legal.powers", "A law that gives the power to share."),
    ("risks", "risks", "Something that could go wrong."),
    ("safeguards", "safeguards", "Something that keeps the data safe."),
    ("documents", "documents", "A paper about the agreement."),
    ("formats", "formats", "The same facts in another form."),
    ("sources", "provenance.sources", "A page that a fact of the record was read in."),
    ("changes", "changes", "Something that changed."),
    ("withheld", "withheld", "A fact that is held back, and the ground for that."),
    ("replies", "replies", "What someone answered to a record."),
)
# Lists of records that link to a row by an anchor, as pages name it.
_ANCHORED = {"data": "data", "benefits": "promise"}
ANSWERS = "answers"
EVIDENCE = "evidence"
_ASSESSMENTS = "assessments"
_ANSWER = f"{_ASSESSMENTS}.answers.{ANY_KEY}."

ONLY_IN_JSON: Mapping[str, str] = {
    "translations": "Each text of a record may be in another language, so it would double every column.",
}
"""Published parts of a record that no table holds, each with the reason."""


@cache
def tables() -> tuple[AgreementTable, ...]:
    """Every table that is made of agreements, `agreements` first."""
    lists = (_table_of(*named) for named in LISTS)
    return (_agreements(), *lists, _answers(), _evidence())


def _agreements() -> AgreementTable:
    lists = (*(path for _, path, _ in LISTS), _ASSESSMENTS, *ONLY_IN_JSON)
    fields = [field for field in _leaves("", lists) if field.path != "schema"]
    cells = _cells(fields, "")
    own = (
        Column("agreement", "The lasting id of the agreement.", "id", required=True),
        Column("address", "Its page.", "link", required=True),
        Column("invented", "Whether it is an invented example.", "yes-or-no", required=True),
    )
    after = (
        Column("not_stated", "Which facts the record could state and does not.", "text", many=True),
        Column("file_sha256", "The hash of the file that this was made of.", "text", required=True),
        Column("copied_from", "The publisher of the register that this was copied from, if it was."),
        Column("original", "Its page in that register.", "link"),
        Column("copied", "The day from which the copy is.", "date"),
    )

    def rows(told: Told) -> Iterator[tuple[Value, ...]]:
        card = told.card
        address = f"{told.site.settings.root}agreements/{card.id}/"
        yield (card.id, address, card.invented, *cells(told.data), told.not_stated, card.fingerprint, *_copied(told))

    # A record that was taken down has no more than stays, so nothing else is in every row.
    always = STAYS & {"title", "status"}
    every = [replace(_column(field, field.path), required=field.path in always) for field in fields]
    columns = (*own, *every, *after)
    return AgreementTable(
        "agreements", "An agreement: what it says of itself as a whole.", columns, ("agreement",), rows
    )


def _copied(told: Told) -> tuple[Value, ...]:
    """Where a copy of another register came from, and from which day it is."""
    identifier = told.card.id
    source = told.site.register.source_of(identifier)
    if source is None:
        return None, None, None
    return source.name, source.original_of(identifier) or None, str(source.copied(identifier))


def _table_of(name: str, path: str, says: str) -> AgreementTable:
    before = f"{path}."
    fields = _leaves(before, ())
    cells = _cells(fields, before)
    whole = tuple(path.split("."))
    anchored = _ANCHORED.get(path)
    known = path == "organisations"
    columns = [AGREEMENT, Column("number", "Its place in the record's list, counted from 1.", "number", required=True)]
    if anchored:
        columns.append(Column("anchor", "Its lasting place on the agreement's page.", "text", required=True))
    if known:
        columns.append(Column("organisation", "The one id that the register knows it by.", "id", required=True))

    def rows(told: Told) -> Iterator[tuple[Value, ...]]:
        for number, item in enumerate(_at(told.data, whole) or (), start=1):
            own: list[Value] = [told.card.id, number]
            if anchored:
                own.append(f"{anchored}-{item.get('id') or number}")
            if known:
                own.append(told.card.organisations[number - 1].id)
            yield (*own, *cells(item))

    made = (*columns, *(_column(field, field.path.removeprefix(before)) for field in fields))
    return AgreementTable(name, says, made, ("agreement", "number"), rows)


AGREEMENT = Column("agreement", "The id of the agreement, as the table of agreements has it.", "id", required=True)
_ASSESSED = (
    Column("assessment", "The assessment's place in the record, counted from 1.", "number", required=True),
    Column("question", "The id of the question.", "id", required=True),
)


def _answers() -> AgreementTable:
    heads = _leaves(f"{_ASSESSMENTS}.", (f"{_ASSESSMENTS}.answers",))
    fields = _leaves(_ANSWER, ())
    head_cells, cells = _cells(heads, f"{_ASSESSMENTS}."), _cells(fields, _ANSWER)

    def rows(told: Told) -> Iterator[tuple[Value, ...]]:
        for number, assessment in enumerate(told.data.get(_ASSESSMENTS, ()), start=1):
            head = tuple(head_cells(assessment))
            for question, answer in assessment["answers"].items():
                anchor = f"a-{number}-{question}"
                yield (told.card.id, number, question, anchor, *head, *cells(answer))

    anchor = Column("anchor", "Its lasting place on the agreement's pages.", "text", required=True)
    columns = (
        *(AGREEMENT, *_ASSESSED, anchor),
        *(_column(field, field.path.removeprefix(f"{_ASSESSMENTS}.")) for field in heads),
        *(_column(field, field.path.removeprefix(_ANSWER)) for field in fields),
    )
    return AgreementTable(
        ANSWERS, "An answer to one question in one assessment.", columns, ("agreement", "assessment", "question"), rows
    )


def _evidence() -> AgreementTable:
    before = f"{_ANSWER}evidence."
    fields = _leaves(before, ())
    cells = _cells(fields, before)

    def rows(told: Told) -> Iterator[tuple[Value, ...]]:
        for assessed, assessment in enumerate(told.data.get(_ASSESSMENTS, ()), start=1):
            for question, answer in assessment["answers"].items():
                for number, item in enumerate(answer.get("evidence", ()), start=1):
                    yield (told.card.id, assessed, question, number, *cells(item))

    number = Column("number", "Its place in the answer, counted from 1.", "number", required=True)
    columns = (*(AGREEMENT, *_ASSESSED, number), *(_column(field, field.path.removeprefix(before)) for field in fields))
    key = ("agreement", "assessment", "question", "number")
    return AgreementTable(EVIDENCE, "What an answer rests on.", columns, key, rows)


def _leaves(before: str, beside: Sequence[str]) -> tuple[FieldFacts, ...]:
    """The published fields under a path that one cell can hold: none that lie in a list, nor under what is `beside`."""
    found = []
    lists = list(beside)
    for field in dictionary_of(Agreement):
        path = field.path
        if not path.startswith(before) or any(path == one or path.startswith(f"{one}.") for one in lists):
            continue
        if field.holds == "part":
            if field.many:
                lists.append(path)
        elif field.published:
            found.append(field)
    return tuple(found)


def _column(field: FieldFacts, name: str) -> Column:
    return Column(name, field.question, field.holds, field.many, field.required and "." not in name)


def _cells(fields: Sequence[FieldFacts], before: str) -> Callable[[Mapping[str, Any]], Iterable[Value]]:
    """What takes the value of each field out of the part of a record whose path is `before`."""
    places = [tuple(field.path.removeprefix(before).split(".")) for field in fields]
    # Fields of one part stand together, so that the part is looked up once for all of them.
    parts = [(part, [place[-1] for place in some]) for part, some in groupby(places, key=lambda place: place[:-1])]
    if len(parts) == 1 and parts[0][0] == ():  # of most tables, and many times sooner
        keys = parts[0][1]
        return lambda item: map(item.get, keys)

    def values(item: Mapping[str, Any]) -> list[Value]:
        found: list[Value] = []
        for path, keys in parts:
            part = _at(item, path)
            found += [None] * len(keys) if part is None else map(part.get, keys)
        return found

    return values


def _at(data: Mapping[str, Any], place: Place) -> Any:
    """What stands at a place, None where nothing does."""
    found: Any = data
    for key in place:
        found = found.get(key)
        if found is None:
            return None
    return found
