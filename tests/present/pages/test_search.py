"""The page of the search: the lists without a script, and every word that the script may show."""

from __future__ import annotations

import re
from pathlib import Path

from generator.present.pages.search import ADDRESS, DOORS, SAYINGS, search_page
from tests.builders import record, site
from tests.present.pages.agreement_records import links_of, tree_of, words_of

SCRIPT = (Path(__file__).parents[3] / "theme" / "assets" / "search-box.js").read_text(encoding="utf-8")
PAGE = search_page(site({"real": record("Real")}))


def test_without_a_script_it_leads_to_lists_of_everything() -> None:
    assert ADDRESS == PAGE.address == "search/"
    assert {f"../{way.address}" for way in DOORS} <= {href for _, href in links_of(PAGE)}
    assert "needs JavaScript" in words_of(PAGE)
    assert [one.get("hidden") for one in tree_of(PAGE).iter() if one.get("role") == "search"] == [""]


def test_every_word_that_the_script_shows_stands_on_the_page() -> None:
    asked = {
        *re.findall(r'saying\("([\w-]+)"', SCRIPT),
        *re.findall(r'"((?:found|common|short|empty|postcode|none)[\w-]*)"', SCRIPT),
    }
    assert asked == {key for key, _ in SAYINGS}


def test_every_slot_in_those_words_is_filled_by_the_script() -> None:
    slots = {slot for _, words in SAYINGS for slot in re.findall(r"\{(\w+)\}", words)}
    assert slots == {"asked", "number", "shown", "words"}
    assert "{ number, shown }" in SCRIPT and "{ words: " in SCRIPT and ", asked }" in SCRIPT


def test_silence_is_not_told_as_nothing_shared() -> None:
    assert "does not mean that nothing is shared" in dict(SAYINGS)["none"]
