"""Pages written by hand are guarded against personal data as records are.

A page is looked at as it is written, links and comments too, since all of it is public. What is right to stand there
is let through by the lines at its top, where `at` is what was found:
`quality_notes: [{code: mobile-number, at: 07911 123456, because: ...}]`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.check.faults import PUBLISHED_ON_PURPOSE, Fault
from generator.check.notes import ANSWERABLE_ERRORS, CODE, let_through
from generator.check.rule import TextRule
from generator.check.rules import (
    full_postcode,
    mobile_number,
    national_insurance_number,
    nhs_number,
    person_in_link,
    person_named,
    personal_email,
)
from generator.check.texts import Texts
from generator.problems import Problem, Where
from generator.read.content_files import contents
from generator.read.excerpt import excerpt
from generator.read.prose import front_matter_lines, prose_files, with_plain_ends
from generator.read.strict_yaml import parse
from generator.read.yaml_fault import first_told

GUARD: tuple[TextRule, ...] = (
    *(personal_email, mobile_number, nhs_number, national_insurance_number),
    *(full_postcode, person_named, person_in_link),
)
# A code that says what the page may hold, and the found text itself.
Answered = tuple[str, str]

_BLOCK = re.compile(r"^(?=.*\S).*(?:\n(?=.*\S).*)*", re.MULTILINE)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"'`)\]]+")
# A sign that Markdown would take for its own has a backslash before it, as in `jane\_smith@...`.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_NOTES = "quality_notes"


def personal_data_on_pages(folder: Path) -> Iterator[Problem]:
    """What looks personal on the pages of a folder, and what a note lets through there."""
    for file in prose_files(folder):
        read = contents(file)
        if not isinstance(read, Problem):  # a page that cannot be read is told of elsewhere
            yield from first_told(file.shown, problems_of_page(file.shown, read.text))


def problems_of_page(shown: str, text: str) -> Iterator[Problem]:
    """The same of one page. `shown` is how problems name it."""
    text = with_plain_ends(text)
    reasons, refused = _notes_of(text)
    idle = set(reasons)
    for block in _blocks(text):
        for code, severity, fault in _found_in(block.group()):
            found = _quoted(fault)
            where = _where(shown, text, block, found)
            answered = (code, found)
            if answered in reasons:
                idle.discard(answered)
                if severity == "error":
                    told = let_through(fault, reasons[answered])
                    yield Problem(where, PUBLISHED_ON_PURPOSE.code, told.message, told.fix, "warning")
            else:
                yield Problem(where, code, fault.message, fault.fix, "error" if severity == "error" else "warning")
    for note in refused:
        said = f"This note lets nothing through: `{excerpt(note)}`."
        fix = "It needs `code`, `at` (what was found) and `because`, and some codes cannot be answered."
        yield Problem(Where(shown), CODE.code, said, fix)
    for code, found in sorted(idle):
        said = f"A note lets `{excerpt(found)}` through as `{excerpt(code)}`, and no such thing is on this page."
        yield Problem(Where(shown), CODE.code, said, "Remove the note, or write what was found under `at`.")


def _blocks(text: str) -> Iterator[re.Match[str]]:
    """Lines that stand together, below the lines about the page: a number may go on in the next line."""
    start = 0
    for _ in range(front_matter_lines(text)):
        start = text.index("\n", start) + 1 if "\n" in text[start:] else len(text)
    return _BLOCK.finditer(text, start)


def _found_in(block: str) -> Iterator[tuple[str, str, Fault]]:
    texts = Texts()
    shown = html.unescape(_ESCAPED.sub(r"\1", _LINK.sub(" ", block)))
    texts.words.append((("text",), shown))
    texts.links += [(("link",), found.group().rstrip(".,;:!?")) for found in _LINK.finditer(block)]
    told = set()
    for rule in GUARD:
        for fault in rule.check_texts(texts):
            if (rule.CODE.code, _quoted(fault)) not in told:
                told.add((rule.CODE.code, _quoted(fault)))
                yield rule.CODE.code, rule.CODE.severity, fault


def _quoted(fault: Fault) -> str:
    """What a rule of the guard found: it stands first between back quotes."""
    return fault.message.split("`")[1]


def _where(shown: str, text: str, block: re.Match[str], found: str) -> Where:
    """Where something stands. What is written otherwise than it is told is where its lines begin."""
    at = max(block.group().find(found), 0) + block.start()
    return Where(shown, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)


def _notes_of(text: str) -> tuple[Mapping[Answered, str], Sequence[object]]:
    """What the lines at the top of a page let through, with the reasons; and each note that lets nothing through."""
    lines = text.split("\n")[: front_matter_lines(text)]
    data: Any = parse("\n".join(lines[1:-1])).data if lines else None
    notes = data.get(_NOTES) if isinstance(data, dict) else None
    reasons: dict[Answered, str] = {}
    refused: list[object] = []
    for note in notes if isinstance(notes, list) else () if notes is None else (notes,):
        match note:
            case {"code": str(code), "at": str(at), "because": str(because)} if because and code in _ANSWERABLE:
                reasons[code, at] = because
            case _:
                refused.append(note)
    return reasons, refused


_ANSWERABLE = ANSWERABLE_ERRORS | {rule.CODE.code for rule in GUARD if rule.CODE.severity == "warning"}
