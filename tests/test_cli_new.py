"""`plainview new assessment`, as an officer uses it: from the command to the published page, and what may go wrong."""

from __future__ import annotations

import datetime
import os
import re
import shutil
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from generator.read.strict_yaml import parse
from tests.closed_input import with_input_closed
from tests.golden.made import CONTENT as GOOD
from tests.site_config import write_config

RECORD = """\
schema: 1
title: Warm homes list
summary: Sampleford Council finds homes that are cold, and offers to insulate them.
status: live
provenance: {basis: worked-example}
areas:
  - {id: sampleford, taking_part: confirmed}
organisations:
  - {name: Sampleford Council, roles: [lead], kind: council}
purpose: So that nobody is cold at home.
data:
  - {item: Addresses of homes that lose much heat, identifiability: personally-identifiable}
"""


class Today(datetime.date):
    @classmethod
    def today(cls) -> Today:
        return cls(2026, 11, 23)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The golden content and one record more, in the folder where the officer works."""
    monkeypatch.setattr("generator.cli_parts.date", Today)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOOD, tmp_path / "content")
    write_config(tmp_path, tmp_path / "content", tmp_path / "site")
    (tmp_path / "content" / "agreements" / "warm-homes.yml").write_text(RECORD, encoding="utf-8")
    return tmp_path / "content"


def run(*words: str | Path) -> click.testing.Result:
    return click.testing.CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def record(content: Path) -> Path:
    return content / "agreements" / "warm-homes.yml"


def said(done: click.testing.Result) -> str:
    return " ".join(done.stderr.split())


def fill_in(path: Path, rating: dict[str, str], **others: str) -> None:
    """Replace each FILL IN as an officer does: a rating for each test, and the same words elsewhere."""
    lines = path.read_text(encoding="utf-8").splitlines()
    test = ""
    for number, line in enumerate(lines):
        test = found[1] if (found := re.match(r" *([a-z]+)\.[a-z-]+:$", line)) else test
        if line.strip().startswith("#"):
            continue
        name = line.strip().partition(":")[0]
        given = rating[test] if name == "rating" else others.get(name, "We asked 12 residents, and they said so.")
        lines[number] = line.replace("FILL IN", given)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_from_the_command_to_the_page(content: Path) -> None:
    done = run("new", "assessment", "warm-homes")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "content/agreements/warm-homes.yml:13: an assessment by Sampleford Council is ready to fill in, with 6 "
            "questions.",
            "Then run `plainview check`. It names each question that is left.",
        ],
    )

    left = run("check")
    assert left.exit_code == 1
    assert left.stdout.count("is not answered yet.") == 6
    assert left.stdout.splitlines()[-1] == "8 errors in 1 file. Nothing was published."
    assert run("build").exit_code == 1 and not (content.parent / "site").exists()

    fill_in(record(content), {"purposeful": "5", "proportionate": "3", "responsible": "not-assessed"}, people="2")
    assert run("check").exit_code == 0

    assert run("build").exit_code == 0
    page = (content.parent / "site" / "agreements" / "warm-homes" / "index.html").read_text(encoding="utf-8")
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for test, word in (("Purposeful", "Shown"), ("In proportion", "Partly shown"), ("Responsible", "Not assessed")):
        assert re.search(rf"\b{test} [^.]*?\b{word}\b", words), test
    assert "Sampleford Council judged this itself on 23 November 2026." in words
    assert "We asked 12 residents, and they said so. 2 people took part." in words
    assert "FILL IN" not in page


def test_an_officer_assesses_again_from_what_was_said_last_time(content: Path) -> None:
    run("new", "assessment", "warm-homes", "--date", "2025-11-23")
    fill_in(record(content), {"purposeful": "5", "proportionate": "3", "responsible": "4"}, people="2")
    done = run("new", "assessment", "warm-homes")
    assert "with 6 questions. 6 of them stand beside what was answered last time." in done.stdout
    text = record(content).read_text(encoding="utf-8")
    assert text.count("# Last time, 23 November 2025: Partly. We asked 12 residents, and they said so.") == 2
    assert "date: 2026-11-23" in text


def test_what_the_record_does_not_tell_is_asked_for(content: Path) -> None:
    done = run("new", "assessment", "sampleford-bare")
    assert "Begin with who judges: the record does not tell that.\n" in done.stdout
    done = run("new", "assessment", "warm-homes", "--by", "Sampleford Tenants")
    assert "Begin with how they stand to the agreement (`kind`): the record does not tell that.\n" in done.stdout
    assert "by:\n      name: Sampleford Tenants\n      kind: FILL IN" in record(content).read_text(encoding="utf-8")


def test_the_text_can_be_shown_in_place_of_writing_it(content: Path) -> None:
    shown = run("new", "assessment", "warm-homes", "--to-screen", "--kind", "residents-panel", "--by", "A panel")
    assert shown.exit_code == 0 and shown.stdout.startswith("assessments:\n  # A new assessment")
    assert record(content).read_text(encoding="utf-8") == RECORD
    record(content).write_text(RECORD + shown.stdout, encoding="utf-8")
    assert run("check").stdout.count("is not answered yet.") == 6


def test_the_text_is_shown_where_it_cannot_be_written(content: Path) -> None:
    record(content).chmod(0o444)
    done = run("new", "assessment", "warm-homes")
    assert done.exit_code == 1
    assert said(done) == (
        "Error: content/agreements/warm-homes.yml may be read and not written to. Let it be written to. Or paste the "
        "text above into content/agreements/warm-homes.yml by hand. Nothing was changed."
    )
    assert done.stdout.startswith("assessments:\n  # A new assessment")
    assert record(content).read_text(encoding="utf-8") == RECORD


def test_a_record_that_is_wrong_is_told_with_what_to_mend(content: Path) -> None:
    record(content).write_text(RECORD.replace("id: sampleford", "id: samplford"), encoding="utf-8")
    done = run("new", "assessment", "warm-homes")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "content/agreements/warm-homes.yml:7:6: unknown-area: There is no area `samplford`.",
        "    Did you mean `sampleford`?",
        "1 error in 1 file. Nothing was published.",
        "Error: Mend this first, and then run the command again.",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["warm-home"], "There is no agreement `warm-home`. Did you mean `warm-homes`?"),
        (["sampleford-withdrawn"], "`sampleford-withdrawn` was withdrawn."),
        (["warm-homes", "--framework", "three-tests"], "Did you mean `three-tests-1`?"),
        (["warm-homes", "--kind", "council"], "'council' is not one of 'organisation', 'partner', 'residents-panel',"),
        (["sampleford-bare", "--kind", "partner"], "This record was compiled from public pages"),
        (["warm-homes", "--by", " "], "The name of who judges is empty"),
        (["warm-homes", "--date", "1/2/2026"], "Did you mean 2026-02-01?"),
        ([], "Missing argument 'ID'"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(content: Path, words: list[str], expected: str) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    done = run("new", "assessment", *words)
    assert done.exit_code == 2 and expected in said(done)
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_no_settings_are_needed_where_the_folder_is_named(content: Path) -> None:
    Path("mkdocs.yml").unlink()
    assert "--content" in said(run("new", "assessment", "warm-homes"))
    assert run("new", "assessment", "warm-homes", "--content", "content").exit_code == 0


# Places


def test_a_place_is_added_with_what_it_is_inside_of(content: Path) -> None:
    done = run("new", "area", "Leeds City Council")
    assert done.exit_code == 0
    assert "Records name it as `leeds`." in done.stdout
    assert {"leeds.yml", "west-yorkshire-combined-authority.yml"} <= {one.name for one in (content / "areas").iterdir()}
    assert run("check").exit_code == 0
    before = {one: one.read_bytes() for one in (content / "areas").iterdir()}
    assert run("new", "area", "leeds").stdout == "`leeds` is here already.\n"
    assert {one: one.read_bytes() for one in (content / "areas").iterdir()} == before


def test_a_place_that_is_there_brings_the_maps_that_are_missing(content: Path) -> None:
    run("new", "area", "Leeds")
    for file in (content / "areas").glob("*.json"):
        file.unlink()
    done = run("new", "area", "Leeds")
    maps = sorted(file.name for file in (content / "areas").glob("*.json"))
    assert [name.partition("-")[0] for name in maps] == ["outlines", "postcodes"]
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()[:2]] == maps
    assert run("check").exit_code == 0


def test_a_place_that_is_there_is_never_written_over(content: Path) -> None:
    england = (content / "areas" / "england.yml").read_bytes()
    run("new", "area", "Leeds")
    assert (content / "areas" / "england.yml").read_bytes() == england


def test_a_place_that_nobody_knows_is_told_with_one_that_is_near(content: Path) -> None:
    done = run("new", "area", "Manchestr")
    assert done.exit_code == 2
    assert "Did you mean `manchester`?" in said(done)


# Answers


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Bradford Council", "Did you mean `bradford`?"),
        ("newcastle", "Did you mean `newcastle-under-lyme` or `newcastle-upon-tyne`?"),
        ("Leds", "Did you mean `leeds`?"),
        ("", "Write the name of a council"),
    ],
)
def test_a_place_that_is_named_in_part_is_found_by_its_own_words(asked: str, said: str, content: Path) -> None:
    done = run("new", "area", asked)
    assert done.exit_code == 2 and said in " ".join(done.stderr.split())


ANSWERS = {
    "title": "Warm flats",
    "summary": "Sampleford Council looks for cold flats, and offers to insulate them.",
    "status": "3",
    "basis": "1",
    "areas": "England\n",
    "lead": "Sampleford Council",
    "kind": "council",
    "website": "",
    "others": "",
    "purpose": "So that nobody is cold at home.",
    "data": "Addresses of cold flats\n",
    "law": "5",
    "role": "Housing team",
    "email": "homes@sampleford.example",
    "page": "",
    "complaint email": "data@sampleford.example",
    "complaint page": "",
    "review": "2027-05-01",
}


def typed(*, again: str = "", **changes: str) -> str:
    return (
        "\n".join({**ANSWERS, **{name.replace("_", " "): text for name, text in changes.items()}}.values())
        + "\n"
        + again
    )


def ask(said: str) -> click.testing.Result:
    words = ["new", "agreement", "warm-flats", "--ask"]
    return click.testing.CliRunner().invoke(command, words, input=said, catch_exceptions=False)


def test_whoever_is_asked_gets_a_record_that_is_in_order(content: Path) -> None:
    done = ask(typed())
    assert done.exit_code == 0, done.output
    assert "warm-flats.yml is written, and in order." in said(done) + " ".join(done.output.split())
    assert "3  In use: Data is being shared now." in done.output
    assert "Take care" not in done.output
    text = (content / "agreements" / "warm-flats.yml").read_text("utf-8")
    assert "\n# retention: FILL IN" in text and "\nstatus: live\n" in text
    assert "    id: addresses-of-cold-flats\n" in text
    assert run("check").exit_code == 0


def test_what_cannot_stand_is_told_by_its_question_and_asked_again(content: Path) -> None:
    done = ask(typed(areas="Englnd\n", email="homes", again="England\n\nhomes@sampleford.example\n"))
    assert done.exit_code == 0, done.output
    told = " ".join(done.output.split())
    assert "This cannot stand: “Where does it happen?” There is no area `Englnd`. Did you mean `england`?" in told
    assert "Before: Englnd" in told and "Before: homes" in told
    assert "Before: Warm flats" not in told, "what is in order is not asked again"
    assert run("check").exit_code == 0


def test_a_word_that_is_no_choice_is_asked_for_at_once(content: Path) -> None:
    done = ask(typed(status="running\n99\nIn use", title="\nWarm flats"))
    assert done.exit_code == 0, done.output
    assert done.output.count("That is none of these.") == 2
    assert "This one needs an answer." in done.output


def test_whoever_stops_leaves_nothing_behind(content: Path) -> None:
    done = ask("Warm flats\n")
    assert done.exit_code == 1 and "It ended before the last question. Nothing was written." in done.output
    assert not (content / "agreements" / "warm-flats.yml").exists()


@pytest.mark.parametrize("words", ["agreement leeds-q", "assessment warm-homes"])
def test_a_closed_standard_input_is_told_as_an_empty_one(words: str, content: Path) -> None:
    done = with_input_closed("new", *words.split(), "--ask", "--content", "content")
    assert done.returncode == 1
    assert done.stderr == "Error: It ended before the last question. Nothing was written.\n"
    assert record(content).read_text("utf-8") == RECORD and not (content / "agreements" / "leeds-q.yml").exists()


def test_an_answer_that_need_not_be_given_can_be_taken_out_again(content: Path) -> None:
    done = ask(typed(website="none", again="-\n"))
    assert done.exit_code == 0, done.output
    assert "The Enter key keeps that. - takes it out." in done.output
    assert "url" not in parse((content / "agreements" / "warm-flats.yml").read_text("utf-8")).data["organisations"][0]


def test_what_is_owed_may_be_answered_in_another_way(content: Path) -> None:
    done = ask(typed(email="", again="\nhttps://homes.sampleford.example\n"))
    assert done.exit_code == 0, done.output
    found = parse((content / "agreements" / "warm-flats.yml").read_text("utf-8")).data["contact"]
    assert found == {"role": "Housing team", "url": "https://homes.sampleford.example"}


def test_nobody_is_asked_for_a_record_that_cannot_be_written(content: Path) -> None:
    done = run("new", "agreement", "warm-homes", "--ask")
    assert done.exit_code == 2 and "warm-homes.yml is there already. Choose another id." in said(done)
    assert done.stdout == ""

    shutil.rmtree(content / "areas")
    done = run("new", "agreement", "warm-flats", "--ask")
    assert done.exit_code == 2 and "Add one: `plainview new area NAME`." in said(done)
    assert done.stdout == ""


@pytest.mark.parametrize("answered", ["asked", "from a file"])
def test_what_was_answered_is_shown_where_the_record_cannot_be_written(
    answered: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.intake.scaffold.begin_file", full)
    (tmp_path / "answers.yml").write_text(RECORD, encoding="utf-8")
    done = ask(typed()) if answered == "asked" else run("new", "agreement", "a", "--from", tmp_path / "answers.yml")
    assert done.exit_code == 1 and "(No space left on device)" in said(done)
    assert "\n# retention: FILL IN" in done.stdout, "what was typed is not lost"


def test_a_record_is_in_order_only_beside_all_others(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text(RECORD + "replaced_by: warm-homes\n", encoding="utf-8")
    assert run("new", "agreement", "warm-flats", "--from", answers).exit_code == 0
    answers.write_text(RECORD + "previous_ids: [warm-homes]\n", encoding="utf-8")
    done = run("new", "agreement", "warm-rooms", "--from", answers)
    assert done.exit_code == 1
    assert "answers.yml:13:16: reused-id: `warm-homes` is the id of another record." in said(done)


def test_answers_in_another_encoding_are_told_by_their_line(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_bytes(b"title: a\nsummary: caf\xe9\n")
    done = run("new", "agreement", "warm-flats", "--from", answers)
    assert done.exit_code == 1 and "answers.yml:2:13: wrong-encoding: This is not UTF-8" in said(done)


@pytest.mark.parametrize("words", [("agreement", "warm-flats"), ("assessment", "warm-homes")])
@pytest.mark.parametrize("named", ["pipe", "/dev/null"])
def test_nobody_is_told_to_delete_what_was_only_named_to_be_read(
    words: tuple[str, ...], named: str, content: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("new", *words, "--from", named)
    assert done.exit_code == 1
    assert f"{named}:1:1: not-a-file: This is not an ordinary file. Name an ordinary file." in said(done)


def test_answers_in_a_file_become_a_record(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text(RECORD.replace("schema: 1\n", "# Known so far\n").replace("Warm homes", "Warm flats"), "utf-8")
    done = run("new", "agreement", "warm-flats", "--from", answers)
    assert done.exit_code == 0, done.output
    text = (content / "agreements" / "warm-flats.yml").read_text("utf-8")
    assert "title: Warm flats list" in text and "# retention: FILL IN" in text
    assert run("check").exit_code == 0


def test_answers_that_cannot_stand_are_told_where_they_stand(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("# a note\n" + RECORD.replace("{id: sampleford,", "{id: samplefrod,"), "utf-8")
    done = run("new", "agreement", "warm-flats", "--from", answers)
    assert done.exit_code == 1
    assert "answers.yml:8:6: unknown-area:" in said(done) and "Did you mean `sampleford`?" in said(done)
    assert not (content / "agreements" / "warm-flats.yml").exists()


@pytest.mark.parametrize(("text", "code"), [("title: [", 1), ("- a", 2), ("a: 1\na: 2", 1)])
def test_answers_that_are_no_record_at_all_are_refused(text: str, code: int, content: Path, tmp_path: Path) -> None:
    (tmp_path / "answers.yml").write_text(text, encoding="utf-8")
    done = run("new", "agreement", "warm-flats", "--from", tmp_path / "answers.yml")
    assert done.exit_code == code
    assert not (content / "agreements" / "warm-flats.yml").exists()


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"title: Warm\nsummary: Half \xed\xa0\xbd one\n", "2:15: wrong-encoding:"),
        (b'title: Warm\nsummary: "Half \\ud83d one"\n', "2:18: not-yaml:"),
        ("title: Warm".encode("utf-16"), "1:1: wrong-encoding:"),
    ],
    ids=["as bytes", "as a code", "in another coding"],
)
def test_answers_with_half_of_a_character_are_told_by_their_place(
    raw: bytes, place: str, content: Path, tmp_path: Path
) -> None:
    (tmp_path / "answers.yml").write_bytes(raw)
    done = run("new", "agreement", "warm-flats", "--from", tmp_path / "answers.yml")
    assert done.exit_code == 1 and f"answers.yml:{place}" in said(done), said(done)
    assert not (content / "agreements" / "warm-flats.yml").exists()


# Answers of whoever judges


def questions() -> list[str]:
    framework = parse((GOOD / "frameworks" / "three-tests-1.yml").read_text("utf-8")).data
    return [question["id"] for test in framework["tests"] for question in test["questions"]]


def judge(*answers: str, first: str = "\n") -> click.testing.Result:
    """Answer the questions in turn: the last of the answers again until there is none left."""
    rest = [answers[-1]] * (len(questions()) - len(answers))
    who = ["--by", "Reviewers", "--kind", "independent"]
    words = ["new", "assessment", "warm-homes", "--ask", "--date", "2026-11-20", *who]
    typed = first + "".join((*answers, *rest))
    return click.testing.CliRunner().invoke(command, words, input=typed, catch_exceptions=False)


def test_whoever_judges_can_be_asked(content: Path) -> None:
    weak = "2\nNobody was asked.\nWe will ask 20 tenants.\nHousing team\n2027-03-31\n"
    done = judge("\n", "9\n4\nThe purpose names who gains: tenants.\n", weak, "5\nIt says so in the paper of 2025.\n")
    assert done.exit_code == 0, done.output
    assert "the assessment is written, and in order." in done.stdout
    assert "Type a number from 1 to 5, or nothing." in done.output
    (made,) = parse(record(content).read_text("utf-8")).data["assessments"]
    assert (made["by"], made["date"]) == ({"name": "Reviewers", "kind": "independent"}, "2026-11-20")
    first, second, third, *others = (made["answers"][question] for question in questions())
    assert first == {"rating": "not-assessed"}
    assert second == {"rating": 4, "because": "The purpose names who gains: tenants."}
    assert third["action"] == {"what": "We will ask 20 tenants.", "who": "Housing team", "by": "2027-03-31"}
    assert all(answer["rating"] == 5 for answer in others)
    assert record(content).read_text("utf-8").startswith(RECORD), "all else in the file is as it was"
    assert run("check").exit_code == 0


def test_an_assessment_that_would_not_be_in_order_is_shown_and_not_written(content: Path) -> None:
    done = judge("4\nFILL IN\n")
    assert done.exit_code == 1
    assert "because: FILL IN" in done.stdout, "what was typed is not lost"
    assert record(content).read_text("utf-8") == RECORD


def test_answers_of_whoever_judges_can_come_from_a_file(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    lines = "".join(f"  {question}: {{rating: 4, because: It names tenants.}}\n" for question in questions())
    answers.write_text(f"by: {{name: Reviewers, kind: independent}}\nanswers:\n{lines}", encoding="utf-8")
    done = run("new", "assessment", "warm-homes", "--from", answers, "--date", "2026-11-20")
    assert done.exit_code == 0, done.output
    (made,) = parse(record(content).read_text("utf-8")).data["assessments"]
    assert set(made["answers"]) == set(questions())
    assert run("check").exit_code == 0


def test_an_answer_in_a_file_that_cannot_stand_is_told_at_its_line(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    first = questions()[0]
    answers.write_text(f"by: {{name: Reviewers, kind: independent}}\nanswers:\n  {first}: {{rating: 7}}\n", "utf-8")
    done = run("new", "assessment", "warm-homes", "--from", answers, "--date", "2026-11-20")
    assert done.exit_code == 1
    assert "answers.yml:3:" in said(done)
    assert record(content).read_text("utf-8") == RECORD


def test_whoever_judges_is_asked_for_and_told_at_once_why_they_cannot(content: Path) -> None:
    words = ["new", "assessment", "sampleford-bare", "--ask", "--date", "2026-11-20"]
    lead = "Lost Property Office"
    typed = f"{lead}\nReviewers\npartner\nindependent\n\n" + "4\nThe purpose names who gains: tenants.\n" * 6
    done = click.testing.CliRunner().invoke(command, words, input=typed, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert "This record was compiled from public pages" in done.output
    assert "That is none of these words." in done.output
    (made,) = parse((content / "agreements" / "sampleford-bare.yml").read_text("utf-8")).data["assessments"]
    assert made["by"] == {"name": "Reviewers", "kind": "independent"}


def test_whoever_judges_again_sees_what_they_said_last_time(content: Path) -> None:
    words = ["new", "assessment", "sampleford-bare", "--ask", "--date"]
    typed = "Reviewers\nindependent\n\n" + "4\nThe purpose names who gains: tenants.\n" * 6
    click.testing.CliRunner().invoke(command, [*words, "2026-11-20"], input=typed, catch_exceptions=False)
    words, typed = [*words, "2026-11-21"], typed.replace("\nindependent", "")
    done = click.testing.CliRunner().invoke(command, words, input=typed, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert done.output.count("Last time: ") == 6


def test_an_assessment_without_an_answer_is_not_written(content: Path) -> None:
    done = judge("\n")
    assert done.exit_code == 1 and "No question was answered. Nothing was written." in said(done)
    assert record(content).read_text("utf-8") == RECORD


def test_what_is_said_beside_a_file_of_answers_goes_before_it(content: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    lines = "".join(f"  {question}: {{rating: 4, because: It names tenants.}}\n" for question in questions())
    answers.write_text(f"by: {{name: Reviewers}}\ndate: 2026-01-01\nanswers:\n{lines}", encoding="utf-8")
    run("new", "assessment", "warm-homes", "--from", answers, "--kind", "independent", "--date", "2026-11-20")
    run("new", "assessment", "warm-homes", "--from", answers, "--kind", "editors", "--by", "The editors")
    made = parse(record(content).read_text("utf-8")).data["assessments"]
    assert [(*one["by"].values(), one["date"]) for one in made] == [
        ("Reviewers", "independent", "2026-11-20"),
        ("The editors", "editors", "2026-01-01"),
    ]
