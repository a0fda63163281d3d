"""A link is dead when it failed on several days, and only then; what could not be seen is never called dead."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.build import without_worked_examples
from generator.model.settings import Settings
from generator.steward import links as looked_at
from generator.steward.asking import Answer
from generator.steward.finding import Finding
from generator.steward.link_memory import FILE, Failing, remember, remembered
from generator.steward.links import AT_ONCE, after_asking, ask_all, links_of, look_at_links
from tests.builders import example, record, register

PAGE, OTHER = "https://www.leeds.gov.uk/page", "https://other.gov.uk/a"
DAYS = tuple(date(2026, 11, day) for day in (20, 21, 22, 23))
FAILED, WELL, UNSEEN = Answer("failed", "its server answers 404"), Answer("answers"), Answer("unseen", "x")
MOVED = Answer("moved", "", "https://other.gov.uk/b")
REGISTER = register(
    {
        "one": record("One", documents=[{"kind": "report", "url": f"{OTHER}#part"}, {"kind": "other", "url": PAGE}]),
        "two": record("Two", contact={"url": "mailto:data.team@leeds.gov.uk"}),
        "gone": record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}),
        "made-up": example(documents=[{"kind": "report", "url": "https://exampleshire.example/"}]),
    }
)


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """What is found on a day, where links answer as told."""

    def found(answers: Mapping[str, Answer], day: date, after: int = 3) -> dict[str, Finding]:
        monkeypatch.setattr(looked_at, "ask", lambda link, **_: answers[link])
        told = look_at_links(REGISTER, Settings(), tmp_path / ".site-kept", day, after, lambda _: None)
        return {finding.about: finding for finding in told}

    return found


def test_links_of_real_records_are_asked_once_each_without_their_part() -> None:
    assert links_of(without_worked_examples(REGISTER)) == {OTHER: ("one",), PAGE: ("one", "two")}


def test_a_link_is_dead_after_three_different_days(look: object) -> None:
    answers = {PAGE: FAILED, OTHER: WELL}
    for day in (DAYS[0], DAYS[1], DAYS[1]):
        found = look(answers, day)  # type: ignore[operator]
        assert "dead-link" not in found
        assert found["failing-links"].mark == "note"
    dead = look(answers, DAYS[2])["dead-link"]  # type: ignore[operator]
    assert dead.mark == "to-do"
    assert dead.says == (
        f"one and 1 other: {PAGE} is dead: it failed on 3 days since 20 November 2026 (its server answers 404)."
    )


def test_one_that_answers_again_is_forgiven(look: object) -> None:
    look({PAGE: FAILED, OTHER: WELL}, DAYS[0])  # type: ignore[operator]
    look({PAGE: FAILED, OTHER: WELL}, DAYS[1])  # type: ignore[operator]
    look({PAGE: WELL, OTHER: WELL}, DAYS[2])  # type: ignore[operator]
    assert "dead-link" not in look({PAGE: FAILED, OTHER: WELL}, DAYS[3])  # type: ignore[operator]


def test_how_many_days_can_be_chosen(look: object) -> None:
    found = look({PAGE: FAILED, OTHER: WELL}, DAYS[0], after=1)  # type: ignore[operator]
    assert "on 20 November 2026 (" in found["dead-link"].says


def test_what_was_not_seen_is_told_and_counts_for_nothing(look: object) -> None:
    look({PAGE: FAILED, OTHER: WELL}, DAYS[0])  # type: ignore[operator]
    found = look({PAGE: UNSEEN, OTHER: WELL}, DAYS[1])  # type: ignore[operator]
    assert found["unseen-links"].says == f"1 link could not be looked at: {PAGE} (x)."
    assert found["unseen-links"].mark == "note"
    assert "dead-link" in look({PAGE: FAILED, OTHER: WELL}, DAYS[2], after=2)  # type: ignore[operator]


def test_a_move_for_good_is_told_with_its_new_address(look: object) -> None:
    found = look({PAGE: WELL, OTHER: MOVED}, DAYS[0])  # type: ignore[operator]
    assert found["moved-link"].says == f"one: {OTHER} has moved for good to https://other.gov.uk/b."
    assert found["links"].says == "1 of 2 links answer as they should."


def test_a_machine_that_is_offline_says_so_and_remembers_nothing(look: object, tmp_path: Path) -> None:
    offline = Answer("failed", "there is no such host", network=True)
    found = look({PAGE: offline, OTHER: offline}, DAYS[0])  # type: ignore[operator]
    assert found.keys() == {"links"}
    assert found["links"].mark == "to-do"
    assert not (tmp_path / ".site-kept").exists()


def test_a_host_is_never_asked_twice_at_once_and_hosts_beside_one_another() -> None:
    hosts = [f"https://host-{number}.example" for number in range(AT_ONCE)]
    together = threading.Barrier(AT_ONCE, timeout=60)
    asking: set[str] = set()
    guard = threading.Lock()

    def asked(link: str) -> Answer:
        host = link.split("/")[2]
        with guard:
            assert host not in asking
            asking.add(host)
        together.wait()
        with guard:
            asking.discard(host)
        return WELL

    told: list[str] = []
    answers = ask_all([f"{host}/{page}" for host in hosts for page in range(4)], asked, told.append)

    assert len(answers) == 4 * AT_ONCE
    assert told == [f"Asked 25 of {4 * AT_ONCE} links"]


def test_links_that_no_record_has_any_more_are_forgotten() -> None:
    before = {"https://gone.example/": Failing((DAYS[0],), "x"), PAGE: Failing((DAYS[0],), "x")}
    assert after_asking(before, {PAGE: FAILED}, DAYS[1]) == {PAGE: Failing(DAYS[:2], FAILED.why)}


def test_what_is_remembered_reads_back(tmp_path: Path) -> None:
    failing = {PAGE: Failing(DAYS[:2], "it does not answer in time"), "https://é.example/": Failing((DAYS[0],), "x")}
    remember(tmp_path, failing)
    assert remembered(tmp_path) == failing
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 2, "failing": {}}',
        '{"format": 1, "failing": {"a": {"days": ["x"], "why": ""}}}',
        "null",
    ],
)
def test_a_file_that_cannot_be_read_remembers_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert remembered(tmp_path) == {}


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8000/", True),
        ("http://localhost:8000/", True),
        ("http://[::1]:8000/", True),
        ("https://127.evil.example/", False),
        ("https://plainview.example/", False),
    ],
)
def test_addresses_of_this_machine_are_asked_for_a_site_of_this_machine_alone(
    address: str, here: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: set[bool] = set()
    monkeypatch.setattr(looked_at, "ask", lambda link, *, loopback, **_: (told.add(loopback), WELL)[1])
    list(look_at_links(REGISTER, Settings(site_url=address), tmp_path, DAYS[0], 3, lambda _: None))

    assert told == {here}
