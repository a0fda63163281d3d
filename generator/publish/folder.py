"""All or nothing: a site is built in a folder beside the old one and takes its place in one step.

Beside `site/` stands `.site-building/` while a build runs: its lock, the new site, and for the moment of
the swap perhaps the old one. Whatever a killed build left there is put right by the next build.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.publish import NotPublished

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows, where two builds at once go unnoticed
    fcntl = None  # type: ignore[assignment]

GITIGNORE = ".gitignore"
MARKER = "# Written by the build: everything here is built, nothing is edited."
_IGNORE_ALL = f"{MARKER}\n*\n"

# What is published is public: it must be readable by the web server, whatever the editor's umask says.
_PUBLIC_UMASK = 0o022
_NEW = "new-"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class SiteBusy(NotPublished):
    """Another build is writing to the same site."""


class SiteRefused(NotPublished):
    """The folder for the site holds what no build wrote, or must not be replaced. Nothing in it was touched."""


class SiteUnwritable(NotPublished):
    """The disk does not take what is written for the site. The last good site stands."""


@contextmanager
def staging(site: Path, *, precious: Sequence[Path] = ()) -> Iterator[Path]:
    """An empty folder to build in. It becomes the site when the block ends, and is removed when the block raises.

    `precious` are folders that the site must neither be nor hold, such as the content and the checkout.
    Raises SiteBusy, SiteRefused or SiteUnwritable before anything is touched, and SiteUnwritable where the disk is
    full later on.
    """
    site = Path(os.path.normpath(site.absolute()))
    _refuse_place(site, precious)
    with _written(site):
        site.parent.mkdir(parents=True, exist_ok=True)
    with _workshop(site) as workshop:
        with _written(site):
            _tidy(site, workshop)
            _refuse_contents(site)
        umask = os.umask(_PUBLIC_UMASK)
        try:
            with _written(site):
                # A name of its own: a child of a killed build may go on writing to that build's folder for a while.
                new = Path(tempfile.mkdtemp(prefix=_NEW, dir=workshop))
                new.chmod(0o755)
            with _written(site, only=_FULL):
                yield new
            with _written(site):
                (new / GITIGNORE).write_text(_IGNORE_ALL, "utf-8")
                _to_disk(new)
                _swap(new, site, workshop / "old")
                _to_disk(site.parent)
        finally:
            os.umask(umask)
            _tidy(site, workshop)


@contextmanager
def _written(site: Path, only: Sequence[int] = ()) -> Iterator[None]:
    """Say in plain words what the disk refuses: anything, or `only` what cannot come from reading."""
    try:
        yield
    except OSError as reason:
        if only and reason.errno not in only:
            raise
        raise SiteUnwritable(
            f"The site cannot be written to {site} ({reason.strerror}). "
            f"Let {site.parent} be written to, or give another folder for the site."
        ) from reason


def _refuse_place(site: Path, precious: Sequence[Path]) -> None:
    if site.is_symlink():
        raise SiteRefused(f"{site} is a link to another folder. Give the folder itself.")
    if os.path.ismount(site):
        raise SiteRefused(f"{site} is a disk of its own and cannot be replaced. Give a folder inside it.")
    if site.exists() and not site.is_dir():
        raise SiteRefused(f"{site} is a file. The site needs a folder.")
    for folder in precious:
        if folder.resolve().is_relative_to(site.resolve()):
            raise SiteRefused(f"The site cannot be built in {site}: {folder} would be lost. Give another folder.")


def built_here(site: Path) -> bool:
    """Whether a folder holds what a build wrote."""
    ignore = site / GITIGNORE
    return ignore.is_file() and ignore.read_text("utf-8", "replace").startswith(MARKER)


def _refuse_contents(site: Path) -> None:
    if not site.exists() or not {entry.name for entry in site.iterdir()} - {GITIGNORE}:
        return
    if not built_here(site):
        raise SiteRefused(
            f"{site} holds files that were not built here, and building would delete them. "
            "Move them away, or give another folder for the site."
        )


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """The folder beside the site, which one build at a time may use."""
    workshop = site.parent / f".{site.name}-building"
    lock = workshop / "lock"
    with _written(site):
        descriptor = _locked(workshop, lock, site)
    try:
        with _written(site):
            (workshop / GITIGNORE).write_text("*\n", "utf-8")
        yield workshop
    finally:
        # Removed while still locked. A build that opened this lock before finds another in its place and tries again.
        for file in (workshop / GITIGNORE, lock):
            file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            workshop.rmdir()
        _held.discard(descriptor)
        os.close(descriptor)


_held: set[int] = set()


def _let_go() -> None:
    """Close our locks in a child process: if the build is killed, a child that lives on must not keep it locked."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _locked(workshop: Path, lock: Path, site: Path) -> int:
    while True:
        workshop.mkdir(exist_ok=True)
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue  # the build before us has just cleared its workshop away
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), lock.stat()):
                os.truncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
                _held.add(descriptor)
                return descriptor
        except BlockingIOError:
            other = os.read(descriptor, 20).decode() or "unknown"
            os.close(descriptor)
            raise SiteBusy(
                f"Another build (process {other}) is writing to {site}. Wait until it has ended, then build again."
            ) from None
        except FileNotFoundError:
            pass
        os.close(descriptor)


def _tidy(site: Path, workshop: Path) -> None:
    """Clear away what a build left behind. Where it was killed between two renames, the old site goes back first."""
    old = workshop / "old"
    if old.exists() and not os.path.lexists(site):
        old.rename(site)
    for folder in (old, *workshop.glob(f"{_NEW}*")):
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, site: Path, old: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        # If this is cut short, `_tidy` puts the old site back: in this build, or where it is killed, in the next.
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step that nobody can see half done. False where the system cannot."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "renameat2"):
        return False
    return bool(libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _to_disk(folder: Path) -> None:
    """See that a power cut cannot undo it: the folder's whole disk in one call, not one call a file."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "syncfs"):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                libc.syncfs(descriptor)
            finally:
                os.close(descriptor)
            return
    os.sync()
