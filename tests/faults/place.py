"""A small register and its site, for builds that are cut short, and what must be true of the site afterwards."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import Built, build
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.publish.manifest import Held, held_against_manifest
from generator.publish.verify import verify_site
from tests.golden.made import CONTENT
from tests.site_config import write_config

AS_OF = date(2026, 11, 23)
RECORD = "sampleford-whole"


@dataclass(frozen=True)
class Place:
    """A folder with content, settings and a site. The title of one record says which build made the site."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Place:
        shutil.copytree(CONTENT, folder / "content")
        write_config(folder, folder / "content", folder / "site")
        return cls(folder)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    def entitle(self, title: str) -> None:
        """Give the record another title, as an editor would."""
        file = self.folder / "content" / "agreements" / f"{RECORD}.yml"
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"^title: .*$", f"title: {title}", text, count=1, flags=re.MULTILINE), "utf-8")

    def build(self, *, as_of: date = AS_OF, jobs: int = 1, anew: bool = False) -> Built:
        chosen = site_from(self.config)
        return build(
            chosen.content,
            chosen.site,
            settings=chosen.settings,
            pages=chosen.pages,
            as_of=as_of,
            host=MkDocsHost(self.config),
            jobs=jobs,
            anew=anew,
        )

    def title(self) -> str:
        """The title on the site. Every file of the site is what its manifest says, and every page has that title."""
        assert held_against_manifest(self.site) == Held([])
        title: str = json.loads((self.site / "agreements" / RECORD / "index.json").read_bytes())["record"]["title"]
        for page in ("", "history/", "cite/", "card/"):
            assert title in (self.site / "agreements" / RECORD / page / "index.html").read_text("utf-8"), page
        return title

    def whole(self) -> str:
        """The title, of a site that was looked through by its own door as well."""
        title = self.title()
        assert verify_site(self.site) == []
        return title

    def left_behind(self) -> list[str]:
        """What stands beside the site and is no part of it."""
        kept = {"content", "mkdocs.yml", "site", ".site-kept"}
        return sorted({path.name for path in self.folder.iterdir()} - kept)


def in_child(work: Callable[[], object]) -> int:
    """Start `work` in a process of its own, which has all that this one has loaded. Gives its number."""
    child = os.fork()
    if child:
        with suppress(OSError):  # it has done so itself, and may have ended since
            os.setpgid(child, child)
        return child
    try:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        work()
        os._exit(0)
    finally:
        os._exit(70)
