"""A public body that relies on a reason meant for others is pointed out; others and helpers are not."""

from __future__ import annotations

import pytest

from tests.check.folders import SMALLEST, CheckText


@pytest.mark.parametrize(
    ("organisation", "basis", "warned"),
    [
        ("name: A, kind: council, roles: [controller]", "legitimate-interests", True),
        ("name: A, kind: nhs", "recognised-legitimate-interest", True),
        ("name: A, kind: school", "legitimate-interests", True),
        ("name: A, kind: other-public", "legitimate-interests", True),
        ("name: West Yorkshire Police", "legitimate-interests", True),
        ("name: Another Police Force", "legitimate-interests", False),
        ("name: A, kind: university", "legitimate-interests", False),
        ("name: A, kind: charity", "recognised-legitimate-interest", False),
        ("name: A, kind: housing-association", "recognised-legitimate-interest", False),
        ("name: A, kind: council", "public-task", False),
        ("name: A, kind: council", "consent", False),
        ("name: A, kind: nhs, roles: [processor]", "legitimate-interests", False),
        ("name: A, kind: nhs, roles: [processor, supplier]", "legitimate-interests", False),
        ("name: A, kind: nhs, roles: [processor, controller]", "legitimate-interests", True),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_who_relies_on_what(organisation: str, basis: str, warned: bool, named: bool, check_text: CheckText) -> None:
    identifier = organisation.partition(",")[0].removeprefix("name: ").lower().replace(" ", "-")
    relies = f", organisations: [{identifier}]" if named else ""
    text = SMALLEST.replace("{name: Leeds City Council", "{name: A charity, kind: charity")
    text = text.replace("roles: [lead]}\n", f"roles: [lead]}}\n  - {{{organisation}}}\n")

    problems = check_text(text + f"legal: {{lawful_bases: [{{basis: {basis}{relies}}}]}}\n")

    assert [(problem.code, problem.severity) for problem in problems] == [("public-body-basis", "warning")] * warned
