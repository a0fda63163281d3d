"""Who a new assessment is by: taken from the record where it is plain, left open where it is not, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from generator.intake.assessor import assessor_of, kinds_allowed
from generator.model.agreement import Agreement
from tests.builders import assessed, record

LEAD = {"name": "Leeds City Council", "roles": ["lead"], "kind": "council"}
OTHERS = [
    {"id": "trust", "name": "Leeds Teaching Hospitals NHS Trust", "roles": ["controller"]},
    {"name": "القاهرة", "id": "cairo", "roles": ["recipient"]},
]


def agreement(basis: str = "publisher", publisher: str | None = "leeds-city-council", **changes: Any) -> Agreement:
    provenance = {"basis": basis, "publisher": publisher, "sources": [{"url": "https://www.leeds.gov.uk/page"}]}
    return Agreement.model_validate(record(provenance=provenance, organisations=[LEAD, *OTHERS], **changes))


PUBLISHED = agreement()
COMPILED = agreement("public-sources", None)


@pytest.mark.parametrize(
    ("of", "by", "kind", "expected"),
    [
        (PUBLISHED, None, None, ("Leeds City Council", "organisation")),
        (agreement("worked-example", None), None, None, ("Leeds City Council", "organisation")),
        # Another publishes it: nobody knows whose judgement this is.
        (agreement(publisher="trust"), None, None, (None, None)),
        (agreement(publisher="trust"), None, "organisation", ("Leeds City Council", "organisation")),
        (COMPILED, None, None, (None, None)),
        (COMPILED, None, "editors", (None, "editors")),
        (PUBLISHED, None, "partner", (None, "partner")),
        # By a name of the record, in whatever way it is typed.
        (PUBLISHED, "leeds city council", None, ("Leeds City Council", "organisation")),
        (PUBLISHED, "trust", None, ("Leeds Teaching Hospitals NHS Trust", "partner")),
        (PUBLISHED, "Leeds Teaching Hospitals NHS trust", None, ("Leeds Teaching Hospitals NHS Trust", "partner")),
        (PUBLISHED, "Leeds City Council", "independent", ("Leeds City Council", "independent")),
        (COMPILED, "Leeds City Council", None, ("Leeds City Council", None)),
        # By nobody that the record knows.
        (PUBLISHED, "A panel", None, ("A panel", None)),
        (PUBLISHED, "A panel", "residents-panel", ("A panel", "residents-panel")),
        (PUBLISHED, "東京", None, ("東京", None)),
    ],
)
def test_who_judges(of: Agreement, by: str | None, kind: str | None, expected: tuple[str | None, str | None]) -> None:
    assert assessor_of(of, by, kind) == expected


EARLIER = agreement(
    assessments=[
        assessed(3, by="Leeds city council", on="2024"),
        assessed(3, by="Leeds  City Council", on="2025"),
        assessed(3, by="The  Panel", kind="residents-panel"),
        assessed(3, by="Somebody", kind="independent"),
        assessed(3, by="Somebody else", kind="independent"),
        assessed(3, by="Both", kind="independent"),
        assessed(3, by="Both", kind="editors"),
    ]
)


@pytest.mark.parametrize(
    ("by", "kind", "expected"),
    [
        (None, None, ("Leeds  City Council", "organisation")),
        ("the panel", None, ("The  Panel", "residents-panel")),
        (None, "residents-panel", ("The  Panel", "residents-panel")),
        (None, "independent", (None, "independent")),
        ("Both", None, ("Both", None)),
        ("the panel", "independent", ("the panel", "independent")),
    ],
)
def test_whoever_judged_before_is_known_by_the_same_name(
    by: str | None, kind: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert assessor_of(EARLIER, by, kind) == expected


def test_those_who_take_part_cannot_speak_in_a_record_that_others_wrote() -> None:
    assert kinds_allowed(PUBLISHED) == ("organisation", "partner", "residents-panel", "independent", "editors")
    assert kinds_allowed(COMPILED) == ("residents-panel", "independent", "editors")
