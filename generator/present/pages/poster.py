"""The poster: what a public sign must say, which is why, who is in charge, whether you are known, how to answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.agreement import Complaint, Contact
from generator.present.pages.agreement_data import answer_of
from generator.present.pages.agreement_steps import actions
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import (
    NOT_STATED,
    Line,
    Piece,
    capital,
    count,
    email_link,
    excerpt,
    listed,
    named,
    one_line,
    outside,
    phone_link,
    plain,
    sentence,
)

_DECIDE = frozenset({"controller", "joint-controller"})
_MOST_OF_OPT_OUT = 160
_NAMED = 4  # more bodies than these are counted, not named


@dataclass(frozen=True, slots=True)
class Told:
    """A question, the answer in a word where there is one, and the rest of it."""

    question: str
    word: str
    lines: tuple[Line, ...]


def poster(subject: Subject) -> tuple[Told, ...]:
    """The four things, each under a reader's question."""
    verdict, answer = answer_of(subject)
    return (
        Told(
            "What was it for?" if subject.over else "What is it for?",
            "",
            (plain(sentence(subject.agreement.purpose)),),
        ),
        Told("Who is in charge?", "", tuple(plain(line) for line in _in_charge(subject))),
        Told("Could I be identified?", verdict, (plain(answer),)),
        Told("How do I ask or complain?", "", tuple(_answering_back(subject))),
    )


def led_by(subject: Subject) -> str:
    """Who leads it, and how many others take part."""
    others = len(subject.card.organisations) - 1
    joined = f", with {count(others, 'other organisation')}" if others else ""
    return f"{'Named as leading it:' if subject.unsure else 'Led by'} {named(subject.card.lead.name)}{joined}."


def _in_charge(subject: Subject) -> Iterator[str]:
    yield led_by(subject)
    if subject.declined:
        return  # nothing was shared, so nobody decided how it is used
    who = [named(part.name) for part in subject.card.organisations if _DECIDE & set(part.roles)]
    if not who:
        yield f"{NOT_STATED}: who decides in law how the data {'was' if subject.over else 'is'} used."
        return
    names = listed(who) if len(who) <= _NAMED else f"{len(who)} of them"
    decide = "decided how the data was" if subject.over else f"decide{'s' if len(who) == 1 else ''} how the data is"
    yield f"{capital(names)} {decide} used, and must answer to you."


def _answering_back(subject: Subject) -> Iterator[Line]:
    """Whom to ask and where to complain, every address in words: paper has no links."""
    steps = {action.anchor: action for action in actions(subject)}
    yield plain("".join(piece.text for line in steps["ask"].lines[:1] for piece in line))
    if "opt-out" in steps:
        said = "".join(piece.text for line in steps["opt-out"].lines[:1] for piece in line)
        # A poster has room for the beginning; its code leads to the rest.
        yield plain(f"Can I say no? {excerpt(said or steps['opt-out'].silent, _MOST_OF_OPT_OUT)}")
    contact, complaint = subject.agreement.contact, subject.agreement.complaint
    if contact is None:
        yield plain(f"{NOT_STATED}: which team to ask.")
    else:
        role = f": {one_line(contact.role)}" if contact.role else ""
        yield _reached(f"Ask{role}", subject, contact)
    if "complain" not in steps:
        return
    if complaint is None:
        yield plain(f"{NOT_STATED}: where to send a complaint.")
    else:
        yield _reached("Complain", subject, complaint)
    regulator = subject.site.settings.regulator
    yield (
        Piece("If the answer does not put it right, you can go to the "),
        Piece(f"{regulator.name}: "),
        _web(regulator.url),
    )


def _reached(what: str, subject: Subject, route: Contact | Complaint) -> Line:
    ways: list[Piece] = []
    if route.email:
        ways.append(Piece(route.email, email_link(route.email)))
    if route.phone:
        phone = one_line(route.phone)
        link = phone_link(phone)
        whole = phone.replace(" ", "\u00a0") if link else phone  # so that a line does not end within it
        ways.append(Piece(whole, link if link and not subject.agreement.invented else ""))
    if route.url:
        ways.append(_web(route.url))
    if isinstance(route, Complaint) and route.post:
        ways.append(Piece(one_line(route.post)))
    if not ways:
        return plain(f"{what}. {NOT_STATED}: how to reach them.")
    apart = [piece for way in ways for piece in (Piece(" · "), way)]
    return (Piece(f"{what}: "), *apart[1:])


def _web(url: str) -> Piece:
    """A page by its whole address, as one would type it."""
    return outside(url.removeprefix("https://").removeprefix("mailto:"), url)
