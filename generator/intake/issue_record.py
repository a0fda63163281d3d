"""A record's plain data out of the answers of an issue, or everything that keeps it from being one, by question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.check.areas_meant import area_meant
from generator.check.known import Known
from generator.intake.form_questions import BY_PATH, LEAD, OTHERS, PROMISED, PROMISES, QUESTIONS, FormQuestion
from generator.intake.issue_body import IssueAnswers, chosen, listed, ticked
from generator.model.organisation import slug
from generator.model.vocabulary import ROLES
from generator.problems import Severity
from generator.read.excerpt import excerpt

BASIS, SOURCES, AREAS, DATA = "provenance.basis", "provenance.sources.url", "areas.id", "data.item"
LAWFUL_BASES, TITLE = "legal.lawful_bases.basis", "title"
_FIRST = ("title", "summary", "status")
# What stands between places that somebody wrote on one line, and how many of the parts one name may have.
_BETWEEN_PLACES = re.compile(r"( ?[,;][ ,;]*(?:and )?| (?:and|&) )", re.IGNORECASE)
_MOST_PARTS = 4
_PLAIN = (*_FIRST, "purpose")
_PARTS = {
    "contact": ("contact.role", "contact.email", "contact.url"),
    "complaint": ("complaint.email", "complaint.url"),
    "dates": ("dates.review_due",),
}


@dataclass(frozen=True, order=True)
class FormProblem:
    """One thing that is wrong with an issue. `question` is the label that it stands under, empty for the whole.

    `personal` says that the message repeats what looks like somebody's own data.
    """

    question: str
    message: str
    fix: str
    severity: Severity = "error"
    personal: bool = False


def faults_of_answers(answers: IssueAnswers) -> Iterator[FormProblem]:
    """What is wrong with the issue as a form: questions without an answer, and headings that stand twice."""
    for label in answers.twice:
        yield FormProblem(
            label,
            "This question stands more than once, so it is not sure which answer is meant.",
            "Edit the issue and change every line that reads like the question, but for the question itself.",
        )
    for question in QUESTIONS:
        if question.label in answers.missing and (question.needed or not answers.given):
            fix = "Edit the issue and put the question back, with three # before it. Or open the form again."
            yield FormProblem(question.label, "The question is not in the issue any more.", fix)
        elif question.needed and question.label not in answers.given:
            yield FormProblem(question.label, "There is no answer.", "Edit the issue and answer it.")
        elif question.kind == "line" and "\n" in answers.given.get(question.label, ""):
            fix = "Edit the issue and put it on one line."
            yield FormProblem(question.label, "The answer has more than one line.", fix)

    if not set(PROMISES) <= set(ticked(answers.given.get(PROMISED, ""))):
        yield FormProblem(PROMISED, "Not every box is ticked.", "Read each of them again, and tick it if it is so.")


def record_of(answers: IssueAnswers, known: Known) -> tuple[dict[str, Any], list[FormProblem]]:
    """The data of the record as YAML has it, with what could not be made of the answers.

    `known` tells of areas. Nothing is checked here that the checker finds in the record itself.
    """
    problems: list[FormProblem] = []
    given = {question.path: answers.given[question.label] for question in QUESTIONS if question.label in answers.given}
    words = {path: _words(BY_PATH[path], answer, problems) for path, answer in given.items() if BY_PATH[path].words}
    one = {path: found[0] for path, found in words.items() if found}
    plain = {path: answer for path, answer in given.items() if path in _PLAIN and path not in words} | one
    data: dict[str, Any] = {"schema": 1, **{name: plain[name] for name in _FIRST if name in plain}}
    lead = _lead(given, one)
    data["provenance"] = _provenance(given, one, lead)
    if areas := list(_areas(given.get(AREAS, ""), known, problems.append)):
        data["areas"] = areas
    data["organisations"] = [*([lead] if lead else []), *_others(given.get(OTHERS, ""))]
    if "purpose" in plain:
        data["purpose"] = plain["purpose"]
    data["data"] = [{"item": item} for item in listed(given.get(DATA, ""))]
    if bases := words.get(LAWFUL_BASES):
        data["legal"] = {"lawful_bases": [{"basis": basis} for basis in bases]}
    for part, paths in _PARTS.items():
        if stated := {path.rpartition(".")[2]: given[path] for path in paths if path in given}:
            data[part] = stated
    return data, problems


def _words(question: FormQuestion, answer: str, problems: list[FormProblem]) -> list[str]:
    """The words that were chosen. What is no choice of the form came in by hand."""
    labels, rest = chosen(answer, list(question.words))
    if rest or (question.kind == "choice" and len(labels) > 1):
        some = ", ".join(f"`{label}`" for label in question.words)
        problems.append(
            FormProblem(question.label, f"`{excerpt(rest or answer)}` is no choice.", f"Choose from {some}.")
        )
        return []
    return list(dict.fromkeys(question.words[label] for label in labels))


def _lead(given: Mapping[str, str], one: Mapping[str, str]) -> dict[str, Any]:
    if LEAD not in given:
        return {}
    lead: dict[str, Any] = {"name": given[LEAD], "roles": ["lead"]}
    if "organisations.kind" in one:
        lead["kind"] = one["organisations.kind"]
    if "organisations.url" in given:
        lead["url"] = given["organisations.url"]
    return lead


def _provenance(given: Mapping[str, str], one: Mapping[str, str], lead: Mapping[str, Any]) -> dict[str, Any]:
    provenance: dict[str, Any] = {"basis": one[BASIS]} if BASIS in one else {}
    if one.get(BASIS) == "publisher" and lead and slug(lead["name"]):
        provenance["publisher"] = slug(lead["name"])
    if sources := [{"url": url} for url in listed(given.get(SOURCES, ""))]:
        provenance["sources"] = sources
    return provenance


def _areas(answer: str, known: Known, tell: Callable[[FormProblem], None]) -> Iterator[dict[str, Any]]:
    """Each place by its id, its name or its council's name, once."""
    seen = set()
    for line in (place for text in listed(answer) for place in _places(" ".join(text.split()).strip(",; "), known)):
        found = _named(line, known)
        if len(found) != 1:
            several = f"`{excerpt(line)}` may be {' or '.join(f'`{one}`' for one in found)}."
            near = area_meant(line, known) or "Write the name of a council or of a district, such as `Leeds`."
            tell(
                FormProblem(
                    BY_PATH[AREAS].label,
                    several if found else f"There is no area `{excerpt(line)}`.",
                    "Write one of those." if found else near,
                )
            )
        elif found[0] not in seen:
            seen.add(found[0])
            yield {"id": found[0]}


