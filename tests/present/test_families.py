"""Families of pages and files, and that all of a real plan are what their families say."""

from __future__ import annotations

import json
from functools import partial

import pytest

from generator.present import plan, planned_files, planned_pages
from generator.present.families import Chosen, Families, FileFamily, PageFamily, Several, Told, Woven, paths_of_kinds
from generator.present.page import KINDS, Page, PlannedFile, PlannedPage, PlannedTogether
from tests.builders import assessed, example, record, site


def _page(start: str, *key: object) -> Page:
    return Page("a/", start, " ".join(map(str, key)), "<p></p>")


def _file(start: str, *key: object) -> bytes:
    return f"{start} {key}".encode()


def _pages(*keys: object, given: str = "Start") -> PageFamily:
    return PageFamily(KINDS["agreement"], keys, "agreements/{}/".format, _page, (given,))


def _files(*keys: object) -> FileFamily:
    return FileFamily(keys, "versions/{}/{}.json".format, _file, ("of",))


def test_a_page_is_told_from_its_key() -> None:
    [page] = Families((_pages("meals"),))

    assert (page.address, page.path, page.kind) == (
        "agreements/meals/",
        "agreements/meals/index.html",
        KINDS["agreement"],
    )
    assert (page.make().title, page.make().description, page.touched) == ("Start", "meals", None)


def test_a_key_of_several_parts_is_given_part_by_part() -> None:
    [file] = Families((_files(("meals", 2)),))

    assert (file.path, file.make()) == ("versions/meals/2.json", b"of ('meals', 2)")


def test_all_that_are_made_alike_have_one_mark_and_what_is_made_otherwise_has_another() -> None:
    assert _pages("a", "b").mark(0) == _pages("c").mark(0) is not None
    assert len({_pages("a").mark(0), _pages("a", given="Other").mark(0), _files(("a", 1)).mark(0)}) == 3


def test_what_holds_things_has_no_mark() -> None:
    hidden = "held"

    def made(key: str) -> bytes:
        return f"{hidden}{key}".encode()

    assert FileFamily(("a",), str, made, ()).mark(0) is None


def test_families_stand_one_after_another() -> None:
    alone = PlannedFile("alone.txt", partial(bytes, b"alone"))
    every = Families((_files(("a", 1), ("a", 2)), Several[PlannedFile](()), Several((alone,)), _files(("b", 1))))
    paths = ["versions/a/1.json", "versions/a/2.json", "alone.txt", "versions/b/1.json"]

    assert [*every.paths()] == [file.path for file in every] == [every[at].path for at in range(len(every))] == paths
    assert [file.path for file in every[1:3]] == paths[1:3]
    assert every[-1].path == paths[-1]
    assert every.mark(0) == every.mark(3) != every.mark(2)
    with pytest.raises(IndexError):
        every[4]


def test_some_of_a_family_can_be_chosen_and_each_changed_when_it_is_told() -> None:
    family = _files(("a", 1), ("a", 2), ("a", 3))
    chosen = Chosen(Told(family, lambda file: PlannedFile(file.path, partial(bytes, b"changed"))), (2, 0))

    assert [*chosen.paths()] == ["versions/a/3.json", "versions/a/1.json"]
    assert [file.make() for file in Families((chosen,))] == [b"changed", b"changed"]
    assert chosen.mark(0) == family.mark(2)


def test_what_tells_of_sizes_stands_apart() -> None:
    sized = PlannedPage("data/", KINDS["data"], _page, sized=True)
    soon, last = Families((_pages("a"), Several((sized,)))).apart

    assert [page.address for page in soon] == ["agreements/a/"]
    assert [page.address for page in last] == ["data/"]


def test_everything_planned_is_what_its_family_says() -> None:
    told = site({"meals": record("Meals", previous_ids=["dinners"]), "made-up": example("Made up")})
    planned = plan.plan_site(told)

    for every in (planned.pages, planned.files):
        assert [*every.paths()] == [one.path for one in every]
        for family in every.of_one_kind():
            assert (
                len({one.kind for one in (family[at] for at in range(len(family))) if isinstance(one, PlannedPage)})
                <= 1
            )
    assert {path for paths in paths_of_kinds(planned.pages).values() for path in paths} == set(planned.pages.paths())
    # All but the page that tells how large files are can be told apart from what was made before.
    assert [page.address for at, page in enumerate(planned.pages) if planned.pages.mark(at) is None] == ["data/"]


def test_woven_families_take_turns() -> None:
    woven = Woven(
        (_pages("a", "b"), PageFamily(KINDS["cite"], ("a", "b"), "agreements/{}/cite/".format, _page, ("x",)))
    )
    every = Families((woven,))

    addresses = ["agreements/a/", "agreements/a/cite/", "agreements/b/", "agreements/b/cite/"]
    assert [page.address for page in every] == addresses
    assert [*every.paths()] == [f"{address}index.html" for address in addresses]
    assert every.mark(0) == every.mark(2) != every.mark(1) == every.mark(3)
    assert [[*one.paths()] for one in every.of_one_kind()] == [[*every.paths()][0::2], [*every.paths()][1::2]]


def test_one_file_or_page_is_found_without_working_out_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """While someone edits, a browser asks for a dozen files of a page, and the search index takes a second."""
    told = site({"meals": record("Meals")})
    for module, name in (
        (planned_files, "search_files"),
        (planned_files, "feed_files"),
        (planned_pages.comparison, "in_order"),
        (planned_pages.organisations, "organisation_ids"),
        (planned_pages.groups, "page_count"),
        (planned_pages.gaps_count, "parts_of_country"),
    ):
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("worked out"))

    assert isinstance(plan.file_at(told, "agreements/meals/index.json"), PlannedFile)
    for address in ("", "agreements/meals/", "areas/", "organisations/", "sectors/", "tests/", "gaps/"):
        page = plan.page_at(told, address)
        assert page is not None and page.address == address
    assert plan.page_at(told, "nowhere/") is None and plan.file_at(told, "nowhere.json") is None


def test_files_that_a_page_asks_for_together_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told, made = site({"meals": record("Meals")}), []
    make = planned_files.search_files
    monkeypatch.setattr(planned_files, "search_files", lambda *given: made.append(1) or make(*given))

    folder = json.loads(plan.file_at(told, "search/index.json").make())["folder"]
    assert plan.file_at(told, f"search/{folder}/lines-0.json") is not None
    assert made == [1]


def test_everything_planned_is_found_where_it_is() -> None:
    told = plan.with_maps(
        site(
            {
                "meals": record("Meals", previous_ids=["dinners"], assessments=[assessed(4)]),
                "made-up": example("Made up"),
            }
        )
    )
    planned = plan.plan_site(told)

    for page in planned.pages:
        assert (found := plan.page_at(told, page.address)) is not None, page.address
        assert (found.address, found.kind) == (page.address, page.kind)
    for path in planned.paths:
        file = plan.file_at(told, path)
        assert file is not None and path in (file.paths if isinstance(file, PlannedTogether) else [file.path])
