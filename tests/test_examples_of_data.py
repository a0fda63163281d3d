"""Each example on the page about the data does what it says, on a site as a server sends it."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.present.pages.get_data import EXAMPLES, example

RUN_BY = {"curl": ["sh"], "python": [sys.executable], "r": ["Rscript", "--vanilla"]}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def served(real_site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(real_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def in_use(real_site: Path) -> list[str]:
    told = json.loads((real_site / "data" / "agreements.json").read_bytes())["agreements"]
    live = [one for one in told if one["record"]["status"] == "live"]
    titles = [one["record"]["title"] for one in live if not one["invented"]]
    assert 10 < len(titles) < len(live)
    return titles


@pytest.mark.parametrize(("anchor", "file"), [(anchor, file) for anchor, _, file in EXAMPLES])
def test_an_example_prints_the_title_of_each_agreement_in_use(
    anchor: str, file: str, served: str, in_use: list[str], tmp_path: Path
) -> None:
    lines = tmp_path / file
    lines.write_text(example(file, served) + "\n", encoding="utf-8")

    done = subprocess.run(
        [*RUN_BY[anchor], str(lines)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "no_proxy": "*", "HOME": str(tmp_path)},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == in_use
