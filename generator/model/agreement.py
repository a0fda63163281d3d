"""The agreement: one local data-sharing initiative, as its file in `content/agreements/` states it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.model.assessment import Assessment
from generator.model.data import DataItem, DisclosureControl
from generator.model.dates import PartialDate
from generator.model.fields import AgreementId, Email, Id, Link, OneOf, Record, SchemaVersion, Text, Yes, maybe, said
from generator.model.groups import PEOPLE
from generator.model.law import Legal
from generator.model.moments import MOMENTS
from generator.model.organisation import Organisation
from generator.model.provenance import (
    Change,
    Document,
    Format,
    Provenance,
    QualityNote,
    Reply,
    Source,
    Withdrawn,
    Withheld,
)
from generator.model.translation import Translation
from generator.model.vocabulary import (
    GAINERS,
    LEVELS,
    RESULT_STATES,
    SAFEGUARD_KINDS,
    SECTORS,
    STATUSES,
    TAKING_PART,
)

STAYS = frozenset(("schema_", "title", "status", "previous_ids", "replaced_by", "withdrawn"))
"""What is still said of a record that was taken down, as on its page. All else in its file is gone from the site."""


class AreaInvolved(Record):
    """One area that the initiative covers, and how sure that is."""

    id: Id = said("Which area?", "The id of a file in `content/areas/`.", "leeds")
    taking_part: Annotated[str, OneOf(TAKING_PART)] | None = maybe(
        "Is it known to take part?", "`confirmed`, or `footprint` if it only lies inside the scheme.", "confirmed"
    )


class Result(Record):
    """What was reported about a promise."""

    state: Annotated[str, OneOf(RESULT_STATES)] = said("Was the promise kept?", "Choose one word.", "met")
    text: Text | None = maybe("What was reported?", "One sentence with the figure.", "341 children were signed up.")
    date: PartialDate | None = maybe("When?", "A date.", "2026-10-31")
    source: Source | None = maybe("Where can you read it?", "A page.", {"url": "https://www.leeds.gov.uk/report"})


class Benefit(Record):
    """One promise: who should gain, how that is measured, and what was reported."""

    promise: Text = said(
        "What good should come of it?", "One sentence.", "300 more children get a free meal each year."
    )
    id: Id | None = maybe("What is its lasting id?", "It becomes the link to this promise.", "more-meals")
    for_: Annotated[str, OneOf(GAINERS)] | None = maybe("Who should gain?", "Choose one word.", "people", key="for")
    measure: Text | None = maybe("How will anyone know?", "What is counted, and when.", "Children newly signed up.")
    due: PartialDate | None = maybe("By when?", "A date.", "2026-10-31")
    result: Result | None = maybe("What happened?", "What was reported.", {"state": "no-report"})


class AutomatedDecisions(Record):
    """Whether a computer decides about people."""

    used: Yes = said("Does a computer decide about people?", "`true` or `false`.", False)
    human_review: Yes | None = maybe("Does a person check?", "`true` or `false`.", True)
    text: Text | None = maybe("How does it work?", "One sentence.", "A person checks each match.")


class Risk(Record):
    """Something that could go wrong for people, and what is done about it."""

    risk: Text = said("What could go wrong for people?", "One sentence.", "A family is signed up by mistake.")
    likelihood: Annotated[str, OneOf(LEVELS)] | None = maybe("How likely is it?", "Choose one word.", "low")
    severity: Annotated[str, OneOf(LEVELS)] | None = maybe("How bad would it be?", "Choose one word.", "low")
    mitigation: Text | None = maybe("What is done about it?", "One sentence.", "Parents can say no within 14 days.")


class Safeguard(Record):
    """One thing that keeps the data safe."""

    kind: Annotated[str, OneOf(SAFEGUARD_KINDS)] = said("Which of the five kinds is it?", "Choose one word.", "people")
    text: Text | None = maybe("What is done?", "One sentence.", "Six named roles can see the list.")


class Dates(Record):
    """When it was agreed, began, ended, was looked at, and is due to be looked at again."""

    agreed: PartialDate | None = maybe("When was it agreed?", "A date.", "2025-03-12")
    start: PartialDate | None = maybe("When did it start?", "A date.", "2025-04-01")
    end: PartialDate | None = maybe("When did or does it end?", "A date.", "2027-03-31")
    last_reviewed: PartialDate | None = maybe("When was it last reviewed?", "A date.", "2026-03-01")
    review_due: PartialDate | None = maybe("When is the next review?", "A date.", "2027-03-01")


class Contact(Record):
    """A role to ask, never a named person."""

    role: Text | None = maybe("Whom can you ask?", "A team or role, never a name.", "Free school meals team")
    email: Email | None = maybe("At which email address?", "A shared address.", "meals@council.example")
    phone: Text | None = maybe("At which number?", "A shared number.", "01632 960 001")
    url: Link | None = maybe("On which page?", "Its address.", "https://www.leeds.gov.uk/meals")


class Complaint(Record):
    """How to complain. At least one way is given."""

    url: Link | None = maybe("On which page?", "Its address.", "https://www.leeds.gov.uk/data-complaint")
    email: Email | None = maybe("At which email address?", "A shared address.", "complaints@council.example")
    phone: Text | None = maybe("At which number?", "A shared number.", "01632 960 002")
    post: Text | None = maybe("At which postal address?", "One line.", "Data team, Town Hall, Sampleford")


class Engagement(Record):
    """Who was asked, and what changed because of it; or why nobody was."""

    how: Text | None = maybe("How were people asked?", "One sentence.", "Two meetings with parents.")
    who: Text | None = maybe("Who was asked?", "How many, and which people.", "41 parents")
    when: PartialDate | None = maybe("When?", "A date.", "2025-01")
    changed: Text | None = maybe("What changed because of it?", "One sentence.", "A letter now goes out first.")
    why_not: Text | None = maybe("Why was nobody asked?", "One sentence.", "The law left no choice to make.")


class Agreement(Record):
    """One initiative. None means that the source is silent; an empty list means "stated: none"."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    title: Text = said("What is it called?", "A few plain words.", "Free school meals without a form")
    summary: Text = said(
        "What is it, in short?",
        "At most 120 plain words. Begin with who does what.",
        "Exampleshire Council checks which families already get help with rent, and signs their children up.",
    )
    status: Annotated[str, OneOf(STATUSES)] = said("Is it in use?", "Choose one word.", "live")
    provenance: Provenance = said(
        "Where does this record come from?", "Who wrote it, and from what.", {"basis": "publisher"}
    )
    sectors: tuple[Annotated[str, OneOf(SECTORS)], ...] | None = maybe(
        "Which services is it part of?", "Words.", ["health"]
    )
    people: tuple[Annotated[str, OneOf(PEOPLE)], ...] | None = maybe("Whom is it about?", "Groups.", ["children"])
    moments: tuple[Annotated[str, OneOf(MOMENTS)], ...] | None = maybe(
        "When might you meet it?", "Everyday moments.", ["moving-home"]
    )
    areas: Annotated[tuple[AreaInvolved, ...], Field(min_length=1)] = said(
        "Where does it happen?", "Ids of areas.", [{"id": "leeds"}]
    )
    organisations: Annotated[tuple[Organisation, ...], Field(min_length=1)] = said(
        "Who takes part?", "Every organisation, with its roles. One has `lead`.", [{"name": "Leeds City Council"}]
    )
    purpose: Text = said(
        "What is it for?", "One or two sentences.", "So that every child who has a right to a free meal gets one."
    )
    alternatives: Text | None = maybe(
        "What else was considered?", "Other ways, with less or no personal data too.", "A paper form, tried until 2024."
    )
    benefits: tuple[Benefit, ...] | None = maybe(
        "What was promised, and did it help?", "Promises.", [{"promise": "..."}]
    )
    data: Annotated[tuple[DataItem, ...], Field(min_length=1)] = said(
        "What is shared?", "Each kind of data.", [{"item": "Name and address"}]
    )
    disclosure_control: DisclosureControl | None = maybe(
        "How are small numbers protected?", "Rules.", {"suppress_below": 10}
    )
    legal: Legal | None = maybe("What does the law say?", "Reasons in law, powers, opt-outs.", {})
    automated_decisions: AutomatedDecisions | None = maybe(
        "Does a computer decide about you?", "Say how.", {"used": False}
    )
    risks: tuple[Risk, ...] | None = maybe("What could go wrong?", "Risks to people.", [{"risk": "..."}])
    safeguards: tuple[Safeguard, ...] | None = maybe("What keeps the data safe?", "Safeguards.", [{"kind": "people"}])
    retention: Text | None = maybe("How long is it kept?", "One sentence.", "Deleted at the end of each school year.")
    dates: Dates | None = maybe("When did it begin, and when is it looked at again?", "Dates.", {"start": "2025-04-01"})
    contact: Contact | None = maybe("Whom can you ask?", "A role.", {"role": "Free school meals team"})
    complaint: Complaint | None = maybe("How can you complain?", "At least one way.", {"email": "data@council.example"})
    engagement: Engagement | None = maybe("Were people asked?", "Who, when, what changed.", {"who": "41 parents"})
    documents: tuple[Document, ...] | None = maybe("Which papers can you read?", "Documents.", [{"kind": "agreement"}])
    formats: tuple[Format, ...] | None = maybe(
        "Is it there in other forms?", "Easy Read and others.", [{"kind": "bsl"}]
    )
    withheld: tuple[Withheld, ...] | None = maybe("What is held back, and why?", "Facts.", [{"field": "safeguards"}])
    changes: tuple[Change, ...] | None = maybe("What has changed?", "Changes.", [{"date": "2026-03-01"}])
    previous_ids: tuple[AgreementId, ...] | None = maybe(
        "Which ids did it have before?", "Old ids still lead here.", ["old-id"]
    )
    replaced_by: AgreementId | None = maybe("Which agreement took its place?", "An id.", "new-agreement")
    quality_notes: tuple[QualityNote, ...] | None = maybe(
        "Which warnings are answered?",
        "Shown to other officers.",
        [{"code": "summary-too-long"}],
        withheld="They are notes between editors about the checker, not facts about the initiative.",
    )
    translations: dict[Literal["cy"], Translation] | None = maybe("Is it there in Welsh?", "Text by language.", {})
    replies: tuple[Reply, ...] | None = maybe(
        "What did others answer to this record?", "Replies.", [{"by": "A charity"}]
    )
    withdrawn: Withdrawn | None = maybe("Was the record taken down?", "When, why, by whom.", {"date": "2026-05-01"})
    assessments: tuple[Assessment, ...] | None = maybe("Who has judged it, and how?", "Assessments.", [])

    @property
    def lead(self) -> Organisation:
        """The organisation to ask first. A record that was checked has exactly one."""
        return next(organisation for organisation in self.organisations if organisation.leads)

    @property
    def invented(self) -> bool:
        """Whether this is a worked example."""
        return self.provenance.basis == "worked-example"


def plain_data(agreement: Agreement) -> dict[str, Any]:
    """A record as plain data: text, numbers, true and false, lists and maps, in the order of the model.

    What it states stands under the key and in the form that it has in YAML. What it does not state has no key.
    """
    return agreement.model_dump(mode="json", by_alias=True, exclude_none=True)
