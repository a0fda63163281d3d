"""A register of data uses by the standard of HDR UK and the UK Health Data Research Alliance (version 2), as CSV.

Made from the columns that the standard names. No real export was seen.
"""

from __future__ import annotations

import re
from datetime import date

from generator.intake.registers.entry import Draft, Entry, Origin, drafted, organisations, plain_name, stated
from generator.model import dates

NAME = "Data use register"
NAMED_BY = ("Project title",)
_LEVELS = {
    "personally identifiable": "personally-identifiable",
    "de personalised": "de-personalised",
    "anonymous": "anonymous",
}
_ARTICLE_6 = ("consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests")
_BASIS = re.compile(r"6\s*\(?1\)?\s*\(?([a-f])\)", re.IGNORECASE)
_CONDITION = re.compile(r"9\s*\(?2\)?\s*\(?([a-j])\)", re.IGNORECASE)
_YES, _NO = re.compile(r"yes\b", re.IGNORECASE), re.compile(r"no\b", re.IGNORECASE)


def draft_of(entry: Entry, origin: Origin, taken: set[str]) -> Draft | None:
    """One project; nothing where it has no title. Who applied is never taken over by name."""
    title = entry.text(*map(plain_name, NAMED_BY))
    if not title:
        return None
    level = entry.text("data_sensitivity_level")
    known = _LEVELS.get(re.sub(r"[^a-z]+", " ", level.lower()).strip(), "not-stated")
    if level and known == "not-stated":
        entry.left["data_sensitivity_level"] = f"“{level[:40]}” is none of the three levels"
    names = entry.texts("dataset_s_name", "datasets_name", "dataset_name")
    why = entry.text("description_of_confidential_data", "description_of_the_confidential_data_being_used")
    end = entry.date("project_end_date")
    data = {
        "summary": entry.text("lay_summary"),
        "status": "ended" if _is_over(end, origin.seen) else "not-stated",
        "organisations": organisations(("recipient", entry.texts("lead_applicant_organisation_name")), leads=True),
        "benefits": [{"promise": one} for one in [entry.text("public_benefit_statement")] if one],
        "data": [{"item": one, "identifiability": known} for one in names],
        "legal": _law(entry),
        "safeguards": [
            {"kind": kind, "text": text}
            for kind, text in (
                ("settings", entry.text("access_type")),
                ("data", entry.text("how_has_data_been_processed_to_enhance_privacy")),
            )
            if text
        ],
        "dates": stated(agreed=entry.date("latest_approval_date"), start=entry.date("project_start_date"), end=end),
        "documents": [
            {"kind": "report", "url": one}
            for one in entry.texts("link_to_research_outputs")
            if one.startswith(("https://", "http://"))
        ],
    }
    if why:
        entry.left["description_of_confidential_data"] = "say it with each kind of data"
    named = ("applicant_names", "applicant_name_s", "applicant_id", "applicant_ids")
    entry.leave(*named, because="people are not named in a record")
    return drafted(entry, title, data, origin, taken)


def _law(entry: Entry) -> dict[str, object]:
    basis = entry.text("legal_basis_art_6", "legal_basis_for_provision_of_data_under_article_6")
    conditions = entry.text("lawful_conditions_art_9", "lawful_conditions_for_provision_of_data_under_article_9")
    bases = [{"basis": _ARTICLE_6["abcdef".index(one.lower())]} for one in dict.fromkeys(_BASIS.findall(basis))]
    found = [{"condition": f"article-9-2-{one.lower()}"} for one in dict.fromkeys(_CONDITION.findall(conditions))]
    if basis and not bases:
        entry.left["legal_basis_art_6"] = f"“{basis[:40]}” names no point of Article 6(1)"
    if conditions and not found:
        entry.left["lawful_conditions_art_9"] = f"“{conditions[:40]}” names no point of Article 9(2)"
    opted = entry.text("national_data_opt_out_applied")
    applies = True if _YES.match(opted) else False if _NO.match(opted) else None
    if opted and applies is None:
        entry.left["national_data_opt_out_applied"] = f"“{opted[:40]}” is neither yes nor no"
    return stated(
        lawful_bases=bases,
        special_category_conditions=found,
        confidentiality=entry.text("common_law_duty_of_confidentiality"),
        opt_out={"applies": applies, "which": "national-data-opt-out"} if applies is not None else None,
    )


def _is_over(end: str, seen: date) -> bool:
    return bool(end) and dates.parse(end).latest < seen
