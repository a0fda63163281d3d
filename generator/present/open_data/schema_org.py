"""The register in the words of schema.org, as search engines for data read it from the page about the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.present.open_data import catalogue
from generator.present.open_data.linked_data import iri, root_of
from generator.present.open_data.record import LICENCE
from generator.present.page import Site
from generator.present.parts import Download


def register_described(site: Site, files: Iterable[Download]) -> dict[str, Any]:
    """The register as a `Dataset`. `files` are those that hold it as a whole.

    It covers the time since the earliest start that a record states.
    """
    root = root_of(site.settings)
    register = site.register
    places = [register.areas[one].name for one in catalogue.nations(site)]
    starts = [card.start.year for card in register.cards if card.start and not card.invented]
    publisher: dict[str, Any] = {"@type": "Organization", "name": site.settings.publisher_name}
    if site.settings.publisher.url:
        publisher["url"] = iri(site.settings.publisher.url)
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{root}data/#register",
        "name": f"{site.settings.site_name}: the whole register",
        "description": catalogue.ABOUT_ALL,
        "url": f"{root}data/",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": "en-GB",
        "creator": publisher,
        "publisher": publisher,
        "datePublished": catalogue.first_day(
            (catalogue.days_of(site, card) for card in register.cards), site
        ).isoformat(),
        "dateModified": site.as_of.isoformat(),
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{root}data/#catalogue", "url": f"{root}data/"},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": file.holds,
                "encodingFormat": catalogue.media_type(file.path),
                "contentUrl": root + file.path,
            }
            for file in files
        ],
    }
    if places:
        described["spatialCoverage"] = [{"@type": "Place", "name": name} for name in places]
    if starts:
        described["temporalCoverage"] = f"{min(starts):04d}/.."
    return described
