"""Other publishers' registers are copied: checked as ours are, kept where they cannot be read, and never believed."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.check.checker import check_content
from generator.check.some_records import problems_of_records
from generator.intake import harvest as harvest_module
from generator.intake import harvest_copies, harvest_offers
from generator.intake.harvest import Told, harvest
from generator.intake.harvest_folder import HarvestRefused
from generator.model.history import file_hash
from generator.problems import ContentProblems
from generator.read import git
from generator.read.copied_files import LOCK
from generator.read.fetching import Trust
from tests import registers
from tests.check.folders import SMALLEST, lay_out
from tests.registers import LINES, MANIFEST, Files, line, manifest, own, serving
from tests.repositories import Made

REPOSITORY = Path(__file__).parents[2]
FIRST, SECOND = date(2026, 3, 12), date(2026, 3, 20)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "content")


@pytest.fixture
def leeds() -> Iterator[tuple[str, Files]]:
    """A register of two records, at its address, with the files that it serves."""
    files = registers.site({"meals": own(), "heat": own("Warm homes")})
    with serving(files) as address:
        yield address, files


def listed(content: Path, *sources: str, more: str = "") -> Path:
    """`sources.yml` beside the content."""
    file = content.parent / "sources.yml"
    file.write_text("schema: 1\nsources:\n" + "".join(f"  - {{{one}}}\n" for one in sources) + more, encoding="utf-8")
    return file


def of_leeds(address: str, more: str = "") -> str:
    return f"id: leeds, name: Leeds City Council, register: '{address}'{more}"


def take(content: Path, *sources: str, on: date = FIRST, **options: Any) -> list[Told]:
    return harvest(listed(content, *sources), content, today=on, **options)


def files_in(content: Path) -> dict[str, str]:
    folder = content / "harvested"
    return {one.relative_to(folder).as_posix(): one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()}


def ids(content: Path) -> list[str]:
    return sorted(card.id for card in check_content(content, as_of=SECOND).register.cards)


def test_records_are_copied_under_the_name_of_their_register(content: Path, leeds: tuple[str, Files]) -> None:
    [told] = take(content, of_leeds(leeds[0]))

    assert ids(content) == ["leeds--heat", "leeds--meals"]
    assert told.taken is not None and told.taken.records == 2 and not told.left_out
    assert str(told.taken.as_at) == "2026-03-11" and str(told.taken.seen) == "2026-03-12"


def test_what_was_copied_is_the_same_record(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))

    assert check_content(content, as_of=SECOND).register.data("leeds--meals") == own()


def test_the_same_register_on_the_same_day_gives_the_same_bytes(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    before = files_in(content)
    take(content, of_leeds(leeds[0]))

    assert files_in(content) == before


def test_no_record_of_our_own_is_touched(content: Path, leeds: tuple[str, Files]) -> None:
    ours = content / "agreements" / "meals.yml"
    ours.write_text(SMALLEST, encoding="utf-8")
    take(content, of_leeds(leeds[0]))

    assert ours.read_text(encoding="utf-8") == SMALLEST and ids(content) == ["leeds--heat", "leeds--meals", "meals"]


def test_old_ids_and_successors_go_by_the_names_that_they_have_here(content: Path) -> None:
    files = registers.site({"meals": own(previous_ids=["dinners"]), "old": own("Old", replaced_by="meals")})
    with serving(files) as address:
        take(content, of_leeds(address))
    register = check_content(content, as_of=SECOND).register

    assert register.card["leeds--meals"].previous_ids == ("leeds--dinners",)
    assert register.card["leeds--old"].replaced_by == "leeds--meals"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a path": (line("../../agreements/ours", own()), "Its id cannot be one."),
    "a whole path": (line("/etc/cron.d/x", own()), "Its id cannot be one."),
    "capitals": (line("Meals", own()), "Its id cannot be one."),
    "another's name": (line("essex--meals", own()), "It was itself copied from another register."),
    "no id": (b'{"record": {}}\n', "It has no id."),
    "a list for an id": (b'{"id": ["x"]}\n', "It has no id."),
    "a name twice": (b'{"id": "meals", "id": "lunches", "record": {}}\n', "`id` stands in it twice."),
    "a name twice, deep": (b'{"id": "meals", "record": {"title": "A", "title": "B"}}\n', "`title` stands in it twice."),
    "no JSON": (b"<!doctype html>\n", "It is not JSON."),
    "no bottom": (b"[" * 100_000 + b"\n", "It is not JSON."),
    "deep": (line("deep", own(translations={"cy": {"title": "T", "x": json.loads("[" * 50 + "]" * 50)}})), "deeper"),
    "no record": (line("none", None), "It holds no record."),
    "a list for a record": (line("none", [1]), "It holds no record."),
    "no such area": (line("far", own(areas=[{"id": "nowhere"}])), "(unknown-area). There is no area `nowhere`."),
    "no such body": (line("odd", own(data=[{"item": "Names", "from": ["nobody"]}])), "lists no organisation `nobody`"),
    "an unknown field": (line("odd", own(__proto__={"x": 1})), "is not a field of"),
    "half a letter": (b'{"id": "odd", "record": {"title": "\\ud800"}}\n', ""),
    "a name": (line("person", own(retention="Ask jane.smith@leeds.gov.uk for it.")), "(personal-email)"),
    "a script for a link": (line("link", own(documents=[{"kind": "agreement", "url": "javascript:x"}])), ""),
    "an example": (line("made-up", own(provenance={"basis": "worked-example"})), "It is an invented example."),
    "taken down": (line("gone", {"schema": 1, "title": "Gone", "status": "withdrawn"}), "taken down by its publisher"),
    "too long": (line("long", own(purpose="x" * 1_100_000)), "It is larger than 1 MiB."),
    "ours as successor": (line("heir", own(replaced_by="ours")), "There is no agreement `leeds--ours`."),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_one_bad_record_is_left_out_and_told_and_the_others_are_taken(content: Path, which: str) -> None:
    bad, why = HOSTILE[which]
    (content / "agreements" / "ours.yml").write_text(SMALLEST, encoding="utf-8")
    before = {file for file in content.parent.rglob("*") if "harvested" not in file.parts}
    with serving(registers.site({}, lines=line("first", own("First")) + bad + line("last", own("Last")))) as address:
        [told] = take(content, of_leeds(address))

    assert ids(content) == ["leeds--first", "leeds--last", "ours"]
    [reason] = told.left_out.values()
    assert why in reason and len(reason) < 400 and reason.isprintable()
    assert not any(word in "".join(files_in(content).values()) for word in ("jane.smith", "nowhere", "cron", "Capit"))
    assert {file for file in content.parent.rglob("*") if "harvested" not in file.parts} - before == {
        content.parent / "sources.yml"
    }


def test_of_two_records_with_one_id_the_second_is_left_out(content: Path) -> None:
    with serving(registers.site({}, lines=line("meals", own()) + line("meals", own("Other")))) as address:
        [told] = take(content, of_leeds(address))

    assert told.left_out == {"meals": "It is offered twice."}
    assert check_content(content, as_of=SECOND).register.card["leeds--meals"].title == "School meals"


def unread(content: Path, answers: dict[str, Any], more: str = "", **options: Any) -> str:
    """What is said of a register that is served so, once it was copied in good order."""
    files: dict[str, Any] = {**registers.site({"meals": own()})}
    with serving(files) as address:
        take(content, of_leeds(address))
        before = files_in(content)
        files.update(answers)
        [told] = take(content, of_leeds(address, more), on=SECOND, **options)
    after = files_in(content)
    assert after["leeds/meals.yml"] == before["leeds/meals.yml"]
    assert told.taken is not None and told.taken.unread is not None and not told.left_out
    assert str(told.taken.seen) == "2026-03-12" and str(told.taken.unread.tried) == "2026-03-20"
    assert check_content(content, as_of=SECOND).register.source_of("leeds--meals") == told.taken
    return told.unread.replace(address, "ADDRESS/")


TRUE = registers.site({"meals": own("Another")})
UNREAD: dict[str, tuple[dict[str, Any], str]] = {
    "no manifest": ({MANIFEST: None}, "manifest.json of ADDRESS/ cannot be read (the server answered 404)."),
    "no records": (
        {LINES: None, MANIFEST: TRUE[MANIFEST]},
        "data/agreements.jsonl of ADDRESS/ cannot be read (the server answered 404).",
    ),
    "a page": ({MANIFEST: b"<!doctype html>"}, "manifest.json of ADDRESS/ is not a manifest"),
    "another hash": (
        {LINES: line("meals", own("Forged")), MANIFEST: TRUE[MANIFEST]},
        "is not what its manifest.json says",
    ),
    "half of it": ({LINES: TRUE[LINES][:50], MANIFEST: TRUE[MANIFEST]}, "is not what its manifest.json says"),
    "an empty manifest": ({MANIFEST: manifest({})}, "does not list data/agreements.jsonl"),
    "no bottom": ({MANIFEST: b"[" * 100_000}, "manifest.json of ADDRESS/ is not a manifest"),
}


@pytest.mark.parametrize("which", UNREAD)
def test_a_register_that_cannot_be_read_keeps_its_last_copy(content: Path, which: str) -> None:
    answers, why = UNREAD[which]

    assert why in unread(content, answers)


def test_a_register_that_is_too_large_keeps_its_last_copy(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest_offers, "LARGEST_REGISTER", 1_000)

    assert "it is larger than 1,000 bytes" in unread(content, registers.site({"meals": own(purpose="x" * 1_000)}))


def test_a_register_of_too_many_records_keeps_its_last_copy(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest_copies, "MOST_RECORDS", 3)
    many = {f"meals-{number}": own(f"Meals {number}") for number in range(5)}

    assert unread(content, registers.site(many)) == "It holds more than 3 records."


def test_a_register_that_is_broken_as_a_whole_keeps_its_last_copy(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harvest_copies, "MOST_KEPT", 0)

    assert "1 of its records cannot be taken over any more" in unread(content, registers.site({"meals": {"title": 3}}))


def test_a_register_that_takes_too_long_keeps_its_last_copy(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(handler: Any) -> None:
        monkeypatch.undo()
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        handler.rfile.read(1)  # until whoever waits hangs up

    files: dict[str, Any] = {**registers.site({"meals": own()})}
    with serving(files) as address:
        take(content, of_leeds(address))
        files[MANIFEST] = slow
        monkeypatch.setattr(harvest_offers, "TRUST", Trust(seconds=0.3))
        [told] = take(content, of_leeds(address), on=SECOND)

    assert "it took longer than 0.3 seconds" in told.unread


def test_a_pinned_hash_that_no_longer_matches_keeps_the_last_copy(content: Path) -> None:
    assert unread(content, TRUE, more=f", sha256: '{'0' * 64}'") == (
        "The manifest of ADDRESS/ is another than the one that was pinned."
    )


def test_where_only_what_was_taken_may_be_taken_again_a_new_state_is_not(content: Path) -> None:
    assert "another than the one that was pinned" in unread(content, TRUE, locked=True)


def test_a_register_of_which_there_is_no_copy_yet_stops_no_other(content: Path, leeds: tuple[str, Files]) -> None:
    told = take(content, "id: kent, name: Kent, register: 'http://127.0.0.1:9/'", of_leeds(leeds[0]))

    assert [one.taken is not None for one in told] == [False, True] and "refuses the connection" in told[0].unread
    assert ids(content) == ["leeds--heat", "leeds--meals"]


def again(content: Path, now: dict[str, Any], before: dict[str, Any]) -> Told:
    """What came of a register that held something else eight days ago."""
    files = registers.site(before)
    with serving(files) as address:
        take(content, of_leeds(address))
        files.update(registers.site(now))
        [told] = take(content, of_leeds(address), on=SECOND)
    return told


def test_a_record_that_got_worse_keeps_its_own_last_copy(content: Path) -> None:
    told = again(
        content, {"meals": own("New"), "heat": own(areas=[{"id": "x"}])}, {"meals": own(), "heat": own("Warm homes")}
    )
    register = check_content(content, as_of=SECOND).register
    source = register.source_of("leeds--heat")

    assert (register.card["leeds--meals"].title, register.card["leeds--heat"].title) == ("New", "Warm homes")
    assert source is not None and told.taken == source
    assert [str(source.copied(one)) for one in ("leeds--meals", "leeds--heat")] == ["2026-03-20", "2026-03-12"]
    assert source.unread_since("leeds--meals") is None
    assert (kept := source.unread_since("leeds--heat")) is not None and "(unknown-area)" in kept.why
    assert "There is no area `x`" in told.kept["heat"]


@pytest.mark.parametrize("how", ["gone", "taken down"])
def test_a_record_that_is_no_longer_there_leaves_a_stone(content: Path, how: str) -> None:
    withdrawn = {"date": "2026-03-15", "why": "It was entered twice.", "by": "Leeds City Council"}
    left = {"schema": 1, "title": "Warm homes", "status": "withdrawn", "withdrawn": withdrawn}
    now = {"meals": own()} | ({} if how == "gone" else {"heat": left})
    again(content, now, {"meals": own(), "heat": own("Warm homes", purpose="Something secret.")})
    stone = check_content(content, as_of=SECOND).register.agreement("leeds--heat")

    assert stone.status == "withdrawn" and stone.title == "Warm homes" and stone.withdrawn is not None
    why = "Its publisher’s register does not hold it any more." if how == "gone" else "It was entered twice."
    assert stone.withdrawn.why == why
    assert "secret" not in "".join(files_in(content).values())


def test_what_is_taken_down_is_told(content: Path) -> None:
    before = {"meals": own(), "heat": own("Warm homes"), "old": own("Old")}
    left = {"schema": 1, "title": "Old", "status": "withdrawn", "withdrawn": {"date": "2026-03-15", "why": "It was."}}
    told = again(content, {"meals": own(), "old": left}, before)
    assert told.gone == {"heat": "Its publisher’s register does not hold it any more.", "old": "Its publisher says so."}


@pytest.mark.parametrize("broken", [b'{"id": "heat", "rec\n', b"[]\n", b'{"id": 3}\n', b'{"id": "a", "id": "b"}\n'])
def test_where_part_of_a_register_cannot_be_read_what_may_stand_there_stays(content: Path, broken: bytes) -> None:
    files = registers.site({"meals": own(), "heat": own("Warm homes"), "old": own("Old")})
    with serving(files) as address:
        take(content, of_leeds(address))
        files.update(registers.site({"meals": own(), "heat": own("Warm homes")}))
        take(content, of_leeds(address), on=SECOND)
        files.update(registers.site({}, lines=line("meals", own()) + broken))
        [told] = take(content, of_leeds(address), on=SECOND)
    cards = check_content(content, as_of=SECOND).register.card

    assert told.left_out and not told.gone
    assert told.kept == {"heat": "A part of its publisher's register cannot be read, and this record may stand in it."}
    assert [cards[f"leeds--{one}"].status for one in ("heat", "meals", "old")] == ["live", "live", "withdrawn"]


def test_a_stone_stays_as_it_is(content: Path, leeds: tuple[str, Files]) -> None:
    address, files = leeds
    take(content, of_leeds(address))
    files.update(registers.site({"meals": own()}))
    take(content, of_leeds(address), on=SECOND)
    stone = files_in(content)["leeds/heat.yml"]
    take(content, of_leeds(address), on=date(2026, 4, 1))

    assert files_in(content)["leeds/heat.yml"] == stone and "2026-03-20" in stone


def test_a_record_that_was_renamed_there_leads_on_here(content: Path) -> None:
    again(content, {"suppers": own(previous_ids=["meals"])}, {"meals": own()})

    assert ids(content) == ["leeds--suppers"]


def test_a_copy_that_somebody_changed_is_an_error(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    file = content / "harvested" / "leeds" / "meals.yml"
    file.write_text(file.read_text("utf-8").replace("To help.", "To harm."), encoding="utf-8")

    assert wrong_in(content) == ["changed-copy"]
    take(content, of_leeds(leeds[0]))
    assert wrong_in(content) == []


def wrong_in(content: Path) -> list[str]:
    try:
        check_content(content, as_of=SECOND)
    except ContentProblems as found:
        return [problem.code for problem in found.problems if problem.severity == "error"]
    return []


def test_copies_that_nothing_tells_of_are_an_error(content: Path, leeds: tuple[str, Files]) -> None:
    (content / "agreements" / "ours.yml").write_text(SMALLEST, encoding="utf-8")
    stray = content / "harvested" / "kent"
    stray.mkdir(parents=True)
    assert wrong_in(content) == ["changed-copy"]

    take(content, of_leeds(leeds[0]))
    assert wrong_in(content) == ["changed-copy"]
    stray.rmdir()
    assert wrong_in(content) == []


def test_no_record_of_ours_ever_had_the_id_of_a_copy(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    ours = SMALLEST + "previous_ids: [leeds--suppers]\n"
    (content / "agreements" / "ours.yml").write_text(ours, encoding="utf-8")

    assert wrong_in(content) == ["reserved-id"]


def test_a_record_of_ours_may_say_that_a_copy_took_its_place(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    ours = SMALLEST + "replaced_by: leeds--meals\n"
    (content / "agreements" / "ours.yml").write_text(ours, encoding="utf-8")

    assert wrong_in(content) == []
    take(content, of_leeds(leeds[0]), on=SECOND)
    assert wrong_in(content) == []


def test_advice_about_a_copy_is_not_ours_to_follow(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    copies = {path.resolve() for path in content.glob("harvested/*/*.yml") if path.name != LOCK}

    assert check_content(content, as_of=date(2020, 1, 1)).warnings == ()
    assert copies
    assert problems_of_records(content, copies, as_of=date(2020, 1, 1), reading_grade=None) == []


@pytest.mark.parametrize(
    ("sources", "place", "code"),
    [
        ([f"id: a, name: A, register: 'https://{one}.example/'" for one in "ab"], "4:6", "duplicate-id"),
        ([f"id: {one}, name: A, register: 'https://a.example/'" for one in "ab"], "4:22", "duplicate-entry"),
        (["id: a, name: A"], "3:5", "missing-field"),
        (["id: a, name: A, register: 'https://a.example/', repository: ../a"], "3:5", "missing-field"),
        (["id: con, name: A, register: 'https://a.example/'"], "3:6", "bad-id"),
        (["id: a--b, name: A, register: 'https://a.example/'"], "3:6", "bad-id"),
        (["id: a, name: A, register: 'https://a.example/', sha256: abc"], "3:54", "bad-id"),
        (["id: a, name: A, register: 'ftp://a.example/'"], "3:22", "link-scheme"),
        (["id: a, name: A, register: 'mailto:a@a.example'"], "3:22", "bad-link"),
        (["id: a, name: A, register: 'https://a.example/', revision: " + "0" * 40], "3:54", "unknown-field"),
        (["id: a, name: A, register: 'https://anna:secret@a.example/'"], "3:22", "bad-link"),
        (["id: a, name: A, repository: 'https://anna@a.example/a.git'"], "3:22", "bad-link"),
        (["id: a, name: A, repository: ../a, site: 'https://anna:@a.example/'"], "3:40", "bad-link"),
        (['id: a, name: "A\\e[31m", repository: ../a'], "3:13", "hidden-character"),
        (['id: a, name: A, repository: ../a, folder: "A\\u202E"'], "3:40", "hidden-character"),
    ],
)
def test_a_list_of_registers_that_is_wrong_is_told_with_its_place(
    content: Path, sources: list[str], place: str, code: str
) -> None:
    with pytest.raises(ContentProblems) as found:
        take(content, *sources)

    [problem] = found.value.problems
    assert (problem.code, f"{problem.where.line}:{problem.where.column}") == (code, place)
    assert not (content / "harvested").exists()


@pytest.mark.parametrize(
    ("same", "where", "said"),
    [
        ("[[leeds--meals]]", "4:11", "Entry 1 of `same_as` needs at least 2 entries."),
        ("[[]]", "4:11", "Entry 1 of `same_as` needs at least 2 entries."),
        ("[[a--b, a--c], [a--d]]", "4:25", "Entry 2 of `same_as` needs at least 2 entries."),
    ],
)
def test_a_record_that_goes_with_no_other_is_told(content: Path, same: str, where: str, said: str) -> None:
    listed(content, "id: a, name: A, register: 'https://a.example/'", more=f"same_as: {same}\n")
    with pytest.raises(ContentProblems) as found:
        harvest(content.parent / "sources.yml", content, today=FIRST)

    [problem] = found.value.problems
    assert (f"{problem.where.line}:{problem.where.column}", problem.message) == (where, said)


def test_a_list_of_what_was_taken_that_cannot_be_read_is_not_written_over(
    content: Path, leeds: tuple[str, Files]
) -> None:
    take(content, of_leeds(leeds[0]))
    lock = content / "harvested" / "sources.lock.yml"
    lock.write_text("schema: 2\n", encoding="utf-8")

    with pytest.raises(HarvestRefused, match="cannot be read"):
        take(content, of_leeds(leeds[0]), on=SECOND)
    assert lock.read_text(encoding="utf-8") == "schema: 2\n"


def test_a_register_that_is_not_listed_any_more_stays_as_it_was(content: Path, leeds: tuple[str, Files]) -> None:
    take(content, of_leeds(leeds[0]))
    with serving(registers.site({"meals": own("In Kent")})) as kent:
        take(content, f"id: kent, name: Kent, register: '{kent}'", on=SECOND)

    assert ids(content) == ["kent--meals", "leeds--heat", "leeds--meals"]


def test_memory_does_not_grow_with_the_register(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is let go before the next is read."""
    alive: list[int] = []
    read = harvest_offers._of_line

    def counting(number: int, text: bytes) -> Any:
        alive.append(number)
        return read(number, text)

    monkeypatch.setattr(harvest_offers, "_of_line", counting)
    written = harvest_copies.Copying._write

    def writing(self: Any, identifier: str, data: Any) -> None:
        assert identifier == f"meals-{alive[-1]}"
        written(self, identifier, data)

    monkeypatch.setattr(harvest_copies.Copying, "_write", writing)
    with serving(registers.site({f"meals-{number}": own(f"Meals {number}") for number in range(1, 6)})) as address:
        take(content, of_leeds(address))

    assert alive == [1, 2, 3, 4, 5]


