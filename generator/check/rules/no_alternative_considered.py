"""An answer about need tells of something less that was tried or thought of, or of something left out.

Bad:   because: We need names to run the project.
Good:  because: Counts by street could not tell nurses which door to knock at, so the visit list has names.

No word is a proof by itself. "No alternative was considered" tells of nothing considered, and "it cannot be done
without names" of nothing less. So each sentence is read for what it says was tried, fell short, was cut or is not
sent, and what it denies does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.empty_answers import says_nothing
from generator.check.faults import Code, Fault
from generator.check.question_kinds import NEED
from generator.check.sentences import one_of, sentences_of, unquoted, words_of
from generator.check.statements import ANSWER, Statements

CODE = Code(
    "no-alternative-considered",
    "warning",
    "An answer about whether the data is needed tells of nothing less that was tried or thought of, and of nothing "
    "that was left out. Then nobody can tell whether less would have done.",
    "answers:\n  proportionate.names-needed: {rating: 4, because: Officers need names to run the project.}",
    "answers:\n  proportionate.names-needed:\n    rating: 4\n"
    "    because: Counts by street could not tell nurses which door to knock at.",
)
PUBLIC = False  # advice: on texts by another hand about half of what it said was wrong
LOOKS_FOR = "an answer about why data is needed that tells of nothing less that was tried, and of nothing left out"
STILL_TO_EXPLAIN = {ANSWER: "This answer does not say what else was tried, or what was left out."}

# What a record may hold of somebody. To delete "the data" is to keep it no longer; to delete the address is to need
# less.
_FIELD = one_of(
    "names?|address|addresses|birth|born|ages?|income|ethnicity|religion|disability|conditions?|diagnos[ei]s|"
    "medicines?|illness(?:es)?|health|medical|phone|telephone|mobile|emails?|photos?|photographs?|gender|sex|status|"
    "next of kin|nationality|postcodes?|streets?|doors?|wards?|codes?|numbers?|amounts?|facts?|debts?|salary|wages?|"
    "benefits?|scores?|reasons?|causes?|answers?|history|notes?|columns?|fields?|items?|lines?|rows?|boxes|box|"
    "questions?|half|rest|parts?|yes|why|what|who|whose|which|none|nothing|anything (?:else|more)"
)
# Who may use it, what for and how long it is kept: limits on what is passed on, and nothing less passed on.
_LIMITS = one_of(
    r"(?:not|never|nor|nobody|no one|without)\b[^.;]{0,80}?\b(?:any(?:one|body|thing)? (?:else|other)|"
    r"other (?:\w+ )?(?:purposes?|uses?|bod\w+|organisations?|agenc\w+|teams?|partners?|parties|reasons?)|"
    r"third part\w+|outside|beyond|externally|advertisers?|marketing|sold|sells?|business need|need to know|"
    r"log-?ins?|access)\b",
    r"only (?:[\w'’-]+ ){0,4}?(?:authorised|approved|vetted|trained|relevant|appropriate|designated|named)\b",
    r"(?:(?:only (?:see|sees|access|open|use|view|get|share|shares|hold|holds|collect|collects|keep|keeps|need|needs)|"
    r"(?:see|sees|access|open|use|view|get|share|shares|hold|holds|collect|collects|keep|keeps) only)\b[^.;]{0,80}\b"
    r"(?:need|needs|needed|necessary|required|relevant|purposes?|long|years?|months?))",
)

# Names of something less than whole records of named people.
_LESS = (
    r"counts?|totals?|samples?|averages?|anonym\\w+|de-personalised|coded|codes?|ages?|bands?|streets?|postcodes?|"
    r"posters?|leaflets?|letters?|maps?|surveys?|less|fewer|smaller|yes or no|any \\w+|with(?:out)? (?:\\w+ ){0,2}\\w+"
)
_FELL_SHORT = (
    "could not|cannot|can't|couldn't|did not|do not|does not|would not|(?:is|are|was|were) too|fell short|failed|"
    "reached|brought in|told us"
)
# What a record passes on, in words that a sentence may deny.
_PASSES = (
    "(?:send|get|see|learn|hold|keep|say|tell|show|include|need|contain|leave|give|share|ask|receive|know|collect|"
    "pass|want|use|record|name|open)"
)
_OUT = r"(?:\w+ ){0,3}?"

# Each telling of less has one of these words in it, so a sentence without them is not read any closer.
_GATE = frozenset(
    words_of(
        """
        waiting asking using sending relying writing counting matching ringing calling handed found many few some most
        tried tested trialled piloted compared considered explored looked thought weighed ruled turned rejected
        experimented try test trial compare asked first used until originally previously before instead rather place
        enough too plenty would will cannot can could did do does fell failed reached brought told without unsure
        sure perhaps maybe may might drop drops dropped removes removed removing take takes took taken leave leaves
        leaving left strip strips stripped struck cut cuts trims trimmed trimming redacts redacted redacting mask
        masks masked hides hidden deletes deleted deleting wipes wiped erases erased erasing destroys destroyed
        shreds shredded shredding throws throw threw gave longer excludes excluded not rounds rounded round groups
        grouped group bands stay stays never nobody no only further none alone nothing neither don doesn didn
        matched wrong went came come comes off crossed away opened idea thought plan draft attempt list form began
        started given
        had count counts total totals figures code codes say share shares still what
        """
    )
)

# Nothing was put to the test, or nothing yet.
_DENIED = one_of(
    r"(?:not|no|never|nor|neither|without|nobody|none|nothing)\b(?:\W+\w+){0,6}?\W+(?:considered|tried|tested|explored|"
    r"examined|assessed|looked at|thought of|thought about)",
    r"(?:did|do|does|have|has|had|could)(?: not|n't)(?: yet)? (?:look|try|test|explore|"
    "consider|think|examine|looked|tried)",
)
# Something less was put to the test of use or of thought.
_TRIED = one_of(
    "tried|tested|trialled|piloted|compared|considered|explored|looked at|thought (?:of|about)|weighed up|ruled out|"
    "turned (?:\\w+ ){0,2}?down|rejected|experimented",
    r"(?:try|test|trial|compare)(?! to\b)",
    r"asked (?:\w+ ){0,2}for|asked (?:why|whether|if)",
    r"came first|at first|we first|first (?:tried|ran|draft|version|worked|sent|used)|first (?:\w+ ){1,3}from",
    r"used to|until (?:19|20)\d\d|originally|previously|before that|(?:sent|had|got|gave|saw|held|shared|asked) before",
    r"first (?:idea|thought|plan|draft|try|attempt)|was on the (?:first )?(?:draft|list|form)|(?:began|started) with|"
    r"(?:gave|given) (?:\w+ ){0,2}up|had no (?:answer|use) for|what (?:for|it was for)|could say why",
    r"with (?:only )?(?:a )?(?:counts?|totals?|figures|codes?) (?:of|by)",
    "instead|rather than|(?:in|took|takes) (?:the )?place of|handed out|found none|matched (?:only|the wrong)",
    r"(?:not all|many|few|some|most)(?: \w+){0,2} (?:did|did not|do not|could not|never)",
    r"could not (?:tell|see|find|reach|know|say|match|show|pick)",
)
# A sentence that begins with how it was before, or with another way of doing it.
_ANOTHER_WAY = re.compile(
    r"^(?:before(?: \w+){0,4},|(?:waiting|asking|using|sending|leaving|relying|writing|counting|matching|ringing|"
    r"calling)\b)"
)
# "Considered necessary" tells what somebody holds to be so, and not that anything was considered.
_ONLY_HELD = one_of(
    r"(?:tested|considered|explored|examined|weighed up|looked at|thought about) (?:the |each |every |all |our )?"
    r"(?:case|need|justification|necessity|proportionality|principles?|risks?|impact|purposes?|legal|lawful)",
    r"considered (?:to be |that |as )?(?:\w+ly )?(?:necessary|proportionate|appropriate|essential|adequate|relevant|"
    "reasonable|that|to be|as|and)",
)
# Something less does the job, or falls short of it.
_ENOUGH = one_of(
    rf"(?:{_LESS})\b[^.;]{{0,70}}\b(?:{_FELL_SHORT}|(?:would|will) do|do(?:es)? (?:this|that|it|the (?:same|job|work))|"
    "(?:is|are|was|were|be) (?:not )?enough|is plenty)",
    r"(?:that|it|this|which) (?:is|was|would be) enough|would be enough|do(?:es)? without",
    r"(?:cannot|can't|could not) \w+ (?:a |the )?(?:number|count|total|code|average|postcode|street)",
    r"(?:not sure|unsure|perhaps|maybe|may|might|could)\b[^.;]{0,60}\b(?:needs?|enough|itself|alone|less|fewer)"
    r"(?! (?:further|more|additional|extra|other)\b)",
    r"without (?!consent|delay|notice|permission|fail|exception|prejudice|undue|which|this|doubt|knowing|telling|"
    r"asking)\w+",
)
# "They cannot show which flat" says it of what the sentence before names, such as figures by ward.
_IT_FALLS_SHORT = re.compile(
    r"^(?:they|it|that|this|those|these|none of (?:them|these|those))\b[^.;]{0,30}\b(?:cannot|can't|could not|"
    r"couldn't|do not|does not|did not|would not|won't|will not|(?:is|are|was|were) (?:too|not)|fell|fail\w*|"
    r"miss\w*)\b"
    r"|\bshares? one\b|\b(?:would|will) still have\b"
)
_NAMES_LESS = one_of(
    r"anonym\w+|figures?|counts?|totals?|samples?|averages?|de-personalised|codes?|bands?|postcodes?|posters?|"
    "leaflets?|maps?|surveys?|estimates?|statistics|by (?:ward|street|age|area|block|postcode|school)"
)
# It cannot be done without: that is a need, and nothing less.
_CANNOT_WITHOUT = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|not possible|impossible|unable|would not|will not|no \w+ can|nobody can)\b"
    r"[^.;]{0,60}\bwithout\b(?: \w+){1,5}|^\W*without\b[^.;]{0,60}\b(?:could not|cannot|would not|can't)\b"
)
# Something was cut.
_CUT = one_of(
    r"drop(?:s|ped)?|remov(?:es|ed|ing)|(?:take|takes|took|taken) " + _OUT + "out|leav(?:e|es|ing) out|left out",
    r"strip(?:s|ped)|struck out|cut (?:out|down|to|from)|cuts|trimm\w+|redact\w+|mask(?:s|ed)|hid(?:es|den)",
    r"delet(?:es|ed|ing)|wip(?:es|ed)|eras\w+|destroy(?:s|ed)|shred\w*|(?:throws?|threw) " + _OUT + "away",
    rf"gave {_OUT}back|no longer|exclud(?:es|ed)|not (?:included|sent|shared|collected|passed)",
    r"went (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|"
    "spring|summer|autumn|winter)|because|after|when|altogether)|(?:came|come|comes) off|crossed out|did away with|"
    "never opened",
    r"round(?:s|ed)|group(?:s|ed) (?:\w+ ){0,2}?(?:into|by|until)|in bands|stays? (?:in|with|at|inside)",
)
# These say what is no longer kept as well as what is no longer sent.
_KEPT_NO_LONGER = re.compile(r"remov|delet|wip|eras|destroy|shred|throw|threw|mask|no longer")
_NOT_CUT = re.compile(r"\b(?:nothing|not|never|cannot|can't|no \w+)(?: \w+){0,2} $")
# Something goes no further.
_NOT_PASSED = one_of(
    rf"(?:do not|does not|did not|don't|doesn't|didn't|never|nobody|no one) {_PASSES}s?",
    rf"only (?:\w+ )?{_PASSES}s?|{_PASSES}s? only|only (?:\d+|one|two|three|four|five|six)|go(?:es)? no further",
    r"(?:ha[sd]|have|holds?|needs?|sees?|keeps?|gets?|sends?) (?:no|none of|neither|nothing) \w+|still has none",
    r"(?:those|these|codes?|ages?|streets?|that) alone|nobody's name|no names?|and nothing (?:about|more|else)",
)
_NOT_THIS = re.compile(r", (?:and )?not (?:the|each|every|which|an?|single|all|their|why|its)\b")


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each answer about need, with the action beside it, and what it says of less."""
    for statement in statements.of(ANSWER):
        told = f"{statement.text} {statement.beside}"
        if statement.about == NEED and not tells_of_less(told) and not says_nothing(statement):
            yield Fault(
                statement.at,
                "This does not say what else was tried, or what was left out.",
                "Name something less that you tried or thought of, and why it fell short, or say what you leave out.",
            )


