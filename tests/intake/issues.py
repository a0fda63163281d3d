"""Issues as GitHub makes them of the form: a heading for each question, and what was typed, as it was typed."""

from __future__ import annotations

from generator.intake.form_questions import PROMISED, PROMISES, QUESTIONS

FULL = {
    "title": "Warm homes in Leeds",
    "summary": "Leeds City Council checks which homes are cold, and offers help.",
    "status": "In use",
    "provenance.basis": "Published by the organisation",
    "areas.id": "Leeds\n- bradford",
    "organisations.name": "Leeds City Council",
    "organisations.kind": "Council",
    "organisations.url": "https://www.leeds.gov.uk",
    "organisations": "* NHS Leeds: Receives data, Decides how the data is used\nPolice",
    "purpose": "So that nobody is cold at home.",
    "data.item": "Names\n1. Addresses",
    "legal.lawful_bases.basis": "Public task, Legal obligation",
    "contact.role": "Warm homes team",
    "contact.email": "warm.homes@leeds.gov.uk",
    "complaint.url": "https://www.leeds.gov.uk/complain",
    "dates.review_due": "2027-03-01",
}
LABELS = [*(question.label for question in QUESTIONS), PROMISED]


def issue_body(changes: dict[str, str] | None = None, boxes: str = "X") -> str:
    """The body of an issue with some answers changed. An answer that is empty was passed over."""
    answers = {**FULL, **(changes or {})}
    parts = [f"### {one.label}\n\n{answers.get(one.path) or '_No response_'}" for one in QUESTIONS]
    ticks = "\n".join(f"- [{boxes}] {promise}" for promise in PROMISES)
    return "\n\n".join([*parts, f"### {PROMISED}\n\n{ticks}\n"])
