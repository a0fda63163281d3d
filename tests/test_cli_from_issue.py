"""`plainview from-issue`: a record of an issue, or every problem by its question; hostile text stays text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import click.testing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.cli import main as command
from generator.intake.commented import SCHEMA_LINE
from generator.intake.form_questions import BY_PATH
from generator.intake.issue_comment import as_code, comment_of_problems
from generator.intake.issue_record import FormProblem
from generator.read.strict_yaml import parse
from tests.bounded import bounded
from tests.check.folders import SMALLEST, lay_out, problems_of
from tests.closed_input import with_input_closed
from tests.intake.issues import issue_body

DAY = "2026-11-23"
ID = "warm-homes-in-leeds"
HOSTILE = [
    '"\nstatus: ended\n"',
    "x\n...\n---\nschema: 2",
    "'\n# FILL\n- a: &b *c !!python/object:x",
    "${{ secrets.GITHUB_TOKEN }} {{ 7*7 }} `$(rm -rf /)`",
    "<script>alert(1)</script> @everyone #1 [x](javascript:1)",
    ": - ? | > % @ ` yes no null ~ 012 1:30 2026-02-05",
    "# a note\n\t# another",
    "ŵŷ 🙂 שלום \U0001f469\U0001f3fd",
]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder without records."""
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path / "content")


def run(body: str, *words: str) -> click.testing.Result:
    given = ["from-issue", "-", *words, "--content", "content", "--as-of", DAY]
    return click.testing.CliRunner().invoke(command, given, input=body.encode(), catch_exceptions=False)


def written(content: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((content / "agreements").iterdir())}


def test_an_issue_becomes_a_record_that_the_checker_takes(content: Path) -> None:
    done = run(issue_body(), "--number", "12")

    assert done.exit_code == 0
    assert f"content/agreements/{ID}.yml is ready for a person to check." in done.output
    text = written(content)[f"{ID}.yml"]
    assert text.startswith(
        f"{SCHEMA_LINE}\n# Made from issue 12 by `plainview from-issue`. Anyone can write an issue, so a person must"
    )
    assert parse(text).data == {
        "schema": 1,
        "title": "Warm homes in Leeds",
        "summary": "Leeds City Council checks which homes are cold, and offers help.",
        "status": "live",
        "provenance": {"basis": "publisher", "publisher": "leeds-city-council"},
        "areas": [{"id": "leeds"}, {"id": "bradford"}],
        "organisations": [
            {
                "name": "Leeds City Council",
                "roles": ["lead"],
                "kind": "council",
                "url": "https://www.leeds.gov.uk",
            },
            {"name": "NHS Leeds", "roles": ["recipient", "controller"]},
            {"name": "Police"},
        ],
        "purpose": "So that nobody is cold at home.",
        "data": [{"item": "Names"}, {"item": "Addresses"}],
        "legal": {"lawful_bases": [{"basis": "public-task"}, {"basis": "legal-obligation"}]},
        "contact": {"role": "Warm homes team", "email": "warm.homes@leeds.gov.uk"},
        "complaint": {"url": "https://www.leeds.gov.uk/complain"},
        "dates": {"review_due": "2027-03-01"},
    }
    assert [problem for problem in problems_of(content) if problem.severity == "error"] == []


def test_to_the_screen_it_writes_no_file(content: Path) -> None:
    done = run(issue_body(), "--to-screen")

    assert parse(done.output).data["title"] == "Warm homes in Leeds"
    assert done.output.startswith(f"{SCHEMA_LINE}\n# Made from an issue by")
    assert written(content) == {}


def test_it_reads_the_event_of_a_workflow(content: Path, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"number": 7, "title": "${{ x }}", "body": issue_body()}}), encoding="utf-8")
    words = ["from-issue", "--event", str(event), "--content", "content", "--as-of", DAY]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)

    assert done.exit_code == 0, done.output
    assert written(content)[f"{ID}.yml"].startswith(f"{SCHEMA_LINE}\n# Made from issue 7 by")


