"""The Nu checker finds no error in one page of every kind, as a browser gets it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.outside.conftest import PAGES

pytestmark = pytest.mark.long
_SETTING = "nu.validator.servlet."


@pytest.fixture(scope="module")
def told(modules: Path, hosted: str) -> list[dict[str, str]]:
    """Everything that the checker says of all pages, read from the host so that it knows where `'self'` is."""
    java = shutil.which("java")
    assert java, "The Nu checker needs Java: `make test-long` installs it where it may."
    run = subprocess.run(
        [
            # To the checker an address of this machine is a forbidden one, and a busy machine is one that is gone.
            *(java, "-Xss4m", f"-D{_SETTING}allow-forbidden-hosts=true"),
            *(f"-D{_SETTING}{one}-timeout=120000" for one in ("connection", "socket")),
            *("-jar", str(modules / "vnu-jar" / "build" / "dist" / "vnu.jar")),
            *("--format", "json", "--stdout", "--exit-zero-always"),
            *(hosted + address for address in PAGES),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    messages: list[dict[str, str]] = json.loads(run.stdout)["messages"]
    return messages


def test_every_page_was_read(told: list[dict[str, str]]) -> None:
    assert [one for one in told if one["type"] == "non-document-error"] == []


def test_no_page_of_any_kind_has_an_error(told: list[dict[str, str]], hosted: str) -> None:
    lines = {kind: [_line(one, hosted) for one in told if one["type"] == kind] for kind in ("error", "info")}
    print("\nWhat the Nu checker would rather see:", *lines["info"], sep="\n  ")
    assert lines["error"] == []


def test_the_checker_finds_what_is_wrong(modules: Path, tmp_path: Path) -> None:
    """A judge that passes everything would pass the site too."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>x</title><p><div id=a></div></p><b id=a>', "utf-8")
    jar = str(modules / "vnu-jar" / "build" / "dist" / "vnu.jar")
    run = subprocess.run(["java", "-jar", jar, "--format", "json", str(wrong)], capture_output=True, text=True)
    assert run.returncode == 1
    assert "Duplicate ID" in run.stderr


def _line(message: dict[str, str], origin: str) -> str:
    place = f"{message.get('url', '').removeprefix(origin) or 'home'}:{message.get('lastLine', '')}"
    return f"{place}: {message['message']} {' '.join(message.get('extract', '').split())[:160]}"
