"""The picture of a flow on an agreement's page: what it says, in which tense, and how it is told to a screen reader."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.page import Page
from generator.present.pages.agreement import agreement_page
from tests import builders
from tests.present.pages.agreement_records import BARE, FULL, page_of, text_of, tree_of

SVG = "{http://www.w3.org/2000/svg}"
BODIES = [
    {"name": "First Council", "roles": ["lead"]},
    {"name": "Second Trust"},
    {"name": "Third Charity"},
]
ITEM = {"item": "Names", "identifiability": "personally-identifiable"}


def flow(*ways: tuple[list[str] | None, list[str] | None], **changes: Any) -> Page:
    data = [
        {
            key: value
            for key, value in {**ITEM, "item": f"Item {n}", "from": one, "to": other}.items()
            if value is not None
        }
        for n, (one, other) in enumerate(ways, start=1)
    ]
    return page_of(BARE, **{"status": "live", "organisations": BODIES, "data": data, **changes})


def picture(page: Page) -> Any:
    (found,) = [svg for svg in tree_of(page).iter(f"{SVG}svg") if svg.get("class") == "pv-strip"]
    return found


def said(page: Page, look: str) -> list[str]:
    return [
        text_of(text)
        for group in picture(page).iter(f"{SVG}g")
        if group.get("class") == f"pv-strip__{look}"
        for text in group.iter(f"{SVG}text")
    ]


def looks(page: Page) -> set[str]:
    return {path.get("class").removeprefix("pv-strip__") for path in picture(page).iter(f"{SVG}path")}


def test_a_chain_names_each_holder_once_from_people_to_the_public() -> None:
    page = flow(
        (["first-council"], ["second-trust"]), (["people"], ["first-council"]), (["second-trust"], ["the-public"])
    )
    assert said(page, "names") == ["People themselves", "First Council", "Second Trust", "The public"]
    assert said(page, "items") == ["Item 2", "Item 1", "Item 3"]
    assert said(page, "notes") == ["Gets data, and gives data.", "Gets data, and gives data.", "Anyone can see it."]


def test_people_themselves_stand_first_wherever_the_record_names_them() -> None:
    page = flow((["second-trust"], ["first-council"]), (["people"], ["first-council"]))
    assert said(page, "names")[0] == "People themselves"


def test_where_nothing_goes_on_it_says_so() -> None:
    page = flow((["first-council"], ["second-trust"]))
    assert said(page, "notes") == ["Nothing says that it goes further."]
    assert "ends" in looks(page)


def test_holders_of_the_same_part_share_a_box_in_the_order_of_the_record() -> None:
    page = flow((["third-charity", "second-trust"], ["first-council"]))
    assert said(page, "names") == ["Second Trust", "Third Charity", "First Council"]
    assert len([p for p in picture(page).iter(f"{SVG}path") if p.get("class") == "pv-strip__rules"]) == 1


def test_silence_is_a_broken_box_that_says_what_is_not_stated() -> None:
    page = flow((None, ["first-council"]), (["first-council"], None))
    assert said(page, "notes")[0] == "Not stated: who gives it"
    assert said(page, "notes")[-1] == "Not stated: who receives it"
    assert {"not-stated", "box"} <= looks(page)
    assert said(flow((None, None)), "names") == []
    assert "box" not in looks(flow((None, None)))


def test_nobody_is_no_silence() -> None:
    page = flow(([], ["first-council"]), (["first-council"], []))
    assert said(page, "notes") == ["Nobody gives it.", "Gets data, and gives data.", "Nobody receives it."]
    assert "not-stated" not in looks(page)


@pytest.mark.parametrize("level", ["personally-identifiable", "de-personalised", "anonymous", "not-stated", None])
def test_each_level_is_a_line_and_a_word(level: str | None) -> None:
    item = {"item": "Names", "from": ["first-council"], "to": ["second-trust"], "identifiability": level}
    page = page_of(BARE, organisations=BODIES, data=[{key: value for key, value in item.items() if value}])
    assert f"line-{level or 'not-stated'}" in looks(page)
    word = {None: "Not stated"}.get(level) or (level or "").replace("personally-", "personally ").replace(
        "not-", "not "
    )
    assert said(page, "levels") == [word[:1].upper() + word[1:]]


def test_up_to_three_kinds_of_data_are_named_and_more_are_counted() -> None:
    way = (["first-council"], ["second-trust"])
    assert said(flow(way, way, way), "items") == ["Item 1", "Item 2", "Item 3"]
    assert said(flow(way, way, way, way), "items") == ["4 kinds of data"]
    assert said(flow(*[way] * 25), "items") == ["25 kinds of data"]


@pytest.mark.parametrize(
    ("status", "title", "notes"),
    [
        ("live", "Where the data goes", ["Gets data, and gives data.", "Nothing says that it goes further."]),
        ("pilot", "Where the data goes", ["Gets data, and gives data.", "Nothing says that it goes further."]),
        ("ended", "Where the data went", ["Got data, and gave data.", "Nothing says that it went further."]),
        (
            "proposed",
            "Where the data would go",
            ["Would get data, and give data.", "Nothing says that it would go further."],
        ),
        (
            "not-stated",
            "Where the data goes, as written",
            ["Gets data, and gives data.", "Nothing says that it goes further."],
        ),
    ],
)
def test_the_picture_speaks_in_the_tense_of_the_record(status: str, title: str, notes: list[str]) -> None:
    page = flow((["people"], ["first-council"]), (["first-council"], ["second-trust"]), status=status)
    assert title in [text_of(heading) for heading in tree_of(page).iter("h3")]
    assert said(page, "notes") == notes
    assert picture(page).get("aria-label").startswith(f"{title}, as a picture.")


def test_what_was_declined_went_nowhere() -> None:
    page = flow(([], []), status="declined")
    assert said(page, "notes") == ["Nobody gave it.", "Nobody received it."]
    assert looks(page) == {"ends", "line-personally-identifiable", "full"}
    assert "Where the data would have gone" in [text_of(heading) for heading in tree_of(page).iter("h3")]


def test_one_body_under_two_names_is_one_holder() -> None:
    bodies = [*BODIES, {"name": "The Council of First"}]
    data = [
        {"item": "Names", "from": ["first-council"], "to": ["second-trust"]},
        {"item": "Dates", "from": ["the-council-of-first"], "to": ["second-trust"]},
    ]
    listed = {"id": "first-council", "name": "First Council", "other_names": ["The Council of First"]}
    site = builders.site([builders.record(organisations=bodies, data=data)], organisations=[listed])
    page = agreement_page(site, "record-1")
    assert said(page, "names") == ["First Council", "Second Trust"]
    assert said(page, "items") == ["Names", "Dates"]


def test_the_picture_is_one_image_named_in_words_and_the_list_follows() -> None:
    page = page_of(FULL)
    svg = picture(page)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Where the data goes, as a picture. The list after it says the same in words."
    assert not [part.tag for part in svg.iter() if part.tag == "a" or part.get("tabindex") or part.get("id")]
    assert page.body.index("</svg>", page.body.index('class="pv-strip"')) < page.body.index('<ol class="pv-flow"')
    assert 'id="where-it-goes"' in page.body


def test_hostile_words_are_only_read() -> None:
    bad = '<script>alert(1)</script> "onload=x" &amp;'
    bodies = [{"name": bad, "id": "bad", "roles": ["lead"]}, {"name": "Good"}]
    data = [{"item": f"{bad} item", "from": ["bad"], "to": ["good"]}]
    page = page_of(BARE, organisations=bodies, data=data)
    assert said(page, "names")[0] == bad
    assert said(page, "items") == [f"{bad} item"]
    assert {part.tag.removeprefix(SVG) for part in picture(page).iter()} == {"svg", "path", "g", "text", "tspan"}


def test_where_it_stops_is_said_in_the_list_as_in_the_picture() -> None:
    page = flow(
        (["first-council"], ["second-trust"]), (["people"], ["first-council"]), (["second-trust"], ["the-public"])
    )
    (stops,) = [found for found in tree_of(page).iter() if found.get("class") == "pv-stops"]
    assert [text_of(line) for line in stops] == [
        "First Council and Second Trust: gets data, and gives data.",
        "The public: anyone can see it.",
    ]


def test_where_the_picture_says_nothing_of_an_end_the_list_has_no_such_part() -> None:
    assert "pv-stops" not in flow((None, None)).body
