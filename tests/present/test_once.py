"""Work done once for a site: shared while the site lasts, never by another site."""

from __future__ import annotations

from generator.present.once import once
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
