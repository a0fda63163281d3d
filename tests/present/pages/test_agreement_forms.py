"""What a page says at its top of the other forms of a record, and of its text in Welsh."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.page import Page
from tests.present.pages.agreement_records import BARE, FULL, page_of, part_of, text_of, tree_of, words_of

EASY_READ = {"kind": "easy-read", "url": "https://www.leeds.gov.uk/easy-read.pdf", "matches": "2026-11-01"}
CHANGED = [{"date": "2026-06-01", "what": "More data.", "wider_use": True}]


def page_with(*formats: dict[str, Any], **more: Any) -> Page:
    return page_of(BARE, formats=list(formats), **more)


def lines_of(page: Page) -> list[str]:
    return [text_of(item) for item in tree_of(page).findall(".//div[@class='pv-also']/ul/li")]


def test_other_forms_stand_between_the_status_and_the_first_heading() -> None:
    words = words_of(page_with(EASY_READ, changes=CHANGED))
    assert words.index("Status not stated") < words.index("Also as:") < words.index("In short")


def test_a_form_is_a_link_with_what_it_is_and_the_day_that_it_matches() -> None:
    page = page_with(EASY_READ, changes=CHANGED)
    link = tree_of(page).find(".//div[@class='pv-also']//a")
    assert link is not None and link.get("href") == EASY_READ["url"]
    assert lines_of(page) == ["Easy Read Short words with pictures. Matches the record of 1 November 2026."]


def test_a_form_older_than_the_last_change_says_so() -> None:
    page = page_with({**EASY_READ, "matches": "2026-03-01"}, changes=CHANGED)
    assert lines_of(page)[0].endswith("Matches the record of 1 March 2026. Something has changed since then.")


@pytest.mark.parametrize(
    ("stated", "name", "marked", "said"),
    [
        ("cy", "Cymraeg", {"hreflang": "cy", "lang": "cy"}, "Cymraeg (Welsh) Translation: the same"),
        ("ur", "اردو", {"hreflang": "ur", "lang": "ur"}, "اردو (Urdu) Translation: the same"),
        ("pt-BR", "Português", {"hreflang": "pt-BR", "lang": "pt-BR"}, "Português (Portuguese) Translation"),
        ("xx", "Translation", {"hreflang": "xx"}, "Translation (xx) The same"),
        ('"><b>', "Translation", {}, 'Translation ("><b>) The same'),
    ],
)
def test_the_language_of_a_translation_is_named_and_marked(
    stated: str, name: str, marked: dict[str, str], said: str
) -> None:
    page = page_with({"kind": "translation", "url": "https://www.leeds.gov.uk/page", "lang": stated})
    link = tree_of(page).find(".//div[@class='pv-also']//a")
    assert link is not None and text_of(link) == name
    assert {key: link.get(key) for key in ("hreflang", "lang") if link.get(key)} == marked
    assert lines_of(page)[0].startswith(said)


def test_what_is_not_stated_of_a_form_is_said_beside_it() -> None:
    assert lines_of(page_with({"kind": "translation"})) == [
        "Translation The same in another language. Not stated: where it is, which language it is in and which date of "
        "the record it matches."
    ]
    assert lines_of(page_with({"kind": "audio", "url": "https://www.leeds.gov.uk/a", "matches": "2026"})) == [
        "Audio A recording to listen to. Matches the record of 2026."
    ]


def test_the_forms_stand_in_one_place_and_keep_their_address() -> None:
    assert "Also as:" in part_of(page_with(EASY_READ), "fact-formats")
    assert "sign language or other forms?" not in words_of(page_with(EASY_READ))
    assert part_of(page_of(BARE), "fact-formats").endswith("Not stated")
    assert part_of(page_with(), "fact-formats").endswith("Stated: none")
    for page in (page_of(BARE), page_with()):
        assert "Also as:" not in words_of(page)


def test_the_records_own_welsh_is_led_to_from_the_top_and_stands_near_it() -> None:
    page = page_of(FULL)
    link = tree_of(page).find(".//div[@class='pv-also']//a[@href='#cymraeg']")
    assert link is not None and (link.get("lang"), link.get("hreflang")) == ("cy", "cy")
    headings = [text_of(heading) for heading in tree_of(page).iter("h2")]
    assert headings[:3] == ["In short", "Yn Gymraeg", "Is this about me?"]
    welsh = tree_of(page).find(".//section[@lang='cy']")
    assert welsh is not None
    assert not [part for part in welsh.iter("details") if "Crynodeb Cymraeg" in text_of(part)]
