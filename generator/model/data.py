"""The data itself: each item that is shared, and how small numbers are protected."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import Count, Id, OneOf, Record, Text, Yes, maybe, said
from generator.model.vocabulary import IDENTIFIABILITY, SPECIAL_CATEGORIES

# Words that stand for "not an organisation" in `from` and `to`.
PEOPLE_THEMSELVES = "people"
THE_PUBLIC = "the-public"


class DataItem(Record):
    """One kind of data: what it is, whom it is about, and where it goes."""

    item: Text = said("What is shared?", "Name the data as a resident would.", "Whether the family gets help with rent")
    id: Id | None = maybe("What is its lasting id?", "It becomes the link to this item.", "benefit-status")
    about: Text | None = maybe("Whom is it about?", "A group of people.", "Parents and carers")
    identifiability: Annotated[str, OneOf(IDENTIFIABILITY)] | None = maybe(
        "Could someone tell that it is you?",
        "The level as the receiver gets it: personally identifiable, de-personalised or anonymous.",
        "personally-identifiable",
    )
    special_category: tuple[Annotated[str, OneOf(SPECIAL_CATEGORIES)], ...] | None = maybe(
        "Is any of it specially protected by law?",
        "Special category data, such as health. An empty list says that there is none.",
        ["health"],
    )
    criminal_offence: Yes | None = maybe("Is it about crimes or alleged crimes?", "`true` or `false`.", False)
    from_: tuple[Id, ...] | None = maybe(
        "Who gives it?", "Ids of organisations of this record, or `people`.", ["leeds-city-council"], key="from"
    )
    to: tuple[Id, ...] | None = maybe(
        "Who receives it?", "Ids of organisations of this record, or `the-public`.", ["leeds-city-council"]
    )
    why: Text | None = maybe(
        "Why is it needed?", "One sentence for this item.", "To find families who have a right to meals."
    )


class DisclosureControl(Record):
    """How small numbers are protected in what is published."""

    suppress_below: Count | None = maybe("Which numbers are hidden?", "Counts below this are hidden.", 10)
    round_to: Count | None = maybe("How are numbers rounded?", "To the nearest multiple of this.", 5)
    secondary_suppression: Yes | None = maybe(
        "Are further numbers hidden so that the first cannot be worked out?", "`true` or `false`.", True
    )
    note: Text | None = maybe("Anything else about small numbers?", "One sentence.", "Published counts only.")
