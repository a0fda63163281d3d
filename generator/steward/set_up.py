"""How the set-up is: Python, the packages, the theme, and what the settings say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from urllib.parse import urlsplit

from packaging.requirements import InvalidRequirement, Requirement

from generator.check.email_addresses import is_personal
from generator.model.settings import Settings
from generator.present.wording import count, when
from generator.steward.finding import Finding, fine, note, to_do

PACKAGE = "plainview"
# What the host and its theme are called, by the names of their packages.
WATCHED: Mapping[str, str] = {"mkdocs": "MkDocs", "mkdocs-material": "Material for MkDocs"}
END_OF_MATERIAL = date(2027, 5, 5)
"""The day after which nobody mends the theme, as its makers have said."""
_SOON = 120  # days before that day, from which it is time to act
_OLDEST_PYTHON = (3, 11)
_RESERVED = (".example", ".invalid", ".test", ".localhost")
_INSTALL = (
    "Install what this Plainview asks for: `pip install --requirement requirements.txt` in a site of your own, or "
    "`make site` in Plainview's repository."
)


def set_up(settings: Settings, templates: Path, as_of: date) -> Iterator[Finding]:
    """Everything about the machine and the settings, in the order in which it is told.

    `templates` is the folder of the templates of pages.
    """
    yield _python(sys.version_info[:3])
    yield from packages(_installed(), requires(PACKAGE) or ())
    yield end_of_theme(as_of)
    yield _theme(templates)
    yield from addresses(settings)


def _python(found: tuple[int, int, int]) -> Finding:
    told = ".".join(map(str, found))
    if found[:2] < _OLDEST_PYTHON:
        return to_do("python", f"Python is {told}, and Plainview needs 3.11 or later.", "Install a later Python.")
    return fine("python", f"Python is {told}.")


def _installed() -> dict[str, str]:
    found = {}
    for name in (PACKAGE, *WATCHED):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def packages(installed: Mapping[str, str], asked: tuple[str, ...] | list[str]) -> Iterator[Finding]:
    """Which versions are installed, held against the bounds that Plainview declares for them."""
    if PACKAGE in installed:
        yield fine(PACKAGE, f"Plainview is {installed[PACKAGE]}.")
    bounds = dict(_bounds(asked))
    for name, called in WATCHED.items():
        if name not in installed:
            yield to_do(name, f"{called} is not installed.", _INSTALL)
        elif name in bounds and not bounds[name].specifier.contains(installed[name], prereleases=True):
            said = f"{called} is {installed[name]}, and Plainview needs {bounds[name].specifier}."
            yield to_do(name, said, _INSTALL)
        else:
            yield fine(name, f"{called} is {installed[name]}.")


def _bounds(asked: tuple[str, ...] | list[str]) -> Iterator[tuple[str, Requirement]]:
    for line in asked:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if requirement.marker is None:
            yield re.sub(r"[-_.]+", "-", requirement.name).lower(), requirement


def end_of_theme(as_of: date) -> Finding:
    """Until when the theme is looked after by its makers."""
    left = (END_OF_MATERIAL - as_of).days
    until = f"Material for MkDocs gets security fixes until {when(END_OF_MATERIAL)}"
    do = "Look whether there is a Plainview that stands on something else, and plan the change."
    if left < 0:
        return to_do("end-of-theme", f"{until}, which has gone by.", do)
    if left <= _SOON:
        return to_do("end-of-theme", f"{until}, in {count(left, 'day')}.", do)
    return note("end-of-theme", f"{until}.", "Nothing yet. Look for a newer Plainview before that day.")


def _theme(templates: Path) -> Finding:
    missing = [folder for folder in (templates, templates.parent / "overrides") if not folder.is_dir()]
    if missing:
        named = " and ".join(str(folder) for folder in missing)
        return to_do("theme", f"The theme is not whole: {named} is missing.", "Install Plainview again.")
    return fine("theme", "The theme and the templates of pages are there.")


def addresses(settings: Settings) -> Iterator[Finding]:
    """Where the site says that it will be, and where readers are told to write."""
    host = urlsplit(settings.site_url).hostname or ""
    if f".{host}".endswith(_RESERVED):
        said = f"The site's address is an example: {settings.site_url}"
        yield to_do(
            "site-url", said, "Set `site_url` in mkdocs.yml to where the site will be. Links and feeds need it."
        )
    elif urlsplit(settings.site_url).scheme != "https":
        said = f"The site's address does not begin with https: {settings.site_url}"
        yield to_do("site-url", said, "Publish the site under https, and say so in `site_url` of mkdocs.yml.")
    else:
        yield fine("site-url", f"The site's address is {settings.site_url}")
    route = settings.correction_route
    address = route.removeprefix("mailto:").partition("?")[0]
    if route.startswith("mailto:") and f".{address.rpartition('@')[2]}".endswith(_RESERVED):
        said = f"Readers are asked to write to an example address, {address}, where a record is wrong."
        yield to_do("corrections", said, "Set `correction_route` in mkdocs.yml to an address that a team reads.")
    elif route.startswith("mailto:") and is_personal(address):
        said = f"Readers are asked to write to what looks like one person's address, {address}."
        yield to_do("corrections", said, "Set `correction_route` in mkdocs.yml to an address that a team reads.")
    else:
        yield fine("corrections", f"Readers who find something wrong are sent to {address}")
