"""A page's body as a reader and a checker meet it: its text, headings, links and anchors."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import normpath

from generator.present.page import Page

VOID = frozenset({"br", "circle", "hr", "img", "input", "link", "meta", "path", "use"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FORBIDDEN = frozenset({"script", "style", "iframe", "object", "embed"})


@dataclass
class Read:
    """What stands on a page."""

    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Each link's address and words."""
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str | None]] = field(default_factory=list)

    def link(self, words: str) -> str:
        """Where the one link with these words leads."""
        found = [address for address, said in self.links if said == words]
        assert len(found) == 1, (words, self.links)
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self.open: list[tuple[str, str | None, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.read.tags.append(tag)
        self.read.attributes += attrs
        if "id" in held:
            self.read.ids.append(held["id"] or "")
        if tag not in VOID:
            self.open.append((tag, held.get("href"), []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.tags.append(tag)
        self.read.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        opened, address, words = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        said = " ".join("".join(words).split())
        if tag in HEADINGS:
            self.read.headings.append((int(tag[1]), said))
        if tag == "a":
            self.read.links.append((address or "", said))

    def handle_data(self, data: str) -> None:
        self.read.text += data
        for _, _, words in self.open:
            words.append(data)


def read(page: Page) -> Read:
    """Read a page. Fails where a tag is not closed, or closed out of turn."""
    reader = _Reader()
    reader.feed(page.body)
    reader.close()
    assert not reader.open, f"never closed: {[tag for tag, _, _ in reader.open]}"
    reader.read.text = " ".join(reader.read.text.split())
    return reader.read


def leads_to(page: Page, link: str) -> tuple[str, str]:
    """The address from the site's root, and the anchor, that a relative link on a page leads to."""
    path, _, anchor = link.partition("#")
    if not path:
        return page.address, anchor
    joined = normpath(f"root/{page.address}{path}")
    assert joined == "root" or joined.startswith("root/"), f"{link} on {page.address} leads out of the site"
    address = joined.removeprefix("root").removeprefix("/")
    return (f"{address}/" if address else ""), anchor
