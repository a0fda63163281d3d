"""Specially protected data needs a further condition in law."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.publishing import DATA_WAS_SHARED
from generator.model.agreement import Agreement

CODE = Code(
    "special-category-without-condition",
    "error",
    "Data about health, religion and the like may be used only under a condition of Article 9 of the UK GDPR as well. "
    "The organisation in charge knows which. A record compiled from public pages may leave the field out, since it "
    "holds only what was found; what it may not do is say with an empty list that none is needed. Anonymous data, and "
    "plans that never shared any, are left alone.",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "data:\n  - {item: Illnesses, special_category: [health]}\nlegal: {special_category_conditions: []}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "data:\n  - {item: Illnesses, special_category: [health]}\n"
    "legal: {special_category_conditions: [{condition: article-9-2-h}]}",
    rests_on=("provenance.basis", "status", "legal.special_category_conditions"),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for specially protected data, and then for a condition."""
    conditions = agreement.legal.special_category_conditions if agreement.legal else None
    if conditions or agreement.status not in DATA_WAS_SHARED:
        return
    if conditions is None and agreement.provenance.basis == "public-sources":
        return
    for number, item in enumerate(agreement.data):
        if item.special_category and item.identifiability != "anonymous":
            yield Fault(
                ("data", number, "special_category"),
                f"This data is specially protected ({', '.join(item.special_category)}), and no condition covers it.",
                "Add `special_category_conditions:` under `legal:`, such as `[{condition: article-9-2-h}]`."
                if agreement.provenance.basis != "public-sources"
                else "Remove the empty `special_category_conditions`: the pages are silent on it.",
            )
            return
