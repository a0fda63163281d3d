"""The pages that `nav` of `mkdocs.yml` names are there. MkDocs asks it when it builds, and says no line.

Bad:   - About: abuot/index.md      Good:  - About: about/index.md
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import yaml

from generator.check.suggest import close_match
from generator.problems import Where
from generator.read.content_files import published_with, shown_path
from generator.read.excerpt import excerpt

_TEXT = "tag:yaml.org,2002:str"
# Many pages end alike: `agreements/index.md` is no slip for `about/index.md`.
_NEAR = 0.8
# To look for what was meant takes so long for each pair.
_MOST_PAIRS = 20_000


def missing_pages(file: Path, text: str, pages: Path) -> Iterator[str]:
    """A line for each entry of a file of settings with this text that names what the folder of pages has not.

    What is inherited from another file is left to MkDocs.
    """
    named = [
        node for value in values_of(text, "nav") for node in _named(value) if not _leads_somewhere(node.value, pages)
    ]
    if not named:
        return
    if closed := sorted({shown_path(one) for node in named if (one := _closed(pages, node.value))}):
        yield from (
            f"{one}: This folder cannot be opened, so nobody knows what is in it. Allow it to be read."
            for one in closed
        )
        return
    others = [path.relative_to(pages).as_posix() for path in published_with(pages) if path.is_file()]
    if len(named) * len(others) > _MOST_PAIRS:
        others = []
    yield from (_line(shown_path(file), node, pages, others) for node in named)


def _line(shown: str, node: yaml.ScalarNode, pages: Path, others: list[str]) -> str:
    where = Where(shown, node.start_mark.line + 1, node.start_mark.column + 1)
    if not _is_path(node.value):
        fix = "Copy it from the browser's address bar, from https:// to the end."
        return f"{where}: `nav`: `{excerpt(node.value)}` is no address that readers could go to. {fix}"
    near = close_match(node.value, others, _NEAR)
    fix = f"Did you mean `{near}`?" if near else "Write where it is, as seen from that folder, or take it out."
    return f"{where}: `nav`: There is no `{excerpt(node.value)}` in {shown_path(pages)}. {fix}"


def values_of(text: str, name: str) -> Iterator[yaml.Node]:
    """What settings with this text hold under a name. Nothing where MkDocs' own loader alone can read the text: see
    `plain_settings.py`."""
    try:
        top = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
    yield from (value for key, value in (top.value if isinstance(top, yaml.MappingNode) else ()) if key.value == name)


def _named(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _TEXT:
            yield node
    else:
        for part in (value for _, value in node.value) if isinstance(node, yaml.MappingNode) else node.value:
            yield from _named(part)


def _closed(pages: Path, named: str) -> Path | None:
    """The folder on the way to a page that may not be looked into."""
    folders = [pages, *(pages / one for one in [*PurePosixPath(named).parents][-2::-1])] if _is_path(named) else []
    for folder in folders:
        try:
            os.scandir(folder).close()
        except PermissionError:
            return folder
        except OSError:
            return None
    return None


def _leads_somewhere(named: str, pages: Path) -> bool:
    """Whether it is a page of ours that is there, an address elsewhere, or one from the root of the host."""
    if _is_path(named):
        return _is_there(pages, named)
    try:
        parts = urlsplit(named)
    except ValueError:
        return False
    elsewhere = bool(parts.netloc) if parts.scheme in ("https", "http") else parts.scheme in ("mailto", "tel")
    return elsewhere or (not parts.scheme and not parts.netloc)


def _is_path(named: str) -> bool:
    try:
        return not named.startswith("/") and not any(urlsplit(named)[:2])
    except ValueError:
        return False


def _is_there(pages: Path, named: str) -> bool:
    path = PurePosixPath(named)
    try:
        return ".." not in path.parts and (pages / path).is_file()
    except OSError:  # such as a name that is too long for any file
        return False
