"""The glossary is a list from A to Z in which each term can be linked to."""

from __future__ import annotations

import re

from generator.model.glossary import Glossary, Term
from generator.present.glossary_list import glossary_list
from generator.present.terms import explained

TERMS = Glossary(
    [
        Term(id="safe", term="safe setting", also=("TRE", "safe haven"), means="A room.", more="understand/x/#safe"),
        Term(id="ico", term="ICO", means="The regulator for data."),
        Term(id="five-safes", term="Five Safes", means="Five questions about a safe setting, put to an ICO."),
        Term(id="s251", term="251", means="A <section>."),
        Term(id="special", term="special category data", means="Data that could do the most harm."),
    ]
)


def test_terms_stand_from_a_to_z_under_their_letters() -> None:
    told = glossary_list(TERMS, "../../")
    assert re.findall(r'<h2 id="([^"]*)">([^<]*)</h2>|<div id="([^"]*)">', told) == [
        ("letter-0", "0 to 9", ""),
        ("", "", "word-s251"),
        ("letter-f", "F", ""),
        ("", "", "word-five-safes"),
        ("letter-i", "I", ""),
        ("", "", "word-ico"),
        ("letter-s", "S", ""),
        ("", "", "word-safe"),
        ("", "", "word-special"),
    ]
    assert re.findall(r'<li><a href="#([^"]*)">', told) == ["letter-0", "letter-f", "letter-i", "letter-s"]


def test_an_entry_tells_its_meaning_its_other_names_and_where_more_is() -> None:
    told = glossary_list(TERMS, "../../")
    assert "<dt>safe setting</dt>" in told
    assert (
        '<p>A room. <a href="../../understand/x/#safe">More<span class="pv-visually-hidden"> about: safe setting</span>'
        '</a></p>\n<p class="pv-meta">Also: TRE, safe haven</p>'
    ) in told
    assert "<p>The regulator for data.</p>\n</dd>" in told
    assert "A &lt;section&gt;." in told


def test_no_entry_marks_itself_or_another() -> None:
    told = glossary_list(TERMS, "../../")
    assert explained(told, TERMS, "../../") == told


def test_an_empty_glossary_says_that_it_is() -> None:
    assert glossary_list(Glossary(), "./").strip() == "<p>No word is explained yet.</p>"
