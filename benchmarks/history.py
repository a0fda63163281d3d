"""`python -m benchmarks.history`: what old versions cost: all of them, those of a new commit, and none that are new."""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

import click

from benchmarks.options import sizes_option
from benchmarks.records import make_content
from benchmarks.repository import begin, commit
from generator.assess.history import KEPT_FILE, history_of
from generator.check.checker import check_content
from generator.check.content_names import AGREEMENTS
from generator.model.history import History
from generator.model.register import Register
from generator.read.strict_yaml import parse

ROOT = Path(__file__).parents[1]
ROUNDS = 4  # versions of each record


@click.command()
@sizes_option("100,1000,5000")
def main(sizes: tuple[int, ...]) -> None:
    """Print CPU milliseconds a version, in one process."""
    print(f"{'records':>8} {'work':<22} {'versions':>9} {'CPU s':>7} {'ms/version':>11} {'kept MB':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            content = Path(place) / "content"
            make_content(content, size, ROOT / "content")
            begin(content)
            for number in range(ROUNDS):
                _save(content, number)
            register = check_content(content).register
            keep = Path(place) / "kept"
            _told(size, "cold", content, register, keep)
            _told(size, "nothing new", content, register, keep)
            _save(content, ROUNDS, every=max(1, size // 100))
            _told(size, "a commit of 1 in 100", content, register, keep)


def _save(content: Path, number: int, every: int = 1) -> None:
    """Change a word of each record, or of some, and commit."""
    for file in sorted((content / AGREEMENTS).glob("*.yml"))[::every]:
        text = file.read_text(encoding="utf-8")
        before = parse(text).data["title"]
        file.write_text(text.replace(f"title: {before}", f"title: {before.split(' v')[0]} v{number}", 1), "utf-8")
    commit(content)


def _told(size: int, work: str, content: Path, register: Register, keep: Path) -> None:
    began = _cpu()
    history: History = history_of(content / AGREEMENTS, register.cards, keep_in=keep)
    cpu = _cpu() - began
    versions = sum(map(len, history.versions.values()))
    kept = (keep / KEPT_FILE).stat().st_size / 1e6
    print(f"{size:>8} {work:<22} {versions:>9} {cpu:>7.2f} {cpu / versions * 1000:>11.3f} {kept:>8.1f}", flush=True)


def _cpu() -> float:
    """CPU seconds of this process and of git, which it waits for."""
    return time.process_time() + sum(_of_children())


def _of_children() -> tuple[float, float]:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime, used.ru_stime


if __name__ == "__main__":
    main()
