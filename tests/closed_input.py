"""`plainview` in a process of its own that has no standard input, as a service starts one or `<&-` in a shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def with_input_closed(*words: str) -> subprocess.CompletedProcess[str]:
    """Run it from the folder where one is."""
    return subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "generator", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
