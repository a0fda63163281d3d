"""One agreement's page: every fact is there, or is said to be missing."""

from __future__ import annotations

from tests.present.pages.agreement_records import BARE, FULL, links_of, page_of, part_of, text_of, tree_of, words_of

# The detail


def test_the_bare_record_says_of_every_missing_fact_that_it_is_not_stated() -> None:
    page = page_of(BARE)
    for key in (
        "moments",
        "sectors",
        "legal-lawful-bases",
        "legal-special-category-conditions",
        "legal-powers",
        "legal-confidentiality",
        "legal-dpia",
        "automated-decisions",
        "risks",
        "safeguards",
        "disclosure-control",
        "retention",
        "dates",
        "engagement",
        "changes",
        "documents",
        "formats",
        "withheld",
        "provenance-checked",
    ):
        assert part_of(page, f"fact-{key}").endswith("Not stated"), key
    words = words_of(page)
    for said in (
        "Not stated. That does not mean that it is not about you.",
        "Not stated: whether it takes part.",
        "Not stated: who gives it, and who receives it.",
        "What was promised Not stated",
        "What else was considered Not stated",
        "Not stated: which team to ask.",
        "Not stated: whether you can opt out.",
        "Not stated: where to send a complaint.",
        "Not stated: what kind of body Leeds City Council and Police are.",
        "Part not stated: Police",
        "Not stated: when it was read.",
    ):
        assert said in words, said


def test_what_the_site_itself_knows_is_never_not_stated() -> None:
    page = page_of(BARE)
    assert part_of(page, "fact-replies").endswith("No reply has been published here. How to answer")
    assert part_of(page, "fact-previous-ids").endswith("No.")


def test_the_questions_without_an_answer_are_counted_and_led_to() -> None:
    page = page_of(FULL, retention=None, documents=None)
    assert "Not stated: 2 of the 18 answers below How long is the data kept? Which papers can I read?" in words_of(page)
    assert ("How long is the data kept?", "#fact-retention") in links_of(page)
    assert "answers below" not in words_of(page_of(FULL))


def test_what_not_stated_means_is_said_before_the_detail() -> None:
    assert "“Not stated”. That does not mean it is not done." in words_of(page_of(BARE))


def test_ask_them_stands_beside_what_is_missing_where_there_is_someone_to_ask() -> None:
    contact = {"role": "Data team"}
    assert part_of(page_of(BARE, contact=contact), "fact-retention").endswith(
        "Not stated · Ask them: How long is the data kept?"
    )
    assert "Ask them" not in words_of(page_of(BARE))


def test_an_organisation_is_told_by_what_the_data_shows_where_its_part_is_not_stated() -> None:
    data = [{"item": "Names", "from": ["police"], "to": ["leeds-city-council", "school"]}]
    bodies = [*BARE["organisations"], {"name": "School"}, {"name": "Onlooker"}]
    told = part_of(page_of(BARE, organisations=bodies, data=data), "fact-organisations")
    assert "Gives data: Police It passes data on. Its part in law is not stated." in told
    assert "Is given data: School" in told
    assert "Part not stated: Onlooker" in told


def test_an_empty_list_is_stated_as_none() -> None:
    page = page_of(FULL, risks=[], withheld=[])
    assert part_of(page, "fact-risks").endswith("Stated: none")
    assert part_of(page, "fact-withheld").endswith("Stated: none")


def test_a_fact_that_is_held_back_is_not_called_not_stated() -> None:
    page = page_of(FULL, safeguards=None, withheld=[{"field": "safeguards", "ground": "Fraud."}])
    assert part_of(page, "fact-safeguards").endswith("Held back. See why")
    assert "The answer to “What keeps the data safe?”." in part_of(page, "fact-withheld")


def test_a_missing_kind_of_safeguard_is_named() -> None:
    page = page_of(FULL, safeguards=[{"kind": "people", "text": "Six roles."}])
    words = part_of(page, "fact-safeguards")
    assert "Safe people. Six roles." in words
    assert "Not stated: what is done for safe projects, safe settings, safe data and safe outputs." in words


