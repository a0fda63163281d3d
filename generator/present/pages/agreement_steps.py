"""What you can do: ask, opt out, see your data, object, and complain, as steps with addresses.

Only what the law was found to say is said here, with care: which rights you have can depend on the
reason in law that an organisation relies on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from generator.model.agreement import Complaint, Contact
from generator.model.law import OptOut
from generator.model.vocabulary import OPT_OUTS
from generator.present.pages.agreement_objecting import objecting
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import (
    NOT_STATED,
    Line,
    Piece,
    capital,
    email_link,
    in_a_sentence,
    named,
    one_line,
    outside,
    phone_link,
    plain,
    sentence,
    site_of,
    when,
)

DIED = "people-who-have-died"
# How long an organisation has to say that it has your complaint.
_DAYS_TO_ACKNOWLEDGE = 30


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that you can do. `ways` are addresses; `silent` is what the record does not say.

    `question` is written out for you to copy.
    """

    anchor: str
    title: str
    lines: tuple[Line, ...]
    ways: tuple[Line, ...] = ()
    silent: str = ""
    question: str = ""


def actions(subject: Subject) -> tuple[Action, ...]:
    """The steps that are open to you, in the order to take them."""
    if subject.declined:
        # Nothing was shared, so there is nothing to see or to object to.
        legal = subject.agreement.legal
        stated = (_opt_out(subject),) if legal and legal.opt_out else ()
        return _ask(subject), *stated, *_complain(subject)
    if subject.agreement.people == (DIED,):
        # The rights below belong to the living; what their families may ask for is not known to us.
        return _ask(subject), _for_the_dead()
    return _ask(subject), _opt_out(subject), _see(), _object(subject), *_complain(subject)


def _ask(subject: Subject) -> Action:
    contact = subject.agreement.contact
    about = (
        "what was planned"
        if subject.declined
        else "what was planned or shared"
        if subject.unsure
        else "what was shared"
        if subject.over or subject.agreement.people == (DIED,)
        else "what is shared about you"
    )
    lines: list[Line] = [(Piece(f"You can ask {about}, and why. "), *_begin_with(subject))]
    if contact is None:
        known = subject.site.register.organisations.get(subject.card.lead.id)
        website = subject.agreement.lead.url or (known.website if known else None)
        ways = (_website("Website", website),) if website else _council(subject)
        return Action(
            "ask", "Ask about it", tuple(lines), ways, f"{NOT_STATED}: which team to ask.", _question(subject)
        )
    if contact.role:
        lines.append(plain(f"Ask for: {one_line(contact.role)}."))
    return Action("ask", "Ask about it", tuple(lines), _ways(subject, contact), question=_question(subject))


def _council(subject: Subject) -> tuple[Line, ...]:
    """Where nothing leads to the body in charge: how to ask the first council whose place it names."""
    for area in subject.agreement.areas:
        known = subject.site.register.areas.get(area.id)
        if known is not None and known.council and not known.invented:
            asking = Piece(f"How to ask {named(one_line(known.council))}", f"{subject.root}areas/{area.id}/#ask")
            return ((Piece("A council that may know: "), asking),)
    return ()


def _question(subject: Subject) -> str:
    """What to ask, ready to be sent, in the tense of the agreement."""
    title = f"About “{one_line(subject.agreement.title)}”"
    if subject.declined:
        return f"{title}: what was planned, and why was it turned down?"
    if subject.agreement.people == (DIED,):
        return f"{title}: what data was shared, with whom, what for, and which law allowed it?"
    do, allow = ("did", "allowed") if subject.over else ("do", "allows")
    return f"{title}: what data about me {do} you share, with whom, what for, and which law {allow} it?"


def _begin_with(subject: Subject) -> Line:
    """Whom to ask first: never a name that stands for many bodies, nor one whose place another has taken."""
    lead = subject.part(subject.card.lead)
    known = subject.site.register.organisations.get(subject.card.lead.id)
    if known is not None and known.replaced_by is not None:
        return (
            Piece("Begin with "),
            subject.known(known.replaced_by),
            Piece(", which took the place of "),
            lead,
            Piece("."),
        )
    if known is not None and known.loose:
        return (
            Piece("The lead is named only as “"),
            lead,
            Piece("”, which stands for more than one body. Begin with the one that you deal with."),
        )
    leads = (
        ", which led this." if subject.over else ", named as leading this." if subject.unsure else ", which leads this."
    )
    # Bodies change their names, and what is over or old may be in other hands.
    renamed = " If it has another name by now, ask whoever took its place." if subject.over or subject.unsure else ""
    return (Piece("Begin with "), lead, Piece(f"{leads}{renamed}"))


