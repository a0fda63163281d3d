"""What links led to on the page of a record, and would no longer find there. `against.py` puts them to files of git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator.check.faults import Code, Fault
from generator.check.lasting_places import Judged, Places

LOST = Code(
    "lost-address",
    "error",
    "A page that was published would be gone, and every link to it would lead nowhere. Only `plainview check "
    "--against` tells of it, which holds the content against an earlier revision.",
    "(content/agreements/meals.yml was deleted, and no record says `previous_ids: [meals]`)",
    "(`previous_ids: [meals]` in the record that it is now, or `status: withdrawn` in its own)",
)
MOVED = Code(
    "moved-anchor",
    "error",
    "A data item, a promise or an assessment is still there, and its place on the page has another name: it has "
    "another `id`, or it goes by its number and stands elsewhere in its list. A link to it would lead to the top of "
    "the page, or to another entry. Only `plainview check --against` tells of it.",
    "(`- {id: phone, item: Telephone number}` was `- {id: telephone, item: Telephone number}`)",
    '(the id that it had; or, where it went by its number, that number as its id: `id: "2"`)',
)
GONE = Code(
    "lost-anchor",
    "error",
    "A data item, a promise or an answer was published and is not in the record any more, so a link to it would lead "
    "to the top of the page. What is no longer so is told under `changes`, and that line takes over the place: "
    "`removed: [data-phone]`. Only `plainview check --against` tells of it.",
    "(the data item with `id: phone` was deleted)",
    "(changes: [{date: 2026-11-23, what: Telephone numbers are no longer shared., removed: [data-phone]}])",
)
CODES = (LOST, MOVED, GONE)

_SHOWN = 3


class Questions:
    """What framework versions ask: by version each question, with the older ones that it stands in place of."""

    def __init__(self, asked: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        self._asked = asked

    @cached_property
    def all(self) -> frozenset[str]:
        """Every question that any version asks."""
        return frozenset(one for questions in self._asked.values() for one in questions)

    def places(self, framework: str) -> frozenset[str]:
        """The questions whose answers have a place where a version was answered: its own, and those of before."""
        older = {new: old for questions in self._asked.values() for new, old in questions.items() if old}
        found = set(self._asked.get(framework, ()))
        waiting = list(found)
        while waiting:
            for old in older.get(waiting.pop(), ()):
                if old not in found:
                    found.add(old)
                    waiting.append(old)
        return frozenset(found)


def lost_places(then: Places, now: Places, asked: Questions) -> Iterator[tuple[str, Fault]]:
    """Each place of then that is not where it was, with the code."""
    for name in then.entries:
        yield from _of_entries(name, then, now)
    yield from _of_answers(then, now, asked)


def _of_entries(name: str, then: Places, now: Places) -> Iterator[tuple[str, Fault]]:
    here = {entry.anchor: entry for entry in now.entries.get(name, ())}
    by_words = {entry.words: entry for entry in reversed(now.entries.get(name, ()))}
    for was in then.entries[name]:
        there, same = here.get(was.anchor), by_words.get(was.words)
        # One without an id may be put into other words, as long as it is not seen to stand elsewhere.
        lives = there is not None and (was.has_id or there.words == was.words or same is None)
        if lives or was.anchor in now.removed:
            continue
        if same is not None:
            own = was.anchor.partition("-")[2]
            number = f'Give it the number that it had as its id: `id: "{own}"`.'
            fix = f"Keep its id: `id: {own}`." if was.has_id else number
            yield MOVED.code, Fault(same.at, f"`#{was.anchor}` led to this entry, and now `#{same.anchor}` does.", fix)
        else:
            said = f"`#{was.anchor}` led to “{was.words[:80]}”, and that is not here any more."
            yield GONE.code, Fault((name,), said, _tell_of_it(name, was.anchor))


def _tell_of_it(name: str, anchor: str) -> str:
    say = f"say so in a line under `changes`, with `removed: [{anchor}]`"
    if name == "benefits":
        return f"Keep the promise, and say under `result` what became of it. If it was never made, {say}."
    return f"Put it back. If it is no longer shared, or was a mistake, {say}."


def _of_answers(then: Places, now: Places, asked: Questions) -> Iterator[tuple[str, Fault]]:
    assessors = {one.who for one in then.judged}
    for was in then.judged:
        here = now.judged[was.number - 1] if was.number <= len(now.judged) else None
        same = next((one for one in now.judged if one.who == was.who), None)
        if (here is None or here.who != was.who) and same is not None:
            said = f"{_named(was)} was number {was.number}, and is number {same.number} now."
            fix = "Put assessments back in the order that they had. A new one goes at the end."
            yield MOVED.code, Fault(("assessments", same.number - 1), said, fix)
            continue
        if here is None or (here.who != was.who and here.who in assessors):
            lost = _lost_answers(was, was.answers, now)
            said = f"{_named(was)} is not here any more."
            fix = "Put it back: a newer one by the same assessor takes its place on the page, and links to both last."
        else:
            kept = asked.places(here.framework).union(here.answers)
            lost = _lost_answers(was, (one for one in was.answers if one not in kept), now)
            named = ", ".join(f"`{one}`" for one in lost[:_SHOWN])
            said = f"Answers that were published have no place any more: {named}."
            fix = "Name the version that was answered. Answers to another go into a new assessment, at the end."
        if lost:
            yield GONE.code, Fault(("assessments", was.number - 1), said, fix)


def _lost_answers(was: Judged, questions: Iterable[str], now: Places) -> list[str]:
    """Those of the questions to whose answers nothing leads any more."""
    return [one for one in questions if f"a-{was.number}-{one}" not in now.removed]


def _named(judged: Judged) -> str:
    by, _, date = judged.who
    return f"The assessment by {by}, {date},"
