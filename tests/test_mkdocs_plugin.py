"""MkDocs as a host, and MkDocs run by itself: both are as safe as `plainview build`."""

from __future__ import annotations

import dataclasses
import datetime
import logging
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import TemplateNotFound
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator import build, mkdocs_plugin, publishing
from generator.mkdocs_plugin import BadConfiguration, MkDocsHost, site_from
from generator.model.settings import Regulator, Settings
from generator.present.families import Families, Several, families
from generator.present.lookups import noted
from generator.present.page import KINDS, Kind, Page, PlannedFile, PlannedPage
from generator.present.plan import Plan
from generator.present.prose import NO_PROSE
from generator.present.templates import TemplateProblem, environment
from generator.problems import ContentProblems, Problem, Where
from generator.publish import NotPublished
from generator.publish.frame import HostPage, HostProblem, frames_of
from generator.publish.manifest import MadeFrom
from tests.builders import site as site_of

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "examples"
URL = "https://example.org/register/"
TODAY = datetime.date(2026, 11, 23)

CONFIG = f"""\
site_name: A small site
site_url: {URL}
theme: {{name: null, custom_dir: "{ROOT}/tests/publish/theme", static_templates: [404.html]}}
markdown_extensions: [attr_list, tables]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a page of prose, and no records."""
    (tmp_path / "content" / "pages" / "about").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "about" / "index.md").write_text("# About\n\nWords written *by hand*.\n")
    configure(tmp_path)
    return tmp_path


def configure(project: Path, more: str = "", plugins: str = "plugins: [plainview]", start: str = CONFIG) -> Path:
    file = project / "mkdocs.yml"
    file.write_text(f"{start}docs_dir: content/pages\n{plugins}\n{more}")
    return file


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run_mkdocs(project: Path, command: Literal["build", "serve"] = "build") -> None:
    """What `mkdocs build` does, or `mkdocs serve` each time that something changed."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


# Settings


def test_settings_have_defaults(project: Path) -> None:
    site = site_from(project / "mkdocs.yml")

    assert site.settings == Settings(site_name="A small site", site_url=URL)
    assert (site.root, site.content, site.site) == (project, project / "content", project / "site")
    assert project / "mkdocs.yml" in site.watched


@pytest.mark.parametrize(
    ("line", "named"),
    [("", ""), ("previous: https://x.example/", "https://x.example/"), ("previous: ../last", "{project}/../last")],
)
def test_the_last_site_is_an_address_or_a_folder_beside_mkdocs_yml(project: Path, line: str, named: str) -> None:
    configure(project, plugins=f"plugins:\n  - plainview:\n      content: content\n      {line}\n")

    assert site_from(project / "mkdocs.yml").previous == named.format(project=project)


def test_every_setting_can_be_given(project: Path) -> None:
    configure(
        project,
        plugins="""\
