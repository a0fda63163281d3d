"""The picture of a flow: whole, within its frame, and nothing upon anything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from generator.present.pages.flow_lanes import Lanes, rounded
from generator.present.pages.flow_layout import EDGE, LETTERS, SMALL, Drawing, Label, Rect, Said, Words, drawing
from generator.present.pages.flow_order import Entry, arranged
from generator.present.pages.flow_text import width_of
from tests.present.pages.flow_entries import (
    ANONYMOUS,
    DE_PERSONALISED,
    PERSONAL,
    SILENT,
    drawing_of,
    drawn,
    entry,
    flows,
    names_of,
)

few = settings(max_examples=40)  # each is a whole picture, with every line of it looked at
Point = tuple[int, int]
SIZE = {"names": LETTERS, "items": LETTERS, "levels": SMALL, "notes": SMALL}


def strokes(path: str) -> Iterator[list[Point]]:
    """Each line of a path as the points that it goes through, its bends included."""
    points: list[Point] = []
    for command, numbers in re.findall(r"([A-Za-z])([-0-9. ]*)", path):
        values = [int(number) for number in re.findall(r"-?\d+", numbers)]
        x, y = points[-1] if points else (0, 0)
        if command == "M":
            if points:
                yield points
            points = [(values[0], values[1])]
        elif command == "m":
            yield points
            points = [(x + values[0], y + values[1])]
        elif command in "HV":
            points.append((values[0], y) if command == "H" else (x, values[0]))
        elif command in "hv":
            points.append((x + values[0], y) if command == "h" else (x, y + values[0]))
        elif command == "l":
            for across, down in zip(values[::2], values[1::2], strict=True):
                points.append((points[-1][0] + across, points[-1][1] + down))
        elif command in "qa":
            points.append((x + values[-2], y + values[-1]))
        else:
            assert command == "z", command
            points.append(points[0])
    yield points


def lines_of_drawing(picture: Drawing) -> list[list[Point]]:
    return [points for look, path in picture.paths if look.startswith(("line", "trunks")) for points in strokes(path)]


def heads(picture: Drawing) -> list[Point]:
    return [points[0] for look, path in picture.paths if look.startswith("head") for points in strokes(path)]


def spots(picture: Drawing) -> list[tuple[str, Rect]]:
    """The room that each line of words takes up."""
    found = []
    for look, texts in picture.words:
        for x, y, first, others in texts:
            for at, line in ((y, first), *others):
                width = -(-width_of(line) * SIZE[look] // 1000)
                found.append((look, Rect(x, at - 12, width, 16)))
    return found


def apart(one: Rect, other: Rect) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def holds(box: Rect, words: Rect) -> bool:
    across = box.x <= words.x and words.x + words.width <= box.x + box.width
    return across and box.y <= words.y and words.y + words.height <= box.y + box.height


def as_rect(one: Point, other: Point) -> Rect:
    left, right, top, bottom = *sorted((one[0], other[0])), *sorted((one[1], other[1]))
    return Rect(left, top, right - left, bottom - top)


def said(picture: Drawing, look: str) -> list[str]:
    """The words of one look, each as it was before it was parted into lines."""
    return [
        " ".join((words.first, *(line for _, line in words.others)))
        for found, texts in picture.words
        if found == look
        for words in texts
    ]


@few
@given(flows())
def test_no_box_lies_upon_another_and_everything_lies_within_the_frame(entries: list[Entry]) -> None:
    picture = drawing_of(*entries)
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    frame = Rect(0, 0, picture.width, picture.height)
    assert all(holds(frame, box) for box in picture.boxes)
    for _, path in picture.paths:
        for points in strokes(path):
            assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in points)
    assert all(holds(frame, spot) for _, spot in spots(picture))


@few
@given(flows())
def test_words_stay_in_their_boxes_or_beside_their_arrows_and_no_line_runs_through_them(entries: list[Entry]) -> None:
    picture = drawing_of(*entries)
    lines = [as_rect(*pair) for points in lines_of_drawing(picture) for pair in pairwise(points)]
    places = spots(picture)
    for look, spot in places:
        if look == "names":
            assert any(holds(box, spot) for box in picture.boxes)
        elif look in ("items", "levels"):
            assert all(apart(box, spot) for box in picture.boxes)
        assert all(apart(line, spot) for line in lines)
    assert all(apart(one, other) for (_, one), (_, other) in combinations(places, 2))


@few
@given(flows())
def test_each_box_that_receives_has_an_arrowhead_and_no_other_has(entries: list[Entry]) -> None:
    arrangement = arranged(entries)
    picture = drawn(arrangement)
    in_order = [arrangement.boxes[row.number] for row in arrangement.rows if row.is_box]
    reached = Counter[int]()
    for x, y in heads(picture):
        (at,) = [
            place
            for place, box in enumerate(picture.boxes)
            if (x == box.x + box.width + 1 and box.y < y < box.y + box.height) or (y == box.y - 1 and x > box.x)
        ]
        reached[at] += 1
    assert set(reached) == {place for place, box in enumerate(in_order) if box.receives}


@few
@given(flows())
def test_boxes_stand_beneath_one_another_in_the_order_of_the_rows(entries: list[Entry]) -> None:
    picture = drawing_of(*entries)
    assert list(picture.boxes) == sorted(picture.boxes, key=lambda box: box.y)
    assert len({(box.x, box.width) for box in picture.boxes}) <= 1


@few
@given(flows())
def test_lanes_that_would_meet_run_side_by_side(entries: list[Entry]) -> None:
    lanes = Lanes(arranged(entries))
    for side in (lanes.right, list(lanes.of_giver.values())):
        for one, other in combinations(side, 2):
            assert one.out != other.out or one.last < other.first or other.last < one.first


@few
@given(flows())
def test_the_same_flow_is_the_same_picture(entries: list[Entry]) -> None:
    assert drawing_of(*entries) == drawing_of(*entries)


def test_every_name_item_and_level_is_said_once() -> None:
    picture = drawing_of(entry("Names", "A B > C"), entry("Dates", "C > public", ANONYMOUS))
    assert said(picture, "names") == ["A", "B", "C", "public"]
    assert said(picture, "items") == ["Names", "Dates"]
    assert said(picture, "levels") == ["Personally identifiable", "Anonymous"]


def test_a_chain_goes_straight_down_without_lanes() -> None:
    picture = drawing_of(entry("Names", "A > B"), entry("Dates", "B > C"))
    lines = lines_of_drawing(picture)
    assert len(lines) == 2
    assert len({x for points in lines for x, _ in points}) == 1
    assert [box.width for box in picture.boxes] == [picture.width - 2 * EDGE] * 3


def test_what_goes_back_goes_up_at_the_right() -> None:
    picture = drawing_of(entry("Names", "A > B"), entry("Dates", "B > A"))
    up = max(lines_of_drawing(picture), key=len)
    ends = up[0], up[-1]
    first, second = picture.boxes
    assert sorted(ends) == sorted(ends, key=lambda point: point[0])
    assert {first.y < y < first.y + first.height for _, y in ends} == {True, False}
    assert max(x for x, _ in up) > first.x + first.width
    assert (first.x + first.width + 1, up[0][1]) in heads(picture)
    assert second.y + second.height in {y for _, y in ends}


@pytest.mark.parametrize(
    ("level", "bars"),
    [
        (PERSONAL, {"full": 3}),
        (DE_PERSONALISED, {"full": 2, "empty": 1}),
        (ANONYMOUS, {"full": 1, "empty": 2}),
        (SILENT, {"silent": 1}),
    ],
)
def test_each_level_has_a_line_and_a_mark_of_its_own_besides_its_word(level: str, bars: dict[str, int]) -> None:
    picture = drawing_of(entry("Names", "A > B", level))
    looks = dict(picture.paths)
    assert {f"line-{level}", f"head-{level}"} <= looks.keys()
    assert {look: len(list(strokes(looks[look]))) for look in ("full", "empty", "silent") if look in looks} == bars


def test_a_box_where_the_data_stops_is_closed_and_so_is_an_arrow_to_nobody() -> None:
    picture = drawing_of(entry("Names", "A > B"), entry("Dates", "A > "))
    ends = [as_rect(*points) for points in strokes(dict(picture.paths)["ends"])]
    box = picture.boxes[1]
    assert Rect(box.x, box.y + box.height, box.width, 0) in ends
    assert len(ends) == 2
    assert len(heads(picture)) == 1


def test_givers_that_come_by_lanes_are_joined_to_their_arrow_with_dots() -> None:
    entries = [entry("1", "A > D"), entry("2", "B > D"), entry("3", "A B C > D")]
    paths = dict(drawing_of(*entries).paths)
    assert len(list(strokes(paths["dots"]))) == 2
    assert "dots" not in dict(drawing_of(*entries[:2]).paths)


def test_nothing_is_drawn_twice() -> None:
    picture = drawing_of(*(entry(str(number), f"{giver} > Z") for number, giver in enumerate("ABCDEFGHIJ")))
    down = [
        as_rect(*pair) for points in lines_of_drawing(picture) for pair in pairwise(points) if pair[0][0] == pair[1][0]
    ]
    assert len(down) > 10
    for one, other in combinations(down, 2):
        shared = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert one.x != other.x or shared <= 0


def test_what_comes_from_further_out_enters_beneath_and_crosses_nothing() -> None:
    levels = {"A": PERSONAL, "B": DE_PERSONALISED, "C": ANONYMOUS}
    picture = drawing_of(*(entry(giver, f"{giver} > Z", level) for giver, level in levels.items()))
    outer, inner = (next(strokes(dict(picture.paths)[f"line-{levels[giver]}"])) for giver in "AB")
    assert max(x for x, _ in outer) > max(x for x, _ in inner)
    assert outer[-1][1] > inner[-1][1]


def test_what_comes_from_below_enters_beneath_what_comes_from_above() -> None:
    entries = [entry("1", "A > Z"), entry("2", "B > Z"), entry("3", "Z > public"), entry("4", "public > Z", ANONYMOUS)]
    heights = {}
    for look, path in drawing_of(*entries).paths:
        if look.startswith("head"):
            heights[look] = [y for x, y in (points[0] for points in strokes(path)) if x > 200]
    assert max(heights[f"head-{PERSONAL}"]) < min(heights[f"head-{ANONYMOUS}"])
    assert len({lane.out for lane in Lanes(arranged(entries)).right}) == 2


def test_many_arrowheads_at_one_box_stand_clear_of_one_another() -> None:
    levels = [PERSONAL, DE_PERSONALISED, ANONYMOUS, SILENT]
    ways = [f"{giver} > Z" + " public" * (place % 2) for place, giver in enumerate("ABCDEFGHI")]
    picture = drawing_of(*(entry(way, way, levels[place // 2 % 4]) for place, way in enumerate(ways)))
    box = max(picture.boxes, key=lambda box: box.height)
    heights = sorted(y for x, y in heads(picture) if x > box.width and box.y < y < box.y + box.height)
    assert len(heights) > 6
    assert min(after - before for before, after in pairwise(heights)) > 10


def test_a_box_hides_nothing_that_is_drawn_in_it() -> None:
    (look, _), *_ = drawing_of(entry("Names", "A B > C")).paths
    assert look == "box"


def test_corners_are_rounded_and_no_rounder_than_there_is_room() -> None:
    assert rounded([(0, 0), (0, 50), (60, 50)]) == "M0 0V43q0 7 7 7H60"
    assert rounded([(0, 0), (0, 20), (0, 50)]) == "M0 0V50"
    assert rounded([(60, 0), (60, 50), (56, 50), (56, 0)]) == "M60 0V48q0 2 -2 2H58q-2 0 -2 -2V0"


def test_words_that_are_not_there_take_no_room() -> None:
    arrangement = arranged([entry("Names", "A > B")])
    bare = drawing(arrangement, [Label(("A",), ""), Label(("B",), "")], [Said(("Names",), "Anonymous", 1)])
    told = drawing(arrangement, [Label(("A",), ""), Label(("B",), "Told.")], [Said(("Names",), "Anonymous", 1)])
    assert (bare.height, told.height - bare.height) == (bare.boxes[-1].y + bare.boxes[-1].height + EDGE, 18)
    assert "notes" not in dict(bare.words)


def test_a_name_is_parted_where_the_box_ends() -> None:
    name = "The Joint Committee of Councils and Health Boards for Northern and Western Places"
    picture = drawing(
        arranged([entry("Names", "A > B")]), [Label((name,), ""), Label(("B",), "")], [Said(("Names",), "Anonymous", 1)]
    )
    words: Words = dict(picture.words)["names"][0]
    assert len(words.others) == 2
    assert [at for at, _ in words.others] == [words.y + 20, words.y + 40]
    assert names_of(arranged([entry("x", "A > B")]).boxes[0].holders) == ("A",)
