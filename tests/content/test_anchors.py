"""Every part of a page written by hand has an anchor that stays when its heading is put in other words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.read.passages import parts

PAGES = sorted((Path(__file__).parents[2] / "content" / "pages").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_heading_has_an_anchor_of_its_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    anchors = [anchor for anchor, _, _ in parts(text)]
    assert len(anchors) == len(set(anchors)) == len(re.findall(r"^##+ ", text, re.MULTILINE))
