"""The command line, as a person and a pipeline use it: what each command prints, writes and exits with."""

from __future__ import annotations

import datetime
import functools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import click.testing
import pytest
from jsonschema import Draft7Validator

from generator.check import memory
from generator.check.codes import CODES
from generator.cli import COMMANDS
from generator.cli import main as command
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.schema import SCHEMAS
from generator.notices import ceilings
from generator.present.templates import environment
from generator.showing import Answer, Showing
from tests.golden.made import CONTENT as GOOD
from tests.site_config import ROOT, bytes_in, write_config

SUMMARY = re.compile(
    r"(?P<site>.+): (?P<pages>[\d,]+) pages, (?P<files>[\d,]+) files, (?P<bytes>[\d,]+) bytes in [\d.]+ seconds"
)


def run(*words: str | Path) -> click.testing.Result:
    """Run a command in this process. Where it needs settings and none are given, those of the project."""
    return click.testing.CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


class GoldenDay(datetime.date):
    @classmethod
    def today(cls) -> GoldenDay:
        return cls(2026, 11, 23)


class ChristmasDay(datetime.date):
    @classmethod
    def today(cls) -> ChristmasDay:
        return cls(2026, 12, 25)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which these tests seem to run, so that no date in a record lies in its future."""
    monkeypatch.setattr("generator.cli_parts.date", GoldenDay)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, click.testing.Result]:
    """The golden content, built once: the site, and what the command said."""
    place = tmp_path_factory.mktemp("built")
    config = write_config(place, GOOD, place / "site")
    return place / "site", run("build", "--config", config, "--as-of", "2026-11-23")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the golden content to change, beside settings that name it."""
    shutil.copytree(GOOD, tmp_path / "content")
    write_config(tmp_path, tmp_path / "content", tmp_path / "site")
    return tmp_path / "content"


def change(content: Path, name: str, old: str, new: str) -> Path:
    file = content / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


# The whole


def test_help_lists_every_command_with_what_it_does() -> None:
    said = run("--help").stdout
    for name, at in COMMANDS.items():
        module, _, called = at.partition(":")
        first = getattr(import_module(module), called).help.partition("\n\n")[0]
        assert f" {name} {' '.join(first.split())}" in " ".join(said.split())
    assert run("-h").stdout == said
    assert "..." not in said.partition("\n")[2], "what a command does is told to the end"
    assert "Begin with `plainview init DIR`." in said


def test_it_says_which_version_it_is() -> None:
    assert run("--version").stdout.strip() == f"plainview, version {version('plainview')}"


# check


def test_check_says_so_when_everything_is_in_order() -> None:
    done = run("check", "--content", GOOD)
    assert (done.exit_code, done.stdout) == (0, "Everything is in order.\n")


@pytest.mark.parametrize(("allowed", "said"), [(None, False), (30, False), (8, True)])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_site_says_how_hard_its_texts_may_be(command: str, allowed: int | None, said: bool, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    hard = "Officers at the council compare addresses of tenants with records of benefits to identify who may qualify."
    change(tmp_path / "content", "agreements/sampleford-bare.yml", "purpose: ", f"purpose: {hard} ")
    options = {} if allowed is None else {"reading_grade": allowed}
    config = write_config(tmp_path, tmp_path / "content", tmp_path / "site", **options)

    done = run(command, "--config", config, "--as-of", "2026-11-23")
    assert done.exit_code == 0
    assert ("reading-grade" in done.output) is said


def test_check_holds_dates_against_today_or_the_day_given(content: Path) -> None:
    change(content, "agreements/sampleford-whole.yml", "checked: 2026-11-01", "checked: 2026-11-24")
    said = "`checked` (2026-11-24) lies in the future"

    assert said in run("check", "--content", content).stdout
    assert said not in run("check", "--content", content, "--as-of", "2026-11-24").stdout


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_day_beyond_all_others_is_told(name: str) -> None:
    done = run(name, "--as-of", "9999-12-31")
    assert done.exit_code == 2
    assert "no day after 9000 can be told of" in done.stderr


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("5/2/2027", "Did you mean 2027-02-05?"),
        ("5 February 2027", "Did you mean 2027-02-05?"),
        ("2027-2-5", "Did you mean 2027-02-05?"),
        ("2027-02", "Write the year, the month and the day: 2027-02-05."),
        ("2027-02-30", "Write the year, the month and the day: 2027-02-05."),
        ("soon", "Write the year, the month and the day: 2027-02-05."),
    ],
)
@pytest.mark.parametrize("name", ["check", "build", "serve"])
def test_a_day_written_in_another_way_is_told_in_plain_words(name: str, written: str, shown: str) -> None:
    done = run(name, "--as-of", written)
    assert done.exit_code == 2
    assert f"`{written}` is not a day as dates are written here. {shown}" in done.stderr


