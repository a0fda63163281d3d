"""Which words find which entries, and how surely.

A word in the title or a name of an entry says more than one in what it is about, and a name that is that word alone
says most. Words that mean the same (`content/search-words.yml`) have a list of their own, so that a search for one of
them reads one list and not one for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from generator.model.folding import EMPTY_WORDS, joined, root, spelt, words
from generator.model.search_words import SearchWords
from generator.present.findable import Findable
from generator.present.search.coding import bytes_of

# As much as the lists of what entries are about may weigh together, in bytes. Where they would weigh more, the words
# that stand in the most texts have none: they tell least apart, and names that hold them are found all the same. Words
# that residents use (`content/search-words.yml`) are worth their weight and keep theirs.
MOST_BYTES = 280_000
# So many words are held against one that is not found. Rarer ones are seldom meant.
MOST_SPELLINGS = 5_000
# Between the words of a whole name. No word has it in it.
WHOLE = "_"
# Before this a key stands for words that mean the same, and not for a word.
SAME = "="


@dataclass(frozen=True, slots=True)
class Postings:
    """The entries that one word finds, as numbers in rising order. Each stands at its surest level alone.

    The levels: a name that is this word alone, a name that holds it, and what the entry is about. `about` is None where
    too many entries are about it to list them.
    """

    named: tuple[int, ...]
    in_name: tuple[int, ...]
    about: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of all entries together.

    The lists of each word, how many words the longest name of each entry has, how the commonest words are spelt, and
    the number of the group of each way to say something.
    """

    postings: Mapping[str, Postings]
    lengths: tuple[int, ...]
    spellings: tuple[str, ...]
    forms: Mapping[tuple[str, ...], int]


Levels = tuple[list[int], list[int], list[int]]


def index_of(entries: Sequence[Findable], search_words: SearchWords, *, most_bytes: int = MOST_BYTES) -> Index:
    """Which words find which of these entries, by their places in this order."""
    forms = forms_of(search_words)
    same = _Same(forms)
    found: dict[str, Levels] = {}
    written: Counter[str] = Counter()
    lengths = []
    for number, entry in enumerate(entries):
        named, in_name, about = levels = set[str](), set[str](), set[str]()
        longest = 1
        for name in (entry.title, *entry.names):
            as_written = spelt(name)
            written.update(as_written)
            of_name = [root(word) for word in as_written]
            if len(of_name) == 1:
                named.update(of_name)
            elif of_name and entry.sort.known_by_name:
                named.add(WHOLE.join(of_name))
            longest = max(longest, sum(word not in EMPTY_WORDS for word in of_name))
            in_name.update(of_name, same.within(of_name), joined(name))
        for text in entry.texts:
            as_written = spelt(text)
            written.update(as_written)
            of_text = [root(word) for word in as_written]
            about.update(of_text, same.within(of_text), joined(text))
        lengths.append(longest)
        seen: set[str] = set(EMPTY_WORDS)
        for level, there in enumerate(levels):
            for word in there - seen:
                if word not in found:
                    found[word] = ([], [], [])
                found[word][level].append(number)
            seen |= there
    dropped = _too_common(found, len(entries), most_bytes)
    postings = {word: _postings(*found[word], listed=word not in dropped) for word in sorted(found, key=in_order)}
    return Index(postings, tuple(lengths), _spellings(written, found), forms)


def in_order(word: str) -> bytes:
    """Sorts words as a script does."""
    return word.encode("utf-16-be", "surrogatepass")


def forms_of(search_words: SearchWords) -> Mapping[tuple[str, ...], int]:
    """Each way to say something, as words that are compared, with the number of its group."""
    return {
        form: number for number, group in enumerate(search_words.groups) for one in group if (form := tuple(words(one)))
    }


class _Same:
    """Finds groups of words that mean the same in running text."""

    def __init__(self, forms: Mapping[tuple[str, ...], int]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for form, group in forms.items():
            self._by_first.setdefault(form[0], []).append((list(form), f"{SAME}{group}"))

    def within(self, text: Sequence[str]) -> Iterable[str]:
        """The keys of the groups that stand in it."""
        by_first = self._by_first
        for place, word in enumerate(text):
            if word in by_first:
                for form, key in by_first[word]:
                    if len(form) == 1 or text[place : place + len(form)] == form:
                        yield key


def _too_common(found: Mapping[str, Levels], entries: int, most_bytes: int) -> set[str]:
    """The words that stand in so many texts that listing them would weigh too much."""
    weights = {word: bytes_of(len(about), entries) for word, (_, _, about) in found.items()}
    weight = fsum(weights.values())  # in whichever order they come
    candidates = sorted((len(found[word][-1]), word) for word in found if not word.startswith(SAME))
    dropped = set()
    while weight > most_bytes and candidates:
        _, word = candidates.pop()
        dropped.add(word)
        weight -= weights[word]
    return dropped


def _postings(named: list[int], in_name: list[int], about: list[int], *, listed: bool) -> Postings:
    return Postings(tuple(named), tuple(in_name), tuple(about) if listed else None)


def _spellings(written: Mapping[str, int], found: Mapping[str, Levels]) -> tuple[str, ...]:
    """How the words that stand most often are written most often, the most common first."""
    spellings: dict[str, str] = {}
    for word, _ in sorted(written.items(), key=lambda one: (-one[1], one[0])):
        if len(word) > 2 and word.isalpha() and root(word) in found:
            spellings.setdefault(root(word), word)
    return tuple(spellings.values())[:MOST_SPELLINGS]
