"""Where one area takes the place of another, both say so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "one-sided-replacement",
    "error",
    "One area says that another takes its place, or that it takes the place of another, and the other does not say "
    "the same. The new area's page would not show what it inherits, or the old one's not where to look now.",
    "# guildford.yml\nreplaced_by: [west-surrey]\n\n# west-surrey.yml\nfrom: 2027-04-01",
    "# guildford.yml\nreplaced_by: [west-surrey]\n\n# west-surrey.yml\nreplaces: [guildford]",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Each area that this one names as the next or the one before, asked for its own word."""
    for number, new in enumerate(area.replaced_by or ()):
        other = known.areas.get(new)
        if other is not None and new != identifier and identifier not in other.replaces:
            yield _one_sided(("replaced_by", number), identifier, new, f"`{new}` takes its place", "replaces")
    for number, old in enumerate(area.replaces):
        other = known.areas.get(old)
        if other is not None and old != identifier and identifier not in (other.replaced_by or ()):
            yield _one_sided(("replaces", number), identifier, old, f"it takes the place of `{old}`", "replaced_by")


def _one_sided(at: tuple[str, int], identifier: str, other: str, says: str, field: str) -> Fault:
    return Fault(
        at,
        f"This area says that {says}, and `{other}` does not say so.",
        f"Write `{identifier}` into `{field}:` of `{other}.yml` too, or take `{other}` out here.",
    )
