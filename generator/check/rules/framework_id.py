"""A framework version is named as its file is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework

CODE = Code(
    "framework-id",
    "error",
    "Assessments name a framework version by its file, so the `id` inside is the same.",
    "# content/frameworks/data-for-public-benefit-2.yml\nid: data-for-public-benefit-1",
    "# content/frameworks/data-for-public-benefit-2.yml\nid: data-for-public-benefit-2",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Compares the two."""
    if framework.id != identifier:
        yield Fault(
            ("id",),
            f"The id is `{framework.id}`, and the file is called `{identifier}.yml`.",
            f"Write `id: {identifier}`, or rename the file.",
        )
