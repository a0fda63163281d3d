"""What is shown while someone edits is what a build would make of the same content, page by page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import generator.showing
from generator.build import Looked
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.showing import CHANGES, SCRIPT, Answer, Showing
from generator.watching import stamps
from tests.faults.place import AS_OF, RECORD, Place
from tests.site_config import write_config

ADDED = re.compile(rf'\n?<script src="/{re.escape(SCRIPT)}" data-mark="7"></script>\n?')
# Made when all else is there: which files a site has, and how large they are.
OF_A_BUILD = {"manifest.json", "sitemap.xml", "_redirects", "data/index.html"}

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.made(tmp_path)


@pytest.fixture
def showing(place: Place) -> Iterator[Showing]:
    with closing(showing_of(place)) as shown:
        yield shown


def showing_of(place: Place) -> Showing:
    shown = Showing(lambda: site_from(place.config), lambda: MkDocsHost(place.config), None, lambda: AS_OF, stamps)
    shown.look()
    return shown


@pytest.fixture
def edit(place: Place) -> Edit:
    def edited(name: str, before: str, after: str) -> Path:
        file = place.folder / "content" / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), "utf-8")
        return file

    return edited


def html(showing: Showing, address: str) -> str:
    answer = showing.answer(address, "7")
    assert answer.status == 200, address
    return answer.content.decode()


def test_every_page_and_file_is_what_a_build_makes(place: Place, showing: Showing) -> None:
    place.build()
    site = place.site
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - OF_A_BUILD
    differ = []
    for path in sorted(path for path in paths if not path.startswith(".")):
        answer = showing.answer(path.removesuffix("index.html"), "7")
        content = answer.content
        if path.endswith(".html") and not answer.bare:
            content = ADDED.sub("", content.decode()).encode()
            built = (site / path).read_bytes()
            assert ADDED.search(answer.content.decode()), path
        else:
            built = (site / path).read_bytes()
        if (answer.status, b"".join(content.split())) != (404 if path == "404.html" else 200, b"".join(built.split())):
            differ.append(path)
    assert differ in ([], ["404.html"]), differ
    assert len(paths) > 200


def test_what_is_only_known_of_a_whole_site_is_not_there(showing: Showing) -> None:
    assert showing.answer("manifest.json", "7").status == 404
    assert "about 2" not in html(showing, "data/")


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "/etc/passwd", "..", "agreements/../../mkdocs.yml", "\0", "a" * 5000]
)
def test_nothing_outside_the_site_is_shown(showing: Showing, path: str) -> None:
    answer = showing.answer(path, "7")
    assert answer.status == 404 and b"site_name" not in answer.content


def test_an_address_without_its_slash_leads_to_the_page(showing: Showing) -> None:
    assert showing.answer(f"agreements/{RECORD}", "7") == Answer(b"", status=301, leads_to=f"/agreements/{RECORD}/")
    assert showing.answer("understand", "7").leads_to == "/understand/"


def test_a_record_that_was_edited_is_shown_before_everything_is_looked_at(showing: Showing, edit: Edit) -> None:
    file = edit(f"agreements/{RECORD}.yml", "title: ", "title: Anew, ")
    assert showing.look_first_at([file])
    first = html(showing, f"agreements/{RECORD}/"), html(showing, "agreements/"), html(showing, "")
    assert all("Anew, " in page for page in first[:2])

    showing.look()

    assert showing.wrong == ()
    assert first == (html(showing, f"agreements/{RECORD}/"), html(showing, "agreements/"), html(showing, ""))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("areas/sampleford.yml", "name: ", "name: New "),
        ("organisations.yml", "organisations:", "organisations: "),
        (f"agreements/{RECORD}.yml", "previous_ids: [", "previous_ids: [of-old, "),
    ],
    ids=["an area", "organisations", "an old id"],
)
def test_what_may_matter_elsewhere_is_not_shown_before_everything_is_looked_at(
    showing: Showing, edit: Edit, name: str, before: str, after: str
) -> None:
    home = html(showing, "")
    assert not showing.look_first_at([edit(name, before, after)])
    assert html(showing, "") == home


@pytest.mark.parametrize(("before", "after"), [("status: live", "status: alive"), ("title: ", "title: [")])
def test_a_mistake_is_told_before_everything_is_looked_at_and_so_is_that_it_is_mended(
    showing: Showing, edit: Edit, before: str, after: str
) -> None:
    home = html(showing, "")
    file = edit(f"agreements/{RECORD}.yml", before, after)
    assert showing.look_first_at([file])
    assert f"{RECORD}.yml:" in html(showing, "")
    showing.look()
    assert f"{RECORD}.yml:" in html(showing, "")
    # What is wrong is in this file, so nothing else need be looked at.
    edit(f"agreements/{RECORD}.yml", after, before)
    assert showing.look_first_at([file])
    assert showing.wrong == () and html(showing, "") == home


def test_a_file_that_is_new_or_gone_is_not_shown_before_everything_is_looked_at(place: Place, showing: Showing) -> None:
    folder = place.folder / "content" / "agreements"
    text = (folder / "sampleford-bare.yml").read_text("utf-8")
    new = folder / "another.yml"
    new.write_text(text.replace("title: Lost property lists", "title: Another thing"), "utf-8")
    assert not showing.look_first_at([new])
    showing.look()
    assert "<h1>Another thing" in html(showing, "agreements/another/")
    new.unlink()
    assert not showing.look_first_at([new])
    showing.look()
    assert showing.answer("agreements/another/", "7").status == 404


def test_while_something_is_wrong_the_page_says_so_and_is_as_it_was(showing: Showing, edit: Edit) -> None:
    before = html(showing, f"agreements/{RECORD}/")
    file = edit(f"agreements/{RECORD}.yml", "status: live", 'status: "<script>alert(1)</script>"')
    showing.look()

    page = html(showing, f"agreements/{RECORD}/")
    assert f"{RECORD}.yml:" in page and "is not one of the words for this" in page
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert before.partition('data-mark="7"></script>')[2].strip() in page
    # Nothing newer is shown before that is mended, though it is in order by itself.
    other = edit("agreements/sampleford-bare.yml", "title: ", "title: Not yet, ")
    assert not showing.look_first_at([other])

    file.write_text(file.read_text("utf-8").replace('"<script>alert(1)</script>"', "live"), "utf-8")
    showing.look()

    assert showing.wrong == () and "Something is to be mended" not in html(showing, "")
    assert "Not yet, " in html(showing, "agreements/sampleford-bare/")


def test_only_the_record_that_was_edited_is_checked_again(
    showing: Showing, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.check import memory

    checked = []
    check = memory.check_agreement
    monkeypatch.setattr(memory, "check_agreement", lambda file, known: checked.append(file.id) or check(file, known))
    showing.look()
    assert checked == []
    edit("agreements/sampleford-bare.yml", "title: ", "title: Anew, ")
    showing.look()
    assert checked == ["sampleford-bare"]
    # Each record may name an area, so all are checked where one has changed.
    edit("areas/sampleford.yml", "name: ", "name: New ")
    showing.look()
    assert sorted(checked[1:]) == ["sampleford-bare", "sampleford-whole", "sampleford-withdrawn"]


def test_a_kind_of_page_that_there_was_not_gets_its_frame(place: Place) -> None:
    gone = place.folder / "content" / "agreements" / "sampleford-withdrawn.yml"
    text = gone.read_text("utf-8")
    gone.unlink()
    with closing(showing_of(place)) as showing:
        assert showing.wrong == ()
        gone.write_text(text, "utf-8")
        showing.look()
        assert "<main" in html(showing, "agreements/sampleford-withdrawn/pack/")


def test_what_an_edit_leaves_to_explain_is_shown_at_once_and_the_look_at_everything_adds_nothing(
    showing: Showing, edit: Edit
) -> None:
    file = edit(f"agreements/{RECORD}.yml", "title: ", "title: Anew, ")
    assert showing.look_first_at([file])
    assert not showing.look()
    edit("areas/sampleford.yml", "name: ", "name: New ")
    assert showing.look()
    assert not showing.look()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("frameworks/three-tests-1.yml", "text: That", "text: Zebra that"),
        ("glossary.yml", "means: ", "means: Zebra. "),
        ("organisations.yml", "name: ", "name: Zebra "),
        ("search-words.yml", "", "schema: 1\ngroups:\n  - words: [zebra, horse]\n"),
    ],
)
def test_whatever_file_is_edited_a_look_says_that_something_else_is_shown(
    place: Place, showing: Showing, name: str, before: str, after: str
) -> None:
    file = place.folder / "content" / name
    text = file.read_text("utf-8") if file.exists() else ""
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    assert showing.look() and showing.wrong == ()
    assert not showing.look()


def test_an_edit_that_is_shown_meanwhile_stands_and_the_look_at_everything_comes_to_nothing(
    showing: Showing, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at = generator.showing.look_at

    def edited_meanwhile(*given: Any, **named: Any) -> Looked:
        looked = look_at(*given, **named)
        assert showing.look_first_at([edit(f"agreements/{RECORD}.yml", "title: ", "title: Anew, ")])
        return looked

    monkeypatch.setattr(generator.showing, "look_at", edited_meanwhile)
    edit("areas/sampleford.yml", "name: ", "name: New ")
    assert not showing.look()
    assert "Anew, " in html(showing, f"agreements/{RECORD}/")
    assert "New Sampleford" not in html(showing, "areas/sampleford/")

    monkeypatch.setattr(generator.showing, "look_at", look_at)
    assert showing.look()
    assert "Anew, " in html(showing, f"agreements/{RECORD}/")
    assert "New Sampleford" in html(showing, "areas/sampleford/")


def test_what_was_wrong_elsewhere_is_not_known_to_a_record_that_is_mended(showing: Showing, edit: Edit) -> None:
    """The page is made of a register, and what the rules knew is what was known when that was read."""
    edit("areas/sampleford.yml", "name: ", "name: New ")
    record = edit(f"agreements/{RECORD}.yml", "status: live", "status: alive")
    showing.look()
    edit(f"agreements/{RECORD}.yml", "status: alive", "status: live")
    assert showing.look_first_at([record])
    assert "New Sampleford" not in html(showing, "areas/sampleford/")
    assert showing.look()
    assert "New Sampleford" in html(showing, "areas/sampleford/")


def test_an_example_that_is_not_shown_is_not_shown_when_it_is_edited(tmp_path: Path) -> None:
    place = Place.made(tmp_path)
    write_config(tmp_path, tmp_path / "content", place.site, worked_examples=False)
    with closing(showing_of(place)) as showing:
        assert showing.answer(f"agreements/{RECORD}/", "7").status == 404
        file = place.folder / "content" / "agreements" / f"{RECORD}.yml"
        file.write_text(file.read_text("utf-8").replace("title: ", "title: Anew, ", 1), "utf-8")
        assert not showing.look_first_at([file])
        showing.look()
        assert showing.answer(f"agreements/{RECORD}/", "7").status == 404


def test_pages_are_made_in_many_threads(showing: Showing) -> None:
    """Old versions too, which are read from what was kept."""
    addresses = ["", "changes/", f"agreements/{RECORD}/history/", f"agreements/{RECORD}/", "data/versions.jsonl"] * 4
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda address: showing.answer(address, "7"), addresses))
    assert [one.status for one in answers] == [200] * len(addresses)


def test_frames_of_before_leave_nothing_on_the_disk(place: Place, showing: Showing) -> None:
    for number in range(4):
        config = place.config.read_text("utf-8").replace("site_name: ", f"site_name: {number}")
        place.config.write_text(config, "utf-8")
        showing.look()
    assert len(list(Path(showing._place.name).iterdir())) == 2


def test_the_frames_are_made_anew_only_where_what_they_are_of_has_changed(
    place: Place, showing: Showing, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(showing, "_host", lambda: made.append(1) or MkDocsHost(place.config))
    edit(f"agreements/{RECORD}.yml", "title: ", "title: Anew, ")
    showing.look()
    edit("areas/sampleford.yml", "name: ", "name: New ")
    showing.look()
    assert made == []
    place.config.write_text(place.config.read_text("utf-8").replace("site_name: ", "site_name: New "), "utf-8")
    showing.look()
    assert made == [1] and "New Plainview" in html(showing, "")


def test_a_card_is_shown_as_other_sites_show_it(showing: Showing) -> None:
    answer = showing.answer(f"agreements/{RECORD}/card/", "7")
    assert answer.bare and b"serve.js" not in answer.content


def test_the_script_asks_where_the_server_tells(showing: Showing) -> None:
    answer = showing.answer(SCRIPT, "7")
    assert answer.media == "text/javascript" and f'"/{CHANGES}"'.encode() in answer.content


def test_what_was_made_on_the_disk_is_taken_away(showing: Showing) -> None:
    folder = Path(showing._place.name)
    assert any(folder.iterdir())
    showing.close()
    assert not folder.exists()
