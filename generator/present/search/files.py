"""The files that the script of the search reads: one that says what there is, lists of words, and lines of results.

`docs/explanation/search.md` tells what stands in them and why they are cut up so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from generator.model.folding import EMPTY_WORDS
from generator.model.search_words import SearchWords
from generator.present.findable import Findable, Sort
from generator.present.page import PlannedFile
from generator.present.search.coding import LETTERS, coded
from generator.present.search.index import Index, Postings, index_of
from generator.present.search.spelling import left_alone

FOLDER = "search/"
MANIFEST = f"{FOLDER}index.json"
# About so many letters of lists stand in one file: fewer would compress badly, more would take long to come.
LETTERS_IN_SHARD = 16_000
# So many lines stand in one file. A search shows ten, which may stand in ten of them.
LINES_IN_CHUNK = 192
# In the lists of a word: that too many entries are about it to be listed.
UNLISTED = "*"


def search_files(entries: Iterable[Findable], search_words: SearchWords) -> tuple[PlannedFile, ...]:
    """Every file that the search reads. All but the first stand in a folder named after what is in them.

    So a page that was opened before the site was published again never reads half of the old and half of the new.
    Made when the site is planned and not by the processes that write it, each of which would make all of it.
    """
    found = tuple(entries)
    index = index_of(found, search_words)
    shards = tuple(_shards(index))
    parts = {
        **{f"words-{number}.json": shard for number, (_, shard) in enumerate(shards)},
        **{f"lines-{number}.json": chunk for number, chunk in enumerate(_chunks(found))},
        "spellings.json": _json({"known": " ".join(index.spellings), "english": " ".join(left_alone(index.spellings))}),
    }
    digest = hashlib.sha256(b"".join(parts.values())).hexdigest()[:12]
    manifest = _json(
        {
            "folder": digest,
            "entries": len(found),
            "lines": LINES_IN_CHUNK,
            "lengths": "".join(LETTERS[min(length, len(LETTERS) - 1)] for length in index.lengths),
            "sorts": list(_sorts(found)),
            "shards": [first for first, _ in shards],
            "same": {" ".join(form): group for form, group in index.forms.items()},
            "empty": " ".join(sorted(EMPTY_WORDS)),
        }
    )
    return (
        PlannedFile(MANIFEST, partial(bytes, manifest)),
        *(PlannedFile(f"{FOLDER}{digest}/{name}", partial(bytes, part)) for name, part in parts.items()),
    )


def _sorts(entries: Sequence[Findable]) -> Iterator[list[Any]]:
    """Each sort of thing, with the number of its first entry: those of one sort stand together."""
    at = 0
    for sort, of_sort in groupby(entries, key=lambda entry: entry.sort):
        yield [at, *_told(sort)]
        at += len(list(of_sort))


def _told(sort: Sort) -> tuple[str, str, str, int, float]:
    return sort.words, sort.before, sort.after, int(sort.invented), sort.weight


def _shards(index: Index) -> Iterator[tuple[str, bytes]]:
    """The first word of each part of the lists, and that part."""
    some: list[tuple[str, str]] = []
    size = 0
    for word, postings in index.postings.items():
        lists = _lists(postings)
        if some and size + len(lists) > LETTERS_IN_SHARD:
            yield some[0][0], _shard(some)
            some, size = [], 0
        some.append((word, lists))
        size += len(lists) + len(word)
    if some:
        yield some[0][0], _shard(some)


def _shard(some: Sequence[tuple[str, str]]) -> bytes:
    return _json([" ".join(word for word, _ in some), " ".join(lists for _, lists in some)])


def _lists(postings: Postings) -> str:
    about = UNLISTED if postings.about is None else coded(postings.about)
    return f"{coded(postings.named)},{coded(postings.in_name)},{about}"


def _chunks(entries: Sequence[Findable]) -> Iterator[bytes]:
    """What a result shows, by columns: titles compress better beside titles."""
    for first in range(0, len(entries), LINES_IN_CHUNK):
        some = entries[first : first + LINES_IN_CHUNK]
        yield _json(
            [[entry.title for entry in some], [entry.place for entry in some], [entry.beside for entry in some]]
        )


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
