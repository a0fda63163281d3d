"""The picture that other sites and apps show beside a link to one of our pages: one for each kind of record.

A picture asks what the page answers, as its reader would. It tells no fact of a record: it would go on being shown
long after the fact had changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from generator.model.settings import Settings
from generator.present.assets import ASSETS, PACKAGE
from generator.present.beside_code import kept
from generator.present.page import PlannedFile

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

FOLDER = "assets/pictures/"
TOUCH_ICON = "assets/touch-icon.png"
SIZE = (1200, 630)
_ICON_SIZE = (180, 180)

# By kind of page.
QUESTIONS = {
    "home": "Who shares data about you, and why?",
    "agreement": "What data is shared here, and why?",
    "agreements": "Which agreements share data about people?",
    "pack": "What would you ask about this?",
    "compare": "How do these agreements differ?",
    "area": "What data is shared where you live?",
    "organisation": "Who shares data about people?",
    "sector": "What is shared by services like these?",
    "group": "What is shared about people like you?",
    "moment": "What is shared when your life changes?",
    "tests": "Is there a real public benefit?",
    "reviews": "Is anyone looking at it again?",
    "promises": "Did it do the good it promised?",
    "gaps": "What has not been said?",
    "changes": "What has changed, and since when?",
    "data": "Can you get all of this as data?",
    "dictionary": "What can a record hold?",
    "vocabulary": "What do programs call what we publish?",
    "understand": "Could anyone tell that it is you?",
    "about": "What is this site, and who is it for?",
}
# Kinds of page, and parts of the site, that share a picture with another.
_AS = {
    "agreement-answers": "agreement",
    "agreement-compare": "compare",
    "cite": "agreement",
    "areas": "area",
    "changes-page": "changes",
    "changes-wider": "changes",
    "changes-wider-page": "changes",
    "gaps-place": "gaps",
    "history": "changes",
    "moments": "moment",
    "organisations": "organisation",
    "people": "group",
    "promises-page": "promises",
    "reviews-page": "reviews",
    "sectors": "sector",
    "version": "changes",
    "workshop-pack": "pack",
}


@dataclass(frozen=True)
class Picture:
    """A picture for shared links: the file, and what it asks."""

    path: str
    question: str
    width: int = SIZE[0]
    height: int = SIZE[1]


def picture_for(kind: str, section: str) -> Picture:
    """The picture of a kind of page, or else of the part of the site that it stands in."""
    name = next((name for of in (kind, section) if (name := _AS.get(of, of)) in QUESTIONS), "home")
    return Picture(f"{FOLDER}{name}.png", QUESTIONS[name])


def picture_files(settings: Settings) -> tuple[PlannedFile, ...]:
    """Every picture for shared links, and the icon of a site that is kept on a telephone's first screen."""
    name = settings.site_name
    return (
        *(PlannedFile(f"{FOLDER}{kind}.png", partial(drawn, asks, name)) for kind, asks in QUESTIONS.items()),
        PlannedFile(TOUCH_ICON, touch_icon),
    )


# What is drawn, in the pixels of the picture.
_EDGE = 80
_MARK = 72
_NAME_SIZE = 44
_QUESTION_SIZE = 88
_LINE = 104
_TOP = 206
_GROUND = 536
_SUN = 112
# Shapes are drawn larger and made smaller, which smooths their edges. The letters are smooth already.
_FINER = 4
# So few shades between the colours are enough for smooth edges, and make a small file.
_SHADES = 48


# While serving, a site is built again and again with the same pictures.
@lru_cache(maxsize=64)
def drawn(question: str, name: str) -> bytes:
    """One picture as PNG: the site's mark and name, and the question."""
    return kept(f"picture {question}", (name, palette()), partial(draw, question, name))


def draw(question: str, name: str) -> bytes:
    """The same, drawn anew. The same bytes each time."""
    from PIL import ImageDraw

    picture = _scenery().copy()
    pen = ImageDraw.Draw(picture)
    colours = palette()
    name = name if _can_be_set(name) else ""
    pen.text((_EDGE + _MARK + 24, _EDGE + _MARK / 2), name, colours["text"], _letters(_NAME_SIZE), anchor="lm")
    letters = _letters(_QUESTION_SIZE)
    for number, line in enumerate(_lines(question, letters, SIZE[0] - 2 * _EDGE)):
        pen.text((_EDGE, _TOP + number * _LINE), line, colours["text"], letters)
    return _png(picture)


