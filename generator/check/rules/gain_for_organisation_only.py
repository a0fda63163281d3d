"""A promise, or an answer about who gains, names a gain for people and not only for an organisation.

Bad:   promise: The council saves £200,000 a year.
Good:  promise: Families in damp homes wait 2 weeks for a repair, not 10.

The rule reads who gains. "Residents do not benefit directly" names residents and no gain for them, "tenants' details"
names a list, and staff whose time goes to patients pass the gain on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.check.empty_answers import says_nothing
from generator.check.faults import Code, Fault
from generator.check.question_kinds import GAIN
from generator.check.sentences import one_of, unquoted, words_of
from generator.check.statements import ANSWER, PROMISE, Statement, Statements

CODE = Code(
    "gain-for-organisation-only",
    "warning",
    "A promise, or an answer about who gains, names money, time or reports for an organisation, and nothing that a "
    "person or the public would notice. Sharing is for public benefit only if somebody outside gains.",
    "benefits: [{promise: The council saves officers' time.}]",
    "benefits: [{promise: Families wait 2 weeks for a repair and not 10.}]",
)
PUBLIC = True
LOOKS_FOR = "a promise, or an answer about who gains, that names a gain for an organisation and none for people"
STILL_TO_EXPLAIN = {
    ANSWER: "This answer names a gain for an organisation. It does not say what people gain.",
    PROMISE: "This promise names a gain for an organisation. It does not say what people gain.",
}

# Whoever runs a service, or works in it.
_STAFF = (
    "(?:councils?|authority|authorities|trusts?|force|board|directorate|department|services?|partners?|partnership|"
    "agenc(?:y|ies)|teams?|officers?|staff|clinicians?|nurses?|teachers?|schools|social workers?|managers?|police|"
    "practitioners?|professionals|analysts|commissioners|contact centre|members|we|us)"
)
# What is good for whoever runs a service: as words, and where words mean something else alone, in their place.
_GOOD_FOR_STAFF = frozenset(
    words_of(
        """
        save saves saved saving savings efficient efficiency efficiencies efficiently cost costs budget budgets
        expenditure resource resources income revenue funding collects collected collection reporting returns
        performance demand duplication administrative administration planning strategic assurance compliance duties
        obligations evidence forecast forecasts forecasting management briefing briefings benchmark benchmarks
        benchmarking deployment tasking productivity capacity overtime target targets targeting information
        intelligence insight insights dashboard dashboards workflow workflows processes readiness turnaround purse audit
        governance
        """
    )
)
_GAIN_OF_STAFF = one_of(
    "data quality|single view|decision[ -]making|value for money|reports? (?:to|for)",
    rf"{_STAFF} (?:(?:will|can|could|would|now|across the \w+(?: \w+)?) )*(?:get|gets|have|has|be able|see|access|"
    "receive|receives|spend|spends|close|find|know)",
    rf"(?:enables?|allows?|helps?|gives?|supports?|lets?|improves?|for) (?:the |our )?{_STAFF}",
)
# Whoever may gain, and what anyone in a place could notice.
_PEOPLE = frozenset(
    words_of(
        """
        people resident residents patient patients tenant tenants family families child children pupil pupils student
        students carer carers women woman men man mother mothers father fathers parent parents household households
        pensioner pensioners worker workers driver drivers neighbour neighbours visitor visitors everyone everybody
        anyone somebody someone nobody victim victims survivor survivors customer customers shopper shoppers young older
        adult adults baby babies person claimant claimants firm firms businesses shops you your passenger passengers
        walkers cyclists others
        """
    )
)
_PUBLIC_GOOD = frozenset(
    words_of(
        """
        street streets home homes air violence crime crimes burglary burglaries safer healthier hungry lonely
        job jobs meal meals lunch lunches flood floods flooding death deaths lives life falls illness illnesses gap
        community communities neighbourhood neighbourhoods town city tax bill bills bus buses park parks harm wait
        waits waited river noise warm prevent prevents prevented prevention suicide suicides abuse
        """
    )
)
# People and places that are named for something else than what they gain: in a phrase,
_NOT_AS_GAINERS = one_of(
    "(?:social|case|health|youth|support|care|key) workers?|nursing homes?|home office|in-house|homes england|"
    "job (?:roles?|descriptions?)|pupil premium|income tax",
    r"(?:view|number|management|identification|profile|cohort|segmentation|demand) (?:of|from) (?:the |our )?\w+",
)
# straight before one of these, and before these with one word between,
_OF_A_SERVICE = frozenset(
    words_of("index account accounts level service services centred facing journey social directorate board contacts")
)
_OF_A_LIST = frozenset(words_of("details data record records file files information list lists identifier identifiers"))
# and as those who do not gain.
_DOES_NOT_GAIN = one_of(r"(?:do|does|will|would|did|may) not (?:\w+ )?(?:benefit|gain|notice|see)")
_CLAUSE = re.compile("[.;,]")
# Without one of these words, nobody is named for something else.
_TRAPS = frozenset(
    words_of(
        """
        workers worker home homes england job premium income details data record records file files information
        index indexes account accounts list lists identifier identifiers level service services centred facing journey
        social directorate board safeguarding contact contacts not view number management identification profile cohort
        segmentation demand council trust authority force partnership act office
        """
    )
)
_NAMES = re.compile(
    r"(?<=[a-z,] )(?:[A-Z][a-z]+ ){1,4}(?:Council|Board|Trust|Authority|Force|Partnership|Act|Office)\b"
)


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each promise, and each answer to a question about who gains."""
    for statement in statements.of(PROMISE, ANSWER):
        if _is_about_gain(statement) and names_only_an_organisation(statement.text) and not says_nothing(statement):
            yield Fault(
                statement.at,
                "This names a gain for an organisation, and none that a person or the public would notice.",
                "Say what changes for people: who they are, about how many, and what they would notice.",
            )


def _is_about_gain(statement: Statement) -> bool:
    return statement.about == GAIN or (statement.kind == PROMISE and not statement.for_service)


def names_only_an_organisation(text: str) -> bool:
    """Whether a text tells of a gain for an organisation, and of none for anybody else."""
    words = frozenset(words_of(text))
    if _names_a_gainer(words) and (_TRAPS.isdisjoint(words) or _names_a_gainer(_as_gainers(text))):
        return False
    return not _GOOD_FOR_STAFF.isdisjoint(words) or _GAIN_OF_STAFF.search(text.lower()) is not None


def _names_a_gainer(words: Iterable[str]) -> bool:
    return not (_PEOPLE.isdisjoint(words) and _PUBLIC_GOOD.isdisjoint(words))


def _as_gainers(text: str) -> set[str]:
    """The words of a text, without people and places that it names for something else."""
    read = _NOT_AS_GAINERS.sub(" ", _NAMES.sub(" ", unquoted(text)).lower().replace("’s ", " ").replace("'s ", " "))
    left: set[str] = set()
    for clause in _CLAUSE.split(read):
        words = words_of(clause)
        if not _DOES_NOT_GAIN.search(clause):
            next_ones = [*words[1:], "", ""]
            left.update(
                word
                for word, after, later in zip(words, next_ones, next_ones[1:], strict=False)
                if after not in _OF_A_SERVICE and after not in _OF_A_LIST and later not in _OF_A_LIST
            )
    return left
