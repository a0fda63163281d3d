"""A record's own words in another language: any text field, with lists keyed by id."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict

from generator.model.dates import PartialDate
from generator.model.fields import Record, Text, maybe, said


class Translation(Record):
    """The text of a record in another language. Other keys name other text fields."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Any]

    matches: PartialDate = said("Which date of the record does it match?", "A date.", "2026-03-01")
    title: Text | None = maybe("What is it called?", "The title.", "Prydau ysgol am ddim heb ffurflen")
    summary: Text | None = maybe("What is it, in short?", "The summary.", "Mae'r cyngor yn gwirio...")
