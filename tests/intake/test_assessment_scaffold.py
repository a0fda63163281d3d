"""The start of an assessment: what is refused, what the file holds afterwards, and a checker that leads to the end."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.check.placeholder import placeholders_in
from generator.intake.assessment_scaffold import Asked, AssessmentRefused, NotAdded, begin
from generator.intake.assessment_text import Begun
from generator.intake.last_time import Before
from generator.model.assessment import Answer, Assessment
from generator.model.dates import parse as parse_date
from generator.model.dictionary import dictionary_of
from generator.model.framework import Framework
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import LARGEST
from generator.read.strict_yaml import parse
from generator.read.yaml_append import Indentation
from tests.builders import framework
from tests.check.folders import EXAMPLES, lay_out, problems_of
from tests.intake.test_commented import HOSTILE

DAY = date(2026, 11, 20)
GOOD = EXAMPLES / "good"
QUESTIONS = ["purposeful.clear-purpose", "purposeful.no-surprises", "responsible.kept-secure"]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publisher's record with two assessments, a worked example and a record from public pages without any."""
    monkeypatch.chdir(tmp_path)
    folder = lay_out(tmp_path / "content")
    for name in ("published", "worked-example", "smallest", "withdrawn"):
        shutil.copy(GOOD / f"{name}.yml", folder / "agreements")
    return folder


def path_of(content: Path, identifier: str) -> Path:
    return content / "agreements" / f"{identifier}.yml"


def data_of(path: Path) -> dict[str, Any]:
    document = parse(path.read_text(encoding="utf-8"))
    assert not document.faults and isinstance(document.data, dict)
    return document.data


def add(content: Path, identifier: str, **asked: str | None) -> dict[str, Any]:
    """Add an assessment, see that all else is as it was, and give what was added."""
    path = path_of(content, identifier)
    before = data_of(path)
    new = begin(identifier, content, Asked(DAY, **asked))
    shown = new.text()
    new.add()
    assert shown.encode() in path.read_bytes()
    after = data_of(path)
    *others, added = after.pop("assessments")
    assert others == (before.pop("assessments", None) or [])
    assert after == before
    return added  # type: ignore[no-any-return]


def opened(text: str) -> str:
    """The same text with each line that is only a note about a field turned into that field."""
    return re.sub(
        r"^( *)# (?= *(?:- )?(?:evidence|action|title|url|quote|what|who|by):)", r"\1", text, flags=re.MULTILINE
    )


# What is begun


def test_nothing_is_said_but_what_is_known(content: Path) -> None:
    assert add(content, "published") == {
        "framework": "two-tests-1",
        "by": {"name": "Leeds City Council", "kind": "organisation"},
        "date": "2026-11-20",
        "method": "FILL IN\n",
        "people": "FILL IN",
        "answers": {question: {"rating": "FILL IN", "because": "FILL IN\n"} for question in QUESTIONS},
    }


def test_where_nobody_knows_who_judges_that_is_left_open(content: Path) -> None:
    assert add(content, "smallest")["by"] == {"name": "FILL IN", "kind": "FILL IN"}
    text = path_of(content, "smallest").read_text("utf-8")
    assert (
        "    # Who judged? Name and kind.\n"
        "    # residents-panel: People who live there judged it.\n"
        "    # independent: Someone outside judged it.\n"
        "    # editors: The people who run this site judged it.\n"
        "    by:\n"
        "      name: FILL IN  # such as: Leeds City Council\n"
        "      kind: FILL IN  # residents-panel, independent, editors\n"
    ) in text


def test_each_field_of_an_assessment_is_named(content: Path) -> None:
    text = opened(begin("worked-example", content, Asked(DAY)).text())
    (found,) = parse(text).data["assessments"]

    def paths(data: Any, path: str) -> set[str]:
        inside = data if isinstance(data, dict) else {}
        found = {f"{path}{name}" for name in inside}
        for name, value in inside.items():
            found |= paths(value[0] if isinstance(value, list) else value, f"{path}{'*' if '.' in name else name}.")
        return found

    expected = {facts.path for facts in dictionary_of(Assessment)}
    assert {path for path in paths(found, "") if not path.startswith(("answers.p", "answers.r"))} == expected
    # With every field open, only what is known is filled in.
    assert {parse(text).data["assessments"][0][name] for name in ("framework", "date")} == {"two-tests-1", "2026-11-20"}
    assert len(list(placeholders_in(found))) == 2 + len(QUESTIONS) * 8


