"""What a build keeps beside the site for the next one: what it made, and a second tree of the same files.

The second tree (`spare/`) is patched and takes the place of the site; the site before is then the next spare. Their
files are the same files of the disk (hard links), but for those that changed. Losing any of it costs time alone.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.assess.history import KEPT_FILE as HISTORY
from generator.check.kept_cards import KEPT_FILE as CARDS
from generator.check.kept_checks import KEPT_FILE as CHECKS
from generator.model.settings import Settings
from generator.own_places import clear_unless_file, clear_unless_folder
from generator.publish.frame import Host
from generator.publish.kept_site import KeptSite, Unfit, keep, kept_site
from generator.publish.manifest import PATH as MANIFEST
from generator.publish.tree import Tree, remove
from generator.publishing import Published
from generator.read.file_marks import mark_of_files
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code
from generator.shipped import shipped


def mark_of_site(settings: Settings, as_of: date, content: Path, records: Path, pages: Path | None, host: Host) -> str:
    """A mark of all that every page is made from; empty where that of the host is not known.

    What single records say is not in it: which pages they are in is noted for each page.
    """
    of_host = host.mark
    try:
        beside = _beside(content, (records, pages))
    except OSError:  # the check tells of it
        return ""
    if not of_host:
        return ""
    parts = (mark_of_code(), of_host, settings.model_dump_json(), as_of.isoformat())
    return mark_of_files(parts, (shipped("theme"), *beside, *([pages] if pages else ())))


def _beside(content: Path, apart: Collection[Path | None]) -> list[Path]:
    # What begins with a dot is no content: the history of a folder that is a repository of its own stands there.
    return [path for path in sorted(content.iterdir()) if path not in apart and not path.name.startswith(".")]


@dataclass
class Keeping:
    """The place beside a site. `made` is the new site and `mark` that of what it was made from, to be kept of it."""

    place: Path
    site: Path
    made: Published | None = None
    mark: str = ""

    def __post_init__(self) -> None:
        """See that nothing leads from here to elsewhere, where there is anything."""
        with suppress(OSError):
            if self.place.is_symlink():
                self.place.unlink()
            clear_unless_folder(self.spare)

    @property
    def spare(self) -> Path:
        """The second tree."""
        return self.place / "spare"

    def before(self, mark: str) -> KeptSite:
        """The site that is published now, as it was built, if it was made from what has this mark. Raises Unfit."""
        if not mark:
            raise Unfit("nobody knows what the host makes its pages from")
        kept = kept_site(self._of_site, mark)
        stamp = next((kept.made.written(at)[1:] for at, path in enumerate(kept.made.paths) if path == MANIFEST), None)
        with suppress(OSError):
            there = (self.site / MANIFEST).stat()
            if stamp == (there.st_size, there.st_mtime_ns):
                return kept
        raise Unfit("the site is not the one that was kept")

    def tree(self, folder: Path, of_site: KeptSite) -> Tree:
        """The folder to patch, which is the spare one where there was one."""
        return Tree(folder, self.site, of_site.made)

    def swapped(self, old: Path | None) -> None:
        """What was made has taken the place of the old site: keep what it is, and the old one as the spare tree.

        The old one only where the new was patched: else they have no file in common, and would take up the disk twice.
        Of it only what is in the new one: what was taken down is not to stay anywhere.
        """
        made = self.made
        assert made is not None
        with suppress(OSError):  # it costs the next build time
            clear_unless_file(self._of_site)
            self._of_site.unlink(missing_ok=True)
            if made.outdated is not None and old is not None:
                for path in made.outdated:
                    remove(old, path)
                self.place.mkdir(exist_ok=True)
                old.rename(self.spare)
            if self.mark:
                keep(dataclasses.replace(made.kept, mark=self.mark), self._of_site)

    def forget(self) -> None:
        """Let another way to build leave nothing here of the site that was: what it makes is not known here."""
        with suppress(OSError):  # what stays is of another site than the one that is there now, and is seen to be
            clear_unless_file(self._of_site)
            self._of_site.unlink(missing_ok=True)
        shutil.rmtree(self.spare, ignore_errors=True)

    def forget_what_was_found(self) -> None:
        """Remove what was found in records and in the history, by whichever build."""
        with suppress(OSError):
            for name in (CARDS, CHECKS, HISTORY):
                Kept.remove(self.place / name)

    @property
    def _of_site(self) -> Path:
        return self.place / "site.kept"
