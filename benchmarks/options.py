"""What benchmarks are told on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

AT_LEAST_ONE = click.IntRange(min=1)


class _Sizes(click.ParamType):
    """How many records, once or several times."""

    name = "numbers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        parts = str(value).split(",")
        if not all(part.strip().isdecimal() and int(part) for part in parts):
            self.fail("Write numbers from 1 up, separated by commas, such as 100,1000.", param, ctx)
        return tuple(map(int, parts))


def sizes_option(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`--sizes`, which gives the numbers."""
    told = "How many records, separated by commas."
    return click.option("--sizes", type=_Sizes(), default=default, show_default=True, help=told)
