"""The law page, the page on what protects people, and the glossary: sourced, complete and plain."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.check.page_reading import LONGEST_SENTENCE, read_page
from generator.check.sentences import sentences_of
from generator.mkdocs_plugin import site_from
from generator.model.vocabulary import (
    IDENTIFIABILITY,
    IDENTIFIABILITY_ORDER,
    LAWFUL_BASES,
    NOT_STATED,
    SPECIAL_CONDITIONS,
)

CONTENT = Path(__file__).parents[2] / "content"
UNDERSTAND = CONTENT / "pages" / "understand"
LAW, PROTECTIONS = "the-law", "protections"
PAGES = (LAW, PROTECTIONS)

SOURCE = re.compile(
    r"^Source: .*\[[^\]]+\]\(https://[^)\s]+\).* Checked \d{1,2} [A-Z][a-z]+ 20\d\d\.\n\{: \.pv-source \}$",
    re.MULTILINE,
)
ANCHOR = re.compile(r"\{:? ?#([\w-]+) ?\}")


def page(name: str) -> str:
    """A page without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", (UNDERSTAND / f"{name}.md").read_text(encoding="utf-8"), flags=re.DOTALL)


def topics(text: str, level: int) -> dict[str, str]:
    """What stands under each heading of a level, up to the next heading of that level or a higher one."""
    parts = re.split(rf"^(#{{1,{level}}}) (.+)$", text, flags=re.MULTILINE)
    return {
        heading: body
        for marks, heading, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
        if len(marks) == level
    }


def anchors(text: str) -> list[str]:
    return ANCHOR.findall(text)


# Sources


@pytest.mark.parametrize("heading", topics(page(LAW), 3))
def test_each_topic_of_the_law_has_a_source_and_the_day_it_was_checked(heading: str) -> None:
    assert len(SOURCE.findall(topics(page(LAW), 3)[heading])) == 1, heading


def test_each_part_on_protections_but_the_last_has_a_source() -> None:
    parts = topics(page(PROTECTIONS), 2)
    bare = [heading for heading, body in parts.items() if not SOURCE.search(body)]
    assert bare == [list(parts)[-1]]


