"""An assessment: one assessor's answers to the questions of one framework version."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.model.dates import PartialDate
from generator.model.fields import ID_WORDS, Count, Id, Link, OneOf, Record, Text, maybe, said
from generator.model.vocabulary import ASSESSOR_KINDS

QUESTION_PATTERN = rf"^{ID_WORDS}\.{ID_WORDS}$"
QuestionId = Annotated[str, Field(pattern=QUESTION_PATTERN, max_length=100)]
NOT_ASSESSED = "not-assessed"


class _FromOneToFive:
    """Annotates a rating, so that a wrong one is reported once and not once for each kind it could be."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True, ge=1, le=5), core_schema.literal_schema([NOT_ASSESSED])],
            custom_error_type="bad_rating",
            custom_error_message="not a rating",
        )


Rating = Annotated[int | str, _FromOneToFive()]


class Evidence(Record):
    """What an answer rests on."""

    title: Text = said("What is it?", "Its title.", "Committee paper")
    url: Link | None = maybe("Where can you read it?", "Its address.", "https://www.leeds.gov.uk/paper")
    quote: Text | None = maybe("Which words matter?", "A short quotation.", "so that no child misses a meal")


class Action(Record):
    """What was promised, because an answer was weak."""

    what: Text = said("What will be done?", "One sentence.", "Say it in Welsh too.")
    who: Text | None = maybe("Who will do it?", "A team or role.", "Meals team")
    by: PartialDate | None = maybe("By when?", "A date.", "2026-12-01")


class Answer(Record):
    """The answer to one question."""

    rating: Rating = said("How far?", "1 to 5, or `not-assessed`.", 4)
    because: Text | None = maybe("Why?", "The reason, in plain words.", "The purpose names who gains.")
    evidence: tuple[Evidence, ...] | None = maybe(
        "What shows it?", "Links and quotations.", [{"title": "Committee paper"}]
    )
    action: Action | None = maybe("What will be done about it?", "For a weak answer.", {"what": "Ask residents."})


class Assessor(Record):
    """Who judged: an organisation or a role, never a named person."""

    name: Text = said("Who judged?", "An organisation or a role, never a person.", "Leeds City Council")
    kind: Annotated[str, OneOf(ASSESSOR_KINDS)] = said("What kind of assessor?", "Choose one word.", "organisation")


class Assessment(Record):
    """One assessor's answers on one day."""

    framework: Id = said("Which set of questions?", "The id of a framework version.", "data-for-public-benefit-1")
    by: Assessor = said("Who judged?", "Name and kind.", {"name": "Leeds City Council", "kind": "organisation"})
    date: PartialDate = said("When?", "The day it was finished.", "2026-02-10")
    method: Text | None = maybe("How?", "One sentence.", "Desk review by two officers.")
    people: Count | None = maybe("How many people took part?", "A number.", 2)
    answers: dict[QuestionId, Answer] = said("What are the answers?", "One for each question answered.", {})
