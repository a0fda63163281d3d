"""One build that MkDocs began by itself: what it is to be, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

from generator.check.settings import Site
from generator.hearing import Counting, build_log, mkdocs_log, worth_saying
from generator.keeping import Keeping
from generator.publish import NotPublished
from generator.publish.folder import staging
from generator.publish.frame import frames_from
from generator.read.kept import kept_beside

if TYPE_CHECKING:
    from generator.publishing import Planned, Published


class HostConfig(Protocol):
    """What a run changes in the host's settings, and asks of them."""

    site_dir: str
    site_url: str | None
    strict: bool


class Run:
    """One build that MkDocs began: its plan, and the staging folder that MkDocs writes into without knowing."""

    def __init__(self, planned: Planned, config: HostConfig, site: Site) -> None:
        self.planned, self.plan = planned, planned.plan
        self.samples = self.plan.samples()
        self.stack = ExitStack()
        self._config = config
        self._site_dir = config.site_dir
        self._warnings = Counting()
        self._site = site.site
        self.folder = self.stack.enter_context(
            staging(site.site, precious=(site.content, site.root), read=(site.content, site.pages))
        )
        config.site_dir = str(self.folder)
        mkdocs_log.addHandler(self._warnings)
        build_log.addFilter(worth_saying)
        self.stack.callback(mkdocs_log.removeHandler, self._warnings)
        self.stack.callback(build_log.removeFilter, worth_saying)

    def finish(self, framed: Sequence[str], jobs: int) -> Published:
        """Stamp the rest into what MkDocs framed, verify, and swap the new site in.

        In strict mode a warning is enough not to: MkDocs itself would stop too late.
        """
        from generator.publishing import publish

        frames = frames_from(self.plan.kinds, self.samples, framed, self._config.site_url or "")
        made = publish(self.planned, frames, self.folder, jobs=jobs)
        if self._config.strict and self._warnings.counts:
            told = ", ".join(f"{count} {level.lower()}s" for level, count in self._warnings.counts.items())
            raise NotPublished(f"MkDocs gave {told}, and strict mode allows none. The site is as it was.")
        self.stack.close()
        Keeping(kept_beside(self._site), self._site).forget()
        self._config.site_dir = self._site_dir
        return made
