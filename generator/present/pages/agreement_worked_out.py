"""Could someone work out it is you? What the record alone tells of that, and the made-up town to try it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.data import DisclosureControl
from generator.model.vocabulary import IDENTIFIABILITY_ORDER
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_data import LEVELS, Level, level_of, share_of, strongest_of
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.wording import NOT_STATED, Line, Piece, capital, listed, number

Tense = Literal["now", "past", "never"]

# What each level leaves for others to find out.
_LEAVES: dict[str, dict[Tense, str]] = {
    "personally-identifiable": {
        "now": "It says who you are, so nobody has to work it out. What protects you is who may see it.",
        "past": "It said who you are, so nobody had to work it out. What protected you was who could see it.",
        "never": "It would have said who you are, so nobody would have had to work it out. "
        "What would have protected you is who could see it.",
    },
    "de-personalised": {
        "now": "Names are taken out, but one line about each person is left. "
        "Someone who knows enough facts about you could find your line.",
        "past": "Names were taken out, but one line about each person was left. "
        "Someone who knew enough facts about you could have found your line.",
        "never": "Names would have been taken out, but one line about each person would have been left. "
        "Someone who knew enough facts about you could have found your line.",
    },
    "anonymous": {
        "now": "They say that nobody can tell it is you. "
        "That holds only while no number is too small and nobody joins it to other data.",
        "past": "They said that nobody could tell it was you. "
        "That held only while no number was too small and nobody joined it to other data.",
        "never": "They said that nobody would be able to tell it is you. "
        "That would have held only while no number was too small and nobody joined it to other data.",
    },
    SILENT: {
        "now": "This record does not tell. That does not mean that nobody could work it out.",
        "past": "This record does not tell. That does not mean that nobody could have worked it out.",
        "never": "This record does not tell. That does not mean that nobody could have worked it out.",
    },
}
# What a safeguard of each kind would tell.
_TELLS: dict[str, dict[Tense, str]] = {
    "people": {
        "now": "which people may see it",
        "past": "which people could see it",
        "never": "which people could have seen it",
    },
    "settings": {
        "now": "where it is kept",
        "past": "where it was kept",
        "never": "where it would have been kept",
    },
    "data": {
        "now": "what is taken out first",
        "past": "what was taken out first",
        "never": "what would have been taken out first",
    },
    "outputs": {
        "now": "what is checked before anything is published",
        "past": "what was checked before anything was published",
        "never": "what would have been checked before anything was published",
    },
}
# The kinds of safeguard on which it hangs whether that which a level leaves is found out.
_HANGS_ON = {
    "personally-identifiable": ("people", "settings"),
    "de-personalised": ("settings", "data", "outputs"),
    "anonymous": ("outputs",),
    SILENT: (),
}
_IS: dict[Tense, str] = {"now": "is", "past": "was", "never": "would have been"}
_ARE: dict[Tense, str] = {"now": "are", "past": "were", "never": "would have been"}
_ARE_NOT: dict[Tense, str] = {"now": "are not", "past": "were not", "never": "would not have been"}
_SMALL_NUMBERS = "disclosure_control"


@dataclass(frozen=True, slots=True)
class Left:
    """One level of data in the record: for how much of the data, where not for all, and what it leaves."""

    level: Level
    share: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something else that the record tells: of what, and what."""

    about: str
    line: Line


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """All that the record tells of it, what it does not, and how to try it.

    `choice` is what the page of the made-up town opens with; empty where the record gives nothing to open it with.
    """

    levels: tuple[Left, ...]
    told: tuple[Told, ...]
    held_back: Line
    silent: str
    choice: str


def worked_out(subject: Subject) -> WorkedOut:
    """What the levels of its data leave, and what the record states that would keep it from being found out.

    It never says that anything is safe: only what is stated, and what is not.
    """
    tense: Tense = "never" if subject.declined else "past" if subject.over else "now"
    counted = Counter(level_of(item) for item in subject.agreement.data)
    levels = tuple(level for level in (*IDENTIFIABILITY_ORDER, SILENT) if level in counted)
    steps, steps_unstated = _steps(subject, levels, tense)
    control = subject.agreement.disclosure_control
    asked = [*steps_unstated, *_asked_of_numbers(control, tense)]
    return WorkedOut(
        levels=tuple(_left(subject, level, counted, tense) for level in levels),
        told=tuple(told for told in (steps, _numbers(subject, control, tense)) if told),
        held_back=_held_back([words for key, words in asked if subject.holds_back(key)]),
        silent=_silent([words for key, words in asked if not subject.holds_back(key)]),
        # A record that was turned down is tried as well: it shows what it was that somebody said no to.
        choice=_choice(counted, control),
    )


