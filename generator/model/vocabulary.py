"""The words that a record may choose from, each with its label and its plain meaning.

A word is added here and nowhere else: the checker, the schema and the pages read these lists.
People and everyday moments are longer lists of their own, in `groups.py` and `moments.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One word of a vocabulary: what a page prints, and what it means in a sentence."""

    label: str
    meaning: str


Vocabulary = Mapping[str, Word]

NOT_STATED = "not-stated"
WITHDRAWN = "withdrawn"
"""The status of a record that was taken down. No more is published of it than that, and why."""
COMPILED = "public-sources"
"""The basis of a record that editors compiled from public pages, and the bodies in it have not checked."""
_NOT_STATED = Word("Not stated", "We found nothing that says. That does not mean there is none.")

STATUSES: Vocabulary = {
    "proposed": Word("Proposed", "Planned, but no data is shared yet."),
    "pilot": Word("On trial", "Being tried out, for a time or in a few places."),
    "live": Word("In use", "Data is being shared now."),
    "paused": Word("Paused", "Stopped for now, and may start again."),
    "ended": Word("Ended", "Data is no longer shared in this way."),
    "declined": Word("Decided against", "Thought about, and turned down. No data was shared."),
    WITHDRAWN: Word("Record withdrawn", "The publisher has taken this record down."),
    NOT_STATED: Word("Not stated", "We found nothing that says whether it is still in use."),
}

BASES_OF_RECORDS: Vocabulary = {
    "publisher": Word("Published by the organisation", "The organisation in charge wrote this record."),
    COMPILED: Word(
        "Compiled from public pages", "Plainview's editors wrote this record from pages that anyone can read."
    ),
    "worked-example": Word("Invented example", "The place, the bodies and the facts are made up."),
}

SECTORS: Vocabulary = {
    "health": Word("Health", "Doctors, hospitals, ambulances and public health."),
    "social-care": Word("Social care", "Help for children, adults and carers who need support."),
    "housing": Word("Housing", "Homes, rents, repairs and homelessness."),
    "welfare": Word("Money and benefits", "Benefits, debt, bills and help with costs."),
    "education": Word("Schools and learning", "Schools, colleges, training and free school meals."),
    "community-safety": Word("Community safety", "Police, fire, crime, abuse and staying safe."),
    "economy": Word("Work and business", "Jobs, businesses and the local economy."),
    "environment": Word("Environment", "Air, water, streets and green places."),
}

TAKING_PART: Vocabulary = {
    "confirmed": Word("Takes part", "A source says that this place takes part."),
    "footprint": Word("Inside the area", "The scheme covers this area. We do not know that this council takes part."),
    NOT_STATED: _NOT_STATED,
}

ROLES: Vocabulary = {
    "lead": Word("Leads it", "The organisation to ask first."),
    "controller": Word("Decides how the data is used", "The law calls this a controller. It must answer to you."),
    "joint-controller": Word("Decides together with others", "The law calls these joint controllers."),
    "processor": Word("Handles the data for another", "The law calls this a processor. It must do as it is told."),
    "recipient": Word("Receives data", "Data is passed to this organisation."),
    "supplier": Word("Supplies the system", "A company or body that provides the tools."),
    NOT_STATED: Word("Part not stated", "It takes part, but we found nothing that says how."),
}

# What an organisation is seen to do in the data itself, where a record does not state its part. Not to be chosen.
SEEN_ROLES: Vocabulary = {
    "gives-data": Word("Gives data", "It passes data on. Its part in law is not stated."),
    "receives-data": Word("Is given data", "Data is passed to it. Its part in law is not stated."),
}
PARTS: Vocabulary = {**ROLES, **SEEN_ROLES}

ORGANISATION_KINDS: Vocabulary = {
    "council": Word("Council", "Your local council, or several together."),
    "nhs": Word("NHS", "A part of the health service."),
    "police": Word("Police", "A police force or commissioner."),
    "fire": Word("Fire and rescue", "A fire and rescue service."),
    "school": Word("School or college", "A place of learning."),
    "central-government": Word("Central government", "A department or agency of the UK government."),
    "housing-association": Word("Housing association", "A body that lets homes at lower rents."),
    "charity": Word("Charity or community group", "A body that does not work for profit."),
    "company": Word("Company", "A private business."),
    "university": Word("University", "A university or its research unit."),
    "other-public": Word("Other public body", "A public body of another kind."),
    "other": Word("Other", "Another kind of body."),
}

