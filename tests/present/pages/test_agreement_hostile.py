"""No text of a record can do anything on its page but be read."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from generator.model.agreement import Agreement
from generator.present.pages.agreement import agreement_page
from tests.present.pages.agreement_records import BARE, FULL, links_of, page_of, site_of, tree_of, words_of

# Hostile text

HOSTILE = '<script>alert({n})</script> [x](javascript:alert(1)) {{{{ 7*7 }}}} "\' onclick="x" & <b>{n}</b> mark-{n}-'
HOSTILE_LINK = 'https://host.test/"onmouseover="alert({n})"/<script>{n}'
# Not shown, or not as text: notes between editors; the days, ids and words that are checked or reworded.
UNSEEN = ("quality_notes",)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every text in a record."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from places(inner, (*path, position))


def put(record: dict[str, Any], path: tuple[Any, ...], value: str) -> dict[str, Any]:
    changed = copy.deepcopy(record)
    target: Any = changed
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return changed


def hostile_record() -> tuple[dict[str, Any], dict[int, tuple[Any, ...]], dict[int, tuple[Any, ...]]]:
    """The full record with hostile text wherever the model takes text, and hostile links wherever it takes links."""
    record = FULL
    texts: dict[int, tuple[Any, ...]] = {}
    links: dict[int, tuple[Any, ...]] = {}
    for n, path in enumerate(places(FULL)):
        for pattern, filled in ((HOSTILE, texts), (HOSTILE_LINK, links)):
            changed = put(record, path, pattern.format(n=n))
            try:
                Agreement.model_validate(changed)
            except ValidationError:
                continue
            record = changed
            filled[n] = path
            break
    return record, texts, links


def test_hostile_text_in_every_field_is_only_ever_read() -> None:
    record, texts, links = hostile_record()
    assert len(texts) > 60 and len(links) > 12
    page = agreement_page(site_of(record=record, bare=BARE), "record")
    tree = tree_of(page)
    assert not list(tree.iter("script")) and not list(tree.iter("b"))
    for element in tree.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
        href = element.get("href", "")
        assert re.match(r"(\.\./|\./|#|https?://|mailto:|tel:|$)", href), href
    words = words_of(page)
    hrefs = {href for _, href in links_of(page)}
    for n, path in texts.items():
        if path[0] not in UNSEEN:
            assert f"mark-{n}-" in words, f"{path} is not on the page"
            assert f"<script>alert({n})</script> [x](javascript:alert(1)) {{{{ 7*7 }}}}" in words, path
    for n, path in links.items():
        assert HOSTILE_LINK.format(n=n) in hrefs, f"{path} is not a link on the page"


def test_hostile_text_reaches_no_description_as_markup() -> None:
    page = page_of(BARE, title='<script>"</script>', summary="<b>bold</b>")
    assert page.title == '<script>"</script>'  # plain text: the frame escapes it
    assert page.description == "<b>bold</b>"


def test_a_hostile_withdrawal_is_only_ever_read() -> None:
    hostile = HOSTILE.format(n=1)
    page = page_of(FULL, status="withdrawn", title=hostile, withdrawn={"date": "2026", "why": hostile, "by": hostile})
    tree = tree_of(page)
    assert not list(tree.iter("script")) and not list(tree.iter("b"))
    assert words_of(page).count("mark-1-") == 3
