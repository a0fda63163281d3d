"""The pages that `nav` of mkdocs.yml names are there; each that is not is told where it stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from generator.check.settings import BadConfiguration
from generator.check.settings_fit import refuse_unfit
from generator.mkdocs_plugin import site_from
from generator.plain_settings import plain_site

PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme:
  name: material
  font: false
plugins: [plainview]
nav:
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("index.md", "about/index.md", "about/us.md", "about/form.pdf"):
        (tmp_path / "prose" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "prose" / name).write_text("# A\n")
    return Path("mkdocs.yml")


def told(file: Path, nav: str) -> str:
    file.write_text(PLAIN + nav, "utf-8")
    assert plain_site(file) is None, "MkDocs is asked, so that one voice tells"
    with pytest.raises(BadConfiguration) as found:
        site_from(file)
    return str(found.value)


COPY = "Copy it from the browser's address bar, from https:// to the end."
OTHERWISE = "Write where it is, as seen from that folder, or take it out."


@pytest.mark.parametrize("closed", ["prose", "prose/about"])
def test_of_a_folder_that_is_closed_it_is_told_and_not_that_its_pages_are_missing(
    file: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def scandir(path: Path) -> Any:
        if str(path).endswith(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "is_file", lambda path: False)
    file.write_text(f"{PLAIN}  - about/us.md\n  - about/index.md\n", "utf-8")
    with pytest.raises(BadConfiguration) as found:
        refuse_unfit(file, file.read_text("utf-8"), Path("prose"))
    said = "This folder cannot be opened, so nobody knows what is in it. Allow it to be read."
    assert str(found.value) == f"{closed}: {said}"


@pytest.mark.parametrize(
    ("nav", "said"),
    [
        ("  - about/su.md\n", "9:5: `nav`: There is no `about/su.md` in prose. Did you mean `about/us.md`?"),
        ("  - About: abuot/us.md\n", "9:12: `nav`: There is no `abuot/us.md` in prose. Did you mean `about/us.md`?"),
        ("  - About:\n    - Us: us.md\n", f"10:11: `nav`: There is no `us.md` in prose. {OTHERWISE}"),
        ("  - agreements/index.md\n", f"9:5: `nav`: There is no `agreements/index.md` in prose. {OTHERWISE}"),
        (
            "  - Pay: javascript:alert(1)\n",
            f"9:10: `nav`: `javascript:alert(1)` is no address that readers could go to. {COPY}",
        ),
        ("  - //evil.example/a\n", f"9:5: `nav`: `//evil.example/a` is no address that readers could go to. {COPY}"),
        ("  - 'ftp://[a'\n", f"9:5: `nav`: `ftp://[a` is no address that readers could go to. {COPY}"),
        ("  - about/\n", f"9:5: `nav`: There is no `about/` in prose. {OTHERWISE}"),
        ("  - ../prose/index.md\n", "9:5: `nav`: There is no `../prose/index.md` in prose. "),
        ("  - about/US.md\n", "9:5: `nav`: There is no `about/US.md` in prose. Did you mean `about/us.md`?"),
        (f"  - {'a' * 5_000}.md\n", "9:5: `nav`: There is no `aaa"),
    ],
)
def test_a_page_that_is_not_there_is_told(file: Path, nav: str, said: str) -> None:
    assert told(file, nav).startswith(f"mkdocs.yml:{said}")


def test_all_of_them_are_told_at_once(file: Path) -> None:
    assert [line.partition(" ")[0] for line in told(file, "  - a.md\n  - B: [b.md, index.md, c.md]\n").split("\n")] == [
        "mkdocs.yml:9:5:",
        "mkdocs.yml:10:9:",
        "mkdocs.yml:10:25:",
    ]


def test_of_very_many_the_first_thousand_are_told(file: Path) -> None:
    lines = told(file, "".join(f"  - a{number}.md\n" for number in range(3_000))).split("\n")
    assert len(lines) == 1_001
    assert lines[999].startswith("mkdocs.yml:1008:5: `nav`: There is no `a999.md` in prose.")
    assert lines[1_000].startswith("mkdocs.yml: ")


def test_what_only_the_loader_of_mkdocs_can_read_is_left_to_it(file: Path) -> None:
    file.write_text(f"%YAML 1.3\n---\n{PLAIN}  - nowhere.md\n", "utf-8")
    site_from(file)


@pytest.mark.parametrize(
    "nav",
    [
        "  - index.md\n  - About:\n    - about/index.md\n    - Us: about/us.md\n    - Form: about/form.pdf\n",
        "  - ./index.md\n",
        "  - Agreements: /agreements/\n",
        "  - Elsewhere: https://example.org/\n",
        "  - Write to us: mailto:data@example.org\n",
    ],
)
def test_what_is_there_or_elsewhere_is_taken(file: Path, nav: str) -> None:
    file.write_text(PLAIN + nav, "utf-8")
    assert plain_site(file) is not None
    site_from(file)
