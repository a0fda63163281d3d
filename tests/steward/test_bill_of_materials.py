"""The bill of materials is CycloneDX, by CycloneDX's own schema, and says nothing of when or where it was made."""

from __future__ import annotations

import json
import os
from pathlib import Path

import cyclonedx.schema
import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from generator.cli import main
from generator.steward.bill_of_materials import bill_of_materials
from generator.steward.parts_used import UsedPart, parts_used

PARTS = (
    UsedPart("plainview", "1.0", "MIT", ("zeta", "gone")),
    UsedPart("zeta", "2", "Some licence of its own", ()),
    UsedPart("quiet", "3", "", ("zeta",)),
)


def test_it_holds_each_package_with_its_licence_and_what_it_needs() -> None:
    bill = json.loads(bill_of_materials(PARTS))

    assert bill["metadata"]["component"]["name"] == "plainview"
    assert "timestamp" not in bill["metadata"]
    assert [(part["name"], part["purl"], part.get("licenses")) for part in bill["components"]] == [
        ("quiet", "pkg:pypi/quiet@3", None),
        ("zeta", "pkg:pypi/zeta@2", [{"license": {"name": "Some licence of its own"}}]),
    ]
    assert {one["ref"]: one.get("dependsOn") for one in bill["dependencies"]} == {
        "plainview": ["zeta"],
        "quiet": ["zeta"],
        "zeta": None,
    }


def test_the_same_parts_give_the_same_bytes_and_others_another_number() -> None:
    assert bill_of_materials(PARTS) == bill_of_materials(PARTS)
    numbers = {json.loads(bill_of_materials(parts))["serialNumber"] for parts in (PARTS, PARTS[:2])}
    assert len(numbers) == 2


def test_it_keeps_to_the_schema() -> None:
    folder = Path(next(iter(cyclonedx.schema.__path__)), "_res")
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.schema.json")}
    # They name one another by the names of their files.
    registry: Registry = Registry().with_resources(
        (f"http://cyclonedx.org/schema/{name}", Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    judge = Draft7Validator(schemas["bom-1.6.SNAPSHOT.schema.json"], registry=registry)

    assert list(judge.iter_errors(json.loads(bill_of_materials(parts_used())))) == []
    assert list(judge.iter_errors({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": 1}]}))


def test_a_person_writes_it_beside_the_site(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["sbom", "--to", str(tmp_path / "sbom.cdx.json")], catch_exceptions=False)

    assert done.exit_code == 0
    assert done.stdout.startswith(f"{tmp_path / 'sbom.cdx.json'}: Plainview ")
    assert json.loads((tmp_path / "sbom.cdx.json").read_bytes())["bomFormat"] == "CycloneDX"


def test_where_it_cannot_be_written_another_place_is_asked_for(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["sbom", "--to", str(tmp_path / "nowhere" / "x.json")])

    assert done.exit_code == 2
    assert "give another file with --to" in done.stderr


@pytest.mark.parametrize("there", ["settings", "settings that name it", "pipe", "link"])
def test_only_a_bill_of_materials_gives_way_to_one(tmp_path: Path, there: str) -> None:
    file, settings = tmp_path / "sbom.cdx.json", tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Ours\n")
    if there.startswith("settings"):
        file = settings
        settings.write_text("site_name: Ours\n" + 'x: {"bomFormat": "CycloneDX"}\n' * (there != "settings"))
    elif there == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(settings)

    before = settings.read_text()

    done = CliRunner().invoke(main, ["sbom", "--to", str(file)])

    assert done.exit_code == 2
    assert "is there already, and is no bill of materials" in done.stderr
    assert settings.read_text() == before


def test_a_bill_of_materials_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "sbom.cdx.json"
    file.write_text('{"bomFormat": "CycloneDX", "of": "before"}')

    assert CliRunner().invoke(main, ["sbom", "--to", str(file)]).exit_code == 0
    assert "before" not in file.read_text()


@pytest.mark.parametrize("style", ["text", "json"])
def test_the_doctor_lists_licences_and_nothing_else(style: str) -> None:
    done = CliRunner().invoke(main, ["doctor", "--licences", "--format", style], catch_exceptions=False)

    assert done.exit_code == 0
    if style == "json":
        assert {"name", "version", "licence", "needs"} == set(json.loads(done.stdout)[0])
    else:
        first, *_, blank, last = done.stdout.splitlines()
        assert first.startswith("plainview ") and first.endswith("  MIT")
        assert (blank, last) == ("", f"{len(parts_used())} packages; each states a licence.")
