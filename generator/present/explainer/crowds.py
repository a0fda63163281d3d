"""How small a crowd some facts leave: k-anonymity, l-diversity, t-closeness, and how many people are alone.

A *crowd* is everyone who is alike in some columns of a list; books on the subject call it an equivalence class. Where
the columns are what somebody may know of a person, that person can hide in the crowd and nowhere else.

    k   the smallest crowd. "Each person cannot be told from at least k - 1 others." (Sweeney, 2002)
    l   the fewest different secrets in any crowd: where it is 1, finding the crowd is as good as finding the person.
    t   how far the mix of secrets in a crowd is from the mix in the whole list, at most: 0 is no difference, 1 is all.
        The distance is the earth mover's with every two secrets equally far apart: half the sum of the differences of
        their shares. (Li, Li and Venkatasubramanian, 2007)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Literal

from generator.present.explainer.people import Person

Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which facts of a person stand in a list, or are known, and how exactly. None is not at all."""

    age: Literal["band", "exact"] | None = None
    place: Literal["ward", "street"] | None = None
    sex: bool = False
    household: bool = False
    school: bool = False
    job: bool = False
    condition: bool = False

    def of(self, person: Person) -> Key:
        """What of one person is left in these columns."""
        return (
            person.age if self.age == "exact" else person.band if self.age else None,
            person.street if self.place == "street" else person.ward if self.place else None,
            person.sex if self.sex else None,
            person.household if self.household else None,
            person.school if self.school else None,
            person.job if self.job else None,
            person.condition if self.condition else None,
        )

    def known_of(self, released: Columns) -> Columns:
        """What can be looked up by someone who knows these facts, where a list with the other columns is released.

        A fact helps only where it stands in the list, and no more exactly than it stands there.
        """
        return Columns(
            None if not (self.age and released.age) else "exact" if self.age == released.age == "exact" else "band",
            None
            if not (self.place and released.place)
            else "street"
            if self.place == released.place == "street"
            else "ward",
            *(
                bool(getattr(self, column.name) and getattr(released, column.name))
                for column in fields(self)
                if column.name not in ("age", "place")
            ),
        )


EVERYTHING = Columns("exact", "street", True, True, True, True, True)


@dataclass(frozen=True)
class Crowds:
    """All the crowds that some columns part people into."""

    people: Sequence[Person]
    columns: Columns

    @cached_property
    def sizes(self) -> Mapping[Key, int]:
        """How many people are in each crowd."""
        return Counter(map(self.columns.of, self.people))

    def around(self, person: Person) -> int:
        """How many people are in one person's crowd, that person among them."""
        return self.sizes[self.columns.of(person)]

    @cached_property
    def alone(self) -> int:
        """How many people are in a crowd of one: each of them is unique in these columns."""
        return sum(1 for size in self.sizes.values() if size == 1)

    def below(self, size: int) -> int:
        """How many people are in a crowd smaller than this."""
        return sum(held for held in self.sizes.values() if held < size)

    @cached_property
    def k(self) -> int:
        """The smallest crowd."""
        return min(self.sizes.values())

    @cached_property
    def conditions(self) -> Mapping[Key, Counter[int]]:
        """How often each condition occurs in each crowd: the secret that a list may give away."""
        found: dict[Key, Counter[int]] = {}
        for person in self.people:
            found.setdefault(self.columns.of(person), Counter())[person.condition] += 1
        return found

    @cached_property
    def l(self) -> int:  # noqa: E743 - the field's own name for it
        """The fewest different conditions in any crowd."""
        return min(len(conditions) for conditions in self.conditions.values())

    @cached_property
    def telling(self) -> int:
        """How many people are in a crowd that all share one condition, so that whoever finds it learns the secret."""
        return sum(conditions.total() for conditions in self.conditions.values() if len(conditions) == 1)

    @cached_property
    def t(self) -> float:
        """How far the mix of conditions in a crowd is from the whole town's, in the worst crowd."""
        return max(_distance(conditions, self._whole) for conditions in self.conditions.values())

    def distance(self, person: Person) -> float:
        """How far the mix of conditions in one person's crowd is from the whole town's."""
        return _distance(self.conditions[self.columns.of(person)], self._whole)

    @cached_property
    def _whole(self) -> Counter[int]:
        return Counter(person.condition for person in self.people)


def _distance(some: Counter[int], whole: Counter[int]) -> float:
    """Half the sum of the differences between the shares of two counts."""
    return sum(abs(some[word] / some.total() - whole[word] / whole.total()) for word in whole) / 2
