"""The one place that runs git: on a repository that may be anybody's, without starting any other program or asking.

Nothing ever reaches a shell. What names a revision may not begin with a hyphen, or it would be taken for an option.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from generator.own_places import NOT_WAITED_FOR

# Settings by which a repository, or whoever runs this, would start other programs, or have something else told.
_HARMLESS = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.diffMerges=separate"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
)
# No question on a terminal and no lock, words in English, and of a repository that was copied in part nothing fetched.
# What one machine alone says of the ancestors of a commit is passed over, as by `--no-replace-objects`.
_ALONE = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",
}
_FILTERS = r"^filter\..*\.(clean|process|required)$"
_HASH = 40
_MOST_SAID = 1000
# Begins git with an end to how long its files may grow. Many are asked at once, so nothing of ours may run in a fork.
_WITHIN = (
    "import os, resource, signal, sys; most = int(sys.argv[1]); signal.signal(signal.SIGXFSZ, signal.SIG_DFL); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)); os.execvp(sys.argv[2], sys.argv[2:])"
)
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


@dataclass(frozen=True)
class Remote:
    """Somebody's repository: its address, or a folder on this disk, and for how long and how much it may be asked.

    `places` are the numbers that its name leads to, as `host:port:number,number`: git goes there and looks no name up.
    """

    address: str
    seconds: float
    largest: int
    places: str = ""

    @property
    def local(self) -> bool:
        """Whether it is a folder."""
        return not self.address.startswith(("https://", "http://"))


def newest(folder: Path, remote: Remote) -> tuple[str, str]:
    """The newest commit of another repository, and what went wrong, if anything. Nothing is fetched."""
    told, wrong = _asked(folder, remote, "ls-remote", "--quiet", "--end-of-options", remote.address, "HEAD")
    return told[:_HASH] if not wrong else "", wrong


def listed(folder: Path, commit: str, inside: str, most: int) -> list[tuple[str, str, int]] | None:
    """The name, hash and size of each ordinary file straight inside a folder of a commit, in order of name.

    None where it cannot be listed, or the list is longer than `most` bytes: who made it may be anybody.
    """
    words = ("ls-tree", "-z", "-l", "--full-tree", commit, "--", *([f"{inside}/"] if inside else []))
    with subprocess.Popen(
        command(*words), cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        told = running.stdout.read(most + 1)
        if len(told) > most:
            running.kill()
    if running.returncode or len(told) > most:
        return None
    entries = (entry.partition("\t") for entry in told.decode(errors="replace").split("\0") if entry)
    files = ((about.split(), path.rpartition("/")[2]) for about, _, path in entries)
    return sorted((name, said[2], int(said[3])) for said, name in files if said[0].startswith(ORDINARY_FILE))


def fetched(folder: Path, remote: Remote, revision: str) -> str:
    """Bring the files of one commit from another repository into a bare one. Gives what went wrong, if anything.

    Nothing is checked out, and no submodule is followed.
    """
    words = ("fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-commit-graph")
    return _asked(folder, remote, *words, "--end-of-options", remote.address, revision)[1]


def _asked(folder: Path, remote: Remote, *words: str) -> tuple[str, str]:
    """What git says after it asked another repository, and what went wrong, if anything.

    Nobody is asked for a password and none that is kept is sent, nor a head that is meant for others. No file that git
    writes may grow beyond `largest` bytes. What is said is cut off where it is long: it may be anybody's.
    """
    allowed = ("file",) if remote.local else ("https", "http")
    settings = {
        **{"protocol.allow": "never"},
        **{f"protocol.{name}.allow": "always" for name in allowed},
        **{"http.followRedirects": "false", "credential.helper": "", "core.askPass": "false"},
        **{"http.extraHeader": "", "http.cookieFile": "", "http.curloptResolve": remote.places},
        **{"fetch.fsckObjects": "true", "fetch.unpackLimit": "1", "gc.auto": "0", "maintenance.auto": "false"},
        **{"http.lowSpeedLimit": "1000", "http.lowSpeedTime": "30", "core.bigFileThreshold": "1m"},
    }
    env = environment() | ({} if remote.local else _nobody(folder)) | _as_variables(settings)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
        running = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _WITHIN, str(remote.largest), *command(*words)],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=wrong,
            start_new_session=True,
        )
        try:
            ended = running.wait(remote.seconds)
        except BaseException as reason:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            if isinstance(reason, subprocess.TimeoutExpired):
                return "", f"it took longer than {remote.seconds:g} seconds"
            raise
        if ended == 0:
            said.seek(0)
            return said.read(_MOST_SAID).decode(errors="replace"), ""
        wrong.seek(max(wrong.seek(0, os.SEEK_END) - _MOST_SAID, 0))
        lines = [line for line in wrong.read().decode(errors="replace").splitlines() if line.strip()]
    # What follows the first is advice, or where it was felt.
    return "", next(
        (line for line in lines if line.startswith("fatal:")), lines[-1] if lines else "git stopped"
    ).strip()


def _nobody(folder: Path) -> dict[str, str]:
    """Whoever runs this, without the passwords in their `.netrc`. What they set for git, such as a proxy, stays."""
    home = Path(os.environ.get("HOME") or os.devnull)
    kept = {"HOME": str(folder), "XDG_CONFIG_HOME": os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")}
    own = home / ".gitconfig"
    return {**kept, "GIT_CONFIG_GLOBAL": str(own)} if own.is_file() else kept


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


def hash_of(file: Path) -> str:
    """The hash of a file as git works it out, read bit by bit. Raises OSError."""
    with os.fdopen(os.open(file, os.O_RDONLY | NOT_WAITED_FOR), "rb") as opened:
        mark = hashlib.sha1(b"blob %d\0" % os.fstat(opened.fileno()).st_size, usedforsecurity=False)
        while block := opened.read(_CHUNK):
            mark.update(block)
    return mark.hexdigest()


def top_of(folder: Path) -> Path | None:
    """The nearest folder with a `.git` in it, this one or one above it; None where there is none.

    There git is asked about the folder. Further down, files of the content that look like a repository (`HEAD`,
    `objects/`) would be taken for one.
    """
    place = Path(os.path.realpath(folder))
    return next((one for one in (place, *place.parents) if os.path.lexists(one / ".git")), None)


def inside(folder: Path, top: Path) -> str:
    """The path of a folder from the top of its repository, with a slash at its end; empty where it is the top."""
    path = Path(os.path.realpath(folder)).relative_to(top).as_posix()
    return "" if path == "." else f"{path}/"


def is_there() -> bool:
    """Whether git is installed."""
    return shutil.which("git") is not None
