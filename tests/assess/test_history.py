"""Versions come from git by way of what was kept, and from the site as it was last. Who wrote them is never named."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assess import history as module
from generator.assess.history import history_of
from generator.assess.published_before import PublishedBefore
from generator.assess.version_lines import Seen
from generator.model.agreement import Agreement
from generator.model.history import History, Redaction, file_hash
from generator.read.kept import Kept
from tests import builders
from tests.repositories import Made


def text_of(title: str, **changes: Any) -> str:
    return yaml.safe_dump(builders.record(title, **changes), sort_keys=False)


FIRST, SECOND, THIRD = (text_of(title) for title in ("First", "Second", "Third"))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "repository")


def of(made: Made, **more: Any) -> History:
    cards = builders.register({"meals": builders.record("Third")}).cards
    return history_of(made.folder / "agreements", cards, **more)


def told(history: History) -> list[tuple[str, list[str]]]:
    return [(one.name, [change.after for change in one.changes]) for one in history.versions["meals"]]


def three(made: Made) -> Made:
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})
    made.save("2026-03-04", {"agreements/meals.yml": SECOND})
    made.save("2026-05-06", {"agreements/meals.yml": THIRD})
    return made


THREE = [("2026-01-02-1", []), ("2026-03-04-1", ["Second"]), ("2026-05-06-1", ["Third"])]


def test_each_version_says_what_it_says_otherwise_than_the_one_before(made: Made) -> None:
    history = of(three(made))

    assert told(history) == THREE
    assert [history.agreement(one).title for one in history.versions["meals"]] == ["First", "Second", "Third"]
    assert (history.source, history.shallow) == ("git", None)
    assert history.commit == made.git("rev-parse", "HEAD")


def test_without_git_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()

    history = history_of(tmp_path / "agreements", builders.register({"meals": builders.record()}).cards)

    assert (history.source, history.versions) == ("none", {})


def test_what_is_no_record_was_never_published(made: Made) -> None:
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})
    made.save("2026-02-02", {"agreements/meals.yml": "title: [not, a, record"})
    made.save("2026-02-03", {"agreements/meals.yml": "\ufeff" + THIRD})

    assert told(of(made)) == [("2026-01-02-1", []), ("2026-02-03-1", ["Third"])]


def test_a_name_stays_when_a_file_becomes_readable_or_is_no_longer(made: Made) -> None:
    """Numbers count what was saved that day, readable or not."""
    made.save("2026-01-02", {"agreements/meals.yml": "nothing"})
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})

    assert [name for name, _ in told(of(made))] == ["2026-01-02-2"]


def test_what_was_worked_out_is_not_worked_out_again(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = tmp_path / "kept"
    assert told(of(three(made), keep_in=keep)) == THREE

    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(module, "record_of_old", never)
    monkeypatch.setattr(module, "changes_between", never)
    monkeypatch.setattr(module.Repository, "saved", never)

    again = of(made, keep_in=keep)

    assert told(again) == THREE
    assert [again.agreement(one).title for one in again.versions["meals"]] == ["First", "Second", "Third"]


def test_a_new_commit_costs_its_own_versions_alone(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of(three(made), keep_in=tmp_path)
    made.save("2026-07-08", {"agreements/meals.yml": text_of("Fourth")})
    read: list[bytes] = []
    was = module.record_of_old
    monkeypatch.setattr(module, "record_of_old", lambda raw: read.append(raw) or was(raw))

    assert told(of(made, keep_in=tmp_path)) == [*THREE, ("2026-07-08-1", ["Fourth"])]
    assert read == [text_of("Fourth").encode()]


def test_any_number_of_processes_finds_the_same(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.parallel.SMALLEST_SHARE", 1)
    names = [f"record-{number}" for number in range(7)]
    for day in ("2026-01-02", "2026-01-03", "2026-01-04"):
        made.save(day, {f"agreements/{name}.yml": text_of(f"{name} {day}") for name in names})
    cards = builders.register({name: builders.record(name) for name in names}).cards
    one = history_of(made.folder / "agreements", cards, jobs=1)
    three = history_of(made.folder / "agreements", cards, jobs=3)

    assert one.versions == three.versions
    assert dict(one.said) == dict(three.said)
    assert all(len(versions) == 3 for versions in one.versions.values())


def test_wherever_a_byte_of_what_was_kept_is_another_the_versions_are_the_same(made: Made, tmp_path: Path) -> None:
    cold = of(three(made), keep_in=tmp_path)
    cold_says = dict(cold.said)
    file = tmp_path / module.KEPT_FILE
    good = file.read_bytes()
    chosen = random.Random(1)

    for _ in range(60):
        place, other = chosen.randrange(len(good)), chosen.randrange(1, 256)
        rotted = bytearray(good)
        rotted[place] ^= other
        file.write_bytes(rotted)
        again = of(made, keep_in=tmp_path)

        assert again.versions == cold.versions, (place, other)
        assert dict(again.said) == cold_says, (place, other)


LAYOUT = f"# yaml-language-server: $schema=x.json\n{FIRST}"
ORDER = yaml.safe_dump(dict(reversed(builders.record("First").items())), sort_keys=False)


def laid_out_anew(made: Made) -> Made:
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})
    made.save("2026-02-03", {"agreements/meals.yml": LAYOUT})
    made.save("2026-03-04", {"agreements/meals.yml": SECOND})
    return made


def test_comments_and_layout_make_no_version(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})
    made.save("2026-01-02", {"agreements/meals.yml": LAYOUT})
    made.save("2026-01-02", {"agreements/meals.yml": ORDER})
    made.save("2026-01-02", {"agreements/meals.yml": SECOND})

    for history in (of(made), of(made, keep_in=tmp_path), of(made, keep_in=tmp_path)):
        assert told(history) == [("2026-01-02-1", []), ("2026-01-02-4", ["Second"])]
        first = history.versions["meals"][0]
        assert (first.hash, *first.also) == tuple(file_hash(text.encode()) for text in (FIRST, LAYOUT, ORDER))


def test_the_order_of_what_a_record_names_itself_is_layout() -> None:
    words = [("purpose", "I helpu."), ("retention", "Blwyddyn.")]
    marks = {
        module._mark(Agreement.model_validate(builders.record(translations={"cy": {"matches": "2026", **dict(some)}})))
        for some in (words, words[::-1])
    }

    assert len(marks) == 1


def test_a_version_of_layout_alone_that_was_published_keeps_its_address(made: Made) -> None:
    laid_out_anew(made)
    before = PublishedBefore(
        (("meals", Seen(date(2026, 2, 3), 1, file_hash(LAYOUT.encode()), "at/2026-02-03-1")),),
        said=lambda _: builders.record("First"),
    )

    expected = [("2026-01-02-1", []), ("2026-02-03-1", []), ("2026-03-04-1", ["Second"])]
    assert told(of(made, published=before)) == expected


@pytest.mark.parametrize("text", [FIRST, LAYOUT])
@pytest.mark.parametrize("shown_before", [True, False])
def test_what_takes_down_one_takes_down_all_that_hold_the_same(
    made: Made, tmp_path: Path, text: str, shown_before: bool
) -> None:
    laid_out_anew(made)
    made.save("2026-04-05", {"agreements/meals.yml": ORDER})
    made.save("2026-05-06", {"agreements/meals.yml": THIRD})
    if shown_before:
        of(made, keep_in=tmp_path)

    for _ in range(2):
        history = of(made, redactions=[redaction(text)], keep_in=tmp_path)

        assert [one.redaction is not None for one in history.versions["meals"]] == [True, False, True, False]
        assert told(history) == [
            (name, []) for name in ("2026-01-02-1", "2026-03-04-1", "2026-04-05-1", "2026-05-06-1")
        ]
        assert (history.idle, history.still) == ((), ())
        assert all(file_hash(one.encode()) not in history.said for one in (FIRST, LAYOUT, ORDER))
        assert b"First" not in (tmp_path / module.KEPT_FILE).read_bytes()


def test_what_was_taken_down_stays_down_where_git_has_it_in_another_layout_alone(made: Made) -> None:
    down = of(laid_out_anew(made), redactions=[redaction(FIRST)])
    first = down.versions["meals"][0]
    before = published(down)
    shutil.rmtree(made.folder)
    made = Made(made.folder)
    made.save("2026-02-03", {"agreements/meals.yml": LAYOUT})
    made.save("2026-03-04", {"agreements/meals.yml": SECOND})

    history = of(made, published=before)

    assert [(one.name, one.redaction is not None, one.also) for one in history.versions["meals"]] == [
        ("2026-01-02-1", True, first.also),
        ("2026-03-04-1", False, ()),
    ]


def test_a_file_that_says_now_what_was_taken_down_is_told(made: Made) -> None:
    made.save("2026-01-02", {"agreements/meals.yml": FIRST})
    made.save("2026-02-03", {"agreements/meals.yml": LAYOUT})

    assert of(made, redactions=[redaction(FIRST)]).still == ("meals",)
    assert of(made).still == ()


def test_comparisons_that_nothing_asks_for_are_dropped(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of(three(made), keep_in=tmp_path)
    kept = Kept(tmp_path / module.KEPT_FILE, module.mark_of_code())
    pairs = kept.keys("changes")
    kept.put("changes", [(f"{number:040x} {number:040x}", "[]") for number in range(5)])
    monkeypatch.setattr(module, "_DROPPED_AT_ONCE", 3)

    assert told(of(made, keep_in=tmp_path)) == THREE
    # Who asks for less than a build does takes nothing away.
    assert len(kept.keys("changes")) == len(pairs) + 5
    assert told(of(made, keep_in=tmp_path, tidy=True)) == THREE
    assert len(kept.keys("changes")) == len(pairs) + 2
    of(made, keep_in=tmp_path, tidy=True)
    assert kept.keys("changes") == pairs


def test_a_comparison_that_another_build_dropped_meanwhile_is_made_again(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of(three(made), keep_in=tmp_path)
    work_out = module._work_out

    def and_another_drops(*given: Any) -> None:
        work_out(*given)
        kept = Kept(tmp_path / module.KEPT_FILE, module.mark_of_code())
        kept.forget("changes", kept.keys("changes"))

    monkeypatch.setattr(module, "_work_out", and_another_drops)
    assert told(of(made, keep_in=tmp_path)) == THREE


def test_a_rename_is_the_same_when_it_is_told_from_what_was_kept(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"agreements/dinners.yml": FIRST})
    made.save(
        "2026-03-04",
        {"agreements/meals.yml": text_of("Second", previous_ids=["dinners"]), "agreements/dinners.yml": None},
    )
    cards = builders.register({"meals": builders.record("Second", previous_ids=["dinners"])}).cards

    first, again = (history_of(made.folder / "agreements", cards, keep_in=tmp_path) for _ in range(2))

    assert [one.before for one in first.versions["meals"]] == ["", "2026-01-02-1"]
    assert again.versions == first.versions


def test_records_that_became_one_are_each_held_against_their_own_versions(made: Made, tmp_path: Path) -> None:
    made.save("2026-01-02", {"agreements/dinners.yml": text_of("Dinners")})
    made.save("2026-02-03", {"agreements/meals.yml": FIRST})
    made.save("2026-03-04", {"agreements/dinners.yml": text_of("Dinners, again")})
    made.save(
        "2026-04-05",
        {"agreements/meals.yml": text_of("Second", previous_ids=["dinners"]), "agreements/dinners.yml": None},
    )
    cards = builders.register({"meals": builders.record("Second", previous_ids=["dinners"])}).cards

    for _ in range(2):
        history = history_of(made.folder / "agreements", cards, keep_in=tmp_path)

        assert [(one.was, one.name, one.before) for one in history.versions["meals"]] == [
            ("dinners", "2026-01-02-1", ""),
            ("", "2026-02-03-1", ""),
            ("dinners", "2026-03-04-1", "2026-01-02-1"),
            ("", "2026-04-05-1", "2026-02-03-1"),
        ]
        assert [changes for _, changes in told(history)] == [[], [], ["Dinners, again"], ["Second", "dinners"]]


def redaction(text: str) -> Redaction:
    return Redaction(agreement="meals", version=file_hash(text.encode()), date="2026-11-22", ground="It named a child.")


def test_a_version_that_was_taken_down_is_told_and_nothing_of_what_it_said(made: Made, tmp_path: Path) -> None:
    of(three(made), keep_in=tmp_path)

    history = of(made, redactions=[redaction(SECOND)], keep_in=tmp_path)

    assert told(history) == [("2026-01-02-1", []), ("2026-03-04-1", []), ("2026-05-06-1", [])]
    down = history.versions["meals"][1]
    assert down.redaction is not None and down.redaction.ground == "It named a child."
    with pytest.raises(KeyError):
        history.agreement(down)
    assert down.hash not in history.said
    assert b"Second" not in (tmp_path / module.KEPT_FILE).read_bytes()


def test_a_redaction_that_is_lifted_lets_the_version_be_read_again(made: Made, tmp_path: Path) -> None:
    of(three(made), redactions=[redaction(SECOND)], keep_in=tmp_path)

    assert told(of(made, keep_in=tmp_path)) == THREE


def published(history: History) -> PublishedBefore:
    """What a site that was built of this history says of it."""
    said: Mapping[str, Any] = {
        f"at/{one.name}": json.loads(history.said[one.hash]) for one in history.versions["meals"] if not one.redaction
    }
    return PublishedBefore(
        tuple(
            ("meals", Seen(one.day, one.number, one.hash, f"at/{one.name}", one.was, one.before, also=one.also))
            for one in history.versions["meals"]
        ),
        {one.hash: one.redaction for one in history.versions["meals"] if one.redaction},
        said.__getitem__,
    )


def rewritten(made: Made) -> Made:
    """The same repository, begun anew with the last version alone."""
    shutil.rmtree(made.folder)
    made = Made(made.folder)
    made.save("2026-06-07", {"agreements/meals.yml": THIRD})
    return made


def test_a_history_that_was_rewritten_loses_no_published_version(made: Made) -> None:
    before = published(of(three(made)))

    history = of(rewritten(made), published=before)

    assert told(history) == THREE
    assert [one.kept for one in history.versions["meals"]] == [True, True, False]
    assert [history.agreement(one).title for one in history.versions["meals"]] == ["First", "Second", "Third"]


def test_the_same_where_there_is_no_git_at_all(made: Made, tmp_path: Path) -> None:
    before = published(of(three(made)))
    shutil.rmtree(made.folder / ".git")

    history = of(made, published=before)

    assert told(history) == THREE
    assert history.source == "none"
    assert all(one.kept for one in history.versions["meals"])


def test_a_version_that_was_taken_down_stays_down_when_git_has_lost_it(made: Made) -> None:
    before = published(of(three(made), redactions=[redaction(SECOND)]))

    history = of(rewritten(made), published=before)

    assert [one.redaction is not None for one in history.versions["meals"]] == [False, True, False]
    assert [one.kept for one in history.versions["meals"]] == [True, True, False]


def test_what_the_last_site_took_down_can_be_shown_again_while_git_has_it(made: Made) -> None:
    before = published(of(three(made), redactions=[redaction(SECOND)]))

    assert told(of(made, published=before)) == THREE


def test_what_the_last_site_still_shows_can_be_taken_down_now(made: Made, tmp_path: Path) -> None:
    before = published(of(three(made)))

    def never(path: str) -> Mapping[str, Any]:
        assert path != "at/2026-03-04-1", "read what may not be shown"
        return before.said(path)

    asking = PublishedBefore(before.versions, before.redactions, never)
    history = of(rewritten(made), published=asking, redactions=[redaction(SECOND)])

    assert [one.redaction is not None for one in history.versions["meals"]] == [False, True, False]


def test_a_shallow_copy_is_told_and_the_last_site_fills_it_up(made: Made, tmp_path: Path) -> None:
    before = published(of(three(made)))
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{made.folder}", str(copy)], check=True)
    made.folder = copy

    assert told(of(made, keep_in=tmp_path)) == [("2026-05-06-1", [])]
    assert of(made).shallow == date(2026, 5, 6)
    assert told(of(made, published=before)) == THREE
    made.git("fetch", "--quiet", "--unshallow")
    assert told(of(made, keep_in=tmp_path)) == THREE


def everything(history: History) -> Sequence[str]:
    return [repr(history.versions), repr(dict(history.said)), repr(history)]


def test_nobody_who_wrote_a_version_is_named_anywhere(made: Made, tmp_path: Path) -> None:
    history = of(three(made), keep_in=tmp_path)

    for told in (*everything(history), (tmp_path / module.KEPT_FILE).read_bytes().decode("latin-1")):
        assert Made.PERSON not in told and Made.ADDRESS not in told


def test_what_is_not_committed_is_no_version_yet(made: Made) -> None:
    assert of(three(made)).unsaved == frozenset()
    (made.folder / "agreements" / "meals.yml").write_text(text_of("Fourth"))

    history = of(made)

    assert history.unsaved == {"meals"}
    assert told(history) == THREE
