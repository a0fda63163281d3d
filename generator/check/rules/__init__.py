"""The rules, one a module. A rule takes part by standing in one of these lists.

A rule module has a `CODE` and one function: `check_agreement(agreement, known)` looks at one record,
`check_area` and `check_framework` at one area or framework, and `check_register(cards, known)` at all
cards together, yielding agreement ids with the faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.rules import one_lead, unknown_area
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework


class AgreementRule(Protocol):
    """A rule about one record."""

    CODE: Code

    def check_agreement(self, agreement: Agreement, known: Known) -> Iterator[Fault]:
        """Each place where the record does not keep the rule."""


class AreaRule(Protocol):
    """A rule about one area."""

    CODE: Code

    def check_area(self, identifier: str, area: Area, known: Known) -> Iterator[Fault]:
        """Each place where the area does not keep the rule."""


class FrameworkRule(Protocol):
    """A rule about one framework version."""

    CODE: Code

    def check_framework(self, identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
        """Each place where the framework does not keep the rule."""


class RegisterRule(Protocol):
    """A rule about all records together."""

    CODE: Code

    def check_register(self, cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
        """The id of each record that does not keep the rule, with the fault."""


AGREEMENT_RULES: tuple[AgreementRule, ...] = (one_lead, unknown_area)
AREA_RULES: tuple[AreaRule, ...] = ()
FRAMEWORK_RULES: tuple[FrameworkRule, ...] = ()
REGISTER_RULES: tuple[RegisterRule, ...] = ()
