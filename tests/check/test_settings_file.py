"""Settings that would run something, have no end or are not what they seem are refused where that stands."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from generator.check.settings import BadConfiguration
from generator.check.settings_file import is_harmless, looked_at
from generator.mkdocs_plugin import site_from

PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme: {name: material, language: en, font: false}
plugins: [plainview]
"""
APPLY = "x: !!python/object/apply:"
# As the manuals of MkDocs and of its theme write them.
USUAL = """\
copyright: !ENV [NOBODY_SETS_THIS, "Nobody"]
markdown_extensions:
  - attr_list
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds:
          case: lower
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.snippets:
      base_path: !relative $config_dir/snippets
extra: &extra {since: 2026-01-31, more: !!str 7, price: 1.5}
extra_css: []
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "prose").mkdir()
    return tmp_path / "mkdocs.yml"


def told(file: Path, text: str | bytes) -> list[str]:
    """What is wrong with settings that hold this, a line each."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadConfiguration) as found:
        site_from(file)
    return str(found.value).splitlines()


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (f"{APPLY}os.system [touch it]\n", "6:4: `!!python/object/apply:os.system`"),
        ("x: [a,\n  !!python/object/new:os.system [touch it]]\n", "7:3: `!!python/object/new:os.system`"),
        ("? !!python/name:os.system\n: a\n", "6:3: `!!python/name:os.system`"),
        ("x: !!python/name:pymdownx.snippets.os\n", "6:4: `!!python/name:pymdownx.snippets.os`"),
        ("x: !!python/module:this\n", "6:4: `!!python/module:this`"),
        (
            "x: !<tag:yaml.org,2002:python/object/apply:os.system> [touch it]\n",
            "6:4: `!!python/object/apply:os.system`",
        ),
        ("x: !!python%2Fobject/apply:os.system [touch it]\n", "6:4: `!!python/object/apply:os.system`"),
        (f"{APPLY}pymdownx.slugs.slugify [a]\n", "6:4: `!!python/object/apply:pymdownx.slugs.slugify`"),
        ("x: &a a\nb: [!!python/tuple [a], *a]\n", "7:5: `!!python/tuple`"),
    ],
)
def test_a_tag_that_runs_code_is_refused_where_it_stands(file: Path, more: str, place: str) -> None:
    [said] = told(file, PLAIN + more)

    assert said.startswith(f"mkdocs.yml:{place} is a tag that runs code")
    assert "Take it out." in said
    assert not (file.parent / "it").exists(), "it was run"


def test_a_short_name_for_a_tag_hides_nothing(file: Path) -> None:
    text = f"%TAG !x! tag:yaml.org,2002:python/\n---\n{PLAIN}x: !x!object/apply:os.system [touch it]\n"

    [said] = told(file, text)

    assert said.startswith("mkdocs.yml:8:4: `!!python/object/apply:os.system` is a tag that runs code")


def test_every_tag_is_told_at_once(file: Path) -> None:
    said = told(file, PLAIN + f"{APPLY}os.system [touch it]\ny: !nothing z\nz: !!binary aaaa\n")

    assert [line.split(" is ")[0] for line in said] == [
        "mkdocs.yml:6:4: `!!python/object/apply:os.system`",
        "mkdocs.yml:7:4: `!nothing`",
        "mkdocs.yml:8:4: `!!binary`",
    ]


@pytest.mark.parametrize(
    "given", ["{kwds: 5}", "{kwds: {5: a}}", "{kwds: {<<: {a: b}}}", "{state: {a: b}}", "{kwds: !!python/tuple []}"]
)
def test_what_is_called_is_called_with_words_alone(file: Path, given: str) -> None:
    assert told(file, PLAIN + f"{APPLY}pymdownx.slugs.slugify {given}\n")[0].startswith("mkdocs.yml:6:")


