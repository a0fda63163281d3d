"""Pages written by hand name only inserts that exist, and figures stand alone on their line.

Bad:   the town has [[town-poeple]] people      Good:  the town has [[town-people]] people
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.check.suggest import did_you_mean
from generator.model.inserts import FIGURES, INSERT, WORDS
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, contents, shown_path

PAGES = "pages"
_FENCE = re.compile(r" {0,3}(```|~~~)")


def insert_problems(content: Path) -> Iterator[Problem]:
    """What is wrong with the inserts of every page written by hand in a content folder, with line and column."""
    for path in sorted((content / PAGES).rglob("*.md")):
        read = contents(ContentFile(path, shown_path(path), path.stem))
        # A page that cannot be read is told by the host, which reads it too.
        if not isinstance(read, Problem):
            yield from _of_text(shown_path(path), read.text)


def _of_text(shown: str, text: str) -> Iterator[Problem]:
    lines = text.splitlines()
    in_code = False
    for number, line in enumerate(lines, start=1):
        if _FENCE.match(line):
            in_code = not in_code
        if in_code:
            continue
        for found in INSERT.finditer(line):
            where = Where(shown, number, found.start() + 1)
            name = found.group(1)
            if name not in WORDS and name not in FIGURES:
                fix = did_you_mean(
                    name, [*WORDS, *FIGURES], "`docs/how-to/write-a-page.md` tells where they are listed."
                )
                yield Problem(where, "unknown-insert", f"Nothing is called `[[{name}]]`.", fix)
            elif name in FIGURES and not _alone(lines, number, line):
                fix = "Put it on a line of its own, with an empty line before and after it."
                yield Problem(where, "figure-in-a-sentence", f"`[[{name}]]` is a picture or a table.", fix)


def _alone(lines: list[str], number: int, line: str) -> bool:
    """Whether a figure's name is all that stands in its paragraph."""
    around = lines[number - 2 : number - 1] + lines[number : number + 1]
    return line.strip() == line and INSERT.fullmatch(line) is not None and not any(one.strip() for one in around)
