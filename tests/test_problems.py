"""The tree of exceptions at the top of `problems.py` is the tree that the code has."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import generator
from generator import problems

_BRANCH = re.compile(r"^(?P<trunk>[│ ]*)[├└]── (?P<name>\w+) +(?P<module>[\w.]+): \S", re.MULTILINE)


def drawn() -> Iterator[tuple[str, str, str]]:
    """Each exception as the tree draws it: module, name and what it derives from."""
    above = ["Exception"]
    for found in _BRANCH.finditer(problems.__doc__ or ""):
        depth = len(found["trunk"]) // 4 + 1
        above = [*above[:depth], found["name"]]
        yield found["module"], found["name"], above[depth - 1]


def held() -> Iterator[tuple[str, str, str]]:
    """Each exception as the code has it."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name == "generator.__main__":
            continue
        for name, one in vars(importlib.import_module(module.name)).items():
            if inspect.isclass(one) and issubclass(one, BaseException) and one.__module__ == module.name:
                yield module.name.removeprefix("generator."), name, one.__bases__[0].__name__


def test_the_tree_of_exceptions_is_true() -> None:
    assert sorted(drawn()) == sorted(held())
