"""What will be called later on, in little room: a plan of 20,000 records holds a million such."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any


@dataclass(frozen=True, slots=True)
class Later:
    """Calls a function with what is given here, as `partial` does, which takes a dictionary for each."""

    function: Callable[..., Any]
    given: tuple[Any, ...]

    def __call__(self, *more: Any) -> Any:
        """Call it, with what is given now behind that."""
        return self.function(*self.given, *more)


def kept_small(make: Callable[..., Any]) -> Callable[..., Any]:
    """The same in less room, where there is a way."""
    return Later(make.func, make.args) if type(make) is partial and not make.keywords else make
