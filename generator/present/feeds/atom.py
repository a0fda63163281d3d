"""A feed of what happened, by Atom (RFC 4287), for feed readers.

Ids are `tag:` URIs (RFC 4151): they hold no address, so that they stay when the site moves. What they begin with is a
setting, `feed_ids`. All words are plain text, escaped, since readers of feeds show markup where they are told of some.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from xml.sax.saxutils import escape

from generator.present.followed import Followed, Happening
from generator.present.once import once, once_aside
from generator.present.page import Site
from generator.present.wording import count

MOST = 100
"""How many entries a feed holds, the newest. The rest stands on the pages that they lead to."""
NOTHING_YET = "Nothing is published here yet. That does not mean that no data is shared."
# XML 1.0 has no way to write these.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(site: Site, followed: Followed) -> bytes:
    """The feed of one place, body or service, or of all: the newest first, and never in another order."""
    happenings = sorted(followed.happenings(), key=attrgetter("order"))
    shown = happenings[:MOST]
    same = _same(site)
    # Of an empty feed only this much can be dated: there was nothing on the day it was made for.
    updated = _moment(shown[0].day if shown else site.as_of)
    parts = [
        f"{same.start}<id>{same.tag}{followed.feed}</id>\n<title>{same.title}{_plain(followed.title)}</title>\n"
        f"<subtitle>{_plain(_about(happenings, f'{same.root}{followed.page}'))}</subtitle>\n"
        f"<updated>{updated}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{same.root}{followed.feed}"/>\n'
        f'<link rel="alternate" type="text/html" href="{same.root}{followed.page}"/>\n{same.author}'
    ]
    made = _entries(site)
    for one in shown:
        if one.key not in made:
            made[one.key] = _entry(same, one)
        parts.append(made[one.key])
    parts.append("</feed>\n")
    return "".join(parts).encode()


def _about(happenings: list[Happening], page: str) -> str:
    if not happenings:
        return NOTHING_YET
    told = "What changed in agreements to share data, what was judged and what was reported."
    older = len(happenings) - MOST
    if older <= 0:
        return told
    return f"{told} These are the newest {MOST}. You can read {count(older, 'older one')} from {page} on."


@dataclass(frozen=True)
class _Same:
    """What all feeds of a site have in common, ready for XML."""

    start: str
    tag: str
    title: str
    root: str
    author: str


@once
def _same(site: Site) -> _Same:
    name = _plain(site.settings.site_name)
    root = escape(site.settings.root, {'"': "&quot;"})
    return _Same(
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n',
        f"tag:{site.settings.authority}:",
        f"{name}: changes, ",
        root,
        f"<author><name>{name}</name><uri>{root}</uri></author>\n",
    )


@once_aside
def _entries(site: Site) -> dict[str, str]:
    """Those written so far, by their keys: one stands in the feeds of its places, bodies and services."""
    return {}


def _entry(same: _Same, one: Happening) -> str:
    """One entry. Keys and addresses are made of ids, in which nothing needs to be escaped."""
    moment = _moment(one.day)
    wider = '<category term="wider-use" label="Wider use"/>' if one.wider else ""
    # Else it is this site's: the feed says so of all its entries.
    author = f"<author><name>{_plain(one.publisher)}</name></author>" if one.publisher else ""
    return (
        f"<entry><id>{same.tag}{one.key}</id><title>{_plain(one.title)}</title>"
        f"<published>{moment}</published><updated>{moment}</updated>"
        f'<link rel="alternate" type="text/html" href="{same.root}{one.address}"/>{author}{wider}'
        f'<summary type="text">{_plain(one.text)}</summary></entry>\n'
    )


def _moment(day: date) -> str:
    """A record tells days. Of the day its first moment: any other would say more than is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    return escape(text if text.isprintable() else _NOT_IN_XML.sub("", text))
