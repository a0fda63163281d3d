"""Whatever stands in a content folder, `plainview check` ends in ten seconds and 1 GiB, and tells where."""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

import pytest

from generator.check.codes import CODES
from generator.intake.workbook_writing import workbook
from generator.model.agreement import Agreement
from tests import hostile
from tests.bounded import bounded
from tests.check.folders import SMALLEST, lay_out

LARGEST = 1024 * 1024
LARGEST_PAGE = 128 * 1024
PROBLEM = re.compile(r"(content[^:]*):(\d+):(\d+): ([a-z0-9-]+): .+")
Make = Callable[[Path], object]
Late = Callable[[], str]
"""A text that is long, and made when it is written: every process of these tests reads this module."""


def record(text: str | bytes | Late) -> Make:
    """A record with nothing but this in it."""
    return lambda content: _put(content / "agreements" / "x.yml", text)


def file(name: str, text: str | Late) -> Make:
    """A record in order, and another file of the folder."""

    def make(content: Path) -> None:
        _put(content / "agreements" / "smallest.yml", SMALLEST)
        _put(content / name, text)

    return make


def page(part: str) -> Make:
    """A record in order, and a page written by hand that is full of this."""
    return file("pages/a.md", full(part, before="---\ntitle: A\n---\n", most=LARGEST_PAGE))


def _put(path: Path, text: str | bytes | Late) -> None:
    path.parent.mkdir(exist_ok=True)
    text = text() if callable(text) else text
    raw = text.encode() if isinstance(text, str) else text
    assert len(raw) <= LARGEST, "too large to be read at all"
    path.write_bytes(raw)


def full(part: str, *, before: str = "", after: str = "", most: int = LARGEST) -> Late:
    """As many of these as a file may hold. Each `{w}` is another word, `{W}` one in capitals, and `{n}` counts."""
    return partial(_full, part, before, after, most)


