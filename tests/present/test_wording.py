"""Dates, counts, lists and excerpts read as a person would write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.dates import PartialDate, parse
from generator.present import wording

WORDS = st.lists(st.text(alphabet="abcdefgh,.;:–-é", min_size=1, max_size=30), min_size=1, max_size=40)
LIMITS = st.integers(min_value=2, max_value=200)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-02-05", "5 February 2026"),
        ("2026-02", "February 2026"),
        ("2026", "2026"),
        ("about 2015", "about 2015"),
        ("about 2020-03", "about March 2020"),
        ("about 2020-03-31", "about 31 March 2020"),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(written: str, said: str) -> None:
    assert wording.when(parse(written)) == said


def test_a_plain_date_is_said_in_full() -> None:
    assert wording.when(date(2026, 11, 22)) == "22 November 2026"


@pytest.mark.parametrize(
    ("written", "said"),
    [("2026-02-05", "on 5 February 2026"), ("2026-12", "in December 2026"), ("about 2015", "in about 2015")],
)
def test_the_word_before_a_date_fits_it(written: str, said: str) -> None:
    assert wording.on(parse(written)) == said


def test_equal_years_known_and_guessed_are_not_mixed_up() -> None:
    assert wording.when(PartialDate(2015)) == "2015"
    assert wording.when(PartialDate(2015, about=True)) == "about 2015"


@pytest.mark.parametrize(
    ("value", "said"), [(0, "no agreements"), (1, "1 agreement"), (2, "2 agreements"), (1200, "1,200 agreements")]
)
def test_a_count_agrees_with_its_noun(value: int, said: str) -> None:
    assert wording.count(value, "agreement") == said


def test_a_count_can_have_its_own_plural() -> None:
    assert wording.count(3, "body", "bodies") == "3 bodies"


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_a_sentence_does(parts: list[str], said: str) -> None:
    assert wording.listed(parts) == said


def test_a_list_can_be_joined_by_another_word() -> None:
    assert wording.listed(["a", "b", "c"], "or") == "a, b or c"


@given(st.lists(st.text(alphabet="abcxyz", min_size=1), min_size=2))
def test_a_list_keeps_every_part_in_order(parts: list[str]) -> None:
    start, joined, end = wording.listed(parts).rpartition(" and ")
    assert joined and [*start.split(", "), end] == parts


def test_a_list_can_hold_links_and_still_reads_as_a_sentence() -> None:
    parts = [wording.Piece("a", "a/"), (wording.Piece("b", "b/"), wording.Piece(" (c)"))]
    line = wording.linked(parts, before="It is ", after=".")
    assert "".join(piece.text for piece in line) == "It is a and b (c)."
    assert [piece.href for piece in line if piece.href] == ["a/", "b/"]


def test_a_line_that_opens_a_sentence_has_a_capital() -> None:
    opened = wording.opening([wording.Piece("the public", "p/"), wording.Piece("people")])
    assert opened == [wording.Piece("The public", "p/"), wording.Piece("people")]


def test_silence_names_only_what_is_missing() -> None:
    assert wording.silence((None, "when"), ("x", "where"), (None, "why")) == "Not stated: when and why."
    assert wording.silence((None, "why"), of=" for any of it") == "Not stated for any of it: why."
    assert wording.silence((0, "how many"), (False, "whether"), ((), "which")) == ""


@given(st.text())
def test_one_line_is_the_words_with_single_spaces(text: str) -> None:
    assert wording.one_line(text) == " ".join(text.split())


def test_a_sentence_ends_once() -> None:
    assert wording.sentence("One\n  two") == "One two."
    assert wording.sentence("One two.") == "One two."
    assert wording.sentence("Why?") == "Why?"


def test_labels_start_small_inside_a_sentence_unless_they_are_initials() -> None:
    assert wording.in_a_sentence("Health") == "health"
    assert wording.in_a_sentence("NHS") == "NHS"
    assert wording.in_a_sentence("Council Tax payers") == "Council Tax payers"
    assert wording.capital("health data") == "Health data"


def test_an_excerpt_ends_between_words() -> None:
    assert wording.excerpt("Leeds City Council shares names, and more", 33) == "Leeds City Council shares names…"


def test_an_excerpt_keeps_whole_sentences_where_they_fill_half_of_it() -> None:
    text = "The council checks who gets help. It signs children up without a form, and tells their parents."
    assert wording.excerpt(text, 50) == "The council checks who gets help."
    assert (
        wording.excerpt("Yes. The council checks who gets help with rent", 40)
        == "Yes. The council checks who gets help…"
    )
    assert wording.excerpt("The council checks. And it signs", 22) == "The council checks."


def test_an_excerpt_that_fits_is_the_whole_line() -> None:
    assert wording.excerpt("Two\nwords", 9) == "Two words"


def test_an_excerpt_of_one_endless_word_is_cut() -> None:
    assert wording.excerpt("a" * 300, 10) == "aaaaaaaaa…"


@given(st.text(), LIMITS)
def test_an_excerpt_is_one_line_and_never_too_long(text: str, limit: int) -> None:
    cut = wording.excerpt(text, limit)
    assert len(cut) <= limit
    assert cut == " ".join(cut.split())


@given(WORDS, LIMITS)
def test_an_excerpt_never_splits_a_word(words: list[str], limit: int) -> None:
    assume(len(words[0]) < limit)
    line = " ".join(words)
    cut = wording.excerpt(line, limit)
    if cut == line:
        return
    kept = cut.removesuffix("…")
    assert line.startswith(kept)
    assert line[len(kept) :].lstrip(".,;:–-").startswith(" ") or line[len(kept)] in " .,;:–-"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("01632 960 001", "tel:01632960001"),
        ("+44 (1632) 960-001", "tel:+441632960001"),
        ("Ask the switchboard", None),
        ("01632 960001 extension 4", None),
    ],
)
def test_only_a_plain_number_becomes_a_telephone_link(written: str, link: str | None) -> None:
    assert wording.phone_link(written) == link


def test_an_address_that_belongs_to_nobody_is_no_link() -> None:
    assert wording.email_link("team@exampleshire.example") == ""
    assert wording.outside("A paper", "https://www.Exampleshire.EXAMPLE:443/x") == wording.Piece("A paper")
    assert wording.outside("A paper", None) == wording.Piece("A paper")
    assert wording.outside("A paper", "https://leeds.gov.uk/x.example").href == "https://leeds.gov.uk/x.example"


def test_an_email_link_carries_nothing_but_the_address() -> None:
    assert wording.email_link("data.team+x@council.test") == "mailto:data.team+x@council.test"
    assert wording.email_link("a?bcc=b&c@council.test") == "mailto:a%3Fbcc%3Db%26c@council.test"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.leeds.gov.uk/page", "leeds.gov.uk"),
        ("https://user@council.example:8080/x", "council.example"),
        ("mailto:a@b.example", ""),
    ],
)
def test_a_link_names_its_website(url: str, site: str) -> None:
    assert wording.site_of(url) == site


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "less than 1 KB"),
        (999, "less than 1 KB"),
        (1_000, "about 1 KB"),
        (41_900, "about 42 KB"),
        (2_400_000, "about 2 MB"),
        (3_000_000_000, "about 3 GB"),
    ],
)
def test_a_size_is_told_in_round_numbers(size: int, said: str) -> None:
    assert wording.about_bytes(size) == said
