"""The law that an agreement relies on: reasons, conditions, powers, confidentiality, and the study of risks."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.law import ImpactAssessment, LawfulBasis, SpecialCondition
from generator.model.vocabulary import LAWFUL_BASES, SPECIAL_CONDITIONS, Word
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_subject import Subject
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    Line,
    Piece,
    in_a_sentence,
    linked,
    listed,
    on,
    one_line,
    outside,
    plain,
    sentence,
    silence,
    site_of,
)

# Its anchors are the words that records choose from; tests/content/test_law_page.py holds the two together.
LAW_PAGE = "understand/the-law/"


def law(subject: Subject) -> tuple[Fact, ...]:
    """Every fact about the law, stated or not."""
    legal = subject.agreement.legal
    bases = legal.lawful_bases if legal else None
    conditions = legal.special_category_conditions if legal else None
    powers = legal.powers if legal else None
    confidentiality = legal.confidentiality if legal else None
    dpia = legal.dpia if legal else None
    return (
        subject.fact(
            "legal.lawful_bases",
            "Which reason does the law give for using the data?",
            bases,
            (_basis(subject, basis) for basis in bases or ()),
        ),
        subject.fact(
            "legal.special_category_conditions",
            "Which further reason covers specially protected data?",
            conditions,
            (_condition(subject, condition) for condition in conditions or ()),
        ),
        subject.fact(
            "legal.powers",
            "Which law gives the power to share?",
            powers,
            (Entry((outside(one_line(power.name), power.url),)) for power in powers or ()),
        ),
        subject.fact(
            "legal.confidentiality",
            "Was the data told to them in confidence?",
            confidentiality,
            (Entry(plain(sentence(confidentiality))),) if confidentiality else (),
        ),
        subject.fact(
            "legal.dpia",
            "Did they study the risks to people first?",
            dpia,
            (_study(dpia),) if dpia else (),
        ),
    )


def _basis(subject: Subject, basis: LawfulBasis) -> Entry:
    word = LAWFUL_BASES[basis.basis]
    notes = [_who_relies(subject, basis.organisations)]
    if basis.for_:
        notes.append(plain(f"For: {sentence(basis.for_)}"))
    line = plain(word.meaning) if basis.basis == SILENT else _explained(subject, word, basis.basis)
    return Entry(line, f"{word.label}.", tuple(notes))


def _condition(subject: Subject, condition: SpecialCondition) -> Entry:
    word = SPECIAL_CONDITIONS[condition.condition]
    # article-9-2-g is written "Article 9(2)(g)" in the law.
    article = "Article 9(2)({})".format(condition.condition.rpartition("-")[2])
    where = f"UK GDPR {article}"
    if condition.schedule_1:
        paragraphs = listed([str(paragraph) for paragraph in condition.schedule_1])
        where += f", with paragraph {paragraphs} of Schedule 1 to the Data Protection Act 2018"
    return Entry(
        _explained(subject, word, condition.condition),
        f"{word.label}.",
        (plain(f"{where}."), _who_relies(subject, condition.organisations)),
    )


def _explained(subject: Subject, word: Word, anchor: str) -> Line:
    """What a reason means, and where the law page has more of it."""
    more = Piece(f"More about {in_a_sentence(word.label)}", f"{subject.root}{LAW_PAGE}#{anchor}")
    return (Piece(f"{word.meaning} "), more, Piece("."))


def _who_relies(subject: Subject, organisations: Sequence[str] | None) -> Line:
    if organisations is None:
        if subject.compiled:
            # A page that gives a reason without saying whose it is need not mean all.
            return plain("Not stated: which of the organisations.")
        return plain("Stated for all the organisations.")
    if not organisations:
        return plain("Relied on by: none, as stated.")
    return linked(
        [subject.organisation(identifier) for identifier in organisations], before="Relied on by: ", after="."
    )


def _study(dpia: ImpactAssessment) -> Entry:
    """The data protection impact assessment, under its plain name first."""
    name = "a data protection impact assessment (DPIA)"
    if not dpia.done:
        summary = (plain(sentence(dpia.summary)),) if dpia.summary else ()
        return Entry(plain(f"No. They did not make {name}."), notes=summary)
    done = f"Yes. They made {name}{f' {on(dpia.date)}' if dpia.date else ''}."
    line: Line = plain(done)
    if dpia.url:
        line = (Piece(f"{done} Read it: "), outside(site_of(dpia.url) or dpia.url, dpia.url))
    return Entry(
        line,
        notes=(plain(sentence(dpia.summary)),) if dpia.summary else (),
        silent=silence((dpia.date, "when"), (dpia.summary, "what it found"), (dpia.url, "where to read it")),
    )
