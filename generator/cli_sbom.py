"""`plainview sbom`: what the site is made with, for tools that look for known faults."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli_parts import config_option, settings_of
from generator.steward.bill_of_materials import FILE, bill_of_materials
from generator.steward.parts_used import parts_used


@click.command()
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The file. Without it: `{FILE}`, beside the folder of the site.",
)
@config_option
def sbom(to: Path | None, config_file: Path | None) -> None:
    """Write a bill of materials: every package that made the site, its version and its licence (CycloneDX).

    Give it to a tool that knows of faults in packages, or to whoever buys software for you.
    """
    file = to or settings_of(config_file).site.parent / FILE
    parts = parts_used()
    try:
        file.write_bytes(bill_of_materials(parts))
    except OSError as reason:
        raise click.UsageError(
            f"{file} cannot be written ({reason.strerror}). Give another file with --to."
        ) from reason
    click.echo(f"{file}: Plainview {parts[0].version} and the {len(parts) - 1} packages it is made with")