def test_changes_come_newest_first_with_wider_uses_marked() -> None:
    words = part_of(page_of(FULL), "fact-changes")
    assert words.index("Wider use 1 March 2026. Wide change.") < words.index("1 June 2025. Narrow change.")


def test_a_link_to_what_is_no_longer_shared_leads_to_the_line_that_says_so() -> None:
    change = {
        "date": "2026-11-01",
        "what": "Telephone numbers are no longer shared",
        "removed": ["data-phone", "promise-2"],
    }
    found = tree_of(page_of(FULL, changes=[change]))
    (line,) = [part for part in found.iter("p") if part.find("span[@id='data-phone']") is not None]
    assert "Telephone numbers are no longer shared." in text_of(line)
    assert line.find("span[@id='promise-2']") is not None


def test_a_review_past_its_day_says_as_at_which_date() -> None:
    assert "Review overdue by 83 days: it was due on 1 September 2026. As at 23 November 2026. All reviews" in part_of(
        page_of(FULL), "fact-dates-review-due"
    )
    today, implied = (page_of(FULL, dates={"review_due": due}) for due in ("2026-11-23", "about 2020"))
    assert "Review due today, 23 November 2026." in part_of(today, "fact-dates-review-due")
    assert "A review was due in about 2020, as far as a source implies." in part_of(implied, "fact-dates-review-due")


def test_what_has_ended_has_no_review_to_wait_for() -> None:
    assert "fact-dates-review-due" not in page_of(FULL, status="ended", dates={"end": "2026-01-01"}).body


def test_small_numbers_are_explained() -> None:
    assert (
        "Numbers below 10 are hidden. Numbers are rounded to the nearest 5. Further numbers are hidden, so that "
        "nobody can work out the first. Control note." in part_of(page_of(FULL), "fact-disclosure-control")
    )


def test_how_to_refer_to_the_record_is_told_on_a_page_behind() -> None:
    assert ("Cite it, or share it", "./cite/") in links_of(page_of(FULL))


def test_welsh_is_marked_as_welsh() -> None:
    welsh = tree_of(page_of(FULL)).find(".//section[@lang='cy']")
    assert welsh is not None
    for said in ("Teitl Cymraeg", "Crynodeb Cymraeg", "Pwrpas Cymraeg", "Eitem Cymraeg"):
        assert said in text_of(welsh)


def test_a_reply_shows_what_was_answered_and_how_long_that_took() -> None:
    reply = {"by": "Tenants' Union", "date": "2026-04-02", "text": "Nobody asked us."}
    answered = {"date": "2026-04-20", "by": "Example Council", "text": "We will.", "url": "https://council.test/reply"}
    words = part_of(page_of(FULL, replies=[{**reply, "answered": answered}]), "fact-replies")
    assert "Tenants' Union, 2 April 2026: “Nobody asked us.”" in words
    assert "Example Council answered on 20 April 2026, 18 days later: “We will.” Read it: council.test" in words
    assert "No answer to this" not in words


def test_a_reply_without_an_answer_says_so_and_silence_in_an_answer_is_told() -> None:
    reply = {"by": "Tenants' Union", "date": "2026-04", "text": "Nobody asked us."}
    assert "No answer to this has been published here." in part_of(page_of(FULL, replies=[reply]), "fact-replies")
    dated = part_of(page_of(FULL, replies=[{**reply, "answered": {"date": "2026-04-20"}}]), "fact-replies")
    assert "Answered on 20 April 2026. Not stated: who answered and what was answered." in dated


def test_this_is_wrong_leads_to_whoever_wrote_the_record() -> None:
    contact = {"role": "Meals team", "email": "meals@council.test"}
    publishers = page_of(FULL, contact=contact, provenance={"basis": "publisher", "publisher": "council"})
    assert ("This is wrong", "mailto:meals@council.test") in links_of(publishers)
    compiled = page_of(BARE, contact=contact)
    assert ("This is wrong", "mailto:corrections@plainview.example") in links_of(compiled)
