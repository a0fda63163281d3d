"""A file of settings looked at before it is loaded: MkDocs does what a tag in it asks for, and follows what has no end.

It is MkDocs that understands the file. What is refused here is what it would run, or would fail at without a word that
helps, and what is no YAML.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from generator.check.settings import BadConfiguration
from generator.problems import Problem, Where
from generator.read.content_files import LARGEST, contents, named_file, shown_path
from generator.read.excerpt import excerpt
from generator.read.strict_yaml import NOT_PRINTABLE, unreadable
from generator.read.yaml_advice import broken
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY, YamlFault

_DEEPEST = 40
_MOST_FILES = 10
_LONGEST_NUMBER = 100
_LONGEST_PATH = 1_000
# What MkDocs needs for a name or a value, be it as short as it likes, in letters that it would read in that time.
_COST = 50
_YAML, _PYTHON = "tag:yaml.org,2002:", "tag:yaml.org,2002:python/"
_SCALAR_TAGS = frozenset(
    ("!", "!ENV", "!relative", *(f"{_YAML}{one}" for one in ("str", "int", "float", "bool", "null")))
)
_MAPPING_TAGS = frozenset(("!", f"{_YAML}map"))
_SEQUENCE_TAGS = frozenset(("!", "!ENV", f"{_YAML}seq"))
# What the manuals of MkDocs' theme name: functions of packages that come with it. None is called while settings are
# read. Any other name is refused, since a module that is named is run.
_NAMED = re.compile(
    r"(material\.extensions|materialx)\.emoji\.(twemoji|to_svg)"
    r"|pymdownx\.emoji\.(emojione|gemoji|twemoji|to_alt|to_png|to_png_sprite|to_svg|to_svg_sprite)"
    r"|pymdownx\.superfences\.fence_(code|div)_format"
    r"|pymdownx\.arithmatex\.(fence|inline)_(generic|mathjax)_format"
    r"|pymdownx\.slugs\.[a-z_]+"
    r"|markdown\.extensions\.toc\.slugify(_unicode)?"
)
# These are called, and do no more than to keep what they were given.
_CALLED = frozenset(
    ("pymdownx.slugs.slugify", *(f"pymdownx.arithmatex.arithmatex_{n}_format" for n in ("fenced", "inline")))
)


def looked_at(file: Path) -> str:
    """What a file of settings holds, if it and what it inherits from may be loaded. Raises BadConfiguration."""
    path, where, text = Path(os.path.abspath(file)), None, ""  # noqa: PTH100 - as MkDocs names it, links and all
    said: list[str] = []
    seen: list[str] = []
    spent = 0
    while True:
        if (real := os.path.realpath(path)) in seen or len(seen) == _MOST_FILES:
            said.append(f"{where}: {_CIRCLE if real in seen else _CHAIN}")
            break
        seen.append(real)
        read = contents(named_file(path))
        if isinstance(read, Problem):
            said.append(f"{read.where}: {read.message} {read.fix}")
            break
        look = _Look(spent)
        look.over(yaml.parse(read.text, Loader=yaml.Loader))
        look.faults += _broken(read.text) if look.is_broken else ()
        said += [f"{Where(shown_path(path), one.line, one.column)}: {one.message} {one.fix}" for one in look.faults]
        text, spent = text or read.text, look.spent + len(read.text)
        if look.inherited is None:
            break
        above = os.path.normpath(path.parent / look.inherited.value)
        if not os.path.exists(above):  # noqa: PTH110 - as MkDocs asks, which tells of it
            break
        where, path = Where(shown_path(path), *_place(look.inherited)), Path(above)
    if said:
        raise BadConfiguration("\n".join(said))
    return text


def is_harmless(text: str) -> bool:
    """Whether settings hold no tag, and little enough, for them to be loaded without MkDocs."""
    look = _Look(0, tags=False)
    look.over(yaml.parse(text, Loader=yaml.CSafeLoader))
    return not look.faults


@dataclass
class _Open:
    """A list or a mapping that has begun: what was spent before it, how many levels are inside it, its names so far.

    `is_call`: it says what a function is called with, of which `kwds` alone can stand there. `is_words`: it is that.
    """

    anchor: str | None
    before: int
    is_mapping: bool
    is_call: bool = False
    is_words: bool = False
    at_name: bool = True
    height: int = 1
    names: set[str] = field(default_factory=set)


class _Stop(Exception):
    """What follows may be without end."""


class _Look:
    """Goes over the events of one file. `spent` is what it comes to with all that is repeated written out."""

    def __init__(self, spent: int, *, tags: bool = True) -> None:
        self.spent = spent
        self.faults: list[YamlFault] = []
        self.inherited: ScalarEvent | None = None
        self.is_broken = False
        self._tags = tags
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[int, int]] = {}
        self._inherits = False
        self._event: Any = None

    def over(self, events: Iterable[Any]) -> None:
        """Note every fault there is."""
        try:
            for event in events:
                if isinstance(event, CollectionEndEvent):
                    self._ends()
                elif isinstance(event, ScalarEvent | AliasEvent | CollectionStartEvent):
                    self._event = event
                    self._begins(event)
        except _Stop:
            pass
        except yaml.YAMLError:
            self.is_broken = True
        except (ValueError, OverflowError):  # the code of a character that there is not
            self._note("What comes after this cannot be read.", _WRITE_OTHERWISE)

    def _begins(self, event: Any) -> None:
        inside = self._open[-1] if self._open else None
        is_name = inside is not None and inside.is_mapping and inside.at_name
        if inside is None:
            self._top(event)
        elif inside.is_call and not (_word(event) == "kwds" if is_name else _is_mapping(event)):
            self._note("Only `kwds`, and names with their values in it, can stand here.", "Take this out.")
        elif inside.is_words and is_name and not (_word(event) and _kind(event) == "str"):
            self._note("This is to be a plain word.", "Take this out.")
        elif len(self._open) == 1:
            self._at_top(event, is_name=is_name)
        if inside is not None and is_name and (name := _word(event)):
            if name in inside.names:
                self._note(f"`{excerpt(name)}` is given twice here.", _KEEP_ONE)
            inside.names.add(name)
        if inside is not None:
            inside.at_name = inside.is_mapping and not inside.at_name
        if isinstance(event, AliasEvent):
            self._repeats(event)
            return
        before = self.spent
        self._spend(_COST + len(getattr(event, "value", "")))
        for message in self._faults_of_tag(event):
            self._note(message, _NO_TAG)
        if isinstance(event, ScalarEvent):
            self._scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (self.spent - before, 0)
        else:
            if len(self._open) >= _DEEPEST:
                self._note(f"This is nested more than {_DEEPEST} levels deep.", "Make it flatter.", is_last=True)
            is_mapping, is_words = isinstance(event, MappingStartEvent), inside is not None and inside.is_call
            self._open.append(_Open(event.anchor, before, is_mapping, is_mapping and _is_call(event.tag), is_words))

    def _ends(self) -> None:
        closed = self._open.pop()
        if closed.anchor:
            self._anchors[closed.anchor] = (self.spent - closed.before, closed.height)
        if self._open:
            self._open[-1].height = max(self._open[-1].height, closed.height + 1)

    def _repeats(self, event: AliasEvent) -> None:
        if any(one.anchor == event.anchor for one in self._open):
            said = f"`*{excerpt(event.anchor)}` repeats what it stands in, which has no end."
            self._note(said, "Write out what is meant.", is_last=True)
        cost, height = self._anchors.get(event.anchor or "", (0, 0))
        if len(self._open) + height > _DEEPEST:
            self._note(f"What is repeated here is nested more than {_DEEPEST} levels deep.", "Make it flatter.")
            raise _Stop
        self._open[-1].height = max(self._open[-1].height, height + 1)
        self._spend(cost + _COST)

    def _spend(self, cost: int) -> None:
        self.spent += cost
        if self.spent > LARGEST:
            said = "With all that is repeated and inherited, the settings are too large from here on."
            self._note(said, "Take out what is not needed.", is_last=True)

    def _top(self, event: Any) -> None:
        if not isinstance(event, MappingStartEvent) and getattr(event, "value", "?") != "":
            self._note("Settings are lines of `name: value`, and this is none.", "Write them so.", is_last=True)

    def _at_top(self, event: Any, *, is_name: bool) -> None:
        """Nothing at the top may lead to another file but `INHERIT`, and that so that it can be followed."""
        if is_name:
            self._inherits = _word(event) == "INHERIT"
            if isinstance(event, AliasEvent) or event.tag == "!ENV" or _word(event) == "<<":
                self._note("A name at the top of the settings is to be a plain word.", "Write out what is meant.")
        elif self._inherits:
            self._inherits = False
            if _word(event) and _kind(event) == "str" and len(event.value) < _LONGEST_PATH:
                self.inherited = event
            else:
                self._note("`INHERIT` names a file, and this is no name of one.", "Write its path as plain text.")

    def _faults_of_tag(self, event: Any) -> Iterator[str]:
        tag = event.tag
        if tag is None:
            return
        known = _SCALAR_TAGS if isinstance(event, ScalarEvent) else _SEQUENCE_TAGS
        if isinstance(event, MappingStartEvent):
            known = _MAPPING_TAGS
            if _is_call(tag):
                known |= {tag}
        elif isinstance(event, ScalarEvent) and _NAMED.fullmatch(tag.removeprefix(f"{_PYTHON}name:")):
            known |= {tag}
        shown = excerpt(f"!!{tag.removeprefix(_YAML)}" if tag.startswith(_YAML) else tag)
        if not self._tags:
            yield f"`{shown}` is a tag."
        elif tag not in known and tag.startswith(_PYTHON):
            yield f"`{shown}` is a tag that runs code, and whoever reads these settings would run it."
        elif tag not in known:
            yield f"`{shown}` is a tag that settings cannot have here."

    def _scalar(self, event: ScalarEvent) -> None:
        if hidden := NOT_PRINTABLE.search(event.value):
            said = f"There is a hidden control character in this text (U+{ord(hidden.group()):04X})."
            self._note(said, "Delete the code that stands for it.")
        if event.value.startswith(("http://", "https://")) and not _is_address(event.value):
            fix = "Copy it from the browser's address bar, from https:// to the end."
            self._note(f"`{excerpt(event.value)}` is no address that there can be.", fix)
        kind = _kind(event)
        if kind in ("int", "float", "timestamp", "bool") and not _can_be(kind, event.value):
            what = {"timestamp": "day or time", "bool": "`true` or `false`"}.get(kind, "number")
            self._note(f"`{excerpt(event.value)}` is no {what} that there can be.", _WRITE_OTHERWISE)

    def _note(self, message: str, fix: str, *, is_last: bool = False) -> None:
        place = _place(self._event) if self._event is not None else (1, 1)
        self.faults.append(YamlFault(*place, "settings", message, fix))
        if len(self.faults) == MOST_FAULTS:
            self.faults.append(YamlFault(*place, *TOO_MANY))
        if is_last or len(self.faults) > MOST_FAULTS:
            raise _Stop


def _broken(text: str) -> Iterator[YamlFault]:
    """Where the text is no YAML, in the words that records are told of it. What libyaml can read, MkDocs tells."""
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        yield broken(text, error)
    except yaml.YAMLError:
        yield unreadable(text)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _is_call(tag: str | None) -> bool:
    return str(tag).removeprefix(f"{_PYTHON}object/apply:") in _CALLED


def _is_mapping(event: Any) -> bool:
    return isinstance(event, MappingStartEvent) and event.tag is None


def _word(event: Any) -> str:
    """The text of a name or a value that has no tag, empty where it is none."""
    return event.value if isinstance(event, ScalarEvent) and event.tag is None else ""


def _kind(event: ScalarEvent) -> str:
    """What MkDocs takes a text for: `str`, `int`, ..."""
    tag = event.tag
    if tag is None or tag == "!":
        tag = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
    return str(tag).removeprefix(_YAML)


def _is_address(value: str) -> bool:
    try:
        urlsplit(value)
    except ValueError:
        return False
    return True


def _can_be(kind: str, value: str) -> bool:
    if len(value) > _LONGEST_NUMBER:
        return False
    try:
        yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(f"{_YAML}{kind}", value))
    except (ValueError, ArithmeticError, LookupError, AttributeError):
        return False
    return True


_RESOLVER = yaml.resolver.Resolver()
_NO_TAG = "Take it out. MkDocs' own `!ENV` and `!relative`, and the names that its theme's manual gives, can stay."
_KEEP_ONE = "Keep one of the two. YAML would silently drop the first."
_WRITE_OTHERWISE = "If it is meant as text, put it in quotes; else write what is meant."
_CIRCLE = "This inherits from settings that inherit from these, which has no end. Name another file, or none."
_CHAIN = f"Settings are inherited through more than {_MOST_FILES} files. Join some of them."
