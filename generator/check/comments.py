"""Comments in a record's file are guarded too: they are on no page, and yet public wherever the file is.

Only what is surely personal is looked for. No note lets it through: it can stand in no comment, and need not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Fault
from generator.check.rule import TextRule
from generator.check.rules import mobile_number, national_insurance_number, nhs_number, personal_email
from generator.check.texts import Texts
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile
from generator.read.yaml_comments import comments_in

_RULES: tuple[TextRule, ...] = (personal_email, mobile_number, nhs_number, national_insurance_number)
_MAYBE = re.compile(r"(?:^|[ \t])#[^\n]*", re.MULTILINE)
_FIX = "Take it out. A comment is on no page, and everyone who sees the file can read it."


def personal_data_in_comments(file: ContentFile, text: str) -> Iterator[Problem]:
    """What looks personal in the comments of a file."""
    if not any(_faults(_MAYBE.findall(text))):
        return
    comments = [*comments_in(text)]
    for code, fault in _faults([said for said, _, _ in comments]):
        _, line, column = comments[int(fault.at[0])]
        yield Problem(Where(file.shown, line, column), code, f"In a comment: {fault.message}", _FIX)


def _faults(comments: list[str]) -> Iterator[tuple[str, Fault]]:
    texts = Texts()
    texts.words += [((number,), said) for number, said in enumerate(comments)]
    for rule in _RULES:
        for fault in rule.check_texts(texts):
            yield rule.CODE.code, fault
