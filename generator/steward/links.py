"""The links of the published records: each asked once, and told as dead only when it failed on several days."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from generator.build import without_worked_examples
from generator.check.texts import texts_of
from generator.model.register import Register
from generator.model.settings import Settings
from generator.present.wording import count, when
from generator.read.excerpt import excerpt
from generator.read.public_net import is_this_machine
from generator.steward.asking import Answer, ask
from generator.steward.finding import Finding, fine, note, to_do
from generator.steward.link_memory import Failing, remember, remembered

AT_ONCE = 8
"""How many hosts are asked at once. One host is never asked twice at once."""
_TELL_EVERY = 25
_SHOWN = 5  # of links that were not seen

Ask = Callable[[str], Answer]
Tell = Callable[[str], None]


def look_at_links(
    register: Register, settings: Settings, keep_in: Path, day: date, after: int, tell: Tell
) -> Iterator[Finding]:
    """Ask every link, remember what failed, and tell what is dead, has moved or could not be seen.

    `after` is on how many different days a link must have failed, `keep_in` the folder where that is remembered.
    """
    links = links_of(without_worked_examples(register))
    host = urlsplit(settings.site_url).hostname or ""
    whose = settings.site_url.encode("ascii", "ignore").decode()
    agent = f"Plainview/{version('plainview')} (+{whose}; looks for dead links)"
    here = host == "localhost" or is_this_machine(host)
    asked = partial(ask, agent=agent, loopback=here, turn=_Turns())
    answers = ask_all(links, asked, tell)
    if answers and all(answer.network for answer in answers.values()):
        said = "No host could be reached, so nothing is said of the links. This machine seems to be offline."
        yield to_do("links", said, "Look again when it is online. This run does not count.")
        return
    failing = after_asking(remembered(keep_in), answers, day)
    try:
        remember(keep_in, failing)
    except OSError as reason:
        said = f"What failed today cannot be kept ({reason.strerror}), so no link will be told as dead."
        yield to_do("links-kept", said, f"Let {keep_in} be written to.")
    yield from told_of_links(links, answers, failing, after)


def links_of(register: Register) -> Mapping[str, Sequence[str]]:
    """Each link to a page or a file, with the ids of the records that have it. One that was taken down has none."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for card in register.cards:
        if card.status != "withdrawn":
            for _, link in texts_of(register.agreement(card.id)).links:
                if link.startswith(("http://", "https://")):
                    found[link.partition("#")[0]][card.id] = None
    return {link: tuple(records) for link, records in sorted(found.items())}


class _Turns:
    """A lock for each host, so that one is never asked twice at once, whichever link leads there."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    def __call__(self, host: str) -> AbstractContextManager[object]:
        with self._guard:
            return self._locks.setdefault(host, threading.Lock())


def ask_all(links: Iterable[str], asked: Ask, tell: Tell) -> Mapping[str, Answer]:
    """What came of asking each link. The links of one host are asked one after the other."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in links:
        by_host[link.split("/")[2]].append(link)
    total, done, answers, guard = sum(map(len, by_host.values())), 0, dict[str, Answer](), threading.Lock()

    def ask_host(of_host: Sequence[str]) -> None:
        nonlocal done
        for link in of_host:
            answer = asked(link)
            with guard:
                answers[link] = answer
                done += 1
                if done % _TELL_EVERY == 0:
                    tell(f"Asked {done:,} of {total:,} links")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for finished in [pool.submit(ask_host, of_host) for of_host in by_host.values()]:
            finished.result()
    return dict(sorted(answers.items()))


def after_asking(before: Mapping[str, Failing], answers: Mapping[str, Answer], day: date) -> Mapping[str, Failing]:
    """Which links are failing now. One that answered is forgiven; one that was not seen stays as it was."""
    failing = {}
    for link, answer in answers.items():
        known = before.get(link, Failing())
        if answer.state == "failed":
            failing[link] = known.again(day, answer.why)
        elif answer.state == "unseen" and known.days:
            failing[link] = known
    return failing


def told_of_links(
    links: Mapping[str, Sequence[str]], answers: Mapping[str, Answer], failing: Mapping[str, Failing], after: int
) -> Iterator[Finding]:
    """What there is to say of all links."""
    dead = [link for link, one in failing.items() if len(one.days) >= after]
    for link in dead:
        one = failing[link]
        since = f"since {when(one.days[0])}" if len(one.days) > 1 else f"on {when(one.days[0])}"
        failed = f"it failed on {count(len(one.days), 'day')} {since} ({one.why})"
        said = f"{_in(links[link])}: {excerpt_link(link)} is dead: {failed}."
        do = "Find where the page went, or link to a copy in a web archive, and say so in the record."
        yield to_do("dead-link", said, do)
    for link, answer in answers.items():
        if answer.state == "moved":
            said = f"{_in(links[link])}: {excerpt_link(link)} has moved for good to {excerpt_link(answer.address)}."
            yield note("moved-link", said, "Write the new address into the record, if it is the same page.")
    waiting = [link for link in failing if link not in dead and answers[link].state == "failed"]
    if waiting:
        said = f"{count(len(waiting), 'link')} failed, and not yet on {count(after, 'day')}: {_some(waiting)}."
        yield note("failing-links", said, "Nothing yet. Run this again on another day: servers have bad days too.")
    unseen = [link for link, answer in answers.items() if answer.state == "unseen"]
    if unseen:
        told = [f"{excerpt_link(link)} ({answers[link].why})" for link in unseen]
        said = f"{count(len(unseen), 'link')} could not be looked at: {_some(told, as_they_are=True)}."
        yield note("unseen-links", said, "Open them in a browser now and then: some servers do not answer programs.")
    well = sum(answer.state == "answers" for answer in answers.values())
    yield fine("links", f"{well:,} of {count(len(answers), 'link')} answer as they should.")


def excerpt_link(link: str) -> str:
    """A link as it may be printed: on one line, whatever it holds."""
    return "".join(letter if letter.isprintable() and letter != " " else "%20" for letter in link[:300])


def _in(records: Sequence[str]) -> str:
    return excerpt(records[0]) + (f" and {count(len(records) - 1, 'other')}" if len(records) > 1 else "")


def _some(told: Sequence[str], *, as_they_are: bool = False) -> str:
    shown = [one if as_they_are else excerpt_link(one) for one in told[:_SHOWN]]
    return ", ".join(shown) + (" and others" if len(told) > _SHOWN else "")
