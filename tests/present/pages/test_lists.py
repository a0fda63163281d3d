"""What holds for every list page alike: sound HTML, links that lead somewhere, and text that can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from generator.model.card import Card
from generator.model.moments import MOMENTS
from generator.present.page import Page, Site
from generator.present.pages import (
    agreements,
    area,
    areas,
    dictionary,
    groups,
    moment,
    moments,
    organisation,
    organisations,
    tests_page,
)
from generator.present.pages.groupings import GROUPINGS
from generator.present.plan import plan_site
from tests.builders import AREAS, assessed, example, framework, record, site
from tests.builders import area as an_area
from tests.reading import FORBIDDEN, leads_to, read

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'words' [x](javascript:alert(1)) {{ 7 }}"


def list_pages(of: Site) -> Iterator[Page]:
    """Every list page of a site."""
    for number in range(1, agreements.page_count(of) + 1):
        yield agreements.agreements_page(of, number)
    yield areas.areas_index(of)
    yield from (area.area_page(of, identifier) for identifier in of.register.areas)
    yield organisations.organisations_index(of)
    yield from (organisation.organisation_page(of, one) for one in organisations.organisation_ids(of))
    yield from (groups.groups_index(of, grouping) for grouping in GROUPINGS)
    yield from (groups.group_page(of, grouping, word) for grouping in GROUPINGS for word in grouping.words(of))
    yield moments.moments_index(of)
    yield from (moment.moment_page(of, word) for word in MOMENTS)
    yield tests_page.tests_page(of)
    yield dictionary.dictionary_page(of)


def words(text: str) -> dict[str, Any]:
    """A record in which every field that lists show holds the same text."""
    return {
        "title": text,
        "summary": text,
        "organisations": [{"id": "leader", "name": text, "roles": ["lead"]}, {"id": "other", "name": text}],
        "sectors": ["health"],
        "people": ["children"],
        "moments": ["moving-home"],
        "areas": [{"id": "leeds", "taking_part": "footprint"}, {"id": "york"}],
        "assessments": [assessed(5, by=text), assessed(2, by=text, kind="partner")],
    }


def full_site(text: str = "Some words") -> Site:
    """Real records, an example and a record taken down, with one text wherever text may stand."""
    conversation = {
        "title": text,
        "held_by": text,
        "who": text,
        "said": [text],
        "report": "https://report.example/?a=1&b=2",
        "source": {"url": "https://source.example/", "title": text},
    }
    places = {
        **AREAS,
        "leeds": an_area(
            text,
            council=text,
            website="https://leeds.example/?a=1&b=2",
            within=["yorkshire-region", "england"],
            other_names=[text],
            conversations=[conversation],
            **{"from": "1974-04-01"},
            until="2028-03-31",
            replaced_by=["york"],
        ),
    }
    questions = framework()
    questions["based_on"] = {**questions["based_on"], "title": text, "by": [text]}
    questions["features"] = [{"id": "tangible", "text": text}, {"id": "fair", "text": text}]
    questions["scale"] = dict.fromkeys(range(1, 6), text)
    for test in questions["tests"]:
        test |= {"name": text, "asks": text}
        for question in test["questions"]:
            question |= {"text": text, "guidance": text, "good_answer_mentions": [text]}
    return site(
        {
            "one": record(**words(text)),
            "two": record("Plain", people=["children"], areas=[{"id": "england"}]),
            "gone": record(text, status="withdrawn", withdrawn={"date": "2026-05-01"}, people=["children"]),
            "made-up": example(text, people=["children"], moments=["moving-home"]),
        },
        areas=places,
        organisations=[
            {
                "id": "leader",
                "name": text,
                "other_names": [text],
                "website": "https://one.example",
                "replaced_by": "other",
            }
        ],
        frameworks=[questions],
    )


@pytest.fixture(scope="module")
def full() -> Site:
    return full_site()


def test_every_list_page_is_planned_under_its_own_address(full: Site) -> None:
    planned = {page.address for page in plan_site(full).pages}

    for page in list_pages(full):
        assert page.address in planned


def test_every_link_of_a_list_page_leads_to_a_page_and_to_a_place_on_it(full: Site) -> None:
    pages = list(list_pages(full))
    found = {page.address: read(page) for page in pages}
    plan = plan_site(full)
    # What is no page has no slash at its end, and `leads_to` puts one there.
    planned = {page.address for page in plan.pages} | {f"{path}/" for path in plan.paths}

    for page in pages:
        for link, _ in found[page.address].links:
            if (
                link.startswith("https:") or "../about/" in link or "../understand/" in link
            ):  # written by hand, and rendered by the host
                continue
            address, anchor = leads_to(page, link)
            assert address in planned, f"{link} on {page.address}"
            if anchor and address in found:
                assert anchor in found[address].ids, f"{link} on {page.address}"


def test_every_list_page_is_sound(full: Site) -> None:
    for page in list_pages(full):
        found = read(page)
        levels = [level for level, _ in found.headings]
        assert levels[0] == 1 and levels.count(1) == 1, page.address
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.address
        assert len(found.ids) == len(set(found.ids)), page.address
        assert not FORBIDDEN & set(found.tags), page.address
        assert not [name for name, _ in found.attributes if name == "style" or name.startswith("on")], page.address
        assert page.title and 20 < len(page.description) <= 175, page.address
        assert page.body.lstrip().startswith('<nav class="pv-breadcrumb"'), page.address


def test_text_that_would_do_harm_can_only_be_read() -> None:
    hostile = full_site(HOSTILE)
    shown = set()

    for page in list_pages(hostile):
        found = read(page)
        assert not FORBIDDEN & set(found.tags), page.address
        assert not [name for name, _ in found.attributes if name == "style" or name.startswith("on")], page.address
        assert not [link for link, _ in found.links if "javascript" in link], page.address
        if HOSTILE in found.text:
            shown.add(page.address)
    assert {
        "agreements/",
        "areas/",
        "areas/leeds/",
        "areas/york/",
        "organisations/",
        "organisations/leader/",
        "sectors/health/",
        "people/children/",
        "moments/moving-home/",
        "tests/",
    } <= shown


def test_invented_things_carry_a_band_on_every_page_that_shows_them(full: Site) -> None:
    pages = [page for page in list_pages(full) if "Made up" in page.body or "made-up" in page.body]

    assert {"agreements/", "areas/exampleshire/", "people/children/", "moments/moving-home/"} <= {
        page.address for page in pages
    }
    for page in pages:
        assert page.body.index("pv-band--example") < page.body.index("agreements/made-up/"), page.address


def test_a_record_that_was_taken_down_is_listed_by_its_title_and_counted_nowhere() -> None:
    taken = record("Taken", summary="Secret.", status="withdrawn", withdrawn={"date": "2026-05-01"})
    of = site([record("Stays"), taken])
    page = read(area.area_page(of, "leeds"))

    assert "1 agreement here names Leeds." in page.text
    assert (2, "Records taken down") in page.headings
    assert (3, "Taken") in page.headings
    assert "Secret" not in page.text


class Watched(tuple[Card, ...]):
    """All cards of a register, and how often somebody has walked through them."""

    walks = 0

    def __iter__(self) -> Iterator[Card]:
        type(self).walks += 1
        return super().__iter__()


def test_no_page_walks_the_whole_register_once_its_look_ups_are_made() -> None:
    of = full_site()
    of = replace(of, register=replace(of.register, cards=Watched(of.register.cards)))
    first = list(list_pages(of))
    walks = Watched.walks

    assert list(list_pages(of)) == first
    assert walks > 0
    assert Watched.walks == walks


def test_the_same_site_gives_the_same_pages() -> None:
    assert list(list_pages(full_site())) == list(list_pages(full_site()))


def test_an_empty_register_still_has_its_lists() -> None:
    empty = site(areas={}, frameworks=[])

    for page in list_pages(empty):
        assert read(page).headings[0][0] == 1
