"""The long sentences of a record's answers, as short hashes, so that copies are found among 20,000 records.

A sentence is hashed by its words in small letters alone, without those that name whose it is: names of bodies and
places have capitals, and figures are no words. So the same sentence with another council's name has the same hash.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from generator.model.assessment import NOT_ASSESSED, Assessment

SHORTEST = 10
"""A sentence of fewer words may be said alike by chance: "The agreement is on our website"."""
_SHORTEST_TEXT = 4 * SHORTEST
# Signs are left out, and apostrophes with them; a hyphen or a dash parts two words.
_LEFT_OUT = b",.;:!?()[]{}'\"*&%#@"
_PARTS = bytes.maketrans(b"-/", b"  ")
_SMALL_A = ord("a")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ENTRY = struct.Struct("<QHH")


class Reason(NamedTuple):
    """One long sentence: its hash, the assessment and the answer that it stands in, each counted from 0."""

    sentence: int
    assessment: int
    answer: int


def reasons_of(assessments: Iterable[Assessment]) -> bytes:
    """The long sentences of a record's answers, 12 bytes each."""
    return b"".join(
        _ENTRY.pack(sentence, number, position)
        for number, assessment in enumerate(assessments)
        for position, answer in enumerate(assessment.answers.values())
        if answer.because is not None and len(answer.because) > _SHORTEST_TEXT and answer.rating != NOT_ASSESSED
        for sentence in _hashes(answer.because)
    )


def reasons_in(packed: bytes) -> Iterator[Reason]:
    """The long sentences that a card holds."""
    return map(Reason._make, _ENTRY.iter_unpack(packed))


def _hashes(text: str) -> Iterator[int]:
    told = _QUOTED.sub(" ", text) if '"' in text or "“" in text else text
    for sentence in told.replace("? ", ". ").replace("! ", ". ").replace(".\n", ". ").split(". "):
        if len(sentence) <= _SHORTEST_TEXT:
            continue
        signs = sentence.replace("–", " ").replace("—", " ").encode("ascii", "ignore").translate(_PARTS, _LEFT_OUT)
        # A word that begins with a capital is a name, or begins its sentence: either is left out, and so are figures.
        words = [word for word in signs.split() if word[0] >= _SMALL_A]
        if len(words) >= SHORTEST:
            yield int.from_bytes(blake2b(b" ".join(words), digest_size=8).digest(), "little")