site_dir: public
plugins:
  - plainview:
      content: records
      worked_examples: false
      correction_route: https://example.org/wrong
      page_size: 10
      regulator: {name: A regulator, url: https://regulator.example/}
""",
    )
    site = site_from(project / "mkdocs.yml")

    assert site.settings == Settings(
        site_name="A small site",
        site_url=URL,
        worked_examples=False,
        correction_route="https://example.org/wrong",
        page_size=10,
        regulator=Regulator(name="A regulator", url="https://regulator.example/"),
    )
    assert (site.content, site.site) == (project / "records", project / "public")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("page_sise: 20", "`page_sise` is not one of the options. Did you mean `page_size`?"),
        ("contents: records", "`contents` is not one of the options. Did you mean `content`?"),
        ("previos: last", "`previos` is not one of the options. Did you mean `previous`?"),
        ("previous: [last]", "`previous`"),
        ("page_size: 5", "8:7: `page_size`: 5 is out of range. Write a number of at least 10."),
        (
            "worked_examples: 'no'",
            "`worked_examples` holds the text `no`. Write true or false.",
        ),
        ("correction_route: us", "8:7: `correction_route`: `us` is not a whole address."),
        (
            "regulator: {nmae: x}",
            "mkdocs.yml:8:19: `nmae` is not one of the settings of `regulator`. Did you mean `name`?",
        ),
        ("site_url: https://x.example/", "8:7: `site_url`: This stands at the top of mkdocs.yml"),
    ],
)
def test_a_wrong_option_is_told_in_plain_words(project: Path, option: str, said: str) -> None:
    configure(project, plugins=f"plugins:\n  - plainview:\n      {option}\n")

    with pytest.raises(BadConfiguration) as found:
        site_from(project / "mkdocs.yml")

    assert said in str(found.value)


def test_all_wrong_options_are_told_at_once(project: Path) -> None:
    configure(project, plugins="plugins:\n  - plainview: {page_sise: 20, page_size: 5}\n")

    with pytest.raises(BadConfiguration, match=r"(?s)page_size.*page_sise|page_sise.*page_size"):
        site_from(project / "mkdocs.yml")


@pytest.mark.parametrize(
    ("more", "plugins", "start", "said"),
    [
        ("", "plugins: [plainview]", CONFIG.replace(f"site_url: {URL}", ""), "needs .*`site_url`"),
        ("use_directory_urls: false", "plugins: [plainview]", CONFIG, "would change every address"),
        ("", "plugins: []", CONFIG, "does not list `plainview` under `plugins`"),
        ("", "plugins: [plainveiw]", CONFIG, "`plainveiw`: There is no such plugin here. Did you mean `plainview`"),
        (
            "extra: {policy: x}",
            "plugins: [plainview]",
            CONFIG,
            "The build makes the policy of pages: take that line out",
        ),
        ("x: [", "plugins: [plainview]", CONFIG, "mkdocs.yml:[0-9]+:[0-9]+: A bracket opens here"),
        ("repo_url: 'http://[::1'", "plugins: [plainview]", CONFIG, "is no address that there can be"),
        ("config_file_path: a", "plugins: [plainview]", CONFIG, "Can't set config_file_path"),
        *(
            ("", "plugins: [plainview]", CONFIG.replace(URL, address), said)
            for address, said in (
                ("https://a:secret@x.example/", "^(?!.*secret).*before the @ would be on every page"),
                ("https://x.example/?x=1", "ends before any"),
                ("https://x.example/#x", "ends before any"),
                ("https://x.example//", "without //"),
                ("https://x.example/a/../b/", "without //"),
                ("https://x.example/a%20b/", "There is a % in it"),
                ("'https://x.example/\"><script>/'", 'There is a " in it'),
                ("https://x.example/a b/", "at which no site can be.*no space in it"),
                ("https://x.example\\x/", r"There is a \\ in it"),
                ("https://x.example:99999/", "No host can have"),
                ("https://x.example:/", "No host can have"),
            )
        ),
        *(
            ("", "plugins: [plainview]", CONFIG.replace(f'"{ROOT}/tests/publish/theme"', folder), said)
            for folder, said in (
                (".", "All that is in there would be on the site"),
                ("..", "All that is in there would be on the site"),
                ("/", "All that is in there would be on the site"),
                ("content", "All that is in there would be on the site"),
                ("", "a part of `theme` is empty, or no text"),
                ("5", "a part of `theme` is empty, or no text"),
            )
        ),
    ],
)
def test_a_mkdocs_yml_that_will_not_do(project: Path, more: str, plugins: str, start: str, said: str) -> None:
    configure(project, more, plugins, start)

    with pytest.raises(BadConfiguration, match=said):
        site_from(project / "mkdocs.yml")


def test_a_python_that_leaves_words_out_is_refused(project: Path) -> None:
    environment = {**os.environ, "PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"}
    for module, words in (("generator", ["stats"]), ("mkdocs", ["build", "-q"])):
        done = subprocess.run(
            [sys.executable, "-m", module, *words], cwd=project, env=environment, capture_output=True, text=True
        )
        assert done.returncode and "without PYTHONOPTIMIZE=2" in f"{done.stdout}{done.stderr}", module


def test_reading_the_settings_runs_nothing_that_they_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "ran_when_read.py").write_text(f"import pathlib\n\npathlib.Path({str(project / 'ran')!r}).touch()\n")
    monkeypatch.syspath_prepend(str(project))
    start = CONFIG.replace("[attr_list, tables]", "[ran_when_read]")
    assert start != CONFIG
    file = configure(project, "hooks: [ran_when_read.py]", start=start)

    assert site_from(file).settings.site_url == URL
    assert not (project / "ran").exists()

    with pytest.raises(HostProblem, match="ran_when_read"):  # a build does run them, and this is no extension
        MkDocsHost(file).render([host_page("", HOME)], project / "into", NO_PROSE)
    assert (project / "ran").exists()


@pytest.mark.parametrize(
    ("more", "said"), [("hooks: [nowhere.py]", "nowhere.py"), ("markdown_extensions: [{}]", "take")]
)
def test_a_hook_or_an_extension_that_will_not_do(project: Path, more: str, said: str) -> None:
    configure(project, more, start=CONFIG.replace("markdown_extensions: [attr_list, tables]\n", ""))

    with pytest.raises(HostProblem, match=said):
        MkDocsHost(project / "mkdocs.yml").render([host_page("", HOME)], project / "into", NO_PROSE)


def test_a_mkdocs_yml_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="does not exist"):
        site_from(tmp_path / "mkdocs.yml")


# The host

HOME, AGREEMENT = KINDS["home"], KINDS["agreement"]
BODY = (
    "<h1>Title</h1>\n<p>**Not bold** [x](javascript:alert(1)) {{ page.title }} :smile: &lt;b&gt;</p>\n    <pre>x</pre>"
)


def host_page(address: str, kind: Kind, title: str = "Title") -> HostPage:
    return HostPage(address, kind, title, 'Words & "more"', BODY)


def test_a_page_is_framed_and_none_of_it_passes_through_markdown(project: Path, tmp_path: Path) -> None:
    framed = MkDocsHost(project / "mkdocs.yml").render(
        [host_page("", HOME, "<Home>"), host_page("agreements/x/", AGREEMENT), host_page("", HOME, "Another")],
        tmp_path / "into",
        NO_PROSE,
    )

    assert [BODY in html for html in framed] == [True, True, True]
    assert "<title>&lt;Home&gt; - A small site</title>" in framed[0]
    assert "<title>Another - A small site</title>" in framed[2]
    assert f'<link rel="canonical" href="{URL}">' in framed[0]
    assert f'<link rel="canonical" href="{URL}agreements/x/">' in framed[1]
    assert '<a href="../../agreements/" aria-current="true">' in framed[1]
    assert '<meta name="description" content="Words &amp; &#34;more&#34;">' in framed[1]


def test_the_host_writes_its_own_files_and_none_of_ours(project: Path, tmp_path: Path) -> None:
    MkDocsHost(project / "mkdocs.yml").render(
        [host_page("", HOME), host_page("a/b/", AGREEMENT)], tmp_path / "into", NO_PROSE
    )

    assert files_in(tmp_path / "into").keys() == {"404.html", "about/index.html"}
    assert b"<em>by hand</em>" in (tmp_path / "into" / "about" / "index.html").read_bytes()


def test_stamping_gives_the_bytes_of_mkdocs(project: Path, tmp_path: Path) -> None:
    page = Page("agreements/x/", 'A < B & "C"', "'Words'", BODY)
    host = MkDocsHost(project / "mkdocs.yml")
    frames = frames_of(host, [HOME, AGREEMENT], [(AGREEMENT, page)], tmp_path / "one", URL, NO_PROSE)

    asked = HostPage(page.address, AGREEMENT, page.title, page.description, page.body)
    assert frames.stamp(page, AGREEMENT) == host.render([asked], tmp_path / "two", NO_PROSE)[0]


def test_the_host_is_quiet_unless_it_warns(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    warnings: list[str] = []
    host = MkDocsHost(project / "mkdocs.yml", warnings.append)
    host.render([host_page("", HOME)], tmp_path / "one", NO_PROSE)
    assert (warnings, caplog.messages, capfd.readouterr()) == ([], [], ("", ""))

    (project / "content" / "pages" / "about" / "index.md").write_text("# About\n\n[Gone](gone.md)\n")
    host.render([host_page("", HOME)], tmp_path / "two", NO_PROSE)
    assert len(warnings) == 1
    assert "contains a link 'gone.md'" in warnings[0]
    assert (caplog.messages, capfd.readouterr()) == ([], ("", ""))


def test_a_warning_is_a_problem_where_mkdocs_is_strict(project: Path, tmp_path: Path) -> None:
    configure(project, "strict: true")
    (project / "content" / "pages" / "about" / "index.md").write_text("# About\n\n[Gone](gone.md)\n")

    with pytest.raises(HostProblem, match=r"(?s)contains a link 'gone\.md'.*strict mode"):
        MkDocsHost(project / "mkdocs.yml").render([host_page("", HOME)], tmp_path / "into", NO_PROSE)


def test_a_host_can_be_asked_again_after_a_failure(project: Path, tmp_path: Path) -> None:
    configure(project, "strict: true")
    about = project / "content" / "pages" / "about" / "index.md"
    about.write_text("# About\n\n[Gone](gone.md)\n")
    host = MkDocsHost(project / "mkdocs.yml")
    with pytest.raises(HostProblem):
        host.render([host_page("", HOME)], tmp_path / "one", NO_PROSE)
    about.write_text("# About\n")

    assert BODY in host.render([host_page("", HOME)], tmp_path / "two", NO_PROSE)[0]


def test_a_column_that_is_set_to_the_right_has_no_style_of_its_own(project: Path, tmp_path: Path) -> None:
    (project / "content" / "pages" / "about" / "index.md").write_text("| A | B |\n| :- | -: |\n| 1 | 2 |\n")

    MkDocsHost(project / "mkdocs.yml").render([host_page("", HOME)], tmp_path / "out", NO_PROSE)

    page = (tmp_path / "out" / "about" / "index.html").read_text()
    assert '<td align="right">2</td>' in page
    assert "style=" not in page


def test_prose_that_is_not_text_is_told_by_its_file(project: Path, tmp_path: Path) -> None:
    (project / "content" / "pages" / "about" / "index.md").write_bytes(b"# Caf\xe9\n")

    with pytest.raises(HostProblem, match=r"Encoding error reading file: about/index\.md"):
        MkDocsHost(project / "mkdocs.yml").render([host_page("", HOME)], tmp_path / "into", NO_PROSE)


def test_a_template_that_is_not_text_is_told_by_its_file(project: Path, tmp_path: Path) -> None:
    ours = shutil.copytree(ROOT / "tests" / "publish" / "theme", project / "ours")
    (ours / "main.html").write_bytes((ours / "main.html").read_bytes() + b"\n\xe9")
    configure(project, start=CONFIG.replace(f'"{ROOT}/tests/publish/theme"', "ours"))
    lines = (ours / "main.html").read_bytes().count(b"\n") + 1

    with pytest.raises(HostProblem, match=rf"ours/main.html:{lines}: This template is not UTF-8 text"):
        MkDocsHost(project / "mkdocs.yml").render([host_page("", HOME)], tmp_path / "out", NO_PROSE)


# MkDocs run by itself

MISTAKE = Problem(Where("content/agreements/x.yml", 3, 7), "unknown-area", "`leds` is not an area.", "Write `leeds`.")


def small_plan(words: str) -> build.Planned:
    pages = [
        ("", "home"),
        ("agreements/", "agreements"),
        ("agreements/x/", "agreement"),
        ("agreements/y/", "agreement"),
    ]
    return build.Planned(
        Plan(
            Families(
                Several((PlannedPage(address, KINDS[kind], partial(small_page, address, words)),))
                for address, kind in pages
            ),
            families((PlannedFile("data/all.json", lambda: b"[]"),)),
        ),
        noted(site_of()),
        MadeFrom(URL, TODAY),
        (),
    )


def small_page(address: str, words: str) -> Page:
    root = "../" * address.count("/") or "./"
    links = "".join(f'<a href="{root}{to}">Page</a>' for to in ("about/", "agreements/x/", "agreements/y/"))
    return Page(address, f"{words} & more", "Words", f"<h1>{words}</h1>{links}")


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> Callable[[build.Planned | ContentProblems], None]:
    """Stands in for checking and planning: what is given here is what the content comes to."""

    def give(result: build.Planned | ContentProblems) -> None:
        def plan_from(content: Path, **_: object) -> build.Planned:
            if isinstance(result, ContentProblems):
                raise result
            return result

        monkeypatch.setattr(build, "plan_from", plan_from)

    give(small_plan("First"))
    return give


Plans = Callable[[build.Planned | ContentProblems], None]


def test_mkdocs_build_publishes_all_that_is_planned(project: Path, plans: Plans) -> None:
    run_mkdocs(project)

    assert files_in(project / "site").keys() == {
        ".gitignore",
        "404.html",
        "about/index.html",
        "agreements/index.html",
        "agreements/x/index.html",
        "agreements/y/index.html",
        "data/all.json",
        "index.html",
        "manifest.json",
        "sitemap.xml",
    }
    assert b"<title>First &amp; more - A small site</title>" in (project / "site" / "index.html").read_bytes()
    assert {path.name for path in project.iterdir()} == {"content", "mkdocs.yml", "site"}


@pytest.mark.parametrize("serving", [False, True])
def test_mkdocs_build_reads_the_last_site_and_mkdocs_serve_does_not(
    project: Path, plans: Plans, monkeypatch: pytest.MonkeyPatch, serving: bool
) -> None:
    configure(project, plugins="plugins:\n  - plainview: {previous: last}\n")
    given: list[object] = []
    plan_from = build.plan_from

    def noted(content: Path, **options: object) -> build.Planned:
        given.extend((options["previous"], options["keep_in"]))
        return plan_from(content, **options)

    monkeypatch.setattr(build, "plan_from", noted)
    run_mkdocs(project, "serve" if serving else "build")

    # Nobody would take away what stood beside the folder that MkDocs serves from.
    assert given == (["", None] if serving else [str(project / "last"), project / ".site-kept"])


def test_mkdocs_build_takes_the_old_site_s_place(project: Path, plans: Plans) -> None:
    run_mkdocs(project)
    plans(small_plan("Second"))
    run_mkdocs(project)

    assert b"<h1>Second</h1>" in (project / "site" / "agreements" / "x" / "index.html").read_bytes()


def test_whoever_builds_with_mkdocs_finds_the_site_where_the_settings_say(project: Path, plans: Plans) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    mkdocs_build(config)

    assert config.site_dir == str(project / "site")


def test_a_failed_build_clears_up_though_mkdocs_goes_on_running(project: Path, plans: Plans) -> None:
    (project / "content" / "pages" / "about" / "index.md").unlink()
    with pytest.raises(Abort):
        mkdocs_build(load_config(str(project / "mkdocs.yml")))

    assert {path.name for path in project.iterdir()} == {"content", "mkdocs.yml"}


def test_a_site_may_not_take_the_place_of_the_content(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "records").mkdir()
    configure(project, "site_dir: records", "plugins:\n  - plainview: {content: records}")
    with pytest.raises(Abort):
        run_mkdocs(project)

    assert f"{project / 'records'} would be lost" in caplog.text
    assert (project / "records").is_dir()


def test_a_template_that_changed_is_read_again(project: Path, plans: Plans) -> None:
    before = environment()
    run_mkdocs(project)

    assert environment() is not before


def left_as_it_was(project: Path, caplog: pytest.LogCaptureFixture) -> str:
    """Build once, and then again and fail. Gives what was said, once the site is seen to be as it was."""
    before = files_in(project / "site")
    caplog.clear()
    with pytest.raises(Abort):
        run_mkdocs(project)
    assert files_in(project / "site") == before
    assert {path.name for path in project.iterdir()} == {"content", "mkdocs.yml", "site"}
    return "\n".join(caplog.messages)


def test_bad_content_is_told_and_leaves_the_site_as_it_was(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    run_mkdocs(project)
    plans(ContentProblems([MISTAKE]))

    said = left_as_it_was(project, caplog)
    assert "content/agreements/x.yml:3:7: unknown-area: `leds` is not an area.\n    Write `leeds`." in said


def test_a_broken_link_leaves_the_site_as_it_was(project: Path, plans: Plans, caplog: pytest.LogCaptureFixture) -> None:
    run_mkdocs(project)
    (project / "content" / "pages" / "about" / "index.md").unlink()

    assert "links to about/index.html, which is not there" in left_as_it_was(project, caplog)


def test_a_link_of_a_page_by_hand_is_told_where_it_is_written(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    plans(dataclasses.replace(small_plan("First"), pages=project / "content" / "pages"))
    run_mkdocs(project)
    about = project / "content" / "pages" / "about" / "index.md"
    about.write_text("# About\n\nThe [town](#town) and <a href='../none/'>places</a>\n")

    said = left_as_it_was(project, caplog)
    assert "about/index.md:3:5: links to about/index.html#town, and no such place is on that page" in said
    assert "about/index.md:3:23: links to none/index.html, which is not there" in said


def test_a_warning_of_mkdocs_leaves_the_site_as_it_was_where_it_is_strict(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    configure(project, "strict: true\nvalidation: {links: {unrecognized_links: warn}}")
    run_mkdocs(project)
    (project / "content" / "pages" / "about" / "index.md").write_text("# About\n\n[All of them](../agreements/)\n")

    assert "strict mode allows none" in left_as_it_was(project, caplog)


def test_a_warning_of_mkdocs_stops_nothing_where_it_is_not_strict(project: Path, plans: Plans) -> None:
    configure(project, "validation: {links: {unrecognized_links: warn}}")
    (project / "content" / "pages" / "about" / "index.md").write_text("# About\n\n[All of them](../agreements/)\n")

    run_mkdocs(project)

    assert b"All of them" in (project / "site" / "about" / "index.html").read_bytes()


def test_mkdocs_can_build_again_after_a_page_that_it_could_not_render(project: Path, plans: Plans) -> None:
    about = project / "content" / "pages" / "about" / "index.md"
    about.write_text("---\ntemplate: none.html\n---\n# About\n")
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(TemplateNotFound):
        mkdocs_build(config)
    about.write_text("# About\n")
    mkdocs_build(load_config(str(project / "mkdocs.yml")))

    assert (project / "site" / "agreements" / "x" / "index.html").is_file()


def test_a_warning_about_content_does_not_stop_a_strict_build(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    configure(project, "strict: true")
    warning = Problem(MISTAKE.where, "long-summary", "The summary is long.", "Shorten it.", "warning")
    plans(dataclasses.replace(small_plan("First"), warnings=(warning,)))

    run_mkdocs(project)

    assert any("long-summary: warning: The summary is long." in message for message in caplog.messages)
    assert (project / "site" / "index.html").is_file()


def test_a_folder_of_someone_s_own_is_told_and_kept(
    project: Path, plans: Plans, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "site").mkdir()
    (project / "site" / "thesis.txt").write_text("Years of work.")

    assert "holds files that were not built here" in left_as_it_was(project, caplog)


def test_a_failure_of_ours_leaves_the_site_as_it_was(
    project: Path, plans: Plans, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run_mkdocs(project)

    def publish(*_: object, **__: object) -> tuple[int, int]:
        raise NotPublished("The disk is full.")

    monkeypatch.setattr(publishing, "publish", publish)
    assert "The disk is full." in left_as_it_was(project, caplog)


def test_a_broken_template_of_ours_leaves_the_site_as_it_was(
    project: Path, plans: Plans, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run_mkdocs(project)

    def publish(*_: object, **__: object) -> tuple[int, int]:
        raise TemplateProblem("home.html.jinja:1: This template cannot be used.")

    monkeypatch.setattr(publishing, "publish", publish)
    assert "home.html.jinja:1: " in left_as_it_was(project, caplog)


def test_only_what_an_editor_needs_is_said(project: Path, plans: Plans, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    run_mkdocs(project)

    said = "\n".join(caplog.messages)
    assert "skipped" not in said
    assert "building" not in said.lower()
    assert f"4 pages, 9 files and {size_of(project / 'site'):,} bytes are in {project / 'site'}" in said


def size_of(site: Path) -> int:
    return sum(len(content) for path, content in files_in(site).items() if path != ".gitignore")


# With the real content room, and the real theme of record pages


@pytest.fixture
def records(project: Path) -> Path:
    """The project with a few real records, and the prose that their pages link to."""
    shutil.copytree(ROOT / "content" / "pages", project / "content" / "pages", dirs_exist_ok=True)
    for name in ("areas", "frameworks"):
        shutil.copytree(EXAMPLES / name, project / "content" / name)
    shutil.copy(EXAMPLES / "organisations.yml", project / "content")
    (project / "content" / "agreements").mkdir()
    shutil.copy(EXAMPLES / "good" / "smallest.yml", project / "content" / "agreements")
    return project


def test_both_doors_publish_the_same_bytes(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Calendar(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return TODAY

    monkeypatch.setattr(mkdocs_plugin, "date", Calendar)
    run_mkdocs(records)
    site = site_from(records / "mkdocs.yml")
    host = MkDocsHost(records / "mkdocs.yml")
    build.build(site.content, records / "other", settings=site.settings, as_of=TODAY, host=host)

    assert files_in(records / "other") == files_in(records / "site")
    assert (records / "site" / "agreements" / "smallest" / "index.html").is_file()


def test_mkdocs_build_on_the_command_line_tells_every_problem_and_ends_with_1(records: Path) -> None:
    record = records / "content" / "agreements" / "smallest.yml"
    record.write_text(record.read_text() + "titel: Again\n")

    done = mkdocs(["build"], records)

    assert done.returncode == 1
    assert f"content/agreements/smallest.yml:{len(record.read_text().splitlines())}:1: unknown-field:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (records / "site").exists()


def mkdocs(arguments: Sequence[str], project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], cwd=project, capture_output=True, text=True, check=False
    )


def test_mkdocs_serve_keeps_the_last_good_pages_while_content_has_a_mistake(records: Path) -> None:
    configure(records, "strict: true")
    record = records / "content" / "agreements" / "smallest.yml"
    good = record.read_text()
    title = next(line for line in good.splitlines() if line.startswith("title: ")).removeprefix("title: ")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = f"http://127.0.0.1:{port}/register/agreements/smallest/"
    log = records / "log.txt"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=records,
            stdout=out,
            stderr=subprocess.STDOUT,
            # MkDocs serves from a temporary folder, which it leaves behind when it is stopped like this.
            env={**os.environ, "TMPDIR": str(records)},
        )
    try:
        wait_for(lambda: "Serving on" in log.read_text(), server, log)
        assert title in read(page)

        record.write_text(good + "titel: Again\n")
        wait_for(lambda: "Reloading browsers" in log.read_text(), server, log)
        assert "unknown-field" in log.read_text()
        assert title in read(page)

        record.write_text(good.replace(title, "A better title"))
        wait_for(lambda: log.read_text().count("Reloading browsers") == 2, server, log)
        assert "A better title" in read(page)
    finally:
        server.terminate()
        server.wait()
    assert not (records / "site").exists()


def wait_for(there: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 120
    while not there():
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.1)


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())
