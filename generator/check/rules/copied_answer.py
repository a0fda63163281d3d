"""A reason is written for its own record.

Bad:   the same long sentence as a reason in two records, with another council's name and another number.
Good:  what is so here.

Each card holds a short hash of each long sentence of reasoning. What is hashed is the sentence without its names,
figures, capitals and signs, so that a copy with another name in it is found as well. Answers within one record may
share a sentence, and so may an assessor's two assessments of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.statements import ANSWER
from generator.model.card import Card
from generator.model.reasons import Reason, reasons_in

CODE = Code(
    "copied-answer",
    "warning",
    "A long sentence stands as a reason in two records, but for names and figures. A reason that fits two things was "
    "most likely not thought through for either.",
    "# in two files\nbecause: All staff have completed training and have signed a statement before they open the list.",
    "because: Four nurses can open the list. Each signed a statement in March.",
)
PUBLIC = True
LOOKS_FOR = "a reason that stands in another agreement in the same words"
STILL_TO_EXPLAIN = {
    ANSWER: "Another agreement gives this reason in the same words. What is particular here is still to explain."
}


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each answer that shares a long sentence with an answer in another record of its kind, real or invented."""
    for invented in (False, True):
        yield from _copied([card for card in cards if card.invented is invented])


def _copied(cards: Sequence[Card]) -> Iterator[tuple[str, Fault]]:
    ordered = sorted(cards, key=lambda card: card.id)
    seen: set[int] = set()
    shared: set[int] = set()
    for card in ordered:
        here = {reason.sentence for reason in reasons_in(card.reasons)}
        shared |= here & seen
        seen |= here
    if not shared:
        return
    holders: dict[int, list[str]] = {}
    for card in ordered:
        for sentence in {reason.sentence for reason in reasons_in(card.reasons)} & shared:
            if len(holders.setdefault(sentence, [])) < 2:
                holders[sentence].append(card.id)
    for card in ordered:
        told: set[tuple[int, int]] = set()
        for reason in reasons_in(card.reasons):
            place = (reason.assessment, reason.answer)
            if reason.sentence in shared and place not in told:
                told.add(place)
                other = next(holder for holder in holders[reason.sentence] if holder != card.id)
                yield card.id, _fault(card, reason, other)


def _fault(card: Card, reason: Reason, other: str) -> Fault:
    question = list(card.judgements[reason.assessment].ratings)[reason.answer]
    return Fault(
        ("assessments", reason.assessment, "answers", question, "because"),
        f"A long sentence of this stands in `{other}` too, but for names and figures.",
        "Say what is so here, in words that fit only this record.",
    )
