"""What one rule alone says of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.check.faults import Fault
from generator.check.known import Known
from generator.check.statements import Statements
from generator.check.texts import Texts, texts_of
from generator.model.agreement import Agreement
from generator.model.framework import Framework
from generator.model.organisation import Directory

Said = Callable[..., list[str]]


@pytest.fixture
def quoted() -> Said:
    """What a rule's messages show between back quotes, for a text at a place."""

    def said(rule: Any, text: str, *at: str | int) -> list[str]:
        texts = Texts()
        place = at or ("retention",)
        kind = texts.emails if place[-1] == "email" else texts.links if place[-1] == "url" else texts.words
        kind.append((place, text))
        faults = list(rule.check_texts(texts))
        assert all(fault.at == place for fault in faults)
        return [fault.message.split("`")[1] for fault in faults]

    return said


Stated = Callable[..., list[Fault]]
EVERY_QUESTION = {
    "need": "Are names used only where nothing less would do?",
    "gain": "Will people gain something from it?",
    "safe": "Is the data kept safe wherever it goes?",
}


@pytest.fixture
def stated() -> Stated:
    """What a rule finds in one statement: an answer to a kind of question, a promise, an action or a summary."""

    def said(
        rule: Any, text: str, kind: str = "safe", *, beside: str = "", more_promises: Any = (), **fields: Any
    ) -> list[Fault]:
        answers: dict[str, Any] = {}
        data: dict[str, Any] = {**AGREEMENT, "assessments": [{**ASSESSMENT, "answers": answers}]}
        if kind == "promise":
            data["benefits"] = [{"promise": text, **fields}, *more_promises]
        elif kind == "action":
            answers["t.safe"] = {"rating": 2, "because": "It is so.", "action": {"what": text, **fields}}
        elif kind in ("summary", "purpose"):
            data[kind] = text
        else:
            answers[f"t.{kind}"] = {"rating": 4, "because": text, **fields}
        if beside:
            data["alternatives"] = beside
        agreement = Agreement.model_validate(data)
        known = Known({}, {"f": Framework.model_validate(FRAMEWORK)}, frozenset(), Directory(()))
        return list(rule.check_statements(Statements(agreement, known, texts_of(agreement))))

    return said


FRAMEWORK: dict[str, Any] = {
    **{"schema": 1, "id": "f", "title": "F", "wording": "ours", "published": "2026", "scale": {1: "No", 5: "Yes"}},
    "features": [{"id": "a", "text": "That it is so."}],
    "tests": [
        {
            "id": "t",
            "asks": "Is it so?",
            "questions": [
                {"id": f"t.{kind}", "text": text, "features": ["a"]} for kind, text in EVERY_QUESTION.items()
            ],
        }
    ],
}
ASSESSMENT: dict[str, Any] = {"framework": "f", "by": {"name": "Editors", "kind": "editors"}, "date": "2026"}
AGREEMENT: dict[str, Any] = {
    "schema": 1,
    "title": "Meals",
    "summary": "Children eat.",
    "status": "live",
    "provenance": {"basis": "publisher"},
    "areas": [{"id": "leeds"}],
    "organisations": [{"name": "Leeds City Council", "roles": ["lead"]}, {"name": "LOTI"}],
    "purpose": "So that children eat.",
    "data": [{"item": "Name"}],
}
