"""Words of the trade, and where they are explained."""

from __future__ import annotations

import pytest

from generator.check.rules import undefined_jargon as rule
from tests.check.rules.conftest import Stated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The MASH reads it.", ["MASH"]),
        ("We signed a DSA and two DPIAs.", ["DSA", "DPIAs"]),
        ("Data controllers hold pseudonymised data.", ["data controllers", "pseudonymised"]),
        ("A DoLS notice.", ["DoLS"]),
        ("It is special category data.", ["special category data"]),
    ],
)
def test_words_that_a_resident_may_not_know(text: str, words: list[str], stated: Stated) -> None:
    (fault,) = stated(rule, text)
    assert fault.message.split("`")[1::2] == words


@pytest.mark.parametrize(
    "text",
    [
        "The NHS and your GP.",
        "The MASH (one room for police and nurses) reads it.",
        "The multi-agency safeguarding hub (MASH) reads it. The MASH is small.",
        "A RAG rating, that is red, amber or green.",
        "The agreement to share data, or DSA as we call it: the DSA is short for that.",
        "The paper says “the DSA and the DPIA apply”. We say: no.",
        "The council holds pseudonymised (scrambled) names.",
        "LOTI did the match.",
        "See GOV.UK for more.",
        "Police use LIFT software.",
        "We do NOT sell it.",
        "NEVER EVER SELL it.",
        "A secondary school.",
    ],
)
def test_words_that_are_known_explained_or_names(text: str, stated: Stated) -> None:
    assert stated(rule, text) == []


def test_another_text_of_the_record_may_explain(stated: Stated) -> None:
    text = "The MASH and the DSA help."
    assert stated(rule, text, beside="Our multi-agency safeguarding hub. The DSA – an agreement – is public.") == []
    assert len(stated(rule, text, beside="A hub.")) == 1


@pytest.mark.parametrize(("kind", "number"), [("summary", 1), ("promise", 1), ("action", 1), ("purpose", 0)])
def test_the_texts_that_are_looked_at(kind: str, number: int, stated: Stated) -> None:
    assert len(stated(rule, "The MASH reads it.", kind)) == number


@pytest.mark.parametrize(
    "term",
    [
        *(
            "data controllers",
            "data processor",
            "data subject",
            "pseudonymisation",
            "special categories",
            "data linkage",
        ),
        *("longitudinal record linkage", "data minimisation", "lawful gateway", "risk stratification", "cohorts"),
        *("role-based access", "caldicott", "stakeholders", "interoperability", "data lake", "data warehouses"),
        *("metadata", "secondary uses", "data assets", "population health management", "nominals", "egress"),
        *("workstream", "void turnaround", "golden thread", "safe haven", "hashed", "privacy-enhancing"),
        *("information asset owner", "accredited", "disclosure control", "discriminatory performance"),
        *("processing activities", "legitimate interests assessment", "accountability framework", "ecosystem"),
        "telemetry",
    ],
)
def test_no_term_escapes_the_glance(term: str, stated: Stated) -> None:
    (fault,) = stated(rule, f"We use {term} here.")
    assert term in fault.message


def test_a_term_is_no_row_of_first_letters(stated: Stated) -> None:
    """Six words that happen to begin with its letters do not explain it."""
    assert len(stated(rule, "We use a cohort.", beside="Cats often hide old red towels.")) == 1
