"""References as programs that keep them read them: BibTeX, and CSL-JSON (the items of the Citation Style Language)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.model.dates import PartialDate
from generator.present.citation import Citation, as_at

BIBTEX_FILE = "data/citations.bib"
CSL_FILE = "data/citations.json"
"""Where the references to all agreements are, one file in each format."""

# Braces are counted by BibTeX even where TeX would take them as written, so they have names too.
_TEX: Mapping[str, str] = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SIGNS = re.compile(r"[\\{}~^$&#_%]")
# In an address these would end the field, begin a comment, or be a command.
_IN_ADDRESSES = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22", " ": "%20"})
# Neither TeX nor a reader has a use for these, and a line end would end a comment.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(citation: Citation) -> str:
    """One `@misc` entry. Double braces keep a body's name whole and a title's capitals as they are."""
    fields = {
        "author": f"{{{{{_tex(citation.author)}}}}}",
        "title": f"{{{{{_tex(citation.title)}}}}}",
        "howpublished": f"{{{_tex(citation.site)}}}",
    }
    if citation.dated is not None:
        fields["year"] = f"{{{citation.dated.year:04d}}}"
        if citation.dated.month is not None:
            fields["month"] = _MONTHS[citation.dated.month - 1]
    fields["url"] = f"{{{citation.address.translate(_IN_ADDRESSES)}}}"
    fields["note"] = f"{{{_tex(as_at(citation))}}}"
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields.items())
    return f"@misc{{agreement-{citation.id},\n{lines}\n}}\n"


def csl(citation: Citation) -> dict[str, Any]:
    """One item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": f"agreement-{citation.id}",
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "container-title": citation.site,
        "URL": citation.address,
        "note": as_at(citation),
        "language": "en-GB",
    }
    if citation.dated is not None:
        item["issued"] = _csl_date(citation.dated)
    if citation.version:
        item["version"] = citation.version
    return item


def csl_text(citation: Citation) -> str:
    """The same as people read it, a line a fact: a list of one item, as programs ask for it."""
    item = csl(citation).items()
    facts = ",\n".join(f'    "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in item)
    return f"[\n  {{\n{facts}\n  }}\n]"


def _csl_date(dated: PartialDate | date) -> dict[str, Any]:
    parts = [part for part in (dated.year, dated.month, dated.day) if part is not None]
    about = isinstance(dated, PartialDate) and dated.about
    return {"date-parts": [parts], **({"circa": True} if about else {})}


def _tex(text: str) -> str:
    return _SIGNS.sub(lambda sign: _TEX[sign[0]], _UNSEEN.sub(" ", text))
