"""GitHub issue forms, made from the model: one to propose an agreement, and one to say that a record is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.intake.form_questions import OWED_BY_PUBLISHERS, PROMISED, PROMISES, QUESTIONS, FormQuestion
from generator.intake.yaml_for_others import yaml_for_others

FOLDER = PurePosixPath(".github/ISSUE_TEMPLATE")
PROPOSE, MISTAKE, CHOOSER = "propose-an-agreement.yml", "report-a-mistake.yml", "config.yml"
PROPOSED = "proposed-agreement"
"""The label that an issue from the form has."""

_PUBLIC = (
    "**What you type here is public at once, for everyone and for good.** It can be read before anybody has looked at "
    "it, and deleting the issue later does not take back the copies.\n\n"
    "Write no name of a person, no personal address, and nothing about anybody's case. Give a team or a role, and an "
    "address that a team shares."
)
_OWED = (
    "**If you write for the organisation in charge, and it is in use or on trial, the rest is needed too.** Otherwise "
    "answer what you know. What is left open is shown as “Not stated”."
)
# GitHub keeps this word for itself.
_KEPT = "none"


def issue_forms(corrections: str = "") -> Mapping[str, str]:
    """Each file of the folder, by its name. `corrections` is the site's page for corrections, where it has one."""
    return {PROPOSE: _written(_propose()), MISTAKE: _written(_mistake()), CHOOSER: _written(_chooser(corrections))}


def _written(data: Mapping[str, Any]) -> str:
    made = "Made by `plainview forms github` from the fields of a record. After an update of Plainview, run it again."
    return yaml_for_others(data, [made])


def _propose() -> Mapping[str, Any]:
    return {
        "name": "Propose an agreement",
        "description": "Tell us of data that organisations share, so that it can stand in the register.",
        "title": "Agreement: ",
        "labels": [PROPOSED],
        "body": [_told(_PUBLIC), *_elements(), _promises()],
    }


def _mistake() -> Mapping[str, Any]:
    return {
        "name": "Report a mistake",
        "description": "Something in the register is wrong, missing or out of date.",
        "title": "Mistake: ",
        "labels": ["mistake"],
        "body": [
            _told(_PUBLIC),
            _input("page", "On which page is it?", "Its address.", needed=True),
            _area("wrong", "What is wrong?", "The words on the page, and what is wrong with them.", needed=True),
            _area("right", "What would be right?", "If you know."),
            _area("shown", "Where can that be read?", "The address of a public page or paper, if there is one."),
            _promises(),
        ],
    }


def _chooser(corrections: str) -> Mapping[str, Any]:
    """What stands beside the forms. GitHub takes addresses of pages only."""
    chooser: dict[str, Any] = {"blank_issues_enabled": False}
    if corrections.startswith(("https://", "http://")):
        chooser["contact_links"] = [
            {
                "name": "Say it without being seen by everyone",
                "url": corrections,
                "about": "For whatever should not be public, such as something about you.",
            }
        ]
    return chooser


def _elements() -> Iterator[Mapping[str, Any]]:
    for question in QUESTIONS:
        if question.path == OWED_BY_PUBLISHERS:
            yield _told(_OWED)
        yield _element(question)


def _element(question: FormQuestion) -> Mapping[str, Any]:
    if question.kind in ("choice", "choices"):
        attributes: dict[str, Any] = {"label": question.label, "description": question.guidance}
        if question.kind == "choices":
            attributes["multiple"] = True
        attributes["options"] = [label for label in question.words if label.lower() != _KEPT]
        return _asked("dropdown", question.id, attributes, question.needed)
    if question.kind == "line":
        return _input(question.id, question.label, question.guidance, question.example, needed=question.needed)
    return _area(question.id, question.label, question.guidance, question.example, needed=question.needed)


def _told(text: str) -> Mapping[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _input(identifier: str, label: str, guidance: str, example: str = "", *, needed: bool = False) -> Mapping[str, Any]:
    return _asked("input", identifier, _free(label, guidance, example), needed)


def _area(identifier: str, label: str, guidance: str, example: str = "", *, needed: bool = False) -> Mapping[str, Any]:
    return _asked("textarea", identifier, _free(label, guidance, example), needed)


def _free(label: str, guidance: str, example: str) -> Mapping[str, Any]:
    attributes = {"label": label, "description": guidance}
    return {**attributes, "placeholder": example} if example else attributes


def _asked(kind: str, identifier: str, attributes: Mapping[str, Any], needed: bool) -> Mapping[str, Any]:
    asked = {"type": kind, "id": identifier, "attributes": attributes}
    return {**asked, "validations": {"required": True}} if needed else asked


def _promises() -> Mapping[str, Any]:
    options = [{"label": promise, "required": True} for promise in PROMISES]
    return {"type": "checkboxes", "id": "promises", "attributes": {"label": PROMISED, "options": options}}
