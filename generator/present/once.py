"""Work that is done once for a site and shared by its pages, such as an index of every place."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.present.page import Site

Value = TypeVar("Value")


def once(make: Callable[[Site], Value]) -> Callable[[Site], Value]:
    """Keep what `make` gives for a site as long as that site is in use. It must not itself hold the site."""
    kept: dict[int, Value] = {}

    @wraps(make)
    def again(site: Site) -> Value:
        key = id(site)
        if key not in kept:
            kept[key] = make(site)
            # Another site may later have the same number, so forget this one when it goes.
            weakref.finalize(site, kept.pop, key, None)
        return kept[key]

    return again