def test_check_uses_what_a_build_found_and_makes_no_folder_for_it(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = content.parent / ".site-kept"
    monkeypatch.chdir(content.parent)
    said = run("check")
    assert said.exit_code == 0
    assert not kept.exists()

    kept.mkdir()
    for _ in ("keep", "use"):
        assert run("check").stdout == said.stdout
    monkeypatch.setattr(memory, "check_agreement", lambda *_: pytest.fail("It was checked again."))
    assert run("check").stdout == said.stdout
    # Records that are named alone may be anybody's.
    with pytest.raises(pytest.fail.Exception):
        run("check", "--content", content)


def one_error_and_one_warning(content: Path) -> tuple[Path, Path]:
    wrong = change(content, "agreements/sampleford-bare.yml", "id: england", "id: englnd")
    odd = change(content, "agreements/sampleford-withdrawn.yml", "title: Found umbrellas", "title: Lost property lists")
    return wrong, odd


def test_check_prints_problems_as_text(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_error_and_one_warning(content)
    monkeypatch.chdir(content.parent)
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "content/agreements/sampleford-bare.yml:11:5: unknown-area: There is no area `englnd`.",
        "    Did you mean `england`?",
        "content/agreements/sampleford-withdrawn.yml:3:1: same-title: warning: `sampleford-bare` has the same title.",
        "    Add what is different, such as the place.",
        "1 error and 1 warning in 2 files. Nothing was published.",
    ]


def test_check_prints_problems_for_github(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_error_and_one_warning(content)
    monkeypatch.chdir(content.parent)
    done = run("check", "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "::error file=content/agreements/sampleford-bare.yml,line=11,col=5,title=unknown-area::"
        "There is no area `englnd`. Did you mean `england`?",
        "::warning file=content/agreements/sampleford-withdrawn.yml,line=3,col=1,title=same-title::"
        "`sampleford-bare` has the same title. Add what is different, such as the place.",
    ]


def test_check_prints_problems_as_json(content: Path) -> None:
    wrong, odd = one_error_and_one_warning(content)
    done = run("check", "--content", content, "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert [(problem["path"], problem["line"], problem["code"], problem["severity"]) for problem in told] == [
        (str(wrong), 11, "unknown-area", "error"),
        (str(odd), 3, "same-title", "warning"),
    ]
    assert json.loads(run("check", "--content", GOOD, "--format", "json").stdout) == []


def test_check_prints_problems_as_sarif(content: Path) -> None:
    one_error_and_one_warning(content)
    done = run("check", "--content", content, "--format", "sarif")
    assert done.exit_code == 1
    (told,) = json.loads(done.stdout)["runs"]
    assert [result["ruleId"] for result in told["results"]] == ["unknown-area", "same-title"]
    (nothing,) = json.loads(run("check", "--content", GOOD, "--format", "sarif").stdout)["runs"]
    assert nothing["results"] == []


def test_check_tells_of_the_files_asked_for_and_reads_all(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, odd = one_error_and_one_warning(content)
    monkeypatch.chdir(content / "agreements")
    json_of_files = ("check", "--config", "../../mkdocs.yml", "--format", "json")
    one = run(*json_of_files, wrong.name)
    other = run(*json_of_files, odd)
    neither = run("check", "--config", "../../mkdocs.yml", "../areas/england.yml")
    both = run(*json_of_files, wrong, odd.name)
    assert [problem["code"] for problem in json.loads(one.stdout)] == ["unknown-area"]
    # A warning that only shows when both files are read.
    assert [problem["code"] for problem in json.loads(other.stdout)] == ["same-title"]
    assert neither.stdout == "Everything is in order.\n"
    assert len(json.loads(both.stdout)) == 2
    assert [done.exit_code for done in (one, other, neither, both)] == [1, 0, 0, 1]


def test_check_refuses_a_file_that_is_no_record_of_the_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content.parent)
    shutil.copy(content / "agreements" / "sampleford-bare.yml", "elsewhere.yml")
    (content / "notes").mkdir()
    for name in ("notes/sampleford-bare.yml", "agreements/.hidden.yml"):
        shutil.copy(content / "agreements" / "sampleford-bare.yml", content / name)
    for file in ("elsewhere.yml", "mkdocs.yml", "content/notes/sampleford-bare.yml", "content/agreements/.hidden.yml"):
        done = run("check", "content/areas/england.yml", file)
        assert done.exit_code == 2 and done.stdout == ""
        assert f"{file} is not a record of this content folder, {content}." in " ".join(done.stderr.split())


def test_check_of_a_file_tells_that_a_folder_cannot_be_read(content: Path) -> None:
    shutil.rmtree(content / "areas")
    done = run("check", "--content", content, content / "agreements" / "sampleford-bare.yml")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{content / 'areas'}:1:1: no-records: There is no area here")


def test_check_takes_every_kind_of_record(content: Path) -> None:
    records = [*content.glob("*/*.yml"), *content.glob("*.yml")]
    assert len(records) > 5
    done = run("check", "--content", content, *records)
    assert (done.exit_code, done.stdout) == (0, "Everything is in order.\n")


def test_check_tells_of_a_file_that_is_nearly_a_record(content: Path) -> None:
    stray = (content / "agreements" / "sampleford-bare.yml").rename(content / "agreements" / "sampleford-bare.yaml")
    done = run("check", "--content", content, stray)
    assert done.exit_code == 1 and str(stray) in done.stdout


def test_no_settings_are_needed_where_only_records_are_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content.parent / "mkdocs.yml").unlink()
    monkeypatch.chdir(content.parent)
    assert run("check", "--content", "content").stdout == "Everything is in order.\n"
    assert run("new", "agreement", "sampleford-libraries", "--content", "content").exit_code == 0
    assert (content / "agreements" / "sampleford-libraries.yml").is_file()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["check"], "--content"),
        (["new", "agreement", "a"], "--content"),
        (["build"], "--config"),
        (["build", "--content", "content", "--site", "elsewhere"], "--config"),
        (["serve", "--content", "content"], "--config"),
    ],
)
def test_settings_that_are_missing_are_told_plainly(
    content: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], remedy: str
) -> None:
    (content.parent / "mkdocs.yml").unlink()
    monkeypatch.chdir(content.parent)
    done = run(*words)
    assert done.exit_code == 2
    said = " ".join(done.stderr.split())
    assert "There is no mkdocs.yml here, which holds the site's settings." in said and remedy in said
    assert not (content.parent / "elsewhere").exists()