def tells_of_less(text: str) -> bool:
    """Whether a text tells of something less that was tried or thought of, or of something cut or not passed on."""
    before = ""
    for sentence in sentences_of(unquoted(text.lower())):
        if not _GATE.isdisjoint(words_of(sentence)) and (
            _one_tells_of_less(sentence) or (_IT_FALLS_SHORT.search(sentence) and _NAMES_LESS.search(before))
        ):
            return True
        before = sentence
    return False


def _is_cut(sentence: str, cut: re.Match[str], names_a_field: bool) -> bool:
    if _NOT_CUT.search(sentence[: cut.start()]):
        return False
    return names_a_field or not _KEPT_NO_LONGER.match(cut.group())


def _one_tells_of_less(sentence: str) -> bool:
    passed_on = _LIMITS.sub(" ", sentence)
    names_a_field = _FIELD.search(passed_on) is not None
    if any(_is_cut(sentence, cut, names_a_field) for cut in _CUT.finditer(sentence)):
        return True
    if (names_a_field and _NOT_PASSED.search(passed_on)) or _NOT_THIS.search(sentence):
        return True
    if _DENIED.search(sentence):
        return False
    left = _CANNOT_WITHOUT.sub(" ", sentence)
    if _ANOTHER_WAY.search(left):
        return True
    return _ENOUGH.search(left) is not None or _TRIED.search(_ONLY_HELD.sub(" ", left)) is not None
