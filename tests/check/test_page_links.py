"""A link of a page written by hand that leads to no address, or to no file, is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.pages import page_problems

_BY_PATH = "Name the file by its path from this page."
_WHOLE = "Begin it with https:// where another website is meant."


def _beside(folder: Path) -> None:
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "door.png").write_bytes(b"x")
    for name in ("b.md", "my-page.md"):
        (folder / name).write_text("# B\n")


def told(folder: Path, text: str) -> list[tuple[int, int, str, str]]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    found = page_problems(folder, of_a_site=False)
    return [(one.where.line, one.where.column, one.code, one.message) for one in found]


@pytest.mark.parametrize(
    ("text", "place", "message", "fix"),
    [
        ("A [link](nowhere.md)\n", (1, 3), "`nowhere.md` is not among the pages.", _BY_PATH),
        ("A [link](../c.md#part)\n", (1, 3), "`../c.md#part` is not among the pages.", _BY_PATH),
        ("- ![door](sub/dor.PNG)\n", (1, 3), "`sub/dor.PNG` is not among the pages.", "Did you mean `sub/door.png`?"),
        (
            "One\n\n[l]\n\n[l]: <my%20page.md>\n",
            (3, 1),
            "`my%20page.md` is not among the pages.",
            "Did you mean `my-page.md`?",
        ),
        (
            "A [site](www.leeds.gov.uk/p.aspx)\n",
            (1, 3),
            "`www.leeds.gov.uk/p.aspx` is not among the pages.",
            _WHOLE,
        ),
        ("A [site](leeds.gov.uk)\n", (1, 3), "`leeds.gov.uk` is not among the pages.", _WHOLE),
        ("A [form](sub/form.pdf)\n", (1, 3), "`sub/form.pdf` is not among the pages.", "Did you mean `sub/door.png`?"),
        (
            "![door](../sub/door.pgn)\n",
            (1, 1),
            "`../sub/door.pgn` is not among the pages.",
            "Did you mean `sub/door.png`?",
        ),
    ],
)
def test_a_file_that_is_not_there(text: str, place: tuple[int, int], message: str, fix: str, tmp_path: Path) -> None:
    _beside(tmp_path / "pages")
    (tmp_path / "c.md").write_text("# Outside\n")
    (tmp_path / "pages" / "a.md").write_text(text)

    (found,) = page_problems(tmp_path / "pages", of_a_site=False)
    assert ((found.where.line, found.where.column), found.code) == (place, "linked-file-missing")
    assert (found.message, found.fix, found.severity) == (message, fix, "error")


@pytest.mark.parametrize(
    ("link", "named", "there"),
    [
        ("[https://www.leeds.gov.uk/pay](https://evil.example/)", "leeds.gov.uk", "evil.example"),
        ("[www.Leeds.gov.uk](https://leeds.gov.uk.evil.example/)", "leeds.gov.uk", "leeds.gov.uk.evil.example"),
        ("[leeds.gov.uk/pay](b.md)", "leeds.gov.uk", "a page here"),
        ("[**leeds.gov.uk**](https://evil.example)", "leeds.gov.uk", "evil.example"),
        ("[data@leeds.gov.uk](mailto:data@evil.example)", "leeds.gov.uk", "evil.example"),
        ("[leeds.gov.uk][a]\n\n[a]: https://evil.example", "leeds.gov.uk", "evil.example"),
    ],
)
def test_a_link_that_names_another_website_than_it_leads_to(link: str, named: str, there: str, tmp_path: Path) -> None:
    _beside(tmp_path / "pages")
    said = f"The words of this link name {named}, and it leads to {there}."
    assert told(tmp_path / "pages", f"Go to {link}\n") == [(1, 7, "link-in-disguise", said)]


def test_links_that_lead_to_what_they_name_or_name_nothing(tmp_path: Path) -> None:
    _beside(tmp_path / "pages")
    text = (
        "[leeds.gov.uk](https://www.leeds.gov.uk/a) [https://LEEDS.gov.uk](https://leeds.gov.uk) [b.md](b.md) "
        "[data@leeds.gov.uk](mailto:data@leeds.gov.uk) [The form (form.pdf)](b.md) [Mr. Smith](b.md) "
        "[leeds.gov.uk](https://data.leeds.gov.uk) <https://leeds.gov.uk/a> "
        "[See leeds.gov.uk and more](https://www.gov.uk) `[leeds.gov.uk](b.md)`\n"
    )
    assert told(tmp_path / "pages", text) == []


def test_what_names_a_website_and_leads_to_no_address_is_told_as_that(tmp_path: Path) -> None:
    assert [one[2] for one in told(tmp_path, "[leeds.gov.uk](https://[council]/)\n")] == ["not-an-address"]


@pytest.mark.parametrize("address", ["https://leeds.gov.uk@evil.example/", "//evil.example/x"])
def test_an_address_that_hides_where_it_leads(address: str, tmp_path: Path) -> None:
    assert [one[2] for one in told(tmp_path, f"[x]({address})\n")] == ["not-an-address"]


@pytest.mark.parametrize("address", ["https://[council]/", "http://[council"])
@pytest.mark.parametrize("text", ["A [link]({})\n", "A <{}>\n", "A ![b]({})\n", "A [b]\n\n[b]: {}\n"])
def test_what_is_no_address(text: str, address: str, tmp_path: Path) -> None:
    said = f"This leads to `{address}`, which is no address."
    assert told(tmp_path, text.format(address)) == [(1, 3, "not-an-address", said)]


@pytest.mark.parametrize(
    "address",
    [
        *("http://", "https://https://www.leeds.gov.uk", "htps://leeds.gov.uk", "file:///C:/plan.docx"),
        *("C:\\docs\\plan.md", "mailto:", "https://localhost/"),
    ],
)
def test_where_no_reader_could_go(address: str, tmp_path: Path) -> None:
    said = f"This leads to `{address}`, which is no address."
    assert told(tmp_path, f"A [link]({address})\n") == [(1, 3, "not-an-address", said)]
    assert [code for _, _, code, _ in told(tmp_path, f"A ![picture]({address}/a.png)\n")] == ["from-another-host"]


def test_links_that_lead_somewhere_or_may(tmp_path: Path) -> None:
    _beside(tmp_path)
    addresses = (
        "b.md",
        "./sub/../b.md#x",
        "sub/door.png",
        "b.md?x",
        "../data/x.csv",
        "/x.md",
        "https://a.example/x.md",
    )
    more = (
        "#x",
        "",
        "x/",
        "mailto:a@b.example",
        "tel:+441130000000",
        "[[correction-route]]",
        "b" * 300 + "/",
        "../feeds/new.xml",
    )
    text = "".join(f"[x]({address})\n" for address in (*addresses, *more))

    assert told(tmp_path, f"{text}\n`[x](nowhere.md)`\n\n```\n[x](https://[a)\n```\n") == []
