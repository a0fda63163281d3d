"""Comments are told from values that hold the same sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.yaml_comments import comments_in

TEXT = """\
# top é 🙂
schema: 1 # one
summary: > # head
  text # not
  more

# after
list: [a#b, "b # c"] # é x
? 'it # is' # key
: -1
last: |
  keep # in
# end"""


def test_each_comment_has_its_place() -> None:
    assert [*comments_in(TEXT)] == [
        ("# top é 🙂", 1, 1),
        ("# one", 2, 11),
        ("# head", 3, 12),
        ("# after", 7, 1),
        ("# é x", 8, 22),
        ("# key", 9, 13),
        ("# end", 13, 1),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("# a", [("# a", 1, 1)]),
        ("a: 1 # x\nb: [ # y\n]]\n# z", [("# x", 1, 6), ("# y", 2, 6)]),
        ("a: '\n# no", []),
        ("a: \x07 # x", []),
        ("a: \ud83d # x", []),
    ],
)
def test_what_is_no_yaml_ends_it(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [*comments_in(text)] == found


@given(st.text(st.sampled_from("#: \n-'\"|>a[]{}&*!é\t")))
def test_any_text_is_read_to_an_end(text: str) -> None:
    lines = text.split("\n")
    for said, line, column in comments_in(text):
        assert lines[line - 1][column - 1 :] == said