def _left(subject: Subject, level: str, counted: Counter[str], tense: Tense) -> Left:
    kinds = counted.total()
    share = f"{share_of(counted[level], kinds)}." if counted[level] < kinds else ""
    words = _LEAVES[level][tense]
    if subject.unsure and level != SILENT:
        words = f"As written: {words[:1].lower()}{words[1:]}"
    return Left(LEVELS[level], share, words)


def _steps(subject: Subject, levels: tuple[str, ...], tense: Tense) -> tuple[Told | None, list[tuple[str, str]]]:
    """The safeguards that matter at these levels: those of which something is said, and those of which nothing is."""
    stated = {safeguard.kind for safeguard in subject.agreement.safeguards or () if safeguard.text}
    matter = {kind for level in levels for kind in _HANGS_ON[level]}
    kinds = [kind for kind in _TELLS if kind in matter]
    said = [_TELLS[kind][tense] for kind in kinds if kind in stated]
    told = Told(
        "Steps to protect you",
        (
            Piece(f"They say something about {listed(said)}. "),
            Piece("See these steps", f"#{anchor_of('safeguards')}"),
            Piece("."),
        ),
    )
    return told if said else None, [("safeguards", _TELLS[kind][tense]) for kind in kinds if kind not in stated]


def _numbers(subject: Subject, control: DisclosureControl | None, tense: Tense) -> Told | None:
    """The rule for small numbers in words; what else the record says of it stands in the detail."""
    if control is None:
        return None
    line = tuple(_rule(subject, control, tense))
    if control.note:
        line = (*line, Piece("See what they say about small numbers", f"#{anchor_of(_SMALL_NUMBERS)}"), Piece("."))
    return Told("Published numbers", line) if line else None


def _rule(subject: Subject, control: DisclosureControl, tense: Tense) -> Iterator[Piece]:
    hidden, rounded, second = control.suppress_below, control.round_to, control.secondary_suppression
    explained = f"{subject.root}understand/small-numbers/"
    told = []
    if hidden is not None:
        which = f"counts below {number(hidden)}" if hidden else "no counts"
        told.append(f"{which} {_ARE[tense]} hidden. ")
    if rounded is not None:
        which = "other numbers" if hidden else "numbers"
        are = _ARE[tense] if rounded > 1 else _ARE_NOT[tense]
        told.append(f"{which} {are} rounded{f' to the nearest {number(rounded)}' if rounded > 1 else ''}. ")
    if told:
        yield Piece("".join([_first(subject, told[0]), *(capital(words) for words in told[1:])]))
    could = "could be" if tense == "now" else "could have been"
    if second is True:
        words = f"a second number {_IS[tense]} hidden where the first {could} "
        yield Piece(capital(words) if told else _first(subject, words))
        yield Piece("worked out", explained)
        yield Piece(". ")
    elif second is False and hidden != 0:
        might = "might have been" if tense == "never" else "might be"
        yield Piece(f"They state that no second number {_IS[tense]} hidden, so a hidden one {might} ")
        yield Piece("worked out", explained)
        yield Piece(". ")


def _first(subject: Subject, words: str) -> str:
    return f"As written: {words}" if subject.unsure else capital(words)


def _asked_of_numbers(control: DisclosureControl | None, tense: Tense) -> Iterator[tuple[str, str]]:
    """What the record does not tell about small numbers, each with the field that would."""
    is_, are = _IS[tense], _ARE[tense]
    if control is None:
        yield _SMALL_NUMBERS, f"how small numbers {are} hidden in what {is_} published"
        return
    if control.suppress_below is None:
        yield f"{_SMALL_NUMBERS}.suppress_below", f"which numbers {are} hidden"
    if control.round_to is None:
        yield f"{_SMALL_NUMBERS}.round_to", f"how numbers {are} rounded"
    # Where no number is hidden, there is no second one to ask about.
    if control.secondary_suppression is None and control.suppress_below != 0:
        yield f"{_SMALL_NUMBERS}.secondary_suppression", f"whether a second number {is_} hidden to protect the first"


def _silent(missing: list[str]) -> str:
    return f"{NOT_STATED}: {listed(missing)}." if missing else ""


def _held_back(held: list[str]) -> Line:
    if not held:
        return ()
    return (Piece(f"Held back: {listed(held)}. "), Piece("See why", f"#{anchor_of('withheld')}"), Piece("."))


def _choice(counted: Counter[str], control: DisclosureControl | None) -> str:
    """What the script of the made-up town reads after the `#`: `key=value` pairs, and flags without a value."""
    level, parts = strongest_of(counted), []
    # Silence about some of the data could hide a stronger level, so then the town opens with none.
    if level and (SILENT not in counted or level == IDENTIFIABILITY_ORDER[0]):
        parts.append(f"level={level}")
    if control and control.suppress_below is not None:
        parts.append(f"hide={control.suppress_below}")
    if control and control.round_to is not None:
        parts.append(f"round={control.round_to}")
    if control and control.secondary_suppression:
        parts.append("second")
    return "&".join(["record", *parts]) if parts else ""
