"""Small glossaries for tests, written as a file would give them and read by the real model."""

from __future__ import annotations

from typing import Any

from generator.model.glossary import Glossary, TermList


def glossary(**terms: Any) -> Glossary:
    """Terms by id: `lawful_basis="lawful basis"`, or a list of forms, the term itself first."""
    entries = []
    for identifier, forms in terms.items():
        first, *others = [forms] if isinstance(forms, str) else forms
        entry = {"id": identifier.replace("_", "-"), "term": first, "also": others, "means": f"What {identifier} is."}
        entries.append(entry)
    return Glossary(TermList.model_validate({"schema": 1, "terms": entries}).terms)
