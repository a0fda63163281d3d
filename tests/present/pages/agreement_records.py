"""A full record, a bare one, a site that holds them, and ways to read the page that is made of one."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from typing import Any

import html5lib

from generator.assess.outcome import outcomes_of
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import card_of
from generator.model.framework import Framework
from generator.model.organisation import Directory, KnownOrganisation
from generator.model.register import Register, pack
from generator.model.settings import Settings
from generator.present.page import Page, Site
from generator.present.pages.agreement import agreement_page

AS_OF = date(2026, 11, 23)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

FRAMEWORK: dict[str, Any] = {
    "schema": 1,
    "id": "tests-1",
    "title": "Tests",
    "based_on": {
        "title": "A report",
        "by": ["One body", "Another"],
        "date": "2018-04",
        "url": "https://report.example",
    },
    "wording": "ours",
    "published": "2026-11",
    "scale": {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"},
    "features": [{"id": "tangible", "text": "That it is tangible."}],
    "tests": [
        {
            "id": test,
            "asks": f"Is it {test}?",
            "questions": [
                {"id": f"{test}.{question}", "text": f"Is it {question}, and {test}?", "features": ["tangible"]}
                for question in ("first", "second")
            ],
        }
        for test in ("purposeful", "proportionate", "responsible")
    ],
}

BARE: dict[str, Any] = {
    "schema": 1,
    "title": "Bare facts",
    "summary": "Leeds City Council shares something.",
    "status": "not-stated",
    "provenance": {"basis": "public-sources", "sources": [{"url": "https://www.leeds.gov.uk/page"}]},
    "areas": [{"id": "leeds"}],
    "organisations": [{"name": "Leeds City Council", "roles": ["lead"]}, {"name": "Police"}],
    "purpose": "To help.",
    "data": [{"item": "Something"}, {"item": "Something else"}],
}


def answers(rating: int | str) -> dict[str, Any]:
    """An answer to every question, with all that an answer may hold."""
    return {
        f"{test['id']}.{question}": {
            "rating": rating,
            "because": "Reason given",
            "evidence": [{"title": "Proof paper", "url": "https://proof.example/paper", "quote": "Words that matter"}],
            "action": {"what": "Deed promised", "who": "Doing team", "by": "2027-01-01"},
        }
        for test in FRAMEWORK["tests"]
        for question in ("first", "second")
    }


def assessed(rating: int | str, by: str, kind: str, when: str) -> dict[str, Any]:
    """One assessment that gives the same rating everywhere."""
    return {
        "framework": "tests-1",
        "by": {"name": by, "kind": kind},
        "date": when,
        "method": "Desk method",
        "people": 3,
        "answers": answers(rating),
    }


FULL: dict[str, Any] = {
    "schema": 1,
    "title": "Meals without a form",
    "summary": "The council signs children up for meals.",
    "status": "live",
    "provenance": {
        "basis": "publisher",
        "publisher": "council",
        "checked": "2026-11-01",
        "sources": [{"title": "Committee source", "url": "https://council.example/source", "seen": "2026-10-30"}],
    },
    "sectors": ["education"],
    "people": ["children", "carers"],
    "moments": ["moving-home"],
    "areas": [{"id": "leeds", "taking_part": "confirmed"}, {"id": "york", "taking_part": "footprint"}],
    "organisations": [
        {
            "id": "council",
            "name": "Example Council",
            "roles": ["lead", "controller"],
            "kind": "council",
            "url": "https://council.example",
        },
        {
            "id": "dea",
            "name": "Example Department",
            "roles": ["controller"],
            "kind": "central-government",
            "url": "https://dea.example",
        },
    ],
    "purpose": "So that children eat.",
    "alternatives": "Paper forms tried.",
    "benefits": [
        {
            "id": "more-meals",
            "promise": "More meals",
            "for": "people",
            "measure": "Counted meals",
            "due": "2026-10-31",
            "result": {
                "state": "met",
                "text": "Result text",
                "date": "2026-10-31",
                "source": {"title": "Result report", "url": "https://council.example/report", "seen": "2026-11-01"},
            },
        },
        {
            "promise": "Late promise",
            "for": "public",
            "measure": "Counted later",
            "due": "2026-03",
            "result": {"state": "no-report"},
        },
    ],
    "data": [
        {
            "id": "benefit-status",
            "item": "Benefit item",
            "about": "Parents about",
            "identifiability": "personally-identifiable",
            "special_category": ["health"],
            "criminal_offence": True,
            "from": ["dea"],
            "to": ["council"],
            "why": "Why needed",
        },
        {
            "item": "Count item",
            "about": "Totals about",
            "identifiability": "anonymous",
            "special_category": [],
            "criminal_offence": False,
            "from": ["council"],
            "to": ["the-public"],
            "why": "Why published",
        },
    ],
    "disclosure_control": {"suppress_below": 10, "round_to": 5, "secondary_suppression": True, "note": "Control note"},
    "legal": {
        "lawful_bases": [{"basis": "public-task", "organisations": ["council"], "for": "Basis purpose"}],
        "special_category_conditions": [
            {"condition": "article-9-2-g", "schedule_1": [18], "organisations": ["council"]}
        ],
        "powers": [{"name": "Power Act", "url": "https://law.example/act"}],
        "confidentiality": "Confidence text",
        "opt_out": {"applies": True, "which": "local", "how": "Opting how"},
        "dpia": {"done": True, "date": "2025-02-01", "url": "https://council.example/dpia", "summary": "Study summary"},
    },
    "automated_decisions": {"used": False, "human_review": True, "text": "Automation text"},
    "risks": [{"risk": "Risk text", "likelihood": "low", "severity": "medium", "mitigation": "Mitigation text"}],
    "safeguards": [
        {"kind": kind, "text": f"Safe {kind} text"} for kind in ("people", "projects", "settings", "data", "outputs")
    ],
    "retention": "Retention text",
    "dates": {
        "agreed": "2025-03-12",
        "start": "2025-04-01",
        "end": "2030-03-31",
        "last_reviewed": "2025-09-01",
        "review_due": "2026-09-01",
    },
    "contact": {
        "role": "Meals team",
        "email": "meals@council.test",
        "phone": "01632 960 101",
        "url": "https://council.example/meals",
    },
    "complaint": {
        "url": "https://council.example/complain",
        "email": "complain@council.example",
        "phone": "01632 960 102",
        "post": "Town Hall",
    },
    "engagement": {
        "how": "Asked how",
        "who": "Asked whom",
        "when": "2025-01",
        "changed": "Asked changed",
        "why_not": "Asked why not",
    },
    "documents": [{"kind": "agreement", "title": "Paper title", "url": "https://council.example/paper"}],
    "formats": [
        {"kind": "translation", "url": "https://council.example/easy", "matches": "2026-01-01", "lang": "Klingon"}
    ],
    "withheld": [
        {"field": "hidden part", "ground": "Held ground", "authority": "Held authority", "review": "2027-03-01"}
    ],
    "changes": [
        {"date": "2025-06-01", "what": "Narrow change", "wider_use": False},
        {"date": "2026-03-01", "what": "Wide change", "wider_use": True},
    ],
    "previous_ids": ["old-meals"],
    "replaced_by": "bare",
    "quality_notes": [{"code": "passive-without-actor", "at": "benefits.1", "because": "Between editors"}],
    "translations": {
        "cy": {
            "matches": "2026-01-01",
            "title": "Teitl Cymraeg",
            "summary": "Crynodeb Cymraeg",
            "purpose": "Pwrpas Cymraeg",
            "data": {"benefit-status": {"item": "Eitem Cymraeg"}},
        }
    },
    "replies": [
        {"by": "Example Union", "date": "2026-04-02", "text": "Reply words", "url": "https://union.example/reply"}
    ],
    "assessments": [
        assessed(3, "Example Council", "organisation", "2025-03-03"),
        assessed(5, "Example Council", "organisation", "2026-03-01"),
        assessed(2, "Residents of Leeds", "residents-panel", "2026-02-14"),
    ],
}


def site_of(
    *organisations: KnownOrganisation, frameworks: Sequence[dict[str, Any]] = (), **records: dict[str, Any]
) -> Site:
    """A site that holds these records, three areas, a framework and these, and the organisations that are known."""
    agreements = {identifier.replace("_", "-"): Agreement.model_validate(data) for identifier, data in records.items()}
    directory = Directory(organisations)
    versions = {one["id"]: Framework.model_validate(one) for one in (FRAMEWORK, *frameworks)}
    areas = {
        identifier: Area.model_validate(
            {"schema": 1, "name": identifier.title(), "kind": kind, "outline": "none", "council": council}
        )
        for identifier, kind, council in (
            ("leeds", "unitary", "Leeds City Council"),
            ("york", "unitary", "York City Council"),
            ("north", "region", None),
        )
    }
    cards = tuple(card_of(identifier, agreement, "0" * 64, directory) for identifier, agreement in agreements.items())
    packed = {identifier: pack(agreement) for identifier, agreement in agreements.items()}
    return Site(
        Register(cards, areas, versions, directory, packed),
        {card.id: outcomes_of(card, versions) for card in cards},
        Settings(),
        AS_OF,
    )


def page_of(
    record: dict[str, Any],
    *organisations: KnownOrganisation,
    frameworks: Sequence[dict[str, Any]] = (),
    **changed: Any,
) -> Page:
    """The page of one record, with some of its fields changed; None leaves a field out."""
    data = {key: value for key, value in (record | changed).items() if value is not None}
    return agreement_page(site_of(*organisations, frameworks=frameworks, record=data, bare=BARE), "record")


def tree_of(page: Page) -> ET.Element:
    tree: ET.Element = html5lib.parse(page.body, namespaceHTMLElements=False)
    return tree


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def words_of(page: Page) -> str:
    return text_of(tree_of(page))


def part_of(page: Page, identifier: str) -> str:
    """The words inside the element with this id."""
    found = [element for element in tree_of(page).iter() if element.get("id") == identifier]
    assert len(found) == 1, f"{identifier} is on the page {len(found)} times"
    return text_of(found[0])


def links_of(page: Page) -> list[tuple[str, str]]:
    return [(text_of(link), link.get("href", "")) for link in tree_of(page).iter("a")]