GAINERS: Vocabulary = {
    "people": Word("The people the data is about", "The people whose data is used should gain."),
    "public": Word("The wider public", "Everyone, or a whole community, should gain."),
    "service": Word("The service", "The organisation itself should gain, such as time saved."),
}

RESULT_STATES: Vocabulary = {
    "met": Word("Reported as kept", "A report says that this happened."),
    "partly": Word("Reported as partly kept", "A report says that some of this happened."),
    "not-met": Word("Reported as not kept", "A report says that this did not happen."),
    "no-report": Word("No report", "Nobody has reported on this."),
}

IDENTIFIABILITY: Vocabulary = {
    "personally-identifiable": Word(
        "Personally identifiable", "It says who you are, such as your name, address or NHS number."
    ),
    "de-personalised": Word(
        "De-personalised",
        "Names are taken out, but each line is still about one person, who might be worked out.",
    ),
    "anonymous": Word("Anonymous", "Nobody should be able to tell that it is you. Often it is only about groups."),
    NOT_STATED: Word("Not stated", "We found nothing that says whether people can be told apart in this data."),
}
# From the most to the least that can be told about a person. Silence stands apart.
IDENTIFIABILITY_ORDER = ("personally-identifiable", "de-personalised", "anonymous")

SPECIAL_CATEGORIES: Vocabulary = {
    "health": Word("Health", "Your body, mind, illnesses or care."),
    "race-or-ethnicity": Word("Race or ethnic group", "Where your family comes from."),
    "political-opinion": Word("Political opinions", "What you think about politics."),
    "religion-or-belief": Word("Religion or belief", "Your faith, or that you have none."),
    "trade-union": Word("Trade union membership", "Whether you belong to a union."),
    "genetic": Word("Genetic data", "What you inherit from your family."),
    "biometric": Word("Biometric data", "A fingerprint or face used to tell who you are."),
    "sex-life": Word("Sex life", "Your private life with others."),
    "sexual-orientation": Word("Sexual orientation", "Whom you are attracted to."),
}

LAWFUL_BASES: Vocabulary = {
    "consent": Word("Consent", "You were asked, and you said yes."),
    "contract": Word("Contract", "It is needed for an agreement that you made."),
    "legal-obligation": Word("Legal obligation", "A law says that they must."),
    "vital-interests": Word("Vital interests", "It is needed to protect someone's life."),
    "public-task": Word("Public task", "It is needed for a job that the law gives to a public body."),
    "recognised-legitimate-interest": Word(
        "Recognised legitimate interest",
        "It is needed for one of five reasons that the law lists, such as an emergency or protecting a child.",
    ),
    "legitimate-interests": Word(
        "Legitimate interests", "They have a good reason, and they weighed it against your rights."
    ),
    NOT_STATED: Word("Not stated", "We found nothing that says which reason in law they rely on."),
}

SPECIAL_CONDITIONS: Vocabulary = {
    "article-9-2-a": Word("Explicit consent", "You were asked about this data, and you clearly said yes."),
    "article-9-2-b": Word("Work and social protection", "The law on jobs, social security or protection needs it."),
    "article-9-2-c": Word("Vital interests", "It protects a life, and the person cannot say yes."),
    "article-9-2-d": Word("Not-for-profit body", "A body uses data about its own members."),
    "article-9-2-e": Word("Made public by the person", "You made it public yourself."),
    "article-9-2-f": Word("Legal claims", "Courts or legal claims need it."),
    "article-9-2-g": Word("Substantial public interest", "A law lists it as important for the public."),
    "article-9-2-h": Word("Health or social care", "It is needed to give or manage care."),
    "article-9-2-i": Word("Public health", "It protects the health of everyone."),
    "article-9-2-j": Word("Archives, research and statistics", "It is for research or statistics, with safeguards."),
}

OPT_OUTS: Vocabulary = {
    "local": Word("A local opt-out", "You ask the organisation itself."),
    "national-data-opt-out": Word(
        "The National Data Opt-out", "You tell the NHS in England. It covers research and planning."
    ),
    "other": Word("Another opt-out", "See how to use it."),
}

LEVELS: Vocabulary = {
    "low": Word("Low", "Unlikely, or little harm."),
    "medium": Word("Medium", "Possible, or some harm."),
    "high": Word("High", "Likely, or serious harm."),
}

