"""The files of the search: whole, the same each time, and named after what is in them."""

from __future__ import annotations

import json
from typing import Any

from generator.model.search_words import SameThing, SearchWords
from generator.present.findable import Findable, Sort
from generator.present.search.files import LINES_IN_CHUNK, search_files
from tests.present.search.decoding import decoded

REAL = Sort("Agreement", "agreements/", "/", weight=1)
MADE_UP = Sort("Invented example of an agreement", "agreements/", "/", invented=True)
SAME = SearchWords([SameThing(words=("doctor", "GP"))])
ENTRIES = [
    *(
        Findable(REAL, f"Plan {number} for word{number % 90}", f"p-{number}", "Leeds", (), (f"text{number}",))
        for number in range(300)
    ),
    Findable(MADE_UP, "<b>A made-up</b> “plan”", "made-up", "Mockton"),
]


def files(entries: list[Findable] = ENTRIES) -> dict[str, Any]:
    return {file.path: json.loads(file.make()) for file in search_files(entries, SAME)}


def test_every_entry_has_a_line_and_the_right_sort() -> None:
    made = files()
    manifest = made["search/index.json"]
    folder = f"search/{manifest['folder']}"

    assert manifest["entries"] == 301 == len(manifest["lengths"])
    assert manifest["sorts"] == [
        [0, "Agreement", "agreements/", "/", 0, 1],
        [300, "Invented example of an agreement", "agreements/", "/", 1, 1],
    ]
    chunks = [made[f"{folder}/lines-{number}.json"] for number in range(2)]
    assert [len(chunk[0]) for chunk in chunks] == [LINES_IN_CHUNK, 301 - LINES_IN_CHUNK]
    assert [column[-1] for column in chunks[1]] == ["<b>A made-up</b> “plan”", "made-up", "Mockton"]


def test_a_word_stands_in_the_shard_that_the_first_words_point_to() -> None:
    made = files()
    manifest = made["search/index.json"]
    for number, first in enumerate(manifest["shards"]):
        words, lists = (text.split(" ") for text in made[f"search/{manifest['folder']}/words-{number}.json"])
        assert words[0] == first
        assert len(words) == len(lists)
        if "text7" in words:
            assert decoded(lists[words.index("text7")].split(",")[2]) == [7]
            break
    else:
        raise AssertionError("text7 is nowhere")


def test_the_same_content_gives_the_same_bytes_and_other_content_another_folder() -> None:
    once, again = (
        {file.path: file.make() for file in search_files(ENTRIES, SAME)},
        {file.path: file.make() for file in search_files(list(ENTRIES), SAME)},
    )
    assert once == again
    assert files()["search/index.json"]["folder"] != files(ENTRIES[1:])["search/index.json"]["folder"]


def test_with_nothing_to_find_there_is_a_file_that_says_so() -> None:
    made = files([])
    assert made["search/index.json"]["entries"] == 0
    assert made["search/index.json"]["shards"] == []
