"""A sentence that says what is done says who does it.

Bad:   because: Data will be kept safe.      Good:  because: Four nurses can open the list, and nobody else.

Not every "is" with a participle is meant: "is limited to" and "is locked" tell of a state, "is used by the council"
names who, and so does "the file is sent when the nurse signs it". An action that has a `who` has said it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import At, Code, Fault
from generator.check.sentences import sentences_of, unquoted, words_of
from generator.check.statements import ACTION, ANSWER, PROMISE, Statement, Statements
from generator.read.excerpt import excerpt

CODE = Code(
    "passive-without-actor",
    "warning",
    "A sentence says that something is done and not who does it, so nobody can be asked whether it was.",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: Steps have been taken.}",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: The council has put the purpose on its website.}",
)
PUBLIC = False  # advice: see docs/explanation/answer-quality.md
LOOKS_FOR = "a sentence that says that something is done, and not who does it"
STILL_TO_EXPLAIN = {
    ANSWER: "This answer says that something is done. It does not say who does it.",
    PROMISE: "This promise says that something is done. It does not say who does it.",
}

_GATE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = r"(?:(?:not|also|only|always|then|now|never|still|all|since|already|both|each|often|first|more|\w+ly) ){0,2}"
_IRREGULAR = (
    "held|kept|made|taken|given|sent|shown|seen|told|found|done|put|set|drawn|written|paid|built|brought|chosen|driven|"
    "fed|heard|led|met|read|run|said|sold|spent|taught|thought|undertaken|understood|withdrawn|stolen|struck|begun|"
    "broken|cut|dealt|overseen|rebuilt|redrawn|sought|bought|hidden|forgotten|lent|thrown"
)
_PASSIVE = re.compile(
    rf"\b(?P<form>is|are|was|were|be|been|(?:is|are|was|were) (?:not )?being) {_BETWEEN}"
    rf"(?P<done>\w{{2,}}ed|{_IRREGULAR})\b"
)
# Participles that tell how something is, not what somebody does to it.
_STATES = frozenset(
    words_of(
        """
    advanced affected aged allied allowed amazed applied ashamed associated based bed blessed bored bound
    centred committed complicated concerned confused connected convinced covered crowded
    dated dedicated disabled disappointed embedded employed engaged entitled exempted
    expected experienced feed finished frightened hidden hundred hurt indeed intended interested involved
    isolated joined known limited located married meant mixed naked need needed obliged opposed
    permitted placed pleased prepared qualified red related relied required
    restricted retired sacred satisfied scared situated skilled speed spread subjected supposed
    surprised tied tired trained trusted unaffected unchanged undecided unemployed unharmed united unlimited unnamed
    unused valued varied wanted wicked worried wounded
        """
    )
)
# These tell how something is after "is", and what somebody does after "will be" and "has been".
_RESULTS = frozenset(
    words_of(
        """
    attached called closed contained described detailed done encrypted fixed locked named outlined printed published
    registered signed stipulated
        """
    )
)
_ACTORS = (
    r"(?:we|i|she|he|you|nobody|anybody|someone|somebody|everyone|everybody|"
    r"(?:council(?:lors?|s)?|authority|trusts?|hospitals?|force|police|schools?|university|board|committee|"
    r"cabinet|department|company|charity|partners?|partnership|agenc(?:y|ies)|teams?|officers?|staff|managers?|director|"
    r"nurses?|doctors?|midwife|teachers?|head teachers?|workers?|researchers?|analysts?|auditors?|engineers?|editors?|"
    r"practices?|practice|clinicians?|group|panel|landlords?|association|service|supplier|regulator|warden|wardens|crew|"
    r"leads?|adviser|advisers|unit|hub|government|minister|parliament|court|judge))"
)
_ACTOR = re.compile(rf"\b{_ACTORS}\b")
_BY = re.compile(r"\bby (?P<whom>[\w’'-]+(?: [\w’'-]+){0,5})")
# What comes after "by" and is a way of doing it, not somebody.
_THING = re.compile(
    r"^(?:secure|encrypted|recorded|automatic|electronic|manual|using|means)\b|\b(?:specification|transfer|legislation|"
    r"regulations?|protocol|procedures?|controls|encryption|passwords?|statute|process(?:es)?|policy|link)\b"
)
_NOT_WHOM = re.compile(
    r"^(?:(?:the |a |an |each |its |our )*(?:end|start|time|date|day|week|month|year|quarter|hand|post|email|e-mail|"
    r"phone|telephone|letter|means|way|law|virtue|default|design|age|street|ward|name|number|then|now|spring|summer|autumn|"
    r"winter|\d+|january|february|march|april|may|june|july|august|september|october|november|december|christmas|"
    r"easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|about|around|at|more|less|half|up|\w+ing|text))\b"
)
_PREPOSITION = re.compile(
    r"\b(?:by|to|of|for|with|from|on|at|in|into|between|through|among|about|across|within|under|over|against|per)"
    r"(?: (?!who|that|which|and|but|so)[\w’'-]+){0,3} ?$"
)
_BOUNDARY = re.compile(r"[,;:]|\b(?:who|that|which|because|so|but|when|while|if|unless|until|before|after|and|where)\b")
# What tells of no deed. "It does not say who was helped" and "rules on how it is used" tell what is said or meant,
# "families who can be helped" who they are, and "nobody was hurt" and "they would like to be counted" of nothing done.
_NO_DEED = re.compile(
    r"\b(?:(?:say|tell|know|see|learn|ask|show|hear|count|explain|notice|name)(?:s|ed)?|said|told|knew|saw|heard)\b"
    r"[^.;]*(?<!those )(?<!ones )(?<!people )\bwho $"
    r"|\b(?:what|how|where|whether|why|which) (?:[\w’'-]+ ){0,4}$|\b(?:ask|asks|asked) (?:when|if) (?:[\w’'-]+ ){1,4}$"
    r"|\b(?:who|that) (?:can|could|may|might) $|\b(?:nobody|no one|none|nothing)(?: (?:can|could|will|would|may))? $"
    r"|\b(?:like|likely|want|wants|wanted|wish|wished|hope|hoped|need not|agree|agreed) (?:to )?$"
)
# As far back as these look, in letters. Without an end to it, a long text would cost the square of its length.
_LOOKS_BACK = 240
_SO_THAT = re.compile(r"\bso that\b.*|\bin order (?:that|for)\b.*", re.DOTALL)


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each answer, each promise, and each action that has no `who`."""
    if _GATE.isdisjoint(statements.words):
        return
    for statement in statements.of(ANSWER, PROMISE, ACTION):
        if statement.kind == ACTION and statement.who:
            continue
        if sentence := unsaid(statement):
            yield fault_of(statement.at, sentence)