def test_what_is_wrong_is_told_all_at_once_by_question(content: Path) -> None:
    done = run(
        issue_body(
            {
                "areas.id": "Leedz\nNowhere at all",
                "purpose": "",
                "contact.email": "somebody",
                "complaint.url": "javascript:alert(1)",
                "dates.review_due": "soon",
                "status": "Going well",
            }
        )
    )

    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "“Is it in use?”: `Going well` is no choice.",
        "    Choose from `Proposed`, `On trial`, `In use`, `Paused`, `Ended`, `Decided against`, `Not stated`.",
        "“Where does it happen?”: There is no area `Leedz`.",
        "    Did you mean `leeds`?",
        "“Where does it happen?”: There is no area `Nowhere at all`.",
        "    Write the name of a council or of a district, such as `Leeds`.",
        "“What is it for?”: There is no answer.",
        "    Edit the issue and answer it.",
        "“Whom can you ask? At which email address?”: `somebody` is not an email address.",
        "    Write it as name@organisation.gov.uk.",
        "“How can you complain? On which page?”: A link may not begin with `javascript:`.",
        "    Use an address that begins with https:, mailto: or tel:.",
        "“When is the next review?”: `soon` is not a date.",
        "    Write 2026-02-05; or 2026-02 or 2026 where no more is known; "
        "or about 2026 where a source only implies it.",
    ]
    assert written(content) == {}


@pytest.mark.parametrize(
    ("typed", "areas"),
    [
        ("Leeds, Bradford", ["leeds", "bradford"]),
        ("leeds and BRADFORD", ["leeds", "bradford"]),
        ("Leeds & City of Bradford Metropolitan District Council; England,", ["leeds", "bradford", "england"]),
        ("- Leeds, and Bradford\n- Leeds", ["leeds", "bradford"]),
        ("Bournemouth, Christchurch and Poole", ["bcp"]),
        ("Leeds, Bournemouth, Christchurch and Poole and Bradford", ["leeds", "bcp", "bradford"]),
        ("Bournemouth and Poole", ["bournemouth", "poole"]),
        ("Poole and Bournemouth, Christchurch and Poole", ["poole", "bcp"]),
        ("Poole and Bournemouth", ["poole-and-bournemouth"]),
    ],
)
def test_places_on_one_line_are_told_apart_and_a_name_stays_whole(typed: str, areas: list[str], content: Path) -> None:
    names = {
        "bcp": "Bournemouth, Christchurch and Poole",
        "poole-and-bournemouth": "Poole and Bournemouth",
        **{name.lower(): name for name in ("Bournemouth", "Poole")},
    }
    for identifier, name in names.items():
        text = f"schema: 1\nname: {name}\nkind: region\nnation: england\noutline: none\n"
        (content / "areas" / f"{identifier}.yml").write_text(text, encoding="utf-8")
    done = run(issue_body({"areas.id": typed}))

    assert done.exit_code == 0, done.output
    assert [area["id"] for area in parse(written(content)[f"{ID}.yml"]).data["areas"]] == areas


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Leeds, Bradfrod and England", ["`Bradfrod`"]),
        ("Leedz, Bradfrod", ["`Leedz, Bradfrod`"]),
        ("Nowhere and nothing", ["`Nowhere and nothing`"]),
        ("Leeds, Nowhere, Nothing", ["`Nowhere`", "`Nothing`"]),
    ],
)
def test_of_places_on_one_line_those_that_are_none_are_told(typed: str, told: list[str], content: Path) -> None:
    done = run(issue_body({"areas.id": typed}))

    assert done.exit_code == 1
    assert re.findall("“Where does it happen[?]”: There is no area (`.*`)", done.output) == told


def test_thousands_of_places_on_one_line_are_read_in_one_go(content: Path) -> None:
    done = run(issue_body({"areas.id": "Leeds,  and " * 4_000 + "Leeds"}))
    assert done.exit_code == 0, done.output
    assert parse(written(content)[f"{ID}.yml"]).data["areas"] == [{"id": "leeds"}]


