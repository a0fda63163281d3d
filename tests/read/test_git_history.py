"""A folder's git history is read as it is, and nothing that a repository sets is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.read.content_files import LARGEST
from generator.read.git_history import GitRefused, Repository
from tests.repositories import Made


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "repository")


def holding(made: Made, folder: str = "records") -> Repository:
    repository = Repository.holding(made.folder / folder)
    assert repository is not None
    return repository


def told(made: Made, folder: str = "records") -> list[tuple[str, str]]:
    return [(saved.path, saved.day.isoformat()) for saved in holding(made, folder).saved() if saved.hash]


def test_every_commit_tells_what_it_saved_and_on_which_day_the_oldest_first(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one", "records/b.yml": "one", "elsewhere/a.yml": "x"})
    made.save("2026-03-04", {"records/a.yml": "two"})
    made.save("2026-05-06", {"records/b.yml": None, "records/ŵ b.yml": "three"})

    assert told(made) == [
        ("a.yml", "2026-01-02"),
        ("b.yml", "2026-01-02"),
        ("a.yml", "2026-03-04"),
        ("ŵ b.yml", "2026-05-06"),
    ]


@pytest.mark.parametrize("day", ["253402300800 +0000", "99999999999999 +0000", "soon", "-5000000000 +0000", "17"])
def test_a_commit_of_a_day_that_there_is_not_has_that_of_the_one_before(made: Made, day: str) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    tree, parent = made.git("write-tree"), made.git("rev-parse", "HEAD")
    for parents in (f"parent {parent}\n", ""):  # also where there is none before
        (made.folder / "raw").write_text(f"tree {tree}\n{parents}author x <x> 1 +0000\ncommitter x <x> {day}\n\nx\n")
        odd = made.git("hash-object", "-t", "commit", "-w", "--literally", "raw")
        made.git("update-ref", "refs/heads/main", odd)
        (made.folder / "raw").unlink()
        made.save("2026-03-04", {"records/a.yml": "two"})

        days = [said for _, said in told(made)]

        assert days[-1] == "2026-03-04"
        assert days[0] == ("2026-01-02" if parents else "1970-01-01")


def test_what_is_grafted_on_one_machine_hides_no_commit(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    head = made.save("2026-03-04", {"records/a.yml": "two"})
    grafts = made.folder / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(f"{head}\n")  # as if it had none before it

    assert told(made) == [("a.yml", "2026-01-02"), ("a.yml", "2026-03-04")]


def test_what_a_commit_took_away_is_told_and_commits_are_counted(made: Made) -> None:
    made.save("2026-01-02", {"records/b.yml": "one"})
    made.save("2026-01-02", {"elsewhere.yml": "x"})
    made.save("2026-01-02", {"records/a.yml": "one", "records/b.yml": None})

    told = [(saved.path, bool(saved.hash), saved.commit) for saved in holding(made).saved()]

    assert told == [("b.yml", True, 1), ("a.yml", True, 2), ("b.yml", False, 2)]


def test_the_hash_leads_to_the_bytes(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one\n"})
    made.save("2026-01-03", {"records/a.yml": "two\n"})
    repository = holding(made)

    found = dict(repository.contents([saved.hash for saved in repository.saved()]))

    assert list(found.values()) == [b"one\n", b"two\n"]


def test_what_is_too_large_is_passed_over(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "x" * (LARGEST + 1), "records/b.yml": "small"})
    repository = holding(made)
    large, small = (saved.hash for saved in repository.saved())

    assert list(repository.contents([large, small])) == [(large, None), (small, b"small")]


@pytest.mark.parametrize("left_out", [True, False], ids=["copied in part", "damaged"])
def test_what_git_does_not_have_is_refused_and_not_taken_for_no_record(
    made: Made, tmp_path: Path, left_out: bool
) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    made.save("2026-01-03", {"records/a.yml": "two"})
    there = made
    if left_out:
        made.git("config", "uploadpack.allowFilter", "true")
        there = Made(tmp_path / "copy")
        there.git("remote", "add", "origin", f"file://{made.folder}")
        there.git("fetch", "--quiet", "--filter=blob:none", "origin", "main")
        there.git("checkout", "--quiet", "FETCH_HEAD")
    repository = holding(there)
    first, second = (saved.hash for saved in repository.saved())
    if not left_out:
        (there.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()

    with pytest.raises(GitRefused, match="git fetch --refetch"):
        list(repository.contents([first, second]))


@pytest.mark.parametrize("name", [":records", "[records] *", "a\u2028b"])
def test_a_folder_may_have_any_name(made: Made, name: str) -> None:
    made.save("2026-01-02", {f"{name}/a.yml": "one", "other/a.yml": "two"})
    repository = Repository.holding(made.folder / name)

    assert repository is not None
    assert [saved.path for saved in repository.saved()] == ["a.yml"]
    (made.folder / name / "a.yml").write_text("three")
    (made.folder / "other" / "b.yml").write_text("three")
    assert repository.changed() == {"a.yml"}


def test_a_change_counts_from_the_day_it_was_merged(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    made.git("switch", "--quiet", "--create", "draft")
    made.save("2026-02-02", {"records/a.yml": "draft"})
    made.save("2026-02-03", {"records/a.yml": "two"})
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--no-ff", "draft", "--message", "Merged", day="2026-04-05")

    assert told(made) == [("a.yml", "2026-01-02"), ("a.yml", "2026-04-05")]


def test_links_and_files_further_down_are_no_records(made: Made) -> None:
    (made.folder / "records").mkdir(parents=True)
    (made.folder / "records" / "link.yml").symlink_to("/etc/passwd")
    made.save("2026-01-02", {"records/a.yml": "one", "records/deeper/b.yml": "x"})

    assert told(made) == [("a.yml", "2026-01-02")]


def test_a_file_that_becomes_a_link_is_taken_away_and_may_come_back(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    file = made.folder / "records" / "a.yml"
    file.unlink()
    file.symlink_to("/etc/passwd")
    made.save("2026-02-03", {"records/b.yml": "two"})
    file.unlink()
    made.save("2026-03-04", {"records/b.yml": "three"})
    made.save("2026-04-05", {"records/a.yml": "again"})

    seen = [(one.path, str(one.day), bool(one.hash)) for one in holding(made).saved() if one.path == "a.yml"]
    assert seen == [("a.yml", "2026-01-02", True), ("a.yml", "2026-02-03", False), ("a.yml", "2026-04-05", True)]


def test_a_folder_can_be_the_whole_repository(made: Made) -> None:
    made.save("2026-01-02", {"a.yml": "one"})

    assert told(made, ".") == [("a.yml", "2026-01-02")]


def test_without_a_repository_or_a_commit_there_is_none(tmp_path: Path, made: Made) -> None:
    (tmp_path / "plain").mkdir()

    assert Repository.holding(tmp_path / "plain") is None
    assert Repository.holding(tmp_path / "nowhere") is None
    assert Repository.holding(made.folder) is None


def test_a_repository_that_git_is_not_there_to_read_is_refused(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    made.save("2026-01-02", {"a.yml": "one"})
    monkeypatch.setenv("PATH", "")

    with pytest.raises(GitRefused, match=r"in .*, and git is not installed here\. Its history would be lost"):
        Repository.holding(made.folder)


def _empty_head(git: Path) -> None:
    (git / "HEAD").write_text("")


def _no_branch(git: Path) -> None:
    (git / "refs" / "heads" / "main").unlink()


def _no_such_commit(git: Path) -> None:
    (git / "refs" / "heads" / "main").write_text("0123" * 10 + "\n")


def _no_objects(git: Path) -> None:
    shutil.rmtree(git / "objects")
    (git / "objects").mkdir()


def _unreadable_settings(git: Path) -> None:
    (git / "config").write_text("[[[")


def _later_form(git: Path) -> None:
    (git / "config").write_text("[core]\n\trepositoryformatversion = 99\n")


def _lies_elsewhere(git: Path) -> None:
    shutil.rmtree(git)
    git.write_text("gitdir: /nowhere\n")


def _empty(git: Path) -> None:
    shutil.rmtree(git)
    git.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        _empty_head,
        _no_branch,
        _no_such_commit,
        _no_objects,
        _unreadable_settings,
        _later_form,
        _lies_elsewhere,
        _empty,
    ],
)
@pytest.mark.parametrize("inside_another", [False, True])
def test_a_damaged_repository_is_refused_and_not_taken_for_none_or_another(
    tmp_path: Path, damage: Callable[[Path], None], inside_another: bool
) -> None:
    if inside_another:
        Made(tmp_path).save("2025-01-01", {"x.txt": "another"})
    made = Made(tmp_path / "repository")
    made.save("2026-01-02", {"records/a.yml": "one"})
    damage(made.folder / ".git")

    with pytest.raises(
        GitRefused, match=r"(There is a git repository in|Git cannot find the last commit of) .*repository"
    ):
        Repository.holding(made.folder / "records")


def test_files_of_the_content_that_look_like_a_repository_are_none(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"content/records/a.yml": "one"})
    forged = Made(tmp_path / "forged")
    forged.save("2020-01-01", {"records/a.yml": "forged"})
    for name in ("HEAD", "config", "objects", "refs"):
        source, target = forged.folder / ".git" / name, made.folder / "content" / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "Tidied up", day="2026-01-03")

    assert told(made, "content/records") == [("a.yml", "2026-01-02")]
    assert holding(made, "content/records").changed() == frozenset()


def test_a_folder_with_a_new_line_in_its_name_is_read(tmp_path: Path) -> None:
    made = Made(tmp_path / "a\nb")
    made.save("2026-01-02", {"c\nd/a.yml": "one"})

    assert told(made, "c\nd") == [("a.yml", "2026-01-02")]
    (made.folder / "c\nd" / "a.yml").write_text("two")
    assert holding(made, "c\nd").changed() == {"a.yml"}


def test_a_shallow_copy_says_where_it_begins(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    made.save("2026-03-04", {"records/a.yml": "two"})
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{made.folder}", str(copy)], check=True)

    repository = Repository.holding(copy / "records")

    assert repository is not None
    assert repository.begins_on() == date(2026, 3, 4)
    assert holding(made).begins_on() is None


def test_what_is_not_committed_is_known(made: Made) -> None:
    made.save("2026-01-02", {"records/a.yml": "one", "elsewhere.txt": "x"})
    (made.folder / "elsewhere.txt").write_text("y")
    assert holding(made).changed() == frozenset()

    (made.folder / "records" / "new ŵ.yml").write_text("new")
    (made.folder / "records" / "a.yml").write_text("two")
    assert holding(made).changed() == {"a.yml", "new ŵ.yml"}


def test_a_repository_of_another_kind_of_hash_is_refused(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(tmp_path)], check=True)
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *identity, "commit", "--quiet", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True)

    with pytest.raises(GitRefused, match="only SHA-1 is read"):
        Repository.holding(tmp_path)


def test_nothing_that_a_repository_sets_is_run(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"records/a.yml": "one", ".gitattributes": "*.yml diff=trap filter=trap\n"})
    made.save("2026-01-03", {"records/a.yml": "two"})
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    programs = (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.clean",
        "filter.trap.process",
        "gpg.program",
    )
    for name in programs:
        made.git("config", name, str(trap))
    for name in ("log.showSignature", "log.follow", "filter.trap.required"):
        made.git("config", name, "true")
    made.git("config", "log.showRoot", "false")
    made.git("config", "color.ui", "always")
    hook = made.folder / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.symlink_to(trap)

    repository = holding(made)
    saved = list(repository.saved())
    list(repository.contents([one.hash for one in saved]))
    # Of the same length and of another time: git has to look at what it says.
    (made.folder / "records" / "a.yml").write_text("six")
    os.utime(made.folder / "records" / "a.yml", (0, 0))

    assert repository.changed() == {"a.yml"}
    assert [one.day.day for one in saved] == [2, 3]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("log.diffMerges", how) for how in ("off", "remerge", "cc", "combined", "first-parent")],
        *[("i18n.logOutputEncoding", "UTF-16"), ("i18n.commitEncoding", "UTF-16"), ("log.date", "unix")],
    ],
)
def test_no_setting_of_whoever_builds_tells_another_history(made: Made, name: str, value: str) -> None:
    made.save("2026-01-02", {"records/a.yml": "one"})
    made.git("switch", "--quiet", "--create", "draft")
    made.save("2026-02-03", {"records/a.yml": "two"})
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--no-ff", "draft", "--message", "Merged", day="2026-04-05")
    before = list(holding(made).saved())
    made.git("config", name, value)

    assert list(holding(made).saved()) == before
    assert [str(one.day) for one in before] == ["2026-01-02", "2026-04-05"]


def test_no_setting_of_the_place_leads_to_another_repository(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.save("2026-01-02", {"a.yml": "one"})
    other = Made(tmp_path / "other")
    other.save("2026-09-09", {"b.yml": "x"})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))

    assert told(made, ".") == [("a.yml", "2026-01-02")]


def test_a_day_is_the_committers_own(made: Made) -> None:
    made.save("2026-01-02T23:30:00-0500", {"a.yml": "late in one place is the next day in another"})

    assert told(made, ".") == [("a.yml", "2026-01-02")]
