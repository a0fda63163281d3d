"""The icons: small drawings of our own, each a file in `theme/assets/icons/`, joined into one that pages take from.

They are decoration: the words beside an icon say all that it says. `docs/how-to/add-a-moment.md` has the rules.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.shipped import shipped

ICONS = shipped("theme/assets/icons")
PATH = "assets/icons.svg"
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
# The grid and the pen. Each file has them, so that it can be looked at by itself, and so does each drawing that is
# taken from the joined file: what is around it there does not come with it.
PEN = (
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" '
    'stroke-linejoin="round"'
)
OPENING = f"<svg {_NAMESPACE} {PEN}>\n"
CLOSING = "</svg>\n"


@cache
def names() -> frozenset[str]:
    """The names of all icons."""
    return frozenset(file.stem for file in ICONS.glob("*.svg"))


def of(name: str) -> str:
    """The icon of a word by the word's id, or nothing where it has none."""
    return name if name in names() else ""


def sprite() -> bytes:
    """Every icon under its name, in order of the names."""
    drawings = (f'<symbol id="{file.stem}" {PEN}>\n{_drawing(file)}</symbol>\n' for file in sorted(ICONS.glob("*.svg")))
    return "".join((f"<svg {_NAMESPACE}>\n", *drawings, CLOSING)).encode()


def _drawing(file: Path) -> str:
    return file.read_text("utf-8").removeprefix(OPENING).removesuffix(CLOSING)
