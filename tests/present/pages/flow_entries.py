"""Flows for tests, written as a picture would say them, and chance ones."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from generator.model.vocabulary import IDENTIFIABILITY
from generator.present.pages.flow_layout import Drawing, Label, Said, drawing
from generator.present.pages.flow_order import Arrangement, Entry, Holder, arranged
from generator.present.wording import Piece

PERSONAL, DE_PERSONALISED, ANONYMOUS, SILENT = IDENTIFIABILITY
BARS = {PERSONAL: 3, DE_PERSONALISED: 2, ANONYMOUS: 1, SILENT: 0}


def holder(name: str) -> Holder:
    """A holder that stands where its name stands in the alphabet; `?` is a silence and `public` stands last."""
    special = {
        "people": (-1, "people"),
        "public": (1000, "public"),
        "?<": (900, "not-stated"),
        "?>": (2000, "not-stated"),
    }
    standing, kind = special.get(name, (ord(name[0]), "organisation"))
    return Holder(standing, kind, Piece(name))


def entry(item: str, way: str, level: str = PERSONAL) -> Entry:
    """One kind of data: `"A B > C"`; `?` on either side is a silence, and nothing at all is nobody."""
    givers, receivers = (side.split() for side in way.split(">"))
    return Entry(
        item,
        level,
        frozenset(holder("?<" if name == "?" else name) for name in givers),
        frozenset(holder("?>" if name == "?" else name) for name in receivers),
    )


def names_of(holders: Iterable[Holder]) -> tuple[str, ...]:
    return tuple(each.name.text for each in holders)


def drawn(arrangement: Arrangement) -> Drawing:
    """The picture of an arrangement: every name in its box, a note in some, every item beside its arrow."""
    return drawing(
        arrangement,
        [
            Label(
                names_of(box.holders), "A note that stands under the names." if box.receives else "", ends=not box.gives
            )
            for box in arrangement.boxes
        ],
        [
            Said(
                stream.items,
                IDENTIFIABILITY[stream.level].label,
                BARS[stream.level],
                "",
                "" if stream.receivers else "No.",
            )
            for stream in arrangement.streams
        ],
    )


def drawing_of(*entries: Entry) -> Drawing:
    return drawn(arranged(entries))


_LETTERS = "ABCDEFGHIJKLMN"
_ANYBODY = st.sets(st.sampled_from(_LETTERS), min_size=1, max_size=4)
_GIVERS = st.one_of(_ANYBODY, st.just({"?<"}), st.just({"people"}), st.just(set()), st.just({"people", "A"}))
_RECEIVERS = st.one_of(_ANYBODY, st.just({"?>"}), st.just({"public"}), st.just(set()), st.just({"public", "B"}))
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=90)


@st.composite
def flows(draw: st.DrawFn) -> list[Entry]:
    """Any set of one to twenty-five kinds of data, among few holders or many, with names of any letters."""
    number = draw(st.integers(1, 25))
    return [
        Entry(
            f"{place} {draw(_WORDS)}",
            draw(st.sampled_from(list(IDENTIFIABILITY))),
            frozenset(map(holder, draw(_GIVERS))),
            frozenset(map(holder, draw(_RECEIVERS))),
        )
        for place in range(number)
    ]
