"""The web form as npm gives it: held against its own schema, and its page in a browser, which asks nobody else.

The form's own try-out keeps files in the browser. What it writes there is what it would commit.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click.testing
import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from generator.cli import main as command
from generator.intake.cms_config import Host, Repository, cms_config
from generator.intake.cms_fields import Choices
from generator.intake.sound_files import sound_areas, sound_frameworks
from generator.model.framework import newest_first
from generator.read.strict_yaml import parse
from tests.browser.conftest import chromium, serving
from tests.browser.test_record_format import without_nulls
from tests.check.folders import problems_of
from tests.conftest import ROOT

pytestmark = pytest.mark.long

CONTENT = ROOT / "content"
WHOLE = "exampleshire-free-school-meals"
# Files of the try-out, in the browser's own store.
_FOLDER = """let folder = await navigator.storage.getDirectory();
  for (const part of ["sveltia-cms-test", "content", "agreements"]) {
    folder = await folder.getDirectoryHandle(part, {create: true});
  }"""
_PUT = f"""async ([name, text]) => {{ {_FOLDER}
  const file = await (await folder.getFileHandle(name, {{create: true}})).createWritable();
  await file.write(text); await file.close(); }}"""
_GET = f"""async () => {{ {_FOLDER}
  const found = {{}};
  for await (const [name, file] of folder.entries()) found[name] = await (await file.getFile()).text();
  return found; }}"""
# Texts that YAML is known to take for something else, as somebody might type them.
TEXTS = [
    *("yes", "no", "on", "true", "null", "~", "", " ", "012", "1:30", "2026", "1e3", "0x1F", "0o7", "1_000", ".5", "-"),
    *("2026-02-05", "a: b", "a #b", "- a", "? a", "&a", "*a", "!a", "%a", "@a", "`a", "[a", "{a", "'a", '"a', "|", ">"),
    *(
        "a\nb",
        "a\n\n  b\n",
        "  a",
        "a  ",
        "\ta",
        "...",
        "---",
        "a\r\nb",
        "é 🙂 שלום",
        "\u200b",
        "\x07",
        "\x85",
        "\u2028",
    ),
]


@pytest.fixture(scope="module")
def choices() -> Choices:
    return Choices(sound_areas(CONTENT), newest_first(sound_frameworks(CONTENT).values()))


@pytest.fixture(scope="module")
def schema(modules: Path) -> Draft7Validator:
    path = modules / "@sveltia" / "cms" / "schema" / "sveltia-cms.json"
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("host", get_args(Host))
@pytest.mark.parametrize(
    "more", [{}, {"sign_in": "https://sign-in.example", "app": "abc", "api": "https://git.example"}]
)
def test_the_configuration_is_what_its_own_schema_asks_for(
    schema: Draft7Validator, choices: Choices, host: Host, more: dict[str, str]
) -> None:
    config = cms_config(Repository(host, "council/register", **more), choices, "A register", "https://a.example/")
    assert [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(config)] == []


def test_the_schema_finds_what_is_wrong(schema: Draft7Validator, choices: Choices) -> None:
    config = cms_config(Repository("github", "council/register"), choices, "A register", "https://a.example/")
    config["collections"][0]["fields"][1]["hints"] = "x"
    assert not schema.is_valid(config)


@pytest.fixture(scope="module")
def form(modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the real content, for its try-out."""
    folder = tmp_path_factory.mktemp("form")
    words = ["forms", "cms", str(folder), "--host", "test-repo", "--modules", str(modules), "--content", str(CONTENT)]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def origin(form: Path) -> Iterator[str]:
    with serving(form) as origin:
        yield origin


