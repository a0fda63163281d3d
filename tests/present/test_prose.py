"""Pages written by hand: words are put in before Markdown, figures after it, and a slip stops the build."""

from __future__ import annotations

import pytest

from generator.model.glossary import Glossary, Term
from generator.model.inserts import FIGURES, WORDS
from generator.present.prose import Prose, UnknownInsert

PROSE = Prose(Glossary([Term(id="ward", term="ward", means="A part of a town.")]))


def test_a_word_is_put_into_its_sentence() -> None:
    assert PROSE.with_words("It has [[town-people]] people in [[town-wards]] wards.", "a.md") == (
        "It has 2,000 people in 4 wards."
    )


def test_what_a_figure_is_called_waits_until_after_markdown() -> None:
    assert PROSE.with_words("[[town-alone]]", "a.md") == "[[town-alone]]"
    html = PROSE.with_figures("<p>Before.</p>\n<p>[[town-alone]]</p>", "understand/town/")
    assert html.startswith("<p>Before.</p>\n")
    assert "Exact age, sex and street" in html
    assert "[[" not in html


@pytest.mark.parametrize("text", ["[[town-poeple]]", "[[]]", "[[Town-people]]", "[[ town-people ]]"])
def test_what_nothing_makes_is_refused(text: str) -> None:
    with pytest.raises(UnknownInsert, match=r"^understand/a\.md: .* is nothing that a page may name"):
        PROSE.with_words(text, "understand/a.md")


def test_a_figure_in_a_sentence_is_refused() -> None:
    with pytest.raises(UnknownInsert, match="stands alone on a line"):
        PROSE.with_figures("<p>It is [[town]].</p>", "understand/town/")


def test_brackets_in_the_glossary_are_no_insert() -> None:
    prose = Prose(Glossary([Term(id="ward", term="ward", means="A [[town]] thing.")]))
    assert "A [[town]] thing." in prose.with_figures("<p>[[glossary]]</p>", "understand/glossary/")


def test_links_are_left_alone() -> None:
    assert PROSE.with_words("[a](b.md), [c] and [[d](e.md)]", "a.md") == "[a](b.md), [c] and [[d](e.md)]"


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_made(name: str) -> None:
    made = PROSE.with_figures(f"<p>[[{name}]]</p>", "understand/town/")
    assert "<" in made
    assert "[[" not in made


@pytest.mark.parametrize("name", WORDS)
def test_every_word_can_be_made(name: str) -> None:
    assert PROSE.with_words(f"[[{name}]]", "a.md").strip("[]") not in ("", name)


def test_the_first_use_of_a_term_is_explained() -> None:
    html = PROSE.with_figures("<p>A ward, a ward.</p>", "understand/town/")
    assert html.count('class="pv-term"') == 1
    assert "A part of a town." in html


def test_the_town_is_fetched_from_the_root_of_the_site() -> None:
    assert 'data-source="../../assets/town.json"' in PROSE.with_figures("<p>[[town]]</p>", "understand/town/")
    assert 'data-source="../assets/town.json"' in PROSE.with_figures("<p>[[town]]</p>", "town/")
