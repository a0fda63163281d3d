"""Hostile words in every text that a content file can hold, made by walking the models, and a site built from them.

Each word of it stands for something that once ran, or was lost, on somebody's site. The same content can be
written in plain words instead: whatever then differs between the two sites came from the words of a record.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.build import build
from generator.check.harvested import copy_hash
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.accessibility import AccessibilityChecks
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.dates import PartialDate
from generator.model.fields import EMAIL_PATTERN, LINK_PATTERN, OneOf
from generator.model.framework import Framework
from generator.model.glossary import TermList
from generator.model.harvest import Harvest
from generator.model.history import Hash, RedactionList, file_hash
from generator.model.organisation import OrganisationList
from generator.model.provenance import Source, Withdrawn
from generator.model.search_words import SearchWordList
from generator.publish.frame import _MARK as FRAME_MARK
from tests.repositories import Made

CONFIG = Path(__file__).parents[1] / "mkdocs.yml"
AS_OF = date(2026, 11, 23)
LONG_WORD = "Llanfair" * 25

# Spaces are single here and there is no line end, as a page shows them: `as_written` puts both in.
_PARTS = (
    "<script>window.__ran=1</script> </script> <img src=x onerror=window.__ran=1> <svg/onload=window.__ran=1>",
    "</title></textarea></p></main></body> <!-- --> <style>*{display:none}</style> <iframe srcdoc=x> <base href=//x/>",
    '" onmouseover="window.__ran=1" \' autofocus onfocus=\'window.__ran=1 `',
    "{{ 7*7 }} {% raw %} {% endraw %} {# no #} ${7*7} %s {0} \\1 \\g<0>",
    "[run](javascript:window.__ran=1) ![run](javascript:window.__ran=1) ](javascript:window.__ran=1)",
    "<javascript:window.__ran=1> [run]: javascript:window.__ran=1",
    "{: onclick=window.__ran=1 } {: #content .pv-name}",
    '--8<-- "mkdocs.yml" # Heading **bold** ~~~',
    "&lt;b&gt; &amp;amp; &quot; &#60;b&#62; &#x3C;b&#x3E; &nbsp &copy;",
    "‘’ “” «» ‹› „‚ \" ' ` ´",
    LONG_WORD,
    "e\u0301 a\u0308\u0323 \u0e01\u0e33\u0e49 שלום مرحبا ŵŷ 🙂",
    f"{FRAME_MARK}title {FRAME_MARK}description {FRAME_MARK}body <h1>{FRAME_MARK}body</h1> {FRAME_MARK}at1",
)


def text(number: int) -> str:
    """Hostile words, as a page should show them letter for letter."""
    return f"Mark{number}x {' '.join(_PARTS)} End{number}x"


def as_written(number: int) -> str:
    """The same words as a file may hold them: over several lines, so that Markdown would see its own signs."""
    return f"Mark{number}x {chr(10).join(_PARTS)} End{number}x"


def link(number: int) -> str:
    """A hostile link of the kind that records may hold. Its host ends in `.test`."""
    return (
        f'https://"><svg>.mark{number}x.test/"onload="window.__ran=1"?a=1&lt;b=<script>window.__ran=1</script>'
        f"&copy=%22#'onmouseover='window.__ran=1;//[x](javascript:window.__ran=1){{{{7*7}}}}end{number}x"
    )


def email(number: int) -> str:
    """A hostile email address of the kind that records may hold."""
    return f"mark{number}x'onclick=window.__ran=1;?cc=x&lt;b&gt;{{{{7*7}}}}@body.test"


def plain(number: int) -> str:
    """What stands in place of hostile words in the same content told plainly: as much the same everywhere as they."""
    return f"Mark{number}x says nothing that any of the other words here would not say as well End{number}x"


def plain_link(number: int) -> str:
    """A plain link."""
    return f"https://mark{number}x.test/end{number}x"


def plain_email(number: int) -> str:
    """A plain email address."""
    return f"mark{number}x@body.test"


class Words:
    """Hands out the next text, link or email address, hostile or plain, and remembers the field that it went to."""

    def __init__(self, hostile: bool) -> None:
        self.hostile = hostile
        self.texts: dict[int, str] = {}
        self.links: dict[int, str] = {}
        self.emails: dict[int, str] = {}
        self._number = 100

    def text(self, place: str) -> str:
        return (as_written if self.hostile else plain)(self._next(self.texts, place))

    def link(self, place: str) -> str:
        return (link if self.hostile else plain_link)(self._next(self.links, place))

    def email(self, place: str) -> str:
        return (email if self.hostile else plain_email)(self._next(self.emails, place))

    def _next(self, kept: dict[int, str], place: str) -> int:
        self._number += 1
        kept[self._number] = place
        return self._number


class InTurn(tuple[Any, ...]):
    """Values for one field, given out one after another and then from the start again."""


class Filler:
    """Fills in a model from its declarations alone.

    `fixed` gives what cannot be text: ids that must lead somewhere, and words that rules have a say in; None
    leaves a field out. `many` says how many entries a list has, where that is not one, and which keys a map has.
    """

    def __init__(self, words: Words, name: str, fixed: Mapping[str, Any], many: Mapping[str, Any]) -> None:
        self._words, self._name, self._many = words, name, many
        self._fixed = {at: cycle(value if isinstance(value, InTurn) else [value]) for at, value in fixed.items()}
        self._vocabularies: dict[str, Iterator[str]] = {}

    def fill(self, model: type[BaseModel], place: str = "", *, whole: bool = True) -> dict[str, Any]:
        """Every field of a model, or only every required one."""
        declared = get_type_hints(model, include_extras=True)
        filled: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            at = f"{place}.{key}" if place else key
            if at in self._fixed:
                filled[key] = next(self._fixed[at])
            elif whole or field.is_required():
                filled[key] = self._value(declared[name], at, (), whole)
        return {key: value for key, value in filled.items() if value is not None}

    def _value(self, annotation: Any, at: str, notes: tuple[Any, ...], whole: bool) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], at, (*notes, *arguments[1:]), whole)
        if any(isinstance(note, OneOf) for note in notes):
            vocabulary = next(note.vocabulary for note in notes if isinstance(note, OneOf))
            return next(self._vocabularies.setdefault(at, cycle(vocabulary)))
        if origin in (Union, types.UnionType):
            return self._value(next(option for option in arguments if option is not types.NoneType), at, notes, whole)
        if origin is tuple:
            return [self._value(arguments[0], at, (), whole) for _ in range(self._many.get(at, 1))]
        if origin is dict:
            return {key: self._value(arguments[1], at, (), whole) for key in self._many[at]}
        if origin is Literal:
            return arguments[0]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.fill(annotation, at, whole=whole)
        others = {PartialDate: "2026-02-05", bool: True, int: 1}
        return others[annotation] if annotation in others else self._string(annotation, at, notes)

    def _string(self, annotation: Any, at: str, notes: tuple[Any, ...]) -> str:
        assert annotation is str, f"{at}: give it a value under `fixed`; {annotation} is not text"
        limits = [limit for note in notes if isinstance(note, FieldInfo) for limit in note.metadata]
        pattern = next((found for limit in limits if (found := getattr(limit, "pattern", None))), None)
        place = f"{self._name}: {at}"
        if pattern is None:
            return self._words.text(place)
        assert pattern in (LINK_PATTERN, EMAIL_PATTERN), f"{at}: give it a value under `fixed`; it matches {pattern}"
        return self._words.link(place) if pattern == LINK_PATTERN else self._words.email(place)


QUESTIONS = ("first.one", "first.two", "second.one", "second.two")
BODIES = ["first-body", "listed-body"]
# What must lead somewhere in a record, or must agree with the rest of it.
RECORD: Mapping[str, Any] = {
    "sectors": ["health", "education"],
    "people": ["children"],
    "moments": ["starting-school"],
    "areas.id": InTurn(["hostile-place", "hostile-nation"]),
    "organisations.id": InTurn([*BODIES, None]),  # the third has the id that its name makes
    "organisations.roles": InTurn([["lead", "controller"], ["recipient"], ["processor"]]),
    "provenance.publisher": "first-body",
    "benefits.id": InTurn(["one", "two", "three", "four"]),
    "data.id": InTurn(["item-1", "item-2", "item-3", "item-4"]),
    "data.identifiability": InTurn(["personally-identifiable", "de-personalised", "anonymous", "not-stated"]),
    "data.special_category": InTurn([["health"], [], [], None]),
    "data.from": InTurn([["first-body"], ["people"], ["first-body"], None]),
    "data.to": InTurn([["listed-body"], ["first-body"], ["the-public"], None]),
    "legal.lawful_bases.organisations": BODIES,
    "legal.special_category_conditions.organisations": BODIES,
    "changes.removed": InTurn([["data-gone"], None, None, None]),
    "previous_ids": None,
    "replaced_by": None,
    "quality_notes.code": "personal-contact",
    "quality_notes.at": "contact.email",
    "withdrawn": None,
    "assessments.framework": "hostile-1",
    "assessments.by.kind": InTurn(["independent", "residents-panel", "independent"]),
    "assessments.date": InTurn(["2026-03-01", "2026-02-14", "2025-02-14"]),
    "assessments.answers.rating": InTurn([5, 4, 3, 2, 1, "not-assessed"]),
}
MANY: Mapping[str, Any] = {
    "areas": 2,
    "organisations": 3,
    "benefits": 4,
    "data": 4,
    "risks": 2,
    "safeguards": 5,
    "changes": 4,
    "formats": 5,
    "assessments": 3,
    "assessments.answers": QUESTIONS,
    "translations": ["cy"],
}
FROM_PAGES = {"provenance.basis": "public-sources", "provenance.publisher": None}
# Records of every standing: these fill in every field, the others below only what is required.
WHOLE: Mapping[str, Mapping[str, Any]] = {
    "whole-live": {"status": "live", "provenance.basis": "publisher", "previous_ids": ["before-live"]},
    "whole-sources": {"status": "not-stated", **FROM_PAGES, "legal.opt_out.applies": False},
    "whole-declined": {"status": "declined", "provenance.basis": "publisher", "data.from": [], "data.to": []},
    "whole-example": {
        "status": "pilot",
        "provenance.basis": "worked-example",
        "areas.id": InTurn(["hostile-invented", "hostile-county"]),
        "replaced_by": "whole-live",
    },
}
BARE_RECORD: Mapping[str, Any] = {
    "provenance.basis": "public-sources",
    "areas.id": "hostile-place",
    "organisations.id": "first-body",
    "organisations.roles": ["lead"],
}
BARE = {
    "bare-withdrawn": "withdrawn",
    **{f"bare-{number}": status for number, status in enumerate(["proposed", "pilot", "paused", "ended", "live"] * 3)},
}
AREA: Mapping[str, Any] = {
    "code": None,
    "nation": None,
    "within": [],
    "outline": "none",
    "whatdotheyknow": "hostile_council",
    "replaces": [],
    "replaced_by": [],
    "adopted": ["whole-live"],
    "invented": False,
}
AREAS: Mapping[str, Mapping[str, Any]] = {
    "hostile-nation": {"kind": "nation", "council": None, "website": None},
    "hostile-place": {
        "kind": "unitary",
        "within": ["hostile-nation"],
        "nation": "hostile-nation",
        "code": "E06000001",
        "outline": "drawn",
        "replaced_by": ["hostile-silent"],
    },
    "hostile-silent": {"kind": "unitary", "within": ["hostile-nation"], "replaces": ["hostile-place"]},
    "hostile-county": {"kind": "county", "invented": True},
    "hostile-invented": {"kind": "unitary", "within": ["hostile-county"], "invented": True},
}
FRAMEWORK: Mapping[str, Any] = {
    "id": "hostile-1",
    "wording": "ours",
    "features.id": InTurn(["feature-1", "feature-2"]),
    "tests.id": InTurn(["first", "second"]),
    "tests.questions.id": InTurn(QUESTIONS),
    "tests.questions.features": ["feature-1", "feature-2"],
    "tests.questions.replaces": None,
}
FRAMEWORK_MANY = {"features": 2, "tests": 2, "tests.questions": 2, "scale": range(1, 6)}
# Words of ours on the page of each agreement: what they mean, and what else they are called, is hostile.
GLOSSARY: Mapping[str, Any] = {
    "terms.id": "hostile-term",
    "terms.term": "without undue delay",
    "terms.more": "about/",
}
# Each of the words must differ to the search, and signs alone are none.
SEARCH_WORDS: Mapping[str, Any] = {"groups.words": ["without undue delay", "soon <b>bold</b>"]}
REDACTIONS: Mapping[str, Any] = {"redactions.agreement": "whole-live"}
ACCESSIBILITY: Mapping[str, Any] = {"rules": ["wcag2a"], "faults.rule": "a-rule", "faults.kind": "agreement"}
HARVEST: Mapping[str, Any] = {
    "sources.id": "copied",
    "sources.sha256": "0" * 64,
    "sources.records_sha256": "0" * 64,
    "sources.revision": None,
    "same_as": [["copied--copy", "bare-1"]],
}
ORGANISATIONS: Mapping[str, Any] = {
    "organisations.id": InTurn(["listed-body", "other-body"]),
    "organisations.loose": InTurn([False, True]),
    "organisations.previous_ids": InTurn([["body-before"], []]),
    "organisations.replaced_by": InTurn(["other-body", None]),
}


@dataclass(frozen=True)
class Content:
    """A folder of content, and which field of which file each text, link and address in it went to."""

    folder: Path
    words: Words


def write_content(folder: Path, *, hostile: bool) -> Content:
    """Write a content folder in which every text of every file is hostile, or the same told plainly."""
    words = Words(hostile)
    for identifier, fixed in WHOLE.items():
        record = Filler(words, identifier, {**RECORD, **fixed}, MANY).fill(Agreement)
        _translate(record["translations"]["cy"], words, identifier)
        write_file(folder / "agreements" / f"{identifier}.yml", record)
    down = _write_history(folder, "whole-live")
    for identifier, status in BARE.items():
        filler = Filler(words, identifier, {**BARE_RECORD, "status": status}, {})
        record = filler.fill(Agreement, whole=False)
        record["provenance"]["sources"] = [filler.fill(Source, "sources")]
        if status == "withdrawn":
            record["withdrawn"] = filler.fill(Withdrawn, "gone")
        write_file(folder / "agreements" / f"{identifier}.yml", record)
    for identifier, fixed in AREAS.items():
        filler = Filler(words, identifier, {**AREA, **fixed}, {"conversations": 2})
        write_file(folder / "areas" / f"{identifier}.yml", filler.fill(Area))
    write_file(
        folder / "frameworks" / "hostile-1.yml", Filler(words, "framework", FRAMEWORK, FRAMEWORK_MANY).fill(Framework)
    )
    listed = Filler(words, "organisations", ORGANISATIONS, {"organisations": 2}).fill(OrganisationList)
    write_file(folder / "organisations.yml", listed)
    write_file(folder / "glossary.yml", Filler(words, "glossary", GLOSSARY, {}).fill(TermList))
    write_file(folder / "search-words.yml", Filler(words, "search-words", SEARCH_WORDS, {}).fill(SearchWordList))
    write_file(
        folder / "redactions.yml",
        Filler(words, "redactions", {**REDACTIONS, "redactions.version": down}, {}).fill(RedactionList),
    )
    checks = Filler(words, "accessibility-checks", ACCESSIBILITY, {}).fill(AccessibilityChecks)
    write_file(folder / "accessibility-checks.yml", checks)
    _write_outlines(folder / "areas" / "outlines-2026-01.json", words)
    _write_copy(folder / "harvested", words)
    return Content(folder, words)


def _write_copy(folder: Path, words: Words) -> None:
    """One record of another register, which could not be read the last time."""
    filler = Filler(words, "copy", {**BARE_RECORD, "status": "live"}, {})
    record = filler.fill(Agreement, whole=False)
    record["provenance"]["sources"] = [filler.fill(Source, "sources")]
    file = folder / "copied" / "copy.yml"
    write_file(file, record)
    copy = copy_hash({"copied--copy": hashlib.sha256(file.read_bytes()).hexdigest()})
    fixed = {**HARVEST, "sources.copy_sha256": copy}
    write_file(folder / "sources.lock.yml", Filler(words, "sources", fixed, {"sources.kept": ["old"]}).fill(Harvest))


def _write_history(folder: Path, identifier: str) -> Hash:
    """Commit two versions of a record before the one that is there, the second to be taken down. Gives its hash.

    They differ by entries alone: of a text the length decides how it is told, and hostile ones are longer.
    """
    repository = Made(folder)
    file = folder / "agreements" / f"{identifier}.yml"
    now = file.read_text(encoding="utf-8")
    before = yaml.safe_load(now)
    fewer = ("organisations", "data", "risks", "changes", "benefits")
    write_file(file, {**before, **{name: before[name][:-1] for name in fewer}, "sectors": ["housing"]})
    repository.save("2026-01-01", {})
    write_file(file, {**before, "sectors": []})
    repository.save("2026-02-01", {})
    down = file_hash(file.read_bytes())
    repository.save("2026-03-01", {f"agreements/{identifier}.yml": now})
    return down


def _write_outlines(path: Path, words: Words) -> None:
    """One square, and whose words stand under every map."""
    about = {
        "title": "Outlines",
        "vintage": "2026-01",
        "method": words.text("outlines: method"),
        "licence": "A licence",
        "licence_url": "https://licence.test/",
        "attribution": [words.text("outlines: attribution")],
    }
    square = {"type": "Polygon", "id": "hostile-place", "arcs": [[0]]}
    topology = {
        "type": "Topology",
        "about": about,
        "transform": {"scale": [0.01, 0.01], "translate": [-2, 53]},
        "arcs": [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]],
        "objects": {"areas": {"type": "GeometryCollection", "geometries": [square]}},
    }
    path.write_text(json.dumps(topology), encoding="utf-8")


def _translate(translation: dict[str, Any], words: Words, identifier: str) -> None:
    """The texts of a translation that its model does not declare."""
    place = f"{identifier}: translations"
    translation["purpose"] = words.text(f"{place}.purpose")
    translation["data"] = {"item-1": {key: words.text(f"{place}.data.{key}") for key in ("item", "why")}}
    translation["benefits"] = {"one": {"promise": words.text(f"{place}.benefits.promise")}}


class _InFull(yaml.CSafeDumper):
    """Writes out again what stands in two places: records hold no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write_file(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=_InFull, sort_keys=False, allow_unicode=True), encoding="utf-8")


