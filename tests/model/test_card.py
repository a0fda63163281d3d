"""What the register remembers of a record."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.agreement import Agreement
from generator.model.card import Card, card_of, strongest
from generator.model.organisation import Directory
from tests.present.pages.agreement_records import BARE

PERSONAL, REMOVED, ANONYMOUS, SILENT = "personally-identifiable", "de-personalised", "anonymous", "not-stated"


@pytest.mark.parametrize(
    ("levels", "whole"),
    [
        ([ANONYMOUS], ANONYMOUS),
        ([ANONYMOUS, REMOVED], REMOVED),
        ([ANONYMOUS, PERSONAL, REMOVED], PERSONAL),
        ([PERSONAL, None], PERSONAL),
        ([ANONYMOUS, None], SILENT),
        ([REMOVED, SILENT], SILENT),
        ([None], SILENT),
        ([], SILENT),
    ],
)
def test_silence_about_one_item_is_not_read_as_the_level_of_another(levels: list[str | None], whole: str) -> None:
    assert strongest(levels) == whole


def card(**stated: object) -> Card:
    return card_of("x", Agreement.model_validate(BARE | stated), "", Directory(()))


def test_a_card_keeps_what_lists_and_search_ask_of_a_record() -> None:
    made = card(
        legal={"lawful_bases": [{"basis": basis} for basis in ("public-task", "not-stated", "consent", "public-task")]},
        translations={"cy": {"matches": "2026", "title": " Prydau ysgol "}},
        changes=[{"date": "2026-02", "what": "More."}, {"date": "2026-03", "wider_use": True}],
    )
    assert made.lawful_bases == ("public-task", "consent")
    assert made.data_items == ("Something", "Something else")
    assert made.titles == {"cy": "Prydau ysgol"}
    assert [(str(one.date), one.what, one.wider_use) for one in made.changes] == [
        ("2026-02", "More.", False),
        ("2026-03", None, True),
    ]


def test_a_record_was_last_touched_on_the_latest_day_that_it_names() -> None:
    assert card().touched is None
    changed = card(changes=[{"date": "2026-02-03"}, {"date": "2027"}, {"date": "about 2026-09-01"}])
    assert changed.touched == date(2026, 2, 3)
    looked_at = card(
        changes=[{"date": "2026-02-03"}], dates={"last_reviewed": "2026-05-01", "review_due": "2027-05-01"}
    )
    assert looked_at.touched == date(2026, 5, 1)
