"""What is planned keeps what makes it in little room, and makes the same."""

from __future__ import annotations

import sys
from functools import partial

from generator.present.later import Later, kept_small
from generator.present.page import KINDS, Page, PlannedFile, PlannedPage


def _words(*given: str) -> bytes:
    return " ".join(given).encode()


def test_it_makes_what_a_partial_makes() -> None:
    made = kept_small(partial(_words, "a", "b"))

    assert isinstance(made, Later)
    assert made() == b"a b"
    assert made("c") == b"a b c"
    assert made == kept_small(partial(_words, "a", "b"))


def test_names_given_and_other_callables_stay_as_they_are() -> None:
    named = partial(int, "12", base=3)

    assert kept_small(named) is named
    assert kept_small(_words) is _words


def test_a_plan_holds_no_dictionary_for_each_page_and_file() -> None:
    def made(name: str) -> Page:
        return Page(name, name, name, name)

    page, file = PlannedPage("", KINDS["home"], partial(made, "")), PlannedFile("a", partial(_words, "a"))
    for one in (page, file):
        assert isinstance(one.make, Later)
        assert sys.getsizeof(one.make) < sys.getsizeof(partial(_words))
    assert (page.make(), file.make()) == (made(""), b"a")
