"""What the site published before says of old versions, so that none of them is lost where git has been rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.assess.version_lines import Seen
from generator.check.old_versions import record_of_data
from generator.model.fields import is_id
from generator.model.history import HASH_PATTERN, Hash, Redaction, version_name
from generator.read.last_site import VERSIONS, LastSite, LastSiteUnread


def _nothing(path: str) -> Any:
    raise LastSiteUnread(f"{path}: there is no last site.")


@dataclass(frozen=True)
class PublishedBefore:
    """Each version that was published, with the id it was published under, and those that were taken down.

    `said` reads what one says, by the path of its file, and raises LastSiteUnread.
    """

    versions: tuple[tuple[str, Seen], ...] = ()
    redactions: Mapping[Hash, Redaction] = field(default_factory=dict)
    said: Callable[[str], Mapping[str, Any]] = _nothing


NOTHING_PUBLISHED = PublishedBefore()


def published_before(site: LastSite) -> PublishedBefore:
    """The versions that a site has. Raises LastSiteUnread."""
    versions, redactions = [], {}
    for number, line in enumerate(site.versions(), start=1):
        try:
            identifier, seen, redaction = _version(line)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise LastSiteUnread(f"Line {number} of {VERSIONS} of {site.place} tells of no version.") from None
        versions.append((identifier, seen))
        if redaction is not None:
            redactions[seen.hash] = redaction

    def said(path: str) -> Mapping[str, Any]:
        told = site.json(path)
        record = told.get("record") if isinstance(told, dict) else None
        if not isinstance(record, dict) or record_of_data(record) is None:
            raise LastSiteUnread(f"{path} of {site.place} holds no record that can be read today.")
        return record

    return PublishedBefore(tuple(versions), redactions, said)


def _version(line: Any) -> tuple[str, Seen, Redaction | None]:
    identifier, one = line["agreement"], line["hash"]
    day, number = date.fromisoformat(line["day"]), line["number"]
    if not is_id(identifier) or not isinstance(number, int) or number < 1 or not re.fullmatch(HASH_PATTERN, one):
        raise ValueError(identifier)
    was, before, also = line.get("was", ""), line.get("before", ""), tuple(line.get("also", ()))
    if not all(re.fullmatch(HASH_PATTERN, twin) for twin in also) or not (was == "" or is_id(was)):
        raise ValueError(identifier)
    path = f"agreements/{identifier}/versions/{version_name(day, number)}/index.json"
    told = line.get("redaction")
    redaction = Redaction.model_validate({**told, "agreement": identifier, "version": one}) if told else None
    return identifier, Seen(day, number, one, path, was, str(before), also=also), redaction
