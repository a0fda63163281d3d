"""Settings that MkDocs knows and pages here do not use are told, so that nobody waits for what does not come."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.settings_unused import _UNUSED, unused_settings
from generator.mkdocs_plugin import site_from
from generator.plain_settings import plain_site
from tests.conftest import ROOT

PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme:
  name: material
  font: false
plugins: [plainview]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prose").mkdir()
    return Path("mkdocs.yml")


def said(file: Path, text: str) -> list[str]:
    file.write_text(text, "utf-8")
    return [f"{one.where}: {one.severity}: {one.message} {one.fix}" for one in unused_settings(file)]


LOOKS = "Take it out. The look is that of Plainview. Parts of the theme can be replaced by files in `custom_dir`."


def test_each_is_told_where_it_stands(file: Path) -> None:
    text = PLAIN.replace("  font: false", "  font: false\n  palette: {primary: teal}\n  logo: a.png")
    told = said(file, f"extra_css: [a.css]\n{text}extra: {{language: en, social: []}}\n")
    assert told == [
        f"mkdocs.yml:1:1: warning: `extra_css` changes nothing here. {LOOKS}",
        f"mkdocs.yml:8:3: warning: `theme.palette` changes nothing here. {LOOKS}",
        f"mkdocs.yml:9:3: warning: `theme.logo` changes nothing here. {LOOKS}",
        "mkdocs.yml:11:23: warning: `extra.social` changes nothing here. Take it out. Links to it can stand in a page "
        "under `about/`.",
    ]


@pytest.mark.parametrize("text", ["", "5", "[a]", "theme: [logo]\nextra:\n", "? [a]\n: b\n", "a: [", PLAIN])
def test_of_anything_else_nothing_is_said(file: Path, text: str) -> None:
    assert said(file, text) == []


def test_the_project_s_own_settings_say_nothing_for_nothing() -> None:
    assert unused_settings(ROOT / "mkdocs.yml") == ()


def test_both_ways_to_read_settings_tell_of_it(file: Path) -> None:
    file.write_text(f"{PLAIN}site_author: Us\n", "utf-8")
    plain = plain_site(file)

    assert plain is not None
    assert plain.warnings == site_from(file).warnings != ()


@pytest.mark.parametrize("path", _UNUSED, ids=".".join)
def test_the_frame_of_pages_uses_none_of_them(path: tuple[str, ...]) -> None:
    frame = "".join(one.read_text("utf-8") for one in sorted((ROOT / "theme" / "overrides").rglob("*.html")))
    assert f"config.{'.'.join(path)}" not in frame
    assert f"config.{path[-1]}" not in frame