def _for_the_dead() -> Action:
    return Action(
        "see-your-data",
        "If it is about someone who has died",
        (
            plain(
                "This is about people who have died. The rights to see data, to object and to complain, as other "
                "pages here tell them, are for living people. If it is about someone close to you, ask what you "
                "may see and how to complain."
            ),
        ),
    )


def _opt_out(subject: Subject) -> Action:
    opt_out = subject.agreement.legal.opt_out if subject.agreement.legal else None
    title = "Say no, if you can"
    if opt_out is None:
        return Action("opt-out", title, (), silent=f"{NOT_STATED}: whether you can opt out. You can ask.")
    return Action("opt-out", title, (plain(_opting(subject, opt_out)),))


def _opting(subject: Subject, opt_out: OptOut) -> str:
    """What is said of an opt-out. It may cover only a part, as `how` tells, so "you can opt out" would be too much."""
    if not opt_out.applies:
        why_not = sentence(opt_out.why_not) if opt_out.why_not else f"Why not: {in_a_sentence(NOT_STATED)}."
        return f"There was no opt-out. {why_not}" if subject.over else f"You cannot opt out of this. {why_not}"
    which = OPT_OUTS[opt_out.which] if opt_out.which else None
    name = "a local opt-out" if opt_out.which == "local" else "an opt-out"
    if opt_out.which == "national-data-opt-out":
        is_there = f"The National Data Opt-out {'applied' if subject.over else 'applies'}."
    elif subject.unsure:
        is_there = f"{capital(name)} is named."
    else:
        is_there = f"There {'was' if subject.over else 'is'} {name}."
    how = sentence(opt_out.how) if opt_out.how else which.meaning if which else f"How: {in_a_sentence(NOT_STATED)}."
    return f"{is_there} {how}"


def _see() -> Action:
    return Action(
        "see-your-data",
        "See what they hold about you",
        (
            plain(
                "You can ask any of these organisations for a copy of what it holds about you. It is free. You can "
                "ask aloud or in writing. It has one month to answer, and up to two months more if your request is "
                "complex. The time can stop while it finds out who you are or what you mean."
            ),
        ),
    )


def _object(subject: Subject) -> Action:
    text = (
        "You can object where an organisation relies on public task or on legitimate interests, two of the reasons "
        "that the law allows. Say why. It has one month to answer. It must stop, unless it has compelling reasons to "
        "go on."
    )
    whom = objecting(subject)
    if not whom:
        return Action("object", "Object", (plain(text),), silent=f"{NOT_STATED}: which reason they rely on here.")
    return Action("object", "Object", (plain(text), plain("What is stated here:")), whom)


def _complain(subject: Subject) -> tuple[Action, Action]:
    complaint = subject.agreement.complaint
    regulator = subject.site.settings.regulator
    today = subject.site.as_of
    first = Action(
        "complain",
        "Complain to the organisation first",
        (
            plain(
                "Since 19 June 2026 the law says that an organisation must make it easy to complain about your data. "
                "It must tell you within 30 days that it has your complaint, look into it without undue delay, and "
                "tell you the outcome."
            ),
            plain(
                f"An example: {_DAYS_TO_ACKNOWLEDGE} days from {when(today)} is "
                f"{when(today + timedelta(days=_DAYS_TO_ACKNOWLEDGE))}. That is the time for telling you that it has "
                "your complaint, not for the outcome."
            ),
        ),
        _ways(subject, complaint) if complaint else (),
        "" if complaint else _no_complaint_route(subject),
    )
    then = Action(
        "regulator",
        "Then complain to the regulator",
        (
            (
                Piece("If the answer does not put it right, you can complain to the "),
                Piece(regulator.name, regulator.url),
                Piece("."),
            ),
        ),
    )
    return first, then


def _no_complaint_route(subject: Subject) -> str:
    silent = f"{NOT_STATED}: where to send a complaint."
    if _ask(subject).ways:
        return f"{silent} Use the way in step 1, and say at the top that it is a complaint about data."
    return silent


def _ways(subject: Subject, route: Contact | Complaint) -> tuple[Line, ...]:
    """Every stated way to reach someone, each as a link where it can be one. Nobody answers an invented number."""
    ways: list[Line] = []
    if route.email:
        ways.append((Piece("Email: "), Piece(route.email, email_link(route.email))))
    if route.phone:
        phone = one_line(route.phone)
        ways.append((Piece("Telephone: "), Piece(phone, "" if subject.agreement.invented else phone_link(phone) or "")))
    if route.url:
        ways.append(_website("Web page", route.url))
    if isinstance(route, Complaint) and route.post:
        ways.append(plain(f"Post: {one_line(route.post)}"))
    return tuple(ways)


def _website(label: str, url: str) -> Line:
    return (Piece(f"{label}: "), outside(site_of(url) or url, url))
