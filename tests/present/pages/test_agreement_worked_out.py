"""One agreement's page: could someone work out it is you, as the record alone tells it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.present.page import Page
from tests.present.pages.agreement_records import BARE, FULL, links_of, page_of, text_of, tree_of

PERSONAL, DEPERSONALISED, ANONYMOUS = "personally-identifiable", "de-personalised", "anonymous"


def data_at(*levels: str | None) -> list[dict[str, Any]]:
    return [{"item": f"Item {n}"} | ({"identifiability": level} if level else {}) for n, level in enumerate(levels)]


def page_at(*levels: str | None, **changed: Any) -> Page:
    return page_of(FULL, data=data_at(*levels), **changed)


def part_of(page: Page) -> list[str]:
    """The words of each element from the heading to the end of its section."""
    (section,) = [each for each in tree_of(page).iter("section") if each.find("h3[@id='worked-out']") is not None]
    children = list(section)
    (start,) = [place for place, child in enumerate(children) if child.get("id") == "worked-out"]
    return [text_of(child) for child in children[start:]]


def words_of(page: Page) -> str:
    return " ".join(part_of(page))


def rows_of(page: Page) -> dict[str, str]:
    (section,) = [each for each in tree_of(page).iter("section") if each.find("h3[@id='worked-out']") is not None]
    listed = section.findall("dl")[-1]
    pairs = ((row.find("dt"), row.find("dd")) for row in listed)
    return {text_of(name): text_of(told) for name, told in pairs if name is not None and told is not None}


def town_of(page: Page) -> tuple[str, str | None]:
    """The words of the link to the made-up town, and what the town opens with."""
    (link,) = [each for each in tree_of(page).iter("a") if each.get("href") == "../../understand/town/"]
    return text_of(link), link.get("data-choice")


# What a level leaves


@pytest.mark.parametrize(
    ("level", "label", "said"),
    [
        (
            PERSONAL,
            "Personally identifiable",
            "It says who you are, so nobody has to work it out. What protects you is who may see it.",
        ),
        (
            DEPERSONALISED,
            "De-personalised",
            "Names are taken out, but one line about each person is left. "
            "Someone who knows enough facts about you could find your line.",
        ),
        (
            ANONYMOUS,
            "Anonymous",
            "They say that nobody can tell it is you. "
            "That holds only while no number is too small and nobody joins it to other data.",
        ),
        (
            None,
            "Not stated",
            "This record does not tell. That does not mean that nobody could work it out.",
        ),
    ],
)
def test_each_level_says_what_it_leaves(level: str | None, label: str, said: str) -> None:
    assert rows_of(page_at(level, level))[label] == said


@pytest.mark.parametrize(
    ("status", "level", "label", "said"),
    [
        ("ended", PERSONAL, "Personally identifiable", "It said who you are, so nobody had to work it out."),
        ("ended", DEPERSONALISED, "De-personalised", "Names were taken out, but one line about each person was left."),
        ("ended", ANONYMOUS, "Anonymous", "They said that nobody could tell it was you. That held only while"),
        ("ended", None, "Not stated", "That does not mean that nobody could have worked it out."),
        (
            "declined",
            PERSONAL,
            "Personally identifiable",
            "It would have said who you are, so nobody would have had to",
        ),
        ("declined", DEPERSONALISED, "De-personalised", "one line about each person would have been left."),
        ("declined", ANONYMOUS, "Anonymous", "nobody would be able to tell it is you. That would have held only"),
        ("not-stated", PERSONAL, "Personally identifiable", "As written: it says who you are"),
        ("not-stated", ANONYMOUS, "Anonymous", "As written: they say that nobody can tell it is you."),
        ("not-stated", None, "Not stated", "This record does not tell."),
        ("proposed", PERSONAL, "Personally identifiable", "It says who you are"),
        ("paused", PERSONAL, "Personally identifiable", "It says who you are"),
    ],
)
def test_it_is_told_in_the_tense_of_the_page(status: str, level: str | None, label: str, said: str) -> None:
    assert said in rows_of(page_at(level, status=status))[label]


def test_levels_stand_from_the_strongest_with_how_much_of_the_data_each_is() -> None:
    rows = rows_of(page_at(None, ANONYMOUS, PERSONAL, ANONYMOUS))
    assert list(rows)[:3] == ["Personally identifiable", "Anonymous", "Not stated"]
    assert rows["Personally identifiable"].startswith("1 of the 4 kinds of data. It says")
    assert rows["Anonymous"].startswith("2 of the 4 kinds of data. They say")
    assert rows["Not stated"].startswith("1 of the 4 kinds of data. This record")


def test_a_level_that_is_written_as_not_stated_is_one_that_is_left_out() -> None:
    rows = rows_of(page_at(None, "not-stated"))
    assert rows["Not stated"].startswith("This record does not tell.")


# Steps


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([PERSONAL], "which people may see it and where it is kept."),
        (
            [DEPERSONALISED],
            "where it is kept, what is taken out first and what is checked before anything is published.",
        ),
        ([ANONYMOUS], "what is checked before anything is published."),
        (
            [ANONYMOUS, PERSONAL],
            "which people may see it, where it is kept and what is checked before anything is published.",
        ),
    ],
)
def test_safeguards_are_named_where_they_matter_at_the_level(levels: list[str], said: str) -> None:
    page = page_at(*levels)
    assert rows_of(page)["Steps to protect you"] == f"They say something about {said} See these steps."
    assert ("See these steps", "#fact-safeguards") in links_of(page)
    assert "Not stated:" not in words_of(page)


def test_a_safeguard_that_is_missing_or_says_nothing_is_not_stated() -> None:
    page = page_at(PERSONAL, safeguards=[{"kind": "settings", "text": "Locked"}, {"kind": "people"}])
    assert rows_of(page)["Steps to protect you"] == "They say something about where it is kept. See these steps."
    assert "Not stated: which people may see it. Ask them" in part_of(page)


@pytest.mark.parametrize("safeguards", [None, []])
def test_without_safeguards_no_step_is_told(safeguards: list[Any] | None) -> None:
    page = page_at(PERSONAL, safeguards=safeguards)
    assert "Steps to protect you" not in rows_of(page)
    assert "Not stated: which people may see it and where it is kept. Ask them" in part_of(page)


def test_steps_are_told_in_the_tense_of_the_page() -> None:
    assert "where it was kept" in rows_of(page_at(PERSONAL, status="ended"))["Steps to protect you"]
    assert "which people could have seen it" in rows_of(page_at(PERSONAL, status="declined"))["Steps to protect you"]


# Small numbers

HIDDEN = {"suppress_below": 10}
NOTHING_HIDDEN = {"suppress_below": 0}
ROUNDED = {"round_to": 5}
SECOND = {"secondary_suppression": True}
NO_SECOND = {"secondary_suppression": False}
ASKS_HIDDEN = "which numbers are hidden"
ASKS_ROUNDED = "how numbers are rounded"
ASKS_SECOND = "whether a second number is hidden to protect the first"


@pytest.mark.parametrize(
    ("control", "said", "asks"),
    [
        (
            HIDDEN | ROUNDED | SECOND,
            "Counts below 10 are hidden. Other numbers are rounded to the nearest 5. "
            "A second number is hidden where the first could be worked out.",
            [],
        ),
        (
            HIDDEN | NO_SECOND,
            "Counts below 10 are hidden. They state that no second number is hidden, "
            "so a hidden one might be worked out.",
            [ASKS_ROUNDED],
        ),
        (HIDDEN, "Counts below 10 are hidden.", [ASKS_ROUNDED, ASKS_SECOND]),
        (ROUNDED, "Numbers are rounded to the nearest 5.", [ASKS_HIDDEN, ASKS_SECOND]),
        (
            SECOND,
            "A second number is hidden where the first could be worked out.",
            [ASKS_HIDDEN, ASKS_ROUNDED],
        ),
        (NOTHING_HIDDEN, "No counts are hidden.", [ASKS_ROUNDED]),
        (
            {"suppress_below": 0} | ROUNDED | NO_SECOND,
            "No counts are hidden. Numbers are rounded to the nearest 5.",
            [],
        ),
        ({"round_to": 1}, "Numbers are not rounded.", [ASKS_HIDDEN, ASKS_SECOND]),
        (
            {"suppress_below": 1234, "round_to": 1000} | SECOND,
            "Counts below 1,234 are hidden. Other numbers are rounded to the nearest 1,000. "
            "A second number is hidden where the first could be worked out.",
            [],
        ),
    ],
)
def test_the_rule_for_small_numbers_is_told_in_words_with_what_it_leaves_open(
    control: dict[str, Any], said: str, asks: list[str]
) -> None:
    page = page_at(PERSONAL, disclosure_control=control)
    assert rows_of(page)["Published numbers"] == said
    words = words_of(page)
    for asked in (ASKS_HIDDEN, ASKS_ROUNDED, ASKS_SECOND):
        assert (asked in words) == (asked in asks), asked


@pytest.mark.parametrize(
    ("status", "control", "said"),
    [
        (
            "ended",
            HIDDEN | ROUNDED | SECOND,
            "Counts below 10 were hidden. Other numbers were rounded to the nearest 5. "
            "A second number was hidden where the first could have been worked out.",
        ),
        (
            "declined",
            HIDDEN | NO_SECOND,
            "Counts below 10 would have been hidden. "
            "They state that no second number would have been hidden, so a hidden one might have been worked out.",
        ),
        ("declined", {"round_to": 0}, "Numbers would not have been rounded."),
        ("not-stated", HIDDEN | ROUNDED, "As written: counts below 10 are hidden. Other numbers are rounded"),
        ("not-stated", SECOND, "As written: a second number is hidden where the first could be worked out."),
    ],
)
def test_the_rule_is_told_in_the_tense_of_the_page(status: str, control: dict[str, Any], said: str) -> None:
    page = page_at(PERSONAL, status=status, disclosure_control=control)
    assert rows_of(page)["Published numbers"].startswith(said)


@pytest.mark.parametrize("second", [True, False])
def test_how_a_hidden_number_is_worked_out_is_explained_elsewhere(second: bool) -> None:
    page = page_at(PERSONAL, disclosure_control={"secondary_suppression": second})
    assert ("worked out", "../../understand/small-numbers/") in links_of(page)


def test_the_note_stands_in_the_detail_and_is_linked_not_told_again() -> None:
    page = page_at(PERSONAL, disclosure_control={"note": "Control note"})
    assert rows_of(page)["Published numbers"] == "See what they say about small numbers."
    assert ("See what they say about small numbers", "#fact-disclosure-control") in links_of(page)
    assert "Control note" not in words_of(page)
    assert "See what they say" not in words_of(page_at(PERSONAL, disclosure_control=HIDDEN))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("live", "how small numbers are hidden in what is published"),
        ("ended", "how small numbers were hidden in what was published"),
        ("declined", "how small numbers would have been hidden in what would have been published"),
    ],
)
def test_no_rule_at_all_is_not_stated(status: str, said: str) -> None:
    page = page_at(ANONYMOUS, status=status, disclosure_control=None)
    assert "Published numbers" not in rows_of(page)
    assert f"Not stated: {said}." in words_of(page)


def test_what_is_held_back_is_not_called_not_stated() -> None:
    withheld = [{"field": field, "ground": "Ground"} for field in ("disclosure_control", "safeguards")]
    page = page_at(PERSONAL, disclosure_control=None, safeguards=None, withheld=withheld)
    assert (
        "Held back: which people may see it, where it is kept and how small numbers are hidden in what is published. "
        "See why."
    ) in part_of(page)
    assert "Not stated:" not in words_of(page)
    assert ("See why", "#fact-withheld") in links_of(page)


def test_one_part_of_the_rule_may_be_held_back() -> None:
    page = page_at(
        PERSONAL,
        disclosure_control=HIDDEN,
        withheld=[{"field": "disclosure_control.round_to", "ground": "Ground"}],
    )
    assert "Held back: how numbers are rounded. See why." in part_of(page)
    assert f"Not stated: {ASKS_SECOND}. Ask them" in part_of(page)


def test_a_part_of_what_is_held_back_is_held_back_too() -> None:
    withheld = [{"field": "disclosure_control", "ground": "Ground"}]
    part = part_of(page_at(PERSONAL, disclosure_control=HIDDEN, withheld=withheld))
    assert f"Held back: {ASKS_ROUNDED} and {ASKS_SECOND}. See why." in part


def test_nobody_is_named_to_ask_where_no_contact_is_stated() -> None:
    part = part_of(page_of(BARE))
    assert "Not stated: how small numbers are hidden in what is published." in part
    assert "Ask them" not in " ".join(part)


def test_nothing_is_ever_called_safe() -> None:
    for status in ("live", "ended", "declined", "not-stated"):
        words = words_of(page_at(PERSONAL, DEPERSONALISED, ANONYMOUS, None, status=status))
        assert "safe" not in words.lower()


# The town


@pytest.mark.parametrize(
    ("levels", "control", "choice"),
    [
        ([PERSONAL], None, "level=personally-identifiable"),
        ([DEPERSONALISED], HIDDEN, "level=de-personalised&hide=10"),
        ([ANONYMOUS], HIDDEN | ROUNDED | SECOND, "level=anonymous&hide=10&round=5&second"),
        ([ANONYMOUS], HIDDEN | ROUNDED | NO_SECOND, "level=anonymous&hide=10&round=5"),
        ([ANONYMOUS, DEPERSONALISED], ROUNDED, "level=de-personalised&round=5"),
        ([PERSONAL, None], None, "level=personally-identifiable"),
        ([ANONYMOUS, None], SECOND, "second"),
        ([DEPERSONALISED, "not-stated"], {"suppress_below": 0}, "hide=0"),
        ([None], {"suppress_below": 1234, "round_to": 1}, "hide=1234&round=1"),
        ([ANONYMOUS], {"note": "level=x&second"}, "level=anonymous"),
    ],
)
def test_the_town_opens_with_what_the_record_states(
    levels: list[str | None], control: dict[str, Any] | None, choice: str
) -> None:
    said, opened_with = town_of(page_at(*levels, disclosure_control=control))
    assert said == "See how this works in a made-up town"
    assert opened_with == f"record&{choice}"


def test_without_a_setting_the_town_opens_as_it_is() -> None:
    assert town_of(page_at(None, disclosure_control=None)) == ("See how this works in a made-up town", None)


def test_what_was_turned_down_can_be_tried_too() -> None:
    assert town_of(page_at(ANONYMOUS, status="declined", disclosure_control=HIDDEN | NO_SECOND)) == (
        "See how this works in a made-up town",
        "record&level=anonymous&hide=10",
    )


def test_a_withdrawn_record_is_not_looked_into() -> None:
    page = page_of(FULL, status="withdrawn", withdrawn={"date": "2026", "why": "Reason", "by": "Council"})
    assert "understand/" not in page.body
    assert "worked-out" not in page.body


# Links to the levels


def test_every_kind_of_data_links_to_its_level() -> None:
    tree = tree_of(page_at(PERSONAL, DEPERSONALISED, ANONYMOUS, None))
    for n, (level, label) in enumerate(
        [
            (PERSONAL, "Personally identifiable"),
            (DEPERSONALISED, "De-personalised"),
            (ANONYMOUS, "Anonymous"),
            ("not-stated", "Not stated"),
        ],
        start=1,
    ):
        (item,) = [element for element in tree.iter("li") if element.get("id") == f"data-{n}"]
        links = [(text_of(link), link.get("href")) for link in item.iter("a")]
        assert links == [(label, f"../../understand/spectrum/#{level}")]


def test_each_level_of_the_answer_links_to_what_it_means() -> None:
    page = page_at(PERSONAL, None)
    assert links_of(page).count(("Personally identifiable", "../../understand/spectrum/#personally-identifiable")) == 2
    assert links_of(page).count(("Not stated", "../../understand/spectrum/#not-stated")) == 2


def test_hostile_text_of_the_record_stays_out_of_the_answer() -> None:
    record = copy.deepcopy(FULL)
    hostile = '"><script>alert(1)</script>&second'
    record["disclosure_control"]["note"] = hostile
    for safeguard in record["safeguards"]:
        safeguard["text"] = hostile
    page = page_of(record)
    assert not list(tree_of(page).iter("script"))
    assert "alert" not in words_of(page)
    assert town_of(page)[1] == "record&level=personally-identifiable&hide=10&round=5&second"
    assert 'data-choice="record&amp;level=personally-identifiable&amp;hide=10&amp;round=5&amp;second"' in page.body
