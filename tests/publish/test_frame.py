"""One frame a kind, and every stamped page byte for byte as the host would render it."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from generator.present.followed import FeedLink
from generator.present.page import Kind, Page
from generator.present.prose import NO_PROSE, Prose
from generator.publish.frame import FrameMismatch, FrameProblem, Frames, HostPage, canonical_address, frames_of

SITE = "https://example.org/register/"
HOME = Kind("home", 0, "")
AGREEMENT = Kind("agreement", 2, "agreements")
PAGES = Kind("agreements-page", 3, "agreements")
KINDS = (HOME, AGREEMENT, PAGES)

THEME = """<!doctype html>
<html lang="en-GB"><head><title>{{ title | e }}</title><meta name="description" content="{{ description | e }}">
<link rel="canonical" href="{{ canonical | e }}">{{ feeds }}</head>
<body class="{{ section }}"><p>You are reading: {{ title | e }}</p>
<main id="content">{{ body }}</main></body></html>
"""


class Theme:
    """A host whose theme is one template. It writes one file of its own."""

    def __init__(self, template: str = THEME) -> None:
        self.template = Environment().from_string(template)
        self.runs = 0

    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        self.runs += 1
        (into / "theme.css").write_text("body {}")
        return [self.one(page) for page in pages]

    def one(self, page: HostPage) -> str:
        return self.template.render(
            title=page.title,
            description=page.description,
            canonical=canonical_address(page.canonical or page.address, SITE),
            section=page.kind.section,
            body=page.body,
            feeds=page.feeds,
        )


def page(address: str = "agreements/x/", title: str = "Title", description: str = "Words", body: str = "") -> Page:
    return Page(address, title, description, body or "<h1>Title</h1><p>Body</p>")


def frames(into: Path, theme: Theme | None = None, samples: Sequence[tuple[Kind, Page]] = ()) -> Frames:
    return frames_of(theme or Theme(), KINDS, samples, into, SITE, NO_PROSE)


def test_a_stamped_page_is_what_the_host_would_render(tmp_path: Path) -> None:
    theme = Theme()
    stamped = page(
        title="Fish & <chips> \"here\" 'there'", description="5 > 4 & “so”", body="<h1>A</h1>\n\\1 {{ x }} %s"
    )
    asked = HostPage(stamped.address, AGREEMENT, stamped.title, stamped.description, stamped.body)

    assert frames(tmp_path, theme).stamp(stamped, AGREEMENT) == theme.one(asked)


def test_a_page_names_its_feeds_in_its_head_and_one_without_is_not_a_byte_longer(tmp_path: Path) -> None:
    both, plain = frames(tmp_path), page()
    told = dataclasses.replace(
        plain, feeds=(FeedLink('"Fish" & <chips>', "feeds/areas/x.atom"), FeedLink("B", "b.atom"))
    )
    links = (
        '\n<link rel="alternate" type="application/atom+xml" title="&#34;Fish&#34; &amp; &lt;chips&gt;" '
        'href="../../feeds/areas/x.atom">\n<link rel="alternate" type="application/atom+xml" title="B" '
        'href="../../b.atom">'
    )

    assert both.stamp(told, AGREEMENT).replace(links, "") == both.stamp(plain, AGREEMENT)
    assert links in both.stamp(told, AGREEMENT).partition("</head>")[0]
    assert '<link rel="canonical" href="https://example.org/register/agreements/x/"></head>' in both.stamp(
        plain, AGREEMENT
    )


def test_a_page_names_in_its_head_how_others_may_show_it(tmp_path: Path) -> None:
    found = frames(tmp_path)
    shown = dataclasses.replace(page(), oembed="https://example.org/register/x/oembed.json?a=1&b")
    link = '<link rel="alternate" type="application/json+oembed" href="https://example.org/register/x/oembed.json?a=1&amp;b">'

    assert found.stamp(shown, AGREEMENT) == found.stamp(page(), AGREEMENT).replace("</head>", f"\n{link}</head>")


def test_a_bare_page_is_its_body_and_no_frame_is_needed_for_it() -> None:
    whole = page(body="<!doctype html>\n<title>Card</title><h1>Card</h1>")
    assert Frames(()).stamp(whole, Kind("card", 3, "agreements", bare=True)) == whole.body


def test_a_page_that_stands_for_another_gives_that_one_s_address(tmp_path: Path) -> None:
    old = dataclasses.replace(page("agreements/old/"), canonical="agreements/new/")

    stamped = frames(tmp_path, samples=[(AGREEMENT, old)]).stamp(old, AGREEMENT)
    assert f'<link rel="canonical" href="{SITE}agreements/new/">' in stamped


def test_a_copy_of_a_page_of_another_site_gives_its_address_there(tmp_path: Path) -> None:
    copy = dataclasses.replace(page("agreements/copy/"), canonical='https://other.example/a/?b="c"')

    stamped = frames(tmp_path, samples=[(AGREEMENT, copy)]).stamp(copy, AGREEMENT)
    assert '<link rel="canonical" href="https://other.example/a/?b=&#34;c&#34;">' in stamped


def test_the_host_runs_once_and_writes_its_own_files(tmp_path: Path) -> None:
    theme = Theme()
    frames(tmp_path, theme, [(AGREEMENT, page()), (HOME, page(""))])

    assert theme.runs == 1
    assert [path.name for path in tmp_path.iterdir()] == ["theme.css"]


def test_the_home_page_keeps_the_address_of_the_site(tmp_path: Path) -> None:
    assert f'<link rel="canonical" href="{SITE}">' in frames(tmp_path).stamp(page(""), HOME)


def test_each_kind_has_its_own_frame(tmp_path: Path) -> None:
    both = frames(tmp_path)

    assert 'class="agreements"' in both.stamp(page(), AGREEMENT)
    assert 'class=""' in both.stamp(page(""), HOME)
    assert f"{SITE}agreements/page/2/" in both.stamp(page("agreements/page/2/"), PAGES)


@given(title=st.text(), description=st.text(), body=st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_any_words_come_back_as_they_went_in(title: str, description: str, body: str) -> None:
    stamped = FRAMES.stamp(page(title=title, description=description, body=body), AGREEMENT)

    parts = re.fullmatch(
        r'.*?<title>(.*?)</title><meta name="description" content="([^"]*)">.*?reading: (.*?)</p>\n'
        r'<main id="content">(.*)</main></body></html>',
        stamped,
        re.DOTALL,
    )
    assert parts is not None
    assert [html.unescape(part) for part in parts.groups()[:3]] == [title, description, title]
    assert parts[4] == body


class _Nowhere(Theme):
    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        return [self.one(page) for page in pages]


FRAMES = frames(Path(), _Nowhere())


@pytest.mark.parametrize(
    ("printed", "slot"),
    [
        ("{{ title | e }}", "title"),
        ("{{ description | e }}", "description"),
        ("{{ canonical | e }}", "canonical address"),
        ("{{ body }}", "body"),
        ("{{ feeds }}", "feeds"),
    ],
)
def test_a_theme_that_leaves_something_out_is_named_with_the_kind(tmp_path: Path, printed: str, slot: str) -> None:
    with pytest.raises(FrameProblem, match=rf"“home” does not print the page's {slot}"):
        frames(tmp_path, Theme(THEME.replace(printed, "")))


def test_a_page_that_the_host_did_not_render_is_named(tmp_path: Path) -> None:
    class Forgetful(Theme):
        def one(self, page: HostPage) -> str:
            return "" if page.kind is AGREEMENT else super().one(page)

    with pytest.raises(FrameProblem, match="“agreement” is empty"):
        frames(tmp_path, Forgetful())


def test_a_host_that_gives_too_few_pages_is_refused(tmp_path: Path) -> None:
    class Short(Theme):
        def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
            return super().render(pages, into, prose)[:-1]

    with pytest.raises(FrameProblem, match="gave 5 pages; 6 were asked for"):
        frames(tmp_path, Short())


@pytest.mark.parametrize(
    "filtered", ["{{ title | upper }}", "{{ canonical | replace('/', '-') }}", "{{ body | striptags }}"]
)
def test_a_value_that_goes_through_another_filter_is_found(tmp_path: Path, filtered: str) -> None:
    with pytest.raises(FrameProblem, match="changes a value on its way"):
        frames(tmp_path, Theme(THEME + filtered))


def test_a_body_printed_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameProblem, match="more than once"):
        frames(tmp_path, Theme(THEME + "{{ body }}"))


def test_a_canonical_address_on_another_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameProblem, match="does not print the page's canonical address"):
        frames(
            tmp_path, Theme(THEME.replace("{{ canonical | e }}", "{{ canonical | replace('example.org', 'x.org') }}"))
        )


@pytest.mark.parametrize(
    "careless",
    [
        "<title>{{ title }}</title>",
        "<title>{{ title | e | truncate(80) }}</title>",
        "<title>{{ title | striptags | e }}</title>",
    ],
)
def test_a_theme_that_spoils_hostile_words_is_found_without_any_sample(tmp_path: Path, careless: str) -> None:
    with pytest.raises(FrameMismatch, match="kind “home”"):
        frames(tmp_path, Theme(THEME.replace("<title>{{ title | e }}</title>", careless)))


def test_a_frame_that_differs_between_pages_of_a_kind_is_found_by_a_sample(tmp_path: Path) -> None:
    theme = Theme(THEME + "<footer>{% if 'special' in canonical %}An extra line{% endif %}</footer>")
    frames(tmp_path, theme, [(AGREEMENT, page())])

    with pytest.raises(FrameMismatch) as found:
        frames(tmp_path, theme, [(AGREEMENT, page()), (AGREEMENT, page("agreements/special/"))])

    assert "(agreements/special/)" in str(found.value)
    assert "from line 6 on" in str(found.value)
    assert re.search(r"the host: .*<footer>An extra line</footer>\n  stamped:  .*<footer></footer>\n", str(found.value))


def test_a_page_at_the_wrong_depth_is_refused() -> None:
    with pytest.raises(FrameProblem, match="agreements/ is not 2 folders deep"):
        FRAMES.stamp(page("agreements/"), AGREEMENT)


def test_a_page_of_a_kind_without_a_frame_is_refused() -> None:
    with pytest.raises(FrameProblem, match="no frame for pages of the kind “area”"):
        FRAMES.stamp(page("areas/leeds/"), Kind("area", 2, "areas"))


@pytest.mark.parametrize("body", ["", " \n "])
def test_a_page_with_nothing_in_it_is_refused(body: str) -> None:
    with pytest.raises(FrameProblem, match="agreements/x/ has nothing in it"):
        FRAMES.stamp(Page("agreements/x/", "Title", "Words", body), AGREEMENT)