def test_each_question_stands_under_its_test_with_its_help(tmp_path: Path) -> None:
    begun = Begun(Framework.model_validate(framework()), None, None, ("editors",), DAY)
    text = "\n".join(begun.lines(Indentation()))
    start = text.index("# ===== Proportionate =====")
    assert text[start : text.index("# evidence", start)] == (
        "# ===== Proportionate =====\n"
        "    # Is it proportionate?\n"
        "\n"
        "    # Proportionate, question 1 of 2: Is proportionate.first so?\n"
        "    # Read it aloud.\n"
        "    # A good answer mentions: who gains; what changes.\n"
        "    proportionate.first:\n"
        "      rating: FILL IN  # 1 Not at all, 2 A little, 3 Partly, 4 Mostly, 5 Fully, or not-assessed\n"
        "      because: >\n"
        "        FILL IN\n"
        "      "
    )
    assert re.findall(r"^    ([a-z.]+):$", text, re.MULTILINE) == [
        f"{test}.{word}" for test in ("purposeful", "proportionate", "responsible") for word in ("first", "second")
    ]


def test_what_was_answered_last_time_stands_beside_the_question(content: Path) -> None:
    new = begin("published", content, Asked(DAY))
    lines = new.text().splitlines()
    place = lines.index("      purposeful.no-surprises:")
    assert lines[place - 2 : place] == [
        "      # Last time, 10 January 2026: A little. We did not tell patients. Promised then: Tell them.",
        "      # (Resilience team, by January 2027)",
    ]
    assert "Some of us did not know" not in new.text()
    panel = begin("published", content, Asked(DAY, by="A panel of patients")).text()
    assert "# Last time, February 2026: Partly. Some of us did not know.\n" in panel
    assert panel.count("Last time") == 1
    assert "Last time" not in begin("published", content, Asked(DAY, by="Somebody new")).text()


def test_a_second_assessment_follows_the_first(content: Path) -> None:
    add(content, "worked-example")
    add(content, "worked-example", by="A panel", kind="residents-panel")
    first, second = data_of(path_of(content, "worked-example"))["assessments"]
    assert (first["by"]["name"], second["by"]["name"]) == ("Exampleshire Council", "A panel")


# Every byte


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("ending", [b"", b"end"], ids=["no end", "end"])
def test_every_byte_is_kept(content: Path, line_end: bytes, mark: bytes, ending: bytes) -> None:
    path = path_of(content, "published")
    raw = path.read_bytes().rstrip(b"\n").replace(b"\n", line_end)
    old = mark + raw + (line_end if ending else b"")
    path.write_bytes(old)
    add(content, "published")
    new = path.read_bytes()
    assert new.startswith(mark + raw + line_end)
    assert set(re.findall(b"\r?\n", new)) == {line_end}
    assert new.endswith(line_end)


def test_the_file_is_left_alone_until_it_is_added(content: Path) -> None:
    before = path_of(content, "published").read_bytes()
    new = begin("published", content, Asked(DAY))
    assert new.text()
    assert path_of(content, "published").read_bytes() == before


# What cannot be added


def not_added(content: Path, identifier: str) -> NotAdded:
    path = path_of(content, identifier)
    before = path.read_bytes()
    new = begin(identifier, content, Asked(DAY))
    with pytest.raises(NotAdded) as told:
        new.add()
    assert path.read_bytes() == before
    assert [each for each in path.parent.iterdir() if each.suffix != ".yml"] == []
    (entry,) = parse(told.value.text).data["assessments"]
    assert entry["framework"] == "two-tests-1"
    return told.value


def test_a_list_in_brackets_is_told_with_the_text_to_paste(content: Path) -> None:
    path = path_of(content, "worked-example")
    held = "{framework: two-tests-1, by: {name: A, kind: editors}, date: 2026, answers: {}}"
    path.write_text(path.read_text("utf-8") + f"assessments: [{held}]\n", encoding="utf-8")
    assert str(not_added(content, "worked-example")).startswith(
        "The list under `assessments` stands in square brackets"
    )


def test_a_file_in_brackets_is_told_with_the_text_to_paste(content: Path) -> None:
    path = path_of(content, "worked-example")
    path.write_text(yaml.safe_dump(data_of(path), default_flow_style=True, width=10_000), encoding="utf-8")
    assert str(not_added(content, "worked-example")).startswith("The whole file stands in curly brackets")


