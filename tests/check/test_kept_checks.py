"""What was found in a record is taken from what was kept where nothing changed, and is what a check would find."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import kept_cards, kept_checks, memory, some_records
from generator.check.checker import Checked, check_content
from generator.check.kept_cards import KEPT_FILE as CARDS
from generator.check.kept_checks import KEPT_FILE, mark_of_known
from generator.check.known import Known
from generator.check.memory import Memory
from generator.check.some_records import problems_of_records
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework
from generator.model.organisation import Directory, KnownOrganisation
from generator.problems import ContentProblems, Problem
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code
from tests.check.folders import AS_OF, EXAMPLES, SMALLEST, lay_out
from tests.check.test_open_points import SENTENCE, record

AFTER_MEALS = SMALLEST.replace("title: ", "title: Breakfast, ")
ANSWERED = SMALLEST + "quality_notes:\n  - {code: same-sentence, at: summary, because: Both are of one council.}\n"
OPEN = record("Supper", need="See the agreement.")


@pytest.fixture
def folder(content: Path) -> Path:
    """A content folder with records that are all in order, some with warnings, notes, or points to explain."""
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)
    (content / "agreements" / "breakfast.yml").write_text(AFTER_MEALS, "utf-8")
    (content / "agreements" / "answered.yml").write_text(ANSWERED, "utf-8")
    (content / "agreements" / "open.yml").write_text(OPEN, "utf-8")
    (content / "agreements" / "long.yml").write_text(record("Tea", need=SENTENCE, safe=SENTENCE), "utf-8")
    return content


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that were checked and not taken from what was kept."""
    ids: list[str] = []
    check = memory.check_agreement

    def and_noted(file: memory.ContentFile, known: Known) -> memory.CheckedAgreement:
        ids.append(file.id)
        return check(file, known)

    monkeypatch.setattr(memory, "check_agreement", and_noted)
    return ids


Found = Checked | tuple[Problem, ...]


def look(content: Path, keep_in: Path | None, as_of: date | None = AS_OF, jobs: int = 1) -> Found:
    try:
        return check_content(content, jobs, as_of=as_of, memory=Memory(keep_in) if keep_in else None)
    except ContentProblems as found:
        return found.problems


def told(found: Found) -> object:
    """All that was found, so that what is equal is alike to the last letter, in the same order."""
    problems = found.warnings if isinstance(found, Checked) else found
    said: list[object] = [(problem, problem.at) for problem in problems]
    if isinstance(found, Checked):
        register = found.register
        said += [sorted(register.packed.items()), list(register.open_points.items()), repr(register.cards)]
        said += [register.cards, [register.agreement(card.id) for card in register.cards], register.areas]
        said += [register.frameworks, register.directory, register.glossary.terms]
    return said


def kept_text(keep_in: Path) -> bytes:
    return (keep_in / KEPT_FILE).read_bytes() + (keep_in / CARDS).read_bytes()


def test_nothing_is_checked_again_where_nothing_changed(folder: Path, tmp_path: Path, checked: list[str]) -> None:
    first = look(folder, tmp_path / "kept")
    assert isinstance(first, Checked)
    assert "not-an-answer" in {warning.code for warning in first.warnings}
    assert "open" in first.register.open_points and any(card.reasons for card in first.register.cards)
    everything = len(checked)

    again = look(folder, tmp_path / "kept")

    assert everything == len(first.register.cards)
    assert len(checked) == everything
    assert told(again) == told(first) == told(look(folder, None))


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a record": (lambda content: (content / "agreements" / "breakfast.yml").write_text(SMALLEST), {"breakfast"}),
    "a layout": (
        lambda content: (content / "agreements" / "breakfast.yml").write_text(f"#\n{AFTER_MEALS}"),
        {"breakfast"},
    ),
    "a new record": (lambda content: (content / "agreements" / "tea.yml").write_text(SMALLEST), {"tea"}),
    "one gone": (lambda content: (content / "agreements" / "breakfast.yml").unlink(), set()),
    "one renamed": (
        lambda content: (content / "agreements" / "breakfast.yml").rename(content / "agreements" / "tea.yml"),
        {"tea"},
    ),
    "a glossary": (lambda content: (content / "glossary.yml").unlink(), set()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_checked(folder: Path, tmp_path: Path, checked: list[str], change: str) -> None:
    look(folder, tmp_path / "kept")
    checked.clear()
    made, expected = CHANGES[change]
    made(folder)

    found = look(folder, tmp_path / "kept")

    assert set(checked) == expected
    assert told(found) == told(look(folder, None))


@pytest.mark.parametrize("file", ["areas/leeds.yml", "organisations.yml"])
def test_all_are_checked_where_the_rules_know_something_else(
    folder: Path, tmp_path: Path, checked: list[str], file: str
) -> None:
    look(folder, tmp_path / "kept")
    checked.clear()
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace("name: Leeds", "name: Old Leeds"), "utf-8")

    found = look(folder, tmp_path / "kept")

    assert len(checked) == len(list((folder / "agreements").iterdir()))
    assert told(found) == told(look(folder, None))


