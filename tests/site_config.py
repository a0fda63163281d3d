"""A `mkdocs.yml` of its own for a test: the project's settings, with the content and the site somewhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]


def write_config(folder: Path, content: Path, site: Path, **options: Any) -> Path:
    """Write `mkdocs.yml` into a folder. `options` are settings of the plugin."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["docs_dir"] = str(ROOT / "content" / "pages")
    config["site_dir"] = str(site)
    config["plugins"][0]["plainview"] |= {"content": str(content), **options}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return file


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
