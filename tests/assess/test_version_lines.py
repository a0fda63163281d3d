"""Versions get their names by day and number, and keep those that were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from generator.assess.version_lines import Seen, joined, lines_of, shown
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


def follows(saved: list[tuple[str, date, str, int]], *previous: str) -> list[str]:
    """Each version by its hash, and the hash of the one that it follows."""
    made = lines_of([card("meals", *previous)], [Saved(*one) for one in saved], ())["meals"]
    names = {seen.name: seen.hash for seen in made} | {"": "-"}
    return [f"{seen.of} {seen.hash} after {names[seen.after]}" for seen in made]


def test_a_record_that_was_renamed_goes_on_from_its_old_id() -> None:
    saved = [
        ("dinners.yml", FIRST, "a", 1),
        ("lunches.yml", FIRST, "b", 2),
        ("dinners.yml", FIRST, "", 2),
        ("lunches.yml", LATER, "", 3),
        ("meals.yml", LATER, "c", 4),
    ]

    assert follows(saved, "dinners", "lunches") == ["dinners a after -", "lunches b after a", "meals c after b"]


def test_records_that_became_one_stay_apart_until_then() -> None:
    saved = [
        ("dinners.yml", FIRST, "a", 1),
        ("meals.yml", FIRST, "b", 2),
        ("dinners.yml", FIRST, "c", 3),
        ("dinners.yml", LATER, "", 4),
        ("meals.yml", LATER, "d", 4),
        ("meals.yml", LATER, "e", 5),
    ]

    assert follows(saved, "dinners") == [
        "dinners a after -",
        "meals b after -",
        "dinners c after a",
        "meals d after b",
        "meals e after d",
    ]


def test_a_new_record_that_several_became_goes_on_from_none_of_them() -> None:
    saved = [
        ("dinners.yml", FIRST, "a", 1),
        ("lunches.yml", FIRST, "b", 2),
        ("dinners.yml", LATER, "", 3),
        ("lunches.yml", LATER, "", 3),
        ("meals.yml", LATER, "c", 3),
        ("meals.yml", LATER, "d", 4),
    ]

    assert follows(saved, "dinners", "lunches") == [
        "dinners a after -",
        "lunches b after -",
        "meals c after -",
        "meals d after c",
    ]


def test_one_that_was_merged_before_a_rename_is_not_gone_on_from() -> None:
    saved = [
        ("dinners.yml", FIRST, "a", 1),
        ("lunches.yml", FIRST, "b", 2),
        ("dinners.yml", FIRST, "", 3),
        ("lunches.yml", FIRST, "c", 3),
        ("lunches.yml", LATER, "", 4),
        ("meals.yml", LATER, "d", 4),
    ]

    assert follows(saved, "dinners", "lunches")[-1] == "meals d after c"


def test_where_git_does_not_know_the_last_site_tells_what_a_version_follows() -> None:
    published = [
        ("meals", Seen(FIRST, 1, "a", "x", of="dinners")),
        ("meals", Seen(FIRST, 2, "b", "y", of="lunches")),
        ("meals", Seen(LATER, 1, "c", "z", after="2026-01-02-1")),
    ]
    made = lines_of([card("meals", "dinners", "lunches")], (), published)["meals"]

    assert [(seen.of, seen.after) for seen in made] == [("dinners", ""), ("lunches", ""), ("meals", "2026-01-02-1")]


def shows(line: list[Seen], same: dict[str, str], down: set[str] | None = None) -> list[str]:
    made = shown(line, down or set(), same)
    return [f"{one.seen.name} {one.seen.hash}{''.join(one.also)}{' kept' if one.kept else ''}" for one in made]


def a_line(hashes: str, **of_second: Any) -> list[Seen]:
    made = [Seen(FIRST, number, one) for number, one in enumerate(hashes, start=1)]
    linked = [replace(seen, after=before.name) for before, seen in pairwise(made)]
    return [made[0], replace(linked[0], **of_second), *linked[1:]]


def test_what_says_the_same_as_the_one_before_is_no_version_and_leaves_its_number_unused() -> None:
    assert shows(a_line("abc"), {"a": "1", "b": "1", "c": "2"}) == ["2026-01-02-1 ab", "2026-01-02-3 c"]


def test_what_was_published_stays_though_it_says_the_same() -> None:
    line = a_line("abc", published=True)

    assert shows(line, {"a": "1", "b": "1", "c": "1"}) == ["2026-01-02-1 a", "2026-01-02-2 bc"]


def test_what_is_no_record_does_not_part_two_that_say_the_same() -> None:
    assert shows(a_line("abc"), {"a": "1", "c": "1"}) == ["2026-01-02-1 ac"]


def test_what_comes_back_after_something_else_is_a_version_again_by_its_data() -> None:
    assert len(shows(a_line("abc"), {"a": "1", "b": "2", "c": "1"})) == 3


def test_one_that_git_has_in_another_layout_is_not_only_kept() -> None:
    first, second = a_line("ab")
    line = [replace(first, kept_at="there", published=True), second]

    assert shows(line, {"a": "1", "b": "1"}) == ["2026-01-02-1 ab"]
    assert shows(line, {"a": "1", "b": "2"}) == ["2026-01-02-1 a kept", "2026-01-02-2 b"]


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
