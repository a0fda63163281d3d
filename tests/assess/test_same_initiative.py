"""Records of different publishers about one initiative are found by what they say, and by nothing else."""

from __future__ import annotations

from typing import Any

from generator.assess.same_initiative import Other, others_telling
from tests.builders import example, record, register

PAPER = "https://www.leeds.gov.uk/agreement"


def papers(*addresses: str, kind: str = "agreement") -> dict[str, Any]:
    return {"documents": [{"kind": kind, "url": address} for address in addresses]}


def told(records: dict[str, Any], *same_as: tuple[str, ...]) -> dict[str, list[str]]:
    found = others_telling(register(records).cards, same_as)
    return {one: [f"{other.id} {other.because}" for other in others] for one, others in found.items()}


def test_records_that_link_to_one_agreement_belong_together() -> None:
    records = {"ours": record(**papers(PAPER)), "kent--x": record(**papers("https://LEEDS.gov.uk/agreement/#page=2"))}

    assert told(records) == {"ours": ["kent--x paper"], "kent--x": ["ours paper"]}


def test_another_query_is_another_paper() -> None:
    records = {"ours": record(**papers(f"{PAPER}?id=1")), "kent--x": record(**papers(f"{PAPER}?id=2"))}

    assert told(records) == {}


def test_a_paper_that_may_tell_of_many_initiatives_says_nothing() -> None:
    notice = papers(PAPER, kind="privacy-notice")
    assert told({"ours": record(**notice), "kent--x": record(**notice)}) == {}

    many = papers(PAPER)
    assert told({"ours": record(**many), "kent--x": record(**many), "kent--y": record(**many)}) == {}


def test_one_publishers_own_records_are_not_others() -> None:
    same = papers(PAPER)

    assert told({"kent--x": record(**same), "kent--y": record(**same)}, ("kent--x", "kent--y")) == {}


def test_a_successor_of_another_publisher_belongs_together_both_ways() -> None:
    records = {"ours": record(replaced_by="kent--x"), "kent--x": record(), "kent--y": record(replaced_by="kent--x")}

    assert told(records) == {"ours": ["kent--x named"], "kent--x": ["ours named"]}


def test_what_the_keepers_of_the_register_say_comes_first() -> None:
    records = {"ours": record(**papers(PAPER)), "kent--x": record(**papers(PAPER)), "essex--z": record()}

    assert told(records, ("ours", "kent--x", "essex--z", "leeds--nowhere"))["ours"] == ["essex--z said", "kent--x said"]


def test_what_was_taken_down_or_is_invented_stands_beside_nothing() -> None:
    gone = record(status="withdrawn", withdrawn={"date": "2026-01-01", "why": "Twice.", "by": "Kent"})

    assert told({"ours": record(), "kent--x": gone, "kent--y": example()}, ("ours", "kent--x", "kent--y")) == {}


def test_an_address_that_is_none_is_no_trouble() -> None:
    same = papers("https://[::::]/agreement")

    assert others_telling(register({"ours": record(**same), "kent--x": record(**same)}).cards) == {
        "kent--x": (Other("ours", "paper"),),
        "ours": (Other("kent--x", "paper"),),
    }