class Editor:
    """The form in a window of its own, with whatever left this machine, or would have."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.address = f"{origin}admin/"
        self.asked: list[str] = []
        context.route(lambda url: not url.startswith((origin, "data:", "blob:")), self._refuse)
        self.page: Page = context.new_page()
        self.page.goto(self.address)

    def _refuse(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()

    def sign_in(self) -> None:
        self.page.get_by_role("button", name="Work with Test Repository").click()
        expect(self.page.get_by_role("button", name="Create New Entry").first).to_be_visible()

    def field(self, path: str) -> Locator:
        return self.page.locator(f'[data-key-path="{path}"]').last

    def write(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, label: str) -> None:
        self.field(path).get_by_role("combobox").click()
        self.page.get_by_role("option", name=label, exact=True).click()

    def add_to(self, path: str) -> None:
        self.field(path).get_by_role("button", name="Add").first.click()

    def save(self) -> dict[str, str]:
        """The files after saving, by name."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_url("**/collections/agreements")
        files: dict[str, str] = self.page.evaluate(_GET)
        return files


@pytest.fixture
def editor(browser: Browser, origin: str) -> Iterator[Editor]:
    with browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1400}) as context:
        yield Editor(context, origin)


def test_it_shows_our_records_and_asks_nobody_else(editor: Editor) -> None:
    editor.page.evaluate(_PUT, [f"{WHOLE}.yml", (CONTENT / "agreements" / f"{WHOLE}.yml").read_text("utf-8")])
    editor.sign_in()

    expect(editor.page.get_by_role("treeitem", name="Agreements")).to_be_visible()
    expect(editor.page.get_by_role("gridcell", name="Free school meals without a form", exact=True)).to_be_visible()
    editor.page.get_by_role("checkbox", name="Select All").click()
    expect(editor.page.get_by_role("button", name="Delete Selected")).to_be_disabled()
    loaded = "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family).join()"
    assert "Material Symbols" in editor.page.evaluate(loaded)
    assert editor.asked == []


def test_a_record_made_in_it_is_what_was_typed_and_the_checker_takes_it(editor: Editor, tmp_path: Path) -> None:
    editor.sign_in()
    editor.page.goto(f"{editor.address}#/collections/agreements/new")
    editor.write("title", "Réunion: “Warm homes” & more, for yes")
    editor.write("summary", "yes")
    editor.write("purpose", "no: - [x] 'quoted' \"double\" #1\n\nTwo lines, 012")
    editor.choose("status", "In use")
    editor.field("provenance.basis").get_by_role("radio", name="Compiled from public pages").click()
    editor.write("provenance.checked", "2026")
    editor.add_to("provenance.sources")
    editor.write("provenance.sources.0.url", "https://www.leeds.gov.uk/page")
    editor.add_to("areas")
    editor.choose("areas.0.id", "Leeds")
    editor.add_to("organisations")
    editor.write("organisations.0.name", "Leeds City Council")
    editor.choose("organisations.0.roles", "Leads it")
    editor.add_to("data")
    editor.write("data.0.item", "2026-02-05")
    editor.choose("data.0.special_category", "None: it is stated that there is none")
    editor.field("data.0.criminal_offence").get_by_role("radio", name="No", exact=True).click()
    files = editor.save()

    assert list(files) == ["reunion-warm-homes-more-for-yes.yml"]
    text = next(iter(files.values()))
    assert parse(text).data == {
        "schema": 1,
        "title": "Réunion: “Warm homes” & more, for yes",
        "summary": "yes",
        "status": "live",
        "provenance": {
            "basis": "public-sources",
            "checked": 2026,
            "sources": [{"url": "https://www.leeds.gov.uk/page"}],
        },
        "areas": [{"id": "leeds"}],
        "organisations": [{"name": "Leeds City Council", "roles": ["lead"]}],
        "purpose": "no: - [x] 'quoted' \"double\" #1\n\nTwo lines, 012",
        "data": [{"item": "2026-02-05", "special_category": [], "criminal_offence": False}],
    }
    content = tmp_path / "content"
    for name in ("areas", "frameworks"):
        shutil.copytree(CONTENT / name, content / name)
    (content / "agreements").mkdir()
    (content / "agreements" / next(iter(files))).write_text(text, encoding="utf-8")
    # Without the other records, some areas name what is not there.
    told = [problem for problem in problems_of(content) if problem.where.path.endswith(next(iter(files)))]
    assert [problem for problem in told if problem.severity == "error"] == []


