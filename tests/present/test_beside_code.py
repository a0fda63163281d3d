"""What is kept beside the code is used only where it would be made the same, and is lost without harm."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.present import assets, beside_code, social, templates
from generator.present.explainer import inserts
from generator.present.maps import site_maps


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place to keep things in."""
    monkeypatch.setattr(beside_code, "_FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def made(content: bytes = b"a picture", made_from: object = ("blue", 1)) -> tuple[bytes, int]:
    """What comes back, and how often it was made for that."""
    times = []

    def make() -> bytes:
        times.append(1)
        return content

    return beside_code.kept("picture", made_from, make), len(times)


def test_a_thing_is_made_once(folder: Path) -> None:
    assert made() == (b"a picture", 1)
    assert made() == (b"a picture", 0)


def test_nothing_at_all_can_be_kept(folder: Path) -> None:
    assert made(b"") == (b"", 1)
    assert made(b"") == (b"", 0)


def test_from_anything_else_it_is_made_again(folder: Path) -> None:
    made()

    assert made(b"another", ("green", 1)) == (b"another", 1)
    assert made(b"another", ("green", 1)) == (b"another", 0)
    assert len(list(folder.iterdir())) == 1


def test_by_other_code_it_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    monkeypatch.setattr(beside_code, "mark_of_code", lambda: "another")

    assert made(b"another") == (b"another", 1)


def test_what_rotted_is_made_again_wherever_it_rotted(folder: Path) -> None:
    made()
    (file,) = folder.iterdir()
    good = file.read_bytes()
    flipped = [good[:at] + bytes((good[at] ^ 1,)) + good[at + 1 :] for at in range(len(good))]
    for rotted in (b"", good[:10], good[:-1], *flipped):
        file.write_bytes(rotted)

        assert made() == (b"a picture", 1)


def test_where_nothing_can_be_kept_it_is_made_all_the_same(folder: Path) -> None:
    folder.write_text("a file, and no folder")

    assert made() == (b"a picture", 1)
    assert made() == (b"a picture", 1)


def test_what_is_kept_is_what_is_made(folder: Path) -> None:
    for _ in range(2):
        assets.typeface.cache_clear()
        social.drawn.cache_clear()
        social.touch_icon.cache_clear()
        assert assets.typeface("Bold") == assets.cut_typeface("Bold")
        assert social.drawn("Why?", "A site") == social.draw("Why?", "A site")
        assert social.touch_icon() == social.draw_touch_icon()
        assert site_maps._settings_file(None) == site_maps.settings_by_folium(None)
    assert len(list(folder.iterdir())) == 4


def test_what_the_pages_show_of_the_town_is_counted_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [*inserts._COUNTED]
    first = [inserts.figures("../")[name]() for name in names]
    inserts.words.cache_clear()
    said = inserts.words()
    assert len(list(folder.iterdir())) == len(names) + 1

    def counted_again(*given: object) -> None:
        raise AssertionError("it was kept")

    monkeypatch.setattr("generator.present.explainer.crowds.Columns.of", counted_again)
    inserts.words.cache_clear()
    assert inserts.words() == said
    assert [inserts.figures("../")[name]() for name in names] == first


def test_what_the_pages_show_of_the_town_is_printed_anew_by_another_template(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(templates.TEMPLATES, tmp_path / "pages")
    template = tmp_path / "pages" / inserts._TEMPLATE
    text = template.read_text("utf-8")
    assert not re.search(r"{%-?\s*(import|from|include|extends)", text), "what it takes from others is not looked at"
    before = inserts.figures("../")["town-alone"]()

    monkeypatch.setattr(templates, "TEMPLATES", tmp_path / "pages")
    template.write_text(text.replace("pv-listed", "pv-otherwise"), "utf-8")
    templates.environment.cache_clear()
    try:
        assert inserts.figures("../")["town-alone"]() == before.replace("pv-listed", "pv-otherwise") != before
    finally:
        templates.environment.cache_clear()
