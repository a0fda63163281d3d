"""The start of a new record: refused ids, nothing overwritten, and a checker that leads to the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.intake.scaffold import AlreadyThere, agreement_text, write_agreement
from generator.model.agreement import Agreement
from generator.problems import ContentProblems
from generator.read.strict_yaml import parse


def test_it_is_yaml_with_every_field_named() -> None:
    text = agreement_text()
    document = parse(text)
    assert not document.faults
    for name, field in Agreement.model_fields.items():
        key = field.alias or name
        assert re.search(rf"^(# )?{key}:", text, re.MULTILINE), key


def test_each_comment_becomes_a_field_when_the_sign_is_taken_away() -> None:
    opened = "\n".join(line.removeprefix("# ") for line in agreement_text().splitlines() if not _is_prose(line))
    assert not parse(opened).faults
    assert set(parse(opened).data) == {field.alias or name for name, field in Agreement.model_fields.items()}


def _is_prose(line: str) -> bool:
    """Whether a line is a note and not a field: notes begin with a capital letter and hold no key."""
    return bool(re.match(r"# [A-Z`]", line) or re.match(r"# [a-z][^:]*$", line))


def test_the_checker_points_at_what_is_left_to_fill_in(tmp_path: Path) -> None:
    path = write_agreement("sampleford-meals", tmp_path)
    with pytest.raises(ContentProblems) as found:
        check_content(tmp_path)
    lines = {problem.where.line for problem in found.value.problems}
    text = path.read_text(encoding="utf-8").splitlines()
    to_fill = {number for number, line in enumerate(text, 1) if "fill-in" in line.lower() or "FILL IN" in line}
    # A folded text is reported where its field begins, one line above.
    assert all(line in lines or line - 1 in lines for line in to_fill)


@pytest.mark.parametrize("identifier", ["", "School", "a--b", "a b", "../a", "a/b", "-a", "a.yml", "a" * 65])
def test_what_cannot_be_an_id_is_refused(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(ValueError):
        write_agreement(identifier, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = write_agreement("a", tmp_path)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere):
        write_agreement("a", tmp_path)
    assert path.read_text(encoding="utf-8") == "mine"
