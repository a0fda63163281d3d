"""Each page written by hand has an address to itself, and leads to addresses at which there will be a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.check.page_addresses import doubled_addresses, led_nowhere
from generator.problems import ContentProblems
from tests.check.test_pages import pages

IDS = {"agreements": {"school-meals", "safe-homes", "old-meals"}, "areas": {"hull", "leeds"}}
OWN = {"agreements", "areas", "data", "tests"}


def told(folder: Path, text: str, name: str = "about/us.md") -> list[tuple[int, int, str, str]]:
    for path in ("about/index.md", "about/corrections.md", "about/team/README.md", name):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("# A\n", encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    found = list(led_nowhere(folder, IDS, OWN))
    assert {one.code for one in found} <= {"linked-page-missing"}
    return [(one.where.line, one.where.column, one.message, one.fix) for one in found]


BY_FILE = "Name the file of the page by its path from this file, with `.md`."


@pytest.mark.parametrize(
    ("link", "leads_to", "fix"),
    [
        ("../../agreements/scool-meals/", "agreements/scool-meals/", "Did you mean `school-meals`?"),
        ("../../agreements/scool-meals", "agreements/scool-meals/", "Did you mean `school-meals`?"),
        ("../../areas/hul/#map", "areas/hul/", "Did you mean `hull`?"),
        ("../../areas/x/history/", "areas/x/history/", "Copy the address from the page that is meant."),
        ("../agreements/school-meals/", "about/agreements/school-meals/", "From this page it is `../../agreements/"),
        ("agreements/school-meals/", "about/us/agreements/school-meals/", "From this page it is `../../agreements/"),
        ("../tests/", "about/tests/", "From this page it is `../../tests/`."),
        ("../corections/", "about/corections/", "Did you mean `../corrections/`?"),
        ("corrections/", "about/us/corrections/", "Did you mean `../corrections/`?"),
        ("../zzz/", "about/zzz/", BY_FILE),
        ("www.leeds.gov.uk/pay", "about/us/www.leeds.gov.uk/pay/", "Begin it with https://"),
        ("../v1.2/", "about/v1.2/", BY_FILE),
    ],
)
def test_an_address_at_which_no_page_will_be(link: str, leads_to: str, fix: str, tmp_path: Path) -> None:
    ((line, column, message, mended),) = told(tmp_path, f"# A\n\nThe [meals]({link}).\n")
    assert (line, column) == (3, 5)
    assert message == f"`{link}` leads to {leads_to}, and there is no page."
    assert mended.startswith(fix)


@pytest.mark.parametrize(
    "link",
    [
        *("../../agreements/school-meals/", "../../agreements/old-meals/history/", "../../agreements/page/2/"),
        *("../../agreements/", "../../areas/leeds", "../../areas/leeds/?x#y", "../corrections/", "../", "../team/"),
        # What is built of other things is known by the build alone.
        *("../../feeds/", "../../data/x/", "../../tests/nothing/", "../../../outside/", "/agreements/x/"),
        *("#us", "?a", "leaflet.pdf", "https://www.leeds.gov.uk/", "mailto:data@leeds.gov.uk", "[[correction-route]]"),
        *("https://[council]/", "a" * 5_000 + ".md"),
    ],
)
def test_an_address_at_which_a_page_may_be(link: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"# A\n\n[a]({link})\n") == []


def test_a_page_that_stands_for_its_folder_leads_from_there(tmp_path: Path) -> None:
    text = "# A\n\n[a](../corrections/) [b](../../areas/hull/) [c](../areas/hull/)\n"
    assert [found[1] for found in told(tmp_path, text, "about/team/README.md")] == [45]


def test_what_stands_in_code_leads_nowhere(tmp_path: Path) -> None:
    assert told(tmp_path, "# A\n\n`[a](../../areas/x/)`\n\n    [a](../../areas/x/)\n") == []


def test_of_very_many_the_first_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[a](../areas/x/)\n" * 3_000, encoding="utf-8")
    found = [one.code for one in led_nowhere(tmp_path, IDS, OWN)]
    assert found == ["linked-page-missing"] * 1_000 + ["too-many-faults"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about/us.md", "about/us/index.md"),
        ("about/us.md", "about/us/README.md"),
        ("about/us/README.md", "about/us/index.md"),
    ],
)
def test_two_files_at_one_address_are_told(one: str, other: str, tmp_path: Path) -> None:
    for name in (one, other, "about/index.md", "about/them.md", "about/them/more.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# A\n", encoding="utf-8")

    (problem,) = doubled_addresses(tmp_path)
    assert problem.code == "doubled-address"
    assert {Path(problem.where.path), Path(problem.message.split("`")[1])} == {tmp_path / one, tmp_path / other}


def test_a_check_of_a_site_tells_of_both(content: Path) -> None:
    folder = pages(content / "pages")
    us = folder / "about" / "us.md"
    us.write_text("---\ntitle: Us\ndescription: Who we are.\n---\n\n# Us\n\n[a](../../areas/atlantis/)\n", "utf-8")
    (folder / "about" / "us").mkdir()
    (folder / "about" / "us" / "index.md").write_text(us.read_text("utf-8").replace("../../areas", ".."), "utf-8")

    with pytest.raises(ContentProblems) as found:
        check_content(content, pages=folder)
    codes = [one.code for one in sorted(found.value.problems) if "page" in one.code or "address" in one.code]
    assert codes == ["doubled-address", "linked-page-missing", "linked-page-missing"]
