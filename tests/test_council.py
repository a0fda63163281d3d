"""A council's own site from the wheel: begun, built and checked as its pipelines do. `test_four_ways.py` pushes it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.model.schema import SCHEMAS, schema_text
from tests.conftest import Shared
from tests.council import ANSWERS, NAME, Installed, install, steps_of
from tests.repositories import committed, git

RECORD = "content/agreements/sampleford-library-letters.yml"


@pytest.fixture(scope="module")
def installed(shared: Shared) -> Installed:
    folder = shared("wheel", lambda place: (place.mkdir(), install(place)))
    return Installed(folder / "package", folder / "commands")


@pytest.fixture(scope="module")
def begun(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `plainview init` begins it, committed."""
    place = tmp_path_factory.mktemp("council")
    done = installed.run("init", "site of ours", *ANSWERS, cwd=place)
    assert done.returncode == 0, done.stderr
    folder = place / "site of ours"
    committed(folder, "Begin")
    return folder


@pytest.fixture
def council(begun: Path, tmp_path: Path) -> Path:
    """A copy of it to change, at a branch of its own."""
    folder = Path(shutil.copytree(begun, tmp_path / "ours", symlinks=True))
    git(folder, "checkout", "-q", "-b", "change")
    return folder


def edit(folder: Path, before: str, after: str) -> None:
    file = folder / RECORD
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


# The wheel


def test_the_wheel_holds_what_a_site_needs_and_no_record(installed: Installed) -> None:
    there = {file.relative_to(installed.package).as_posix() for file in installed.package.rglob("*") if file.is_file()}
    for name in (
        "theme/overrides/base.html",
        "theme/pages/agreement.html.jinja",
        "content/frameworks/data-for-public-benefit-1.yml",
        "content/areas/leeds.yml",
        "content/pages/understand/town.md",
    ):
        assert f"generator/shipped/{name}" in there
    for beginning in ("outlines-", "postcodes-"):
        assert any(name.startswith(f"generator/shipped/content/areas/{beginning}") for name in there)
    assert not [name for name in there if "/agreements/" in name and "/intake/start/" not in name]
    assert not [name for name in there if name.startswith(("tests", "docs", "site"))]


def test_the_installed_package_is_what_runs(installed: Installed, tmp_path: Path) -> None:
    asked = f'"{sys.executable}" -c "import generator; print(generator.__file__)"'
    told = installed.shell(asked, cwd=tmp_path)
    assert told.stdout.strip() == str(installed.package / "generator" / "__init__.py")


# What is begun


def test_a_site_that_was_begun_is_in_order_and_builds_whole(installed: Installed, council: Path) -> None:
    checked = installed.run("check", cwd=council)
    assert (checked.returncode, checked.stdout) == (0, "Everything is in order.\n")
    built = installed.run("build", cwd=council)
    assert built.returncode == 0, built.stderr
    verified = installed.run("verify", "site", cwd=council)
    assert (verified.returncode, verified.stdout) == (0, "Every page is whole and every link resolves.\n")
    home = (council / "site" / "index.html").read_text("utf-8")
    assert f"How {NAME} shares data" in home
    place = (council / "site" / "areas" / "leeds" / "index.html").read_text("utf-8")
    assert "<h1>" in place and "Leeds" in place
    assert (council / "site" / "areas" / "manchester").exists() is False
    assert git(council, "status", "--short") == "", "what the commands make is ignored"


def test_it_names_schemas_that_are_there_and_hold_for_its_records(council: Path) -> None:
    settings = json.loads((council / ".vscode" / "settings.json").read_bytes())
    for schema, files in settings["yaml.schemas"].items():
        noun = Path(schema).stem
        assert (council / schema).read_text("utf-8") == schema_text(noun)
        assert (noun in SCHEMAS and files.startswith("content/")) or files == "sources.yml"


# Checks of a proposed change


def test_a_mistake_is_shown_on_its_line_and_stops_the_check(installed: Installed, council: Path) -> None:
    base = git(council, "rev-parse", "HEAD")
    edit(council, "  - {id: sampleford, taking_part", "  - {id: sampelford, taking_part")
    line = 1 + (council / RECORD).read_text("utf-8").splitlines().index("  - {id: sampelford, taking_part: confirmed}")
    check = steps_of(council / ".github" / "workflows" / "check.yml")[0]
    done = installed.shell(check, cwd=council, more={"BASE": base})
    assert done.returncode == 1
    assert f"::error file={RECORD},line={line}," in done.stdout
    assert "Did you mean `sampleford`?" in done.stdout


