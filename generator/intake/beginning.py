"""The start of a council's own site: a folder with settings, one example, its places, and what checks and publishes it.

What `start/` holds is filled in and written out; questions, outlines, explained words and pages for everyone are copied
from what comes with Plainview. From then on all of it is the council's own, and no later version changes it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from generator.intake.commented import as_value, in_one_line
from generator.intake.shipped_areas import NoSuchArea, area_called, shipped_areas, with_those_named
from generator.model.organisation import slug
from generator.model.schema import SCHEMAS, schema_text
from generator.model.settings import Settings
from generator.read import git
from generator.read.content_files import shown_path
from generator.shipped import shipped

START = Path(__file__).parent / "start"
# The places of the invented example, which go with it.
EXAMPLE_AREAS = ("sampleford", "exampleshire-county")
SCHEMAS_FOLDER = ".vscode/schemas"
# Copied as they are: files and folders of what comes with Plainview.
_COPIED = (
    *("content/frameworks", "content/glossary.yml", "content/search-words.yml", "content/pages/understand"),
    *(f"content/pages/about/{name}.md" for name in ("corrections", "data-and-licences", "privacy", "publish")),
)
_BLANK = re.compile(r"@@([a-z_]+)@@")
# Signs that mean something within a line. Not every kind of Markdown takes a backslash before each of them away.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|&~@]")


class NotBegun(Exception):
    """No site can be begun there, or with that. The message says why, and what to do; nothing was written."""


@dataclass(frozen=True)
class Beginning:
    """What must be known: who publishes, where the site will be, which places it is about, where corrections go."""

    name: str
    areas: tuple[str, ...]
    site_url: str
    corrections: str


def begin_site(folder: Path, beginning: Beginning) -> tuple[str, ...]:
    """Write the start of a site into a folder that is empty or not there yet. Gives the paths of its files.

    Raises NotBegun, and OSError where the folder cannot be written to.
    """
    refuse_folder(folder)
    files = dict(sorted(_files(beginning).items()))
    if folder.exists():
        _write(folder, files)
        return tuple(files)
    # Beside its place first, so that a full disk leaves no half of a site.
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        whole = Path(beside) / "site"
        whole.mkdir()
        _write(whole, files)
        whole.rename(folder)
    return tuple(files)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as new:
            new.write(content)


def refuse_folder(folder: Path) -> None:
    """Raise NotBegun for a folder that holds something already."""
    if folder.exists() and (not folder.is_dir() or any(one.name != ".git" for one in folder.iterdir())):
        raise NotBegun(f"{shown_path(folder)} is not empty. Choose a folder that is not there yet.")


def make_repository(folder: Path) -> bool:
    """Let git keep the folder, where there is git and no repository around it. Says whether it does now."""
    try:
        if git.run(folder, "rev-parse", "--is-inside-work-tree").returncode == 0:
            return True
        return git.run(folder, "init", "--quiet", "--initial-branch=main").returncode == 0
    except OSError:
        return False


def _files(beginning: Beginning) -> dict[str, bytes]:
    areas = shipped_areas()
    try:
        chosen = tuple(area_called(one, areas) for one in beginning.areas)
    except NoSuchArea as reason:
        raise NotBegun(str(reason)) from reason
    website = next((areas[one]["website"] for one in chosen if areas[one].get("website")), beginning.site_url)
    values = _values(beginning, website)
    councils = {areas[one].get("council") for one in chosen}
    values["kind"] = "\n    kind: council" if in_one_line(beginning.name) in councils else ""
    files = {}
    for file in START.rglob("*"):
        if file.is_file():
            path = re.sub(r"(^|/)_", r"\1.", file.relative_to(START).as_posix())
            files[path] = _filled(file.read_text(encoding="utf-8"), values).encode()
    for name in _COPIED:
        files |= _copied(name)
    for identifier in with_those_named(chosen, EXAMPLE_AREAS, areas):
        files |= _copied(f"content/areas/{identifier}.yml")
    for file in shipped("content/areas").glob("*.json"):
        files |= _copied(f"content/areas/{file.name}")
    for noun in SCHEMAS:
        files[f"{SCHEMAS_FOLDER}/{noun}.json"] = schema_text(noun).encode()
    return files


def _values(beginning: Beginning, website: str) -> dict[str, str]:
    name = in_one_line(beginning.name)
    site_name = f"How {name} shares data"
    told = {
        "name": name,
        "site_name": site_name,
        "description": f"How {name} shares data about people, and why, in plain words.",
        "site_url": f"{beginning.site_url.rstrip('/')}/",
        "correction_route": beginning.corrections
        if ":" in beginning.corrections
        else f"mailto:{beginning.corrections}",
        "website": website,
    }
    if not slug(name):
        raise NotBegun(f"`{name}` has no letters to make a short name of. Write the name of your organisation.")
    _refuse_settings(told)
    in_yaml = {f"{key}_yaml": as_value(value) for key, value in told.items()}
    in_markdown = {f"{key}_md": _MARKDOWN.sub(_as_reference, value) for key, value in told.items()}
    return {**in_yaml, **in_markdown, "council_id": slug(name), "version": version("plainview")}


def _refuse_settings(told: Mapping[str, str]) -> None:
    try:
        Settings.model_validate(
            {
                "site_name": told["site_name"],
                "site_url": told["site_url"],
                "correction_route": told["correction_route"],
                "publisher": {"name": told["name"], "url": told["website"]},
            }
        )
    except ValidationError as problem:
        wrong = problem.errors()[0]
        key = str(wrong["loc"][0])
        advice = _ADVICE.get(key, "Write it on one line.")
        raise NotBegun(f"`{wrong['input']}` cannot be used ({key}). {advice}") from problem


_ADVICE = {
    "site_url": "Write the whole address of the site: https://data.exampleshire.example/",
    "correction_route": "Write an e-mail address of a team, or the address of a page that begins with https://.",
}


def _as_reference(sign: re.Match[str]) -> str:
    """A sign by its number, which every kind of Markdown shows as that sign and takes for nothing else."""
    return f"&#{ord(sign[0])};"


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda blank: values[blank[1]], text)


def _copied(name: str) -> Iterable[tuple[str, bytes]]:
    """A file that comes with Plainview, or every file in a folder of it, by its path in the new site."""
    place = shipped(name)
    if place.is_file():
        return [(name, place.read_bytes())]
    files = sorted(one for one in place.rglob("*") if one.is_file())
    return [(f"{name}/{file.relative_to(place).as_posix()}", file.read_bytes()) for file in files]
