"""The few facts of a record that lists, counts and rules across records use.

A register may hold 20,000 records that would not fit in memory as models. Whatever walks the whole
register reads cards; a full record is brought back only to make its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.agreement import Agreement
from generator.model.data import DataItem
from generator.model.dates import PartialDate
from generator.model.facts import Told, facts_told
from generator.model.law import Legal
from generator.model.organisation import Directory, Organisation
from generator.model.reasons import reasons_of
from generator.model.vocabulary import IDENTIFIABILITY_ORDER, NOT_STATED, SEEN_ROLES

OF_ONE_INITIATIVE = frozenset(("agreement", "dpia"))
"""The kinds of paper that are about one initiative. A privacy notice or a report may tell of many."""


@dataclass(frozen=True, slots=True)
class PromisedAction:
    """What was promised because the answer to a question was weak: what, who and by when."""

    question: str
    what: str
    who: str | None
    by: PartialDate | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One assessment without its reasons: who judged, when, each rating, and what was promised for weak answers."""

    framework: str
    by: str
    by_kind: str
    date: PartialDate
    ratings: Mapping[str, int | str]
    actions: tuple[PromisedAction, ...] = ()

    @property
    def assessor(self) -> tuple[str, str]:
        """Who judged, by kind and name. A later judgement by the same assessor takes the place of an earlier one."""
        return self.by_kind, self.by


@dataclass(frozen=True, slots=True)
class PromisedBenefit:
    """A benefit that was promised, how it is measured, and what was reported of it: its state, and when.

    `anchor` is its lasting place.
    """

    anchor: str
    promise: str
    measure: str | None
    due: PartialDate | None
    state: str | None
    reported: PartialDate | None


@dataclass(frozen=True, slots=True)
class PartTaken:
    """One organisation in a record: its id, its name, its roles or what it is seen to do, and its kind."""

    id: str
    name: str
    roles: tuple[str, ...]
    kind: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that changed in the initiative: when, what (None where not stated), and whether more is shared."""

    date: PartialDate
    what: str | None
    wider_use: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What the register remembers of one agreement. Derived from the model here and nowhere else."""

    id: str
    title: str
    summary: str
    status: str
    basis: str
    publisher: str
    """The id of the organisation that stands behind it; empty where none is named."""
    sectors: tuple[str, ...]
    people: tuple[str, ...]
    moments: tuple[str, ...]
    areas: tuple[tuple[str, str], ...]
    """Area ids, each with how sure its taking part is."""
    organisations: tuple[PartTaken, ...]
    identifiability: str
    """The level that tells most about a person, over all data items: see `strongest`."""
    lawful_bases: tuple[str, ...]
    """The reasons in law that it states, each once. Empty where none is stated."""
    data_items: tuple[str, ...]
    """What each data item is, in the record's words."""
    titles: Mapping[str, str]
    """Its title in other languages, by language."""
    changes: tuple[Changed, ...]
    start: PartialDate | None
    checked: PartialDate | None
    last_reviewed: PartialDate | None
    review_due: PartialDate | None
    benefits: tuple[PromisedBenefit, ...]
    judgements: tuple[Judgement, ...]
    previous_ids: tuple[str, ...]
    replaced_by: str | None
    withdrawn: PartialDate | None
    """When the record was taken down, where it was."""
    documents: int
    fingerprint: str
    """SHA-256 of the record's file."""
    told: Told
    """Which facts it states, and which it holds back."""
    reasons: bytes = b""
    """The long sentences of its answers: see `generator.model.reasons`."""
    papers: tuple[str, ...] = ()
    """The addresses of the papers that are about this initiative alone: the agreement, and the study of its risks."""

    @property
    def lead(self) -> PartTaken:
        """The organisation to ask first."""
        return next(part for part in self.organisations if "lead" in part.roles)

    @property
    def touched(self) -> date | None:
        """The last day on which the record itself says that something was written, changed, judged or looked at.

        Only days count: a month or a year says no more than that something happened in it.
        """
        stated = (
            self.checked,
            self.last_reviewed,
            *(change.date for change in self.changes),
            *(judgement.date for judgement in self.judgements),
            *(benefit.reported for benefit in self.benefits),
        )
        return max((day for one in stated if one and (day := one.exact)), default=None)

    @property
    def void(self) -> bool:
        """Whether there is no sharing to speak of: it was decided against, or its record was taken down."""
        return self.status in ("declined", "withdrawn")

    @property
    def invented(self) -> bool:
        """Whether this is a worked example."""
        return self.basis == "worked-example"


