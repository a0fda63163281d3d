"""What was worked out is found again, and what is damaged or another's is dropped."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.read.kept import Kept


def test_what_is_put_is_found_again_by_another_build(tmp_path: Path) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one"), ("b", "two")])

    again = Kept(tmp_path / "k.db", "this")

    assert dict(again.get("shelf", ["a", "b", "c"])) == {"a": "one", "b": "two"}
    assert again.keys("shelf") == {"a", "b"}
    assert dict(again.texts("shelf")) == {"a": "one", "b": "two"}
    assert len(again.texts("shelf")) == 2
    assert again.keys("other") == set()


def test_thousands_are_asked_for_at_once(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.db", "this")
    texts = {str(number): "x" * number for number in range(1200)}
    kept.put("shelf", texts.items())

    assert dict(kept.get("shelf", texts)) == texts


def test_what_other_code_made_is_dropped(tmp_path: Path) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one")])

    assert Kept(tmp_path / "k.db", "that").keys("shelf") == set()


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to be taken for one" * 40])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one")])
    (tmp_path / "k.db").write_bytes(damage)

    kept = Kept(tmp_path / "k.db", "this")
    kept.put("shelf", [("b", "two")])

    assert Kept(tmp_path / "k.db", "this").keys("shelf") == {"b"}


def test_wherever_a_byte_is_another_each_text_is_right_or_gone(tmp_path: Path) -> None:
    texts = {str(number) * 4: f"text {number} " * 60 for number in range(12)}
    Kept(tmp_path / "k.db", "this").put("shelf", texts.items())
    good = (tmp_path / "k.db").read_bytes()
    rotted_texts = 0

    for place in (*range(100), *range(100, len(good), 29)):
        rotted = bytearray(good)
        rotted[place] ^= 1 << place % 8
        (tmp_path / "k.db").write_bytes(rotted)
        kept = Kept(tmp_path / "k.db", "this")
        found = dict(kept.all("shelf"))

        assert found in (texts, {}), place
        assert dict(kept.texts("shelf")) == dict(kept.get("shelf", texts)) == found, place
        rotted_texts += not found
        kept.put("shelf", [("new", "text")])
        assert Kept(tmp_path / "k.db", "this").texts("shelf")["new"] == "text"

    assert rotted_texts > 100


def test_a_database_of_another_is_replaced_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one")])
    with contextlib.closing(sqlite3.connect(tmp_path / "k.db")) as other:
        other.execute("CREATE TRIGGER trap AFTER INSERT ON kept BEGIN UPDATE kept SET text = 'wrong'; END")
        other.commit()

    kept = Kept(tmp_path / "k.db", "this")
    kept.put("shelf", [("b", "two")])

    assert dict(Kept(tmp_path / "k.db", "this").all("shelf")) == {"b": "two"}


def test_a_row_that_does_not_fit_its_hash_is_dropped(tmp_path: Path) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one")])
    with contextlib.closing(sqlite3.connect(tmp_path / "k.db")) as other:
        other.execute("UPDATE kept SET text = 'two' WHERE key = 'a'")
        other.commit()

    assert Kept(tmp_path / "k.db", "this").keys("shelf") == set()


def test_where_nothing_can_be_written_it_works_for_once(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file, where a folder is wanted")

    kept = Kept(tmp_path / "in-the-way" / "k.db", "this")
    kept.put("shelf", [("a", "one")])

    assert kept.texts("shelf")["a"] == "one"
    assert (tmp_path / "in-the-way").read_text() == "a file, where a folder is wanted"


def test_a_file_that_another_made_and_that_can_only_be_read_is_left_alone() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        Kept(folder / "k.db", "this").put("shelf", [("a", "one")])
        for path, mode in ((folder / "k.db", 0o444), (folder, 0o555)):
            path.chmod(mode)
        child = os.fork()
        if child == 0:
            wrong = 1
            with contextlib.suppress(Exception):
                if os.getuid() == 0:  # whom nothing is forbidden
                    os.setuid(65534)
                kept = Kept(folder / "k.db", "this")
                kept.put("shelf", [("b", "two")])
                wrong = kept.keys("shelf") != {"b"}
            os._exit(wrong)

        assert os.waitpid(child, 0)[1] == 0
        folder.chmod(0o755)


def test_what_is_forgotten_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.db", "this")
    kept.put("shelf", [("a", "a name that nobody may read" * 300), ("b", "two")])
    assert b"nobody may read" in (tmp_path / "k.db").read_bytes()

    kept.forget("shelf", ["a"])

    assert b"nobody may read" not in (tmp_path / "k.db").read_bytes()
    with pytest.raises(KeyError):
        kept.texts("shelf")["a"]


def test_only_one_text_stays_on_a_shelf_that_has_room_for_one(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.db", "this")
    kept.only("shelf", "a", "one")
    kept.only("shelf", "b", "two")

    assert dict(kept.all("shelf")) == {"b": "two"}


def test_a_child_reads_and_writes_by_a_connection_of_its_own(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.db", "this")
    kept.put("shelf", [("a", "one")])
    inherited = kept._connection
    child = os.fork()
    if child == 0:
        kept.put("shelf", [("b", kept.texts("shelf")["a"] * 2)])
        os._exit(kept._connection is inherited)

    assert os.waitpid(child, 0)[1] == 0
    assert kept.texts("shelf")["b"] == "oneone"


def test_each_thread_reads_by_itself(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.db", "this")
    kept.put("shelf", [(str(number), f"text {number}") for number in range(50)])
    texts = kept.texts("shelf")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda number: texts[str(number)], range(50))) == [
            f"text {number}" for number in range(50)
        ]


def test_a_file_that_another_process_is_at_work_on_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Kept(tmp_path / "k.db", "this").put("shelf", [("a", "one")])
    monkeypatch.setattr("generator.read.kept._WAIT", 0.05)
    with contextlib.closing(sqlite3.connect(tmp_path / "k.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        passing = Kept(tmp_path / "k.db", "this")
        passing.put("shelf", [("b", "two")])
        assert passing.keys("shelf") == {"b"}
        other.rollback()

    assert Kept(tmp_path / "k.db", "this").keys("shelf") == {"a"}
