"""A build checks only the records that were edited since the last one, and makes what it would make without that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check import memory
from generator.check.kept_checks import KEPT_FILE
from generator.check.known import Known
from generator.read.kept import kept_beside
from tests.faults.place import AS_OF, RECORD, Place
from tests.site_config import bytes_in


def test_a_build_checks_what_was_edited_and_makes_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, checked = Place.made(tmp_path), []
    check = memory.check_agreement

    def and_noted(file: memory.ContentFile, known: Known) -> memory.CheckedAgreement:
        checked.append(file.id)
        return check(file, known)

    monkeypatch.setattr(memory, "check_agreement", and_noted)
    first = place.build()
    assert len(checked) == len(list((place.folder / "content" / "agreements").glob("*.yml")))
    assert (kept_beside(place.site) / KEPT_FILE).is_file()

    checked.clear()
    place.entitle("Better")
    again = place.build(as_of=AS_OF)
    assert checked == [RECORD]
    assert place.whole() == "Better"
    found = bytes_in(place.site)

    shutil.rmtree(kept_beside(place.site))
    cold = place.build()
    assert bytes_in(place.site) == found
    assert cold.warnings == again.warnings == first.warnings