def test_another_day_changes_nothing_but_what_lies_ahead(folder: Path, tmp_path: Path, checked: list[str]) -> None:
    ahead = SMALLEST + "changes:\n  - {date: 2026-12-24, what: The form is shorter.}\n"
    (folder / "agreements" / "ahead.yml").write_text(ahead, "utf-8")
    for day in (AS_OF, AS_OF, AS_OF + timedelta(days=1), date(2026, 12, 24), date(2026, 12, 25), date(2024, 1, 1)):
        checked.clear()
        found = look(folder, tmp_path / "kept", day)
        seen = set(checked)

        assert told(found) == told(look(folder, None, day)), day
        if day > AS_OF:
            # While a date lies ahead, each day has another warning of it.
            assert seen == ({"ahead"} if day <= date(2026, 12, 24) else set()), day

    checked.clear()
    look(folder, tmp_path / "kept", None)
    assert len(checked) == len(list((folder / "agreements").iterdir()))


def test_one_rule_alone_asks_what_day_it_is() -> None:
    """What is kept is true from the last day on that a record tells of, as long as nothing else depends on the day."""
    here = Path(kept_checks.__file__).parent
    asking = {
        path.relative_to(here).as_posix()
        for path in here.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "as_of"
    }
    assert asking == {"rules/date_in_the_future.py", "one_agreement.py", "kept_checks.py"}


def test_what_is_gone_or_refused_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    file, secret = folder / "agreements" / "breakfast.yml", "Wrenfordsbury"
    file.write_text(AFTER_MEALS.replace("Breakfast", secret), "utf-8")
    look(folder, tmp_path / "kept")
    assert secret.encode() in kept_text(tmp_path / "kept")

    file.write_text(AFTER_MEALS.replace("status: not-stated", f"status: {secret}"), "utf-8")
    assert not isinstance(look(folder, tmp_path / "kept"), Checked)
    assert secret.encode() not in kept_text(tmp_path / "kept")

    file.unlink()
    look(folder, tmp_path / "kept")
    assert b"Breakfast" not in kept_text(tmp_path / "kept")


def test_a_build_that_is_refused_keeps_what_was_found_in_the_others(
    folder: Path, tmp_path: Path, checked: list[str]
) -> None:
    (folder / "agreements" / "breakfast.yml").write_text("title: [", "utf-8")
    first = look(folder, tmp_path / "kept")
    checked.clear()

    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert checked == ["breakfast"]


@pytest.mark.parametrize(
    ("file", "shelf", "damage"),
    [
        *((KEPT_FILE, "found", damage) for damage in ("{}", "not JSON", "[]\n{}", '{"problems": []}\n{}')),
        *((CARDS, "cards", damage) for damage in ("{}", "not JSON", "[]", '[{"id": "smallest"}]')),
    ],
)
def test_what_no_longer_fits_is_made_anew(
    folder: Path, tmp_path: Path, checked: list[str], file: str, shelf: str, damage: str
) -> None:
    first = look(folder, tmp_path / "kept")
    kept = Kept(tmp_path / "kept" / file, mark_of_code())
    kept.put(shelf, [(key, damage) for key in kept.keys(shelf)])
    everything = len(checked)

    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert len(checked) == 2 * everything
    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert len(checked) == 2 * everything


