"""The pages of the explainer that tell of levels, the town and research: sourced, counted and plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check.sentences import sentences_of
from generator.model.inserts import FIGURES, WORDS
from generator.model.vocabulary import IDENTIFIABILITY, IDENTIFIABILITY_ORDER, SECTORS

UNDERSTAND = Path(__file__).parents[2] / "content" / "pages" / "understand"
PAGES = ("index", "spectrum", "town", "small-numbers", "crowds", "who-would-try", "research")
COUNTED = ("town", "small-numbers", "who-would-try")
"""Pages on which no number is typed: each one is counted when the site is built."""

SOURCE = re.compile(
    r"^Source: .*\]\(https://[^)\s]+\).* Checked \d{1,2} [A-Z][a-z]+ 20\d\d\.\n\{: \.pv-source \}$", re.MULTILINE
)
INSERT = re.compile(r"\[\[([\w-]+)\]\]")


def page(name: str) -> str:
    """A page without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", (UNDERSTAND / f"{name}.md").read_text(encoding="utf-8"), flags=re.DOTALL)


def sections(name: str) -> dict[str, str]:
    """What stands under each heading of the second level, by its anchor, or by its words where it has none."""
    parts = re.split(r"^## (.+)$", page(name), flags=re.MULTILINE)
    found = {}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        anchor = re.search(r"\{: #([\w-]+)(?: \.pv-year)? \}$", heading)
        found[anchor[1] if anchor else heading] = body
    return found


def unsourced(text: str) -> str:
    """A text without its lines of sources."""
    return re.sub(r"^Source: .*$", "", text, flags=re.MULTILINE)


def read(text: str) -> str:
    """What a reader sees of a text: no sources, addresses, anchors or inserts."""
    text = re.sub(r"\]\([^)]+\)|\{: [^}]*\}", "", unsourced(text))
    return INSERT.sub("", text)


# Research: each figure with its source

# Which figures may stand in which section, and the address that its source line must hold. Those of the governor and
# the phones are as others give them; the rest stand in the abstracts, and the shops on the page of MIT. A change here
# is a change of fact: look at the source.
FIGURES_FOUND: dict[str, tuple[str, set[str]]] = {
    "governor": ("https://ar5iv.labs.arxiv.org/html/1501.00100", {"20"}),
    "three-facts": (
        "https://dataprivacylab.org/projects/identifiability/paper1.pdf",
        {"1990", "87%", "216", "248", "53%"},
    ),
    "counted-again": ("https://crypto.stanford.edu/~pgolle/papers/census.pdf", {"2000", "63%", "87%"}),
    "films": ("https://doi.org/10.1109/SP.2008.33", {"500,000"}),
    "phones": ("https://doi.org/10.1038/srep01376", {"1.5", "15", "95%"}),
    "cards": ("https://doi.org/10.1126/science.1256297", {"1.1", "3", "10,000", "90%", "22%"}),
    "incomplete": ("https://doi.org/10.1038/s41467-019-10933-3", {"99.98%", "15", "210"}),
    "bigger-crowd": ("https://doi.org/10.1016/j.patter.2021.100204", {"60", "3", "93%", "22%", "87%"}),
}
LAST = "for-you"
# General knowledge, that no source which we saw gives.
NEVER = ("99%", "68%", "80%", "Weld")


def test_each_study_has_its_section_with_its_source() -> None:
    assert [*FIGURES_FOUND, LAST] == list(sections("research"))
    for anchor, (address, _) in FIGURES_FOUND.items():
        found = SOURCE.findall(sections("research")[anchor])
        assert len(found) == 1 and f"({address})" in found[0], anchor


@pytest.mark.parametrize("anchor", FIGURES_FOUND)
def test_the_figures_of_a_study_are_those_that_were_found(anchor: str) -> None:
    figures = re.findall(r"\d[\d,.]*\d%?|\d%?", read(sections("research")[anchor]))
    assert set(figures) == FIGURES_FOUND[anchor][1]


def test_no_figure_stands_outside_the_studies() -> None:
    before = page("research").split("\n## ")[0]
    assert re.findall(r"\d+", read(before) + read(sections("research")[LAST])) == []


def test_no_figure_that_was_not_found_is_given() -> None:
    assert [figure for figure in NEVER if re.search(rf"(?<![\d.]){re.escape(figure)}", page("research"))] == []


def test_figures_that_only_others_give_say_so() -> None:
    assert "as later accounts give it" in sections("research")["governor"]
    assert "We have these figures from the next study" in sections("research")["three-facts"]
    assert "As one summary gives it" in sections("research")["phones"]


# In words, where a figure in digits would not be seen to change. "One" says too much else.
IN_WORDS = {
    "governor": ["two", "Two"],
    "three-facts": [],
    "counted-again": [],
    "films": [],
    "phones": ["four", "Two", "half", "four"],
    "cards": ["Four"],
    "incomplete": [],
    "bigger-crowd": ["four", "five"],
}


@pytest.mark.parametrize("anchor", IN_WORDS)
def test_the_numbers_in_words_are_those_that_were_found(anchor: str) -> None:
    number = r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|dozen)\b"
    text = re.sub(r"^## .*", "", unsourced(sections("research")[anchor]))
    assert re.findall(number, text, re.IGNORECASE) == IN_WORDS[anchor]


