"""The one place that runs git: on a repository that may be anybody's, without starting any other program or asking.

Nothing ever reaches a shell. What names a revision may not begin with a hyphen, or it would be taken for an option.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO

# Settings by which a repository would start other programs, or hide what is asked for.
_HARMLESS = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showRoot=true", "-c", "log.follow=false"),
)
# No question on a terminal and no lock, words in English, and of a repository that was copied in part nothing fetched.
_ALONE = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_FILTERS = r"^filter\..*\.(clean|process|required)$"
ORDINARY_FILE = "100"
"""How git's modes of files begin. A link or a submodule is no record."""
_CHUNK = 1024 * 1024


class NotThere(Exception):
    """This copy of the repository lacks the file with a hash, or is damaged there. The message is the hash."""


def command(*words: str) -> list[str]:
    """What is run."""
    return ["git", *_HARMLESS, *words]


def environment() -> dict[str, str]:
    """As it is, but that no setting from outside leads git to another repository."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **_ALONE}


def run(
    folder: Path, *words: str, settings: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder. Raises OSError where there is no git, or no such folder."""
    env = environment() | _as_variables(settings)
    nothing = subprocess.DEVNULL
    return subprocess.run(command(*words), cwd=folder, env=env, stdin=nothing, capture_output=True, check=False)


def contents(folder: Path, hashes: Sequence[str], largest: int) -> Iterator[bytes | None]:
    """The bytes of each file by its hash, in one run of git; nothing for one that is too large, or is no file.

    Raises NotThere, and OSError where there is no git.
    """
    if not hashes:
        return
    # What is asked for waits in a file: through a pipe, git and we could wait for one another.
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{one}\n" for one in hashes).encode())
        asked.seek(0)
        with subprocess.Popen(
            command("cat-file", "--batch", "--buffer"),
            cwd=folder,
            env=environment(),
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as running:
            assert running.stdout is not None
            for one in hashes:
                said = running.stdout.readline().split()
                if len(said) != 3:  # "missing", or nothing at all
                    raise NotThere(one)
                size = int(said[2])
                if said[1] == b"blob" and size <= largest:
                    yield running.stdout.read(size)
                    size = 0
                else:
                    yield None
                _read_over(running.stdout, size + 1)  # with the line end behind it


def _read_over(pipe: IO[bytes], left: int) -> None:
    """Pass over so many bytes bit by bit, or all there are."""
    while left and (passed := pipe.read(min(left, _CHUNK))):
        left -= len(passed)


def fetched(folder: Path, address: str, revision: str, *, seconds: float, largest: int) -> str:
    """Bring the files of one commit from another repository into a bare one. Gives what went wrong, if anything.

    Nothing is checked out, no submodule is followed, nobody is asked for a password and none that is kept is sent. No
    file that git writes may grow beyond `largest` bytes. A folder in place of an address is read from the disk.
    """
    local = not address.startswith(("https://", "http://"))
    allowed = ("file",) if local else ("https", "http")
    settings = {
        **{"protocol.allow": "never"},
        **{f"protocol.{name}.allow": "always" for name in allowed},
        **{"http.followRedirects": "false", "credential.helper": "", "core.askPass": "false"},
        **{"fetch.fsckObjects": "true", "fetch.unpackLimit": "1", "gc.auto": "0", "maintenance.auto": "false"},
        **{"http.lowSpeedLimit": "1000", "http.lowSpeedTime": "30"},
    }
    words = ("fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-commit-graph")
    with subprocess.Popen(
        command(*words, "--end-of-options", address, revision),
        cwd=folder,
        env=environment() | _as_variables(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest, largest)),
    ) as running:
        try:
            _, told = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
            return f"it took longer than {seconds:g} seconds"
    if running.returncode == 0:
        return ""
    lines = [line for line in told.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1].strip() if lines else "git stopped"


def filters_off(folder: Path) -> dict[str, str]:
    """Settings by which no filter of the repository is run on files that stand in a folder.

    To see whether a file is changed, git would pass it through the program that `filter.….clean` names.
    """
    named = run(folder, "config", "-z", "--name-only", "--get-regexp", _FILTERS).stdout
    names = (name for name in os.fsdecode(named).split("\0") if name)
    return {name: "false" if name.endswith(".required") else "" for name in names}


def _as_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as git takes them from its surroundings, where a name may hold any sign."""
    told = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        told |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return told if settings else {}


def is_there() -> bool:
    """Whether git is installed."""
    return shutil.which("git") is not None
