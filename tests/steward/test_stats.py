"""What the register holds, in numbers: real records only, whole parts, and no score."""

from __future__ import annotations

from pathlib import Path

from generator.publish.folder import staging
from generator.steward.stats import PARTS, Number, stats
from tests.builders import AS_OF, assessed, example, own_record, record, register

REGISTER = register(
    {
        "one": record("One", assessments=[assessed(5), assessed(1, "A charity", "partner")], retention="A year."),
        "two": own_record(
            "Two",
            areas=[{"id": "york"}, {"id": "leeds"}],
            assessments=[assessed(2)],
            dates={"review_due": "2026-11-22"},
            benefits=[
                {"promise": "A", "result": {"state": "met"}},
                {"promise": "B", "due": "2026-01-01"},
                {"promise": "C", "due": "2027-01-01"},
            ],
        ),
        "three": record("Three", status="ended", organisations=[{"name": "A body", "roles": ["lead"]}]),
        "made-up": example(assessments=[assessed(5)]),
    }
)


def numbers(site: Path = Path("nowhere")) -> dict[tuple[str, str], Number]:
    return {(one.part, one.name): one for one in stats(REGISTER, AS_OF, site)}


def value(part: str, name: str) -> tuple[int, int | None]:
    one = numbers()[part, name]
    return one.value, one.of


def test_records_are_counted_and_examples_apart() -> None:
    assert value("register", "records") == (3, None)
    assert value("register", "worked-examples") == (1, None)
    assert value("register", "places") == (2, 5)


def test_each_word_is_counted_of_all_records() -> None:
    assert value("status", "live") == (2, 3)
    assert value("status", "ended") == (1, 3)
    assert ("status", "paused") not in numbers()
    assert value("provenance", "publisher") == (1, 3)
    assert value("lead-kind", "council") == (2, 3)
    assert value("lead-kind", "not-stated") == (1, 3)


def test_a_record_counts_once_in_each_place_that_it_names() -> None:
    assert value("place", "leeds") == (3, 3)
    assert value("place", "york") == (1, 3)
    assert value("place-kind", "unitary") == (3, 3)
    assert [one.label for key, one in numbers().items() if key[0] == "place"] == ["Leeds", "York"]


def test_facts_are_counted_as_on_the_page_of_gaps() -> None:
    assert value("facts", "retention") == (1, 3)
    assert value("facts", "benefits") == (1, 3)


def test_the_leading_assessment_is_counted_by_word_for_each_test() -> None:
    assert value("assessed", "records") == (2, 3)
    assert value("tests", "tests-1/purposeful/shown") == (1, 2)
    assert value("tests", "tests-1/purposeful/not-shown-yet") == (1, 2)
    assert value("tests", "tests-1/purposeful/partly-shown") == (0, 2)


def test_reviews_and_promises() -> None:
    assert value("reviews", "overdue") == (1, 2)
    assert value("promises", "reported") == (1, 3)
    assert value("promises", "not-reported") == (2, 3)
    assert value("promises", "no-report") == (1, 3)


def test_the_last_site_is_measured(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as folder:
        (folder / "a.html").write_bytes(b"12345")
    found = numbers(tmp_path / "site")
    assert (found["site", "files"].value, found["site", "bytes"].value) == (1, 5)


def test_every_part_has_a_heading_and_stands_in_its_order() -> None:
    parts = [one.part for one in stats(REGISTER, AS_OF, Path("nowhere"))]
    assert list(dict.fromkeys(parts)) == list(PARTS)


def test_an_empty_register_has_numbers_too() -> None:
    found = stats(register({}), AS_OF, Path("nowhere"))
    assert ("register", "records", 0) in {(one.part, one.name, one.value) for one in found}
