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
from tests.site_config import bytes_in, write_config

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


def leaves_wrong(value: Any) -> Any:
    """The same record with a map where any value stood, or text where a list or a map of fields stood."""
    if isinstance(value, dict):
        return {key: leaves_wrong(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [leaves_wrong(inner) for inner in value] or "none"
    return {"wrong": "here"}


def every_value_wrong(content: Path) -> None:
    whole = content / "agreements" / "sampleford-whole.yml"
    record = yaml.safe_load(whole.read_text("utf-8"))
    whole.write_text(yaml.safe_dump(leaves_wrong(record), sort_keys=False))


def every_field_wrong(content: Path) -> None:
    """Each field on a line of its own: a list of numbers where anything else is wanted."""
    lines = [f"{field.alias or name}: [7, [8]]" for name, field in Agreement.model_fields.items()]
    (content / "agreements" / "wrong.yml").write_text("\n".join(lines))


def odd_name(content: Path) -> None:
    shutil.copy(content / "agreements" / "sampleford-bare.yml", content / "agreements" / "Odd Name.yml")


AGREEMENT = (GOOD / "agreements" / "sampleford-bare.yml").read_text("utf-8")
# What is done to good content, and each code that must then be told, at which file and line.
BAD: Mapping[str, tuple[Break, str]] = {
    "an empty folder": (emptied, "agreements:1: no-records"),
    "no agreements": (without_agreements, "agreements:1: no-records"),
    "a file in place of the folder": (agreements_are_a_file, "agreements:1: not-a-folder"),
    "an empty file": (written("agreements/x.yml", ""), "agreements/x.yml:1: empty-file"),
    "not YAML": (written("agreements/x.yml", "title: [one, two\nsummary: }"), "agreements/x.yml:2: not-yaml"),
    "a picture": (written("agreements/x.yml", b"\x89PNG\r\n\x1a\n\x00\x00"), "agreements/x.yml:1: wrong-encoding"),
    "nothing but zeros": (written("agreements/x.yml", bytes(64)), "agreements/x.yml:1: not-yaml"),
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
    "two documents": (written("agreements/x.yml", AGREEMENT + "---\n" + AGREEMENT), "agreements/x.yml:19: second-document"),
    "a tag": (written("agreements/x.yml", "title: !!python/object:os.system x\n"), "agreements/x.yml:1: tag"),
    "a name that is no id": (odd_name, "agreements/Odd Name.yml:1: bad-file-name"),
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
        self.content, self.site = folder / "content", folder / "site"
        shutil.copytree(GOOD, self.content)
        shutil.copytree(built, self.site)
        self.config = write_config(folder, self.content, self.site)
        self.before = bytes_in(self.site)

    def plainview(self, *words: str) -> click.testing.Result:
        return click.testing.CliRunner().invoke(command, [*words, "--config", str(self.config)])

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
    """The problems told, as `file:line: code`. Fails where a line is neither a problem, nor its mending, nor the sum."""
    told = []
    *lines, last = output.strip().splitlines()
    assert re.fullmatch(r"[\d,]+ errors?( and [\d,]+ warnings?)? in [\d,]+ files?\. Nothing was published\.", last), last
    for line in lines:
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
    assert bytes_in(place.site) == place.before


@pytest.mark.parametrize("what", BAD)
def test_the_other_door_says_the_same(place: Place, what: str) -> None:
    spoil, _ = BAD[what]
    spoil(place.content)
    problems = place.plainview("check").stdout.strip()

    done = place.mkdocs()

    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.output
    assert problems in done.output
    assert "Traceback" not in done.output
    assert bytes_in(place.site) == place.before