def build_site(content: Content, site: Path) -> None:
    """Build it through the real host, with list pages short enough that there is a second one."""
    settings = site_from(CONFIG).settings.model_copy(update={"page_size": 10})
    build(content.folder, site, settings=settings, as_of=AS_OF, host=MkDocsHost(CONFIG))


# One page of each kind, and more where a kind has several faces.
PAGES = {
    "home": "",
    "agreements": "agreements/",
    "agreements-page": "agreements/page/2/",
    "agreement": "agreements/whole-live/",
    "agreement, invented": "agreements/whole-example/",
    "agreement, withdrawn": "agreements/bare-withdrawn/",
    "pack": "agreements/whole-live/pack/",
    "pack, invented": "agreements/whole-example/pack/",
    "cite": "agreements/whole-live/cite/",
    "cite, invented": "agreements/whole-example/cite/",
    "card": "agreements/whole-live/card/",
    "card, invented": "agreements/whole-example/card/",
    "card, withdrawn": "agreements/bare-withdrawn/card/",
    "agreement-answers": "agreements/whole-live/answers/",
    "gone": "agreements/bare-withdrawn/pack/",
    "moved": "agreements/before-live/",
    "moved-part": "agreements/before-live/answers/",
    "agreement-compare": "agreements/whole-live/compare/",
    "agreement-compare, declined": "agreements/whole-declined/compare/",
    "gone, comparison": "agreements/bare-withdrawn/compare/",
    "compare": "compare/",
    "search": "search/",
    "areas": "areas/",
    "area": "areas/hostile-place/",
    "area, empty": "areas/hostile-silent/",
    "organisations": "organisations/",
    "organisation": "organisations/listed-body/",
    "moved-organisation": "organisations/body-before/",
    "sectors": "sectors/",
    "sector": "sectors/health/",
    "people": "people/",
    "group": "people/children/",
    "moments": "moments/",
    "moment": "moments/starting-school/",
    "facets": "outcomes/",
    "facet": "status/live/",
    "facet-page": "provenance/public-sources/page/2/",
    "tests": "tests/",
    "workshop-pack": "tests/pack/",
    "reviews": "reviews/",
    "reviews-page": "reviews/page/2/",
    "promises": "promises/",
    "promises-page": "promises/page/2/",
    "history": "agreements/whole-live/history/",
    "version": "agreements/whole-live/versions/2026-01-01-1/",
    "version, taken down": "agreements/whole-live/versions/2026-02-01-1/",
    "history, invented": "agreements/whole-example/history/",
    "changes": "changes/",
    "changes-page": "changes/page/2/",
    "changes-wider": "changes/wider/",
    "changes-wider-page": "changes/wider/page/2/",
    "data": "data/",
    "dictionary": "data/dictionary/",
    "vocabulary": "data/vocabulary/",
    "registers": "data/registers/",
    "gaps": "gaps/",
    "gaps-place": "gaps/hostile-nation/",
}
# Kinds made from the words of the models alone, and counts.
WITHOUT_RECORDS = {"sectors", "people", "moments", "data", "dictionary", "search"}
