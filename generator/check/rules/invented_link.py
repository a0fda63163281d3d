"""Invented addresses lead nowhere real."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.texts import texts_of
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "invented-link",
    "error",
    "The links and email addresses of a worked example end in `.example`, `.test` or `.invalid`, which belong to "
    "nobody, so that no real body seems to stand behind it. Laws on legislation.gov.uk, guidance on www.gov.uk and "
    "published studies on doi.org may be named, since they are real and take no part.",
    "provenance: {basis: worked-example}\ndocuments:\n  - {kind: agreement, url: https://www.leeds.gov.uk/meals}",
    "provenance: {basis: worked-example}\ndocuments:\n  - {kind: agreement, url: https://www.exampleshire.example/meals}",
    rests_on=("provenance.basis",),
)

_HOST = re.compile(r"(?:https?://(?:[^/?#]*@)?|mailto:[^@]*@|[^/:]*@)([^/:?#]+)", re.IGNORECASE)
_NOBODYS = (".example", ".test", ".invalid")
_REAL_AND_NO_PART = frozenset(
    ("legislation.gov.uk", "www.legislation.gov.uk", "gov.uk", "www.gov.uk", "doi.org", "www.doi.org")
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each link and email address of a worked example."""
    if not agreement.invented:
        return
    texts = texts_of(agreement)
    for at, address in (*texts.links, *texts.emails):
        found = _HOST.match(address)
        host = found.group(1).lower().rstrip(".") if found else ""
        if host and host not in _REAL_AND_NO_PART and not f".{host}".endswith(_NOBODYS):
            yield Fault(
                at,
                f"`{excerpt(host)}` may be somebody's, and this is a worked example.",
                "Use an address that ends in `.example`, such as https://www.exampleshire.example.",
            )
