"""`plainview sbom`: what the site is made with, for tools that look for known faults."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from generator.cli_parts import config_option, refuse_inside_a_site, settings_of
from generator.intake.replacing import FileRefused, Replacing, replace_files
from generator.read.any_folder import Unread, bytes_of
from generator.steward.bill_of_materials import FILE, bill_of_materials
from generator.steward.parts_used import parts_used

_LARGEST = 16 * 1024 * 1024


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
    refuse_inside_a_site(file)
    parts = parts_used()
    try:
        replace_files([Replacing(file, _bill_of_before(file), bill_of_materials(parts))])
    except FileRefused as reason:
        raise click.UsageError(f"{reason} Or give another file with --to.") from reason
    click.echo(f"{file}: Plainview {parts[0].version} and the {len(parts) - 1} packages it is made with")


def _bill_of_before(file: Path) -> bytes | None:
    """What is there already, if it is a bill of materials: nothing else gives way to one."""
    if not os.path.lexists(file):
        return None
    try:
        there = bytes_of(file, _LARGEST)
    except Unread:
        there = b""
    if not _is_bill(there):
        raise click.UsageError(
            f"{file} is there already, and is no bill of materials. Move it away, or give another file with --to."
        )
    return there


def _is_bill(raw: bytes) -> bool:
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and told.get("bomFormat") == "CycloneDX"