def test_what_the_manuals_of_mkdocs_and_its_theme_write_goes_on_to_work(file: Path) -> None:
    file.write_text(PLAIN + USUAL, encoding="utf-8")

    assert looked_at(file) == PLAIN + USUAL
    assert site_from(file).settings.site_name == "A small site"
    assert not is_harmless(PLAIN + USUAL), "it has tags, so MkDocs is asked"


def test_what_is_inherited_is_looked_at_too(file: Path) -> None:
    (file.parent / "base").mkdir()
    (file.parent / "base" / "more.yml").write_text("INHERIT: ../last.yml\nstrict: true\n", encoding="utf-8")
    file.with_name("last.yml").write_text(PLAIN, encoding="utf-8")
    file.write_text("INHERIT: base/more.yml\n", encoding="utf-8")
    assert site_from(file).settings.site_name == "A small site"

    file.with_name("last.yml").write_text(f"{PLAIN}{APPLY}os.system [touch it]\n", encoding="utf-8")
    [said] = told(file, "INHERIT: base/more.yml\n")

    assert said.startswith("last.yml:6:4: `!!python/object/apply:os.system` is a tag that runs code")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml:1:10: This inherits from settings that inherit from these"),
        ("INHERIT: pipe\n", "pipe:1:1: This is not an ordinary file."),
        ("INHERIT: /dev/zero\n", "/dev/zero:1:1: This is not an ordinary file."),
        ("INHERIT: [a]\n", "mkdocs.yml:1:10: `INHERIT` names a file"),
        ("INHERIT: 5\n", "mkdocs.yml:1:10: `INHERIT` names a file"),
        ("INHERIT: !ENV HOME\n", "mkdocs.yml:1:10: `INHERIT` names a file"),
        ("a: &a [last.yml]\nINHERIT: *a\n", "mkdocs.yml:2:10: `INHERIT` names a file"),
        ("a: &a {INHERIT: last.yml}\n<<: *a\n", "mkdocs.yml:2:1: A name at the top of the settings"),
        ("a: &a INHERIT\n*a : last.yml\n", "mkdocs.yml:2:1: A name at the top of the settings"),
        ("INHERIT: a.yml\nINHERIT: b.yml\n", "mkdocs.yml:2:1: `INHERIT` is given twice here."),
    ],
)
def test_nothing_is_inherited_past_the_look(file: Path, text: str, said: str) -> None:
    os.mkfifo(file.with_name("pipe"))

    assert told(file, text)[0].startswith(said)


