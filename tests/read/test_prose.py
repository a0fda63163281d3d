"""Which files are pages of prose."""

from __future__ import annotations

from pathlib import Path

from generator.read.prose import prose_files


def test_pages_are_found_in_folders_and_in_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.md", "a/index.md", "a/z.md", "a/.draft.md", ".git/c.md", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One.", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()

    assert [page.id for page in prose_files(tmp_path)] == ["a/index", "a/z", "b"]
    assert prose_files(tmp_path / "none") == []
