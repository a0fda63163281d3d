"""The workflow in the how-to runs no text of strangers, begins when our own people say so, and may do little.

Its steps are run as they are run there, beside a repository to push to and a `gh` that writes down what it is told.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.check.folders import lay_out
from tests.conftest import ROOT
from tests.intake.issues import issue_body
from tests.repositories import Made

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
        "actions@users.noreply.github.com",
    }


def test_whatever_reads_the_issue_has_no_token(workflow: dict[str, Any]) -> None:
    reading = [step for step in workflow["jobs"]["record"]["steps"] if "plainview from-issue" in step.get("run", "")]
    assert len(reading) == 1 and "env" not in reading[0]
    assert '--event "$GITHUB_EVENT_PATH"' in reading[0]["run"]


def test_every_action_is_named_by_its_hash(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in workflow["jobs"]["record"]["steps"] if "uses" in step]
    assert used and all(re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40}", one) for one in used)


# What `gh` is told, line by line. A pull request that was opened is open from then on.
GH = """#!/bin/bash
set -e
case "$1 $2 $4" in
  "issue comment --body-file") test -s "$5"; cat "$5" >> "$STATE/told" ;;
  "issue comment --body") echo "$5" >> "$STATE/told" ;;
  "pr list "*) if test -e "$STATE/open"; then echo 1; else echo 0; fi ;;
  "pr create "*) touch "$STATE/open"; echo "$@" >> "$STATE/told" ;;
  *) exit 1 ;;
esac
"""
BRANCH = "record-from-issue-7"
RECORD = "content/agreements/warm-homes-in-leeds.yml"


@dataclass
class Label:
    """A repository and its server, and what putting the label on an issue does there."""

    server: Made
    folder: Path
    steps: list[dict[str, Any]]

    def put_on(self, body: str, *, title: str = "A title") -> bool:
        """Run the steps in a new clone. Says whether all of them went well."""
        clone = self.folder / "clone"
        shutil.rmtree(clone, ignore_errors=True)
        (self.folder / "failed").unlink(missing_ok=True)  # a runner begins with an empty folder
        self.server.git("clone", "--quiet", "--depth", "1", f"file://{self.server.folder}", str(clone))
        event = {"issue": {"number": 7, "title": title, "body": body}}
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        values = {"github.token": "none", "github.event.issue.number": "7"}
        values["github.event.repository.default_branch"] = "main"
        for step in self.steps:
            given = {
                name: re.sub(r"\$\{\{ (.*) }}", lambda one: values[one[1]], text) for name, text in step["env"].items()
            }
            environment = {
                "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(self.folder),
                "PYTHONPATH": str(ROOT),
                "STATE": str(self.folder),
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
                **given,
            }
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=clone,
                env=environment,
                capture_output=True,
                text=True,
                timeout=120,
            )
            if done.returncode:
                return False
        return True

    def told(self) -> list[str]:
        """What `gh` was told since the last time."""
        told = self.folder / "told"
        lines = told.read_text("utf-8").splitlines() if told.exists() else []
        told.unlink(missing_ok=True)
        return lines

    def on_branch(self, what: str = RECORD) -> str:
        return self.server.git("show", f"{BRANCH}:{what}")


@pytest.fixture
def label(workflow: dict[str, Any], tmp_path: Path) -> Label:
    server = Made(tmp_path / "server")
    lay_out(server.folder / "content")
    server.save("2026-01-01", {"content/agreements/.keep": ""})
    command = tmp_path / "plainview"
    command.write_text(f'#!/bin/bash\nexec "{sys.executable}" -m generator "$@" --content content\n', "utf-8")
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    for program in (command, tmp_path / "gh"):
        program.chmod(0o755)
    steps = [{"env": {}, **step} for step in workflow["jobs"]["record"]["steps"] if "run" in step]
    return Label(server, tmp_path, [step for step in steps if "pip install" not in step["run"]])


def test_a_label_makes_a_record_on_a_branch_with_a_comment_and_a_pull_request(label: Label) -> None:
    assert label.put_on(issue_body())

    comment, *_, opened = label.told()
    assert comment.startswith("Thank you. A first record was made of this: `warm-homes-in-leeds`.")
    assert opened.startswith(f"pr create --base main --head {BRANCH} --title Record from issue 7 --body Made from #7.")
    assert "title: Warm homes in Leeds" in label.on_branch()
    assert label.server.git("diff", "--name-only", "main", BRANCH).splitlines() == [RECORD]


def test_the_label_put_on_again_makes_the_record_anew_in_the_same_pull_request(label: Label) -> None:
    assert label.put_on(issue_body())
    label.told()
    assert label.put_on(issue_body({"purpose": "So that everyone is warm."}))

    assert "purpose: So that everyone is warm." in " ".join(label.on_branch().split())
    assert label.server.git("rev-list", "--count", f"main..{BRANCH}") == "1"
    assert not any(line.startswith("pr create") for line in label.told())


def test_a_branch_that_somebody_has_worked_on_stays_as_it_is(label: Label) -> None:
    assert label.put_on(issue_body())
    label.server.git("switch", "--quiet", BRANCH)
    label.server.save("2026-01-02", {RECORD: "mended by hand\n"})
    label.server.git("switch", "--quiet", "main")
    label.told()
    assert label.put_on(issue_body({"purpose": "So that everyone is warm."}))

    assert label.on_branch() == "mended by hand"
    assert label.told()[-1].startswith(f"Somebody has worked on `{BRANCH}`, so it stays as it is.")


def test_what_is_wrong_with_an_issue_is_a_comment_and_nothing_else(label: Label) -> None:
    assert label.put_on(issue_body({"areas.id": "Leedz"}))

    assert label.told()[0].startswith("Thank you. No record could be made of this yet.")
    assert label.server.git("branch", "--list", BRANCH) == ""


@pytest.mark.parametrize("status", [1, 2, 3])
def test_what_is_wrong_elsewhere_is_told_in_the_log_and_the_comment_is_not_empty(label: Label, status: int) -> None:
    command = label.folder / "plainview"
    command.write_text(f"#!/bin/bash\necho /a/path/of/ours >&2\nexit {status}\n", encoding="utf-8")

    assert not label.put_on(issue_body())
    assert label.told() == ["No record was made. That is not for you to mend: we look into it."]
    assert label.server.git("branch", "--list", BRANCH) == ""


def test_hostile_text_runs_nothing(label: Label) -> None:
    hostile = '$(touch "$STATE/run")`touch "$STATE/run"`"; touch "$STATE/run"; \'\n::set-output name=x::y'
    assert label.put_on(issue_body({"purpose": hostile}), title=hostile)

    assert not (label.folder / "run").exists()
    assert "touch" in label.on_branch()
