"""Where a file cannot be read on, the place that has to be mended is told, and how, without YAML's own words."""

from __future__ import annotations

import pytest

from generator.read.strict_yaml import parse

OPENS = "A quotation mark (%s) opens here and is not closed."
ENDS = "The text ends at this quotation mark, yet more follows it."
NO_NAME = "This line does not begin with a name and a colon."
TOO_FAR = "This line is indented further than the field above, so it is read as more of its text."
HIDDEN = "A hidden character (U+%s) stands here instead of a space."
BRACKET = "A bracket opens here and is not closed, or a comma is missing inside it."
BARE = "A bracket opens here and is not closed."
TAB = "A tab stands here."
MERGE = "Two versions of this file meet here, and nobody has chosen between them."
SIGN = "Text cannot begin with the sign %s as it stands."


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('a: "b\nc: d\n', 1, 4, OPENS % '"'),
        ("a: b\nc: 'd\ne: f\ng: 'h'\n", 2, 4, OPENS % "'"),
        ("a: 'b\nc: it's so\n", 1, 4, OPENS % "'"),
        ('"a: b\nc: d\n', 1, 1, OPENS % '"'),
        ('a:\n  - {b: "c, d: e}\n  - {b: "f"}\n', 2, 9, OPENS % '"'),
        ('a:\n  - "b\n  - "c"\n', 2, 5, OPENS % '"'),
        ("a: 'b's c'\n", 1, 6, ENDS),
        ('a: "b" and "c"\n', 1, 6, ENDS),
        ('a: "b\n  Note: c "d" e"\n', 2, 11, ENDS),
        ("a:\n\tb: c\n", 2, 1, TAB),
        ("a: b\n\tc\n", 2, 1, TAB),
        ("a: >\n\tb\nc: d\n", 2, 1, TAB),
        ("a:\u00a0b\nc: d\n", 1, 3, HIDDEN % "00A0"),
        ("a: b\nc:\u200bd\ne: f\n", 2, 3, HIDDEN % "200B"),
        ("a:\n\u00a0\u00a0b: c\n  d: e\n", 2, 1, HIDDEN % "00A0"),
        ("a:\n  -\u00a0b: c\n    d: e\n", 2, 4, HIDDEN % "00A0"),
        ("a: b: c\n", 1, 5, "A second colon with a space after it stands in this line. Only a name has one."),
        ("a: “b: c”\n", 1, 4, "Curly quotes are part of the text to YAML."),
        ("a: b\n  c: d\n", 2, 3, TOO_FAR),
        ("a:\n  b: c\n    d: e\n", 3, 5, TOO_FAR),
        ("a b\nc: d\n", 1, 1, NO_NAME),
        ("a: b\nc d\ne: f\n", 2, 1, NO_NAME),
        ("a: >\n  b\nc\nd: e\n", 3, 1, NO_NAME),
        ("a:b\nc: d\n", 1, 3, "A space is missing after the colon."),
        ("a; b\nc: d\n", 1, 2, "A colon is wanted here, not `;`."),
        ("a = b\nc: d\n", 1, 3, "A colon is wanted here, not `=`."),
        ("a:\n  • b: c\n    d: e\n", 2, 3, "`•` does not begin an entry of a list."),
        ("a:\n  -b: c\n    d: e\n", 2, 4, "A space is missing after the hyphen."),
        ("a:\n  b: c\n d: e\n", 3, 2, "This line is not in line with those that it belongs to."),
        ("a:\n  - b\n  c: d\n", 3, 3, "This line stands where an entry of the list above would begin."),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", 2, 1, MERGE),
        ("a: [b, c\nd: e\n", 1, 4, BRACKET),
        ("a: {b: c\nd: e\n", 1, 4, BRACKET),
        ("a: [b,\n", 1, 4, BARE),
        ("a: [b,, c]\n", 1, 7, "A comma or bracket stands here that is not wanted."),
        ("a: [b, #c]\nd: e\n", 1, 8, "The line ends before `#c]`, since a space and `#` begin a note."),
        ("a: b #1 c\n  d\ne: f\n", 1, 6, "The text ends before `#1 c`, since a space and `#` begin a note."),
        ("a: b # c\n  d\n", 1, 6, "The text ends before `# c`, since a space and `#` begin a note."),
        ("a: ? b\n", 1, 4, SIGN % "?"),
        ("a: - b\n", 1, 4, SIGN % "-"),
        ("a: {b} c\n", 1, 8, "Text that begins with a bracket does not end with it."),
        ("a: @b\n", 1, 4, SIGN % "@"),
        ("a: %b\n", 1, 4, SIGN % "%"),
        ("a:\n  * b\n", 2, 3, SIGN % "*"),
        ("a: & b\n", 1, 4, SIGN % "&"),
        ('a: "b\\d"\n', 1, 6, "A backslash in double quotes begins a code, and this is none."),
        ("a: > b\n", 1, 4, "Text that `>` or `|` begins stands on the next lines."),
    ],
)
def test_the_place_to_mend_is_told(text: str, line: int, column: int, message: str) -> None:
    (fault,) = parse(text).faults

    assert (fault.line, fault.column, fault.code, fault.message) == (line, column, "not-yaml", message)
    assert fault.fix.endswith((".", '"..."'))
    assert parse(text.replace("\n", "\r\n")).faults == [fault]
