"""The guard against personal data, over texts as people write them: see `personal/README.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.check.rules import (
    full_postcode,
    mobile_number,
    national_insurance_number,
    nhs_number,
    not_a_role,
    person_in_link,
    person_named,
    personal_contact,
    personal_email,
)
from generator.check.texts import Texts
from generator.read.strict_yaml import parse

GUARD = (
    *(full_postcode, mobile_number, national_insurance_number, nhs_number, not_a_role),
    *(person_in_link, person_named, personal_contact, personal_email),
)
ENTRIES: list[Any] = parse((Path(__file__).parent / "personal" / "texts.yml").read_text(encoding="utf-8")).data[
    "entries"
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['at']}: {entry['text']}"[:60])
def test_a_text_is_told_as_it_is_labelled(entry: Any) -> None:
    texts = Texts()
    at = tuple(entry["at"].split("."))
    kind = texts.emails if at[-1] == "email" else texts.links if at[-1] == "url" else texts.words
    kind.append((at, entry["text"]))

    said = {rule.CODE.code for rule in GUARD for _ in rule.check_texts(texts)}

    assert said == set(entry["codes"])


def test_every_rule_of_the_guard_has_texts_that_it_tells_of() -> None:
    labelled = {code for entry in ENTRIES for code in entry["codes"]}

    assert labelled == {rule.CODE.code for rule in GUARD}


def test_what_no_note_can_let_through() -> None:
    assert {rule.CODE.code for rule in GUARD if rule.CODE.severity == "error" and not rule.CODE.answerable} == {
        "nhs-number",
        "national-insurance-number",
    }


def test_a_mobile_beside_a_named_contact_is_an_error() -> None:
    texts = Texts()
    texts.words += [(("contact", "role"), "Jane Smith"), (("contact", "phone"), "07911 123456")]

    (fault,) = mobile_number.check_texts(texts)

    assert fault.at == ("contact", "phone")
    assert fault.message == "`07911 123456` is a mobile number beside a person's name."
    assert list(personal_contact.check_texts(texts)) == []


def test_an_organisation_of_the_record_is_no_person_where_others_name_it() -> None:
    """Where it is named itself it is told, once: a note there says that it is the name of a body."""
    texts = Texts()
    texts.words += [
        (("organisations", 0, "name"), "Laura Ashley"),
        (("retention",), "Contact Laura Ashley on 0113 222 4444."),
        (("assessments", 0, "by", "name"), "LAURA ASHLEY"),
        (("translations", "cy", "retention"), "Ring Laura Ashley, or Laura Jones, on 0113 222 4444."),
    ]

    (body,) = not_a_role.check_texts(texts)
    (person,) = person_named.check_texts(texts)

    assert body.at == ("organisations", 0, "name")
    assert person.message == "`Laura Jones` seems to be a person's name."


def test_a_name_that_only_begins_as_that_of_an_organisation_is_told() -> None:
    texts = Texts()
    texts.words += [
        (("organisations", 0, "name"), "Jane Smith Trust"),
        (("retention",), "Contact Jane Smith on 0113 222 4444."),
    ]

    assert [fault.at for fault in person_named.check_texts(texts)] == [("retention",)]


LONG = (
    "A. ",
    "Jane ",
    "Jane Smith ",
    "1",
    "07 ",
    "a@",
    "( at )",
    "NHS 1 ",
    "LS1 ",
    "AB 12 ",
    "signed by ",
    "J",
    " ",
    "x.pdf ",
    "O'",
    "Jane-",
    "Smith, ",
    "jane smith ",
    "jane.smith@a.uk ",
    "0113 222 4444 ",
)


@pytest.mark.parametrize("part", LONG)
def test_a_long_text_of_whatever_kind_is_looked_at_in_one_go(part: str) -> None:
    """Each rule looks at each place of a text a few times at most: what costs the square of its length never ends."""
    text = (part * 60_000)[:60_000]
    texts = Texts()
    texts.words += [(("contact", "role"), text), (("retention",), text)]
    texts.links.append((("documents", 0, "url"), f"https://leeds.gov.uk/{text}"))
    texts.emails.append((("contact", "email"), f"{text}@leeds.gov.uk"))

    assert all(fault.at for rule in GUARD for fault in rule.check_texts(texts))
