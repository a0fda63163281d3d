"""What a change would show the public, in plain words: as text, or as Markdown for the page of a proposed change.

Record text is put into Markdown here and nowhere else: every sign that could mean something is escaped, so that nothing
in a record becomes a link, a name that is called, or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.assess.since_revision import AllSince, Since
from generator.model.vocabulary import IDENTIFIABILITY
from generator.present.page import Site
from generator.present.pages.history_words import told_of
from generator.present.wording import capital, count, one_line

_NOTHING = "Nothing changes that the public would see in a record."
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~>.:-])")
_BECAME = {
    "new": "A new record",
    "changed": "A record that changes",
    "taken down": "A record that is taken down",
    "gone": "A record whose file is gone",
}
_SHOWN = 30  # of other files


def as_text(site: Site, found: AllSince) -> str:
    """As lines for a terminal."""
    return "\n".join(_lines(site, found, lambda text: text, "")) + "\n"


def as_markdown(site: Site, found: AllSince) -> str:
    """As Markdown, in which nothing that a record says means anything."""
    return "\n".join(_lines(site, found, in_markdown, "### ")) + "\n"


def in_markdown(text: str) -> str:
    """A text in Markdown as nothing but a text."""
    escaped = _SIGNS.sub(r"\\\1", text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")


def _lines(site: Site, found: AllSince, shown: Callable[[str], str], heading: str) -> Iterator[str]:
    wider = sum(any(change.wider for change in one.changes) for one in found.records)
    yield f"{heading}What the public would see changed"
    yield ""
    if not found.records:
        yield _NOTHING
    else:
        new = sum(one.became == "new" for one in found.records)
        yield f"{capital(count(len(found.records), 'record'))}. {_wider(wider, len(found.records), new)}"
    for one in found.records:
        yield ""
        was = f", which was {one.was}" if one.was not in ("", one.id) else ""
        yield f"{_BECAME[one.became]}: {shown(one_line(one.title))} ({shown(one.id + was)})"
        yield ""
        yield from _told(site, one, shown)
    if found.others:
        yield ""
        yield f"{capital(count(len(found.others), 'other file'))} changed as well:"
        yield ""
        yield from (f"- {shown(path)}" for path in found.others[:_SHOWN])
        if len(found.others) > _SHOWN:
            yield f"- and {len(found.others) - _SHOWN:,} more"


def _wider(number: int, among: int, new: int) -> str:
    """What to look at first. A new record is no wider use of an old one, and lets data be shared all the same."""
    if new == among:
        return "It is new: read all of it." if new == 1 else "They are new: read all of each."
    if new:
        read = "1 is new: read all of it." if new == 1 else f"{new:,} are new: read all of each."
        who = f"{number:,}" if number else "none"
        return f"{read} Of the others, {who} {'let' if number > 1 else 'lets'} data be used more widely."
    if among == 1:
        return "It lets data be used more widely." if number else "It does not let data be used more widely."
    who = f"{number:,}" if number else "None"
    return f"{who} of them {'let' if number > 1 else 'lets'} data be used more widely."


def _told(site: Site, one: Since, shown: Callable[[str], str]) -> Iterator[str]:
    told = told_of(site, one.changes)
    for change in told:
        wider = "Wider use: " if change.wider else ""
        yield f"- {wider}{shown(one_line(change.sentence))}"
        if change.before or change.after:
            yield f"  - Before: {shown(one_line(change.before))}"
            yield f"  - Now: {shown(one_line(change.after))}"
    if one.became == "new":
        yield from (f"- {name}: {shown(one_line(text))}" for name, text in _in_short(site, one.id))
    if not told:
        yield {
            "new": "- It gets a page of its own.",
            "taken down": "- Its page says that it was here, and why it is gone.",
            "gone": "- Links to it would lead nowhere. `plainview check --against` says what to do.",
        }.get(one.became, "- Nothing that a reader sees. Notes or the order of lines may be others.")


def _in_short(site: Site, identifier: str) -> Iterator[tuple[str, str]]:
    """What a new record is about, for whoever reviews it: nothing stood before to tell it from."""
    card = site.register.card[identifier]
    yield "Who takes part", "; ".join(part.name for part in card.organisations)
    yield "What is shared", "; ".join(card.data_items)
    yield "Could someone tell who it is about", IDENTIFIABILITY[card.identifiability].label
