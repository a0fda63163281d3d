"""Files that cannot be read as records: each is told, nothing raises, and the rest is checked all the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.problems import ContentProblems
from generator.read import content_files
from tests.check.folders import SMALLEST, CheckFiles, problems_of

Build = Callable[[Path], None]


def _link_out(content: Path) -> None:
    outside = content.parent / "outside.yml"
    outside.write_text(SMALLEST, encoding="utf-8")
    (content / "agreements" / "a.yml").symlink_to(outside)


def _folder_that_leads_out(content: Path) -> None:
    outside = content.parent / "outside"
    (content / "agreements").rename(outside)
    (outside / "a.yml").write_text(SMALLEST, encoding="utf-8")
    (content / "agreements").symlink_to(outside)


def _organisations_that_lead_out(content: Path) -> None:
    (content / "organisations.yml").rename(content.parent / "organisations.yml")
    (content / "organisations.yml").symlink_to(content.parent / "organisations.yml")
    _record(content)


def _record(content: Path) -> None:
    (content / "agreements" / "a.yml").write_text(SMALLEST, encoding="utf-8")


def _loop(content: Path) -> None:
    (content / "agreements" / "a.yml").symlink_to("b.yml")
    (content / "agreements" / "b.yml").symlink_to("a.yml")


def _file(name: str, raw: bytes) -> Build:
    def build(content: Path) -> None:
        (content / name).write_bytes(raw)

    return build


def _copies(content: Path) -> None:
    _record(content)
    (content / "harvested" / "leeds").mkdir(parents=True)


def _outlines(name: str, raw: bytes) -> Build:
    def build(content: Path) -> None:
        _record(content)
        (content / "areas" / name).write_bytes(raw)

    return build


def _page(text: str) -> Build:
    def build(content: Path) -> None:
        _record(content)
        (content / "pages").mkdir()
        (content / "pages" / "a.md").write_text(text, encoding="utf-8")

    return build


def _outlines_in_a_pipe(content: Path) -> None:
    _record(content)
    (content / "areas" / "outlines-2026-01.json").unlink()
    os.mkfifo(content / "areas" / "outlines-2026-01.json")


def _pipe(content: Path) -> None:
    os.mkfifo(content / "agreements" / "a.yml")


def _link_to_nothing(content: Path) -> None:
    (content / "agreements" / "a.yml").symlink_to("gone.yml")


def _folder_named_as_a_file(content: Path) -> None:
    (content / "agreements" / "a.yml").mkdir()


def _name_that_is_not_text(content: Path) -> None:
    (content / "agreements" / os.fsdecode(b"caf\xe9.yml")).touch()


def _nothing(content: Path) -> None:
    """The folder as it was laid out, without a record."""


def _file_for_a_folder(content: Path) -> None:
    (content / "agreements").rmdir()
    (content / "agreements").touch()


def _folder_with_another_name(name: str) -> Build:
    def build(content: Path) -> None:
        _record(content)
        (content / "agreements").rename(content / name)

    return build


TOO_LONG = SMALLEST + f"retention: {'a' * 20_001}\n"
WINDOWS = SMALLEST.replace("School meals", "School café meals")
FAULTS: tuple[tuple[str, Build, list[str]], ...] = (
    ("copies that nothing tells of", _copies, ["harvested:1:1 changed-copy"]),
    ("a link out of the folder", _link_out, ["agreements/a.yml:1:1 link-out-of-folder"]),
    ("a folder that leads out", _folder_that_leads_out, ["agreements:1:1 link-out-of-folder"]),
    ("organisations that lead out", _organisations_that_lead_out, ["organisations.yml:1:1 link-out-of-folder"]),
    ("a link to nothing", _link_to_nothing, ["agreements/a.yml:1:1 unreadable-file"]),
    ("links in a ring", _loop, ["agreements/a.yml:1:1 unreadable-file", "agreements/b.yml:1:1 unreadable-file"]),
    ("a pipe", _pipe, ["agreements/a.yml:1:1 not-a-file"]),
    ("a folder named as a file", _folder_named_as_a_file, ["agreements/a.yml:1:1 stray-folder"]),
    ("UTF-16", _file("agreements/a.yml", SMALLEST.encode("utf-16")), ["agreements/a.yml:1:1 wrong-encoding"]),
    (
        "UTF-16 without its mark",
        _file("agreements/a.yml", SMALLEST.encode("utf-16-le")),
        ["agreements/a.yml:1:2 unreadable-character"],
    ),
    ("Windows-1252", _file("agreements/a.yml", WINDOWS.encode("cp1252")), ["agreements/a.yml:2:18 wrong-encoding"]),
    (
        "outlines cut off",
        _outlines("outlines-2026-01.json", b'{"type": "Topo'),
        ["areas/outlines-2026-01.json:1:1 bad-map-file"],
    ),
    ("two outlines", _outlines("outlines-2027-01.json", b"{}"), ["areas/outlines-2027-01.json:1:1 two-map-files"]),
    ("outlines in a pipe", _outlines_in_a_pipe, ["areas/outlines-2026-01.json:1:1 not-a-file"]),
    ("a misspelt insert", _page("[[town-poeple]]\n"), ["pages/a.md:1:1 unknown-insert"]),
    ("a figure in a sentence", _page("This is it: [[town]]\n"), ["pages/a.md:1:13 insert-out-of-place"]),
    ("2 MiB", _file("agreements/a.yml", b"#" * 2**21), ["agreements/a.yml:1:1 too-large"]),
    ("one byte too many", _file("agreements/a.yml", b"#" * (2**20 + 1)), ["agreements/a.yml:1:1 too-large"]),
    ("an empty file", _file("agreements/a.yml", b""), ["agreements/a.yml:1:1 empty-file"]),
    ("a wrong name", _file("agreements/School Meals.yml", b""), ["agreements/School Meals.yml:1:1 bad-file-name"]),
    ("a name that Windows keeps", _file("agreements/con.yml", b""), ["agreements/con.yml:1:1 bad-file-name"]),
    ("a long name", _file(f"agreements/{'a' * 65}.yml", b""), [f"agreements/{'a' * 65}.yml:1:1 bad-file-name"]),
    ("a name that is not text", _name_that_is_not_text, ["agreements/caf\\udce9.yml:1:1 bad-file-name"]),
    ("another ending", _file("agreements/a.yaml", SMALLEST.encode()), ["agreements/a.yaml:1:1 wrong-ending"]),
    ("a misspelt folder", _folder_with_another_name("Agreement"), ["Agreement:1:1 misspelt-name"]),
    ("no record", _nothing, ["agreements:1:1 no-records"]),
    ("a file for a folder", _file_for_a_folder, ["agreements:1:1 not-a-folder"]),
    ("a text that is too long", _file("agreements/a.yml", TOO_LONG.encode()), ["agreements/a.yml:14:1 too-long"]),
)
NOT_READ = {"another file": ("notes.txt", "stray-file"), "a folder": ("2026", "stray-folder")}
CODES_OF_FILES = {where.split(" ")[1] for _, _, places in FAULTS for where in places} | {
    code for _, code in NOT_READ.values()
}


@pytest.mark.parametrize(("build", "places"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_file_that_cannot_be_read_is_told(build: Build, places: list[str], content: Path) -> None:
    build(content)

    problems = problems_of(content)

    assert [f"{problem.where} {problem.code}" for problem in problems] == [f"content/{place}" for place in places]
    assert all(problem.severity == "error" and problem.message and problem.fix for problem in problems)


@pytest.mark.parametrize(("name", "code"), NOT_READ.values(), ids=NOT_READ.keys())
def test_what_is_not_read_is_only_a_warning(name: str, code: str, content: Path) -> None:
    _record(content)
    place = content / "agreements" / name
    place.mkdir() if code == "stray-folder" else place.touch()

    assert [(problem.code, problem.severity) for problem in problems_of(content)] == [(code, "warning")]


@pytest.mark.parametrize("name", [".hidden.yml", ".a.yml.swp", ".#a.yml", ".DS_Store", "a.yml~", "#a.yml#"])
def test_what_systems_and_editors_leave_behind_is_passed_over(name: str, content: Path) -> None:
    _record(content)
    (content / "agreements" / name).write_text(":", encoding="utf-8")

    assert problems_of(content) == []


@pytest.mark.parametrize("name", ["a.yml.bak", "a.yml.orig"])
def test_a_copy_that_someone_made_is_a_warning(name: str, content: Path) -> None:
    _record(content)
    (content / "agreements" / name).write_text(":", encoding="utf-8")

    assert [(problem.code, problem.severity) for problem in problems_of(content)] == [("stray-file", "warning")]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("meals.yaml", "meals"),
        ("meals.YML", "meals"),
        ("meals.Yaml", "meals"),
        ("meals.yml.txt", "meals"),
        ("School Meals.yaml.TXT", "school-meals"),
        ("meals.yml ", "meals"),
        ("meals. yml", "meals"),
    ],
)
def test_a_file_that_is_nearly_a_record_is_to_be_renamed(name: str, target: str, content: Path) -> None:
    _record(content)
    (content / "agreements" / name).write_text(SMALLEST, encoding="utf-8")

    (problem,) = problems_of(content)
    assert (problem.code, problem.severity) == ("wrong-ending", "error")
    assert problem.fix == f"Rename it to `{target}.yml`."


def test_a_space_before_the_ending_is_told_with_the_name_without_it(content: Path) -> None:
    (content / "agreements" / "meals .yml").write_text(SMALLEST, encoding="utf-8")

    (problem,) = problems_of(content)
    assert problem.code == "bad-file-name" and "`meals.yml`" in problem.fix


def test_a_name_that_windows_keeps_is_told_with_the_reason(content: Path) -> None:
    _record(content)
    (content / "agreements" / "aux.yml").write_text(SMALLEST, encoding="utf-8")

    (problem,) = problems_of(content)
    assert problem.fix.startswith("Windows keeps the name `aux` for itself, so no file can have it.")


def test_two_files_that_would_have_one_name_are_for_someone_to_choose_from(content: Path) -> None:
    _record(content)
    (content / "agreements" / "a.yaml").write_text(SMALLEST, encoding="utf-8")

    (problem,) = problems_of(content)
    assert problem.fix == "Keep the right one of this and `a.yml`, and delete the other."


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("agreement", "agreements"),
        ("Agreements", "agreements"),
        ("agrements", "agreements"),
        ("agreements ", "agreements"),
        ("Area", "areas"),
        ("framework", "frameworks"),
        ("organisation.yml", "organisations.yml"),
        ("organizations.yml", "organisations.yml"),
        ("organisations.yaml", "organisations.yml"),
        ("Organisations.YML", "organisations.yml"),
        ("organisations.yml.txt", "organisations.yml"),
        ("glosary.yml", "glossary.yml"),
        ("Glossary.yaml", "glossary.yml"),
        ("accessibility-check.yml", "accessibility-checks.yml"),
    ],
)
def test_a_misspelt_name_is_told_with_the_right_one(name: str, target: str, content: Path) -> None:
    _record(content)
    if target.endswith(".yml"):
        (content / name).write_text("schema: 1", encoding="utf-8")
    else:
        (content / name).mkdir()

    (problem,) = problems_of(content)
    assert str(problem.where) == f"content/{name}:1:1"
    assert (problem.code, problem.severity) == ("misspelt-name", "error")
    assert f"`{target}`" in problem.fix


@pytest.mark.parametrize("name", ["pages", "old-agreements", "README.md", ".agreement", "agreement.md", "area.yml~"])
def test_another_name_in_the_content_folder_is_nobody_s_business(name: str, content: Path) -> None:
    _record(content)
    (content / name).touch() if "." in name else (content / name).mkdir()

    assert problems_of(content) == []


def test_a_file_that_may_not_be_opened_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _record(content)
    whole = os.open

    def refuse(path: object, *rest: int) -> int:
        if str(path).endswith("a.yml"):
            raise PermissionError(13, "Permission denied")
        return whole(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(content_files.os, "open", refuse)

    assert [f"{problem.where} {problem.code}" for problem in problems_of(content)] == [
        "content/agreements/a.yml:1:1 unreadable-file"
    ]


ASSESSED = SMALLEST + (
    "assessments: [{framework: two-tests-1, by: {name: A, kind: independent}, date: 2026, answers: {}}]\n"
)


@pytest.mark.parametrize("name", ["", "agreements", "areas", "frameworks"])
def test_a_folder_that_may_not_be_opened_is_told_and_nothing_that_follows_from_it(
    name: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "agreements" / "a.yml").write_text(ASSESSED, encoding="utf-8")
    with (content / "areas" / "leeds.yml").open("a", encoding="utf-8") as leeds:
        leeds.write("adopted: [a]\n")
    whole = os.scandir

    def refuse(folder: Path) -> object:
        if folder == content / name:
            raise PermissionError(13, "Permission denied")
        return whole(folder)

    monkeypatch.setattr(content_files.os, "scandir", refuse)

    (problem,) = problems_of(content)
    assert str(problem.where) == f"content/{name}".rstrip("/") + ":1:1"
    assert (problem.code, problem.message) == ("unreadable-file", "This folder cannot be opened (Permission denied).")


@pytest.mark.parametrize("name", ["agreements", "areas", "frameworks"])
@pytest.mark.parametrize("left", ["nothing", "an empty folder", "a misspelt folder", "a file"])
def test_a_folder_that_holds_nothing_is_told_and_nothing_that_follows_from_it(
    name: str, left: str, content: Path
) -> None:
    (content / "agreements" / "a.yml").write_text(ASSESSED, encoding="utf-8")
    with (content / "areas" / "leeds.yml").open("a", encoding="utf-8") as leeds:
        leeds.write("adopted: [a]\n")
    if left == "a misspelt folder":
        (content / name).rename(content / name.removesuffix("s"))
    else:
        shutil.rmtree(content / name)
    if left == "an empty folder":
        (content / name).mkdir()
    if left == "a file":
        (content / name).touch()

    (problem,) = problems_of(content)
    wanted = {"a misspelt folder": "misspelt-name", "a file": "not-a-folder"}.get(left, "no-records")
    at = name.removesuffix("s") if left == "a misspelt folder" else name
    assert f"{problem.where} {problem.code}" == f"content/{at}:1:1 {wanted}"


def test_questions_are_not_asked_for_where_nobody_was_judged_by_them(content: Path) -> None:
    shutil.rmtree(content / "frameworks")
    _record(content)

    assert problems_of(content) == []


def test_a_content_folder_that_is_a_file_is_told(content: Path) -> None:
    (content / "file").touch()

    assert [f"{problem.where} {problem.code}" for problem in problems_of(content / "file")] == [
        "content/file:1:1 not-a-folder"
    ]


def test_a_mark_at_the_beginning_of_a_file_is_fine(content: Path) -> None:
    (content / "agreements" / "a.yml").write_bytes(b"\xef\xbb\xbf" + SMALLEST.encode())

    assert problems_of(content) == []


def test_a_link_inside_the_folder_is_fine(content: Path) -> None:
    _record(content)
    (content / "shared").mkdir()
    (content / "agreements" / "a.yml").rename(content / "shared" / "a.yml")
    (content / "agreements" / "a.yml").symlink_to("../shared/a.yml")

    assert problems_of(content) == []


def test_a_content_folder_may_itself_be_a_link(content: Path) -> None:
    _record(content)
    (content.parent / "linked").symlink_to(content)

    assert problems_of(content.parent / "linked") == []


def test_a_content_folder_that_is_not_there_has_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(ContentProblems) as found:
        check_content(tmp_path / "nowhere")
    assert {problem.code for problem in found.value.problems} == {"no-records"}


def test_an_area_that_cannot_be_read_is_told_once_and_not_in_each_record(check_files: CheckFiles) -> None:
    problems = check_files({"agreements/a.yml": SMALLEST, "areas/leeds.yml": "name: [Leeds"})

    assert [(problem.where.path, problem.code) for problem in problems] == [("content/areas/leeds.yml", "not-yaml")]


def test_every_file_is_told_of_in_one_run(check_files: CheckFiles, content: Path) -> None:
    shutil.copy(content / "areas" / "leeds.yml", content / "areas" / "leedz.yml")
    problems = check_files(
        {
            "agreements/a.yml": SMALLEST.replace("status: not-stated", "status: running"),
            "agreements/b.yml": "title: [",
            "agreements/c.yml": SMALLEST.replace("{id: leeds}", "{id: leds}"),
            "frameworks/two-tests-1.yml": "schema: 1\n",
            "organisations.yml": "schema: 1\norganisations:\n  - {id: a}\n",
        }
    )

    assert {problem.where.path.removeprefix("content/") for problem in problems} == {
        "agreements/a.yml",
        "agreements/b.yml",
        "agreements/c.yml",
        "areas/leeds.yml",
        "areas/leedz.yml",
        "frameworks/two-tests-1.yml",
        "organisations.yml",
    }


def test_what_a_machine_wrote_of_accessibility_is_read_as_strictly_as_a_record(content: Path) -> None:
    _record(content)
    good = (
        "schema: 1\ndate: 2026-11-23\naxe: 4.10.3\nbrowser: Chromium\nrules: [wcag2a]\nkinds: 1\npages: 1\nlooks: 2\n"
        "opened: [menu]\nfaults: []\nothers: []\n"
    )
    (content / "accessibility-checks.yml").write_text(good, encoding="utf-8")
    checked = check_content(content)
    assert checked.register.accessibility is not None and checked.register.accessibility.looks == 2

    (content / "accessibility-checks.yml").write_text(good.replace("[menu]", "[lid]") + "score: 9\n", encoding="utf-8")
    said = [(str(one.where), one.code) for one in problems_of(content)]
    assert said == [
        ("content/accessibility-checks.yml:9:10", "unknown-word"),
        ("content/accessibility-checks.yml:12:1", "unknown-field"),
    ]


def test_no_run_need_be_on_record(content: Path) -> None:
    _record(content)
    assert check_content(content).register.accessibility is None
