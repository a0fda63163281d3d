"""Who gains: an organisation alone, or people too."""

from __future__ import annotations

import pytest

from generator.check.rules import gain_for_organisation_only as rule
from tests.check.rules.conftest import Stated

FOR_ORGANISATION = [
    "The council saves £200,000 a year.",
    "Better performance reporting to the board.",
    "Officers can see all records in one place.",
    "Tenants' details are cleaner, which saves the contact centre time.",
    "Residents do not benefit directly; it gives the council assurance.",
    "Social workers will have access to a chronology.",
    "It helps Fictonborough City Council to meet its duties.",
    "Reduces demand from patients on the service.",
    "A larger council tax base and higher collection.",
    "Fewer calls from residents to the desk.",
    "Registers are more accurate.",
    "Analysts get a list of patients by street.",
    "Auditors find errors sooner, and costs fall.",
    "The council, the police and schools save money.",
]
FOR_PEOPLE = [
    "Ward staff save an hour a day, and spend it with patients.",
    "The council saves money, and bills are lower.",
    "Nobody has to fill in a form, so officers save time.",
    "Zookeepers hear sooner and save the council money.",
    "An astronaut gets a place on a course with savings.",
    "Potholes close in 2 days, at lower cost.",
    "Streets are safer, and police spend fewer hours there.",
    "300 more children eat a free meal.",
]


@pytest.mark.parametrize("kind", ["promise", "gain"])
@pytest.mark.parametrize("text", FOR_ORGANISATION)
def test_a_gain_for_an_organisation_alone(text: str, kind: str, stated: Stated) -> None:
    assert [fault.at[-1] for fault in stated(rule, text, kind)] == ["promise" if kind == "promise" else "because"]


@pytest.mark.parametrize("kind", ["promise", "gain"])
@pytest.mark.parametrize("text", [*FOR_PEOPLE, "It began in May."])
def test_a_gain_for_people_or_none_at_all(text: str, kind: str, stated: Stated) -> None:
    assert stated(rule, text, kind) == []


def test_other_questions_are_not_about_who_gains(stated: Stated) -> None:
    assert stated(rule, FOR_ORGANISATION[0], "safe") == []


def test_a_gain_that_the_record_calls_the_services_own_may_stand_beside_one_for_people(stated: Stated) -> None:
    for whom, others, number in (
        ("service", [], 1),
        ("people", [], 1),
        ("service", ["people"], 0),
        ("service", ["public"], 0),
        ("service", ["service"], 1),
        ("people", ["people"], 1),
    ):
        more = [{"promise": "Children eat.", "for": other} for other in others]
        found = stated(rule, FOR_ORGANISATION[0], "promise", more_promises=more, **{"for": whom})
        assert len(found) == number, (whom, others)
