"""What is shared, from whom to whom, and whether you could be identified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.data import DataItem
from generator.model.vocabulary import IDENTIFIABILITY, IDENTIFIABILITY_ORDER, SPECIAL_CATEGORIES
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.wording import (
    NOT_STATED,
    STATED_NONE,
    Line,
    Piece,
    count,
    in_a_sentence,
    linked,
    listed,
    one_line,
    opening,
    plain,
    sentence,
    silence,
)

_WHOM = "whom it is about"
_WHY = "why it is needed"
_SPECIAL = "whether the law protects it specially"
_CRIME = "whether it is about crimes"
_EXPLAINED = {_SPECIAL: f"{_SPECIAL} (as it does data about health)"}
_UNKNOWN = "We found nothing that says if your name goes with the data, or how closely it points to you."
_ANSWERS = {
    "personally-identifiable": "Yes.",
    "de-personalised": "Perhaps.",
    "anonymous": "They say not.",
}
# Where nothing says that it is still in use.
_ANSWERS_AS_WRITTEN = {
    "personally-identifiable": "Yes, as written.",
    "de-personalised": "Perhaps, as written.",
    "anonymous": "They said not.",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of identifiability, with its plain meaning."""

    id: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of data."""

    anchor: str
    name: str
    level: Level
    about: str
    why: str
    protected: str
    silent: str


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from the same givers to the same receivers."""

    givers: Line
    receivers: Line
    givers_stated: bool
    receivers_stated: bool
    silent: str
    """Said in place of both, where neither is stated or nobody is either."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """The answer in a sentence or two, then each flow with its kinds of data.

    `wider` says that the use has grown since, with a link to how.
    """

    verdict: str
    answer: str
    wider: Line
    protected: str
    flows: tuple[Flow, ...]
    silent: tuple[str, ...]


LEVELS = {identifier: Level(identifier, word.label, word.meaning) for identifier, word in IDENTIFIABILITY.items()}


def shared(subject: Subject) -> Shared:
    """All that the record says about the data itself."""
    items = subject.agreement.data
    silent = Counter(words for item in items for value, words in _asked(item) if value is None)
    # What several items do not state is said once beneath them all, not once an item.
    told_once = {words: number for words, number in silent.items() if number > 1 or len(items) == 1}
    flows = _flows(subject, items, told_once)
    verdict, answer = answer_of(subject)
    return Shared(
        verdict=verdict,
        answer=answer,
        wider=_wider(subject),
        protected=_protected(subject, items),
        flows=flows,
        silent=tuple(_silences(told_once, len(items))),
    )


def _asked(item: DataItem) -> tuple[tuple[object, str], ...]:
    """What is asked of each kind of data, with the answer."""
    return (
        (item.about, _WHOM),
        (item.why, _WHY),
        (item.special_category, _SPECIAL),
        (item.criminal_offence, _CRIME),
    )


def _silences(missing: Mapping[str, int], kinds: int) -> Iterator[str]:
    """What is not stated, for how many kinds of data, the most first."""
    for number in sorted(set(missing.values()), reverse=True):
        of = (
            "" if kinds == 1 else " for any of it" if number == kinds else f" for {number} of the {kinds} kinds of data"
        )
        asked = [words for words in (_WHOM, _WHY, _SPECIAL, _CRIME) if missing.get(words) == number]
        yield silence(*((None, _EXPLAINED.get(words, words)) for words in asked), of=of)


def _wider(subject: Subject) -> Line:
    """That the data is used more widely than at first, where the record says so."""
    if not any(change.wider_use for change in subject.agreement.changes or ()):
        return ()
    return (
        Piece("The use of data has grown since it began. "),
        Piece("See what changed", f"#{anchor_of('changes')}"),
        Piece("."),
    )


def level_of(item: DataItem) -> str:
    """The level of one kind of data, which may be that none is stated."""
    return item.identifiability or SILENT


def strongest_of(levels: Collection[str]) -> str | None:
    """The level at which the most can be told about a person; None where none is stated."""
    return next((level for level in IDENTIFIABILITY_ORDER if level in levels), None)


def answer_of(subject: Subject) -> tuple[str, str]:
    """Whether you could be identified, in a word and in full: the strongest level first, never more than is stated."""
    items = subject.agreement.data
    over, declined = subject.over, subject.declined
    levels = [level_of(item) for item in items]
    strongest = strongest_of(levels)
    if strongest is None:
        return "No data was shared." if declined else f"{NOT_STATED}.", _UNKNOWN
    level = LEVELS[strongest]
    with_it, silent = levels.count(strongest), levels.count(SILENT)
    many = len(items) > 1 and with_it > 1 and with_it < len(items)
    verb = "would have been" if declined else ("were" if many else "was") if over else ("are" if many else "is")
    told = f"{share_of(with_it, len(items))} {verb} {level.label.lower()}"
    means = f"“{level.label}” means: {in_a_sentence(level.meaning)}"
    open_question = silent and strongest != "personally-identifiable"
    if open_question:
        means = f"{means} For {count(silent, 'other kind')} of data, we found nothing that says."
    answers = _ANSWERS_AS_WRITTEN if subject.unsure else _ANSWERS
    verdict = "Not fully stated." if open_question else answers[strongest]
    return "No data was shared." if declined else verdict, f"{told}. {means}"


def share_of(with_it: int, kinds: int) -> str:
    """How much of the data that is, to begin a sentence with: "1 of the 2 kinds of data"."""
    if kinds == 1:
        return "The data"
    return "All of the data" if with_it == kinds else f"{with_it} of the {kinds} kinds of data"


def _protected(subject: Subject, items: Sequence[DataItem]) -> str:
    """What is specially protected, and what that means, where any of it is."""
    categories = dict.fromkeys(word for item in items for word in item.special_category or ())
    crimes = any(item.criminal_offence for item in items)
    kinds = [in_a_sentence(SPECIAL_CATEGORIES[word].label) for word in categories]
    if crimes:
        kinds.append("crimes or alleged crimes")
    if kinds:
        return (
            f"Some of it is about {listed(kinds)}. "
            "The law protects such data specially: whoever uses it needs a further reason."
        )
    if all(item.special_category == () and item.criminal_offence is False for item in items):
        return f"{STATED_NONE} of it is specially protected by law, as data about health is, and none is about crimes."
    if subject.cites_a_condition:
        return (
            "A reason for data that the law protects specially, such as data about health, is given. "
            "Not stated: which of the data that is."
        )
    if any(item.special_category is not None for item in items):
        return "Some data has special protection in law, such as data about health or religion."
    return ""


def _flows(subject: Subject, items: Sequence[DataItem], told_once: Collection[str]) -> tuple[Flow, ...]:
    grouped: dict[tuple[tuple[str, ...] | None, tuple[str, ...] | None], list[Item]] = {}
    none_protected = all(item.special_category == () and item.criminal_offence is False for item in items)
    for position, item in enumerate(items, start=1):
        anchor = f"data-{item.id or position}"
        grouped.setdefault((item.from_, item.to), []).append(_item(item, anchor, told_once, none_protected))
    return tuple(
        Flow(
            _holders(subject, givers),
            _within(receivers) if receivers and receivers == givers else _holders(subject, receivers),
            givers is not None,
            receivers is not None,
            _silent(subject, givers, receivers),
            tuple(entries),
        )
        for (givers, receivers), entries in grouped.items()
    )


def _silent(subject: Subject, givers: tuple[str, ...] | None, receivers: tuple[str, ...] | None) -> str:
    """Said in place of givers and receivers, where neither is stated or nobody is either."""
    if givers is None and receivers is None:
        return f"{NOT_STATED}: who gives it, and who receives it."
    if givers or receivers or givers is None or receivers is None:
        return ""
    return "Nobody gave it, and nobody received it." if subject.over else "Nobody gives it, and nobody receives it."


def _within(holders: tuple[str, ...]) -> Line:
    return plain("its own staff" if len(holders) == 1 else "one another")


def _holders(subject: Subject, identifiers: tuple[str, ...] | None) -> Line:
    if identifiers is None:
        return plain(NOT_STATED)
    if not identifiers:
        return plain("Nobody")
    return linked(opening([subject.organisation(identifier) for identifier in identifiers]))


def _item(item: DataItem, anchor: str, told_once: Collection[str], none_protected: bool) -> Item:
    return Item(
        anchor=anchor,
        name=one_line(item.item),
        level=LEVELS[level_of(item)],
        about=sentence(item.about) if item.about else "",
        why=sentence(item.why) if item.why else "",
        protected="" if none_protected else _protection(item),
        silent=silence(*(pair for pair in _asked(item) if pair[1] not in told_once)),
    )


def _protection(item: DataItem) -> str:
    kinds = [in_a_sentence(SPECIAL_CATEGORIES[word].label) for word in item.special_category or ()]
    if item.criminal_offence:
        kinds.append("crimes or alleged crimes")
    if kinds:
        return f"Specially protected by law: {listed(kinds)}."
    if item.special_category == ():
        about_crimes = "" if item.criminal_offence is None else " and not about crimes"
        return f"Stated: not specially protected by law{about_crimes}."
    return "Stated: not about crimes." if item.criminal_offence is False else ""
