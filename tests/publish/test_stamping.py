"""Every planned page and file is written, the same for any number of processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.present.page import Kind, Page, PlannedFile, PlannedPage
from generator.present.prose import NO_PROSE, Prose
from generator.publish.frame import Frames, HostPage, frames_of
from generator.publish.links import ANCHOR, Notes
from generator.publish.stamping import AlreadyThere, stamp_all

KIND = Kind("agreement", 2, "agreements")
MANY = 330


@pytest.fixture(autouse=True)
def worth_three_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.stamping.SMALLEST_SHARE", MANY // 3)


class Host:
    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        return [
            f"<title>{escaped(page.title)}</title><meta content='{escaped(page.description)}'>"
            f"<link rel=canonical href='https://example.org/{page.address}'>{page.feeds}{page.body}"
            for page in pages
        ]


def escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return frames_of(Host(), [KIND], [], tmp_path, "https://example.org/", NO_PROSE)


def planned(number: int) -> PlannedPage:
    address = f"agreements/a-{number}/"
    body = f'<h1 id="a">{number}</h1><a href="../../areas/{number % 7}/#map">Area</a><a href="#a">Up</a>'
    # A lambda cannot be sent to another process: only forked ones have it.
    return PlannedPage(address, KIND, lambda: Page(address, f"Title {number}", "Words", body))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_page_that_tells_sizes_is_made_when_every_file_is_there(tmp_path: Path, frames: Frames, jobs: int) -> None:
    def made(size_of: Callable[[str], int]) -> Page:
        return Page("agreements/a/", "Title", "Words", f"<h1>{size_of('data/last.json')}</h1>")

    files = [PlannedFile(f"data/{number}.json", lambda: b"{}") for number in range(MANY)]
    files.append(PlannedFile("data/last.json", lambda: b"12345"))
    notes = stamp_all([PlannedPage("agreements/a/", KIND, made, sized=True)], files, frames, tmp_path / str(jobs), jobs)

    assert b"<h1>5</h1>" in (tmp_path / str(jobs) / "agreements" / "a" / "index.html").read_bytes()
    assert "agreements/a/index.html" in notes.made.paths


def links_of(notes: Notes) -> dict[str, set[str]]:
    """The names of the links of each file."""
    names = list(notes.made.linked)
    rows = zip(notes.made.paths, notes.made.links.rows(), strict=True)
    return {path: {names[number] for number in numbers} for path, numbers in rows}


@pytest.mark.parametrize("at_a_time", [7, 100, 500])
def test_any_number_of_processes_gives_the_same_bytes_and_notes(
    tmp_path: Path, frames: Frames, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr("generator.publish.stamping.AT_A_TIME", at_a_time)
    pages = [planned(number) for number in range(MANY)]
    files = [PlannedFile(f"data/{number}.json", lambda: b"{}") for number in range(3)]
    results = []
    for jobs in (1, 2, 3):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        notes = stamp_all(pages, files, frames, folder, jobs)
        results.append((notes, files_in(folder), links_of(notes)))

    notes, written, links = results[0]
    assert results[1] == results[2] == results[0]
    assert len(written) == MANY + 3
    assert written["agreements/a-5/index.html"].startswith(b"<title>Title 5</title>")
    assert (notes.pages, notes.files, notes.faults) == (MANY, 3, [])
    assert {name for names in links.values() for name in names if ANCHOR not in name} == {
        f"areas/{number}/index.html" for number in range(7)
    }
    assert links["agreements/a-10/index.html"] == {"areas/3/index.html", f"areas/3/index.html{ANCHOR}map"}


def test_more_than_one_process_is_used(tmp_path: Path, frames: Frames) -> None:
    both = multiprocessing.get_context("fork").Barrier(2)

    def made_beside_another() -> bytes:
        both.wait(timeout=60)
        return str(os.getpid()).encode()

    # The first of each share waits until the first of the other is being made as well.
    files = [
        PlannedFile(f"{number}.txt", bytes if number % MANY else made_beside_another) for number in range(2 * MANY)
    ]

    stamp_all([], files, frames, tmp_path, 2)

    processes = {(tmp_path / name).read_text() for name in ("0.txt", f"{MANY}.txt")}
    assert len(processes) == 2


def test_a_small_site_is_made_by_this_process_alone(
    tmp_path: Path, frames: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.stamping.SMALLEST_SHARE", MANY)
    files = [PlannedFile(f"{number}.txt", lambda: str(os.getpid()).encode()) for number in range(MANY)]

    stamp_all([], files, frames, tmp_path, 2)

    assert {(tmp_path / f"{number}.txt").read_text() for number in range(MANY)} == {str(os.getpid())}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_any_process_is_raised_with_its_traceback(tmp_path: Path, frames: Frames, jobs: int) -> None:
    def broken() -> Page:
        raise LookupError("no such template")

    pages = [planned(number) for number in range(MANY)]
    pages[200] = PlannedPage("agreements/a-200/", KIND, broken)

    with pytest.raises(LookupError, match="no such template") as found:
        stamp_all(pages, [], frames, tmp_path, jobs)

    # From another process the traceback comes as text.
    assert "in broken" in f"{found.value.__cause__} {found.traceback[-1]}"


def test_a_page_is_not_written_over_something_else(tmp_path: Path, frames: Frames) -> None:
    (tmp_path / "agreements" / "a-1").mkdir(parents=True)
    (tmp_path / "agreements" / "a-1" / "index.html").write_text("A page of prose")

    with pytest.raises(
        AlreadyThere, match=r"agreements/a-1/index\.html would be written twice.*agreements/a-1/index\.md"
    ):
        stamp_all([planned(1)], [], frames, tmp_path)

    assert (tmp_path / "agreements" / "a-1" / "index.html").read_text() == "A page of prose"


def test_a_page_made_for_another_address_is_a_bug(tmp_path: Path, frames: Frames) -> None:
    with pytest.raises(ValueError, match="planned at 'agreements/b/', made for 'agreements/a-1/'"):
        stamp_all([PlannedPage("agreements/b/", KIND, planned(1).make)], [], frames, tmp_path)


@pytest.mark.parametrize(
    "path", ["../outside.txt", "a/../../outside.txt", "/outside.txt", "a\\..\\b.txt", "folder/", ""]
)
def test_nothing_is_written_outside_the_folder(tmp_path: Path, frames: Frames, path: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    with pytest.raises(ValueError, match="does not stand below the site's root"):
        stamp_all([], [PlannedFile(path, lambda: b"words")], frames, folder)

    assert files_in(tmp_path) == {}


def test_a_large_file_is_written_whole(tmp_path: Path, frames: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    write: Callable[[int, bytes], int] = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:1000]))
    content = bytes(range(256)) * 50

    stamp_all([], [PlannedFile("large.bin", lambda: content)], frames, tmp_path)

    monkeypatch.undo()
    assert (tmp_path / "large.bin").read_bytes() == content
