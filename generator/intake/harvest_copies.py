"""The copies of one register's records: each offer checked as our own records are, and written, kept or left out.

An offer becomes a file of our own making, so nothing of its form comes through; and that file is put to the very
checker that reads it again whenever the site is built.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.harvested import copy_hash
from generator.check.known import Known
from generator.check.one_agreement import check_agreement
from generator.check.rules import REGISTER_RULES
from generator.intake.commented import in_one_line
from generator.intake.harvest_offers import MOST_RECORDS, Offer, SourceUnread
from generator.intake.record_text import entry
from generator.model.agreement import Agreement
from generator.model.card import Card
from generator.model.fields import FROM, is_agreement_id, is_id
from generator.model.harvest import HarvestedSource, KeptCopy, LeftOut, Source
from generator.model.organisation import slug
from generator.model.vocabulary import WITHDRAWN
from generator.present.open_data.serialiser import UNPUBLISHED
from generator.problems import errors
from generator.read.content_files import ContentFile
from generator.read.strict_yaml import DEEPEST, parse

MOST_KEPT = 100
"""A register of which more records than this cannot be taken over any more is broken, and stays as it was."""
_LONGEST_REASON = 300
_NAMING = ("replaced_by", "previous_ids")
_ORDER = tuple(declared.alias or name for name, declared in Agreement.model_fields.items())
_NOT_BESIDE = "It does not hold beside the other records."
_GONE = "Its publisher’s register does not hold it any more."


@dataclass(frozen=True)
class Why:
    """Why a record was not taken, in words of ours that anybody may read.

    `detail` may hold words of the record, such as those for which it was left out: it is for whoever harvests alone.
    """

    said: str
    detail: str = ""

    @property
    def whole(self) -> str:
        """All of it in one line that can be shown, and not much of it."""
        line = in_one_line(f"{self.said} {self.detail}")
        return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


@dataclass
class Copying:
    """One register's copies while they are made in a folder of their own. `before` is the folder of the last ones."""

    source: Source
    known: Known
    own: list[Card]
    into: Path
    before: Path
    last: HarvestedSource | None
    today: date
    cards: dict[str, Card] = field(default_factory=dict)
    kept: dict[str, KeptCopy] = field(default_factory=dict)
    left_out: dict[str, Why] = field(default_factory=dict)
    """By the id that each has there; by its number where that could not be one."""
    details: dict[str, str] = field(default_factory=dict)
    """Of each record whose last copy is kept, why in full."""

    def take(self, offers: Iterator[Offer]) -> None:
        """Write every record that can be taken. Raises SourceUnread where the register as a whole cannot."""
        seen: set[str] = set()
        for number, offer in enumerate(offers, start=1):
            if number > MOST_RECORDS:
                raise SourceUnread(f"It holds more than {MOST_RECORDS:,} records.")
            why = self._refused(offer, seen)
            seen.add(offer.id)
            if not why and offer.data.get("status") == WITHDRAWN:
                self._bury(offer.id, self._data(offer))
            elif not why:
                self._write(offer.id, self._data(offer))
                why = self._checked(offer.id)
            if why:
                self._keep(offer.id, number, why)
        self._hold_together()
        for identifier in sorted(self._there() - self.cards.keys() - self._moved()):
            self._bury(identifier, {})
        if len(self.kept) > MOST_KEPT:
            raise SourceUnread(f"{len(self.kept):,} of its records cannot be taken over any more.")

    @property
    def hash(self) -> str:
        """One hash that stands for every file of the copy."""
        return copy_hash({card.id: card.fingerprint for card in self.cards.values()})

    def reasons(self, most: int) -> tuple[LeftOut, ...]:
        """The first few of those that were left out, and why."""
        return tuple(LeftOut(record=one, why=why.said) for one, why in sorted(self.left_out.items())[:most])

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
        for name in _NAMING:
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
        shutil.copyfile(self.before / f"{identifier}.yml", self.into / f"{identifier}.yml")
        if self._checked(identifier):
            self.left_out[identifier] = why
        elif self.last is not None:
            seen = self.last.copied(self._here(identifier))
            self.kept[identifier] = KeptCopy.model_validate({"seen": seen, "tried": str(self.today), "why": why.said})
            self.details[identifier] = why.whole

    def _hold_together(self) -> None:
        """Leave out what does not hold beside the others: an old id that another has, a successor that is missing."""
        rules = [rule for rule in REGISTER_RULES if rule.CODE.severity == "error"]
        while True:
            cards = [*self.own, *self.cards.values()]
            known = _with(self.known, cards)
            wrong = {one: fault for rule in rules for one, fault in rule.check_register(cards, known)}
            wrong = {one: fault for one, fault in wrong.items() if one.startswith(f"{self.source.id}{FROM}")}
            if not wrong:
                return
            for one, fault in wrong.items():
                identifier = one.partition(FROM)[2]
                del self.cards[identifier]
                self.kept.pop(identifier, None)
                (self.into / f"{identifier}.yml").unlink()
                self.left_out[identifier] = Why(_NOT_BESIDE, fault.message)

    def _bury(self, identifier: str, told: Mapping[str, Any]) -> None:
        """Leave a stone where a record was that this site has shown: a published address never dies.

        `told` is what its publisher says of that. Nothing else that the record said is kept.
        """
        was = self._read_before(identifier)
        if was.get("status") == WITHDRAWN:
            shutil.copyfile(self.before / f"{identifier}.yml", self.into / f"{identifier}.yml")
            if not self._checked(identifier):
                return
        for words in (told, {}):  # where their words cannot be taken over, ours say that it is gone
            self._write(identifier, self._tombstone(was, words))
            if not self._checked(identifier):
                return
        self.left_out[identifier] = Why("It is gone, and its place or body is not known here any more.")

    def _tombstone(self, was: Mapping[str, Any], stays: Mapping[str, Any]) -> dict[str, Any]:
        """A record of which no more is left than may stay, in the shape that every record has."""
        gone = stays.get("withdrawn")
        told = gone if isinstance(gone, dict) else {}
        names = [one.get("name") for one in was.get("organisations") or () if "lead" in (one.get("roles") or ())]
        name = next(iter(names), self.source.name)
        invented = (was.get("provenance") or {}).get("basis") == "worked-example"
        return {
            "schema": 1,
            "title": stays.get("title") or was.get("title"),
            "summary": "This record was taken down.",
            "status": WITHDRAWN,
            "provenance": {"basis": "worked-example"} if invented else {"basis": "publisher", "publisher": slug(name)},
            "areas": [{"id": one.get("id")} for one in was.get("areas") or ()],
            "organisations": [{"name": name, "roles": ["lead"]}],
            "purpose": "This record was taken down.",
            "data": [{"item": "What this record told of"}],
            **{key: stays[key] for key in _NAMING if key in stays},
            "withdrawn": {
                "date": told.get("date") or self.today.isoformat(),
                "why": told.get("why") or _GONE,
                "by": told.get("by") or self.source.name,
            },
        }

    def _read_before(self, identifier: str) -> dict[str, Any]:
        path = self.before / f"{identifier}.yml"
        data = parse(path.read_text(encoding="utf-8")).data if path.is_file() else None
        return data if isinstance(data, dict) else {}

    def _there(self) -> set[str]:
        """The ids of the records that were copied before."""
        return {file.stem for file in self.before.glob("*.yml")} if self.last is not None else set()

    def _moved(self) -> set[str]:
        """The ids that records of now had before: they lead on."""
        return {old.partition(FROM)[2] for card in self.cards.values() for old in card.previous_ids}


def _with(known: Known, cards: list[Card]) -> Known:
    return Known(
        known.areas, known.frameworks, frozenset(card.id for card in cards), known.directory, outlined=known.outlined
    )


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
