"""One organisation has one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.card import Card
from generator.model.organisation import slug

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
_SHORTEST = 8


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each name that is near another, at every record that uses the rarer of the two."""
    names: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for card in cards:
        for part in card.organisations:
            names.setdefault(part.id, part.name)
            uses[part.id] += 1
    nearer = _near_misses(names, uses, frozenset(known.directory.by_id))
    for card in cards if nearer else ():
        for number, part in enumerate(card.organisations):
            if part.id in nearer:
                other = names[nearer[part.id]]
                yield card.id, Fault(
                    ("organisations", number, "name"),
                    f"`{part.name}` is very near `{other}`, which is named as well.",
                    "If they are one, use the same name, or list both in `content/organisations.yml` under one `id`. "
                    "If they are two, list each there.",
                )


def _near_misses(names: dict[str, str], uses: Counter[str], listed: frozenset[str]) -> dict[str, str]:
    """For each id that is near another, the better known of the two. Only ids in one bucket are compared."""
    buckets: dict[str, list[str]] = {}
    for identifier, name in sorted(names.items()):
        for key in _keys(slug(name)):
            buckets.setdefault(key, []).append(identifier)
    nearer: dict[str, str] = {}
    for bucket in buckets.values():
        best = min(bucket, key=lambda one: (one not in listed, -uses[one], one)) if len(bucket) > 1 else ""
        for identifier in bucket:
            if best and identifier != best and identifier not in listed:
                nearer.setdefault(identifier, best)
    return nearer


def _keys(name: str) -> set[str]:
    """What names that are near each other share.

    First the words that matter, without endings; then, for a slip of the finger, the name with one letter
    left out. Names that differ in a digit are different ("Ward 1", "Ward 2"), and so are those that begin differently.
    """
    parts = name.split("-")
    ignored = _SMALL_WORDS | _COUNCIL if "council" in parts or "borough" in parts else _SMALL_WORDS
    words = [word for word in parts if word and word not in ignored]
    keys = {"words:" + " ".join(sorted(word.removesuffix("s") for word in words))} if words else set()
    letters = name.replace("-", "")
    if len(letters) >= _SHORTEST:
        keys.add("letters:" + letters)
        keys |= {
            f"letters:{letters[:place]}{letters[place + 1 :]}"
            for place in range(1, len(letters))
            if not letters[place].isdigit()
        }
    return keys
