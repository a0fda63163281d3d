"""Writes docs/reference/ from the code, and what helps editors in VS Code: fields, codes, settings, commands, schemas.

`python -m docs.make_reference` writes them; `tests/test_docs.py` fails when they are out of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.check.codes import CODES
from generator.check.settings import Options
from generator.cli import main as command
from generator.intake.beginning import START
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.fields import part_of
from generator.model.schema import SCHEMAS, schema_text

REFERENCE = Path(__file__).parent / "reference"
EDITOR = Path(__file__).parents[1] / ".vscode"


def pages() -> Mapping[str, str]:
    """Each page's text, by file name."""
    return {
        "fields.md": "\n".join(fields()) + "\n",
        "problem-codes.md": "\n".join(problem_codes()) + "\n",
        "command-line.md": "\n".join(command_line()) + "\n",
        "settings.md": "\n".join(settings()) + "\n",
    }


def editor_files() -> Mapping[str, str]:
    """What VS Code needs to complete, explain and check records here, as in a site that `plainview init` begins."""
    own = {
        name: (START / "_vscode" / name).read_text(encoding="utf-8") for name in ("extensions.json", "settings.json")
    }
    return {**own, **{f"schemas/{noun}.json": schema_text(noun) for noun in SCHEMAS}}


def fields() -> Iterator[str]:
    """Every field of every kind of file."""
    yield "# Fields\n\nMade from the models by `make reference`. A field that may be missing is shown as “Not stated”."
    for noun, model in SCHEMAS.items():
        yield f"\n## {noun.capitalize()}\n\n{_first_line(model)}"
        for facts in dictionary_of(model):
            yield from _field(facts)


def _field(facts: FieldFacts) -> Iterator[str]:
    yield f"\n### `{facts.path}`\n\n**{facts.question}** {facts.guidance}\n"
    needed = "Required." if facts.required else "May be missing."
    published = "Published." if facts.published else f"Not published: {facts.withheld_because}"
    yield f"{needed} {published}"
    if facts.words:
        yield "\n" + "\n".join(f"- `{word}`: {said.label}. {said.meaning}" for word, said in facts.words.items())


def problem_codes() -> Iterator[str]:
    """Every code, what it means, and a bad and a good example."""
    yield "# Problem codes\n\nMade from the rules by `make reference`. `plainview explain CODE` says the same."
    for code in sorted(CODES.values(), key=lambda code: code.code):
        yield f"\n## `{code.code}`\n\n{code.severity.capitalize()}. {code.meaning}"
        for heading, example in (("Instead of", code.bad), ("Write", code.good)):
            if example:
                yield f"\n{heading}:\n\n```yaml\n{example}\n```"


def settings() -> Iterator[str]:
    """Every setting, what it is for, and what it is where it is left out."""
    yield "# Settings\n\nMade from the model by `make reference`. `site_name` and `site_url` stand at the top of"
    yield "`mkdocs.yml`, all others under its plugin `plainview`. A slip is named, with what was most likely meant."
    for path, field in all_settings(Options):
        yield f"\n## `{path}`\n\n{field.description}"
        if not isinstance(field.default, BaseModel):
            default = "Required." if field.is_required() else f"Left out, {_shown(field.default)}."
            yield f"\n{default}"


def all_settings(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Each setting by its path, with those inside it."""
    for name, field in model.model_fields.items():
        yield f"{before}{name}", field
        inner, _ = part_of(field.annotation)
        if inner is not None:
            yield from all_settings(inner, f"{before}{name}.")


def _shown(default: object) -> str:
    if default is None:
        return "there is none"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def command_line() -> Iterator[str]:
    """Every command with its help, as it prints it."""
    yield "# Command line\n\nMade from the command by `make reference`. `python -m generator` does the same."
    yield "\nExit codes: 0 all is well, 1 problems in the content or the site, 2 wrong usage.\n"
    yield from _command(command, "plainview", None)


def _command(given: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    # With the command's own settings: click remembers the help option that it first makes.
    settings = {"terminal_width": 100, "max_content_width": 100, **given.context_settings}
    context = click.Context(given, info_name=name.split()[-1], parent=parent, **settings)
    yield f"\n## `{name}`\n\n```text\n{given.get_help(context)}\n```"
    if isinstance(given, click.Group):
        for part in given.list_commands(context):
            inner = given.get_command(context, part)
            if inner is not None:
                yield from _command(inner, f"{name} {part}", context)


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for file, text in pages().items():
        (REFERENCE / file).write_text(text, encoding="utf-8")
    for file, text in editor_files().items():
        (EDITOR / file).parent.mkdir(parents=True, exist_ok=True)
        (EDITOR / file).write_text(text, encoding="utf-8")
