"""Finding the files of a folder, and reading one. What cannot be read is tested with the whole check."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.read.content_files import ContentFile, Contents, contents, shown_path, yaml_file, yaml_files


def test_files_come_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.yml", "a-2.yml", "a.yml", "a10.yml"):
        (tmp_path / name).touch()

    files, problems = yaml_files(tmp_path, room=tmp_path)

    assert [file.id for file in files] == ["a-2", "a", "a10", "b"]
    assert problems == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert yaml_files(tmp_path / "nowhere", room=tmp_path) == ([], [])


def test_a_file_that_need_not_be_there_may_be_missing(tmp_path: Path) -> None:
    assert yaml_file(tmp_path / "organisations.yml", room=tmp_path) is None


def test_a_link_to_nothing_is_not_taken_for_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "organisations.yml").symlink_to("gone.yml")

    found = yaml_file(tmp_path / "organisations.yml", room=tmp_path)

    assert isinstance(found, Problem)
    assert found.code == "unreadable-file"


def test_a_path_is_shown_as_an_editor_would_type_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to("elsewhere")

    assert shown_path(Path("content/agreements/a.yml")) == "content/agreements/a.yml"
    assert shown_path(tmp_path / "content" / "a.yml") == "content/a.yml"
    assert shown_path(tmp_path / "content" / ".." / "a.yml") == "a.yml"
    assert shown_path(tmp_path.parent / "a.yml") == (tmp_path.parent / "a.yml").as_posix()


def test_what_cannot_be_seen_in_a_path_is_written_out() -> None:
    assert shown_path(Path("/x/a\nb\u202ec.yml")) == "/x/a\\nb\\u202ec.yml"


def test_a_file_has_the_fingerprint_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbftitle: caf\xc3\xa9\r\n")

    read = contents(ContentFile(path, "a.yml", "a"))

    assert read == Contents("title: café\r\n", hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_file_of_just_one_mebibyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"#" * 2**20)

    assert isinstance(contents(ContentFile(path, "a.yml", "a")), Contents)


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "This is not UTF-8 text from here on."),
        ("a: 1\n".encode("utf-16"), 1, 1, "This file is saved as UTF-16."),
        (b"caf\xc3\xa9 \xff", 1, 6, "This is not UTF-8 text from here on."),
        (b"a\r\nb\xc3", 2, 2, "This is not UTF-8 text from here on."),
        (b"a\rb\xc3", 2, 2, "This is not UTF-8 text from here on."),
        (b"\xef\xbb\xbfa\xff", 1, 2, "This is not UTF-8 text from here on."),
    ],
)
def test_a_wrong_encoding_is_told_where_it_begins(
    raw: bytes, line: int, column: int, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(raw)

    found = contents(ContentFile(path, "a.yml", "a"))

    assert isinstance(found, Problem)
    assert (found.where.line, found.where.column, found.message) == (line, column, message)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("School Meals", "school-meals"),
        ("a--b", "a-b"),
        ("-a-", "a"),
        ("été", "t"),
        ("a" * 70, "a" * 64),
        ("---", "a-few-words"),
        ("a" * 63 + "-b", "a" * 63),
        ("con", "a-few-words"),
        ("Aux ", "a-few-words"),
    ],
)
def test_a_wrong_name_comes_with_a_right_one(name: str, suggested: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.yml").touch()

    files, problems = yaml_files(tmp_path, room=tmp_path)

    assert files == []
    assert [problem.code for problem in problems] == ["bad-file-name"]
    assert f"`{suggested}.yml`" in problems[0].fix


def test_prepared_files_may_stand_beside_the_areas_and_nowhere_else(tmp_path: Path) -> None:
    for folder in ("areas", "agreements"):
        (tmp_path / folder).mkdir()
        for name in ("outlines-2025-11.json", "postcodes-2025-11.json", "outlines.json", "notes-2025.json"):
            (tmp_path / folder / name).touch()

    strays = {
        folder: [Path(problem.where.path).name for problem in yaml_files(tmp_path / folder, room=tmp_path)[1]]
        for folder in ("areas", "agreements")
    }

    assert strays["areas"] == ["notes-2025.json", "outlines.json"]
    assert len(strays["agreements"]) == 4
