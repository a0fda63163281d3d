"""Where what comes with Plainview is: the theme, the questions, the outlines, the pages for everyone.

In a checkout they stand beside the package, at the top; where Plainview was installed, they are inside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "shipped"


def shipped(name: str) -> Path:
    """A folder or file that comes with Plainview: `shipped("theme/pages")`."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name
