"""A software bill of materials: what Plainview is made with, in the form that security tools read (CycloneDX)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from generator.steward.parts_used import UsedPart

FILE = "sbom.cdx.json"


def bill_of_materials(parts: Sequence[UsedPart]) -> bytes:
    """The bill of the first of these parts, made with the others. The same parts give the same bytes.

    CycloneDX 1.6, as JSON. It says neither when it was made nor on which machine, and its number comes from the parts.
    """
    licences = LicenseFactory()
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, repr(parts)))
    bill.metadata.timestamp = None  # type: ignore[assignment]  # the standard lets it be left out
    made: dict[str, Component] = {}
    for part in parts:
        made[part.name] = Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY if made else ComponentType.APPLICATION,
            licenses=[licences.make_from_string(part.licence)] if part.licence else (),
            purl=PackageURL("pypi", name=part.name, version=part.version),
            bom_ref=part.name,
        )
    whole, *others = made.values()
    bill.metadata.component = whole
    bill.components.update(others)
    for part in parts:
        bill.register_dependency(made[part.name], [made[name] for name in part.needs if name in made])
    return f"{JsonV1Dot6(bill).output_as_string(indent=2)}\n".encode()
