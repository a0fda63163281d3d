"""Each agreement in the terms of DPV, read back by rdflib: every fact that has a term, and no term that is not one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF

from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.settings import Settings
from generator.present.mapping import BESIDE, FIELDS, LEFT_OUT, OWN, PAPERS, PREFIXES, why_left_out
from generator.present.mapping_own import every_own
from generator.present.mapping_words import WORD_LISTS
from generator.present.open_data import dpv, own_terms
from generator.present.open_data.linked_data import iri, json_ld, root_of, terms_in
from generator.present.page import Site
from tests import hostile
from tests.builders import QUESTIONS, assessed, example, record, site
from tests.graphs import from_json_ld, from_turtle

CONTENT = Path(__file__).parents[3] / "content"
KNOWN = (Path(__file__).parents[2] / "oracles" / "dpv-terms.txt").read_text(encoding="utf-8").split()
OF_DPV = ("dpv", "eu-gdpr", "pd", "risk")
DPV = rdflib.Namespace(PREFIXES["dpv"])
PV = rdflib.Namespace("https://plainview.example/data/vocabulary/#")
LAW = rdflib.Namespace(PREFIXES["eu-gdpr"])
PD = rdflib.Namespace(PREFIXES["pd"])
RISK = rdflib.Namespace(PREFIXES["risk"])
HERE = rdflib.Namespace("https://plainview.example/agreements/record-1/#")
BODY = "https://plainview.example/organisations/{}/#organisation"


@pytest.fixture(scope="module")
def real() -> Site:
    register = check_content(CONTENT, as_of=date(2026, 11, 26)).register
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    return Site(register, outcomes, Settings(), date(2026, 11, 26))


def told(of: Site, identifier: str = "record-1") -> dict[str, Any]:
    return dpv.agreement_told(of, of.register.card[identifier], of.register.agreement(identifier))


def graph(*records: Mapping[str, Any]) -> rdflib.Graph:
    of = site([dict(one) for one in records])
    return from_json_ld(json_ld(root_of(of.settings), told(of)))


def values(found: rdflib.Graph, subject: rdflib.term.Node, says: rdflib.URIRef) -> set[Any]:
    return {one.toPython() if isinstance(one, rdflib.Literal) else one for one in found.objects(subject, says)}


def mapped_terms() -> Iterator[str]:
    """Every term that the mapping names, which its page prints."""
    yield from BESIDE
    yield from (term for mapped in FIELDS.values() for term in mapped.terms)
    for words in WORD_LISTS:
        yield from (term for word in words.words for term in words.terms_for(word))


def test_every_published_field_has_a_term_or_the_reason_why_not() -> None:
    published = {facts.path for facts in dictionary_of(Agreement) if facts.published}
    undecided = sorted(path for path in published if path not in FIELDS and not why_left_out(path))
    assert undecided == [], "Map each in present/mapping.py, or say in LEFT_OUT why not."
    assert {*FIELDS, *LEFT_OUT} <= published
    assert not {*FIELDS} & {*LEFT_OUT}


def test_every_field_that_chooses_from_words_is_mapped_with_those_words() -> None:
    for facts in dictionary_of(Agreement):
        if facts.holds == "word" and facts.path in FIELDS:
            words = FIELDS[facts.path].words
            assert words is not None, facts.path
            assert set(facts.words) <= set(words.words), facts.path


def test_every_term_of_dpv_in_the_mapping_exists() -> None:
    within = (term.within for term in every_own(()) if term.within)
    used = {term for term in (*mapped_terms(), *within) if term.partition(":")[0] in OF_DPV}
    assert sorted(used) == sorted(KNOWN)


def test_every_own_term_is_explained_once_and_used() -> None:
    own = [term.name for term in every_own(())]
    assert len(own) == len(set(own))
    used = {term for term in mapped_terms() if term.startswith(f"{OWN}:")}
    assert used <= set(own)
    assert set(own) - used == {"pv:Test"}  # what the words for tests are a kind of
    assert all(term.label and term.means.endswith(".") for term in every_own(()))


def test_every_real_agreement_is_read_back_and_uses_only_terms_of_the_mapping(real: Site) -> None:
    allowed = {*mapped_terms(), *(term.name for term in every_own(real.register.versions))}
    root = root_of(real.settings)
    for card in real.register.cards:
        made = told(real, card.id)
        assert terms_in(json.dumps(made)) - allowed <= {f"xsd:{kind}" for kind in ("date", "gYearMonth", "gYear")}, (
            card.id
        )
        found = from_json_ld(json_ld(root, made))
        assert not any(isinstance(one, rdflib.BNode) for triple in found for one in triple)
        whole = rdflib.URIRef(f"{root}agreements/{card.id}/#sharing")
        assert values(found, whole, RDF.type) == {DPV.Process}
        agreement = real.register.agreement(card.id)
        data = {*found.objects(whole, DPV.hasData), *found.objects(whole, DPV.hasPersonalData)}
        assert len(data) == len(agreement.data), card.id
        assert len({*found.objects(whole, DPV.hasEntity)}) == len({part.id for part in card.organisations}), card.id
        assert len({*found.objects(whole, DPV.hasRisk)}) == len(agreement.risks or ()), card.id
        assert len({*found.objects(whole, DPV.hasTechnicalOrganisationalMeasure)}) == len(agreement.safeguards or ())
        assert len({*found.objects(whole, DPV.hasAssessment)}) == len(agreement.assessments or ())


def test_what_is_not_stated_is_not_there() -> None:
    assert {key for key in told(site([record()])) if not key.startswith("@")} == {
        *("dct:identifier", "dct:title", "dct:description", "foaf:isPrimaryTopicOf", "dpv:hasActivityStatus"),
        *("dpv:hasJurisdiction", "pv:takesPart", "dpv:hasEntity", "pv:lead", "dpv:hasPurpose", "dpv:hasPersonalData"),
    }
    silent = record(
        status="not-stated",
        areas=[{"id": "leeds", "taking_part": "not-stated"}],
        data=[{"item": "Names", "identifiability": "not-stated"}],
        legal={"lawful_bases": [{"basis": "not-stated"}]},
    )
    found = graph(silent)
    assert not values(found, HERE.sharing, DPV.hasActivityStatus)
    assert not values(found, HERE.sharing, DPV.hasLegalBasis)
    assert not values(found, HERE.sharing, PV.takesPart)
    assert values(found, HERE["data-1"], RDF.type) == {DPV.Data}
    assert not values(found, HERE.sharing, DPV.hasPersonalData)


def test_who_takes_part_and_how() -> None:
    found = graph(
        record(
            organisations=[
                {"name": "Leeds City Council", "roles": ["lead", "joint-controller"], "kind": "council"},
                {"name": "NHS Leeds", "roles": ["joint-controller"], "kind": "nhs"},
                {"name": "A Firm", "roles": ["processor", "supplier"], "kind": "company", "url": "https://firm.test"},
                {"name": "A Charity", "roles": ["recipient"]},
                {"name": "Police", "roles": ["controller"]},
                {"name": "Silent"},
            ],
            data=[{"item": "Names", "from": ["people", "silent"], "to": ["the-public", "a-charity"]}],
        )
    )
    council, firm, charity = (rdflib.URIRef(BODY.format(one)) for one in ("leeds-city-council", "a-firm", "a-charity"))
    silent = rdflib.URIRef(BODY.format("silent"))
    assert values(found, HERE.sharing, PV.lead) == {council}
    assert values(found, HERE.sharing, DPV.hasJointDataControllers) == {HERE["joint-controllers"]}
    assert len(values(found, HERE["joint-controllers"], DPV.hasDataController)) == 2
    assert values(found, HERE.sharing, DPV.hasDataController) == {rdflib.URIRef(BODY.format("police"))}
    assert values(found, HERE.sharing, DPV.hasDataProcessor) == {firm}
    assert values(found, HERE.sharing, DPV.hasServiceProvider) == {firm}
    assert values(found, HERE.sharing, DPV.hasRecipient) == {charity}
    assert values(found, HERE.sharing, DPV.hasDataSource) == {silent}
    assert values(found, firm, RDF.type) == {DPV.Entity, DPV.ForProfitOrganisation}
    assert values(found, HERE["data-1"], DPV.hasDataSource) == {DPV.DataSubjectDataSource, silent}
    assert values(found, HERE["data-1"], DPV.hasRecipient) == {PV.ThePublic, charity}


def test_each_kind_of_data_says_its_level_and_what_is_specially_protected() -> None:
    levels = ("personally-identifiable", "de-personalised", "anonymous")
    items = [{"item": level, "identifiability": level} for level in levels]
    items[0] |= {"id": "names", "special_category": ["health", "religion-or-belief"], "criminal_offence": True}
    found = graph(record(data=items))
    assert values(found, HERE.sharing, DPV.hasPersonalData) == {HERE["data-names"], HERE["data-2"]}
    assert values(found, HERE.sharing, DPV.hasData) == {HERE["data-3"]}
    assert values(found, HERE["data-names"], RDF.type) == {
        *(DPV.IdentifyingPersonalData, DPV.SpecialCategoryPersonalData, PD.MedicalHealth, PD.Criminal),
        *(PD.ReligiousBelief, PV["special-religion-or-belief"]),
    }
    assert values(found, HERE["data-2"], RDF.type) == {DPV.PseudonymisedData}
    assert values(found, HERE["data-3"], RDF.type) == {DPV.AnonymisedData}


def test_the_law_and_the_term_of_ours_for_the_seventh_reason() -> None:
    found = graph(
        record(
            legal={
                "lawful_bases": [
                    {"basis": "public-task", "organisations": ["leeds-city-council"], "for": "Checking"},
                    {"basis": "recognised-legitimate-interest"},
                ],
                "special_category_conditions": [{"condition": "article-9-2-g", "schedule_1": [18]}],
                "powers": [{"name": "An Act", "url": "https://law.test/act"}],
                "opt_out": {"applies": True, "which": "national-data-opt-out", "how": "Tell the NHS."},
                "dpia": {"done": True, "date": "2025-02", "url": "https://leeds.test/dpia"},
            },
            documents=[{"kind": "agreement", "title": "The paper", "url": "https://leeds.test/dsa"}],
        )
    )
    bases = values(found, HERE.sharing, DPV.hasLegalBasis)
    assert {kind for one in bases for kind in found.objects(one, RDF.type)} == {
        *(DPV.LegalBasis, LAW["A6-1-e"], PV.RecognisedLegitimateInterest, LAW["A9-2-g"]),
    }
    assert len(values(found, HERE["lawful-basis-1"], DPV.hasEntity)) == 1
    assert values(found, HERE["condition-1"], PV.schedule1) == {18}
    assert values(found, HERE["opt-out"], RDF.type) == {DPV.OptingOutFromProcess}
    assert values(found, HERE.sharing, DPV.hasImpactAssessment) == {HERE.dpia}
    assert values(found, HERE.sharing, PV.impactAssessmentDone) == {True}
    assert values(found, HERE.sharing, DPV.hasLegalMeasure) == {HERE["document-1"]}
    assert values(found, HERE["document-1"], RDF.type) == {PV.DataSharingAgreement}
    no = graph(record(legal={"opt_out": {"applies": False, "why_not": "The law."}, "dpia": {"done": False}}))
    assert values(no, HERE["opt-out"], RDF.type) == {DPV.CannotOptOutFromProcess}
    assert values(no, HERE.sharing, PV.impactAssessmentDone) == {False}
    assert not values(no, HERE.sharing, DPV.hasImpactAssessment)


def test_risks_safeguards_and_rights() -> None:
    found = graph(
        record(
            risks=[{"risk": "A slip.", "likelihood": "medium", "severity": "high", "mitigation": "Checks."}],
            safeguards=[{"kind": "people", "text": "Six roles."}],
            disclosure_control={"suppress_below": 10, "round_to": 5, "secondary_suppression": True},
            automated_decisions={"used": True, "human_review": True},
            retention="A year.",
            complaint={"email": "a@leeds.test", "url": "https://leeds.test/complain"},
            engagement={"how": "Two meetings."},
        )
    )
    assert values(found, HERE["risk-1"], DPV.hasLikelihood) == {RISK.ModerateLikelihood}
    assert values(found, HERE["risk-1"], DPV.hasSeverity) == {RISK.HighSeverity}
    assert values(found, HERE["risk-1"], DPV.isMitigatedByMeasure) == {HERE["risk-1-mitigation"]}
    assert values(found, HERE["safeguard-1"], RDF.type) == {DPV.TechnicalOrganisationalMeasure, PV["safeguard-people"]}
    assert values(found, HERE["disclosure-control"], PV.suppressBelow) == {10}
    assert values(found, HERE.decisions, RDF.type) == {DPV.DecisionMaking, DPV.AutomatedDecisionMaking}
    assert values(found, HERE.retention, DCTERMS.description) == {"A year."}
    assert values(found, HERE.complaint, RDF.type) == {PV.RightToComplain}
    assert values(found, HERE.complaint, DPV.isExercisedAt) == {rdflib.URIRef("https://leeds.test/complain")}
    assert values(found, HERE.engagement, RDF.type) == {DPV.ConsultationWithDataSubject}
    nobody = graph(record(engagement={"why_not": "No time."}))
    assert values(nobody, HERE.sharing, PV.nobodyAskedBecause) == {"No time."}
    assert not values(nobody, HERE.sharing, DPV.hasOrganisationalMeasure)


def test_an_assessment_comes_to_a_word_for_each_test_and_no_score() -> None:
    found = graph(record(assessments=[assessed(1, on="2025-01-01"), assessed(5)]))
    assert values(found, HERE.sharing, DPV.hasAssessment) == {HERE["assessment-1"], HERE["assessment-2"]}
    assert values(found, HERE["assessment-1"], DPV.hasOutcome) == set()  # a later one took its place
    outcomes = values(found, HERE["assessment-2"], DPV.hasOutcome)
    assert len(outcomes) == 3
    assert {one for outcome in outcomes for one in found.objects(outcome, PV.outcome)} == {PV["outcome-shown"]}
    assert {*found.objects(HERE["assessment-2-purposeful"], PV.test)} == {PV["test-purposeful"]}
    assert not any(question in found.serialize() for question in QUESTIONS)


def test_what_is_held_back_is_told_with_its_ground() -> None:
    found = graph(record(withheld=[{"field": "safeguards", "ground": "Fraud.", "review": "2027-03-01"}]))
    assert values(found, HERE.sharing, PV.withholds) == {HERE["withheld-1"]}
    assert values(found, HERE["withheld-1"], PV.field) == {"safeguards"}
    assert values(found, HERE["withheld-1-ground"], DCTERMS.description) == {"Fraud."}
    assert values(found, HERE["withheld-1"], PV.reviewDue) == {date(2027, 3, 1)}


def test_of_a_record_that_was_taken_down_no_more_is_told_than_stays() -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2026-05-01", "by": "Leeds"}, "previous_ids": ["older"]}
    made = told(site([record("Meals", summary="SECRET", purpose="SECRET", data=[{"item": "SECRET"}], **gone)]))
    assert "SECRET" not in json.dumps(made)
    assert {key for key in made if not key.startswith("@")} == {
        *("dct:identifier", "dct:title", "foaf:isPrimaryTopicOf", "dpv:hasActivityStatus", "pv:previousId"),
        "pv:withdrawal",
    }
    assert made["dpv:hasActivityStatus"] == ["pv:status-withdrawn"]


def test_what_editors_note_for_one_another_is_nowhere() -> None:
    noted = record(quality_notes=[{"code": "personal-contact", "because": "SECRET"}])
    assert "SECRET" not in json.dumps(told(site([noted])))


def test_an_invented_agreement_looks_invented() -> None:
    made = told(site([example("Meals")]))
    assert made["dct:title"] == ["Meals (invented example)"]
    assert made["dct:description"][0].startswith("Invented example. ")
    assert made["foaf:isPrimaryTopicOf"]["pv:basis"] == ["pv:basis-worked-example"]


def test_what_is_said_in_welsh_is_in_welsh() -> None:
    found = graph(record("Meals", translations={"cy": {"matches": "2026-03-01", "title": "Prydau", "summary": "Byr."}}))
    assert {*found.objects(HERE.sharing, DCTERMS.title)} == {
        rdflib.Literal("Meals", lang="en"),
        rdflib.Literal("Prydau", lang="cy"),
    }


def test_hostile_words_and_links_come_back_and_end_nothing() -> None:
    found = graph(
        record(
            hostile.text(1),
            purpose=hostile.text(2),
            documents=[{"kind": "privacy-notice", "title": hostile.text(3), "url": hostile.link(4)}],
            contact={"email": hostile.email(5), "role": hostile.text(6)},
        )
    )
    assert values(found, HERE.sharing, DCTERMS.title) == {hostile.text(1)}
    assert values(found, HERE.purpose, DCTERMS.description) == {hostile.text(2)}
    assert values(found, HERE.sharing, DPV.hasNotice) == {HERE["document-1"]}
    assert rdflib.URIRef(iri(hostile.link(4))) in set(found.objects())


def test_papers_have_a_property_by_their_kind_and_else_are_pages() -> None:
    kinds = ("agreement", "dpia", "privacy-notice", "decision", "report", "other")
    made = told(site([record(documents=[{"kind": kind} for kind in kinds])]))
    assert {property for property in PAPERS.values() if property in made} == set(PAPERS.values())
    assert len(made["foaf:page"]) == 3


def test_our_own_terms_are_linked_data_at_the_addresses_that_records_use(real: Site) -> None:
    found = from_turtle(own_terms.own_terms_file(real).make())
    own = {f"{PV}{term.anchor}" for term in every_own(real.register.versions)}
    assert {str(one) for one in found.subjects() if "#" in one} == own
    assert {str(one) for one in found.subjects(RDF.type, RDF.Property)} >= {str(PV.suppressBelow), str(PV.lead)}
