"""A promise, or an answer about who gains, names a gain for people and not only for an organisation.

Bad:   promise: The council saves £200,000 a year.
Good:  promise: Families in damp homes wait 2 weeks for a repair, not 10.

The rule reads who gains. No list of people is ever whole, so whoever hears, gets or keeps something gains it, unless
it is a body or works for one; and a part of a text that tells of no organisation may tell of a gain for others.
"Residents do not benefit directly" names residents and no gain for them, "tenants' details" names a list, and staff
whose time goes to patients pass the gain on.
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
PUBLIC = False  # advice: on texts that it had not met, one in five of what it said was wrong
LOOKS_FOR = "a promise, or an answer about who gains, that names a gain for an organisation and none for people"
STILL_TO_EXPLAIN = {
    ANSWER: "This answer names a gain for an organisation. It does not say what people gain.",
    PROMISE: "This promise names a gain for an organisation. It does not say what people gain.",
}

# Whoever runs a service, or works in it.
_STAFF = (
    "(?:councils?|authority|authorities|trusts?|force|board|directorate|department|services?|partners?|partnership|"
    "agenc(?:y|ies)|teams?|officers?|staff|clinicians?|nurses?|teachers?|schools|social workers?|managers?|police|"
    "practitioners?|professionals|analysts|commissioners|contact centre|members|we|us|associations?|providers?|"
    "advisers?|advisors?|auditors?|colleges?|universit(?:y|ies)|hospitals?|charit(?:y|ies)|case ?workers?|planners|"
    "inspectors|suppliers?|contractors?|operators?|regulators?|government|department|ministers|leaders|leads|"
    "executives?|directors?|surger(?:y|ies)|practices|clinics?|prisons?|companies|company|landlords|boards|"
    "organisations?|bodies|body|systems?)"
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
    r"(?:more |most )?(?:accurate|complete|cleaner|consistent|up to date|reliable) (?:\w+ ){0,3}?(?:records?|"
    "registers?|data|picture|base|lists?|view|history)",
    "(?:records?|registers?|data|lists?|details) (?:is|are|becomes?|stays?|will be) (?:more )?(?:complete|accurate|"
    r"clean\w*|consistent|up to date|matched|linked|joined)",
    r"(?:fewer|less) (?:\w+ )?(?:queries|enquiries|calls|contacts|requests|emails) (?:to|from|about|for)",
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
        citizen citizens employee employees teenager teenagers commuter commuters homeowner homeowners leaseholder
        leaseholders apprentice apprentices learner learners renter renters motorist motorists refugee refugees veteran
        veterans newborn newborns toddler toddlers volunteer volunteers prisoner prisoners applicant applicants client
        clients farmer farmers girl girls boy boys widow widows grandparent grandparents pedestrian pedestrians trainee
        trainees occupier occupiers taxpayers traders jobseeker jobseekers infant infants husband wife son daughter
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
    "nursing homes?|home office|in-house|homes england|job (?:roles?|descriptions?)|pupil premium|income tax",
    "(?:view|number|management|identification|profile|cohort|segmentation|demand|lists?|registers?|records?|data|"
    r"details|information|history|decisions) (?:of|from|on|about) (?:the |our |all )?\w+",
    r"(?:queries|enquiries|calls|contacts?|contact centre|requests|emails|complaints) (?:of|from|by) (?:the |our )?\w+",
    "(?:tax) (?:base|collection|records?|bands?|register|yield)|(?:by|per) (?:street|home|neighbourhood|community|"
    "town|park|household|child|pupil|patient|tenant|resident|customer)",
)
# straight before one of these, and before these with one word between,
_OF_A_SERVICE = frozenset(
    words_of("index account accounts level service services centred facing journey social directorate board contacts")
)
_OF_A_LIST = frozenset(words_of("details data record records file files information list lists identifier identifiers"))
# and as those who do not gain.
_DOES_NOT_GAIN = one_of(r"(?:do|does|will|would|did|may) not (?:\w+ )?(?:benefit|gain|notice|see)")
_CLAUSE = re.compile("[.;,]")
_WORKERS = one_of("(?:social|case|health|youth|support|care|key|outreach|link) workers?|head ?teachers?")
# Who hears, finds or keeps something gains it, whoever it is, unless it is a body or works for one.
_SOMEBODY_GETS = re.compile(
    rf"\b(?!{_STAFF}\b)(?:(?:[a-z]{{3,}}s|people|women|men|children)|(?:a|an|each|every|the|"
    rf"another) (?!{_STAFF}\b)[a-z]+) "
    r"(?:(?:will|can|could|now|no|longer|would|who|\w+ly|still|also|then|do|does|not|never|have|had|to) ){0,3}"
    r"(?:hears?|find|finds|receives?|keeps?|avoids?|learns?|sleeps?|eats?|waits?|travels?|swims?|walks?|stays?|feels?|"
    r"moves?|knows?|gets?|stops?|chooses?|meets?)\b"
)
_THINGS = (
    "(?:records?|files?|lists?|costs?|savings|budgets?|reports?|returns|targets?|figures|dashboards?|numbers?|"
    "resources?|processes|process|decisions?|workflows?|data|information|rates?|plans?|cases?|pathways?|strateg(?:y|"
    "ies)|time|programmes?|projects?|money|spending|demand|performance)"
)
_BODY_OR_THING = one_of(_STAFF, _THINGS)
# A part of a text that has fewer words tells of nothing by itself.
_TELLS = 3
# Nobody outside does or has this, so a part of a text that has none of it may tell of a gain for somebody else.
_PART = re.compile(
    rf"[.;:](?!\d)|, (?:and|so|but|while|because|where|which|with|at|for|\w+ing)\b|\band (?=(?:the |our |"
    rf"its )?{_STAFF}\b)"
)
_OF_ORGANISATIONS = one_of(
    _STAFF,
    _THINGS,
    r"duplicat\w+|referrals?|forms?|claims|queries|enquiries|calls|contacts?|meetings?|accounts?|systems?|services?|"
    r"models?|modelling|commission\w*|oversight|governance|framework|partnership|contract|procurement|consisten\w+|"
    r"identif\w+|monitor\w*|manage\w*|streamlin\w+|joined.up|digital\w*|automat\w+|evaluat\w+|evidence\w*|workforce",
)
# Without one of these words, nobody is named for something else.
_TRAPS = frozenset(
    words_of(
        """
        workers worker home homes england job premium income details data record records file files information
        index indexes account accounts list lists identifier identifiers level service services centred facing journey
        social directorate board safeguarding contact contacts not view number management identification profile cohort
        segmentation demand decisions queries enquiries calls requests emails complaints tax by per council trust
        authority force partnership act office
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
    if _GOOD_FOR_STAFF.isdisjoint(words) and not _GAIN_OF_STAFF.search(text.lower()):
        return False
    read = _as_read(text)
    return not _somebody_gets(read) and all(map(_is_of_organisations, _PART.split(read)))