def test_what_a_record_needs_is_asked_for_before_it_is_saved(editor: Editor) -> None:
    editor.sign_in()
    editor.page.goto(f"{editor.address}#/collections/agreements/new")
    editor.write("title", "Warm homes")
    editor.write("provenance.checked", "last week")
    editor.page.get_by_role("button", name="Save", exact=True).click()

    expect(editor.page.get_by_text("fields have errors")).to_be_visible()
    expect(editor.field("provenance.checked").get_by_text("Write 2026-02-05; or 2026-02 or 2026")).to_be_visible()
    assert editor.page.evaluate(_GET) == {}


def test_a_whole_record_that_is_edited_loses_nothing(editor: Editor) -> None:
    """Its assessments, translations and what it states to be none too. Its comments go, as the how-to says."""
    before = (CONTENT / "agreements" / f"{WHOLE}.yml").read_text("utf-8")
    editor.page.evaluate(_PUT, [f"{WHOLE}.yml", before])
    editor.sign_in()
    editor.page.goto(f"{editor.address}#/collections/agreements/entries/{WHOLE}")
    editor.write("title", "Free school meals")
    files = editor.save()

    assert list(files) == [f"{WHOLE}.yml"]
    # The form takes away space at the end of a text, which a folded text of several lines has.
    wanted = trimmed({**without_nulls(parse(before).data), "title": "Free school meals"})
    assert trimmed(parse(files[f"{WHOLE}.yml"]).data) == wanted


def test_no_picture_or_other_file_can_be_brought(editor: Editor) -> None:
    editor.sign_in()
    editor.page.goto(f"{editor.address}#/assets")
    editor.page.get_by_role("button", name="Upload New Assets").last.click()
    chosen = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}
    editor.page.locator("input[type=file]").last.set_input_files([chosen])

    told = editor.page.get_by_role("alertdialog", name="Upload New Assets")
    expect(told.get_by_text("exceeds the maximum size")).to_be_visible()
    expect(told.get_by_role("button", name="Upload")).to_be_disabled()


def trimmed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: trimmed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [trimmed(one) for one in data]
    return data.strip() if isinstance(data, str) else data


def test_no_text_is_read_as_anything_else(editor: Editor) -> None:
    """As the form's writer of YAML writes it and our reader reads it, but for what no file may hold."""
    written = editor.page.evaluate(
        """async (texts) => {
          const { CORE_SCHEMA, dump } = await import("./js-yaml.js");
          return texts.map((text) => dump({a: text, b: [text]}, {schema: CORE_SCHEMA, noRefs: true, lineWidth: 100}));
        }""",
        TEXTS,
    )
    read = [parse(text) for text in written]
    changed = [
        (text, one.data)
        for text, one in zip(TEXTS, read, strict=True)
        if not one.faults and one.data != {"a": text, "b": [text]}
    ]
    assert changed == []
    assert sum(bool(one.faults) for one in read) <= 3


def test_a_script_that_was_changed_afterwards_does_not_run(browser: Browser, form: Path, tmp_path: Path) -> None:
    shutil.copytree(form, tmp_path / "form")
    with (tmp_path / "form" / "admin" / "record-format.js").open("a") as file:
        file.write("\nwindow.ran = true;\n")
    with serving(tmp_path / "form") as origin, browser.new_context() as context:
        page = context.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(f"{origin}admin/", wait_until="networkidle")
        assert page.evaluate("window.ran") is None and page.get_by_role("button").count() == 0
        assert any("integrity" in text for text in told)
