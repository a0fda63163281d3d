"""Explains words where a page first uses them: the word becomes a button in its sentence, and what it means stands at
the end of the page, to be shown beside the word when the button is pressed.

Every page of the site passes through here, so no page is parsed. Most words of a page are in no term: what text it
has is cut into words once, and only those forms are looked for whose every word is among them.
"""

from __future__ import annotations

import html
import re
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.model.glossary import Glossary
from generator.present.running_text import RunningText
from generator.present.templates import fragment

ADDRESS = "understand/glossary/"
"""Where the page of the glossary is, to which every explanation leads."""

_TEMPLATE = "parts/terms.html.jinja"
_DONE = b'class="pv-terms"'
# Bytes keep their places in small letters, and are searched three times as fast as text. A line end parts words as a
# space does.
_SMALL = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\r", b"abcdefghijklmnopqrstuvwxyz   ")
_WORDS = bytes(byte if byte < 128 and chr(byte).isalnum() else 32 for byte in _SMALL)
_TEXT = re.compile(rb">\s*([^<>\s][^<]*)")
# What makes a longer word of the words beside it, also in an address: `co-controller`, `ico.org.uk`, `&amp;`.
_JOINED_BEFORE = re.compile(r"(?:\w|&|\w[-.@])\Z")
_JOINED_AFTER = re.compile(r"\w|[-.@]\w")


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
    written = body.encode()
    places = ready.places(written)
    return ready.marked(written, places, root) if places else body


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a term as a page's HTML has it in small letters.

    `inside` are the longer forms that it is a part of, each with where in it.
    """

    text: bytes
    words: frozenset[bytes]
    inside: tuple[tuple[int, bytes], ...]

    def found_in(self, text: bytes) -> Iterator[int]:
        """Each place where it stands as whole words, and not as a part of a longer form."""
        at = text.find(self.text)
        while at >= 0:
            if _is_whole(text, at, self.text) and not any(
                at >= before and text.startswith(longer, at - before) and _is_whole(text, at - before, longer)
                for before, longer in self.inside
            ):
                yield at
            at = text.find(self.text, at + 1)


class _Place(NamedTuple):
    """Where a page uses a term. What a reader may leave closed comes after all that is open."""

    closed: bool
    start: int
    end: int
    term: int


class _Ready:
    """A glossary made ready for looking for its terms in many pages."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms = glossary.terms
        written = [sorted({text for form in term.forms for text in _written(form)}) for term in glossary.terms]
        every = {text for texts in written for text in texts}
        forms = {text: _Form(text, frozenset(_words(text)), tuple(_inside(text, every))) for text in every}
        terms = ((term, [forms[text] for text in texts]) for term, texts in enumerate(written) if texts)
        # Where two forms lap over one another, the term with the longest words is marked.
        self._forms = sorted(terms, key=lambda one: -max(len(form.text) for form in one[1]))
        self._vocabulary = frozenset(word for form in forms.values() for word in form.words)
        self._buttons: dict[tuple[int, bytes], bytes] = {}
        self._meanings: dict[tuple[int, str], Markup] = {}

    def places(self, written: bytes) -> list[_Place]:
        """Where each term that the page uses in running text is to be marked, in the order of the page."""
        used = self._vocabulary.intersection(b" ".join(_TEXT.findall(written)).translate(_WORDS).split())
        likely = [(term, [form for form in forms if form.words <= used]) for term, forms in self._forms]
        places: list[_Place] = []
        text = written.translate(_SMALL) if any(forms for _, forms in likely) else b""
        running = RunningText(text)
        for term, forms in likely:
            first = min((place for form in forms for place in _first(form, text, running, term, places)), default=None)
            if first is not None:
                places.append(first)
        return sorted(places, key=lambda place: place.start) if places and _DONE not in written else []

    def marked(self, written: bytes, places: Iterable[_Place], root: str) -> str:
        """The page with buttons at these places, and their meanings at its end."""
        pieces: list[bytes] = []
        meanings: list[Markup] = []
        end = 0
        for place in places:
            pieces += (written[end : place.start], self._button(place.term, written[place.start : place.end]))
            meanings.append(self._meaning(place.term, root))
            end = place.end
        pieces += (written[end:], fragment(_TEMPLATE, "explained", meanings).encode())
        return b"".join(pieces).decode()

    def _button(self, number: int, words: bytes) -> bytes:
        key = number, words
        if key not in self._buttons:
            made = fragment(_TEMPLATE, "word", self._terms[number], Markup(words.decode()))
            self._buttons[key] = made.encode()
        return self._buttons[key]

    def _meaning(self, number: int, root: str) -> Markup:
        key = number, root
        if key not in self._meanings:
            self._meanings[key] = fragment(_TEMPLATE, "meaning", self._terms[number], root + ADDRESS)
        return self._meanings[key]


_ready: weakref.WeakKeyDictionary[Glossary, _Ready] = weakref.WeakKeyDictionary()


def _first(
    form: _Form, text: bytes, running: RunningText, term: int, taken: Iterable[_Place]
) -> Iterator[_Place]:
    """The first place of a form that is open to every reader; failing that, its first place."""
    closed = None
    for start in form.found_in(text):
        end = start + len(form.text)
        if any(start < other.end and other.start < end for other in taken):
            continue
        standing = running.standing(start)
        if standing == "open":
            yield _Place(False, start, end, term)
            return
        if standing == "closed" and closed is None:
            closed = _Place(True, start, end, term)
    if closed is not None:
        yield closed


def _written(form: str) -> Iterator[bytes]:
    """How pages write a form: our templates write quotes as entities, and Markdown leaves them."""
    if any(letter.isalnum() for letter in form):
        for escaped in (str(escape(form)), html.escape(form, quote=False)):
            yield b" ".join(escaped.encode().translate(_SMALL).split())


def _words(text: bytes) -> list[bytes]:
    return text.translate(_WORDS).split()


def _inside(text: bytes, every: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The longer forms that hold a form as whole words, each with where."""
    for longer in sorted(every):
        at = longer.find(text) if len(longer) > len(text) else -1
        while at >= 0:
            if _is_whole(longer, at, text):
                yield at, longer
            at = longer.find(text, at + 1)


def _is_whole(text: bytes, start: int, words: bytes) -> bool:
    """Whether words in a text are not part of longer ones. Four bytes hold any letter."""
    end = start + len(words)
    before = text[max(0, start - 5) : start].decode(errors="ignore")
    after = text[end : end + 5].decode(errors="ignore")
    return _JOINED_BEFORE.search(before) is None and _JOINED_AFTER.match(after) is None
