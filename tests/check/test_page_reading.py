"""How a page reads: its measures, what is said of it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.faults import Code
from generator.check.page_reading import CODES_OF_PAGES, PageReading, problems_of_pages, read_page, read_pages
from generator.check.rules.passive_without_actor import CODE as PASSIVE
from generator.model.settings import HowPlain
from generator.read.prose import prose_files
from tests.growth import TIMES, growth

EASY = "The cat sat on the mat. The dog ran to the park."
HARD = "The council shares data about people. Nobody asked the residents about it."
ASKED = HowPlain()


def page(text: str) -> PageReading:
    return read_page("content/pages/a.md", text)


def said(text: str, asked: HowPlain = ASKED) -> list[str]:
    return [f"{one.where.line}:{one.where.column} {one.code}" for one in problems_of_pages([page(text)], asked)]


def words(number: int) -> str:
    """One sentence of so many words."""
    return " ".join(["One", *["dog"] * (number - 1)]) + "."


@pytest.mark.parametrize(
    ("text", "counts", "ease", "grade"), [(EASY, (12, 2, 12), 116.1, -1.4), (HARD, (12, 2, 21), 52.6, 7.4)]
)
def test_a_page_is_measured_and_never_shown_better_than_it_is(
    text: str, counts: tuple[int, int, int], ease: float, grade: float
) -> None:
    """By hand: 116.145 and -1.45; 52.695 and 7.4."""
    read = page(f"---\ntitle: A long and complicated description\n---\n\n# Organisational accountability\n\n{text}\n")
    assert (read.words, read.sentences, read.syllables) == counts
    assert (read.ease, read.grade) == (ease, grade)


def test_an_item_without_a_full_stop_still_ends_a_sentence() -> None:
    assert page("You need:\n\n- a title\n- a date. And a name\n").sentences == 4


def test_an_insert_a_figure_and_an_address_are_one_word_of_one_syllable() -> None:
    for one in (
        "[[number-of-people-in-the-town]]",
        "2,000",
        "corrections@plainview.example",
        "https://a.example/it/is",
    ):
        read = page(f"See {one}, “now” – or (not).")
        assert (read.words, read.syllables) == (5, 5), one


@pytest.mark.parametrize(("number", "is_long"), [(25, False), (26, True)])
def test_a_sentence_of_more_than_25_words_is_long(number: int, is_long: bool) -> None:
    read = page(f"It is so.\n\nIt is. {words(number)}")
    assert [(one.words, one.where.line, one.where.column) for one in read.long_sentences] == [(26, 3, 8)] * is_long
    assert read.long_in_100 == (33.4 if is_long else 0)


def test_a_sentence_may_go_over_lines_and_begins_on_its_first() -> None:
    text = f"- It is.\n  {words(30).replace('dog dog', f'dog{chr(10)}  dog', 1)}"
    (long,) = page(text).long_sentences
    assert (long.where.line, long.where.column, long.words) == (2, 3, 30)


def test_a_passive_that_leaves_out_who_is_told_where_it_stands() -> None:
    assert said("You can ask. The *file*\nis checked each day.") == ["2:1 passive-without-actor"]
    assert said("The file is checked by two nurses. The nurse was here.") == []
    assert said("It says “no data shall be kept” there. The list is sent.") == ["1:49 passive-without-actor"]


def test_what_an_insert_is_called_does_not_say_who_does_it() -> None:
    assert said("People are counted, and [[staff-share]] come.") == ["1:8 passive-without-actor"]
    assert said("People are counted, and staff come.") == []


def test_a_sentence_that_is_said_twice_stands_in_two_places() -> None:
    assert said("It is sent. It is sent.") == ["1:4 passive-without-actor", "1:16 passive-without-actor"]


def test_each_passive_of_a_page_is_told_in_the_words_of_the_rule_for_records() -> None:
    first, second = problems_of_pages([page("Steps have been taken. It is sent.")], ASKED)
    assert first.code == second.code == PASSIVE.code
    assert first.message == "“Steps have been taken.” does not say who does this."
    assert first.fix == "Begin with who does it: “The council ...”, “Two nurses ...”."


def test_a_long_sentence_is_told_with_its_words_and_how_to_mend_it() -> None:
    problem = next(one for one in problems_of_pages([page(words(26))], ASKED) if one.code == "long-sentence")
    assert problem.severity == "warning"
    assert problem.message.startswith("This sentence has 26 words: “One dog dog")
    assert problem.fix == "Make two of it, or a list. A sentence of 25 words or fewer is easy to follow."


@pytest.mark.parametrize(
    ("asked", "over"),
    [
        ({"ease": 52, "grade": 8, "long_sentences": 0}, ()),
        ({"ease": 53, "grade": 8}, ("ease",)),
        ({"ease": 52, "grade": 7}, ("grade",)),
        ({"ease": 60, "grade": 5}, ("ease", "grade")),
    ],
)
def test_a_page_is_held_against_the_setting(asked: dict[str, int], over: tuple[str, ...]) -> None:
    assert page(f"{HARD} {HARD}").harder_than(HowPlain(**asked)) == over


@pytest.mark.parametrize(("asked", "over"), [(50, ()), (49, ("long_sentences",))])
def test_long_sentences_are_held_against_the_setting(asked: int, over: tuple[str, ...]) -> None:
    assert page(f"{words(26)} It is.").harder_than(HowPlain(long_sentences=asked)) == over


def test_a_hard_page_is_told_at_its_top_with_each_limit_that_it_does_not_keep() -> None:
    (problem,) = problems_of_pages([page(f"{HARD} {HARD}")], ASKED)
    assert (str(problem.where), problem.code) == ("content/pages/a.md:1:1", "hard-page")
    assert problem.message == (
        "This page reads harder than this site asks: reading ease 52.6 (at least 65), grade 7.4 (at most 7)."
    )


@pytest.mark.parametrize(("number", "judged"), [(19, False), (20, True)])
def test_a_page_of_a_few_words_is_not_judged(number: int, judged: bool) -> None:
    text = " ".join(["accountability"] * number)
    assert bool(page(text).harder_than(ASKED)) is judged


def test_a_page_without_a_sentence_has_no_measure() -> None:
    read = page("# Only a heading\n\n[[picture]]\n\n…\n")
    assert (read.words, read.ease, read.grade, read.long_in_100, read.harder_than(ASKED)) == (0, None, None, None, ())


def test_what_cannot_be_read_is_told_and_the_other_pages_are_measured(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"It is caf\xe9.")
    (tmp_path / "b.md").write_text(EASY, encoding="utf-8")
    pages, closed = read_pages(prose_files(tmp_path))
    assert [read.words for read in pages] == [12]
    assert [(one.code, one.severity) for one in closed] == [("wrong-encoding", "error")]


@pytest.mark.parametrize("code", CODES_OF_PAGES, ids=lambda code: code.code)
def test_a_bad_example_shows_the_fault_and_a_good_one_does_not(code: Code) -> None:
    bad, good = (example.split("\n", 1) for example in (code.bad, code.good))
    assert bad[0] == good[0] == "(content/pages/about/index.md)"
    assert any(told.endswith(code.code) for told in said(bad[1]))
    assert not any(told.endswith(code.code) for told in said(good[1]))


@pytest.mark.parametrize("part", ["[[", "*a_*", "{: .pv-source ", "<", "| a ", "a@", "a. ", "`", "---\n"])
def test_a_page_costs_no_more_than_its_length(part: str) -> None:
    assert growth(lambda length: page(part * length), 20_000) < 3 * TIMES


SENTENCES = st.lists(
    st.sampled_from([EASY, HARD, words(26), "It is sent.", "[[people]] came."]), min_size=1, max_size=6
)
PASSED_OVER = [
    "```\nIt was sent. It is.\n```",
    "# It was sent. It is.",
    "<!-- It was sent. It is. -->",
    "    It was sent.",
]


@given(SENTENCES, st.sampled_from(PASSED_OVER), st.integers(0, 6))
def test_code_headings_and_comments_change_no_measure(blocks: list[str], more: str, at: int) -> None:
    before = page("\n\n".join(blocks))
    after = page("\n\n".join([*blocks[:at], more, *blocks[at:]]))
    measures = ("words", "sentences", "syllables", "ease", "grade", "long_in_100")
    assert [getattr(after, name) for name in measures] == [getattr(before, name) for name in measures]
    assert len(after.passives) == len(before.passives)


@given(SENTENCES, SENTENCES)
def test_two_pages_joined_are_the_sum_of_both(one: list[str], other: list[str]) -> None:
    first, second, both = (page("\n\n".join(blocks)) for blocks in (one, other, one + other))
    assert (both.words, both.sentences, both.syllables) == (
        first.words + second.words,
        first.sentences + second.sentences,
        first.syllables + second.syllables,
    )


@given(SENTENCES)
def test_what_is_told_stands_in_the_order_of_the_page(blocks: list[str]) -> None:
    places = [one.where for one in problems_of_pages([page("\n\n".join(blocks))], ASKED)]
    assert places == sorted(places)
