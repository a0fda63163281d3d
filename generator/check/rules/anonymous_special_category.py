"""Anonymous data is about groups, so it is seldom specially protected."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "anonymous-special-category",
    "warning",
    "Special protection is for data about a person, and anonymous data is about nobody in particular. If somebody "
    "might still be picked out, the data is de-personalised. If nobody could, leave the protection out.",
    "data:\n  - {item: Illnesses by street, identifiability: anonymous, special_category: [health]}",
    "data:\n  - {item: Illnesses by street, identifiability: de-personalised, special_category: [health]}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each data item that is said to be both."""
    for number, item in enumerate(agreement.data):
        if item.special_category and item.identifiability == "anonymous":
            yield Fault(
                ("data", number, "special_category"),
                f"`{excerpt(item.item)}` is said to be anonymous and specially protected.",
                "Write `special_category: []`, or `identifiability: de-personalised` if someone might be picked out.",
            )
