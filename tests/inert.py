"""Whether a page of the site could run, load or restyle anything that is not our own."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from generator.present.assets import first_script

# Elements that fetch, run, frame, restyle or send something. None of them is made from a record.
ACTIVE = {"script", "style", "iframe", "object", "embed", "base", "form", "img", "video", "audio", "template", "math"}
SCHEME = re.compile(r"[\x00-\x20]*(//|[a-zA-Z][a-zA-Z0-9+.\x00-\x20-]*:)")


def words_of(tree: ET.Element) -> str:
    return " ".join("".join(tree.itertext()).split())


def alive_in(tree: ET.Element) -> Iterator[str]:
    """What of a parsed page is not inert."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ACTIVE and not _is_ours(element):
            yield f"<{element.tag}> {element.attrib} {(element.text or '')[:80]}"
        for name in element.attrib:
            if name.startswith("on") or name in ("style", "srcdoc"):
                yield f"<{element.tag} {name}>"
        for name in ("href", "src"):
            scheme = SCHEME.match(element.get(name, ""))
            if scheme and scheme[1] not in ("https:", "http:", "mailto:", "tel:"):
                yield f"<{element.tag} {name}={element.get(name)}>"


def _is_ours(element: ET.Element) -> bool:
    if element.tag != "script":
        return False
    if element.get("type") == "application/ld+json":
        # A block of data, which no browser runs, and which ends where it should.
        return bool(json.loads(element.text or "")["@type"] == "Dataset")
    fetched = element.attrib.keys() == {"src", "defer"} and not element.text
    return fetched or (not element.attrib and element.text == first_script())