def fault_of(at: At, sentence: str) -> Fault:
    """What is said of a sentence that leaves out who does it."""
    return Fault(
        at,
        f"“{excerpt(sentence)}” does not say who does this.",
        "Begin with who does it: “The council ...”, “Two nurses ...”.",
    )


def unsaid(statement: Statement) -> str:
    """The first sentence of a statement that says what is done, and not who does it."""
    if not _PASSIVE.search(statement.text.lower()):
        return ""
    for sentence in sentences_of(unquoted(statement.text)):
        if left_out(sentence) is not None:
            return sentence
    return ""


def left_out(sentence: str) -> int | None:
    """Where a sentence first tells that something is done, and not by whom; None where it does not."""
    sentence = sentence.lower()
    passives = list(_PASSIVE.finditer(sentence))
    if not passives:
        return None
    by, actors = _first_by(sentence), _actors(sentence)
    boundary = _BOUNDARY.search(actors[0].string, actors[0].end()) if actors else None
    ends_of_next = [passive.end() for passive in passives[1:]] + [len(sentence)]
    for passive, end_of_next in zip(passives, ends_of_next, strict=True):
        start = passive.start()
        # "By" belongs to what stands before it, unless another passive stands between.
        told_after_by = by is not None and by < end_of_next
        # Straight before the passive an actor is what something is done to, so a boundary must part them. The first
        # actor and the last decide for all.
        does_something_else = actors and (
            actors[-1].start() > start or (boundary is not None and boundary.end() <= start)
        )
        before = sentence[max(0, start - _LOOKS_BACK) : start]
        if not (told_after_by or does_something_else or _is_state(passive) or _NO_DEED.search(before)):
            return start
    return None


def _is_state(passive: re.Match[str]) -> bool:
    done = passive["done"]
    return done in _STATES or (done in _RESULTS and passive["form"] in ("is", "are", "was", "were"))


def _first_by(sentence: str) -> int | None:
    """Where a sentence first says "by" and then somebody, not a time or a way of doing it."""
    for by in _BY.finditer(sentence):
        if not _NOT_WHOM.match(by["whom"]) and not _THING.search(by["whom"]):
            return by.start()
    return None


def _actors(sentence: str) -> list[re.Match[str]]:
    """Those whom a sentence names as doing something: no "officer's", no "to the officer"."""
    told = _SO_THAT.sub("", sentence)
    return [
        actor
        for actor in _ACTOR.finditer(told)
        if told[actor.end() : actor.end() + 1] not in ("'", "’")
        and not _PREPOSITION.search(told[max(0, actor.start() - _LOOKS_BACK) : actor.start()])
    ]
