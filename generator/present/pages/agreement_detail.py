"""The detail beneath the short answers: every remaining fact of a record, stated or plainly not stated."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.agreement import AutomatedDecisions, Engagement, Risk
from generator.model.card import PartTaken
from generator.model.data import DisclosureControl
from generator.model.vocabulary import LEVELS, ORGANISATION_KINDS, PARTS, SAFEGUARD_KINDS
from generator.present.pages.agreement_dates import dates, review
from generator.present.pages.agreement_forms import no_other_form
from generator.present.pages.agreement_law import law
from generator.present.pages.agreement_papers import changes, documents, replies, withheld
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    Line,
    Piece,
    capital,
    in_a_sentence,
    linked,
    listed,
    number,
    outside,
    plain,
    sentence,
    silence,
    site_of,
    when,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Several questions under one heading."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]


def detail(subject: Subject) -> tuple[Group, ...]:
    """Every fact that the short answers leave out, in groups."""
    return (
        Group("the-law", "The law", law(subject)),
        Group(
            "keeping-it-safe",
            "Keeping it safe",
            (_automated(subject), _risks(subject), _safeguards(subject), _small_numbers(subject), _retention(subject)),
        ),
        Group("who-takes-part", "Who takes part", (_organisations(subject), _engagement(subject), replies(subject))),
        Group("over-time", "Dates and changes", (dates(subject), *review(subject), changes(subject))),
        Group("papers", "Papers", (documents(subject), *no_other_form(subject), withheld(subject))),
    )


def _organisations(subject: Subject) -> Fact:
    """Organisations that play the same part stand together, so that each part is explained once."""
    by_roles: dict[tuple[str, ...], list[Line]] = {}
    for part, organisation in zip(subject.card.organisations, subject.agreement.organisations, strict=True):
        by_roles.setdefault(part.roles, []).append((subject.part(part), *_kind(part, organisation.url)))
    unknown = [part.name for part in subject.card.organisations if part.kind is None]
    are = "is" if len(unknown) == 1 else "are"
    return Fact(
        anchor_of("organisations"),
        "Which organisations take part, and how?",
        tuple(
            Entry(
                linked(names),
                f"{capital(listed([in_a_sentence(PARTS[role].label) for role in roles]))}:",
                (plain(" ".join(PARTS[role].meaning for role in roles)),),
            )
            for roles, names in by_roles.items()
        ),
        silent=f"Not stated: what kind of body {listed(unknown)} {are}." if unknown else "",
        ask=bool(unknown) and subject.can_be_asked,
    )


def _kind(part: PartTaken, url: str | None) -> Line:
    """What kind of body it is and its website, in brackets."""
    kind = in_a_sentence(ORGANISATION_KINDS[part.kind].label) if part.kind else ""
    if url is None:
        return plain(f" ({kind})") if kind else ()
    return (Piece(f" ({kind}{', ' if kind else ''}"), outside(site_of(url) or url, url), Piece(")"))


def _automated(subject: Subject) -> Fact:
    stated = subject.agreement.automated_decisions
    return subject.fact(
        "automated_decisions",
        "Does a computer decide about me?",
        stated,
        (_automation(stated),) if stated else (),
    )


def _automation(stated: AutomatedDecisions) -> Entry:
    used = "Yes. A computer makes decisions about people." if stated.used else "No."
    review = {True: " A person checks.", False: " No person checks.", None: ""}[stated.human_review]
    return Entry(
        plain(f"{used}{review}"),
        notes=(plain(sentence(stated.text)),) if stated.text else (),
        silent=silence((stated.human_review, "whether a person checks"), (stated.text, "how it works")),
    )


def _risks(subject: Subject) -> Fact:
    risks = subject.agreement.risks
    return subject.fact("risks", "What could go wrong for me?", risks, (_risk(risk) for risk in risks or ()))


def _risk(risk: Risk) -> Entry:
    likely = f"How likely: {in_a_sentence(LEVELS[risk.likelihood].label)}. " if risk.likelihood else ""
    severe = f"How bad: {in_a_sentence(LEVELS[risk.severity].label)}." if risk.severity else ""
    return Entry(
        plain(sentence(risk.risk)),
        notes=tuple(
            plain(note.strip())
            for note in (
                likely + severe,
                f"What they do about it: {sentence(risk.mitigation)}" if risk.mitigation else "",
            )
            if note
        ),
        silent=silence(
            (risk.likelihood, "how likely it is"),
            (risk.severity, "how bad it would be"),
            (risk.mitigation, "what they do about it"),
        ),
    )


def _safeguards(subject: Subject) -> Fact:
    """By the five kinds, in their order; a kind without a safeguard is named as not stated."""
    stated = subject.agreement.safeguards
    by_kind: dict[str, list[str | None]] = {}
    for safeguard in stated or ():
        by_kind.setdefault(safeguard.kind, []).append(safeguard.text)
    missing = [in_a_sentence(word.label) for kind, word in SAFEGUARD_KINDS.items() if kind not in by_kind]
    return subject.fact(
        "safeguards",
        "What keeps the data safe?",
        stated,
        (
            Entry(
                plain(" ".join(sentence(text) for text in by_kind[kind] if text)),
                f"{word.label}.",
                (plain(f"“{word.label}”: {in_a_sentence(word.meaning)}"),),
                silent=silence((next((text for text in by_kind[kind] if text), None), "what is done")),
            )
            for kind, word in SAFEGUARD_KINDS.items()
            if kind in by_kind
        ),
        silent=f"Not stated: what is done for {listed(missing)}." if stated and missing else "",
    )


def _small_numbers(subject: Subject) -> Fact:
    control = subject.agreement.disclosure_control
    return subject.fact(
        "disclosure_control",
        "How are small numbers hidden in what is published?",
        control,
        (_control(control),) if control else (),
        silence(
            (control.suppress_below, "which numbers are hidden"),
            (control.round_to, "how numbers are rounded"),
            (
                control.secondary_suppression,
                "whether further numbers are hidden, so that the first cannot be worked out",
            ),
        )
        if control
        else "",
    )


def _control(control: DisclosureControl) -> Entry:
    hidden = control.suppress_below
    rounded = control.round_to
    told = (
        "" if hidden is None else f"Numbers below {number(hidden)} are hidden." if hidden else "No numbers are hidden.",
        ""
        if rounded is None
        else f"Numbers are rounded to the nearest {number(rounded)}."
        if rounded > 1
        else "Numbers are not rounded.",
        {
            None: "",
            True: "Further numbers are hidden, so that nobody can work out the first.",
            False: "No further numbers are hidden, so someone may be able to work out the first.",
        }[control.secondary_suppression],
        sentence(control.note) if control.note else "",
    )
    return Entry(plain(" ".join(part for part in told if part)))


def _retention(subject: Subject) -> Fact:
    kept = subject.agreement.retention
    return subject.fact(
        "retention", "How long is the data kept?", kept, (Entry(plain(sentence(kept))),) if kept else ()
    )


def _engagement(subject: Subject) -> Fact:
    engagement = subject.agreement.engagement
    return subject.fact(
        "engagement", "Did they ask people first?", engagement, (_asked(engagement),) if engagement else ()
    )


def _asked(engagement: Engagement) -> Entry:
    if engagement.why_not and not (engagement.how or engagement.who):
        return Entry(plain(f"No. {sentence(engagement.why_not)}"))
    told = (
        sentence(engagement.how) if engagement.how else "",
        f"Who was asked: {sentence(engagement.who)}" if engagement.who else "",
        f"When: {when(engagement.when)}." if engagement.when else "",
        f"What changed because of it: {sentence(engagement.changed)}" if engagement.changed else "",
        f"Why others were not asked: {sentence(engagement.why_not)}" if engagement.why_not else "",
    )
    first, *others = [part for part in told if part] or [""]
    return Entry(
        plain(first),
        notes=tuple(plain(part) for part in others),
        silent=silence(
            (engagement.how, "how people were asked"),
            (engagement.who, "who was asked"),
            (engagement.when, "when"),
            (engagement.changed, "what changed because of it"),
        ),
    )
