"""A form of words has one meaning in the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import At, Code, Fault
from generator.model.glossary import Term

CODE = Code(
    "duplicate-term",
    "error",
    "The glossary gives the same words twice, so a page could explain them in two ways. Capitals make no difference.",
    "terms:\n  - {id: lawful-basis, term: lawful basis, means: A reason.}\n"
    "  - {id: legal-basis, term: legal basis, also: [Lawful basis], means: A law.}",
    "terms:\n  - {id: lawful-basis, term: lawful basis, also: [legal basis], means: A reason.}",
)


def check_glossary(terms: Sequence[Term]) -> Iterator[Fault]:
    """Each form of a term that stands in the list before."""
    seen: dict[str, str] = {}
    for number, term in enumerate(terms):
        places: list[At] = [("term",), *(("also", place) for place in range(len(term.also)))]
        for at, form in zip(places, term.forms, strict=True):
            # As pages are searched: a line end or two spaces part words as one space does.
            plain = " ".join(form.casefold().split())
            if plain in seen:
                yield Fault(
                    ("terms", number, *at),
                    f"“{form}” is already a form of the term `{seen[plain]}`.",
                    "Leave it with one of them.",
                )
            seen.setdefault(plain, term.id)
