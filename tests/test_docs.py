"""The documents stay true: generated pages are fresh, links lead somewhere, and every command shown runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pydantic.fields import FieldInfo

from docs.make_reference import EDITOR, REFERENCE, all_settings, editor_files, pages
from generator.check.codes import CODES
from generator.check.settings import Options
from generator.cli import main as command

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "content" / "README.md"])


@pytest.mark.parametrize("name", pages())
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name], "Run `make reference`."


@pytest.mark.parametrize("name", editor_files())
def test_editors_are_helped_by_what_the_models_say(name: str) -> None:
    assert (EDITOR / name).read_text(encoding="utf-8") == editor_files()[name], "Run `make reference`."


def test_every_code_is_documented() -> None:
    text = (REFERENCE / "problem-codes.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"## `{code}`" not in text] == []


@pytest.mark.parametrize(
    ("path", "field"), list(all_settings(Options)), ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_setting_is_explained_and_stands_in_the_settings_of_this_site(path: str, field: FieldInfo) -> None:
    assert field.description and field.description.endswith("."), path
    written = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(rf"^[ #-]*{path.rpartition('.')[2]}:", written, re.MULTILINE), f"{path} is not in mkdocs.yml"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    # What stands in code shows how a link is written, and leads nowhere.
    text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"https?:|mailto:", target):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_what_security_says_is_held_by_a_test_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_is_said_of_faults_is_held_by_tests_that_are_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "explanation" / "faults.md").read_text(encoding="utf-8")))
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 15
    assert sorted(name for name in named if f"def {name}(" not in written) == []


def commands_shown() -> list[str]:
    shown = set()
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        shown.update(re.findall(r"^\$ (.+)$", text, re.MULTILINE))
        shown.update(re.findall(r"`((?:make|plainview|python -m generator)(?: [^`]+)?)`", text))
    return sorted(shown)


@pytest.mark.parametrize("line", commands_shown())
def test_every_command_shown_is_one_that_runs(line: str) -> None:
    words = shlex.split(line)
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        assert set(words[1:2]) <= targets, line
    elif Path(words[0]).name == "plainview" or words[:3] == ["python", "-m", "generator"]:
        _parses(words[1:] if Path(words[0]).name == "plainview" else words[3:], line)
    else:
        assert words[0] in {"git", "cd", "sudo", ".", "python3", "pip"}, f"What is `{line}`? Teach this test to run it."


def _parses(words: list[str], line: str) -> None:
    """Whether the command line knows this command and its options. A word in capitals stands for anything."""
    given: click.Command = command
    context = click.Context(given, **given.context_settings)
    rest = list(words)
    while rest and isinstance(given, click.Group) and not rest[0].startswith("-"):
        part = given.get_command(context, rest[0])
        assert part is not None, f"`{line}`: there is no command {rest[0]}"
        given, rest = part, rest[1:]
    options = {name for parameter in given.params for name in [*parameter.opts, *parameter.secondary_opts]}
    used = {word.strip("[]").split("=")[0] for word in rest if word.strip("[]").startswith("--")}
    assert used - {"--help", "--version"} <= options, line


def test_the_tutorial_on_assessing_shows_what_the_command_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("pages"))
    monkeypatch.chdir(tmp_path)
    tutorial = (ROOT / "docs" / "tutorial" / "assess-an-initiative.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:text|yaml)\n(.+?)\n```$", _without_lines(tutorial), re.MULTILINE | re.DOTALL)
    written = ""
    for words in ("new assessment mockton-carers-first-call", "check"):
        written += CliRunner().invoke(command, [*words.split(), "--content", "content"]).output
    written += (tmp_path / "content" / "agreements" / "mockton-carers-first-call.yml").read_text(encoding="utf-8")
    # The one block that nobody has written yet is the answer that a reader is to give.
    assert len(blocks) == 4
    assert [block for block in blocks if block not in _without_lines(written)] == [blocks[2]]


def _without_lines(text: str) -> str:
    """The same text without numbers of lines, which move whenever the record does."""
    return re.sub(r"(\.yml):\d+", r"\1:", text)
