"""What changed in the whole register, newest first, and wider uses by themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.register import Register
from generator.present.page import Site
from generator.present.pages.changes import ALL, WIDER, ChangeList, changes_page, page_count
from tests.builders import Data, example, history, redaction, site
from tests.builders import own_record as record
from tests.hostile import as_written, text
from tests.reading import Read, leads_to, read

POLICE = [
    {"name": "Leeds City Council", "roles": ["lead"], "kind": "council"},
    {"name": "Police", "roles": ["recipient"]},
]
BEFORE, AFTER = record("Rents"), record("Rents", organisations=POLICE, retention="A year.")


def told(register: Site, whole: ChangeList = ALL, number: int = 1) -> Read:
    return read(changes_page(register, whole, number))


def rents(**parts: Any) -> Site:
    return site([AFTER], versions=history({"record-1": (BEFORE, AFTER)}, **parts))


def years(page: Read) -> list[str]:
    return [words for level, words in page.headings if level == 2 and words != "How can I hear of changes?"]


def test_versions_stand_there_newest_first_with_what_each_changed() -> None:
    page = told(rents())

    assert years(page) == ["2026"]
    assert (
        "1 February 2026 Wider use Police were added as a recipient. "
        "The rule on how long it is kept is now stated: “A year”. Rents · Leeds" in page.text
    )
    assert "1 January 2026 The record was added. Rents · Leeds" in page.text
    assert "2 changes, newest first, as at 23 November 2026. 1 wider use of data." in page.text


def test_each_leads_to_where_one_can_read_on() -> None:
    now = record("Rents", organisations=POLICE, changes=[{"date": "2026-03-01", "what": "More."}])
    made = site([now], versions=history({"record-1": (BEFORE, (now, {"redaction": redaction()}))}))
    page = changes_page(made, ALL)

    assert [leads_to(page, link) for link, words in read(page).links if words == "Rents"] == [
        ("agreements/record-1/history/", ""),
        ("agreements/record-1/", "fact-changes"),
        ("agreements/record-1/versions/2026-01-01-1/", ""),
    ]


def test_wider_uses_have_a_list_of_their_own() -> None:
    changes = [
        {"date": "2026-05-01", "what": "More people.", "wider_use": True},
        {"date": "2026-06-01", "what": "Less."},
    ]
    page = told(site([record("Rents", changes=changes)]), WIDER)

    assert years(page) == ["2026"]
    assert "1 May 2026 Wider use More people." in page.text and "Less." not in page.text
    assert "1 wider use of data, as at 23 November 2026" in page.text
    assert page.link("All changes") == "../../changes/"
    assert told(rents()).link("Only wider uses of data") == "../changes/wider/"


def test_every_wider_use_is_told_and_what_there_is_no_room_for_is_counted() -> None:
    bodies = [*POLICE, *({"name": f"Body {number}", "roles": ["recipient"]} for number in range(4))]
    after = record("Rents", organisations=bodies, retention="A year.", alternatives="None.")
    page = told(site([after], versions=history({"record-1": (BEFORE, after)})))

    assert page.text.count("added as a recipient.") == 5
    assert page.link("2 further changes of 1 February 2026: Rents") == "../agreements/record-1/versions/2026-02-01-1/"


def test_several_sentences_are_a_list_and_one_is_none() -> None:
    body = changes_page(rents(), ALL).body

    assert body.count('<ul class="pv-told">') == 1
    assert "<p>The record was added.</p>" in body


def test_among_wider_uses_nothing_else_is_told() -> None:
    bodies = [*POLICE, *({"name": f"Body {number}", "roles": ["recipient"]} for number in range(9))]
    after = record("Rents", organisations=bodies, retention="A year.")
    page = told(site([after], versions=history({"record-1": (BEFORE, after)})), WIDER)

    assert page.text.count("added as a recipient.") == 10
    assert "how long it is kept" not in page.text and "further" not in page.text


def test_a_version_that_changes_nothing_for_readers_is_not_told() -> None:
    old, new = (record("Rents", data=[{"id": name, "item": "Names"}]) for name in ("names", "names-2"))
    page = told(site([new], versions=history({"record-1": (old, new)})))

    assert "1 January 2026" in page.text and "1 February 2026" not in page.text


def test_a_version_that_only_rewords_texts_is_told_by_how_many() -> None:
    old, new = (record("Rents", summary=f"{words} " * 90, purpose=f"{words} " * 80) for words in ("Old", "New"))
    short = {**new, "retention": "A year."}
    page = told(site([short], versions=history({"record-1": (old, new, short)})))

    assert "1 February 2026 Words changed in 2 places. Rents" in page.text
    assert "1 March 2026 The rule on how long it is kept is now stated: “A year”. Rents" in page.text


def test_of_records_that_became_one_the_beginning_of_each_is_told() -> None:
    versions = [(record("Dinners"), {"was": "dinners"}), (record("Rents"), {"before": "", "changes": ()})]
    words = told(site([record("Rents")], versions=history({"record-1": versions}))).text

    assert words.count("The record was added.") == 2


def test_what_has_not_come_yet_is_not_told() -> None:
    page = told(site([record(changes=[{"date": "2027-01-01", "what": "Later."}, {"date": "2026-11", "what": "Now."}])]))

    assert "Later." not in page.text
    assert "November 2026 Now." in page.text and years(page) == ["2026"]


def test_a_version_of_a_later_day_is_not_told_as_at_an_earlier_one() -> None:
    page = told(site([AFTER], as_of=date(2026, 1, 15), versions=history({"record-1": (BEFORE, AFTER)})))

    assert "1 January 2026 The record was added." in page.text
    assert "Police" not in page.text


def test_a_withdrawn_record_is_told_of_as_withdrawn_and_no_more() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, changes=[{"date": "2026-04-01"}])
    page = told(site([gone], versions=history({"record-1": (BEFORE, gone)})))

    assert "1 May 2026 The record was withdrawn. Gone" in page.text
    assert years(page) == ["2026"]


def test_a_version_that_was_taken_down_is_told_by_its_ground_alone() -> None:
    down = (record("Rents", summary="Ann Other has debts."), {"redaction": redaction()})
    page = told(site([AFTER], versions=history({"record-1": (down, AFTER)})))

    assert "1 November 2026 An earlier version of the record was taken down. Why: It named a child." in page.text
    assert years(page) == ["2026"] and "Ann Other" not in page.text
    assert "The record was added." not in page.text


def test_invented_examples_come_last_under_their_band() -> None:
    said = [{"date": "2026-10-01", "what": "Made-up change."}]
    page = told(site([example(changes=said), record(changes=[{"date": "2026-01-01", "what": "Real change."}])]))

    assert years(page) == ["2026", "Invented examples"]
    assert page.text.index("Real change.") < page.text.index("made up") < page.text.index("Made-up change.")
    assert "1 change, newest first" in page.text


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (site([BEFORE]), "This site was built without the kept copies of its files."),
        (rents(), "This list is made from the kept copies of each record"),
        (rents(shallow=date(2026, 1, 1)), "Copies from before 1 January 2026 are not here"),
        (site([AFTER], settings={"versions": False}), "This site does not show old versions."),
    ],
    ids=["none", "git", "shallow", "off"],
)
def test_where_the_changes_come_from_is_said(made: Site, words: str) -> None:
    assert words in told(made).text


def test_where_the_history_is_cut_off_nobody_says_that_a_record_was_added_then() -> None:
    assert "The record was added." not in told(rents(shallow=date(2026, 1, 1))).text


def test_a_long_list_is_cut_into_pages_and_its_years_go_on() -> None:
    said = [{"date": f"2026-03-{day:02d}", "what": f"Change {day}.", "wider_use": True} for day in range(1, 13)]
    made = site([record(changes=said)], settings={"page_size": 10})

    assert (page_count(made, ALL), page_count(made, WIDER)) == (2, 2)
    second = changes_page(made, WIDER, 2)
    assert second.address == "changes/wider/page/2/"
    assert years(read(second)) == ["2026, continued"]
    assert "Change 2. Bare facts" in read(second).text and "Change 3." not in read(second).text
    pages = [changes_page(made, whole, number) for whole in (ALL, WIDER) for number in (1, 2)]
    assert len({page.title for page in pages}) == len({page.description for page in pages}) == 4


def test_an_empty_list_is_a_page_as_well() -> None:
    page = told(site([record()]))

    assert "No changes, newest first, as at 23 November 2026." in page.text
    assert page_count(site([record()]), WIDER) == 1


def test_no_full_record_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made = rents()
    monkeypatch.setattr(Register, "agreement", None)
    object.__setattr__(made.history, "said", {})

    assert "Police were added" in told(made).text


def test_feeds_are_named_in_the_head_and_on_the_page() -> None:
    page = changes_page(rents(), ALL)

    assert [feed.path for feed in page.feeds] == ["feeds/changes.atom", "feeds/wider-uses.atom"]
    assert read(page).link("What agreements say has changed, in a feed reader (Atom)") == "../feeds/changes.atom"


def test_hostile_words_stay_words() -> None:
    before = record(as_written(1))
    after: Data = record(as_written(2), changes=[{"date": "2026-03-01", "what": as_written(3)}])
    page = told(site([after], versions=history({"record-1": (before, after)})))

    assert not {"script", "svg", "img", "iframe", "style", "base"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert text(2) in page.text


def test_a_change_that_a_record_tells_of_stands_there_once_by_its_own_day() -> None:
    before = record("Rents")
    after = record("Rents", changes=[{"date": "2026-01-15", "what": "The police joined.", "wider_use": True}])
    made = site([after], versions=history({"record-1": [before, after]}))

    for listed in (ALL, WIDER):
        assert changes_page(made, listed).body.count("The police joined") == 1
    assert "1 wider use" in changes_page(made, WIDER).body
