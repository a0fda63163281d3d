"""Which terms of shared vocabularies stand for the words that a record chooses from.

A word for which no vocabulary has a term gets one of our own, such as `pv:sector-housing`. So does a word for which
theirs says less than ours. What is not stated has no term: silence stays silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.assess.outcome import WORDS as OUTCOMES
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.vocabulary import (
    ASSESSOR_KINDS,
    BASES_OF_RECORDS,
    DOCUMENT_KINDS,
    FORMAT_KINDS,
    GAINERS,
    IDENTIFIABILITY,
    LAWFUL_BASES,
    LEVELS,
    NOT_STATED,
    OPT_OUTS,
    ORGANISATION_KINDS,
    PARTS,
    RESULT_STATES,
    SAFEGUARD_KINDS,
    SECTORS,
    SPECIAL_CATEGORIES,
    SPECIAL_CONDITIONS,
    STATUSES,
    TAKING_PART,
    Vocabulary,
    Word,
)

Terms = tuple[str, ...]


@dataclass(frozen=True)
class WordList:
    """The words of one question, and the terms that stand for them.

    `name` begins the terms that are our own. `terms` are those of others, and ours where they have a name of their own.
    `within` is the term of others that each of our own is a kind of.
    """

    name: str
    title: str
    words: Vocabulary
    terms: Mapping[str, Terms] = field(default_factory=dict)
    within: str = ""

    def terms_for(self, word: str | None) -> Terms:
        """The terms that stand for a word: none for what is not stated."""
        if word is None or (word == NOT_STATED and word not in self.terms):
            return ()
        return self.terms.get(word) or (self.own(word),)

    def own(self, word: str) -> str:
        """What our own term for a word is called."""
        return f"pv:{self.name}-{word}"

    @property
    def own_words(self) -> Mapping[str, Word]:
        """Each of our own terms that is made from a word, with the word."""
        return {self.own(word): said for word, said in self.words.items() if self.own(word) in self.terms_for(word)}


STATUS = WordList(
    "status",
    "Whether it is in use",
    STATUSES,
    {
        "proposed": ("dpv:ActivityProposed",),
        "pilot": ("dpv:ActivityOngoing", "pv:status-pilot"),
        "live": ("dpv:ActivityOngoing",),
        "paused": ("dpv:ActivityHalted",),
        "ended": ("dpv:ActivityCompleted",),
    },
    within="dpv:ActivityStatus",
)
BASIS = WordList("basis", "Who wrote the record", BASES_OF_RECORDS)
SECTOR = WordList("sector", "Kinds of service", SECTORS, within="dpv:Sector")
GROUP = WordList(
    "people",
    "Groups of people",
    PEOPLE,
    {
        "children": ("dpv:Child",),
        "older-people": ("dpv:ElderlyDataSubject",),
        "patients": ("dpv:Patient",),
        "parents": ("dpv:ParentOfDataSubject", "pv:people-parents"),
        "learners": ("dpv:Student", "pv:people-learners"),
        "public-sector-staff": ("dpv:Employee", "pv:people-public-sector-staff"),
    },
    within="dpv:DataSubject",
)
MOMENT = WordList("moment", "Everyday moments", MOMENTS)
PART_OF_PLACE = WordList(
    "place",
    "Whether a place takes part",
    TAKING_PART,
    {"confirmed": ("pv:takesPart",), "footprint": ("pv:inFootprint",)},
)
ROLE = WordList(
    "role",
    "What an organisation does",
    PARTS,
    {
        "lead": ("pv:lead",),
        "controller": ("dpv:hasDataController",),
        "joint-controller": ("dpv:hasJointDataControllers",),
        "processor": ("dpv:hasDataProcessor",),
        "recipient": ("dpv:hasRecipient",),
        "supplier": ("dpv:hasServiceProvider",),
        "gives-data": ("dpv:hasDataSource",),
        "receives-data": ("dpv:hasRecipient",),
        NOT_STATED: ("dpv:hasEntity",),
    },
)
KIND = WordList(
    "kind",
    "Kinds of organisation",
    ORGANISATION_KINDS,
    {
        "council": ("dpv:PublicSectorBody", "pv:kind-council"),
        "nhs": ("dpv:HealthcareOrganisation", "pv:kind-nhs"),
        "police": ("dpv:LawEnforcementOrganisation",),
        "fire": ("dpv:FireDepartment",),
        "school": ("dpv:EducationalOrganisation",),
        "central-government": ("dpv:GovernmentalOrganisation",),
        "charity": ("dpv:CharityOrganisation", "pv:kind-charity"),
        "company": ("dpv:ForProfitOrganisation",),
        "university": ("dpv:AcademicScientificOrganisation",),
        "other-public": ("dpv:PublicSectorBody",),
        "other": ("dpv:Organisation",),
    },
    within="dpv:Organisation",
)
GAINER = WordList("gainer", "Who should gain", GAINERS, {"public": ("dpv:PublicBenefit",)}, within="dpv:Purpose")
RESULT = WordList("result", "What became of a promise", RESULT_STATES)
LEVEL = WordList(
    "level",
    "Whether someone could tell that it is you",
    IDENTIFIABILITY,
    {
        "personally-identifiable": ("dpv:IdentifyingPersonalData",),
        "de-personalised": ("dpv:PseudonymisedData",),
        "anonymous": ("dpv:AnonymisedData",),
        NOT_STATED: ("dpv:Data",),
    },
)
SPECIAL = WordList(
    "special",
    "Specially protected data",
    SPECIAL_CATEGORIES,
    {
        "health": ("pd:MedicalHealth",),
        "race-or-ethnicity": ("pd:Ethnicity", "pv:special-race-or-ethnicity"),
        "political-opinion": ("pd:PoliticalOpinion",),
        "religion-or-belief": ("pd:ReligiousBelief", "pv:special-religion-or-belief"),
        "trade-union": ("pd:TradeUnionMembership",),
        "genetic": ("pd:Genetic",),
        "biometric": ("pd:Biometric",),
        "sex-life": ("pd:Sexual", "pv:special-sex-life"),
        "sexual-orientation": ("pd:SexualPreference", "pv:special-sexual-orientation"),
    },
    within="dpv:SpecialCategoryPersonalData",
)
LAWFUL_BASIS = WordList(
    "lawful-basis",
    "Reasons in law",
    LAWFUL_BASES,
    {
        "consent": ("eu-gdpr:A6-1-a",),
        "contract": ("eu-gdpr:A6-1-b",),
        "legal-obligation": ("eu-gdpr:A6-1-c",),
        "vital-interests": ("eu-gdpr:A6-1-d",),
        "public-task": ("eu-gdpr:A6-1-e",),
        "recognised-legitimate-interest": ("pv:RecognisedLegitimateInterest",),
        "legitimate-interests": ("eu-gdpr:A6-1-f",),
    },
)
CONDITION = WordList(
    "condition",
    "Conditions for specially protected data",
    SPECIAL_CONDITIONS,
    {word: (f"eu-gdpr:{word.replace('article-', 'A')}",) for word in SPECIAL_CONDITIONS},
)
OPT_OUT = WordList("opt-out", "Which opt-out it is", OPT_OUTS)
_IN_DPV = {"low": "Low", "medium": "Moderate", "high": "High"}
LIKELIHOOD = WordList(
    "likelihood",
    "How likely a risk is",
    LEVELS,
    {word: (f"risk:{level}Likelihood",) for word, level in _IN_DPV.items()},
)
SEVERITY = WordList(
    "severity",
    "How bad a risk would be",
    LEVELS,
    {word: (f"risk:{level}Severity",) for word, level in _IN_DPV.items()},
)
SAFEGUARD = WordList("safeguard", "What keeps data safe", SAFEGUARD_KINDS, within="dpv:TechnicalOrganisationalMeasure")
DOCUMENT = WordList(
    "document",
    "Kinds of paper",
    DOCUMENT_KINDS,
    {
        "agreement": ("pv:DataSharingAgreement",),
        "dpia": ("dpv:DPIA",),
        "privacy-notice": ("dpv:PrivacyNotice",),
        "other": ("foaf:Document",),
    },
    within="foaf:Document",
)
FORMAT = WordList("format", "Other forms of the record", FORMAT_KINDS, within="foaf:Document")
ASSESSOR = WordList("assessor", "Who judged", ASSESSOR_KINDS)
OUTCOME = WordList(
    "outcome",
    "What a test comes to",
    {
        word: Word(label, f"What the answers to the questions of a test come to: {label.lower()}.")
        for word, label in OUTCOMES.items()
    },
)

WORD_LISTS: tuple[WordList, ...] = (
    *(STATUS, BASIS, SECTOR, GROUP, MOMENT, PART_OF_PLACE, ROLE, KIND, GAINER, RESULT, LEVEL, SPECIAL, LAWFUL_BASIS),
    *(CONDITION, OPT_OUT, LIKELIHOOD, SEVERITY, SAFEGUARD, DOCUMENT, FORMAT, ASSESSOR, OUTCOME),
)
"""Every list of words that a record may choose from, in the order in which the mapping tells of them."""
