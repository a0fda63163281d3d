"""Where a record comes from, what it points to, and what became of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.dates import PartialDate
from generator.model.fields import ID_WORDS, Id, Link, OneOf, Record, Text, Yes, maybe, said
from generator.model.vocabulary import BASES_OF_RECORDS, DOCUMENT_KINDS, FORMAT_KINDS


class Source(Record):
    """A page or paper that a fact was read in."""

    url: Link = said("Where can you read it?", "The full address of the page.", "https://www.leeds.gov.uk/page")
    title: Text | None = maybe("What is it called?", "The title at the top of the page.", "Leeds Care Record")
    seen: PartialDate | None = maybe("When was it read?", "The day that you read it.", "2026-11-22")


class Provenance(Record):
    """Who stands behind the record, and what it was made from."""

    basis: Annotated[str, OneOf(BASES_OF_RECORDS)] = said(
        "Who wrote this record?",
        "`publisher` if you are the body in charge, `public-sources` if you compiled it from public pages, "
        "`worked-example` if it is invented.",
        "publisher",
    )
    publisher: Id | None = maybe(
        "Which organisation stands behind it?",
        "The id of one of the organisations of this record.",
        "leeds-city-council",
    )
    checked: PartialDate | None = maybe("When was it last checked?", "The day of the last check.", "2026-11-22")
    sources: tuple[Source, ...] | None = maybe(
        "Which pages was it made from?", "Every page that a fact came from.", [{"url": "https://www.leeds.gov.uk/page"}]
    )


class Document(Record):
    """A paper about the initiative that the public can read."""

    kind: Annotated[str, OneOf(DOCUMENT_KINDS)] = said("What kind of paper is it?", "Choose one word.", "agreement")
    title: Text | None = maybe("What is it called?", "Its title.", "Data sharing agreement")
    url: Link | None = maybe("Where can you read it?", "Its address.", "https://www.leeds.gov.uk/agreement.pdf")


class Format(Record):
    """The same facts in another form, such as Easy Read."""

    kind: Annotated[str, OneOf(FORMAT_KINDS)] = said("Which form is it?", "Choose one word.", "easy-read")
    url: Link | None = maybe("Where is it?", "Its address.", "https://www.leeds.gov.uk/easy-read.pdf")
    matches: PartialDate | None = maybe(
        "Which date does it match?", "The day of the record that it was made from.", "2026-03-01"
    )
    lang: Text | None = maybe("Which language is it in?", "A language code, for a translation.", "cy")


# What links to a data item, a promise or an answer end in.
ANCHOR_PATTERN = rf"^(data-{ID_WORDS}|promise-{ID_WORDS}|a-[0-9]+-{ID_WORDS}\.{ID_WORDS})$"
Anchor = Annotated[str, Field(pattern=ANCHOR_PATTERN, max_length=120)]


class Withheld(Record):
    """A fact that is held back, and the ground in law for holding it back."""

    field: Text = said("Which fact is held back?", "The name of the field.", "safeguards")
    ground: Text | None = maybe("Why?", "The reason in one sentence.", "It would help fraud.")
    authority: Text | None = maybe(
        "Which law allows that?", "The Act and section.", "Freedom of Information Act 2000 section 31"
    )
    review: PartialDate | None = maybe("When will that be looked at again?", "A date.", "2027-03-01")


class Change(Record):
    """Something that changed in the initiative."""

    date: PartialDate = said("When did it change?", "A date.", "2026-03-01")
    what: Text | None = maybe("What changed?", "One sentence.", "The fire service now receives the list too.")
    wider_use: Yes | None = maybe(
        "Is the data used more widely?", "`true` for a new recipient, new data or a wider purpose.", True
    )
    removed: tuple[Anchor, ...] | None = maybe(
        "What is not in this record any more?",
        "What links to it end in, after the `#`. They then lead to this line.",
        ["data-telephone"],
    )


class Answered(Record):
    """What was answered to a reply, when and by whom."""

    date: PartialDate | None = maybe("When was it answered?", "A date.", "2026-04-20")
    by: Text | None = maybe("Who answered?", "An organisation or a role, never a person.", "Leeds City Council")
    text: Text | None = maybe("What was the answer?", "Their words.", "You are right. We now ask tenants first.")
    url: Link | None = maybe("Where can you read it?", "An address.", "https://www.leeds.gov.uk/answer")


class Reply(Record):
    """What someone answered to this record, or asked about it: the right of reply."""

    by: Text = said("Who answered?", "An organisation or a role, never a person.", "Example Tenants' Union")
    date: PartialDate | None = maybe("When?", "A date.", "2026-04-02")
    text: Text | None = maybe("What did they say?", "Their words.", "We were not asked before this began.")
    url: Link | None = maybe("Where can you read it?", "An address.", "https://tenants.example/reply")
    answered: Answered | None = maybe("What was answered to that?", "The answer.", {"date": "2026-04-20"})


class Withdrawn(Record):
    """When, why and by whom a record was taken down."""

    date: PartialDate = said("When was it taken down?", "A date.", "2026-05-01")
    why: Text | None = maybe("Why?", "One sentence.", "The scheme was entered twice.")
    by: Text | None = maybe("By whom?", "An organisation or a role.", "Leeds City Council")


class QualityNote(Record):
    """An editor's answer to one of the checker's warnings."""

    code: Id = said("Which warning does this answer?", "Its code.", "personal-contact")
    at: Text | None = maybe("Where?", "The field, such as `benefits.1.promise`.", "contact.email")
    because: Text | None = maybe("Why is it right as it is?", "One sentence.", "A whole team reads this mailbox.")