@pytest.mark.parametrize(
    ("letter", "shown"),
    [("\x01", "U+0001"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\0", "U+0000"), ("\x9b", "U+009B")],
)
@pytest.mark.parametrize(("before", "place"), [("# ", "2:3"), ("a: ", "2:4"), ("a: 'b ", "2:7")])
def test_a_hidden_letter_is_told_where_it_stands(file: Path, letter: str, shown: str, before: str, place: str) -> None:
    assert told(file, f"site_name: A\n{before}{letter}\n") == [
        f"mkdocs.yml:{place}: There is a hidden control character here ({shown}). Delete it. It often comes along when "
        "text is pasted from another program."
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: A\nnav: [a.md]\nsite_name: B\n", "mkdocs.yml:3:1: `site_name` is given twice here. Keep one of"),
        ("extra:\n  a: {b: 1, c: 2, 'b': 3}\n", "mkdocs.yml:2:19: `b` is given twice here."),
        ("a: {b: 1}\nc: [{b: 1}, {b: 2, b: 3}]\n", "mkdocs.yml:2:20: `b` is given twice here."),
    ],
)
def test_of_what_is_given_twice_nothing_is_dropped_in_silence(file: Path, text: str, said: str) -> None:
    [line] = told(file, text)
    assert line.startswith(said)


def test_settings_are_inherited_through_ten_files_and_no_more(file: Path) -> None:
    for number in range(12):
        file.with_name(f"{number}.yml").write_text(f"INHERIT: {number + 1}.yml\n", encoding="utf-8")

    assert told(file, "INHERIT: 0.yml\n") == [
        "8.yml:1:10: Settings are inherited through more than 10 files. Join some of them."
    ]


DOUBLES = "x0: &x0 [a, a]\n" + "".join(
    f"{after}: &{after} [*{one}, *{one}]\n" for one, after in pairwise(f"x{number}" for number in range(40))
)
MERGES = "x0: &x0 {a: b}\n" + "".join(
    f"{after}: &{after} {{<<: [*{one}, *{one}, *{one}]}}\n" for one, after in pairwise(f"x{n}" for n in range(40))
)
DEEPER = "x0: &x0 [a]\n" + "".join(f"{b}: &{b} [*{a}]\n" for a, b in pairwise(f"x{number}" for number in range(99)))
LARGE = "With all that is repeated and inherited, the settings are too large"
DEEP = "nested more than 40 levels deep"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (DOUBLES, "12:18", LARGE),
        (MERGES, "9:15", LARGE),
        (f"a: &a {'b' * 500_000}\nb: [{'*a,' * 20_000}]\n", "2:8", LARGE),
        ("".join(f"a{number}: x\n" for number in range(20_000)), "", LARGE),
        ("a: &a [*a]\n", "1:8", "has no end"),
        ("a: &a {b: *a}\n", "1:11", "has no end"),
        (DEEPER, "40:12", DEEP),
        ("{" * 100_000, "1:41", DEEP),
        (f"a: {'[' * 5_000}{']' * 5_000}", "1:43", DEEP),
        ("\n".join(" " * depth + "a:" for depth in range(900)), "41:41", DEEP),
        ("[" * 100_000, "1:1", "Settings are lines of `name: value`"),
        ("5", "1:1", "Settings are lines of `name: value`"),
        (f"a: {'9' * 5_000}", "1:4", "is no number that there can be"),
        (f"a: 1{':59' * 300_000}", "1:4", "is no number that there can be"),
        ("a: 0x_", "1:4", "is no number that there can be"),
        ("a: 2026-99-99", "1:4", "is no day or time that there can be"),
        ("a: !!timestamp b", "1:4", "is a tag that settings cannot have here"),
        ("a: !!bool b", "1:4", "is no `true` or `false` that there can be"),
        ('{"\\ud800": 1}', "1:2", "hidden control character in this text (U+D800)"),
        ('a: "\\0"', "1:4", "hidden control character in this text (U+0000)"),
        ('a: "\\UFFFFFFFF"', "1:1", "What comes after this cannot be read."),
        (b"a: \xe9", "1:4", "This is not UTF-8 text"),
        (PLAIN.encode("utf-16"), "1:1", "saved as UTF-16"),
        (PLAIN + "#" * 1024 * 1024, "1:1", "larger than 1 MiB"),
    ],
)
def test_what_has_no_end_or_cannot_be_is_told_in_a_sentence(
    file: Path, text: str | bytes, place: str, said: str
) -> None:
    first = told(file, text)[0]

    assert first.startswith(f"mkdocs.yml:{place}")
    assert said in first
    assert len(first) < 300


@pytest.mark.parametrize("name", ["pipe", "prose"])
def test_what_is_no_file_is_refused_and_not_waited_for(file: Path, name: str) -> None:
    os.mkfifo(file.with_name("pipe"))

    with pytest.raises(BadConfiguration, match="not an ordinary file"):
        site_from(file.with_name(name))


def test_of_very_many_faults_the_first_are_told_and_that_there_are_more(file: Path) -> None:
    said = told(file, f"a: [{'!x y,' * 5_000}]")

    assert len(said) == 1_001
    assert "1,000 things are wrong with this file" in said[-1]


def test_a_pipe_in_place_of_settings_is_not_waited_for_nor_to_be_deleted(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(BadConfiguration) as found:
        looked_at(file)
    assert str(found.value) == "mkdocs.yml:1:1: This is not an ordinary file. Name an ordinary file."
