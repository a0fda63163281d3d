"""What `plainview serve` shows at one moment: a site and its frames, and the same with records that were edited."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.assess.outcome import outcomes_of
from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement
from generator.model.register import sorting_key
from generator.present.page import Site
from generator.publish.frame import Frames


@dataclass(frozen=True)
class Shown:
    """What answers are made from. `by_host` is the folder of the host's own files, and `of` what the frames are of.

    `known` is what the rules knew of the other files when this was looked at.
    """

    site: Site
    frames: Frames
    by_host: Path
    of: tuple[Any, ...]
    known: Known | None = None


def stands_alone(shown: Shown, one: CheckedAgreement) -> bool:
    """Whether a record that was edited and is in order can be shown without a look at the others.

    It cannot where it leads from other addresses than before, or is not to be shown at all.
    """
    card, site = one.card, shown.site
    if card is None or one.packed is None or (card.invented and not site.settings.worked_examples):
        return False
    return card.previous_ids == site.register.card[card.id].previous_ids


def with_records(shown: Shown, found: Sequence[CheckedAgreement]) -> Shown:
    """The same with these records in the place of what they were."""
    site, register = shown.site, shown.site.register
    new = {one.card.id: one.card for one in found if one.card}
    cards = sorted({**register.card, **new}.values(), key=lambda card: sorting_key(card.title))
    packed = {one.file.id: one.packed for one in found if one.packed is not None}
    points = {identifier: one for identifier, one in register.open_points.items() if identifier not in new}
    points |= {one.file.id: one.open_points for one in found if one.open_points}
    register = dataclasses.replace(
        register, cards=tuple(cards), packed={**register.packed, **packed}, open_points=points
    )
    outcomes = {**site.outcomes, **{one: outcomes_of(card, register.frameworks) for one, card in new.items()}}
    history = site.history
    if history.source == "git":
        # What was edited is in no commit, as far as anybody knows.
        history = dataclasses.replace(history, unsaved=history.unsaved | new.keys())
    site = dataclasses.replace(site, register=register, outcomes=outcomes, history=history)
    return dataclasses.replace(shown, site=site)


def with_maps_of(before: Shown | None, site: Site) -> Site:
    """The same with the maps of before, where they are of the same places: what they drew need not be drawn again."""
    if before is None:
        return site
    one, other = before.site.register, site.register
    same = one.areas == other.areas and one.map_files.outlines_bytes == other.map_files.outlines_bytes
    return dataclasses.replace(site, maps=before.site.maps) if same else site


def is_alike(one: Shown | None, other: Shown | None) -> bool:
    """Whether nothing of the content is another. Records that were not read again are the same objects."""
    if one is None or other is None:
        return one is other
    return _held(one) == _held(other)


def _held(shown: Shown) -> list[Any]:
    """All that pages are made from. What versions said is told by their hashes."""
    parts = (
        (part.name, getattr(whole, part.name))
        for whole in (shown.site.register, shown.site.history)
        for part in dataclasses.fields(whole)
    )
    return [shown.of, *(_VALUES.get(name, _itself)(value) for name, value in parts if name != "said")]


def _itself(value: Any) -> Any:
    return value


# What is no plain value, by the name of its field.
_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "glossary": lambda glossary: glossary.terms,
    "search_words": lambda words: words.groups,
    "map_files": lambda files: (files.outlines_bytes, files.postcodes_bytes),
}
