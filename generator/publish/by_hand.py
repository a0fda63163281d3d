"""Pages written by hand, told of where they are written: nobody can mend what was built of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath

from generator.problems import Where
from generator.publish.links import ANCHOR, Link, file_at
from generator.publish.page_faults import leads_to
from generator.read.content_files import ContentFile, contents
from generator.read.html_page import NoPage, parse
from generator.read.prose import address_of, prose_files

_PAGE = ".md"


@dataclass(frozen=True)
class ByHand:
    """The pages in a folder, by what is built of them. Without a folder nothing is known of any."""

    folder: Path | None = None
    site_url: str = ""

    def at_source(self, fault: str) -> str:
        """A fault of what was built, `path:line: what`, with the file that it was built of."""
        file = self._sources.get(fault.partition(":")[0])
        return f"{fault} (built of {file.shown})" if file else fault

    def links(self, paths: Collection[str], name: str) -> Iterator[str]:
        """Where on the pages of these paths links of this name stand, each as `file:line:column`."""
        target, sign, anchor = name.partition(ANCHOR)
        for path, file in self._sources.items():
            for where, link in self._links_of(path, file) if path in paths else ():
                if link == (target, anchor) or (link[0] == target and not sign):
                    yield str(where)

    @cached_property
    def _sources(self) -> dict[str, ContentFile]:
        return {file_at(address_of(file.id)): file for file in prose_files(self.folder)} if self.folder else {}

    def _links_of(self, path: str, file: ContentFile) -> Iterator[tuple[Where, Link]]:
        for line, column, address in _addresses(getattr(contents(file), "text", "")):
            link = leads_to(path, self._as_built(file.id, address), self.site_url)
            if link is not None:
                yield Where(file.shown, line, column), link

    def _as_built(self, source: str, address: str) -> str:
        """An address as it stands on the page that is built: the host leads from page to page by their files."""
        target, sign, anchor = address.partition("#")
        if not target.endswith(_PAGE) or "://" in target:
            return address
        path = normpath(join(dirname(source), target))
        root = "../" * address_of(source).count("/")
        return f"{root}{address_of(path.removesuffix(_PAGE))}{sign}{anchor}"


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """What a page leads to and loads, in Markdown and in HTML, each after its line and column."""
    from generator.read.page_markup import links_of, markup_of  # which takes long to load, and faults are few

    columns: dict[tuple[int, str], list[int]] = {}
    for line, column, address, _ in links_of(text):
        columns.setdefault((line, address), []).append(column)
    html = markup_of(text)
    try:
        page = parse(html)
    except NoPage:
        return
    lines = html.split("\n")
    for line, address in (*page.leads, *page.loads):
        # In a line of HTML, what was Markdown before it has moved it on.
        in_markdown = columns.get((line, address))
        yield line, in_markdown.pop(0) if in_markdown else _column(lines[line - 1], address), address


def _column(html: str, address: str) -> int:
    """Where in a line of HTML the element begins that has this address."""
    at = max(html.find(escape(address)), html.find(address))
    return max(0, html.rfind("<", 0, max(0, at))) + 1
