"""What can be found: everything that has a page, under what it is called, and nothing that was taken down."""

from __future__ import annotations

import dataclasses

from generator.model.area import Area
from generator.model.glossary import Glossary, Term
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.vocabulary import SECTORS
from generator.model.written_page import WrittenPage, WrittenPart
from generator.present.findable import Findable
from generator.present.page import Site
from generator.present.pages.search_entries import findables
from tests.builders import example, record, site


def found(of: Site) -> dict[str, Findable]:
    return {entry.sort.before + entry.place + entry.sort.after: entry for entry in findables(of)}


def test_an_agreement_is_found_by_all_that_its_card_says() -> None:
    made = site(
        {
            "meals": record(
                "Meals\nfor all",
                summary="Nobody applies.",
                status="proposed",
                sectors=["education"],
                people=["children"],
                moments=["starting-school"],
                areas=[{"id": "leeds"}],
                data=[{"item": "Names of pupils"}],
                translations={"cy": {"matches": "2026-01-01", "title": "Prydau i bawb"}},
            )
        }
    )
    entry = found(made)["agreements/meals/"]

    lead = made.register.cards[0].lead.name
    assert (entry.sort.words, entry.title) == ("Agreement", "Meals for all")
    assert entry.beside == f"{lead} · Leeds · Proposed"
    assert entry.names == ("Prydau i bawb",)
    told = {"Nobody applies.", "Names of pupils", "Leeds", "Schools and learning", "Children", "Starting school", lead}
    assert told <= set(entry.texts)


def test_a_record_that_was_taken_down_is_not_found() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-01-01", "why": "Wrong.", "by": "Us"})
    assert "agreements/gone/" not in found(site({"gone": gone}))


def test_what_is_invented_says_so_and_comes_last() -> None:
    made = site({"made-up": example("Made up"), "real": record("Real")})
    entries = list(findables(made))
    real = [entry.sort.invented for entry in entries]

    assert real == sorted(real)
    assert found(made)["agreements/made-up/"].sort.words == "Invented example of an agreement"
    assert not found(made)["agreements/real/"].sort.invented
    # Those of one sort stand together, so that a number tells the sort.
    sorts = [entry.sort for entry in entries]
    assert len(dict.fromkeys(sorts)) == sum(one != before for one, before in zip(sorts, [None, *sorts], strict=False))


def test_a_place_is_found_by_its_council_and_its_other_names() -> None:
    made = site({"real": record("Real", areas=[{"id": "leeds"}])})
    area = Area.model_validate(
        {
            "schema": 1,
            "name": "Isle of Anglesey",
            "kind": "welsh-council",
            "council": "Cyngor Sir Ynys Môn",
            "other_names": ["Ynys Môn"],
            "outline": "none",
        }
    )
    register = dataclasses.replace(made.register, areas={**made.register.areas, "isle-of-anglesey": area})
    entry = found(dataclasses.replace(made, register=register))["areas/isle-of-anglesey/"]

    assert entry.names == ("Isle of Anglesey", "Cyngor Sir Ynys Môn", "Ynys Môn")
    assert entry.beside.startswith("Council in Wales")


def test_words_pages_and_every_group_are_found() -> None:
    made = site({"real": record("Real")})
    register = dataclasses.replace(
        made.register,
        glossary=Glossary([Term(id="gp", term="general practice", also=("GP",), means="Your\ndoctor.")]),
        pages=(WrittenPage("about/", "What this is", "A list.", (WrittenPart("see", "See it", "Ask for a copy."),)),),
    )
    entries = found(dataclasses.replace(made, register=register))

    word = entries["understand/glossary/#word-gp"]
    assert (word.title, word.names, word.beside) == ("General practice", ("GP",), "Your doctor.")
    assert entries["about/"].beside == "A list."
    part = entries["about/#see"]
    assert (part.title, part.beside, part.texts) == ("See it", "What this is", ("Ask for a copy.",))
    bills = entries["moments/struggling-with-bills/"]
    assert "Who gets to know that I owe money?" in bills.texts
    assert all(moment.situation in entries[f"moments/{identifier}/"].texts for identifier, moment in MOMENTS.items())
    for folder, vocabulary in (("moments", MOMENTS), ("people", PEOPLE), ("sectors", SECTORS)):
        assert {f"{folder}/{identifier}/" for identifier in vocabulary} <= set(entries)


def test_a_site_without_glossary_and_pages_has_something_to_find_all_the_same() -> None:
    assert "agreements/real/" in found(site({"real": record("Real")}))
