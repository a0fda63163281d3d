"""Pages written by hand: they can be read, name only inserts that exist, and those that records lead to are there.

Bad:   the town has [[town-poeple]] people      Good:  the town has [[town-people]] people
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.check import page_about, page_addresses, page_html, page_links
from generator.check.faults import Code
from generator.check.page_letters import letter_problems
from generator.check.suggest import did_you_mean
from generator.model.fields import KEPT_BY_WINDOWS
from generator.model.inserts import FIGURES, INSERT, WORDS
from generator.model.written_page import WrittenPage, WrittenPart
from generator.problems import Problem, Where
from generator.read.content_files import contents, never_published, printable, published_with, shown_path
from generator.read.excerpt import excerpt
from generator.read.prose import address_of, front_matter_lines, prose_files, told_of_page, with_plain_ends
from generator.read.yaml_fault import first_told

# Pages that the records' own pages and the frame lead to; tests/content/test_pages_needed.py holds the list to the
# links of the built site.
NEEDED = (
    *("about/index.md", "about/accessibility.md", "about/corrections.md", "about/data-and-licences.md"),
    *("about/privacy.md", "about/publish.md", "understand/index.md", "understand/glossary.md"),
    *("understand/small-numbers.md", "understand/spectrum.md", "understand/the-law.md", "understand/town.md"),
)

# The first parts of the addresses of pages that are made from records; the same test holds them to the built site.
OWN = frozenset(
    (
        *("agreements", "areas", "changes", "compare", "data", "gaps", "identifiability", "lawful-bases", "moments"),
        *("organisations", "outcomes", "people", "promises", "provenance", "reviews", "search", "sectors", "status"),
        "tests",
    )
)

# Those in which files stand that are made from records.
_OF_FILES = frozenset(("feeds", "filters", "maps"))

UNKNOWN = Code(
    "unknown-insert",
    "error",
    "A page in `content/pages/` names something in double square brackets that nothing makes, so readers would see "
    "the brackets. `generator/model/inserts.py` lists what there is.",
    "(The town has [[town-poeple]] people.)",
    "(The town has [[town-people]] people.)",
)
OUT_OF_PLACE = Code(
    "insert-out-of-place",
    "error",
    "A picture or a table is named inside a sentence or twice on one page, or something is named in the lines about "
    "the page, where nothing is put in.",
    "(This is the town: [[town]])",
    "([[town]] on a line of its own)",
)
MISSING = Code(
    "missing-page",
    "error",
    "The pages of records lead to a page written by hand, and it is not there.",
    "(content/pages/understand/ without spectrum.md)",
    "(content/pages/understand/spectrum.md, as Plainview has it, or in your own words)",
)
RUNS = Code(
    "runs-in-browsers",
    "error",
    "A file among the pages is of a kind that can hold programs or orders. A browser would run them at the site's own "
    "address, outside every page and the policy that each page has; a web host would run them, or obey: one file "
    "called `_redirects` leads all readers elsewhere.",
    "(content/pages/about/logo.svg)",
    "(content/pages/about/logo.png)",
)
NAMED = Code(
    "name-for-some-disks",
    "error",
    "Windows cannot hold a file or a folder of this name, so nobody there could unpack the site or check out its "
    "source. Two names that differ in capitals alone are one there, and on a Mac.",
    "(content/pages/about/what?.png)",
    "(content/pages/about/what.png)",
)
ENDING = Code(
    "page-ending",
    "error",
    "Pages end in `.md`. One with another ending would not be looked at as the others are, or it would be published as "
    "a file that a browser offers to save.",
    "(content/pages/about/us.markdown)",
    "(content/pages/about/us.md)",
)
TAKEN = Code(
    "address-of-records",
    "error",
    "A page written by hand would stand where the pages of records are: at the front, or in a folder such as "
    "`agreements` or `areas`. A record may come to have its address, if none has it now.",
    "(content/pages/agreements/how-we-choose.md)",
    "(content/pages/about/how-we-choose.md)",
)
CODES = (
    UNKNOWN,
    OUT_OF_PLACE,
    MISSING,
    RUNS,
    NAMED,
    ENDING,
    TAKEN,
    *page_html.CODES,
    *page_links.CODES,
    *page_about.CODES,
    *page_addresses.CODES,
)
_RUN_BY_BROWSERS = frozenset(
    (
        *(".svg", ".svgz", ".xml", ".xsl", ".xslt", ".xhtml", ".xht", ".htm", ".html", ".shtml", ".mht", ".mhtml"),
        *(".js", ".mjs", ".cjs", ".wasm", ".swf", ".jar", ".hta"),
    )
)
# What else may stand among the pages: browsers show it or save it, and neither they nor any host runs it.
_HARMLESS = frozenset(
    (
        *(".md", ".txt", ".csv", ".tsv", ".json", ".geojson", ".ics", ".vtt", ".srt", ".css", ".yml", ".yaml"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".mp3", ".m4a", ".ogg", ".mp4", ".webm"),
        *(".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".epub", ".brf", ".zip"),
        *(".woff", ".woff2"),
    )
)
# By which GitHub Pages knows the name of a site.
_NAMES_OF_HOSTS = frozenset(("CNAME",))
_PAGE = ".md"
_PAGES = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))
# What stands in no name on Windows.
_NOT_IN_NAMES = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
_OTHER_NAME = "Use small letters, digits and hyphens, and a dot before the ending."
_INSTEAD = "Publish a picture as PNG or WebP, and words as a page in Markdown."


def page_problems(folder: Path, *, of_a_site: bool) -> Iterator[Problem]:
    """What is wrong with the pages of a folder, with line and column. A site has some that records lead to."""
    for name in NEEDED:
        if of_a_site and not (folder / name).is_file():
            fix = "Plainview's own `content/pages/` holds one: copy it, and put it into your own words if you like."
            message = "The pages of records lead to this page, and it is not there."
            yield Problem(Where(shown_path(folder / name)), MISSING.code, message, fix)
    yield from never_published(folder)
    published = published_with(folder)
    yield from _name_problems(published)
    yield from page_addresses.doubled_addresses(folder)
    for path in published:
        if of_a_site and path.suffix != _PAGE and path.is_file() and _first(path, folder) in OWN | _OF_FILES:
            message = "The files of records stand here, and this one would stand among them or in the place of one."
            yield Problem(Where(shown_path(path)), TAKEN.code, message, "Put it into another folder, such as `about/`.")
        elif path.suffix.lower() in _RUN_BY_BROWSERS:
            message = f"Files that end in `{path.suffix.lower()}` can hold programs, which a browser would run."
            yield Problem(Where(shown_path(path)), RUNS.code, message, _INSTEAD)
        elif _is_unknown(path):
            what = f"Files that end in `{printable(path.suffix)}`" if path.suffix else "Files of this name"
            message = f"{what} are not published: some browsers run them, or some hosts take them for orders."
            yield Problem(Where(shown_path(path)), RUNS.code, message, f"{_INSTEAD} What hosts need, the build writes.")
        if path.suffix != _PAGE and path.suffix.lower() in _PAGES and path.is_file():
            fix = f"Call it `{printable(path.stem)}.md`, here and where it is named."
            yield Problem(Where(shown_path(path)), ENDING.code, f"Pages do not end in `{path.suffix}` here.", fix)
    for file in prose_files(folder):
        if of_a_site and (file.id == "index" or file.id.partition("/")[0].casefold() in OWN):
            message = "The pages of records stand here, and this one would stand among them or in the place of one."
            yield Problem(Where(file.shown), TAKEN.code, message, "Put it into another folder, such as `about/`.")
        read = contents(file)
        if isinstance(read, Problem):
            yield read
        else:
            found = chain(
                insert_problems(file.shown, read.text),
                letter_problems(file.shown, read.text),
                page_html.html_problems(file, read.text),
                page_links.link_problems(file, read.text, folder),
                page_links.disguised_links(file, read.text),
                page_about.about_problems(file, read.text) if of_a_site else (),
            )
            yield from first_told(file.shown, found)


def _first(path: Path, folder: Path) -> str:
    return path.relative_to(folder).parts[0].casefold()


def _is_unknown(path: Path) -> bool:
    known = path.suffix.lower() in _HARMLESS | _PAGES or path.name in _NAMES_OF_HOSTS
    return not known and path.is_file() and not _NOT_IN_NAMES.search(path.name)  # which is told


def _name_problems(published: Iterable[Path]) -> Iterator[Problem]:
    """What is published and has a name that some disks cannot hold, or cannot tell from another."""
    named: dict[str, Path] = {}
    for path in published:
        other = named.setdefault(str(path).casefold(), path)
        if _NOT_IN_NAMES.search(path.name) or path.name.partition(".")[0].casefold() in KEPT_BY_WINDOWS:
            yield Problem(Where(shown_path(path)), NAMED.code, "Windows can hold nothing of this name.", _OTHER_NAME)
        elif other != path:
            message = f"Windows and Macs cannot tell this from `{other.name}`."
            yield Problem(Where(shown_path(path)), NAMED.code, message, "Give it another name.")


def written_pages(folder: Path) -> tuple[WrittenPage, ...]:
    """The pages of a folder that say what they are called, in the order of their paths."""
    from generator.read.passages import parts

    found = []
    for file in prose_files(folder):
        read = contents(file)
        if not isinstance(read, Problem) and (told := told_of_page(read.text)).get("title"):
            of_page = tuple(WrittenPart(*part) for part in parts(read.text))
            found.append(WrittenPage(address_of(file.id), told["title"], told.get("description", ""), of_page))
    return tuple(found)


def insert_problems(shown: str, text: str) -> Iterator[Problem]:
    """What is wrong with the inserts of one page. They are put in before the host knows what is code, so there too."""
    lines = with_plain_ends(text).split("\n")
    about = front_matter_lines(text)
    figures: set[str] = set()
    for number, line in enumerate(lines, start=1):
        for found in INSERT.finditer(line):
            where = Where(shown, number, found.start() + 1)
            name = found.group(1)
            if name not in WORDS and name not in FIGURES:
                fix = did_you_mean(name, [*WORDS, *FIGURES], "`generator/model/inserts.py` lists what there is.")
                yield Problem(where, UNKNOWN.code, f"Nothing is called `[[{excerpt(name)}]]`.", fix)
            elif number <= about:
                fix = "Say it without, or say it in the text below."
                message = f"`[[{name}]]` stands in the lines about the page, where nothing is put in."
                yield Problem(where, OUT_OF_PLACE.code, message, fix)
            elif name in FIGURES and not _alone(lines, number):
                fix = "Put it at the beginning of a line of its own, with an empty line before and after it."
                yield Problem(where, OUT_OF_PLACE.code, f"`[[{name}]]` is a picture or a table.", fix)
            elif name in figures:
                fix = "Keep one of them."
                yield Problem(where, OUT_OF_PLACE.code, f"`[[{name}]]` stands on this page already.", fix)
            figures |= {name} & FIGURES.keys()


def _alone(lines: list[str], number: int) -> bool:
    """Whether a figure's name is all that stands in its paragraph."""
    around = lines[number - 2 : number - 1] + lines[number : number + 1]
    return INSERT.fullmatch(lines[number - 1].rstrip()) is not None and not any(one.strip() for one in around)
