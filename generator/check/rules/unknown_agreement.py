"""Whatever names another agreement means one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.check.suggest import did_you_mean
from generator.model.area import Area
from generator.model.card import Card
from generator.model.history import Hash, Redaction

CODE = Code(
    "unknown-agreement",
    "error",
    "`replaced_by` in a record, `adopted` in an area, and an entry of `content/redactions.yml` name an agreement by "
    "its file's name. A reader follows that link, so it leads to a record, to another one, and not round in a circle.",
    "# content/agreements/old-meals.yml\nreplaced_by: new-meels",
    "# content/agreements/old-meals.yml\nreplaced_by: new-meals",
)

_OTHERWISE = "Write the name of a file in `content/agreements/`, without `.yml`."


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each record that another took the place of."""
    heirs = {card.id: card.replaced_by for card in cards if card.replaced_by}
    circles = _in_circles(heirs)
    at = ("replaced_by",)
    for identifier, heir in heirs.items():
        if heir == identifier:
            fix = "Name the newer record, or leave this out."
            yield identifier, Fault(at, "A record cannot take its own place.", fix)
        elif not known.has_agreement(heir):
            yield identifier, _unknown(at, heir, known)
        elif identifier in circles:
            said = f"`{heir}` is in turn replaced by this record, so a reader would go round in a circle."
            yield identifier, Fault(at, said, "Leave `replaced_by` out of the record that is in use.")


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Each inherited agreement that a new council has confirmed."""
    for number, adopted in enumerate(area.adopted):
        if not known.has_agreement(adopted):
            yield _unknown(("adopted", number), adopted, known)


def check_redactions(redactions: Sequence[Redaction], known: Sequence[str], now: Mapping[Hash, str]) -> Iterator[Fault]:
    """Each version of a record that is not there under this id, nor was under an old one."""
    for number, redaction in enumerate(redactions):
        if known and redaction.agreement not in known:
            said = f"There is no agreement `{redaction.agreement}`."
            fix = did_you_mean(redaction.agreement, known, _OTHERWISE)
            yield Fault(("redactions", number, "agreement"), said, fix)


def _in_circles(heirs: Mapping[str, str]) -> set[str]:
    """Every record from which a reader comes back to it. Each is walked over once, however long the line is."""
    circles: set[str] = set()
    walked: set[str] = set()
    for identifier in heirs:
        line: dict[str, None] = {}
        while identifier in heirs and identifier not in walked:
            walked.add(identifier)
            line[identifier] = None
            identifier = heirs[identifier]
        if identifier in line:
            on_the_way = list(line)
            circles.update(on_the_way[on_the_way.index(identifier) :])
    return circles


def _unknown(at: At, identifier: str, known: Known) -> Fault:
    return Fault(at, f"There is no agreement `{identifier}`.", did_you_mean(identifier, known.agreements, _OTHERWISE))