@cache
def touch_icon() -> bytes:
    """The site's mark, filling a square."""
    return kept("touch icon", palette(), draw_touch_icon)


def draw_touch_icon() -> bytes:
    """The same, drawn anew."""
    from PIL import Image, ImageDraw

    side = _ICON_SIZE[0] * _FINER
    icon = Image.new("RGB", (side, side), palette()["text"])
    _mark(ImageDraw.Draw(icon), (0, 0), side, rounded=False)
    return _png(icon.resize(_ICON_SIZE, Image.Resampling.LANCZOS))


@cache
def palette() -> dict[str, str]:
    """The colours of the light scheme, as the pages have them."""
    tokens = (ASSETS / "css" / "10-tokens.css").read_text("utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", tokens.partition("}")[0]))


@cache
def _scenery() -> Image.Image:
    """All but the words: the mark, and the sun of the mark over its horizon."""
    from PIL import Image, ImageDraw

    colours = palette()
    picture = Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER), colours["page"])
    pen = ImageDraw.Draw(picture)
    middle, ground, radius = (part * _FINER for part in (SIZE[0] - _EDGE - _SUN, _GROUND, _SUN))
    pen.pieslice((middle - radius, ground - radius, middle + radius, ground + radius), 180, 360, colours["halo"])
    pen.rectangle((0, ground, picture.width, picture.height), colours["text"])
    _mark(pen, (_EDGE * _FINER, _EDGE * _FINER), _MARK * _FINER)
    return picture.reduce(_FINER)


def _mark(pen: ImageDraw.ImageDraw, corner: tuple[float, float], side: float, *, rounded: bool = True) -> None:
    """The mark of favicon.svg, which is 32 wide: a sun over a horizon, on a dark square."""
    colours = palette()
    left, top, unit = *corner, side / 32

    def box(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        return left + x * unit, top + y * unit, left + (x + width) * unit - 1, top + (y + height) * unit - 1

    pen.rounded_rectangle(box(0, 0, 32, 32), 4 * unit if rounded else 0, colours["text"])
    pen.pieslice(box(9, 13, 14, 14), 180, 360, colours["halo"])
    pen.rectangle(box(5, 20, 22, 2.5), colours["page"])


@cache
def _letters(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    whole = (PACKAGE / "files" / "AtkinsonHyperlegible-Bold.ttf").read_bytes()
    # The layout that is built in: another, where a machine has it, would set other widths.
    return ImageFont.truetype(io.BytesIO(whole), size, layout_engine=ImageFont.Layout.BASIC)


def _lines(words: str, letters: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The words broken into as few lines as there must be, of lengths as even as may be."""
    widths = [(word, letters.getlength(word)) for word in words.split()]
    space = letters.getlength(" ")
    lines = _filled(widths, space, width)
    longest = max(length for _, length in widths)
    while (width := width - 10) > longest:
        narrower = _filled(widths, space, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _filled(widths: Sequence[tuple[str, float]], space: float, width: float) -> list[str]:
    """As many words in each line as its width takes."""
    lines: list[list[str]] = []
    left = 0.0
    for word, length in widths:
        if not lines or space + length > left:
            lines.append([word])
            left = width - length
        else:
            lines[-1].append(word)
            left -= space + length
    return [" ".join(line) for line in lines]


@cache
def _can_be_set(name: str) -> bool:
    """Whether the typeface has every letter. A name with a box in it is worse than none: the link says it anyway."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(io.BytesIO((PACKAGE / "files" / "AtkinsonHyperlegible-Bold.ttf").read_bytes()), lazy=True)
    width = _letters(_NAME_SIZE).getlength(name)
    return {ord(letter) for letter in name} <= font.getBestCmap().keys() and width <= SIZE[0] - 2 * _EDGE - _MARK - 24


def _png(picture: Image.Image) -> bytes:
    from PIL import Image

    few = picture.quantize(_SHADES, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    # The last quarter of the bytes would take as long as all the rest of the picture.
    few.save(written, "PNG", compress_level=6)
    return written.getvalue()
