"""An area is found by the names that people have for it, and nobody is led to make up another."""

from __future__ import annotations

import pytest

from generator.check.areas_meant import area_meant
from generator.check.known import Known
from generator.model.area import Area
from generator.model.organisation import Directory
from tests import builders
from tests.check.folders import SMALLEST, CheckText

AREAS = {
    "bristol": builders.area("Bristol", council="Bristol City Council", other_names=["City of Bristol"]),
    "essex-county": builders.area("Essex", council="Essex County Council"),
    "lancashire-county": builders.area("Lancashire", council="Lancashire County Council"),
    "lancashire-combined-authority": builders.area("Lancashire", council="Lancashire Combined County Authority"),
}
KNOWN = Known({name: Area.model_validate(data) for name, data in AREAS.items()}, {}, frozenset(), Directory(()))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("bristol-city-council", "Did you mean `bristol`? It is the area of Bristol City Council."),
        ("Bristol City Council", "Did you mean `bristol`? It is the area of Bristol City Council."),
        ("Bristol City", "Did you mean `bristol`? It is the area of Bristol City Council."),
        ("Bristol", "Did you mean `bristol`?"),
        ("City of Bristol", "Did you mean `bristol`?"),
        ("bristl", "Did you mean `bristol`?"),
        ("essex", "Did you mean `essex-county`?"),
        ("lancashire", "Did you mean `lancashire-county` or `lancashire-combined-authority`?"),
        ("atlantis", None),
    ],
)
def test_an_area_is_found_by_what_people_call_it(written: str, said: str | None) -> None:
    assert area_meant(written, KNOWN) == said


@pytest.mark.parametrize(
    ("written", "code", "fix"),
    [
        ("Leeds City", "bad-id", "Did you mean `leeds`? It is the area of Leeds City Council."),
        ("leeds-city-council", "unknown-area", "Did you mean `leeds`? It is the area of Leeds City Council."),
        ("FILL IN", "filler-text", "Use lower-case letters, digits and single hyphens, such as `leeds`."),
        ("Q!", "bad-id", "Use lower-case letters, digits and single hyphens, such as `leeds`."),
        (
            "atlantis",
            "unknown-area",
            "Add it with `plainview new area NAME`, or name a file in `content/areas/`, without `.yml`.",
        ),
    ],
)
def test_a_record_is_led_to_an_area_that_is_there(written: str, code: str, fix: str, check_text: CheckText) -> None:
    problems = check_text(SMALLEST.replace("id: leeds", f"id: {written}"))

    assert [(problem.code, problem.fix) for problem in problems] == [(code, fix)]
