"""Where the links and pictures of a page written by hand lead: to addresses that are some, and to files that are there.

Bad:   [Who we are](abuot.md)      Good:  [Who we are](about.md)
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.check.faults import Code
from generator.check.suggest import did_you_mean
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, published_with
from generator.read.excerpt import excerpt
from generator.read.prose import address_of

NO_ADDRESS = Code(
    "not-an-address",
    "error",
    "A link on a page written by hand leads to what is no address that readers could go to: a file of one computer, or "
    "an address with a slip in it. Of some nothing at all could be made.",
    "(content/pages/about/index.md)\n[The council](https://[council])",
    "(content/pages/about/index.md)\n[The council](https://www.leeds.gov.uk)",
)
NOT_THERE = Code(
    "linked-file-missing",
    "error",
    "A page written by hand leads to a page or shows a picture that is not among the pages.",
    "(content/pages/about/index.md)\n[Tell us](corections.md)",
    "(content/pages/about/index.md)\n[Tell us](corrections.md)",
)
DISGUISED = Code(
    "link-in-disguise",
    "error",
    "The words of a link on a page written by hand are the address of one website, and the link leads to another. "
    "Whoever reads it would not know where they go.",
    "(content/pages/about/index.md)\n[www.leeds.gov.uk](https://www.example.org)",
    "(content/pages/about/index.md)\n[A page about it](https://www.example.org)",
)
CODES = (NO_ADDRESS, NOT_THERE, DISGUISED)
# Words that are a whole address, or end as those of this country do: `report.pdf` is none.
_HOST = re.compile(
    r"(?:(?:https?://|www\.|[^\s@/]+@)(?P<begun>[\w.-]+\.[a-z]{2,})|(?P<known>[\w.-]+\.(?:uk|com|org|net|eu|scot|wales)))"
    r"(?::[0-9]+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
# No address of a website is longer, and it is looked for in each.
_LONGEST_LABEL = 2_000
_RUNS = ("javascript", "vbscript", "data")
ELSEWHERE = "Begin it with https:// where another website is meant."
_COPY = "Copy it from the browser's address bar, from https:// to the end."
# Whatever else a relative link leads to may be something that is built.
_FILES = frozenset((".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"))
# Each name that is not there is held against so many that are.
_MOST_HELD_AGAINST = 100
_LONGEST_NAME = 256
_TARGET = re.compile(
    r"\]\(\s*<?([^\s)>]+)|^ {0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s>]+)|<([a-z][a-z0-9+.-]*:[^\s<>]*)>",
    re.MULTILINE | re.IGNORECASE,
)


def link_problems(file: ContentFile, text: str, folder: Path) -> Iterator[Problem]:
    """What is wrong with the links of one page in the folder of all pages."""
    # Most pages need not be taken apart for it. What stands in code looks like a link here.
    found = (next(filter(None, target.groups())) for target in _TARGET.finditer(text))
    if not any(is_no_address(address) or _missing(address, file, folder) for address in found):
        return
    from generator.read.page_markup import links_of

    there = [os.path.relpath(path, file.path.parent) for path in published_with(folder) if _is_file(path)]
    near = there if len(there) <= _MOST_HELD_AGAINST else []
    for line, column, address, is_picture in links_of(text):
        where = Where(file.shown, line, column)
        if is_no_address(address, is_picture=is_picture):
            said = f"This leads to `{excerpt(address)}`, which is no address."
            yield Problem(where, NO_ADDRESS.code, said, _COPY)
        elif _missing(address, file, folder):
            otherwise = ELSEWHERE if is_a_host(address) else "Name the file by its path from this page."
            fix = did_you_mean(excerpt(address), near, otherwise)
            said = f"`{excerpt(address)}` is not among the pages."
            yield Problem(where, NOT_THERE.code, said, fix)


def disguised_links(file: ContentFile, text: str) -> Iterator[Problem]:
    """Links whose words name one website while they lead to another."""
    if "](" not in text and "]:" not in text:
        return
    from generator.read.page_markup import labelled_links_of

    for line, column, address, label in labelled_links_of(text):
        if said := disguise(label, address):
            yield Problem(Where(file.shown, line, column), DISGUISED.code, said, "Let both be the same, or use words.")


def disguise(words: str, address: str) -> str:
    """What to say of a link whose words name another website than it leads to; empty where they do not."""
    named, there = _host_named(words), _host_of(address)
    if not named or there is None or there == named or there.endswith(f".{named}"):
        return ""
    return f"The words of this link name {excerpt(named)}, and it leads to {excerpt(there) or 'a page here'}."


def is_a_host(address: str) -> bool:
    """Whether what is written as an address is one of another website, without how it begins."""
    return _HOST.fullmatch(address) is not None


def _host_named(label: str) -> str:
    """The website or the email address that the words of a link are; empty where they are words."""
    if len(label) > _LONGEST_LABEL:
        return ""
    signs = "".join({sign for sign in label if not sign.isalnum()})
    found = _HOST.fullmatch(label.lstrip(signs).rstrip(signs.replace("/", "")))
    return _plain_host(found["begun"] or found["known"]) if found else ""


def _host_of(address: str) -> str | None:
    """Where a link leads, empty for a page of the site; None for what is no address, which is told."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return _plain_host(parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or "")


def _plain_host(host: str) -> str:
    return host.lower().removeprefix("www.").rstrip(".")


def is_no_address(address: str, *, is_picture: bool = False) -> bool:
    """Whether nobody could go there. Of what runs, and of pictures from elsewhere, `page_html.py` tells."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port  # which may be none that there is
    except ValueError:
        return True
    if is_picture or parts.scheme in _RUNS:
        return False
    if parts.scheme in ("http", "https"):
        return "." not in host.strip(".") or ".." in host or parts.username is not None
    return bool(parts.netloc) or parts.scheme not in ("", "mailto", "tel") or (bool(parts.scheme) and not parts.path)


def _missing(address: str, file: ContentFile, folder: Path) -> bool:
    """Whether a link names a file beside the page, and no such file is there."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or path.startswith(("/", "\\")) or path.endswith("/"):
        return False
    if not _is_file(PurePosixPath(path)) and not (PurePosixPath(path).suffix and _stays(path, file, folder)):
        return False
    target = Path(os.path.normpath(file.path.parent / path))
    # Path would raise at a name that is too long.
    return not target.is_relative_to(os.path.normpath(folder)) or not os.path.isfile(target)  # noqa: PTH113


def _stays(path: str, file: ContentFile, folder: Path) -> bool:
    """Whether an address is among the pages, where nothing else is built: a browser begins at the page's own."""
    top = posixpath.normpath(posixpath.join(address_of(file.id), path)).partition("/")[0]
    if top == file.id.partition("/")[0]:
        return True
    return top not in ("", ".", "..") and len(top) < _LONGEST_NAME and (folder / top).is_dir()


def _is_file(path: PurePath) -> bool:
    return path.suffix.lower() in _FILES
