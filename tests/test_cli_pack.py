"""`plainview pack`: a PDF where there is a Chromium, and plain words where there is none, no site or no such id."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import click.testing
import pytest

from generator import printing
from generator.cli import main as command
from tests.golden.made import AS_OF
from tests.golden.made import CONTENT as GOOD
from tests.paper import sheets
from tests.site_config import write_config

Run = Callable[..., click.testing.Result]
ID = "sampleford-whole"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of a site that is built."""
    place = tmp_path_factory.mktemp("built")
    file = write_config(place, GOOD, place / "site")
    built = click.testing.CliRunner().invoke(command, ["build", "--config", str(file), "--as-of", str(AS_OF)])
    assert built.exit_code == 0, built.output
    return file


@pytest.fixture
def run(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `plainview pack` in an empty folder, on the site that is built."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> click.testing.Result:
        given = ["pack", *map(str, words), "--config", str(config)]
        return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)

    return run


def script(folder: Path, lines: str) -> Path:
    """A browser that does what these lines of shell do; `$pdf` is the file that it is asked for."""
    file = folder / "browser"
    find = 'for word in "$@"; do case $word in --print-to-pdf=*) pdf=${word#*=};; esac; done\n'
    file.write_text(f"#!/bin/sh\n{find}{lines}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


# With a Chromium


@pytest.mark.browser
def test_a_pack_becomes_a_pdf_named_by_the_id(run: Run, tmp_path: Path) -> None:
    done = run(ID, "--pdf")
    file = tmp_path / f"{ID}-pack.pdf"
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{ID}-pack.pdf: {file.stat().st_size:,} bytes\n"
    made = file.read_bytes()
    assert made.startswith(b"%PDF-")
    papers = sheets(made)
    assert len(papers) == 2  # so few questions are asked here that one sheet holds them; the other is the poster
    assert "Could I be identified?" in papers[1].words
    # Styled as on the site, and its links lead there and not to this machine.
    assert "Skip to the main part" not in papers[0].words
    assert papers[0].codes == (f"https://plainview.example/agreements/{ID}/",)
    assert b"127.0.0.1" not in made
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.browser
def test_the_blank_pack_becomes_a_pdf_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "made" / "workshop.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-older")
    assert run("--blank", "--pdf", file).exit_code == 0
    assert "Workshop pack" in sheets(file.read_bytes())[0].words
    assert run("--blank", "--pdf").exit_code == 0
    assert (tmp_path / "workshop-pack.pdf").exists()


# Without one


