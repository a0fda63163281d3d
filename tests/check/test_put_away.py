"""Records that are put away come back as they were, wherever they waited."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.check import checker
from generator.check.checker import check_content
from generator.check.put_away import PutAway
from generator.parallel import spread
from tests.check.folders import EXAMPLES

RECORDS = {f"record-{number}": bytes([number]) * (100 + number) for number in range(200)}


def _put(few: int) -> PutAway:
    kept = PutAway(few)
    for identifier, packed in RECORDS.items():
        kept.put(identifier, packed)
    return kept


@pytest.mark.parametrize("few", [0, 1000, 1_000_000])
def test_all_come_back(few: int) -> None:
    kept = _put(few)

    assert dict(kept) == RECORDS
    assert len(kept) == len(RECORDS)


def test_forked_processes_read_them_too() -> None:
    kept = _put(0)

    def read(identifiers: Sequence[str]) -> dict[str, bytes]:
        return {identifier: kept[identifier] for identifier in identifiers}

    found: dict[str, bytes] = {}
    for share in spread(read, list(RECORDS), 2):
        found |= share
    assert found == RECORDS


def test_a_full_disk_leaves_them_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    assert dict(_put(0)) == RECORDS


def test_a_disk_that_takes_a_part_leaves_them_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, packed, at: write(file, packed[:50], at))
    assert dict(_put(0)) == RECORDS


def test_the_file_is_closed_with_them() -> None:
    kept = _put(0)
    file = kept._file
    assert file is not None
    os.fstat(file)
    del kept
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(file)


def test_a_checked_register_has_its_records_on_disk(monkeypatch: pytest.MonkeyPatch, content: Path) -> None:
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)
    in_memory = check_content(content).register
    monkeypatch.setattr(checker, "PutAway", lambda: PutAway(0))
    monkeypatch.setattr(checker, "AT_A_TIME", 2)
    on_disk = check_content(content).register

    assert [on_disk.agreement(card.id) for card in on_disk.cards] == [
        in_memory.agreement(card.id) for card in in_memory.cards
    ]
