"""Dates, counts, lists and links in plain words. No other module words them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from generator.model.dates import PartialDate

NOT_STATED = "Not stated"
STATED_NONE = "Stated: none"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DESCRIPTION_LENGTH = 155  # about as much as a search engine shows
# Labels that keep their capital inside a sentence.
_NAMES = ("British Sign Language", "Council Tax", "Easy Read", "NHS", "National Data", "Plainview", "Universal Credit")
# Names that lead nowhere by design (RFC 2606). `.test` may lead somewhere on a machine that tests.
_LEADS_NOWHERE = (".example", ".invalid")
_PHONE_NUMBER = re.compile(r"\+?[0-9]{3,15}")


class Piece(NamedTuple):
    """Some words, and where they lead: `href` is empty where they lead nowhere."""

    text: str
    href: str = ""


Line = tuple[Piece, ...]
"""A sentence in pieces, so that parts of it can be links while the template still escapes every word."""


def about_bytes(size: int) -> str:
    """How large a file is, as a reader may want to know before it comes: "about 2 MB", "less than 1 KB"."""
    for name, unit in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size >= unit:
            return f"about {round(size / unit):,} {name}"
    return "less than 1 KB"


@lru_cache(maxsize=4096)
def when(moment: PartialDate | date) -> str:
    """A date in words, no more exact than it is known: "5 February 2026", "February 2026", "about 2015"."""
    about = "about " if isinstance(moment, PartialDate) and moment.about else ""
    if moment.month is None:
        return f"{about}{moment.year}"
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    return f"{about}{month}" if moment.day is None else f"{about}{moment.day} {month}"


@lru_cache(maxsize=4096)
def on(moment: PartialDate | date) -> str:
    """A date with the word that goes before it: "on 5 February 2026", "in 2015", "in about March 2020"."""
    return f"on {when(moment)}" if moment.day is not None else f"in {when(moment)}"


def number(value: int) -> str:
    """A number in figures, with commas: "12,345"."""
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """How many of a thing: "no agreements", "1 agreement", "1,200 agreements"."""
    if value == 1:
        return f"1 {one}"
    return f"{number(value) if value else 'no'} {many or one + 's'}"


def listed(parts: Sequence[str], joined_by: str = "and") -> str:
    """Several things in a sentence: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joined_by} {parts[-1]}"


def plain(text: str) -> Line:
    """A line without links."""
    return (Piece(text),)


def linked(parts: Sequence[Piece | Line], before: str = "", after: str = "", joined_by: str = "and") -> Line:
    """Several things in a sentence, each free to be a link: "It is about <a> and <b>."."""
    line = [Piece(before)] if before else []
    for position, part in enumerate(parts):
        if position:
            line.append(Piece(f" {joined_by} " if position == len(parts) - 1 else ", "))
        line.extend((part,) if isinstance(part, Piece) else part)
    if after:
        line.append(Piece(after))
    return tuple(line)


def silence(*asked: tuple[object, str], of: str = "") -> str:
    """Which of these is missing, in one quiet line: "Not stated: when it ends and how long it is kept."

    Each of `asked` is a value and what it would have told. `of` says of what, where that is not plain.
    Empty where all are stated.
    """
    missing = [words for value, words in asked if value is None]
    return f"{NOT_STATED}{of}: {listed(missing)}." if missing else ""


def one_line(text: str) -> str:
    """A record's text as one line: every run of spaces and line ends becomes one space."""
    if text.isprintable() and "  " not in text:  # most texts: no space but single plain ones
        return text.strip(" ")
    return " ".join(text.split())


def named(name: str) -> str:
    """A name inside a sentence: one that begins with "The" does so with a small letter."""
    return f"the{name[3:]}" if name.startswith("The ") else name


def sentence(text: str) -> str:
    """A record's text as one line that ends as a sentence does."""
    line = one_line(text)
    return line if line.endswith((".", "!", "?", "…", ".”", '."', ".)", ".’")) else f"{line}."


def capital(text: str) -> str:
    """The same words with a capital at the start."""
    return text[:1].upper() + text[1:]


def opening(parts: Sequence[Piece]) -> list[Piece]:
    """The same things, the first with a capital, to begin a sentence with."""
    first, *others = parts
    return [Piece(capital(first.text), first.href), *others]


@lru_cache(maxsize=4096)
def in_a_sentence(label: str) -> str:
    """A label with a small letter at the start, to stand inside a sentence; names keep their capital."""
    return label if label.startswith(_NAMES) else label[:1].lower() + label[1:]


# A full stop, question mark or exclamation mark with a space behind it. An abbreviation may look like one: "e.g. ".
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”’\"'])[.!?](?= )")


def excerpt(text: str, limit: int = DESCRIPTION_LENGTH) -> str:
    """The beginning of a text, at most `limit` characters: whole sentences where they fill half of that.

    Otherwise it is cut between words and marked with "…".
    """
    line = one_line(text)
    if len(line) <= limit:
        return line
    ends = [end.end() for end in _SENTENCE_END.finditer(line, limit // 2, limit + 1) if end.end() <= limit]
    if ends:
        return line[: ends[-1]]
    room = line[:limit]  # one character fewer than fits, plus the one that tells whether a word ends there
    kept = room[:-1] if room[-1] == " " else room.rpartition(" ")[0] or room[:-1]
    return kept.rstrip(" .,;:–-") + "…"


def phone_link(phone: str) -> str | None:
    """A `tel:` link for a number as people write it, or None where the text is more than a number."""
    digits = re.sub(r"[\s()\-.]", "", phone)
    return f"tel:{digits}" if _PHONE_NUMBER.fullmatch(digits) else None


def email_link(email: str) -> str:
    """A `mailto:` link that holds this address and nothing else; empty for an invented one."""
    return "" if email.lower().endswith(_LEADS_NOWHERE) else f"mailto:{quote(email, safe='@.+-_')}"


def outside(text: str, url: str | None) -> Piece:
    """Words that lead to another website. An invented address would lead nowhere, so its words are no link."""
    return Piece(text, "" if url is None or site_of(url).lower().endswith(_LEADS_NOWHERE) else url)


@lru_cache(maxsize=4096)
def site_of(url: str) -> str:
    """The name of the website that a link leads to, to show beside it: "leeds.gov.uk"."""
    # As a browser reads it: any of these signs ends the host, so nothing after them may pass for one.
    host = re.split(r"[/?#\\]", url.partition("://")[2], maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    if not host.isascii():
        # Letters of other alphabets look like ours, and a wide full stop ends a name: told as it is looked up.
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return host.removeprefix("www.")
