"""What records said before, as JSON: whole, without whoever typed it, and nothing of what was taken down."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.present.families import Families
from generator.present.open_data.serialiser import agreement_of, data_of
from generator.present.open_data.versions import FIELDS_FILE, WHOLE, history_data, version_data, version_files
from generator.present.page import Site
from tests.builders import Data, history, record, redaction, site

FIRST = record("Rents", quality_notes=[{"code": "personal-contact"}])
SECOND = record("Rents", retention="A year.")


def made(*versions: Any, now: Data = SECOND, settings: Any = None, **parts: Any) -> Site:
    return site([now], settings=settings, versions=history({"record-1": versions}, **parts))


def files(register: Site) -> dict[str, Any]:
    return {
        file.path: [json.loads(line) for line in file.make().splitlines()]
        if file.path.endswith(".jsonl")
        else json.loads(file.make())
        for file in Families(version_files(register))
    }


def test_each_version_is_a_file_that_holds_its_record_whole() -> None:
    register = made(FIRST, SECOND)
    told = files(register)["agreements/record-1/versions/2026-01-01-1/index.json"]

    version = register.versions("record-1")[0]
    agreement = Agreement.model_validate(FIRST)
    assert told == {
        "id": "record-1",
        "licence": told["licence"],
        "version": "2026-01-01-1",
        "day": "2026-01-01",
        "number": 1,
        "hash": version.hash,
        "address": "https://plainview.example/agreements/record-1/versions/2026-01-01-1/",
        "kept": False,
        "wider": False,
        "changes": [],
        "record": data_of(agreement),
    }
    assert agreement_of(told["record"]) == agreement.model_copy(update={"quality_notes": None})


def test_what_a_version_follows_and_which_files_say_the_same_is_told_where_there_are_such() -> None:
    second = (SECOND, {"was": "lets", "also": ("c" * 40,)})
    [first, told] = files(made(FIRST, second))[WHOLE.path]

    assert not first.keys() & {"was", "before", "also"}
    assert (told["was"], told["before"], told["also"]) == ("lets", "2026-01-01-1", ["c" * 40])


def test_the_history_lists_every_version_with_what_it_changed() -> None:
    now = record("Rents", retention="A year.", changes=[{"date": "2026-03", "what": "More.", "wider_use": True}])
    told = files(made(FIRST, SECOND, now=now))["agreements/record-1/history/index.json"]

    assert (told["id"], told["source"], told["since"]) == ("record-1", "git", None)
    assert [one["version"] for one in told["versions"]] == ["2026-01-01-1", "2026-02-01-1"]
    assert told["versions"][1]["changes"] == [
        {"field": "retention", "came": "added", "after": "A year.", "wider": False}
    ]
    assert told["said"] == [{"date": "2026-03", "what": "More.", "wider_use": True}]
    assert "record" not in told["versions"][0]


def test_all_versions_of_all_records_stand_in_one_list_without_what_they_say() -> None:
    told = files(made((FIRST, {"redaction": redaction()}), SECOND))["data/versions.jsonl"]

    assert [(one["agreement"], one["version"], one["kept"], "redaction" in one) for one in told] == [
        ("record-1", "2026-01-01-1", False, True),
        ("record-1", "2026-02-01-1", False, False),
    ]
    assert told[0]["redaction"] == {"date": "2026-11-01", "ground": "It named a child."}
    assert not {"record", "changes"} & told[1].keys()


def test_of_a_version_that_was_taken_down_there_is_why_and_nothing_else() -> None:
    secret = record("Ann Other", retention="Ann Other")
    register = made((secret, {"redaction": redaction(by="A council")}), SECOND)
    version = register.versions("record-1")[0]

    told = version_data(register, "record-1", version)
    assert told["redaction"] == {"date": "2026-11-01", "ground": "It named a child.", "by": "A council"}
    assert not {"record", "changes", "wider"} & told.keys()
    assert not any(b"Ann Other" in file.make() for file in Families(version_files(register)))


def test_of_a_version_that_was_withdrawn_there_is_what_stays() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, retention="A secret.")
    register = made(FIRST, gone, now=gone | {"changes": [{"date": "2026-04-01", "what": "A secret."}]})

    told = files(register)
    assert told["agreements/record-1/versions/2026-02-01-1/index.json"]["record"] == {
        "schema": 1,
        "title": "Gone",
        "status": "withdrawn",
        "withdrawn": {"date": "2026-05-01"},
    }
    assert told["agreements/record-1/history/index.json"]["said"] == []


def test_a_history_that_is_cut_off_and_versions_that_were_kept_say_so() -> None:
    register = made((FIRST, {"kept": True}), SECOND, shallow=date(2026, 2, 1))
    told = history_data(register, "record-1")

    assert told["since"] == "2026-02-01"
    assert [one["kept"] for one in told["versions"]] == [True, False]


def test_without_versions_there_is_the_history_alone() -> None:
    for register in (
        site([SECOND]),
        made(FIRST, SECOND, settings={"versions": False}, shallow=date(2026, 1, 1)),
    ):
        told = files(register)
        assert told.keys() == {"agreements/record-1/history/index.json", FIELDS_FILE, WHOLE.path}
        history_file = told["agreements/record-1/history/index.json"]
        assert (history_file["source"], history_file["since"], history_file["versions"]) == ("none", None, [])


def test_what_each_field_asks_is_there_for_all_that_is_published() -> None:
    told = files(site([SECOND]))[FIELDS_FILE]

    assert told.keys() == {field.path for field in dictionary_of(Agreement) if field.published}
    assert told["status"]["asks"] == "Is it in use?" and told["status"]["words"]["live"] == "In use"
    assert "words" not in told["retention"]
