"""Who took whose place is walked through once, however long the line and whoever wrote it."""

from __future__ import annotations

from generator.check.rules.unknown_agreement import _in_circles


class Counted(dict[str, str]):
    """Counts how often it is asked who comes next."""

    asked = 0

    def __getitem__(self, key: str) -> str:
        self.asked += 1
        return super().__getitem__(key)


def test_only_what_leads_back_to_itself_is_in_a_circle() -> None:
    assert _in_circles({"tail": "a", "a": "b", "b": "c", "c": "a", "d": "gone", "e": "e"}) == {"a", "b", "c", "e"}
    assert _in_circles({"a": "b", "b": "a", "tail": "b"}) == {"a", "b"}


def test_a_long_line_is_walked_once() -> None:
    line = Counted({f"r-{number}": f"r-{number + 1}" for number in range(1_000)})

    assert _in_circles(line) == set() and line.asked == 1_000