# build


def test_build_ends_with_pages_files_bytes_and_seconds(built: tuple[Path, click.testing.Result]) -> None:
    site, done = built
    assert done.exit_code == 0
    found = SUMMARY.fullmatch(done.stdout.strip())
    assert found, done.stdout
    published = {name: data for name, data in bytes_in(site).items() if not name.startswith(".")}
    prose = len(list((ROOT / "content" / "pages").rglob("*.md"))) + 1  # the page for an address that leads nowhere
    assert found["site"] == str(site)
    assert int(found["pages"]) == len([name for name in published if name.endswith(".html")]) - prose
    assert int(found["files"].replace(",", "")) == len(published)
    assert int(found["bytes"].replace(",", "")) == sum(map(len, published.values()))


def test_build_says_what_it_is_doing_in_plain_lines_where_nobody_watches(
    built: tuple[Path, click.testing.Result],
) -> None:
    checking, frame, pages = built[1].stderr.splitlines()[:3]
    assert (checking, frame) == ("Checking the records", "Making the frame")
    assert re.fullmatch(r"Making \d+ pages", pages)


def test_build_tells_warnings_and_builds(content: Path) -> None:
    _, odd = one_error_and_one_warning(content)
    change(content, "agreements/sampleford-bare.yml", "id: englnd", "id: england")
    config = content.parent / "mkdocs.yml"
    with config.open("a") as settings:
        settings.write("copyright: Us\n")
    done = run("build", "--config", config)
    assert done.exit_code == 0
    assert f"{odd}:3:1: same-title: warning: " in done.stderr
    assert "setting-without-effect: warning: `copyright` changes nothing here." in done.stderr
    assert "2 warnings in 2 files. Warnings do not stop a build." in done.stderr
    assert (content.parent / "site" / "index.html").is_file()

    done = run("check", "--config", config)
    assert done.exit_code == 0
    assert f"{config}:" in done.stdout
    assert "setting-without-effect: warning: `copyright` changes nothing here." in done.stdout
    assert "2 warnings in 2 files." in done.stdout


