"""What is fuzzed, and what must hold whatever is read: bytes in, and an AssertionError where a promise is broken.

The promises: nothing is raised; a problem has a code and a place inside its file; a second reading says the same; and
what is in order is in order again when it is written out and read anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.check.checker import Checked, check_content
from generator.check.codes import CODES
from generator.check.page_about import about_problems
from generator.check.page_guard import personal_data_on_pages
from generator.check.page_reading import read_page
from generator.check.pages import page_problems, written_pages
from generator.model.agreement import Agreement, plain_data
from generator.model.area import Area
from generator.model.fields import part_of
from generator.model.framework import Framework
from generator.model.harvest import Harvest
from generator.model.organisation import OrganisationList
from generator.model.register import unpack
from generator.problems import ContentProblems, Problem
from generator.read.content_files import LARGEST, ContentFile, contents
from generator.read.strict_yaml import parse

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2026, 11, 23)
RECORD = "agreements/x.yml"
LINE_ENDS = ("\r\n", "\r")


def yaml(data: bytes) -> None:
    """Strict YAML by itself."""
    text = data.decode("utf-8", "replace")
    document, again = parse(text, with_places=True), parse(text)
    assert document.complete or document.faults
    for place in (*document.places.values(), *((fault.line, fault.column) for fault in document.faults)):
        _inside(text, *place)
    assert (repr(again.data), again.faults, again.complete) == (repr(document.data), document.faults, document.complete)
    if not document.faults:
        written = parse(json.dumps(document.data, ensure_ascii=False))
        assert written.data == document.data and not written.faults, written


def text(data: bytes) -> None:
    """One text of a record in order: the first two bytes say which, the others are what stands in it."""
    record = json.loads(_published())
    places = [*_places_of_texts(record)]
    *around, last = places[int.from_bytes(data[:2], "big") % len(places)]
    holder: Any = record
    for part in around:
        holder = holder[part]
    holder[last] = data[2:].decode("utf-8", "replace")
    _check(RECORD, json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def page(data: bytes) -> None:
    """A page written by hand, through all that is asked of pages."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder) / "x.md"
        file.write_bytes(data)
        found = _of_pages(file.parent)
        assert found == _of_pages(file.parent), "a second reading says something else"
        for problem in found:
            _told(problem, file.parent, file.name, data)
        for said in written_pages(file.parent):
            assert said.title
        one = ContentFile(file, f"{file.parent}/{file.name}", "x")
        if not isinstance(read := contents(one), Problem):
            read_page(file.name, read.text)
            for problem in about_problems(one, read.text):
                _told(problem, file.parent, file.name, data)


def _of_pages(folder: Path) -> list[Problem]:
    return [*page_problems(folder, of_a_site=False), *personal_data_on_pages(folder)]


def _whole(name: str) -> Callable[[bytes], None]:
    return lambda data: _check(name, data)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "text": text,
    "page": page,
    "agreement": _whole(RECORD),
    "area": _whole("areas/x.yml"),
    "framework": _whole("frameworks/x.yml"),
    "organisations": _whole("organisations.yml"),
    "sources": _whole("harvested/sources.lock.yml"),
}
# Folders of files to begin with.
SEEDS: Mapping[str, tuple[str, ...]] = {
    "yaml": ("good", "bad"),
    "text": (),
    "page": ("../../content/pages/understand",),
    "agreement": ("good", "bad"),
    "area": ("areas", "bad/areas"),
    "framework": ("frameworks", "bad/frameworks"),
    "organisations": ("bad/organisations",),
    "sources": (),
}


def _check(name: str, data: bytes) -> None:
    """One file of a folder, through the whole checker."""
    folder = _folder()
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    before = file.read_bytes() if file.exists() else None
    try:
        file.write_bytes(data)
        found = _checked(folder)
        assert _problems(found) == _problems(_checked(folder)), "a second reading says something else"
        for problem in _problems(found):
            _told(problem, folder, name, data)
        if isinstance(found, Checked):
            read = parse(data.decode().removeprefix("\ufeff")).data
            kept = plain_data(unpack(found.register.packed["x"])) if name == RECORD else read
            for written in (read, kept):
                file.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
                again = _checked(folder)
                assert isinstance(again, Checked), _problems(again)
    finally:
        file.unlink()
        if before is not None:
            file.write_bytes(before)
        elif not any(file.parent.iterdir()):
            file.parent.rmdir()


def _checked(folder: Path) -> Checked | ContentProblems:
    try:
        return check_content(folder, as_of=AS_OF)
    except ContentProblems as found:
        return found


def _problems(found: Checked | ContentProblems) -> tuple[Problem, ...]:
    return found.warnings if isinstance(found, Checked) else found.problems


def _told(problem: Problem, folder: Path, name: str, data: bytes) -> None:
    assert problem.code in CODES
    assert problem.message and problem.fix
    assert (problem.message + problem.fix).isprintable(), ascii(problem.message + problem.fix)
    if problem.where.path.endswith(f"{folder.name}/{name}"):
        _inside(
            data[:LARGEST].decode("utf-8", "replace").removeprefix("\ufeff"), problem.where.line, problem.where.column
        )


def _inside(text: str, line: int, column: int) -> None:
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    lines = text.split("\n")
    assert 1 <= line <= len(lines), f"line {line} of {len(lines)}"
    assert 1 <= column <= len(lines[line - 1]) + 1, f"column {column} of line {line}"


@cache
def _folder() -> Path:
    """A small folder in order, to put one file into. It is left to the system, as is the process."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-")) / "content"
    for name in ("areas", "frameworks"):
        shutil.copytree(EXAMPLES / name, folder / name)
    (folder / "agreements").mkdir()
    shutil.copy(EXAMPLES / "good" / "smallest.yml", folder / "agreements")
    return folder


@cache
def _published() -> str:
    return json.dumps(parse((EXAMPLES / "good" / "published.yml").read_text(encoding="utf-8")).data)


def _places_of_texts(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in inside:
        yield from _places_of_texts(inner, (*at, part))


def words() -> list[str]:
    """Names and words that files are made of, for the fuzzer to put where it likes."""
    fields = {key for model in (Agreement, Area, Framework, OrganisationList, Harvest) for key in _keys(model)}
    signs = ["- ", "[", "]", "{", "}", "&a ", "*a", "!a ", "# "]
    signs += [r"|\x0a  ", r">\x0a  ", r"---\x0a", r"\x0d\x0a", r"\xe2\x80\xae"]
    html = ["<b ", "</b>", "<script>", "<!--", "![", "](", "]: ", "{: ", "onclick=", "https://", "[[town]]", "```"]
    return [
        *signs,
        *(f"{field}: " for field in sorted(fields)),
        "2026-02-05",
        "about 2015",
        "07700 900123",
        "@nhs.net",
        *html,
    ]


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        part, _ = part_of(field.annotation)
        yield from _keys(part) if part else ()