def _somebody_gets(read: str) -> bool:
    """Whether somebody who is no body and works for none hears, finds or keeps something."""
    return any(not _BODY_OR_THING.search(got.group()) for got in _SOMEBODY_GETS.finditer(read))


def _is_of_organisations(part: str) -> bool:
    """Whether a part of a text tells of an organisation or its gain, or tells of nothing by itself."""
    words = words_of(part)
    return (
        len(words) < _TELLS
        or _DOES_NOT_GAIN.search(part) is not None
        or not _GOOD_FOR_STAFF.isdisjoint(words)
        or _GAIN_OF_STAFF.search(part) is not None
        or _OF_ORGANISATIONS.search(part) is not None
    )


def _names_a_gainer(words: Iterable[str]) -> bool:
    return not (_PEOPLE.isdisjoint(words) and _PUBLIC_GOOD.isdisjoint(words))


def _as_read(text: str) -> str:
    """A text in small letters, with the names of bodies and of those who work there as plain words."""
    return _WORKERS.sub("staff", _NAMES.sub(" the council ", unquoted(text)).lower())


def _as_gainers(text: str) -> set[str]:
    """The words of a text, without people and places that it names for something else."""
    read = _NOT_AS_GAINERS.sub(" ", _as_read(text).replace("’s ", " ").replace("'s ", " "))
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
