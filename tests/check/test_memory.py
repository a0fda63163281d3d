"""What was found before in a process is used again for the same bytes, and for nothing else."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import memory as module
from generator.check.checker import Checked, check_content
from generator.check.kept_checks import KEPT_FILE
from generator.check.memory import Memory
from generator.problems import ContentProblems, Problem
from generator.read.content_files import ContentFile
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code
from tests.check.folders import AS_OF, EXAMPLES, SMALLEST

BROKEN = SMALLEST.replace("status: not-stated", "status: running")


@pytest.fixture
def folder(content: Path) -> Path:
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)
    (content / "agreements" / "a.yml").write_text(SMALLEST.replace("title: ", "title: A, "), "utf-8")
    return content


def looked(content: Path, memory: Memory | None, jobs: int = 1) -> Checked | list[Problem]:
    try:
        return check_content(content, jobs, as_of=AS_OF, memory=memory)
    except ContentProblems as found:
        return sorted(found.problems)


def same(one: Checked | list[Problem], other: Checked | list[Problem]) -> bool:
    """Whether two looks found the same. A glossary and a map are like no other, though they say the same."""
    if isinstance(one, list) or isinstance(other, list):
        return one == other
    parts = [
        {field.name: getattr(found.register, field.name) for field in dataclasses.fields(found.register)}
        | {"glossary": found.register.glossary.terms, "map_files": None, "warnings": found.warnings}
        for found in (one, other)
    ]
    return parts[0] == parts[1]


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda content: None,
    "a record": lambda content: (content / "agreements" / "a.yml").write_text(SMALLEST, "utf-8"),
    "a mistake": lambda content: (content / "agreements" / "a.yml").write_text(BROKEN, "utf-8"),
    "no YAML": lambda content: (content / "agreements" / "a.yml").write_text("title: [", "utf-8"),
    "not UTF-8": lambda content: (content / "agreements" / "a.yml").write_bytes(b"\xff"),
    "a new record": lambda content: (content / "agreements" / "b.yml").write_text(SMALLEST, "utf-8"),
    "one gone": lambda content: (content / "agreements" / "a.yml").unlink(),
    "a place gone": lambda content: (content / "areas" / "leeds.yml").unlink(missing_ok=True),
    "a place renamed": lambda content: (content / "areas" / "leeds.yml").write_text(
        (EXAMPLES / "areas" / "leeds.yml").read_text("utf-8").replace("name: Leeds", "name: Old Leeds"), "utf-8"
    ),
    "organisations gone": lambda content: (content / "organisations.yml").unlink(),
}


@pytest.mark.parametrize("first", EDITS)
@pytest.mark.parametrize("then", ["nothing", "a record", "a place gone"])
def test_a_look_with_a_memory_finds_what_one_without_finds(folder: Path, first: str, then: str) -> None:
    memory = Memory()
    looked(folder, memory)
    for name in (first, then):
        EDITS[name](folder)
        assert same(looked(folder, memory), looked(folder, None)), name
    assert same(looked(folder, memory), looked(folder, None))


def test_a_file_that_is_saved_while_it_is_looked_at_is_known_by_what_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "agreements" / "a.yml"
    before = file.read_text("utf-8")
    check = module.check_agreement

    def and_somebody_saves(one: ContentFile, known: object) -> object:
        if one.id == "a":
            file.write_text(before.replace("A, ", "B, "), "utf-8")
        return check(one, known)  # type: ignore[arg-type]

    memory = Memory()
    with monkeypatch.context() as patched:
        patched.setattr(module, "check_agreement", and_somebody_saves)
        looked(folder, memory)
    file.write_text(before, "utf-8")

    found = looked(folder, memory)

    assert isinstance(found, Checked)
    assert found.register.card["a"].title.startswith("A, ")


def test_what_is_found_in_several_processes_is_known_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.parallel.SMALLEST_SHARE", 1)
    memory = Memory()
    looked(folder, memory, jobs=2)
    monkeypatch.setattr(module, "check_agreement", lambda *_: pytest.fail("It was checked again."))
    assert isinstance(looked(folder, memory), Checked)


def test_what_a_build_kept_is_not_found_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked(folder, Memory(tmp_path / "kept"))
    monkeypatch.setattr(module, "check_agreement", lambda *_: pytest.fail("It was checked again."))

    memory = Memory(begins_with=tmp_path / "kept")

    assert isinstance(looked(folder, memory), Checked)
    assert isinstance(looked(folder, memory), Checked)


def rows_in(kept: Path) -> list[tuple[str, str]]:
    return sorted(Kept(kept / KEPT_FILE, mark_of_code()).all("found"))


@pytest.mark.parametrize("edit", EDITS)
def test_a_memory_that_begins_with_what_a_build_kept_finds_what_one_without_finds(
    folder: Path, tmp_path: Path, edit: str
) -> None:
    looked(folder, Memory(tmp_path / "kept"))
    was = rows_in(tmp_path / "kept")
    memory = Memory(begins_with=tmp_path / "kept")
    EDITS[edit](folder)

    for _ in range(2):
        assert same(looked(folder, memory), looked(folder, None))
    assert rows_in(tmp_path / "kept") == was != []


def test_a_memory_may_begin_with_nothing(folder: Path, tmp_path: Path) -> None:
    assert isinstance(looked(folder, Memory(begins_with=tmp_path / "none")), Checked)
