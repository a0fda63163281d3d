"""What somebody most likely meant is never the opposite of what they wrote."""

from __future__ import annotations

import pytest

from generator.check.suggest import close_match, word_meant
from generator.model import groups, vocabulary
from generator.model.vocabulary import (
    IDENTIFIABILITY,
    LAWFUL_BASES,
    ORGANISATION_KINDS,
    RESULT_STATES,
    SECTORS,
    STATUSES,
    TAKING_PART,
)

VOCABULARIES = [
    named
    for module in (vocabulary, groups)
    for name, named in vars(module).items()
    if name.isupper() and isinstance(named, dict) and all(isinstance(word, vocabulary.Word) for word in named.values())
]
PREFIXES = ("un", "un-", "non", "non-", "not-", "de", "de-", "dis", "dis-", "no-", "in", "mis", "never-")
DENIALS = [(words, word, prefix) for words in VOCABULARIES for word in words for prefix in PREFIXES]


@pytest.mark.parametrize(
    ("written", "words", "meant"),
    [
        ("personal", IDENTIFIABILITY, "personally-identifiable"),
        ("yes", TAKING_PART, "confirmed"),
        ("local authority", ORGANISATION_KINDS, "council"),
        ("identified", IDENTIFIABILITY, "personally-identifiable"),
        ("identifiable", IDENTIFIABILITY, "personally-identifiable"),
        ("personaly identifable", IDENTIFIABILITY, "personally-identifiable"),
        ("non-identifiable", IDENTIFIABILITY, None),
        ("nonidentifiable", IDENTIFIABILITY, None),
        ("non-personal", IDENTIFIABILITY, None),
        ("personalised", IDENTIFIABILITY, "personally-identifiable"),
        ("de-identified", IDENTIFIABILITY, "de-personalised"),
        ("deidentified", IDENTIFIABILITY, "de-personalised"),
        ("depersonalized", IDENTIFIABILITY, "de-personalised"),
        ("pseudonymised", IDENTIFIABILITY, "de-personalised"),
        ("Pseudonymized", IDENTIFIABILITY, "de-personalised"),
        ("pseudonymous", IDENTIFIABILITY, "de-personalised"),
        ("pseudo-anonymous", IDENTIFIABILITY, "de-personalised"),
        ("non-anonymous", IDENTIFIABILITY, None),
        ("anonymised", IDENTIFIABILITY, "anonymous"),
        ("anonymized", IDENTIFIABILITY, "anonymous"),
        ("aggregated", IDENTIFIABILITY, "anonymous"),
        ("unmet", RESULT_STATES, "not-met"),
        ("kept", RESULT_STATES, "met"),
        ("not-kept", RESULT_STATES, "not-met"),
        ("failed", RESULT_STATES, "not-met"),
        ("report", RESULT_STATES, None),
        ("not-confirmed", TAKING_PART, None),
        ("unconfirmed", TAKING_PART, None),
        ("confimed", TAKING_PART, "confirmed"),
        ("not-live", STATUSES, None),
        ("inactive", STATUSES, None),
        ("suspended", STATUSES, "paused"),
        ("suspend", STATUSES, "paused"),
        ("on hold", STATUSES, "paused"),
        ("extended", STATUSES, None),
        ("intended", STATUSES, None),
        ("finished", STATUSES, "ended"),
        ("Active", STATUSES, "live"),
        ("planned", STATUSES, "proposed"),
        ("rejected", STATUSES, "declined"),
        ("trial", STATUSES, "pilot"),
        ("stated", STATUSES, None),
        ("lve", STATUSES, "live"),
        ("non-consent", LAWFUL_BASES, None),
        ("public task", LAWFUL_BASES, "public-task"),
        ("public-interest", LAWFUL_BASES, None),
        ("crime", SECTORS, "community-safety"),
        ("helth", SECTORS, "health"),
    ],
)
def test_a_word_that_is_not_known_leads_to_what_it_means_or_nowhere(
    written: str, words: vocabulary.Vocabulary, meant: str | None
) -> None:
    assert word_meant(written, list(words)) == meant


def test_a_word_with_no_put_before_it_never_leads_to_the_word() -> None:
    wrong = [
        denied
        for words, word, prefix in DENIALS
        for denied in (prefix + word, (prefix + word).capitalize())
        if word_meant(denied, list(words)) == word
    ]

    assert not wrong


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_word_without_the_no_before_it_never_leads_to_the_word(prefix: str) -> None:
    for words in VOCABULARIES:
        for word in words:
            if word.startswith(prefix) and (bare := word.removeprefix(prefix)) not in words:
                assert word_meant(bare, list(words)) != word, bare


def test_every_other_word_is_understood_where_what_it_means_can_be_chosen() -> None:
    for other, meant in vocabulary.OTHER_WORDS.items():
        held = [list(words) for words in VOCABULARIES if meant in words]
        assert held, meant
        assert all(word_meant(other, words) == meant for words in held), other


@pytest.mark.parametrize(
    ("written", "names", "meant"),
    [
        ("why", ["how", "changed", "why_not"], None),
        ("whynot", ["how", "who", "why_not"], "why_not"),
        ("lawful_basis", ["lawful_bases", "powers"], "lawful_bases"),
        ("uknown-area", ["unknown-area", "unread"], "unknown-area"),
        ("dcelined", ["declined", "ended"], "declined"),
        ("indepedent", ["independent", "editors"], "independent"),
        ("unversity", ["university", "company"], "university"),
        ("dtaes", ["data", "dates"], "dates"),
    ],
)
def test_a_slip_of_the_finger_is_no_denial(written: str, names: list[str], meant: str | None) -> None:
    assert close_match(written, names) == meant


def test_the_same_letters_in_another_order_come_first() -> None:
    assert close_match("ledes", ("lewes", "leeds")) == "leeds"
    assert close_match("ledes", ("leeds", "lewes")) == "leeds"
