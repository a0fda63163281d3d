"""Whether a file has the fields and kinds of value that its model declares, said in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.check import placeholder
from generator.check.dates_meant import date_meant
from generator.check.declared import called, example_at, fields_of, model_at, names_of, question_of
from generator.check.faults import At, Fault
from generator.check.placeholder import is_placeholder, not_answered, placeholder_fault
from generator.check.suggest import close_match, did_you_mean, word_meant
from generator.check.text_patterns import BY_PATTERN, bad_id
from generator.model.fields import AGREEMENT_ID_PATTERN, ID_PATTERN
from generator.read.excerpt import excerpt
from generator.read.yaml_advice import CURLY_QUOTES, ODD_SPACE
from generator.read.yaml_fault import MOST_FAULTS

Advice = Callable[[At, str], str | None]
"""What somebody most likely meant by a text at a place, told by who knows more than the declarations do."""


def no_advice(at: At, given: str) -> str | None:
    """Knows nothing more."""
    return None


def faults_of_shape(
    error: ValidationError, model: type[BaseModel], advice: Advice = no_advice
) -> Iterator[tuple[str, Fault]]:
    """Each fault that the model found, with its code, in the order of the fields, up to as many as are told."""
    details = list(true_details(error))[:MOST_FAULTS]
    misspelt = {meant for detail in details if (meant := field_meant(detail, model))}
    for detail in details:
        at = place_of(detail)
        # A field that is misspelt is not missing as well.
        if detail["type"] == "missing" and at in misspelt:
            continue
        code, fault = _fault(detail["type"], at, detail.get("input"), detail.get("ctx") or {}, model)
        given = detail.get("input")
        # A field that nobody knows is told as such, whatever it holds.
        if is_placeholder(given) and code != "unknown-field":
            rating = detail["type"] == "bad_rating"
            code, fault = placeholder.CODE, not_answered(at) if rating else placeholder_fault(at, fix=fault.fix)
        elif isinstance(given, str) and code == "bad-id" and not _hidden_in(given) and (told := advice(at, given)):
            fault = Fault(at, fault.message, told)
        yield code, fault


def true_details(error: ValidationError) -> Iterator[ErrorDetails]:
    """What pydantic found, without "too short" for a list that only seems so since its entries are wrong."""
    for detail in error.errors(include_url=False):
        given = detail["input"]
        if detail["type"] != "too_short" or not given or len(given) < detail["ctx"]["min_length"]:
            yield detail


def place_of(detail: ErrorDetails) -> At:
    """Where a fault is, without the `[key]` that pydantic adds for a wrong name in a part with names of its own."""
    if detail["type"] == "extra_forbidden":
        return detail["loc"]
    return tuple(part for part in detail["loc"] if part != "[key]")


def word_meant_by(detail: ErrorDetails) -> str | None:
    """The word of a vocabulary that was most likely meant by one that is not in it."""
    given = detail.get("input")
    if detail["type"] != "literal_error" or not isinstance(given, str) or detail["loc"][-1] == "[key]":
        return None
    words, _ = _words_of(str((detail.get("ctx") or {}).get("expected", "")))
    return None if is_placeholder(given) else word_meant(given, words)


def field_meant(detail: ErrorDetails, model: type[BaseModel]) -> At | None:
    """The place of the field that was most likely meant by one that there is not."""
    at = place_of(detail)
    parent = model_at(model, at[:-1]) if detail["type"] == "extra_forbidden" else None
    written = re.sub(f"[{ODD_SPACE}]", "", str(at[-1])).partition(":")[0]
    near = close_match(written, names_of(parent)) if parent else None
    return (*at[:-1], near) if near else None


def _fault(kind: str, at: At, given: Any, ctx: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, Fault]:
    name = excerpt(at[-1]) if at else ""
    parent = model_at(model, at[:-1])
    if kind == "missing":
        return "missing-field", Fault(at, f"`{name}` is missing from {called(parent)}.", question_of(parent, name))
    if kind == "extra_forbidden":
        said = f"`{name}` is not a field of {called(parent)}."
        return "unknown-field", Fault(at, said, _hidden_in(str(at[-1])) or _did_you_mean_field(name, parent))
    code, fault = _of_value(kind, at, given, ctx, model)
    if given in (None, ""):
        return "empty-text", Fault(at, f"{_shown(at)} is empty.", _fill_in(kind, at, fault, parent))
    if isinstance(given, str) and (hidden := _hidden_in(given)):
        return code, Fault(at, fault.message, hidden)
    return code, fault


def _of_value(kind: str, at: At, given: Any, ctx: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, Fault]:
    """What is wrong with the value of a field that may stand where it does."""
    if kind == "literal_error":
        return _unknown_word(at, given, str(ctx.get("expected", "")))
    if kind == "bad_rating":
        return _unknown_word(at, given, "1, 2, 3, 4, 5 or 'not-assessed'")
    if kind == "string_pattern_mismatch" and ctx["pattern"] in (ID_PATTERN, AGREEMENT_ID_PATTERN):
        return bad_id(at, given, example_at(model, at))
    if kind == "string_pattern_mismatch":
        return BY_PATTERN[str(ctx["pattern"])](at, str(given))
    if kind == "bad_date":
        meant = date_meant(given) if isinstance(given, str) else None
        return "bad-date", Fault(
            at, f"`{_written(given)}` is not a date.", f"Did you mean `{meant}`?" if meant else A_DATE
        )
    if kind == "too_short":
        parent = model_at(model, at[:-1])
        least = "one entry" if ctx["min_length"] == 1 else f"{ctx['min_length']} entries"
        return "empty-list", Fault(at, f"{_shown(at)} needs at least {least}.", question_of(parent, str(at[-1])))
    if kind == "string_too_short":
        return "empty-text", Fault(at, f"{_shown(at)} is empty.", "Say what is known.")
    if kind == "string_too_long":
        return "too-long", Fault(at, f"{_shown(at)} is longer than {ctx.get('max_length')} characters.", "Shorten it.")
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = ctx.get("ge", ctx.get("le", ctx.get("gt", ctx.get("lt"))))
        side = "at least" if kind.startswith("greater") else "at most"
        return "wrong-number", Fault(at, f"{given} is out of range.", f"Write a number of {side} {bound}.")
    return "wrong-kind", Fault(at, f"{_shown(at)} holds {_kind_of(given)}.", _wanted(kind, at, given, model))


A_DATE = "Write 2026-02-05; or 2026-02 or 2026 where no more is known; or about 2026 where a source only implies it."


def _shown(at: At) -> str:
    """How a place is called: by the name of its field, or as an entry of one, counted from 1."""
    if not at:
        return "This file"
    if isinstance(at[-1], int):
        return f"Entry {at[-1] + 1} of {_shown(at[:-1]).replace('Entry', 'entry')}"
    return f"`{excerpt(at[-1])}`"


def _written(given: Any) -> str:
    return str(given).lower() if isinstance(given, bool) else excerpt(given)


def _hidden_in(given: str) -> str | None:
    """What to do about a character that made a word or a name unknown and cannot be seen there."""
    if found := re.search(f"[{ODD_SPACE}]", given):
        return (
            f"Delete the hidden character in it (U+{ord(found.group()):04X}), and type what should stand there again."
        )
    if given.startswith(CURLY_QUOTES) or given.endswith(CURLY_QUOTES):
        return "Delete the curly quotes: they are part of the text."
    return None


def _fill_in(kind: str, at: At, fault: Fault, parent: type[BaseModel] | None) -> str:
    """What to do about a field that was begun and left empty: what would be right there, or nothing at all."""
    if at and isinstance(at[-1], int):
        return fault.fix.rstrip(".") + "; or delete this entry."
    field = dict(fields_of(parent)).get(str(at[-1])) if parent and at else None
    needed = field is None or field.is_required()
    if kind.startswith("string_t"):
        return question_of(parent, str(at[-1]) if at else "") if needed else "Say what is known, or leave it out."
    return fault.fix if needed else fault.fix.rstrip(".") + "; or leave the whole field out."


def _unknown_word(at: At, given: Any, expected: str) -> tuple[str, Fault]:
    words, numbers = _words_of(expected)
    if isinstance(given, list | dict):
        return "wrong-kind", Fault(
            at, f"{_shown(at)} holds {_kind_of(given)}.", f"Write a single word. {_one_of([*numbers, *words])}"
        )
    said = f"`{_written(given)}` is not one of the words for this."
    if isinstance(given, str) and given != given.strip() and given.strip() in words:
        return "unknown-word", Fault(
            at, f"A space stands beside `{given.strip()}`.", "Take the space out of the quotes."
        )
    parts = given.replace(",", " ").split() if isinstance(given, str) else []
    if len(parts) > 1 and all(part in words for part in parts):
        return "unknown-word", Fault(at, said, f"Put a comma between the words: `{', '.join(parts)}`.")
    if not numbers:
        return "unknown-word", Fault(at, said, _choose(str(given), words))
    fix = f"Write {given} without quotes." if given in numbers else _one_of([*numbers, *words])
    return "unknown-word", Fault(at, said.replace("words", "values"), fix)


def _words_of(expected: str) -> tuple[list[str], list[str]]:
    """The words and the numbers in what pydantic says it expected."""
    return re.findall(r"'([^']*)'", expected), re.findall(r"(?<![\w-])\d+", re.sub(r"'[^']*'", "", expected))


def _choose(given: str, words: Sequence[str]) -> str:
    near = None if is_placeholder(given) else word_meant(given, words)
    return f"Did you mean `{near}`?" if near else _one_of(words)


def _one_of(choices: Sequence[str]) -> str:
    if len(choices) == 1:
        return f"Write {choices[0]}."
    shown = ", ".join(choices[:40])
    return f"Choose one of: {shown}." if len(choices) <= 40 else f"Choose one of: {shown} and {len(choices) - 40} more."


def _wanted(kind: str, at: At, given: Any, model: type[BaseModel]) -> str:
    part = model_at(model, (*at, 0) if "tuple" in kind else at)
    first = next((name for name, field in fields_of(part) if field.is_required()), None) if part else None
    if "tuple" in kind and part is not None and isinstance(given, dict):
        return "Begin each entry with `- `, and line its other fields up under the first."
    if first is not None and isinstance(given, str) and "\n" not in given:
        if "tuple" in kind:
            return f"Write a list, even of one: a line `- {first}: {excerpt(given)}`."
        if at and isinstance(at[-1], int):
            return f"Begin it with the name of a field: `{first}: {excerpt(given)}`."
    for words, wanted in (
        ("string", "Write text. If it looks like a number, put it in quotes."),
        ("bool", "Write true or false."),
        ("int", "Write a whole number, without quotes."),
        ("tuple", "Write a list: lines that begin with `- `, or words in [square brackets]."),
        ("list", "Write a list: lines that begin with `- `, or words in [square brackets]."),
        ("model", "Write fields beneath it, each as `name: value`."),
        ("dict", "Write fields beneath it, each as `name: value`."),
    ):
        if words in kind:
            return wanted
    return "See `plainview explain wrong-kind`."


def _kind_of(given: Any) -> str:
    if given is None:
        return "nothing"
    if isinstance(given, bool):
        return f"`{str(given).lower()}`"
    if isinstance(given, int | float):
        return f"the number {given}"
    if isinstance(given, str):
        return "text" if len(given) > 40 else f"the text `{excerpt(given)}`"
    if isinstance(given, list):
        return "a list"
    return "fields of its own"


def _did_you_mean_field(name: str, model: type[BaseModel] | None) -> str:
    if model is None:
        return "Remove it."
    names = names_of(model)
    return did_you_mean(name, names, f"Remove it, or use one of: {', '.join(names)}.")
