"""The folder of the web form: its page, its configuration and every script that it runs, all of them in one place.

Nothing is loaded from another host. What is not ours comes from a `node_modules` of the user's, and each script is
named in the page by its hash, so that a browser runs what was written here and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.intake.cms_config import Repository, cms_config, config_text
from generator.intake.cms_fields import Choices, agreement_shape
from generator.read.content_files import shown_path
from generator.shipped import shipped

OURS = shipped("theme/admin")
ADMIN = "admin"
HOW_TO_GET = "npm install --ignore-scripts @sveltia/cms js-yaml"
CMS, YAML = "@sveltia/cms", "js-yaml"
_YAML_FILE = "dist/browser/js-yaml.esm.min.mjs"
_LANGUAGE = "en-GB"
_SCRIPTS = ("start.js", "record-format.js")
_IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["'](\.{1,2}/[^"']+\.js)["']""")
_MADE = "Made by `plainview forms cms`"


class FormRefused(Exception):
    """The web form cannot be written. The message says why, and what to do; nothing was changed."""


@dataclass(frozen=True)
class Package:
    """A package as npm installed it: where it is, its version, and its licence."""

    folder: Path
    name: str
    version: str
    licence: bytes

    def bytes_of(self, path: str) -> bytes:
        """One of its files. Raises FormRefused where it is not there, as in a version that is laid out otherwise."""
        try:
            return (self.folder / path).read_bytes()
        except OSError as reason:
            said = f"{self.name} {self.version} has no {path}, or it cannot be read ({reason.strerror})."
            raise FormRefused(f"{said} Get it again: {HOW_TO_GET}") from reason


def package(modules: Path, name: str) -> Package:
    """A package in a `node_modules`. Raises FormRefused."""
    folder = modules / name
    try:
        told = json.loads((folder / "package.json").read_bytes())
        version = told["version"]
        licence = next((path for path in sorted(folder.iterdir()) if path.name.lower().startswith("licen")), None)
        return Package(folder, name, str(version), licence.read_bytes() if licence else b"")
    except (OSError, ValueError, KeyError, TypeError) as reason:
        raise FormRefused(
            f"There is no {name} in {shown_path(modules)}. Get it with `{HOW_TO_GET}`, and name the folder "
            "`node_modules` that this makes with --modules."
        ) from reason


@dataclass(frozen=True)
class WebForm:
    """What is written: each file by its path under the folder, and which versions of what are in it."""

    files: Mapping[str, bytes]
    versions: tuple[str, ...]


def web_form(modules: Path, repository: Repository, choices: Choices, title: str, site_url: str) -> WebForm:
    """Every file of the form. Raises FormRefused."""
    cms, yaml = package(modules, CMS), package(modules, YAML)
    scripts = dict(_scripts(cms, yaml))
    hashes = {path: _integrity(data) for path, data in scripts.items()}
    page = _page(title, hashes, repository)
    versions = (
        f"{CMS} {cms.version}, index.js {hashes['sveltia/npm/index.js']}",
        f"{YAML} {yaml.version}, {hashes['js-yaml.js']}",
    )
    notes = (
        f"{_MADE} from the fields of a record, the areas and the newest questions. After an update of Plainview, or "
        "when areas or questions change, run it again with --again.",
        *(f"It runs {version}" for version in versions),
    )
    config = config_text(cms_config(repository, choices, title, site_url), notes)
    return WebForm(
        {
            "_headers": _headers(page.policy),
            f"{ADMIN}/index.html": page.html.encode(),
            f"{ADMIN}/config.yml": config.encode(),
            **{f"{ADMIN}/{path}": data for path, data in scripts.items()},
            **{f"{ADMIN}/{path}": data for path, data in _typefaces(cms)},
            f"{ADMIN}/sveltia/LICENSE.txt": cms.licence,
            f"{ADMIN}/js-yaml.LICENSE.txt": yaml.licence,
        },
        versions,
    )


def _scripts(cms: Package, yaml: Package) -> Iterator[tuple[str, bytes]]:
    for name in _SCRIPTS:
        yield name, (OURS / name).read_bytes()
    yield "fields.js", f"export default {json.dumps(agreement_shape(), indent=1)};\n".encode()
    yield "js-yaml.js", yaml.bytes_of(_YAML_FILE)
    for name in _needed(cms, "index.js"):
        yield f"sveltia/npm/{name}", cms.bytes_of(f"npm/{name}")
    # A browser takes a script for a script, and JSON for none.
    words = json.loads(cms.bytes_of(f"locales/{_LANGUAGE}.json"))
    yield f"sveltia/locales/{_LANGUAGE}.js", f"export default {json.dumps(words)};\n".encode()


