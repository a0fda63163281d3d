"""The card that other sites may show: short, dated, honest, and without anything that runs."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import html5lib
import pytest

from generator.present.assets import ASSETS
from generator.present.families import Families
from generator.present.page import Site
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.flow_text import width_of
from generator.present.pages.shown_card import POLICY, card_files, card_page
from generator.present.pages.shown_card_picture import _COLOURS, WIDTH, drawing
from generator.present.pages.shown_card_words import shown
from generator.read.html_page import parse
from tests.present.pages.agreement_records import BARE, FULL, site_of, text_of

GONE = BARE | {"status": "withdrawn", "withdrawn": {"date": "2026-05-01", "why": "Entered twice.", "by": "Editors"}}
EXAMPLE = FULL | {"provenance": {"basis": "worked-example"}}
HOSTILE = "<script>alert(1)</script> & \"quoted\" 'single' ]]> --> {{ 7*7 }} ŵ"
SVG = "{http://www.w3.org/2000/svg}"
TOKENS = (ASSETS / "css" / "10-tokens.css").read_text("utf-8")
STYLE = (ASSETS / "card" / "card.css").read_text("utf-8")


def words_of_card(record: dict[str, Any]) -> str:
    page = card_page(site_of(record=record, bare=BARE), "record")
    return text_of(html5lib.parse(page.body, namespaceHTMLElements=False).find("body"))


def file_of(site: Site, name: str) -> bytes:
    return next(file for file in Families(card_files(site)) if file.path == f"agreements/record/card/{name}").make()


def picture_of(record: dict[str, Any]) -> ET.Element:
    return ET.fromstring(file_of(site_of(record=record, bare=BARE), "card.svg"))


def test_it_says_what_is_shared_by_whom_and_what_the_tests_came_to_as_at_a_day() -> None:
    words = words_of_card(FULL | {"replaced_by": None})

    assert "Meals without a form The council signs children up for meals." in words
    assert "In use since 1 April 2025. Led by Example Council, with 1 other organisation." in words
    assert "Could I be identified? Yes." in words
    assert "Judged by the organisation itself. Others differ on Purposeful, Proportionate and Responsible." in words
    assert "Purposeful: Shown Proportionate: Shown Responsible: Shown" in words
    assert words.endswith("As at 23 November 2026. Read the whole record at Plainview")


def test_what_nobody_has_judged_is_said_to_be_so() -> None:
    assert "Not assessed As at" in words_of_card(BARE)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (EXAMPLE, "Invented example. The place, the bodies and the facts are made up"),
        (BARE, "Compiled by Plainview’s editors from public pages"),
        (FULL, "A newer agreement has taken the place of this one: Bare facts."),
    ],
)
def test_what_to_know_first_comes_first_on_the_card_and_its_picture(record: dict[str, Any], said: str) -> None:
    assert said in words_of_card(record)
    assert said in picture_of(record).findtext(f"{SVG}desc", "")
    assert said.split(".")[0][:30] in " ".join(line.text or "" for line in picture_of(record).iter(f"{SVG}text"))


def test_of_a_record_that_was_taken_down_only_that_is_told() -> None:
    gone = GONE | {"summary": "Secret summary.", "purpose": "Secret purpose."}
    words = words_of_card(gone)
    picture = ET.tostring(picture_of(gone), encoding="unicode")

    assert "Bare facts This record was taken down on 1 May 2026. It is no longer shown. As at" in words
    assert words.endswith("See why, and who took it down")
    for told in (words, picture):
        assert not re.search("Secret|Led by|identified|Not assessed|Leeds", told)


def test_it_is_a_whole_page_that_runs_nothing_and_loads_its_own_files_alone() -> None:
    page = card_page(site_of(record=FULL, bare=BARE), "record")
    parsed = parse(page.body)

    assert (parsed.headings, parsed.language, parsed.refused, parsed.hidden) == (1, "en-GB", [], True)
    assert parsed.title == page.title == "Meals without a form, a card from Plainview"
    assert parsed.description == page.description
    assert parsed.policy == "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())
    assert parsed.canonical == "https://plainview.example/agreements/record/"
    assert [address for _, address in parsed.loads] == ["../../../assets/favicon.svg", "../../../assets/card.css"]
    assert "<script" not in page.body


def test_its_link_takes_the_place_of_the_page_that_shows_it() -> None:
    body = card_page(site_of(record=FULL, bare=BARE), "record").body
    assert re.findall("<a [^>]*>", body) == ['<a href="../" target="_top">']


def test_hostile_words_stay_words_on_the_card_its_picture_and_in_what_is_copied() -> None:
    record = FULL | {"title": HOSTILE, "summary": HOSTILE}
    site = site_of(record=record, bare=BARE)
    card = html5lib.parse(card_page(site, "record").body, namespaceHTMLElements=False)
    assert text_of(card.find(".//h1")) == HOSTILE
    assert card.find(".//script") is None

    picture = picture_of(record)
    assert HOSTILE in picture.findtext(f"{SVG}title", "")
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "g", "circle", "path", "text")
    }
    (frame,) = html5lib.parse(json.loads(file_of(site, "oembed.json"))["html"], namespaceHTMLElements=False).find(
        "body"
    )
    assert (frame.tag, frame.get("title")) == ("iframe", f"{HOSTILE}, a card from Plainview")


def test_oembed_holds_what_version_1_asks_of_rich_content() -> None:
    told = json.loads(file_of(site_of(record=FULL, bare=BARE), "oembed.json"))

    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert isinstance(told["width"], int) and isinstance(told["height"], int) and isinstance(told["cache_age"], int)
    assert told["html"].startswith('<iframe src="https://plainview.example/agreements/record/card/"')
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert told["provider_url"] == "https://plainview.example/"


@pytest.mark.parametrize("record", [FULL, EXAMPLE, BARE, GONE, FULL | {"title": "W" * 300, "summary": "M " * 900}])
def test_every_line_of_the_picture_has_room_and_stands_below_the_one_before(record: dict[str, Any]) -> None:
    card = shown(Subject.find(site_of(record=record, bare=BARE), "record"))
    drawn = drawing(card)

    assert [text.y for text in drawn.texts] == sorted({text.y for text in drawn.texts})
    for text in drawn.texts:
        # A tenth is left for letters that are wider than ours.
        assert text.x + width_of(text.words) * text.size * 11 // 10_000 <= WIDTH, text
    assert drawn.texts[-1].y < drawn.height


def test_the_picture_says_in_words_what_it_shows_for_those_who_do_not_see_it() -> None:
    picture = picture_of(FULL)
    said = picture.findtext(f"{SVG}desc", "")

    assert picture.get("role") == "img" and picture.get("aria-labelledby") == "title says"
    for words in ("Meals without a form", "Led by Example Council", "Responsible: Shown.", "As at 23 November 2026."):
        assert words in said


def test_the_colours_are_those_of_every_page() -> None:
    """In the stylesheet of cards each has the name that it has in the tokens; in the picture they stand as they are."""
    schemes = re.findall(r":root[^{]*\{([^}]*)\}", TOKENS)
    of_cards = re.findall(r":root[^{]*\{([^}]*)\}", STYLE)
    assert [len(re.findall(r"--[a-z-]+: #[0-9a-f]{6};", block)) for block in of_cards] == [11, 11]
    light, dark = (dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", block)) for block in of_cards)
    declared = [dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", block)) for block in schemes]
    assert light.items() <= declared[0].items()
    assert any(dark.items() <= block.items() for block in declared[1:])
    assert {*_COLOURS.values()} <= {*light.values()}
    style = picture_of(FULL).findtext(f"{SVG}style", "")
    assert {*re.findall("#[0-9a-f]{6}", style)} <= {*dark.values()}
