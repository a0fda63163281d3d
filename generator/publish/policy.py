"""What a page may load and run: this site's own files, and what its frame holds, known by its hash.

The policy is made and not configured. Nothing here ever needs more of it but the map of streets that a publisher
may name, and a looser one would only be found out when it is too late. Only scripts that we ourselves put into the
frame are given a hash: to hash whatever a page holds would let in what the policy is there to keep out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from generator.model.settings import Background
from generator.present.pages.shown_card import POLICY as OF_CARDS
from generator.read.page_policy import hash_of

# What is not named here may not be loaded at all: no frame, no medium, no plug-in. A worker counts as a script.
_RULES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}


def policy_for(background: Background | None, scripts: Iterable[str] = ()) -> str:
    """The policy of every page but cards, with the scripts that stand in its frame.

    Pictures of streets are allowed from the one server that the publisher names. Nothing is asked of it before a
    reader chooses to; without that the browser would then refuse. Who may show a page inside another can be said
    in headers alone, and not here: see `generator.publish.root_files`.
    """
    rules = dict(_RULES)
    rules["script-src"] = (*rules["script-src"], *(f"'{hash_of(script)}'" for script in scripts))
    if background is not None:
        rules["img-src"] = (*rules["img-src"], f"https://{urlsplit(background.tiles).netloc}")
    return _written(rules)


def policy_of_cards() -> str:
    """What the web host says of a card: what the card says itself, and that any site may show it."""
    return _written({**OF_CARDS, "frame-ancestors": ("*",)})


def _written(rules: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
