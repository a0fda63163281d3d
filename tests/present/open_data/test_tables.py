"""The tables hold every published fact of every record, or the reason stands beside its name."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.present.families import Families
from generator.present.open_data import areas
from generator.present.open_data.csv_cells import BETWEEN, NONE, cell, safe, text_of
from generator.present.open_data.files import data_files, every_table
from generator.present.open_data.tables import LISTS, ONLY_IN_JSON, tables
from generator.present.open_data.whole_register import JSON_FILE, LINES_FILE, csv_path, register_files
from generator.present.page import Site
from tests.builders import record, site

WHOLE = {
    "real": record(
        "Real",
        benefits=[{"id": "meals", "promise": "=1+1", "result": {"state": "met", "source": {"url": "https://a.test/"}}}],
        sectors=[],
        people=["children", "carers"],
        legal={"lawful_bases": [{"basis": "public-task", "for": "Checking"}], "opt_out": {"applies": False}},
        withheld=[{"field": "safeguards", "ground": "It would help fraud."}],
        changes=[{"date": "2026-03-01", "what": "The police receive it too.", "wider_use": True}],
        assessments=[
            {
                "framework": "tests-1",
                "by": {"name": "The council", "kind": "organisation"},
                "date": "2026-02-10",
                "answers": {
                    "purposeful.first": {
                        "rating": 4,
                        "because": "So.",
                        "evidence": [{"title": "One"}, {"title": "Two"}],
                    },
                    "fair.first": {"rating": "not-assessed"},
                },
            }
        ],
    )
}


@cache
def made() -> Site:
    return site(WHOLE)


@cache
def written() -> Mapping[str, bytes]:
    planned = register_files(made())
    files = {path: io.BytesIO() for path in planned.paths}
    planned.write({path: file.write for path, file in files.items()})
    return {path: file.getvalue() for path, file in files.items()}


def rows_of(name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(written()[csv_path(name)].decode("utf-8-sig"), newline=""))]


def test_each_published_field_has_a_column_or_a_reason() -> None:
    below = {name: path for name, path, _ in LISTS}
    placed = set()
    for table in tables():
        before = below.get(table.name)
        for column in table.columns:
            placed.add(f"{before}.{column.name}" if before else column.name)
            if table.name == "answers":
                placed |= {f"assessments.{column.name}", f"assessments.answers.*.{column.name}"}
            if table.name == "evidence":
                placed.add(f"assessments.answers.*.evidence.{column.name}")
    missing = [
        field.path
        for field in dictionary_of(Agreement)
        if field.published and field.holds != "part" and field.path not in placed and field.top not in ONLY_IN_JSON
    ]
    assert missing == ["schema"]


def test_no_table_has_two_columns_of_one_name_and_each_says_what_it_holds() -> None:
    for table in every_table():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert all(column.says.endswith((".", "?")) for column in table.columns), table.name
        assert set(table.key) <= set(names)
        assert [column for column in table.columns if column.name in table.key and not column.required] == []


def test_rows_say_what_the_record_says() -> None:
    (one,) = rows_of("agreements")
    assert (one["agreement"], one["address"], one["invented"]) == ("real", f"{address()}agreements/real/", "false")
    assert (one["sectors"], one["people"], one["moments"]) == (NONE, f"children{BETWEEN}carers", "")
    assert one["legal.opt_out.applies"] == "false"
    assert {"moments", "retention"} <= set(one["not_stated"].split(BETWEEN))
    assert not {"sectors", "safeguards"} & set(one["not_stated"].split(BETWEEN))
    (benefit,) = rows_of("benefits")
    assert (benefit["promise"], benefit["anchor"], benefit["result.source.url"]) == (
        "'=1+1",
        "promise-meals",
        "https://a.test/",
    )
    (held,) = rows_of("withheld")
    assert (held["field"], held["ground"], held["authority"]) == ("safeguards", "It would help fraud.", "")
    (change,) = rows_of("changes")
    assert (change["date"], change["wider_use"]) == ("2026-03-01", "true")
    answers = rows_of("answers")
    assert [(one["question"], one["rating"], one["anchor"]) for one in answers] == [
        ("purposeful.first", "4", "a-1-purposeful.first"),
        ("fair.first", "not-assessed", "a-1-fair.first"),
    ]
    assert [(one["number"], one["title"]) for one in rows_of("evidence")] == [("1", "One"), ("2", "Two")]
    assert rows_of("organisations")[0]["organisation"] == made().register.cards[0].organisations[0].id


def test_the_whole_register_is_the_same_in_json_and_in_lines() -> None:
    whole = json.loads(written()[JSON_FILE])
    lines = [json.loads(line) for line in written()[LINES_FILE].decode().splitlines()]
    alone = {file.path: file for file in Families(data_files(made()))}["agreements/real/index.json"].make()
    assert whole["agreements"] == lines == [json.loads(alone)]
    assert whole["as_at"] == made().as_of.isoformat()
    (one,) = lines
    assert one["withheld"] == [{"field": "safeguards", "ground": "It would help fraud."}]
    assert "safeguards" not in one["not_stated"]
    assert one["tests"][0]["outcomes"] == {
        "purposeful": "partly-shown",
        "proportionate": "not-assessed",
        "responsible": "not-assessed",
    }


def test_nothing_in_any_file_tells_what_a_record_said_that_was_taken_down() -> None:
    gone = {**WHOLE["real"], "status": "withdrawn", "withdrawn": {"date": "2026-05-01", "why": "Entered twice."}}
    said = {**gone, "summary": "SECRET", "purpose": "SECRET", "data": [{"item": "SECRET"}]}
    of = site({"real": said})
    planned = register_files(of)
    files = {path: io.BytesIO() for path in planned.paths}
    planned.write({path: file.write for path, file in files.items()})
    alone = {
        file.path: file.make()
        for file in Families(data_files(of))
        if file.path.endswith(("index.json", "areas.geojson"))
    }
    for path, content in {**{path: file.getvalue() for path, file in files.items()}, **alone}.items():
        assert b"SECRET" not in content and b"police receive" not in content, path
    (one,) = json.loads(files[JSON_FILE].getvalue())["agreements"]
    assert (one["not_stated"], one["withheld"], one["tests"]) == ([], [], [])
    assert files[csv_path("agreements")].getvalue().count(b"\r\n") == 2
    assert all(
        feature["properties"]["agreements"] == 0 for feature in json.loads(alone["data/areas.geojson"])["features"]
    )


def test_an_empty_register_is_whole_too() -> None:
    planned = register_files(dataclasses.replace(made(), register=dataclasses.replace(made().register, cards=())))
    files = {path: io.BytesIO() for path in planned.paths}
    planned.write({path: file.write for path, file in files.items()})
    assert json.loads(files[JSON_FILE].getvalue())["agreements"] == []
    assert files[LINES_FILE].getvalue() == b""
    assert files[csv_path("risks")].getvalue().decode("utf-8-sig").startswith("agreement,number,risk")


@given(st.text())
def test_no_cell_begins_a_formula_and_none_loses_a_letter(text: str) -> None:
    shown = safe(text)
    assert not re.match("[ \u00a0\ufeff]*[=+@\t\r\n|%＝＋－＠-]", shown)
    assert text_of(shown) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ([], NONE),
        (["a", "b"], f"a{BETWEEN}b"),
        ([18], "18"),
        ("plain", "plain"),
        ("@SUM(1)", "'@SUM(1)"),
        (["=1", "b"], f"'=1{BETWEEN}b"),
        ("'quoted'", "''quoted'"),
    ],
)
def test_cells(value: Any, shown: str) -> None:
    assert cell(value) == shown


def test_places_are_counted_and_those_without_an_outline_are_there() -> None:
    found = {
        row[0]: dict(zip([column.name for column in areas.COLUMNS], row, strict=True)) for row in areas.rows(made())
    }
    features = json.loads(areas.geojson(made()))["features"]
    assert {feature["id"] for feature in features} == set(found)
    here = WHOLE["real"]["areas"][0]["id"]
    assert found[here]["agreements"] == 1
    assert next(feature for feature in features if feature["id"] == here)["properties"]["agreements"] == 1


def address() -> str:
    return made().settings.site_url.rstrip("/") + "/"
