"""Where links lead, read from our own bodies without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.publish.links import Noted, Notes, file_at, noted, resolve


@pytest.mark.parametrize(
    ("address", "value", "target"),
    [
        ("agreements/x/", "../../areas/leeds/", ("areas/leeds/index.html", None)),
        ("agreements/x/", "../y/", ("agreements/y/index.html", None)),
        ("agreements/x/", "../../", ("index.html", None)),
        ("agreements/x/", "../..", ("index.html", None)),
        ("agreements/x/", "./", ("agreements/x/index.html", None)),
        ("agreements/x/", "", ("agreements/x/index.html", None)),
        ("agreements/x/", "index.json", ("agreements/x/index.json", None)),
        ("agreements/x/", "#data", ("agreements/x/index.html", "data")),
        ("agreements/x/", "#top", ("agreements/x/index.html", None)),
        ("agreements/x/", "#", ("agreements/x/index.html", None)),
        ("agreements/x/", "../y/?utm=1#a%20b", ("agreements/y/index.html", "a b")),
        ("agreements/x/", "../a&amp;b/", ("agreements/a&b/index.html", None)),
        ("agreements/x/", "../y/.//./z/../", ("agreements/y/index.html", None)),
        ("agreements/x/", "../../../areas/", ("../areas/index.html", None)),
        ("agreements/x/", "/areas/", ("areas/index.html", None)),
        ("", "areas/leeds/#map", ("areas/leeds/index.html", "map")),
        ("", "./", ("index.html", None)),
        ("404.html", "areas/", ("areas/index.html", None)),
        ("about/index.html", "../areas/", ("areas/index.html", None)),
    ],
)
def test_a_link_leads_to_a_file(address: str, value: str, target: tuple[str, str | None]) -> None:
    assert resolve(address, value) == target


@pytest.mark.parametrize("value", ["https://example.org/", "//example.org/x", "mailto:a@b.org", "tel:+441", " data:,x"])
def test_a_link_elsewhere_is_none_of_ours(value: str) -> None:
    assert resolve("agreements/x/", value) is None


def test_a_link_from_the_host_s_root_must_begin_with_the_site_s_own_path() -> None:
    assert resolve("404.html", "/register/areas/", "/register/") == ("areas/index.html", None)
    assert resolve("404.html", "/areas/", "/register/") == ("/areas/", None)


def test_a_body_s_links_and_ids_are_noted() -> None:
    body = """<h1 id="top-of-it">A</h1><a href="../../areas/">B</a> <a class="x" href="#data">C</a>
    <img src="../../assets/a.svg" alt=""><form action="../../find/"></form><section
    id="data"></section><a href="https://example.org/">D</a><p data-id="not-an-id" aria-label="x">"""

    assert noted("agreements/x/", body) == Noted(
        "agreements/x/",
        frozenset(
            {
                ("areas/index.html", None),
                ("assets/a.svg", None),
                ("find/index.html", None),
            }
        ),
        frozenset({"top-of-it", "data"}),
    )


def test_an_anchor_that_the_body_does_not_have_is_left_for_later() -> None:
    assert noted("a/", '<a href="#content">Up</a>').links == {("a/index.html", "content")}
    assert noted("", '<a href="#content">Up</a>').links == {("index.html", "content")}


def test_an_id_used_twice_is_a_fault() -> None:
    notes = Notes()
    notes.add(noted("a/", '<p id="x"></p><p id="y"></p><p id="x"></p>'))

    assert notes.faults == ["a/index.html: the id “x” is used twice"]


@given(st.text())
def test_escaped_words_are_never_taken_for_a_link_or_an_id(words: str) -> None:
    assert noted("a/", f'<p title="{escape(words)}">{escape(words)}</p>') == Noted("a/", frozenset(), frozenset())


ADDRESSES = st.lists(st.sampled_from(["a", "b-2", "index.json", "x"]), max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(ADDRESSES, ADDRESSES)
def test_a_relative_link_made_from_the_root_leads_where_it_says(start: str, end: str) -> None:
    root = "../" * start.count("/") or "./"

    assert noted(start, f'<a href="{root}{end}">').links == {(file_at(end), None)}
    assert resolve(start, root + end) == (file_at(end), None)


@given(st.lists(ADDRESSES, max_size=6), st.integers(0, 6))
def test_notes_are_the_same_however_the_pages_are_shared_out(addresses: list[str], cut: int) -> None:
    def taken(addresses: list[str]) -> Notes:
        notes = Notes()
        for address in addresses:
            notes.add(noted(address, f'<a href="{"../" * address.count("/") or "./"}x/#y"><p id="z"><p id="z">'))
        return notes

    whole, shared = taken(addresses), taken(addresses[cut:])
    shared.merge(taken(addresses[:cut]))
    shared.faults.sort()
    whole.faults.sort()

    assert shared == whole