def repository(folder: Path) -> Made:
    made = Made(folder)
    made.save(
        "2026-03-10", {"content/agreements/meals.yml": SMALLEST, "content/agreements/bad.yml": "title: [", "x": ""}
    )
    return made


def test_a_repository_beside_the_list_is_read_as_of_its_last_commit(content: Path) -> None:
    made = repository(content.parent / "essex")
    (made.folder / "content" / "agreements" / "unsaved.yml").write_text(SMALLEST)
    [told] = take(content, "id: essex, name: Essex, repository: essex, site: 'https://data.essex.gov.uk/'")

    assert ids(content) == ["essex--meals"] and told.left_out.keys() == {"bad"} and told.taken is not None
    assert told.taken.revision == made.git("rev-parse", "HEAD") and str(told.taken.as_at) == "2026-03-10"
    assert told.taken.original_of("essex--meals") == "https://data.essex.gov.uk/agreements/meals/"


def test_notes_between_editors_are_not_copied(content: Path) -> None:
    made = repository(content.parent / "essex")
    noted = SMALLEST + "quality_notes: [{code: status-not-stated, because: Nobody knows.}]\n"
    made.save("2026-03-11", {"content/agreements/meals.yml": noted})
    take(content, "id: essex, name: Essex, repository: essex")

    assert "Nobody knows" not in "".join(files_in(content).values()) and ids(content) == ["essex--meals"]


