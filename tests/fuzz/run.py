"""Fuzz one target by coverage: `python -m tests.fuzz.run TARGET [-runs=N] [-seed=N] [FOLDER]`.

What reaches code that nothing reached before is written into FOLDER, and what breaks a promise beside it. Options are
libFuzzer's.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz import targets

CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    name, *options = sys.argv[1:]
    known = [targets.EXAMPLES / seed for seed in targets.SEEDS[name]]
    known += [CORPUS / name] if (CORPUS / name).is_dir() else []
    own = Path(tempfile.mkdtemp(prefix="fuzz-"))
    if all(option.startswith("-") for option in options):
        # What is found goes into the first folder, which would be that of the examples.
        options.append(str(own))
    words = own / "words.txt"
    words.write_text("".join(f'"{word}"\n' for word in targets.words()), encoding="utf-8")
    atheris.Setup([sys.argv[0], *options, *map(str, known), f"-dict={words}"], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
