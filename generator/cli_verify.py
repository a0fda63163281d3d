"""`plainview verify`: whether a built site is whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from generator.cli_parts import FOUND_PROBLEMS, progress
from generator.publish.at_address import faults_at
from generator.publish.manifest import faults_of_manifest
from generator.publish.verify import verify_site
from generator.read.last_site import LastSiteUnread


@click.command()
@click.argument("site", metavar="DIR|URL")
def verify(site: str) -> None:
    """Read every page of a built site: links to and from it, anchors, titles, policy, and nothing from another host.

    Every file is held against the site's manifest too, so that a copy shows whether it is whole.

    Of a site at an address each file is asked for, and held against the manifest there. Compare that one with the
    manifest of the site that you trust: it says nothing of who made the copy.
    """
    if re.match(r"https?://", site):
        try:
            with progress() as tell:
                tell("Asking for each file")
                faults = [*faults_at(site)]
        except LastSiteUnread as reason:
            click.echo(str(reason), err=True)
            sys.exit(FOUND_PROBLEMS)
        whole = "Every file is what its manifest says."
    else:
        folder = Path(site)
        if not folder.is_dir():
            raise click.UsageError(f"{site} is neither a folder nor an address that begins with https://.")
        faults = [*verify_site(folder), *faults_of_manifest(folder)]
        whole = "Every page is whole and every link resolves."
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults):,} faults." if faults else whole)
    sys.exit(FOUND_PROBLEMS if faults else 0)
