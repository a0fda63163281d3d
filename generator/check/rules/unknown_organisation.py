"""Wherever a record names an organisation, it means one of those that it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.check.suggest import did_you_mean
from generator.model.agreement import Agreement
from generator.model.data import PEOPLE_THEMSELVES, THE_PUBLIC

CODE = Code(
    "unknown-organisation",
    "error",
    "`from`, `to`, `organisations` and `publisher` name organisations by the ids that they have in the record's own "
    "list. An organisation without an `id` has the one that its name makes: Leeds City Council is "
    "`leeds-city-council`. `from` may also say `people`, and `to` may say `the-public`.",
    "organisations:\n  - {name: Leeds City Council, roles: [lead]}\ndata:\n  - {item: Name, from: [leeds-council]}",
    "organisations:\n  - {name: Leeds City Council, roles: [lead]}\n"
    "data:\n  - {item: Name, from: [leeds-city-council]}",
    rests_on=("organisations.id", "organisations.name"),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each id that is named, looked up in the record's list."""
    listed = {organisation.id for organisation in agreement.organisations}
    for at, identifier in _strangers(agreement, listed):
        yield Fault(at, f"This record lists no organisation `{identifier}`.", _fix(at, identifier, agreement, known))


def _strangers(agreement: Agreement, listed: set[str]) -> Iterator[tuple[At, str]]:
    """Each id that is not in the list, with its place."""
    giving, receiving = listed | {PEOPLE_THEMSELVES}, listed | {THE_PUBLIC}
    for number, item in enumerate(agreement.data):
        if item.from_ and not giving.issuperset(item.from_):
            yield from _missing(("data", number, "from"), item.from_, giving)
        if item.to and not receiving.issuperset(item.to):
            yield from _missing(("data", number, "to"), item.to, receiving)
    if agreement.legal:
        for name in ("lawful_bases", "special_category_conditions"):
            for number, reason in enumerate(getattr(agreement.legal, name) or ()):
                if reason.organisations:
                    yield from _missing(("legal", name, number, "organisations"), reason.organisations, listed)
    publisher = agreement.provenance.publisher
    if publisher is not None and publisher not in listed:
        yield ("provenance", "publisher"), publisher


def _missing(at: At, named: Iterable[str], listed: set[str]) -> Iterator[tuple[At, str]]:
    return (((*at, number), identifier) for number, identifier in enumerate(named) if identifier not in listed)


def _fix(at: At, identifier: str, agreement: Agreement, known: Known) -> str:
    if identifier in (PEOPLE_THEMSELVES, THE_PUBLIC):
        return "`people` may stand in `from`, and `the-public` in `to`. Anyone else is named by an id."
    for organisation in agreement.organisations:
        if known.directory.id_of(organisation) == identifier:
            return f"Did you mean `{organisation.id}`?"
    ids = [organisation.id for organisation in agreement.organisations]
    return did_you_mean(identifier, ids, f"Add it under `organisations:`, or use one of: {', '.join(ids[:40])}.")
