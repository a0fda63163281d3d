"""The real content: clean, traceable, and true to what the register promises."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.model.agreement import Agreement
from generator.model.register import Register

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def register() -> Register:
    checked = check_content(CONTENT)
    assert [str(warning.where) + " " + warning.code for warning in checked.warnings if warning.code == "same-sentence"] == []
    return checked.register


@pytest.fixture(scope="module")
def agreements(register: Register) -> dict[str, Agreement]:
    return {card.id: register.agreement(card.id) for card in register.cards}


def test_there_are_seventy_real_records_and_at_least_six_examples(register: Register) -> None:
    bases = Counter(card.basis for card in register.cards)
    assert bases["public-sources"] == 70
    assert bases["worked-example"] >= 6


def test_every_area_of_the_united_kingdom_is_there(register: Register) -> None:
    kinds = Counter(area.kind for area in register.areas.values() if not area.invented)
    assert (kinds["nation"], kinds["region"], kinds["combined-authority"], kinds["county"]) == (4, 9, 15, 21)
    assert sum(kinds.values()) == 410


def test_a_real_record_has_dated_sources_and_no_assessment(agreements: dict[str, Agreement]) -> None:
    for identifier, agreement in agreements.items():
        if agreement.provenance.basis == "public-sources":
            assert agreement.provenance.sources, identifier
            assert agreement.provenance.checked, identifier
            assert not agreement.assessments, f"{identifier}: an assessment of a real body was not made by us to invent"


def test_comments_trace_facts_to_sources(agreements: dict[str, Agreement]) -> None:
    for identifier, agreement in agreements.items():
        if agreement.provenance.basis != "public-sources":
            continue
        text = (CONTENT / "agreements" / f"{identifier}.yml").read_text(encoding="utf-8")
        named = {int(number) for number in re.findall(r"sources? (\d+)", text)}
        assert len(re.findall(r"#.*source", text)) >= 3, identifier
        assert max(named, default=1) <= len(agreement.provenance.sources or ()), identifier


def test_no_two_summaries_share_a_sentence(register: Register) -> None:
    seen: dict[str, str] = {}
    for card in register.cards:
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(card.summary.split())):
            other = seen.setdefault(sentence.casefold(), card.id)
            assert other == card.id, f"{card.id} and {other}: {sentence}"


def test_examples_cover_the_sectors_and_disagree(agreements: dict[str, Agreement]) -> None:
    examples = [agreement for agreement in agreements.values() if agreement.invented]
    sectors = {sector for example in examples for sector in example.sectors or ()}
    assert {"housing", "health", "welfare", "social-care", "community-safety"} <= sectors
    assert any(example.status == "declined" for example in examples)
    assert sum(len({a.by.name for a in example.assessments or ()}) > 1 for example in examples) >= 2


def test_examples_are_complete_in_every_field(agreements: dict[str, Agreement]) -> None:
    may_be_absent = {"replaced_by", "withdrawn"}
    for identifier, agreement in agreements.items():
        if agreement.invented:
            missing = {name for name in Agreement.model_fields if getattr(agreement, name) is None} - may_be_absent
            assert not missing, f"{identifier}: {missing}"


BANNED = re.compile(
    r"\b(citizens?|service users?|data subjects?|pseudonymis\w+|stakeholders?|leverag\w+|robust\w*|utilis\w+|secondary use\w*)\b",
    re.IGNORECASE,
)


def test_no_word_that_readers_do_not_use(agreements: dict[str, Agreement]) -> None:
    for identifier, agreement in agreements.items():
        for text in (agreement.title, agreement.summary, agreement.purpose, *(item.item for item in agreement.data)):
            assert not BANNED.search(text), f"{identifier}: {text}"
