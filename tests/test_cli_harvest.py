"""`plainview harvest`: what it says, how it ends, and a site that is built from the registers of several publishers."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click.testing
import pytest

from generator.build import build
from generator.cli import main as command
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.publish.verify import verify_site
from tests import registers
from tests.check.folders import EXAMPLES, SMALLEST, lay_out
from tests.golden import made
from tests.registers import LINES, MANIFEST, Files, own, serving
from tests.site_config import bytes_in, write_config

FIRST, SECOND = "2026-11-22", "2026-11-23"
PAPER = [{"kind": "agreement", "title": "Agreement", "url": "https://www.leeds.gov.uk/agreement"}]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path / "content")


def sources(*entries: str, more: str = "") -> None:
    Path("sources.yml").write_text("schema: 1\nsources:\n" + "".join(f"  - {{{one}}}\n" for one in entries) + more)


def run(*words: str, on: str = FIRST) -> click.testing.Result:
    given = [*words, "--as-of", on]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def harvest(*words: str, on: str = FIRST) -> click.testing.Result:
    return run("harvest", "--content", "content", *words, on=on)


def test_it_says_what_was_taken_and_what_was_left_out(content: Path) -> None:
    with serving(registers.site({"meals": own(), "far": own(areas=[{"id": "nowhere"}])})) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        done = harvest()

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "leeds: 1 record of Leeds City Council, as at 11 March 2026",
        "  far: left out. Our check found a mistake in it (unknown-area). There is no area `nowhere`.",
        "Copy the files of missing areas into content/areas, then run this again.",
        "The copies are in content/harvested. `plainview build` shows them.",
    ]


def test_a_register_that_vanishes_keeps_its_copy_and_only_strict_stops_there(content: Path) -> None:
    files = registers.site({"meals": own()})
    with serving(files) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        assert harvest("--strict").exit_code == 0
        files.clear()
        done = harvest(on=SECOND)
        strict = harvest("--strict", on=SECOND)

    assert (done.exit_code, strict.exit_code) == (0, 1)
    assert done.stdout.startswith(
        f"leeds: Leeds City Council could not be read. Its copy of 22 November 2026 stays. manifest.json of {address} "
        "cannot be read (the server answered 404).\n"
    )


def test_where_no_register_can_be_read_no_copies_are_spoken_of(content: Path) -> None:
    with serving({}) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        done = harvest()

    first, last = done.stdout.splitlines()
    assert first.startswith("leeds: Leeds City Council could not be read, and there is no copy of it.")
    assert last == "So there is no copy of any register."


def test_without_a_list_it_says_what_to_write(content: Path) -> None:
    done = harvest()

    assert done.exit_code == 2 and "There is no sources.yml here" in done.stderr


def test_a_list_that_is_a_pipe_is_not_waited_for_nor_to_be_deleted(content: Path) -> None:
    os.mkfifo("pipe")
    done = harvest("pipe")
    assert done.exit_code == 1
    assert "not-a-file: This is not an ordinary file.\n    Name an ordinary file.\n" in done.stderr


def test_a_list_that_is_wrong_stops_it_with_every_place(content: Path) -> None:
    sources("id: leeds, name: Leeds", "id: leeds, name: Leeds again, register: 'https://leeds.example/'")
    done = harvest()

    assert done.exit_code == 1
    assert re.findall(r"^sources.yml:[^ ]+ [a-z-]+", done.stderr, re.MULTILINE) == [
        "sources.yml:3:5: missing-field",
        "sources.yml:4:6: duplicate-id",
    ]


def test_errors_in_our_own_content_come_first(content: Path) -> None:
    (content / "agreements" / "ours.yml").write_text(SMALLEST.replace("id: leeds", "id: leads"), encoding="utf-8")
    sources("id: leeds, name: Leeds, register: 'http://127.0.0.1:9/'")
    done = harvest()

    assert done.exit_code == 1 and "content/agreements/ours.yml:8:10: unknown-area" in done.stderr
    assert not (content / "harvested").exists()


def test_the_ledger_lists_copies_and_what_is_due_does_not(content: Path) -> None:
    theirs = own(dates={"review_due": "2026-01-01"})
    with serving(registers.site({"meals": theirs})) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        harvest()
    run("ids", "--content", "content")

    assert "leeds--meals: {first_seen: 2026-11-22}" in (content / "ids.yml").read_text(encoding="utf-8")
    with serving(registers.site({"meals": theirs})) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        assert harvest(on=SECOND).exit_code == 0, "the ledger is no hindrance"
    assert "0 overdue" in run("due", "--content", "content").stdout


def golden_site(folder: Path) -> Files:
    """The golden content, published as any council would."""
    published = shutil.copytree(made.CONTENT, folder / "golden")
    config = made.ROOT / "mkdocs.yml"
    day = date.fromisoformat(SECOND)
    build(published, folder / "theirs", settings=site_from(config).settings, as_of=day, host=MkDocsHost(config))
    return {path: (folder / "theirs" / path).read_bytes() for path in (MANIFEST, LINES)}


def test_one_site_shows_the_registers_of_three_publishers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = shutil.copytree(made.CONTENT, tmp_path / "content")
    for name in ("leeds.yml", "bradford.yml", "west-yorkshire-combined-authority.yml", "outlines-2026-01.json"):
        shutil.copy(EXAMPLES / "areas" / name, content / "areas")
    leeds = registers.site({"meals": own(documents=PAPER), "old": own("Old", summary="It was.", replaced_by="meals")})
    kent = registers.site({"meals": own("Meals", summary="It is.", documents=PAPER)}, as_at="2026-11-20")
    write_config(tmp_path, content, tmp_path / "site")
    with ExitStack() as stack:
        at = [stack.enter_context(serving(files)) for files in (leeds, kent, golden_site(tmp_path))]
        sources(
            f"id: leeds, name: Leeds City Council, register: '{at[0]}'",
            f"id: kent, name: Kent County Council, register: '{at[1]}'",
            f"id: sampleford, name: Sampleford Council, register: '{at[2]}', examples: true",
        )
        assert run("harvest").exit_code == 0
        kent.clear()
        assert run("harvest", on=SECOND).exit_code == 0
        copies = bytes_in(content / "harvested")
    built = run("build", "--jobs", "1", on=SECOND)
    site = tmp_path / "site"

    assert built.exit_code == 0, built.output
    assert verify_site(site) == []
    assert {path.split("/")[0] for path in copies} == {"leeds", "kent", "sampleford", "sources.lock.yml"}
    meals = (site / "agreements/kent--meals/index.html").read_text(encoding="utf-8")
    assert "This copy is from 22 November 2026; the original could not be read on 23 November 2026." in meals
    assert f'<link rel="canonical" href="{at[1]}agreements/meals/">' in meals
    assert '<a href="../../agreements/leeds--meals/">School meals</a> · Leeds City Council · in use' in meals
    listed = (site / "agreements/index.html").read_text(encoding="utf-8")
    assert "published by Kent County Council" in listed and "published by Leeds City Council" in listed
    theirs = (site / "agreements/sampleford--sampleford-whole/index.html").read_text(encoding="utf-8")
    assert "pv-band--example" in theirs and "Published by Sampleford Council" in theirs
    moved = site / "agreements/sampleford--sampleford-free-meals/index.html"
    assert "agreements/sampleford--sampleford-whole/" in moved.read_text(encoding="utf-8")
    told = json.loads((site / "agreements/kent--meals/index.json").read_bytes())["copied"]
    assert (told["publisher"], told["copied"], told["unread"]) == ("Kent County Council", FIRST, SECOND)


def test_a_home_record_keeps_its_own_page_when_another_publisher_has_its_id(content: Path) -> None:
    (content / "agreements" / "meals.yml").write_text(SMALLEST, encoding="utf-8")
    with serving(registers.site({"meals": own("Theirs")})) as address:
        sources(f"id: leeds, name: Leeds City Council, register: '{address}'")
        harvest()

    assert (content / "agreements" / "meals.yml").read_text(encoding="utf-8") == SMALLEST
    assert run("check", "--content", "content").exit_code == 0


def test_a_register_that_left_the_list_is_told_of_each_time(content: Path) -> None:
    with serving(registers.site({"meals": own()})) as leeds, serving(registers.site({"heat": own("Heat")})) as kent:
        sources(f"id: leeds, name: Leeds City Council, register: '{leeds}'")
        harvest()
        sources(f"id: kent, name: Kent County Council, register: '{kent}'")
        done = harvest("--strict", on=SECOND)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == [
        "kent: 1 record of Kent County Council, as at 11 March 2026",
        "leeds: Leeds City Council is not in the list any more. Its copy of 22 November 2026 stays, and is not brought "
        "up to date.",
    ]
