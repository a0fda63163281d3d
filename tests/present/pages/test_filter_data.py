"""What the filters are worked out from: rows in the order of lists, coded, and lines to show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.present.page import Site
from generator.present.pages.facet_boxes import around, belonging_to
from generator.present.pages.facets import answers_given, facets
from generator.present.pages.filter_data import FOLDER, MAIN, ROWS_A_FILE, filter_files
from generator.present.pages.filters import how_many
from tests.builders import AREAS, area, assessed, example, record, site

MARKUP = "<img src=x onerror=alert(1)> & </script> “words”"


def of_many(number: int = 60) -> Site:
    wales = {"areas": [{"id": "wales", "taking_part": "confirmed"}]}
    real = [record(f"Record {place:02}", **(wales if place % 3 else {})) for place in range(number)]
    return site([*real, example("Alpha, made up")])


def files_of(of: Site) -> dict[str, Any]:
    return {file.path: json.loads(file.make()) for file in filter_files(of)}


def main_of(of: Site) -> dict[str, Any]:
    told: dict[str, Any] = files_of(of)[MAIN]
    return told


def part_of(of: Site, name: str) -> Any:
    return files_of(of)[f"{FOLDER}{main_of(of)['folder']}/{name}"]


def lines_of(of: Site) -> list[list[Any]]:
    names = [path for path in files_of(of) if "/listed/" in path]
    return [line for number in range(len(names)) for line in part_of(of, f"listed/{number}.json")]


def decoded(of: Site, column: dict[str, Any]) -> list[tuple[str, ...]]:
    ids = [value if isinstance(value, str) else value[0] for value in column["values"]]
    return [tuple(ids[answer] for answer in column["sets"][number]) for number in column["rows"]]


def test_rows_stand_in_the_order_of_lists_and_lines_in_that_of_rows() -> None:
    of = of_many()
    runs = main_of(of)["runs"]
    lines = lines_of(of)

    assert [(heading, number) for _, heading, number in runs] == [
        ("Wales", 40),
        ("Yorkshire", 20),
        ("Invented examples", 1),
    ]
    assert len(lines) == 61
    assert [line[1] for line in lines[:2]] == ["Record 01", "Record 02"]
    assert lines[-1][1] == "Alpha, made up"


def test_what_was_taken_down_stands_between_the_real_and_the_invented() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-01-01", "why": "Asked to.", "by": "Leeds"})
    of = site([gone, record("Here"), example()])

    told = main_of(of)
    assert [run[0] for run in told["runs"]] == ["agreements", "taken-down", "examples"]
    assert (told["takenDown"], told["invented"]) == (1, 2)
    assert lines_of(of)[1][4:] == ["", "", []]


def test_each_row_has_the_answers_of_its_agreement() -> None:
    of = of_many()
    columns = {**main_of(of)["facets"], "organisation": part_of(of, "organisation.json")}
    number = {card.id: place for place, card in enumerate(of.register.cards)}
    ids = [line[0] for line in lines_of(of)]

    for facet in facets(of):
        given = answers_given(of, facet.id)
        assert decoded(of, columns[facet.id]) == [given[number[one]] for one in ids], facet.id


def test_answers_given_together_are_written_once() -> None:
    assert len(main_of(of_many())["facets"]["status"]["sets"]) == 1


def test_the_page_has_the_answers_in_the_order_of_the_file() -> None:
    of = of_many()
    told = main_of(of)["facets"]

    assert "organisation" not in told
    for facet in facets(of):
        if not facet.box:
            assert told[facet.id]["values"] == list(facet.values(of))


def test_a_line_says_what_lists_say() -> None:
    of = site([record("Judged", summary="Short.", assessments=[assessed(5)])])
    (line,) = lines_of(of)

    assert line[:4] == [
        "record-1",
        "Judged",
        "Short.",
        "Leeds · led by Leeds City Council · in use, as read on 22 November 2026",
    ]
    assert line[4:] == [
        "personally-identifiable",
        "Judged by the organisation itself.",
        [["Purposeful", "shown"], ["Proportionate", "shown"], ["Responsible", "shown"]],
    ]


def test_a_place_brings_what_names_it_or_a_place_inside_it_and_apart_from_that_what_is_around_it() -> None:
    of = site()

    assert (belonging_to(of, "leeds"), around(of, "leeds")) == ({"leeds"}, {"yorkshire-region", "england"})
    assert belonging_to(of, "yorkshire-region") == {"yorkshire-region", "leeds", "york"}
    assert around(of, "yorkshire-region") == {"england"}
    assert "wales" not in belonging_to(of, "england") | around(of, "england")


def test_a_new_council_brings_what_named_the_old_and_an_ended_one_has_nothing_around_it() -> None:
    old = area("Oldton", until="2023-03-31", replaced_by=["newton"])
    new = area("Newton", **{"from": "2023-04-01"}, replaces=["oldton"])
    of = site(areas={**AREAS, "oldton": old, "newton": new})

    assert (belonging_to(of, "newton"), around(of, "newton")) == ({"newton", "oldton"}, {"england"})
    assert (belonging_to(of, "oldton"), around(of, "oldton")) == ({"oldton"}, set())
    assert "oldton" in belonging_to(of, "england")


def test_a_council_that_is_still_there_and_comes_before_a_place_is_not_around_it_as_well() -> None:
    old = area("Oldshire", until="2027-03-31", replaced_by=["newton"])
    new = area("Newton", replaces=["oldshire"], within=["oldshire", "england"])
    of = site(areas={**AREAS, "oldshire": old, "newton": new})

    assert (belonging_to(of, "newton"), around(of, "newton")) == ({"newton", "oldshire"}, {"england"})


def test_a_place_is_told_with_its_council_and_brings_only_what_is_named() -> None:
    of = site([record(), record(areas=[{"id": "england", "taking_part": "confirmed"}])])
    values = main_of(of)["facets"]["area"]["values"]
    ids = [value[0] for value in values]
    leeds = values[ids.index("leeds")]

    assert leeds[:4] == ["leeds", "Leeds", "Leeds City Council", "Leeds City Council"]
    assert [[ids[number] for number in brought] for brought in leeds[4:]] == [["leeds"], ["england"]]
    assert values[ids.index("wales")][4:] == [[], []]
    assert values[ids.index("exampleshire")][2].endswith(", invented")


@pytest.mark.parametrize(("number", "files"), [(0, 0), (1, 1), (ROWS_A_FILE, 1), (ROWS_A_FILE + 1, 2)])
def test_lines_come_in_as_many_files_as_they_need(number: int, files: int) -> None:
    of = site([record(f"Record {place}") for place in range(number)])

    assert sum("/listed/" in file.path for file in filter_files(of)) == files


def test_where_nothing_was_taken_down_or_invented_such_rows_begin_after_the_last() -> None:
    told = main_of(site([record(), record()]))
    assert (told["takenDown"], told["invented"]) == (2, 2)
    told = main_of(site([record(), example()]))
    assert (told["takenDown"], told["invented"]) == (1, 1)


@pytest.mark.parametrize(
    "later",
    [
        site([record("One"), record("Two"), record("Three")]),
        site([record("One"), record("Two", summary="Written anew.")]),
        site([record("One"), record("Two")], areas={**AREAS, "leeds": area("Leeds upon Aire")}),
    ],
    ids=["a record more", "other words", "a place by another name"],
)
def test_what_goes_by_its_place_stands_in_a_folder_of_this_publication_alone(later: Site) -> None:
    before, after = (files_of(of) for of in (site([record("One"), record("Two")]), later))

    assert before.keys() & after.keys() == {MAIN}
    assert all(path.startswith(f"{FOLDER}{before[MAIN]['folder']}/") for path in before if path != MAIN)


def test_what_many_readers_do_not_need_stands_apart() -> None:
    assert main_of(of_many())["apart"] == ["organisation"]


def test_the_same_register_gives_the_same_bytes() -> None:
    assert [file.make() for file in filter_files(of_many())] == [file.make() for file in filter_files(of_many())]


def test_hostile_words_are_words() -> None:
    (line,) = lines_of(site([record(MARKUP, summary=MARKUP)]))

    assert line[1:3] == [MARKUP, MARKUP]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([], "0"),
        ([record()] * 2, "2"),
        ([example()], "1 invented"),
        ([record(), example(), example()], "1 and 2 invented"),
    ],
)
def test_how_many_an_answer_brings_is_said_in_figures(records: list[dict[str, Any]], said: str) -> None:
    assert how_many(site(records).register.cards) == said
