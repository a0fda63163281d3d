"""Entries of other registers, by the fields that their documents name: what a draft takes over, and what it leaves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from generator.intake.record_text import record_text
from generator.intake.registers.entry import Draft, RegisterUnread
from generator.intake.registers.reading import REGISTERS, Nameless, drafts_of
from generator.model.fields import is_id
from generator.read.strict_yaml import parse

SEEN = date(2026, 11, 23)
URL = "https://register.example/"

AGREEMENT = {
    "id": 12,
    "name": "Council tax debt pilot",
    "purpose": "To find people who owe two debts.",
    "benefits": "People get one plan.\nCouncils write fewer letters.",
    "disclosed_information": "Name and address; Employment status",
    "method": "Encrypted file transfer",
    "contact": "Jane Secret, jane.secret@body.example",
    "start_date": "2024-03-01T00:00:00Z",
    "end_date": "",
    "review_date": "01/03/2027",
    "retention_period": "6 months",
    "isa_status": "Active",
    "notes": "Some notes",
    "powers": [{"name": "Section 48", "status": "in force"}],
    "controllers": [{"name": "Department of Examples"}, {"name": "Example Council"}],
    "processors": [{"name": "Pretend Computing"}],
}
# The form of 2018 and 2019.
OLD_AGREEMENT = {
    "information-sharing-agreement-0001": "7",
    "name": "Fuel help",
    "purpose": "To help with bills.",
    "information-sharing-benefits": "Warm homes.",
    "legal-power-disclosure": "Section 36",
    "disclosed-information": "Name",
    "controller-names": "Example Council;Pretend Energy",
    "processor-names": "",
    "information-sharing-method": "By letter",
    "end-date": "2020-01-31",
    "areas": "E08000035",
}
PROJECT = {
    "Project ID": "P-1",
    "Project title": "Falls at home",
    "Lay summary": "We look at falls.",
    "Public benefit statement": "Fewer people fall.",
    "Lead applicant organisation name": "University of Examples",
    "Applicant name(s)": "Dr Ann Secret",
    "Funders/Sponsors": "A fund",
    "Dataset(s) name": "Hospital visits; Deaths",
    "Data sensitivity level": "De-Personalised",
    "Legal basis Art 6": "6(1)(e)",
    "Lawful conditions Art 9": "9(2)(j) and 9(2)(h)",
    "Common Law Duty of Confidentiality": "Not in confidence",
    "National data opt-out applied?": "Yes",
    "Project start date": "2021-01-01",
    "Project end date": "2023-12-31",
    "Latest approval date": "2020-12-01",
    "Access type": "Trusted research environment",
    "How has data been processed to enhance privacy?": "Names removed",
    "Link to research outputs": "https://papers.example/1; not a link",
}
TOOL = {
    "name": "Parking helper",
    "description": "It sorts letters.",
    "contact_email": "ann.secret@body.example",
    "organisation": "Example Council",
    "senior_responsible_owner": "Ann Secret",
    "external_supplier": ["Pretend Computing"],
    "scope": "To answer sooner.",
    "benefit": "Answers come in a day.",
    "alternatives_considered": "More staff.",
    "phase": "Production",
    "human_decisions": "An officer reads each.",
    "source_data_name": ["Letters", "Addresses"],
    "source_data_description": ["What people write."],
    "risk_name": ["Wrong pile"],
    "risk_description": ["A letter is late."],
    "risk_mitigation": ["Weekly checks."],
    "impact_assessment_name": "DPIA 2024",
    "impact_assessment_link": "https://body.example/dpia",
    "architecture": "A box",
}


def as_json(*entries: Any) -> bytes:
    return json.dumps({"agreements": entries}).encode()


def as_csv(*entries: Mapping[str, str], between: str = ",") -> str:
    written = io.StringIO()
    rows = csv.DictWriter(written, list(entries[0]), delimiter=between)
    rows.writeheader()
    rows.writerows(entries)
    return written.getvalue()


def drafts(raw: bytes, kind: str, taken: Sequence[str] = ()) -> tuple[Draft, ...]:
    found, _ = drafts_of(raw, kind, URL, SEEN, set(taken))
    for draft in found:
        text = record_text(draft.data)
        assert parse(text).data == draft.data
        assert "Secret" not in text and "secret" not in json.dumps(draft.left), "people are not named"
        assert draft.data["provenance"]["basis"] == "public-sources"
        assert draft.data["provenance"]["sources"][0]["url"] == URL
    return found


def test_an_agreement_under_the_digital_economy_act() -> None:
    (draft,) = drafts(as_json(AGREEMENT), "digital-economy-act")
    assert draft.id == "council-tax-debt-pilot"
    assert draft.data == {
        "schema": 1,
        "title": "Council tax debt pilot",
        "status": "live",
        "organisations": [
            {"name": "Department of Examples", "roles": ["controller"]},
            {"name": "Example Council", "roles": ["controller"]},
            {"name": "Pretend Computing", "roles": ["processor"]},
        ],
        "purpose": "To find people who owe two debts.",
        "benefits": [{"promise": "People get one plan."}, {"promise": "Councils write fewer letters."}],
        "data": [
            {"item": "Name and address", "identifiability": "not-stated"},
            {"item": "Employment status", "identifiability": "not-stated"},
        ],
        "legal": {"powers": [{"name": "Section 48"}]},
        "safeguards": [{"kind": "settings", "text": "Encrypted file transfer"}],
        "retention": "6 months",
        "dates": {"start": "2024-03-01", "review_due": "2027-03-01"},
        "provenance": {
            "basis": "public-sources",
            "sources": [
                {"title": f"{REGISTERS['digital-economy-act'].name}, entry 12", "url": URL, "seen": "2026-11-23"}
            ],
        },
    }
    assert [name for name, _ in draft.left] == ["contact", "notes"]


def test_the_first_form_of_that_register_is_read_too() -> None:
    (draft,) = drafts(json.dumps([OLD_AGREEMENT]).encode(), "digital-economy-act")
    assert draft.data["benefits"] == [{"promise": "Warm homes."}]
    assert [one["name"] for one in draft.data["organisations"]] == ["Example Council", "Pretend Energy"]
    assert draft.data["legal"] == {"powers": [{"name": "Section 36"}]}
    assert draft.data["dates"] == {"end": "2020-01-31"}
    assert draft.data["status"] == "not-stated", "its first form tells no status, and a date alone is not one"
    assert ("areas", "name each as a place of this register") in draft.left


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_project_of_a_data_use_register(between: str, coding: str) -> None:
    (draft,) = drafts(as_csv(PROJECT, between=between).encode(coding), "data-uses")
    assert draft.data["summary"] == "We look at falls."
    assert draft.data["organisations"] == [{"name": "University of Examples", "roles": ["lead", "recipient"]}]
    assert draft.data["data"] == [
        {"item": "Hospital visits", "identifiability": "de-personalised"},
        {"item": "Deaths", "identifiability": "de-personalised"},
    ]
    assert draft.data["legal"] == {
        "lawful_bases": [{"basis": "public-task"}],
        "special_category_conditions": [{"condition": "article-9-2-j"}, {"condition": "article-9-2-h"}],
        "confidentiality": "Not in confidence",
        "opt_out": {"applies": True, "which": "national-data-opt-out"},
    }
    assert draft.data["status"] == "ended"
    assert draft.data["documents"] == [{"kind": "report", "url": "https://papers.example/1"}]
    assert [name for name, _ in draft.left] == ["applicant_name_s", "funders_sponsors"]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Data sensitivity level", "Pseudo", "none of the three levels"),
        ("Legal basis Art 6", "Because", "names no point of Article 6(1)"),
        ("Lawful conditions Art 9", "Because", "names no point of Article 9(2)"),
        ("National data opt-out applied?", "Perhaps", "neither yes nor no"),
        ("Project start date", "soon", "is no date that can be told for certain"),
    ],
)
def test_what_cannot_be_told_is_left_and_named(column: str, value: str, said: str) -> None:
    (draft,) = drafts(as_csv({**PROJECT, column: value}).encode(), "data-uses")
    assert any(said in because for _, because in draft.left), draft.left
    assert value not in json.dumps(draft.data)


def test_a_record_of_an_algorithm() -> None:
    (draft,) = drafts(json.dumps(TOOL).encode(), "algorithms")
    assert draft.data["status"] == "live"
    assert draft.data["organisations"] == [
        {"name": "Example Council", "roles": ["lead", "not-stated"]},
        {"name": "Pretend Computing", "roles": ["supplier"]},
    ]
    assert draft.data["risks"] == [{"risk": "Wrong pile: A letter is late.", "mitigation": "Weekly checks."}]
    assert draft.data["data"][0] == {"item": "Letters", "identifiability": "not-stated", "why": "What people write."}
    assert draft.data["data"][1] == {"item": "Addresses", "identifiability": "not-stated"}
    assert draft.data["documents"] == [{"kind": "other", "title": "DPIA 2024", "url": "https://body.example/dpia"}]
    assert [name for name, _ in draft.left] == [
        "architecture",
        "contact_email",
        "human_decisions",
        "senior_responsible_owner",
    ]


def test_ids_are_free_and_an_entry_without_a_name_is_named() -> None:
    found, nameless = drafts_of(
        as_json(AGREEMENT, AGREEMENT, {"id": 3}), "digital-economy-act", URL, SEEN, {"council-tax-debt-pilot"}
    )
    assert [draft.id for draft in found] == ["council-tax-debt-pilot-2", "council-tax-debt-pilot-3"]
    assert nameless == Nameless(1, "Nothing stands in the field `name` or `title` of entry 3.")


def test_rows_without_a_name_are_told_by_the_line_on_which_they_begin() -> None:
    raw = 'Project title,Lay summary\nA,"one\ntwo"\n\n ,"three\nfour"\n' + ",x\n" * 12
    found, nameless = drafts_of(raw.encode(), "data-uses", URL, SEEN, set())
    assert [draft.data["title"] for draft in found] == ["A"]
    lines = ", ".join(f"line {number}" for number in (5, *range(7, 16)))
    assert nameless == Nameless(13, f"Nothing stands in the column `Project title` of {lines} and 3 more.")


def test_hostile_words_stay_words() -> None:
    hostile = 'x: [y]\n- ${{ evil }} <script> # no\n"quoted" \u202e {a}'
    (draft,) = drafts(
        as_json({"name": hostile, "purpose": hostile, "controllers": [{"name": hostile}]}), "digital-economy-act"
    )
    assert draft.data["purpose"] == " ".join(hostile.split())
    assert draft.id == "x-y-evil-script-no-quoted-a"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{", "This is not JSON from here on. Download it again, or export it anew."),
        (b"[" * 100_000, "This JSON is nested too deep to be read, as no register is. Download it again"),
        (b"3", "holds no list of entries"),
        (b"[]", "There is no entry"),
        (b'[{"name": ' + b"9" * 5_000 + b"}]", "A number in this JSON has more digits than can be read."),
        (b"\xff\x00\xff", "not UTF-8"),
    ],
)
def test_what_is_no_register_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(RegisterUnread, match=said):
        drafts_of(raw, "digital-economy-act", URL, SEEN, set())


def test_an_id_with_a_number_is_an_id_wherever_the_title_is_cut() -> None:
    long = {**AGREEMENT, "name": f"{'a' * 57} bcd"}
    found, _ = drafts_of(as_json(long, long), "digital-economy-act", URL, SEEN, set())
    assert [is_id(draft.id) for draft in found] == [True, True]


def test_a_row_with_more_cells_than_names_is_refused_by_its_line() -> None:
    raw = b"project_title,lay_summary\nA,B\nC,D,E\n"
    with pytest.raises(RegisterUnread, match="Line 3 has more cells"):
        drafts_of(raw, "data-uses", URL, SEEN, set())