SAFEGUARD_KINDS: Vocabulary = {
    "people": Word("Safe people", "Who may see the data, and how they are trained."),
    "projects": Word("Safe projects", "What the data may be used for."),
    "settings": Word("Safe settings", "Where the data is kept and how it is locked."),
    "data": Word("Safe data", "What is taken out before it is shared."),
    "outputs": Word("Safe outputs", "What is checked before anything is published."),
}

DOCUMENT_KINDS: Vocabulary = {
    "agreement": Word("The agreement", "The paper that the organisations signed."),
    "dpia": Word("Data protection impact assessment", "A study of the risks to people, made before it starts."),
    "privacy-notice": Word("Privacy notice", "What an organisation tells you about your data."),
    "decision": Word("Decision", "The paper in which it was decided."),
    "report": Word("Report", "What was found out later."),
    "other": Word("Other document", "Another paper."),
}

FORMAT_KINDS: Vocabulary = {
    "easy-read": Word("Easy Read", "Short words with pictures."),
    "bsl": Word("British Sign Language", "A video in sign language."),
    "audio": Word("Audio", "A recording to listen to."),
    "large-print": Word("Large print", "The same in bigger letters."),
    "translation": Word("Translation", "The same in another language."),
}

ASSESSOR_KINDS: Vocabulary = {
    "organisation": Word("The organisation itself", "It judged its own work."),
    "partner": Word("A partner", "An organisation that takes part judged it."),
    "residents-panel": Word("A residents' panel", "People who live there judged it."),
    "independent": Word("An independent reviewer", "Someone outside judged it."),
    "editors": Word("Plainview's editors", "The people who run this site judged it."),
}

AREA_KINDS: Vocabulary = {
    "nation": Word("Nation", "One of the four nations of the United Kingdom."),
    "region": Word("Region", "A part of England used for statistics. It has no council."),
    "combined-authority": Word("Combined authority", "Councils that work together, often with a mayor."),
    "county": Word("County council", "Runs the larger services, such as schools and social care."),
    "non-metropolitan-district": Word("District council", "Runs local services, such as housing and bins."),
    "metropolitan-district": Word("Metropolitan district council", "Runs all the council services of a city or town."),
    "unitary": Word("Unitary council", "Runs all the council services of its area."),
    "london-borough": Word("London borough council", "Runs most council services in its part of London."),
    "scottish-council": Word("Council in Scotland", "Runs all the council services of its area."),
    "welsh-council": Word("Council in Wales", "Runs all the council services of its area."),
    "northern-ireland-district": Word("District in Northern Ireland", "Runs local services such as bins and parks."),
}

OUTLINES: Vocabulary = {
    "drawn": Word("Drawn", "It has an outline on the map."),
    "none": Word("None", "It has no outline on the map."),
}

WORDINGS: Vocabulary = {
    "ours": Word("Ours", "Plainview wrote the questions."),
    "theirs": Word("Theirs", "The authors of the framework wrote the questions."),
}

# Other words that people, sources and seeds use, with the word that stands for the same. Each is offered only where
# that word can be chosen. What may mean one thing or another, such as "public interest", is not here.
OTHER_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("criminal-justice", "crime"), "community-safety"),
    **dict.fromkeys(("adult-social-care", "childrens-services"), "social-care"),
    "benefits": "welfare",
    **dict.fromkeys(("schools", "skills"), "education"),
    **dict.fromkeys(("personal", "identifiable", "identified", "identifying"), "personally-identifiable"),
    **dict.fromkeys(
        (
            *("de-identified", "deidentified", "pseudonymised", "pseudonymous"),
            *("pseudo-anonymous", "pseudo-anonymised", "key-coded"),
        ),
        "de-personalised",
    ),
    **dict.fromkeys(("anonymised", "aggregate", "aggregated"), "anonymous"),
    **dict.fromkeys(("active", "current", "ongoing", "in-use"), "live"),
    **dict.fromkeys(("suspended", "on-hold"), "paused"),
    **dict.fromkeys(("closed", "finished", "completed"), "ended"),
    "planned": "proposed",
    **dict.fromkeys(("rejected", "refused", "decided-against"), "declined"),
    **dict.fromkeys(("trial", "on-trial"), "pilot"),
    **dict.fromkeys(("kept", "achieved"), "met"),
    "yes": "confirmed",
    **dict.fromkeys(("local-authority", "local-council"), "council"),
    **dict.fromkeys(("broken", "failed", "missed", "unmet", "not-kept"), "not-met"),
}