def test_a_file_that_may_only_be_read_is_told_with_the_text_to_paste(content: Path) -> None:
    path_of(content, "worked-example").chmod(0o444)
    assert str(not_added(content, "worked-example")) == (
        "content/agreements/worked-example.yml may be read and not written to. Let it be written to."
    )


def test_a_link_is_told_with_the_text_to_paste(content: Path) -> None:
    path = path_of(content, "worked-example")
    path.rename(content / "kept.yml")
    path.symlink_to("../kept.yml")
    assert "worked-example.yml is a link to ../kept.yml." in str(not_added(content, "worked-example"))


def test_a_file_that_would_be_too_large_is_told(content: Path) -> None:
    path = path_of(content, "worked-example")
    text = path.read_text("utf-8")
    path.write_text(text + "#" * (LARGEST - len(text) - 100) + "\n", encoding="utf-8")
    assert str(not_added(content, "worked-example")) == (
        "content/agreements/worked-example.yml would be larger than 1 MiB."
    )


def test_what_somebody_saved_meanwhile_is_kept(content: Path) -> None:
    new = begin("worked-example", content, Asked(DAY))
    path_of(content, "worked-example").write_text("mine", encoding="utf-8")
    with pytest.raises(NotAdded, match="has just been changed by somebody else"):
        new.add()
    assert path_of(content, "worked-example").read_text("utf-8") == "mine"


# What cannot be begun


def refused(content: Path, identifier: str, **asked: str | None) -> str:
    with pytest.raises(AssessmentRefused) as told:
        begin(identifier, content, Asked(DAY, **asked))
    return str(told.value)


@pytest.mark.parametrize("given", ["publshed", "published.yml", "content/agreements/published.yml", "Published"])
def test_an_unknown_id_leads_to_the_nearest(content: Path, given: str) -> None:
    assert refused(content, given) == f"There is no agreement `{given}`. Did you mean `published`?"


@pytest.mark.parametrize("given", ["x\ny", "", "../areas/leeds", "zzzzzz"])
def test_an_id_like_no_other_is_told(content: Path, given: str) -> None:
    said = refused(content, given)
    assert said.startswith("There is no agreement `") and "\n" not in said
    assert said.endswith("The ids are the names of the files in content/agreements, without `.yml`.")


def test_a_withdrawn_record_is_told(content: Path) -> None:
    assert (
        refused(content, "withdrawn") == "`withdrawn` was withdrawn. Its page tells only that, and shows no assessment."
    )


def test_an_unknown_framework_leads_to_the_nearest(content: Path) -> None:
    assert refused(content, "published", framework="two-test-1") == (
        "There is no framework version `two-test-1`. Did you mean `two-tests-1`?"
    )
    assert refused(content, "published", framework="x") == (
        "There is no framework version `x`. There is `three-tests-1`, `two-tests-1`."
    )


def test_no_framework_at_all_is_told(content: Path) -> None:
    path_of(content, "published").unlink()
    shutil.rmtree(content / "frameworks")
    said = "There is no framework version in content/frameworks, so there are no questions to answer."
    assert refused(content, "smallest") == said
    assert refused(content, "smallest", framework="two-tests-1") == said


def test_those_who_take_part_cannot_speak_in_a_record_that_others_wrote(content: Path) -> None:
    said = refused(content, "smallest", kind="organisation")
    assert said.startswith("This record was compiled from public pages, so those who take part cannot speak in it.")
    assert said.endswith("Others can judge it: residents-panel, independent, editors.")


@pytest.mark.parametrize("name", ["", "  ", "A\nB", "A\u202eB", "A\x00"])
def test_a_name_that_nobody_can_read_is_refused(content: Path, name: str) -> None:
    assert refused(content, "published", by=name).startswith("The name of who judges is empty, or has a hidden")


def test_what_is_begun_and_not_filled_in_is_not_begun_again(content: Path) -> None:
    add(content, "published")
    add(content, "smallest")
    path = path_of(content, "published")
    line = len(path.read_text("utf-8").rpartition("- framework")[0].splitlines())
    assert refused(content, "published") == (
        f"An assessment by Leeds City Council is begun at content/agreements/published.yml:{line} and not filled in "
        "yet. Fill that one in, or delete it. For another assessor, give their name with --by."
    )
    assert refused(content, "smallest").startswith("An assessment is begun at content/agreements/smallest.yml:")
    assert add(content, "smallest", by="A panel")["by"]["name"] == "A panel"


