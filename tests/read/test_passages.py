"""What of a page of Markdown is running text, and where each letter of it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.passages import Passage, parts, passages

PAGE = """---
title: Not read. Nor this.
description: Nor this.
---

# A heading is not read

The council holds a list. You can
see *it* and **ask [why](https://leeds.gov.uk/why "A title.")**.
{: .wide }

Run `plainview check` first.<!-- Not this. --> Then <b>look</b>.

Another heading
---------------

- one thing
- another thing. It has two sentences.
    1. a thing inside it

    A second paragraph in it.

> They said so.

| Who | What they do |
| --- | --- |
| Leeds | It sends a list. |
| York | 12 |

```yaml
title: Not this.
```

    not_this = "either."

![A picture](picture.svg)

<div class="note">
You can read this.
</div>

<svg><text>Not this.</text></svg>

See [the law][law] and <https://leeds.gov.uk>, at 5 &amp; 6 \\* 7.

[law]: https://www.legislation.gov.uk "The Data Protection Act 2018."
"""


def texts(text: str) -> list[str]:
    return [" ".join(passage.text.split()) for passage in passages(text)]


def test_the_running_text_of_a_page_is_what_a_reader_reads_as_sentences() -> None:
    assert texts(PAGE) == [
        "The council holds a list. You can see it and ask why.",
        "Run first. Then look .",
        "one thing",
        "another thing. It has two sentences.",
        "a thing inside it",
        "A second paragraph in it.",
        "They said so.",
        "It sends a list.",
        "You can read this.",
        "See the law and , at 5 & 6 * 7.",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(ending: str) -> None:
    assert list(passages(PAGE.replace("\n", ending))) == list(passages(PAGE))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("There are [[town-people]] people.", ["There are [[town-people]] people."]),
        ("In [[the_whole town]] and _there_.", ["In [[the_whole-town]] and there."]),
        ("One.\n\n[[town-picture]]\n\nTwo.", ["One.", "Two."]),
        ("- [[a]]\n- [[b]] people", ["[[b]] people"]),
    ],
)
def test_an_insert_is_one_word_unless_it_stands_alone(text: str, read: list[str]) -> None:
    assert texts(text) == read


@pytest.mark.parametrize(
    "source",
    [
        "Source: [The Act](https://a.example). Checked 26 November 2026.\n{: .pv-source }",
        "Source: [The Act](https://a.example). Checked 26 November 2026. {: .pv-source }",
        "Source: [The Act](https://a.example).\nChecked 26 November 2026.\n{: #here .pv-source }",
        "Source: the Act.\n{ .pv-source }",
    ],
)
def test_what_is_marked_as_a_source_is_left_out(source: str) -> None:
    assert texts(f"You may ask.\n\n{source}\n\nThey answer.") == ["You may ask.", "They answer."]


def test_a_line_marked_as_a_source_leaves_the_lines_about_it() -> None:
    assert texts("You may ask.\nSource: the Act. {: .pv-source }\nThey answer.") == ["You may ask. They answer."]
    assert texts("- You may ask.\n- Source: the Act. {: .pv-source }") == ["You may ask."]


@pytest.mark.parametrize("attributes", ["{: .wide }", "{: #here }", "{ #here }", "{ .wide }", "{: title='a b' }"])
def test_attributes_are_left_out_and_other_braces_are_not(attributes: str) -> None:
    assert texts(f"See [it](a.md){attributes} now.") == ["See it now."]
    assert texts("A set {a, b} of two.") == ["A set {a, b} of two."]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("---\ntitle: One.\n---\nTwo.", ["Two."]),
        ("---\ntitle: One.\n...\nTwo.", ["Two."]),
        ("Two.\n\n---\n\nThree.\n\n---\n", ["Two.", "Three."]),
        ("---\ntitle: One.\n---", []),
        ("", []),
    ],
)
def test_front_matter_stands_at_the_top_alone(text: str, read: list[str]) -> None:
    assert texts(text) == read


def places_hold(text: str) -> bool:
    """Whether each letter that is read stands in the file where it is said to stand."""
    lines = text.split("\n")
    return all(
        letter.isspace() or lines[line - 1][column - 1] == letter
        for passage in passages(text)
        for letter, (line, column) in zip(passage.text, passage.places, strict=True)
    )


def test_each_letter_stands_where_it_is_said_to() -> None:
    assert places_hold(PAGE.replace("&amp;", "and").replace("\\*", "x"))


def test_an_entity_and_an_escaped_sign_stand_where_they_begin() -> None:
    (passage,) = passages("A &amp; B \\* C.")
    assert passage == Passage("A & B * C.", tuple((1, column) for column in (1, 2, 3, 8, 9, 10, 11, 13, 14, 15)))


def test_cells_that_are_alike_stand_each_in_its_own_place() -> None:
    cells = list(passages("| a | b | c |\n| - | - | - |\n| Yes. | Yes. | Ye\\|s. Yes. |\n| Yes. | | |\n"))
    assert [passage.places[0] for passage in cells] == [(3, 3), (3, 10), (3, 17), (4, 3)]


# Blocks that are in order wherever they stand, with blank lines about them.
READ = [
    "One thing. And two.",
    'See [a page](page.md "A title.") *now*\nor __later__.',
    "- one\n- two. Three\n    - four",
    "1. one\n\n    two\n2. three",
    "> They said\n> so.",
    "| a | b |\n| --- | --- |\n| It is. | It is. |",
    "[[people]] people",
    "It is `code`, <em>said</em> one{: .a }.",
]
NOT_READ = [
    "# One. Two",
    "### Three { #four }",
    "Five\n====",
    "```\nOne. Two\n\n- three\n```",
    "~~~yaml\ntitle: One.\n~~~",
    "<!-- One. Two\n\nThree. -->",
    "[one]: https://two.example 'Three.'",
    "[[picture]]",
    "![One. Two](three.svg)",
    "Source: one.\n{: .pv-source }",
    "***",
    "<script>\none = 'Two.'\n</script>",
]
BLOCKS = st.lists(st.sampled_from(READ + NOT_READ), max_size=8)


@given(BLOCKS)
def test_each_letter_of_any_page_stands_where_it_is_said_to(blocks: list[str]) -> None:
    assert places_hold("\n\n".join(blocks))


@given(BLOCKS, st.sampled_from(NOT_READ), st.integers(0, 8))
def test_what_is_not_read_changes_nothing(blocks: list[str], more: str, at: int) -> None:
    assert texts("\n\n".join([*blocks[:at], more, *blocks[at:]])) == texts("\n\n".join(blocks))


@given(st.text(alphabet="ab.*_[](){}:`<>|-#&\\!\n \t'\"", max_size=60) | st.text(max_size=40))
def test_nothing_that_can_be_typed_stops_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for passage in passages(text):
        assert len(passage.text) == len(passage.places)
        assert all(1 <= line <= len(lines) and column >= 1 for line, column in passage.places)


def test_the_parts_of_a_page_are_those_that_a_link_can_name() -> None:
    text = """---
title: A page
---

# A page

Before any part.

## Your **rights** {: #rights .pv-year }

See it. [Ask](x.md) for [[town-people]] copies.

- Complain.

Source: [a law](https://law.example)
{: .pv-source }

### And {if} not? {: .wide #if-not }

| Who | When |
| --- | --- |
| They | They answer soon. |

## No anchor

Nobody links here.

## Empty { #empty }
"""
    assert list(parts(text)) == [
        ("rights", "Your rights", "See it. Ask for [[town-people]] copies. Complain."),
        ("if-not", "And {if} not?", "They answer soon."),
        ("empty", "Empty", ""),
    ]
    assert list(parts(text.replace("\n", "\r\n"))) == list(parts(text))


@given(st.text(alphabet="# {}:\\n-ab[]`|", max_size=60))
def test_no_text_stops_the_parts_of_a_page(text: str) -> None:
    assert all(anchor for anchor, _, _ in parts(text))
