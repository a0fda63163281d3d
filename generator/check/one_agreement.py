"""One agreement's file, checked: read, shaped, and put to every rule that looks at one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.check import notes
from generator.check.areas_meant import area_meant
from generator.check.comments import personal_data_in_comments
from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.check.notes import NO_ANSWERS, Answers
from generator.check.open_points import open_points
from generator.check.reading import NOTHING_SET_ASIDE, Reading, first_of, read_record
from generator.check.rules import AGREEMENT_RULES, STATEMENT_RULES, TEXT_RULES
from generator.check.rules.date_in_the_future import last_told
from generator.check.salvage import SetAside, StandIns
from generator.check.statements import Statements
from generator.check.texts import texts_of
from generator.model.agreement import Agreement, Benefit, Result, Risk, Safeguard
from generator.model.assessment import NOT_ASSESSED, Answer, Assessment, Assessor
from generator.model.card import Card, card_of
from generator.model.data import DataItem
from generator.model.open_point import OpenPoint
from generator.model.organisation import Organisation
from generator.model.provenance import Change, Provenance, Reply
from generator.model.register import pack
from generator.problems import Problem, errors
from generator.read.content_files import ContentFile
from generator.read.yaml_fault import first_told

# What rules see in place of a required field that is missing or wrong. They are not asked about it. A part that has
# none here, such as a source without an address, is left out where it is wrong.
_STAND_INS: StandIns = {
    Agreement: {
        "schema": 1,
        "title": "Untitled",
        "summary": "No summary.",
        "status": "not-stated",
        "provenance": {"basis": "public-sources"},
        "areas": [{"id": "england"}],
        "organisations": [{"name": "Unnamed", "roles": ["lead"]}],
        "purpose": "No purpose.",
        "data": [{"item": "Unnamed"}],
    },
    Provenance: {"basis": "public-sources"},
    Organisation: {"name": "Unnamed"},
    DataItem: {"item": "Unnamed"},
    Benefit: {"promise": "Unnamed"},
    Result: {"state": "no-report"},
    Risk: {"risk": "Unnamed"},
    Safeguard: {"kind": "people"},
    Change: {"date": 2000},
    Reply: {"by": "Somebody"},
    Assessment: {
        "framework": "unnamed",
        "by": {"name": "Somebody", "kind": "independent"},
        "date": 2000,
        "answers": {},
    },
    Assessor: {"name": "Somebody", "kind": "independent"},
    Answer: {"rating": NOT_ASSESSED},
}


@dataclass(frozen=True)
class CheckedAgreement:
    """One file, checked: its card and compact bytes where it can be published, and its problems.

    `set_aside` and `answers` are kept for rules that look at all records together. `open_points` is what is left for
    its publisher to explain. `fingerprint` is the SHA-256 of the bytes that were read. `since` is the first day on
    which the same would be found, on that and on every later one; None where that is known only of the day it was for.
    """

    file: ContentFile
    card: Card | None
    packed: bytes | None
    problems: tuple[Problem, ...]
    set_aside: SetAside = NOTHING_SET_ASIDE
    answers: Answers = NO_ANSWERS
    open_points: tuple[OpenPoint, ...] = ()
    fingerprint: str | None = None
    since: date | None = None


def check_agreement(file: ContentFile, known: Known) -> CheckedAgreement:
    """One record: its card, its bytes, and everything that is wrong with it by itself."""
    reading = read_record(file, Agreement, _STAND_INS, partial(_meant, known))
    if isinstance(reading, Problem):
        return CheckedAgreement(file, None, None, (reading,))
    agreement = reading.record
    personal = (*first_told(file.shown, personal_data_in_comments(file, reading.contents.text)),)
    fingerprint = reading.contents.fingerprint
    if agreement is None:
        return CheckedAgreement(file, None, None, (*reading.problems(), *personal), fingerprint=fingerprint)
    answers = notes.answers_of(agreement.quality_notes, reading.data) if agreement.quality_notes else NO_ANSWERS
    asked = _put_to_rules(agreement, known, reading)
    found = [*first_of(one for code, fault in asked for one in reading.kept(code, (fault,)))]
    if answers.reasons:
        # Of a record that is wrong elsewhere, not every text was looked at.
        idle = answers.idle(found) if reading.whole else frozenset()
        found = [*answers.left(found)]
        if idle:
            more = notes.faults_of_idle_notes(agreement.quality_notes or (), reading.data, idle)
            found += [(notes.CODE.code, fault) for fault in more]
    problems = (*reading.problems(found), *personal)
    card = _card(reading, agreement, known)
    packed = pack(agreement) if reading.whole and not errors(problems) else None
    since = last_told(agreement)
    return CheckedAgreement(
        file,
        card,
        packed,
        problems,
        reading.set_aside,
        answers,
        open_points(found),
        fingerprint,
        since if known.as_of is not None and since <= known.as_of else None,
    )


def card_alone(file: ContentFile, known: Known) -> Card | None:
    """The card of one record that is not put to the rules itself: others are, and are held against it."""
    reading = read_record(file, Agreement, _STAND_INS)
    return None if isinstance(reading, Problem) or reading.record is None else _card(reading, reading.record, known)


def _card(reading: Reading[Agreement], agreement: Agreement, known: Known) -> Card | None:
    has_lead = any(organisation.leads for organisation in agreement.organisations)
    return card_of(reading.file.id, agreement, reading.contents.fingerprint, known.directory) if has_lead else None


def _meant(known: Known, at: At, given: str) -> str | None:
    """What somebody meant who wrote something else in place of an area's id."""
    return area_meant(given, known) if at[0] == "areas" and at[-1] == "id" else None


def _put_to_rules(agreement: Agreement, known: Known, reading: Reading[Agreement]) -> Iterator[tuple[Code, Fault]]:
    for rule in AGREEMENT_RULES:
        for fault in rule.check_agreement(agreement, known):
            yield rule.CODE, fault
    texts = texts_of(agreement)
    for text_rule in TEXT_RULES:
        for fault in text_rule.check_texts(texts):
            yield text_rule.CODE, fault
    statements = Statements(agreement, known, texts)
    for statement_rule in STATEMENT_RULES:
        for fault in statement_rule.check_statements(statements):
            yield statement_rule.CODE, fault
    if agreement.quality_notes:
        for fault in notes.faults_of_notes(agreement.quality_notes, reading.data):
            yield notes.CODE, fault
