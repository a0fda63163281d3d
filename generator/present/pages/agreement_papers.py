"""What surrounds an agreement: its papers, what is held back, what changed, replies."""

from __future__ import annotations

from generator.model.agreement import Agreement
from generator.model.provenance import Change, Document, Reply, Withheld
from generator.model.vocabulary import DOCUMENT_KINDS
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    Line,
    Piece,
    capital,
    count,
    in_a_sentence,
    on,
    one_line,
    outside,
    plain,
    sentence,
    silence,
    site_of,
    when,
)

WIDER_USE = "Wider use"


def documents(subject: Subject) -> Fact:
    """The papers that you can read."""
    papers = subject.agreement.documents
    return subject.fact("documents", "Which papers can I read?", papers, (_document(paper) for paper in papers or ()))


def _document(paper: Document) -> Entry:
    kind = DOCUMENT_KINDS[paper.kind]
    title = one_line(paper.title) if paper.title else kind.label
    line: Line = (outside(title, paper.url),)
    if paper.url and (site := site_of(paper.url)):
        line = (*line, Piece(f" ({site})"))
    about = f"{kind.label}: {in_a_sentence(kind.meaning)}" if paper.title else kind.meaning
    return Entry(
        line, notes=(plain(about),), silent=silence((paper.title, "its title"), (paper.url, "where to read it"))
    )


def withheld(subject: Subject) -> Fact:
    """What is held back, on which ground."""
    held = subject.agreement.withheld
    return subject.fact("withheld", "What is held back, and why?", held, (_held(fact) for fact in held or ()))


def _held(fact: Withheld) -> Entry:
    field = Agreement.model_fields.get(fact.field.partition(".")[0])
    extra = field.json_schema_extra if field else None
    question = extra.get("question") if isinstance(extra, dict) else None
    held = f"The answer to “{question}”" if question else capital(one_line(fact.field))
    told = (
        f"Why: {sentence(fact.ground)}" if fact.ground else "",
        f"The law that allows it: {sentence(fact.authority)}" if fact.authority else "",
        f"They will look at this again {on(fact.review)}." if fact.review else "",
    )
    return Entry(
        plain(f"{held}."),
        notes=tuple(plain(note) for note in told if note),
        silent=silence(
            (fact.ground, "why"), (fact.authority, "which law allows it"), (fact.review, "when they will look again")
        ),
    )


def changes(subject: Subject) -> Fact:
    """What changed, newest first, with wider uses marked."""
    stated = subject.agreement.changes
    newest = sorted(stated or (), key=lambda change: change.date.latest, reverse=True)
    return subject.fact("changes", "What has changed?", stated, (_change(change) for change in newest))


def _change(change: Change) -> Entry:
    what = sentence(change.what) if change.what else ""
    notes = {
        True: (plain("The data goes to someone new, or more data is used, or it is used for more."),),
        False: (plain("This is not a wider use of the data."),),
        None: (),
    }[change.wider_use]
    return Entry(
        plain(what),
        f"{capital(when(change.date))}.",
        notes,
        mark=WIDER_USE if change.wider_use else "",
        silent=silence((change.what, "what changed"), (change.wider_use, "whether the data is used more widely")),
        anchors=change.removed or (),
    )


def replies(subject: Subject) -> Fact:
    """What others answered to this record, in their own words."""
    stated = subject.agreement.replies
    question = "What have others answered to this record?"
    if not stated:
        # A reply would stand here, so there is none: this is no silence of a source.
        nothing: Line = (
            Piece("No reply has been published here. "),
            Piece("How to answer", f"{subject.root}about/corrections/"),
        )
        return Fact(anchor_of("replies"), question, (Entry(nothing),))
    return subject.fact("replies", question, stated, (_reply(reply) for reply in stated))


def _reply(reply: Reply) -> Entry:
    by = f"{one_line(reply.by)}{f', {when(reply.date)}' if reply.date else ''}:"
    return Entry(
        plain(f"“{one_line(reply.text)}”" if reply.text else ""),
        by,
        (*_read_it(reply.url), *_answered(reply)),
        silent=silence((reply.date, "when"), (reply.text, "what they said"), (reply.url, "where to read it")),
    )


def _read_it(url: str | None) -> tuple[Line, ...]:
    return ((Piece("Read it: "), outside(site_of(url) or url, url)),) if url else ()


def _answered(reply: Reply) -> tuple[Line, ...]:
    """What was answered to it, when, and how many days that took; or that no answer is published."""
    answer = reply.answered
    if answer is None:
        return (plain("No answer to this has been published here."),)
    asked, told = (moment.exact if moment else None for moment in (reply.date, answer.date))
    after = f", {count((told - asked).days, 'day')} later" if asked and told and told >= asked else ""
    who = f"{one_line(answer.by)} answered" if answer.by else "Answered"
    dated = f" {on(answer.date)}{after}" if answer.date else ""
    words = f": “{one_line(answer.text)}”" if answer.text else "."
    silent = silence((answer.date, "when"), (answer.by, "who answered"), (answer.text, "what was answered"))
    return (plain(f"{who}{dated}{words}{f' {silent}' if silent else ''}"), *_read_it(answer.url))
