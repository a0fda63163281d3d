"""`plainview bundle`: one file of the built site, or plain words where there is none."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from tests.golden.made import AS_OF, CONTENT
from tests.site_config import write_config

Run = Callable[..., click.testing.Result]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of a site that is built."""
    place = tmp_path_factory.mktemp("built")
    file = write_config(place, CONTENT, place / "site")
    built = click.testing.CliRunner().invoke(command, ["build", "--config", str(file), "--as-of", str(AS_OF)])
    assert built.exit_code == 0, built.output
    return file


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `plainview bundle` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> click.testing.Result:
        return click.testing.CliRunner().invoke(command, ["bundle", *map(str, words)], catch_exceptions=False)

    return run


def test_the_site_of_the_settings_is_packed_into_this_folder(run: Run, config: Path, tmp_path: Path) -> None:
    done = run("--config", config)

    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("plainview.zip: ") and " pages, " in done.stdout
    names = zipfile.ZipFile(tmp_path / "plainview.zip").namelist()
    assert f"site-{AS_OF}/agreements/sampleford-whole/index.html" in names
    assert f"site-{AS_OF}/data/plainview.xlsx" in names
    assert not [name for name in names if name.endswith(".js")]


def test_a_site_can_be_named_without_settings(run: Run, config: Path, tmp_path: Path) -> None:
    assert run(config.parent / "site", "--to", "deep/er/copy.zip").exit_code == 0
    assert (tmp_path / "deep" / "er" / "copy.zip").is_file()


def test_the_bundle_of_before_gives_way(run: Run, config: Path, tmp_path: Path) -> None:
    assert run("--config", config).exit_code == 0
    first = (tmp_path / "plainview.zip").read_bytes()

    assert run("--config", config).exit_code == 0
    assert (tmp_path / "plainview.zip").read_bytes() == first


@pytest.mark.parametrize("what", ["settings", "nothing", "a link to a bundle", "a pipe", "a workbook"])
def test_what_is_no_bundle_stays(run: Run, config: Path, tmp_path: Path, what: str) -> None:
    file = tmp_path / "x.zip"
    if what == "a pipe":
        os.mkfifo(file)
    elif what == "a link to a bundle":
        run("--config", config)
        file.symlink_to("plainview.zip")
    elif what == "a workbook":
        with zipfile.ZipFile(file, "w") as other:
            other.writestr("[Content_Types].xml", "<Types/>")
            other.writestr("site-2026-11-23/READ-ME.txt", "Not the first.")
    else:
        file.write_text("site_name: A\n" if what == "settings" else "")
    before = file.lstat()

    done = run("--config", config, "--to", "x.zip")

    assert done.exit_code == 2
    assert "x.zip is there already, and is no bundle. Move it away, or give another file." in done.stderr
    after = file.lstat()
    assert (after.st_ino, after.st_mtime_ns, after.st_size) == (before.st_ino, before.st_mtime_ns, before.st_size)


def test_what_no_build_wrote_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    done = run("other")

    assert done.exit_code == 2
    assert "There is no built site in other. Run `plainview build` first." in done.stderr
    assert not (tmp_path / "plainview.zip").exists()


def test_without_settings_and_site_it_says_what_can_be_given(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert "Or give the folder of the built site." in " ".join(done.stderr.split())


def test_a_bundle_is_not_packed_into_itself(run: Run, config: Path) -> None:
    site = config.parent / "site"
    done = run(site, "--to", site / "copy.zip")

    assert done.exit_code == 2
    assert "would stand inside the site" in done.stderr
    assert not (site / "copy.zip").exists()


def test_a_file_that_cannot_be_written_is_told_in_words(run: Run, config: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = run(config.parent / "site", "--to", tmp_path / "file" / "copy.zip")

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
