"""The texts of a file as libyaml finds them, up to where it cannot read on. For files that need a closer look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import ScalarEvent

# How a line begins that holds a field or an entry of a list.
BEGINS_A_FIELD = re.compile(r"(?P<indent> *)(?:- +|(?:[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*'):(?:\s|$))")


@dataclass(frozen=True)
class Scalar:
    """One text as it stands in a file: where it begins and ends, and the quotation mark around it, if any."""

    text: str
    start: int
    end: int
    style: str
    value: str

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes."""
        return self.style == ""

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self.style in ("'", '"')

    @cached_property
    def written(self) -> str:
        """The text as it was written, quotes included."""
        return self.text[self.start : self.end]

    @cached_property
    def rest(self) -> str:
        """What stands behind it on its last line."""
        return re.split("[\r\n]", self.text[self.end : self.end + 2_000], maxsplit=1)[0]

    @cached_property
    def before(self) -> str:
        """What stands before it on its first line."""
        return re.split("[\r\n]", self.text[max(0, self.start - 2_000) : self.start])[-1]

    @property
    def swallows_fields(self) -> bool:
        """Whether lines that begin fields beside or around it are inside it, as behind a quotation mark left open."""
        if not self.quoted or not re.search("[\r\n]", self.written):
            return False
        depth = len(self.before) - len(self.before.lstrip(" "))
        lines = re.split("\r\n|\r|\n", self.written)[1:]
        found = (BEGINS_A_FIELD.match(line) for line in lines)
        return any(one is not None and len(one["indent"]) <= depth for one in found)


def scalars_of(text: str) -> Iterator[Scalar]:
    """Every text in a file, in order, names of fields included."""
    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, ScalarEvent):
                start: Any = event.start_mark
                end: Any = event.end_mark
                yield Scalar(text, start.index, end.index, event.style or "", event.value)
    except YAMLError:
        return
