"""A record by the Algorithmic Transparency Recording Standard (attributes of version 1.1), as JSON.

Made from the attributes that the standard lists. No real export was seen, and later versions have other sections.
"""

from __future__ import annotations

from typing import Any

from generator.intake.registers.entry import Draft, Entry, Origin, drafted, organisations, stated

NAME = "Algorithmic Transparency Record"
NAMED_BY = ("name",)
_PHASES = {
    **dict.fromkeys(("idea", "design", "development", "pre-deployment"), "proposed"),
    **dict.fromkeys(("beta", "pilot", "beta/pilot"), "pilot"),
    **dict.fromkeys(("production", "live"), "live"),
    "retired": "ended",
}


def draft_of(entry: Entry, origin: Origin, taken: set[str]) -> Draft | None:
    """One tool; nothing where it has no name. Whether data about people is shared at all a person must say."""
    title = entry.text(*NAMED_BY)
    if not title:
        return None
    phase = entry.text("phase")
    status = _PHASES.get(phase.lower(), "not-stated")
    if phase and status == "not-stated":
        entry.left["phase"] = f"“{phase[:40]}” is no phase that the standard lists"
    described = entry.texts("source_data_description")
    data = {
        "summary": entry.text("description"),
        "status": status,
        "organisations": organisations(
            ("not-stated", entry.texts("organisation")), ("supplier", entry.texts("external_supplier")), leads=True
        ),
        "purpose": entry.text("scope"),
        "alternatives": entry.text("alternatives_considered"),
        "benefits": [{"promise": one} for one in [entry.text("benefit")] if one],
        "data": [
            stated(item=item, identifiability="not-stated", why=described[place] if place < len(described) else "")
            for place, item in enumerate(entry.texts("source_data_name"))
        ],
        "risks": list(_risks(entry)),
        "safeguards": [{"kind": "settings", "text": one} for one in entry.texts("data_access_and_storage")],
        "documents": [
            stated(kind="other", title=entry.text("impact_assessment_name"), url=_link(entry, "impact_assessment_link"))
        ]
        if entry.values.get("impact_assessment_name")
        else [],
    }
    entry.leave("contact_email", "senior_responsible_owner", because="give the role and address of a team")
    entry.leave("human_decisions", because="say under `automated_decisions` whether a computer decides, and who checks")
    return drafted(entry, title, data, origin, taken)


def _risks(entry: Entry) -> list[dict[str, Any]]:
    names, told = entry.texts("risk_name"), entry.texts("risk_description")
    mended = entry.texts("risk_mitigation", "mitigation")
    found = []
    for place, name in enumerate(names):
        more = told[place] if place < len(told) else ""
        done = mended[place] if place < len(mended) else ""
        found.append(stated(risk=f"{name}: {more}" if more else name, mitigation=done))
    return found


def _link(entry: Entry, name: str) -> str:
    found = entry.text(name)
    return found if found.startswith(("https://", "http://")) else ""
