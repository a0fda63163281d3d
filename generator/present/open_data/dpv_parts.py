"""The parts of an agreement in the words of DPV: what for, the law, what keeps the data safe, and what became of it.

Each part says what the record states by the term that `present/mapping.py` has for the field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.assess.outcome import Outcome
from generator.model.agreement import Agreement
from generator.model.dates import PartialDate
from generator.model.provenance import Source
from generator.present.mapping import FIELDS, PAPERS
from generator.present.mapping_own import term_of_test
from generator.present.mapping_words import OUTCOME
from generator.present.open_data.linked_data import Thing, add, iri, moment


def say(thing: Thing, path: str, value: Any) -> None:
    """Say what a field holds by its property. Nothing is said of what is not stated."""
    if isinstance(value, PartialDate):
        value = moment(value)
    elif isinstance(value, str):
        value = value.strip()
    elif isinstance(value, tuple):
        value = list(value)
    add(thing, FIELDS[path].says, value)


def say_link(thing: Thing, path: str, address: str | None) -> None:
    """Say the address that a field holds."""
    say(thing, path, iri(address) if address else None)


def words_of(path: str, word: str | None) -> tuple[str, ...]:
    """The terms that stand for a word of a field. A field that chooses from words has a list of them."""
    words = FIELDS[path].words
    return words.terms_for(word) if words else ()


def say_words(thing: Thing, path: str, word: str | None) -> None:
    """Say a word by its terms."""
    say(thing, path, [*words_of(path, word)])


def say_relations(thing: Thing, path: str, word: str | None, of: str) -> None:
    """Say of another thing what a word has to do with it, where each word is a property."""
    for says in words_of(path, word):
        add(thing, says, [of])


def part(path: str, address: str, *more: str) -> Thing:
    """A thing that stands for a field with facts of its own."""
    return {"@id": address, "@type": [*FIELDS[path].classes, *more]}


def say_part(thing: Thing, path: str, inside: Thing) -> None:
    """Say a part: in a list, since many can have several."""
    add(thing, FIELDS[path].says, [inside])


def say_source(thing: Thing, path: str, source: Source) -> None:
    """A page in which a fact was read."""
    page = part(path, iri(source.url))
    say(page, f"{path}.title", source.title)
    say_part(thing, path, page)


def say_withdrawn(told: Thing, page: str, agreement: Agreement) -> None:
    """That the record was taken down."""
    if (gone := agreement.withdrawn) is None:
        return
    inside = part("withdrawn", f"{page}#withdrawn")
    say(inside, "withdrawn.date", gone.date)
    say(inside, "withdrawn.why", gone.why)
    say(inside, "withdrawn.by", gone.by)
    say_part(told, "withdrawn", inside)


def say_purpose(told: Thing, page: str, agreement: Agreement) -> None:
    """What it is for, what else was considered, and what was promised."""
    purpose = part("purpose", f"{page}#purpose")
    add(purpose, "dct:description", agreement.purpose.strip())
    say_part(told, "purpose", purpose)
    say(told, "alternatives", agreement.alternatives)
    for number, benefit in enumerate(agreement.benefits or (), start=1):
        address = f"{page}#promise-{benefit.id or number}"
        promised = part("benefits", address, *words_of("benefits.for", benefit.for_))
        say(promised, "benefits.promise", benefit.promise)
        say(promised, "benefits.measure", benefit.measure)
        say(promised, "benefits.due", benefit.due)
        if (result := benefit.result) is not None:
            report = part("benefits.result", f"{address}-report")
            say_words(report, "benefits.result.state", result.state)
            say(report, "benefits.result.text", result.text)
            say(report, "benefits.result.date", result.date)
            if result.source:
                say_source(report, "benefits.result.source", result.source)
            say_part(promised, "benefits.result", report)
        say_part(told, "benefits", promised)


def say_law(told: Thing, page: str, bodies: Mapping[str, str], agreement: Agreement) -> None:
    """The law that it relies on, and whether you can say no."""
    if (legal := agreement.legal) is None:
        return
    path = "legal.lawful_bases"
    for number, basis in enumerate(legal.lawful_bases or (), start=1):
        if not (terms := words_of(f"{path}.basis", basis.basis)):
            continue
        relied = part(path, f"{page}#lawful-basis-{number}", *terms)
        say(relied, f"{path}.organisations", [bodies[one] for one in basis.organisations or ()])
        say(relied, f"{path}.for", basis.for_)
        say_part(told, path, relied)
    path = "legal.special_category_conditions"
    for number, condition in enumerate(legal.special_category_conditions or (), start=1):
        relied = part(path, f"{page}#condition-{number}", *words_of(f"{path}.condition", condition.condition))
        say(relied, f"{path}.schedule_1", condition.schedule_1)
        say(relied, f"{path}.organisations", [bodies[one] for one in condition.organisations or ()])
        say_part(told, path, relied)
    for number, power in enumerate(legal.powers or (), start=1):
        law = part("legal.powers", f"{page}#power-{number}")
        say(law, "legal.powers.name", power.name)
        say_link(law, "legal.powers.url", power.url)
        say_part(told, "legal.powers", law)
    say(told, "legal.confidentiality", legal.confidentiality)
    if (choice := legal.opt_out) is not None:
        can, cannot = FIELDS["legal.opt_out.applies"].classes
        involved = part("legal.opt_out", f"{page}#opt-out", can if choice.applies else cannot)
        say_words(involved, "legal.opt_out.which", choice.which)
        say(involved, "legal.opt_out.how", choice.how)
        say(involved, "legal.opt_out.why_not", choice.why_not)
        say_part(told, "legal.opt_out", involved)
    if (study := legal.dpia) is not None:
        say(told, "legal.dpia.done", study.done)
        if study.done:
            made = part("legal.dpia", f"{page}#dpia")
            say(made, "legal.dpia.date", study.date)
            say_link(made, "legal.dpia.url", study.url)
            say(made, "legal.dpia.summary", study.summary)
            say_part(told, "legal.dpia", made)


def say_care(told: Thing, page: str, agreement: Agreement) -> None:
    """Small numbers, decisions, risks, safeguards, and how long the data is kept."""
    if (small := agreement.disclosure_control) is not None:
        control = part("disclosure_control", f"{page}#disclosure-control")
        for name in ("suppress_below", "round_to", "secondary_suppression", "note"):
            say(control, f"disclosure_control.{name}", getattr(small, name))
        say_part(told, "disclosure_control", control)
    if (decided := agreement.automated_decisions) is not None:
        by_computer = FIELDS["automated_decisions.used"].classes if decided.used else ()
        decisions = part("automated_decisions", f"{page}#decisions", *by_computer)
        for name in ("used", "human_review", "text"):
            say(decisions, f"automated_decisions.{name}", getattr(decided, name))
        say_part(told, "automated_decisions", decisions)
    for number, one in enumerate(agreement.risks or (), start=1):
        risk = part("risks", f"{page}#risk-{number}")
        say(risk, "risks.risk", one.risk)
        say_words(risk, "risks.likelihood", one.likelihood)
        say_words(risk, "risks.severity", one.severity)
        if one.mitigation:
            measure = part("risks.mitigation", f"{page}#risk-{number}-mitigation")
            add(measure, "dct:description", one.mitigation.strip())
            say_part(risk, "risks.mitigation", measure)
        say_part(told, "risks", risk)
    for number, safe in enumerate(agreement.safeguards or (), start=1):
        kind = words_of("safeguards.kind", safe.kind)
        measure = part("safeguards", f"{page}#safeguard-{number}", *kind)
        say(measure, "safeguards.text", safe.text)
        say_part(told, "safeguards", measure)
    if agreement.retention:
        kept = part("retention", f"{page}#retention")
        add(kept, "dct:description", agreement.retention.strip())
        say_part(told, "retention", kept)


def say_contact(told: Thing, page: str, agreement: Agreement) -> None:
    """Whom to ask, how to complain, and who was asked."""
    for name in ("contact", "complaint"):
        ways = getattr(agreement, name)
        if ways is None:
            continue
        reached = part(name, f"{page}#{name}")
        say(reached, "contact.role", getattr(ways, "role", None))
        say_link(reached, f"{name}.url", ways.url)
        say_link(reached, f"{name}.email", f"mailto:{ways.email}" if ways.email else None)
        say(reached, f"{name}.phone", ways.phone)
        say(reached, "complaint.post", getattr(ways, "post", None))
        say_part(told, name, reached)
    if (asked := agreement.engagement) is not None:
        say(told, "engagement.why_not", asked.why_not)
        consulted = part("engagement", f"{page}#engagement")
        for field in ("how", "who", "when", "changed"):
            say(consulted, f"engagement.{field}", getattr(asked, field))
        if len(consulted) > len(part("engagement", "")):
            say_part(told, "engagement", consulted)


def say_papers(told: Thing, page: str, agreement: Agreement) -> None:
    """Papers, other forms, and what is held back."""
    for number, paper in enumerate(agreement.documents or (), start=1):
        classes = words_of("documents.kind", paper.kind)
        document: Thing = {"@id": f"{page}#document-{number}", "@type": [*classes]}
        say(document, "documents.title", paper.title)
        say_link(document, "documents.url", paper.url)
        add(told, PAPERS.get(paper.kind, FIELDS["documents"].says), [document])
    for number, form in enumerate(agreement.formats or (), start=1):
        other = part("formats", f"{page}#format-{number}", *words_of("formats.kind", form.kind))
        say_link(other, "formats.url", form.url)
        say(other, "formats.matches", form.matches)
        add(other, FIELDS["formats.lang"].says, {"@value": form.lang} if form.lang else None)
        say_part(told, "formats", other)
    for number, held in enumerate(agreement.withheld or (), start=1):
        withheld = part("withheld", f"{page}#withheld-{number}")
        say(withheld, "withheld.field", held.field)
        if held.ground:
            ground = part("withheld.ground", f"{page}#withheld-{number}-ground")
            add(ground, "dct:description", held.ground.strip())
            say_part(withheld, "withheld.ground", ground)
        say(withheld, "withheld.authority", held.authority)
        say(withheld, "withheld.review", held.review)
        say_part(told, "withheld", withheld)


def say_what_became(told: Thing, page: str, agreement: Agreement) -> None:
    """Its dates, what changed, and what others answered."""
    if (dates := agreement.dates) is not None:
        for name in ("agreed", "last_reviewed", "review_due"):
            say(told, f"dates.{name}", getattr(dates, name))
        if dates.start or dates.end:
            period = part("dates", f"{page}#period")
            say(period, "dates.start", dates.start)
            say(period, "dates.end", dates.end)
            say_part(told, "dates", period)
    for number, one in enumerate(agreement.changes or (), start=1):
        change = part("changes", f"{page}#change-{number}")
        for name in ("date", "what", "wider_use"):
            say(change, f"changes.{name}", getattr(one, name))
        say_part(told, "changes", change)
    for number, voice in enumerate(agreement.replies or (), start=1):
        reply = part("replies", f"{page}#reply-{number}")
        _say_voice(reply, "replies", voice)
        if voice.answered is not None:
            answer = part("replies.answered", f"{page}#reply-{number}-answer")
            _say_voice(answer, "replies.answered", voice.answered)
            say_part(reply, "replies.answered", answer)
        say_part(told, "replies", reply)


def _say_voice(thing: Thing, path: str, voice: Any) -> None:
    for name in ("by", "date", "text"):
        say(thing, f"{path}.{name}", getattr(voice, name))
    say_link(thing, f"{path}.url", voice.url)


def say_assessments(told: Thing, page: str, outcomes: Sequence[Outcome], agreement: Agreement) -> None:
    """Each assessment, and in a word what each test comes to in those that stand."""
    standing = {outcome.number: outcome for outcome in outcomes}
    for number, one in enumerate(agreement.assessments or (), start=1):
        address = f"{page}#assessment-{number}"
        assessment = part("assessments", address)
        say(assessment, "assessments.framework", one.framework)
        say(assessment, "assessments.by.name", one.by.name)
        say_words(assessment, "assessments.by.kind", one.by.kind)
        for name in ("date", "method", "people"):
            say(assessment, f"assessments.{name}", getattr(one, name))
        for test in standing[number].tests if number in standing else ():
            outcome: Thing = {"@id": f"{address}-{test.test}", "@type": "pv:TestOutcome"}
            add(outcome, "pv:test", term_of_test(test.test))
            add(outcome, "pv:outcome", [*OUTCOME.terms_for(test.outcome)])
            add(outcome, "dct:description", test.reason)
            add(assessment, "dpv:hasOutcome", [outcome])
        say_part(told, "assessments", assessment)
