"""Whether a file has the fields and kinds of value that its model declares, said in plain words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.check.faults import At, Code, Fault
from generator.model.area import CODE_PATTERN
from generator.model.assessment import QUESTION_PATTERN
from generator.model.fields import EMAIL_PATTERN, ID_PATTERN, LINK_PATTERN, options


def faults_of_shape(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[str, Fault]]:
    """Each fault that the model found, with its code, in the order of the fields."""
    for detail in error.errors(include_url=False):
        at = tuple(part for part in detail["loc"] if part != "[key]")
        yield _fault(detail["type"], at, detail.get("input"), detail.get("ctx") or {}, model)


def _fault(kind: str, at: At, given: Any, ctx: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, Fault]:
    name = str(at[-1]) if at else ""
    parent = _model_at(model, at[:-1])
    if kind == "missing":
        return "missing-field", Fault(at, f"`{name}` is missing from {_called(parent)}.", _question_of(parent, name))
    if kind == "extra_forbidden":
        return "unknown-field", Fault(at, f"`{name}` is not a field of {_called(parent)}.", _did_you_mean_field(name, parent))
    if kind == "literal_error":
        return _unknown_word(at, given, str(ctx.get("expected", "")))
    if kind == "string_pattern_mismatch":
        return _PATTERNS[str(ctx["pattern"])](at, str(given))
    if kind == "bad_date":
        return "bad-date", Fault(
            at,
            f"`{_excerpt(given)}` is not a date.",
            "Write 2026-02-05; or 2026-02 or 2026 where no more is known; or about 2026 where a source only implies it.",
        )
    if kind == "too_short":
        return "empty-list", Fault(at, f"`{name}` needs at least one entry.", _question_of(parent, name))
    if kind == "string_too_short":
        return "empty-text", Fault(at, f"`{name}` is empty.", "Say what is known, or leave the whole field out.")
    if kind == "string_too_long":
        return "too-long", Fault(at, f"`{name}` is longer than {ctx.get('max_length')} characters.", "Shorten it.")
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = ctx.get("ge", ctx.get("le", ctx.get("gt", ctx.get("lt"))))
        side = "at least" if kind.startswith("greater") else "at most"
        return "wrong-number", Fault(at, f"{given} is out of range.", f"Write a number of {side} {bound}.")
    return "wrong-kind", Fault(at, f"`{name or 'This file'}` holds {_kind_of(given)}.", _wanted(kind))


def _unknown_word(at: At, given: Any, expected: str) -> tuple[str, Fault]:
    words = re.findall(r"'([^']*)'", expected) or re.findall(r"\w+", expected)
    if isinstance(given, str) and words:
        return "unknown-word", Fault(at, f"`{_excerpt(given)}` is not one of the words for this.", _choose(given, words))
    numbers = re.findall(r"(?<![\w-])\d+", expected)
    return "unknown-word", Fault(
        at, f"`{_excerpt(given)}` is not one of the values for this.", _one_of([*numbers, *re.findall(r"'([^']*)'", expected)])
    )


def _choose(given: str, words: Iterable[str]) -> str:
    choices = list(words)
    near = close_match(given, choices)
    if near:
        return f"Did you mean `{near}`?"
    return _one_of(choices)


def _one_of(choices: list[str]) -> str:
    shown = ", ".join(choices[:40])
    return f"Choose one of: {shown}." if len(choices) <= 40 else f"Choose one of: {shown} and {len(choices) - 40} more."


def close_match(given: str, choices: Iterable[str]) -> str | None:
    """The choice that someone who wrote `given` most likely meant, if one is near."""
    near = difflib.get_close_matches(given.lower().replace("_", "-").replace(" ", "-"), list(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def _bad_link(at: At, given: str) -> tuple[str, Fault]:
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", given)
    if scheme and scheme.group(1).lower() not in ("http", "https", "mailto", "tel"):
        return "link-scheme", Fault(
            at, f"A link may not begin with `{scheme.group(1)}:`.", "Use an address that begins with https:, mailto: or tel:."
        )
    return "bad-link", Fault(
        at, f"`{_excerpt(given)}` is not a whole address.", "Copy it from the browser's address bar, from https:// to the end."
    )


def _bad_id(at: At, given: str) -> tuple[str, Fault]:
    return "bad-id", Fault(
        at, f"`{_excerpt(given)}` cannot be an id.", "Use lower-case letters, digits and single hyphens, such as `leeds-city-council`."
    )


def _bad_email(at: At, given: str) -> tuple[str, Fault]:
    return "bad-email", Fault(at, f"`{_excerpt(given)}` is not an email address.", "Write it as name@organisation.gov.uk.")


def _bad_question(at: At, given: str) -> tuple[str, Fault]:
    return "bad-id", Fault(
        at, f"`{_excerpt(given)}` cannot be a question's id.", "It is the test, a dot, and words: `purposeful.clear-purpose`."
    )


def _bad_code(at: At, given: str) -> tuple[str, Fault]:
    return "bad-area-code", Fault(
        at, f"`{_excerpt(given)}` is not an official area code.", "It is a letter (E, N, S or W) and eight digits: E08000035."
    )


_PATTERNS = {
    LINK_PATTERN: _bad_link,
    ID_PATTERN: _bad_id,
    EMAIL_PATTERN: _bad_email,
    QUESTION_PATTERN: _bad_question,
    CODE_PATTERN: _bad_code,
}


def _wanted(kind: str) -> str:
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
        return "text" if len(given) > 40 else f"the text `{given}`"
    if isinstance(given, list):
        return "a list"
    return "fields of its own"


def _excerpt(given: Any) -> str:
    text = str(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _question_of(model: type[BaseModel] | None, name: str) -> str:
    for key, field in model.model_fields.items() if model else ():
        if name in (key, field.alias):
            extra = field.json_schema_extra
            question = extra.get("question", "") if isinstance(extra, dict) else ""
            return f"Add it: {question} {field.description or ''}".strip()
    return "Add it."


def _did_you_mean_field(name: str, model: type[BaseModel] | None) -> str:
    if model is None:
        return "Remove it."
    names = [field.alias or key for key, field in model.model_fields.items()]
    near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Remove it, or use one of: {', '.join(names)}."


def _called(model: type[BaseModel] | None) -> str:
    if model is None:
        return "this part"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    article = "an" if words[0] in "aeiou" else "a"
    return f"{article} {words}"


def _model_at(model: type[BaseModel], at: At) -> type[BaseModel] | None:
    """The model that holds the fields at a place, found by following the declarations."""
    current: Any = model
    for part in at:
        current = _inside(current, part)
        if current is None:
            return None
    return _as_model(current)


def _inside(annotation: Any, part: str | int) -> Any:
    model = _as_model(annotation)
    if model is not None:
        return next((f.annotation for key, f in model.model_fields.items() if part in (key, f.alias)), None)
    for option in options(annotation):
        origin = get_origin(option)
        if origin is tuple:
            return get_args(option)[0]
        if origin is dict:
            return get_args(option)[1]
    return None


def _as_model(annotation: Any) -> type[BaseModel] | None:
    return next((o for o in options(annotation) if isinstance(o, type) and issubclass(o, BaseModel)), None)
