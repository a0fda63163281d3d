"""No link leads to a page about one person, or to a file that is called after one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from generator.check.faults import Code, Fault
from generator.check.first_names import FIRST, FIRST_AND_WORDS
from generator.check.person_names import is_called_after
from generator.check.plain_letters import bare, plain
from generator.check.surnames import SURNAMES
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "person-in-link",
    "warning",
    "The address of a page or a file seems to hold a person's name, such as that of who signed it or of a member of "
    "staff. Where there is another copy, link to that; else ask for one under another name. Where the name is right to "
    "be there, as with the author of a book, a note under `quality_notes` says so.",
    "documents:\n  - {kind: dpia, url: https://www.leeds.gov.uk/dpia-signed-by-jane-smith.pdf}",
    "documents:\n  - {kind: dpia, url: https://www.leeds.gov.uk/dpia-school-meals.pdf}",
)

_STAFF = frozenset(
    (
        *("staff", "people", "person", "persons", "profile", "profiles", "user", "users", "employee", "employees"),
        *("our-people", "our-staff", "our-team", "meet-the-team", "contacts", "team", "teams"),
    )
)
_BY = frozenset(("by", "author", "signed", "owner", "from"))
_HINTS = FIRST | FIRST_AND_WORDS | SURNAMES | {word for name in _STAFF for word in name.split("-")}
_LETTERS = re.compile("[a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDING = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|rtf|txt|csv|msg|eml|pptx?|html?|aspx?)$", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:html?|aspx?)$", re.IGNORECASE)
_VALUE = re.compile(r"[&;]?[^=&;]*=?([^&;]*)")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every link to a page or a file."""
    for at, link in texts.links:
        if link.startswith("http") and not _HINTS.isdisjoint(_LETTERS.findall(link.lower())):
            for name in _names_in(link):
                yield Fault(
                    at,
                    f"`{excerpt(name)}` in this link seems to be a person's name.",
                    "Link to a page or a file that is not called after a person.",
                )


def _names_in(link: str) -> Iterator[str]:
    try:
        parts = urlsplit(link)
    except ValueError:  # a host that is no host, which another check tells of
        return
    before = ""
    for segment in unquote(parts.path.replace("+", " ")).split("/"):
        segment = plain(segment)
        words = _WORD.findall(_ENDING.sub("", segment))
        is_file = _ENDING.search(segment) is not None and not _PAGE.search(segment)
        yield from _names(words, is_file=is_file, of_staff=before.lower() in _STAFF)
        before = segment
    for found in _VALUE.finditer(unquote(parts.query.replace("+", " "))):
        yield from _names(_WORD.findall(plain(found[1])), is_file=False, of_staff=False)


def _names(words: Sequence[str], *, is_file: bool, of_staff: bool) -> Iterator[str]:
    """What seems to be a name in one part of an address, at most one."""
    keys = [bare(word) for word in words]
    for at, (first, last) in enumerate(pairwise(keys)):
        named = first in FIRST or first in FIRST_AND_WORDS or len(first) == 1
        alone = len(keys) == 2
        sure = last in SURNAMES and (first in FIRST or (first in FIRST_AND_WORDS and alone))
        if at + 2 < len(keys) and is_called_after(keys[at + 2]):
            continue
        by = at > 0 and keys[at - 1] in _BY and named and (last in SURNAMES or first in FIRST)
        if by or (sure and (is_file or alone)) or (of_staff and named and len(keys) <= 3 and at == 0 and len(last) > 2):
            yield f"{words[at]} {words[at + 1]}"
            return
