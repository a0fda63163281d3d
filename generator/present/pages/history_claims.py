"""What a record claims where it chooses yes, no or another word: the statement that it makes by that."""

from __future__ import annotations

from collections.abc import Mapping

from generator.present.page import Site
from generator.present.pages.history_names import Alike, subject

# `{it}` is what is spoken of; `{be}`, `{was}` and `{s}` follow whether that is one thing or several.
_CLAIMS: Mapping[str, Mapping[str, str]] = {
    "areas.taking_part": {"confirmed": "{it} take{s} part", "footprint": "{it} {be} inside the area"},
    "automated_decisions.used": {
        "true": "a computer decides about people",
        "false": "no computer decides about people",
    },
    "automated_decisions.human_review": {
        "true": "a person checks what the computer decides",
        "false": "no person checks what the computer decides",
    },
    "benefits.result.state": {
        "met": "{it} {was} kept",
        "partly": "{it} {was} partly kept",
        "not-met": "{it} {was} not kept",
        "no-report": "there is no report on {it}",
    },
    "changes.wider_use": {
        "true": "data is used more widely since {it}",
        "false": "{it} is no wider use of data",
    },
    "data.criminal_offence": {
        "true": "{it} {be} about crimes, proven or not",
        "false": "{it} {be} not about crimes",
    },
    "data.identifiability": {
        "personally-identifiable": "{it} can tell who you are",
        "de-personalised": "{it} {be} de-personalised",
        "anonymous": "{it} {be} anonymous",
    },
    "disclosure_control.secondary_suppression": {
        "true": "further numbers are hidden, so that nobody can work out the first",
        "false": "no further numbers are hidden",
    },
    "legal.dpia.done": {
        "true": "a study of the risks was made",
        "false": "no study of the risks was made",
    },
    "legal.opt_out.applies": {"true": "you can opt out", "false": "you cannot opt out"},
}
# The same where the other claim stands before it, so that it need not be said in full again.
_BEFORE: Mapping[str, Mapping[str, str]] = {
    "automated_decisions.used": {"true": "a computer does", "false": "none does"},
    "legal.opt_out.applies": {"true": "you can", "false": "you cannot"},
}
_NO_REPORT = "no-report"


def claimed(site: Site, alike: Alike) -> str:
    """What the record now says, or no longer says, in a sentence without a capital; empty for all other fields."""
    change = alike.change
    claims = _CLAIMS.get(change.field)
    if claims is None or not {change.before, change.after} - {""} <= claims.keys():
        return ""
    it = subject(site, alike) or "it"
    if not change.after:
        return f"the record no longer says that {_filled(claims[change.before], alike, it)}."
    now = f"the record now says that {_filled(claims[change.after], alike, it)}."
    if change.after == _NO_REPORT:
        now = _filled("no report says whether {it} {was} kept.", alike, it)
    if not change.before:
        return now if change.after == _NO_REPORT else f"{now} Before, it did not say."
    before = _BEFORE.get(change.field, {}).get(change.before, claims[change.before])
    # Several entries are not all named again.
    said = "the record" if change.after == _NO_REPORT else "it"
    return f"{now} Before, {said} said that {_filled(before, alike, 'they' if len(alike.names) > 1 else it)}."


def _filled(claim: str, alike: Alike, it: str) -> str:
    several = len(alike.names) > 1
    be, was, s = ("are", "were", "") if several else ("is", "was", "s")
    return claim.format(it=it, be=be, was=was, s=s)
