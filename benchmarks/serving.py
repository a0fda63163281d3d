"""`python -m benchmarks.serving`: how soon `plainview serve` shows in a browser what was saved.

It does what the script in each page does: it waits to be told of a change, and then asks for the page again. The time
is from just before the file is written until all of the new page is there. What a browser then draws is not in it.
"""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO

import click

from benchmarks.__main__ import AS_OF, CONFIG, ROOT
from benchmarks.measuring import cpu_of
from benchmarks.options import AT_LEAST_ONE, sizes_option
from benchmarks.others import loaded, records
from benchmarks.records import make_content
from benchmarks.repository import begin, commit
from generator.showing import CHANGES

# A word of the record, and one that is none.
RIGHT, WRONG = "status: live", "status: alive"
# What the command says when something was saved, and when it has looked at everything: nothing is wrong, or something.
_CHANGED = "Changed: "
_LOOKED = ("Nothing is to be mended.", "Until this is mended,")
# A browser loads a page again as often as it is told of a change. What was saved is there by then.
_LOADS = 3
# Seconds after which someone saves again, when everything is being looked at.
_SOON = 0.5


@dataclass(frozen=True)
class Seen:
    """How long something took, and how many CPU seconds the server used meanwhile."""

    seconds: float
    cpu: float


@dataclass(frozen=True)
class Served:
    """A site that is served on this machine while one of its records is edited."""

    port: int
    folder: Path
    record: Path
    says: IO[str]
    process: int

    def shown(self, text: str, address: str, expected: str = "") -> Seen:
        """What passes from saving the record with this text until all of a page is there that says what is expected."""
        with closing(self._asked(CHANGES)) as waiting:
            before = _told(waiting)
            began = self._now()
            # As editors save: never half of it is there.
            saved = self.folder / "saved"
            saved.write_text(text, "utf-8")
            saved.replace(self.record)
            for _ in range(_LOADS):
                while _told(waiting) == before:
                    pass
                body = self.page(address)
                if expected in body and f'data-mark="{before}"' not in body:
                    return self._since(began)
        raise SystemExit(f"/{address} does not tell of what was saved: {expected}")

    def page(self, address: str) -> str:
        """What is at an address now."""
        with closing(self._asked(address)) as given:
            return given.read().decode()

    def looked(self) -> Seen:
        """What passes until everything was looked at."""
        began = self._now()
        self.hear(_CHANGED)
        self.hear(*_LOOKED)
        return self._since(began)

    def hear(self, *words: str) -> None:
        """Wait until the command says something that begins with one of these."""
        if not any(line.startswith(words) for line in self.says):
            raise SystemExit("`plainview serve` has stopped.")

    def _now(self) -> Seen:
        return Seen(time.perf_counter(), cpu_of(self.process))

    def _since(self, began: Seen) -> Seen:
        now = self._now()
        return Seen(now.seconds - began.seconds, now.cpu - began.cpu)

    def _asked(self, address: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/{address}")
        given = connection.getresponse()
        if given.status != http.client.OK:
            raise SystemExit(f"/{address} is not there: {given.status}")
        return given


@click.command()
@sizes_option("1000,5000")
@click.option("--saves", type=AT_LEAST_ONE, default=5, show_default=True, help="How often a record is saved each time.")
def main(sizes: tuple[int, ...], saves: int) -> None:
    """Print milliseconds from a save to what a browser gets, in the middle and at worst, and CPU of the server."""
    print(f"{'records':>8} {'seen':<24} {'median ms':>9} {'worst ms':>9} {'CPU ms':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            folder = Path(place)
            make_content(folder / "content", size, ROOT / "content")
            shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
            shutil.copy(CONFIG, folder)
            begin(folder)
            commit(folder)
            for name, seen in _measured(folder, saves):
                seconds, cpu = [one.seconds for one in seen], median(one.cpu for one in seen)
                numbers = (median(seconds), max(seconds), cpu)
                print(f"{size:>8} {name:<24}", *(f"{number * 1000:>9.0f}" for number in numbers), flush=True)


def _measured(folder: Path, saves: int) -> Iterator[tuple[str, list[Seen]]]:
    """Each measurement by its name, for each save."""
    record = records(folder / "content")[0]
    text = record.read_text("utf-8")
    own = f"agreements/{record.stem}/"
    place = f"{record.name}:{text.splitlines().index(RIGHT) + 1}:"
    looks: list[Seen] = []
    with _served(folder, record) as site:
        for name, (address, is_titled) in _pages(record).items():
            site.page(address)  # whoever edits a record has the page open
            seen = []
            for number in range(saves):
                title = f"Aa {name} {number}"  # the first of all lists
                seen.append(site.shown(_titled(text, title), address, title if is_titled else ""))
                looks.append(site.looked())
            yield name, seen
        yield "everything is looked at", looks
        again, mistakes, mended = [], [], []
        for number in range(saves):
            site.shown(_titled(text, f"First {number}"), own)
            time.sleep(_SOON)
            again.append(site.shown(_titled(text, f"Then {number}"), own, f"Then {number}"))
            site.hear(_CHANGED)  # of the first
            site.looked()
            mistakes.append(site.shown(text.replace(RIGHT, WRONG), own, place))
            site.looked()
            mended.append(site.shown(text, own))
            site.looked()
        yield from {
            "its page, saved again": again,
            "a mistake, with its line": mistakes,
            "its page, mended": mended,
        }.items()


def _pages(record: Path) -> Mapping[str, tuple[str, bool]]:
    """Each page or file that is looked at: its address, and whether it shows the title of the record."""
    said = loaded(record)
    own = f"agreements/{record.stem}/"
    return {
        "its page": (own, True),
        "its comparison": (f"{own}compare/", True),
        "its place": (f"areas/{said['areas'][0]['id']}/", True),
        "its organisation": (f"organisations/{said['organisations'][0]['id']}/", True),
        "list of agreements": ("agreements/", True),
        "list of places": ("areas/", False),
        "list of organisations": ("organisations/", False),
        "home page": ("", False),
        "data of the filters": ("filters/agreements.json", False),
        "data of the search": ("search/index.json", False),
    }


@contextmanager
def _served(folder: Path, record: Path) -> Iterator[Served]:
    """What `plainview serve` shows of a folder, from when it has looked at everything."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ("serve", "--config", str(folder / CONFIG.name), "--port", str(port), "--as-of", str(AS_OF))
    with subprocess.Popen(
        (sys.executable, "-m", "generator", *words),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        site = Served(port, folder, record, process.stdout, process.pid)
        try:
            site.hear("Look at ")
            yield site
        finally:
            process.terminate()


def _titled(text: str, title: str) -> str:
    return text.replace("title: ", f"title: {title} ", 1)


def _told(waiting: http.client.HTTPResponse) -> str:
    """The next mark that the server tells."""
    line: bytes = next(line for line in waiting if line.startswith(b"data: "))
    return line.decode().removeprefix("data: ").strip()


if __name__ == "__main__":
    main()