def test_an_older_commit_can_be_pinned(content: Path) -> None:
    made = repository(content.parent / "essex")
    first = made.git("rev-parse", "HEAD")
    made.save("2026-03-11", {"content/agreements/meals.yml": None})
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    [told] = take(content, f"id: essex, name: Essex, repository: essex, revision: '{first}'")

    assert told.taken is not None and told.taken.revision == first and ids(content) == ["essex--meals"]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("nowhere", "there is no such folder"),
        ("ssh://essex.example/register", "only addresses that begin with https://"),
        ("file:///etc", "this is not an address"),
        ("ext::sh -c touch% /tmp/x", "there is no such folder"),
        ("--upload-pack=touch", "there is no such folder"),
        ("git://127.0.0.1/x", "only addresses that begin with https://"),
    ],
)
def test_some_repositories_are_not_asked(content: Path, place: str, why: str) -> None:
    [told] = take(content, f"id: essex, name: Essex, repository: '{place}'")

    assert told.taken is None and why in told.unread


def test_nothing_of_a_repository_is_run_and_no_link_is_followed(content: Path, tmp_path: Path) -> None:
    made = repository(tmp_path / "essex")
    ran = tmp_path / "ran"
    secret = tmp_path / "secret.yml"
    secret.write_text(SMALLEST)
    agreements = made.folder / "content" / "agreements"
    (agreements / "linked.yml").symlink_to(secret)
    made.save("2026-03-11", {".gitattributes": "*.yml filter=bad\n", "content/agreements/deep/er.yml": SMALLEST})
    for hook in ("post-checkout", "pre-receive", "post-index-change"):
        path = made.folder / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {ran}\n")
        path.chmod(0o755)
    made.git("config", "filter.bad.smudge", f"touch {ran}")
    made.git("config", "uploadpack.packObjectsHook", f"touch {ran}")
    [told] = take(content, "id: essex, name: Essex, repository: essex")

    assert ids(content) == ["essex--meals"] and not ran.exists()
    assert told.left_out.keys() == {"bad"}, "a link and a folder are no records"


