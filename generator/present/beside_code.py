"""What is made from the code, the packages and the theme alone, kept beside the code: it is the same for each build.

A typeface is cut and a picture is drawn with packages that take longer to load than many a site to build.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.read.own_code import mark_of_code

# Where Python keeps our modules, and `template_code.py` the templates.
_FOLDER = Path(__file__).with_name("__pycache__")
_MARK_LENGTH = hashlib.sha256().digest_size


def kept(name: str, made_from: object, make: Callable[[], bytes]) -> bytes:
    """What `make` makes, or what is kept of it by this name.

    `made_from` tells plainly of all that goes into it besides code, packages and Python. What was made from anything
    else, cut short or changed is made again.
    """
    file = _FOLDER / f"{hashlib.sha256(name.encode()).hexdigest()[:40]}.made"
    told = f"{mark_of_code()} {made_from!r}".encode()
    try:
        raw = file.read_bytes()
    except OSError:
        raw = b""
    mark, content = raw[:_MARK_LENGTH], raw[_MARK_LENGTH:]
    if mark == _mark(told, content):
        return content
    content = make()
    _keep(file, _mark(told, content) + content)
    return content


def _keep(file: Path, raw: bytes) -> None:
    """Keep it whole or not at all. Where the folder takes no files, it is made again next time."""
    try:
        file.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
        Path(name).replace(file)
    except OSError:
        return


def _mark(told: bytes, content: bytes) -> bytes:
    return hashlib.sha256(told + b"\0" + content).digest()
