"""No word of a record can do anything on any page but be read.

The same content is built twice, with hostile words in every text and told plainly. The two sites must have the
same elements with the same attributes, and the same words once each hostile text is read back as its plain one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

import html5lib
import pytest

from generator.model.organisation import slug
from generator.present.page import KINDS
from generator.present.wording import site_of
from generator.publish.verify import verify_site
from tests import hostile
from tests.hostile import Words
from tests.inert import alive_in, words_of

# Fields that no page prints as they stand, and why.
NOT_PRINTED = {
    r"sources: sources\.(address|folder|etag)": "how a register is read is told as data; its pages are linked",
    r".*: quality_notes\.because": "notes between editors are withheld",
    r"whole-.*: organisations\.name": "the second of three is printed under its listed name",
    r"whole-(?!sources).*: legal\.opt_out\.why_not": "people can opt out",
    r"whole-sources: legal\.opt_out\.how": "people cannot opt out",
    r"bare-withdrawn: (summary|purpose|data\.item|sources\.(title|url))": "the record was taken down",
    r"hostile-.*: whatdotheyknow": "not in use yet",
    r"hostile-(county|invented): website": "the site of an invented place is named, and is no link",
    r"framework: title": "the page of the tests has a heading of its own",
}
# What a picture that is drawn around words may say of where they are: longer words, other places and more lines.
SVG = "{http://www.w3.org/2000/svg}"
MEASURES = re.compile(r"[MHVmhvlqaz0-9 -]+")
# Cut in the middle of a text.
EXCERPTS = {"description", "og:description"}


class Built:
    """A site whose pages are parsed as a browser parses them."""

    def __init__(self, folder: Path, words: Words) -> None:
        self.folder, self.words = folder, words
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        self.pages = {file: self._parsed(file) for file in files}

    def _parsed(self, file: str) -> ET.Element:
        html = (self.folder / file).read_text(encoding="utf-8")
        tree: ET.Element = html5lib.parse(html, namespaceHTMLElements=False)
        return tree


@pytest.fixture(scope="module")
def bad(hostile_site: tuple[Path, Words]) -> Built:
    return Built(*hostile_site)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("plain")
    content = hostile.write_content(place / "content", hostile=False)
    hostile.build_site(content, place / "site")
    return Built(place / "site", content.words)


def is_printed(field: str) -> bool:
    return not any(re.fullmatch(pattern, field) for pattern in NOT_PRINTED)


def told_plainly(words: str) -> str:
    """The same words with each hostile text, whole and letter for letter, read back as its plain one."""

    def told(found: re.Match[str]) -> str:
        number = int(found[1])
        return hostile.plain(number) if found[0].lower() == hostile.text(number).lower() else found[0]

    words = re.sub(r"Mark(\d+)x .*? End\1x", told, words, flags=re.IGNORECASE | re.DOTALL)
    return words.replace('"><svg>.mark', "mark")


class Addresses:
    """Reads addresses that hold hostile words as those of the plain site."""

    def __init__(self, words: Words) -> None:
        pairs = {hostile.link(number): hostile.plain_link(number) for number in words.links}
        pairs |= {mail(hostile.email(number)): mail(hostile.plain_email(number)) for number in words.emails}
        pairs |= {slug(hostile.text(number)): slug(hostile.plain(number)) for number in words.texts}
        self._plain = pairs
        self._hostile = re.compile("|".join(map(re.escape, pairs)))

    def told_plainly(self, address: str) -> str:
        return self._hostile.sub(lambda found: self._plain[found[0]], address)


def mail(address: str) -> str:
    return "mailto:" + quote(address, safe="@.+-_")


def skeleton(tree: ET.Element, addresses: Addresses | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element with its attributes, in order; hostile ones are read back as the plain site has them."""
    drawn = {part for svg in tree.iter(f"{SVG}svg") if svg.get("class") == "pv-strip" for part in svg.iter()}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield "comment", {}
            continue
        held = {}
        for name, value in element.attrib.items():
            if element in drawn and MEASURES.fullmatch(value):
                continue
            if element.tag == "meta" and (element.get("name") or element.get("property")) in EXCERPTS:
                value = ""
            elif addresses:
                is_address = name in ("href", "src") or element.get("property") == "og:url"
                value = addresses.told_plainly(value) if is_address else told_plainly(value)
            held[name] = value
        if element.tag != f"{SVG}tspan" or held:
            yield element.tag, held


