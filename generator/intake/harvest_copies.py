"""The copies of one register's records: each offer checked as our own records are, and written, kept or left out.

An offer becomes a file of our own making, so nothing of its form comes through; and that file is put to the very
checker that reads it again whenever the site is built.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from generator.check.harvested import copy_hash
from generator.check.known import Known
from generator.check.one_agreement import check_agreement
from generator.check.rules import REGISTER_RULES
from generator.intake.commented import in_one_line
from generator.intake.harvest_offers import MOST_RECORDS, TOO_MANY, Offer, SourceUnread
from generator.intake.harvest_stones import GONE, NAMING, TAKEN_DOWN, UNFIT, read_copy, stone
from generator.intake.record_text import entry
from generator.model.agreement import Agreement
from generator.model.card import Card
from generator.model.fields import FROM, is_agreement_id, is_id
from generator.model.harvest import HarvestedSource, KeptCopy, LeftOut, Source
from generator.model.history import Hash, file_hash
from generator.model.vocabulary import WITHDRAWN
from generator.present.open_data.serialiser import UNPUBLISHED
from generator.problems import errors
from generator.read.content_files import ContentFile
from generator.read.strict_yaml import DEEPEST

MOST_KEPT = 100
"""A register of which more records than this cannot be taken over any more, or are gone, is broken: it stays as it was.
"""
_LONGEST_REASON = 300
_ORDER = tuple(declared.alias or name for name, declared in Agreement.model_fields.items())
_NOT_BESIDE = "It does not hold beside the other records."
_CHANGED = "The copy here was changed, and some of it is needed. Put back what was there."
_NAMELESS = "A part of its publisher's register cannot be read, and this record may stand in it."
_REDACTED = "It is a version that may not be shown here."


@dataclass(frozen=True)
class Why:
    """Why a record was not taken, in words of ours that anybody may read.

    `detail` may hold words of the record, such as those for which it was left out: it is for whoever harvests alone.
    """

    said: str
    detail: str = ""
    settled: bool = False
    """Whether the same words can never be taken, whatever is in our own content."""

    @property
    def whole(self) -> str:
        """All of it in one line that can be shown, and not much of it."""
        line = in_one_line(f"{self.said} {self.detail}")
        return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


@dataclass
class Copying:
    """One register's copies while they are made in a folder of their own. `before` is the folder of the last ones.

    `as_taken` is whether those are what was taken, and `redacted` are hashes of files that may not be shown.
    `asked_for` is whether this very state of the register was named by the person at hand.
    """

    source: Source
    known: Known
    own: list[Card]
    redacted: frozenset[Hash]
    before: Path
    last: HarvestedSource | None
    today: date
    as_taken: bool
    into: Path
    asked_for: bool = False
    cards: dict[str, Card] = field(default_factory=dict)
    kept: dict[str, KeptCopy] = field(default_factory=dict)
    left_out: dict[str, Why] = field(default_factory=dict)
    """By the id that each has there; by its number where that could not be one."""
    details: dict[str, str] = field(default_factory=dict)
    """Of each record whose last copy is kept, why in full."""
    gone: dict[str, str] = field(default_factory=dict)
    """Of each record that is taken down now, and was not before, why."""

    def take(self, offers: Iterator[Offer]) -> None:
        """Write every record that can be taken. Raises SourceUnread where the register as a whole cannot."""
        seen: set[str] = set()
        nameless = False
        for number, offer in enumerate(offers, start=1):
            if number > MOST_RECORDS:
                raise SourceUnread(TOO_MANY.format(MOST_RECORDS))
            why = self._refused(offer, seen)
            seen.add(offer.id)
            nameless |= offer.nameless
            if why:
                why = replace(why, settled=True)
            elif offer.data.get("status") == WITHDRAWN:
                self._bury(offer.id, self._data(offer))
            else:
                self._write(offer.id, self._data(offer))
                why = self._checked(offer.id)
            if why:
                self._keep(offer.id, number, why)
        self._hold_together()
        gone = self._there() - self.cards.keys() - self._moved()
        self._refuse_loss(gone)
        for identifier in sorted(gone):
            if nameless and identifier not in self.left_out and not self._was_stone(identifier):
                self._keep(identifier, 0, Why(_NAMELESS))
            else:
                self._bury(identifier, {}, UNFIT if identifier in self.left_out else GONE)
        self._hold_together()
        if len(self.kept) > MOST_KEPT:
            raise SourceUnread(f"{len(self.kept):,} of its records cannot be taken over any more.")

    def stay(self) -> bool:
        """Take every copy of before once more. False where one does not pass any more: our own content may be other."""
        for identifier in sorted(self._there()):
            shutil.copyfile(self.before / f"{identifier}.yml", self.into / f"{identifier}.yml")
            if self._checked(identifier):
                return False
        self._hold_together()
        return not (self.left_out or self.kept)

    @property
    def hash(self) -> str:
        """One hash that stands for every file of the copy."""
        return copy_hash({card.id: card.fingerprint for card in self.cards.values()})

    def reasons(self, most: int) -> tuple[LeftOut, ...]:
        """The first few of those that were left out, and why."""
        return tuple(LeftOut(record=one, why=why.said) for one, why in sorted(self.left_out.items())[:most])

    def _refuse_loss(self, gone: Set[str]) -> None:
        """A register that suddenly holds nothing, or far less, is more likely broken than taken down without a word."""
        lost = sum(not self._was_stone(identifier) for identifier in gone)
        if not self.asked_for and (lost > MOST_KEPT or (lost and not self.cards)):
            said = (
                f"It does not hold {lost:,} of its records any more." if self.cards else "It holds no record any more."
            )
            raise SourceUnread(said, "(If that is meant, pin it with `sha256` or `revision`.)")

    def _refused(self, offer: Offer, seen: set[str]) -> Why | None:
        """Why an offer cannot even be looked at; None where it can."""
        if FROM in offer.id and all(is_id(part) for part in offer.id.split(FROM)):
            return Why("It was itself copied from another register. Name that one in `sources.yml`.")
        if not is_id(offer.id):
            return Why(offer.why or "Its id cannot be one.", offer.id)
        if offer.id in seen:
            return Why("It is offered twice.")
        if offer.why:
            return Why(offer.why, offer.detail)
        if not isinstance(offer.data, dict) or not offer.data:
            return Why("It holds no record.")
        if not _can_be_written(offer.data):
            return Why("Its fields are nested deeper than any record needs, or have no names.")
        basis = offer.data.get("provenance")
        if isinstance(basis, dict) and basis.get("basis") == "worked-example" and not self.source.examples:
            return Why("It is an invented example.")
        if offer.data.get("status") == WITHDRAWN and offer.id not in self._there():
            return Why("It was taken down by its publisher.")
        return None

    def _data(self, offer: Offer) -> dict[str, Any]:
        """A record with its own register's ids as they are known here."""
        told = {key: value for key, value in offer.data.items() if key not in UNPUBLISHED}
        for name in NAMING:
            if isinstance(value := told.get(name), str):
                told[name] = self._here(value)
            elif isinstance(value, list):
                told[name] = [self._here(one) if isinstance(one, str) else one for one in value]
        return told

    def _here(self, identifier: str) -> str:
        return f"{self.source.id}{FROM}{identifier}"

    def _write(self, identifier: str, data: Mapping[str, Any]) -> None:
        order = [key for key in _ORDER if key in data] + [key for key in data if key not in _ORDER]
        lines = [line for key in order for line in entry(key, data[key], 0)]
        with (self.into / f"{identifier}.yml").open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")

    def _checked(self, identifier: str) -> Why | None:
        """What our checker says against the file; None where it has nothing to say. Then its card is remembered."""
        path = self.into / f"{identifier}.yml"
        checked = check_agreement(ContentFile(path, identifier, self._here(identifier)), self.known)
        wrong = errors(checked.problems)
        if not wrong and checked.card is not None and self.redacted and file_hash(path.read_bytes()) in self.redacted:
            path.unlink()
            return Why(_REDACTED)
        if not wrong and checked.card is not None:
            self.cards[identifier] = checked.card
            return None
        path.unlink()
        return _mistake(wrong[0].code, wrong[0].message) if wrong else Why("It holds no record.")

    def _keep(self, identifier: str, number: int, why: Why) -> None:
        """Leave a record out, or keep the copy of before where there is one."""
        if identifier in self.cards or identifier not in self._there():
            self.left_out.setdefault(identifier if is_agreement_id(identifier) else f"record {number}", why)
            return
        self._copy_again(identifier)
        if self._checked(identifier):
            self.left_out[identifier] = why
        elif self.last is not None:
            seen = self.last.copied(self._here(identifier))
            self.kept[identifier] = KeptCopy.model_validate({"seen": seen, "tried": str(self.today), "why": why.said})
            self.details[identifier] = why.whole

    def _copy_again(self, identifier: str) -> None:
        """Take the copy of before. Raises SourceUnread where somebody changed it: that was never its publisher's."""
        if not self.as_taken:
            raise SourceUnread(_CHANGED)
        shutil.copyfile(self.before / f"{identifier}.yml", self.into / f"{identifier}.yml")

    def _hold_together(self) -> None:
        """Put what does not hold beside the others back to its last copy, or leave it out.

        That is an old id that another has, or a successor that is missing. Whoever names it may be many in a row.
        """
        rules = [rule for rule in REGISTER_RULES if rule.CODE.severity == "error"]
        fell: list[str] = []
        while True:
            cards = [*self.own, *self.cards.values()]
            known = replace(self.known, agreements=frozenset(card.id for card in cards))
            found = (one for rule in rules for one in rule.check_register(cards, known))
            theirs = (one for one in found if one[0].startswith(self._here("")))
            wrong = dict(islice(theirs, MOST_KEPT + 1))
            if len(wrong) + len(fell) > MOST_KEPT:
                raise SourceUnread("Its records name one another, and too many of those are not there.")
            if not wrong:
                return
            for one, fault in wrong.items():
                self._fall(one.partition(FROM)[2], Why(_NOT_BESIDE, fault.message), fell)

    def _fall(self, identifier: str, why: Why, fell: list[str]) -> None:
        card = self.cards.pop(identifier)
        was_kept = self.kept.pop(identifier, None)
        path = self.into / f"{identifier}.yml"
        told = read_copy(path)
        path.unlink()
        if card.status == WITHDRAWN:  # a stone that leads to what is not there leads nowhere
            self._bury(identifier, {key: told[key] for key in told if key not in NAMING}, anew=True)
        elif identifier in fell or was_kept or identifier not in self._there():
            self.left_out[identifier] = why
        else:
            self._keep(identifier, 0, why)
        fell.append(identifier)

    def _bury(self, identifier: str, told: Mapping[str, Any], why: str = GONE, *, anew: bool = False) -> None:
        """Leave a stone where a record was that this site has shown: a published address never dies.

        `told` is what its publisher says of that. Nothing else that the record said is kept.
        """
        if not self.as_taken:
            raise SourceUnread(_CHANGED)
        was = read_copy(self.before / f"{identifier}.yml")
        if was.get("status") == WITHDRAWN and not anew:
            self._copy_again(identifier)
            if not self._checked(identifier):
                return
        for words in (told, {}):  # where their words cannot be taken over, ours say that it is gone
            self._write(identifier, stone(was, words, why, self.source, self.today))
            if not self._checked(identifier):
                if was and was.get("status") != WITHDRAWN:
                    self.gone[identifier] = TAKEN_DOWN if told else why
                return
        self.left_out[identifier] = Why("It is gone, and its place or body is not known here any more.")

    def _was_stone(self, identifier: str) -> bool:
        return read_copy(self.before / f"{identifier}.yml").get("status") == WITHDRAWN

    def _there(self) -> set[str]:
        """The ids of the records that were copied before."""
        return {file.stem for file in self.before.glob("*.yml")} if self.last is not None else set()

    def _moved(self) -> set[str]:
        """The ids that records of now had before: they lead on."""
        return {old.partition(FROM)[2] for card in self.cards.values() for old in card.previous_ids}


def _can_be_written(data: Any) -> bool:
    """Whether data can be a file at all. Goes level by level: what is hostile may have no bottom."""
    level = [data]
    for _ in range(DEEPEST):
        if any(not isinstance(key, str) for one in level if isinstance(one, dict) for key in one):
            return False
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
        if not level:
            return True
    return False


def _mistake(code: str, message: str) -> Why:
    return Why(f"Our check found a mistake in it ({code}).", message)
