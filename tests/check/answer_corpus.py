"""The answers that were labelled by hand, put to the lints as a record would be: see `answers/README.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.check.known import Known
from generator.check.rules import QUALITY_RULES, STATEMENT_RULES, copied_answer
from generator.check.statements import Statements
from generator.check.texts import texts_of
from generator.model.agreement import Agreement
from generator.model.card import Card, card_of
from generator.model.framework import Framework
from generator.model.organisation import Directory
from generator.read.strict_yaml import parse

CORPUS = Path(__file__).parent / "answers"
CODES = tuple(rule.CODE.code for rule in QUALITY_RULES)
_FRAMEWORK = Path(__file__).parents[2] / "content" / "frameworks" / "data-for-public-benefit-1.yml"
_ASKED_WHO_GAINS = ("purposeful.gain-for-people", "purposeful.gain-for-public")
_ASKED_ABOUT_NEED = ("proportionate.names-needed", "proportionate.least-data")
_LEAVES_OUT = ("no-alternative-considered", "gain-for-organisation-only")
# The fresh texts were written, and are labelled, for these.
FRESH_CODES = ("not-an-answer", *_LEAVES_OUT)


@dataclass(frozen=True)
class Entry:
    """One text, what it is for, and the labels that a reader gave it."""

    id: str
    sector: str
    text: str
    is_for: str
    lints: frozenset[str]
    held_out: bool
    fresh: bool
    unseen: bool
    who: str | None
    action: str | None
    beside: str | None
    record: str

    def bears_on(self, code: str) -> bool:
        """Whether the lint could be given to it or not. One that says nothing is not counted for what it omits."""
        if self.fresh and code not in FRESH_CODES:
            return False
        if code in _LEAVES_OUT and "not-an-answer" in self.lints:
            return False
        if code == "no-alternative-considered":
            return self.is_for in _ASKED_ABOUT_NEED
        if code == "gain-for-organisation-only":
            return self.is_for in ("promise", *_ASKED_WHO_GAINS)
        if code == "passive-without-actor":
            return self.is_for != "summary"
        if code == "undefined-jargon":
            return True
        return "." in self.is_for or (code == "reading-grade" and self.is_for in ("promise", "summary"))


@dataclass(frozen=True)
class Measure:
    """How often a lint is right where it speaks, and how much of what it should find it finds."""

    looked_at: int
    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


def is_first(entry: Entry) -> bool:
    """Written and labelled before there was a lint."""
    return not entry.fresh


def is_held_out(entry: Entry) -> bool:
    return entry.held_out


def is_fresh(entry: Entry) -> bool:
    """Written when the lints were there, by somebody who had not read them."""
    return entry.fresh


def is_unseen(entry: Entry) -> bool:
    """Fresh, and written when the rules were done: nothing was changed because of it."""
    return entry.unseen


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    for path in sorted(CORPUS.glob("*.yml")):
        data = parse(path.read_text(encoding="utf-8")).data
        for one in data["entries"]:
            yield Entry(
                one["id"],
                data["sector"],
                one["text"],
                one["for"],
                frozenset(one["lints"]),
                one.get("held_out", False),
                data.get("fresh", False),
                data.get("unseen", False),
                one.get("who"),
                one.get("action"),
                one.get("beside"),
                one.get("record", one["id"]),
            )


@cache
def found() -> Mapping[str, frozenset[str]]:
    """What the lints say of each entry, by its id."""
    framework = Framework.model_validate(parse(_FRAMEWORK.read_text(encoding="utf-8")).data)
    known = Known({}, {framework.id: framework}, frozenset(), Directory(()))
    said: dict[str, set[str]] = {entry.id: set() for entry in entries()}
    cards: list[Card] = []
    places: dict[str, Mapping[tuple[str | int, ...], str]] = {}
    for name, together in _by_record(entries()).items():
        data, places[name] = _record(together)
        agreement = Agreement.model_validate(data)
        cards.append(card_of(name, agreement, "", Directory(())))
        statements = Statements(agreement, known, texts_of(agreement))
        for rule in STATEMENT_RULES:
            for fault in rule.check_statements(statements):
                if fault.at in places[name]:
                    said[places[name][fault.at]].add(rule.CODE.code)
    for name, fault in copied_answer.check_register(cards, known):
        said[places[name][fault.at]].add(copied_answer.CODE.code)
    return {identifier: frozenset(codes) for identifier, codes in said.items()}


def measure(code: str, counts: Callable[[Entry], bool] = is_first) -> Measure:
    """One lint over the entries that bear on it."""
    looked_at = [entry for entry in entries() if entry.bears_on(code) and counts(entry)]
    return Measure(
        len(looked_at),
        sum(code in entry.lints for entry in looked_at),
        sum(code in found()[entry.id] for entry in looked_at),
        sum(code in entry.lints and code in found()[entry.id] for entry in looked_at),
    )


def _by_record(all_of_them: Sequence[Entry]) -> dict[str, list[Entry]]:
    records: dict[str, list[Entry]] = {}
    for entry in all_of_them:
        records.setdefault(entry.record, []).append(entry)
    return records


def _record(together: Sequence[Entry]) -> tuple[dict[str, Any], dict[tuple[str | int, ...], str]]:
    """A record that holds some entries, and the place of each."""
    answers: dict[str, Any] = {}
    benefits: list[Any] = []
    places: dict[tuple[str | int, ...], str] = {}
    data: dict[str, Any] = {
        "schema": 1,
        "title": "An example",
        "summary": "The council helps people.",
        "status": "live",
        "provenance": {"basis": "publisher"},
        "areas": [{"id": "exampleshire"}],
        "organisations": [{"name": "Exampleshire Council", "roles": ["lead"]}],
        "purpose": "To help people.",
        "alternatives": together[0].beside,
        "data": [{"item": "Name"}],
    }
    for entry in together:
        if entry.is_for == "promise":
            places["benefits", len(benefits), "promise"] = entry.id
            benefits.append({"promise": entry.text})
        elif entry.is_for == "summary":
            places["summary",] = entry.id
            data["summary"] = entry.text
        elif entry.is_for == "action":
            question = "purposeful.valued"
            places["assessments", 0, "answers", question, "action", "what"] = entry.id
            action = {"what": entry.text, "who": entry.who}
            answers[question] = {"rating": 2, "because": "Residents told us so.", "action": action}
        else:
            places["assessments", 0, "answers", entry.is_for, "because"] = entry.id
            answers[entry.is_for] = {"rating": 4, "because": entry.text}
            if entry.action:
                answers[entry.is_for]["action"] = {"what": entry.action}
    by = {"name": "Exampleshire Council", "kind": "organisation"}
    if answers:
        data["assessments"] = [
            {"framework": "data-for-public-benefit-1", "by": by, "date": "2026-02-10", "answers": answers}
        ]
    if benefits:
        data["benefits"] = benefits
    return data, places


DOCUMENT = Path(__file__).parents[2] / "docs" / "explanation" / "answer-quality.md"
_BEGIN, _END = "<!-- measured -->\n", "<!-- end of measured -->"


def table() -> str:
    """What every lint comes to, as the document shows it."""
    lines = [
        "| Lint | Public | Texts | Labelled | Precision | Recall | Held out: texts | labelled | precision | recall "
        "| Fresh: texts | labelled | precision | recall |",
        f"| --- | --- |{' ---: |' * 12}",
    ]
    for rule in QUALITY_RULES:
        cells = []
        for part in (is_first, is_held_out, is_fresh):
            one = measure(rule.CODE.code, part)
            if one.looked_at:
                cells += [f"{one.looked_at}", f"{one.labelled}", f"{one.precision:.2f}", f"{one.recall:.2f}"]
            else:
                cells += ["0", "", "", ""]
        lines.append(f"| `{rule.CODE.code}` | {'yes' if rule.PUBLIC else 'no'} | {' | '.join(cells)} |")
    lines += [
        "",
        "The fresh texts again, but only those because of which nothing was changed:",
        "",
        "| Lint | Texts | Labelled | Precision | Recall |",
        f"| --- |{' ---: |' * 4}",
    ]
    for code in FRESH_CODES:
        one = measure(code, is_unseen)
        lines.append(f"| `{code}` | {one.looked_at} | {one.labelled} | {one.precision:.2f} | {one.recall:.2f} |")
    return "\n".join(lines) + "\n"


def shown() -> str:
    """The table as the document has it."""
    return DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)[2].partition(_END)[0]


if __name__ == "__main__":  # `python -m tests.check.answer_corpus` writes the table again
    before, _, after = DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
    DOCUMENT.write_text(before + _BEGIN + table() + _END + after.partition(_END)[2], encoding="utf-8")
    print(table())
