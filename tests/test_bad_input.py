"""Bad content and wrong usage: clear problems, the right exit code, no traceback, and the site as it was.

Whatever stands in the content folder, both doors say the same and leave the last good site alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click.testing
import pytest
import yaml
from mkdocs.__main__ import cli as mkdocs_command

from generator.check.codes import CODES
from generator.cli import main as command
from generator.model.agreement import Agreement
from tests.golden.made import CONTENT as GOOD
from tests.site_config import ROOT, bytes_in, write_config

PROBLEM = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>[a-z0-9-]+): (?P<message>.+)")
Break = Callable[[Path], None]


def written(name: str, data: bytes | str) -> Break:
    """A file with these bytes in the content folder."""

    def write(content: Path) -> None:
        path = content / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    return write


def emptied(content: Path) -> None:
    shutil.rmtree(content)
    content.mkdir()


def without_agreements(content: Path) -> None:
    shutil.rmtree(content / "agreements")


def agreements_are_a_file(content: Path) -> None:
    without_agreements(content)
    (content / "agreements").write_text("not a folder")


def linked_out(content: Path) -> None:
    outside = content.parent / "outside.yml"
    shutil.copy(content / "agreements" / "sampleford-bare.yml", outside)
    (content / "agreements" / "linked.yml").symlink_to(outside)


def folder_linked_out(content: Path) -> None:
    outside = content.parent / "outside"
    shutil.move(content / "agreements", outside)
    (content / "agreements").symlink_to(outside)


def link_to_itself(content: Path) -> None:
    (content / "agreements" / "round.yml").symlink_to("round.yml")


def fifo(content: Path) -> None:
    os.mkfifo(content / "agreements" / "pipe.yml")


def folder_with_the_name_of_a_file(content: Path) -> None:
    (content / "agreements" / "folder.yml").mkdir()


def every_field_wrong(content: Path) -> None:
    """Each field on a line of its own: a list of numbers, which no field holds."""
    lines = [f"{field.alias or name}: [7, [8]]" for name, field in Agreement.model_fields.items()]
    (content / "agreements" / "wrong.yml").write_text("\n".join(lines))


def with_a_map_for_each_value(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_a_map_for_each_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_a_map_for_each_value(inner) for inner in value] or "none"
    return {"wrong": "here"}


def every_value_wrong(content: Path) -> None:
    """A record with all its fields, at all depths, and a map wherever a value stood."""
    whole = content / "agreements" / "sampleford-whole.yml"
    record = yaml.safe_load(whole.read_text("utf-8"))
    whole.write_text(yaml.safe_dump(with_a_map_for_each_value(record), sort_keys=False))


def odd_name(content: Path) -> None:
    shutil.copy(content / "agreements" / "sampleford-bare.yml", content / "agreements" / "Odd Name.yml")


def odd_bytes_in_names(content: Path) -> None:
    for name in (b"new\nline.yml", b"\xff.yml", b"\x1b[31m.yml"):
        (content / "agreements" / os.fsdecode(name)).write_text(AGREEMENT)


CONTROLS = r"""schema: 1
"ti\e[31mtle": "\e[2J\e]0;x\a"
title: "One\e[2J\ncontent/agreements/y.yml:1:1: forged: Nothing is wrong."
summary: "x\u202egnp"
status: "live\e[31m\n1 error in 1 file. Nothing was published."
provenance: {basis: "public\r-sources", sources: [{url: "java\e[31mscript:x"}]}
areas: [{id: "eng\e[31mland\n::error::forged"}]
organisations: [{name: "Po\e[31mlice\n", roles: [lead]}]
purpose: "TB\e[31mC"
data: [{item: "jane.smith@mail.example\e[31m"}]
quality_notes: [{code: "x\e[31m", at: "a\e[31m", because: b}]
"""
AGREEMENT = (GOOD / "agreements" / "sampleford-bare.yml").read_text("utf-8")
# What is done to good content, and each code that must then be told, at which file and line.
BAD: Mapping[str, tuple[Break, str]] = {
    "an empty folder": (emptied, "agreements:1: no-records"),
    "no agreements": (without_agreements, "agreements:1: no-records"),
    "a file in place of the folder": (agreements_are_a_file, "agreements:1: not-a-folder"),
    "an empty file": (written("agreements/x.yml", ""), "agreements/x.yml:1: empty-file"),
    "not YAML": (written("agreements/x.yml", "title: [one, two\nsummary: }"), "agreements/x.yml:1: not-yaml"),
    "a picture": (written("agreements/x.yml", b"\x89PNG\r\n\x1a\n\x00\x00"), "agreements/x.yml:1: wrong-encoding"),
    "nothing but zeros": (written("agreements/x.yml", bytes(64)), "agreements/x.yml:1: unreadable-character"),
    "UTF-16": (written("agreements/x.yml", AGREEMENT.encode("utf-16")), "agreements/x.yml:1: wrong-encoding"),
    "Windows-1252": (
        written("agreements/x.yml", AGREEMENT.replace("Lost property", "“Lost” property").encode("cp1252")),
        "agreements/x.yml:3: wrong-encoding",
    ),
    "a link out of the folder": (linked_out, "agreements/linked.yml:1: link-out-of-folder"),
    "a folder linked from elsewhere": (folder_linked_out, "agreements:1: link-out-of-folder"),
    "a link to itself": (link_to_itself, "agreements/round.yml:1: unreadable-file"),
    "a pipe": (fifo, "agreements/pipe.yml:1: not-a-file"),
    "a folder called as a file": (folder_with_the_name_of_a_file, "agreements/folder.yml:1: stray-folder"),
    "2 MiB": (written("agreements/x.yml", "# " + "x" * 2**21), "agreements/x.yml:1: too-large"),
    "nested without end": (written("agreements/x.yml", "title: " + "[" * 50_000), "agreements/x.yml:1: too-deep"),
    "a bomb of aliases": (
        written("agreements/x.yml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        "agreements/x.yml:2: alias",
    ),
    "two documents": (
        written("agreements/x.yml", AGREEMENT + "---\n" + AGREEMENT),
        "agreements/x.yml:18: second-document",
    ),
    "a tag": (written("agreements/x.yml", "title: !!python/object:os.system x\n"), "agreements/x.yml:1: tag"),
    "a name that is no id": (odd_name, "agreements/Odd Name.yml:1: bad-file-name"),
    "names that are hardly text": (odd_bytes_in_names, "agreements/new\\nline.yml:1: bad-file-name"),
    "words that steer a terminal": (written("agreements/x.yml", CONTROLS), "agreements/x.yml:3: hidden-character"),
    "an area that is not YAML": (written("areas/mockton.yml", "name: [Mockton"), "areas/mockton.yml:1: not-yaml"),
    "a framework with nothing in it": (
        written("frameworks/three-tests-1.yml", "schema: 1\n"),
        "frameworks/three-tests-1.yml:1: missing-field",
    ),
    "a list of organisations that is not one": (
        written("organisations.yml", "- Sampleford Council\n"),
        "organisations.yml:1: wrong-kind",
    ),
    "every field wrong": (every_field_wrong, "agreements/wrong.yml:2: wrong-kind"),
    "every value wrong": (every_value_wrong, "agreements/sampleford-whole.yml:3: wrong-kind"),
}


class Place:
    """A content folder to spoil, a site built before that, and the settings that name both."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.folder, self.content, self.site = folder, folder / "content", folder / "site"
        shutil.copytree(GOOD, self.content)
        shutil.copytree(built, self.site)
        self.config = write_config(folder, self.content, self.site)
        self.before = bytes_in(self.site)

    def plainview(self, *words: str) -> click.testing.Result:
        return click.testing.CliRunner().invoke(command, [*words, "--config", str(self.config)])

    def stands(self) -> bool:
        """Whether the site is as it was, byte for byte, and nothing half made is left beside it."""
        left = {path.name for path in self.folder.iterdir()} - {"outside", "outside.yml", ".site-kept"}
        return left == {"content", "mkdocs.yml", "site"} and bytes_in(self.site) == self.before

    def mkdocs(self) -> click.testing.Result:
        return click.testing.CliRunner().invoke(mkdocs_command, ["build", "-q", "-f", str(self.config)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    config = write_config(place, GOOD, place / "site")
    done = click.testing.CliRunner().invoke(command, ["build", "--config", str(config)])
    assert done.exit_code == 0, done.output
    return place / "site"


@pytest.fixture
def place(tmp_path: Path, built: Path) -> Place:
    return Place(tmp_path, built)


def problems_in(output: str, content: Path) -> list[str]:
    """The problems told, as `file:line: code`. Fails where a line is no problem, nor its mending, nor the sum."""
    told = []
    *lines, last = output.strip().splitlines()
    assert re.fullmatch(r"[\d,]+ errors?( and [\d,]+ warnings?)? in [\d,]+ files?\. Nothing was published\.", last), (
        last
    )
    for line in lines:
        assert line.isprintable(), f"{line!r} could steer a terminal"
        found = PROBLEM.fullmatch(line)
        if found:
            assert found["code"] in CODES
            path = Path(found["path"]).relative_to(content).as_posix()
            told.append(f"{path}:{found['line']}: {found['code']}")
        else:
            assert line.startswith("    ") and told, f"{line!r} is neither a problem nor how to mend one"
    return told


@pytest.mark.parametrize("what", BAD)
def test_bad_content_is_told_and_the_site_stands(place: Place, what: str) -> None:
    spoil, expected = BAD[what]
    spoil(place.content)

    build, check = place.plainview("build"), place.plainview("check")

    told = problems_in(build.stderr.partition("Checking the records\n")[2], place.content)
    assert expected in told
    assert (build.exit_code, check.exit_code) == (1, 1)
    assert problems_in(check.stdout, place.content) == told
    assert isinstance(build.exception, SystemExit) and isinstance(check.exception, SystemExit)
    assert place.stands()


@pytest.mark.parametrize("what", BAD)
def test_the_other_door_says_the_same(place: Place, what: str) -> None:
    spoil, _ = BAD[what]
    spoil(place.content)
    problems = place.plainview("check").stdout.strip()

    done = place.mkdocs()

    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.output
    assert problems in done.output
    assert "Traceback" not in done.output
    assert place.stands()


def test_every_wrong_field_is_told_at_its_own_line(place: Place) -> None:
    every_field_wrong(place.content)
    told = problems_in(place.plainview("check").stdout, place.content)
    fields = len(Agreement.model_fields)
    assert {line for problem in told for line in [problem.partition(": ")[0]]} == {
        f"agreements/wrong.yml:{line}" for line in range(1, fields + 1)
    }


def test_every_wrong_value_is_told_at_its_own_line(place: Place) -> None:
    every_value_wrong(place.content)
    told = problems_in(place.plainview("check").stdout, place.content)
    lines = (place.content / "agreements" / "sampleford-whole.yml").read_text().splitlines()
    # A translation may hold any text field of the record, so its parts are held against the record as a whole.
    translated = range(lines.index("translations:") + 1, lines.index("replies:") + 1)
    wrong = {number for number, line in enumerate(lines, start=1) if line.endswith("wrong: here")} - {*translated}
    told_lines = {int(problem.split(":")[1]) for problem in told if problem.startswith("agreements/sampleford-whole")}
    assert len(wrong) > 150
    assert not [lines[number - 2] for number in wrong if not {number, number - 1} & told_lines]


def test_problems_of_all_files_come_in_one_run(place: Place) -> None:
    written("agreements/x.yml", "title: [")(place.content)
    written("areas/mockton.yml", "nmae: Mockton")(place.content)
    written("organisations.yml", "schema: 2")(place.content)
    fifo(place.content)
    told = problems_in(place.plainview("check").stdout, place.content)
    assert {problem.split(":")[0] for problem in told} >= {
        "agreements/pipe.yml",
        "agreements/x.yml",
        "areas/mockton.yml",
        "organisations.yml",
    }


@pytest.mark.parametrize(
    "door", [["generator", "build", "--config"], ["mkdocs", "build", "-q", "-f"]], ids=["ours", "mkdocs"]
)
def test_a_person_at_a_terminal_sees_problems_and_no_traceback(place: Place, door: list[str]) -> None:
    fifo(place.content)
    every_field_wrong(place.content)
    done = subprocess.run(
        [sys.executable, "-m", *door, str(place.config)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    said = done.stdout + done.stderr
    assert "agreements/pipe.yml:1:1: not-a-file: " in said and "agreements/wrong.yml:2:1: wrong-kind: " in said
    assert "Nothing was published." in said
    assert "Traceback" not in said and ".py" not in said
    assert place.stands()


USAGE: Mapping[str, tuple[list[str], str]] = {
    "an unknown command": (["bulid"], "No such command 'bulid'"),
    "an unknown option": (["build", "--fast"], "No such option"),
    "a folder that is not there": (["build", "--content", "nowhere"], "'nowhere' does not exist"),
    "a site that is a file": (["build", "--site", "mkdocs.yml"], "is a file"),
    "a date that is none": (["build", "--as-of", "2026-02-30"], "2026-02-30"),
    "a date in words": (["build", "--as-of", "today"], "today"),
    "no jobs": (["build", "--jobs", "0"], "--jobs"),
    "settings that are not there": (["check", "--config", "nowhere.yml"], "'nowhere.yml' does not exist"),
    "a format that is none": (["check", "--format", "xml"], "xml"),
    "a file that is not there": (["check", "nowhere.yml"], "'nowhere.yml' does not exist"),
    "words that steer a terminal": (["bundle", "\x1b[31mnowhere"], r"There is no built site in \x1b[31mnowhere."),
    "a site that is not there": (["verify", "nowhere"], "nowhere is neither a folder nor an address"),
    "a last site that is not there": (["build", "--previous", "nowhere"], "nowhere is neither a folder nor an address"),
    "a last site by other means": (["build", "--previous", "ftp://a.example"], "ftp://a.example is neither a folder"),
    "an unknown code": (
        ["explain", "unknown-aera"],
        "There is no code `unknown-aera`, and no field of an agreement. Did you mean `unknown-area`?",
    ),
    "a code like no other": (
        ["explain", "xyzzy"],
        "There is no code `xyzzy`, and no field of an agreement. `plainview check` shows",
    ),
    "a field of several": (["explain", "url"], "are called `url`. Say which: `provenance.sources.url`,"),
    "a field like no other": (["explain", "retension"], "Did you mean `retention`?"),
    "an unknown noun": (["schema", "recipe"], "recipe"),
    "an id that is none": (["new", "agreement", "Free Meals"], "`Free Meals`"),
    "an id that is another page's": (["new", "agreement", "all"], "`all` is kept for another page"),
    "an id that is too long": (["new", "agreement", "a" * 65], "has 65 characters"),
    "a port that is none": (["serve", "--port", "99999"], "--port"),
}


@pytest.mark.parametrize("what", USAGE)
def test_wrong_usage_is_told_from_bad_content(place: Place, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.chdir(place.folder)
    words, said = USAGE[what]
    done = click.testing.CliRunner().invoke(command, words)
    assert done.exit_code == 2 and isinstance(done.exception, SystemExit), done.output
    assert said in " ".join(done.stderr.split())
    assert place.stands()


SETTINGS: Mapping[str, tuple[str, str]] = {
    "no settings": ("", "site_name"),
    "settings that are not YAML": ("plugins: [", "mkdocs.yml"),
    "settings without the plugin": ("site_name: A\nsite_url: https://a.example/\ndocs_dir: content\n", "plainview"),
}


@pytest.mark.parametrize("what", SETTINGS)
def test_settings_that_cannot_be_used_are_wrong_usage(place: Place, what: str) -> None:
    settings, said = SETTINGS[what]
    place.config.write_text(settings)
    done = place.plainview("build")
    assert done.exit_code == 2 and isinstance(done.exception, SystemExit), done.output
    assert said in done.stderr
    assert place.stands()


def test_a_wrong_setting_is_told_by_its_name(place: Place) -> None:
    write_config(place.folder, place.content, place.site, page_size="many", worked_exmaples=False)
    done = place.plainview("build")
    assert done.exit_code == 2
    assert "page_size" in done.stderr and "Did you mean `worked_examples`?" in done.stderr
    assert place.stands()


def test_a_folder_of_someone_elses_files_is_not_replaced(place: Place) -> None:
    other = place.content / "pages"
    other.mkdir()
    (other / "letter.txt").write_text("Dear reader")
    for refused in (other, place.content, place.folder):
        done = place.plainview("build", "--site", str(refused))
        assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.output
        assert str(refused) in done.stderr
    assert (other / "letter.txt").read_text() == "Dear reader"
    assert place.stands()


@pytest.mark.parametrize("name", ["pipe.md", "pipe.png"])
def test_a_pipe_among_the_pages_is_told_and_holds_no_door_up(place: Place, name: str) -> None:
    pages = place.folder / "content" / "pages"
    shutil.copytree(ROOT / "content" / "pages", pages)
    config = yaml.safe_load(place.config.read_text("utf-8"))
    place.config.write_text(yaml.safe_dump({**config, "docs_dir": str(pages)}, sort_keys=False))
    os.mkfifo(pages / name)
    for door in (["generator", "build", "--config"], ["mkdocs", "build", "-q", "-f"]):
        done = subprocess.run(
            [sys.executable, "-m", *door, str(place.config)], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 1
        assert f"pages/{name}:1:1: not-a-file: " in done.stdout + done.stderr
    assert place.stands()
