"""What a form asks about an agreement that nobody has written up yet: what every record needs, and a live one owes.

Each question is one of the model's own, in its words, so that a form and the records never drift apart. Choices are
told by their labels, and a label leads back to its word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.vocabulary import ROLES, WITHDRAWN, Vocabulary

Kind = Literal["line", "text", "list", "choice", "choices"]

LEAD = "organisations.name"
OTHERS = "organisations"
# What cannot be proposed from outside: a record taken down was there before, and invented places are made by hand.
_NOT_OFFERED = frozenset((WITHDRAWN, "worked-example"))


@dataclass(frozen=True)
class FormQuestion:
    """One question of a form. `path` is the field of the record that its answer goes to; `label` stands over it.

    `words` leads from the label of each choice to its word; there are none where an answer is free.
    """

    path: str
    label: str
    guidance: str
    kind: Kind
    needed: bool
    example: str
    words: Mapping[str, str]

    @property
    def id(self) -> str:
        """What the form calls it: letters and hyphens."""
        return self.path.replace(".", "-").replace("_", "-")


_FACTS = {facts.path: facts for facts in dictionary_of(Agreement)}


def _asked(
    path: str,
    kind: Kind = "line",
    *,
    needed: bool = False,
    asks: str | tuple[str, ...] = (),
    label: str = "",
    guidance: str = "",
    example: str = "",
) -> FormQuestion:
    """One question. `asks` are the fields whose questions stand over it, where its own would not do by itself."""
    facts = _FACTS[path]
    own = (asks,) if isinstance(asks, str) else asks or (path,)
    words = {word.label: name for name, word in facts.words.items() if name not in _NOT_OFFERED}
    return FormQuestion(
        path,
        label or " ".join(_FACTS[one].question for one in own),
        guidance or (_meanings(facts.words) if facts.words else facts.guidance),
        kind,
        needed,
        example or _example(facts),
        words,
    )


def _meanings(words: Vocabulary) -> str:
    return " ".join(f"{word.label}: {word.meaning}" for name, word in words.items() if name not in _NOT_OFFERED)


def _example(facts: FieldFacts) -> str:
    return "" if facts.words or facts.holds == "part" else str(facts.example)


QUESTIONS: tuple[FormQuestion, ...] = (
    _asked("title", needed=True),
    _asked("summary", "text", needed=True),
    _asked("status", "choice", needed=True),
    _asked(
        "provenance.basis",
        "choice",
        needed=True,
        guidance="Published by the organisation: only if you write for the organisation in charge. Compiled from "
        "public pages: if you read it elsewhere. Then say where.",
    ),
    _asked(
        "provenance.sources.url",
        "list",
        asks="provenance.sources",
        guidance="Every page that a fact came from: one whole address on each line.",
    ),
    _asked(
        "areas.id",
        "list",
        needed=True,
        asks="areas",
        guidance="The name of each place, or of its council: one on each line.",
        example="Leeds",
    ),
    _asked(
        LEAD,
        needed=True,
        label="Who leads it?",
        guidance=f"{ROLES['lead'].meaning} {_FACTS[LEAD].guidance} An organisation, never a person.",
    ),
    _asked("organisations.kind", "choice", needed=True),
    _asked("organisations.url"),
    _asked(
        OTHERS,
        "list",
        label="Who else takes part?",
        guidance="The full name of each other organisation, one on each line. What it does there may follow after a "
        f"colon: {'; '.join(word.label for name, word in ROLES.items() if name != 'lead')}.",
        example="Leeds Teaching Hospitals NHS Trust: Receives data",
    ),
    _asked("purpose", "text", needed=True),
    _asked(
        "data.item",
        "list",
        needed=True,
        asks="data",
        guidance=f"{_FACTS['data'].guidance} One on each line, named as a resident would.",
    ),
    _asked("legal.lawful_bases.basis", "choices", asks="legal.lawful_bases"),
    _asked("contact.role", asks="contact"),
    _asked("contact.email", asks=("contact", "contact.email")),
    _asked("contact.url", asks=("contact", "contact.url")),
    _asked("complaint.email", asks=("complaint", "complaint.email")),
    _asked("complaint.url", asks=("complaint", "complaint.url")),
    _asked("dates.review_due"),
)
"""Every question, in the order in which it is asked."""

OWED_BY_PUBLISHERS = "legal.lawful_bases.basis"
"""The first of the questions whose answers only an organisation's own record owes, while it is in use."""

PROMISED = "Before you send it"
"""What stands over the boxes to tick, which are the last of the form."""
PROMISES = (
    "I have named no person and given no personal address.",
    "I know that what I have typed is public at once.",
)

BY_PATH: Mapping[str, FormQuestion] = {question.path: question for question in QUESTIONS}
