"""YAML is read by one page of rules: every surprise is refused or decided, and nothing raises."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.strict_yaml import DEEPEST, Document, parse, plain
from generator.read.yaml_fault import MOST_FAULTS


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.code) for fault in parse(text).faults]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("true", True),
        ("TRUE", True),
        ("tRue", "tRue"),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("nULL", "nULL"),
        ("0", 0),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("017", "017"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("01632 960 001", "01632 960 001"),
        ("2026-02-05", "2026-02-05"),
        ("2026-02-05T10:00:00Z", "2026-02-05T10:00:00Z"),
        ("1.5", 1.5),
        ("1.5e3", 1500.0),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.2.3", "1.2.3"),
        ("9" * 30, "9" * 30),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_a_plain_scalar_means_what_it_seems_to(written: str, meant: Any) -> None:
    read = parse(f"a: {written}").data["a"]

    assert (read, type(read)) == (meant, type(meant))
    assert plain(written) == read


@pytest.mark.parametrize("written", ["'12'", '"12"', "|-\n  12", ">-\n  12"])
def test_what_is_quoted_or_folded_is_text(written: str) -> None:
    assert parse(f"a: {written}").data == {"a": "12"}


def test_a_key_is_always_text() -> None:
    assert parse('1: a\ntrue: b\n"": c\n2026-01-01: d').data == {"1": "a", "true": "b", "": "c", "2026-01-01": "d"}


def test_a_merge_key_is_an_ordinary_name() -> None:
    assert parse("<<: {a: 1}\nb: 2").data == {"<<": {"a": 1}, "b": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1", [(1, 4, "anchor")]),
        ("a: &x [1]\nb: *x", [(1, 4, "anchor"), (2, 4, "alias")]),
        ("&x a: 1", [(1, 1, "anchor")]),
        ("*x : 1", [(1, 1, "alias")]),
        ("a: !!str 1", [(1, 4, "tag")]),
        ("a: !python/object/apply:os.system [ls]", [(1, 4, "tag")]),
        ("!x {a: 1}", [(1, 1, "tag")]),
        ("a: 1\nb: 2\na: 3", [(3, 1, "duplicate-field")]),
        ("a: {b: 1, b: 2}", [(1, 11, "duplicate-field")]),
        ("a: 1\n'a': 2", [(2, 1, "duplicate-field")]),
        ("? [a]\n: b", [(1, 3, "complex-key")]),
        ("? {a: 1}\n: b", [(1, 3, "complex-key")]),
        ("a: 1\n---\nb: 2", [(2, 1, "second-document")]),
        ("a: [1, 2", [(1, 4, "not-yaml")]),
        ("a: {b: 1", [(1, 4, "not-yaml")]),
        ("a: 'b", [(1, 4, "not-yaml")]),
        ("a: b: c", [(1, 5, "not-yaml")]),
        ("a:\n\t- b", [(2, 1, "not-yaml")]),
        ("a: @b", [(1, 4, "not-yaml")]),
        ("a: \x00", [(1, 4, "unreadable-character")]),
        ("a: b\n\nc: \x1b[31m", [(3, 4, "unreadable-character")]),
        ("a: é\x85b", [(1, 5, "unreadable-character")]),
        ("a: b\u2028c", [(1, 5, "unreadable-character")]),
        ("a: b\r\nc: d\u2029", [(2, 5, "unreadable-character")]),
        ("a: \ud800", [(1, 4, "unreadable-character")]),
    ],
)
def test_what_is_not_allowed_is_told_where_it_stands(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert codes(text) == expected


def test_the_first_of_two_values_is_kept() -> None:
    assert parse("a: 1\na: 2").data == {"a": 1}


def test_the_place_of_a_doubled_field_is_that_of_the_value_that_is_kept() -> None:
    assert parse("a: 1\na: 2", with_places=True).place(("a",)) == (1, 1)


def test_a_file_may_be_as_deep_as_is_allowed_and_no_deeper() -> None:
    assert codes("[" * DEEPEST + "]" * DEEPEST) == []
    assert codes("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [(1, DEEPEST + 1, "too-deep")]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000, "? " * 10_000])
def test_depth_never_exhausts_the_stack(text: str) -> None:
    assert {fault.code for fault in parse(text, with_places=True).faults} <= {"too-deep", "complex-key", "not-yaml"}


def test_many_copies_of_copies_are_never_made() -> None:
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    document = parse("a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairs))

    assert document.data["i"] == [None, None]


@pytest.mark.parametrize("text", ["", "# nothing", "---", "---\n...\n", "null"])
def test_an_empty_file_holds_nothing_and_is_not_wrong(text: str) -> None:
    document = parse(text, with_places=True)

    assert (document.data, document.faults, document.complete) == (None, [], True)
    assert document.place(("a",)) == document.place(())
    assert_inside(text, document)


@pytest.mark.parametrize(("text", "complete"), [("a: 1", True), ("a: &x 1", True), ("a: [", False), ("? []", False)])
def test_it_is_said_whether_all_was_read(text: str, complete: bool) -> None:
    assert parse(text).complete is complete


def test_every_key_and_value_has_its_place() -> None:
    text = "a: 1\nb:\n  - x\n  - c: [y, z]\n    d: {e: f}\n"
    document = parse(text, with_places=True)

    assert document.data == {"a": 1, "b": ["x", {"c": ["y", "z"], "d": {"e": "f"}}]}
    assert {path: document.place(path) for path in document.places} == {
        (): (1, 1),
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "c"): (4, 5),
        ("b", 1, "c", 0): (4, 9),
        ("b", 1, "c", 1): (4, 12),
        ("b", 1, "d"): (5, 5),
        ("b", 1, "d", "e"): (5, 9),
    }


def test_a_path_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = parse("a: 1\nb:\n  c: 2\n", with_places=True)

    assert document.place(("b", "missing", 3)) == (2, 1)
    assert document.place(("missing",)) == (1, 1)


def test_places_are_the_same_for_any_end_of_line() -> None:
    text = "a: 1\nb:\n  - x\n  - é: y\n"
    assert parse(text.replace("\n", "\r\n"), with_places=True) == parse(text, with_places=True)


def lines_of(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text)


def assert_inside(text: str, document: Document) -> None:
    lines = lines_of(text)
    places = [*document.places.values(), *((fault.line, fault.column) for fault in document.faults)]
    for line, column in places:
        assert 1 <= line <= len(lines), (line, column)
        assert 1 <= column <= len(lines[line - 1]) + 1, (line, column)


SIGNS = ["a", "b: ", "- ", "? ", ": ", "{", "}", "[", "]", ",", "'", '"', "|", ">"]
MARKS = ["&x", "*x", "!t", "#", "---", "...", "%Y", "\n", "\n  ", "\t"]
TOKENS = st.sampled_from(SIGNS + MARKS)


@given(st.one_of(st.text(), st.lists(TOKENS).map("".join), st.text(alphabet=st.characters())))
def test_any_text_is_read_without_an_exception_and_every_place_lies_inside_it(text: str) -> None:
    document = parse(text, with_places=True)

    assert_inside(text, document)
    assert document.complete or document.faults
    assert parse(text).data == document.data
    assert parse(text).faults == document.faults


LETTERS = st.text(st.characters(categories=["L", "Nd", "P"]), max_size=20)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), LETTERS)
TREES = st.recursive(
    SCALARS, lambda inside: st.lists(inside, max_size=4) | st.dictionaries(LETTERS, inside, max_size=4), max_leaves=12
)


@given(TREES)
def test_json_is_read_as_json_reads_it(tree: Any) -> None:
    text = json.dumps(tree, ensure_ascii=False)
    document = parse(text, with_places=True)

    assert document.faults == []
    assert document.data == tree
    assert_inside(text, document)


def test_of_very_many_faults_the_first_are_told_and_that_there_are_more() -> None:
    faults = parse("a: [" + "*a, " * 5_000 + "]").faults

    assert len(faults) == MOST_FAULTS + 1
    assert {fault.code for fault in faults[:-1]} == {"alias"}
    assert (faults[-1].code, faults[-1].line, faults[-1].column) == ("too-many-faults", 1, faults[-2].column)
