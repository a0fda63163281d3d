"""`plainview changed`: what the public would see changed, against real git repositories."""

from __future__ import annotations

import shutil
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from generator.present.since_words import in_markdown
from generator.read.git_revision import Revision
from tests.check.folders import SMALLEST, lay_out
from tests.golden.made import CONTENT as GOOD
from tests.repositories import git, made_git
from tests.site_config import write_config

# A publisher's own record: on one that was compiled by others, only what it tells of itself counts as a wider use.
OWN = SMALLEST.replace("status: not-stated", "status: ended").replace(
    "  basis: public-sources\n  sources: [{url: https://www.leeds.gov.uk/page}]\n",
    "  {basis: publisher, publisher: leeds-city-council}\n",
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = lay_out(tmp_path / "content")
    (content / "agreements" / "meals.yml").write_text(OWN, encoding="utf-8")
    made_git(tmp_path)
    return content


def edit(content: Path, before: str, after: str) -> None:
    file = content / "agreements" / "meals.yml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def run(*words: str) -> click.testing.Result:
    given = ["changed", "--content", "content", "--as-of", "2026-11-23", *words]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def test_where_nothing_changed_it_says_so(content: Path) -> None:
    done = run()
    assert (done.exit_code, done.output) == (
        0,
        "What the public would see changed\n\nNothing changes that the public would see in a record.\n",
    )


def test_a_wider_use_is_told_first_and_in_words(content: Path) -> None:
    edit(
        content,
        "organisations:\n",
        "retention: A year.\norganisations:\n  - {name: West Yorkshire Police, roles: [recipient]}\n",
    )
    told = run("--against", "begun").output
    assert "1 record. It lets data be used more widely." in told
    lines = [line for line in told.splitlines() if line.startswith("- ")]
    assert lines[0] == "- Wider use: West Yorkshire Police was added as a recipient."
    assert any("how long it is kept" in line for line in lines[1:])


def test_new_renamed_withdrawn_and_deleted_records_are_told(content: Path, tmp_path: Path) -> None:
    agreements = content / "agreements"
    for name in ("gone", "old"):
        (agreements / f"{name}.yml").write_text(SMALLEST.replace("title: ", f"title: {name} "), encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "More")
    (agreements / "gone.yml").unlink()
    (agreements / "old.yml").rename(agreements / "fresh.yml")
    with (agreements / "fresh.yml").open("a", encoding="utf-8") as file:
        file.write("previous_ids: [old]\n")
    (agreements / "added.yml").write_text(SMALLEST.replace("title: ", "title: added "), encoding="utf-8")
    edit(
        content,
        "status: ended",
        "status: withdrawn\nwithdrawn: {date: 2026-11-20, why: Twice here., by: Leeds City Council}",
    )
    (content / "organisations.yml").write_text(
        (content / "organisations.yml").read_text("utf-8") + "# A note\n", "utf-8"
    )
    told = run().output
    assert "A new record: added " in told
    assert "4 records. 1 is new: read all of it. Of the others, none lets data be used more widely." in told
    assert "- What is shared: Name and address\n" in told and "- Who takes part: Leeds City Council\n" in told
    assert "(fresh, which was old)" in told
    assert "A record that is taken down: " in told and "(meals)" in told
    assert "A record whose file is gone: gone (gone)" in told
    assert "1 other file changed as well" in told.replace("One", "1") and "- organisations.yml" in told


def test_a_change_for_editors_alone_is_told_as_that(content: Path) -> None:
    edit(content, "schema: 1\n", "schema: 1\n# A note for editors.\n")
    assert "- Nothing that a reader sees." in run().output


def test_errors_stand_in_the_way(content: Path) -> None:
    edit(content, "status: ended", "status: endet")
    done = run()
    assert done.exit_code == 1
    assert "Mend what `plainview check` says" in done.output


def test_a_revision_that_is_not_there_is_wrong_usage(content: Path) -> None:
    assert run("--against", "nowhere").exit_code == 2


def test_in_markdown_a_record_can_say_nothing_but_words(content: Path) -> None:
    hostile = "<script>x</script> [a](https://evil.example) @someone `code` # no"
    edit(content, "organisations:\n", f'organisations:\n  - {{name: "{hostile}", roles: [recipient]}}\n')
    told = run("--format", "markdown").output
    for sign in ("<", "[a]", "](", " @", " `", "https://"):
        assert sign not in told, sign
    assert told.startswith("### What the public would see changed\n")


def test_every_sign_of_markdown_is_escaped() -> None:
    assert in_markdown("a_b*c & <d> @e #1") == r"a\_b\*c &amp; &lt;d\> &#64;e \#1"


def test_a_damaged_repository_is_not_taken_for_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "content")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "-qm", "Begin")
    for folder in (tmp_path / ".git" / "objects").iterdir():
        shutil.rmtree(folder)
        folder.mkdir()

    done = run()

    assert done.exit_code == 2
    assert "Git cannot read this repository (fatal: " in done.output and "`git fsck`" in done.output


def test_where_nothing_is_committed_it_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "content")
    git(tmp_path, "init", "-q")
    done = run()
    assert done.exit_code == 2
    assert "Nothing is committed here yet" in done.output and "`git add .`" in done.output


def test_records_with_errors_are_counted_in_words(content: Path) -> None:
    edit(content, "status: ended", "status: over")
    done = run()
    assert done.exit_code == 1
    assert done.output.startswith("The records have 1 error. Mend what `plainview check` says")


def test_what_was_taken_down_before_is_not_taken_down_again(content: Path, tmp_path: Path) -> None:
    edit(
        content,
        "status: ended",
        "status: withdrawn\nwithdrawn: {date: 2026-11-20, why: Twice here., by: Leeds City Council}",
    )
    git(tmp_path, "commit", "-q", "-a", "-m", "Taken down")
    edit(content, "why: Twice here.", "why: It is here twice.")
    told = run().output
    assert "A record that changes: " in told and "A record that is taken down" not in told


def test_git_is_asked_once_for_many_records(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (content / "agreements" / f"more-{number}.yml").write_text(OWN.replace("title: ", f"title: {number} "), "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "More")
    for file in (content / "agreements").glob("more-*.yml"):
        file.write_text(file.read_text("utf-8").replace("purpose: ", "purpose: Now. "), "utf-8")
    asked: list[int] = []
    read = Revision.read
    monkeypatch.setattr(Revision, "read", lambda self, paths: asked.append(1) or read(self, paths))
    assert run().output.count("A record that changes: ") == 20
    assert len(asked) == 1


def test_of_examples_that_are_not_published_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOOD, tmp_path / "content")
    made_git(tmp_path)
    file = tmp_path / "content" / "agreements" / "sampleford-whole.yml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: More "), encoding="utf-8")
    (tmp_path / "content" / ".DS_Store").write_bytes(b"x")

    def told(*, shown: bool) -> str:
        config = write_config(tmp_path / "settings", tmp_path / "content", tmp_path / "site", worked_examples=shown)
        words = ["changed", "--config", str(config), "--as-of", "2026-11-23"]
        return click.testing.CliRunner().invoke(command, words, catch_exceptions=False).output

    assert "(sampleford-whole)" in told(shown=True)
    assert "Nothing changes that the public would see in a record." in told(shown=False)
    assert ".DS_Store" not in told(shown=False)
