"""What one rule alone says of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.check.texts import Texts

Said = Callable[..., list[str]]


@pytest.fixture
def quoted() -> Said:
    """What a rule's messages show between back quotes, for a text at a place."""

    def said(rule: Any, text: str, *at: str | int) -> list[str]:
        texts = Texts()
        place = at or ("retention",)
        kind = texts.emails if place[-1] == "email" else texts.links if place[-1] == "url" else texts.words
        kind.append((place, text))
        faults = list(rule.check_texts(texts))
        assert all(fault.at == place for fault in faults)
        return [fault.message.split("`")[1] for fault in faults]

    return said
