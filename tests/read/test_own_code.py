"""The mark of the code is another wherever the code is, and the same wherever it stands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.read.own_code import mark_of, mark_of_code

FIRST = {"__init__.py": b"", "a.py": b"a = 1\n", "rules/b.py": b"b = 2\n"}


def laid_out(folder: Path, files: dict[str, bytes]) -> Path:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def test_the_same_code_has_the_same_mark_wherever_it_stands(tmp_path: Path) -> None:
    here = laid_out(tmp_path / "here", FIRST)
    there = Path(shutil.copytree(here, tmp_path / "there"))
    (there / "__pycache__").mkdir()
    (there / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"compiled")

    assert mark_of(here) == mark_of(there)


@pytest.mark.parametrize(
    "other",
    [
        FIRST | {"rules/b.py": b"b = 3\n"},
        FIRST | {"rules/c.py": b""},
        {name: raw for name, raw in FIRST.items() if name != "rules/b.py"},
        {"__init__.py": b"", "a.py": b"a = 1\n", "rules/c.py": b"b = 2\n"},
        {"__init__.py": b"", "a.py": b"a = 1\nb = 2\n", "rules/b.py": b""},
    ],
    ids=["changed", "new", "gone", "moved", "from one to another"],
)
def test_other_code_has_another_mark(tmp_path: Path, other: dict[str, bytes]) -> None:
    assert mark_of(laid_out(tmp_path / "one", FIRST)) != mark_of(laid_out(tmp_path / "other", other))


def test_another_version_of_a_package_or_of_python_is_another_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, beside = laid_out(tmp_path / "package", FIRST), tmp_path / "beside"
    listed = beside / "pydantic-2.11.0.dist-info"
    listed.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nowhere"), str(beside)])
    marks = [mark_of(package)]

    listed.rename(beside / "pydantic-2.12.0.dist-info")
    marks.append(mark_of(package))
    monkeypatch.setattr(sys, "version", "3.99.0")
    marks.append(mark_of(package))

    assert len(set(marks)) == 3


def test_another_process_in_another_folder_has_the_same_mark(tmp_path: Path) -> None:
    code = "from generator.read.own_code import mark_of_code; print(mark_of_code())"
    said = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}"],
        cwd=tmp_path,
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == mark_of_code()
