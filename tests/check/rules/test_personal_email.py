"""Addresses of people are found, and those of teams are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.email_addresses import is_personal
from generator.check.rules import personal_contact, personal_email


@pytest.mark.parametrize(
    "address",
    [
        "jane.smith@leeds.gov.uk",
        "Jane.Smith@Leeds.gov.uk",
        "j.smith@leeds.gov.uk",
        "jane_smith@nhs.net",
        "jane.m.smith@nhs.net",
        "jane.smith12@nhs.net",
        "jane.o'neill@nhs.net",
        "janesmith@gmail.com",
        "js1985@hotmail.co.uk",
        "jane+work@icloud.com",
        "jane@btinternet.com",
    ],
)
def test_an_address_with_a_name_or_from_a_private_mailbox_is_personal(address: str) -> None:
    assert is_personal(address)


@pytest.mark.parametrize(
    "address",
    [
        "info@leeds.gov.uk",
        "data.protection@leeds.gov.uk",
        "Data.Protection@Leeds.gov.uk",
        "freedom.of.information@leeds.gov.uk",
        "data-complaints@exampleshire.example",
        "school-meals@leeds.gov.uk",
        "meals@leeds.gov.uk",
        "dpo1@leeds.gov.uk",
        "leeds.team@nhs.net",
        "wyicb-leeds.ig@nhs.net",
        "england.contactus@nhs.net",
        "wm.mash@west-midlands.police.uk",
        "mocktonfoodbank@gmail.com",
        "leeds.carers.group@gmail.com",
        "contact@janesmith.example",
        "research@adruk.org",
    ],
)
def test_an_address_of_a_team_is_not(address: str) -> None:
    assert not is_personal(address)


def test_each_address_in_a_text_is_looked_at(quoted: Any) -> None:
    text = "Ask <jane.smith@leeds.gov.uk>, info@leeds.gov.uk or jo.bloggs@leeds.gov.uk."

    assert quoted(personal_email, text) == ["jane.smith@leeds.gov.uk", "jo.bloggs@leeds.gov.uk"]


NO_ADDRESSES = ("", "@", "a @ b", "@jane.smith", "jane.smith at leeds.gov.uk", "jane.smith@leeds", "10 @ £5")


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_address_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(personal_email, text) == []


def test_the_fields_for_contacts_have_a_warning_of_their_own(quoted: Any) -> None:
    address = "jane.smith@leeds.gov.uk"

    assert quoted(personal_email, address, "contact", "email") == []
    assert quoted(personal_contact, address, "contact", "email") == [address]
    assert quoted(personal_email, f"mailto:{address}", "complaint", "url") == []
    assert quoted(personal_contact, f"mailto:{address}", "complaint", "url") == [address]
    assert quoted(personal_email, f"Jane, {address}", "contact", "role") == [address]
    assert quoted(personal_contact, f"Jane, {address}", "contact", "role") == []


def test_a_link_is_looked_at_behind_its_host(quoted: Any) -> None:
    address = "jane.smith@leeds.gov.uk"

    assert quoted(personal_email, f"mailto:{address}", "documents", 0, "url") == [address]
    assert quoted(personal_email, f"https://leeds.gov.uk/{address}", "documents", 0, "url") == [address]
    assert quoted(personal_email, "https://l.gov.uk/?to=jane.smith%40leeds.gov.uk", "documents", 0, "url") == [address]
    assert quoted(personal_email, "https://jane.smith@leeds.gov.uk/", "documents", 0, "url") == []


def test_a_shared_contact_is_fine(quoted: Any) -> None:
    assert quoted(personal_contact, "data.team@leeds.gov.uk", "contact", "email") == []
    assert quoted(personal_contact, "mailto:meals@leeds.gov.uk", "contact", "url") == []
    assert quoted(personal_contact, "https://www.leeds.gov.uk/jane.smith", "contact", "url") == []