def test_what_a_publisher_owes_is_told_by_its_question(content: Path) -> None:
    owed = ("contact.role", "contact.email", "complaint.url", "dates.review_due", "legal.lawful_bases.basis")
    done = run(issue_body(dict.fromkeys(owed, "")))

    assert re.findall("^“(.+?)”: .*\n    Edit the issue and answer this question.$", done.output, re.MULTILINE) == [
        "Which reasons in law are relied on?",
        "Whom can you ask? At which email address?",
        "How can you complain? On which page?",
        "When is the next review?",
    ]


def test_a_compiled_record_owes_only_its_sources(content: Path) -> None:
    compiled = {"provenance.basis": "Compiled from public pages", "contact.email": "", "complaint.url": ""}
    assert "“Which pages was it made from?”" in run(issue_body(compiled)).output

    sources = {"provenance.sources.url": "- https://www.leeds.gov.uk/page\nhttps://www.leeds.gov.uk/other"}
    assert run(issue_body({**compiled, **sources})).exit_code == 0
    assert parse(written(content)[f"{ID}.yml"]).data["provenance"] == {
        "basis": "public-sources",
        "sources": [{"url": "https://www.leeds.gov.uk/page"}, {"url": "https://www.leeds.gov.uk/other"}],
    }


def test_a_question_that_stands_twice_is_refused(content: Path) -> None:
    done = run(issue_body({"summary": f"Cold.\n### {BY_PATH['status'].label}\n\nEnded"}))

    assert done.exit_code == 1
    assert "“Is it in use?”: This question stands more than once" in done.output
    assert written(content) == {}


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_of_more_faults_than_are_told_the_first_are_named(style: str, content: Path) -> None:
    done = run(issue_body({"data.item": "\n".join(f"Item {number}" for number in range(1_001))}), "--format", style)
    assert done.exit_code == 1 and written(content) == {}
    *first, last = [line for line in done.output.splitlines() if re.match("“|- |The issue", line)]
    assert "This has no `id`, so a link to it would not last." in first[-1]
    assert f"“{BY_PATH['data.item'].label}”" in first[-1] and len(first) < 25
    assert "The issue as a whole" in last and "1,000 things are wrong" in last


def test_boxes_that_are_not_ticked_are_told(content: Path) -> None:
    assert "“Before you send it”: Not every box is ticked." in run(issue_body(boxes=" ")).output


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("compare", "`compare` is kept for another page."),
        ("🙂", "No address can be made of this title."),
        ("Con", "`con` cannot be an id. Windows keeps the name `con` for itself"),
        ("Meals", "There is a record `meals` already."),
        ("Old meals", "`old-meals` was once the id of `meals`"),
    ],
)
def test_an_id_that_cannot_be_is_told_by_the_title(content: Path, title: str, said: str) -> None:
    (content / "agreements" / "meals.yml").write_text(f"{SMALLEST}previous_ids: [old-meals]\n", encoding="utf-8")
    done = run(issue_body({"title": title}))

    assert done.exit_code == 1 and f"“What is it called?”: {said}" in done.output
    assert list(written(content)) == ["meals.yml"]