def test_without_a_chromium_it_says_so_and_how_to_print_all_the_same(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run(ID, "--pdf")
    assert done.exit_code == 1
    assert "Chromium makes the PDF, and there is none on this machine." in done.stderr
    assert "--browser" in done.stderr and "choose “Print” and keep it as a PDF" in done.stderr
    assert done.stderr.endswith(f"agreements/{ID}/pack/index.html\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", printing.BROWSERS)
def test_a_chromium_is_found_by_any_of_its_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printing.find_browser() is None
    script(tmp_path, "").rename(tmp_path / name)
    assert printing.find_browser() == tmp_path / name


def test_a_browser_that_is_named_is_the_one_that_prints(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = script(tmp_path, 'printf "%%PDF-by-hand" > "$pdf"')
    monkeypatch.setattr("generator.cli_pack.find_browser", lambda: pytest.fail("it looked for another"))
    assert run(ID, "--pdf", "x.pdf", "--browser", browser).exit_code == 0
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF-by-hand"


def test_it_is_given_the_page_on_this_machine_and_no_way_to_another(run: Run, tmp_path: Path) -> None:
    browser = script(tmp_path, f'printf "%s\\n" "$@" > "{tmp_path}/words"; printf "%%PDF-" > "$pdf"')
    run(ID, "--pdf", "--browser", browser)
    words = (tmp_path / "words").read_text(encoding="utf-8").splitlines()
    assert words[-1].startswith("http://127.0.0.1:") and words[-1].endswith(f"/agreements/{ID}/pack/")
    assert "--headless" in words and "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" in words


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("echo 'a first line' >&2; echo 'no display' >&2; exit 1", "made no PDF. It said: no display"),
        ('printf "half" > "$pdf"', "made no PDF."),
        ("true", "made no PDF."),
    ],
)
def test_a_browser_that_fails_leaves_nothing_behind(run: Run, tmp_path: Path, lines: str, said: str) -> None:
    old = tmp_path / f"{ID}-pack.pdf"
    old.write_bytes(b"%PDF-older")
    browser = script(tmp_path, lines)
    done = run(ID, "--pdf", "--browser", browser)
    assert (done.exit_code, done.stderr) == (1, f"{browser} {said}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["browser", old.name]
    assert old.read_bytes() == b"%PDF-older"


def test_a_browser_that_never_ends_is_given_up(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.2)
    done = run(ID, "--pdf", "--browser", script(tmp_path, "exec sleep 20"))
    assert done.exit_code == 1 and "did not finish within 0.2 seconds. Try again." in done.stderr


def test_what_cannot_be_started_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text("not a program", encoding="utf-8")
    done = run(ID, "--pdf", "--browser", browser)
    assert done.exit_code == 1 and f"{browser} could not be started: Permission denied." in done.stderr


def test_a_file_that_is_no_pdf_is_never_written_over(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    done = run(ID, "--pdf", notes, "--browser", script(tmp_path, 'printf "%%PDF-" > "$pdf"'))
    assert done.exit_code == 1 and "is there already and is no PDF. Choose another name." in done.stderr
    assert notes.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    done = run(ID, "--pdf", tmp_path / "gone" / "x.pdf", "--browser", script(tmp_path, "true"))
    assert done.exit_code == 1 and "cannot be written: No such file or directory." in done.stderr


# Where it is


def test_without_pdf_it_says_where_the_pack_is_and_how_to_print_it(run: Run, config: Path) -> None:
    done = run(ID)
    assert done.exit_code == 0
    assert f"the pack is at https://plainview.example/agreements/{ID}/pack/\n" in done.stdout
    assert str(config.parent / "site" / "agreements" / ID / "pack" / "index.html") in done.stdout
    assert "`plainview serve`" in done.stdout and "--pdf" in done.stdout
    assert "https://plainview.example/tests/pack/\n" in run("--blank").stdout


# Wrong usage


def test_an_unknown_id_is_answered_with_the_nearest(run: Run) -> None:
    done = run("sampleford-hole", "--pdf")
    assert done.exit_code == 2
    assert "There is no agreement `sampleford-hole` in the site built in" in done.stderr
    assert f"Did you mean `{ID}`?" in done.stderr
    assert "If it is new, run `plainview build` first." in run("zzz").stderr


@pytest.mark.parametrize("words", [(), ("--pdf", ID), (ID, "--blank")])
def test_it_takes_an_id_or_blank_and_never_both(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert "--blank" in done.stderr and "id" in done.stderr


def test_before_the_first_build_it_says_to_build(run: Run, tmp_path: Path) -> None:
    done = run(ID, "--site", tmp_path / "none")
    assert done.exit_code == 2
    assert "There is no built site in" in done.stderr and "Run `plainview build` first." in done.stderr


def test_a_site_without_questions_has_no_blank_pack(run: Run, config: Path, tmp_path: Path) -> None:
    shutil.copytree(config.parent / "site", tmp_path / "site")
    shutil.rmtree(tmp_path / "site" / "tests" / "pack")
    done = run("--blank", "--site", tmp_path / "site")
    assert done.exit_code == 2 and "no questions are published on this site" in done.stderr


def test_where_packs_are_off_that_is_said(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    without = write_config(tmp_path / "without", GOOD, tmp_path / "without" / "site", packs=False)
    for words in (["build", "--as-of", str(AS_OF)], ["pack", ID]):
        done = click.testing.CliRunner().invoke(command, [*words, "--config", str(without)])
    assert done.exit_code == 2
    assert "The settings say `packs: false`, so this site has no packs." in done.stderr
