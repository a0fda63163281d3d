"""The only Jinja2 environment: it escapes everything and refuses a name that it was not given."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from generator.present.page import root_from
from generator.present.template_code import KeptCode, PlainEnvironment
from generator.read.content_files import shown_path
from generator.shipped import shipped

TEMPLATES = shipped("theme/pages")
_ENDINGS = (".jinja", ".html", ".xml")


class TemplateProblem(Exception):
    """A template cannot be used as it is. The message says which, at which line, and what is wrong."""


@cache
def environment() -> Environment:
    """One environment for the whole build; templates are compiled once."""
    return PlainEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=KeptCode(Path(__file__).with_name("__pycache__")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, view: Any, address: str) -> str:
    """The HTML body of a page. The template sees the view as `page` and the way to the root as `root`."""
    with as_template_problems():
        return environment().get_template(template).render(page=view, root=root_from(address))


def fragment(template: str, macro: str, *arguments: Any) -> str:
    """What one macro of a template prints: a part that many pages share is made once and printed in each.

    It is escaped already, and templates print it as it is.
    """
    with as_template_problems():
        made: Markup = getattr(environment().get_template(template).module, macro)(*arguments)
        return made


def source(template: str) -> str:
    """The text of a template: what is made by one that takes nothing from others is made again when this changes."""
    with as_template_problems():
        return FileSystemLoader(TEMPLATES).get_source(environment(), template)[0]


@contextmanager
def as_template_problems() -> Iterator[None]:
    """Whatever a template is to blame for, ours or one of the host's, as a TemplateProblem.

    That is what Jinja2 itself finds, and what an expression raises that stands in the template, such as a number
    added to a word. What our code raises when a template calls it is a fault of that code, and goes on as it is.
    """
    try:
        yield
    except Exception as fault:
        if isinstance(fault, TemplateError | UnicodeDecodeError) or _place(fault, innermost=True):
            raise TemplateProblem(_told(fault)) from fault
        raise


def _told(fault: Exception) -> str:
    place = _place(fault)
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        place = f"{shown_path(Path(fault.filename))}:{fault.lineno}: "
    if isinstance(fault, TemplateNotFound):
        return f"{place}There is no template `{fault.name}`."
    return f"{place}This template cannot be used: {fault}"


def _place(fault: Exception, *, innermost: bool = False) -> str:
    """The line of a template at which something was raised. Jinja2 puts its lines into the traceback."""
    frames = traceback.extract_tb(fault.__traceback__)
    of_templates = [frame for frame in frames[-1 if innermost else 0 :] if frame.filename.endswith(_ENDINGS)]
    return f"{shown_path(Path(of_templates[-1].filename))}:{of_templates[-1].lineno}: " if of_templates else ""


def not_text(folders: Iterable[str]) -> str:
    """Which template of these folders is not saved as UTF-8, and from which line on; empty where each is."""
    for path in (path for folder in folders for path in sorted(Path(folder).rglob("*.html"))):
        raw = path.read_bytes()
        try:
            raw.decode()
        except UnicodeDecodeError as reason:
            line = raw.count(b"\n", 0, reason.start) + 1
            return f"{shown_path(path)}:{line}: This template is not UTF-8 text from here on. Save it again as UTF-8."
    return ""