def test_a_record_that_is_deleted_stops_the_check(installed: Installed, council: Path) -> None:
    base = git(council, "rev-parse", "HEAD")
    (council / RECORD).unlink()
    check = steps_of(council / ".github" / "workflows" / "check.yml")[0]
    done = installed.shell(check, cwd=council, more={"BASE": base})
    assert done.returncode == 1
    assert "lost-address" in done.stdout


# Files for others


def test_workflows_ask_for_no_more_than_they_need_and_pin_what_they_use(council: Path) -> None:
    for workflow in (council / ".github" / "workflows").glob("*.yml"):
        told = yaml.safe_load(workflow.read_text("utf-8"))
        assert told["permissions"] == {"contents": "read"}
        for name, job in told["jobs"].items():
            more = set(job.get("permissions", {})) - {"contents"}
            assert more == ({"pages", "id-token"} if name == "publish" else set())
            for step in job["steps"]:
                if "uses" in step:
                    assert len(step["uses"].partition("@")[2]) == 40, step
                assert "${{" not in step.get("run", ""), "what others typed never reaches a shell"
    on = yaml.safe_load((council / ".github/workflows/check.yml").read_text("utf-8").replace("\non:", "\nevents:"))
    assert set(on["events"]) == {"pull_request"}


@pytest.mark.parametrize("well", [True, False], ids=["in order", "something to do"])
def test_what_needs_doing_is_advice_in_the_summary(
    well: bool, installed: Installed, council: Path, tmp_path: Path
) -> None:
    (step,) = steps_of(council / ".github" / "workflows" / "look-after.yml")
    summary = tmp_path / "summary.md"
    said = "echo 'To do: Bring `it`.'; exit" if not well else "echo 'Nothing needs doing.'; exit"
    for code, ends in ((0 if well else 1, 0), (2, 1)):  # wrong usage and a bug are failures
        step_of = f"plainview() {{ ({said} {code}); }}\n{step}"
        done = installed.shell(f"set -eo pipefail\n{step_of}", cwd=council, more={"GITHUB_STEP_SUMMARY": str(summary)})
        assert done.returncode == ends, (code, done.stdout, done.stderr)
    (told,) = summary.read_text("utf-8").split("~~~text\n")[1:]
    assert told.endswith("\n~~~\n") and ("Nothing needs doing." in told) is well
    (council / "doctor.txt").unlink()


def test_what_needs_doing_never_stands_in_the_way_of_publishing(council: Path) -> None:
    told = yaml.safe_load(
        (council / ".github/workflows/look-after.yml").read_text("utf-8").replace("\non:", "\nevents:")
    )
    assert set(told["events"]) == {"schedule", "workflow_dispatch"}
    assert told["concurrency"]["group"] != "publish", "a publication waits for no other run of its group"
    job = yaml.safe_load((council / ".gitlab-ci.yml").read_text("utf-8"))["look-after"]
    assert (job["allow_failure"], job["stage"]) == (True, ".post")
    kept = {step["with"]["path"] for step in told["jobs"]["look"]["steps"] if "cache" in step.get("uses", "")}
    assert kept == {*job["cache"]["paths"]} == {".site-kept/links.json"}


@pytest.mark.parametrize(
    "words",
    [
        (
            "vendor.github-workflows",
            *(f".github/workflows/{name}.yml" for name in ("check", "look-after", "publish")),
        ),
        ("vendor.gitlab-ci", "--data-transform", "gitlab-ci", ".gitlab-ci.yml"),
    ],
    ids=["github", "gitlab"],
)
def test_pipelines_are_what_their_hosts_take(council: Path, words: tuple[str, ...]) -> None:
    judge = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [judge, "--builtin-schema", *words], cwd=council, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_of_workflows_finds_nothing(council: Path) -> None:
    judge = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [judge, "--offline", "--no-progress", ".github/workflows"],
        cwd=council,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_hook_before_a_commit_checks_what_it_holds(installed: Installed, council: Path) -> None:
    (hook,) = yaml.safe_load((council / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    edit(council, "status: live", "status: alive")
    done = installed.shell(f'{hook["entry"]} "$@"', RECORD, cwd=council)
    assert done.returncode == 1 and "Did you mean `live`?" in done.stdout
