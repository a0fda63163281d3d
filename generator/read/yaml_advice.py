"""What is wrong where YAML cannot be read on, told to someone who does not know YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from yaml import MarkedYAMLError

from generator.read.excerpt import excerpt
from generator.read.yaml_fault import YamlFault, lines_of, place_of
from generator.read.yaml_scalars import BEGINS_A_FIELD, Scalar, scalars_of

HOW_YAML_WORKS = (
    "Each line is `name: value`, lists begin with `- `, and what belongs together is indented with the same "
    "number of spaces. Put text that holds `: ` or ` #` in quotes."
)

# What looks like a space, or like nothing, and is neither to YAML.
ODD_SPACE = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
_ODD_PLACE = re.compile(rf"(?m)^ *(?:- *)*(?:[A-Za-z_][\w-]*:)?([{ODD_SPACE}])")
_MERGE_MARK = re.compile(r"(?m)^(<{7}|={7}|>{7})(?=[ \r\n]|$)")
_BULLET = re.compile(r" *([•·●▪–—−*])\s")
_TIGHT_DASH = re.compile(r" *-(?=[A-Za-z_][\w-]*:)")
_NOTE_IN_BRACKETS = re.compile(r".*?[ \t](#[^\s#].*)")
_NAMED_OTHERWISE = re.compile(r"\s*[A-Za-z_][\w-]*( *[;=]|:(?=\S))")
CURLY_QUOTES = ("“", "”", "„", "‘", "’", "‚")


def broken(text: str, error: MarkedYAMLError) -> YamlFault:
    """Where reading stopped, said at the place that has to be mended."""
    stop = _Stop(text, error)
    said = next((found for look in _LOOKS if (found := look(stop))), None)
    position, message, fix = said or (stop.position, "This cannot be read from here on.", HOW_YAML_WORKS)
    line, column = place_of(text, min(position, len(text)))
    return YamlFault(line, column, "not-yaml", message, fix)


Said = tuple[int, str, str]
"""A position in the text, what is wrong there, and how to mend it."""


class _Stop:
    """The place where libyaml stopped, why, and what it had read until then."""

    def __init__(self, text: str, error: MarkedYAMLError) -> None:
        self.text = text
        self.why = error.problem or ""
        self.doing = error.context or ""
        mark = error.problem_mark or error.context_mark
        # libyaml may stop after the last line.
        self.position: int = min(mark.index, len(text)) if mark else 0
        around = error.context_mark or mark
        self.opened: int = min(around.index, len(text)) if around else 0

    @cached_property
    def scalars(self) -> tuple[Scalar, ...]:
        return tuple(scalars_of(self.text))

    @property
    def last(self) -> Scalar | None:
        return self.scalars[-1] if self.scalars else None

    def start_of_line(self, position: int) -> int:
        return max(self.text.rfind("\n", 0, position), self.text.rfind("\r", 0, position)) + 1

    def line(self, position: int) -> str:
        return lines_of(self.text[self.start_of_line(position) :])[0]


def _merge(stop: _Stop) -> Said | None:
    found = _MERGE_MARK.search(stop.text)
    if found is None:
        return None
    fix = "Keep the lines that are right, and delete those that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
    return found.start(), "Two versions of this file meet here, and nobody has chosen between them.", fix


def _tab(stop: _Stop) -> Said | None:
    if "tab character" not in stop.why and stop.text[stop.position : stop.position + 1] != "\t":
        return None
    return stop.position, "A tab stands here.", "Delete it, and indent with spaces, as the lines around it are."


def _quote_left_open(stop: _Stop) -> Said | None:
    left_open = next((scalar for scalar in stop.scalars if scalar.swallows_fields), None)
    unended = "unexpected end of stream" in stop.why and "quoted" in stop.doing
    if left_open is None and not unended:
        return None
    position = left_open.start if left_open else stop.opened
    mark = stop.text[position : position + 1]
    return position, f"A quotation mark ({mark}) opens here and is not closed.", f"Add {mark} where the text ends."


def _quote_closed_early(stop: _Stop) -> Said | None:
    last = stop.last
    if last is None or not last.quoted or not re.match(r"[ \t]*[^\s#,\]}:]", last.rest):
        return None
    said = "The text ends at this quotation mark, yet more follows it."
    if last.style == "'":
        return last.end - 1, said, "Put the whole text in double quotes, or write an apostrophe inside as ''."
    return last.end - 1, said, "Put the whole text in single quotes, or write the marks inside it as “ and ”."


def _cut_off(stop: _Stop) -> Said | None:
    """A note inside a text that goes on in the next line."""
    last = stop.last
    note = re.match(r"[ \t]+(#\S?)", last.rest) if last and last.plain else None
    if last is None or note is None:
        return None
    begun = last.end + note.start(1)
    after = last.end + len(last.rest)
    if stop.text[after : stop.position].strip() or BEGINS_A_FIELD.match(stop.line(stop.position)):
        return None
    if "flow" in stop.doing:
        return None
    said = f"The text ends before `{excerpt(stop.text[begun:after])}`, since a space and `#` begin a note."
    return begun, said, "Put the whole text in quotes. If a note was meant, put it on a line of its own."


def _odd_space(stop: _Stop) -> Said | None:
    begin = stop.start_of_line(min(stop.last.start if stop.last else stop.opened, stop.opened or len(stop.text)))
    found = _ODD_PLACE.search(stop.text, begin, stop.position + 1)
    if found is None:
        return None
    said = f"A hidden character (U+{ord(found[1]):04X}) stands here instead of a space."
    return found.start(1), said, "Delete it, and type a space."


def _second_colon(stop: _Stop) -> Said | None:
    """A colon where none can stand: a text holds one, or lines above it were read as one text."""
    if "mapping values are not allowed" not in stop.why:
        return None
    last = stop.last
    line = stop.line(last.start) if last and last.plain else ""
    if last is None or not line:
        return stop.position, *_HOLDS_A_COLON
    started = stop.start_of_line(last.start)
    slip = _slip_of_name(line, started)
    if slip:
        return slip
    if last.value.startswith(CURLY_QUOTES):
        return last.start, "Curly quotes are part of the text to YAML.", 'Put straight quotes around the text: "..."'
    here = stop.start_of_line(stop.position)
    if here == started:
        return stop.position, *_HOLDS_A_COLON
    if not last.before.strip():
        return last.start, *_NO_NAME
    begun = here + len(stop.line(here)) - len(stop.line(here).lstrip())
    return begun, "This line is indented further than the field above, so it is read as more of its text.", _LINE_UP


def _no_colon(stop: _Stop) -> Said | None:
    if "could not find expected ':'" not in stop.why:
        return None
    line = stop.line(stop.opened)
    return _slip_of_name(line, stop.start_of_line(stop.opened)) or (stop.opened, *_NO_NAME)


def _slip_of_name(line: str, started: int) -> Said | None:
    """What is wrong with how a line begins."""
    if found := _BULLET.match(line):
        return started + found.start(1), f"`{found[1]}` does not begin an entry of a list.", "Write `- ` instead."
    if found := _TIGHT_DASH.match(line):
        return started + found.end(), "A space is missing after the hyphen.", "Write `- ` and then the name."
    if (found := _NAMED_OTHERWISE.match(line)) and found[1].strip() != ":":
        wrong = found[1].strip()
        return started + found.end() - 1, f"A colon is wanted here, not `{wrong}`.", "Write `name: value`."
    if found:
        return started + found.end(), "A space is missing after the colon.", "Write `name: value`."
    return None


def _out_of_line(stop: _Stop) -> Said | None:
    begins = not stop.text[stop.start_of_line(stop.position) : stop.position].strip()
    if "did not find expected '-' indicator" in stop.why:
        said = "This line stands where an entry of the list above would begin."
        return stop.position, said, "Begin it with `- `; or, if it belongs to an entry, indent it as the rest of that."
    if "did not find expected key" in stop.why and begins:
        return stop.position, "This line is not in line with those that it belongs to.", _LINE_UP
    return None


def _sign(stop: _Stop) -> Said | None:
    for scanning in ("an alias", "an anchor", "a tag", "a directive"):
        if scanning in stop.doing:
            sign = excerpt(stop.text[stop.opened : stop.opened + 1])
            return stop.opened, f"Text cannot begin with the sign {sign} as it stands.", _QUOTE_OR_LIST
    if "mapping keys are not allowed" in stop.why or "sequence entries are not allowed" in stop.why:
        sign = excerpt(stop.text[stop.position : stop.position + 1])
        fix = "Put the text in quotes. If this is a list, begin it on the next line."
        return stop.position, f"Text cannot begin with the sign {sign} as it stands.", fix
    if "cannot start any token" in stop.why:
        sign = excerpt(stop.text[stop.position : stop.position + 1])
        return stop.position, f"Text cannot begin with the sign {sign} as it stands.", "Put the text in quotes."
    return None


def _bracket(stop: _Stop) -> Said | None:
    if "did not find expected ','" in stop.why:
        if note := _NOTE_IN_BRACKETS.match(stop.line(stop.opened), stop.opened - stop.start_of_line(stop.opened)):
            said = f"The line ends before `{excerpt(note[1])}`, since a space and `#` begin a note."
            fix = "Put the text in quotes. If a note was meant, put it behind the bracket that closes."
            return stop.start_of_line(stop.opened) + note.start(1), said, fix
        said = "A bracket opens here and is not closed, or a comma is missing inside it."
        return stop.opened, said, "Close it where the list ends, put commas between, and quote text that holds one."
    if stop.text[: stop.position].rstrip(" ").endswith(("]", "}")) and "did not find expected key" in stop.why:
        return stop.position, "Text that begins with a bracket does not end with it.", "Put the whole text in quotes."
    if "did not find expected node content" in stop.why:
        if not stop.text[stop.position :].strip():
            opened = max(stop.text.rfind("["), stop.text.rfind("{"))
            return opened, "A bracket opens here and is not closed.", "Close it where the list ends."
        return stop.position, "A comma or bracket stands here that is not wanted.", "Delete it, or close what is open."
    return None


def _others(stop: _Stop) -> Said | None:
    if "escape" in stop.why or "hexdecimal" in stop.why:
        said = "A backslash in double quotes begins a code, and this is none."
        return stop.position, said, "Put the text in single quotes, or write two backslashes."
    if "block scalar" in stop.doing:
        said = "Text that `>` or `|` begins stands on the next lines."
        return stop.opened, said, "Start a new line after the sign, and indent the text."
    return None


_HOLDS_A_COLON = (
    "A second colon with a space after it stands in this line. Only a name has one.",
    "Put the whole text in quotes. If this begins a field, give it a line of its own.",
)
_NO_NAME = (
    "This line does not begin with a name and a colon.",
    "Write `name: value`. If it goes on with the text above, indent it as the lines of that text are.",
)
_LINE_UP = "Indent it with as many spaces as the lines beside it."
_QUOTE_OR_LIST = "Put the text in quotes. An entry of a list begins with `- `."

_LOOKS: tuple[Callable[[_Stop], Said | None], ...] = (
    _merge,
    _quote_left_open,
    _quote_closed_early,
    _tab,
    _cut_off,
    _odd_space,
    _second_colon,
    _no_colon,
    _out_of_line,
    _sign,
    _bracket,
    _others,
)