@pytest.mark.parametrize("title", ["../../etc/passwd", "/etc/passwd", "a\x00b", "con", "..", "agreements/x.yml"])
def test_no_title_leads_out_of_the_folder(content: Path, tmp_path: Path, title: str) -> None:
    before = {path for path in tmp_path.rglob("*") if path.parent.name != "agreements"}
    run(issue_body({"title": title}))

    assert {path for path in tmp_path.rglob("*") if path.parent.name != "agreements"} == before
    assert all(re.fullmatch(r"[a-z0-9-]+\.yml", name) for name in written(content))


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_read_back_to_the_letter(content: Path, typed: str) -> None:
    """In a text of several lines, and in the name that the id of an organisation is made of."""
    one_line = " ".join(typed.split())
    done = run(issue_body({"purpose": typed, "organisations.name": one_line}))

    assert done.exit_code == 0, done.output
    data = parse(written(content)[f"{ID}.yml"]).data
    assert (data["purpose"], data["organisations"][0]["name"]) == (typed, one_line)
    assert (data["status"], data["schema"]) == ("live", 1)


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2028", "\x07", "\x85", "\ufeff"])
def test_a_hidden_character_is_refused_with_its_place(content: Path, hidden: str) -> None:
    done = run(issue_body({"purpose": f"So that nobody{hidden} is cold."}))

    assert done.exit_code == 1 and "“What is it for?”: A hidden character (U+" in done.output
    assert hidden not in done.output and written(content) == {}


@settings(max_examples=25, deadline=None)
@given(typed=st.text(max_size=80))
def test_any_text_is_read_back_or_refused(typed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = lay_out(tmp_path_factory.mktemp("any") / "content")
    event = content.parent / "event.json"
    event.write_text(json.dumps({"issue": {"number": 1, "body": issue_body({"purpose": typed})}}), encoding="utf-8")
    words = ["from-issue", "--event", str(event), "--content", str(content), "--as-of", DAY]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)

    if done.exit_code == 0:
        kept = typed.replace("\r\n", "\n").replace("\r", "\n").strip("\n ")
        assert parse(written(content)[f"{ID}.yml"]).data["purpose"] == kept
    else:
        assert "“What is it for?”" in done.output and written(content) == {}


@pytest.mark.parametrize("where", ["purpose", "title", "areas.id", "status"])
def test_half_a_character_as_json_can_hold_one_is_refused(content: Path, tmp_path: Path, where: str) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"number": 1, "body": issue_body({where: "Half \ud83d one"})}}))
    words = ["from-issue", "--event", str(event), "--content", "content", "--as-of", DAY]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)

    assert done.exit_code == 1 and f"“{BY_PATH[where].label}”: " in done.output and written(content) == {}
    assert where in ("areas.id", "status") or "A sign in this answer is broken, so no file can hold it." in done.output


def test_a_text_that_is_too_long_is_told_by_its_question(content: Path) -> None:
    done = run(issue_body({"purpose": "long " * 10_000}))
    assert done.exit_code == 1 and "“What is it for?”: `purpose` is longer than 20000 characters." in done.output


def test_an_issue_longer_than_github_takes_is_refused(content: Path) -> None:
    done = run(issue_body() + "x" * 65_536)
    assert done.exit_code == 1 and done.output.startswith("The issue as a whole: The issue has 66,")


@pytest.mark.parametrize("body", ["", "Hello there.", "### a"])
def test_another_issue_is_refused_in_one_line(content: Path, body: str) -> None:
    done = run(body)
    assert done.exit_code == 1 and len(done.output.splitlines()) == 2
    assert "None of the form's questions is answered in this issue." in done.output


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not about an issue"),
        ('{"issue": {"body": "x"}}', "not about an issue"),
        ('{"pull_request": {"number": 1}}', "not about an issue"),
    ],
)
def test_what_is_no_event_is_wrong_usage(content: Path, tmp_path: Path, event: str, said: str) -> None:
    path = tmp_path / "event.json"
    path.write_text(event, encoding="utf-8")
    done = click.testing.CliRunner().invoke(command, ["from-issue", "--event", str(path), "--content", "content"])
    assert done.exit_code == 2 and said in done.output


def test_a_file_that_is_no_text_is_wrong_usage(content: Path, tmp_path: Path) -> None:
    (tmp_path / "body").write_bytes(b"\xff\xfe")
    done = click.testing.CliRunner().invoke(command, ["from-issue", "body", "--content", "content"])
    assert done.exit_code == 2 and "not text in UTF-8" in done.output


