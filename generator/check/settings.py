"""Whether what `mkdocs.yml` says of the plugin `plainview` are settings, said in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from generator.check.shape import faults_of_shape
from generator.model.fields import Text
from generator.model.settings import Settings
from generator.shipped import shipped


class BadConfiguration(Exception):
    """`mkdocs.yml` cannot be used as it is. The message holds everything that is wrong there."""


@dataclass(frozen=True)
class Site:
    """What `mkdocs.yml` says: where records and prose are, where the site goes, the settings, and what to watch.

    `previous` is the folder or the address of the site as it was published last, empty where none is named.
    """

    root: Path
    content: Path
    pages: Path
    site: Path
    settings: Settings
    watched: tuple[Path, ...]
    previous: str


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
            message = fault.message.replace("a field of an options", "one of the options")
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
) -> Site:
    """What `mkdocs.yml` says: the options given without faults, and what the host keeps. Raises BadConfiguration."""
    _refuse_policy(extra)
    options = _options_from(given, site_name, site_url)
    settings = Settings.model_validate(options.model_dump(include=set(Settings.model_fields)))
    file = file.resolve()
    watched = (file, pages, shipped("theme"))
    return Site(
        file.parent, file.parent / options.content, pages, site, settings, watched, options.last_site(file.parent)
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
        return Options.model_validate({**options, "site_name": site_name, "site_url": site_url})
    except ValidationError as wrong:
        raise BadConfiguration(
            "mkdocs.yml needs `site_name`, a few words, and `site_url`, where the site will be: https://..."
        ) from wrong
