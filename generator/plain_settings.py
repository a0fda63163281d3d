"""`mkdocs.yml` read without MkDocs, which takes long to load, where nothing in it needs MkDocs to be understood.

What is taken here MkDocs takes too, and it means the same there. Of anything else, and of anything wrong, nothing is
said: MkDocs is asked, and there is one voice that tells what is to be mended.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from annotated_types import Len
from pydantic import BaseModel, ConfigDict, Field

from generator.check.settings import BadConfiguration, Site, faults_of_options, site_of
from generator.check.settings_file import is_harmless
from generator.check.settings_fit import refuse_unfit
from generator.problems import Problem
from generator.read.content_files import ContentFile, contents
from generator.read.file_marks import mark_of_files

_ONE = Len(1, 1)


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Theme(_Plain):
    name: Literal["material"]
    language: str = "en"
    font: Literal[False] = False


class _Contents(_Plain):
    permalink: bool = False


_Extension = (
    Literal["tables", "attr_list", "toc", "admonition", "footnotes", "def_list", "md_in_html"]
    | Annotated[dict[Literal["toc"], _Contents], _ONE]
)
_Page = str | Annotated[dict[str, str], _ONE]
_Section = str | Annotated[dict[str, str | list[_Page]], _ONE]


class _File(_Plain):
    site_name: str
    site_url: Annotated[str, Field(pattern=r"^https?://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?$")]
    site_description: str | None = None
    site_author: str | None = None
    copyright: str | None = None
    docs_dir: str
    site_dir: str = "site"
    use_directory_urls: Literal[True] = True
    strict: bool = False
    theme: _Theme
    plugins: Annotated[list[Literal["plainview"] | Annotated[dict[Literal["plainview"], dict[str, Any]], _ONE]], _ONE]
    nav: Annotated[list[_Section], Len(1)] | None = None
    markdown_extensions: list[_Extension] = []
    extra: dict[str, Any] = {}


def plain_site(config_file: Path) -> Site | None:
    """What a plain `mkdocs.yml` says, or None where MkDocs has to be asked."""
    file = Path(os.path.abspath(config_file))  # noqa: PTH100 - what is named in it stands beside a link to it
    try:
        read = contents(ContentFile(file, str(file), ""))
        # MkDocs has the loader that is written in Python, and the two do not agree about tabs.
        if isinstance(read, Problem) or "\t" in read.text or not is_harmless(read.text):
            return None
        found = _File.model_validate(yaml.load(read.text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError):
        return None
    pages, site = (Path(os.path.abspath(file.parent / name)) for name in (found.docs_dir, found.site_dir))  # noqa: PTH100
    apart = pages != file.parent and not pages.is_relative_to(site) and not site.is_relative_to(pages)
    [plugin] = found.plugins
    options = {} if isinstance(plugin, str) else plugin["plainview"]
    if not apart or not pages.is_dir() or any(faults_of_options(options)):
        return None
    try:
        refuse_unfit(file, read.text, pages)
        address = found.site_url if found.site_url.endswith("/") else f"{found.site_url}/"
        return site_of(options, found.site_name, address, found.extra, file=file, pages=pages, site=site)
    except BadConfiguration:
        return None


def mark_of_host(config_file: Path) -> str:
    """A mark of a plain `mkdocs.yml` and of the pages written by hand, which MkDocs makes its frames and pages from.

    Empty where MkDocs has to be asked: what it then makes them from may stand anywhere.
    """
    site = plain_site(config_file)
    return "" if site is None else mark_of_files((), (config_file, site.pages))
