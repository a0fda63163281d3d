"""The first use of each term on a page is explained in its sentence, and nothing else on the page changes."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.glossary import Glossary, Term
from generator.present import terms as marking
from generator.present.terms import explained
from tests.present.glossaries import glossary

TERMS = glossary(
    lawful_basis=["lawful basis", "lawful bases"],
    controller=["controller", "controllers"],
    joint_controller=["joint controller", "joint controllers"],
    dpia="DPIA",
    research=["research & development"],
    ico=["ICO", "Information Commissioner’s Office"],
)
WORD = re.compile(r'<button class="pv-term" type="button" popovertarget="term-([a-z-]+)">([^<]*)</button>')
KEPT = re.compile(r'<span class="pv-kept">([^<]*<button [^>]*>[^<]*</button>[^<]*)</span>')
MEANINGS = re.compile(r'\n<div class="pv-terms">\n<h2>Words explained</h2>\n(.*)\n</div>\n\Z', re.DOTALL)


def marked(body: str, terms: Glossary = TERMS) -> list[str]:
    """What is marked on a page, as the page writes it."""
    return [words for _, words in WORD.findall(explained(body, terms, "./"))]


def buttons_in(page: str) -> str:
    """A page as it was but for its buttons: without meanings, and without what keeps signs with their words."""
    return KEPT.sub(r"\1", MEANINGS.sub("", page))


def test_a_word_becomes_a_button_and_its_meaning_stands_at_the_end() -> None:
    body = "<p>It has a lawful basis in law.</p>\n"
    told = (
        '<p>It has a <button class="pv-term" type="button" popovertarget="term-lawful-basis">'
        "lawful basis</button> in law.</p>\n"
        '\n<div class="pv-terms">\n<h2>Words explained</h2>\n'
        '<div class="pv-term__means" id="term-lawful-basis" popover><p><strong>lawful basis</strong>: '
        'What lawful_basis is. <a href="../../understand/glossary/#word-lawful-basis">In the glossary</a></p></div>\n'
        "</div>\n"
    )
    assert explained(body, TERMS, "../../") == told


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("A DPIA.", "[DPIA]."),
        ("A DPIA, then", "[DPIA],"),
        ("It says: “DPIA”…", "“[DPIA]”…"),
        ("Ask them (the study, or DPIA).", "[DPIA])."),
        ("Theirs (DPIA) too", "([DPIA])"),
        ("The controller’s; the controller", "[controller]’s;"),
        ("The controller&#39;s duty", "[controller]&#39;s"),
        ("The controller&amp; others", ""),
        ("A &#34;DPIA&#34;: a study", "[DPIA]&#34;:"),
        ("A DPIA – a study", ""),
        ("A DPIA", ""),
    ],
)
def test_signs_around_a_word_stay_on_its_line(words: str, kept: str) -> None:
    told = explained(f"<p>{words}</p>", TERMS, "./")
    assert [WORD.sub(r"[\2]", one) for one in KEPT.findall(told)] == ([kept] if kept else [])


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("A controller decides. Each controller does.", ["controller"]),
        ("Controllers decide.", ["Controllers"]),
        ("The controller’s duty and the controller&#39;s duty.", ["controller"]),
        ("Ask (the ICO).", ["ICO"]),
        ("Two joint controllers, then a controller.", ["joint controllers", "controller"]),
        ("Two joint controllers, and joint controllers again.", ["joint controllers"]),
        ("A lawful\nbasis over the end of a line, or lawful   bases.", ["lawful\nbasis"]),
        ("For research &amp; development.", ["research &amp; development"]),
        ("The Information Commissioner’s Office.", ["Information Commissioner’s Office"]),
        ("A microcontroller, a co-controller, controller-led, controllership.", []),
        ("See ico.org.uk, www.ico.example, me@ico.example or ico_1.", []),
        ("éico and icoé are other words.", []),
        ("İ before a DPIA stays in its place.", ["DPIA"]),
        ("A lawful <b>basis</b> in two parts.", []),
        ("Nothing to explain.", []),
    ],
)
def test_whole_words_in_any_letters_are_found_and_the_longest_form_wins(words: str, wanted: list[str]) -> None:
    assert marked(f"<p>{words}</p>") == wanted


@pytest.mark.parametrize(
    "body",
    [
        *(f"<{tag}>A DPIA</{tag}>" for tag in ("p", "li", "dd", "td", "blockquote")),
        "<div><p>One <strong>very <em>new</em> DPIA</strong></p></div>",
        "<p>One<br>DPIA</p>",
        '<p><img src="x" alt="">DPIA</p>',
        '<p><a href="x">A link</a> and a DPIA</p>',
        '<p lang="en">DPIA</p>',
        '<p class="pv-quiet">DPIA</p>',
        "<li><p>First</p> then DPIA</li>",
        '<div lang="cy"><p>Cymraeg</p></div><p>DPIA</p>',
        '<nav><ul><li>DPIA</li></ul></nav><p>A <span class="y">DPIA</span></p>',
    ],
)
def test_running_text_is_explained(body: str) -> None:
    told = explained(body, TERMS, "./")
    assert marked(body) == ["DPIA"]
    assert "</nav>" not in WORD.split(told)[-1]


@pytest.mark.parametrize(
    "body",
    [
        "A DPIA outside any paragraph",
        *(
            f"<p><{tag}>DPIA</{tag}></p>"
            for tag in ("a", "button", "label", "code", "dfn", "kbd", "abbr", "option", "select")
        ),
        *(
            f"<{tag}>DPIA</{tag}>"
            for tag in ("h1", "h2", "h6", "summary", "th", "dt", "caption", "figcaption", "legend", "pre", "div")
        ),
        "<p><a href='x'>To <b>the</b> DPIA</a></p>",
        "<a href='x'><p>DPIA</p></a>",
        *(f"<{tag}><p>One</p><p>DPIA</p></{tag}>" for tag in ("nav", "figcaption", "th", "dt", "caption", "summary")),
        "<nav><ol><li>DPIA</li></ol></nav>",
        "<svg><text><tspan>DPIA</tspan></text></svg>",
        '<div lang="cy"><p>DPIA</p></div>',
        '<p>One <span lang="cy">DPIA</span></p>',
        '<section class="pv-a pv-no-terms"><div><div>x</div><p>DPIA</p></div></section>',
        '<p class="pv-no-terms">DPIA</p>',
        "<div hidden><p>DPIA</p></div>",
        '<p aria-hidden="true">DPIA</p>',
        '<p>One <span class="pv-visually-hidden">DPIA</span></p>',
        '<p title="DPIA" class="dpia">One</p>',
        '<p>One <img alt="a > DPIA here"></p>',
        "<!-- <p>A DPIA</p> -->",
        "<p>One</p> DPIA",
        "<p>One <b>two</i> DPIA</p>",
    ],
)
def test_what_is_not_running_text_is_left_as_it_is(body: str) -> None:
    assert explained(body, TERMS, "./") == body


def test_what_a_reader_may_leave_closed_comes_after_what_is_open() -> None:
    closed = "<details><summary>Why</summary><p>A DPIA and a controller.</p></details>"
    told = explained(f"{closed}<p>A DPIA.</p>", TERMS, "./")
    assert [words for _, words in WORD.findall(told)] == ["controller", "DPIA"]
    assert WORD.sub(r"[\2]", buttons_in(told)).startswith(
        "<details><summary>Why</summary><p>A DPIA and a [controller].</p></details><p>A [DPIA].</p>"
    )
    assert marked(closed) == ["DPIA", "controller"]


def test_meanings_stand_in_the_order_of_the_page() -> None:
    told = explained("<p>DPIA</p><p>ICO</p><p>controller</p>", TERMS, "./")
    assert re.findall(r' id="term-([a-z-]+)" popover', told) == ["dpia", "ico", "controller"]


def test_a_page_that_was_explained_already_is_left_as_it_is() -> None:
    once = explained("<p>A DPIA, and another DPIA.</p>", TERMS, "./")
    assert explained(once, TERMS, "./") == once


def test_without_terms_a_page_is_the_same_object() -> None:
    body = "<p>A DPIA</p>"
    assert explained(body, Glossary(), "./") is body
    assert explained(body, glossary(other="something else"), "./") is body


def test_words_of_the_glossary_can_do_nothing_but_be_read() -> None:
    bad = "<script>x</script> \" ' & {{ 7 }}"
    hostile = Glossary([Term(id="bad", term=f"bad {bad}", means=bad), Term(id="no", term="……", means="no letter")])
    (meaning,) = MEANINGS.findall(explained(f"<p>bad {html_of(bad)} …</p>", hostile, "./"))
    assert meaning.count("<script>") == 0
    assert meaning.count(html_of(bad)) == 2


def html_of(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(sign, entity)
    return text


def test_what_is_remembered_of_texts_is_forgotten_before_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "_MOST", 3)
    terms = glossary(dpia="DPIA")
    for number in range(10):
        assert marked(f"<p>A DPIA, {number}</p>", terms) == ["DPIA"]
    assert len(marking._ready[terms]._known) <= 3


def test_a_glossary_is_forgotten_with_its_site() -> None:
    terms = glossary(dpia="DPIA")
    marked("<p>A DPIA</p>", terms)
    before = len(marking._ready)
    del terms
    gc.collect()
    assert len(marking._ready) == before - 1


# Pages made at random, as trees whose running text a few plain lines can tell.

SAID = (
    "the DPIA",
    "Controllers",
    "joint controller",
    "a lawful basis",
    "co-controller",
    "ico.org.uk",
    "ICO’s",
    "&amp;",
)
INSIDE = ("span", "strong", "em", "sup")
APART = ("a", "button", "code", "label", "abbr")
HOLDS = ("p", "li", "dd", "td", "blockquote")
HOLDS_NONE = ("nav", "figcaption", "th", "dt", "caption")
AROUND = ("div", "section", "ul", "details")
SIGNS = ("", "", "", ' class="pv-no-terms"', ' lang="cy"', " hidden", ' class="x" id="y"', ' lang="en"')


@dataclass(frozen=True)
class Element:
    name: str
    signs: str
    inside: tuple[Element | str, ...]

    def __str__(self) -> str:
        link = ' href="x"' if self.name == "a" else ""
        return f"<{self.name}{link}{self.signs}>{''.join(map(str, self.inside))}</{self.name}>"


def elements(names: tuple[str, ...], inside: st.SearchStrategy[Element | str]) -> st.SearchStrategy[Element]:
    return st.builds(Element, st.sampled_from(names), st.sampled_from(SIGNS), st.lists(inside, max_size=4).map(tuple))


words = st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(" and ".join)
phrases = st.recursive(words, lambda inner: elements(INSIDE + APART, inner), max_leaves=6)
paragraphs = elements((*HOLDS, "h2"), phrases)
pages = st.lists(
    st.recursive(paragraphs, lambda inner: elements(AROUND + HOLDS_NONE + ("blockquote",), inner), max_leaves=10),
    max_size=5,
).map(tuple)


def running(parts: tuple[Element | str, ...], above: tuple[Element, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each text of a page in order, and whether it is running text: `no`, `open` or `closed`."""
    for part in parts:
        if isinstance(part, Element):
            yield from running(part.inside, (*above, part))
            continue
        names = [element.name for element in above]
        inner = [name for name in reversed(names) if name not in INSIDE]
        apart = any(element.signs in SIGNS[3:6] for element in above) or {"a", *HOLDS_NONE} & set(names)
        yield part, "no" if apart or inner[:1][0] not in HOLDS else "closed" if "details" in names else "open"


