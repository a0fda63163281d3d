"""What rules find that look at all records together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.check.harvested import own_cards
from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement
from generator.check.reading import Found, placed
from generator.check.rules import REGISTER_RULES
from generator.model.card import Card
from generator.problems import Problem
from generator.read.content_files import contents
from generator.read.strict_yaml import parse


def found_together(
    cards: Sequence[Card], checked: Mapping[str, CheckedAgreement], known: Known
) -> Mapping[str, Sequence[Found]]:
    """What is found in each record that was checked, by its id. The cards are those of all records."""
    by_file: dict[str, list[Found]] = {}
    own = own_cards(cards)
    for rule in REGISTER_RULES:
        # What others wrote is theirs to word, also where it stands beside ours. What breaks a link counts for all.
        for identifier, fault in rule.check_register(cards if rule.CODE.severity == "error" else own, known):
            one = checked.get(identifier)
            mended = one.set_aside.mended(rule.CODE, fault) if one else None
            if one and mended and not one.answers.cover((rule.CODE.code, mended)):
                by_file.setdefault(identifier, []).append((rule.CODE.code, mended))
    return by_file


def faults_together(
    together: Mapping[str, Sequence[Found]], checked: Mapping[str, CheckedAgreement]
) -> Iterator[Problem]:
    """The same as problems, with line and column."""
    for identifier, found in together.items():
        file = checked[identifier].file
        read = contents(file)
        if isinstance(read, Problem):
            yield read
        else:
            yield from placed(file, parse(read.text, with_places=True), found)
