"""Imports point one way, and only the doors know the host. Holds the order that the design draws."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"

# From the bottom up. A room may import the rooms below it and itself.
ORDER = [
    {"model", "problems", "parallel", "shipped", "own_places", "watching", "interruptions"},
    {"swapping"},
    {"read"},
    {"check"},
    {"assess"},
    {"present"},
    {"publish", "intake", "prepare"},
    {"publishing", "report", "hearing", "shown", "plain_settings", "notices"},
    {"keeping"},
    {"build"},
    {"steward", "showing", "host_run"},
    {"mkdocs_plugin", "serving", "printing"},
    {"cli_parts"},
    {"cli_answers", "cli_reading"},
    {path.stem for path in GENERATOR.glob("cli_*.py")} - {"cli_parts", "cli_answers", "cli_reading"},  # a command each
    {"cli"},
    {"__main__"},
]
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
# What a room takes from beside itself, and why: `model` says nothing of `problems`, and neither needs the other.
NOTHING_OF_OURS = {"model", "problems", "parallel", "shipped", "own_places", "watching", "interruptions"}
MODULES = sorted(GENERATOR.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(GENERATOR).with_suffix("").parts[0]


@cache
def imports_of(path: Path) -> frozenset[str]:
    """The names of all that a module imports. Each is read once."""
    return frozenset(_imports_of(path))


def _imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_imports_point_down(path: Path) -> None:
    if path == GENERATOR / "__init__.py":
        return
    room = room_of(path)
    assert room in LEVEL, f"{room} has no place in the order yet: give it one in this test and in the design"
    for name in imports_of(path):
        if not name.startswith("generator."):
            continue
        other = name.split(".")[1]
        if other == room:
            continue
        assert LEVEL[other] < LEVEL[room], f"{path.name} in {room} imports {name}, which is not below it"
        if room in NOTHING_OF_OURS:
            pytest.fail(f"{room} imports {name}, and should import nothing of ours")


def test_rooms_inside_present_do_not_import_one_another() -> None:
    rooms = {path.name for path in (GENERATOR / "present").iterdir() if path.is_dir()} - {"__pycache__"}
    for path in (GENERATOR / "present").rglob("*.py"):
        room = path.relative_to(GENERATOR / "present").parts[0]
        if room in rooms:
            others = {name for name in imports_of(path) if name.startswith("generator.present.")}
            wrong = [name for name in others if name.split(".")[2] in rooms - {room}]
            assert not wrong, f"{path}: {wrong}"


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("mkdocs", "mkdocs_plugin.py"),
        ("folium", "present/maps/"),
        ("jinja2", "present/template"),
        ("click", "cli"),
        ("watchdog", "watching.py"),
        ("markdown_it", "read/markdown.py"),
        ("syllapy", "check/readability.py"),
        ("segno", "present/qr_code.py"),
        ("icalendar", "present/feeds/calendar.py"),
        ("PIL", "present/social.py"),
        ("openpyxl", "intake/workbook_reading.py"),
        ("numpy", "prepare/"),
        ("scipy", "prepare/"),
        ("shapely", "prepare/"),
        ("pyproj", "prepare/"),
        ("msgpack", "prepare/"),
    ],
)
def test_a_library_is_known_in_one_place(library: str, home: str) -> None:
    users = {
        path.relative_to(GENERATOR).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports_of(path))
    }
    assert all(user.startswith(home) for user in users), users


def test_modules_stay_short() -> None:
    long = {
        path.relative_to(GENERATOR).as_posix(): lines
        for path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert not long, f"Split at the second reason to change: {long}"
