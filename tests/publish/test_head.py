"""What the theme is given for the head of a page."""

from __future__ import annotations

import pytest

from generator.model.settings import Background, Settings
from generator.present.page import KINDS
from generator.present.social import QUESTIONS
from generator.publish.frame import HostPage
from generator.publish.head import head_of, meta_of, meta_of_prose
from generator.read.page_policy import names_script

STREETS = Background(name="Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© Streets")


def test_the_policy_names_the_script_that_stands_in_the_page_and_the_publisher_s_streets() -> None:
    head = head_of(Settings(map_background=STREETS))

    assert names_script(head.policy, head.first_script)
    assert "img-src 'self' https://tiles.test;" in head.policy


def test_one_of_our_pages_brings_its_words_its_place_and_its_picture() -> None:
    meta = meta_of(HostPage("reviews/page/2/", KINDS["reviews-page"], "Title", "Words", "<h1>Body</h1>", "<link>"))

    assert (meta["title"], meta["description"], meta["section"]) == ("Title", "Words", "agreements")
    assert meta["feeds"] == "<link>"
    assert meta["picture"].question == QUESTIONS["reviews"]
    assert meta["generated"] and not meta["hidden"]
    assert meta_of(HostPage("a/b/c/", KINDS["gone"], "Title", "Words", "<h1>Body</h1>"))["hidden"]


def test_a_page_written_by_hand_has_the_picture_of_its_part_of_the_site() -> None:
    assert meta_of_prose({"section": "understand"})["picture"].question == QUESTIONS["understand"]
    assert meta_of_prose({})["picture"].question == QUESTIONS["home"]
    assert meta_of_prose({"section": None})["picture"].question == QUESTIONS["home"]


@pytest.mark.parametrize("name", ["feeds", "hidden", "generated", "picture"])
def test_what_only_pages_of_ours_have_is_not_taken_from_one_written_by_hand(name: str) -> None:
    assert meta_of_prose({name: "<base href='https://evil.example/'>"})[name] == meta_of_prose({})[name]
