"""The workflow in the how-to runs no text of strangers, begins when our own people say so, and may do little."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to" / "publish-with-a-form.md"


def text_shown() -> str:
    """The text of the workflow."""
    block = re.search(r"^```yaml\n(# \.github/workflows/.*?)^```$", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert block
    return block[1]


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """The workflow, with `on` as the word that GitHub takes it for."""
    read: dict[Any, Any] = yaml.safe_load(text_shown())
    return {("on" if key is True else key): value for key, value in read.items()}


def test_it_begins_with_a_label_that_only_our_own_people_can_give(workflow: dict[str, Any]) -> None:
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["record"]["if"] == "github.event.label.name == 'make-a-record'"


def test_it_may_do_no_more_than_it_does(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["record"]["permissions"] == {
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    }
    checkout = workflow["jobs"]["record"]["steps"][0]
    assert checkout["with"] == {"persist-credentials": False}


def test_no_text_of_an_issue_reaches_a_shell(workflow: dict[str, Any]) -> None:
    steps = workflow["jobs"]["record"]["steps"]
    assert not any("${{" in step.get("run", "") for step in steps)
    given = {value for step in steps for value in step.get("env", {}).values()}
    assert given == {
        "${{ github.token }}",
        "${{ github.event.issue.number }}",
        "${{ github.event.repository.default_branch }}",
    }


def test_whatever_reads_the_issue_has_no_token(workflow: dict[str, Any]) -> None:
    reading = [step for step in workflow["jobs"]["record"]["steps"] if "plainview from-issue" in step.get("run", "")]
    assert len(reading) == 1 and "env" not in reading[0]
    assert '--event "$GITHUB_EVENT_PATH"' in reading[0]["run"]


def test_every_action_is_named_by_its_hash(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in workflow["jobs"]["record"]["steps"] if "uses" in step]
    assert used and all(re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40}", one) for one in used)