def card_of(identifier: str, agreement: Agreement, fingerprint: str, directory: Directory) -> Card:
    """The card of one checked record."""
    dates = agreement.dates
    return Card(
        id=identifier,
        title=agreement.title.strip(),
        summary=agreement.summary.strip(),
        status=agreement.status,
        basis=agreement.provenance.basis,
        publisher=next(
            (directory.id_of(part) for part in agreement.organisations if part.id == agreement.provenance.publisher),
            agreement.provenance.publisher or "",
        ),
        sectors=agreement.sectors or (),
        people=agreement.people or (),
        moments=agreement.moments or (),
        areas=tuple((area.id, area.taking_part or NOT_STATED) for area in agreement.areas),
        organisations=tuple(
            PartTaken(directory.id_of(part), directory.name_of(part), _roles(part, agreement.data), part.kind)
            for part in agreement.organisations
        ),
        identifiability=strongest(item.identifiability for item in agreement.data),
        lawful_bases=_bases_in_law(agreement.legal),
        data_items=tuple(one.item.strip() for one in agreement.data),
        titles={
            language: translation.title.strip()
            for language, translation in (agreement.translations or {}).items()
            if translation.title
        },
        changes=tuple(Changed(change.date, change.what, bool(change.wider_use)) for change in agreement.changes or ()),
        start=dates.start if dates else None,
        checked=agreement.provenance.checked,
        last_reviewed=dates.last_reviewed if dates else None,
        review_due=dates.review_due if dates else None,
        benefits=tuple(
            PromisedBenefit(
                f"promise-{benefit.id or number}",
                benefit.promise,
                benefit.measure,
                benefit.due,
                benefit.result.state if benefit.result else None,
                benefit.result.date if benefit.result else None,
            )
            for number, benefit in enumerate(agreement.benefits or (), start=1)
        ),
        judgements=tuple(
            Judgement(
                assessment.framework,
                assessment.by.name,
                assessment.by.kind,
                assessment.date,
                {question: answer.rating for question, answer in assessment.answers.items()},
                tuple(
                    PromisedAction(question, action.what, action.who, action.by)
                    for question, answer in assessment.answers.items()
                    if (action := answer.action) is not None
                ),
            )
            for assessment in agreement.assessments or ()
        ),
        previous_ids=agreement.previous_ids or (),
        replaced_by=agreement.replaced_by,
        withdrawn=agreement.withdrawn.date if agreement.withdrawn else None,
        documents=len(agreement.documents or ()),
        papers=tuple(paper.url for paper in agreement.documents or () if paper.url and paper.kind in OF_ONE_INITIATIVE),
        fingerprint=fingerprint,
        told=facts_told(agreement),
        reasons=reasons_of(agreement.assessments or ()),
    )


def _bases_in_law(legal: Legal | None) -> tuple[str, ...]:
    stated = (one.basis for one in (legal.lawful_bases if legal else None) or ())
    return tuple(dict.fromkeys(basis for basis in stated if basis != NOT_STATED))


def _roles(part: Organisation, data: Iterable[DataItem]) -> tuple[str, ...]:
    """Its stated roles; else what the data shows it to do; else that its part is not stated."""
    if part.roles and part.roles != (NOT_STATED,):
        return part.roles
    gives = any(part.id in (item.from_ or ()) for item in data)
    receives = any(part.id in (item.to or ()) for item in data)
    seen = tuple(role for role, so in zip(SEEN_ROLES, (gives, receives), strict=True) if so)
    return seen or (NOT_STATED,)


def strongest(levels: Iterable[str | None]) -> str:
    """The level that tells most about a person.

    Where one item's level is not stated, it may tell anything: then nothing less than "personally
    identifiable" can be said of the whole, and the answer is `not-stated`.
    """
    stated = {level or NOT_STATED for level in levels}
    if stated and stated <= {*IDENTIFIABILITY_ORDER}:
        return next(level for level in IDENTIFIABILITY_ORDER if level in stated)
    return IDENTIFIABILITY_ORDER[0] if IDENTIFIABILITY_ORDER[0] in stated else NOT_STATED
