"""The privacy page names all that a browser keeps of a visit, and the scripts keep nothing else."""

from __future__ import annotations

import re

from generator.present.assets import ASSETS
from tests.site_config import ROOT

PRIVACY = (ROOT / "content" / "pages" / "about" / "privacy.md").read_text("utf-8")
SCRIPTS = {file.name: file.read_text("utf-8") for file in ASSETS.glob("*.js")}


def test_what_the_scripts_keep_is_what_the_page_names() -> None:
    keeping = {name: script for name, script in SCRIPTS.items() if "localStorage" in script}
    keys = {key for script in keeping.values() for key in re.findall(r'"(plainview-[a-z-]+)"', script)}
    told = PRIVACY.partition("## What your browser keeps")[2].partition("\n## ")[0]

    assert keeping.keys() == {"first.js", "plainview.js"}
    assert keys == set(re.findall("`([^`]+)`", told)) == {"plainview-colours"}


def test_only_a_reader_s_choice_is_written() -> None:
    written = re.findall(r"localStorage\.setItem\(([^)]*)\)", "".join(SCRIPTS.values()))
    assert written == ["KEY, scheme"]


def test_no_script_keeps_anything_elsewhere() -> None:
    elsewhere = ("cookie", "sessionStorage", "indexedDB", "caches.", "serviceWorker", "sendBeacon")
    assert [(name, word) for name, script in SCRIPTS.items() for word in elsewhere if word in script] == []