def test_each_study_says_what_it_does_not_show() -> None:
    for anchor in FIGURES_FOUND:
        body = sections("research")[anchor]
        assert body.count("**What it shows.**") == body.count("**What it does not show.**") == 1, anchor


def test_studies_stand_from_the_oldest_to_the_newest() -> None:
    years = [int(year) for year in re.findall(r"^## (?:The )?(\d{4})", page("research"), re.MULTILINE)]
    assert len(years) == len(FIGURES_FOUND) and years == sorted(years)


def test_as_many_studies_are_promised_as_there_are() -> None:
    assert len(FIGURES_FOUND) == 8
    assert "description: Eight studies" in (UNDERSTAND / "research.md").read_text(encoding="utf-8")


def test_what_it_means_for_you_is_said_in_four_sentences() -> None:
    assert len(sentences_of(sections("research")[LAST])) == 4


# Levels


def test_each_level_and_silence_has_one_place_to_link_to() -> None:
    anchors = re.findall(r"\{: #([\w-]+) \}", page("spectrum"))
    assert sorted(set(anchors)) == sorted(anchors)
    assert IDENTIFIABILITY.keys() <= set(anchors)
    assert {"three-things", "it-can-change"} <= set(anchors)


@pytest.mark.parametrize("level", IDENTIFIABILITY_ORDER)
def test_each_level_has_an_example_from_every_sector_and_says_what_the_law_says(level: str) -> None:
    body = sections("spectrum")[level]
    examples = re.findall(r"^- \*\*(.+?):\*\* \S", body, re.MULTILINE)
    assert examples == [word.label for word in SECTORS.values()]
    assert body.count("**What the law says:**") == 1 and len(SOURCE.findall(body)) == 1


@pytest.mark.parametrize("level", IDENTIFIABILITY)
def test_the_headings_are_the_words_that_records_show(level: str) -> None:
    assert f"\n## {IDENTIFIABILITY[level].label} {{: #{level} }}\n" in page("spectrum")


def test_parts_that_state_facts_of_others_have_a_source() -> None:
    sourced = {"spectrum": ("three-things", "it-can-change"), "crowds": ("k", "l", "t")}
    sourced["who-would-try"] = ("motivated-intruder",)
    for name, anchors in sourced.items():
        for anchor in anchors:
            assert SOURCE.search(sections(name)[anchor]), (name, anchor)


@pytest.mark.parametrize("name", PAGES)
def test_each_source_line_is_whole(name: str) -> None:
    assert len(SOURCE.findall(page(name))) == page(name).count("Source:") == page(name).count(".pv-source")


# Inserts


@pytest.mark.parametrize("name", PAGES)
def test_each_insert_is_known_and_a_figure_stands_alone(name: str) -> None:
    for found in INSERT.finditer(page(name)):
        assert found[1] in WORDS or re.search(rf"\n\n\[\[{found[1]}\]\]\n\n", page(name)), found[1]
        assert found[1] in WORDS or found[1] in FIGURES, found[1]


@pytest.mark.parametrize("name", COUNTED)
def test_no_number_of_the_town_is_typed(name: str) -> None:
    text = re.sub(r"^\d\. ", "", unsourced(page(name)), flags=re.MULTILINE)
    assert re.findall(r".{0,30}\d.{0,30}", read(text)) == []


def test_no_number_of_the_town_is_typed_where_it_is_measured() -> None:
    assert re.findall(r".{0,30}\d.{0,30}", read(page("crowds"))) == []
    assert re.findall(r".{0,30}\d.{0,30}", read(page("index"))) == []


NAMES_OF_THE_TOWN = ("Purple Street", "Sticker Street", "Harbour", "Painted Field", "epilepsy", "builder", "moon fever")


@pytest.mark.parametrize("name", PAGES)
def test_no_place_or_condition_of_the_three_is_typed(name: str) -> None:
    assert [word for word in NAMES_OF_THE_TOWN if word in page(name)] == []


# The way through


def test_the_overview_leads_to_every_page() -> None:
    led = re.findall(r"\]\(([\w-]+)\.md\)", page("index"))
    assert sorted(led) == sorted([*PAGES[1:], "protections", "the-law", "glossary"])


def test_each_link_within_these_pages_leads_to_an_anchor() -> None:
    for name in PAGES:
        for other, anchor in re.findall(r"\]\(([\w-]*)(?:\.md)?#([\w-]+)\)", page(name)):
            if (other or name) in PAGES:
                assert f"#{anchor} }}" in page(other or name), f"{name}: {other}#{anchor}"


def test_the_town_makes_sense_without_a_script() -> None:
    # The box is not there then, so what it would show is told, and the tables stand on the page.
    tried = sections("town")["try"]
    assert "If not, just read on." in tried
    assert len(re.findall(r"^\d\. \*\*", tried, re.MULTILINE)) == 3
    assert all(INSERT.search(line) for line in tried.splitlines() if re.match(r"\d\. ", line))
    assert {"town-ladder", "town-ladders", "town-protections", "town-alone"} <= set(INSERT.findall(page("town")))


# Words


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is_to_those_who_search(name: str) -> None:
    front = re.match(r"---\n(.*?)\n---\n", (UNDERSTAND / f"{name}.md").read_text(encoding="utf-8"), re.DOTALL)
    assert front and re.search(r"^title: \S", front[1], re.MULTILINE)
    description = re.search(r"^description: (.+)$", front[1], re.MULTILINE)
    assert description and 50 <= len(description[1]) <= 180
    assert "section: understand" in front[1]
