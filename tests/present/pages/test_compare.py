"""Where a reader chooses what to compare: ready-made ways without a script, a list and words for the script."""

from __future__ import annotations

import json
import re

from generator.model.vocabulary import SECTORS
from generator.present.assets import ASSETS
from generator.present.pages.compare import NONE_ALIKE, SAYINGS, agreements_list, compare_page
from generator.present.pages.listings import EXAMPLES_BAND
from tests.builders import example, record, site
from tests.present.pages.agreement_records import links_of, tree_of, words_of

SCRIPT = "\n".join(
    (ASSETS / f"{name}.js").read_text("utf-8") for name in ("compare", "compare-columns", "compare-words")
)


def test_each_kind_of_service_leads_to_a_ready_made_comparison_for_each_tier() -> None:
    made = site(
        {
            "b": record("B", sectors=["health"]),
            "a": record("A", sectors=["housing", "health"]),
            "alone": record("Alone", sectors=["health"], areas=[{"id": "england"}]),
        }
    )
    links = links_of(compare_page(made))
    assert ("Councils that run all services", "../agreements/b/compare/") in links
    assert not [href for _, href in links if "alone" in href]
    assert "2 agreements of like kind, from “B”" in words_of(compare_page(made))


def test_examples_stand_apart_under_their_band() -> None:
    made = site({name: example(name.title(), sectors=["health"]) for name in ("one", "two")})
    words = words_of(compare_page(made))
    assert EXAMPLES_BAND in words
    assert NONE_ALIKE in words
    assert ("Health, councils that run all services", "../agreements/one/compare/") in links_of(compare_page(made))


def test_without_any_agreement_the_page_says_so() -> None:
    words = words_of(compare_page(site()))
    assert NONE_ALIKE in words
    assert EXAMPLES_BAND not in words


def test_the_page_does_not_grow_with_the_register() -> None:
    few, many = (
        site({f"record-{number}": record(f"Record {number:03}", sectors=list(SECTORS)) for number in range(size)})
        for size in (4, 80)
    )
    assert len(links_of(compare_page(few))) == len(links_of(compare_page(many)))


def test_the_list_names_every_agreement_that_can_be_chosen_and_what_tells_it_apart() -> None:
    made = site(
        {
            "real": record("Real “one”", sectors=["health", "housing"]),
            "again": record("Again", sectors=["health", "housing"]),
            "made-up": example("Made up"),
            "gone": record("Gone", status="withdrawn", withdrawn={"date": "2026-01-01"}),
        }
    )
    told = json.loads(agreements_list(made))
    assert [[one[0], one[1], told["leads"][one[2]], told["kinds"][one[3]]] for one in told["agreements"]] == [
        ["again", "Again", "Leeds City Council", "Health and housing, councils that run all services"],
        ["made-up", "Made up", "Exampleshire Council", "Invented example: Councils that run all services"],
        ["real", "Real “one”", "Leeds City Council", "Health and housing, councils that run all services"],
    ]
    assert len(told["leads"]) == len(told["kinds"]) == 2


def test_every_word_that_the_script_says_stands_on_the_page_and_no_other() -> None:
    asked = set(re.findall(r'(?:saying|silent)\((?:one, "h\d", )?"([a-z-]+)"', SCRIPT))
    asked |= set(re.findall(r'"(found-[a-z]+|found|unlike-[a-z]+|other-words|not-asked|not-assessed)"', SCRIPT))
    assert asked == {key for key, _ in SAYINGS}


def test_all_that_is_said_waits_hidden() -> None:
    tree = tree_of(compare_page(site()))
    # The search that opens over the page has words of its own, so the script looks in this part alone.
    (part,) = (element for element in tree.iter() if element.get("data-sayings") == "compare")
    assert "hidden" in part.attrib and '[data-sayings="compare"]' in SCRIPT
    assert [element.get("data-saying") for element in part.iter("p")] == [key for key, _ in SAYINGS]