def counted(files: Files) -> tuple[dict[str, Any], list[str]]:
    """The same files, and which of them were asked for."""
    asked: list[str] = []

    def answer(path: str) -> Any:
        def send(handler: Any) -> None:
            mark = f'"{hashlib.sha256(files[path]).hexdigest()}"'
            same = handler.headers.get("If-None-Match") == mark
            asked.append(f"{path} that is the same" if same else path)
            handler.send_response(304 if same else 200)
            handler.send_header("ETag", mark)
            handler.end_headers()
            handler.wfile.write(b"" if same else files[path])

        return send

    return {path: answer(path) for path in files}, asked


def test_of_a_register_that_has_not_changed_only_the_manifest_is_asked_for(content: Path) -> None:
    files = registers.site({"meals": own(), "made-up": own(provenance={"basis": "worked-example"})})
    served, asked = counted(files)
    with serving(served) as address:
        take(content, of_leeds(address))
        before = files_in(content)
        asked.clear()
        take(content, of_leeds(address))
        assert files_in(content) == before and asked == [f"{MANIFEST} that is the same"]
        files[MANIFEST] = manifest({LINES: files[LINES]}, "2026-03-20")  # the day alone is another
        asked.clear()
        [told] = take(content, of_leeds(address), on=SECOND)

    assert asked == [MANIFEST] and told.taken is not None
    assert (str(told.taken.as_at), str(told.taken.seen), told.taken.left_out) == ("2026-03-20", "2026-03-20", 1)
    assert told.left_out == {"made-up": "It is an invented example."}
    assert files_in(content)["leeds/meals.yml"] == before["leeds/meals.yml"]


