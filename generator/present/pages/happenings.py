"""What happened to an agreement, and what falls due in it, worded for those who follow it.

What changed lately on the front door is of the same facts. Each has a key that stays when others are added before it or
after it, and when a file is put in another order. So a key goes by the date and by the words, not by a place in a list.
The price is that a change whose words are mended is told again, as a new one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeGuard, TypeVar

from generator.assess.due import ACTION, PROMISE, REVIEW, Due, due_within
from generator.assess.promises import KEPT, NOT_KEPT, PARTLY_KEPT, promises_of
from generator.model.card import Card
from generator.model.dates import PartialDate
from generator.model.vocabulary import ASSESSOR_KINDS, BASES_OF_RECORDS, WITHDRAWN
from generator.present.followed import DueDay, Happening
from generator.present.once import once_each
from generator.present.page import Site
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.agreement_subject import anchor_of
from generator.present.pages.home_changes import NOT_SAID
from generator.present.pages.places import where
from generator.present.wording import capital, excerpt, in_a_sentence, on, one_line, sentence, when

EXAMPLE = f"{BASES_OF_RECORDS['worked-example'].label}: "
TITLE_LENGTH = 100
_REPORTED = {KEPT: "Reported as kept", PARTLY_KEPT: "Reported as partly kept", NOT_KEPT: "Reported as not kept"}
Told = TypeVar("Told", Happening, DueDay)
_DUE = {REVIEW: "Review due", PROMISE: "Promise due", ACTION: "Promised step due"}


def happenings_of(site: Site, card: Card) -> tuple[Happening, ...]:
    """All that a record tells with a date that has come, in no order.

    Of what was decided against only the record itself is told, as nothing was ever shared; of a record that was taken
    down, only that.
    """
    return _happenings(site, card.id)


@once_each
def _happenings(site: Site, identifier: str) -> tuple[Happening, ...]:
    happenings = _distinct(_told(site, site.register.card[identifier]))
    source = site.register.source_of(identifier)
    return tuple(replace(one, publisher=one_line(source.name)) for one in happenings) if source else tuple(happenings)


def due_days_of(site: Site, card: Card) -> tuple[DueDay, ...]:
    """Each day on which a review, a promise or a promised step falls due, in no order.

    The same that `plainview due` tells to those who publish: what was reported waits for nobody, and a date that is
    only implied is no day.
    """
    return _days(site, card.id)


@once_each
def _days(site: Site, identifier: str) -> tuple[DueDay, ...]:
    card = site.register.card[identifier]
    ever = (date.max - site.as_of).days
    due = due_within((card,), site.outcomes, site.as_of, ever)
    touched = min(card.touched or site.as_of, site.as_of)
    return tuple(_distinct(_due_day(card, one, touched) for one in due))


def day_of(moment: PartialDate, as_of: date) -> date:
    """The day that a date is told for.

    One that is known to the month or year counts as its last day, as on the agreement's own page: any earlier one would
    say that it happened before it may have. No day is still to come, or readers would keep it on top until then.
    """
    return min(moment.latest, as_of)


def _told(site: Site, card: Card) -> Iterator[Happening]:
    as_of, page, title = site.as_of, f"agreements/{card.id}/", _title_of(card)
    if card.status == WITHDRAWN:
        if _has_come(card.withdrawn, as_of):
            told = f"Withdrawn {on(card.withdrawn)}. Its page says why, and who decided it."
            yield Happening(f"{page}withdrawn", day_of(card.withdrawn, as_of), f"Record withdrawn: {title}", told, page)
        return
    place = where(site, card)
    if _has_come(card.checked, as_of):
        yield Happening(
            page.rstrip("/"),
            day_of(card.checked, as_of),
            f"Record checked: {title}",
            f"Last checked {on(card.checked)}. {excerpt(card.summary)} ({place})",
            page,
        )
    if card.void:
        return
    for change in card.changes:
        if _has_come(change.date, as_of):
            what = sentence(change.what) if change.what else NOT_SAID
            yield Happening(
                f"{page}change/{_dated(change.date)}-{_mark(what)}",
                day_of(change.date, as_of),
                f"{WIDER_USE if change.wider_use else 'Changed'}: {title}",
                f"{capital(when(change.date))}: {what} ({place})",
                f"{page}#{anchor_of('changes')}",
                change.wider_use,
            )
    for judgement in card.judgements:
        if _has_come(judgement.date, as_of) and any(isinstance(rating, int) for rating in judgement.ratings.values()):
            who = f"{ASSESSOR_KINDS[judgement.by_kind].label}: {one_line(judgement.by)}"
            yield Happening(
                f"{page}judged/{_dated(judgement.date)}-{_mark(judgement.framework, *judgement.assessor)}",
                day_of(judgement.date, as_of),
                f"Judged by the three tests: {title}",
                f"Judged {on(judgement.date)} by {in_a_sentence(who)}. ({place})",
                f"{page}#three-tests",
            )
    for promise in promises_of(card, as_of):
        benefit = promise.benefit
        if promise.state in _REPORTED and _has_come(benefit.reported, as_of):
            yield Happening(
                f"{page}{_lasting(benefit.anchor, benefit.promise)}/report/{_dated(benefit.reported)}",
                day_of(benefit.reported, as_of),
                f"{_REPORTED[promise.state]}: {title}",
                f"{_REPORTED[promise.state]} {on(benefit.reported)}: {sentence(benefit.promise)} ({place})",
                f"{page}#{benefit.anchor}",
            )


def _due_day(card: Card, due: Due, touched: date) -> DueDay:
    page = f"agreements/{card.id}/"
    keys = {
        REVIEW: "review",
        PROMISE: _lasting(due.anchor, due.what),
        ACTION: f"step/{due.anchor.partition('-')[2].partition('-')[2]}-{_mark(due.what)}",
    }
    said = {
        REVIEW: "Someone should look at this agreement again by this day.",
        PROMISE: f"By this day this should come about: {sentence(due.what)}",
        ACTION: f"By this day this should be done: {sentence(due.what)}",
    }[due.kind]
    who = f" {'Led by' if due.kind == REVIEW else 'Who has to do it:'} {sentence(due.who)}" if due.who else ""
    known = "month" if due.day.month is not None else "year"
    unsure = f" The record names only the {known}, so this is its last day." if due.day.day is None else ""
    return DueDay(
        page + keys[due.kind],
        due.day.latest,
        touched,
        f"{_DUE[due.kind]}: {_title_of(card)}",
        f"{said}{who}{unsure}",
        f"{page}#{due.anchor}",
        review=due.kind == REVIEW,
    )


def _title_of(card: Card) -> str:
    return f"{EXAMPLE if card.invented else ''}{excerpt(card.title, TITLE_LENGTH)}"


def _has_come(moment: PartialDate | None, as_of: date) -> TypeGuard[PartialDate]:
    return moment is not None and not moment.surely_after(as_of)


def _dated(moment: PartialDate | None) -> str:
    return str(moment).replace(" ", "-")


def _mark(*words: str) -> str:
    """A few signs that stand for these words and no others."""
    return hashlib.sha256("\n".join(map(one_line, words)).encode()).hexdigest()[:10]


def _lasting(anchor: str, promise: str) -> str:
    """A promise's own name where it has one. Where it goes by its number, others may come before it."""
    named = anchor.removeprefix("promise-")
    return f"promise/{_mark(promise) if named.isdecimal() else named}"


def _distinct(things: Iterable[Told]) -> Iterator[Told]:
    """The same, with a number behind a key that came before: then nothing but its place tells one from the other."""
    seen: Counter[str] = Counter()
    for thing in things:
        seen[thing.key] += 1
        yield thing if seen[thing.key] == 1 else replace(thing, key=f"{thing.key}-{seen[thing.key]}")
