"""Answers that say nothing: a bare yes, a pointer elsewhere, an assurance, or the question said again."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.check.sentences import words_of
from generator.check.statements import Statement

_LONGEST = 160
_BEGINNING = 40
# Words that carry no reason by themselves. An answer that holds no other, but for those of its question, gives none.
_EMPTY = frozenset(
    words_of(
        """
    a above accordance addressed adequate adequately adverse agreed agreement agreements aims all also always an and
    annex answered any appendix applied apply appropriate appropriately are arrangements as assessed assessment
    assessments at attached available be been before being below both business by can case complete completed compliance
    compliant complies comply concern concerns confidential considered contained controls cover covered covers data
    demonstrated described describes detailed do document documentation documented documents does done dpa dpia dpias
    each elsewhere ensure ensured ensures every evidenced explains feedback fine follow followed for found freedoms from
    full fully gdpr good great had happy harm harms has have held high identifiable identified impact impacts
    implemented in information initiative into is issue issues it its keep kept known lawful lawfully least legal
    legally limited line low made make may measures medium met minimal minimisation minimum must n na natural necessary
    need needed needs nil no none not noted notice notices of ok okay on ongoing online only or organisational our out
    outlined overarching page part per personal persons pia place please policies policy positive present previously
    principle principles privacy problem problems procedures process processed processes processing project proper
    properly proportionate proportionately protected protection protocol published purpose purposes put raised
    reasonable reasonably refer refers regular regularly relevant report reported required respect review reviews rights
    risk risks robust safe safeguards safely same section secure securely security see seriously set shall share shared
    shares sharing should significant site stage stated steps strict stringent such sufficient suitable sure take taken
    takes taking technical technological that the their them then there these they this those through throughout time
    times to under up us use used uses very was we web website were which will with within would yes
        """
    )
)
# A figure is a reason, unless it only tells where else to look.
_NUMBERED = re.compile(
    r"\b(?:sections?|appendix|annex|pages?|paragraphs?|parts?|tables?|version) ?\d[\d.]*", re.IGNORECASE
)
# An assurance, and a pointer to a notice, with whoever gives or is given it.
_ASSURES = re.compile(
    r"\b(?:the |our )?(?:council|authority|trust|force|board|service|partners?|organisations?) (?:all )?"
    r"(?:takes?\b(?=[^.]*\bseriously\b)|(?:has|have)\b(?=[^.]*\bin place\b)(?! (?:no|not|none|never)\b)|"
    r"(?:is|are) committed to\b)(?: (?:information|cyber|data))?(?: (?:security|privacy|governance))?",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:individuals|people|residents|patients|tenants|customers|everyone|the public|they) (?:is|are|will be) "
    r"(?:informed|told|notified|made aware) (?:of (?:this|it) )?(?:via|through|by|in) (?:the|our|a|its|their) "
    r"(?:corporate )?(?:privacy|fair processing) notices?\b",
    re.IGNORECASE,
)
# How often, and nothing more.
_OFTEN = re.compile(r"^\W*(?:yes\W+)?(?:annually|yearly|every year|periodically|from time to time)\W*$", re.IGNORECASE)
_IN_MAY = re.compile(r"\b(?:in|by|every|each|until|from|since|last|next) May\b")
_MAY_BEGIN = _EMPTY | frozenset(
    words_of(
        "council authority trust force board service partner partners organisation organisations takes individuals "
        "people residents patients tenants customers everyone public informed told notified"
    )
)
# Short words that make an answer of words which are otherwise empty: they deny, doubt or compare.
_TELLING = ("nobody", "without", "unless", "until", "yet", "cannot", "unsure")


def says_nothing(statement: Statement) -> bool:
    """Whether an answer gives no reason at all. A figure or a month is taken for a reason."""
    text = statement.text
    if len(text) > _LONGEST:
        return False
    if _OFTEN.match(text):
        return True
    asked = _words_asked(statement.asked)
    # Most answers have a word of their own among the first few.
    for word in text[:_BEGINNING].lower().split()[:3]:
        if word.isalpha() and word not in _MAY_BEGIN and word not in asked:
            return False
    told = _ASSURES.sub(" ", _POINTS.sub(" ", _NUMBERED.sub(" ", text)))
    if _IN_MAY.search(told) or any(map(str.isdigit, told)):
        return False
    return all(word in _EMPTY or word in asked for word in words_of(told))


@lru_cache(maxsize=256)
def _words_asked(question: str) -> frozenset[str]:
    return frozenset(words_of(question)).difference(_TELLING)
