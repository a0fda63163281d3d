"""What `mkdocs.yml` names is there and fits a site like this: pages under `nav`, plugins, hooks. MkDocs asks too late.

Bad:   plugins: [blog, plainview]      Good:  plugins: [plainview]
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import yaml

from generator.check.settings import BadConfiguration
from generator.check.settings_nav import missing_pages, values_of
from generator.problems import Where
from generator.read.content_files import shown_path
from generator.read.excerpt import excerpt
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY

# Plugins of the theme with which no site comes about, or one that nobody vouches for: why, and what there is instead.
_UNFIT: Mapping[str, str] = {
    "blog": "writes pages of its own among yours. What is new stands on the page of changes",
    "info": "asks another host each time that the site is built. `plainview doctor` tells of your set-up",
    "offline": "changes every address. `plainview bundle` makes a copy that can be read without a network",
    "social": "takes letters from another host for its pictures. Each page here has a picture for shared links",
}


def refuse_unfit(file: Path, text: str, pages: Path) -> None:
    """Refuse a file of settings with this text for what it names. Raises BadConfiguration, with every line of it.

    What is inherited from another file is left to MkDocs.
    """
    told = [*missing_pages(file, text, pages)]
    told += islice(_told(file, text), max(0, MOST_FAULTS + 1 - len(told)))
    if len(told) > MOST_FAULTS:
        _, message, fix = TOO_MANY
        told[MOST_FAULTS:] = [f"{shown_path(file)}: {message} {fix}"]
    if told:
        raise BadConfiguration("\n".join(told))


def _told(file: Path, text: str) -> Iterator[str]:
    # Most files name none of these, and need not be taken apart for it.
    for node in _entries(text, "plugins") if any(map(text.__contains__, _UNFIT)) else ():
        name = node.value.removeprefix("material/")
        if name in _UNFIT:
            said = f"`{excerpt(node.value)}` does not fit: it {_UNFIT[name]}. Take it out."
            yield f"{_where(file, node)}: `plugins`: {said}"
    for node in _entries(text, "hooks") if "hooks" in text else ():
        path = os.path.join(os.path.dirname(file), node.value)  # noqa: PTH118, PTH120 - as MkDocs joins them
        # Path would raise at a name that is too long.
        if not os.path.isfile(path):  # noqa: PTH113
            fix = "Write where it is, as seen from that file, or take it out."
            yield f"{_where(file, node)}: `hooks`: There is no file `{excerpt(node.value)}` beside mkdocs.yml. {fix}"


def _where(file: Path, node: yaml.Node) -> Where:
    return Where(shown_path(file), node.start_mark.line + 1, node.start_mark.column + 1)


def _entries(text: str, name: str) -> Iterator[yaml.ScalarNode]:
    """What a list of the settings names: its texts, and the one name of each entry that has options below it."""
    for value in values_of(text, name):
        for entry in () if isinstance(value, yaml.ScalarNode) else value.value:
            # MkDocs takes a list, and names with options below them.
            named = entry[0] if isinstance(entry, tuple) else entry
            if isinstance(named, yaml.MappingNode) and named.value:
                named = named.value[0][0]
            if isinstance(named, yaml.ScalarNode):
                yield named
