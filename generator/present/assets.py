"""The site's stylesheet, script, icons and typeface, as files to publish."""

from __future__ import annotations

import io
import re
from functools import cache, partial
from importlib import resources

from generator.present import icons
from generator.present.beside_code import kept
from generator.present.page import PlannedFile
from generator.shipped import shipped

ASSETS = shipped("theme/assets")
PACKAGE = resources.files("fontpkg_atkinson_hyperlegible")

FIRST = "first.js"
FILTERS = (
    "filters.js",
    "filter-files.js",
    "filter-lines.js",
    "filter-questions.js",
    "filter-rows.js",
    "filter-words.js",
    "going-back.js",
    "plain.js",
)
"""The script of the filters, and whatever it asks for at once: the page names them, so that they come together."""

# What English and Welsh are written with. Atkinson has no ŵ, ŷ, ẁ or ẃ: the stand-in lends those (05-fonts.css).
_LATIN = "".join(map(chr, range(0x20, 0x7F)))
_ACCENTED = "áàâäéèêëíìîïóòôöúùûüýÿçñŵŷẁẃẅỳ"
_SIGNS = "\u00a0£€©®°·×½¼¾–—‘’“”…•−‹›"
LETTERS = "".join(sorted(set(_LATIN + _ACCENTED + _ACCENTED.upper() + _SIGNS)))

# Kerning, accents set right, letters of a language, and figures that line up in tables.
_FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
# The family's name, and whose it is under which licence: the licence asks that these stay.
_NAMES = [0, 1, 2, 13, 14]
# No string in our stylesheets holds the sign of a comment: a test sees to it.
_COMMENT = re.compile(rb"[ ]*/\*.*?\*/\n*", re.DOTALL)
_CUTS = {"regular": "Regular", "bold": "Bold"}


def asset_files() -> tuple[PlannedFile, ...]:
    """Everything that a page loads, and the typeface's licence."""
    return (
        PlannedFile("assets/plainview.css", stylesheet),
        *(PlannedFile(f"assets/{name}", (ASSETS / name).read_bytes) for name in scripts()),
        PlannedFile("assets/favicon.svg", (ASSETS / "favicon.svg").read_bytes),
        PlannedFile(icons.PATH, icons.sprite),
        *(
            PlannedFile(f"assets/fonts/atkinson-hyperlegible-{cut}.woff2", partial(typeface, name))
            for cut, name in _CUTS.items()
        ),
        PlannedFile("assets/fonts/OFL.txt", licence_of_typeface),
    )


def scripts() -> list[str]:
    """The names of the scripts that pages load, in order. The first one stands in each page itself."""
    return sorted(file.name for file in ASSETS.glob("*.js") if file.name != FIRST)


def first_script() -> str:
    """The script that stands in every page and runs before anything is drawn: first.js without its comments."""
    lines = map(str.strip, (ASSETS / FIRST).read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def stylesheet() -> bytes:
    """The files in `theme/assets/css/` as one, in order of their names, without comments: a quarter of the bytes."""
    return _COMMENT.sub(b"", b"\n".join(file.read_bytes() for file in sorted((ASSETS / "css").glob("*.css"))))


@cache
def typeface(cut: str) -> bytes:
    """One cut of Atkinson Hyperlegible as woff2, with only the letters that pages need.

    A third of a second, so it is made once and kept.
    """
    return kept(f"typeface {cut}", (), partial(cut_typeface, cut))


def cut_typeface(cut: str) -> bytes:
    """The same, made anew. The same bytes each time: no date is written into it."""
    # Only this needs these, and they take long to load.
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options()
    options.layout_features = _FEATURES
    options.name_IDs = _NAMES
    options.notdef_outline = True
    whole = (PACKAGE / "files" / f"AtkinsonHyperlegible-{cut}.ttf").read_bytes()
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    letters = Subsetter(options)
    letters.populate(text=LETTERS)
    letters.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def licence_of_typeface() -> bytes:
    """The SIL Open Font Licence as it comes with the typeface. It must travel with every copy."""
    return (PACKAGE / "LICENSE").read_bytes()
