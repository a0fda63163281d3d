"""Plugins that no site like this comes about with, and hooks that are not there, are told before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.settings import BadConfiguration
from generator.mkdocs_plugin import site_from

PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme:
  name: material
  font: false
"""
NO_HOOK = "Write where it is, as seen from that file, or take it out."


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prose").mkdir()
    (tmp_path / "hook.py").write_text("raise AssertionError('a check runs nothing')\n")
    return Path("mkdocs.yml")


def told(file: Path, text: str) -> str:
    file.write_text(PLAIN + text, "utf-8")
    with pytest.raises(BadConfiguration) as found:
        site_from(file)
    return str(found.value)


@pytest.mark.parametrize(
    ("plugins", "place", "name"),
    [
        ("plugins: [blog, plainview]\n", "7:11", "blog"),
        ("plugins:\n  - plainview\n  - material/blog\n", "9:5", "material/blog"),
        ("plugins:\n  - offline:\n      enabled: true\n  - plainview\n", "8:5", "offline"),
        ("plugins:\n  plainview: {}\n  info: {}\n", "9:3", "info"),
    ],
)
def test_a_plugin_that_does_not_fit_is_told_where_it_stands(plugins: str, place: str, name: str, file: Path) -> None:
    assert told(file, plugins).startswith(f"mkdocs.yml:{place}: `plugins`: `{name}` does not fit: it ")


def test_a_hook_that_is_not_there_is_told_where_it_stands(file: Path) -> None:
    said = told(file, "plugins: [plainview]\nhooks: [hook.py, hok.py]\n")
    assert said == f"mkdocs.yml:8:18: `hooks`: There is no file `hok.py` beside mkdocs.yml. {NO_HOOK}"


def test_all_that_does_not_fit_is_told_at_once(file: Path) -> None:
    said = told(file, "plugins: [plainview, info]\nhooks: [hok.py]\nnav: [none.md]\n").splitlines()
    assert [line.split(" ")[1] for line in said] == ["`nav`:", "`plugins`:", "`hooks`:"]


def test_of_very_many_the_first_are_told(file: Path) -> None:
    hooks = "".join(f"  - {number}.py\n" for number in range(3_000))
    lines = told(file, f"plugins: [plainview]\nhooks:\n{hooks}").splitlines()
    assert len(lines) == 1_001 and "what else may be is not told" in lines[-1]


@pytest.mark.parametrize("name", ["'" + "a" * 5_000 + ".py'", "."])
def test_what_can_be_no_file_is_none(name: str, file: Path) -> None:
    assert "`hooks`: There is no file `" in told(file, f"plugins: [plainview]\nhooks: [{name}]\n")


def test_what_fits_is_passed_over_and_a_check_runs_none_of_it(file: Path) -> None:
    file.write_text(f"{PLAIN}plugins: [search, material/tags, plainview]\nhooks: [hook.py]\n", "utf-8")
    assert site_from(file).pages == file.absolute().parent / "prose"