def _full(part: str, before: str, after: str, most: int) -> str:
    words = ("".join(letters) for letters in product(ascii_lowercase, repeat=4))
    room = most - len((before + after).encode())
    if not re.search("{[nwW]}", part):
        return before + part * (room // len(part.encode())) + after
    made: list[str] = []
    for number, word in enumerate(words):
        one = part.replace("{w}", word).replace("{W}", word.upper()).replace("{n}", str(number))
        room -= len(one.encode())
        if room < 0:
            break
        made.append(one)
    return before + "".join(made) + after


def more(part: str, *, before: str = "", after: str = "") -> Make:
    """A record in order that goes on and on."""
    return record(full(part, before=SMALLEST + before, after=after))


def promises(part: str) -> Make:
    """Promises, each as long as a text may be."""

    def text() -> str:
        words = full(part)()
        texts = [words[at : at + 19_000] for at in range(0, LARGEST - 60_000, 19_000)]
        return SMALLEST + "benefits:\n" + "".join(f"- {{id: a{n}, promise: {one}}}\n" for n, one in enumerate(texts))

    return record(text)


def _sparse(name: str) -> Make:
    """A file that says it is a million million bytes long."""

    def make(content: Path) -> None:
        file("redactions.yml", "schema: 1\nredactions: []\n")(content)
        (content / name).parent.mkdir(exist_ok=True)
        with (content / name).open("wb") as opened:
            opened.truncate(2**40)

    return make


def _tiny(text: str) -> Make:
    def make(content: Path) -> None:
        for number in range(20_000):
            (content / "agreements" / f"a{number}.yml").write_text(text)

    return make


def _circle(content: Path) -> None:
    (content / "agreements" / "a.yml").symlink_to("b.yml")
    (content / "agreements" / "b.yml").symlink_to("a.yml")
    (content / "agreements" / "c.yml").symlink_to("nowhere.yml")
    (content / "pages").mkdir()
    (content / "pages" / "again").symlink_to("..")


def _pipes(content: Path) -> None:
    for name in ("agreements/x.yml", "areas/x.yml", "ids.yml", "redactions.yml", "areas/outlines-2026-01.json"):
        (content / name).unlink(missing_ok=True)
        os.mkfifo(content / name)


def _closed(content: Path) -> None:
    for name in ("agreements/x.yml", "areas/leeds.yml", "organisations.yml", "redactions.yml"):
        (content / name).touch()
        (content / name).chmod(0)


def _devices(content: Path) -> None:
    for name in ("agreements/x.yml", "areas/x.yml", "ids.yml", "areas/outlines-2026-01.json"):
        (content / name).unlink(missing_ok=True)
        try:
            os.mknod(content / name, 0o644 | stat.S_IFCHR, os.makedev(1, 5))  # zeros without end
        except PermissionError:
            pytest.skip("Only root can make a device.")


_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{one}'] * 9)}]\n" for one, after in pairwise(ascii_lowercase)
)
ANSWERS = "assessments:\n- framework: two-tests-1\n  by: {name: B, kind: independent}\n  date: 2026-01-01\n  answers:\n"
LIST = "schema: 1\norganisations:\n"
NO_CODE = ""  # strange, and yet in order
# What is made, and a code that must then be told.
CASES: Mapping[str, tuple[Make, str]] = {
    "a bomb of aliases": (record(_BOMB), "anchor"),
    "an alias to what holds it": (record("a: &a [*a]\n"), "alias"),
    "aliases": (record(full("*a,", before="a: [", after="]")), "too-many-faults"),
    "anchors": (record(full("a{n}: &a{n} x\n")), "too-many-faults"),
    "tags": (record(full("!!x ")), "not-yaml"),
    "tagged values": (record(full("a{n}: !x y\n")), "too-many-faults"),
    "brackets": (record(full("[")), "too-deep"),
    "braces": (record(full("{")), "complex-key"),
    "hyphens": (record(full("- ")), "too-deep"),
    "question marks": (record(full("? ")), "complex-key"),
    "deeper and deeper": (record("\n".join(" " * depth + "a:" for depth in range(1_400))), "too-deep"),
    "a list that is left open": (record(full("a, ", before="title: [")), "not-yaml"),
    "a quotation mark that is left open": (record(full("a{n}: b\n", before='title: "')), "not-yaml"),
    "one text": (record(full("x")), "wrong-kind"),
    "one title": (record(full("x", before="schema: 1\ntitle: ")), "too-long"),
    "one key": (record(full("a", before="? ", after="\n: b\n")), "unknown-field"),
    "one number": (record(full("9", before="schema: ")), "unknown-word"),
    "one power": (record(full("9", before="schema: 1e")), "unknown-word"),
    "one date": (more("2026-", before="dates: {agreed: '", after="'}\n"), "bad-date"),
    "one id": (more("a-", before="replaced_by: ", after="a\n"), "too-long"),
    "one link": (more("a", before="contact: {url: 'https://", after="'}\n"), "too-long"),
    "one email": (more("a.", before="contact: {email: 'a@", after="'}\n"), "too-long"),
    "keys": (record(full("{w}: 1\n")), "too-many-faults"),
    "keys in brackets": (record(full("{n},", before="{", after="}")), "too-many-faults"),
    "keys that are nearly right": (record(full("titl{w}: 1\n")), "too-many-faults"),
    "one key again and again": (record(full("a: 1\n")), "too-many-faults"),
    "nothing but comments": (record(full("#\n")), "empty-file"),
    "addresses in comments": (record(SMALLEST + "# jane.smith@nhs.net\n" * 40_000), "personal-email"),
    "notes that cut off": (more("- risk: a #b\n", before="risks:\n"), "too-many-faults"),
    "documents": (record(full("---\n")), "second-document"),
    "directives": (record(full("%YAML 1.2\n")), "not-yaml"),
    "marks of byte order": (record(full("\ufeff")), "wrong-kind"),
    "zeros": (record(bytes(LARGEST)), "unreadable-character"),
    "bytes that are no text": (record(b"\xff" * LARGEST), "wrong-encoding"),
    "wrong numbers": (more("1,", before="risks: [", after="]\n"), "too-many-faults"),
    "wrong entries": (more("- {risc: a}\n", before="risks:\n"), "too-many-faults"),
    "wrong words": (more("{w},", before="sectors: [", after="]\n"), "too-many-faults"),
    "words that are nearly right": (more("moving-hom{w},", before="moments: [", after="]\n"), "too-many-faults"),
    "right words": (more("health,", before="sectors: [", after="]\n"), "too-many-faults"),
    "questions that nobody asks": (more("    a.{w}: {rating: 1}\n", before=ANSWERS), "too-many-faults"),
    "translations": (more("  {w}: {title: a}\n", before="translations:\n"), "too-many-faults"),
    "notes": (
        more("- {code: missing-id, at: benefits.{n}.promise, because: b}\n", before="quality_notes:\n"),
        "too-many-faults",
    ),
    "letters that nobody knows": (promises("The {W} is. "), NO_CODE),
    "words of the trade": (promises("stakeholder lake cohort "), "undefined-jargon"),
    "names of people": (promises("Jane Smith {w} "), "person-named"),
    "sentences": (promises("It is given to {w}. "), "passive-without-actor"),
    "a list of bodies": (
        file("organisations.yml", full("- {id: a{w}, name: N{n}, kind: council}\n", before=LIST)),
        NO_CODE,
    ),
    "a list of wrong bodies": (file("organisations.yml", full("- {idd: {w}}\n", before=LIST)), "too-many-faults"),
    "a ledger of lost ids": (
        file("ids.yml", full("  a{w}: {first_seen: 2026-01-01}\n", before="schema: 1\nagreements:\n")),
        "too-many-faults",
    ),
    "inserts on a page": (page("[[a]] "), "too-many-faults"),
    "links that are left open on a page": (page("[a]("), NO_CODE),
    "pictures that are left open on a page": (page("!["), NO_CODE),
    "addresses on a page": (page("<a@b.c>"), NO_CODE),
    "links to nothing on a page": (page("[a](b{n}.md) "), "too-many-faults"),
    "a link to a name without end": (page("[a](b.md"), NO_CODE),
    "HTML on a page": (page("<b onclick=a>\n"), "too-many-faults"),
    "HTML in a list": (page("- <b onclick=a>\n"), "too-many-faults"),
    "HTML that is left open on a page": (page("<b "), NO_CODE),
    "stars on a page": (page("*a <b> "), NO_CODE),
    "mobile numbers in comments": (record(full("# call 07911 123456\n")), "too-many-faults"),
    "mobile numbers on a page": (page("Call 07911 123456.\n\n"), "too-many-faults"),
    "a link of signs without end": (page("[a" + "!" * 60_000 + "b](https://a.example)\n"), ""),
    "handlers on a page": (page("<b onclick=a></b> "), "too-many-faults"),
    "elements that are left open on a page": (page("<div>"), "too-many-faults"),
    "elements that are ended too often on a page": (page("<div><ul></table></dl>"), "too-many-faults"),
    "20,000 empty files": (_tiny(""), "empty-file"),
    "20,000 files that are none": (_tiny("x"), "wrong-kind"),
    "an enormous record": (_sparse("agreements/huge.yml"), "too-large"),
    "an enormous list": (_sparse("glossary.yml"), "too-large"),
    "an enormous page": (_sparse("pages/huge.md"), "too-large"),
    "enormous outlines": (_sparse("areas/outlines-2026-01.json"), "too-large"),
    "outlines of brackets": (file("areas/outlines-2026-01.json", full("[")), "bad-map-file"),
    "links that go round, or nowhere": (_circle, "unreadable-file"),
    "pipes": (_pipes, "not-a-file"),
    "devices": (_devices, "not-a-file"),
    "files that are closed to us": (_closed, "unreadable-file"),
}
# What patterns for numbers, addresses, names and dates begin to match, and match, and match again.
PARTS = (
    *(
        "a@",
        "a@a.",
        "a.b@",
        "(",
        "1",
        "07 ",
        "00 ",
        "12/",
        ".",
        "a     ",
        "A ",
        "Aa ",
        "AB 12 ",
        "LS1 1AA ",
        "NHS 1 ",
        "é",
    ),
    *("e\u0301", "½", "٠", "J. ", "O'", "Jane ", "Jane Smith ", "“a ", '"', "by ", "not the ", "x.pdf ", "[at]", "%20"),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return lay_out(tmp_path / "work" / "content")


def told(content: Path) -> Iterator[str]:
    """Each code that is told. Fails where the command did not end by itself, or said what is no problem."""
    done = bounded(["check", "--content", "content"], content.parent)
    assert done.code in (0, 1), f"it had to be stopped ({done.code}): {done.err[-2_000:]}"
    assert done.err == ""
    for line in done.out.splitlines()[:-1]:
        found = PROBLEM.fullmatch(line)
        assert found or line.startswith("    ") or not line, line[:300]
        if found:
            yield found[4]


@pytest.mark.parametrize("what", CASES)
def test_bad_content_is_told_in_bounded_time_and_memory(what: str, content: Path) -> None:
    make, code = CASES[what]
    make(content)
    codes = {*told(content)}
    assert codes <= CODES.keys()
    assert not code or code in codes


_PLAIN = """\
site_name: A small site
site_url: https://example.org/
docs_dir: content/pages
theme: {name: material, font: false}
plugins: [plainview]
"""
_DOUBLES = "x0: &x0 [a, a]\n" + "".join(f"x{n + 1}: &x{n + 1} [*x{n}, *x{n}]\n" for n in range(40))
SETTINGS: Mapping[str, str | Late] = {
    "brackets": full("["),
    "braces": full("{"),
    "deeper and deeper": "\n".join(" " * depth + "a:" for depth in range(1_400)),
    "a bomb of aliases": _PLAIN + _DOUBLES,
    "a bomb of merges": f"{_PLAIN}x0: &x0 {{a: b}}\n{_DOUBLES[15:].replace('[', '{<<: [').replace(']', ']}')}",
    "one text again and again": f"{_PLAIN}a: &a {'b' * 500_000}\nb: [{'*a,' * 20_000}]\n",
    "an alias inside itself": f"{_PLAIN}extra: &a {{a: *a}}\n",
    "one number": full("9", before="a: "),
    "parts of an hour": full(":59", before="a: 1"),
    "one text": full("a ", before=f"{_PLAIN}extra: "),
    "names": full("a{n}: b\n", before=_PLAIN),
    "names that are none": f"{_PLAIN}strict: true\n" + "".join(f"a{n}: b\n" for n in range(9_000)),
    "options that are none": f"{_PLAIN.replace('[plainview]', '')}  - plainview:\n"
    + "".join(f"      a{n}: b\n" for n in range(9_000)),
    "tags": full("!x y,", before="a: [", after="]"),
    "pages that are not there": f"{_PLAIN}nav:\n" + "".join(f"- a{n}.md\n" for n in range(9_000)),
    "half a character": '{"\\ud800": 1}',
    "no names": "5",
    "what runs code": f"{_PLAIN}a: !!python/object/apply:os.system [touch content/it]\n",
    "what has no end": f"INHERIT: /dev/zero\n{_PLAIN}",
}


@pytest.mark.parametrize("what", SETTINGS)
def test_hostile_settings_are_refused_in_bounded_time_and_memory(what: str, content: Path) -> None:
    (content / "pages").mkdir()
    _put(content.parent / "mkdocs.yml", SETTINGS[what])

    done = bounded(["check"], content.parent)

    assert (done.code, done.out) == (2, ""), done.err[-2_000:]
    assert re.search(r"^Error: (mkdocs\.yml|/dev/zero):\d+:\d+: .+", done.err, re.MULTILINE), done.err[:2_000]
    assert "Traceback" not in done.err
    assert not (content / "it").exists(), "it was run"


class Added(NamedTuple):
    """What is put into a part of a workbook, in place of what stood there, and how often."""

    part: str
    old: bytes
    new: bytes
    times: int = 1
    after: bytes = b""


_SHEET, _LAST = "xl/worksheets/sheet2.xml", b"</worksheet>"
TOO_MUCH = "This workbook holds more than records need."
NONE = "This is no workbook that can be read."
FINE = "Nothing would change."
WORKBOOKS: Mapping[str, tuple[Added, str]] = {
    "styles": (Added("xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="0"/>', 3_000_000, b"</cellXfs>"), TOO_MUCH),
    "forms of numbers": (
        Added("xl/styles.xml", b"<fonts", b'<numFmt numFmtId="9" formatCode="0"/>', 15_000_000, b"<fonts"),
        "far larger inside",
    ),
    "merged cells": (
        Added(_SHEET, b"</sheetData>", b'<mergeCell ref="A1:B2"/>', 2_000_000, b"</sheetData>"),
        TOO_MUCH,
    ),
    "large merged cells": (
        Added(_SHEET, b"</sheetData>", b'<mergeCell ref="A1:ZZ9999"/>', 9, b"</sheetData>"),
        "The cells A1:ZZ9999 are merged",
    ),
    "drop-downs": (Added(_SHEET, _LAST, b'<dataValidation sqref="A1"/>', 500_000, _LAST), TOO_MUCH),
    "a link of every cell": (
        Added(_SHEET, _LAST, b'<hyperlink ref="A1:XFD1048576" location="a"/>', 9, _LAST),
        "are one link",
    ),
    "elements": (Added(_SHEET, _LAST, b"<a/>", 9_000_000, _LAST), TOO_MUCH),
    "elements in elements": (Added(_SHEET, _LAST, b"<a>", 5_000_000), TOO_MUCH),
    "cells": (Added(_SHEET, b"</sheetData>", b"<c/>", 2_100_000, b"</sheetData>"), "more cells"),
    "empty cells": (Added(_SHEET, b"</sheetData>", b"<c/>", 1_000_000, b"</sheetData>"), "Most cells here are empty"),
    "empty rows": (Added(_SHEET, b"</sheetData>", b"<row/>", 1_000_000, b"</sheetData>"), "Most cells here are empty"),
    "texts of no cell": (Added("xl/sharedStrings.xml", b"</sst>", b"<si/>", 1_000_000, b"</sst>"), "more texts than"),
    "rows": (Added(_SHEET, b"</sheetData>", b"<row/>", 12_100_000, b"</sheetData>"), TOO_MUCH),
    "sheets": (
        Added("xl/workbook.xml", b"</sheets>", b'<sheet name="a" r:id="rId1"/>', 900_000, b"</sheets>"),
        TOO_MUCH,
    ),
    "texts": (Added("xl/sharedStrings.xml", b"</sst>", b"<si/>", 12_100_000, b"</sst>"), TOO_MUCH),
    "names for texts": (Added(_SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), NONE),
}


@pytest.mark.parametrize("what", WORKBOOKS)
def test_hostile_workbooks_are_read_or_refused_in_bounded_time_and_memory(what: str, content: Path) -> None:
    added, said = WORKBOOKS[what]
    _write_workbook(content.parent / "book.xlsx", added)

    done = bounded(["import", "book.xlsx", "--content", "content"], content.parent)

    assert done.code == (0 if said == FINE else 1), done.err[-2_000:]
    assert said in done.out + done.err
    assert len(done.err) < 2_000


def _write_workbook(path: Path, added: Added) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook({}, date(2026, 11, 23)))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    # Spreadsheet programs keep texts in a part of their own.
    parts["xl/sharedStrings.xml"] = b"<sst></sst>"
    links = parts["xl/_rels/workbook.xml.rels"]
    texts = b'<Relationship Id="texts" Type="a/sharedStrings" Target="sharedStrings.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace(b"</Relationships>", texts + b"</Relationships>")
    before, old, behind = parts.pop(added.part).partition(added.old)
    assert old, "there is no such place"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name, part in parts.items():
            written.writestr(name, part)
        with written.open(added.part, "w") as opened:
            opened.write(before)
            for _ in range(added.times // 1_000):
                opened.write(added.new * 1_000)
            opened.write(added.new * (added.times % 1_000) + added.after + behind)


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx", "sheets/Agreements.csv"])
def test_a_pipe_or_a_device_in_place_of_a_sheet_is_refused_and_not_waited_for(name: str, content: Path) -> None:
    sheet = content.parent / name
    sheet.parent.mkdir(exist_ok=True)
    os.mkfifo(sheet)

    given = "sheets" if "/" in name else name
    done = bounded(["import", given, "--content", "content"], content.parent)

    assert (done.code, done.out) == (1, "")
    assert f"{name}: This is not an ordinary file." in done.err


def test_thousands_of_cells_of_one_record_are_changed_in_bounded_time(content: Path) -> None:
    many = range(3_000)
    items = "".join(f"  - {{item: Item {number}, identifiability: anonymous}}\n" for number in many)
    file = content / "agreements" / "x.yml"
    file.write_text(f"{SMALLEST[: SMALLEST.index('data:')]}data:\n{items}", "utf-8")
    rows = "".join(f"x,{number + 1},Changed {number},Because {number}\r\n" for number in many)
    (content.parent / "sheets").mkdir()
    (content.parent / "sheets" / "Agreements.csv").write_text("agreement\r\nx\r\n", "utf-8")
    heads = "agreement,number,What is shared?,Why is it needed?"
    (content.parent / "sheets" / "Data.csv").write_text(f"{heads}\r\n{rows}", "utf-8")

    done = bounded(["import", "sheets", "--content", "content"], content.parent)

    assert done.code == 0, done.err[-2_000:]
    assert "1 record changed." in done.out
    assert "item: Changed 2999, identifiability: anonymous, why: Because 2999" in file.read_text("utf-8")


class _Repeated(hostile.Words):
    """Hands out one part again and again wherever a text, a link or an address may stand."""

    def __init__(self, part: str, length: int) -> None:
        super().__init__(hostile=True)
        self._text = (part * length)[:length].strip() or "\u00a0"
        self._link = f"https://a.test/{''.join(self._text.split())}"[:2_000]

    def text(self, place: str) -> str:
        return self._text

    def link(self, place: str) -> str:
        return self._link

    def email(self, place: str) -> str:
        return f"{self._link[15:200].replace('@', '.').replace(chr(34), '.')}@body.test"


@pytest.mark.parametrize("part", PARTS)
def test_every_text_at_once_is_looked_at_in_bounded_time(part: str, content: Path) -> None:
    fixed = {**hostile.RECORD, **hostile.WHOLE["whole-live"], "organisations.name": hostile.InTurn(["A", "B", "C"])}
    filled = hostile.Filler(_Repeated(part, 6_000), "x", fixed, hostile.MANY).fill(Agreement)
    hostile.write_file(content / "agreements" / "x.yml", filled)
    assert (content / "agreements" / "x.yml").stat().st_size > 300_000
    assert {*told(content)} <= CODES.keys()
