"""A record becomes data and the same record again, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.check.checker import check_content
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.register import Register
from generator.model.schema import schema_of
from generator.model.vocabulary import WITHDRAWN
from generator.present.open_data.serialiser import UNPUBLISHED, agreement_of, data_of, json_of
from tests.builders import record

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def real() -> Register:
    return check_content(CONTENT, as_of=date(2026, 11, 26)).register


def test_every_record_comes_back_equal_from_its_json(real: Register) -> None:
    for card in (card for card in real.cards if card.status != WITHDRAWN):
        before = real.agreement(card.id)
        after = agreement_of(json.loads(json_of(data_of(before))))
        assert after == before.model_copy(update=dict.fromkeys(UNPUBLISHED)), card.id


def test_every_record_fits_the_schema_that_is_published_with_it(real: Register) -> None:
    check = jsonschema.Draft7Validator(schema_of("agreement"))
    faults = {
        card.id: [*check.iter_errors(data_of(real.agreement(card.id)))]
        for card in real.cards
        if card.status != WITHDRAWN
    }
    assert {one: found for one, found in faults.items() if found} == {}


def test_silence_has_no_key_and_a_stated_none_has_an_empty_list() -> None:
    data = data_of(made(sectors=[], moments=None, replaced_by=None))
    assert data["sectors"] == []
    assert not {"moments", "replaced_by", "retention"} & data.keys()
    assert agreement_of(data).sectors == ()
    assert agreement_of(data).moments is None


def test_keys_stand_as_an_editor_types_them() -> None:
    data = data_of(
        made(data=[{"item": "Name", "from": ["people"], "to": ["the-public"]}], dates={"start": "about 2015"})
    )
    assert data["schema"] == 1
    assert data["data"] == [{"item": "Name", "from": ["people"], "to": ["the-public"]}]
    assert data["dates"] == {"start": "about 2015"}


def test_what_the_model_withholds_is_left_out_and_is_never_inside_a_part() -> None:
    assert {"quality_notes"} == UNPUBLISHED
    held = {field.top for field in dictionary_of(Agreement) if not field.published}
    assert held == UNPUBLISHED
    assert "quality_notes" not in data_of(made(quality_notes=[{"code": "personal-contact"}]))


def test_of_a_record_that_was_taken_down_only_what_its_page_still_says() -> None:
    gone = data_of(
        made(status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Entered twice."}, retention="A year.")
    )
    assert gone == {
        "schema": 1,
        "title": "Real",
        "status": "withdrawn",
        "withdrawn": {"date": "2026-05-01", "why": "Entered twice."},
    }


def made(**changes: Any) -> Agreement:
    given: Mapping[str, Any] = record("Real", **changes)
    return Agreement.model_validate(given)
