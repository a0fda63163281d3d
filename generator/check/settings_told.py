"""What MkDocs says of settings that it does not take: said where it stands in the file, and in plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

import yaml

from generator.check.suggest import close_match
from generator.problems import Where
from generator.read.content_files import shown_path
from generator.read.excerpt import excerpt
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY

_OF_ONE = re.compile(r"Config value '(?P<name>[^']*)': (?P<said>.*)", re.DOTALL)
_OF_OPTION = re.compile(r"Plugin '(?P<plugin>[^']*)' option '(?P<name>[^']*)': (?P<said>.*)", re.DOTALL)
_NEXT_OPTION = re.compile(r"\n(?=Plugin ')")
_NO_SETTING = re.compile(r"Unrecognised configuration name: .*", re.DOTALL)
_NOT_GIVEN = "Required configuration not provided."
_NO_PLUGIN = re.compile(r'The "(?P<name>.*)" plugin is not installed', re.DOTALL)
_NO_FOLDER = re.compile(r"The path '(?P<path>.*)' isn't an existing (?:directory|file)\.", re.DOTALL)
_OTHER_TYPE = re.compile(r"Expected type: <class '(?P<type>\w+)'> but received: .*", re.DOTALL)
_NO_EXTENSION = re.compile(r"Failed to load extension '(?P<name>[^']*)'\.")
_NO_OPTION = re.compile(r"KeyError: '(?P<name>[^']*)'")
_NO_MODULE = re.compile(r"(ModuleNotFoundError|ImportError): ")
_OURS = ("plainview",)
_TYPES = {
    "bool": "`true` or `false`",
    "int": "a whole number",
    "str": "text",
    "list": "a list",
    "dict": "lines of names",
}


def told(said: Iterable[str], file: Path, text: str, settings: Collection[str]) -> str:
    """A line for each thing that MkDocs said of a file of settings with this text: where, what, and how to mend it.

    `settings` are the names that MkDocs knows.
    """
    places = Places(text)

    def place(one: str) -> tuple[int, int]:
        found = _OF_ONE.fullmatch(one)
        return places.of([found["name"]]) if found else (0, 0)

    # MkDocs tells them in no order.
    found = (placed for one in sorted(said, key=place) for placed in _placed(one, shown_path(file), places, settings))
    lines = [line for _, line in sorted(islice(found, MOST_FAULTS))]
    _, message, fix = TOO_MANY
    return "\n".join((*lines, f"{shown_path(file)}: {message} {fix}") if next(found, None) else lines)


def untold(problem: Exception, file: Path) -> str:
    """What to say where MkDocs met what it does not take, and said nothing."""
    what = f"a part of `theme` is empty, or no text ({problem})" if isinstance(problem, TypeError) else str(problem)
    return f"{shown_path(file)}: MkDocs cannot take one of these settings: {what}."


def _placed(said: str, shown: str, places: Places, settings: Collection[str]) -> Iterator[tuple[tuple[int, int], str]]:
    of_one = _OF_ONE.fullmatch(said)
    if of_one is None:
        yield (0, 0), said
        return
    for one in _NEXT_OPTION.split(of_one["said"]):
        path, words = _in_words(of_one["name"], one, settings)
        name, place = f"`{excerpt(path[-1])}`", places.of(path)
        words = words if words.startswith(name) else f"{name}: {words}"
        yield place, f"{Where(shown, *place)}: {words}"


def _in_words(name: str, said: str, settings: Collection[str]) -> tuple[Sequence[str], str]:
    """The names that lead to what is wrong, and what is wrong with it."""
    if option := _OF_OPTION.fullmatch(said):
        return (name, option["plugin"], *option["name"].split(".")), option["said"]
    if plugin := _NO_PLUGIN.fullmatch(said):
        meant = _meant(plugin["name"], _OURS) or "Install it, or take it out."
        return (name, plugin["name"]), f"There is no such plugin here. {meant}"
    if _NO_SETTING.fullmatch(said):
        said = f"MkDocs has no setting of this name. {_meant(name, settings) or 'Take it out.'}"
    elif said == _NOT_GIVEN:
        said = "This has to be there and is not. Add it."
    elif folder := _NO_FOLDER.fullmatch(said):
        said = f"There is no {folder['path']}. Write where it is, as seen from the folder of this file."
    elif (other := _OTHER_TYPE.fullmatch(said)) and other["type"] in _TYPES:
        said = f"This is to be {_TYPES[other['type']]}."
    elif extension := _NO_EXTENSION.match(said):
        return (name, extension["name"]), _of_extension(said)
    return (name,), said


def _of_extension(said: str) -> str:
    """What an extension of Markdown failed at, without the lines of Python."""
    why = said.strip().rpartition("\n")[2]
    if option := _NO_OPTION.fullmatch(why):
        return f"This extension has no option `{option['name']}`. Look it up in its manual, or take it out."
    if _NO_MODULE.match(why):
        return "There is no such extension here. Install it, or take it out."
    return f"This extension cannot be used ({why})."


def _meant(given: str, names: Collection[str]) -> str:
    near = close_match(given, names)
    return f"Did you mean `{near}`?" if near else ""


class Places:
    """Where each setting stands in a text. It is read once: of very many settings very many may be wrong."""

    def __init__(self, text: str) -> None:
        self._top: yaml.Node | None = None
        with suppress(yaml.YAMLError):
            self._top = yaml.compose(text, Loader=yaml.CSafeLoader)
        self._named: dict[int, dict[str, tuple[yaml.Node, yaml.Node | None]]] = {}

    def of(self, path: Sequence[str]) -> tuple[int, int]:
        """The line and column of a setting, by the names that lead to it, or of the nearest of what it stands in.

        What is inherited stands in another file; of that it is the first place.
        """
        place, node = (1, 1), self._top
        for name in path:
            key, node = self._in(node).get(name, (None, None))
            if key is None:
                break
            place = key.start_mark.line + 1, key.start_mark.column + 1
        return place

    def _in(self, node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node | None]]:
        # Of a name that is there twice MkDocs takes the last.
        if id(node) not in self._named:
            self._named[id(node)] = {str(key.value): (key, value) for key, value in _pairs(node)}
        return self._named[id(node)]


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """What has a name in a mapping, or in the entries of a list: an entry may be its name alone."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _pairs(entry) if isinstance(entry, yaml.MappingNode) else ((entry, None),)
