"""What the register remembers of a record."""

from __future__ import annotations

import pytest

from generator.model.card import strongest

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
