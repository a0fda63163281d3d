"""Our own terms: what has none in the vocabularies that we use, each with what it means.

Each is explained on the page of the mapping, at an anchor that is the end of its address. A term is never given another
meaning, nor taken away: programs and files that were made before still use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.framework import Framework
from generator.present.mapping import OWN
from generator.present.mapping_words import WORD_LISTS

Sort = Literal["property", "class", "word"]


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One term of our own. `within` is the term of another vocabulary that it is a kind of, if there is one."""

    name: str
    sort: Sort
    label: str
    means: str
    within: str = ""

    @property
    def anchor(self) -> str:
        """Where it is explained on the page of the mapping."""
        return self.name.removeprefix(f"{OWN}:")


def _terms(sort: Sort, told: Mapping[str, tuple[str, ...]]) -> Iterator[OwnTerm]:
    return (OwnTerm(f"{OWN}:{name}", sort, *said) for name, said in told.items())


CLASSES: tuple[OwnTerm, ...] = tuple(
    _terms(
        "class",
        {
            "DataSharingAgreement": (
                "Data sharing agreement",
                "The paper in which organisations say what data they share, what for and how it is kept safe.",
                "dpv:LegalAgreement",
            ),
            "RecognisedLegitimateInterest": (
                "Recognised legitimate interest",
                "The seventh reason in UK law, since 5 February 2026: UK GDPR Article 6(1)(ea). It is needed for one "
                "of five reasons that the law lists, such as an emergency or protecting a child.",
                "dpv:LegalBasis",
            ),
            "RightToComplain": (
                "Right to complain to the organisation",
                "You can complain to the organisation itself: Data Protection Act 2018, section 164A. It must say "
                "within 30 days that it has your complaint.",
                "dpv:DataSubjectRight",
            ),
            "DisclosureControl": (
                "Protection of small numbers",
                "Small counts are hidden or rounded before anything is published, so that nobody is found in them.",
                "dpv:TechnicalMeasure",
            ),
            "PromisedBenefit": ("Promised benefit", "A good that should come of the sharing, and for whom."),
            "Report": ("Report on a promise", "What was reported about a promised benefit."),
            "PublicBenefitAssessment": (
                "Public-benefit assessment",
                "Somebody's answers to the questions of the three tests: purposeful, proportionate, responsible. There "
                "is no score.",
                "dpv:Assessment",
            ),
            "TestOutcome": ("Outcome of a test", "What one test comes to in one assessment, in a word."),
            "Test": ("Test", "One of the tests that must each be met."),
            "ThePublic": ("The public", "Everyone: the data is published.", "dpv:Recipient"),
            "Withheld": ("Withheld fact", "A fact that is held back, and the ground for that."),
            "Change": ("Change", "Something that changed in the sharing."),
            "Reply": ("Reply", "What somebody answered to the record, or to a reply."),
            "Withdrawal": ("Withdrawal", "That the record was taken down."),
        },
    )
)

PROPERTIES: tuple[OwnTerm, ...] = tuple(
    _terms(
        "property",
        {
            "about": ("about", "Whom one kind of data is about, in the record's words."),
            "agreed": ("agreed", "When the sharing was agreed."),
            "alternatives": ("alternatives", "What else was considered, with less or no personal data too."),
            "answer": ("answer", "What was answered to a reply."),
            "asked": ("asked", "How many people were asked, and which."),
            "assessor": ("assessor", "What kind of assessor judged."),
            "authority": ("authority", "The law that allows a fact to be held back."),
            "automated": ("automated", "Whether a computer decides about people."),
            "basis": ("basis", "Who wrote the record, and from what."),
            "by": ("by", "Who judged, answered or took down: an organisation or a role, never a person."),
            "change": ("change", "Something that changed in the sharing."),
            "changed": ("changed", "What changed because people were asked."),
            "checked": ("checked", "When the record was last checked."),
            "confidentiality": ("confidentiality", "How the duty of confidentiality is met."),
            "decisions": ("decisions", "How decisions about people are made with the data."),
            "due": ("due", "By when a benefit was promised."),
            "field": ("field", "The name of the field that is held back, as a record writes it."),
            "framework": ("framework", "The set of questions that was answered."),
            "humanReview": ("human review", "Whether a person checks what a computer decides."),
            "impactAssessmentDone": (
                "impact assessment done",
                "Whether the risks to people were studied first, in a data protection impact assessment.",
            ),
            "inFootprint": (
                "in footprint",
                "The scheme covers this place. It is not known that its council takes part.",
                "dpv:hasLocation",
            ),
            "lastReviewed": ("last reviewed", "When the sharing was last looked at."),
            "lead": ("lead", "The organisation to ask first.", "dpv:hasEntity"),
            "matches": ("matches", "The day of the record that another form of it was made from."),
            "measure": ("measure", "How anyone will know that a promise was kept."),
            "moment": ("moment", "An everyday moment in which you may meet the sharing."),
            "nobodyAskedBecause": ("nobody asked because", "Why nobody was asked."),
            "optOut": ("opt-out", "Which opt-out it is."),
            "outcome": ("outcome", "What a test comes to: a word, never a score."),
            "peopleTookPart": ("people took part", "How many people took part in judging."),
            "phone": ("phone", "A telephone number, as the record writes it."),
            "post": ("post", "A postal address."),
            "previousId": ("previous id", "An id that the record had before."),
            "promises": ("promises", "A good that should come of the sharing."),
            "reply": ("reply", "What somebody answered to the record."),
            "reviewDue": ("review due", "When it is to be looked at again."),
            "roundTo": ("round to", "Counts are rounded to the nearest multiple of this."),
            "schedule1": (
                "Schedule 1 paragraph",
                "The number of a paragraph of Schedule 1 to the Data Protection Act 2018.",
            ),
            "secondarySuppression": (
                "secondary suppression",
                "Whether further counts are hidden so that the first cannot be worked out.",
            ),
            "state": ("state", "What became of a promise."),
            "suppressBelow": ("suppress below", "Counts below this are hidden."),
            "takesPart": ("takes part", "A source says that this place takes part.", "dpv:hasLocation"),
            "test": ("test", "Which test an outcome is of."),
            "why": ("why", "Why one kind of data is needed."),
            "whyNot": ("why not", "Why you cannot opt out."),
            "widerUse": (
                "wider use",
                "Whether more data is used since a change, someone new gets it, or it is used for more.",
            ),
            "withdrawal": ("withdrawal", "When, why and by whom the record was taken down."),
            "withholds": ("withholds", "A fact that is held back, and the ground for that."),
        },
    )
)


def own_words() -> Iterator[OwnTerm]:
    """Each of our own terms that stands for a word that a record chooses."""
    for words in WORD_LISTS:
        for name, said in words.own_words.items():
            yield OwnTerm(name, "word", said.label, said.meaning, words.within)


def term_of_test(test: str) -> str:
    """Our own term for a test of a framework."""
    return f"{OWN}:test-{test}"


def terms_of_tests(versions: Iterable[Framework]) -> Iterator[OwnTerm]:
    """A term for each test, as the first of these versions that has it words it."""
    told: dict[str, OwnTerm] = {}
    for version in versions:
        for test in version.tests:
            name = term_of_test(test.id)
            told.setdefault(name, OwnTerm(name, "word", test.title, test.asks, f"{OWN}:Test"))
    return iter(told.values())


def every_own(versions: Iterable[Framework]) -> tuple[OwnTerm, ...]:
    """Every term of our own, each once: classes, properties, words, then tests."""
    return (*CLASSES, *PROPERTIES, *own_words(), *terms_of_tests(versions))
