"""A site's `manifest.json` as somebody wrote it. It may be anybody's, so it is read strictly or not at all.

What one reader takes for its first value and another for its last is refused, and so is what would fill the memory.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.read.content_files import printable

MANIFEST = "manifest.json"
FOR_THE_HOST = "for_the_host"
LARGEST = 200 * 1024 * 1024
"""A line for each file: half a million files make 60 MB."""
_SHA_256 = re.compile(r"[0-9a-f]{64}")
_NO_TEXT = re.compile("[\ud800-\udfff]")
# A scheme, as in `https:`, or the letter of a disk.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class NoManifest(Exception):
    """This is not the manifest of a site. The message says why, in a few words that can be printed."""


class Doubled(Exception):
    """JSON that gives one name two values. The message says which, as the end of a sentence."""


@dataclass(frozen=True)
class SiteManifest:
    """What a manifest says: the SHA-256 of each file by its path, the site's own address, and the day it tells of.

    `for_the_host` has those that a web host reads itself. A manifest of before these were listed has None.
    """

    files: Mapping[str, str]
    for_the_host: Mapping[str, str] | None
    site: str
    as_at: str


def site_manifest(raw: bytes) -> SiteManifest:
    """Read a manifest. Raises NoManifest."""
    # Each file has a hash of 64 letters. What has far more values than that would be many times as large in memory.
    if sum(map(raw.count, (b",", b"[", b"{"))) > len(raw) // 32 + 1_000:
        raise NoManifest("it has far more in it than files and their hashes")
    try:
        told = json.loads(raw.decode("utf-8"), object_pairs_hook=each_name_once)
    except RecursionError:
        raise NoManifest("it is nested too deeply") from None
    except (json.JSONDecodeError, UnicodeDecodeError, Doubled) as reason:
        raise NoManifest(printable(str(reason))) from None
    except ValueError:
        raise NoManifest("it has a number in it that is longer than any that means something") from None
    if not isinstance(told, dict):
        raise NoManifest("it does not list files and their hashes")
    files = _hashes(told.get("files"))
    for_the_host = _hashes(told[FOR_THE_HOST]) if FOR_THE_HOST in told else None
    site, as_at = (one if isinstance(one := told.get(name), str) else "" for name in ("site", "as_at"))
    for text in (site, as_at, *files, *(for_the_host or ())):
        if _NO_TEXT.search(text):
            raise NoManifest(f"`{printable(text[:200])}` in it is not text")
    return SiteManifest(files, for_the_host, site, as_at)


def why_no_path(path: str) -> str:
    """Why what a manifest names cannot be a file of the site, as the end of a sentence; "" where it can be one."""
    if path.startswith("/") or _SCHEME.match(path) or "\\" in path or ".." in path.split("/"):
        return "leads out of the site"
    if not all(part not in ("", ".") for part in path.split("/")):
        return "is not the path of a file"
    return ""


def each_name_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """For `object_pairs_hook` of others' JSON. Raises Doubled: some readers take the first of two, some the last."""
    told = dict(pairs)
    if len(told) < len(pairs):
        doubled = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise Doubled(f"`{doubled[:200]}` stands in it twice")
    return told


def _hashes(told: Any) -> Mapping[str, str]:
    if not isinstance(told, dict) or not all(isinstance(one, str) and _SHA_256.fullmatch(one) for one in told.values()):
        raise NoManifest("it does not list files and their hashes")
    return told
