"""`plainview verify`: whether a built site is whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from generator.cli_parts import FOUND_PROBLEMS, progress, site_named
from generator.present.wording import count
from generator.publish.at_address import faults_at
from generator.publish.manifest import held_against_manifest
from generator.publish.verify import verify_site
from generator.read.content_files import printable
from generator.read.last_site import LastSiteUnread


@click.command()
@click.argument("site", metavar="DIR|URL", callback=site_named)
def verify(site: str) -> None:
    """Read every page of a built site: links to and from it, anchors, titles, policy, and nothing from another host.

    Every file is held against the site's manifest too, so that a copy shows whether it is whole. The copy may be
    anybody's: no link in it is followed, and what is no ordinary file, or far larger than any of ours, is named.

    Of a site at an address each file is asked for, for six hours at most, and held against the manifest there. Compare
    that one with the manifest of the site that you trust: it says nothing of who made the copy.
    """
    if re.match(r"https?://", site):
        try:
            with progress() as tell:
                tell("Asking for each file")
                faults = [*faults_at(site)]
        except LastSiteUnread as reason:
            click.echo(printable(str(reason)), err=True)
            sys.exit(FOUND_PROBLEMS)
        whole = "Every file is what its manifest says."
    else:
        folder = Path(site)
        held = held_against_manifest(folder)
        faults = [*verify_site(folder), *held.faults]
        whole = "Every page is whole and every link resolves."
        for doubt in held.doubts:
            click.echo(f"Take care: {printable(doubt)}", err=True)
    # What is not to be trusted has a say in the names of files: none may steer a terminal or look like another line.
    for fault in faults:
        click.echo(printable(fault))
    click.echo(f"{count(len(faults), 'fault')}." if faults else whole)
    sys.exit(FOUND_PROBLEMS if faults else 0)