# What has to be mended first


def to_mend(content: Path, identifier: str, **asked: str | None) -> list[str]:
    with pytest.raises(ContentProblems) as told:
        begin(identifier, content, Asked(DAY, **asked))
    return [f"{problem.where.path}: {problem.code}" for problem in told.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: leeds,", "id: leads,", "unknown-area"),
        ("title: Oxygen", "titel: Oxygen", "unknown-field"),
        ("title: Oxygen at home", "title: FILL IN", "filler-text"),
        ("title: Oxygen", "title: 'Oxygen", "not-yaml"),
        ("rating: 5", "rating: 9", "unknown-word"),
        ("because: It says who is helped.", "because: FILL IN\n        actoin: {what: A}", "unknown-field"),
    ],
)
def test_a_record_that_is_wrong_is_to_be_mended_first(content: Path, old: str, new: str, code: str) -> None:
    path = path_of(content, "published")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    path_of(content, "smallest").write_text("titel: x\n", encoding="utf-8")
    mend = to_mend(content, "published")
    assert f"content/agreements/published.yml: {code}" in mend
    assert {problem.partition(":")[0] for problem in mend} == {"content/agreements/published.yml"}


def test_a_record_that_is_wrong_keeps_nobody_from_another(content: Path) -> None:
    path_of(content, "smallest").write_text("titel: x\n", encoding="utf-8")
    assert add(content, "published")


@pytest.mark.parametrize("written", ["", "[]\n", "schema: [\n", "\xff"])
def test_a_record_that_is_no_record_is_to_be_mended_first(content: Path, written: str) -> None:
    path_of(content, "published").write_bytes(written.encode("latin-1"))
    assert to_mend(content, "published")


def test_a_link_out_of_the_folder_is_told(content: Path) -> None:
    path = path_of(content, "published")
    path.rename(content.parent / "elsewhere.yml")
    path.symlink_to("../../elsewhere.yml")
    assert to_mend(content, "published") == ["content/agreements/published.yml: link-out-of-folder"]


