"""The picture of who gives what to whom, at which level, and where it stops: from the record alone.

The list beneath it says the same in words, with links. So the picture is one image to a screen reader, named in a
sentence that points to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.data import PEOPLE_THEMSELVES, THE_PUBLIC
from generator.model.vocabulary import IDENTIFIABILITY
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.flow_layout import Drawing, Label, Said, drawing
from generator.present.pages.flow_order import Box, Entry, Holder, Stream, arranged
from generator.present.wording import NOT_STATED, Piece, capital, in_a_sentence, listed

_ORGANISATION, _PEOPLE, _PUBLIC = "organisation", "people", "public"
_BARS = {"personally-identifiable": 3, "de-personalised": 2, "anonymous": 1, SILENT: 0}
NAMED = 3  # so many kinds of data are named beside one arrow; more are counted


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture under its heading. `label` names it where it cannot be seen.

    `stops` is where the data stops and who passes it on, in the picture's words, for the list beside it.
    """

    title: str
    label: str
    drawing: Drawing
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tense:
    """How the picture speaks of a flow that is, was, may come, or never came."""

    title: str
    ends: str
    passes: str
    published: str
    nobody_gives: str
    nobody_receives: str


_NOW = _Tense(
    "Where the data goes",
    "Nothing says that it goes further.",
    "Gets data, and gives data.",
    "Anyone can see it.",
    "Nobody gives it.",
    "Nobody receives it.",
)
_TENSES = {
    "ended": _Tense(
        "Where the data went",
        "Nothing says that it went further.",
        "Got data, and gave data.",
        "Anyone could see it.",
        "Nobody gave it.",
        "Nobody received it.",
    ),
    "proposed": _Tense(
        "Where the data would go",
        "Nothing says that it would go further.",
        "Would get data, and give data.",
        "Anyone could see it.",
        "Nobody would give it.",
        "Nobody would receive it.",
    ),
    "declined": _Tense(
        "Where the data would have gone",
        "Nothing says that it would have gone further.",
        "Would have got data, and given data.",
        "Anyone could have seen it.",
        "Nobody gave it.",
        "Nobody received it.",
    ),
}


def strip(subject: Subject) -> Strip:
    """The picture for one record."""
    tense = _TENSES.get(subject.agreement.status, _NOW)
    arrangement = arranged(_entries(subject))
    title = f"{tense.title}, as written" if subject.unsure else tense.title
    labels = [_label(box, tense) for box in arrangement.boxes]
    return Strip(
        title,
        f"{title}, as a picture. The list after it says the same in words.",
        drawing(arrangement, labels, [_said(stream, tense) for stream in arrangement.streams]),
        tuple(_stops(labels)),
    )


def _stops(labels: Sequence[Label]) -> Iterator[str]:
    """What the picture says beneath each name, once for all of whom it says so."""
    by_note: dict[str, list[str]] = {}
    for label in labels:
        if label.names and label.note:
            by_note.setdefault(label.note, []).extend(label.names)
    for note, names in by_note.items():
        yield f"{listed(names)}: {in_a_sentence(note)}"


def _entries(subject: Subject) -> Iterator[Entry]:
    """Each kind of data. Its holders stand as the record lists them, people before and the public after them."""
    agreement = subject.agreement
    last = len(agreement.organisations)
    named = {
        PEOPLE_THEMSELVES: Holder(-1, _PEOPLE, subject.organisation(PEOPLE_THEMSELVES)),
        THE_PUBLIC: Holder(last + 1, _PUBLIC, subject.organisation(THE_PUBLIC)),
    }
    by_name: dict[Piece, Holder] = {}
    for place, part in enumerate(agreement.organisations):
        name = subject.organisation(part.id)
        named[part.id] = by_name.setdefault(name, Holder(place, _ORGANISATION, name))
    silent_giver = frozenset((Holder(last, SILENT, Piece(f"{NOT_STATED}: who gives it")),))
    silent_receiver = frozenset((Holder(last + 2, SILENT, Piece(f"{NOT_STATED}: who receives it")),))
    for item in agreement.data:
        yield Entry(
            item.item,
            item.identifiability or SILENT,
            silent_giver if item.from_ is None else frozenset(named[giver] for giver in item.from_),
            silent_receiver if item.to is None else frozenset(named[receiver] for receiver in item.to),
        )


def _label(box: Box, tense: _Tense) -> Label:
    names = tuple(capital(holder.name.text) for holder in box.holders)
    ends = not box.gives
    if box.kind == SILENT:
        return Label((), names[0], look=SILENT)
    note = tense.ends if ends else tense.passes if box.receives else ""
    if ends and box.kind == _PUBLIC:
        note = tense.published
    return Label(names, note, round=box.kind == _PEOPLE, ends=ends)


def _said(stream: Stream, tense: _Tense) -> Said:
    items = stream.items if len(stream.items) <= NAMED else (f"{len(stream.items)} kinds of data",)
    return Said(
        items,
        IDENTIFIABILITY[stream.level].label,
        _BARS[stream.level],
        "" if stream.givers else tense.nobody_gives,
        "" if stream.receivers else tense.nobody_receives,
    )
