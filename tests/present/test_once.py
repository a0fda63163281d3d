"""Work done once for a site: shared while the site lasts, never by another site."""

from __future__ import annotations

from generator.present.once import kept_of_each, once
from generator.present.page import Site
from tests.builders import record, site


def test_the_work_is_done_once_for_a_site() -> None:
    done: list[int] = []

    @once
    def cards(of: Site) -> int:
        done.append(len(of.register.cards))
        return done[-1]

    of = site([record()])

    assert (cards(of), cards(of), done) == (1, 1, [1])


def test_another_site_gets_its_own() -> None:
    @once
    def titles(of: Site) -> list[str]:
        return [card.title for card in of.register.cards]

    one, other = site([record("One")]), site([record("Other")])

    assert (titles(one), titles(other)) == (["One"], ["Other"])


def test_a_site_that_is_gone_is_forgotten_even_where_its_place_is_taken() -> None:
    @once
    def title(of: Site) -> str:
        return of.register.cards[0].title

    for number in range(50):
        assert title(site([record(f"Record {number}")])) == f"Record {number}"


def test_of_each_so_many_are_kept_and_the_first_used_goes_first() -> None:
    made: list[str] = []

    def make(_: Site, key: str) -> str:
        made.append(key)
        return key

    again = kept_of_each(make, 8)
    one = site([record()])
    for key in "abcdefabcdef":
        assert again(one, key) == key
    assert "".join(made) == "abcdef"

    for key in "ghaijab":
        again(one, key)
    assert "".join(made) == "abcdefghijb"  # a was used last of the first ones
