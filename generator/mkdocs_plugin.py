"""Door 2, and the only import of MkDocs: the host that frames our pages, and `mkdocs build` and `mkdocs serve`."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.base import ValidationError as WrongOption
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import report
from generator.check.settings import BadConfiguration, Site, faults_of_options, site_of
from generator.check.settings_file import looked_at
from generator.check.settings_fit import refuse_unfit
from generator.check.settings_told import told, untold
from generator.hearing import OURS, heard, mkdocs_log
from generator.host_run import Run
from generator.parallel import ProcessLost, cores
from generator.plain_settings import mark_of_host
from generator.present.prose import NO_PROSE, Prose, UnfitPage
from generator.present.templates import TemplateProblem, as_template_problems, environment, not_text
from generator.problems import ContentProblems
from generator.publish import NotPublished, sitemap
from generator.publish.frame import HostPage, HostProblem, canonical_address, questions
from generator.read.kept import kept_beside
from generator.shipped import shipped

# What builds takes long to load, and a check of one record needs the settings alone.
if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.publishing import Planned

NAME = "plainview"
FRAME = str(shipped("theme/overrides"))
# Material's scripts, styles and pictures: 2.5 MB that theme/overrides/base.html takes the place of.
_UNUSED_OF_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")

__all__ = ["BadConfiguration", "MkDocsHost", "PlainviewConfig", "PlainviewPlugin", "Site", "site_from"]

# Not a logger of MkDocs: in strict mode a warning there stops a build, and `plainview build` would not stop.
log = logging.getLogger(NAME)


def site_from(config_file: Path) -> Site:
    """Read `mkdocs.yml`. Raises BadConfiguration.

    What its hooks and Markdown extensions name is Python, which MkDocs runs as soon as it reads of it. Only a build
    needs them, so a check of what somebody else has sent runs nothing of it.
    """
    config = _load(config_file, hooks=[], markdown_extensions=[])
    return _plugin(config).site(config)


class MkDocsHost:
    """MkDocs and its theme, as `mkdocs.yml` sets them up."""

    def __init__(self, config_file: Path, warn: Callable[[str], None] | None = None) -> None:
        self._config_file = config_file
        self._warn = warn or log.warning
        self._has_warned = False

    @property
    def mark(self) -> str:
        """A mark of `mkdocs.yml` and of the pages by hand; none where there is more to it, or MkDocs warned of them."""
        return "" if self._has_warned else mark_of_host(self._config_file)

    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        """Run MkDocs' own build into the folder. Raises HostProblem, for a warning too if strict; TemplateProblem."""
        try:
            config = _load(self._config_file, site_dir=str(into))
            plugin = _plugin(config)
        except BadConfiguration as reason:
            raise HostProblem(str(reason)) from reason
        plugin.ask(pages, prose)
        with heard() as said, as_template_problems():
            try:
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    mkdocs_build.build(config)
                    framed = plugin.framed()
                finally:
                    config.plugins.on_shutdown()
            except MkDocsException as problem:
                raise HostProblem("\n".join([*said, problem.format_message()])) from problem
            except UnicodeDecodeError as problem:  # of prose MkDocs has said in which file
                raise HostProblem(not_text(config.theme.dirs) or "\n".join(said)) from problem
        for warning in said:
            self._warn(warning)
        self._has_warned = bool(said)
        return framed


class PlainviewConfig(Config):  # type: ignore[no-untyped-call]
    """What MkDocs keeps of the options. They are checked, and told, by the model of the settings alone."""