@pytest.mark.parametrize("what", ["left out", "examples", "changed", "place", "kept"])
def test_what_may_come_out_otherwise_now_is_fetched_again(content: Path, what: str) -> None:
    odd = {"left out": own(areas=[{"id": "nowhere"}]), "examples": own(provenance={"basis": "worked-example"})}
    records = {"meals": own(), **({"odd": odd[what]} if what in odd else {})}
    files = registers.site(records)
    served, asked = counted(files)
    with serving(served) as address:
        take(content, of_leeds(address))
        if what == "changed":
            (content / "harvested" / "leeds" / "meals.yml").write_text(SMALLEST, encoding="utf-8")
        if what == "place":
            shutil.rmtree(content / "harvested" / "leeds")
        if what == "kept":
            files.update(registers.site({"meals": own(areas=[{"id": "nowhere"}])}))
            take(content, of_leeds(address))
        asked.clear()
        take(content, of_leeds(address, ", examples: true" if what == "examples" else ""), on=SECOND)

    assert asked == [MANIFEST, LINES]


def test_where_our_own_content_has_changed_so_that_a_copy_does_not_pass_it_is_fetched_again(content: Path) -> None:
    served, asked = counted(registers.site({"meals": own(areas=[{"id": "bradford"}]), "heat": own("Warm homes")}))
    with serving(served) as address:
        take(content, of_leeds(address))
        (content / "areas" / "bradford.yml").unlink()
        asked.clear()
        [told] = take(content, of_leeds(address), on=SECOND)

    assert (
        asked == [f"{MANIFEST} that is the same", MANIFEST, LINES]
        and told.taken is not None
        and told.taken.records == 1
    )
    assert wrong_in(content) == []


