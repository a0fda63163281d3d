"""Whatever stands in a file, the checker gives problems at places inside it, and never raises."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.checker import check_content
from generator.check.codes import CODES
from generator.model.agreement import Agreement
from generator.problems import ContentProblems, Problem
from generator.read.strict_yaml import parse
from tests.check.folders import EXAMPLES, lay_out

FIELDS = [field.alias or name for name, field in Agreement.model_fields.items()]
INNER = ["id", "name", "basis", "roles", "item", "from", "to", "url", "answers", "rating", "because", "organisations"]
WORDS = ["live", "publisher", "lead", "health", "public-task", "leeds", "2026-02", "about 2015", "two-tests-1", "TBC"]
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.text(max_size=12), st.sampled_from(WORDS), st.just(1)
)
KEYS = st.one_of(st.sampled_from(FIELDS + INNER), st.text(max_size=6))
TREES = st.recursive(
    SCALARS, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=4), max_leaves=15
)
PUBLISHED = parse((EXAMPLES / "good" / "published.yml").read_text(encoding="utf-8")).data
NO_TIME_LIMIT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield lay_out(Path(place) / "content")


def check(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "agreements" / "a.yml").write_text(text, encoding="utf-8")
    try:
        problems = check_content(folder).warnings
    except ContentProblems as found:
        problems = found.problems
    lines = text.split("\n")
    for problem in problems:
        assert problem.code in CODES
        assert "\n" not in problem.message + problem.fix
        assert problem.message and problem.fix
        assert problem.where.line <= len(lines)
        assert problem.where.column <= len(lines[problem.where.line - 1]) + 1
    return problems


@NO_TIME_LIMIT
@given(tree=TREES)
def test_any_tree_is_checked(tree: Any, folder: Path) -> None:
    check(folder, json.dumps(tree, indent=1, ensure_ascii=False))


@NO_TIME_LIMIT
@given(record=st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, TREES)))
def test_any_record_with_real_fields_is_checked(record: Any, folder: Path) -> None:
    problems = check(folder, json.dumps(record, indent=1))

    assert problems  # a record of nothing but chance is never in order


def paths_of(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    for part, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from paths_of(value, (*at, part))


PATHS = [path for path in paths_of(PUBLISHED) if path]


@NO_TIME_LIMIT
@given(changes=st.lists(st.tuples(st.sampled_from(PATHS), TREES), min_size=1, max_size=3))
def test_a_good_record_with_a_few_parts_changed_is_checked(changes: Any, folder: Path) -> None:
    data = json.loads(json.dumps(PUBLISHED))
    for path, value in changes:
        holder = data
        for part in path[:-1]:
            holder = holder[part] if isinstance(holder, dict | list) and _holds(holder, part) else None
        if isinstance(holder, dict | list) and _holds(holder, path[-1]):
            holder[path[-1]] = value

    check(folder, json.dumps(data, indent=1))


def _holds(holder: Any, part: Any) -> bool:
    return part in holder if isinstance(holder, dict) else isinstance(part, int) and part < len(holder)
