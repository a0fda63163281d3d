"""`plainview check --reading`: how plain the pages of prose read, page by page, and what to look at again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from generator import report
from generator.check.page_reading import FEWEST_WORDS, LONGEST_SENTENCE, PageReading, problems_of_pages, read_pages
from generator.cli_parts import FOUND_PROBLEMS, OR_CONTENT, SETTINGS, settings_of
from generator.model.settings import HowPlain
from generator.problems import Problem, errors
from generator.read.content_files import ContentFile, shown_path
from generator.read.prose import prose_files

# The folder of prose where no settings name one.
_PAGES = "pages"
_HEADINGS = ("Page", "Words", "Ease", "Grade", "Long in 100", "Passives")
_LIMITS = {"ease": "ease", "grade": "grade", "long_sentences": "long sentences"}


def tell_reading(files: Sequence[Path], style: str, content: Path | None, config_file: Path | None) -> None:
    """Tell how the pages read, in one of the report's formats, and leave. With files, of those alone."""
    if content and not config_file and not SETTINGS.is_file():
        folder, asked = content / _PAGES, HowPlain()  # content without a site
    else:
        chosen = settings_of(config_file, OR_CONTENT)
        folder, asked = content / _PAGES if content else chosen.pages, chosen.settings.prose
    pages, closed = read_pages(_pages_of(files, folder))
    problems = [*closed, *problems_of_pages(pages, asked)]
    if style == "json":
        click.echo(_as_json(pages, problems, asked))
    else:
        if style == "text":
            click.echo("\n".join(_table(pages, asked)) + "\n")
        click.echo(report.FORMATS[style](problems))
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


def _pages_of(files: Sequence[Path], folder: Path) -> list[ContentFile]:
    """The pages to tell of. A file that is none of them is wrong usage: it would seem to read well."""
    pages = prose_files(folder)
    if not pages:
        raise click.UsageError(f"There is no page of prose in {shown_path(folder)}: no file there ends in .md.")
    asked = {file.resolve(): file for file in files}
    for file in asked.keys() - {page.path.resolve() for page in pages}:
        raise click.UsageError(
            f"{asked[file]} is not a page of prose of this site. Those are the files that end in .md in "
            f"{shown_path(folder)} and the folders in it."
        )
    return [page for page in pages if not asked or page.path.resolve() in asked]


def _table(pages: Sequence[PageReading], asked: HowPlain) -> Iterator[str]:
    yield (
        f"This site asks of each page: reading ease {asked.ease} or more, grade {asked.grade} or less, and of 100 "
        f"sentences at most {asked.long_sentences} with more than {LONGEST_SENTENCE} words.\n"
    )
    rows = [_HEADINGS, *(_row(page) for page in pages)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    notes = ["", *(_note(page, asked) for page in pages)]
    for (name, *figures), note in zip(rows, notes, strict=True):
        cells = [name.ljust(widths[0])]
        cells += [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
        yield "  ".join([*cells, note]).rstrip()


def _row(page: PageReading) -> tuple[str, ...]:
    measures = ("-" if one is None else f"{one:.1f}" for one in (page.ease, page.grade, page.long_in_100))
    return (page.path, f"{page.words:,}", *measures, f"{len(page.passives):,}")


def _note(page: PageReading, asked: HowPlain) -> str:
    if not page.words:
        return "nothing to read in sentences"
    if page.words < FEWEST_WORDS:
        return "too short to judge"
    over = [_LIMITS[name] for name in page.harder_than(asked)]
    return f"harder than asked: {', '.join(over)}" if over else ""


def _as_json(pages: Sequence[PageReading], problems: Sequence[Problem], asked: HowPlain) -> str:
    told: dict[str, Any] = {
        "asked": asked.model_dump(),
        "pages": [
            {
                "path": page.path,
                **{name: getattr(page, name) for name in ("words", "sentences", "ease", "grade", "long_in_100")},
                "long_sentences": len(page.long_sentences),
                "passives": len(page.passives),
                "harder_than_asked": page.harder_than(asked),
            }
            for page in pages
        ],
        "problems": json.loads(report.as_json(problems)),
    }
    return json.dumps(told, indent=2, ensure_ascii=False)
