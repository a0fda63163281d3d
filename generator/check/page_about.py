"""What a page written by hand says about itself: a title and a description at its top, one main heading, anchors.

Bad:   title: Privacy: what we keep      Good:  title: "Privacy: what we keep"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile
from generator.read.excerpt import excerpt
from generator.read.prose import front_matter_lines, with_plain_ends, without_front_matter
from generator.read.strict_yaml import parse

LINES = Code(
    "lines-about-page",
    "error",
    "The lines at the top of a page written by hand are wrong: between two lines of `---` they say its title and its "
    "description, which search engines and this site's own search show. They are YAML, as records are.",
    "(content/pages/about/index.md)\n# About\n\nWho we are.",
    "(content/pages/about/index.md)\n---\ntitle: About\ndescription: Who publishes this site, and why.\n---\n\n# About",
)
HEADINGS = Code(
    "main-heading",
    "error",
    "A page written by hand has no main heading, or two. Screen readers say it first, and people look for it first.",
    "(content/pages/about/index.md)\n# About\n\n# Who we are",
    "(content/pages/about/index.md)\n# About\n\n## Who we are",
)
ANCHORS = Code(
    "doubled-anchor",
    "error",
    "Two places on a page written by hand have the same anchor, so a link to it leads to the first of them alone.",
    "(content/pages/about/index.md)\n## Who we are {#us}\n\n## Where we are {#us}",
    "(content/pages/about/index.md)\n## Who we are {#us}\n\n## Where we are {#where}",
)
CODES = (LINES, HEADINGS, ANCHORS)
_TOLD = ("title", "description")
_HOW = "Put a line of `---` at the very top, below it `title: ...` and `description: ...`, and another `---`."
_MAIN = re.compile("<h1[ >]", re.IGNORECASE)
_ANCHOR = re.compile(r"\{:?[^}\n]{0,200}?#([\w-]+)[^}\n]{0,200}\}")


def about_problems(file: ContentFile, text: str) -> Iterator[Problem]:
    """What is wrong with the lines about one page, and with its headings."""
    from generator.read.markdown import blocks  # which takes long to load

    yield from _lines_about(file.shown, text)
    anchors: set[str] = set()
    main = in_html = 0
    for block in blocks(without_front_matter(text)):
        where = Where(file.shown, block.line + 1, block.starts[0] + 1)
        main += block.heading == 1
        in_html += len(_MAIN.findall(block.content))
        if block.heading == 1 and main > 1:
            fix = "Begin it with `##`: it is a part of the page."
            yield Problem(where, HEADINGS.code, "This page has a main heading already.", fix)
        for anchor in _ANCHOR.findall(block.content) if block.heading else ():
            if anchor in anchors:
                yield Problem(
                    where, ANCHORS.code, f"`#{excerpt(anchor)}` stands on this page already.", "Give it another."
                )
            anchors.add(anchor)
    if not main and not in_html:
        fix = "Begin the page with its heading: `#`, a space, and what it is about."
        yield Problem(Where(file.shown), HEADINGS.code, "This page has no main heading.", fix)


def _lines_about(shown: str, text: str) -> Iterator[Problem]:
    lines = with_plain_ends(text).split("\n")[: front_matter_lines(text)]
    if not lines:
        yield Problem(Where(shown), LINES.code, "This page does not say what it is called and what it is about.", _HOW)
        return
    document = parse("\n".join(lines[1:-1]), with_places=True)
    for fault in document.faults:
        yield Problem(Where(shown, fault.line + 1, fault.column), LINES.code, fault.message, fault.fix)
    if document.faults:
        return
    told = document.data if isinstance(document.data, dict) else {}
    for name in _TOLD:
        if not (isinstance(told.get(name), str) and told[name].strip()):
            said = f"The {name} of this page is not said in words."
            line, column = document.place((name,)) if name in told else (0, 1)
            yield Problem(
                Where(shown, line + 1, column), LINES.code, said, f"Add a line `{name}: ...` between the `---`."
            )
    if "template" in told:
        line, column = document.place(("template",))
        said = "A page has no template of its own: it would be shown in place of what is written here."
        yield Problem(Where(shown, line + 1, column), LINES.code, said, "Delete this line.")
