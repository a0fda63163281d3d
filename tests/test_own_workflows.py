"""The pipelines of this repository: least permissions, pinned by commit, and each command in them is one there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAY: dict[str, set[str]] = {
    "publish.yml:publish": {"pages", "id-token"},
    "release.yml:vouch": {"id-token", "attestations"},
    "release.yml:publish": {"contents"},
}


def steps_of(workflow: Path) -> list[tuple[str, dict[str, Any]]]:
    told = yaml.safe_load(workflow.read_text("utf-8"))
    return [(f"{workflow.name}:{name}", step) for name, job in told["jobs"].items() for step in job["steps"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(workflow: Path) -> None:
    told = yaml.safe_load(workflow.read_text("utf-8"))
    assert told["permissions"] == {"contents": "read"}
    for name, job in told["jobs"].items():
        written = {right for right, how in job.get("permissions", {}).items() if how == "write"}
        assert written == MAY.get(f"{workflow.name}:{name}", set()), name
        assert job["timeout-minutes"] <= 40


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_others_made_is_pinned_by_commit_and_their_text_reaches_no_shell(workflow: Path) -> None:
    for name, step in steps_of(workflow):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]), name
        assert "${{" not in step.get("run", ""), name


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_each_make_that_a_workflow_asks_for_is_there(workflow: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {word for _, step in steps_of(workflow) for word in re.findall(r"\bmake ([a-z-]+)", step.get("run", ""))}
    assert asked and asked <= targets


def test_nothing_is_released_that_was_not_tested_asked_about_and_vouched_for() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]
    runs = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert runs == ["make test", "make audit", "make dist"]
    assert (jobs["vouch"]["needs"], jobs["publish"]["needs"]) == ("build", "vouch")
    assert "continue-on-error" not in str(jobs)


def test_a_fault_known_in_a_package_keeps_no_register_from_being_published() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == "build"
    assert not any("audit" in step.get("run", "") for step in jobs["build"]["steps"])
    assert any("make audit" in step.get("run", "") for step in jobs["audit"]["steps"])


def test_an_auditor_of_workflows_finds_nothing() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", ".github/workflows"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_audit_fails_where_a_package_could_not_be_asked_about() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert recipe.count("--strict") == recipe.count("pip-audit --requirement") == 2
