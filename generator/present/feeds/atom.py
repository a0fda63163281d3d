"""A feed of what happened, by Atom (RFC 4287), for feed readers.

Ids are `tag:` URIs (RFC 4151): they hold no address, so that they stay when the site moves. What they begin with is a
setting, `feed_ids`. All words are plain text, escaped, since readers of feeds show markup where they are told of some.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

from generator.present.followed import Followed, Happening
from generator.present.once import once
from generator.present.page import Site
from generator.present.wording import count

MOST = 100
"""How many entries a feed holds, the newest. The rest stands on the pages that they lead to."""
NOTHING_YET = "Nothing is published here yet. That does not mean that no data is shared."
# XML 1.0 has no way to write these.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(site: Site, followed: Followed) -> bytes:
    """The feed of one place, body or service, or of all: the newest first, and never in another order."""
    happenings = sorted(followed.happenings(), key=lambda one: (-one.day.toordinal(), one.title, one.key))
    shown = happenings[:MOST]
    entry = _entry_maker(site)
    root = _root(site)
    parts = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n',
        f"<id>{_tag(site, followed.feed)}</id>\n",
        f"<title>{_plain(f'{site.settings.site_name}: changes, {followed.title}')}</title>\n",
        f"<subtitle>{_plain(_about(happenings, f'{root}{quote(followed.page)}'))}</subtitle>\n",
        # Of an empty feed only this much can be dated: there was nothing on the day it was made for.
        f"<updated>{_moment(shown[0].day if shown else site.as_of)}</updated>\n",
        f'<link rel="self" type="application/atom+xml" href="{_address(root, followed.feed)}"/>\n',
        f'<link rel="alternate" type="text/html" href="{_address(root, followed.page)}"/>\n',
        f"<author><name>{_plain(site.settings.site_name)}</name><uri>{_plain(root)}</uri></author>\n",
        *map(entry, shown),
        "</feed>\n",
    )
    return "".join(parts).encode()


def _about(happenings: list[Happening], page: str) -> str:
    if not happenings:
        return NOTHING_YET
    told = "What changed in agreements to share data, what was judged and what was reported."
    older = len(happenings) - MOST
    if older <= 0:
        return told
    return f"{told} These are the newest {MOST}. You can read {count(older, 'older one')} from {page} on."


def _entry_maker(site: Site) -> Callable[[Happening], str]:
    """What writes an entry. The same one stands in the feeds of places, bodies and services, so it is written once."""
    made, root = _made(site), _root(site)

    def entry(one: Happening) -> str:
        if one.key not in made:
            moment = _moment(one.day)
            wider = '<category term="wider-use" label="Wider use"/>' if one.wider else ""
            made[one.key] = (
                f"<entry><id>{_tag(site, one.key)}</id><title>{_plain(one.title)}</title>"
                f"<published>{moment}</published><updated>{moment}</updated>"
                f'<link rel="alternate" type="text/html" href="{_address(root, one.address)}"/>{wider}'
                f'<summary type="text">{_plain(one.text)}</summary></entry>\n'
            )
        return made[one.key]

    return entry


@once
def _made(site: Site) -> dict[str, str]:
    return {}


def _root(site: Site) -> str:
    return f"{site.settings.site_url.rstrip('/')}/"


def _tag(site: Site, key: str) -> str:
    return f"tag:{site.settings.authority}:{quote(key)}"


def _moment(day: date) -> str:
    """A record tells days. Of the day its first moment: any other would say more than is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _address(root: str, address: str) -> str:
    return escape(root + quote(address, safe="/#"), {'"': "&quot;"})


def _plain(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))