def test_each_row_of_the_rules_for_small_numbers_has_a_source() -> None:
    rule = topics(page(PROTECTIONS), 3)["There is no single rule { #no-single-rule }"]
    rows = [line for line in rule.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 6
    assert [row for row in rows if not re.match(r"\| [\w ,-]+, \[[^\]]+\]\(https?://", row)] == []


# What must be there


def test_each_lawful_basis_and_special_condition_has_one_place_to_link_to() -> None:
    counts = Counter(anchors(page(LAW)))
    wanted = (LAWFUL_BASES.keys() | SPECIAL_CONDITIONS.keys()) - {NOT_STATED}
    assert len(wanted) == 7 + 10
    assert {name: counts[name] for name in wanted} == dict.fromkeys(wanted, 1)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("words", [LAWFUL_BASES, SPECIAL_CONDITIONS])
def test_the_law_page_and_the_records_use_the_same_words(words: dict[str, object]) -> None:
    text = page(LAW).replace("’", "'")
    for name, word in {**LAWFUL_BASES, **SPECIAL_CONDITIONS}.items():
        if name in words and name != NOT_STATED:
            opening = word.meaning.split(",")[0].rstrip(".")
            said = re.search(rf"^- \*\*{re.escape(word.label)}\.\*\* (.+)\n\{{: #{name} \}}$", text, re.MULTILINE)
            assert said, f"{name}: “{word.label}” with its anchor"
            if name != "recognised-legitimate-interest":  # the page lists the five reasons further down
                assert said[1].startswith(opening), f"{name}: {said[1]}"


def test_each_link_within_a_page_leads_to_an_anchor() -> None:
    held = {name: set(anchors(page(name))) for name in PAGES}
    for name in PAGES:
        for other, anchor in re.findall(r"\]\(([\w-]*)(?:\.md)?#([\w-]+)\)", page(name)):
            assert anchor in held[other or name], f"{name}: {other}#{anchor}"


def test_the_figure_and_its_count_are_inserts_and_stand_once() -> None:
    text = page(PROTECTIONS)
    assert re.findall(r"\[\[([\w-]+)\]\]", text) == ["noise-true-count", "noise-picture"]
    assert re.search(r"\n\n\[\[noise-picture\]\]\n\n", text)


NUMBER = re.compile(
    r"\d+|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|half|third|quarter)\b",
    re.I,
)

# Figures that were found, each with its source on the page. A change here is a change of fact: look at the source.
FIGURES = {
    LAW: {
        "The seven reasons to use data": ["There are seven", "There were six until 5 February 2026"],
        "The newest reason": ["covers five things"],
        "Specially protected data": ["one of these ten"],
        "Important for the public": ["The law lists 23 uses"],
        "The Digital Economy Act": ["Act of 2017", "since July 2018"],
        "The National Data Opt-out": [
            "since 25 May 2018",
            "0300 303 5678",
            "**not** a way to opt out of data sharing",
        ],
        "The Caldicott principles and Guardians": ["eight rules", "8. Tell people"],
        "See it": ["one month, and two more"],
        "Ask them to stop": ["one month to answer"],
        "When a computer decides": ["began on 5 February 2026"],
        "Complain to them first": ["Since 19 June 2026", "**Within 30 days**"],
        "The regulator, and its new name": ["could not confirm the date", "old name on 23 June 2026"],
    },
    PROTECTIONS: {
        "There is no single rule": [
            "| **Hidden:** 1 to 5, shown as a star. A second number too,",
            "| **Hidden:** an average of 1 to 7 people, shown as a star. Not for England as a whole. |",
            "| **Rounded:** 1 to 7 becomes 5. Others go to the nearest 5. Zero stays zero.",
            "if fewer than 8 people had one. |",
            "| **Rounded:** to the nearest 5, but not for England as a whole. **Hidden:** some numbers,",
            "| **A limit of 10.** It is one part of a wider check. |",
            "| **Hidden:** under 10. The answer is then 0. |",
        ]
    },
}


def test_the_rules_for_small_numbers_hold_no_figure_but_these() -> None:
    """So that a row or a number that nobody looked up cannot slip in, in figures or in words."""
    (rule,) = [
        body for heading, body in topics(page(PROTECTIONS), 3).items() if heading.startswith("There is no single")
    ]
    cells = [re.sub(r"\]\([^)]*\)", "]", row) for row in rule.splitlines() if row.startswith("| ")][2:]
    numbers = [re.findall(NUMBER, cell.split(" | ")[1]) for cell in cells]
    assert numbers == [
        ["1", "5"],
        ["1", "7"],
        ["1", "7", "5", "5", "Zero", "zero", "8"],
        ["5", "1", "2"],
        ["10"],
        ["10", "0"],
    ]


@pytest.mark.parametrize("name", PAGES)
def test_the_figures_are_those_that_were_found(name: str) -> None:
    held = {re.sub(r" \{.*", "", heading): body for heading, body in topics(page(name), 3).items()}
    for heading, figures in FIGURES[name].items():
        assert [figure for figure in figures if figure not in held[heading]] == [], heading


# The glossary


@pytest.mark.parametrize("level", IDENTIFIABILITY_ORDER)
def test_a_level_means_the_same_in_the_glossary_as_on_records(terms: list[Term], level: str) -> None:
    (term,) = [each for each in terms if each["id"] == level]
    assert term["means"] == IDENTIFIABILITY[level].meaning
    assert term["more"] == f"understand/spectrum/#{level}"


Term = dict[str, str | list[str]]


@pytest.fixture(scope="module")
def terms() -> list[Term]:
    held = yaml.safe_load((CONTENT / "glossary.yml").read_text(encoding="utf-8"))
    assert held["schema"] == 1
    return list(held["terms"])


def forms(term: Term) -> list[str]:
    return [str(term["term"]), *term.get("also", [])]


def test_no_two_terms_share_an_id_or_a_form(terms: list[Term]) -> None:
    for many in (
        Counter(str(term["id"]) for term in terms),
        Counter(form.casefold() for term in terms for form in forms(term)),
    ):
        assert [one for one, count in many.items() if count > 1] == []


def test_a_meaning_is_short_and_stands_alone(terms: list[Term]) -> None:
    for term in terms:
        sentences = sentences_of(str(term["means"]))
        assert len(sentences) <= 2, term["id"]
        assert all(len(sentence.split()) <= LONGEST_SENTENCE for sentence in sentences), term["id"]
        # A word may not be explained by itself, but may stand in its own law's name.
        assert str(term["term"]).casefold() not in str(term["means"]).casefold(), term["id"]


def test_the_glossary_as_a_whole_is_plain(terms: list[Term]) -> None:
    asked = site_from(CONTENT.parent / "mkdocs.yml").settings.prose
    assert read_page("glossary.yml", "\n\n".join(str(term["means"]) for term in terms)).harder_than(asked) == ()


def test_more_about_a_term_leads_to_its_place_on_these_pages(terms: list[Term]) -> None:
    held = {name: set(anchors(page(name))) for name in PAGES}
    led = 0
    for term in terms:
        place = re.fullmatch(r"understand/([\w-]+)/(?:#([\w-]+))?", str(term.get("more", "understand/index/")))
        assert place, term
        if place[1] in held and place[2]:
            led += 1
            assert place[2] in held[place[1]], term
    assert led >= 20


def test_meanings_agree_with_the_words_of_the_records(terms: list[Term]) -> None:
    means = {str(term["id"]): str(term["means"]) for term in terms}
    for name in ("public-task", "legal-obligation", "vital-interests", "legitimate-interests"):
        # The reason itself, in the words of the vocabulary: "a law says that they must".
        core = re.sub(r"^(It is needed |They have )", "", LAWFUL_BASES[name].meaning).rstrip(".").split(",")[0]
        shared = set(core.casefold().split()) & set(means[name].casefold().rstrip(".").split())
        assert len(shared) >= 0.7 * len(set(core.split())), (name, core, means[name])
    assert means["explicit-consent"] == SPECIAL_CONDITIONS["article-9-2-a"].meaning
