"""How templates become Python: Jinja2's own compiler, without what templates that print plain views never use.

A site prints millions of values. Jinja2 wraps each in an object, looks each name up in three ways, and binds what a
macro is given by rules for every case. Our templates are given dataclasses and print them, so one way is enough. What
comes out is the same, byte for byte: a test renders every template both ways.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from markupsafe import Markup, escape

# The part of `escape` that is written in C. Nothing promises it, so `escape` itself stands in where it is gone.
_escaped = getattr(markupsafe, "_escape_inner", escape)
_as_markup = str.__new__


def printed(value: Any) -> str:
    """A value as a template prints it: escaped, unless it is HTML already."""
    kind = type(value)
    if kind is str:
        text: str = _escaped(value)
        return text
    if kind is int:
        return str(value)
    return value if kind is Markup else escape(value)


class PlainMacro(Macro):
    """A macro. One that is given just what it asks for, in order, as nearly all are, is called without more ado."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._plain_count = self._argument_count if plain else -1

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """What the macro prints."""
        if len(arguments) == self._plain_count and not named:
            return _as_markup(Markup, self._func(*arguments))
        return super().__call__(*arguments, **named)


class PlainCode(CodeGenerator):
    """Writes the Python of a template. What it prints is escaped; a part of a view is an attribute and nothing else."""

    def write_commons(self) -> None:
        """The names that the code of a template uses."""
        super().write_commons()
        self.writeline("Macro = environment.macro")
        self.writeline("printed = environment.printed")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("printed(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`page.title`. Jinja2 would try `page["title"]` as well."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`line(fact)`. Jinja2 would ask first whether the function wants to know of the template around it."""
        given = [*node.args, *node.kwargs]
        if node.dyn_args or node.dyn_kwargs or forward_caller or not given:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for one in given:
            self.visit(one, frame)
            self.write(", ")
        self.write(")")


class PlainTemplate(Template):
    """A template that others take macros from. Jinja2 would ask each time whether they see names that it does not."""

    def _get_default_module(self, ctx: Any = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class PlainEnvironment(Environment):
    """Where templates are compiled so. All see the same names, and each is loaded once."""

    code_generator_class = PlainCode
    template_class = PlainTemplate
    macro = PlainMacro
    printed = staticmethod(printed)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """A template by its name. Every page asks for a dozen."""
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent, globals)
        return template


class KeptCode(BytecodeCache):
    """The compiled code of each template, kept beside that of our own modules, where Python keeps it.

    A file that was changed, cut short, or made by another Python or another compiler is passed over and written anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        made_by = (sys.version, jinja2.__version__, Path(__file__).read_text("utf-8"))
        self._made_by = repr(made_by).encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code, where it is there and whole."""
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return
        mark, code = kept[:_MARK_LENGTH], kept[_MARK_LENGTH:]
        if mark == self._mark(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code. Where the folder takes no files, it is made again next time."""
        code = marshal.dumps(bucket.code)
        try:
            self._folder.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(self._mark(bucket, code) + code)
            Path(name).replace(self._file(bucket))
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"

    def _mark(self, bucket: Bucket, code: bytes) -> bytes:
        return hashlib.sha256(b"\0".join((self._made_by, bucket.checksum.encode(), code))).digest()


_MARK_LENGTH = hashlib.sha256().digest_size
