"""Which words find what, how surely, and what is left out where it would weigh too much."""

from __future__ import annotations

from generator.model.search_words import SameThing, SearchWords
from generator.present.findable import Findable, Sort
from generator.present.search.index import Index, Postings, index_of

AGREEMENT = Sort("Agreement", "agreements/", "/")
PLACE = Sort("Place", "areas/", "/", known_by_name=True)
NONE = SearchWords()
SAME = SearchWords([SameThing(words=("doctor", "GP", "general practice")), SameThing(words=("council tax", "rates"))])


def entry(title: str, *texts: str, names: tuple[str, ...] = (), sort: Sort = AGREEMENT) -> Findable:
    return Findable(sort, title, "x", "", names, texts)


def found(index: Index, word: str) -> tuple[tuple[int, ...], ...]:
    postings = index.postings[word]
    return postings.named, postings.in_name, postings.about or ()


def test_a_word_finds_by_where_it_stands_and_once_an_entry() -> None:
    index = index_of(
        [
            entry("Leeds", sort=PLACE),
            entry("Meals in Leeds", "Leeds feeds children."),
            entry("Warm homes", "In Leeds."),
        ],
        NONE,
    )

    assert found(index, "leed") == ((0,), (1,), (2,))
    assert found(index, "feed") == ((), (), (1,))


def test_a_whole_name_of_several_words_has_a_list_where_names_are_asked_for() -> None:
    entries = [entry("North Yorkshire", names=("Riding",), sort=PLACE), entry("North Yorkshire")]
    index = index_of(entries, NONE)

    assert found(index, "north_yorkshire") == ((0,), (), ())
    assert found(index, "riding") == ((0,), (), ())


def test_words_that_tell_nothing_are_in_no_list_and_in_no_length() -> None:
    index = index_of([entry("The school and the home", "What it is about.", names=("A long name for my home",))], NONE)

    assert sorted(index.postings) == ["home", "long", "name", "school"]
    assert index.lengths == (3,)


def test_words_that_mean_the_same_share_a_list() -> None:
    entries = [
        entry("See your GP", "Once."),
        entry("Letters", "From a general\npractice."),
        entry("Practice in general"),
        entry("Council taxes", "Rates are not taxes of councils."),
    ]
    index = index_of(entries, SAME)

    assert found(index, "=0") == ((), (0,), (1,))
    assert found(index, "=1") == ((), (3,), ())
    assert index.forms == {("doctor",): 0, ("gp",): 0, ("general", "practice"): 0, ("council", "tax"): 1, ("rate",): 1}


def test_a_word_with_a_hyphen_is_found_without_it() -> None:
    assert found(index_of([entry("A co-operative")], NONE), "cooperative") == ((), (0,), ())


def test_where_lists_weigh_too_much_the_commonest_words_keep_their_names_alone() -> None:
    entries = [entry(f"Plan {number}", "school", "meals" if number % 2 else "", "gp") for number in range(100)]
    entries += [entry("Free school", "nothing more")]
    index = index_of(entries, SAME, most_bytes=17)

    assert index.postings["school"] == Postings((), (100,), None)
    assert index.postings["meal"].about == tuple(range(1, 100, 2))
    assert index.postings["=0"].about == tuple(range(100))
    assert index_of(entries, SAME).postings["school"].about == tuple(range(100))


def test_words_are_spelt_as_they_are_written_most_often_the_commonest_first() -> None:
    index = index_of([entry("Meal", "Meals and families.", "Meals, 2026, of it.")], NONE)

    assert index.spellings == ("meals", "families")


def test_words_stand_in_the_order_of_a_script() -> None:
    index = index_of([entry("𐐨 ﷺa zebra")], NONE)

    assert list(index.postings) == sorted(index.postings, key=lambda word: word.encode("utf-16-be"))
