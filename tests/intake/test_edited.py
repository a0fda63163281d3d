"""One value of a file changes, and every line around it stays as it was, however the value is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.edited import edited, edited_together, extended, same, with_value
from generator.intake.splicing import REMOVED, CannotEdit, names_in
from generator.read.strict_yaml import parse
from generator.read.yaml_nodes import Node, nodes_of

RECORDS = sorted((Path(__file__).parents[2] / "content" / "agreements").glob("*.yml"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120) | st.sampled_from(
    [
        *("a: b", "x # y", "'q' it", '"d"', "yes", "2026", "true", "-", "- a", "[a]", "{a", "a, b", "#h", "&a", "!t"),
        *(
            "%x",
            "@x",
            "`x",
            "a:",
            "~",
            "null",
            "  lead",
            "tail\n",
            "one\n",
            "one\ntwo\n",
            "a\n\nb",
            "\na",
            "01632 960001",
        ),
        *(
            "two  spaces here",
            "\x07bell",
            "\u00a0wide",
            "_x0041_",
            "=1+1",
            "long words " * 30 + "end\n",
            "\u2028",
            "\r",
        ),
    ]
)
SCALARS = TEXTS | st.integers(0, 10**6) | st.booleans()


def paths(data: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in some plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [one for key, value in inner for one in ((*before, key), *paths(value, (*before, key)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def an_edit(draw: st.DrawFn, data: dict[str, Any]) -> tuple[tuple[Any, ...], Any]:
    """One change as a sheet may ask for it."""
    every = paths(data)
    match draw(st.sampled_from(["text", "remove", "add", "entry", "list", "none"])):
        case "text":
            path = draw(st.sampled_from([one for one in every if not isinstance(at(data, one), dict | list)]))
            return path, draw(SCALARS)
        case "remove":
            return draw(st.sampled_from(every)), REMOVED
        case "add":
            parts = [(), *(one for one in every if isinstance(at(data, one), dict) and one[:1] != ("assessments",))]
            part = draw(st.sampled_from(parts))
            missing = [name for name in names_in(part) if name not in at(data, part)] or ["other"]
            value = draw(SCALARS | st.lists(TEXTS, max_size=3) | st.dictionaries(st.sampled_from("abc"), TEXTS))
            return (*part, draw(st.sampled_from(missing))), value
        case "entry":
            lists = [one for one in every if isinstance(at(data, one), list)]
            path = draw(st.sampled_from(lists))
            entry = draw(st.fixed_dictionaries({"item": TEXTS, "to": st.lists(TEXTS, max_size=2)}))
            held = at(data, path)
            return (*path, len(held)), entry if not held or isinstance(held[0], dict) else draw(TEXTS)
        case "list":
            lists = [one for one in every if isinstance(at(data, one), list) and not _holds_parts(at(data, one))]
            path = draw(st.sampled_from(lists))
            kept = [one for one in at(data, path) if draw(st.booleans())]
            return path, [*kept, *draw(st.lists(TEXTS, max_size=2))]
        case _:
            lists = [one for one in every if isinstance(at(data, one), list)]
            return draw(st.sampled_from(lists)), []


def _holds_parts(held: list[Any]) -> bool:
    return any(isinstance(one, dict | list) for one in held)


def may_change(text: str, path: tuple[Any, ...]) -> tuple[int, int]:
    """The first and the last line that a change may touch: those of the value, or of what holds it on its lines."""
    node = nodes_of(text)
    assert node is not None
    outer: list[tuple[int, Node]] = [(0, node)]
    for key in path:
        if isinstance(key, int):
            if key >= len(node.entries):
                break
            node = node.entries[key]
            outer.append((node.start, node))
        else:
            if key not in node.fields:
                break
            outer.append((node.fields[key].name.start, node.fields[key].value))
            node = node.fields[key].value
    reached = len(outer) - 1 == len(path)
    # The outermost brackets, and a part or list of which the last is taken out, are rewritten as a whole.
    while len(outer) > 1 and (
        any(one.flow for _, one in outer[:-1]) or (reached and len(outer[-2][1].fields or outer[-2][1].entries) == 1)
    ):
        outer.pop()
        reached = False
    if not reached and len(outer) == 1 and not outer[0][1].flow:
        return 1, 0
    start, end = outer[-1][0], max(outer[-1][0], outer[-1][1].end)
    return text.count("\n", 0, start), text.count("\n", 0, end)


def next_up(text: str, path: tuple[Any, ...]) -> int:
    """The line that moves up to the dash of an entry when its first field is taken out."""
    node = nodes_of(text)
    assert node is not None
    for key in path[:-1]:
        node = node.entries[key] if isinstance(key, int) else node.fields[key].value
    names = list(node.fields)
    first = len(path) > 1 and isinstance(path[-2], int) and len(names) > 1 and names[0] == path[-1]
    return text.count("\n", 0, node.fields[names[1]].name.start) if first else 0


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_change_gives_what_it_should_and_touches_no_other_line(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(RECORDS)).read_text(encoding="utf-8")
    before = parse(text).data
    path, value = data.draw(st.composite(lambda draw: an_edit(draw, before))())
    try:
        after = edited(text, path, value)
    except CannotEdit as reason:
        assert "A note stands behind" in str(reason)  # which a person has to decide about
        return

    assert same(parse(after).data, with_value(before, path, value))
    old, new = text.split("\n"), after.split("\n")
    first = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    last = next(
        (at for at, (one, other) in enumerate(zip(old[::-1], new[::-1], strict=False)) if one != other), len(old)
    )
    touched = range(first, len(old) - last)
    begin, end = may_change(text, path)
    if value is REMOVED:
        end = max(end, next_up(text, path))
    assert all(begin <= line <= end for line in touched), (path, value, [old[line] for line in touched])


RECORD = """\
# A note at the top.
schema: 1
title: School meals   # its name
summary: >   # two lines
  The council checks who has a right
  to a meal.

