"""Versions get their names by day and number, and keep those that were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from generator.assess.version_lines import Seen, joined, lines_of
from generator.model.card import Card
from generator.read.git_history import Saved
from tests import builders

FIRST, LATER = date(2026, 1, 2), date(2026, 3, 4)


def card(identifier: str, *previous: str) -> Card:
    [only] = builders.register({identifier: builders.record(previous_ids=list(previous))}).cards
    return only


def names(line: Sequence[Seen]) -> list[str]:
    return [f"{seen.day}-{seen.number} {seen.hash}{' kept' if seen.kept_at else ''}" for seen in line]


def line(saved: list[tuple[str, date, str]], *previous: str, published: Sequence[tuple[str, Seen]] = ()) -> list[str]:
    made = lines_of([card("meals", *previous)], [Saved(*one) for one in saved], published)
    return names(made["meals"])


def test_versions_of_one_day_are_numbered() -> None:
    saved = [("meals.yml", FIRST, "a"), ("meals.yml", FIRST, "b"), ("meals.yml", LATER, "c")]

    assert line(saved) == ["2026-01-02-1 a", "2026-01-02-2 b", "2026-03-04-1 c"]


def test_other_files_are_others_versions() -> None:
    assert line([("meals.yml", FIRST, "a"), ("rent.yml", FIRST, "b"), ("meals.txt", FIRST, "c")]) == ["2026-01-02-1 a"]


def test_a_commit_that_leaves_a_file_as_it_was_makes_no_version() -> None:
    assert line([("meals.yml", FIRST, "a"), ("meals.yml", LATER, "a")]) == ["2026-01-02-1 a"]


def test_what_comes_back_is_a_version_again() -> None:
    saved = [("meals.yml", FIRST, "a"), ("meals.yml", FIRST, "b"), ("meals.yml", LATER, "a")]

    assert line(saved) == ["2026-01-02-1 a", "2026-01-02-2 b", "2026-03-04-1 a"]


def test_a_clock_that_went_back_does_not_turn_the_order_round() -> None:
    assert line([("meals.yml", LATER, "a"), ("meals.yml", FIRST, "b")]) == ["2026-03-04-1 a", "2026-03-04-2 b"]


def test_what_a_record_was_under_old_ids_is_part_of_its_line() -> None:
    saved = [
        ("dinners.yml", FIRST, "a"),
        ("lunches.yml", LATER, "b"),
        ("meals.yml", LATER, "b"),
        ("meals.yml", LATER, "c"),
    ]

    assert line(saved, "dinners", "lunches") == ["2026-01-02-1 a", "2026-03-04-1 b", "2026-03-04-2 c"]


def test_what_git_no_longer_has_is_kept_and_what_is_new_takes_a_free_number() -> None:
    published = [("meals", Seen(FIRST, 1, "a", "x")), ("meals", Seen(FIRST, 2, "b", "y"))]

    assert line([("meals.yml", FIRST, "new"), ("meals.yml", LATER, "b")], published=published) == [
        "2026-01-02-1 a kept",
        "2026-01-02-2 b",
        "2026-01-02-3 new",
    ]


def test_what_was_published_under_an_old_id_is_kept_too() -> None:
    published = [("dinners", Seen(FIRST, 1, "a", "x"))]

    assert line([("meals.yml", LATER, "b")], "dinners", published=published) == [
        "2026-01-02-1 a kept",
        "2026-03-04-1 b",
    ]


def test_where_two_records_became_one_its_own_versions_keep_their_names() -> None:
    published = [
        ("dinners", Seen(FIRST, 1, "a", "x")),
        ("meals", Seen(FIRST, 1, "b", "y")),
        ("meals", Seen(FIRST, 2, "c", "z")),
    ]

    assert line([], "dinners", published=published) == [
        "2026-01-02-1 b kept",
        "2026-01-02-2 c kept",
        "2026-01-02-3 a kept",
    ]


SEEN = some.builds(Seen, some.sampled_from([FIRST, LATER]), some.integers(1, 4), some.sampled_from("abcd"))


def _distinct(found: list[Seen]) -> list[Seen]:
    return list({(seen.day, seen.number): seen for seen in found}.values())


@given(some.lists(SEEN, max_size=6).map(_distinct), some.lists(SEEN, max_size=6).map(_distinct))
def test_no_published_name_is_lost_or_given_to_another(now: list[Seen], before: list[Seen]) -> None:
    found = joined(now, [Seen(seen.day, seen.number, seen.hash, "there") for seen in before])

    by_name = {(seen.day, seen.number): seen.hash for seen in found}
    assert len(by_name) == len(found)
    assert {(seen.day, seen.number): seen.hash for seen in before}.items() <= by_name.items()
    assert sorted(seen.hash for seen in found if not seen.kept_at) == sorted(seen.hash for seen in now)
    assert joined(now, found) == [Seen(seen.day, seen.number, seen.hash, seen.kept_at) for seen in found]