def test_what_other_code_found_is_dropped(
    folder: Path, tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(folder, tmp_path / "kept")
    everything = len(checked)
    monkeypatch.setattr(kept_checks, "mark_of_code", lambda: "other code")
    monkeypatch.setattr(kept_cards, "mark_of_code", lambda: "other code")

    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert len(checked) == 2 * everything


# A check of some records, which takes the cards of the others from what a build kept


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records of which the card was not taken from what was kept."""
    ids: list[str] = []
    alone = some_records.card_alone

    def and_noted(file: memory.ContentFile, known: Known) -> Card | None:
        ids.append(file.id)
        return alone(file, known)

    monkeypatch.setattr(some_records, "card_alone", and_noted)
    return ids


def of_one(content: Path, name: str, kept_in: Path | None) -> list[Problem] | None:
    asked = {(content / "agreements" / f"{name}.yml").resolve()}
    return problems_of_records(content, asked, as_of=AS_OF, reading_grade=None, kept_in=kept_in)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_found_in_one_record_beside_kept_cards_is_what_is_found_without(
    folder: Path, tmp_path: Path, read_again: list[str], change: str
) -> None:
    look(folder, tmp_path / "kept")
    make, changed = CHANGES[change]
    make(folder)
    for file in (folder / "agreements").iterdir():
        wanted = of_one(folder, file.stem, None)
        read_again.clear()

        assert of_one(folder, file.stem, tmp_path / "kept") == wanted
        assert {*read_again} == changed - {file.stem}


def test_with_other_organisations_the_cards_are_others(folder: Path, tmp_path: Path, read_again: list[str]) -> None:
    look(folder, tmp_path / "kept")
    with (folder / "organisations.yml").open("a", encoding="utf-8") as listed:
        listed.write("  - {id: another, name: Another, kind: charity}\n")

    of_one(folder, "smallest", tmp_path / "kept")

    assert len(read_again) == len([*(folder / "agreements").iterdir()]) - 1


def test_a_check_of_one_record_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    look(folder, tmp_path / "kept")
    (folder / "agreements" / "new.yml").write_text(AFTER_MEALS.replace("Breakfast", "Wrenfordsbury"), "utf-8")
    before = kept_text(tmp_path / "kept")

    of_one(folder, "smallest", tmp_path / "kept")
    of_one(folder, "new", tmp_path / "kept")

    assert b"Wrenfordsbury" not in kept_text(tmp_path / "kept")
    assert len(kept_text(tmp_path / "kept")) == len(before)


@pytest.mark.parametrize("foreign", [b"no database", b"SQLite format 3\0" + b"\1" * 5000])
def test_another_s_file_is_begun_anew(folder: Path, tmp_path: Path, checked: list[str], foreign: bytes) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / KEPT_FILE).write_bytes(foreign)
    first = look(folder, tmp_path / "kept")
    everything = len(checked)

    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert len(checked) == everything


def test_a_rotted_row_is_found_out(folder: Path, tmp_path: Path, checked: list[str]) -> None:
    first = look(folder, tmp_path / "kept")
    with contextlib.closing(sqlite3.connect(tmp_path / "kept" / KEPT_FILE)) as other:
        other.execute("UPDATE kept SET text = replace(text, 'Breakfast', 'Breakfist') WHERE shelf = 'found'")
        other.commit()

    assert told(look(folder, tmp_path / "kept")) == told(first)


def test_a_folder_that_cannot_be_written_to_costs_time_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder is wanted")

    assert told(look(folder, tmp_path / "kept")) == told(look(folder, None))
    assert (tmp_path / "kept").read_text() == "a file, where a folder is wanted"


def test_a_disk_that_takes_no_more_costs_time_and_nothing_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Kept, "put", full)
    assert told(look(folder, tmp_path / "kept")) == told(look(folder, None))


def test_a_process_that_knows_something_else_leaves_nothing_that_another_takes_for_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two are at work on one file: the one that began first and knew the old area is the last to write."""
    check = memory.check_share

    def and_an_area_goes(*given: object, **also: object) -> object:
        found = check(*given, **also)  # type: ignore[arg-type]
        with monkeypatch.context() as once:
            once.setattr(memory, "check_share", check)
            (folder / "areas" / "leeds.yml").unlink()
            look(folder, tmp_path / "kept")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(memory, "check_share", and_an_area_goes)
        assert isinstance(look(folder, tmp_path / "kept"), Checked)

    assert told(look(folder, tmp_path / "kept")) == told(look(folder, None))
    assert not isinstance(look(folder, None), Checked)


def test_what_is_found_in_several_processes_is_kept(
    folder: Path, tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.parallel.SMALLEST_SHARE", 1)
    first = look(folder, tmp_path / "kept", jobs=3)
    here = len(checked)
    assert isinstance(first, Checked)
    assert here < len(first.register.cards)

    assert told(look(folder, tmp_path / "kept")) == told(first)
    assert len(checked) == here


AREA = Area(schema=1, name="Leeds", kind="county", outline="none")
FRAMEWORK = Framework(
    schema=1, id="one", title="One", wording="ours", published="2026", scale={1: "No"}, features=(), tests=()
)
KNOWN = Known(
    {"leeds": AREA, "york": AREA},
    {"one": FRAMEWORK},
    frozenset(("a", "b", "c")),
    Directory([KnownOrganisation(id="one", name="One")]),
    frozenset(("d", "e", "f")),
    frozenset(("g", "h", "i")),
    AS_OF,
    12,
)
OTHERWISE: dict[str, object] = {
    "areas": {"leeds": AREA.model_copy(update={"council": "Leeds City Council"}), "york": AREA},
    "frameworks": {},
    "agreements": frozenset("a"),
    "directory": Directory([KnownOrganisation(id="one", name="One", other_names=("Uno",))]),
    "unread": frozenset("d"),
    "outlined": None,
    "as_of": None,
    "reading_grade": None,
}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Known)])
def test_whatever_the_rules_know_is_in_the_mark_but_the_day(field: str) -> None:
    other = dataclasses.replace(KNOWN, **{field: OTHERWISE[field]})  # type: ignore[arg-type]

    assert (mark_of_known(other) == mark_of_known(KNOWN)) == (field == "as_of")


