"""The catalogue by outside judges: DCAT-AP's shapes, a reader of linked data, and a stern harvester."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from generator.model.harvest import Harvest
from generator.model.history import History, Version
from generator.model.settings import Settings
from generator.present.open_data import catalogue, dpv
from generator.present.open_data.files import FEED, described, whole_files
from generator.present.open_data.linked_data import json_ld
from generator.present.page import Site
from generator.present.plan import plan_site
from tests.builders import AREAS as PLACES
from tests.builders import area, example, record, site
from tests.graphs import from_json_ld, from_turtle
from tests.present.open_data.harvester import Missing, harvest

SHAPES = Path(__file__).parents[2] / "oracles" / "dcat-ap-SHACL.ttl"
AS_OF = date(2026, 11, 23)


def written(of: Site) -> dict[str, bytes]:
    """The files of the catalogue of a site."""
    found: dict[str, list[bytes]] = {}

    def opened(path: str) -> Callable[[bytes], object]:
        return found.setdefault(path, []).append

    together = catalogue.catalogue_files(of, whole_files())
    together.write({path: opened(path) for path in together.paths})
    return {path: b"".join(parts) for path, parts in found.items()}


def graph(of: Site) -> rdflib.Graph:
    """What the catalogue says, where both files say the same."""
    files = written(of)
    by_turtle, by_json = from_turtle(files[catalogue.TURTLE_FILE]), from_json_ld(files[catalogue.JSON_FILE])
    assert set(by_turtle) == set(by_json)
    return by_turtle


def entry(of: Site, identifier: str) -> Mapping[str, Any]:
    """One entry as plain JSON."""
    entries = json.loads(written(of)[catalogue.JSON_FILE])["dcat:dataset"]
    (found,) = (one for one in entries if one["dct:identifier"] == identifier)
    return dict(found)


@pytest.fixture(scope="module")
def real(real_site: Path) -> rdflib.Graph:
    by_turtle = from_turtle((real_site / catalogue.TURTLE_FILE).read_bytes())
    by_json = from_json_ld((real_site / catalogue.JSON_FILE).read_bytes())
    assert set(by_turtle) == set(by_json)
    assert not any(isinstance(one, rdflib.BNode) for triple in by_turtle for one in triple)
    return by_turtle


def test_the_real_catalogue_passes_the_shapes_of_dcat_ap(real: rdflib.Graph) -> None:
    conforms, _, told = pyshacl.validate(real, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, told


def test_the_shapes_stop_a_catalogue_without_a_publisher(real: rdflib.Graph) -> None:
    """That the judge judges."""
    broken = rdflib.Graph()
    broken += real
    (whole,) = real.subjects(RDF.type, DCAT.Catalog)
    broken.remove((whole, DCTERMS.publisher, None))
    conforms, _, told = pyshacl.validate(broken, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert not conforms
    assert told.count("Constraint Violation") == 1
    assert "publisher" in told


def test_a_stern_harvester_finds_every_agreement_of_the_real_site(real_site: Path) -> None:
    def fetch(address: str) -> bytes:
        path = real_site / unquote(urlsplit(address).path.lstrip("/"))
        return (path / "index.html" if path.is_dir() else path).read_bytes()

    whole, *entries = harvest(f"https://any.example/{catalogue.JSON_FILE}", fetch)
    ids = {path.parent.name for path in real_site.glob("agreements/*/index.json")}
    assert {one.identifier for one in entries} == ids
    assert len(ids) == len(entries) > 70
    for one in entries:
        assert json.loads(one.files["JSON"])["record"]["title"].strip() in one.title
        assert json.loads(one.files["Data Privacy Vocabulary, as JSON-LD"])["dct:identifier"] == one.identifier
        assert one.files["Web page"].startswith(b"<!doctype html>")
        assert one.issued <= AS_OF
        assert one.publisher == "Plainview"
    assert len(json.loads(whole.files["JSON"])["agreements"]) == len(ids)


@pytest.mark.parametrize("lost", ["dct:publisher", "dct:issued", "dcat:distribution"])
def test_the_harvester_is_stern(lost: str) -> None:
    files = written(site([record()]))
    broken = json.loads(files[catalogue.JSON_FILE])
    del broken["dcat:dataset"][1][lost]
    with pytest.raises(Missing, match=lost):
        harvest("start", lambda address: json.dumps(broken).encode() if address == "start" else b"{}")


def test_every_file_that_it_names_is_planned(real: rdflib.Graph) -> None:
    of = site([record(), example()])
    plan = plan_site(of)
    there = {f"https://plainview.example/{path}" for path in plan.paths}
    there |= {f"https://plainview.example/{page.address}" for page in plan.pages}
    named = {
        str(url)
        for says in (DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage)
        for url in graph(of).objects(None, says)
    }
    assert named <= there
    assert FEED.path in plan.paths
    assert f"https://plainview.example/{FEED.path}" in named
    assert {str(url) for url in real.objects(None, DCAT.downloadURL)} >= {
        url for url in named if "/data/" in url and not url.endswith("/")
    }


def test_it_says_who_publishes_it_as_the_settings_have_it() -> None:
    of = site([record()], settings={"publisher": {"name": "Exampleshire Council", "url": "https://council.example/"}})
    found = graph(of)
    (body,) = found.subjects(RDF.type, FOAF.Agent)
    assert {str(name) for name in found.objects(body, FOAF.name)} == {"Exampleshire Council"}
    assert {str(url) for url in found.objects(body, FOAF.homepage)} == {"https://council.example/"}
    assert Settings(site_name="A register").publisher_name == "A register"


def with_copies(home: str | None = "https://data.leeds.gov.uk/") -> Site:
    """A site of a record of its own and two copies from Leeds, one of which was taken down."""
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"})
    of = site({"ours": record("Ours"), "leeds--meals": record("Meals"), "leeds--gone": gone})
    facts = {"id": "leeds", "name": 'Leeds "City" Council', "kind": "register", "address": "https://data.leeds.gov.uk/"}
    source = {**facts, "home": home, "seen": "2026-03-12", "copy_sha256": "3" * 64, "records": 2, "left_out": 0}
    harvested = Harvest.model_validate({"schema": 1, "sources": [source]})
    return dataclasses.replace(of, register=dataclasses.replace(of.register, harvest=harvested))


@pytest.mark.parametrize("home", ["https://data.leeds.gov.uk/", None])
def test_a_copy_names_the_register_that_it_came_from_and_its_entry_there(home: str | None) -> None:
    of = with_copies(home)
    found = graph(of)
    conforms, _, told = pyshacl.validate(found, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, told
    names = {
        one.rpartition("agreements/")[2].removesuffix("/#record"): str(name)
        for one in found.subjects(DCTERMS.isPartOf)
        for body in found.objects(one, DCTERMS.publisher)
        for name in found.objects(body, FOAF.name)
    }
    leeds = 'Leeds "City" Council'
    assert names == {"ours": "Plainview", "leeds--meals": leeds, "leeds--gone": leeds}
    origins = {str(one) for one in found.objects(None, DCTERMS.source)}
    there = "https://data.leeds.gov.uk/agreements/"
    assert origins == ({f"{there}meals/#record", f"{there}gone/#record"} if home else set())
    assert "dct:source" not in entry(of, "ours")
    assert entry(of, "leeds--meals")["dct:publisher"]["foaf:name"] == leeds


@pytest.mark.parametrize("identifier", ["leeds--meals", "leeds--gone"])
def test_a_copy_says_so_in_the_words_of_dpv_too(identifier: str) -> None:
    of = with_copies()
    made = dpv.agreement_told(of, of.register.card[identifier], of.register.agreement(identifier))
    found = from_json_ld(json_ld("https://plainview.example/", made))
    (whole,) = found.objects(None, FOAF.isPrimaryTopicOf)
    (body,) = found.objects(whole, DCTERMS.publisher)

    assert [str(one) for one in found.objects(body, FOAF.name)] == ['Leeds "City" Council']
    origin = f"https://data.leeds.gov.uk/agreements/{identifier.partition('--')[2]}/#record"
    assert rdflib.URIRef(origin) in set(found.objects(whole, DCTERMS.source))
    ours = dpv.agreement_told(of, of.register.card["ours"], of.register.agreement("ours"))
    assert "dct:publisher" not in json.dumps(ours)


def test_an_entry_says_that_it_is_a_record_and_not_the_data_that_is_shared() -> None:
    told = entry(site([record("Meals", summary="Leeds shares something.")]), "record-1")
    assert told["dct:title"] == "Meals"
    assert told["dct:description"].startswith("Leeds shares something. ")
    assert told["dct:description"].endswith("It holds none of the data that is shared.")
    assert told["dct:isPartOf"] == "https://plainview.example/data/#register"


def test_an_invented_entry_looks_invented() -> None:
    told = entry(site([example("Meals")]), "record-1")
    assert told["dct:title"] == "Meals (invented example)"
    assert told["dct:description"].startswith("Invented example. ")
    assert '"Exampleshire (invented place)"' in written(site([example()]))[catalogue.TURTLE_FILE].decode()


def test_a_title_in_welsh_is_in_welsh() -> None:
    told = entry(site([record("Meals", translations={"cy": {"matches": "2026-03-01", "title": "Prydau"}})]), "record-1")
    assert told["dct:title"] == ["Meals", {"@value": "Prydau", "@language": "cy"}]


def test_places_themes_and_words_come_from_the_record() -> None:
    places = {**PLACES, "leeds": area("Leeds", code="E08000035")}
    told = entry(site([record(sectors=["health", "housing"])], areas=places), "record-1")
    assert told["dct:spatial"] == ["http://statistics.data.gov.uk/id/statistical-geography/E08000035"]
    assert [theme.rpartition("/")[2] for theme in told["dcat:theme"]] == ["HEAL", "SOCI"]
    assert told["dcat:keyword"] == ["Health", "Housing"]
    york = entry(site([record(areas=[{"id": "york"}])]), "record-1")
    assert york["dct:spatial"] == ["https://plainview.example/areas/york/"]
    assert "dcat:keyword" not in york


def test_of_a_record_that_was_taken_down_no_more_is_told_than_stays() -> None:
    gone = record("Meals", summary="SECRET", status="withdrawn", withdrawn={"date": "2026-05-01"}, sectors=["health"])
    told = entry(site([gone, record()]), "record-1")
    assert told["dct:title"] == "Meals"
    assert "SECRET" not in json.dumps(told)
    assert not {"dct:spatial", "dcat:theme", "dcat:keyword"} & told.keys()
    assert len(told["dcat:distribution"]) == 3


def test_what_took_its_place_is_named() -> None:
    told = entry(site({"old": record("Old", replaced_by="new"), "new": record("New")}), "old")
    assert told["dct:isReplacedBy"] == "https://plainview.example/agreements/new/#record"


def test_days_come_from_its_versions_else_from_what_it_says_of_itself() -> None:
    def days(of: Site) -> tuple[str, str | None]:
        told = entry(of, "record-1")
        return told["dct:issued"], told.get("dct:modified")

    checked = record(changes=[{"date": "2026-11-23"}])
    assert days(site([checked])) == ("2026-11-22", "2026-11-23")
    kept = History(
        "git", {"record-1": (Version(date(2025, 1, 2), 1, "0" * 40), Version(date(2025, 3, 4), 1, "1" * 40))}
    )
    assert days(dataclasses.replace(site([checked]), history=kept)) == ("2025-01-02", "2026-11-23")
    silent = record(provenance={"basis": "public-sources", "sources": [{"url": "https://www.leeds.gov.uk/"}]})
    assert days(site([silent])) == (AS_OF.isoformat(), None)
    assert days(site([record()], as_of=date(2026, 11, 1))) == ("2026-11-01", "2026-11-01")


def test_an_empty_register_has_a_catalogue_too() -> None:
    found = graph(site([]))
    conforms, _, told = pyshacl.validate(found, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, told


def test_a_site_below_a_path_and_with_odd_signs_has_whole_addresses() -> None:
    of = site([record()], settings={"site_url": 'https://register.example/ŵ"<x>'})
    assert {
        str(one).startswith("https://register.example/%C5%B5%22%3Cx%3E/")
        for one in graph(of).objects(None, DCAT.landingPage)
    } == {True}


def test_it_is_written_an_entry_at_a_time_from_cards_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    of = site([record(f"Number {number}") for number in range(40)])
    monkeypatch.setattr(type(of.register), "agreement", None)  # no full record may be asked for
    longest = 0

    def write(some: bytes) -> None:
        nonlocal longest
        longest = max(longest, len(some))

    together = catalogue.catalogue_files(of, whole_files())
    together.write(dict.fromkeys(together.paths, write))
    alone = catalogue.catalogue_files(site([record()]), whole_files())
    of_forty, longest = longest, 0
    alone.write(dict.fromkeys(alone.paths, write))
    assert of_forty == longest


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written(site([record(), example()])) == written(site([record(), example()]))


def test_schema_org_names_every_file_and_who_made_them() -> None:
    told = described(site([record(dates={"start": "2019-05"}), example(dates={"start": "1999"})]))
    assert told["@type"] == "Dataset"
    assert {one["contentUrl"] for one in told["distribution"]} == {
        f"https://plainview.example/{file.path}" for file in whole_files()
    }
    assert all(one["encodingFormat"] for one in told["distribution"])
    assert told["creator"] == {"@type": "Organization", "name": "Plainview"}
    assert told["isAccessibleForFree"] is True
    assert told["dateModified"] == AS_OF.isoformat()
    assert told["temporalCoverage"] == "2019/.."
    assert told["spatialCoverage"] == [{"@type": "Place", "name": "England"}]
