"""The register of information sharing agreements under the Digital Economy Act 2017, as JSON.

Made from the fields of its pages (June 2025) and of its first form (2018). No real export was seen.
"""

from __future__ import annotations

from generator.intake.registers.entry import Draft, Entry, Origin, drafted, organisations, stated

NAME = "Register of information sharing agreements under the Digital Economy Act 2017"
ADDRESS = "https://digital-economy-act-register.data.gov.uk/"
NAMED_BY = ("name", "title")
_STATUS = {"active": "live", "complete": "ended", "completed": "ended"}


def draft_of(entry: Entry, origin: Origin, taken: set[str]) -> Draft | None:
    """One agreement; nothing where it has no name. It tells no plain summary, nor who leads, nor who could be told."""
    title = entry.text(*NAMED_BY)
    if not title:
        return None
    shared = entry.texts("disclosed_information")
    method = entry.text("method", "information_sharing_method")
    data = {
        "status": _STATUS.get(entry.text("isa_status", "status").lower(), "not-stated"),
        "organisations": organisations(
            ("controller", entry.texts("controllers", "controller_names")),
            ("processor", entry.texts("processors", "processor_names")),
        ),
        "purpose": entry.text("purpose"),
        "benefits": [{"promise": one} for one in entry.texts("benefits", "information_sharing_benefits")],
        "data": [{"item": one, "identifiability": "not-stated"} for one in shared],
        "legal": stated(powers=[{"name": one} for one in entry.texts("powers", "legal_power_disclosure")]),
        "safeguards": [{"kind": "settings", "text": method}] if method else [],
        "retention": entry.text("retention_period"),
        "dates": stated(
            start=entry.date("start_date"), end=entry.date("end_date"), review_due=entry.date("review_date")
        ),
    }
    entry.leave("contact", because="it may name a person: give the role and address of a team")
    entry.leave("areas", "area_names", because="name each as a place of this register")
    return drafted(entry, title, data, origin, taken)
