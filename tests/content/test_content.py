"""The real content: clean, traceable, and true to what the register promises."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.assess.outcome import outcomes_of
from generator.check.checker import Checked, check_content
from generator.check.texts import texts_of
from generator.cli import main as command
from generator.model.agreement import Agreement
from generator.model.assessment import NOT_ASSESSED
from generator.model.register import Register

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
AS_OF = date(2026, 11, 23)
COMPILED, INVENTED = "public-sources", "worked-example"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_content(CONTENT, as_of=AS_OF)


@pytest.fixture(scope="module")
def register(checked: Checked) -> Register:
    return checked.register


@pytest.fixture(scope="module")
def agreements(register: Register) -> dict[str, Agreement]:
    return {card.id: register.agreement(card.id) for card in register.cards}


@pytest.fixture(scope="module")
def compiled(agreements: dict[str, Agreement]) -> dict[str, Agreement]:
    """The records compiled from public pages."""
    return {name: agreement for name, agreement in agreements.items() if agreement.provenance.basis == COMPILED}


@pytest.fixture(scope="module")
def examples(agreements: dict[str, Agreement]) -> dict[str, Agreement]:
    return {name: agreement for name, agreement in agreements.items() if agreement.invented}


def written(name: str) -> str:
    """A record as its file has it, comments and all."""
    return (CONTENT / "agreements" / f"{name}.yml").read_text(encoding="utf-8")


# One worked example shows what a page says where an answer leaves something open. Nothing else may be warned about.
LEFT_OPEN = {"exampleshire-school-next-morning": ["not-an-answer"]}


def test_the_checker_has_nothing_to_say_but_of_the_example_that_shows_it(checked: Checked) -> None:
    said: dict[str, list[str]] = {}
    for warning in checked.warnings:
        said.setdefault(Path(warning.where.path).stem, []).append(warning.code)
    assert said == LEFT_OPEN
    assert all(checked.register.card[name].invented for name in LEFT_OPEN)


def test_what_is_still_to_explain_is_what_the_checker_says(register: Register) -> None:
    open_points = {name: [point.code for point in points] for name, points in register.open_points.items()}
    assert open_points == LEFT_OPEN


# The records compiled from public pages


def test_there_are_seventy_real_records_and_at_least_six_examples(register: Register) -> None:
    bases = Counter(card.basis for card in register.cards)
    assert bases.keys() == {COMPILED, INVENTED}
    assert bases[COMPILED] == 70
    assert bases[INVENTED] >= 6


def test_a_real_record_has_dated_sources_and_no_assessment(compiled: dict[str, Agreement]) -> None:
    for name, agreement in compiled.items():
        assert agreement.provenance.checked, name
        assert agreement.provenance.sources and all(source.seen for source in agreement.provenance.sources), name
        assert not agreement.assessments, f"{name}: an assessment of a real body is not ours to invent"


def test_comments_trace_facts_to_sources(compiled: dict[str, Agreement]) -> None:
    for name, agreement in compiled.items():
        text = written(name)
        lists = re.findall(r"#.*?\bsources? ((?:\d+(?:, | and )?)+)", text)
        numbers = {int(number) for numbers in lists for number in re.findall(r"\d+", numbers) if int(number) < 1000}
        assert max(numbers, default=1) <= len(agreement.provenance.sources or ()), f"{name} has no such source"
        data = re.search(r"^data:\n(.*?)(?=^[a-z_]+:|\Z)", text, re.MULTILINE | re.DOTALL)
        assert data and re.search(r"#.*\bsource", data[1]), f"{name}: where was it read which data is shared?"


def test_no_two_summaries_share_a_sentence(register: Register) -> None:
    seen: dict[str, str] = {}
    for card in register.cards:
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(card.summary.split())):
            other = seen.setdefault(sentence.casefold(), card.id)
            assert other == card.id, f"{card.id} and {other}: {sentence}"


def test_a_summary_is_short_and_its_sentences_are(agreements: dict[str, Agreement]) -> None:
    for name, agreement in agreements.items():
        sentences = re.split(r"(?<=[.!?])\s+", " ".join(agreement.summary.split()))
        longest = max(sentences, key=lambda sentence: len(sentence.split()))
        assert len(longest.split()) <= 35, f"{name}: {longest}"


# The worked examples


def test_examples_cover_the_sectors_and_a_no(examples: dict[str, Agreement]) -> None:
    sectors = {sector for example in examples.values() for sector in example.sectors or ()}
    assert {"housing", "health", "welfare", "social-care", "community-safety"} <= sectors
    assert any(example.status == "declined" for example in examples.values())


def test_in_two_examples_or_more_assessors_disagree(register: Register) -> None:
    disagreed = set()
    for card in register.cards:
        outcomes = outcomes_of(card, register.frameworks)
        for tests in zip(*(outcome.tests for outcome in outcomes), strict=True):
            if card.invented and len({test.outcome for test in tests} - {NOT_ASSESSED}) > 1:
                disagreed.add(card.id)
    assert len(disagreed) >= 2, disagreed


def test_examples_are_complete_in_every_field(examples: dict[str, Agreement]) -> None:
    may_be_absent = {"replaced_by", "withdrawn"}
    for name, agreement in examples.items():
        missing = {field for field in Agreement.model_fields if getattr(agreement, field) is None} - may_be_absent
        assert not missing, f"{name}: {missing}"


# Areas


def test_every_area_of_the_united_kingdom_is_there(register: Register) -> None:
    here = [area for area in register.areas.values() if not area.invented and not area.is_to_begin(AS_OF)]
    kinds = Counter(area.kind for area in here)
    larger = {"nation": 4, "region": 9, "combined-authority": 15, "county": 21}
    assert {kind: kinds[kind] for kind in larger} == larger
    assert sum(kinds.values()) - sum(larger.values()) == 361


def test_the_councils_of_surrey_hand_over_to_two_new_ones(register: Register) -> None:
    areas = register.areas
    heirs = {"east-surrey": 5, "west-surrey": 6}
    for heir, districts in heirs.items():
        assert areas[heir].replaces[0] == "surrey-county" and len(areas[heir].replaces) == districts + 1
        assert len(register.outlined[heir]) == districts
        assert areas[heir].sources and str(areas[heir].from_) == "2027-04-01"
    ending = [area for area in areas.values() if not area.invented and area.until]
    assert len(ending) == 12 and {str(area.until) for area in ending} == {"2027-03-31"}
    assert all(area.sources for area in ending)


def test_an_area_that_is_no_district_says_so_in_its_id(register: Register) -> None:
    for identifier, area in register.areas.items():
        if area.kind in ("region", "combined-authority", "county"):
            assert identifier.endswith(f"-{area.kind}"), identifier
        if not area.invented and area.kind != "nation":
            assert area.nation in ("england", "wales", "scotland", "northern-ireland"), identifier


# Words

BANNED = re.compile(
    r"\b(citizens?|service users?|data subjects?|pseudonymi[sz]\w+|stakeholders?|leverag\w+|robust(ly)?|utili[sz]\w+|"
    r"secondary use\w*|data are)\b",
    re.IGNORECASE,
)


def test_no_word_that_readers_do_not_use(agreements: dict[str, Agreement], register: Register) -> None:
    found = []
    for name, record in {**agreements, **register.frameworks}.items():
        # A name given by others, such as that of a paper or a body, is left as it is.
        texts = [
            (at, text)
            for at, text in texts_of(record).words
            if not {"title", "name", "quote"} & {at[-1]} or len(at) == 1
        ]
        found += [f"{name} {at}: {text}" for at, text in texts if BANNED.search(text)]
    assert found == []


def test_the_ledger_knows_every_id() -> None:
    """What CI holds: no id was lost or used again (else the content has errors), and none is missing."""
    done = CliRunner().invoke(command, ["ids", "--check", "--content", str(CONTENT)])

    assert (done.exit_code, done.stderr) == (0, "")


WITH_A_SCHEMA = sorted(
    [
        *(CONTENT / "agreements").glob("*.yml"),
        *(CONTENT / "areas").glob("*.yml"),
        *(CONTENT / f"{name}.yml" for name in ("organisations", "glossary", "search-words", "redactions")),
    ]
)


def test_the_first_line_of_each_file_names_its_schema() -> None:
    """So that an editor that was opened on one file alone knows it. Frameworks are frozen: settings name theirs."""
    wrong = []
    for file in WITH_A_SCHEMA:
        first = file.read_text("utf-8").partition("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        expected = file.stem if file.parent == CONTENT else file.parent.name.removesuffix("s")
        schema = (file.parent / named).resolve()
        if (
            named == first
            or schema != CONTENT.parent / ".vscode" / "schemas" / f"{expected}.json"
            or not schema.exists()
        ):
            wrong.append(file.name)
    assert wrong == []
