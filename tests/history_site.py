"""A few pages of the real site in which one invented record has old versions, whatever git holds here."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.agreement import Agreement
from generator.present.page import Site
from generator.present.plan import plan_site
from generator.publish.frame import frames_of
from generator.publish.stamping import stamp_all
from tests.builders import Data, history, redaction
from tests.conftest import AS_OF, ROOT

ID = "exampleshire-free-school-meals"
CONFIG = ROOT / "mkdocs.yml"
SHOWN = (f"agreements/{ID}/history/", f"agreements/{ID}/versions/", "changes/")


def versions_of(now: Data) -> list[Any]:
    """Four versions: the first with fewer bodies and data, one that was taken down, and the record as it is now."""
    first = copy.deepcopy(now)
    first["organisations"] = first["organisations"][:-1]
    kept = {body.id for body in Agreement.model_validate(first).organisations}
    for item in first["data"]:
        for way in ("from", "to"):
            item[way] = [body for body in item.get(way, []) if body in kept or body in ("people", "the-public")]
    first["data"] = first["data"][:-1]
    first["dates"] = {**first["dates"], "review_due": "2026-09-01"}
    first["summary"] = "Exampleshire Council signs children up for free school meals. " * 4
    second = {**copy.deepcopy(first), "retention": "Deleted after 5 years."}
    third = {**copy.deepcopy(second), "purpose": "So that children eat."}
    return [
        (first, {"kept": True}),
        second,
        (third, {"redaction": redaction(ID)}),
        {**second, "title": now["title"]},
        now,
    ]


def build_history_site(folder: Path) -> None:
    """Write into a folder the pages of that record's history, and of all changes, with everything that they load."""
    settings = site_from(CONFIG).settings
    register = check_content(ROOT / "content", 1, as_of=AS_OF).register
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    now = register.agreement(ID).model_dump(mode="json", by_alias=True, exclude_none=True)
    site = Site(register, outcomes, settings, AS_OF, history=history({ID: versions_of(now)}))
    plan = plan_site(site)
    pages = [page for page in plan.pages if page.address.startswith(SHOWN) or page.address == f"agreements/{ID}/"]
    files = [file for file in plan.files if file.path.startswith((*SHOWN, "assets/", "data/fields"))]
    samples = [
        (kind, next(page.make() for page in pages if page.kind is kind)) for kind in {page.kind for page in pages}
    ]
    frames = frames_of(
        MkDocsHost(CONFIG), [kind for kind, _ in samples], samples, folder, settings.site_url, plan.prose
    )
    stamp_all(pages, files, frames, folder)
