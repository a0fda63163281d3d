"""Which areas an outline is wanted for, at which vintage."""

from __future__ import annotations

import pytest

from generator.model.area import Area
from generator.prepare.districts import drawn_districts
from generator.prepare.refusal import NotPrepared
from tests.builders import area

AREAS = {
    "guildford": area("Guildford", code="E07000209", until="2027-03-31", replaced_by=["west-surrey"]),
    "leeds": area("Leeds", code="E08000035"),
    "belfast": area("Belfast", code="N09000003", outline="none"),
    "england": area("England", kind="nation", code="E92000001"),
    "west-surrey": area("West Surrey", replaces=["guildford"], **{"from": "2027-04-01"}),
}


def districts(vintage: str | None = None, **changes: dict[str, object]) -> dict[str, str]:
    read = {name: Area.model_validate(data) for name, data in {**AREAS, **changes}.items()}
    return drawn_districts(read, "content/areas", vintage)


@pytest.mark.parametrize("vintage", ["2025-11", "2026", "2027-03"])
def test_until_its_end_a_council_has_an_outline_and_the_next_has_none_of_its_own(vintage: str) -> None:
    assert districts(vintage) == {"E07000209": "guildford", "E08000035": "leeds"}


def test_after_its_end_the_next_one_has_an_outline_once_it_has_a_code() -> None:
    coded = {**AREAS["west-surrey"], "code": "E06000070"}

    assert districts("2027-04") == {"E08000035": "leeds"}
    assert districts("2027", **{"west-surrey": coded}) == {"E06000070": "west-surrey", "E08000035": "leeds"}
    assert "E06000070" not in districts("2026", **{"west-surrey": coded})


def test_a_new_council_that_is_made_of_no_other_needs_a_code() -> None:
    with pytest.raises(NotPrepared, match="has no `code` to find it by"):
        districts(newtown=area("Newtown"))
