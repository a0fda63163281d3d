"""A seeded generator of N valid records, about 8 KB of YAML each, most with one assessment."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml

from generator.model.framework import Framework
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.vocabulary import (
    IDENTIFIABILITY,
    LEVELS,
    ORGANISATION_KINDS,
    SAFEGUARD_KINDS,
    SECTORS,
    SPECIAL_CATEGORIES,
)
from generator.read.strict_yaml import parse

SEED = 20261123
WORDS = [
    "council",
    "hospital",
    "school",
    "family",
    "home",
    "letter",
    "visit",
    "nurse",
    "officer",
    "support",
    "meal",
    "rent",
    "street",
    "record",
    "list",
    "help",
    "child",
    "parent",
    "worker",
    "team",
    "check",
    "date",
    "name",
    "address",
    "number",
    "service",
    "plan",
    "review",
    "night",
    "winter",
    "summer",
    "heating",
    "bus",
    "road",
    "clinic",
    "charity",
    "tenant",
    "carer",
    "group",
    "report",
    "meeting",
    "question",
    "answer",
    "reason",
    "result",
    "week",
    "month",
    "year",
    "age",
    "need",
    "risk",
    "care",
]
VERBS = [
    "shares",
    "checks",
    "sends",
    "reads",
    "counts",
    "compares",
    "receives",
    "keeps",
    "removes",
    "finds",
    "offers",
    "tells",
    "asks",
]
GAIN = "Families gain."
# What makes an answer answer its question, so that the checker has nothing to say.
ANSWERED = {
    "purposeful.gain-for-people": GAIN,
    "purposeful.gain-for-public": GAIN,
    "proportionate.names-needed": "Counts would not do.",
    "proportionate.least-data": "Counts would not do.",
}


def make_content(folder: Path, number: int, real: Path) -> None:
    """Write `number` records into `folder`, beside the real areas, frameworks and glossary."""
    agreements = folder / "agreements"
    agreements.mkdir(parents=True)
    for name in ("areas", "frameworks"):
        shutil.copytree(real / name, folder / name, ignore=_invented_ones)
    shutil.copy(real / "glossary.yml", folder)
    areas = sorted(path.stem for path in (real / "areas").glob("*.yml") if not _invented(path))
    framework = Framework.model_validate(parse(next((real / "frameworks").glob("*.yml")).read_text("utf-8")).data)
    for index in range(number):
        chance = random.Random(f"{SEED}-{index}")
        text = yaml.dump(
            _record(chance, index, areas, framework),
            Dumper=yaml.CSafeDumper,
            sort_keys=False,
            allow_unicode=True,
            width=100,
        )
        (agreements / f"initiative-{index:05d}.yml").write_text(text, "utf-8")


def _invented_ones(folder: str, names: list[str]) -> set[str]:
    """Invented places may speak of agreements that are not here."""
    return {name for name in names if name.endswith(".yml") and _invented(Path(folder, name))}


def _invented(path: Path) -> bool:
    return "invented: true" in path.read_text("utf-8")


def _sentence(chance: random.Random, words: int = 14) -> str:
    first = f"The {chance.choice(WORDS)} {chance.choice(VERBS)} the"
    rest = " ".join(chance.choice(WORDS) for _ in range(words - 4))
    return f"{first} {rest}."


def _text(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance, chance.randint(8, 18)) for _ in range(sentences))


def _record(chance: random.Random, index: int, areas: list[str], framework: Framework) -> dict[str, object]:
    bodies = [f"body-{chance.randrange(400):03d}-of-{chance.choice(areas)}"[:60].strip("-") for _ in range(4)]
    bodies = list(dict.fromkeys(bodies))
    kinds = list(ORGANISATION_KINDS)
    organisations = [
        {
            "id": body,
            "name": body.replace("-", " ").capitalize(),
            "roles": ["lead", "controller"] if place == 0 else ["recipient"],
            "kind": chance.choice(kinds),
            "url": f"https://{body}.example",
        }
        for place, body in enumerate(bodies)
    ]
    levels = [chance.choice(list(IDENTIFIABILITY)[:3]) for _ in range(5)]
    data = [
        {
            "id": f"item-{number}",
            "item": _sentence(chance, 10).rstrip("."),
            "about": chance.choice(["Tenants", "Patients", "Children and their families"]),
            "identifiability": level,
            "special_category": [chance.choice(list(SPECIAL_CATEGORIES))] * (level != "anonymous" and number % 2),
            "criminal_offence": chance.random() < 0.1,
            "from": [bodies[0]],
            "to": [bodies[-1]],
            "why": _sentence(chance),
        }
        for number, level in enumerate(levels, start=1)
    ]
    return {
        "schema": 1,
        "title": f"{chance.choice(WORDS).capitalize()} and {chance.choice(WORDS)} initiative {index}",
        "summary": _text(chance, 4),
        "status": "live",
        "provenance": {"basis": "publisher", "publisher": bodies[0], "checked": "2026-11-01"},
        "sectors": chance.sample(list(SECTORS), 2),
        "people": chance.sample(list(PEOPLE), 2),
        "moments": chance.sample(list(MOMENTS), 2),
        "areas": [{"id": area, "taking_part": "confirmed"} for area in chance.sample(areas, 2)],
        "organisations": organisations,
        "purpose": _text(chance, 2),
        "alternatives": _text(chance, 2),
        "benefits": [
            {
                "id": f"promise-{number}",
                "promise": f"{_sentence(chance)} {GAIN}",
                "for": chance.choice(["people", "public", "service"]),
                "measure": _sentence(chance, 9),
                "due": f"2027-0{chance.randint(1, 9)}-01",
                "result": {"state": "partly", "text": _sentence(chance), "date": "2026-05-01"},
            }
            for number in (1, 2)
        ],
        "data": data,
        "disclosure_control": {"suppress_below": 10, "round_to": 5, "secondary_suppression": True},
        "legal": {
            "lawful_bases": [{"basis": "public-task", "organisations": [bodies[0]]}],
            "special_category_conditions": [{"condition": "article-9-2-g", "schedule_1": [18]}],
            "powers": [{"name": "Care Act 2014 section 1", "url": "https://www.legislation.gov.uk/ukpga/2014/23"}],
            "confidentiality": _sentence(chance),
            "opt_out": {"applies": True, "how": _sentence(chance), "which": "local"},
            "dpia": {"done": True, "date": "2025-02-01", "summary": _sentence(chance)},
        },
        "automated_decisions": {"used": False, "human_review": True, "text": _sentence(chance)},
        "risks": [
            {
                "risk": _sentence(chance),
                "likelihood": chance.choice(list(LEVELS)),
                "severity": chance.choice(list(LEVELS)),
                "mitigation": _sentence(chance),
            }
            for _ in range(2)
        ],
        "safeguards": [{"kind": kind, "text": _sentence(chance)} for kind in SAFEGUARD_KINDS],
        "retention": _sentence(chance),
        "dates": {
            "agreed": "2025-01-10",
            "start": "2025-04-01",
            "last_reviewed": "2026-03-01",
            "review_due": f"2027-{chance.randint(1, 12):02d}-01",
        },
        "contact": {"role": "Data team", "email": "data@body.example"},
        "complaint": {"url": "https://body.example/complain"},
        "engagement": {
            "how": _sentence(chance),
            "who": "40 residents",
            "when": "2025-01",
            "changed": _sentence(chance),
        },
        "documents": [{"kind": "agreement", "title": "Agreement", "url": f"https://body.example/{index}"}],
        "changes": [{"date": "2026-03-01", "what": _sentence(chance), "wider_use": chance.random() < 0.3}],
        **({"assessments": [_assessment(chance, bodies[0], framework)]} if chance.random() < 0.8 else {}),
    }


def _assessment(chance: random.Random, body: str, framework: Framework) -> dict[str, object]:
    return {
        "framework": framework.id,
        "by": {"name": body.replace("-", " ").capitalize(), "kind": "organisation"},
        "date": "2026-02-10",
        "answers": {
            question.id: {
                "rating": (rating := chance.choice([2, 3, 4, 4, 5, 5])),
                "because": f"{_sentence(chance)} {ANSWERED.get(question.id, '')}".strip(),
                "evidence": [{"title": "Paper", "url": "https://body.example/paper"}],
                **({"action": {"what": _sentence(chance, 8), "who": "Data team"}} if rating == 2 else {}),
            }
            for question in framework.questions[:9]
        },
    }
