"""Notes that nothing in them can end, and values that are read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.commented import as_value, in_one_line, note
from generator.read.strict_yaml import parse

# What YAML 1.1, YAML 1.2, an editor or a terminal takes for a line end or for an order.
HOSTILE = "one\nb: 2\r\nc: 3\rd: 4\x85e: 5\u2028f: 6\u2029g: 7\x0bh: 8\x0ci: 9\x00\x1b[2J\u202eJ # k: 11\t- l\ufeff"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS | TEXTS.map(lambda text: text + HOSTILE), st.integers(0, 60))
def test_a_note_stays_a_note_whatever_stands_in_it(text: str, column: int) -> None:
    lines = note(text, column)
    assert all(line.startswith(" " * column + "# ") and line.isprintable() for line in lines)
    document = parse("\n".join(["a: 1", *lines, ""]))
    assert (document.data, document.faults) == ({"a": 1}, [])
    assert " ".join(line[column + 2 :] for line in lines).split() == in_one_line(text).split()


def test_a_hostile_note_is_one_line_of_words() -> None:
    assert note(HOSTILE) == ["# one b: 2 c: 3 d: 4 e: 5 f: 6 g: 7 h: 8 i: 9 [2J J # k: 11 - l"]


@given(TEXTS)
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    document = parse(f"a:\n  b: {as_value(text)}  # so\n")
    assert (document.data, document.faults) == ({"a": {"b": text}}, [])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Leeds City Council", "Leeds City Council"),
        ("Barnet, Enfield & Haringey (NHS)", "Barnet, Enfield & Haringey (NHS)"),
        ("Cyngor Sir Ynys Môn", "Cyngor Sir Ynys Môn"),
        ("null", '"null"'),
        ("true", '"true"'),
        ("2026", '"2026"'),
        ("- a", '"- a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a ", '"a "'),
        ("", '""'),
        ('"a"', '"\\"a\\""'),
        ("a\u00a0b", '"a\\U000000A0b"'),
    ],
)
def test_a_value_has_quotes_only_where_it_needs_them(text: str, written: str) -> None:
    assert as_value(text) == written
    assert parse(f"a: {as_value(text)}").data == {"a": text}
