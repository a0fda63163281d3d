"""What an editor most likely meant, and never the opposite of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from generator.model.vocabulary import OTHER_WORDS

_NEAR = 0.6
# Words of a vocabulary are few, and each says something else: `public-interest` is no slip for `public-task`.
_NEAR_IN_MEANING = 0.7
# A part of a name that denies the rest of it, and how a word begins that denies the rest of itself.
_DENYING = frozenset(("not", "non", "no", "never", "without", "un", "de", "dis"))
_DENYING_BEGINNINGS = ("non", "not", "dis", "mis", "un", "de", "in", "im")


def close_match(given: str, choices: Iterable[str], least: float = _NEAR) -> str | None:
    """The choice that someone who wrote `given` most likely meant, if one is near and does not say the opposite."""
    return next((choice for choice, opposite in _nearest(given, choices, least) if not opposite), None)


def word_meant(given: str, words: Sequence[str]) -> str | None:
    """The word of a vocabulary that stands for what someone wrote, whose own word for it may be another."""
    meaning = {other: word for other, word in OTHER_WORDS.items() if word in words} | {word: word for word in words}
    near = list(_nearest(given, meaning, _NEAR_IN_MEANING))
    # Whatever stands for a word that says the opposite says the opposite too.
    denied = {meaning[name] for name, opposite in near if opposite}
    return next((meaning[name] for name, _ in near if meaning[name] not in denied), None)


def _nearest(given: str, choices: Iterable[str], least: float) -> Iterator[tuple[str, bool]]:
    """The nearest three choices, each with whether it says the opposite: what does is often the nearest."""
    written = _plain(given)
    plain = {_plain(choice): choice for choice in reversed(list(choices))}
    found = difflib.get_close_matches(written, list(plain), n=3, cutoff=least)
    # The same letters in another order are a slip of the fingers: `Ledes` is Leeds, not Lewes, which is as near.
    for near in sorted(found, key=lambda one: sorted(one) != sorted(written)):
        yield plain[near], _denies(written, near) or _ends_alike(written, near)


def did_you_mean(given: str, choices: Iterable[str], otherwise: str) -> str:
    """How to mend a name that is not known: the nearest one that is, or what to do where none is near."""
    near = close_match(given, choices)
    return f"Did you mean `{near}`?" if near else otherwise


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-").replace("ized", "ised")


def _denies(one: str, other: str) -> bool:
    """Whether one name says no to what the other says: `not-met` and `met`, `unconfirmed` and `confirmed`."""
    if one.replace("-", "") == other.replace("-", ""):
        return False
    return _denials(one, other) % 2 != _denials(other, one) % 2


def _denials(name: str, other: str) -> int:
    """How often a name says no, beside another: a beginning counts where the other is nearer to what follows it."""
    parts, beside = name.split("-"), other.split("-")
    return sum(
        part in _DENYING or (part not in beside and any(_begins_with_no(part, one) for one in beside)) for part in parts
    )


def _begins_with_no(part: str, beside: str) -> bool:
    return any(
        _likeness(part.removeprefix(beginning), beside) > max(_likeness(part, beside), _NEAR)
        for beginning in _DENYING_BEGINNINGS
        if part.startswith(beginning) and len(part) > len(beginning)
    )


def _ends_alike(written: str, near: str) -> bool:
    """Whether another word only ends as this one does: `extended` and `intended` are far from `ended`."""
    before = written.removesuffix(near)
    return before != written and len(before) > 1 and not before.endswith("-")


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