FORMS = {form: term.id for term in TERMS.terms for form in term.forms}
FORM = re.compile("|".join(sorted(FORMS, key=len, reverse=True)), re.IGNORECASE)


def expected(page: tuple[Element | str, ...]) -> list[str]:
    texts = [(text.replace("co-controller", "").replace("ico.org.uk", ""), kind) for text, kind in running(page)]
    found = [(number, kind, match[0]) for number, (text, kind) in enumerate(texts) for match in FORM.finditer(text)]
    first: dict[str, tuple[int, str]] = {}
    by_letters = {form.lower(): term for form, term in FORMS.items()}
    for wanted in ("open", "closed"):
        for number, kind, said in found:
            if kind == wanted:
                first.setdefault(by_letters[said.lower()], (number, said))
    return [f"{number} {said}" for number, said in sorted(first.values(), key=lambda one: one[0])]


def told(body: str) -> list[str]:
    """What is marked, each with the number of the text that it is in."""
    one = WORD.sub(lambda found: f"\0{found[2]}\0", buttons_in(explained(body, TERMS, "./")))
    texts = [text for text in re.split(r"<[^>]*>", one) if text]
    return [f"{number} {said}" for number, text in enumerate(texts) for said in re.findall("\0(.*?)\0", text)]


def merged(parts: tuple[Element | str, ...]) -> tuple[Element | str, ...]:
    """The same with one text where two stand side by side, as HTML would have them."""
    kept: list[Element | str] = []
    for part in parts:
        if isinstance(part, Element):
            kept.append(Element(part.name, part.signs, merged(part.inside)))
        elif kept and isinstance(kept[-1], str):
            kept[-1] = f"{kept[-1]}, {part}"
        else:
            kept.append(part)
    return tuple(kept)


