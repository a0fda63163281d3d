"""The law that an initiative relies on, as its publisher states it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.dates import PartialDate
from generator.model.fields import Id, Link, OneOf, Record, Text, Yes, maybe, said
from generator.model.vocabulary import LAWFUL_BASES, OPT_OUTS, SPECIAL_CONDITIONS


class LawfulBasis(Record):
    """One of the seven reasons in UK data protection law, and who relies on it."""

    basis: Annotated[str, OneOf(LAWFUL_BASES)] = said(
        "Which reason in law is relied on?", "One of seven since 5 February 2026.", "public-task"
    )
    organisations: tuple[Id, ...] | None = maybe(
        "Who relies on it?", "Ids of organisations. Left out, it is all of them.", ["leeds-city-council"]
    )
    for_: Text | None = maybe("For which part?", "Left out, it is for everything.", "Checking entitlement", key="for")


class SpecialCondition(Record):
    """The extra condition that special category data needs (UK GDPR Article 9)."""

    condition: Annotated[str, OneOf(SPECIAL_CONDITIONS)] = said(
        "Which condition of Article 9?", "Such as `article-9-2-g`.", "article-9-2-g"
    )
    schedule_1: tuple[Annotated[int, Field(strict=True, ge=1, le=40)], ...] | None = maybe(
        "Which paragraph of Schedule 1 to the Data Protection Act 2018?", "Numbers of paragraphs.", [18]
    )
    organisations: tuple[Id, ...] | None = maybe("Who relies on it?", "Ids of organisations.", ["leeds-city-council"])


class Power(Record):
    """A law that lets an organisation share or use the data."""

    name: Text = said("Which law?", "The Act and section.", "Education Act 1996 section 512ZB")
    url: Link | None = maybe("Where can you read it?", "Its address.", "https://www.legislation.gov.uk/ukpga/1996/56")


class OptOut(Record):
    """Whether you can say no, how, and why not."""

    applies: Yes = said("Can people opt out?", "`true` or `false`.", True)
    which: Annotated[str, OneOf(OPT_OUTS)] | None = maybe("Which opt-out is it?", "Choose one word.", "local")
    how: Text | None = maybe("How do you opt out?", "The steps.", "Tell the school or the council.")
    why_not: Text | None = maybe("Why can you not opt out?", "The reason.", "Councils must give the data by law.")


class ImpactAssessment(Record):
    """The data protection impact assessment (DPIA): a study of the risks to people."""

    done: Yes = said("Has a study of the risks been made?", "`true` or `false`.", True)
    date: PartialDate | None = maybe("When?", "A date.", "2025-02-01")
    url: Link | None = maybe("Where can you read it?", "Its address.", "https://www.leeds.gov.uk/dpia.pdf")
    summary: Text | None = maybe("What did it find?", "One or two sentences.", "Low risk after names were removed.")


class Legal(Record):
    """The law, as stated by those who rely on it."""

    lawful_bases: tuple[LawfulBasis, ...] | None = maybe(
        "Which reasons in law are relied on?",
        "Each with the organisations that rely on it.",
        [{"basis": "public-task"}],
    )
    special_category_conditions: tuple[SpecialCondition, ...] | None = maybe(
        "Which extra conditions cover specially protected data?",
        "An empty list says that none is needed.",
        [{"condition": "article-9-2-h"}],
    )
    powers: tuple[Power, ...] | None = maybe(
        "Which laws give the power to share?", "Acts and sections.", [{"name": "Care Act 2014 section 1"}]
    )
    confidentiality: Text | None = maybe(
        "Was it told in confidence?",
        "How the duty of confidentiality is met, for example for health records.",
        "Not held in confidence.",
    )
    opt_out: OptOut | None = maybe(
        "Can you opt out?", "How, or why not.", {"applies": False, "why_not": "A law requires it."}
    )
    dpia: ImpactAssessment | None = maybe(
        "Were the risks to people studied first?", "The data protection impact assessment.", {"done": True}
    )
