"""Other publishers' registers are copied: checked as ours are, kept where they cannot be read, and never believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.check.checker import check_content
from generator.intake import harvest_copies, harvest_offers
from generator.intake.harvest import HarvestRefused, Told, harvest
from generator.problems import ContentProblems
from generator.read.fetching import Trust
from tests import registers
from tests.check.folders import SMALLEST, lay_out
from tests.registers import LINES, MANIFEST, Files, line, manifest, own, serving
from tests.repositories import Made

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
    "no records": ({LINES: None}, "data/agreements.jsonl of ADDRESS/ cannot be read (the server answered 404)."),
    "a page": ({MANIFEST: b"<!doctype html>"}, "manifest.json of ADDRESS/ is not JSON"),
    "another hash": ({LINES: line("meals", own("Forged"))}, "is not what its manifest.json says"),
    "half of it": ({LINES: TRUE[LINES][:50], MANIFEST: TRUE[MANIFEST]}, "is not what its manifest.json says"),
    "an empty manifest": ({MANIFEST: manifest({})}, "does not list data/agreements.jsonl"),
    "no bottom": ({MANIFEST: b"[" * 100_000}, "manifest.json of ADDRESS/ is not JSON"),
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

    assert [one.taken is not None for one in told] == [False, True] and "Connection refused" in told[0].unread
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

    assert check_content(content, as_of=date(2020, 1, 1)).warnings == ()


@pytest.mark.parametrize(
    ("sources", "place", "code"),
    [
        (["id: a, name: A, register: 'https://a.example/'"] * 2, "4:6", "duplicate-id"),
        (["id: a, name: A"], "3:5", "missing-field"),
        (["id: a, name: A, register: 'https://a.example/', repository: ../a"], "3:5", "missing-field"),
        (["id: con, name: A, register: 'https://a.example/'"], "3:6", "bad-id"),
        (["id: a--b, name: A, register: 'https://a.example/'"], "3:6", "bad-id"),
        (["id: a, name: A, register: 'https://a.example/', sha256: abc"], "3:54", "bad-id"),
        (["id: a, name: A, register: 'ftp://a.example/'"], "3:22", "link-scheme"),
        (["id: a, name: A, register: 'mailto:a@a.example'"], "3:22", "bad-link"),
        (["id: a, name: A, register: 'https://a.example/', revision: " + "0" * 40], "3:54", "unknown-field"),
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
