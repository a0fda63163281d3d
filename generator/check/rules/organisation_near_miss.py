"""One organisation has one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.card import Card
from generator.model.organisation import slug
from generator.read.excerpt import excerpt

CODE = Code(
    "organisation-near-miss",
    "warning",
    "Two names differ by a letter or a small word, so they may be one organisation, whose page would then list only "
    "half of its records. Names that `content/organisations.yml` lists, and their `other_names`, are taken as right.",
    "# in one file\norganisations: [{name: Leeds City Councl, roles: [lead]}]\n"
    "# in another\n# organisations: [{name: Leeds City Council, roles: [lead]}]",
    "organisations: [{name: Leeds City Council, roles: [lead]}]",
)

_SMALL_WORDS = frozenset(("the", "of", "and", "for", "in", "at"))
# "Leeds Council" is very likely Leeds City Council, but "Police" is hardly the Metropolitan Police.
_COUNCIL = frozenset(("city", "borough", "district", "county", "metropolitan", "royal", "london", "council"))
# In shorter words and names, one letter more often makes another name than a slip.
_SHORTEST_WORD = 5
_SHORTEST_NAME = 8


_FIX = (
    "If they are one, use the same name, or list both in `content/organisations.yml` under one `id`. "
    "If they are two, list each there."
)


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each name that is near another, at every record that uses it and not the better known one."""
    listed = known.directory.by_id
    names = {identifier: organisation.name for identifier, organisation in listed.items()}
    slugs = {(slug(name), one.id) for one in listed.values() for name in (one.name, *one.other_names)}
    uses: Counter[str] = Counter()
    for card in cards:
        for part in card.organisations:
            uses[part.id] += 1
            if part.id not in names:
                names[part.id] = part.name
                slugs.add((slug(part.name), part.id))
    nearer: dict[str, str] = {}
    for group in _groups(sorted(slugs)):
        best = min(group, key=lambda one: (one not in listed, -uses[one], one))
        for identifier in group - listed.keys() - {best}:
            nearer.setdefault(identifier, best)
    for card in cards if nearer else ():
        for number, part in enumerate(card.organisations):
            if part.id in nearer:
                other = excerpt(names[nearer[part.id]])
                message = f"`{excerpt(part.name)}` is very near `{other}`, which is named as well."
                yield card.id, Fault(("organisations", number, "name"), message, _FIX)


def _groups(slugs: Iterable[tuple[str, str]]) -> Iterator[set[str]]:
    """Ids whose names are near each other. Names meet by what they share, so no two are compared in vain."""
    alike: dict[str, set[str]] = defaultdict(set)
    but_for_a_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, identifier in slugs:
        words = name.split("-")
        ignored = _SMALL_WORDS | _COUNCIL if "council" in words or "borough" in words else _SMALL_WORDS
        matter = sorted(word.removesuffix("s") for word in words if word not in ignored)
        if matter:
            alike[" ".join(matter)].add(identifier)
        if len(name) >= _SHORTEST_NAME:
            alike["".join(words)].add(identifier)
            for place, word in enumerate(words):
                if len(word) >= _SHORTEST_WORD:
                    around = f"{' '.join(words[:place])} _ {' '.join(words[place + 1 :])}"
                    but_for_a_word[around].append((word, identifier))
    yield from (group for group in alike.values() if len(group) > 1)
    for words_there in but_for_a_word.values():
        if len(words_there) > 1:
            yield from _slips(words_there)


def _slips(words: Iterable[tuple[str, str]]) -> Iterator[set[str]]:
    """Ids whose word there differs by one letter: left out, put in or changed, but not the first one.

    Words that differ in a digit are different on purpose ("ward1", "ward2").
    """
    left_out: dict[str, set[str]] = defaultdict(set)
    for word, identifier in words:
        left_out[word].add(identifier)
        for place in range(1, len(word)):
            if not word[place].isdigit():
                left_out[word[:place] + word[place + 1 :]].add(identifier)
    yield from (group for group in left_out.values() if len(group) > 1)
