"""Inserts of pages written by hand: the slip is named with its place, and what was most likely meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.pages import NEEDED, insert_problems, page_problems, written_pages
from generator.model.inserts import FIGURES, WORDS
from generator.model.written_page import WrittenPage, WrittenPart
from generator.problems import Problem


def told(text: str) -> list[Problem]:
    return list(insert_problems("understand/a.md", text))


def test_an_insert_that_nothing_makes_is_named_with_what_was_meant() -> None:
    (problem,) = told("# A\n\nIt has [[town-poeple]] people.\n")

    assert (problem.where.line, problem.where.column, problem.code) == (3, 8, "unknown-insert")
    assert problem.message == "Nothing is called `[[town-poeple]]`."
    assert problem.fix == "Did you mean `town-people`?"


@pytest.mark.parametrize(
    ("letters", "place", "code"),
    [
        ("# A\n\nFree\u200b meals\n", (3, 5), "hidden-character"),
        ("# A\r\n\r\nTab\tand \u202enruter\r\n", (3, 9), "hidden-character"),
        ("A \x1b[31mred\n", (1, 3), "hidden-character"),
        ("[site](https://l\u0435eds.gov.uk)\n", (1, 17), "look-alike-letter"),
        ("The c\u2c9funcil\n", (1, 6), "look-alike-letter"),
        ("The Co\ua4f4ncil\n", (1, 7), "look-alike-letter"),
        ("The C\uab70uncil\n", (1, 6), "look-alike-letter"),
        ("The C\U00010412uncil and \u212aent\n", (1, 6), "look-alike-letter"),
    ],
)
def test_letters_that_are_not_seen_or_pass_for_others(
    letters: str, place: tuple[int, int], code: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(letters.encode())

    found = page_problems(tmp_path, of_a_site=False)
    assert [((one.where.line, one.where.column), one.code) for one in found] == [(place, code)]


def test_letters_of_other_alphabets_in_words_of_their_own_may_stand(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "Caf\u00e9, \u0441\u043b\u043e\u0432\u043e, \u2018quoted\u2019\u00a0\u2013\tand \u03b1.\n", encoding="utf-8"
    )

    assert list(page_problems(tmp_path, of_a_site=False)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Here it is: [[town]]\n",
        "Before.\n[[town]]\n",
        "[[town]]\nAfter.\n",
        "[[town]] [[town-ladder]]\n",
        "- [[town]]\n",
        "  [[town]]\n",
    ],
)
def test_a_figure_must_stand_alone(text: str) -> None:
    assert {problem.code for problem in told(text)} == {"insert-out-of-place"}


@pytest.mark.parametrize(
    "text",
    ["One of [[town-people]].\n", "[[town-people]]\n", "A.\n\n[[town]]\n\nB.\n", "[[town]]", "[a](b.md) [c]\n", ""],
)
def test_what_is_in_order_is_passed_over(text: str) -> None:
    assert told(text) == []


def test_code_is_no_exception_since_the_host_makes_none() -> None:
    assert [problem.where.line for problem in told("```\n[[nothing]]\n```\n\n[[nothing]]\n")] == [2, 5]


def test_a_line_ends_where_an_editor_ends_it() -> None:
    (problem,) = told("# A\r\nOne\x0cpage\x85and\u2028so on\r\rIt has [[town-poeple]].\n")
    assert (problem.where.line, problem.where.column) == (4, 8)


def test_a_space_that_nobody_sees_is_no_matter() -> None:
    assert told("[[town]]  \n") == []


def test_a_figure_stands_once_on_a_page() -> None:
    (problem,) = told("[[town]]\n\nWords.\n\n[[town]]\n")
    assert (problem.where.line, problem.code) == (5, "insert-out-of-place")
    assert problem.message == "`[[town]]` stands on this page already."


def test_the_lines_about_a_page_name_nothing() -> None:
    (problem,) = told("---\ntitle: The town\ndescription: It has [[town-people]] people.\n---\n\n# A\n")
    assert (problem.where.line, problem.where.column, problem.code) == (3, 21, "insert-out-of-place")
    assert told("# A\n\n---\n\n[[town-people]]\n\n---\n") == []


ABOUT = "---\ntitle: A page\ndescription: What it is about.\n---\n\n"


def pages(folder: Path, *left_out: str) -> Path:
    for name in NEEDED:
        if name not in left_out:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{ABOUT}# A page\n", encoding="utf-8")
    return folder


def test_a_page_that_records_lead_to_is_missed(tmp_path: Path) -> None:
    assert list(page_problems(pages(tmp_path / "whole"), of_a_site=True)) == []
    (problem,) = page_problems(pages(tmp_path / "pages", "understand/spectrum.md"), of_a_site=True)
    assert (Path(problem.where.path).name, problem.code) == ("spectrum.md", "missing-page")
    assert list(page_problems(tmp_path / "pages", of_a_site=False)) == []


def test_a_page_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    (folder / "about" / "index.md").write_bytes(b"# A\n\ncaf\xe9\n")
    (problem,) = page_problems(folder, of_a_site=True)
    assert (problem.code, problem.where.line, problem.where.column) == ("wrong-encoding", 3, 4)


def test_what_an_editor_hides_is_passed_over(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "a.md").write_text("[[nothing]]\n", encoding="utf-8")
    assert list(page_problems(folder, of_a_site=True)) == []


@pytest.mark.parametrize("name", ["us.markdown", "us.mkd", "Us.MD"])
def test_a_page_of_another_ending_is_told(name: str, tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    (folder / "about" / name).write_text("# A\n", encoding="utf-8")

    (problem,) = page_problems(folder, of_a_site=True)
    assert (Path(problem.where.path).name, problem.code) == (name, "page-ending")
    assert problem.fix == f"Call it `{name.partition('.')[0]}.md`, here and where it is named."


@pytest.mark.parametrize(
    "name",
    [
        *(
            "_redirects",
            "_headers",
            "web.config",
            "x.php",
            "x.xhtm",
            "x.xsd",
            "X.SHTM",
            "x.rss",
            "x.cgi",
            "Makefile",
        ),
        *("about/_redirects", "x.md.aspx", "x\u202e.bin"),
    ],
)
def test_what_hosts_obey_or_browsers_run_does_not_stand_among_the_pages(tmp_path: Path, name: str) -> None:
    folder = pages(tmp_path / "pages")
    (folder / name).write_text("/*  https://evil.example/:splat  301!\n", encoding="utf-8")

    problem = next(one for one in page_problems(folder, of_a_site=True) if one.code == "runs-in-browsers")
    assert "are not published: some browsers run them, or some hosts take them for orders." in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize("name", ["CNAME", "about/form.pdf", "door.JPG", "words.txt", "list.csv", "form.docx"])
def test_what_is_shown_or_saved_may_stand_among_the_pages(tmp_path: Path, name: str) -> None:
    folder = pages(tmp_path / "pages")
    (folder / name).write_text("x", encoding="utf-8")
    assert list(page_problems(folder, of_a_site=True)) == []


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Pay at &#x202e;moc.live&#x202c;.", (3, 8), "hidden-character"),
        ("le&#8203;eds", (3, 3), "hidden-character"),
        ("a&shy;b", (3, 2), "hidden-character"),
        ("a &amp; l&#x456;st", (3, 3), "look-alike-letter"),
    ],
)
def test_letters_that_are_written_by_number_are_looked_at_too(
    text: str, place: tuple[int, int], code: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(f"# A\n\n{text}\n", encoding="utf-8")

    found = page_problems(tmp_path, of_a_site=False)
    assert [((one.where.line, one.where.column), one.code) for one in found] == [(place, code)]


def test_letters_by_number_that_are_seen_may_stand(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Caf&eacute;&nbsp;&amp; &#8364;5 &copy; A&B &#9989;\n", encoding="utf-8")
    assert list(page_problems(tmp_path, of_a_site=False)) == []


@pytest.mark.parametrize("name", ["index.md", "agreements/index.md", "Areas/leeds.md", "search.md", "data/a/b.md"])
def test_no_page_stands_where_those_of_records_are(tmp_path: Path, name: str) -> None:
    folder = pages(tmp_path / "pages")
    (folder / name).parent.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text("---\ntitle: A\ndescription: B.\n---\n\n# A\n", encoding="utf-8")

    (problem,) = page_problems(folder, of_a_site=True)
    assert (problem.code, problem.fix) == ("address-of-records", "Put it into another folder, such as `about/`.")


@pytest.mark.parametrize("name", ["about/index.md", "about/search.md", "searching.md"])
def test_other_pages_stand_where_they_like(tmp_path: Path, name: str) -> None:
    folder = pages(tmp_path / "pages")
    (folder / name).write_text("---\ntitle: A\ndescription: B.\n---\n\n# A\n", encoding="utf-8")
    assert list(page_problems(folder, of_a_site=True)) == []


def test_a_content_folder_without_pages_is_in_order(tmp_path: Path) -> None:
    assert list(page_problems(tmp_path / "pages", of_a_site=False)) == []


def test_no_name_is_both_a_word_and_a_figure() -> None:
    assert not WORDS.keys() & FIGURES.keys()
    assert all(meaning[0].islower() and not meaning.endswith(".") for meaning in (*WORDS.values(), *FIGURES.values()))


def test_pages_are_known_by_what_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.md").write_text("---\ntitle: What this is\ndescription: A list.\n---\n# A\n", "utf-8")
    (tmp_path / "about" / "bare.md").write_text("# Nothing is told of it\n", "utf-8")
    (tmp_path / "one.md").write_text(
        "---\r\ntitle: One\r\nsection: about\r\n---\r\n## See it { #see }\r\n\r\nAsk.\r\n\r\n## No anchor\r\n", "utf-8"
    )
    (tmp_path / "odd.md").write_text("---\n[broken\n---\n", "utf-8")

    assert written_pages(tmp_path) == (
        WrittenPage("about/", "What this is", "A list."),
        WrittenPage("one/", "One", "", (WrittenPart("see", "See it", "Ask."),)),
    )
    assert written_pages(tmp_path / "nowhere") == ()


def test_a_link_to_something_outside_is_refused_since_the_host_would_publish_that(tmp_path: Path) -> None:
    content = tmp_path / "content"
    folder = pages(content / "pages")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret", encoding="utf-8")
    (folder / "key.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (folder / "more").symlink_to(tmp_path / "secret")
    (folder / "again.md").symlink_to("about/index.md")
    (folder / ".#a.md").symlink_to("somebody@here.1")  # as Emacs locks a file
    found = list(page_problems(folder, of_a_site=True))
    assert [(Path(one.where.path).name, one.code) for one in found] == [
        ("key.txt", "link-out-of-folder"),
        ("more", "link-out-of-folder"),
    ]


def test_a_link_to_nothing_or_to_itself_is_refused_since_the_host_would_fail_at_it(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    (folder / "gone.png").symlink_to("nowhere.png")
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")

    found = {Path(one.where.path).name: one.message for one in page_problems(folder, of_a_site=True)}

    assert found.keys() == {"gone.png", "one.md", "two.md"}
    assert found["gone.png"] == "This link leads nowhere."


def test_no_link_publishes_other_content_or_goes_round_in_a_circle(tmp_path: Path) -> None:
    content = tmp_path / "content"
    folder = pages(content / "pages")
    (content / "organisations.yml").write_text("# between us\n", encoding="utf-8")
    (folder / "leak.txt").symlink_to("../organisations.yml")
    (folder / "raw").symlink_to("..")
    (folder / "round").symlink_to(".")
    found = list(page_problems(folder, of_a_site=True))
    assert [(Path(one.where.path).name, one.code, one.message) for one in found] == [
        ("leak.txt", "link-out-of-folder", "This is a link to something outside the folder of pages."),
        ("raw", "link-out-of-folder", "This is a link to a folder."),
        ("round", "link-out-of-folder", "This is a link to a folder."),
    ]


def test_names_that_some_disks_cannot_hold_or_tell_apart_are_refused_among_the_pages(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    odd = ("NUL.txt", "a:b.png", "what?.png", "ends.", "ends ")
    for name in (*odd, "null.txt", "Logo.png", "logo.PNG", "Con-tact.png"):
        (folder / name).write_bytes(b"x")
    (folder / "UNDERSTAND").mkdir()
    (folder / "UNDERSTAND" / "own.png").write_bytes(b"x")

    found = {Path(one.where.path).name: (one.code, one.message) for one in page_problems(folder, of_a_site=True)}

    assert found == {
        **dict.fromkeys(odd, ("name-for-some-disks", "Windows can hold nothing of this name.")),
        "logo.PNG": ("name-for-some-disks", "Windows and Macs cannot tell this from `Logo.png`."),
        "understand": ("name-for-some-disks", "Windows and Macs cannot tell this from `UNDERSTAND`."),
    }


def test_what_a_browser_would_run_is_refused_among_the_pages(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    for name in (
        "logo.svg",
        "Page.XHTML",
        "code.js",
        "us.html",
        "photo.png",
        "poster.pdf",
        "easy-read.docx",
        "CNAME",
        "film.mp4",
    ):
        (folder / name).write_bytes(b"x")
    (folder / ".hidden.js").write_bytes(b"x")

    found = [(Path(one.where.path).name, one.code) for one in page_problems(folder, of_a_site=True)]

    assert found == [(name, "runs-in-browsers") for name in ("Page.XHTML", "code.js", "logo.svg", "us.html")]


@pytest.mark.parametrize("name", ["agreements/x/card.png", "data/agreements.json", "Areas/a.pdf", "feeds/new.ics"])
def test_no_file_stands_where_those_of_records_are(name: str, tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"x")

    (problem,) = page_problems(folder, of_a_site=True)
    assert (Path(problem.where.path), problem.code) == (folder / name, "address-of-records")
    assert list(page_problems(folder, of_a_site=False)) == []
