"""Pages of prose: which files they are, and what stands in the lines at the top of each."""

from __future__ import annotations

import re
from pathlib import Path

from generator.read.content_files import LARGEST_PAGE, ContentFile, shown_path
from generator.read.strict_yaml import parse

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

# What the host makes the page of a whole folder.
_OF_A_FOLDER = frozenset(("index", "README"))


def prose_files(folder: Path) -> list[ContentFile]:
    """Every page of prose in a folder and the folders in it, in the order of their paths."""
    found = [
        path
        for path in folder.rglob("*.md")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    return [
        ContentFile(path, shown_path(path), path.relative_to(folder).with_suffix("").as_posix(), largest=LARGEST_PAGE)
        for path in sorted(found)
    ]


def address_of(source: str) -> str:
    """The address of a page, whose path is given without its ending: some names stand for the whole folder."""
    folder, _, name = source.rpartition("/")
    path = folder if name in _OF_A_FOLDER else source
    return f"{path}/" if path else ""


def with_plain_ends(text: str) -> str:
    """The same lines, whatever machine ended them. No other character ends a line, though `splitlines` knows more."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def front_matter_lines(text: str) -> int:
    """How many lines at the top of a page are about it, and no part of its text."""
    front = _FRONT_MATTER.match(with_plain_ends(text))
    return front[0].count("\n") if front else 0


def told_of_page(text: str) -> dict[str, str]:
    """What the lines at the top of a page say about it, in words: its title, its description and so on."""
    lines = with_plain_ends(text).split("\n")[: front_matter_lines(text)]
    told = parse("\n".join(lines[1:-1])).data if lines else None
    return {name: value for name, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}


def without_front_matter(text: str) -> str:
    """The same lines, of which those about the page are empty."""
    text = with_plain_ends(text)
    front = _FRONT_MATTER.match(text)
    return "\n" * front[0].count("\n") + text[front.end() :] if front else text