def _places(line: str, known: Known) -> Iterator[str]:
    """The places that one line names. A name may hold a comma or an "and" itself, so the longest that is one counts.

    Where no part of the line is a place, all of it is taken for one.
    """
    parts = _BETWEEN_PLACES.split(line)
    # From each part on: of how many parts no place is known, and where the first name ends. Read from behind.
    best = {len(parts) + 1: (0, 0)}
    for start in range(len(parts) - 1, -1, -2):
        longest = min(start + 2 * _MOST_PARTS - 1, len(parts))
        options = [
            (best[end + 1][0] + (not is_known), end)
            for end in range(longest, start, -2)
            if (is_known := bool(_named("".join(parts[start:end]), known))) or end == start + 1
        ]
        best[start] = min(options, key=lambda option: option[0])
    start = 0
    if best[0][0] == len(parts[::2]):
        yield line
        return
    while start < len(parts):
        end = best[start][1]
        yield "".join(parts[start:end])
        start = end + 1


def _named(written: str, known: Known) -> tuple[str, ...]:
    """The areas of that id, that name or that council."""
    named = slug(written)
    if named in known.areas:
        return (named,)
    return known.areas_by_name.get(named) or known.areas_by_council.get(named) or ()


def _others(answer: str) -> Iterator[dict[str, Any]]:
    """Each other organisation, with its parts where what stands behind the last colon are parts."""
    roles = {name.casefold(): role for role, word in ROLES.items() for name in (role, word.label) if role != "lead"}
    for line in listed(answer):
        name, colon, said = line.rpartition(":")
        parts = [roles.get(part.strip().casefold()) for part in said.split(",")]
        if colon and name.strip() and all(parts):
            yield {"name": name.strip(), "roles": list(dict.fromkeys(parts))}
        else:
            yield {"name": line}


def in_order(problems: Iterable[FormProblem]) -> list[FormProblem]:
    """As the form asks, and then what is told of the whole."""
    asked = [*(question.label for question in QUESTIONS), PROMISED, ""]
    return sorted(dict.fromkeys(problems), key=lambda problem: asked.index(problem.question))


def question_at(path: Iterable[str | int]) -> str:
    """The label of the question whose answer stands at a place of the record; empty for what none asks."""
    names = list(path)
    if names[:1] == ["organisations"] and names[1:2] not in ([], [0]):
        return BY_PATH[OTHERS].label
    dotted = ".".join(name for name in names if isinstance(name, str))
    if dotted == "provenance.publisher":
        return BY_PATH[LEAD].label
    near = [one for one in QUESTIONS if dotted and (one.path == dotted or one.path.startswith(f"{dotted}."))]
    return near[0].label if near else ""
