"""What the head of every page holds beside the page's own words. `theme/overrides/base.html` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.settings import Settings
from generator.present.assets import first_script
from generator.present.social import picture_for
from generator.publish.frame import HostPage
from generator.publish.policy import policy_for

# The name under `extra` of mkdocs.yml by which the theme knows a head.
EXTRA = "head"


@dataclass(frozen=True)
class Head:
    """The same on every page: what a page may load and run, and the script that runs before anything is drawn."""

    policy: str
    first_script: str


def head_of(settings: Settings) -> Head:
    """The head of a site's pages."""
    script = first_script()
    return Head(policy_for(settings.map_background, [script]), script)


def meta_of(page: HostPage) -> dict[str, Any]:
    """What the theme prints of one of our pages."""
    return {
        "title": page.title,
        "description": page.description,
        "feeds": page.feeds,
        "section": page.kind.section,
        "picture": picture_for(page.kind.name, page.kind.section),
        "hidden": page.kind.hidden,
        "generated": True,
        "search": {"exclude": True},
    }


def meta_of_prose(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What the theme prints of a page written by hand, beside what stands at the page's top.

    What only pages of ours have, nobody can write there: some of it is printed as it stands.
    """
    picture = picture_for("", str(meta.get("section") or ""))
    return {"picture": picture, "feeds": "", "hidden": False, "generated": False}
