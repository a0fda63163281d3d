"""The site as it would be built now, made page by page as a browser asks for it. Nothing is written into `site/`.

To build all pages takes longer than anyone waits who has saved a word. So a page is made when it is looked at: from the
content as it is now, in the frame that a build would put around it. While something is wrong with the content, the site
is shown as it was before, and each page says what is to be mended.
"""

from __future__ import annotations

import dataclasses
import mimetypes
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import Looked, look_at
from generator.check.content_names import AGREEMENTS
from generator.check.memory import Memory
from generator.check.one_agreement import check_agreement
from generator.check.settings import BadConfiguration
from generator.check.settings import Site as Chosen
from generator.parallel import ProcessLost
from generator.present.page import Page, PlannedFile, PlannedPage, Site
from generator.present.plan import file_at, page_at, plan_site
from generator.present.templates import TemplateProblem, environment, fragment
from generator.problems import ContentProblems, Problem, errors
from generator.publish import NotPublished
from generator.publish.frame import Host, frames_of
from generator.publish.root_files import root_files
from generator.read.content_files import ContentFile, shown_path
from generator.read.kept import kept_beside
from generator.shipped import shipped
from generator.shown import Shown, is_alike, stands_alone, with_maps_of, with_records
from generator.watching import Stamps

OWN = ".plainview/"
"""What the addresses begin with that are of the server alone, and of no site."""
SCRIPT, CHANGES = f"{OWN}serve.js", f"{OWN}changes"
_PAGE = "index.html"
_NOWHERE = "404.html"
_HTML = "text/html; charset=utf-8"
_TEMPLATE = "serving.html.jinja"
_MEDIA: Mapping[str, str] = {".js": "text/javascript", ".jsonld": "application/ld+json", ".ttl": "text/turtle"}


@dataclass(frozen=True)
class Answer:
    """What a browser is sent. `leads_to` is another address, where there is the page that was meant.

    A `bare` page is shown inside those of other sites, so nothing is added to it.
    """

    content: bytes
    media: str = _HTML
    status: int = 200
    leads_to: str = ""
    bare: bool = False


