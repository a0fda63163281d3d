"""The addresses of pages: each written by hand has one to itself, and leads to some at which there is a page.

Bad:   [School meals](../../agreements/meals/)      Good:  [School meals](../../agreements/school-meals/)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import join, normpath, relpath
from urllib.parse import unquote, urlsplit

from generator.check.faults import Code
from generator.check.page_links import ELSEWHERE, is_a_host
from generator.check.suggest import did_you_mean
from generator.model.inserts import INSERT
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, contents
from generator.read.excerpt import excerpt
from generator.read.prose import address_of, prose_files
from generator.read.yaml_fault import first_told

NOT_THERE = Code(
    "linked-page-missing",
    "error",
    "A page written by hand leads to an address of this site at which there will be no page: no record has this id, or "
    "no page written by hand is there. What begins with `../` is told from the page's own address, which is a folder.",
    "(content/pages/about/who.md)\n[The town](../../areas/hul/)",
    "(content/pages/about/who.md)\n[The town](../../areas/hull/)",
)
DOUBLED = Code(
    "doubled-address",
    "error",
    "Two files among the pages would be published at one address, so one of them would be lost.",
    "(content/pages/about/us.md beside content/pages/about/us/index.md)",
    "(content/pages/about/us/index.md alone)",
)
CODES = (NOT_THERE, DOUBLED)
_LINK = re.compile(r"\]\(|^ {0,3}\[[^\]\n]{1,200}\]:", re.MULTILINE)
_UP = re.compile(r"^(?:\.{0,2}/)+")
# What follows here is a number.
_FURTHER = "page"
# Each id that is not there is held against so many that are.
_MOST_HELD_AGAINST = 100


def doubled_addresses(folder: Path) -> Iterator[Problem]:
    """Pages that would be lost, as another is published at their address."""
    taken: dict[str, str] = {}
    for file in sorted(prose_files(folder), key=lambda file: file.id.count("/"), reverse=True):
        other = taken.setdefault(address_of(file.id), file.shown)
        if other != file.shown:
            said = f"This page would have the same address as `{other}`, and one of them would be lost."
            yield Problem(Where(file.shown), DOUBLED.code, said, "Keep one of them, or give one another name.")


def led_nowhere(folder: Path, ids: Mapping[str, Collection[str]], own: Collection[str]) -> Iterator[Problem]:
    """Links of pages by hand to addresses at which there will be no page.

    `ids` are those of the records that have pages, by the folder that these stand in. `own` are all folders in which
    pages stand that are made from records.
    """
    files = prose_files(folder)
    written = {address_of(file.id) for file in files}
    for file in files:
        read = contents(file)
        if not isinstance(read, Problem) and _LINK.search(read.text):
            found = _of_page(file, read.text, written, ids, own)
            yield from first_told(file.shown, found)


def _of_page(
    file: ContentFile,
    text: str,
    written: Collection[str],
    ids: Mapping[str, Collection[str]],
    own: Collection[str],
) -> Iterator[Problem]:
    from generator.read.page_markup import links_of  # which takes long to load

    folders = {address.partition("/")[0] for address in written}
    for line, column, given, _ in links_of(text):
        address = _address(file.id, given)
        if address is None:
            continue
        top, _, rest = address.partition("/")
        name = rest.partition("/")[0]
        where = Where(file.shown, line, column)
        said = f"`{excerpt(given)}` leads to {excerpt(address)}, and there is no page."
        if top in ids and name and name != _FURTHER and name not in ids[top]:
            fix = did_you_mean(excerpt(name), _near(name, ids[top]), "Copy the address from the page that is meant.")
            yield Problem(where, NOT_THERE.code, said, fix)
        elif top not in own and top in folders and address not in written:
            yield Problem(where, NOT_THERE.code, said, _meant(file.id, given, written, [*ids, *own]))


def _address(source: str, given: str) -> str | None:
    """The address on this site of what a link leads to, or None for what is none: a file, or another site."""
    try:
        parts = urlsplit(given)
    except ValueError:  # no address at all, which is told
        return None
    path = unquote(parts.path)
    if INSERT.search(path):  # something else is put in there
        return None
    # Where a site is no whole host, what begins with `/` leads out of it; the build knows.
    if parts.scheme or parts.netloc or not path or path.startswith(("/", "\\")) or _is_file(path):
        return None
    address = f"{normpath(join(address_of(source), path))}/"
    return None if address.startswith(("../", "./")) else address


def _is_file(path: str) -> bool:
    return bool(PurePosixPath(path).suffix) and not path.endswith("/")


def _meant(source: str, given: str, written: Collection[str], own: Iterable[str]) -> str:
    """How to mend a link to a page that is not there. Often it is told from another place than the page's address."""
    here = address_of(source)
    from_root = _UP.sub("", unquote(urlsplit(given).path))
    if from_root.partition("/")[0] in own or f"{from_root.rstrip('/')}/" in written:
        return f"From this page it is `{'../' * here.count('/')}{excerpt(from_root)}`."
    some = written if len(written) <= _MOST_HELD_AGAINST else ()
    near = [one for one in (f"{relpath(address, here)}/" for address in some) if _UP.sub("", one)]
    by_file = "Name the file of the page by its path from this file, with `.md`."
    return did_you_mean(excerpt(given), near, ELSEWHERE if is_a_host(given) else by_file)


def _near(name: str, ids: Collection[str]) -> Collection[str]:
    begins = [one for one in ids if one[:2] == name[:2]]
    return begins if len(begins) <= _MOST_HELD_AGAINST else ()
