"""The page about the data: what is where, how to read it, and whether a copy is whole."""

from __future__ import annotations

import json
import re

from generator.model.settings import Settings
from generator.present.open_data.addresses import addresses
from generator.present.page import KINDS
from generator.present.pages.get_data import EXAMPLES, example
from generator.present.plan import plan_site
from generator.publish.frame import links_to_feeds
from tests.builders import record, site
from tests.reading import read

SITE = site([record()])
PAGE = next(page for page in plan_site(SITE).pages if page.kind is KINDS["data"]).make()
FOUND = read(PAGE)


def test_it_leads_to_the_data() -> None:
    assert FOUND.link("A spreadsheet") == "../data/plainview.xlsx"
    assert FOUND.link("JSON") == "../data/agreements.json"
    assert "that does not mean “none”" in FOUND.text


def test_each_file_says_how_large_it_is_once_that_is_known() -> None:
    [planned] = [page for page in plan_site(SITE).pages if page.sized]
    sizes = {"data/plainview.xlsx": 41_900, "data/agreements.json": 2_400_000}
    words = read(planned.make(lambda path: sizes.get(path, 10))).text

    assert "Every table, each on a sheet of its own. (about 42 KB)" in words
    assert "Every agreement whole, in one file. (about 2 MB)" in words
    assert words.count("(less than 1 KB)") > 10
    assert " KB)" not in FOUND.text


def test_every_address_stands_there_with_what_it_holds() -> None:
    for address in addresses(SITE):
        assert f"{address.path} {address.holds}" in FOUND.text


def test_the_examples_stand_there_for_this_very_site() -> None:
    for _, name, file in EXAMPLES:
        assert name in FOUND.text
        lines = example(file, SITE.settings.site_url)
        assert "https://plainview.example/data/" in lines and "SITE" not in lines
        assert " ".join(lines.split()) in " ".join(FOUND.text.split())


def test_programs_find_the_catalogue_in_its_head_by_what_kind_of_file_it_is() -> None:
    assert [(found.path, found.media) for found in PAGE.feeds] == [
        ("data/catalogue.ttl", "text/turtle"),
        ("data/catalogue.jsonld", "application/ld+json"),
        ("data/vocabulary.ttl", "text/turtle"),
    ]
    head = links_to_feeds(PAGE)
    assert '<link rel="alternate" type="text/turtle" title="Catalogue (DCAT)" href="../data/catalogue.ttl">' in head


def test_what_search_engines_are_told_cannot_end_its_own_element() -> None:
    hostile = site([record()], settings={"site_name": "</script><script>alert(1)</script>"})
    page = next(page for page in plan_site(hostile).pages if page.kind is KINDS["data"]).make()

    (told,) = re.findall('<script type="application/ld\\+json">(.*?)</script>', page.body, re.DOTALL)
    assert json.loads(told)["name"].startswith("</script><script>alert(1)</script>")
    assert page.body.count("<script") == 1


def test_a_site_below_another_names_its_own_address() -> None:
    url = "https://council.example/register/"
    assert "https://council.example/register/data/" in example("curl.sh", Settings(site_url=url).site_url)
