"""Which area somebody most likely meant who wrote what is no area's id: its name, its council, or a slip."""

from __future__ import annotations

from generator.check.known import Known
from generator.check.suggest import close_match
from generator.model.organisation import slug

# Somebody writes `bristol-city` for Bristol City Council.
_COUNCIL = "-council"


def area_meant(written: str, known: Known) -> str | None:
    """What to do about it, where an area is near: the one of that name, of that council, or nearest to it."""
    named = slug(written)
    by_name = known.areas_by_name.get(named, ())
    by_council = known.areas_by_council.get(named) or known.areas_by_council.get(named + _COUNCIL) or ()
    near = () if by_name or by_council else (close_match(named, known.areas),)
    meant = [identifier for identifier in by_name or by_council or near if identifier]
    if not meant:
        return None
    said = f"Did you mean {' or '.join(f'`{identifier}`' for identifier in meant[:4])}?"
    council = known.areas[meant[0]].council
    return f"{said} It is the area of {council}." if by_council and len(meant) == 1 and not by_name else said