# before the list
sectors: [health, "social-care"]
people:
  - children   # the young
  # those who care
  - carers
data:
  # the first
  - item: Name
    id: name   # lasting
    # a note inside
    why: 'It''s needed'
  - {item: Age, to: [a, b]}
contact:
dates: {}
retention: |
  One.
  Two.
"""


def changed(path: tuple[Any, ...], value: Any, text: str = RECORD) -> list[str]:
    """Which lines a change takes out and puts in."""
    old, new = text.splitlines(), edited(text, path, value).splitlines()
    gone = [f"-{line}" for line in old if old.count(line) > new.count(line)]
    return gone + [f"+{line}" for line in new if new.count(line) > old.count(line)]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (("title",), "Meals", ["-title: School meals   # its name", "+title: Meals   # its name"]),
        (("title",), "a: b", ["-title: School meals   # its name", '+title: "a: b"   # its name']),
        (
            ("summary",),
            "The council checks who has no right to a meal.\n",
            ["-  The council checks who has a right", "+  The council checks who has no right"],
        ),
        (
            ("summary",),
            "The council checks who has a right to no meal.\n",
            ["-  to a meal.", "+  to no meal."],
        ),
        (("sectors",), ["social-care"], ['-sectors: [health, "social-care"]', '+sectors: ["social-care"]']),
        (("people",), ["carers"], ["-  - children   # the young"]),
        (("people",), ["children", "carers", "tenants"], ["+  - tenants"]),
        (("data", 0, "why"), "It's good", ["-    why: 'It''s needed'", "+    why: 'It''s good'"]),
        (("data", 0, "about"), "All", ["+    about: All"]),
        (("data", 1, "about"), "All", ["-  - {item: Age, to: [a, b]}", "+  - {item: Age, about: All, to: [a, b]}"]),
        (("data", 1, "to"), REMOVED, ["-  - {item: Age, to: [a, b]}", "+  - {item: Age}"]),
        (("data", 1), REMOVED, ["-  - {item: Age, to: [a, b]}"]),
        (("data", 2), {"item": "Sex"}, ["+  - {item: Sex}"]),
        (("contact", "role"), "Team", ["+  role: Team"]),
        (("dates", "start"), 2026, ["-dates: {}", "+dates: {start: 2026}"]),
        (("retention",), "One.\nThree.\n", ["-  Two.", "+  Three."]),
        (("retention",), "One.", ["-retention: |", "-  Two.", "+retention: |-"]),
        (("alternatives",), "None", ["+alternatives: None"]),
        (("data", 0, "item"), REMOVED, ["-  - item: Name", "-    id: name   # lasting", "+  - id: name   # lasting"]),
    ],
)
def test_only_what_is_changed_is_changed(path: tuple[Any, ...], value: Any, lines: list[str]) -> None:
    assert changed(path, value) == lines


def test_a_new_field_stands_where_the_model_has_it() -> None:
    lines = edited(RECORD, ("purpose",), "To help.").splitlines()
    assert lines[lines.index("purpose: To help.") + 1] == "data:"


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_line_ends_stay_as_they_are(line_end: str) -> None:
    text = RECORD.replace("\n", line_end)
    after = edited(text, ("legal",), {"powers": [{"name": "An Act"}]})
    assert after.count(line_end) == after.count("\n") == text.count("\n") + 3


def test_a_last_line_without_an_end_gets_one_when_something_follows() -> None:
    assert edited("schema: 1\ntitle: A", ("summary",), "B") == "schema: 1\ntitle: A\nsummary: B\n"


def test_blank_lines_that_belong_to_a_text_stay_in_it() -> None:
    assert (
        edited("title: |+\n  A\n\nstatus: live\n", ("summary",), "B") == "title: |+\n  A\n\nsummary: B\nstatus: live\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "value", "said"),
    [
        ("a: [1\n", ("a",), 2, "cannot be read as it is"),
        ("data:\n  - item: A\n    # note\n    id: a\n", ("data", 0, "item"), REMOVED, "A note stands behind `item`"),
        ("sectors: [\n  a,  # note\n  b]\n", ("sectors",), ["a"], "Notes stand between its brackets"),
        ("a:\n- - b\n  - c\n", ("a", 0, 0), REMOVED, "cannot be changed safely"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, path: tuple[Any, ...], value: Any, said: str) -> None:
    with pytest.raises(CannotEdit, match=said):
        edited(text, path, value)


def test_what_says_the_same_changes_nothing() -> None:
    assert edited(RECORD, ("title",), "School meals") is RECORD


LISTS = [
    "schema: 1\ndata:\n  - item: A\n    # within\n  # behind\n# at the margin\ntitle: T\n",
    "data:\n- item: >\n    long\n    words\n\n  # within\n\ntitle: T\n",
    "data:\n  - {item: A}  # beside\n  - {item: B}",
    "data: [{item: A}]  # beside\ntitle: T\n",
    "title: T\r\ndata:\r\n  - item: A\r\n    why: |\r\n      Because\r\n",
    "data:\n  - item: A",
]
ENTRIES = st.lists(st.dictionaries(st.sampled_from(["item", "why", "to"]), SCALARS | st.lists(TEXTS)), min_size=2)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LISTS), ENTRIES)
def test_entries_added_at_once_stand_as_if_added_one_by_one(text: str, entries: list[Any]) -> None:
    try:
        at_once = extended(text, ("data",), entries)
    except CannotEdit:
        return
    for number, entry in enumerate(entries, start=len(parse(text).data["data"])):
        text = edited(text, ("data", number), entry)
    assert at_once == text


@pytest.mark.parametrize("text", LISTS)
def test_plain_entries_are_added_at_once(text: str) -> None:
    added = parse(extended(text, ("data",), [{"item": "New"}, {"item": "Newer", "why": "a: b"}])).data["data"]
    assert added[-2:] == [{"item": "New"}, {"item": "Newer", "why": "a: b"}]


@pytest.mark.parametrize(("text", "entries"), [("data: []\n", [{"item": "A"}]), (LISTS[0], [{}, {"item": "A"}])])
def test_entries_that_would_be_written_otherwise_are_not_added_at_once(text: str, entries: list[Any]) -> None:
    with pytest.raises(CannotEdit):
        extended(text, ("data",), entries)


MANY = """\
schema: 1
title: School meals   # beside
status: live
sectors: [education, health]
summary: >
  Long
  words.
