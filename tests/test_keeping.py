"""What a build keeps for the next: nothing where it cannot be told what the site is made from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.keeping import Keeping, mark_of_site
from generator.publish.kept_site import Unfit
from tests.builders import site


class Host:
    mark = "of the host"


def mark_of(content: Path, host: Host | None = None) -> str:
    of = site()
    return mark_of_site(of.settings, date(2026, 1, 1), content, content / "agreements", None, host or Host())  # type: ignore[arg-type]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "agreements").mkdir(parents=True)
    (tmp_path / "content" / "organisations.yml").write_text("organisations: []\n")
    return tmp_path / "content"


def test_records_and_what_begins_with_a_dot_are_not_in_the_mark(content: Path) -> None:
    before = mark_of(content)
    (content / "agreements" / "one.yml").write_text("title: One\n")
    (content / ".git").mkdir()

    assert mark_of(content) == before != ""

    (content / "organisations.yml").write_text("organisations: [another]\n")
    assert mark_of(content) != before


def test_without_a_mark_of_the_host_or_a_folder_that_can_be_listed_there_is_none(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = Host()
    unknown.mark = ""
    assert mark_of(content, unknown) == ""
    assert mark_of(content / "nowhere") == ""

    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", closed)
    assert mark_of(content) == ""


def test_what_was_never_kept_fits_nothing(tmp_path: Path) -> None:
    keeping = Keeping(tmp_path / ".site-kept", tmp_path / "site")

    with pytest.raises(Unfit, match="nobody knows"):
        keeping.before("")
    with pytest.raises(Unfit, match="nothing was kept"):
        keeping.before("a mark")
    keeping.forget()
    keeping.forget_what_was_found()


def test_what_cannot_be_forgotten_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".site-kept").write_text("a file of somebody's in the place of the folder")

    Keeping(tmp_path / ".site-kept", tmp_path / "site").forget()

    assert (tmp_path / ".site-kept").is_file()
