"""What Plainview is made with: each package that it needs, the version that is installed, and its licence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "plainview"
_LICENCE = "License :: "
_LONGEST = 60  # letters, of what may be the name of a licence: some packages put the whole text there
_SAYS_NOTHING = frozenset(("", "UNKNOWN", "OSI Approved"))


@dataclass(frozen=True, slots=True)
class UsedPart:
    """One package: its name and version, its licence as it says itself, and the names of those it needs in turn.

    `licence` is empty where the package does not say.
    """

    name: str
    version: str
    licence: str
    needs: tuple[str, ...] = ()


def parts_used(package: str = PACKAGE, find: Callable[[str], Distribution] = distribution) -> tuple[UsedPart, ...]:
    """A package and all that it needs on this machine, the package itself first and the others by name.

    What is needed and not installed is left out: `plainview doctor` tells of it.
    """
    found: dict[str, UsedPart] = {}
    waiting: list[str] = [canonicalize_name(package)]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            installed = find(name)
        except PackageNotFoundError:
            continue
        needs = tuple(sorted(set(_needs(installed.requires or ()))))
        found[name] = UsedPart(name, installed.version, licence_of(installed.metadata), needs)
        waiting += needs
    own = canonicalize_name(package)
    return tuple(sorted(found.values(), key=lambda part: (part.name != own, part.name)))


def _needs(requirements: Sequence[str]) -> Iterator[str]:
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def licence_of(metadata: Any) -> str:
    """The licence in a package's metadata: said in one line, or by what it is filed under; nothing where it is silent.

    Source: the core metadata of Python packages, fields `License-Expression`, `License` and `Classifier`.
    """
    if said := metadata.get("License-Expression"):
        return str(said)
    line = (metadata.get("License") or "").strip()
    if line not in _SAYS_NOTHING and "\n" not in line and len(line) <= _LONGEST:
        return str(line)
    filed = [one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier") or () if one.startswith(_LICENCE)]
    return " and ".join(one for one in filed if one not in _SAYS_NOTHING)