data:
  # the first
  - item: A
    why: Because
    to: [One, Two]
  - item: "B"  # quoted

    # of why
    why: |
      Because
  - {item: C, why: x}
  - item: D
legal: {opt_out: {applies: true}}
contact:
  email: a@b.example
"""
PATHS = [
    *[("title",), ("status",), ("sectors",), ("summary",), ("purpose",), ("legal", "opt_out", "applies")],
    *[("legal", "confidentiality"), ("contact", "email"), ("contact", "name"), ("alternatives",)],
    *[("data", number, name) for number in range(4) for name in ("item", "why", "to", "from")],
    *[("data", number) for number in range(4)],
]
CHANGES = st.lists(
    st.sampled_from(PATHS).flatmap(
        lambda path: st.tuples(
            st.just(path),
            st.just(REMOVED)
            if len(path) == 2 and path[0] == "data"
            else SCALARS | st.just(REMOVED) | st.lists(TEXTS, max_size=3),
        )
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_changes_made_together_stand_as_if_made_one_by_one(changes: list[tuple[Any, Any]]) -> None:
    try:
        together, made = edited_together(MANY, changes)
    except CannotEdit:
        return
    text = MANY
    for path, value in changes[:made]:
        text = edited(text, path, value)
    assert together == text


def test_most_changes_are_made_at_once() -> None:
    changes = [(("data", number, name), f"New {number}") for number in range(4) for name in ("item", "why")]
    together, made = edited_together(MANY, [*changes, (("contact", "email"), "c@d.example"), (("data", 3), REMOVED)])
    assert made == len(changes) + 1, "what changes and what is taken out are not the same signs"
    assert parse(together).data["data"][1] == {"item": "New 1", "why": "New 1"}


def test_entries_are_taken_out_together_from_the_last_to_the_first() -> None:
    changes = [(("data", number), REMOVED) for number in (3, 2, 0, 1)]
    together, made = edited_together(MANY, changes)
    assert (made, parse(together).data["data"]) == (3, [{"item": "B", "why": "Because\n"}])