class PlainviewPlugin(BasePlugin[PlainviewConfig]):  # type: ignore[no-untyped-call]
    """Frames the pages that it is asked for. Run by MkDocs itself, it does what `plainview build` does."""

    def __init__(self) -> None:
        self._given: Mapping[str, Any] = {}
        self._asked: dict[str, HostPage] = {}
        self._framed: dict[str, str] = {}
        self._prose = NO_PROSE
        self._run: Run | None = None
        self._last_good: Planned | None = None
        self._serving = False

    def ask(self, pages: Sequence[HostPage], prose: Prose = NO_PROSE) -> None:
        """Let the next build frame these pages, and put what is made for them into those written by hand."""
        self._prose = prose
        self._asked = {f"{OURS}/{number}/index.md": page for number, page in enumerate(pages)}
        self._framed = {}

    def framed(self) -> list[str]:
        """What came of the pages asked for, in their order; empty for one that MkDocs left out."""
        framed = [self._framed.get(source, "") for source in self._asked]
        self.ask([])
        return framed

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options from `mkdocs.yml`. Gives what is wrong with them, in plain words."""
        self._given = options
        super().load_config({}, config_file_path)
        return [(name, WrongOption(message)) for name, message in faults_of_options(options)], []

    def site(self, config: MkDocsConfig) -> Site:
        """What this `mkdocs.yml` says, with the two settings that MkDocs keeps itself."""
        if not config.use_directory_urls:
            raise BadConfiguration("mkdocs.yml says `use_directory_urls: false`, which would change every address.")
        return site_of(
            self._given,
            config.site_name,
            config.site_url,
            config.extra,
            file=Path(config.config_file_path),
            pages=Path(config.docs_dir),
            site=Path(config.site_dir),
            theme=config.theme.custom_dir,
        )

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this plugin, and so the last good plan, while `mkdocs serve` builds again and again."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before anything is written: where MkDocs was run by itself, plan the site and turn the output aside."""
        from generator.publish.head import EXTRA, head_of

        with _as_plugin_errors():
            site = self.site(config)
            config.extra[EXTRA] = head_of(site.settings)
            config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)  # a style is refused
            # Our frame comes before the theme's own, and after what a site has put in `custom_dir`.
            if FRAME not in config.theme.dirs:
                config.theme.dirs.insert(1 if config.theme.custom_dir else 0, FRAME)
            if not self._asked:
                self._run = Run(self._plan(site), config, site)
                self.ask(questions(self._run.plan.kinds, self._run.samples), self._run.plan.prose)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages to be framed, and leave out the theme's own files that our frame never loads."""
        for file in list(files):
            if file.src_uri.startswith(_UNUSED_OF_THEME) and not Path(config.docs_dir, file.src_uri).exists():
                files.remove(file)
        for source, page in self._asked.items():
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.dest_uri = f"{page.address}index.html"
            files.append(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Give the theme what it prints of one of our pages, and a page written by hand its words."""
        from generator.publish.head import meta_of, meta_of_prose

        if (asked := self._asked.get(page.file.src_uri)) is None:
            page.meta.update(meta_of_prose(page.meta))
            with _as_plugin_errors():
                return self._prose.with_words(markdown, page.file.src_uri)
        page.meta = meta_of(asked)
        if asked.canonical and config.site_url:
            page.canonical_url = canonical_address(asked.canonical, f"{config.site_url.rstrip('/')}/")
        return None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Hand over our HTML after Markdown, so that none of it passes through, and a page's figures likewise."""
        asked = self._asked.get(page.file.src_uri)
        if asked is not None:
            return asked.body
        with _as_plugin_errors():
            return self._prose.with_figures(html, page.url)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        """Keep a framed page and leave MkDocs nothing to write."""
        if page.file.src_uri not in self._asked:
            return None
        self._framed[page.file.src_uri] = output
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str | None:
        """Leave out MkDocs' own sitemap: it lists the pages asked for, and dates from the clock."""
        return "" if template_name == sitemap.PATH else None

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When all is written that MkDocs writes: stamp the rest, verify, and swap the new site in."""
        run = self._run
        if run is None:
            return
        with _as_plugin_errors():
            made = run.finish(self.framed(), self._jobs)
        self._run = None
        mkdocs_log.info(
            f"{len(run.plan.pages):,} pages, {made.files:,} files and {made.size:,} bytes are in {config.site_dir}"
        )

    def on_build_error(self, *, error: Exception, **kwargs: object) -> None:
        """Leave the site as it was."""
        self._abandon(error)

    def on_shutdown(self) -> None:
        """Leave the site as it was, where a build was interrupted."""
        self._abandon(KeyboardInterrupt())

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Build again when the content or the theme changes."""
        for folder in ((site := self.site(config)).content, *site.watched):
            server.watch(str(folder))

    @property
    def _jobs(self) -> int:
        # A server has threads, and a process with threads had better not be copied.
        return 1 if self._serving else cores()

    def _plan(self, site: Site) -> Planned:
        from generator import build

        environment.cache_clear()  # while serving, a template may have changed
        try:
            planned = build.plan_from(
                site.content,
                settings=site.settings,
                as_of=date.today(),
                pages=site.pages,
                previous="" if self._serving else site.previous,  # not over the wire each time that someone edits
                # MkDocs serves from a temporary folder, and takes away that one, but nothing beside it.
                keep_in=None if self._serving else kept_beside(site.site),
                jobs=self._jobs,
            )
        except ContentProblems as found:
            if self._last_good is None or not self._serving:
                raise PluginError(report.as_text(found.problems)) from None
            log.error(f"{report.as_text(found.problems)}\nUntil this is mended, you see the pages as they were before.")
            return self._last_good
        if warnings := sorted((*site.warnings, *planned.warnings)):
            log.warning(report.as_text(warnings))
        for notice in planned.notices:
            log.warning(notice)
        self._last_good = planned
        return planned

    def _abandon(self, reason: BaseException) -> None:
        self.ask([])
        run, self._run = self._run, None
        if run is not None:
            run.stack.__exit__(type(reason), reason, reason.__traceback__)


@contextmanager
def _as_plugin_errors() -> Iterator[None]:
    """MkDocs shows a PluginError as a message and anything else as a fault of the plugin."""
    try:
        yield
    except (BadConfiguration, NotPublished, ProcessLost, TemplateProblem, UnfitPage) as reason:
        raise PluginError(str(reason)) from reason


def _load(file: Path, **options: str | Sequence[str]) -> MkDocsConfig:
    """The settings as MkDocs reads them, of the very text that was looked at. Raises BadConfiguration."""
    path = os.path.abspath(file)  # noqa: PTH100 - what is named in it stands beside a link to it
    given: str | BytesIO = path
    if text := looked_at(file) if os.path.lexists(path) else "":
        given = BytesIO(text.encode())
        given.name = path  # beside it MkDocs looks for what is inherited
    with heard() as said:
        try:
            config = load_config(given, config_file_path=path, **options)
            refuse_unfit(file, text, Path(config.docs_dir))
            return config
        except MkDocsException as problem:
            raise BadConfiguration(told(said or [str(problem)], file, text, dict(MkDocsConfig._schema))) from problem
        except (ValueError, LookupError, TypeError, WrongOption) as problem:  # which MkDocs meant to tell, and did not
            raise BadConfiguration(untold(problem, file)) from problem


def _plugin(config: MkDocsConfig) -> PlainviewPlugin:
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, PlainviewPlugin):
        raise BadConfiguration(f"mkdocs.yml does not list `{NAME}` under `plugins`.")
    return plugin
