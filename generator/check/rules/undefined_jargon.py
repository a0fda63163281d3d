"""Words of the trade are explained where they are used, or not used.

Bad:   because: The MASH triages contacts under the ISA.
Good:  because: In the MASH (police, nurses and social workers in one room), a nurse reads each report.

Explained is a term with brackets, a dash, "that is" or "which means" beside it, anywhere in the record, and a word
made of first letters whose words stand somewhere in the record. What is quoted, and the names of organisations, are
left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.sentences import one_of, unquoted, words_of
from generator.check.statements import ACTION, ANSWER, PROMISE, SUMMARY, Statements

CODE = Code(
    "undefined-jargon",
    "warning",
    "A text for the public uses a word or letters of the trade and does not say what they mean. Whoever does not know "
    "them stops reading.",
    "summary: The MASH shares data under the ISA.",
    "summary: Police, nurses and social workers in Leeds share one room, and tell each other of children in danger.",
)
PUBLIC = True
LOOKS_FOR = "words of the trade, or letters that stand for words, which the page does not explain"
STILL_TO_EXPLAIN = {
    ANSWER: "This answer uses a word of the trade. It does not say what the word means.",
    PROMISE: "This promise uses a word of the trade. It does not say what the word means.",
}

_CAPITALS = re.compile("[A-Z][A-Z&]")
_LETTERS = re.compile(r"(?<![\w£&-])(?:[A-Z][A-Za-z]?[A-Z][A-Z&]{0,5}|[A-Z]{2})s?(?![\w&-]|\.\w| software| app\b)")
# Three words or more in capitals are shouted, and no letters that stand for words.
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
# Letters that a resident knows without being told, or that stand for a name which everyone uses.
_KNOWN = frozenset(
    {
        *("NHS", "GP", "GPs", "UK", "EU", "US", "USA", "UN", "MP", "MPs", "BBC", "GCSE", "GCSEs", "MOT", "VAT", "PE"),
        *("TV", "CCTV", "PDF", "DNA", "BSL", "HIV", "AIDS", "ADHD", "IQ", "OK", "PIN", "ID", "IT", "AI", "SMS", "CD"),
        *("PC", "PCs", "CV", "PO", "FAQ", "AM", "PM", "BST", "GMT", "CEO", "ATM", "II", "III", "IV", "VI"),
        *("NOT", "NO", "NEVER", "ALL", "ANY", "AND", "OR", "IF", "ONLY", "MUST"),
    }
)
# Terms that mean something else, or nothing, outside the trade. Each with the word that gives it away at a glance.
_TERMS = (
    r"data controllers?|data processors?|data subjects?|pseudonymi[sz](?:e[sd]?|ing|ation)|"
    r"special category(?: data)?|special categories|data linkages?|longitudinal\w*(?: \w+)? linkage|linkage|"
    r"data minimi[sz]ation|lawful gateways?|risk stratif(?:y|ied|ication)|cohorts?|role-based access|caldicott|"
    r"stakeholders?|interoperab(?:le|ility)|data lakes?|data warehouses?|metadata|secondary uses?|data assets?|"
    r"population health management|nominals?|nominal details|egress|workstreams?|void turnaround|golden thread|"
    r"safe haven|hashed|privacy-enhancing|information asset owners?|accredited|statistical disclosure control|"
    r"disclosure control|discriminatory performance|processing activit\w+|legitimate interests assessment|"
    r"accountability framework|data ecosystem|ecosystem|telemetry"
)
# Words that give a term away at a glance: one of each, as rare as may be.
_GATE = frozenset(
    words_of(
        """
        controller controllers processor processors subject subjects special linkage linkages minimisation minimization
        gateway gateways stratification stratified stratify cohort cohorts caldicott stakeholder stakeholders lake
        lakes warehouse warehouses metadata secondary asset assets population nominal nominals egress workstream
        workstreams void golden haven hashed enhancing accredited disclosure discriminatory processing interests
        accountability ecosystem telemetry based longitudinal longitudinally interoperable interoperability
        pseudonymise pseudonymised pseudonymises pseudonymising pseudonymisation pseudonymize pseudonymized
        pseudonymizes pseudonymizing pseudonymization
        """
    )
)
_TERM = one_of(_TERMS)
# What explains a word is looked for in the whole record. A hundred words in a long record are so many letters to read;
# of more than that the first are told.
_MOST_READ = 3_000_000
_EXPLAINED_AFTER = (
    r"[”\"’']?(?: \w+)?(?: ?\(|\s?[–—]|\s-\s|,? (?:that is|which (?:means|is|are|says?)|meaning|or|i\.e\.|is short for|"
    r"means?|stands? for|are short for)\b|, (?:a|an|the|which|who|whose|where)\b|: )"
)


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each text for the public that a reader meets first: summary, answers, actions and promises."""
    letters = _CAPITALS.search(statements.together) is not None
    terms = _may_hold_terms(statements.words)
    if not letters and not terms:
        return
    explained: dict[str, bool] = {}
    most = max(1, _MOST_READ // len(statements.record))
    for statement in statements.of(SUMMARY, PROMISE, ANSWER, ACTION):
        found = _unknown_letters(statement.text) if letters and _CAPITALS.search(statement.text) else []
        if terms and _may_hold_terms(frozenset(words_of(statement.text))):
            found += _TERM.findall(unquoted(statement.text).lower())
        for word in dict.fromkeys(found):
            if word not in explained and len(explained) < most:
                explained[word] = _is_explained(word, statements)
        unclear = [word for word in dict.fromkeys(found) if not explained.get(word, True)]
        if unclear:
            named = ", ".join(f"`{word}`" for word in unclear)
            yield Fault(
                statement.at,
                f"A resident may not know {named}, and this record does not say what is meant.",
                "Use everyday words, or put what it means in brackets behind it, once in the record.",
            )


def _may_hold_terms(words: frozenset[str]) -> bool:
    return not _GATE.isdisjoint(words)


def _unknown_letters(text: str) -> list[str]:
    read = _SHOUTED.sub(" ", unquoted(text))
    return [letters for letters in _LETTERS.findall(read) if letters not in _KNOWN]


def _is_explained(word: str, statements: Statements) -> bool:
    escaped = re.escape(word)
    told = (
        rf"\b{escaped}{_EXPLAINED_AFTER}|\(\W?{escaped}\W?\)|\bcall(?:s|ed)? (?:it |this )?(?:an? |the )?\W?{escaped}\b"
    )
    if re.search(told, statements.record):
        return True
    if not word.isupper() and not word[:-1].isupper():
        return False
    bare = word.removesuffix("s")
    if re.search(rf"\b{escaped}\b", statements.names):
        return True
    return bool(re.search(_spelled_out(bare), statements.record, re.IGNORECASE))


def _spelled_out(letters: str) -> str:
    """A pattern for words that begin with these letters in their order, with small words between."""
    return r"\b" + r"[\s-]+(?:(?:and|of|for|the|to|in|on|with)\s+)*".join(
        rf"{re.escape(letter)}[a-z]+" for letter in letters
    )
