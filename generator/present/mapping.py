"""Which terms of shared vocabularies stand for the fields of a record: for programs that know those and not us.

They are the W3C's Data Privacy Vocabulary (DPV 2), Dublin Core and a few more. Where none has a term, one of our own
stands in for it (`mapping_own.py`). `present/open_data/dpv.py` writes records by this list, and the page of the mapping
prints it, so the two cannot differ. Whoever adds a field to a record adds it here, or says why it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.vocabulary import DOCUMENT_KINDS
from generator.present import mapping_words as words
from generator.present.mapping_words import WordList

OWN = "pv"
"""What our own terms begin with, before the colon."""
VOCABULARY = "data/vocabulary/"
"""Where our own terms are explained, from the site's root: each at an anchor with its name."""

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "pd": "https://w3id.org/dpv/pd#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "risk": "https://w3id.org/dpv/risk#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What stands before the colon of a term, and the address that it is short for. Ours differs with the site."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """How one field is said: by a property, and where it has facts of its own, as a thing of some classes.

    `words` are those that it may choose from. `says` is empty where each word is a property or a class itself.
    """

    says: str
    classes: tuple[str, ...] = ()
    words: WordList | None = None

    @property
    def terms(self) -> tuple[str, ...]:
        """The property, then the classes."""
        return (self.says, *self.classes) if self.says else self.classes


FIELDS: Mapping[str, Mapped] = {
    "title": Mapped("dct:title"),
    "summary": Mapped("dct:description"),
    "status": Mapped("dpv:hasActivityStatus", words=words.STATUS),
    "provenance": Mapped("foaf:isPrimaryTopicOf", ("dcat:Dataset",)),
    "provenance.basis": Mapped("pv:basis", words=words.BASIS),
    "provenance.publisher": Mapped("dct:creator"),
    "provenance.checked": Mapped("pv:checked"),
    "provenance.sources": Mapped("dct:source", ("foaf:Document",)),
    "provenance.sources.title": Mapped("dct:title"),
    "sectors": Mapped("dpv:hasSector", words=words.SECTOR),
    "people": Mapped("dpv:hasDataSubject", words=words.GROUP),
    "moments": Mapped("pv:moment", words=words.MOMENT),
    "areas": Mapped("dpv:hasJurisdiction", ("dpv:Location",)),
    "areas.taking_part": Mapped("", words=words.PART_OF_PLACE),
    "organisations": Mapped("dpv:hasEntity", ("dpv:Entity",)),
    "organisations.name": Mapped("dpv:hasName"),
    "organisations.roles": Mapped("", words=words.ROLE),
    "organisations.kind": Mapped("", words=words.KIND),
    "organisations.url": Mapped("foaf:homepage"),
    "purpose": Mapped("dpv:hasPurpose", ("dpv:Purpose",)),
    "alternatives": Mapped("pv:alternatives"),
    "benefits": Mapped("pv:promises", ("pv:PromisedBenefit",)),
    "benefits.promise": Mapped("dct:description"),
    "benefits.for": Mapped("", words=words.GAINER),
    "benefits.measure": Mapped("pv:measure"),
    "benefits.due": Mapped("pv:due"),
    "benefits.result": Mapped("dpv:hasOutcome", ("pv:Report",)),
    "benefits.result.state": Mapped("pv:state", words=words.RESULT),
    "benefits.result.text": Mapped("dct:description"),
    "benefits.result.date": Mapped("dct:date"),
    "benefits.result.source": Mapped("dct:source", ("foaf:Document",)),
    "benefits.result.source.title": Mapped("dct:title"),
    "data": Mapped("dpv:hasPersonalData", ("dpv:PersonalData",)),
    "data.item": Mapped("dct:title"),
    "data.about": Mapped("pv:about"),
    "data.identifiability": Mapped("", words=words.LEVEL),
    "data.special_category": Mapped("", ("dpv:SpecialCategoryPersonalData",), words.SPECIAL),
    "data.criminal_offence": Mapped("", ("pd:Criminal",)),
    "data.from": Mapped("dpv:hasDataSource"),
    "data.to": Mapped("dpv:hasRecipient"),
    "data.why": Mapped("pv:why"),
    "disclosure_control": Mapped("dpv:hasTechnicalMeasure", ("pv:DisclosureControl",)),
    "disclosure_control.suppress_below": Mapped("pv:suppressBelow"),
    "disclosure_control.round_to": Mapped("pv:roundTo"),
    "disclosure_control.secondary_suppression": Mapped("pv:secondarySuppression"),
    "disclosure_control.note": Mapped("dct:description"),
    "legal.lawful_bases": Mapped("dpv:hasLegalBasis", ("dpv:LegalBasis",)),
    "legal.lawful_bases.basis": Mapped("", words=words.LAWFUL_BASIS),
    "legal.lawful_bases.organisations": Mapped("dpv:hasEntity"),
    "legal.lawful_bases.for": Mapped("dct:description"),
    "legal.special_category_conditions": Mapped("dpv:hasLegalBasis", ("dpv:LegalBasis",)),
    "legal.special_category_conditions.condition": Mapped("", words=words.CONDITION),
    "legal.special_category_conditions.schedule_1": Mapped("pv:schedule1"),
    "legal.special_category_conditions.organisations": Mapped("dpv:hasEntity"),
    "legal.powers": Mapped("dpv:hasApplicableLaw", ("dpv:Law",)),
    "legal.powers.name": Mapped("dct:title"),
    "legal.powers.url": Mapped("foaf:page"),
    "legal.confidentiality": Mapped("pv:confidentiality"),
    "legal.opt_out": Mapped("dpv:hasEntityInvolvement"),
    "legal.opt_out.applies": Mapped("", ("dpv:OptingOutFromProcess", "dpv:CannotOptOutFromProcess")),
    "legal.opt_out.which": Mapped("pv:optOut", words=words.OPT_OUT),
    "legal.opt_out.how": Mapped("dct:description"),
    "legal.opt_out.why_not": Mapped("pv:whyNot"),
    "legal.dpia": Mapped("dpv:hasImpactAssessment", ("dpv:DPIA",)),
    "legal.dpia.done": Mapped("pv:impactAssessmentDone"),
    "legal.dpia.date": Mapped("dct:date"),
    "legal.dpia.url": Mapped("foaf:page"),
    "legal.dpia.summary": Mapped("dct:description"),
    "automated_decisions": Mapped("pv:decisions", ("dpv:DecisionMaking",)),
    "automated_decisions.used": Mapped("pv:automated", ("dpv:AutomatedDecisionMaking",)),
    "automated_decisions.human_review": Mapped("pv:humanReview"),
    "automated_decisions.text": Mapped("dct:description"),
    "risks": Mapped("dpv:hasRisk", ("dpv:Risk",)),
    "risks.risk": Mapped("dct:description"),
    "risks.likelihood": Mapped("dpv:hasLikelihood", words=words.LIKELIHOOD),
    "risks.severity": Mapped("dpv:hasSeverity", words=words.SEVERITY),
    "risks.mitigation": Mapped("dpv:isMitigatedByMeasure", ("dpv:RiskMitigationMeasure",)),
    "safeguards": Mapped("dpv:hasTechnicalOrganisationalMeasure", ("dpv:TechnicalOrganisationalMeasure",)),
    "safeguards.kind": Mapped("", words=words.SAFEGUARD),
    "safeguards.text": Mapped("dct:description"),
    "retention": Mapped("dpv:hasStorageCondition", ("dpv:StorageCondition",)),
    "dates.agreed": Mapped("pv:agreed"),
    "dates.start": Mapped("dcat:startDate"),
    "dates.end": Mapped("dcat:endDate"),
    "dates": Mapped("dpv:hasDuration", ("dpv:Duration",)),
    "dates.last_reviewed": Mapped("pv:lastReviewed"),
    "dates.review_due": Mapped("pv:reviewDue"),
    "contact": Mapped("dcat:contactPoint", ("vcard:Kind",)),
    "contact.role": Mapped("vcard:fn"),
    "contact.email": Mapped("vcard:hasEmail"),
    "contact.phone": Mapped("pv:phone"),
    "contact.url": Mapped("vcard:hasURL"),
    "complaint": Mapped("dpv:hasRight", ("pv:RightToComplain",)),
    "complaint.url": Mapped("dpv:isExercisedAt"),
    "complaint.email": Mapped("vcard:hasEmail"),
    "complaint.phone": Mapped("pv:phone"),
    "complaint.post": Mapped("pv:post"),
    "engagement": Mapped("dpv:hasOrganisationalMeasure", ("dpv:ConsultationWithDataSubject",)),
    "engagement.how": Mapped("dct:description"),
    "engagement.who": Mapped("pv:asked"),
    "engagement.when": Mapped("dct:date"),
    "engagement.changed": Mapped("pv:changed"),
    "engagement.why_not": Mapped("pv:nobodyAskedBecause"),
    "documents": Mapped("foaf:page", ("foaf:Document",)),
    "documents.kind": Mapped("", words=words.DOCUMENT),
    "documents.title": Mapped("dct:title"),
    "documents.url": Mapped("foaf:page"),
    "formats": Mapped("dct:hasFormat", ("foaf:Document",)),
    "formats.kind": Mapped("", words=words.FORMAT),
    "formats.url": Mapped("foaf:page"),
    "formats.matches": Mapped("pv:matches"),
    "formats.lang": Mapped("dct:language"),
    "withheld": Mapped("pv:withholds", ("pv:Withheld",)),
    "withheld.field": Mapped("pv:field"),
    "withheld.ground": Mapped("dpv:hasJustification", ("dpv:Justification",)),
    "withheld.authority": Mapped("pv:authority"),
    "withheld.review": Mapped("pv:reviewDue"),
    "changes": Mapped("pv:change", ("pv:Change",)),
    "changes.date": Mapped("dct:date"),
    "changes.what": Mapped("dct:description"),
    "changes.wider_use": Mapped("pv:widerUse"),
    "previous_ids": Mapped("pv:previousId"),
    "replaced_by": Mapped("dct:isReplacedBy"),
    "translations.*.title": Mapped("dct:title"),
    "translations.*.summary": Mapped("dct:description"),
    "replies": Mapped("pv:reply", ("pv:Reply",)),
    "replies.by": Mapped("pv:by"),
    "replies.date": Mapped("dct:date"),
    "replies.text": Mapped("dct:description"),
    "replies.url": Mapped("foaf:page"),
    "replies.answered": Mapped("pv:answer", ("pv:Reply",)),
    "replies.answered.date": Mapped("dct:date"),
    "replies.answered.by": Mapped("pv:by"),
    "replies.answered.text": Mapped("dct:description"),
    "replies.answered.url": Mapped("foaf:page"),
    "withdrawn": Mapped("pv:withdrawal", ("pv:Withdrawal",)),
    "withdrawn.date": Mapped("dct:date"),
    "withdrawn.why": Mapped("dct:description"),
    "withdrawn.by": Mapped("pv:by"),
    "assessments": Mapped("dpv:hasAssessment", ("pv:PublicBenefitAssessment", "dpv:Assessment")),
    "assessments.framework": Mapped("pv:framework"),
    "assessments.by.name": Mapped("pv:by"),
    "assessments.by.kind": Mapped("pv:assessor", words=words.ASSESSOR),
    "assessments.date": Mapped("dct:date"),
    "assessments.method": Mapped("dct:description"),
    "assessments.people": Mapped("pv:peopleTookPart"),
}
"""Each field of a record by its path, and the terms that say it."""

PAPERS: Mapping[str, str] = {
    "agreement": "dpv:hasLegalMeasure",
    "dpia": "dpv:hasImpactAssessment",
    "privacy-notice": "dpv:hasNotice",
}
"""By which property a paper is named, where its kind has one of its own."""

BESIDE: Mapping[str, str] = {
    "dpv:Process": "The sharing as a whole.",
    "dct:identifier": "The lasting id of the agreement.",
    "dct:license": "How the record may be used.",
    "dct:isPartOf": "The register that the record is part of.",
    "dpv:hasData": "A kind of data that is anonymous, or not stated to be about persons one by one.",
    "dpv:JointDataControllers": "Those who decide together, as a group.",
    "dpv:DataSubjectDataSource": "That the people themselves give the data.",
    "pv:ThePublic": "That the data is open to everyone.",
    **{property: f"A paper: {DOCUMENT_KINDS[kind].label.lower()}." for kind, property in PAPERS.items()},
    "pv:TestOutcome": "What one test comes to in one assessment.",
    "pv:test": "Which test that is.",
    "pv:outcome": "The word that it comes to.",
}
"""Terms that stand for no single field, and what each says."""

IN_THE_ADDRESS = "It is part of the address of what it names."
HOLDS_OTHERS = "It only holds other facts, and each of those has its term."
IN_JSON = "It is in the JSON of the agreement. Here it says what each test comes to."
LEFT_OUT: Mapping[str, str] = {
    "schema": "It tells programs how the file of the record is written.",
    "provenance.sources.url": IN_THE_ADDRESS,
    "provenance.sources.seen": "It is in the JSON of the agreement.",
    "areas.id": IN_THE_ADDRESS,
    "changes.removed": "It is in the JSON of the agreement.",
    "organisations.id": IN_THE_ADDRESS,
    "benefits.id": IN_THE_ADDRESS,
    "benefits.result.source.url": IN_THE_ADDRESS,
    "benefits.result.source.seen": "It is in the JSON of the agreement.",
    "data.id": IN_THE_ADDRESS,
    "legal": HOLDS_OTHERS,
    "translations": HOLDS_OTHERS,
    "translations.*.matches": "It is in the JSON of the agreement.",
    "assessments.by": HOLDS_OTHERS,
    "assessments.answers": IN_JSON,
}
"""Published fields that have no term, each with the reason. What lies inside the last is left out with it."""


def why_left_out(path: str) -> str:
    """Why a field has no term, or nothing where it has one."""
    if path.startswith("assessments.answers."):
        return IN_JSON
    return LEFT_OUT.get(path, "")


def address_of(term: str) -> str:
    """The whole address of a term of others."""
    prefix, _, name = term.partition(":")
    return f"{PREFIXES[prefix]}{name}"
