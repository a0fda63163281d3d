"""Who a new assessment is by, where that is plain from the record and from what was asked for. Nobody is guessed."""

from __future__ import annotations

from generator.model.agreement import Agreement
from generator.model.organisation import slug
from generator.model.vocabulary import ASSESSOR_KINDS

_TAKES_PART = ("organisation", "partner")


def kinds_allowed(agreement: Agreement) -> tuple[str, ...]:
    """Who may speak in a record. Those who take part do so only in one that they publish, or that is invented."""
    others_wrote_it = agreement.provenance.basis == "public-sources"
    return tuple(kind for kind in ASSESSOR_KINDS if not (others_wrote_it and kind in _TAKES_PART))


def takes_part(agreement: Agreement, by: str) -> bool:
    """Whether a name is that of an organisation of the record."""
    return any(by == one.id or _same(one.name, by) for one in agreement.organisations)


def assessor_of(agreement: Agreement, by: str | None, kind: str | None) -> tuple[str | None, str | None]:
    """The name and the kind of the assessor, each None where it is not plain.

    A name is written as the record writes it, so that a later assessment is known to be by the same assessor.
    """
    allowed = kinds_allowed(agreement)
    if by is None:
        if kind is None and _lead_speaks(agreement) and "organisation" in allowed:
            kind = "organisation"
        name = _name_for(agreement, kind)
    else:
        kind = kind or _kind_for(agreement, by, allowed)
        name = _as_written(agreement, by, kind)
    return name, kind


def _lead_speaks(agreement: Agreement) -> bool:
    """Whether the organisation that leads stands behind the record."""
    return agreement.provenance.publisher in (None, agreement.lead.id)


def _name_for(agreement: Agreement, kind: str | None) -> str | None:
    if kind == "organisation":
        return _as_written(agreement, agreement.lead.name, kind)
    before = {one.by.name for one in agreement.assessments or () if one.by.kind == kind}
    return before.pop() if len(before) == 1 else None


def _kind_for(agreement: Agreement, by: str, allowed: tuple[str, ...]) -> str | None:
    before = {one.by.kind for one in agreement.assessments or () if _same(one.by.name, by)}
    if len(before) == 1:
        return before.pop()
    takes_part = [one for one in agreement.organisations if by == one.id or _same(one.name, by)]
    kind = ("organisation" if takes_part[0].leads else "partner") if takes_part else None
    return kind if kind in allowed else None


def _as_written(agreement: Agreement, by: str, kind: str | None) -> str:
    """A name as the assessor signed before, or else as the record calls an organisation."""
    for one in reversed(agreement.assessments or ()):
        if _same(one.by.name, by) and kind in (None, one.by.kind):
            return one.by.name
    return next((one.name for one in agreement.organisations if by == one.id or _same(one.name, by)), by)


def _same(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, spaces and the like."""
    return one == other or slug(one) == slug(other) != ""
