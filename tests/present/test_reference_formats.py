"""References, read back by strict readers: what BibTeX and CSL-JSON ask for is held, and no word is lost."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import PartialDate, parse
from generator.present.citation import Citation, in_words
from generator.present.reference_formats import bibtex, csl, csl_text

HASH = "ab" * 32
# What TeX makes of the commands that are written, each ended by {} or by itself.
COMMANDS = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&#_%"},
}
COMMAND = re.compile("|".join(re.escape(command) for command in sorted(COMMANDS, key=len, reverse=True)))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What the Citation Style Language's own schema (csl-data, version 1) says of what we use. Anything else is refused.
TEXT = {"type": "string", "minLength": 1}
CSL_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": TEXT,
            "type": {"enum": ["webpage"]},
            **dict.fromkeys(("title", "container-title", "URL", "note", "language", "version"), TEXT),
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["literal"],
                    "properties": {"literal": TEXT},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "required": ["date-parts"],
                "properties": {
                    "circa": {"type": ["string", "number", "boolean"]},
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": ["string", "number"]},
                        },
                    },
                },
            },
        },
    },
}


def citation(**changes: Any) -> Citation:
    given: dict[str, Any] = {
        "id": "warm-homes",
        "author": "Leeds City Council",
        "title": "Warm homes",
        "site": "Plainview",
        "dated": date(2026, 11, 22),
        "version": "",
        "address": "https://plainview.example/agreements/warm-homes/",
        "hash": HASH,
        **changes,
    }
    return Citation(**given)


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """The key and the raw fields of one entry. Braces are counted as BibTeX does: each, even behind a backslash."""
    start = re.match(r"@misc\{([a-z0-9-]+),\n", text)
    assert start, text
    at, fields = start.end(), {}
    while text[at] != "}":
        name = re.compile(r"  ([a-z]+) *= ").match(text, at)
        assert name and name[1] not in fields, text[at:]
        at = name.end()
        if text[at] == "{":
            depth, end = 0, at
            while True:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                assert depth >= 0
                end += 1
                if depth == 0:
                    break
            fields[name[1]] = text[at + 1 : end - 1]
        else:
            end = at + 3
            assert text[at:end] in MONTHS
            fields[name[1]] = text[at:end]
        at = end + (text[end] == ",") + 1
    assert text[at:] == "}\n"
    return start[1], fields


def typeset(raw: str) -> str:
    """What TeX prints of a field. Refuses a sign that TeX would take for a command."""
    assert not re.search(r"[\\{}$&#_%~^]", COMMAND.sub("", raw)), raw
    return COMMAND.sub(lambda command: COMMANDS[command[0]], raw)


def test_an_entry_says_who_what_when_where_and_which_bytes() -> None:
    key, fields = read_bibtex(bibtex(citation()))

    assert key == "agreement-warm-homes"
    assert fields == {
        "author": "{Leeds City Council}",
        "title": "{Warm homes}",
        "howpublished": "Plainview",
        "year": "2026",
        "month": "nov",
        "url": "https://plainview.example/agreements/warm-homes/",
        "note": f"Record warm-homes. SHA-256 of its file: {HASH}",
    }


@given(st.text(max_size=60).filter(lambda text: text.isprintable()))
def test_no_title_breaks_an_entry_or_changes_in_one(title: str) -> None:
    _, fields = read_bibtex(bibtex(citation(title=title, author=f"A {title}", site=title)))

    assert typeset(fields["title"].removeprefix("{").removesuffix("}")) == title
    assert typeset(fields["author"].removeprefix("{").removesuffix("}")) == f"A {title}"
    assert typeset(fields["howpublished"]) == title


def test_a_line_end_never_stands_in_a_field() -> None:
    """A sign for a comment before it would take the rest of the entry away."""
    _, fields = read_bibtex(bibtex(citation(title="50 %\nor\x00more")))
    assert fields["title"] == "{50 \\% or more}"


def test_no_address_ends_its_field() -> None:
    _, fields = read_bibtex(bibtex(citation(address='https://a.example/{x}"\\y z/')))
    assert fields["url"] == "https://a.example/%7Bx%7D%22%5Cy%20z/"


@pytest.mark.parametrize(
    ("dated", "year", "month", "parts"),
    [
        (date(2026, 5, 3), "2026", "may", [[2026, 5, 3]]),
        (parse("2026-05-03"), "2026", "may", [[2026, 5, 3]]),
        (parse("2026-05"), "2026", "may", [[2026, 5]]),
        (parse("2026"), "2026", None, [[2026]]),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(
    dated: date | PartialDate, year: str, month: str | None, parts: list[list[int]]
) -> None:
    one = citation(dated=dated)
    _, fields = read_bibtex(bibtex(one))

    assert (fields["year"], fields.get("month")) == (year, month)
    assert csl(one)["issued"] == {"date-parts": parts}


def test_a_date_that_is_only_implied_is_said_to_be() -> None:
    assert csl(citation(dated=parse("about 2015")))["issued"] == {"date-parts": [[2015]], "circa": True}
    assert ", about 2015." in in_words(citation(dated=parse("about 2015")))


def test_where_no_date_is_stated_none_is_made_up() -> None:
    one = citation(dated=None)

    assert "year" not in read_bibtex(bibtex(one))[1]
    assert "issued" not in csl(one)
    assert ", date not stated. " in in_words(one)


@given(st.text(max_size=60), st.sampled_from(["", "2026-05-03-1"]), st.sampled_from([None, date(2026, 5, 3)]))
def test_an_item_is_what_the_citation_style_language_asks_for(title: str, version: str, dated: date | None) -> None:
    one = citation(title=f"A {title}", version=version, dated=dated)
    jsonschema.validate([csl(one)], CSL_SCHEMA)
    assert csl(one)["title"] == f"A {title}"


def test_what_is_shown_on_a_page_is_the_item_itself() -> None:
    one = citation(title='Quotes " and \\ and é', version="2026-05-03-1")
    assert json.loads(csl_text(one)) == [csl(one)]
    assert csl(one)["version"] == "2026-05-03-1"
    assert "version 2026-05-03-1" in csl(one)["note"]


def test_in_words_everything_is_said_in_one_line() -> None:
    assert in_words(citation()) == (
        "Leeds City Council, “Warm homes”, Plainview, 22 November 2026. "
        f"https://plainview.example/agreements/warm-homes/ (record warm-homes, SHA-256 {HASH})"
    )
