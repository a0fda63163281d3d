"""The words of the pages about gaps: the facts in a reader's words, in groups, and a count from 2021 to set beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.facts import ALWAYS, FACTS
from generator.present.pages.agreement_subject import anchor_of

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Is this about me?": ("status", "people", "areas", "moments", "sectors"),
    "What is shared, and could I be identified?": ("data",),
    "What for, and did it help?": ("benefits", "alternatives"),
    "The three tests": ("assessments",),
    "What can I do?": ("contact", "legal.opt_out", "complaint"),
    "The law": ("legal",),
    "Keeping it safe": ("automated_decisions", "risks", "safeguards", "disclosure_control", "retention"),
    "Who takes part": ("organisations", "engagement"),
    "Dates and changes": ("dates", "changes"),
    "Papers": ("documents", "formats"),
    "Where this came from": ("provenance",),
}
"""The headings of an agreement's page, each with the fields under it. The longest name that fits a fact decides."""
OTHERS = "Other facts"

QUESTIONS: Mapping[str, str] = {
    "areas.taking_part": "Is each place known to take part?",
    "organisations.roles": "What does each organisation do?",
    "organisations.kind": "What kind of body is each organisation?",
    "organisations.url": "Where is the website of each organisation?",
    "benefits": "What good should come of it?",
    "benefits.for": "Who should gain?",
    "benefits.measure": "How will anyone know if it helped?",
    "benefits.due": "By when should it help?",
    "benefits.result": "What became of what was promised?",
    "benefits.result.source": "Where can you read what became of it?",
    "data.about": "Whom is each kind of data about?",
    "data.identifiability": "Could someone tell that it is you?",
    "data.special_category": "Is any of it specially protected by law?",
    "data.criminal_offence": "Is it about crimes or alleged crimes?",
    "data.from": "Who gives the data?",
    "data.to": "Who receives the data?",
    "data.why": "Why is each kind of data needed?",
    "legal.lawful_bases": "Which reasons in law are relied on?",
    "legal.special_category_conditions": "Which extra reasons cover specially protected data?",
    "legal.powers": "Which laws give the power to share?",
    "legal.confidentiality": "Was it told in confidence?",
    "legal.opt_out": "Can you opt out?",
    "legal.dpia": "Were the risks to people studied first?",
    "legal.dpia.url": "Where can you read that study?",
    "risks.likelihood": "How likely is each thing that could go wrong?",
    "risks.severity": "How bad would each be?",
    "risks.mitigation": "What is done about each?",
    "retention": "How long is the data kept?",
    "dates.agreed": "When was it agreed?",
    "dates.start": "When did it start?",
    "dates.end": "When did or does it end?",
    "dates.last_reviewed": "When was it last looked at again?",
    "dates.review_due": "When will it next be looked at again?",
    "engagement.changed": "What changed because people were asked?",
    "formats": "Is it there in Easy Read, sign language or other forms?",
    "provenance.checked": "When was the record last checked?",
}
"""A fact's question where the model's own does not stand alone, as "By when?" does not."""

KEY: Mapping[str, tuple[str, str]] = {
    "data.to": ("who receives the data", "who receives the data"),
    "data.identifiability": ("whether someone could tell that it is you", "whether someone could tell that it is me"),
    "benefits.result": ("what became of what was promised", "what became of what was promised"),
    "legal.opt_out": ("whether you can opt out", "whether I can opt out"),
    "complaint": ("how you can complain", "how I can complain"),
    "legal.lawful_bases": ("which reason in law is relied on", "which reason in law you rely on"),
    "retention": ("how long the data is kept", "how long you keep the data"),
}
"""The facts that are named for each place: as a sentence tells of them, and as a letter asks. The choice is ours."""

BASELINE: Mapping[str, tuple[str, int]] = {
    "summary": ("A summary in plain words", 85),
    "benefits": ("What good should come of it", 36),
    "dates.agreed": ("When it was agreed", 36),
    "data.identifiability": ("Whether someone could tell that it is you", 21),
    "legal.lawful_bases": ("Which reason in law is relied on", 7),
    "legal.opt_out": ("Whether you can opt out", 7),
    "dates.end": ("When it ends", 0),
}
"""What so many in a hundred of 28 registers had in 2021, under the name of our nearest fact."""
BASELINE_ASKED, BASELINE_REGISTERS = 53, 28
BASELINE_SOURCE = "https://github.com/HDRUK/data-use-register"


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact as the pages name it: its place in `FACTS`, its name in a record, its lasting anchor, its question."""

    position: int
    path: str
    anchor: str
    question: str


def question_of(fact: FieldFacts) -> str:
    """A fact's question. One inside another that has no words of its own here stands behind the outer question."""
    if fact.path in QUESTIONS or fact.path == fact.top:
        return QUESTIONS.get(fact.path, fact.question)
    outer = next(field for field in dictionary_of(Agreement) if field.path == fact.path.rpartition(".")[0])
    return f"{outer.question} {fact.question}"


def group_of(path: str) -> str:
    """The heading that a fact stands under."""
    fits = {
        field: heading
        for heading, fields in GROUPS.items()
        for field in fields
        if path == field or path.startswith(f"{field}.")
    }
    return fits[max(fits, key=len)] if fits else OTHERS


ASKED: tuple[Asked, ...] = tuple(
    Asked(position, fact.path, anchor_of(fact.path), question_of(fact)) for position, fact in enumerate(FACTS)
)
BY_PATH: Mapping[str, Asked] = {asked.path: asked for asked in ASKED}
GROUPED: tuple[tuple[str, tuple[Asked, ...]], ...] = tuple(
    (heading, found)
    for heading in (*GROUPS, OTHERS)
    if (found := tuple(asked for asked in ASKED if group_of(asked.path) == heading))
)
"""Every fact under its heading, as the page of an agreement has them."""
ALWAYS_ASKED: tuple[str, ...] = tuple(question_of(fact) for fact in ALWAYS)
KEY_ASKED: tuple[Asked, ...] = tuple(BY_PATH[path] for path in KEY)