class Showing:
    """The site of a `mkdocs.yml`, as it would be built now."""

    def __init__(
        self,
        read: Callable[[], Chosen],
        host: Callable[[], Host],
        content: Path | None,
        today: Callable[[], date],
        stamps: Callable[[Iterable[Path]], Stamps],
        jobs: int = 1,
    ) -> None:
        """`read` reads the settings anew, and `stamps` tells the state of files, by which a change of them is known."""
        self._read, self._host, self._content, self._today = read, host, content, today
        self._stamps, self._jobs = stamps, jobs
        self._place = tempfile.TemporaryDirectory(prefix="plainview-serve-")
        self._memory: Memory | None = None
        # Looks at everything are made in one thread, looks at what was edited in another, and pages in many.
        self._turn = threading.RLock()
        self._edits = 0
        self._chosen: Chosen | None = None
        self._shown: Shown | None = None
        self._wrong: tuple[Problem, ...] | str = ()
        self.warnings: tuple[Problem, ...] = ()

    def close(self) -> None:
        """Remove what was made for it on the disk."""
        self._place.cleanup()

    @property
    def watched(self) -> tuple[Path, ...]:
        """The files and folders that it is made from, as far as is known."""
        if self._chosen is None:
            with suppress(BadConfiguration):
                self._chosen = self._read()
        if self._chosen is None:
            return ()
        return (self._content or self._chosen.content, *self._chosen.watched)

    @property
    def wrong(self) -> tuple[Problem, ...] | str:
        """What is to be mended before anything newer is shown: problems of the content, or words; empty if nothing."""
        return self._wrong

    @property
    def is_there(self) -> bool:
        """Whether there is a site to see, be it of now or of before."""
        return self._shown is not None

    def look(self) -> bool:
        """Look at everything: the settings, the content, the theme. What cannot be shown is kept to be told.

        Says whether anything is to be seen that was not. Where something was edited and shown meanwhile, this comes to
        nothing: it may have been read before that, and whoever edited it waits for another look.
        """
        edits = self._edits
        looked: list[tuple[Looked, Chosen]] = []
        wrong = _wrong_with(lambda: looked.append(self._looked()))
        with self._turn:
            if self._edits != edits:
                return False
            before = self._shown, self._wrong
            self._wrong = wrong or _wrong_with(lambda: self._take(*looked[0]))
            return self._wrong != before[1] or not is_alike(self._shown, before[0])

    def _looked(self) -> tuple[Looked, Chosen]:
        """What there is now. Of what is shown nothing changes yet."""
        # After this there are threads, and a process with threads had better not be copied.
        jobs, self._jobs = self._jobs, 1
        chosen = self._chosen = self._read()
        kept = kept_beside(chosen.site)
        # What a build found here need not be found again.
        self._memory = self._memory or Memory(begins_with=kept)
        looked = look_at(
            self._content or chosen.content,
            settings=chosen.settings,
            as_of=self._today(),
            pages=chosen.pages,
            keep_in=kept,
            jobs=jobs,
            memory=self._memory,
        )
        return looked, chosen

    def _take(self, looked: Looked, chosen: Chosen) -> None:
        """Show it from now on."""
        site = with_maps_of(self._shown, looked.site)
        self._shown = dataclasses.replace(
            self._framed(site, chosen), known=self._memory.known if self._memory else None
        )
        self.warnings = (*chosen.warnings, *looked.warnings)

    def look_first_at(self, paths: Collection[Path]) -> bool:
        """Look at records that were edited, and at nothing else. Says whether what came of it is shown now.

        Where it is not plain that this is enough, nothing happens. What holds of all records together is not asked.
        """
        with self._turn:
            shown = self._look_first_at(paths)
            self._edits += shown
            return shown

    def _look_first_at(self, paths: Collection[Path]) -> bool:
        shown = self._shown
        if shown is None or shown.known is None or not paths or not self._are_only(paths):
            return False
        known = shown.known
        found = [check_agreement(ContentFile(path, shown_path(path), path.stem), known) for path in sorted(paths)]
        wrong = errors([problem for one in found for problem in one.problems])
        if not wrong and not all(stands_alone(shown, one) for one in found):
            return False
        self._wrong = tuple(sorted(wrong))
        if not wrong:
            self._shown = with_records(shown, found)
        return True

    def _are_only(self, paths: Collection[Path]) -> bool:
        """Whether these are files of records that are shown, and nothing is wrong in any other file."""
        assert self._shown is not None and self._chosen is not None
        if isinstance(self._wrong, str):
            return False
        folder = ((self._content or self._chosen.content) / AGREEMENTS).resolve()
        packed, told = self._shown.site.register.packed, {shown_path(path) for path in paths}
        return all(problem.where.path in told for problem in self._wrong if problem.severity == "error") and all(
            path.suffix == ".yml" and path.stem in packed and path.parent.resolve() == folder and path.is_file()
            for path in paths
        )

    def _framed(self, site: Site, chosen: Chosen, *, anew: bool = False) -> Shown:
        """The site in its frames, which are made anew where what they are made of has changed."""
        register = site.register
        of = (
            self._stamps(chosen.watched),
            *(chosen.settings, site.as_of, register.glossary.terms, register.accessibility, register.pages),
        )
        if self._shown is not None and self._shown.of == of and not anew:
            return dataclasses.replace(self._shown, site=site)
        environment.cache_clear()  # a template may have changed
        plan = plan_site(site)
        place = Path(self._place.name)
        for left in place.iterdir():
            # A page that is being made may still be of the last frames.
            if self._shown is not None and left != self._shown.by_host:
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=place))
        frames = frames_of(self._host(), plan.kinds, plan.samples(), folder, chosen.settings.site_url, plan.prose)
        for file in root_files(chosen.settings):
            (folder / file.path).write_bytes(file.make())
        return Shown(site, frames, folder, of)

    def answer(self, path: str, mark: str) -> Answer:
        """What there is at an address below the root, such as `agreements/` or `data/agreements.json`.

        `mark` stands for the state of the site, and goes into each page, so that it knows when it is of before.
        """
        if path == SCRIPT:
            return Answer(shipped("theme/serve/serve.js").read_bytes(), _MEDIA[".js"])
        shown = self._shown
        if shown is None:
            return Answer(self._told(mark).encode(), status=503)
        try:
            made = self._made(shown, path)
        except (NotPublished, TemplateProblem, OSError) as reason:
            return Answer(self._told(mark, str(reason)).encode(), status=503)
        if made.media == _HTML and not made.bare and not made.leads_to:
            return dataclasses.replace(made, content=self._marked(made.content.decode(), mark).encode())
        return made

    def _made(self, shown: Shown, path: str) -> Answer:
        if path and not path.endswith("/"):
            return self._file(shown, path)
        page = page_at(shown.site, path)
        if page is not None:
            return Answer(self._stamped(shown, page).encode(), bare=page.kind.bare)
        return self._file(shown, path + _PAGE)

    def _stamped(self, shown: Shown, page: PlannedPage) -> str:
        frames = shown.frames
        if not page.kind.bare and not frames.has(page.kind):
            # The first page of its kind has come since the frames were made.
            with self._turn:
                now = self._shown
                assert now is not None and self._chosen is not None
                if not now.frames.has(page.kind):
                    now = dataclasses.replace(self._framed(now.site, self._chosen, anew=True), known=now.known)
                    self._shown = now
                frames = now.frames
        made: Page = page.make()
        return frames.stamp(made, page.kind)

    def _file(self, shown: Shown, path: str) -> Answer:
        media = _MEDIA.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        own = self._by_host(shown, path)
        if own is not None and own.is_file():
            return Answer(own.read_bytes(), _HTML if own.suffix == ".html" else media)
        planned = file_at(shown.site, path)
        if isinstance(planned, PlannedFile):
            return Answer(planned.make(), media)
        if planned is not None:
            parts: dict[str, list[bytes]] = {one: [] for one in planned.paths}
            planned.write({one: written.append for one, written in parts.items()})
            return Answer(b"".join(parts[path]), media)
        if page_at(shown.site, f"{path}/") is not None or (own is not None and (own / _PAGE).is_file()):
            return Answer(b"", status=301, leads_to=f"/{path}/")
        nowhere = shown.by_host / _NOWHERE
        return Answer(nowhere.read_bytes() if nowhere.is_file() else b"There is no page here.", status=404)

    def _by_host(self, shown: Shown, path: str) -> Path | None:
        """Where a file of the host's is, if there is one. What stands outside its folder is not there."""
        own = shown.by_host / path
        try:
            own.stat()
        except (OSError, ValueError):  # no such file, or no name of a file at all
            return None
        own = own.resolve()
        return own if own.is_relative_to(shown.by_host.resolve()) else None

    def _marked(self, html: str, mark: str) -> str:
        """A page with the script that looks for changes, and with what is to be mended."""
        start = html.find("<body")
        start = html.find(">", start) + 1 if start >= 0 else 0
        told = self._band() if self._wrong else ""
        return f"{html[:start]}{fragment(_TEMPLATE, 'script', SCRIPT, mark)}{told}{html[start:]}"

    def _band(self) -> str:
        return fragment(_TEMPLATE, "band", *_problems_and_words(self._wrong))

    def _told(self, mark: str, reason: str = "") -> str:
        return fragment(_TEMPLATE, "nothing", SCRIPT, mark, *_problems_and_words(reason or self._wrong))


def _wrong_with(work: Callable[[], object]) -> tuple[Problem, ...] | str:
    """What is to be mended before some work can be done; empty if it is done."""
    try:
        work()
    except ContentProblems as found:
        return tuple(found.problems)
    except (BadConfiguration, NotPublished, ProcessLost, TemplateProblem, OSError) as reason:
        # OSError: while someone edits, files come and go, and what is missing now is saved the next moment.
        return str(reason)
    return ()


def _problems_and_words(wrong: tuple[Problem, ...] | str) -> tuple[tuple[Problem, ...], str]:
    return ((), wrong) if isinstance(wrong, str) else (wrong, "")
