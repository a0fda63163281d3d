"""Names of people in a text: a title and a name, a first name and a surname, also the other way round, or initials.

It goes by lists of names that are common in the United Kingdom, so it finds most names and never all. A first name that
is a word or a place as well ("Grace", "Victoria") counts only before a common surname. What is called after somebody,
such as a street, a hospital or a law, is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.check.first_names import FIRST, FIRST_AND_WORDS
from generator.check.plain_letters import bare
from generator.check.surnames import SURNAMES

_TITLES = frozenset(
    ("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor", "rev", "revd", "reverend")
)
_HONOURS = frozenset(("dame", "sir", "lady", "lord"))
# Whose name is told as that of an idea, a body or a case, not as somebody to reach.
_KNOWN = frozenset(
    (
        *("ada lovelace", "alan turing", "fiona caldicott", "florence nightingale", "joseph rowntree", "john lewis"),
        *("marie curie", "mary seacole", "stephen lawrence", "sue ryder", "victoria climbié", "victoria climbie"),
        *("jo cox", "jane doe", "john doe", "joe bloggs", "fred bloggs", "a n other"),
    )
)
# Whatever has one of these behind a name is called after somebody.
_THINGS = """
academy act alliance almshouses arms association avenue award bill board borough bridge building campus care case
cathedral center centre chapel charity church city claims clinic close code college commission committee company
consortium consultation council county court crescent data day district drive estate farm federation fellowship fields
forum foundation framework fund gallery gardens gate general green group grove hall health hill home homes hospice
hospital hospitals house index infirmary initiative inquiry institute institution intelligence judgment lane law laws
lecture
library limited line llp lodge ltd medal memorial method mews model museum nhs notice office parade park partners
partnership place plan plc portal practice primary principle principles prize programme project quarter report review
rise road room royal rule rules scale scheme school score secondary service services shelter site society square
stadium standard station street suite surgery survey system table terrace test theatre tower trust union unit
university valley view village walk ward way week wharf wing women works yard
"""
_CALLED_AFTER = frozenset(_THINGS.split())
# What stands behind a title and a surname only in the name of a body: "Dr Foster Intelligence".
_FIRMS = frozenset(
    (
        *("charity", "clinic", "foundation", "group", "intelligence", "limited", "llp", "ltd", "partners"),
        *("partnership", "plc", "practice", "surgery", "trust"),
    )
)
_JOBS = """
administrator adviser advisor analyst assistant board caldicott chair chief clerk commissioner controller coordinator
councillor deputy director executive governance governor guardian head information lead leader leads manager member
minister nurse officer officers owner partner practitioner principal protection secretary senior social staff team
teams worker workers
"""
_ROLES = frozenset(_JOBS.split())
_ONE_PERSONS = _ROLES - {"board", "leads", "officers", "social", "staff", "team", "teams", "workers"}
_NO_SURNAME = (
    _CALLED_AFTER | _ROLES | frozenset(("and", "for", "from", "in", "of", "on", "or", "the", "to", "with")) | _HONOURS
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
# Two words with capitals, one behind the other. No name is longer than this, and "O'O'O'" may go on for ever.
_PAIR = re.compile(r"\b([^\W\d_a-z][\w'’-]{0,60}\.?) (?=([^\W\d_a-z][\w'’-]{0,60}))")
# The same the other way round, as in "Smith, Jane".
_TURNED = re.compile(r"\b([^\W\d_a-z][\w'’-]{0,60}) ?, ?(?=([^\W\d_a-z][\w'’-]{0,60}))")
_GOES_ON = re.compile(r" ?(?:, ?[^\W\d_a-z]|and\b|&)")
_SMALL = re.compile(r"([a-z]+),? ([a-z'-]+)")
_INITIALS = re.compile(r"[A-Z]{1,2}\.?")
_MOST_INITIALS = 4
_SHORTEST = 3  # letters of a surname after an initial: "U.S. A." is none


@dataclass(frozen=True)
class Name:
    """A name as it stands in a text, and where it begins and ends."""

    text: str
    start: int
    end: int


def names_in(text: str) -> Iterator[Name]:
    """Each name of a person in a text, in order."""
    if is_small_name(text):
        yield Name(text, 0, len(text))
    words = [*_WORD.finditer(text)]
    at = 0
    while at < len(words):
        last = _last_of_name(text, words, at) or _last_of_turned(text, words, at)
        if last is None:
            at += 1
            continue
        start, end = words[at].start(), words[last].start() + len(words[last][0].rstrip("."))
        if text[start:end].casefold() not in _KNOWN:
            yield Name(text[start:end], start, end)
        at = last + 1


def may_hold_names(text: str) -> bool:
    """Whether looking for names in a text is worth while. Most texts hold none, and this is told quickly."""
    for found in _PAIR.finditer(text):
        key = _key(found[1])
        if key in FIRST or key in FIRST_AND_WORDS or key in _TITLES or key.partition("-")[0] in FIRST:
            return True
        if len(key) <= 2 and (found[1].endswith(".") or _key(found[2]) in SURNAMES):
            return True
    return any(_is_turned(found[1], found[2]) for found in _TURNED.finditer(text))


def is_small_name(text: str) -> bool:
    """Whether a text is a first name and a common surname in small letters, and nothing else."""
    found = _SMALL.fullmatch(text)
    return found is not None and (
        (found[1] in FIRST and found[2] in SURNAMES) or ("," in text and _is_turned(found[1], found[2]))
    )


def is_first_name(word: str) -> bool:
    """Whether a word is a first name and no other word."""
    return _key(word) in FIRST


def is_called_after(word: str) -> bool:
    """Whether a word behind a name says that something is called after somebody: "street", "hospital", "act"."""
    return _key(word) in _CALLED_AFTER


def _last_of_name(text: str, words: Sequence[re.Match[str]], at: int) -> int | None:
    """Which word ends the name that begins with one, if a name does."""
    first = words[at][0]
    if not first[0].isupper():
        return None
    key = _key(first)
    before = _key(words[at - 1][0]) if at else ""
    if key in _TITLES:
        return _surname(text, words, _past_initials(text, words, at + 1), called_after=False, before=at)
    if before in ("st", "saint"):
        return None
    if key in FIRST or key.partition("-")[0] in FIRST:
        return _surname(text, words, _past_initials(text, words, at + 1), called_after=True, before=at)
    if key in FIRST_AND_WORDS:
        last = _surname(text, words, _past_initials(text, words, at + 1), called_after=True, before=at)
        return last if last is not None and _is_common(words[last][0]) else None
    if _INITIALS.fullmatch(first) and (first.endswith(".") or first not in ("A", "I")):
        last = _surname(text, words, _past_initials(text, words, at + 1), called_after=True, before=at)
        if last is None:
            return None
        sure = first.endswith(".") and len(first) == 2 and len(words[last][0]) >= _SHORTEST and _opens_text(words, at)
        return last if sure or _is_common(words[last][0]) else None
    return None


def _last_of_turned(text: str, words: Sequence[re.Match[str]], at: int) -> int | None:
    """Which word ends a name that begins with its surname, if one does: "Smith, Jane", "Smith, Dr J."."""
    after = at + 1
    if after >= len(words) or text[words[at].end() : words[after].start()].strip(" ") != ",":
        return None
    if not (words[at][0][0].isupper() and words[after][0][0].isupper() and _is_turned(words[at][0], words[after][0])):
        return None
    if at and _key(words[at - 1][0]) in ("st", "saint"):
        return None
    if _key(words[after][0]) in SURNAMES and _is_listed(text, words[at].start(), words[after].end()):
        return None
    # A name that begins behind the comma is one of its own: "in Kent, Sarah Jones".
    behind = words[after + 1][0] if after + 1 < len(words) and _is_next(text, words, after + 1) else ""
    return None if behind[:1].isupper() and (_may_be_surname(behind) or is_called_after(behind)) else after


def _is_turned(surname: str, first: str) -> bool:
    """Whether two words with a comma between are a common surname and a first name."""
    return _key(surname).rpartition("-")[2] in SURNAMES and _key(first) in FIRST


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether names stand around this place in a list, as in that of a firm: "Marsh, Kelly and Lee"."""
    return _GOES_ON.match(text, end) is not None or text[:start].endswith((", ", " and ", "& "))


