"""Disks that are full, read-only or of few bytes a file: the last good site stands, and the next build heals."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.publish.folder import SiteUnwritable
from tests.faults.place import Place, in_child

ROOT = Path(__file__).parents[2]
# Runs in a world of its own, where this user may mount what nobody else sees.
IN_A_WORLD = ["unshare", "--user", "--map-root-user", "--mount", "--kill-child"]
# Builds on a disk of memory: first with room, then as `fault` says, then with room again.
SCRIPT = """
import json, subprocess, sys
from pathlib import Path
from tests.faults.place import Place

def again(options):
    subprocess.run(["mount", "-o", f"remount,{options}", disk], check=True)

disk, fault = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "plainview", disk], check=True)
place = Place.made(Path(disk) / "register")
place.entitle("Good")
place.build()
used = int(subprocess.run(["du", "-sk", disk], capture_output=True, text=True, check=True).stdout.split()[0])
place.entitle("Better")
again(fault.replace("USED", str(used)).replace("MORE", str(used + 300)))
done = subprocess.run(
    [sys.executable, "-m", "generator", "build", "--config", place.config, "--as-of", "2026-11-23"],
    capture_output=True, text=True,
)
stood = place.whole()
left = place.left_behind()
again("size=200m,nr_inodes=0,rw")
place.build()
print(json.dumps({"code": done.returncode, "said": done.stderr, "stood": stood, "left": left, "healed": place.whole(),
                  "left_then": place.left_behind()}))
"""


def may_mount() -> bool:
    try:
        return subprocess.run([*IN_A_WORLD, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def run(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """What a program says that finds our code, wherever it runs."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT, **more}
    return subprocess.run(words, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, **given)


def plainview(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "generator", *words, **more)


def on_a_disk(folder: Path, fault: str) -> dict[str, Any]:
    done = run(*IN_A_WORLD, sys.executable, "-c", SCRIPT, str(folder), fault)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.skipif(not may_mount(), reason="Here a test may not mount a disk of its own.")
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        # Room for some of the new site: it fills up early, or only at the end.
        ("size=USEDk", "No space left on device"),
        ("size=MOREk", "No space left on device"),
        ("nr_inodes=600", "No space left on device"),
        ("ro", "Read-only file system"),
    ],
    ids=["full", "nearly full", "no more files", "read-only"],
)
def test_a_disk_that_takes_no_more(tmp_path: Path, fault: str, said: str) -> None:
    told = on_a_disk(tmp_path, fault)

    assert told["code"] == 1, told["said"]
    assert said in told["said"] and "cannot be written" in told["said"]
    assert "Traceback" not in told["said"]
    assert told["stood"] == "Good"
    assert told["healed"] == "Better"
    assert told["left_then"] == []


IN_A_FULL_FOLDER = """
import os, subprocess, sys
from pathlib import Path

disk, *words = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "plainview", disk], check=True)
done = subprocess.run([sys.executable, "-m", "generator", *words], env={**os.environ, "TMPDIR": disk})
print(sorted(os.listdir(disk)))
sys.exit(done.returncode)
"""


@pytest.mark.skipif(not may_mount(), reason="Here a test may not mount a disk of its own.")
def test_a_full_disk_for_temporary_files_is_told_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    place, disk = Place.made(tmp_path / "register"), tmp_path / "disk"
    disk.mkdir()
    place.entitle("Good")
    place.build()
    place.entitle("Better")

    words = ["build", "--anew", "--config", str(place.config), "--as-of", "2026-11-23"]
    done = run(*IN_A_WORLD, sys.executable, "-c", IN_A_FULL_FOLDER, str(disk), *words)

    assert done.returncode == 1, done.stderr
    assert done.stdout == "[]\n"
    assert "Traceback" not in done.stderr
    assert re.search(r"A disk takes no more: .*/disk\. Make room|No space left on device", done.stderr), done.stderr
    assert place.whole() == "Good"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no device here that is always full.")