@given(pages)
def test_exactly_the_first_use_in_running_text_is_marked(parts: tuple[Element | str, ...]) -> None:
    page = merged(parts)
    body = "".join(map(str, page))
    assert sorted(told(body)) == sorted(expected(page))


@given(pages)
def test_nothing_else_on_a_page_changes_and_no_id_is_there_twice(parts: tuple[Element | str, ...]) -> None:
    body = "".join(map(str, parts))
    once = explained(body, TERMS, "../")
    assert WORD.sub(r"\2", buttons_in(once)) == body
    buttons = [identifier for identifier, _ in WORD.findall(once)]
    assert re.findall(r'<div class="pv-term__means" id="term-([a-z-]+)"', once) == buttons
    assert len(set(buttons)) == len(buttons)
    assert explained(once, TERMS, "../") == once


@given(st.text(alphabet='<>/"= abpdi-&;!\n', max_size=200).map(lambda text: text.replace("dpi", "DPIA")))
def test_no_text_however_broken_loses_a_letter(body: str) -> None:
    assert WORD.sub(r"\2", buttons_in(explained(body, TERMS, "./"))) == body


def test_a_browser_reads_buttons_where_they_were_put() -> None:
    body = (
        "<ul><li>A DPIA</li></ul><table><tr><td>The <b>ICO</b></td></tr></table><dl><dt>x</dt><dd>controller</dd></dl>"
    )
    tree = html5lib.parseFragment(explained(body, TERMS, "./"), namespaceHTMLElements=False)
    parents = {child: parent.tag for parent in tree.iter() for child in parent}
    found = [(parents[button], "".join(button.itertext())) for button in tree.iter("button")]
    assert found == [("li", "DPIA"), ("b", "ICO"), ("dd", "controller")]
    targets = {button.get("popovertarget") for button in tree.iter("button")}
    ids = {each.get("id") for each in chain(tree.iter("div"))}
    assert targets <= ids
