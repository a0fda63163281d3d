"""Records that were copied from other registers: which files of `content/harvested/` are read, and are they true?

They are copies, and what is wrong with one is mended where it came from. So a copy that somebody changed here is an
error: its page would put words into the mouth of another publisher.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.one_agreement import CheckedAgreement
from generator.check.reading import read_record
from generator.model.card import Card
from generator.model.fields import namespace_of
from generator.model.harvest import NO_HARVEST, Harvest, HarvestedSource
from generator.problems import Problem, Where, errors
from generator.read.content_files import ContentFile, Contents, contents, shown_path, yaml_file
from generator.read.copied_files import HARVESTED, LOCK, copied_files, folders_of_copies
from generator.swapping import is_half_swapped

CHANGED = "changed-copy"
_FIX = "Run `plainview harvest`, or put back what was there."


@dataclass(frozen=True)
class Copies:
    """What was taken from other registers, and the file of each record, with the id that it has here."""

    harvest: Harvest = NO_HARVEST
    files: tuple[ContentFile, ...] = ()


NO_COPIES = Copies()


def read_copies(content: Path) -> tuple[Copies, list[Problem]]:
    """The copies in a content folder, and what is wrong with the list of them. Most folders have none."""
    folder = content / HARVESTED
    if is_half_swapped(folder):
        said = "A harvest was stopped while it put the copies of other registers in their place."
        return NO_COPIES, [Problem(Where(shown_path(folder)), CHANGED, said, "Run `plainview harvest` again.")]
    if not folder.exists():
        return NO_COPIES, []
    file = yaml_file(folder / LOCK, room=content)
    if file is None:
        said = "There are copies of other registers here, and nothing says where they came from."
        return NO_COPIES, [Problem(Where(shown_path(folder)), CHANGED, said, _FIX)]
    if isinstance(file, Problem):
        return NO_COPIES, [file]
    reading = read_record(file, Harvest)
    if isinstance(reading, Problem):
        return NO_COPIES, [reading]
    if reading.record is None or not reading.whole:
        return NO_COPIES, list(reading.problems())
    files: list[ContentFile] = []
    problems: list[Problem] = []
    for source in reading.record.sources:
        own, wrong = copied_files(folder / source.id, source.id, room=content)
        files += own
        problems += wrong
    known = {source.id for source in reading.record.sources}
    for entry in folders_of_copies(content):
        if entry.name not in known:
            said = f"`{LOCK}` does not list this register."
            problems.append(Problem(Where(shown_path(entry)), CHANGED, said, _FIX))
    return Copies(reading.record, tuple(files)), problems


def without_advice(checked: CheckedAgreement) -> CheckedAgreement:
    """What checking a copy came to, as far as it is ours to tell: advice is for those who wrote the record.

    They may have answered it there, in notes that are not published.
    """
    return dataclasses.replace(checked, problems=errors(checked.problems), open_points=())


def changed_copies(content: Path, copies: Copies) -> Iterator[Problem]:
    """Each register whose copy is not what the list says of it."""
    by_source: dict[str, list[ContentFile]] = {}
    for file in copies.files:
        by_source.setdefault(namespace_of(file.id), []).append(file)
    for source in copies.harvest.sources:
        if _hash_of(by_source.get(source.id, ())) != source.copy_sha256:
            said = f"The copy of the register of {source.name} is not what was taken from there."
            yield Problem(Where(shown_path(content / HARVESTED / source.id)), CHANGED, said, _FIX)


def is_as_taken(folder: Path, source: HarvestedSource, *, room: Path) -> bool:
    """Whether the copies in the folder of a register are what was taken from there, and nobody changed them since."""
    return _hash_of(copied_files(folder, source.id, room=room)[0]) == source.copy_sha256


def _hash_of(files: Sequence[ContentFile]) -> str:
    return copy_hash(_fingerprints(files))


def copy_hash(fingerprints: Mapping[str, str]) -> str:
    """One hash that stands for all files of a copy, by the id of each and the SHA-256 of its bytes."""
    mark = hashlib.sha256()
    for identifier in sorted(fingerprints):
        mark.update(f"{identifier} {fingerprints[identifier]}\n".encode())
    return mark.hexdigest()


def _fingerprints(files: Sequence[ContentFile]) -> dict[str, str]:
    found = {}
    for file in files:
        read = contents(file)
        found[file.id] = read.fingerprint if isinstance(read, Contents) else ""
    return found


def own_cards(cards: Sequence[Card]) -> list[Card]:
    """The cards of records that were written here."""
    return [card for card in cards if not namespace_of(card.id)]
