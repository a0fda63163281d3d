"""`plainview explain` and `plainview schema`: what a problem means, and what a file may hold."""

from __future__ import annotations

import click

from generator.check.codes import CODES
from generator.check.suggest import close_match
from generator.model.schema import SCHEMAS, schema_text


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a problem's CODE means, with a bad and a good example."""
    found = CODES.get(code)
    if found is None:
        near = close_match(code, CODES)
        hint = f" Did you mean `{near}`?" if near else " `plainview check` shows the codes it found."
        raise click.UsageError(f"There is no code `{code}`.{hint}")
    click.echo(f"{found.code} ({found.severity})\n\n{found.meaning}")
    for heading, example in (("Instead of", found.bad), ("Write", found.good)):
        if example:
            click.echo(f"\n{heading}:\n" + "\n".join(f"    {line}" for line in example.splitlines()))


@click.command()
@click.argument("noun", type=click.Choice(list(SCHEMAS)))
def schema(noun: str) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, for editors that complete and check."""
    click.echo(schema_text(noun), nl=False)
