"""Somebody's repository is read over the wire, by a real git server on this machine, and nothing of it is believed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.read import git_copy as module
from generator.read.fetching import NotFetched
from generator.read.git_copy import GitCopy, git_copy
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