def test_build_is_for_the_date_given_and_else_for_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli_parts.date", ChristmasDay)
    config = write_config(tmp_path, GOOD, tmp_path / "site")
    run("build", "--config", config)
    run("build", "--config", config, "--site", tmp_path / "later", "--as-of", "2027-02-01")
    page = "agreements/sampleford-whole/index.html"
    assert "as at 25 December 2026" in (tmp_path / "site" / page).read_text("utf-8")
    assert "as at 1 February 2027" in (tmp_path / "later" / page).read_text("utf-8")


def test_build_holds_dates_against_the_day_that_it_builds_for(content: Path) -> None:
    done = run("build", "--config", content.parent / "mkdocs.yml", "--as-of", "2026-10-31")
    assert done.exit_code == 0
    assert "date-in-the-future: warning: `checked` (2026-11-01) lies in the future" in done.stderr
    assert "The day that counts is 2026-10-31." in done.stderr


@pytest.mark.parametrize(
    ("words", "file"),
    [(("sbom", "--to"), "json"), (("sheet", "--force"), "xlsx"), (("pack", "--blank", "--pdf"), "pdf")],
)
def test_nothing_is_put_into_a_site_that_was_built(
    words: tuple[str, ...], file: str, built: tuple[Path, click.testing.Result], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built[0], site)
    before = sorted(site.rglob("*"))

    done = run(*words, site / "data" / f"own.{file}", "--config", write_config(tmp_path, GOOD, site))

    assert done.exit_code == 2
    assert f"own.{file} would stand inside a site that a build wrote" in " ".join(done.stderr.split())
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize(
    ("zone", "becomes"),
    [
        ("/etc/passwd", "UTC"),
        (":/dev/zero", "UTC"),
        ("/file-that-is-none", "UTC"),
        ("Europe/London", "Europe/London"),
        (":{}/zone", ":{}/zone"),
    ],
)
def test_a_zone_that_is_none_is_left_out(
    zone: str, becomes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zone").write_bytes(b"TZif2")
    zone, becomes = zone.format(tmp_path), becomes.format(tmp_path)
    monkeypatch.setattr("time.tzset", lambda: None)
    monkeypatch.setenv("TZ", zone)
    run("--version")
    run("explain", "not-yaml")
    assert os.environ["TZ"] == becomes


def differences(one: Path, other: Path) -> list[str]:
    first, second = bytes_in(one), bytes_in(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


@pytest.mark.parametrize(
    ("jobs", "surroundings"),
    [
        ("1", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "COLUMNS": "40"}),
        ("3", {"PYTHONHASHSEED": "4711", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "CI": "true", "TERM": "dumb"}),
    ],
    ids=["one job", "three jobs"],
)
def test_the_same_content_gives_the_same_bytes_everywhere(
    real_site: Path, tmp_path: Path, jobs: str, surroundings: dict[str, str]
) -> None:
    """`real_site` was built by a process of these tests, with two jobs."""
    elsewhere = tmp_path / "some where else"
    elsewhere.mkdir()
    where = ["--config", ROOT / "mkdocs.yml", "--site", tmp_path / "site", "--as-of", "2026-11-23", "--jobs", jobs]
    subprocess.run(
        [sys.executable, "-m", "generator", "build", *where],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert differences(real_site, tmp_path / "site") == []
    assert list(elsewhere.iterdir()) == []


def test_building_again_over_a_site_gives_the_same_bytes(
    built: tuple[Path, click.testing.Result], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built[0], site)
    (site / "agreements" / "gone").mkdir()
    (site / "agreements" / "gone" / "index.html").write_text("From a record that is not there any more.")
    done = run("build", "--config", write_config(tmp_path, GOOD, site), "--as-of", "2026-11-23")
    assert done.exit_code == 0
    assert differences(built[0], site) == []


def test_invented_examples_can_be_left_out_with_their_places(
    tmp_path: Path, built: tuple[Path, click.testing.Result]
) -> None:
    site = tmp_path / "site"
    done = run("build", "--config", write_config(tmp_path, GOOD, site, worked_examples=False), "--as-of", "2026-11-23")
    assert done.exit_code == 0
    gone = {name.rpartition("/")[0] for name in bytes_in(built[0]).keys() - bytes_in(site).keys()}
    assert gone >= {
        "agreements/sampleford-whole",
        "areas/exampleshire-county",
        "areas/mockton",
        "areas/sampleford",
        "organisations/dea",
        "organisations/example-software-ltd",
    }
    for name, data in bytes_in(site).items():
        if name.endswith(".html") and not name.startswith(("about/", "data/")):
            assert b"School meals" not in data and b"xampleshire" not in data and b"Example Affairs" not in data, name
    assert run("verify", site).exit_code == 0


def test_invented_organisations_that_are_listed_are_left_out_too(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("build", "--config", write_config(tmp_path, GOOD, site, worked_examples=False))
    assert not (site / "organisations" / "sampleford-council").exists()
    assert (site / "organisations" / "police").exists()


@pytest.mark.parametrize(
    ("files", "size", "said"),
    [
        (900, 10_000_000, []),
        (16_000, 800_000_000, []),
        (900, 800_000_001, ["GitHub Pages carries 1 GB; this site has 0.80 GB."]),
        (16_001, 10_000_000, ["Cloudflare Pages carries 20,000 files; this site has 16,001."]),
        (
            25_000,
            1_500_000_000,
            [
                "GitHub Pages carries 1 GB; this site has 1.50 GB.",
                "Cloudflare Pages carries 20,000 files; this site has 25,000.",
            ],
        ),
    ],
)
def test_a_ceiling_is_told_before_it_is_reached(files: int, size: int, said: list[str]) -> None:
    assert list(ceilings(files, size)) == said


def test_build_prints_the_ceilings_that_are_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.notices.CLOUDFLARE_PAGES_FILES", 50)
    done = run("build", "--config", write_config(tmp_path, GOOD, tmp_path / "site"))
    assert done.exit_code == 0
    assert re.search(
        r"^Take care: Cloudflare Pages carries 20,000 files; this site has \d+\.$", done.stderr, re.MULTILINE
    )


# verify


def test_verify_finds_nothing_wrong_with_what_was_built(built: tuple[Path, click.testing.Result]) -> None:
    done = run("verify", built[0])
    assert (done.exit_code, done.stdout) == (0, "Every page is whole and every link resolves.\n")


def test_verify_names_each_fault_of_a_damaged_site(built: tuple[Path, click.testing.Result], tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built[0], site)
    shutil.rmtree(site / "areas" / "england")
    (site / "agreements" / "sampleford-bare" / "index.html").write_bytes(b"")
    change(site, "tests/index.html", "<h1>", '<script>alert(1)</script><img src="https://tracker.example/x.png"><h1>')
    change(site, "organisations/dea/index.html", "</main>", '<a href="../../tests/#nowhere">x</a></main>')
    done = run("verify", site)
    assert done.exit_code == 1
    assert re.search(r"^\S+: links to areas/england/index.html, which is not there$", done.stdout, re.MULTILINE)
    assert "agreements/sampleford-bare/index.html: is empty" in done.stdout
    assert re.search(r"^tests/index.html:\d+: holds a script written into the page$", done.stdout, re.MULTILINE)
    assert "loads https://tracker.example/x.png from elsewhere" in done.stdout
    assert "organisations/dea/index.html: links to tests/index.html#nowhere, and no such place" in done.stdout
    assert re.fullmatch(r"[\d,]+ faults\.", done.stdout.splitlines()[-1])


def test_verify_wants_a_site(tmp_path: Path) -> None:
    done = run("verify", tmp_path)
    assert done.exit_code == 1 and "has no home page, so it is not a site" in done.stdout


# new, explain, schema


def test_new_writes_a_record_once(content: Path) -> None:
    done = run("new", "agreement", "sampleford-libraries", "--content", content)
    file = content / "agreements" / "sampleford-libraries.yml"
    assert (done.exit_code, done.stdout) == (0, f"{file} is ready to fill in. Then run `plainview check`.\n")
    file.write_text("mine", encoding="utf-8")
    again = run("new", "agreement", "sampleford-libraries", "--content", content)
    assert again.exit_code == 2
    assert f"{file} is there already. Choose another id." in again.stderr
    assert file.read_text(encoding="utf-8") == "mine"


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_new_says_which_folder_may_not_be_written_to(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", refuse)
    done = run("new", "agreement", "sampleford-libraries", "--content", content)
    assert done.exit_code == 1
    assert done.stderr == (
        f"Error: The record cannot be written to {content / 'agreements'} (Permission denied). "
        "Let that folder be written to.\n"
    )


def test_new_says_so_where_a_file_stands_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "agreements").touch()
    done = run("new", "agreement", "sampleford-libraries", "--content", tmp_path)
    assert done.exit_code == 1 and f"cannot be written to {tmp_path / 'agreements'}" in done.stderr


def test_build_says_which_folder_may_not_be_written_to(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    done = run("build", "--config", content.parent / "mkdocs.yml")
    assert done.exit_code == 1
    assert f"The site cannot be written to {content.parent / 'site'} (Permission denied)." in done.stderr


def test_a_new_record_is_not_published_until_it_is_filled_in(content: Path) -> None:
    run("new", "agreement", "sampleford-libraries", "--content", content)
    done = run("check", "--content", content, content / "agreements" / "sampleford-libraries.yml")
    assert done.exit_code == 1
    assert "filler-text" in done.stdout and "fill" in done.stdout.lower()


@pytest.mark.parametrize("code", CODES)
def test_explain_tells_what_a_code_means_with_examples(code: str) -> None:
    done = run("explain", code)
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0] == f"{code} ({CODES[code].severity})"
    assert lines[2] == CODES[code].meaning
    assert [line for line in lines if line in ("Instead of:", "Write:")] == (
        ["Instead of:"] * bool(CODES[code].bad) + ["Write:"] * bool(CODES[code].good)
    )
    assert CODES[code].good, "every code shows how it should be"


@pytest.mark.parametrize("facts", dictionary_of(Agreement), ids=lambda facts: facts.path)
def test_explain_tells_what_a_field_asks_for(facts: FieldFacts) -> None:
    done = run("explain", facts.path)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{facts.path} (a field of ")
    assert lines[2] == f"{facts.question} {facts.guidance}"
    assert [word for word in facts.words if f"    {word}: {facts.words[word].meaning}" not in lines] == []


def test_explain_shows_how_a_field_is_written() -> None:
    assert run("explain", "retention").stdout.endswith(
        "\nWrite:\n    retention: Deleted at the end of each school year.\n"
    )
    assert "\nThe fields of each entry:\n    item: What is shared?\n" in run("explain", "data").stdout
    assert run("explain", "title").stdout.startswith("title (a field of an agreement, which it needs)\n")
    assert run("explain", "lawful_bases").stdout.startswith("legal.lawful_bases (a field of `legal`")


@pytest.mark.parametrize("noun", SCHEMAS)
def test_schema_prints_a_schema_that_editors_can_use(noun: str) -> None:
    done = run("schema", noun)
    assert done.exit_code == 0
    schema = json.loads(done.stdout)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


# A checkout


def test_the_package_run_at_the_root_of_a_checkout_uses_that_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for folder in ("generator", "theme"):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=ignored)
    shutil.copytree(GOOD, checkout / "content")
    shutil.copytree(ROOT / "content" / "pages", checkout / "content" / "pages")
    shutil.copy(ROOT / "mkdocs.yml", checkout)
    change(checkout, "theme/pages/groups.html.jinja", "<h1>", "<h1>In this checkout: ")
    change(checkout, "theme/overrides/partials/footer.html", "<footer", '<footer data-mine="1"')
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        cwd=checkout,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (checkout / "site" / "sectors" / "index.html").read_text("utf-8")
    assert "<h1>In this checkout: " in page and '<footer data-mine="1"' in page
    assert (checkout / "site" / "agreements" / "sampleford-whole" / "index.html").is_file()


# serve


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serve_says_so_when_the_port_is_taken(content: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("serve", "--config", content.parent / "mkdocs.yml", "--port", str(port))
    assert done.exit_code == 2
    assert str(port) in done.stderr and "--port" in done.stderr


class Edits:
    """A stand-in for the server: it looks once, then again after each edit, and keeps what there was to see."""

    def __init__(self, see: str, *edits: Callable[[], object]) -> None:
        self.edits = edits
        self.see = see
        self.seen: list[Answer] = []
        self.watched: list[tuple[Path, ...]] = []

    def __call__(self, showing: Showing, port: int, tell: Callable[[str], None], told: Callable[[], None]) -> None:
        for edit in (lambda: None, *self.edits):
            edit()
            tell("--")
            showing.look()
            told()
            self.seen.append(showing.answer(self.see, "mark"))
            self.watched.append(showing.watched)


Serve = Callable[..., tuple[Edits, list[str]]]


@pytest.fixture
def serve(content: Path, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """`plainview serve` with edits in place of a server: what was seen at an address, and what was said each time."""

    def run_with(*edits: Callable[[], object], see: str = "", words: Sequence[str] = ()) -> tuple[Edits, list[str]]:
        server = Edits(see, *edits)
        monkeypatch.setattr("generator.serving.serve_site", server)
        done = run("serve", "--config", content.parent / "mkdocs.yml", *words)
        assert done.exit_code == 0, done.output
        return server, done.output.split("--\n")[1:]

    return run_with


AS_BEFORE = "Until this is mended, you see the site as it was before.\n"
IN_ORDER = "Nothing is to be mended.\n"


def test_serve_goes_on_while_mkdocs_yml_is_wrong(content: Path, serve: Serve) -> None:
    config = content.parent / "mkdocs.yml"
    good = config.read_text("utf-8")
    server, said = serve(
        lambda: config.write_text("plugins: [", "utf-8"),
        lambda: config.write_text(good.replace("worked_examples: true", "worked_exmaples: true"), "utf-8"),
        config.unlink,
        lambda: config.write_text(good, "utf-8"),
    )
    assert said[0].endswith(IN_ORDER)
    assert "mkdocs.yml" in said[1] and "Did you mean `worked_examples`?" in said[2] and "does not exist" in said[3]
    assert all(part.endswith(AS_BEFORE) for part in said[1:4])
    assert said[4].endswith(IN_ORDER) and "Until" not in said[4]
    pages = [answer.content.decode() for answer in server.seen]
    assert pages[0] == pages[4]
    for page, says in zip(pages[1:4], ("mkdocs.yml", "Did you mean `worked_examples`?", "does not exist"), strict=True):
        assert "Something is to be mended." in page and says in page
        assert pages[0].partition('data-mark="mark"></script>')[2].strip() in page


def test_serve_reads_the_settings_again_each_time(content: Path, serve: Serve) -> None:
    write = functools.partial(write_config, content.parent, content, content.parent / "site")
    server, _ = serve(lambda: write(worked_examples=False), see="areas/sampleford/")
    assert [answer.status for answer in server.seen] == [200, 404]


def test_serve_watches_what_the_settings_name_though_it_cannot_be_shown(content: Path, serve: Serve) -> None:
    def edit() -> None:
        write_config(content.parent, content.parent / "other", content.parent / "elsewhere")

    server, said = serve(edit)
    assert "no-records" in said[1] and said[1].endswith(AS_BEFORE)
    assert content.parent / "other" in server.watched[1]
    assert server.seen[1].status == 200 and b"no-records" not in server.seen[0].content


def test_serve_writes_nothing_into_the_folder_of_the_site(content: Path, serve: Serve) -> None:
    serve(see="agreements/sampleford-whole/")
    assert not (content.parent / "site").exists()


def test_serve_begins_with_content_problems_and_recovers(content: Path, serve: Serve) -> None:
    change(content, "agreements/sampleford-bare.yml", "id: england", "id: englnd")
    server, said = serve(lambda: change(content, "agreements/sampleford-bare.yml", "id: englnd", "id: england"))
    assert "unknown-area" in said[0]
    assert said[0].endswith("Until this is mended, there is no site to see.\n")
    first, second = server.seen
    assert first.status == 503 and b"<h1>There is nothing to see yet</h1>" in first.content
    assert b"sampleford-bare.yml:" in first.content and b"serve.js" in first.content
    assert said[1].endswith(IN_ORDER) and second.status == 200


@pytest.fixture
def theme(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the theme to break."""
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    monkeypatch.setattr("generator.present.templates.TEMPLATES", theme / "pages")
    monkeypatch.setattr("generator.check.settings.shipped", theme.with_name)
    monkeypatch.setattr("generator.present.assets.ASSETS", theme / "assets")
    monkeypatch.setattr("generator.mkdocs_plugin.FRAME", str(theme / "overrides"))
    return theme


# A file of the theme, what is put at its end or None where it is deleted, and what is said of it.
BROKEN: Sequence[tuple[str, bytes | None, str]] = [
    ("pages/groups.html.jinja", b"{# #}\n\n{% if %}", "groups.html.jinja:{line}: "),
    ("pages/groups.html.jinja", b"{# #}\n\n{{ page.nothing_of_the_kind }}", "groups.html.jinja:{line}: "),
    ("pages/groups.html.jinja", b"{# #}\n\n{{ 1 + 'one' }}", "groups.html.jinja:{line}: "),
    ("pages/groups.html.jinja", b"{% include 'nowhere.jinja' %}", "There is no template `nowhere.jinja`."),
    ("pages/groups.html.jinja", b"caf\xe9", "utf-8"),
    ("pages/groups.html.jinja", None, "There is no template `groups.html.jinja`."),
    ("overrides/base.html", b"{# #}\n\n{% if %}", "base.html:{line}: "),
    ("overrides/base.html", b"{# #}\n\n{{ nothing.of.the.kind }}", "base.html:{line}: "),
    ("overrides/main.html", b"{% include 'nowhere.html' %}{% if %}", "main.html:{line}: "),
]


def test_serve_goes_on_while_the_theme_is_broken(serve: Serve, theme: Path) -> None:
    good = {name: (theme / name).read_bytes() for name, _, _ in BROKEN}

    def restore() -> None:
        for name, data in good.items():
            (theme / name).write_bytes(data)

    def break_it(name: str, wrong: bytes | None) -> None:
        restore()
        (theme / name).unlink() if wrong is None else (theme / name).write_bytes(good[name] + wrong)

    server, told = serve(*(functools.partial(break_it, name, wrong) for name, wrong, _ in BROKEN), restore)

    assert told[0].endswith(IN_ORDER), told[0]
    for (name, wrong, said), text, seen in zip(BROKEN, told[1:-1], server.seen[1:-1], strict=True):
        line = (good[name] + (wrong or b"")).count(b"\n") + 1
        assert said.format(line=line) in text and text.endswith(AS_BEFORE), (name, wrong, text)
        assert seen.status == 200 and b"Something is to be mended." in seen.content
    assert told[-1].endswith(IN_ORDER)
    assert b"Something is to be mended." not in server.seen[-1].content


def test_serve_says_of_an_asset_that_is_gone_only_that_it_is_not_there(serve: Serve, theme: Path) -> None:
    server, _ = serve((theme / "assets" / "plainview.js").unlink, see="assets/plainview.js")
    assert [answer.status for answer in server.seen] == [200, 404]


def test_build_says_which_template_is_broken(content: Path, theme: Path) -> None:
    (theme / "pages" / "groups.html.jinja").write_text("{% if %}")
    environment.cache_clear()
    done = run("build", "--config", content.parent / "mkdocs.yml")
    environment.cache_clear()
    assert done.exit_code == 1
    assert "groups.html.jinja:1: " in done.stderr


def test_serve_asks_for_the_date_again_unless_one_is_given(
    content: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    see = "agreements/sampleford-whole/"

    def next_day() -> None:
        monkeypatch.setattr("generator.cli_parts.date", ChristmasDay)

    server, _ = serve(next_day, see=see)
    assert [b"as at 25 December 2026" in answer.content for answer in server.seen] == [False, True]
    server, _ = serve(next_day, see=see, words=["--as-of", "2027-02-01"])
    assert all(b"as at 1 February 2027" in answer.content for answer in server.seen)


def test_serve_does_not_hide_a_fault_of_its_own(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("generator.showing.look_at", fails)
    with pytest.raises(RuntimeError, match="a bug"):
        serve()


class Served:
    """`plainview serve` in a process of its own, with what it has said so far."""

    def __init__(self, config: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self._log = config.parent / "said.txt"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-m", "generator", "serve", "--config", str(config), "--port", str(port)],
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                # A shell lets what it runs in the background ignore Control-C, and its children after it.
                preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
            )

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def page(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.address + address, timeout=60) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, until: Callable[[], bool], seconds: float = 60) -> None:
        """Wait no longer than needed."""
        end = time.monotonic() + seconds
        while not until():
            assert self.process.poll() is None, f"It stopped: {self.said()}"
            assert time.monotonic() < end, f"It did not come to that: {self.said()}"
            time.sleep(0.05)


@pytest.fixture
def served(content: Path, free_port: int) -> Iterator[Served]:
    server = Served(content.parent / "mkdocs.yml", free_port)
    yield server
    if server.process.poll() is None:
        server.process.kill()
    server.process.wait(timeout=120)


def test_serve_shows_each_change_and_keeps_the_last_good_page(content: Path, served: Served) -> None:
    page = "agreements/sampleford-bare/"
    served.wait(lambda: "<h1>Lost property lists</h1>" in served.page(page))
    assert f"Look at {served.address} and press Control-C to stop." in served.said()

    change(content, "agreements/sampleford-bare.yml", "title: Lost property lists", "title: Lost and found")
    served.wait(lambda: "<h1>Lost and found</h1>" in served.page(page))
    assert "Changed: sampleford-bare.yml." in served.said()

    change(content, "agreements/sampleford-bare.yml", "title: Lost and found", "titel: Lost for good")
    served.wait(lambda: "unknown-field" in served.said() and "Nothing was published." in served.said())
    assert "Did you mean `title`?" in served.said()
    shown = served.page(page)
    assert "<h1>Lost and found</h1>" in shown
    assert "Something is to be mended." in shown and "sampleford-bare.yml:" in shown

    change(content, "agreements/sampleford-bare.yml", "titel: Lost for good", "title: Found again")
    served.wait(lambda: "<h1>Found again</h1>" in served.page(page))

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=120) == 0
    assert served.said().rstrip().endswith("Stopped.")
    assert "Traceback" not in served.said()