def test_every_kind_of_page_holds_hostile_words(bad: Built) -> None:
    for kind, address in hostile.PAGES.items():
        words = words_of(bad.pages[f"{address}index.html"])
        assert ("<script>window.__ran=1</script>" in words) is (kind not in hostile.WITHOUT_RECORDS), kind
    assert {kind.partition(",")[0] for kind in hostile.PAGES} == KINDS.keys()


def test_hostile_words_make_no_element_and_no_attribute(bad: Built, good: Built) -> None:
    addresses = Addresses(bad.words)
    pairs = {addresses.told_plainly(file): file for file in bad.pages}
    assert pairs.keys() == good.pages.keys()
    for plain, file in pairs.items():
        both = zip_longest(skeleton(bad.pages[file], addresses), skeleton(good.pages[plain]))
        for place, (told, wanted) in enumerate(both):
            assert told == wanted, f"{file}, element {place}"


def test_hostile_words_are_read_letter_for_letter(bad: Built, good: Built) -> None:
    assert bad.words.texts == good.words.texts
    everything = "\n".join(words_of(tree) for tree in bad.pages.values())
    for number, field in bad.words.texts.items():
        if is_printed(field):
            wanted = hostile.text(number)[1:]  # a first letter may be made small inside a sentence
            assert wanted in everything, f"{field} is on no page"


def test_links_and_addresses_of_records_are_kept_whole(bad: Built) -> None:
    hrefs = {element.get("href", "") for tree in bad.pages.values() for element in tree.iter("a")}
    for number, field in bad.words.links.items():
        assert hostile.link(number) in hrefs or not is_printed(field), f"{field} is a link on no page"
    for number, field in bad.words.emails.items():
        assert mail(hostile.email(number)) in hrefs, f"{field} is a link on no page"


@pytest.mark.parametrize(
    "html",
    [
        "<script>run()</script>",
        '<p onclick="run()">',
        '<a href="java&#10;script:run()">',
        "<img src=x>",
        '<a href="//x.test">',
        '<p style="top:0">',
    ],
)
def test_what_could_run_or_fetch_would_be_seen(html: str) -> None:
    assert [*alive_in(html5lib.parse(html, namespaceHTMLElements=False))]


def test_nothing_on_any_page_could_run_or_fetch(bad: Built) -> None:
    assert [(file, *alive) for file, tree in bad.pages.items() if (alive := [*alive_in(tree)])] == []


def test_the_hostile_site_verifies(bad: Built) -> None:
    # Names so long are cut off in a description before what tells two pages apart.
    assert [fault for fault in verify_site(bad.folder) if "has the same description" not in fault] == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://leeds.gov.uk@elsewhere.example/", "elsewhere.example"),
        ("https://leeds.gov.uk:a@elsewhere.example/", "elsewhere.example"),
        ("https://l\u0435\u0435ds.gov.uk/", "xn--lds-rdda.gov.uk"),
        ("https://leeds.gov.uk\u3002elsewhere.example/", "leeds.gov.uk.elsewhere.example"),
        (f"https://{'é' * 70}.uk/", ""),
    ],
)
def test_a_link_in_disguise_is_said_to_lead_where_it_leads(url: str, said: str) -> None:
    assert site_of(url) == said


@pytest.mark.parametrize("ending", ["?x=@leeds.gov.uk", "#@leeds.gov.uk/x", "\\@leeds.gov.uk"])
def test_the_site_that_a_link_is_said_to_lead_to_is_the_one_that_it_leads_to(ending: str) -> None:
    assert site_of(f"https://elsewhere.example{ending}") in ("elsewhere.example", "")