def _needed(cms: Package, first: str) -> Iterator[str]:
    """A script with those that it cannot begin without. What it would fetch for pictures and for code we never use."""
    waiting, seen = [first], {first}
    while waiting:
        name = waiting.pop()
        yield name
        folder = name.rpartition("/")[0]
        for found in _IMPORTED.findall(cms.bytes_of(f"npm/{name}").decode("utf-8")):
            path = posixpath.normpath(posixpath.join(folder, found))
            if path not in seen and not path.startswith(".."):
                seen.add(path)
                waiting.append(path)


def _typefaces(cms: Package) -> Iterator[tuple[str, bytes]]:
    """The letters and icons of the form, with their licences. Without them icons are shown as words."""
    for path in sorted((cms.folder / "npm" / "assets").iterdir()):
        if path.suffix == ".woff2" or path.name.endswith(".LICENSE.txt"):
            yield f"sveltia/npm/assets/{path.name}", cms.bytes_of(f"npm/assets/{path.name}")


@dataclass(frozen=True)
class _Page:
    html: str
    policy: str


def _page(title: str, hashes: Mapping[str, str], repository: Repository) -> _Page:
    """The page, which holds its own policy: our scripts, by their hashes, and the host of the records."""
    where = f"./sveltia/locales/{_LANGUAGE}"
    imports = {
        "imports": {f"{where}.json": f"{where}.js"},
        "integrity": {f"./{path}": integrity for path, integrity in hashes.items()},
    }
    # In a script element only its own end and the beginning of a comment mean anything.
    inline = json.dumps(imports, indent=1).replace("<", "\\u003c")
    policy = _policy(repository, inline)
    html = f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}: edit the register</title>
<script type="importmap">{inline}</script>
<script type="module" src="start.js" integrity="{hashes["start.js"]}"></script>
</head>
<body>
<noscript>The form is a program that runs in this page, so it needs JavaScript.</noscript>
</body>
</html>
"""
    return _Page(html, policy)


def _policy(repository: Repository, inline: str) -> str:
    """What the page may load and ask. The form writes its styles into the page, and shows files from its memory."""
    rules: Mapping[str, tuple[str, ...]] = {
        "default-src": ("'none'",),
        "script-src": ("'self'", f"'{_integrity(inline.encode())}'"),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:"),
        "font-src": ("'self'",),
        # What the page holds itself, such as its sign, it also asks for by an address.
        "connect-src": ("'self'", "data:", "blob:", *repository.asked),
        "manifest-src": ("blob:", "data:"),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
        "object-src": ("'none'",),
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())


def _headers(policy: str) -> bytes:
    """What Netlify and Cloudflare Pages send with the form, for its folder alone."""
    lines = [
        f"/{ADMIN}/*",
        f"  Content-Security-Policy: {policy}; frame-ancestors 'none'",
        "  X-Frame-Options: DENY",
        "  X-Content-Type-Options: nosniff",
        "  X-Robots-Tag: noindex",
        "  Referrer-Policy: no-referrer",
        "  Cache-Control: no-cache",
    ]
    return ("\n".join(lines) + "\n").encode()


def _integrity(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def write_form(form: WebForm, folder: Path, *, over: bool) -> None:
    """Write the form into a folder: all of it or nothing. `over` lets it take the place of an earlier one.

    Raises FormRefused.
    """
    admin = folder / ADMIN
    if os.path.lexists(admin) and not (over and _is_ours(admin)):
        fix = "To write over it, add --again." if _is_ours(admin) else "Choose another folder."
        raise FormRefused(f"{shown_path(admin)} is there already. {fix}")
    headers = folder / "_headers"
    if os.path.lexists(headers) and not (over and headers.is_file() and not headers.is_symlink()):
        raise FormRefused(f"{shown_path(headers)} is there already, and is not this form's. Choose another folder.")
    made: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".admin-", dir=folder))
        for path, data in form.files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(data)
        (made / ADMIN).chmod(0o755)
        if admin.exists():
            admin.rename(made / "before")
        (made / ADMIN).rename(admin)
        (made / "_headers").replace(headers)
    except OSError as reason:
        if made is not None and (made / "before").exists() and not admin.exists():
            (made / "before").rename(admin)
        said = f"The form cannot be written to {shown_path(folder)} ({reason.strerror})."
        raise FormRefused(f"{said} Look at the folder and at the room on the disk.") from reason
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _is_ours(admin: Path) -> bool:
    """Whether this command wrote the folder before."""
    config = admin / "config.yml"
    return not admin.is_symlink() and config.is_file() and config.read_bytes().startswith(f"# {_MADE}".encode())
