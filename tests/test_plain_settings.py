"""A plain `mkdocs.yml` says without MkDocs what it says with it; of any other, MkDocs alone tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.settings import BadConfiguration
from generator.mkdocs_plugin import site_from
from generator.plain_settings import plain_site

ROOT = Path(__file__).parents[1]
PLAIN = """\
site_name: A small site
site_url: https://example.org/register
docs_dir: prose
theme: {name: material, language: en, font: false}
plugins: [plainview]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "prose" / "inner").mkdir(parents=True)
    for name in "abcd":
        (tmp_path / "prose" / f"{name}.md").touch()
    return tmp_path / "mkdocs.yml"


def test_the_project_s_own_settings_are_plain() -> None:
    plain = plain_site(ROOT / "mkdocs.yml")

    assert plain is not None
    assert plain == site_from(ROOT / "mkdocs.yml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("register", "register/"),
        ("https://example.org/register", "http://localhost:8000"),
        ("site_name: A small site", "site_name: 'Caf\u00e9: a site'"),
        ("docs_dir: prose", "docs_dir: prose/inner\nsite_dir: ../public"),
        ("docs_dir: prose", "docs_dir: ./prose/\nsite_dir: /srv/site"),
        ("docs_dir: prose", "docs_dir: prose\nstrict: yes\nuse_directory_urls: on"),
        ("docs_dir: prose", "docs_dir: prose\nextra: {language: en-GB, more: [1, {a: b}]}"),
        ("docs_dir: prose", "docs_dir: prose\nmarkdown_extensions: [tables, {toc: {permalink: false}}]"),
        ("docs_dir: prose", "docs_dir: prose\nnav: [a.md, {A: b.md}, {B: [c.md, {C: d.md}]}]"),
        ("docs_dir: prose", "docs_dir: &there prose\nsite_description: *there"),
        ("[plainview]", "\n  - plainview: {content: records, previous: last, worked_examples: off, page_size: 012}"),
        ("[plainview]", "\n  - plainview: {regulator: {name: R, url: 'https://r.example/'}, versions: no}"),
    ],
)
def test_what_is_plain_means_what_it_means_to_mkdocs(config: Path, old: str, new: str) -> None:
    config.write_text(PLAIN.replace(old, new, 1), encoding="utf-8")
    plain = plain_site(config)

    assert plain is not None
    assert plain == site_from(config)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_url: https://example.org/register\n", ""),
        ("https://example.org/register", "example.org"),
        ("https://example.org/register", "https://::/"),
        ("site_name: A small site", "site_name: 7"),
        ("site_name: A small site", "site_name: ''"),
        ("docs_dir: prose\n", ""),
        ("docs_dir: prose", "docs_dir: nowhere"),
        ("docs_dir: prose", "docs_dir: .\nsite_dir: ../public"),
        ("docs_dir: prose", "docs_dir: prose\nsite_dir: prose/site"),
        ("docs_dir: prose", "docs_dir: prose/inner\nsite_dir: prose"),
        ("docs_dir: prose", "docs_dir: prose\nstrict: 'yes'"),
        ("docs_dir: prose", "docs_dir: prose\nuse_directory_urls: false"),
        ("docs_dir: prose", "docs_dir: prose\nextra: {policy: x}"),
        ("docs_dir: prose", "docs_dir: prose\nextra: [x]"),
        ("docs_dir: prose", "docs_dir: prose\nmarkdown_extensions: [nothing_of_the_kind]"),
        ("docs_dir: prose", "docs_dir: prose\nnav: [{A: a.md, B: b.md}]"),
        ("docs_dir: prose", "docs_dir: prose\nnav: {A: a.md}"),
        ("docs_dir: prose", "docs_dir: prose\nhooks: [nowhere.py]"),
        ("docs_dir: prose", "docs_dir: prose\nINHERIT: nowhere.yml"),
        ("docs_dir: prose", "docs_dir: prose\nstricd: true"),
        ("docs_dir: prose", "docs_dir: prose\nx: ["),
        ("A small site", "A small\tsite"),
        ("docs_dir: prose", "docs_dir: !nothing prose"),
        ("material", "materiel"),
        ("[plainview]", "[]"),
        ("[plainview]", "[plainveiw]"),
        ("[plainview]", "[plainview, plainview]"),
        ("[plainview]", "[plainview: {page_sise: 7}]"),
        ("[plainview]", "[plainview: {enabled: false}]"),
        ("[plainview]", "[plainview: {site_url: 'https://example.org/'}]"),
        (PLAIN, "- a list"),
        (PLAIN, ""),
    ],
)
def test_what_is_wrong_is_left_to_mkdocs(config: Path, old: str, new: str) -> None:
    config.write_text(PLAIN.replace(old, new, 1), encoding="utf-8")

    assert plain_site(config) is None


def test_what_only_mkdocs_understands_is_left_to_it(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_NAME", "From outside")
    config.with_name("more.yml").write_text(PLAIN, encoding="utf-8")
    for text in (PLAIN.replace("A small site", "!ENV SITE_NAME"), "INHERIT: more.yml\n"):
        config.write_text(text, encoding="utf-8")
        assert plain_site(config) is None
        site_from(config)


def test_settings_that_are_not_there_are_left_to_mkdocs(tmp_path: Path) -> None:
    assert plain_site(tmp_path / "mkdocs.yml") is None
    with pytest.raises(BadConfiguration, match="does not exist"):
        site_from(tmp_path / "mkdocs.yml")
