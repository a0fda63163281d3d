"""Plainview as a council has it: the wheel, unpacked where nothing of this checkout is found, and a site of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.repositories import _ALONE

NAME, PLACE = "Leeds City Council", "leeds"
ANSWERS = (
    "--name",
    NAME,
    "--area",
    "Leeds",
    "--site-url",
    "https://shares.example/",
    "--corrections",
    "data@leeds.example",
)


@dataclass(frozen=True)
class Installed:
    """The unpacked wheel, and a folder with the command that runs it."""

    package: Path
    commands: Path

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """What a process sees: the command before all others, and none of this checkout."""
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CI")}
        path = f"{self.commands}{os.pathsep}{kept['PATH']}"
        return {**kept, **_ALONE, "PATH": path, "PYTHONPATH": str(self.package), **(more or {})}

    def run(
        self, *words: str | Path, cwd: Path, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run `plainview` in a folder."""
        return self.shell('plainview "$@"', *map(str, words), cwd=cwd, more=more)

    def shell(
        self, script: str, *words: str, cwd: Path, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a step of a pipeline as it is run there: in a shell that stops at the first thing that fails."""
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script, "step", *words],
            cwd=cwd,
            env=self.environment(more),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def install(folder: Path) -> Installed:
    """Make the wheel as it is published and unpack it."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            folder,
            ROOT,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = folder.glob("plainview-*.whl")
    package, commands = folder / "package", folder / "commands"
    with zipfile.ZipFile(wheel) as parts:
        parts.extractall(package)
    commands.mkdir()
    command = commands / "plainview"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return Installed(package, commands)


def steps_of(workflow: Path) -> list[str]:
    """What each step of a workflow runs, but for setting up: the wheel is there already."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    steps: Sequence[Mapping[str, Any]] = [step for job in jobs.values() for step in job["steps"]]
    return [step["run"] for step in steps if "run" in step and step.get("name") != "Set up"]
