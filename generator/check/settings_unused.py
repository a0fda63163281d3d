"""Settings that MkDocs and its theme know and that change nothing here: pages have a frame of their own.

Bad:   copyright: Sampleford District Council      Good:  (what is to stand on pages, in a page under `about/`)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.check.faults import Code
from generator.problems import Problem, Where
from generator.read.content_files import contents, named_file, shown_path

CODE = Code(
    "setting-without-effect",
    "warning",
    "MkDocs or its theme Material knows this setting, and pages here do not use it: they have a frame of their own, in "
    "which everything can be read by everyone and nothing is asked of other hosts. It is told so that nobody waits for "
    "what does not come.",
    "(mkdocs.yml with copyright: Sampleford District Council)",
    "(without it; whose the site is stands in `publisher`, and other words in a page under `content/pages/about/`)",
)
_LOOKS = "The look is that of Plainview. Parts of the theme can be replaced by files in `custom_dir`."
_LINKS = "Links to it can stand in a page under `about/`."
_NOTHING_ELSE = "Nothing that a page loads is told by settings, and nothing is asked of other hosts."
# What does nothing, by the names that lead to it, and what to do in its place.
_UNUSED: Mapping[tuple[str, ...], str] = {
    ("copyright",): "Whose the site is stands in `publisher`, among the options of `plainview`.",
    ("site_author",): "Whose the site is stands in `publisher`, among the options of `plainview`.",
    ("repo_url",): _LINKS,
    ("repo_name",): _LINKS,
    ("edit_uri",): _LINKS,
    ("edit_uri_template",): _LINKS,
    ("extra_css",): _LOOKS,
    ("extra_javascript",): _NOTHING_ELSE,
    **{("theme", name): _LOOKS for name in ("logo", "favicon", "palette", "features", "icon", "direction")},
    **{("extra", name): _LINKS for name in ("social", "homepage", "alternate", "version", "status")},
    **{("extra", name): _NOTHING_ELSE for name in ("analytics", "consent", "annotate")},
}


def unused_settings(file: Path) -> tuple[Problem, ...]:
    """What a file of settings, which can be read, says for nothing. What it inherits is not looked at."""
    read = contents(named_file(file))
    if isinstance(read, Problem):
        return ()
    try:
        top = yaml.compose(read.text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return ()
    return tuple(
        sorted(problem for path, fix in _UNUSED.items() for problem in _told(shown_path(file), top, path, fix))
    )


def _told(shown: str, top: yaml.Node | None, path: tuple[str, ...], fix: str) -> Iterator[Problem]:
    key, node = None, top
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        key, node = next(((key, value) for key, value in pairs if key.value == name), (None, None))
    if key is not None:
        where = Where(shown, key.start_mark.line + 1, key.start_mark.column + 1)
        message = f"`{'.'.join(path)}` changes nothing here."
        yield Problem(where, CODE.code, message, f"Take it out. {fix}", CODE.severity)
