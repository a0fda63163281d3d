"""One entry more, and every byte kept: lists as people write them, and lists to which nothing can be added safely."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.strict_yaml import parse
from generator.read.yaml_append import CannotAppend, Indentation, appended, by_itself

ENTRY = {"x": 1, "y": {"z": [{"a": 2}]}}


def entry(at: Indentation) -> Iterator[str]:
    """An entry with a note, a part, a list in the part, and an empty line."""
    inner = at.inside + at.step
    yield "# note"
    yield f"-{' ' * (at.inside - 1)}x: 1"
    yield ""
    yield f"{' ' * at.inside}y:"
    yield f"{' ' * inner}z:"
    yield f"{' ' * (inner + at.dash)}-{' ' * (at.inside - 1)}a: 2"


NEW = "  # note\n  - x: 1\n\n    y:\n      z:\n        - a: 2\n"
AT_THE_EDGE = "# note\n- x: 1\n\n  y:\n    z:\n    - a: 2\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", f"a: 1\nl:\n{NEW}"),
        ("a: 1", f"a: 1\nl:\n{NEW}"),
        ("a: 1\n# the end\n", f"a: 1\n# the end\nl:\n{NEW}"),
        ("a: 1\n# the end", f"a: 1\n# the end\nl:\n{NEW}"),
        ("---\na: 1\n...\n", f"---\na: 1\nl:\n{NEW}...\n"),
        ("a:\n- b: 1\n", f"a:\n- b: 1\nl:\n{AT_THE_EDGE}"),
        ("l:\n", f"l:\n{NEW}"),
        ("l:", f"l:\n{NEW}"),
        ("l:  # none yet\nb: 1\n", f"l:  # none yet\n{NEW}b: 1\n"),
        ("l: []\nb: 1\n", f"l:\n{NEW}b: 1\n"),
        ("l: [ ] # none yet\nb: 1\n", f"l: # none yet\n{NEW}b: 1\n"),
        ("l: null\n", f"l:\n{NEW}"),
        ("l: ~", f"l:\n{NEW}"),
        ("l:\n  # none yet\nb: 1\n", f"l:\n  # none yet\n{NEW}b: 1\n"),
        ("l:\n  - x: 0\n", f"l:\n  - x: 0\n{NEW}"),
        ("l:\n  - x: 0", f"l:\n  - x: 0\n{NEW}"),
        ("l:\n- x: 0\nb: 1\n", f"l:\n- x: 0\n{AT_THE_EDGE}b: 1\n"),
        ("l:\n- x: 0\n  # of x\n\n# of b\nb: 1\n", f"l:\n- x: 0\n  # of x\n{AT_THE_EDGE}\n# of b\nb: 1\n"),
        ("l:\n  - x: 0 # so\n\n  # of the list\n\n\nb: 1\n", f"l:\n  - x: 0 # so\n\n  # of the list\n{NEW}\n\nb: 1\n"),
        ("l:\n  - {x: 0, y: [1]}\nb: 1\n", f"l:\n  - {{x: 0, y: [1]}}\n{NEW}b: 1\n"),
        ("l:\n  - x:\nb: 1\n", f"l:\n  - x:\n{NEW}b: 1\n"),
        ("l:\n  - x: >\n      one\n\n      two\n\n\nb: 1\n", f"l:\n  - x: >\n      one\n\n      two\n{NEW}\n\nb: 1\n"),
        ("l:\n  - x: |+\n      one\n\n\nb: 1\n", f"l:\n  - x: |+\n      one\n\n\n{NEW}b: 1\n"),
        ("l:\n  - x: >  # + more\n      one\n\nb: 1\n", f"l:\n  - x: >  # + more\n      one\n{NEW}\nb: 1\n"),
        ('l:\n  - x: "one\n      two"\nb: 1\n', f'l:\n  - x: "one\n      two"\n{NEW}b: 1\n'),
        ('"l":\n  - x: 0\nb: 1\n', f'"l":\n  - x: 0\n{NEW}b: 1\n'),
        ("b: {l: [1]}\nl:\n  - x: 0\n", f"b: {{l: [1]}}\nl:\n  - x: 0\n{NEW}"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_entry_goes_to_the_end_of_its_list(text: str, expected: str, line_end: str) -> None:
    # A file of a single line without an end says nothing of how lines end.
    if line_end == "\n" or "\n" in text:
        done = appended(text.replace("\n", line_end), "l", entry)
        assert done.text == expected.replace("\n", line_end)
        assert done.added in done.text
        assert "note" in done.text.splitlines()[done.line - (0 if "l:" in done.added else 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l:\n    -   x: 0\n", "    # note\n    -   x: 1\n\n        y:\n          z:\n              -   a: 2\n"),
        ("l:\n- x:\n      w: 0\n", "# note\n- x: 1\n\n  y:\n      z:\n      - a: 2\n"),
        ("  a: 1\n  l:\n    - x: 0\n", "    # note\n    - x: 1\n\n      y:\n        z:\n          - a: 2\n"),
        # What the list itself shows counts more than what stands elsewhere, before or after it.
        (
            "a:\n    -   b:\n            c: 1\nl:\n  - x:\n      w: 0\nd:\n      e: 1\n",
            "  # note\n  - x: 1\n\n    y:\n      z:\n        - a: 2\n",
        ),
        # Deeper lists count less than the list.
        ("l:\n  - x:\n        -   w: 1\n", NEW),
        ("a:\n    b: 1\n", "l:\n  # note\n  - x: 1\n\n    y:\n        z:\n          - a: 2\n"),
    ],
)
def test_an_entry_is_indented_as_the_file_is(text: str, expected: str) -> None:
    assert appended(text, "l", entry).added == expected


BRACKETS = "The list under `l` stands in square brackets"
NO_END = "The last line of the file has no end, and a line more would change the text in it."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l: [{x: 0}]\n", BRACKETS),
        ("l: [1,\n  2]\n", BRACKETS),
        ("l: [  # none\n  ]\n", BRACKETS),
        ("{a: 1, l: []}\n", "The whole file stands in curly brackets"),
        ("a: |\n  one", NO_END),
        ("l:\n  - x: >\n      one", NO_END),
        ("l: text\n", "What stands there is written in a way"),
    ],
)
def test_what_cannot_be_done_safely_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(CannotAppend) as refused:
        appended(text, "l", entry)
    assert str(refused.value).startswith(said)


def test_an_entry_that_is_read_otherwise_where_it_stands_is_refused() -> None:
    with pytest.raises(CannotAppend, match="nothing can be added safely"):
        appended("l:\n- x: 0\n", "l", lambda at: [f"- x: {at.dash}"])


def test_the_list_alone_can_be_pasted() -> None:
    assert by_itself("l", entry) == f"l:\n{NEW}"


# Files as people lay them out: one style a file, with notes and empty lines anywhere.
KEEPING = re.compile(r"[|>]\S*")


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file that can be read, in one person's style."""
    style = Indentation(
        draw(st.sampled_from([0, 2, 4])), draw(st.sampled_from([2, 3, 4])), draw(st.sampled_from([1, 2, 4]))
    )
    base = draw(st.sampled_from([0, 0, 0, 2]))
    lines: list[str] = []

    def between(column: int) -> None:
        for kind in draw(st.lists(st.sampled_from(["", "", "#", " #", "spaces"]), max_size=2)):
            shift = draw(st.integers(-2, 3))
            lines.append(
                ""
                if not kind
                else " " * 3
                if kind == "spaces"
                else " " * max(0, column + shift) + "# a note: - with - signs"
            )

    def value(name: str, column: int) -> None:
        """A field that stands at this column; its name may stand behind a dash."""
        kind = draw(st.sampled_from(["plain", "quoted", "block", "flow", "empty", "list", "part"]))
        if kind == "block":
            header = draw(st.sampled_from(["|", ">", "|+", ">+", "|-", ">-"]))
            lines.append(f"{name}: {header}")
            for _ in range(draw(st.integers(1, 3))):
                lines.append(" " * (column + 2) + draw(st.sampled_from(["one two", "# no note", "- x: 1", "l: 3"])))
            lines.extend([""] * draw(st.integers(0, 2)))
        elif kind == "list" and column < 12:
            lines.append(f"{name}:")
            entries(column)
        elif kind == "part" and column < 12:
            lines.append(f"{name}:")
            for number in range(draw(st.integers(1, 2))):
                value(" " * (column + style.step) + f"f{number}", column + style.step)
        else:
            shown = {"plain": "some words", "quoted": '"l: # x"', "flow": "{l: [1, {m: n}], o: p}"}.get(kind, "")
            lines.append(f"{name}: {shown}{draw(st.sampled_from(['', '  # so']))}")

    def entries(column: int) -> None:
        for _ in range(draw(st.integers(1, 2))):
            dash = column + style.dash
            value(f"{' ' * dash}-{' ' * (style.inside - 1)}g", dash + style.inside)
            if draw(st.booleans()):
                value(" " * (dash + style.inside) + "h", dash + style.inside)

    names = draw(st.permutations(["a", "b", "l"]))[: draw(st.integers(1, 3))]
    for name in names:
        between(base)
        if name != "l":
            value(" " * base + name, base)
            continue
        begun = draw(st.sampled_from(["", " null", " []", " [ ]", "list", "list", "list"]))
        lines.append(" " * base + f"l:{'' if begun == 'list' else begun}")
        if begun == "list":
            entries(base)
    between(base)
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return line_end.join(lines) + draw(st.sampled_from([line_end, line_end, ""]))


@settings(max_examples=400)
@given(files())
def test_nothing_is_lost_and_one_entry_is_gained(text: str) -> None:
    before = parse(text)
    assert not before.faults
    once = add(text, before.data)
    if once is not None:
        twice = add(once, parse(once).data)
        assert twice is not None
        assert parse(twice).data["l"] == [*(before.data.get("l") or []), ENTRY, ENTRY]


def add(text: str, data: dict[str, object]) -> str | None:
    try:
        done = appended(text, "l", entry)
    except CannotAppend as reason:
        assert str(reason).startswith(NO_END)
        assert not text.endswith("\n") and KEEPING.search(text)
        return None
    assert parse(done.text).data == {**data, "l": [*(data.get("l") or []), ENTRY]}  # type: ignore[misc]
    line_end = "\r\n" if "\r\n" in text else "\n"
    # Every byte is kept but for the word or brackets that said "nothing".
    left = done.text.replace(done.added, "", 1)
    kept = re.sub(r"(?m)^( *l:) *(?:null|\[ *\])(?=[ \r\n]|\Z)", r"\1", text) if not data.get("l") else text
    assert left in (kept, kept + line_end)
    return done.text
