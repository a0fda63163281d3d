"""Somebody's repository is read over the wire, by a real git server on this machine, and nothing of it is believed."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.read import git
from generator.read import git_copy as module
from generator.read.content_files import LARGEST
from generator.read.fetching import NotFetched
from generator.read.git import Remote
from generator.read.git_copy import GitCopy, git_copy
from generator.read.git_history import GitRefused, Repository
from tests.registers import serving
from tests.repositories import Made

Answer = Callable[[BaseHTTPRequestHandler], None]
_SAID = ("info/refs?service=git-upload-pack", "git-upload-pack")


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    made = Made(tmp_path / "register")
    made.save("2026-03-10", {"content/agreements/meals.yml": "first", "content/agreements/deep/x.yml": "", "a": "b"})
    return made


def git_server(folder: Path) -> dict[str, bytes | Answer]:
    """What git's own server answers, under each address that it is asked at."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = urlsplit(handler.path)
        heads = {name.replace("-", "_").upper(): value for name, value in handler.headers.items()}
        body = handler.rfile.read(int(heads.get("CONTENT_LENGTH", "0")))
        done = subprocess.run(
            ["git", "http-backend"],
            input=body,
            capture_output=True,
            check=True,
            env={
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(folder.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "GIT_PROTOCOL": handler.headers.get("Git-Protocol", ""),
                "REQUEST_METHOD": handler.command,
                "PATH_INFO": asked.path,
                "QUERY_STRING": asked.query,
                "CONTENT_TYPE": heads.get("CONTENT_TYPE", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": heads.get("CONTENT_ENCODING", ""),
            },
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        handler.send_response(200)
        for line in head.decode().splitlines():
            name, _, value = line.partition(": ")
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return {f"{folder.name}/{said}": answer for said in _SAID}


@contextmanager
def reading(answers: dict[str, bytes | Answer], revision: str = "") -> Iterator[GitCopy]:
    with serving(answers) as address, git_copy(f"{address}register", revision, "content/agreements") as copy:
        assert copy is not None
        yield copy


def test_the_files_of_the_newest_commit_are_read(repository: Made) -> None:
    with reading(git_server(repository.folder)) as copy:
        assert list(copy.files()) == [("meals.yml", b"first")]
        assert (copy.commit, copy.day.isoformat()) == (repository.git("rev-parse", "HEAD"), "2026-03-10")


def test_a_commit_that_was_pinned_is_read_though_there_are_newer_ones(repository: Made) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.save("2026-03-11", {"content/agreements/meals.yml": "second"})
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    with reading(git_server(repository.folder), first) as copy:
        assert list(copy.files()) == [("meals.yml", b"first")]


def unread(answers: dict[str, bytes | Answer]) -> str:
    with pytest.raises(NotFetched) as told, reading(answers):
        pass
    return str(told.value)


def test_a_server_that_has_no_repository_is_told() -> None:
    assert "not found" in unread({})


def test_a_server_that_leads_elsewhere_is_not_followed(repository: Made) -> None:
    with serving(git_server(repository.folder)) as real:

        def lead(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(302)
            handler.send_header("Location", f"{real}register/{_SAID[0]}")
            handler.end_headers()

        said = unread({f"register/{_SAID[0]}": lead})
    assert "302" in said or "redirect" in said


def test_a_repository_that_is_too_large_is_let_go(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.folder / "large").write_bytes(os.urandom(300_000))
    repository.save("2026-03-11", {})
    monkeypatch.setattr(module, "_LARGEST", 100_000)

    assert unread(git_server(repository.folder))


def test_a_server_that_takes_too_long_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0.5)

    def slow(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(1)  # until whoever waits hangs up

    assert unread({f"register/{_SAID[0]}": slow}) == "it took longer than 0.5 seconds"


def test_nobody_is_asked_for_a_password_and_none_is_sent(repository: Made) -> None:
    sent: list[str | None] = []

    def ask(handler: BaseHTTPRequestHandler) -> None:
        sent.append(handler.headers.get("Authorization"))
        handler.send_response(401)
        handler.send_header("WWW-Authenticate", 'Basic realm="x"')
        handler.end_headers()

    assert unread({f"register/{_SAID[0]}": ask})
    assert set(sent) == {None}


def test_no_password_of_this_person_and_no_head_for_others_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".netrc").write_text("default login secret password word\n")
    (home / ".netrc").chmod(0o600)
    (home / ".gitconfig").write_text("[http]\n\textraHeader = Authorization: word\n")
    monkeypatch.setenv("HOME", str(home))
    sent: list[str | None] = []

    def ask(handler: BaseHTTPRequestHandler) -> None:
        sent.append(handler.headers.get("Authorization"))
        handler.send_response(401)
        handler.send_header("WWW-Authenticate", 'Basic realm="x"')
        handler.end_headers()

    assert unread({f"register/{_SAID[0]}": ask})
    assert set(sent) == {None}


def test_nothing_is_fetched_where_the_newest_commit_is_the_one_that_was_read(repository: Made) -> None:
    head = repository.git("rev-parse", "HEAD")
    asked: list[str] = []
    answers = git_server(repository.folder)
    serve = answers[f"register/{_SAID[1]}"]
    assert callable(serve)

    def noted(handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length", "0"))
        body = handler.rfile.read(length)
        asked.append("fetch" if b"command=fetch" in body else "list")
        handler.rfile = io.BytesIO(body)  # type: ignore[assignment]
        serve(handler)

    answers[f"register/{_SAID[1]}"] = noted
    with serving(answers) as address:
        with git_copy(f"{address}register", "", "content/agreements", unless=head) as copy:
            assert copy is None
        assert "fetch" not in asked
        with git_copy(f"{address}register", "", "content/agreements", unless="0" * 40) as copy:
            assert copy is not None and copy.commit == head


def test_git_goes_to_the_numbers_that_were_looked_at_and_looks_no_name_up(repository: Made, tmp_path: Path) -> None:
    with serving(git_server(repository.folder)) as address:
        port = urlsplit(address).port
        remote = Remote(f"http://register.invalid:{port}/register", 5, 10**6, f"register.invalid:{port}:127.0.0.1")
        newest, wrong = git.newest(tmp_path, remote)

    assert (newest, wrong) == (repository.git("rev-parse", "HEAD"), "")


def test_a_name_that_cannot_be_one_is_told() -> None:
    with pytest.raises(NotFetched, match="there is no such host"), git_copy(f"https://{'a' * 80}.example/x", "", "c"):
        pass


@pytest.mark.parametrize("folder", [".", "", "./", "/"])
def test_content_may_lie_at_the_top_of_a_repository(folder: str, tmp_path: Path) -> None:
    made = Made(tmp_path / "top")
    made.save("2026-03-10", {"agreements/meals.yml": "first"})
    with git_copy(str(made.folder), "", f"{folder}/agreements") as copy:
        assert copy is not None and list(copy.files()) == [("meals.yml", b"first")]


@pytest.mark.parametrize("folder", ["..", "content/../..", "nowhere", "--help", ":(top)*", "a"])
def test_a_folder_that_is_none_holds_nothing(folder: str, repository: Made) -> None:
    with suppress(GitRefused), git_copy(str(repository.folder), "", f"{folder}/agreements") as copy:
        assert copy is not None and list(copy.files()) == []


def test_what_is_too_large_is_not_even_asked_of_git(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.save("2026-03-11", {"content/agreements/large.yml": "x" * (LARGEST + 1)})
    asked: list[str] = []
    contents = Repository.contents
    monkeypatch.setattr(Repository, "contents", lambda self, one: (asked.extend(one), contents(self, one))[1])
    with git_copy(str(repository.folder), "", "content/agreements") as copy:
        assert copy is not None and dict(copy.files()) == {"large.yml": None, "meals.yml": b"first"}
    assert len(asked) == 1


def test_one_file_under_many_names_counts_as_often(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.save("2026-03-11", {f"content/agreements/n-{number}.yml": "x" * 1_000 for number in range(50)})
    monkeypatch.setattr(module, "_LARGEST", 40_000)

    with (
        pytest.raises(GitRefused, match="larger than 40,000 bytes"),
        git_copy(str(repository.folder), "", "content/agreements"),
    ):
        pass
    monkeypatch.undo()
    monkeypatch.setattr(module, "_LONGEST_LIST", 1_000)
    with pytest.raises(GitRefused, match="too many files"), git_copy(str(repository.folder), "", "content/agreements"):
        pass


def test_a_commit_of_a_day_that_is_none_of_our_time_has_none(repository: Made) -> None:
    tree = repository.git("rev-parse", "HEAD^{tree}")
    told = f"tree {tree}\nauthor A <a@a.example> 1 +0000\ncommitter A <a@a.example> 99999999999999 +0000\n\nx\n"
    (repository.folder / "told").write_text(told)
    made = repository.git("hash-object", "-t", "commit", "-w", "--literally", "told")
    repository.git("update-ref", "HEAD", made)
    with git_copy(str(repository.folder), "", "content/agreements") as copy:
        assert copy is not None and copy.day is None and dict(copy.files()) == {"meals.yml": b"first"}


def test_a_link_and_a_submodule_are_no_files(repository: Made) -> None:
    agreements = repository.folder / "content" / "agreements"
    (agreements / "linked.yml").symlink_to("/etc/passwd")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/agreements/module.yml")
    repository.save("2026-03-11", {})
    with git_copy(str(repository.folder), "", "content/agreements") as copy:
        assert copy is not None and [name for name, _ in copy.files()] == ["meals.yml"]
