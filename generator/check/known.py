"""What a rule may know besides the record it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.check.question_kinds import kinds_of_questions
from generator.model.area import Area, made_of
from generator.model.framework import Framework
from generator.model.organisation import Directory, slug


@dataclass(frozen=True)
class Known:
    """Areas and frameworks by id, the ids of all agreement files, the listed organisations, and what has an outline.

    `unread` are ids of area and framework files that are there and could not be read. They are known
    by name, so that one broken file is not reported again in each record that names it. `as_of` is the day
    that the site is made for, if it is known: no rule asks the clock.
    """

    areas: Mapping[str, Area]
    frameworks: Mapping[str, Framework]
    agreements: frozenset[str]
    directory: Directory
    unread: frozenset[str] = frozenset()
    outlined: frozenset[str] | None = frozenset()
    """Ids of the areas with an outline of their own; None where the file of outlines could not be read."""
    as_of: date | None = None
    reading_grade: int | None = None
    """The years at school that a text may ask of its reader; None for what `reading_grade` takes by itself."""

    def of_one_record(self) -> Known:
        """The same without the ids of all records: what a rule may know that looks at one record by itself.

        So a record that comes, goes or moves changes nothing in what is found in any other by itself.
        """
        return replace(self, agreements=frozenset())

    def has_area(self, identifier: str) -> bool:
        """Whether there is a file for an area. Where none could be read at all, that is told and this is not."""
        return not self.areas or identifier in self.areas or identifier in self.unread

    def has_framework(self, identifier: str) -> bool:
        """Whether there is a file for a framework version, or none could be read at all."""
        return not self.frameworks or identifier in self.frameworks or identifier in self.unread

    def has_agreement(self, identifier: str) -> bool:
        """Whether there is a file for an agreement, or none could be found at all."""
        return not self.agreements or identifier in self.agreements

    @cached_property
    def made_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the areas that each area is made of."""
        return made_of(self.areas)

    @cached_property
    def councils(self) -> Mapping[str, bool]:
        """The councils of places by their names, as in addresses, and whether each is invented."""
        return {slug(area.council): area.invented for area in self.areas.values() if area.council}

    def areas_reached(self, identifier: str, by: Callable[[Area], Iterable[str]]) -> set[str]:
        """Ids of the areas that one leads to, near or far, by what each says of others."""
        found: set[str] = set()
        waiting = [identifier]
        while waiting:
            area = self.areas.get(waiting.pop())
            for other in by(area) if area else ():
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    @cached_property
    def questions(self) -> Mapping[str, Mapping[str, str]]:
        """What each framework asks: its questions in their words, by id."""
        return {
            identifier: {question.id: question.text for question in framework.questions}
            for identifier, framework in self.frameworks.items()
        }

    @cached_property
    def question_kinds(self) -> Mapping[str, str]:
        """What questions are about, by id: see `question_kinds`."""
        return kinds_of_questions(self.frameworks.values())

    @cached_property
    def areas_by_code(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of areas by the official code that each gives."""
        return _grouped((area.code, identifier) for identifier, area in self.areas.items() if area.code)

    @cached_property
    def areas_by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of areas by each of their names, written as an id is."""
        return _grouped(
            (slug(name), identifier)
            for identifier, area in self.areas.items()
            for name in (area.name, *area.other_names)
        )

    @cached_property
    def areas_by_council(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of areas by the name of their council, written as an id is."""
        return _grouped((slug(area.council), identifier) for identifier, area in self.areas.items() if area.council)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for key, identifier in pairs:
        groups[key] = (*groups.get(key, ()), identifier)
    return groups
