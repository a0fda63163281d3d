"""What MkDocs says of settings is told where it stands, in plain words and with what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.settings import BadConfiguration
from generator.check.settings_told import Places
from generator.check.settings_told import told as told_of
from generator.mkdocs_plugin import site_from

PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme:
  name: material
  language: en
  font: false
strict: true
plugins:
  - plainview:
      worked_examples: true
      publisher:
        name: Sampleford
"""


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    monkeypatch.chdir(folder)
    (folder / "prose").mkdir()
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(BadConfiguration) as found:
        site_from(Path("mkdocs.yml"))
    return str(found.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "site_url:",
            "site_ur:",
            "mkdocs.yml:2:1: `site_ur`: MkDocs has no setting of this name. Did you mean `site_url`?",
        ),
        ("docs_dir:", "zzz: 1\ndocs_dir:", "mkdocs.yml:3:1: `zzz`: MkDocs has no setting of this name. Take it out."),
        (
            "plainview:",
            "plainveiw:",
            "mkdocs.yml:10:5: `plainveiw`: There is no such plugin here. Did you mean `plainview`?",
        ),
        (
            "  - plainview:",
            "  - zzz\n  - plainview:",
            "mkdocs.yml:10:5: `zzz`: There is no such plugin here. Install it",
        ),
        ("worked_examples:", "worked_exmples:", "mkdocs.yml:11:7: `worked_exmples` is not one of the options. Did you"),
        (
            "        name:",
            "        nam:",
            "mkdocs.yml:13:9: `nam` is not one of the settings of `publisher`. Did you mean `name`?",
        ),
        ("docs_dir: prose", "docs_dir: porse", "mkdocs.yml:3:1: `docs_dir`: There is no "),
        ("strict: true", "strict: maybe", "mkdocs.yml:8:1: `strict`: This is to be `true` or `false`."),
        ("name: material", "name: materiel", "mkdocs.yml:4:1: `theme`: Unrecognised theme name: 'materiel'"),
        ("docs_dir: prose", "docs_dir: prose\nx", "mkdocs.yml:4:1: This line "),
        ("A small site", "[A small site", "mkdocs.yml:1:12: A bracket opens here and is not closed"),
    ],
)
def test_it_is_told_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    assert said in told(tmp_path, monkeypatch, PLAIN.replace(old, new, 1))


def test_each_thing_has_a_line_of_its_own_in_the_order_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PLAIN.replace("worked_examples: true", "page_sise: 20").replace("strict:", "site_ur: x\nstrict:")
    options = text.replace("name: Sampleford", "nam: Sampleford")

    lines = told(tmp_path, monkeypatch, options).splitlines()

    assert [line.partition(": ")[0] for line in lines] == ["mkdocs.yml:8:1", "mkdocs.yml:12:7", "mkdocs.yml:14:9"]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            "KeyError: 'permalnk'",
            "3:5: `toc`: This extension has no option `permalnk`. Look it up in its manual, or take it out.",
        ),
        (
            "ModuleNotFoundError: No module named 'toc'",
            "3:5: `toc`: There is no such extension here. Install it, or take it out.",
        ),
        ("TypeError: no", "3:5: `toc`: This extension cannot be used (TypeError: no)."),
    ],
)
def test_what_an_extension_of_markdown_fails_at_is_told_without_lines_of_python(why: str, said: str) -> None:
    text = "markdown_extensions:\n  - tables\n  - toc: {permalnk: false}\n"
    python = f"Failed to load extension 'toc'.\n  File \"a.py\", line 1, in b\n    c()\n{why}\n"

    found = told_of(
        [f"Config value 'markdown_extensions': {python}"], Path("mkdocs.yml"), text, ["markdown_extensions"]
    )
    assert found == f"mkdocs.yml:{said}"


def test_an_address_that_can_be_none_is_told_before_mkdocs_fails_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told(tmp_path, monkeypatch, f"{PLAIN}nav:\n  - Leeds: https://[council].gov.uk/\n")

    assert said.startswith("mkdocs.yml:15:12: `https://[council].gov.uk/` is no address that there can be.")


def test_what_is_not_there_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(tmp_path, monkeypatch, PLAIN.replace("site_name: A small site\n", ""))

    assert said == "mkdocs.yml:1:1: `site_name`: This has to be there and is not. Add it."


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["b", "c"], (2, 5)),
        (["b", "none"], (2, 1)),
        (["none"], (1, 1)),
        (["list", "two"], (5, 5)),
        (["list", "three", "x"], (6, 13)),
        (["twice"], (8, 1)),
    ],
)
def test_a_place_is_that_of_the_name(path: list[str], place: tuple[int, int]) -> None:
    text = "a: 1\nb: {c: 2}\nlist:\n  - one\n  - two\n  - three: {x: 1}\ntwice: 1\ntwice: 2\n"

    assert Places(text).of(path) == place
