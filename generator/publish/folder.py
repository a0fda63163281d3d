"""All or nothing: a site is built in a folder beside the old one and takes its place in one step.

Beside `site/` stands `.site-building/` while a build runs, as `generator/swapping.py` says.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator import swapping
from generator.own_places import is_own_name
from generator.publish import NotPublished

GITIGNORE = ".gitignore"
_GIT = ".git"
MARKER = "# Written by the build: everything here is built, nothing is edited."
IGNORE_ALL = f"{MARKER}\n*\n"

# What is published is public: it must be readable by the web server, whatever the editor's umask says.
_PUBLIC_UMASK = 0o022


class SiteBusy(NotPublished):
    """Another build is writing to the same site."""


class SiteRefused(NotPublished):
    """The folder for the site holds what no build wrote, or must not be replaced. Nothing in it was touched."""


class SiteUnwritable(NotPublished):
    """The disk does not take what is written for the site. The last good site stands."""


@contextmanager
def staging(
    site: Path,
    *,
    precious: Sequence[Path] = (),
    read: Sequence[Path] = (),
    spare: Path | None = None,
    then: Callable[[Path | None], None] = lambda _: None,
) -> Iterator[Path]:
    """A folder to build in. It becomes the site when the block ends, and is removed when the block raises.

    It is empty, or else the `spare` folder, where there is one. `precious` are folders that the site must neither be
    nor hold, such as the content and the checkout, and `read` those that it must not be in. `then` is told where the
    old site is when the new one has taken its place, and may take it from there.
    Raises SiteBusy, SiteRefused or SiteUnwritable before anything is touched, and SiteUnwritable where the disk is
    full later on.
    """
    site = Path(os.path.normpath(site.absolute()))
    _refuse_place(site, precious, read)
    with _written(site):
        site.parent.mkdir(parents=True, exist_ok=True)
    with _workshop(site) as workshop:
        with _written(site):
            _refuse_contents(site)
        umask = os.umask(_PUBLIC_UMASK)
        try:
            with _written(site):
                new = Path(tempfile.mkdtemp(prefix=swapping.NEW, dir=workshop))
                with suppress(OSError):  # it may be another's, and without it all is made anew
                    if spare is not None and spare.is_dir() and not spare.is_symlink():
                        spare.rename(new)  # an empty folder gives way
                new.chmod(0o755)
            with _written(site, only=swapping.FULL):
                yield new
            with _written(site):
                (new / GITIGNORE).write_text(IGNORE_ALL, "utf-8")
            with _swapped(site):
                then(swapping.swap(new, site, workshop))
        finally:
            os.umask(umask)


def refuse_in_time(site: Path, *, precious: Sequence[Path] = (), read: Sequence[Path] = ()) -> None:
    """Raise SiteRefused before any work where `staging` would after it, and before anything is kept beside the site."""
    site = Path(os.path.normpath(site.absolute()))
    _refuse_place(site, precious, read)
    with _written(site):
        _refuse_contents(site)


def left_beside(site: Path) -> list[Path]:
    """What builds of a site have left beside it, since the system lets none of them take it away."""
    return swapping.left_of(Path(os.path.normpath(site.absolute())))


@contextmanager
def _written(site: Path, only: Sequence[int] = ()) -> Iterator[None]:
    """Say in plain words what the disk refuses: anything, or `only` what cannot come from reading."""
    try:
        yield
    except OSError as reason:
        if only and reason.errno not in only:
            raise
        if isinstance(reason, FileExistsError) and reason.filename and Path(os.fsdecode(reason.filename)).is_file():
            raise SiteUnwritable(
                f"The site cannot be written to {site}: {reason.filename} is a file, and builds make a folder there. "
                "Move it away."
            ) from reason
        at = f": {reason.filename}" if reason.filename and Path(os.fsdecode(reason.filename)) != site else ""
        raise SiteUnwritable(
            f"The site cannot be written to {site} ({reason.strerror}{at}). "
            f"Let {site.parent} be written to, and what builds have made in it, or give another folder for the site."
        ) from reason


@contextmanager
def _swapped(site: Path) -> Iterator[None]:
    """Say in plain words why one folder cannot take the place of another."""
    try:
        yield
    except OSError as reason:
        if reason.errno in swapping.FULL:
            with _written(site):
                raise
        raise SiteUnwritable(
            f"The new site cannot take the place of {site} ({reason.strerror}): that folder is another user's or "
            "another program's, is locked, or came with the image of a container. Move it away and build again, or "
            "give another folder for the site."
        ) from reason


def _refuse_place(site: Path, precious: Sequence[Path], read: Sequence[Path]) -> None:
    if site.is_symlink():
        raise SiteRefused(f"{site} is a link to another folder. Give the folder itself.")
    if os.path.ismount(site):
        raise SiteRefused(f"{site} is a disk of its own and cannot be replaced. Give a folder inside it.")
    if site.exists() and not site.is_dir():
        raise SiteRefused(f"{site} is a file. The site needs a folder.")
    if os.path.lexists(site / _GIT):
        raise SiteRefused(
            f"{site} is a git repository, and its history would be lost. Build into a folder that is none, and copy "
            "what is in it from there."
        )
    if is_own_name(site.name):
        raise SiteRefused(f"{site} is what builds use beside a site, and clear away. Give another folder.")
    if reason := next(filter(None, map(_why_nothing_in, site.parents)), ""):
        raise SiteRefused(f"The site cannot be built in {site}: {reason} Give another folder.")
    for folder in precious:
        if folder.resolve().is_relative_to(site.resolve()):
            raise SiteRefused(f"The site cannot be built in {site}: {folder} would be lost. Give another folder.")
    for folder in read:
        if site.resolve().is_relative_to(folder.resolve()):  # and would be read the next time
            raise SiteRefused(f"The site cannot be built in {site}: a site is made from {folder}. Give another folder.")


def _why_nothing_in(folder: Path) -> str:
    """Why nothing may be built in a folder, however deep; empty where something may."""
    if folder.name == _GIT:
        return f"{folder} is git's own."
    if is_own_name(folder.name):
        return f"{folder} is what builds use beside a site, and clear away."
    with suppress(OSError):  # a file there that is closed to us is nothing that we built
        if built_here(folder):
            return f"{folder} is a site, and the next build of that would delete this one."
    return ""


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
    with ExitStack() as held:
        try:
            with _written(site):
                place = held.enter_context(swapping.workshop(site))
        except swapping.Busy as other:
            raise SiteBusy(
                f"Another build (process {other}) is writing to {site}. Wait until it has ended, then build again."
            ) from None
        yield place
