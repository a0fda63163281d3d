"""A record in an editor: what VS Code's YAML extension runs completes, explains and checks by our schemas."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click.testing
import pytest

from generator.cli import main as command
from tests.outside.conftest import MODULES
from tests.test_cli_init import GIVEN

pytestmark = pytest.mark.long

SERVER = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
RECORD = Path("content/agreements/sampleford-library-letters.yml")


class Editor:
    """As much of an editor as a language server talks to: it sends requests, and answers those of the server."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / ".vscode" / "settings.json").read_bytes())
        self._settings = {
            "schemas": {(folder / path).as_uri(): files for path, files in told["yaml.schemas"].items()},
            "schemaStore": {"enable": told["yaml.schemaStore.enable"]},
            "yamlVersion": told["yaml.yamlVersion"],
            **dict.fromkeys(("validate", "completion", "hover"), True),
        }
        self._process = subprocess.Popen(
            ["node", SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        self.told: list[dict[str, Any]] = []
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        self.ask(
            "initialize", processId=None, rootUri=folder.as_uri(), capabilities={"workspace": {"configuration": True}}
        )
        self.say("initialized")
        self.say("workspace/didChangeConfiguration", settings={"yaml": self._settings})

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while True:
            length = 0
            while line := self._process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                return
            self._heard.put(json.loads(self._process.stdout.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def say(self, method: str, **given: Any) -> None:
        self._send({"method": method, "params": given})

    def ask(self, method: str, **given: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": given})
        while True:
            heard = self.hear()
            if heard.get("id") == self._asked and "method" not in heard:
                return heard.get("result")

    def until_told(self, method: str, file: dict[str, str], place: dict[str, int]) -> Any:
        """The answer, once there is one: the server reads schemas after it has answered first questions."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            told = self.ask(method, textDocument=file, position=place)
            if told and (not isinstance(told, dict) or told.get("items", True)):
                return told
            time.sleep(0.1)
        raise AssertionError(f"{method} had no answer")

    def hear(self) -> dict[str, Any]:
        """The next message. What the server asks is answered."""
        heard = self._heard.get(timeout=60)
        if heard.get("method") == "workspace/configuration":
            wanted = [self._settings if one.get("section") == "yaml" else {} for one in heard["params"]["items"]]
            self._send({"id": heard["id"], "result": wanted})
        elif "method" in heard and "id" in heard:
            self._send({"id": heard["id"], "result": None})
        elif heard.get("method") == "textDocument/publishDiagnostics":
            self.told += heard["params"]["diagnostics"]
        return heard

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listening.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council") / "new"
    words = [word for option in GIVEN.items() for word in option]
    assert click.testing.CliRunner().invoke(command, ["init", str(folder), *words]).exit_code == 0
    return folder


@pytest.fixture
def editor(council: Path) -> Iterator[Editor]:
    one = Editor(council)
    yield one
    one.close()


def opened(editor: Editor, council: Path, before: str = "", after: str = "") -> tuple[dict[str, str], list[str]]:
    text = (council / RECORD).read_text(encoding="utf-8").replace(before, after)
    file = {"uri": (council / RECORD).as_uri()}
    editor.say("textDocument/didOpen", textDocument={**file, "languageId": "yaml", "version": 1, "text": text})
    return file, text.splitlines()


def at(lines: list[str], beginning: str, character: int) -> dict[str, int]:
    return {
        "line": next(number for number, line in enumerate(lines) if line.startswith(beginning)),
        "character": character,
    }


def test_words_are_completed_and_told_with_their_meaning(editor: Editor, council: Path) -> None:
    file, lines = opened(editor, council)
    place = at(lines, "status:", 8)
    found = editor.until_told("textDocument/completion", file, place)["items"]
    assert {"proposed", "live", "ended"} <= {one["label"] for one in found}
    live = next(one for one in found if one["label"] == "live")
    assert "Data is being shared now." in str(live["documentation"])


def test_a_field_is_explained(editor: Editor, council: Path) -> None:
    file, lines = opened(editor, council)
    told = editor.until_told("textDocument/hover", file, at(lines, "purpose:", 2))
    assert "What is it for?" in str(told["contents"])


def test_a_slip_is_shown_where_it_stands_and_a_good_record_is_in_order(editor: Editor, council: Path) -> None:
    _, lines = opened(editor, council, "status: live", "status: alive")
    while not editor.told:
        editor.hear()
    assert [one["range"]["start"]["line"] for one in editor.told] == [at(lines, "status:", 0)["line"]]
    other = Editor(council)
    file, lines = opened(other, council)
    other.until_told("textDocument/hover", file, at(lines, "purpose:", 2))
    other.say(
        "textDocument/didChange", textDocument={**file, "version": 2}, contentChanges=[{"text": "\n".join(lines)}]
    )
    other.told.clear()
    while other.hear().get("method") != "textDocument/publishDiagnostics":
        pass
    assert other.told == []
    other.close()
