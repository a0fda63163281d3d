"""Any data becomes a file that reads back as the same data, and a real record's file is in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.commented import SCHEMA_LINE
from generator.intake.record_text import record_text
from generator.model.agreement import Agreement
from generator.read.content_files import Contents, contents, yaml_files
from generator.read.strict_yaml import parse

CONTENT = Path(__file__).parents[2] / "content"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.sampled_from(
    [
        "yes",
        "1",
        "1.5",
        "true",
        "null",
        "~",
        "",
        " ",
        "a: b",
        "- a",
        "# a",
        "a #b",
        "[a]",
        "{a",
        "a, b",
        "FILL IN",
        "'",
        '"',
    ]
)
SCALARS = TEXTS | st.integers(-(10**9), 10**9) | st.booleans() | st.none()
KEYS = st.from_regex(r"[a-z][a-z_.-]{0,20}", fullmatch=True)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(KEYS | st.sampled_from(["title", "summary", "data", "legal"]), VALUES, max_size=5))
def test_what_is_written_reads_back_as_it_was(data: dict[str, Any]) -> None:
    read = parse(record_text(data))
    assert read.faults == []
    assert (read.data or {}) == data


@pytest.mark.parametrize(
    "text", ["a word " * 40, "A first line.\nA second one. " * 10, "word" * 50, "  two  spaces " * 20]
)
def test_long_texts_read_back_as_they_were(text: str) -> None:
    data = {"purpose": text, "data": [{"item": text, "to": [text, "b"]}], "legal": {"dpia": {"summary": text}}}
    assert parse(record_text(data)).data == data


def test_a_long_text_stands_on_lines_of_its_own() -> None:
    assert "purpose: >-\n  So that every child" in record_text(
        {"purpose": "So that every child " + "eats well " * 20 + "."}
    )


def test_what_is_not_stated_stands_there_as_a_note() -> None:
    text = record_text({"title": "School meals"}, notes=["This came from a sheet."])
    assert text.startswith(f"{SCHEMA_LINE}\n# This came from a sheet.\n")
    assert "\ntitle: School meals\n" in text
    assert "\n# retention: FILL IN" in text
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == ["title: School meals"]


@pytest.mark.parametrize("file", yaml_files(CONTENT / "agreements", room=CONTENT)[0], ids=lambda file: file.id)
def test_every_record_of_the_real_content_reads_back_as_it_was(file: Any) -> None:
    read = contents(file)
    assert isinstance(read, Contents)
    data = parse(read.text).data
    again = parse(record_text(data)).data
    assert again == data
    assert list(again) == _in_order(data)


def _in_order(data: dict[str, Any]) -> list[str]:
    """The keys as the model has them."""
    names = [declared.alias or name for name, declared in Agreement.model_fields.items()]
    return sorted(data, key=names.index)


def test_what_the_model_does_not_know_comes_last_in_the_order_in_which_it_was_given() -> None:
    names = [f"unknown-{number}" for number in range(40, 0, -1)]
    assert list(parse(record_text(dict.fromkeys(names, "x"))).data) == names