def _opens_text(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether an initial stands where a name may begin: first of all, or after a word that ends in no full stop."""
    return at == 0 or not words[at - 1][0].endswith(".") or _key(words[at - 1][0]) in _TITLES


def _past_initials(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """The first word from a place on that is neither an initial nor an honour such as "Dame", a few on at most."""
    end = min(at + _MOST_INITIALS, len(words))
    while at < end and _is_next(text, words, at):
        if not _INITIALS.fullmatch(words[at][0]) and _key(words[at][0]) not in _HONOURS:
            break
        at += 1
    return at


def _surname(text: str, words: Sequence[re.Match[str]], at: int, *, called_after: bool, before: int) -> int | None:
    """The word that is a surname, if one may be. After a title, a first name may come before it."""
    if at >= len(words) or at == before or not _is_next(text, words, at):
        return None
    if not _may_be_surname(words[at][0]):
        return None
    key = _key(words[at][0])
    following = at + 1
    if not called_after and (key in FIRST or key in FIRST_AND_WORDS):
        following = _past_initials(text, words, following)
        if following < len(words) and _is_next(text, words, following) and _may_be_surname(words[following][0]):
            return following
    for after in range(at + 1, min(at + 4, len(words))):
        if not _is_next(text, words, after) or not words[after][0][0].isupper():
            break
        if _key(words[after][0]) in _CALLED_AFTER:
            return None if called_after or (after == at + 1 and _is_firm(text, words, after)) else at
    return at


def _is_firm(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word says that what stands before it is a body, and does not begin somebody's job."""
    after = at + 1
    is_job = after < len(words) and _is_next(text, words, after) and _key(words[after][0]) in _ONE_PERSONS
    return _key(words[at][0]) in _FIRMS and not is_job


def _may_be_surname(word: str) -> bool:
    return (
        word[0].isupper()
        and len(word.rstrip(".")) > 1
        and _key(word) not in _NO_SURNAME
        and not (word.isupper() and len(word) <= 4 and _key(word) not in SURNAMES)  # DPIA, NHS, DSA
        and not word.endswith(("'s", "’s"))
    )


def _is_common(word: str) -> bool:
    return _key(word) in SURNAMES


def _is_next(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word follows the one before it with nothing between but a space."""
    return (
        at > 0
        and text[words[at - 1].end() : words[at].start()] in (" ", "")
        and not (words[at - 1][0].endswith(".") and len(words[at - 1][0]) > 5)
    )


def _key(word: str) -> str:
    """How a word stands in the lists: in small letters, without accents and without a full stop at its end."""
    return bare(word.rstrip("."))
