"""Explains words where a page first uses them: the word becomes a button in its sentence, and what it means stands at
the end of the page, to be shown beside the word when the button is pressed.

Every page of the site passes through here, so no page is parsed. It is cut into the texts between its tags; most of
those stand on other pages too, so which terms each holds is remembered. What is around a text is looked at only where
it holds a term that the page has not yet explained.
"""

from __future__ import annotations

import html
import re
import weakref
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.model.glossary import Glossary
from generator.present.running_text import RunningText
from generator.present.templates import fragment

ADDRESS = "understand/glossary/"
"""Where the page of the glossary is, to which every explanation leads."""

_TEMPLATE = "parts/terms.html.jinja"
_DONE = 'class="pv-terms"'
# The `>` of the tag before stays with a text, so that it can be found again at its own place and nowhere else.
_TEXT = re.compile(r">(?!\s?<)[^<]+")
# Cuts a text into words of small letters, many times quicker than a pattern does. Accented letters part words here,
# in texts and terms alike: this only says what may stand in a text.
_PARTED = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256))
# What makes a longer word of the words beside it, also in an address: `co-controller`, `ico.org.uk`, `&amp;`.
_JOINED_BEFORE, _JOINED_AFTER = r"(?<![\w&])(?<!\w[-.@])", r"(?!\w|[-.@]\w)"
# What belongs to the word that it follows, or that it stands before.
_AFTER = re.compile(r"(?:[,.;:!?)\]’”…]|&#3[49];|(?<=[’;])s\b)*")
_BEFORE = "([‘“"
# Texts that are remembered; a few megabytes. Those that many pages have are soon back when it starts again.
_MOST = 20_000


class _Use(NamedTuple):
    """Where a text, or a page, uses a term."""

    start: int
    end: int
    term: int


def explained(body: str, glossary: Glossary, root: str) -> str:
    """A page's finished HTML with the first use of each term marked and explained.

    `root` is the way from the page to the root of the site. A page that uses no term is returned as it is, and so is
    one that has been through here. The ids of what is added begin with `term-`.
    """
    if not glossary.terms:
        return body
    ready = _ready.get(glossary)
    if ready is None:
        ready = _ready[glossary] = _Ready(glossary)
    uses = ready.first_uses(body)
    return ready.marked(body, uses, root) if uses and _DONE not in body else body


class _Form(NamedTuple):
    """One form of a term: its words, which a text must all hold, and how they stand together in it."""

    words: frozenset[bytes]
    pattern: re.Pattern[str]
    term: int


class _Ready:
    """A glossary made ready for looking for its terms in many pages."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms = glossary.terms
        # By the longest of its words, which is the one that the fewest texts hold.
        self._forms: dict[bytes, list[_Form]] = {}
        for number, term in enumerate(glossary.terms):
            for written in {written for form in term.forms for written in _written(form)}:
                words = frozenset(_words(written))
                spaced = r"\s+".join(map(re.escape, written.split()))
                pattern = re.compile(f"{_JOINED_BEFORE}{spaced}{_JOINED_AFTER}")
                self._forms.setdefault(max(sorted(words), key=len), []).append(_Form(words, pattern, number))
        self._vocabulary = frozenset(self._forms)
        self._known: dict[str, tuple[_Use, ...]] = {}
        self._buttons: dict[tuple[int, str, str, str], str] = {}
        self._meanings: dict[tuple[int, str], str] = {}

    def first_uses(self, body: str) -> list[_Use]:
        """Where each term that a page uses in running text is to be marked, in the order of the page.

        That is its first use that stands open to every reader; failing that, its first use.
        """
        running = RunningText(body)
        known = self._known
        found: dict[int, _Use] = {}
        closed: dict[int, _Use] = {}
        at = -1
        for text in _TEXT.findall(body):
            uses = known.get(text)
            if uses is None:
                if len(known) >= _MOST:
                    known.clear()
                uses = known[text] = self._uses(text)
            if uses and any(use.term not in found for use in uses):
                # Each time from the last one on: the same text may stand in many places.
                at = body.find(f"{text}<", at + 1)
                if at < 0:
                    break  # Nothing holds what comes after the last tag.
                standing = running.standing(at + 1)
                if standing != "none":
                    for use in uses:
                        into = found if standing == "open" else closed
                        into.setdefault(use.term, _Use(at + use.start, at + use.end, use.term))
        return sorted((closed | found).values())

    def _uses(self, text: str) -> tuple[_Use, ...]:
        """Every use of a term in a text. Where two lap over one another the longer stands."""
        words = _words(text)
        likely = self._vocabulary.intersection(words)
        if not likely:
            return ()
        every = frozenset(words)
        forms = [form for word in likely for form in self._forms[word] if form.words <= every]
        if not forms:
            return ()
        small = _small(text)
        kept: list[_Use] = []
        uses = (_Use(*found.span(), form.term) for form in forms for found in form.pattern.finditer(small))
        for use in sorted(uses, key=lambda one: (one.start - one.end, one.start)):
            if all(use.end <= other.start or other.end <= use.start for other in kept):
                kept.append(use)
        return tuple(sorted(kept))

    def marked(self, body: str, uses: list[_Use], root: str) -> str:
        """The page with buttons at these places, and their meanings at its end."""
        pieces: list[str] = []
        end = 0
        for use in uses:
            text, words = body[end : use.start], body[use.start : use.end]
            before = text[len(text.rstrip(_BEFORE)) :]
            signs = _AFTER.match(body, use.end)
            after = signs[0] if signs else ""
            pieces += (text.removesuffix(before), self._button(use.term, words, before, after))
            end = use.end + len(after)
        meanings = [self._meaning(use.term, root) for use in uses]
        return "".join((*pieces, body[end:], fragment(_TEMPLATE, "explained", meanings)))

    def _button(self, number: int, words: str, before: str, after: str) -> str:
        key = number, words, before, after
        if key not in self._buttons:
            # They are part of a page, so they are escaped already.
            texts = map(Markup, (words, before, after))
            self._buttons[key] = fragment(_TEMPLATE, "word", self._terms[number], *texts)
        return self._buttons[key]

    def _meaning(self, number: int, root: str) -> str:
        key = number, root
        if key not in self._meanings:
            self._meanings[key] = fragment(_TEMPLATE, "meaning", self._terms[number], root + ADDRESS)
        return self._meanings[key]


_ready: weakref.WeakKeyDictionary[Glossary, _Ready] = weakref.WeakKeyDictionary()


def _written(form: str) -> Iterator[str]:
    """How pages write a form: our templates write quotes as entities, and Markdown leaves them."""
    if _words(form):
        yield _small(str(escape(form)))
        yield _small(html.escape(form, quote=False))


def _words(text: str) -> list[bytes]:
    return text.encode().translate(_PARTED).split()


def _small(text: str) -> str:
    """A text in small letters, each in its place: a few letters would become two."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
