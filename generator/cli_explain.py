"""`plainview explain` and `plainview schema`: what a problem or a field means, and what a file may hold."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.check.codes import CODES
from generator.check.suggest import close_match
from generator.intake.commented import as_value
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.schema import SCHEMAS, schema_text


@click.command()
@click.argument("code", metavar="CODE|FIELD")
def explain(code: str) -> None:
    """Say what a problem's CODE means, with a bad and a good example; or what a FIELD of an agreement asks for.

    A field inside another is named with a dot: `legal.dpia`.
    """
    found = CODES.get(code)
    if found is None:
        click.echo("\n".join(_of_field(_field_called(code))))
        return
    click.echo(f"{found.code} ({found.severity})\n\n{found.meaning}")
    for heading, example in (("Instead of", found.bad), ("Write", found.good)):
        if example:
            click.echo(f"\n{heading}:\n" + "\n".join(f"    {line}" for line in example.splitlines()))


def _field_called(name: str) -> FieldFacts:
    """The field of that path, or the only one of that name."""
    facts = {one.path: one for one in dictionary_of(Agreement)}
    if name in facts:
        return facts[name]
    named = [one for one in facts.values() if one.name == name]
    if len(named) == 1:
        return named[0]
    if named:
        paths = ", ".join(f"`{one.path}`" for one in named)
        raise click.UsageError(f"Several fields are called `{name}`. Say which: {paths}.")
    near = close_match(name, CODES) or close_match(name, facts)
    hint = f" Did you mean `{near}`?" if near else " `plainview check` shows the codes it found."
    raise click.UsageError(f"There is no code `{name}`, and no field of an agreement.{hint}")


def _of_field(facts: FieldFacts) -> Iterator[str]:
    inside = f"`{facts.path.rpartition('.')[0]}`" if "." in facts.path else "an agreement"
    yield f"{facts.path} (a field of {inside}{', which it needs' if facts.required else ''})"
    yield ""
    yield f"{facts.question} {facts.guidance}"
    if facts.words:
        yield "\nThe words to choose from:" if not facts.many else "\nThe words to choose from, in [square brackets]:"
        yield from (f"    {word}: {said.meaning}" for word, said in facts.words.items())
    elif facts.holds == "part":
        parts = [one for one in dictionary_of(Agreement) if one.path.rpartition(".")[0] == facts.path]
        if parts:
            yield "\nIts own fields:" if not facts.many else "\nThe fields of each entry:"
        yield from (f"    {one.name}: {one.question}" for one in parts)
    elif facts.holds == "yes-or-no":
        yield "\nWrite true or false."
    elif facts.example is not None:
        yield f"\nWrite:\n    {facts.name}: {_written(facts.example)}"


def _written(example: object) -> str:
    if isinstance(example, list):
        return f"[{', '.join(as_value(str(one)) for one in example)}]"
    return as_value(str(example))


@click.command()
@click.argument("noun", type=click.Choice(list(SCHEMAS)))
def schema(noun: str) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, for editors that complete and check."""
    click.echo(schema_text(noun), nl=False)