@pytest.mark.parametrize("named", [["pipe"], ["--event", "pipe"], ["/dev/zero"]], ids=" ".join)
def test_what_is_no_ordinary_file_is_wrong_usage_and_not_waited_for(named: list[str], content: Path) -> None:
    os.mkfifo("pipe")
    done = bounded(["from-issue", *named, "--content", "content"], content.parent)
    assert done.code == 2, done
    assert f"{named[-1]}: This is not an ordinary file. Name an ordinary file." in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("named", "said"), [("-", "The standard input is larger"), ("body", "body: This file is larger")]
)
def test_what_is_larger_than_any_issue_is_wrong_usage(named: str, said: str, content: Path) -> None:
    (content.parent / "body").write_bytes(large := bytes(4 * 1024**2 + 1))
    words = ["from-issue", named, "--content", "content"]
    done = click.testing.CliRunner().invoke(command, words, input=large, catch_exceptions=False)
    assert done.exit_code == 2 and f"{said} than 4 MiB" in " ".join(done.output.split())


def test_a_closed_standard_input_is_told_as_an_empty_one(content: Path) -> None:
    done = with_input_closed("from-issue", "-", "--content", "content", "--as-of", DAY)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == run("").output


SPANS = st.text(st.sampled_from("`@<>&#\\ \n[]()*_!|~$\u202e\u200bab"), max_size=40) | st.text(max_size=40)


@given(SPANS)
def test_nothing_breaks_out_of_a_span_of_code(typed: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parse(f"- **“Is it in use?”** {as_code(typed)}")
    inline = next(token for token in tokens if token.type == "inline")
    children = inline.children or []
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close", "code_inline"}
    assert "".join(child.content for child in children if child.type == "text").strip() == "“Is it in use?”"
    assert not any(mark in as_code(typed) for mark in ("\n", "\u202e", "\u200b"))


def test_a_comment_says_what_to_do_and_makes_no_mention_link_or_html(content: Path) -> None:
    typed = "`` @somebody <img src=x> https://evil.example [a](b) #1 ```"
    done = run(issue_body({"areas.id": typed, "status": typed}), "--format", "markdown")

    assert done.exit_code == 1
    assert done.output.startswith("Thank you. No record could be made of this yet. Please edit the issue")
    tokens = [
        child
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(done.output)
        for child in token.children or ()
    ]
    assert {token.type for token in tokens} == {"text", "strong_open", "strong_close", "code_inline"}
    plain = " ".join(token.content for token in tokens if token.type == "text")
    assert not re.search("[@<#`]|evil|http", plain)
    assert sum("somebody" in token.content for token in tokens if token.type == "code_inline") == 2


def test_a_comment_on_a_record_names_its_id_and_what_could_be_better(content: Path) -> None:
    done = run(
        issue_body({"summary": "It is done by a partner that nobody has named so far. " * 3}), "--format", "markdown"
    )

    assert done.exit_code == 0
    assert done.output.startswith(f"Thank you. A first record was made of this: `{ID}`. A person checks it before")


def test_the_whole_issue_is_called_so() -> None:
    assert "- **The issue as a whole** ` Too long. Shorten it. `" in comment_of_problems(
        [FormProblem("", "Too long.", "Shorten it.")]
    )


def test_a_comment_does_not_repeat_what_looks_personal(content: Path) -> None:
    """Who takes it out of the issue would leave it standing in the comment."""
    typed = {"purpose": "Ring Jane Smith on 07911 123456 at LS1 1UR.", "contact.email": "jane.smith@leeds.gov.uk"}
    done = run(issue_body(typed), "--format", "markdown")
    assert done.exit_code == 1
    assert "What stands here is a mobile number" in done.output
    assert not re.search("07911|LS1 1UR|(?i:jane)", done.output)
    assert "`07911 123456` is a mobile number" in run(issue_body(typed)).output

    warned = run(issue_body({"contact.email": "jane.smith@leeds.gov.uk"}), "--format", "markdown")
    assert warned.exit_code == 0 and "looks like one person's email address" in warned.output
    assert "jane" not in warned.output
