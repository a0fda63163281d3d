"""`plainview forms`: the files are written whole, never over another's, and say what to do next."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from generator.publish.folder import GITIGNORE, MARKER
from generator.read.strict_yaml import parse
from tests.check.folders import lay_out
from tests.site_config import write_config

FOLDER = Path(".github/ISSUE_TEMPLATE")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(command, ["forms", *words], catch_exceptions=False)


def test_it_writes_the_forms_of_github() -> None:
    done = run("github", ".")

    assert done.exit_code == 0
    assert done.output == ".github/ISSUE_TEMPLATE holds 3 files. Commit them: GitHub then offers the forms.\n"
    assert sorted(path.name for path in FOLDER.iterdir()) == [
        "config.yml",
        "propose-an-agreement.yml",
        "report-a-mistake.yml",
    ]


def test_a_page_for_corrections_stands_beside_the_forms(here: Path) -> None:
    """The settings say where it is. An address of mail is none that GitHub takes."""
    write_config(here, here / "content", here / "site", correction_route="https://council.example/wrong")
    assert run("github", ".").exit_code == 0
    assert "url: https://council.example/wrong" in (FOLDER / "config.yml").read_text()


def test_it_writes_over_nothing_unless_it_may() -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "config.yml").write_text("mine\n")
    done = run("github", ".")

    assert done.exit_code == 1
    assert ".github/ISSUE_TEMPLATE/config.yml is there already. To write over it, add --again." in done.output
    assert [path.read_text() for path in FOLDER.iterdir()] == ["mine\n"]
    assert run("github", ".", "--again").exit_code == 0
    assert "blank_issues_enabled: false" in (FOLDER / "config.yml").read_text()


def test_a_link_is_never_written_through(here: Path) -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "config.yml").symlink_to(here / "elsewhere")
    done = run("github", ".", "--again")

    assert done.exit_code == 1 and "config.yml is no plain file." in done.output
    assert not (here / "elsewhere").exists() and len(list(FOLDER.iterdir())) == 1


INDEX = 'import{n as e}from"./chunks/react-1.js";import(`./chunks/shiki-2.js`);export{e as init};'
WORDS = '{"hello": "</script><script>alert(1)</script>"}'


@pytest.fixture
def modules(here: Path) -> Path:
    """What npm would install, in small."""
    for path, text in {
        "@sveltia/cms/package.json": '{"version": "9.8.7"}',
        "@sveltia/cms/LICENSE.txt": "MIT, theirs",
        "@sveltia/cms/npm/index.js": INDEX,
        "@sveltia/cms/npm/chunks/react-1.js": 'import"./base-3.js";',
        "@sveltia/cms/npm/chunks/base-3.js": "",
        "@sveltia/cms/npm/chunks/shiki-2.js": "unused",
        "@sveltia/cms/npm/assets/icons.woff2": "letters",
        "@sveltia/cms/npm/assets/icons.LICENSE.txt": "theirs too",
        "@sveltia/cms/npm/assets/heic.wasm": "unused",
        "@sveltia/cms/locales/en-GB.json": WORDS,
        "js-yaml/package.json": '{"version": "5.4.3"}',
        "js-yaml/LICENSE": "MIT, also",
        "js-yaml/dist/browser/js-yaml.esm.min.mjs": "export const load = 1;",
    }.items():
        (here / "node_modules" / path).parent.mkdir(parents=True, exist_ok=True)
        (here / "node_modules" / path).write_text(text)
    return here / "node_modules"


@pytest.fixture
def content(here: Path) -> Path:
    return lay_out(here / "content")


def cms(*words: str, repo: str = "council/register") -> click.testing.Result:
    return run("cms", "form", "--repo", repo, "--content", "content", *words)


def policy_in(page: str) -> dict[str, list[str]]:
    found = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    assert found
    return {rule.split()[0]: rule.split()[1:] for rule in html.unescape(found[1]).split("; ")}


def integrity(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def test_it_writes_a_form_that_holds_all_that_it_runs(content: Path, modules: Path, here: Path) -> None:
    done = cms()

    assert done.exit_code == 0, done.output
    assert "  @sveltia/cms 9.8.7, index.js sha256-" in done.output and "  js-yaml 5.4.3, sha256-" in done.output
    assert sorted(
        path.relative_to(here / "form").as_posix() for path in (here / "form").rglob("*") if path.is_file()
    ) == [
        "_headers",
        "admin/config.yml",
        "admin/fields.js",
        "admin/index.html",
        "admin/js-yaml.LICENSE.txt",
        "admin/js-yaml.js",
        "admin/record-format.js",
        "admin/start.js",
        "admin/sveltia/LICENSE.txt",
        "admin/sveltia/locales/en-GB.js",
        "admin/sveltia/npm/assets/icons.LICENSE.txt",
        "admin/sveltia/npm/assets/icons.woff2",
        "admin/sveltia/npm/chunks/base-3.js",
        "admin/sveltia/npm/chunks/react-1.js",
        "admin/sveltia/npm/index.js",
    ]
    config = parse((here / "form" / "admin" / "config.yml").read_text(encoding="utf-8"))
    assert config.faults == [] and config.data["backend"]["repo"] == "council/register"


def test_records_are_where_the_settings_say(content: Path, modules: Path, here: Path) -> None:
    content.rename(here / "records")
    write_config(here, here / "records", here / "site")
    assert run("cms", "form", "--repo", "council/register").exit_code == 0
    config = parse((here / "form" / "admin" / "config.yml").read_text(encoding="utf-8")).data
    assert config["collections"][0]["folder"] == "records/agreements"


def test_the_page_names_every_script_by_its_hash_and_nothing_of_another_host(
    content: Path, modules: Path, here: Path
) -> None:
    cms()
    admin = here / "form" / "admin"
    page = (admin / "index.html").read_text(encoding="utf-8")
    inline = re.search(r'<script type="importmap">(.*?)</script>', page, re.DOTALL)
    assert inline
    named = json.loads(inline[1])
    scripts = {f"./{path.relative_to(admin).as_posix()}": path.read_bytes() for path in admin.rglob("*.js")}
    assert named["integrity"] == {path: integrity(data) for path, data in scripts.items()}
    assert named["imports"] == {"./sveltia/locales/en-GB.json": "./sveltia/locales/en-GB.js"}
    assert f'src="start.js" integrity="{integrity(scripts["./start.js"])}"' in page
    assert policy_in(page)["script-src"] == ["'self'", f"'{integrity(inline[1].encode())}'"]
    assert not re.search("https?://", page.replace("https://api.github.com", ""))


def test_its_policy_lets_it_ask_the_host_of_the_records_and_nobody_else(
    content: Path, modules: Path, here: Path
) -> None:
    cms("--host", "gitea", "--api", "https://git.council.example/api/v1")
    policy = policy_in((here / "form" / "admin" / "index.html").read_text(encoding="utf-8"))
    assert policy["connect-src"] == ["'self'", "data:", "blob:", "https://git.council.example"]
    assert (policy["default-src"], policy["base-uri"], policy["form-action"]) == (["'none'"], ["'none'"], ["'none'"])
    sources = {source for name, given in policy.items() for source in given if name != "connect-src"}
    assert not any("http" in source or "*" in source or "eval" in source for source in sources)
    headers = (here / "form" / "_headers").read_text(encoding="utf-8").splitlines()
    assert headers[0] == "/admin/*" and headers[1].endswith("; frame-ancestors 'none'")
    assert "  X-Frame-Options: DENY" in headers and max(map(len, headers)) < 2_000


def test_words_of_the_site_and_of_packages_end_no_element(content: Path, modules: Path, here: Path) -> None:
    config = write_config(here, content, here / "site")
    config.write_text(
        config.read_text().replace("site_name: Plainview", "site_name: </title><script>alert(1)</script>")
    )
    assert cms().exit_code == 0
    page = (here / "form" / "admin" / "index.html").read_text(encoding="utf-8")
    assert page.count("<script") == 2 and "<title>&lt;/title&gt;&lt;script&gt;" in page


def test_without_the_packages_it_says_how_to_get_them(content: Path, here: Path) -> None:
    done = cms()
    assert done.exit_code == 1 and not (here / "form").exists()
    assert "There is no @sveltia/cms in node_modules." in done.output
    assert "npm install --ignore-scripts @sveltia/cms js-yaml" in done.output


@pytest.mark.parametrize("lost", ["@sveltia/cms/npm/index.js", "@sveltia/cms/locales/en-GB.json", "js-yaml"])
def test_a_package_that_is_not_whole_is_told(content: Path, modules: Path, here: Path, lost: str) -> None:
    path = modules / lost
    path.unlink() if path.is_file() else shutil.rmtree(path)
    done = cms()
    assert done.exit_code == 1 and "npm install --ignore-scripts" in done.output and not (here / "form").exists()


def test_it_takes_its_own_place_again_and_nobody_elses(content: Path, modules: Path, here: Path) -> None:
    cms()
    assert "form/admin is there already. To write over it, add --again." in cms().output
    (here / "form" / "admin" / "left.js").write_text("old")
    assert cms("--again").exit_code == 0
    assert not (here / "form" / "admin" / "left.js").exists()
    assert sorted(path.name for path in (here / "form").iterdir()) == ["_headers", "admin"]

    (here / "form" / "admin" / "config.yml").write_text("backend: {}\n")
    done = cms("--again")
    assert done.exit_code == 1 and "form/admin is there already. Choose another folder." in done.output


def test_it_leaves_the_headers_of_another_site_alone(content: Path, modules: Path, here: Path) -> None:
    (here / "form").mkdir()
    (here / "form" / "_headers").write_text("/*\n")
    done = cms()
    assert done.exit_code == 1 and "form/_headers is there already, and is not this form's." in done.output
    assert [path.name for path in (here / "form").iterdir()] == ["_headers"]


def test_it_is_never_written_into_a_site_that_was_built(content: Path, modules: Path, here: Path) -> None:
    (here / "form").mkdir()
    (here / "form" / GITIGNORE).write_text(f"{MARKER}\n*\n")
    done = cms()
    assert done.exit_code == 2 and "is inside a site that a build wrote." in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--api", "http://git.example"), "--api takes an address that begins with https://"),
        (("--sign-in", "https://x.example; script-src *"), "--sign-in takes an address that begins with https://"),
        (("--app", "abc"), "Name it with --sign-in."),
    ],
)
def test_addresses_that_would_loosen_the_policy_are_wrong_usage(
    content: Path, modules: Path, words: tuple[str, ...], said: str
) -> None:
    done = cms(*words)
    assert done.exit_code == 2 and said in " ".join(done.output.split())


@pytest.mark.parametrize("repo", ["", "register", "a/b c", "https://github.com/a/b"])
def test_a_repository_must_be_named(content: Path, modules: Path, repo: str) -> None:
    assert cms(repo=repo).exit_code == 2
