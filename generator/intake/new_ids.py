"""Which ids a new record can have: none that is kept for something else, or that leads, or ever led, to a record."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from pathlib import Path

from generator.check.content_names import IDS
from generator.check.ids_in_use import AGREEMENTS, ids_of_files
from generator.check.rules.reserved_id import is_reserved
from generator.intake.id_ledger import listed_ids
from generator.model.fields import LONGEST_ID, how_ids_are_written, is_id
from generator.model.organisation import slug
from generator.read.content_files import shown_path


class IdRefused(Exception):
    """No new record can have this id. The message says why; nothing was written."""


def ids_taken(content: Path) -> Mapping[str, str | None]:
    """Every id that no new record can have, with the one that its record has now; None where only the ledger tells.

    Files may hold mistakes: nothing but their ids is read.
    """
    in_use = ids_of_files(content)[AGREEMENTS]
    return dict.fromkeys(listed_ids(content)) | {one: became.moved_to or one for one, became in in_use.items()}


def can_be_new(identifier: str, taken: Container[str]) -> bool:
    """Whether a new record can have this id. `taken` are those of others."""
    return is_id(identifier) and not is_reserved(identifier) and identifier not in taken


def refuse_id(identifier: str, content: Path) -> None:
    """Raise IdRefused for what cannot be the id of a new record, or is or was one."""
    if len(identifier) > LONGEST_ID:
        raise IdRefused(f"`{identifier}` has {len(identifier)} characters, and an id has at most {LONGEST_ID}.")
    if not is_id(identifier):
        near = slug(identifier)
        raise IdRefused(
            f"`{identifier}` cannot be an id. {how_ids_are_written(identifier)}: "
            f"`{near if is_id(near) else 'sampleford-school-meals'}`."
        )
    if is_reserved(identifier):
        raise IdRefused(
            f"`{identifier}` is kept for another page. Use a few words of the title: `sampleford-school-meals`."
        )
    path = content / AGREEMENTS / f"{identifier}.yml"
    if os.path.lexists(path):
        raise IdRefused(f"{shown_path(path)} is there already. Choose another id.")
    owner = ids_taken(content).get(identifier, identifier)
    if owner is None:
        raise IdRefused(
            f"`{identifier}` was the id of a record before, as `{IDS}` tells, and an id is never used again. Choose "
            "another id."
        )
    if owner != identifier:
        raise IdRefused(
            f"`{identifier}` was once the id of `{owner}`, and its address still leads there. Choose another id."
        )
