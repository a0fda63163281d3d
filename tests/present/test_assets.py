"""The stylesheet, script and typeface: what they promise to the eye and to the reader's privacy."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.present import assets

CSS = sorted((assets.ASSETS / "css").glob("*.css"))
WITHOUT_COLOURS = [file for file in CSS if file.name not in ("10-tokens.css", "90-print.css")]
TOKENS = (assets.ASSETS / "css" / "10-tokens.css").read_text("utf-8")

BODY, SMALLER, SHAPE = 7.0, 4.5, 3.0
WORDS = [
    *(("text", ground, BODY) for ground in ("page", "panel", "example")),
    *((words, ground, SMALLER) for words in ("quiet", "link") for ground in ("page", "panel", "example")),
    *((state, ground, SMALLER) for state in ("shown", "partly", "not-shown") for ground in ("page", "panel")),
    ("page", "text", SMALLER),  # the words on a pressed button
    ("text", "sun", SHAPE),  # an icon on its ground
    ("partly", "example", SHAPE),  # the broken edge of an example
    *(("focus", ground, SHAPE) for ground in ("page", "panel", "example")),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme, as the tokens give them."""
    blocks = re.findall(r"(:root[^\s{]*) \{([^}]*)\}", TOKENS)
    found: dict[str, dict[str, str]] = {}
    for selector, declarations in blocks:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", declarations))
        if colours:
            found[selector] = colours
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as the Web Content Accessibility Guidelines work it out."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_measure_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_the_dark_scheme_is_the_same_chosen_or_asked_for() -> None:
    found = schemes()

    assert list(found) == [":root", ':root:not([data-scheme="light"])', ':root[data-scheme="dark"]']
    assert found[':root:not([data-scheme="light"])'] == found[':root[data-scheme="dark"]']
    assert found[":root"].keys() == found[':root[data-scheme="dark"]'].keys()


@pytest.mark.parametrize("scheme", [":root", ':root[data-scheme="dark"]'])
@pytest.mark.parametrize(("words", "ground", "least"), WORDS)
def test_words_stand_out_from_what_is_behind_them(scheme: str, words: str, ground: str, least: float) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[words], colours[ground]) >= least


def test_the_stylesheet_is_every_file_in_order_without_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "css"
    folder.mkdir()
    (folder / "20-later.css").write_text("/* Two\nlines. */\n\nb {}")
    (folder / "10-first.css").write_text("a {\n  top: 0; /* why */\n}")
    (folder / "notes.txt").write_text("not css")
    monkeypatch.setattr(assets, "ASSETS", tmp_path)

    assert assets.stylesheet() == b"a {\n  top: 0;}\nb {}"


def test_no_comment_in_a_stylesheet_begins_or_ends_in_a_string() -> None:
    for file in CSS:
        strings = re.findall(r"\"[^\"\n]*\"", re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL))
        assert [string for string in strings if "/*" in string or "*/" in string] == [], file.name


def test_nothing_in_the_stylesheet_moves_by_itself() -> None:
    """So nothing need be stilled for those who ask for less motion."""
    # What takes no time is seen to come, and not to move.
    moving = r"\b(?:transition|scroll-behavior)\b|\banimation\b(?!: pv-[a-z-]+ 0s )|@view-transition"
    assert re.findall(moving, assets.stylesheet().decode()) == []


def test_pointing_at_something_shows_nothing_new() -> None:
    """Whoever has no mouse would never see it: only lines and colours may change."""
    rules = re.findall(r"([^{}]*:hover[^{}]*)\{([^}]*)\}", assets.stylesheet().decode())
    assert rules
    for selector, declarations in rules:
        properties = set(re.findall(r"^\s*([a-z-]+):", declarations, re.MULTILINE))
        changed = {name for name in properties if not name.startswith(("text-decoration", "text-underline"))}
        assert changed <= {"border-color", "background", "color"}, selector


@pytest.mark.parametrize("file", CSS, ids=lambda file: file.name)
def test_a_stylesheet_uses_only_what_is_declared(file: Path) -> None:
    whole = assets.stylesheet().decode()
    declared = set(re.findall(r"(--[a-z0-9-]+):", whole))

    assert set(re.findall(r"var\((--[a-z0-9-]+)", file.read_text("utf-8"))) <= declared


@pytest.mark.parametrize("file", WITHOUT_COLOURS, ids=lambda file: file.name)
def test_colours_are_named_in_the_tokens_alone_but_for_paper(file: Path) -> None:
    on_screen = file.read_text("utf-8").partition("@media print")[0]

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", on_screen) == []


def test_the_stylesheet_loads_nothing_but_files_of_the_site() -> None:
    paths = {file.path for file in assets.asset_files()}
    css = assets.stylesheet().decode()
    loaded = {f"assets/{name}" for name in re.findall(r"url\(\"?([^)\"]*)", css)}

    assert loaded
    assert loaded <= paths
    assert "@import" not in css
    assert "//" not in css


def test_the_script_that_stands_in_every_page_is_short_and_holds_no_remarks() -> None:
    script = assets.first_script()

    assert len(script) < 360
    assert "//" not in script and "</" not in script and "  " not in script
    # Its other half leaves this to it, and keeps what it reads.
    rest = (assets.ASSETS / "plainview.js").read_text("utf-8")
    assert "getItem" in script and "getItem" not in rest
    assert '"plainview-colours"' in script and '"plainview-colours"' in rest


@pytest.mark.parametrize("name", ["first.js", "plainview.js"])
def test_the_script_sends_nothing_and_sets_no_cookie(name: str) -> None:
    script = (assets.ASSETS / name).read_text("utf-8")

    forbidden = ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "cookie", "import(", "innerHTML")
    assert [word for word in forbidden if word in script] == []


@pytest.mark.parametrize("cut", ["Regular", "Bold"])
def test_the_typeface_has_the_letters_that_pages_need(cut: str) -> None:
    letters = set(TTFont(io.BytesIO(assets.typeface(cut))).getBestCmap())

    lacking = {letter for letter in assets.LETTERS if ord(letter) not in letters}
    assert lacking == set("ŵŷẁẃẅỳŴŶẀẂẄỲ")  # the stand-in has these
    assert len(assets.typeface(cut)) < 15_000


def test_the_typeface_is_the_same_bytes_each_time() -> None:
    assert assets.cut_typeface("Bold") == assets.cut_typeface("Bold") == assets.typeface("Bold")


def test_the_typeface_keeps_figures_that_line_up_in_tables() -> None:
    font = TTFont(io.BytesIO(assets.typeface("Regular")))

    assert {"tnum"} <= {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"kern"} <= {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_the_licence_travels_with_the_typeface() -> None:
    text = assets.licence_of_typeface().decode()

    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Braille Institute" in text
    assert "assets/fonts/OFL.txt" in {file.path for file in assets.asset_files()}


def test_every_file_is_made_and_none_is_empty() -> None:
    made = {file.path: file.make() for file in assets.asset_files()}

    assert all(made.values())
    assert {"assets/plainview.css", "assets/plainview.js", "assets/favicon.svg"} <= made.keys()
