"""The start of a new record: refused ids, nothing guessed, nothing overwritten, and a checker that leads to the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.intake.new_ids import IdRefused
from generator.intake.scaffold import agreement_text, write_agreement
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.problems import Problem
from generator.read.strict_yaml import parse
from tests.check.folders import SMALLEST, lay_out, problems_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "content")


def opened(text: str) -> str:
    """A new record with the sign of each comment taken away that stands before a field."""
    return re.sub(r"^# (?= *(?:- )?[a-z_0-9]+:)", "", text, flags=re.MULTILINE)


def places_to_fill_in(text: str) -> list[tuple[int, int]]:
    """Where each FILL IN is told of: at its key, or in a list at itself. A folded text is told of at its key."""
    places = []
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r"([ -]*)[a-z_0-9]+: (>$|FILL IN|\[FILL IN)", line)
        if found:
            places.append((number, line.index("FILL IN") + 1 if "[" in found[2] else len(found[1]) + 1))
    return places


def told(problems: list[Problem]) -> list[tuple[int, int]]:
    return sorted((problem.where.line, problem.where.column) for problem in problems)


def test_it_is_yaml_with_every_field_named() -> None:
    text = agreement_text()
    assert not parse(text).faults
    for name, field in Agreement.model_fields.items():
        key = field.alias or name
        assert re.search(rf"^(# )?{key}:", text, re.MULTILINE), key


def test_each_comment_becomes_a_field_when_the_sign_is_taken_away() -> None:
    document = parse(opened(agreement_text()))
    assert not document.faults
    assert paths_in(document.data, "") == {facts.path for facts in dictionary_of(Agreement) if "*" not in facts.path}


def test_it_leads_to_the_command_that_knows_the_questions() -> None:
    (line,) = [line for line in agreement_text().splitlines() if "`plainview new assessment`" in line]
    assert line.startswith("# Once all else is filled in, ")


def paths_in(data: object, path: str) -> set[str]:
    if isinstance(data, list):
        return {inner for entry in data for inner in paths_in(entry, path)}
    if isinstance(data, dict):
        inside = {f"{path}.{key}".lstrip("."): value for key, value in data.items()}
        return inside.keys() | {inner for key, value in inside.items() for inner in paths_in(value, key)}
    return set()


def test_nothing_in_it_is_a_fact() -> None:
    def values(data: object) -> set[object]:
        if isinstance(data, dict | list):
            inside = data.values() if isinstance(data, dict) else data
            return {value for part in inside for value in values(part)}
        return {data.strip() if isinstance(data, str) else data}

    assert values(parse(opened(agreement_text())).data) == {1, "FILL IN"}


@pytest.mark.parametrize("change", [str, opened], ids=["as it is written", "with every field"])
def test_the_checker_points_at_each_thing_that_is_left_to_fill_in(content: Path, change: type[str]) -> None:
    path = write_agreement("sampleford-meals", content)
    text = change(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")

    problems = problems_of(content)

    assert {problem.code for problem in problems} == {"filler-text"}
    assert len(places_to_fill_in(text)) > 20
    assert told(problems) == places_to_fill_in(text)


def test_the_checker_names_the_words_to_choose_from(content: Path) -> None:
    path = write_agreement("sampleford-meals", content)
    lines = path.read_text(encoding="utf-8").splitlines()
    by_line = {lines[problem.where.line - 1].split(":")[0].strip(" -"): problem for problem in problems_of(content)}

    assert by_line["status"].message == "`status`: `FILL IN` only holds the place of an answer."
    assert by_line["status"].fix.startswith("Choose one of: proposed, pilot, live, ")
    assert "public-task" in by_line["basis"].fix
    assert by_line["review_due"].fix.startswith("Write 2026-02-05; ")
    assert by_line["purpose"].fix == "Write what is known. A record cannot do without it."


ANSWERS: Mapping[str, str] = {
    "title": "Free meals without a form",
    "summary": "The council checks which families get help with rent, and signs their children up for meals.",
    "status": "live",
    "provenance.basis": "publisher",
    "provenance.publisher": "leeds-city-council",
    "areas.id": "leeds",
    "areas.taking_part": "confirmed",
    "organisations.name": "Leeds City Council",
    "organisations.roles": "lead, controller",
    "organisations.kind": "council",
    "purpose": "So that every child who has a right to a free meal gets one.",
    "data.item": "Whether the family gets help with rent",
    "data.id": "benefit-status",
    "data.about": "Parents and carers",
    "data.identifiability": "personally-identifiable",
    "data.from": "leeds-city-council",
    "data.to": "leeds-city-council",
    "data.why": "To find families who have a right to meals.",
    "legal.lawful_bases.basis": "public-task",
    "dates.review_due": "2027-03-01",
    "contact.role": "Free school meals team",
    "contact.email": "meals@leeds.gov.uk",
    "complaint.url": "https://www.leeds.gov.uk/data-complaint",
}


def test_a_record_that_is_filled_in_is_in_order(content: Path) -> None:
    path = write_agreement("sampleford-meals", content)
    lines = path.read_text(encoding="utf-8").splitlines()
    open_ones = [number for number, line in enumerate(lines) if "FILL IN" in line and not line.startswith("#")]
    for number, answer in zip(open_ones, ANSWERS.values(), strict=True):
        lines[number] = lines[number].replace("FILL IN", answer)
    path.write_text("\n".join(lines), encoding="utf-8")

    assert problems_of(content) == []


@pytest.mark.parametrize("identifier", ["", "School", "a--b", "a b", "../a", "a/b", "-a", "a.yml", "a\n"])
def test_what_cannot_be_an_id_is_refused(content: Path, identifier: str) -> None:
    with pytest.raises(IdRefused, match=r"cannot be an id\. Use lower-case letters"):
        write_agreement(identifier, content)
    assert list((content / "agreements").iterdir()) == []


@pytest.mark.parametrize("identifier", ["a" * 65, "long-" * 20 + "long"])
def test_an_id_that_is_too_long_is_refused(content: Path, identifier: str) -> None:
    with pytest.raises(IdRefused, match=rf"has {len(identifier)} characters, and an id has at most 64"):
        write_agreement(identifier, content)


@pytest.mark.parametrize("identifier", ["index", "page", "compare", "all", "2026", "7"])
def test_an_id_that_is_the_address_of_another_page_is_refused(content: Path, identifier: str) -> None:
    with pytest.raises(IdRefused, match=rf"^`{identifier}` is kept for another page"):
        write_agreement(identifier, content)
    assert list((content / "agreements").iterdir()) == []


@pytest.mark.parametrize("identifier", ["con", "CON", "nul", "lpt1"])
def test_an_id_that_windows_cannot_hold_as_a_file_is_refused(content: Path, identifier: str) -> None:
    with pytest.raises(
        IdRefused, match=rf"^`{identifier}` cannot be an id\. Windows keeps the name `{identifier}` for"
    ):
        write_agreement(identifier, content)
    assert list((content / "agreements").iterdir()) == []


def test_an_id_that_a_record_had_before_is_refused(content: Path) -> None:
    (content / "agreements" / "meals.yml").write_text(SMALLEST + "previous_ids: [lunches, dinners]\n", encoding="utf-8")
    with pytest.raises(IdRefused, match=r"^`dinners` was once the id of `meals`, and its address still leads there"):
        write_agreement("dinners", content)
    assert write_agreement("suppers", content).is_file()


def test_a_record_with_a_mistake_still_keeps_its_old_ids(content: Path) -> None:
    (content / "agreements" / "meals.yml").write_text("previous_ids: [dinners]\ntitel: x\n", encoding="utf-8")
    (content / "agreements" / "other.yml").write_text("previous_ids: 7\n", encoding="utf-8")
    (content / "agreements" / "broken.yml").write_bytes(b"previous_ids: [\xff")
    with pytest.raises(IdRefused):
        write_agreement("dinners", content)


def test_a_record_that_is_there_is_left_alone(content: Path) -> None:
    path = write_agreement("a", content)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(IdRefused, match=r"is there already\. Choose another id\.$"):
        write_agreement("a", content)
    assert path.read_text(encoding="utf-8") == "mine"