NEWER = {
    "schema": 1,
    "id": "two-tests-2",
    "title": "Two tests",
    "wording": "ours",
    "published": "2026-12",
    "scale": {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"},
    "features": [{"id": "respects-people", "text": "That it respects people."}],
    "tests": [
        {
            "id": "purposeful",
            "asks": "Is it clear?",
            "questions": [
                {"id": "purposeful.no-surprises", "text": "Would it surprise anyone?", "features": ["respects-people"]},
                {
                    "id": "purposeful.plain-purpose",
                    "text": "Can you say back what it is for?",
                    "features": ["respects-people"],
                    "replaces": ["purposeful.clear-purpose"],
                },
            ],
        }
    ],
}


def test_the_newest_version_is_taken_unless_another_is_named(content: Path) -> None:
    (content / "frameworks" / "two-tests-2.yml").write_text(yaml.safe_dump(NEWER), encoding="utf-8")
    add(content, "published", framework="two-tests-1")
    # What is begun under another version does not stand in its way.
    new = begin("published", content, Asked(date(2026, 11, 30)))
    assert new.begun.framework.id == "two-tests-2"
    assert list(new.begun.before) == ["purposeful.no-surprises", "purposeful.plain-purpose"]
    assert (
        "Last time, 10 January 2026, the question was put in other words: “Is the purpose clear?” The answer was: "
        "Fully. It says who is helped."
    ) in new.text().replace("\n      # ", " ")


@pytest.mark.parametrize("name", ["two-tests-2.yml", "two-tests-2.yaml"])
def test_while_a_version_is_wrong_nobody_knows_which_is_the_newest(content: Path, name: str) -> None:
    (content / "frameworks" / name).write_text(yaml.safe_dump({**NEWER, "tests": []}), encoding="utf-8")
    problems = to_mend(content, "published")
    assert problems and all(problem.startswith(f"content/frameworks/{name}: ") for problem in problems)
    assert begin("published", content, Asked(DAY, framework="two-tests-1")).begun.framework.id == "two-tests-1"
    if name.endswith(".yml"):
        assert to_mend(content, "published", framework="two-tests-2") == problems


# What the checker says


def errors_of(content: Path) -> list[Problem]:
    """What stops a build. Warnings about how an answer is worded are another matter."""
    return sorted(errors(problems_of(content)))


def lines_told(problems: list[Problem], text: str) -> list[str]:
    lines = text.splitlines()
    return [lines[problem.where.line - 1].strip() for problem in sorted(problems)]


def test_the_checker_names_each_question_once(content: Path) -> None:
    add(content, "smallest")
    text = path_of(content, "smallest").read_text("utf-8")
    problems = errors_of(content)
    assert {problem.code for problem in problems} == {"filler-text"}
    told = [line.partition("  #")[0] for line in lines_told(problems, text)]
    assert told == ["name: FILL IN", "kind: FILL IN", "method: >", "people: FILL IN"] + ["rating: FILL IN"] * 3
    asked = [problem for problem in problems if "not answered" in problem.message]
    assert [problem.message for problem in asked] == [f"`{question}` is not answered yet." for question in QUESTIONS]
    assert {problem.fix for problem in asked} == {
        "Write a rating and the reason, or `not-assessed`; or delete the question."
    }


def test_a_reason_that_is_left_is_told_once_the_rating_is_there(content: Path) -> None:
    add(content, "worked-example")
    path = path_of(content, "worked-example")
    text = path.read_text("utf-8").replace("rating: FILL IN", "rating: 4", 1)
    path.write_text(text.replace("rating: FILL IN", "rating: not-assessed", 1), encoding="utf-8")
    problems = [problem for problem in errors_of(content) if "because" in lines_told([problem], text)[0]]
    assert {problem.message for problem in problems} == {"`because`: `FILL IN` only holds the place of an answer."}
    assert [problem.fix for problem in problems] == [
        "Say why, in a sentence or two. Only the rating `not-assessed` may stand without a reason."
    ] * 2


def test_with_every_note_opened_each_place_is_told(content: Path) -> None:
    add(content, "worked-example")
    path = path_of(content, "worked-example")
    path.write_text(opened(path.read_text("utf-8")).replace("rating: FILL IN", "rating: 2"), encoding="utf-8")
    # Method and people; of each question the reason, three parts of the evidence and three of the action.
    assert len(errors_of(content)) == 2 + 7 * len(QUESTIONS)


def test_an_assessment_that_is_filled_in_is_in_order(content: Path) -> None:
    add(content, "worked-example")
    path = path_of(content, "worked-example")
    text = path.read_text("utf-8")
    text = text.replace("people: FILL IN", "people: 2").replace("rating: FILL IN", "rating: 4")
    path.write_text(text.replace("FILL IN\n", "It says: “yes” # and 'no'.\n"), encoding="utf-8")
    assert errors_of(content) == []


def test_a_question_that_is_deleted_leaves_the_rest_in_order(content: Path) -> None:
    add(content, "worked-example")
    path = path_of(content, "worked-example")
    lines = path.read_text("utf-8").splitlines()
    start = lines.index("      purposeful.no-surprises:")
    del lines[start : start + 4]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "purposeful.no-surprises" not in data_of(path)["assessments"][0]["answers"]
    assert [one for one in errors_of(content) if "no-surprises" in one.message] == []
    assert len(errors_of(content)) == 4


# Hostile words


def hostile_framework(text: str) -> Framework:
    made = framework(title=text, scale=dict.fromkeys(range(1, 6), text))
    for test in made["tests"]:
        test |= {"name": text, "asks": text}
        for question in test["questions"]:
            question |= {"text": text, "guidance": text, "good_answer_mentions": [text, text]}
    return Framework.model_validate(made)


PLAIN = hostile_framework("plain")


def entry_of(version: Framework, text: str) -> Any:
    answer = Answer.model_validate({"rating": 1, "because": text, "action": {"what": text, "who": text}})
    before = {question.id: Before(parse_date("2026"), answer, version.scale, text) for question in version.questions}
    begun = Begun(version, "A panel", "residents-panel", ("residents-panel",), DAY, before)
    document = parse("\n".join(begun.lines(Indentation())) + "\n")
    assert document.faults == []
    return document.data


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: text + HOSTILE) | st.just(HOSTILE)
)
def test_no_words_of_a_record_or_a_framework_leave_their_notes(text: str) -> None:
    assert entry_of(hostile_framework(text), text) == entry_of(PLAIN, "plain")
