"""What two pages about gaps share: each fact with how many records state it, and how to ask for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.vocabulary import BASES_OF_RECORDS
from generator.present.pages.gaps_count import Tally
from generator.present.pages.gaps_words import BASELINE, BASELINE_REGISTERS, BY_PATH, GROUPED, KEY, KEY_ASKED, Asked
from generator.present.wording import count, in_a_sentence, listed, number

NOT_DONE = "Where a record does not state a fact, that does not mean that it is not done."
COMPILED_SILENCE = (
    "A record compiled from public pages is silent where the pages that were read are silent. That is not the same as "
    "an organisation that writes its own record and leaves a fact out."
)
PUBLISHER_SILENCE = (
    "Where an organisation wrote the record itself, it has not stated such a fact here. It may state it elsewhere."
)
SILENCES = {"publisher": PUBLISHER_SILENCE, "public-sources": COMPILED_SILENCE}
CHOSEN = f"Under each place stand those of {number(len(KEY))} chosen questions that none of its records answers."
CAPTION = "A question that you can copy"
LABELS = {basis: BASES_OF_RECORDS[basis].label for basis in ("publisher", "public-sources")}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a hundred units: where each part of it ends. Whatever is left is silence."""

    whole: int
    stated: int
    held_back: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many records state a fact. `label` says which records, where there are two kinds of them."""

    label: str
    bar: Bar
    words: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact, how many records state it, and what was counted of it in 2021."""

    anchor: str
    question: str
    counts: tuple[Count, ...]
    baseline: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Several facts under a heading of an agreement's page."""

    heading: str
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Every fact in its group. `partly` and `held_back` are whether the key needs to explain these."""

    groups: tuple[FactGroup, ...]
    partly: bool
    held_back: bool


def facts_of(found: Sequence[Tally]) -> Facts:
    """Every fact with how many records state it."""
    return Facts(
        tuple(FactGroup(heading, tuple(_row(asked, found) for asked in facts)) for heading, facts in GROUPED),
        partly=any(any(tally.in_part) for tally in found),
        held_back=any(any(tally.held_back) for tally in found),
    )


def records_of(found: Iterable[Tally], *, by_whom: bool = True) -> str:
    """How many records there are, and with `by_whom` who wrote them: "7 records, all compiled from public pages"."""
    told = [(tally.records, in_a_sentence(LABELS[tally.basis])) for tally in found]
    counted = count(sum(records for records, _ in told), "record")
    if not by_whom:
        return counted
    if len(told) > 1:
        return f"{counted}: {listed([f'{number(records)} {label}' for records, label in told])}"
    records, label = told[0]
    return f"{counted}{'' if records == 1 else ', all'} {label}"


def key_stated_by_none(found: Sequence[Tally]) -> tuple[Asked, ...]:
    """The chosen facts that no record states or holds back, whoever wrote it."""
    return tuple(
        asked
        for asked in KEY_ASKED
        if not any(tally.stated[asked.position] or tally.held_back[asked.position] for tally in found)
    )


def key_held_back(found: Sequence[Tally]) -> bool:
    """Whether one of the chosen facts is held back by some record, and stated by none."""
    return any(
        any(tally.held_back[asked.position] for tally in found)
        and not any(tally.stated[asked.position] for tally in found)
        for asked in KEY_ASKED
    )


def letter(found: Sequence[Tally]) -> str:
    """A question to copy: the chosen facts that some record does not state. Nothing where all are stated."""
    missing = [
        words
        for path, (_, words) in KEY.items()
        if any(tally.stated[BY_PATH[path].position] < tally.records for tally in found)
    ]
    if not missing:
        return ""
    return f"I ask about the agreement called [its name]. Please tell me {listed(missing)}."


def stated_words(tally: Tally, position: int) -> str:
    """ "Stated by 59 of 70, 17 of them in part. Held back by 1." """
    stated, partly, held = tally.stated[position], tally.in_part[position], tally.held_back[position]
    words = f"Stated by {number(stated)} of {number(tally.records)}"
    if partly:
        words += (
            f", {number(partly)} of them in part" if partly < stated else ", all in part" if stated > 1 else ", in part"
        )
    return f"{words}. Held back by {number(held)}." if held else f"{words}."


def _row(asked: Asked, found: Sequence[Tally]) -> FactRow:
    apart = len(found) > 1
    in_2021 = BASELINE.get(asked.path)
    return FactRow(
        asked.anchor,
        asked.question,
        tuple(
            Count(
                f"{LABELS[tally.basis]}:" if apart else "",
                _bar(tally, asked.position),
                stated_words(tally, asked.position),
            )
            for tally in found
        ),
        f"In 2021: {in_2021[1]}% of {BASELINE_REGISTERS} registers" if in_2021 else "",
    )


def _bar(tally: Tally, position: int) -> Bar:
    stated = tally.stated[position]
    ends = (stated - tally.in_part[position], stated, stated + tally.held_back[position])
    return Bar(*(_share(end, tally.records) for end in ends))


def _share(some: int, of: int) -> int:
    """So many of a hundred. Only none is nothing, and only all is everything."""
    if some in (0, of):
        return 100 if some else 0
    return min(99, max(1, round(100 * some / of)))
