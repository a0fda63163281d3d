"""Other forms of a record, such as Easy Read, sign language or a translation: named at the top of its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.agreement import Agreement
from generator.model.dates import PartialDate
from generator.model.languages import Language, language_of, tag_of
from generator.model.provenance import Format
from generator.model.vocabulary import FORMAT_KINDS
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.parts import Fact
from generator.present.wording import in_a_sentence, one_line, outside, silence, when

WELSH_PART = "cymraeg"
"""The place on the page of the record's own text in Welsh."""


@dataclass(frozen=True, slots=True)
class Form:
    """One other form: its name, which is a link where it leads somewhere, and what to know of it.

    `name_in` is the language of the name itself, where that is not the page's; `leads_to` the language of what the
    link leads to, where it is stated. `after` follows the name, `about` says what it is and which day it matches.
    """

    name: str
    href: str
    name_in: str
    leads_to: str
    after: str
    about: str
    silent: str


@dataclass(frozen=True, slots=True)
class AlsoAs:
    """The other forms of a record. `anchor` is the lasting place of what it states about them, if anything."""

    anchor: str
    forms: tuple[Form, ...]


def also_as(subject: Subject) -> AlsoAs | None:
    """What stands under the title of a record that is there in another form."""
    stated = subject.agreement.formats
    forms = (*_own_words(subject), *(_form(subject, form) for form in stated or ()))
    return AlsoAs(anchor_of("formats") if stated else "", forms) if forms else None


def no_other_form(subject: Subject) -> tuple[Fact, ...]:
    """Among the detail: that no other form is stated, or that there is none. Those that there are stand at the top."""
    if subject.agreement.formats:
        return ()
    question = "Is it there in Easy Read, sign language or other forms?"
    return (subject.fact("formats", question, subject.agreement.formats, ()),)


def matching(agreement: Agreement, made: PartialDate) -> str:
    """Which day of the record another form of it matches, and whether something has changed since."""
    stale = any(made.surely_before(change.date) for change in agreement.changes or ())
    since = " Something has changed since then." if stale else ""
    return f"Matches the record of {when(made)}.{since}"


def _own_words(subject: Subject) -> Iterator[Form]:
    """What the record itself says in Welsh, lower on the same page."""
    translation = (subject.agreement.translations or {}).get("cy")
    if translation is None:
        return
    about = f"The main parts, on this page. {matching(subject.agreement, translation.matches)}"
    yield Form("Cymraeg", f"#{WELSH_PART}", "cy", "cy", " (Welsh)", about, "")


def _form(subject: Subject, form: Format) -> Form:
    kind = FORMAT_KINDS[form.kind]
    stated = one_line(form.lang) if form.lang else ""
    language = language_of(stated)
    is_translation = form.kind == "translation"
    name, name_in, after = kind.label, "", f" ({language.english if language else stated})" if stated else ""
    if is_translation and language:
        name, name_in, after = language.own, tag_of(stated), _in_english(language)
    unknown = None if is_translation and not stated else stated
    about = f"{kind.label}: {in_a_sentence(kind.meaning)}" if name_in else kind.meaning
    return Form(
        name,
        outside(name, form.url).href,
        name_in,
        tag_of(stated),
        after,
        f"{about} {matching(subject.agreement, form.matches)}" if form.matches else about,
        silence(
            (form.url, "where it is"),
            (unknown, "which language it is in"),
            (form.matches, "which date of the record it matches"),
        ),
    )


def _in_english(language: Language) -> str:
    return f" ({language.english})" if language.own != language.english else ""
