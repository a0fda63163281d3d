"""`plainview pack`: a discussion pack of the built site, as a PDF or as an address to print from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.check.suggest import close_match
from generator.cli_parts import FOUND_PROBLEMS, config_option, refuse_inside_a_site, settings_of
from generator.present.pages import pack as pack_pages
from generator.present.pages import workshop_pack
from generator.printing import NotPrinted, find_browser, print_page
from generator.publish.folder import built_here
from generator.read.content_files import shown_path

PAGE = "index.html"
NAMED_BY_ID = ""  # what --pdf gives where no file is named


@click.command()
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--blank", is_flag=True, help="The blank pack of the newest questions, for a workshop. Takes no ID.")
@click.option(
    "--pdf",
    type=click.Path(dir_okay=False),
    is_flag=False,
    flag_value=NAMED_BY_ID,
    metavar="[FILE]",
    help="Make a PDF. Without FILE, ID-pack.pdf in this folder.",
)
@click.option(
    "--browser",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The Chromium that prints. Without it, the one on this machine.",
)
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where the built site is.")
@config_option
def pack(
    identifier: str | None,
    blank: bool,
    pdf: str | None,
    browser: Path | None,
    site: Path | None,
    config_file: Path | None,
) -> None:
    """Print the discussion pack and the poster of the agreement ID, or say where they are.

    The site must be built: what is printed is what it holds.
    """
    if blank == (identifier is not None):
        raise click.UsageError(
            "Give the id of an agreement, before the options, or --blank: `plainview pack ID --pdf`."
            if not blank
            else "A blank pack is about no agreement: leave out the id, or --blank."
        )
    chosen = settings_of(config_file)
    folder = site or chosen.site
    address = workshop_pack.ADDRESS if identifier is None else pack_pages.address_of(identifier)
    _require(folder, address, identifier, chosen.settings.packs)
    if pdf is None:
        _tell_where(f"{chosen.settings.site_url.rstrip('/')}/{address}", folder / address / PAGE)
        return
    file = Path(pdf or f"{identifier or 'workshop'}-pack.pdf")
    refuse_inside_a_site(file)
    printing = browser or find_browser()
    if printing is None:
        click.echo(
            "Chromium makes the PDF, and there is none on this machine. Install Chromium or Google Chrome, or say "
            "with --browser where it is. Or open this page in any browser, choose “Print” and keep it as a PDF:\n"
            f"{shown_path(folder / address / PAGE)}",
            err=True,
        )
        sys.exit(FOUND_PROBLEMS)
    try:
        print_page(folder, address, file, printing)
    except NotPrinted as reason:
        click.echo(str(reason), err=True)
        sys.exit(FOUND_PROBLEMS)
    click.echo(f"{shown_path(file)}: {file.stat().st_size:,} bytes")


def _require(site: Path, address: str, identifier: str | None, packs: bool) -> None:
    """That the site is built and holds this pack. Otherwise says what to do."""
    if not built_here(site):
        raise click.UsageError(f"There is no built site in {site}. Run `plainview build` first.")
    if (site / address / PAGE).is_file():
        return
    if not packs:
        raise click.UsageError("The settings say `packs: false`, so this site has no packs.")
    if identifier is None:
        raise click.UsageError("There is no blank pack, because no questions are published on this site.")
    known = sorted(path.parts[-3] for path in site.glob(pack_pages.address_of("*") + PAGE))
    near = close_match(identifier, known)
    hint = f"Did you mean `{near}`?" if near else "If it is new, run `plainview build` first."
    raise click.UsageError(f"There is no agreement `{identifier}` in the site built in {site}. {hint}")


def _tell_where(address: str, file: Path) -> None:
    click.echo(f"Once the site is published, the pack is at {address}")
    click.echo(f"Here it is {shown_path(file)}")
    click.echo("Look at it with `plainview serve`, and choose “Print” in the browser. Or add --pdf.")