def test_the_mark_is_alike_in_every_process() -> None:
    code = "from tests.check.test_kept_checks import KNOWN, mark_of_known; print(mark_of_known(KNOWN))"
    marks = {
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}"],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }
    assert marks == {mark_of_known(KNOWN)}


# Every example, good and bad, and records that lean on others.
TEXTS = sorted(path.read_bytes() for room in ("good", "bad") for path in (EXAMPLES / room).glob("*.yml"))
IDS = st.sampled_from(["meals", "breakfast", "tea", "smallest"])
RECORDS = st.sampled_from([*TEXTS, SMALLEST.encode(), SMALLEST.encode() + b"replaced_by: tea\n", b"\xff", b""])
EDITS = st.one_of(
    st.tuples(st.just("write"), IDS, RECORDS),
    st.tuples(st.just("good"), IDS, st.sampled_from([one.encode() for one in (SMALLEST, AFTER_MEALS, ANSWERED, OPEN)])),
    st.tuples(st.just("delete"), IDS),
    st.tuples(st.just("rename"), IDS, IDS),
    st.tuples(st.just("area"), st.sampled_from(["Leeds", "Lead", "Leeds City"])),
    st.tuples(st.just("organisations"), st.sampled_from(["Leeds City Council", "Another Council"])),
    st.tuples(st.just("day"), st.sampled_from([AS_OF, date(2024, 5, 1), date(2027, 1, 1), None])),
    st.tuples(st.just("nothing")),
)


@contextlib.contextmanager
def somewhere() -> Iterator[Path]:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        try:
            yield Path(made)
        finally:
            os.chdir(before)


@settings(max_examples=30, deadline=None)
@given(st.lists(EDITS, min_size=2, max_size=8))
def test_whatever_is_edited_the_same_is_found_as_without_what_was_kept(edits: list[tuple[object, ...]]) -> None:
    with somewhere() as place:
        content = lay_out(place / "content")
        shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)
        day: date | None = AS_OF
        for what, *how in edits:
            day = _edited(content, str(what), how, day)
            assert told(look(content, place / "kept", day)) == told(look(content, None, day)), (what, how)


def _edited(content: Path, what: str, how: list[object], day: date | None) -> date | None:
    file = content / "agreements" / f"{how[0]}.yml" if how else content
    if what in ("write", "good"):
        assert isinstance(how[1], bytes)
        file.write_bytes(how[1])
    elif what == "delete":
        file.unlink(missing_ok=True)
    elif what == "rename" and file.is_file():
        file.rename(content / "agreements" / f"{how[1]}.yml")
    elif what in ("area", "organisations"):
        file, was = (content / "areas" / "leeds.yml", "Leeds") if what == "area" else (content / f"{what}.yml", "Leeds")
        text = (EXAMPLES / file.relative_to(content)).read_text("utf-8")
        file.write_text(text.replace(f"name: {was}", f"name: {how[0]}", 1), "utf-8")
    elif what == "day":
        assert how[0] is None or isinstance(how[0], date)
        return how[0]
    return day
