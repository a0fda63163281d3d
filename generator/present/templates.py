"""The only Jinja2 environment: it escapes everything and refuses a name that it was not given."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.present.page import root_from

TEMPLATES = Path(__file__).parents[2] / "theme" / "pages"


@cache
def environment() -> Environment:
    """One environment for the whole build; templates are compiled once."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, view: Any, address: str) -> str:
    """The HTML body of a page. The template sees the view as `page` and the way to the root as `root`."""
    return environment().get_template(template).render(page=view, root=root_from(address))
