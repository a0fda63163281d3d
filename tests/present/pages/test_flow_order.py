"""Who stands where in the picture of a flow."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.present.pages.flow_order import Arrangement, Entry, Holder, arranged
from generator.present.wording import Piece
from tests.conftest import ROOT
from tests.present.pages.flow_entries import ANONYMOUS, DE_PERSONALISED, PERSONAL, SILENT, entry, flows, names_of


def read(arrangement: Arrangement) -> list[str]:
    """The rows from the top down: a box by its names, a stream by its items."""
    return [
        " + ".join(names_of(arrangement.boxes[row.number].holders))
        if row.is_box
        else f"({', '.join(arrangement.streams[row.number].items)})"
        for row in arrangement.rows
    ]


def rows(*entries: Entry) -> list[str]:
    return read(arranged(entries))


def arrows(arrangement: Arrangement) -> set[tuple[frozenset[str], frozenset[str], str, frozenset[str]]]:
    """Each stream as what it says: from whom, to whom, at which level, which items."""

    def names(boxes: tuple[int, ...]) -> frozenset[str]:
        return frozenset(name for box in boxes for name in names_of(arrangement.boxes[box].holders))

    return {
        (names(stream.givers), names(stream.receivers), stream.level, frozenset(stream.items))
        for stream in arrangement.streams
    }


@pytest.mark.parametrize(
    ("ways", "wanted"),
    [
        (["B > A"], ["B", "(1)", "A"]),
        (["B > C", "A > B", "C > public"], ["A", "(2)", "B", "(1)", "C", "(3)", "public"]),
        (["A > public", "people > A"], ["people", "(2)", "A", "(1)", "public"]),
        # givers that differ only in their names share a box; those that give different things do not
        (["A B C > D"], ["A + B + C", "(1)", "D"]),
        (["A > D", "B > D"], ["A", "(1)", "B", "(2)", "D"]),
        # each receiver right beneath what it is given
        (["A > B", "A > C", "B > D"], ["A", "(1)", "B", "(3)", "D", "(2)", "C"]),
        # one that waits for another giver comes last, and what it is given first says so
        (["A > D", "A > C", "B > D"], ["A", "(1)", "(2)", "C", "B", "(3)", "D"]),
        # of two that lead to one box, the one that leads nowhere else is the nearest to it
        (["A > B", "A > B C"], ["A", "(2)", "C", "(1)", "B"]),
        # both ways, round in a ring, and to oneself
        (["A > B", "B > A"], ["A", "(1)", "B", "(2)"]),
        (["A > B", "B > C", "C > A"], ["A", "(1)", "B", "(2)", "C", "(3)"]),
        (["C > A", "A > B", "B > A"], ["C", "(1)", "A", "(2)", "B", "(3)"]),
        (["A > D", "D > C", "C > D"], ["A", "(1)", "D", "(2)", "C", "(3)"]),
        (["A > A"], ["A", "(1)"]),
        (["A > A", "B > C"], ["A", "(1)", "B", "(2)", "C"]),
        (["A B > A B"], ["A + B", "(1)"]),
        (["A > A B"], ["A", "(1)", "B"]),
        # silences stand in the places of the holders; nobody is no holder
        (["? > A", "A > ?"], ["?<", "(1)", "A", "(2)", "?>"]),
        (["? > ?"], ["?<", "(1)", "?>"]),
        (["A > ?", "B > ?", "? > C"], ["A", "(1)", "B", "(2)", "?>", "?<", "(3)", "C"]),
        ([" > "], ["(1)"]),
        ([" > A", "B > "], ["B", "(2)", "(1)", "A"]),
    ],
)
def test_givers_stand_above_and_each_receiver_beneath_what_it_is_given(ways: list[str], wanted: list[str]) -> None:
    assert rows(*(entry(str(number), way) for number, way in enumerate(ways, start=1))) == wanted


def test_kinds_of_data_that_go_the_same_way_share_an_arrow_unless_their_levels_differ() -> None:
    given = [entry("a", "A > B"), entry("b", "A > B", ANONYMOUS), entry("c", "A > B"), entry("d", "A > B", SILENT)]
    assert rows(*given) == ["A", "(a, c)", "(b)", "(d)", "B"]


def test_no_chance_of_the_machine_decides() -> None:
    """Words are hashed otherwise in each process, and sets of them come in another order."""
    told = (
        "from tests.present.pages.flow_entries import *;"
        "print(drawing_of(*(entry(w, w) for w in ('A B C D > E', 'F G H > E', 'B D > F public', 'H A > ?'))))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", told],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "PATH": ""},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_the_level_that_tells_most_is_told_first() -> None:
    levels = [SILENT, ANONYMOUS, DE_PERSONALISED, PERSONAL]
    told = rows(*(entry(level, "A > B", level) for level in levels))
    assert told == ["A", f"({PERSONAL})", f"({DE_PERSONALISED})", f"({ANONYMOUS})", f"({SILENT})", "B"]


def test_the_order_in_which_holders_are_named_says_nothing() -> None:
    one, other = entry("a", "A B > D C"), entry("b", "B A > C D")
    assert rows(one, other) == ["A + B", "(a, b)", "C + D"]


def test_people_and_the_public_share_a_box_with_nobody() -> None:
    assert rows(entry("a", "people A > B public")) == ["people", "A", "(a)", "B", "public"]


def test_a_long_chain_is_no_deeper_than_a_short_one() -> None:
    chain = [Holder(place, "organisation", Piece(f"H{place}")) for place in range(1500)]
    links = [Entry("x", PERSONAL, frozenset({one}), frozenset({other})) for one, other in pairwise(chain)]
    assert len(arranged(links).rows) == 2 * len(chain) - 1


@given(flows())
def test_everything_stated_has_one_place(entries: list[Entry]) -> None:
    arrangement = arranged(entries)
    holders = [each for box in arrangement.boxes for each in box.holders]
    assert sorted(holders) == sorted({each for given in entries for side in given[2:] for each in side})
    assert sorted(item for stream in arrangement.streams for item in stream.items) == sorted(e.item for e in entries)
    assert sorted(row.number for row in arrangement.rows if row.is_box) == list(range(len(arrangement.boxes)))
    assert sorted(row.number for row in arrangement.rows if not row.is_box) == list(range(len(arrangement.streams)))
    said = {(frozenset(names_of(e.givers)), frozenset(names_of(e.receivers)), e.level) for e in entries}
    assert {arrow[:3] for arrow in arrows(arrangement)} == said


@given(flows())
def test_each_arrow_begins_beneath_its_givers(entries: list[Entry]) -> None:
    arrangement = arranged(entries)
    place = {(row.is_box, row.number): at for at, row in enumerate(arrangement.rows)}
    for number, stream in enumerate(arrangement.streams):
        assert all(place[True, giver] < place[False, number] for giver in stream.givers)


@given(flows())
def test_without_a_ring_every_receiver_stands_beneath_its_arrows(entries: list[Entry]) -> None:
    # Only givers that stand before all receivers: nothing can come round.
    straight = [
        Entry(e.item, e.level, frozenset(g for g in e.givers if g < min(e.receivers, default=g)), e.receivers)
        for e in entries
    ]
    arrangement = arranged(straight)
    place = {(row.is_box, row.number): at for at, row in enumerate(arrangement.rows)}
    for number, stream in enumerate(arrangement.streams):
        assert all(place[True, receiver] > place[False, number] for receiver in stream.receivers)


@given(flows().flatmap(lambda given: st.tuples(st.just(given), st.permutations(given))))
def test_the_order_of_the_file_changes_no_arrow(both: tuple[list[Entry], list[Entry]]) -> None:
    one, other = (arranged(entries) for entries in both)
    assert arrows(one) == arrows(other)
    assert (one.boxes, one.rows) == (other.boxes, other.rows)
