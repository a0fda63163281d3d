"""What a page written by hand may not hold: what runs in browsers, is never shown, or is fetched from another host.

Bad:   <iframe src="https://films.example/7"></iframe>      Good:  [Watch the film](https://films.example/7)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from generator.check.faults import Code
from generator.check.page_links import disguise, is_no_address
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile
from generator.read.excerpt import excerpt
from generator.read.html_page import HARMLESS_DATA, NoPage, parse
from generator.read.page_content import content_of
from generator.read.yaml_fault import MOST_FAULTS

REFUSED = Code(
    "not-on-a-page",
    "error",
    "A page written by hand holds a script, a style or a handler of its own, a film, a frame or a form. The policy of "
    "each page tells browsers to pass over these, so readers would not see what was meant. Or it leads readers on to "
    "another page by itself.",
    '(content/pages/about/index.md)\n<p style="color: red">Closed today.</p>',
    "(content/pages/about/index.md)\n**Closed today.**",
)
ELSEWHERE = Code(
    "from-another-host",
    "error",
    "A page written by hand loads a picture or something else from another host. The browser of each reader would tell "
    "that host what is read here. The policy of each page forbids it, so there would be a gap.",
    "(content/pages/about/index.md)\n![Our office](https://photos.example/office.jpg)",
    "(content/pages/about/index.md)\n![Our office](office.jpg)",
)
CODES = (REFUSED, ELSEWHERE)
_IN_MARKDOWN = "Write it in Markdown instead, link to it in words, or leave it out."
_THEY_CHOOSE = "Link to it in words, so that they choose."
_HERE = "Put the file beside the page and name it by its path, or link to it in words."
# A page without any of these has no HTML of its own, no picture, no attribute and no link that runs a script.
_SIGNS = re.compile(r"<|!\[|\{[^}\n]{0,200}=|&|script\s*:|data:text", re.IGNORECASE)


def html_problems(file: ContentFile, text: str) -> Iterator[Problem]:
    """What one page holds that it may not, in the HTML of its Markdown. Most have none, and are not taken apart."""
    if not _SIGNS.search(text):
        return iter(())
    from generator.read.page_markup import markup_of

    html = markup_of(text)
    told = list(islice(_problems(file.shown, html), MOST_FAULTS + 1))
    # What browsers do with these is told already, in words of its own.
    lines = {one.where.line for one in told}
    unknown = (one for one in content_of(html).unknown if one[0] not in lines)
    return chain(told, (_unknown(Where(file.shown, line, column), said) for line, column, said in unknown))


def _unknown(where: Where, said: str) -> Problem:
    return Problem(where, REFUSED.code, f"This page {said}, which is not for a page of words.", _IN_MARKDOWN)


def faults_of_content(html: str) -> Iterator[str]:
    """What the host has made of a page that may not stand on it, in sentences: its Markdown knows more than ours."""
    content = content_of(html)
    for _, _, said in content.unknown:
        yield f"This page {said}, which is not for a page of words. {_IN_MARKDOWN}"
    for _, _, address, words in content.links:
        if is_no_address(address):
            yield f"`{excerpt(address)}` is no address that readers could go to."
        elif told := disguise(words, address):
            yield told
    try:
        loads = parse(html).loads
    except NoPage:  # which is told above
        return
    for _, address in loads:
        if _is_elsewhere(address):
            yield f"This is not among the site's own files: `{excerpt(address)}`. {_HERE}"


def _problems(shown: str, html: str) -> Iterator[Problem]:
    try:
        page = parse(html)
    except NoPage:  # which no host makes of a page in Markdown, and no site is published with
        return
    lines = html.split("\n")

    def where(line: int) -> Where:
        return Where(shown, line, lines[line - 1].find("<") + 1)

    for line, reason in page.refused:
        yield Problem(where(line), REFUSED.code, f"This page {reason}.", _IN_MARKDOWN)
    for line, address in page.leads_on:
        yield Problem(where(line), REFUSED.code, f"This page leads readers on to `{excerpt(address)}`.", _THEY_CHOOSE)
    for line, address in page.loads:
        if _is_elsewhere(address):
            told = f"This is not among the site's own files: `{excerpt(address)}`."
            yield Problem(where(line), ELSEWHERE.code, told, _HERE)


def _is_elsewhere(address: str) -> bool:
    try:
        # Browsers take one for the other.
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc) and not address.startswith(HARMLESS_DATA)