def test_of_a_repository_that_has_not_changed_nothing_is_fetched(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(content.parent / "essex")
    made.save("2026-03-10", {"content/agreements/meals.yml": SMALLEST})
    fetched: list[str] = []
    fetch = git.fetched
    monkeypatch.setattr(git, "fetched", lambda *said: (fetched.append(said[2]), fetch(*said))[1])
    essex = "id: essex, name: Essex, repository: essex"
    take(content, essex)
    before = files_in(content)
    take(content, essex)
    assert files_in(content) == before and fetched == ["HEAD"]
    take(content, essex, locked=True)
    take(content, f"{essex}, folder: ./content")

    assert fetched == ["HEAD", "HEAD"] and files_in(content)["essex/meals.yml"] == before["essex/meals.yml"]


def test_several_registers_are_read_at_once_and_told_in_the_order_of_the_list(content: Path) -> None:
    """Each waits until all others are being asked. One after the other, none would come to an end."""
    together = threading.Barrier(harvest_module.AT_ONCE)

    def meeting(files: Files) -> dict[str, Any]:
        def answer(handler: Any) -> None:
            together.wait(60)
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(files[MANIFEST])

        return {**files, MANIFEST: answer}

    names = ["kent", "leeds", "essex", "devon"][: harvest_module.AT_ONCE]
    with ExitStack() as stack:
        at = {name: stack.enter_context(serving(meeting(registers.site({"meals": own(name)})))) for name in names}
        listed_so = [f"id: {name}, name: Council of {name}, register: '{at[name]}'" for name in names]
        told = take(content, *listed_so)
        lock = files_in(content)["sources.lock.yml"]

    assert [one.source.id for one in told if one.source] == names
    assert not any(one.unread for one in told)
    assert re.findall(r"id: (\w+)\n", lock) == sorted(names)


def test_whichever_register_comes_last_the_bytes_are_the_same(content: Path) -> None:
    def late(files: Files) -> dict[str, Any]:
        def answer(handler: Any) -> None:
            time.sleep(0.3)
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(files[MANIFEST])

        return {**files, MANIFEST: answer}

    plain = {name: registers.site({"meals": own(name)}) for name in ("kent", "leeds")}
    served: dict[str, dict[str, Any]] = {name: dict(files) for name, files in plain.items()}
    with serving(served["kent"]) as kent, serving(served["leeds"]) as leeds:
        found = []
        for slow in plain:
            for name, files in plain.items():
                served[name].update(late(files) if name == slow else files)
            shutil.rmtree(content / "harvested", ignore_errors=True)
            take(content, f"id: kent, name: Kent, register: '{kent}'", of_leeds(leeds))
            found.append(files_in(content))

    assert found[0] == found[1]


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from generator import swapping
from generator.intake import harvest, harvest_copies, harvest_folder

def stop(*anything, **more):
    os.kill(os.getpid(), signal.SIGKILL)

step, sources, content = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if step == "while writing":
    write = harvest_copies.Copying._write
    harvest_copies.Copying._write = lambda self, one, data: stop() if one == "meals" else write(self, one, data)
elif step == "before the list":
    harvest._write_lock = stop
elif step == "between two renames":
    swapping.exchange = lambda one, other: False
    rename = Path.rename
    Path.rename = lambda path, to: stop() if to == content / "harvested" else rename(path, to)
elif step == "after the swap":
    swap = swapping.swap
    swapping.swap = lambda *paths: (swap(*paths), stop())
harvest.harvest(sources, content, today=date(2026, 3, 20))
"""


@pytest.mark.parametrize("step", ["while writing", "before the list", "between two renames", "after the swap"])
def test_a_run_that_is_killed_leaves_the_copies_and_their_list_whole(
    content: Path, leeds: tuple[str, Files], step: str
) -> None:
    address, files = leeds
    take(content, of_leeds(address))
    before = files_in(content)
    files.update(registers.site({"meals": own("New"), "walks": own("Walks")}))
    sources = listed(content, of_leeds(address))
    done = subprocess.run([sys.executable, "-c", KILLED, step, sources, content], cwd=REPOSITORY, check=False)
    assert done.returncode == -signal.SIGKILL

    if step == "between two renames":
        assert "changed-copy" in wrong_in(content), "no site is built that lacks them"
    else:
        assert wrong_in(content) == [] and (files_in(content) == before) == (step != "after the swap")
    files.clear()  # the register is away now: what is kept is what was there
    [told] = take(content, of_leeds(address), on=SECOND)
    assert told.taken is not None and wrong_in(content) == []
    titles = {card.id: card.title for card in check_content(content, as_of=SECOND).register.cards}
    assert titles["leeds--meals"] == ("New" if step == "after the swap" else "School meals")
    assert [path.name for path in content.iterdir() if path.name.startswith(".")] == []


def test_two_runs_at_once_do_not_mix(content: Path, leeds: tuple[str, Files]) -> None:
    address, files = leeds
    said: list[str] = []

    def meanwhile(handler: Any) -> None:
        with pytest.raises(HarvestRefused) as told:
            harvest(content.parent / "sources.yml", content, today=FIRST)
        said.append(str(told.value))
        handler.send_error(404)

    files[MANIFEST] = meanwhile  # type: ignore[assignment]
    take(content, of_leeds(address))

    assert len(said) == 1 and said[0].startswith("Another harvest (process ") and "Wait until it has ended." in said[0]


def test_a_full_disk_leaves_the_last_copies(
    content: Path, leeds: tuple[str, Files], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, files = leeds
    take(content, of_leeds(address))
    before = files_in(content)
    files.update(registers.site({"meals": own("New")}))

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(harvest_copies.Copying, "_write", full)
    with pytest.raises(HarvestRefused, match=r"No space left on device\). The last copies stay"):
        take(content, of_leeds(address), on=SECOND)
    assert files_in(content) == before


def test_a_copy_is_not_what_the_next_one_is_written_into(content: Path, leeds: tuple[str, Files]) -> None:
    """Files that stay have two names for a moment, and the list is always written anew."""
    address, files = leeds
    take(content, of_leeds(address))
    lock = (content / "harvested" / "sources.lock.yml").open(encoding="utf-8")
    before = lock.read()
    files.clear()
    take(content, of_leeds(address), on=SECOND)
    with lock:
        lock.seek(0)
        assert lock.read() == before != files_in(content)["sources.lock.yml"]


@pytest.mark.parametrize(
    ("as_at", "why"),
    [
        ("2026-03-10", "It tells of an older day than the copy here."),
        ("2026-03-22", "The day that it tells of is still to come."),
        ("2099-01-01", "The day that it tells of is still to come."),
    ],
)
def test_a_register_that_goes_back_in_time_or_ahead_of_it_keeps_its_last_copy(
    content: Path, as_at: str, why: str
) -> None:
    assert unread(content, registers.site({"meals": own("Another")}, as_at=as_at)).startswith(why)


def test_an_older_state_that_was_pinned_is_meant(content: Path) -> None:
    files = registers.site({"meals": own("New")})
    with serving(files) as address:
        take(content, of_leeds(address))
        files.update(registers.site({"meals": own("Old")}, as_at="2026-01-01"))
        pin = hashlib.sha256(files[MANIFEST]).hexdigest()
        [told] = take(content, of_leeds(address, f", sha256: '{pin}'"), on=SECOND)

    assert not told.unread and check_content(content, as_of=SECOND).register.card["leeds--meals"].title == "Old"


def test_a_day_ahead_elsewhere_is_no_lie(content: Path) -> None:
    with serving(registers.site({"meals": own()}, as_at="2026-03-13")) as address:
        [told] = take(content, of_leeds(address))

    assert not told.unread


@pytest.mark.parametrize(
    "lines", [b"", b"null\n", b"[]\n", line("a", own(provenance={"basis": "worked-example"})), line("a", {"title": 3})]
)
def test_a_register_that_suddenly_holds_nothing_keeps_its_last_copy(content: Path, lines: bytes) -> None:
    assert unread(content, registers.site({}, lines=lines)).startswith("It holds no record any more.")


@pytest.mark.parametrize("as_at", ["", "2026-13-45", [1], 7])
def test_a_register_that_tells_of_no_day_any_more_keeps_its_last_copy(content: Path, as_at: Any) -> None:
    told = unread(content, registers.site({"meals": own("Another")}, as_at=as_at))
    assert told.startswith("It does not say which day it tells of, and the copy here does.")


def test_a_register_that_lost_many_at_once_keeps_its_last_copy(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"meals-{number}": own(f"Meals {number}") for number in range(4)}
    files = registers.site(many)
    monkeypatch.setattr(harvest_copies, "MOST_KEPT", 2)
    with serving(files) as address:
        take(content, of_leeds(address))
        before = files_in(content)
        files.update(registers.site({"meals-0": own("Meals 0")}))
        [told] = take(content, of_leeds(address), on=SECOND)
        assert told.unread.startswith("It does not hold 3 of its records any more.")
        assert {**files_in(content), "sources.lock.yml": ""} == {**before, "sources.lock.yml": ""}
        pin = hashlib.sha256(files[MANIFEST]).hexdigest()
        take(content, of_leeds(address, f", sha256: '{pin}'"), on=SECOND)

    stones = [card.id for card in check_content(content, as_of=SECOND).register.cards if card.status == "withdrawn"]
    assert sorted(stones) == ["leeds--meals-1", "leeds--meals-2", "leeds--meals-3"]


def test_where_only_what_was_taken_may_be_taken_a_new_register_is_not(content: Path, leeds: tuple[str, Files]) -> None:
    [told] = take(content, of_leeds(leeds[0]), locked=True)

    assert told.taken is None and told.unread.startswith("It was not taken before")


def test_where_another_state_is_pinned_than_was_taken_none_is(content: Path) -> None:
    more = f", sha256: '{'0' * 64}'"
    assert unread(content, {}, more=more, locked=True).startswith("Another state of it was pinned")


def test_what_somebody_changed_here_is_never_kept_as_theirs(content: Path) -> None:
    """Neither as the copy of a record that got worse, nor in what stays of one that is gone."""
    files = registers.site({"meals": own(), "heat": own("Warm homes"), "walks": own("Walks")})
    with serving(files) as address:
        take(content, of_leeds(address))
        for name in ("heat", "walks"):
            file = content / "harvested" / "leeds" / f"{name}.yml"
            file.write_text(file.read_text("utf-8").replace("To help.", "To harm."), encoding="utf-8")
        for now in ({"heat": own(areas=[{"id": "x"}])}, {}):
            files.update(registers.site({"meals": own("New"), **now}))
            [told] = take(content, of_leeds(address), on=SECOND)
            assert told.unread.startswith("The copy here was changed") and wrong_in(content) == ["changed-copy"]
        files.update(registers.site({"meals": own("New"), "heat": own("Warm homes"), "walks": own("Walks")}))
        take(content, of_leeds(address), on=SECOND)

    assert wrong_in(content) == [] and "To harm" not in "".join(files_in(content).values())


def test_a_record_that_does_not_hold_beside_the_others_any_more_keeps_its_last_copy(content: Path) -> None:
    told = again(
        content, {"meals": own(replaced_by="nowhere"), "heat": own("Warm")}, {"meals": own(), "heat": own("Warm homes")}
    )
    card = check_content(content, as_of=SECOND).register.card

    assert (card["leeds--meals"].title, card["leeds--meals"].replaced_by) == ("School meals", None)
    assert told.kept["meals"] == "It does not hold beside the other records. There is no agreement `leeds--nowhere`."
    assert card["leeds--heat"].title == "Warm" and not told.left_out


def test_where_its_last_copy_does_not_hold_either_a_stone_says_why(content: Path) -> None:
    """The heir of both is renamed, and its old id is claimed by a record that stands there no longer."""
    told = again(
        content,
        {"suppers": own("Suppers", previous_ids=["meals"]), "old": own("Older", replaced_by="nowhere")},
        {"meals": own(), "old": own("Old", replaced_by="meals")},
    )
    stone = check_content(content, as_of=SECOND).register.agreement("leeds--old")

    assert stone.status == "withdrawn" and stone.withdrawn is not None
    assert stone.withdrawn.why == "What its publisher’s register says of it now cannot be shown here."
    assert told.left_out.keys() == {"old"}


def test_a_stone_that_leads_to_what_is_not_there_leads_nowhere(content: Path) -> None:
    withdrawn = {"date": "2026-03-15", "why": "It was entered twice.", "by": "Leeds City Council"}
    left = {"schema": 1, "title": "Warm homes", "status": "withdrawn", "withdrawn": withdrawn, "replaced_by": "nowhere"}
    again(content, {"meals": own(), "heat": left}, {"meals": own(), "heat": own("Warm homes")})
    stone = check_content(content, as_of=SECOND).register.agreement("leeds--heat")

    assert stone.replaced_by is None and stone.withdrawn is not None and stone.withdrawn.why == "It was entered twice."


def test_a_record_may_not_take_the_id_of_another_that_is_there(content: Path, leeds: tuple[str, Files]) -> None:
    address, files = leeds
    files.update(registers.site({"meals": own(), "heat": own("Warm homes", previous_ids=["meals"])}))
    [told] = take(content, of_leeds(address))

    assert ids(content) == ["leeds--meals"] and told.left_out.keys() == {"heat"}


def test_a_register_whose_records_lead_round_and_round_is_left(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest_copies, "MOST_KEPT", 5)
    row = {f"r-{number}": own(f"R {number}", replaced_by=f"r-{number + 1}") for number in range(20)}

    assert "too many of those are not there" in unread(content, registers.site({"meals": own(), **row}))


def test_a_version_that_may_not_be_shown_here_does_not_come_back(content: Path) -> None:
    files = registers.site({"meals": own(), "heat": own("Warm homes")})
    with serving(files) as address:
        take(content, of_leeds(address))
        hidden = file_hash((content / "harvested" / "leeds" / "meals.yml").read_bytes())
        line_of = f"{{agreement: leeds--meals, version: {hidden}, date: 2026-03-13, ground: It named a child.}}"
        (content / "redactions.yml").write_text(f"schema: 1\nredactions:\n  - {line_of}\n", encoding="utf-8")
        (content / "agreements" / "ours.yml").write_text(SMALLEST, encoding="utf-8")
        [told] = take(content, of_leeds(address), on=SECOND)

    assert told.left_out == {"meals": "It is a version that may not be shown here."} and wrong_in(content) == []
    assert check_content(content, as_of=SECOND).register.card["leeds--meals"].status == "withdrawn"


def test_lines_that_hold_nothing_count_as_well(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest_offers, "MOST_RECORDS", 3)

    assert unread(content, registers.site({}, lines=b"\n" * 10)) == "It holds more than 3 records."


def test_no_word_of_a_server_stands_in_the_list(content: Path) -> None:
    said = unread(content, {MANIFEST: lambda handler: handler.wfile.write(b"Jane Smith did it\r\n\r\n")})

    assert "Jane" not in said and "Jane" not in files_in(content)["sources.lock.yml"]
