"""Whether what `mkdocs.yml` says of the plugin `plainview` are settings, said in plain words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from generator.check.settings_unused import unused_settings
from generator.check.shape import faults_of_shape
from generator.model.fields import Text
from generator.model.settings import Settings
from generator.problems import Problem
from generator.shipped import shipped

_FIELD_OF = re.compile(r"\ba field of [a-z ]+\.")
_WITHOUT_WORDS = (
    "Python leaves out what the parts of a record are called, which the pages about the data tell. Run this without "
    "PYTHONOPTIMIZE=2, and without `-OO`."
)


class BadConfiguration(Exception):
    """`mkdocs.yml` cannot be used as it is. The message holds everything that is wrong there."""


@dataclass(frozen=True)
class Site:
    """What `mkdocs.yml` says: where records and prose are, where the site goes, the settings, and what to watch.

    `previous` is the folder or the address of the site as it was published last, empty where none is named. `warnings`
    tell of what it says for nothing.
    """

    root: Path
    content: Path
    pages: Path
    site: Path
    settings: Settings
    watched: tuple[Path, ...]
    previous: str
    warnings: tuple[Problem, ...] = ()


class Options(Settings):
    """The plugin's options: every setting, and where to read: the records, and the site as it was published last."""

    content: Text = Field("content", description="The folder of records, beside mkdocs.yml.")
    previous: Text | None = Field(
        None,
        description="The site as it was published last: its address, or a folder beside mkdocs.yml. Old versions of "
        "records that git no longer has are kept from there. Set it once there is such a site.",
    )

    def last_site(self, root: Path) -> str:
        """Where the last site is, from a folder that holds `mkdocs.yml`; empty where none is named."""
        named = self.previous or ""
        return named if not named or "://" in named else str(root / named)


def faults_of_options(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each option that is wrong, with what is wrong and how to mend it."""
    try:
        Options.model_validate(options)
    except ValidationError as wrong:
        for _, fault in faults_of_shape(wrong, Options):
            whole = ".".join(map(str, fault.at[:-1]))
            message = _FIELD_OF.sub(
                f"one of the settings of `{whole}`." if whole else "one of the options.", fault.message
            )
            yield ".".join(map(str, fault.at)), f"{message} {fault.fix}"
    # The host has these already, for every plugin to use.
    for name in sorted({"site_name", "site_url"}.intersection(options)):
        yield name, "This stands at the top of mkdocs.yml, not among the plugin's options."


def site_of(
    given: Mapping[str, Any],
    site_name: Any,
    site_url: Any,
    extra: Mapping[str, Any],
    *,
    file: Path,
    pages: Path,
    site: Path,
    theme: str | None = None,
) -> Site:
    """What `mkdocs.yml` says: the options given without faults, and what the host keeps. Raises BadConfiguration.

    `theme` is the folder with what a site puts in the place of parts of the theme.
    """
    if sys.flags.optimize > 1:  # asked here, where both doors come by
        raise BadConfiguration(_WITHOUT_WORDS)
    _refuse_policy(extra)
    options = _options_from(given, site_name, site_url)
    settings = Settings.model_validate(options.model_dump(include=set(Settings.model_fields)))
    file = file.resolve()
    watched = (file, pages, shipped("theme"))
    content = file.parent / options.content
    if theme:
        _refuse_theme(Path(theme), content, (file.parent, pages, site))
    last = options.last_site(file.parent)
    return Site(file.parent, content, pages, site, settings, watched, last, unused_settings(file))


def _refuse_theme(theme: Path, content: Path, others: Iterable[Path]) -> None:
    """Refuse a folder for the theme that holds more, or is in the records': all that stands there is published."""
    theme, content = theme.resolve(), content.resolve()
    inside = any(place.resolve().is_relative_to(theme) for place in (content, *others))
    if inside or theme.is_relative_to(content):
        raise BadConfiguration(
            f"mkdocs.yml names {theme} as `custom_dir` of the theme. All that is in there would be on the site, "
            "files of records with it. Give the theme a folder of its own, beside `content`."
        )


def _refuse_policy(extra: Mapping[str, Any]) -> None:
    """Refuse a policy in `extra` of mkdocs.yml, which had one there once: it would be without effect."""
    if "policy" in extra:
        raise BadConfiguration(
            "mkdocs.yml gives a `policy` under `extra`. The build makes the policy of pages: take that line out. "
            "The one host that a page may ask is named by `map_background`, among the options of `plainview`."
        )


def _options_from(options: Mapping[str, Any], site_name: Any, site_url: Any) -> Options:
    """The settings of one site, from options without faults and the host's own two. Raises BadConfiguration."""
    try:
        made = Options.model_validate({**options, "site_name": site_name, "site_url": site_url})
    except ValidationError as wrong:
        if site_url and {fault["loc"] for fault in wrong.errors()} == {("site_url",)}:
            fix = "Copy it from the browser's address bar: it begins with https:// and has no space in it."
            raise BadConfiguration(f"mkdocs.yml gives a `site_url` at which no site can be. {fix}") from wrong
        raise BadConfiguration(
            "mkdocs.yml needs `site_name`, a few words, and `site_url`, where the site will be: https://..."
        ) from wrong
    if fault := _fault_of_address(made.site_url):
        raise BadConfiguration(f"mkdocs.yml gives a `site_url` at which no site can be. {fault}")
    return made


def _fault_of_address(address: str) -> str:
    """Why no site can be at an address, and what to do; empty where one can."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        port = 0
    if port == 0 or parts.netloc.endswith(":"):
        return "No host can have that name and port. Write it as in the browser's address bar."
    # A password is not said again where others may read it.
    if "@" in parts.netloc:
        return "What stands before the @ would be on every page. Take it out."
    if "?" in address or "#" in address:
        return "The address of a site ends before any ? or #. Take out what comes from there on."
    if "//" in parts.path or not {".", ".."}.isdisjoint(parts.path.split("/")):
        return "Write the path without //, . and .. in it."
    if odd := _ODD.search(address):
        return f"There is a {odd[0]} in it. Use letters, digits and hyphens."
    return ""


_ODD = re.compile(r"""[%\\"<>^`{|}]""")