@pytest.mark.parametrize("words", [["check"], ["check", "--help"], ["--version"], ["build"]], ids=" ".join)
def test_an_output_that_takes_no_more_is_told(tmp_path: Path, words: list[str]) -> None:
    place = Place.made(tmp_path)

    with Path("/dev/full").open("w") as full:
        done = plainview(*words, stdout=full, cwd=place.folder)

    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("A disk takes no more: the one that this command writes to")
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


@pytest.mark.parametrize("most", [8, 20])
def test_a_limit_on_files_that_are_open_is_told(tmp_path: Path, most: int) -> None:
    place = Place.made(tmp_path)

    limit = partial(resource.setrlimit, resource.RLIMIT_NOFILE, (most, most))
    done = plainview("build", cwd=place.folder, preexec_fn=limit)

    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("This command may open no more files at once.")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("MemoryError()", "This command needs more memory than it may have."),
        ("BlockingIOError(11, 'Resource temporarily unavailable')", "This command may start no more processes."),
        (
            "PermissionError(13, 'Permission denied', 'content')",
            "content is closed to this command (Permission denied).",
        ),
        ("ProcessLost()", "One of the processes that this command had started was ended from outside"),
    ],
)
def test_what_the_machine_does_not_give_is_told_in_a_sentence(tmp_path: Path, error: str, said: str) -> None:
    place = Place.made(tmp_path)
    script = f"""
import sys
from generator import cli, cli_build
from generator.parallel import ProcessLost
def build(*_, **__):
    raise {error}
cli_build.build = build
cli.main(["build"])
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=place.folder, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(said) and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sheet", "a.xlsx"], "A file may not grow as large here as this command needs."),
        (["forms", "github", "."], "File too large"),
    ],
    ids=["sheet", "forms"],
)
def test_a_limit_on_how_large_files_grow_is_told(tmp_path: Path, words: list[str], said: str) -> None:
    place = Place.made(tmp_path)
    before = files_in(tmp_path)

    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (512, 512))
    done = plainview(*words, cwd=place.folder, preexec_fn=limit)

    assert done.returncode in (1, 2), done.stderr
    assert said in done.stderr and "None" not in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(tmp_path) == before


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_was_taken_away_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    words = ["init", "y", "--name", "Testham", "--area", "Leeds City Council"]
    words += ["--site-url", "https://example.org/", "--corrections", "a@example.org"]

    def go_and_take_it_away() -> None:
        os.chdir(gone)
        gone.rmdir()

    done = plainview(*words, preexec_fn=go_and_take_it_away)

    assert done.returncode == 1, done.stderr
    assert done.stderr == "The folder that this runs in is no longer there. Go to one that is, and run it again.\n"


@contextmanager
def limited(kind: int, most: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (soft, hard))


@pytest.mark.parametrize("jobs", [1, 3])
def test_files_that_may_not_grow(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.stamping.SMALLEST_SHARE", 20)
    place = Place.made(tmp_path)
    place.entitle("Good")
    place.build()
    place.entitle("Better")

    with limited(resource.RLIMIT_FSIZE, 100_000), pytest.raises(SiteUnwritable, match="File too large"):
        place.build(jobs=jobs, anew=True)

    assert place.whole() == "Good"
    assert place.left_behind() == []
    place.build()
    assert place.whole() == "Better"


@pytest.mark.skipif(os.name != "posix", reason="Rights are those of Unix.")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    place = Place.made(tmp_path)
    place.entitle("Good")
    place.build()
    place.entitle("Better")

    def as_somebody_else() -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            place.build()
        except SiteUnwritable as reason:
            os._exit(40 if "Permission denied" in str(reason) else 41)

    tmp_path.chmod(0o555)
    # So that somebody else may at least read.
    for folder in tmp_path.parents:
        if folder.owner() == tmp_path.owner() and not folder.stat().st_mode & 0o005 and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    _, status = os.waitpid(in_child(as_somebody_else), 0)
    tmp_path.chmod(0o755)

    assert os.waitstatus_to_exitcode(status) == 40
    assert place.whole() == "Good"
    assert place.left_behind() == []
    place.build()
    assert place.whole() == "Better"
