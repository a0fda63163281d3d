"""`plainview verify`: whether a built site is whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli_parts import FOLDER, FOUND_PROBLEMS
from generator.publish.manifest import faults_of_manifest
from generator.publish.verify import verify_site


@click.command()
@click.argument("site", type=FOLDER)
def verify(site: Path) -> None:
    """Read every page of a built SITE: links to and from it, anchors, titles, policy, and nothing from another host.

    Every file is held against the site's manifest too, so that a copy shows whether it is whole.
    """
    faults = [*verify_site(site), *faults_of_manifest(site)]
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults):,} faults." if faults else "Every page is whole and every link resolves.")
    sys.exit(FOUND_PROBLEMS if faults else 0)
