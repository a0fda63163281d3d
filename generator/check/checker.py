"""The whole check: a content folder in, a register out, or every problem in every file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator.check.content_names import (
    ACCESSIBILITY,
    AGREEMENTS,
    AREAS,
    FILES,
    FOLDERS,
    FRAMEWORKS,
    GLOSSARY,
    IDS,
    ORGANISATIONS,
    PAGES,
    REDACTIONS,
    SEARCH_WORDS,
)
from generator.check.harvested import NO_COPIES, changed_copies, read_copies, without_advice
from generator.check.known import Known
from generator.check.map_files import outlined, read_map_files
from generator.check.memory import AT_A_TIME, Memory, check_share
from generator.check.nothing_there import nothing_there
from generator.check.one_agreement import CheckedAgreement
from generator.check.open_points import open_points
from generator.check.other_kinds import faults_of, read_folder, read_one, records
from generator.check.page_addresses import led_nowhere
from generator.check.page_guard import personal_data_on_pages
from generator.check.pages import OWN, page_problems, written_pages
from generator.check.put_away import PutAway
from generator.check.reading import Found
from generator.check.rules import (
    AREA_RULES,
    FRAMEWORK_RULES,
    GLOSSARY_RULES,
    IDS_RULES,
    ORGANISATIONS_RULES,
    REDACTIONS_RULES,
    SEARCH_WORDS_RULES,
)
from generator.check.salvage import StandIns
from generator.check.together import faults_together, found_together
from generator.model.accessibility import AccessibilityChecks
from generator.model.area import Area
from generator.model.framework import Framework
from generator.model.glossary import NO_TERMS, Glossary, TermList
from generator.model.history import Hash, RedactionList, file_hash
from generator.model.ids import IdLedger
from generator.model.open_point import OpenPoint
from generator.model.organisation import Directory, OrganisationList
from generator.model.register import Register, sorting_key
from generator.model.search_words import NO_SEARCH_WORDS, SearchWordList, SearchWords
from generator.parallel import one_by_one
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import (
    ContentFile,
    bytes_of,
    closed_folder,
    with_proposed,
    yaml_files,
)
from generator.read.copied_files import every_copied_file
from generator.read.misspelt import misspelt_names
from generator.read.prose import prose_files

# What rules see in place of a required field of an area that is missing or wrong. They are not asked about it.
_STAND_INS: StandIns = {Area: {"schema": 1, "name": "Unnamed", "kind": "region", "outline": "none"}}


@dataclass(frozen=True)
class Checked:
    """A content folder without errors: its register, and the warnings that remain."""

    register: Register
    warnings: tuple[Problem, ...]


def check_content(
    content: Path,
    jobs: int = 1,
    *,
    as_of: date | None = None,
    reading_grade: int | None = None,
    pages: Path | None = None,
    copies_too: bool = True,
    proposed: Mapping[str, bytes] = MappingProxyType({}),
    memory: Memory | None = None,
) -> Checked:
    """Read and check everything in a content folder.

    `as_of` is the day that dates are held against; without it none is said to lie in the future. `reading_grade` is how
    many years at school a text may ask for, where the site has a limit of its own. `pages` is the folder of the pages
    written by hand, where there is a site; else those in the content are looked at. Without `copies_too`, of
    what was copied from other registers no more is known than that it is there, and there need be no record yet.
    `proposed` are records by id that are read in place of their files, or beside those, though they stand nowhere yet.
    `memory` has what was found before, and takes what is found now.
    Raises ContentProblems with all problems of all files, so that an editor mends them in one go.
    """
    if closed := closed_folder(content):
        raise ContentProblems([closed])
    problems: list[Problem] = []
    listed = read_one(content / ORGANISATIONS, content, OrganisationList, problems)
    glossary = read_one(content / GLOSSARY, content, TermList, problems)
    same = read_one(content / SEARCH_WORDS, content, SearchWordList, problems)
    accessibility = read_one(content / ACCESSIBILITY, content, AccessibilityChecks, problems)
    redactions = read_one(content / REDACTIONS, content, RedactionList, problems)
    ledger = read_one(content / IDS, content, IdLedger, problems)
    areas = read_folder(content / AREAS, content, Area, problems, memory, _STAND_INS)
    frameworks = read_folder(content / FRAMEWORKS, content, Framework, problems, memory)
    files, strays = yaml_files(content / AGREEMENTS, room=content)
    misspelt = list(misspelt_names(content, FOLDERS, FILES))
    files = with_proposed(files, content / AGREEMENTS, proposed)
    copies, faults_of_copies = read_copies(content) if copies_too else (NO_COPIES, [])
    files += copies.files
    problems += [*strays, *misspelt, *faults_of_copies]
    if not misspelt:
        wanted = {AGREEMENTS: files, AREAS: areas} if copies_too else {AREAS: areas}
        problems += nothing_there(content, wanted, problems)
    map_files, faults_of_map_files = read_map_files(content / AREAS, room=content)
    problems += faults_of_map_files
    problems += page_problems(pages or content / PAGES, of_a_site=pages is not None)
    problems += personal_data_on_pages(pages or content / PAGES)
    known = Known(
        records(areas),
        records(frameworks),
        frozenset(file.id for file in (*files, *every_copied_file(content))),
        Directory(listed.record.organisations if listed and listed.record else ()),
        frozenset(name for name, one in (*areas.items(), *frameworks.items()) if one is None or not one.whole),
        outlined(content / AREAS, map_files),
        as_of=as_of,
        reading_grade=reading_grade,
    )
    problems += faults_of(
        {"organisations": listed}, ORGANISATIONS_RULES, lambda rule, _, one: rule.check_organisations(one.organisations)
    )
    problems += faults_of({"glossary": glossary}, GLOSSARY_RULES, lambda rule, _, one: rule.check_glossary(one.terms))
    problems += faults_of(
        {"search words": same}, SEARCH_WORDS_RULES, lambda rule, _, one: rule.check_search_words(one.groups)
    )
    problems += faults_of({"accessibility": accessibility}, (), lambda *_: iter(()))
    problems += faults_of(areas, AREA_RULES, lambda rule, name, area: rule.check_area(name, area, known))
    problems += faults_of(
        frameworks, FRAMEWORK_RULES, lambda rule, name, framework: rule.check_framework(name, framework, known)
    )
    alone = known.of_one_record()
    if memory:
        found = memory.checked(files, alone, jobs)
    else:
        shares = one_by_one(partial(check_share, known=alone), files, jobs, AT_A_TIME)
        found = (one for share in shares for one in share)
    packed: dict[str, bytes] | PutAway = {} if memory and memory.is_of_a_process else PutAway()
    by_id = {one.file.id: _put_away(one, packed) for one in found}
    checked = {file.id: by_id[file.id] for file in files}
    checked |= {file.id: without_advice(checked[file.id]) for file in copies.files}
    problems += [problem for one in checked.values() for problem in one.problems]
    problems += changed_copies(content, copies)
    cards = sorted((one.card for one in checked.values() if one.card), key=lambda card: sorting_key(card.title))
    ids = [name for card in cards for name in (card.id, *card.previous_ids)]
    if pages:
        # Of a record with errors nobody knows what it was called before.
        with_pages = {AREAS: areas.keys()} | ({AGREEMENTS: frozenset(ids)} if len(cards) == len(checked) else {})
        problems += led_nowhere(pages, with_pages, OWN)
    now = _hashes(files) if redactions else {}
    problems += faults_of(
        {"redactions": redactions},
        REDACTIONS_RULES if copies_too else (),
        lambda rule, _, one: rule.check_redactions(one.redactions, ids, now),
    )
    problems += faults_of({"ids": ledger}, IDS_RULES, lambda rule, _, one: rule.check_ids(one, cards, known))
    together = found_together(cards, checked, known)
    problems += faults_together(together, checked)
    if any(card.judgements for card in cards) and not misspelt:
        problems += nothing_there(content, {FRAMEWORKS: frameworks}, problems)
    if errors(problems):
        raise ContentProblems(problems)
    points = {card.id: said for card in cards if (said := _open_points(card.id, checked, together))}
    register = Register(
        tuple(cards),
        known.areas,
        known.frameworks,
        known.directory,
        packed,
        map_files,
        points,
        Glossary(glossary.record.terms) if glossary and glossary.record else NO_TERMS,
        SearchWords(same.record.groups) if same and same.record else NO_SEARCH_WORDS,
        written_pages(pages or content / PAGES),
        accessibility.record if accessibility else None,
        redactions.record.redactions if redactions and redactions.record else (),
        copies.harvest,
    )
    return Checked(register, tuple(sorted(problems)))


def files_in(content: Path, pages: Path | None = None) -> Iterator[Path]:
    """Every file of a content folder that is read, or would be if nothing stood in the way."""
    for name in FOLDERS:
        yield from (file.path for file in yaml_files(content / name, room=content)[0])
    yield from (file.path for file in read_copies(content)[0].files)
    yield from (content / name for name in FILES)
    yield from (file.path for file in prose_files(pages or content / PAGES))


def _put_away(one: CheckedAgreement, packed: dict[str, bytes] | PutAway) -> CheckedAgreement:
    """The same without its bytes, which are put away, or kept by id where they are in this process for good."""
    if one.packed is None:
        return one
    if isinstance(packed, dict):
        packed[one.file.id] = one.packed
        return one
    packed.put(one.file.id, one.packed)
    return dataclasses.replace(one, packed=None)


def _hashes(files: Iterable[ContentFile]) -> dict[Hash, str]:
    """Which record's file holds each version that is read now."""
    return {file_hash(raw): file.id for file in files if isinstance(raw := bytes_of(file), bytes)}


def _open_points(
    identifier: str, checked: Mapping[str, CheckedAgreement], together: Mapping[str, Sequence[Found]]
) -> tuple[OpenPoint, ...]:
    """What one record leaves to explain, as seen alone and beside all others."""
    return checked[identifier].open_points + open_points(together.get(identifier, ()))
