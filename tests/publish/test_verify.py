"""Each kind of fault is found, in a plan just built and in any site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.present.families import Families, Several
from generator.present.page import Kind, Page, PlannedFile, PlannedPage
from generator.publish.links import Notes, names_of, noted
from generator.publish.made import HASH_BYTES, NO_MARK
from generator.publish.policy import policy_for
from generator.publish.verify import SiteFaults, verify_plan, verify_site

HOME = Kind("home", 0, "")
AREA = Kind("area", 2, "areas")


POLICY = policy_for(None, ["let it = run"])
HIDDEN = '<meta name="robots" content="noindex">'


def whole(
    body: str,
    *,
    depth: int = 0,
    head: str = "",
    title: str | None = None,
    description: str | None = None,
    policy: str = POLICY,
    lang: str = ' lang="en-GB"',
) -> str:
    """A page without a fault, but for what the body brings. Where nothing else is said, its words are its own."""
    root = "../" * depth
    own = re.sub("<[^>]*>", " ", body).split()[0]
    canonical = '<link rel="canonical" href="https://example.org/register/">' if depth == 0 else ""
    described = f'<meta name="description" content="{f"All about {own}" if description is None else description}">'
    policed = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    style = f'<link rel="stylesheet" href="{root}a.css">'
    return f"""<!doctype html>
<html{lang}><head><title>{own if title is None else title}</title>{policed}{described}{canonical}{style}{head}</head>
<body><main id="content">{body}</main><a href="{root}list/">List</a><svg><title>Not its own</title></svg></body></html>
"""


class Site:
    """A planned site as stamping leaves it, to be spoilt in one way by each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages: list[PlannedPage] = []
        self.files = [PlannedFile("a.css", lambda: b"")]
        self.notes = Notes(files=1)
        self.linked: list[str] = []
        self.write("a.css", "body { background: url('b.svg') }")
        self.write("b.svg", "<svg></svg>")
        self.page("", HOME, '<h1>Home</h1><a href="areas/leeds/#map">Leeds</a><a href="#content">Up</a>')
        self.page("areas/leeds/", AREA, '<h1>Leeds</h1><p id="map"></p><a href="../york/">York</a>')
        self.page("areas/york/", AREA, '<h1>York</h1><a href="../../about/">About</a>')
        self.write("about/index.html", whole('<h1>About</h1><a href="../#content">Home</a>', depth=1))

    def page(self, address: str, kind: Kind, body: str, *, linked: bool = True) -> None:
        self.pages.append(PlannedPage(address, kind, lambda: Page(address, "Title", "Words", body)))
        links = noted(address, body)
        self.notes.add(links)
        self.notes.made.add(f"{address}index.html", NO_MARK, bytes(HASH_BYTES), 1, 1, (), names_of(links))
        self.write(f"{address}index.html", whole(body, depth=address.count("/")))
        if linked:
            self.linked.append(address)
        links = "".join(f'<a href="../{at}">Page</a>' for at in [*self.linked, "about/"])
        self.write("list/index.html", whole(f"<h1>List</h1>{links}", depth=1))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def faults(self) -> list[str]:
        try:
            pages = Families(Several((page,)) for page in self.pages)
            verify_plan(pages, [file.path for file in self.files], self.notes, self.folder)
        except SiteFaults as found:
            assert all(fault in str(found) for fault in found.faults)
            return list(found.faults)
        return []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_whole_site_has_no_faults(site: Site) -> None:
    assert site.faults() == []
    assert verify_site(site.folder) == []


def test_a_planned_page_that_is_missing(site: Site) -> None:
    (site.folder / "areas" / "york" / "index.html").unlink()

    assert "areas/york/index.html: is missing" in site.faults()


def test_a_planned_file_that_is_missing(site: Site) -> None:
    site.files.append(PlannedFile("data/all.json", lambda: b"{}"))
    site.notes.files += 1

    assert site.faults() == ["data/all.json: is missing"]


def test_a_register_without_agreements_has_no_line_of_json(site: Site) -> None:
    site.files.append(PlannedFile("data/all.jsonl", lambda: b""))
    site.notes.files += 1
    site.write("data/all.jsonl", "")

    assert site.faults() == []
    assert verify_site(site.folder) == []


def test_a_planned_page_that_is_empty(site: Site) -> None:
    site.write("areas/york/index.html", "")

    assert site.faults() == ["areas/york/index.html: is empty"]


def test_fewer_pages_than_the_plan_has(site: Site) -> None:
    site.notes.pages -= 1

    assert site.faults() == ["2 pages were made; the plan has 3"]


def test_fewer_files_than_the_plan_has(site: Site) -> None:
    site.notes.files -= 1

    assert site.faults() == ["0 files were made; the plan has 1"]


def test_a_link_to_a_page_that_is_not_there(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="../atlantis/">Atlantis</a>')

    assert site.faults() == ["areas/hull/index.html: links to areas/atlantis/index.html, which is not there"]


def test_a_link_to_a_folder_without_its_slash(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="../york">York</a>')

    assert site.faults() == ["areas/hull/index.html: links to areas/york, which is not there"]


def test_a_link_to_an_anchor_that_is_not_there(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="../york/#map">York</a>')

    assert site.faults() == [
        "areas/hull/index.html: links to areas/york/index.html#map, and no such place is on that page"
    ]


def test_a_link_to_an_anchor_of_the_same_page_that_is_not_there(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="#law">Law</a>')

    assert site.faults() == [
        "areas/hull/index.html: links to areas/hull/index.html#law, and no such place is on that page"
    ]


def test_an_id_used_twice_in_a_body(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1 id="a">Hull</h1><p id="a"></p>')

    assert site.faults() == ["areas/hull/index.html: the id “a” is used twice"]


def test_a_broken_link_on_a_page_that_the_host_wrote(site: Site) -> None:
    site.write("about/index.html", whole("<h1>About</h1><a href=../gone/>Gone</a><a href='../#none'>x</a>", depth=1))

    assert site.faults() == [
        "about/index.html: links to gone/index.html, which is not there",
        "about/index.html: links to index.html#none, and no such place is on that page",
    ]


def test_an_anchor_on_a_page_that_the_host_wrote_may_stand_in_any_quotes(site: Site) -> None:
    site.write("about/index.html", whole("<h1 id='one'>About</h1><h2 id=two>Us</h2><a name=three></a>", depth=1))
    for name in ("one", "two", "three"):
        site.page(f"areas/{name}/", AREA, f'<h1>Area</h1><a href="../../about/#{name}">About</a>')

    assert site.faults() == []


def test_a_broken_link_in_the_frame_of_a_kind_is_told_once(site: Site) -> None:
    for name in ("leeds", "york"):
        spoilt = whole('<h1>Area</h1><p id="map"></p>', depth=2, head="<link rel=icon href=../../x.ico>")
        site.write(f"areas/{name}/index.html", spoilt)

    assert [fault.partition("/index.html: ")[2] for fault in site.faults()] == ["links to x.ico, which is not there"]


def test_links_from_the_root_of_the_host_are_followed_below_the_site_s_own_address(site: Site) -> None:
    site.write("404.html", whole('<h1>Gone</h1><a href="/register/areas/york/">York</a>'))
    assert site.faults() == []

    site.write("404.html", whole('<h1>Gone</h1><a href="/areas/york/">York</a>'))
    assert site.faults() == ["404.html: links to /areas/york/, which is not there"]


def test_links_with_the_site_s_whole_address_are_followed(site: Site) -> None:
    site.page("areas/hull/", AREA, "<h1>Hull</h1>")
    site.write("about/index.html", whole('<h1>About</h1><a href="https://example.org/register/none/">x</a>', depth=1))

    assert site.faults() == ["about/index.html: links to none/index.html, which is not there"]


def test_a_page_that_no_other_page_links_to(site: Site) -> None:
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="./">Hull</a><a href="#content">Up</a>', linked=False)

    assert site.faults() == ["areas/hull/index.html: no other page links to it"]
    assert verify_site(site.folder) == ["areas/hull/index.html: no other page links to it"]


def test_a_page_that_the_host_wrote_and_no_other_page_links_to(site: Site) -> None:
    site.write("draft/index.html", whole("<h1>Draft</h1>", depth=1))
    site.write("404.html", whole("<h1>Gone</h1>"))
    site.write("moved/index.html", whole("<h1>Moved</h1>", depth=1, head=HIDDEN))

    mended = "Link to it from a page, or name it under `nav` in mkdocs.yml"
    assert site.faults() == [f"draft/index.html: no other page links to it. {mended}"]
    assert verify_site(site.folder) == ["draft/index.html: no other page links to it"]


def test_files_of_the_host_that_some_disks_cannot_tell_from_others(site: Site) -> None:
    site.write("A.css", "body {}")
    site.write("Logo.png", "one")
    site.write("logo.PNG", "other")

    assert [fault for fault in site.faults() if "Macs" in fault] == [
        "A.css: Windows and Macs cannot tell it from a.css, so one of them would be lost. Rename it",
        "logo.PNG: Windows and Macs cannot tell it from Logo.png, so one of them would be lost. Rename it",
    ]


def test_what_the_policy_would_refuse_in_the_frame_of_a_kind(site: Site) -> None:
    spoilt = whole("<h1>York</h1><script>another()</script>", depth=2)
    site.write("areas/york/index.html", spoilt)
    site.write("areas/leeds/index.html", f"{spoilt}<p id=map>")

    assert site.faults() == ["areas/york/index.html:3: holds a script written into the page"]


def test_what_a_page_of_the_host_would_load_from_elsewhere(site: Site) -> None:
    site.write("about/index.html", whole('<h1>About</h1>\n<img src="https://b.example/a.png" alt="">', depth=1))

    told = "about/index.html:4: loads https://b.example/a.png from elsewhere; a page may load only what is in the site"
    assert site.faults() == [told]
    assert verify_site(site.folder) == [told]


def test_all_faults_are_told_at_once(site: Site) -> None:
    site.write("areas/york/index.html", "")
    site.page("areas/hull/", AREA, '<h1>Hull</h1><a href="../a/">A</a><a href="../b/">B</a>')

    assert len(site.faults()) == 3


# What only a full parse finds. Each body or page is wrong in one way.
BODIES = {
    "has 0 main headings (h1) and needs exactly one": "<h2>Home</h2>",
    "has 2 main headings (h1) and needs exactly one": "<h1>Home</h1><h1>Again</h1>",
    "the id “a” is used 2 times": '<h1 id="a">Home</h1><p id="a"></p>',
    "the id “content” is used 2 times": '<h1 id="content">Home</h1>',
    "links to none/index.html, which is not there": '<h1>Home</h1><a href="none/">x</a>',
    "links to index.html#none, and no such place is on that page": '<h1>Home</h1><a href="#none">x</a>',
    "links to find/index.html, which is not there": '<h1>Home</h1><button formaction="find/">x</button>',
    "links to none.png, which is not there": '<h1>Home</h1><img alt="" srcset="b.svg 1x, none.png 2x">',
    "holds a script written into the page": "<h1>Home</h1><script>alert(1)</script>",
    "holds a style sheet written into the page": "<h1>Home</h1><style>p{}</style>",
    "has a style attribute on <p>": '<h1>Home</h1><p style="color:red">x</p>',
    "has the event attribute onclick on <p>": '<h1>Home</h1><p onclick="go()">x</p>',
    "has a link that runs a script on <a>": '<h1>Home</h1><a href=" JavaScript:alert(1)">x</a>',
    "holds a base element, which turns every link elsewhere": '<h1>Home</h1><base target="x">',
    "holds <iframe>, of which the policy of pages lets nothing be shown": '<h1>Home</h1><iframe srcdoc="x"></iframe>',
    "holds <video>, of which the policy of pages lets nothing be shown": '<h1>Home</h1><video src="b.mp4"></video>',
    "holds a form, which the policy of pages lets nobody send": "<h1>Home</h1><form></form>",
    "reports clicks with a ping attribute on <a>": '<h1>Home</h1><a href="./" ping="b.svg">x</a>',
}


@pytest.mark.parametrize(("fault", "body"), BODIES.items(), ids=BODIES)
def test_a_full_parse_finds_a_fault_in_a_body(site: Site, fault: str, body: str) -> None:
    site.write("index.html", whole(body))

    faults = verify_site(site.folder)
    assert len(faults) == 1
    assert faults[0].startswith("index.html:")
    assert faults[0].endswith(fault)


def test_a_script_in_a_link_is_found_however_it_is_hidden(site: Site) -> None:
    site.write("index.html", whole('<h1>Home</h1><a href="java&#10;scr\tipt:alert(1)">x</a>'))

    assert "index.html:3: has a link that runs a script on <a>" in verify_site(site.folder)


@pytest.mark.parametrize(
    "loading",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<script src="data:text/javascript,alert(1)"></script>',
        '<link rel="stylesheet" href="//cdn.example.com/x.css">',
        '<link rel="preconnect" href="https://fonts.example.com">',
        '<img src="https://example.com/x.png" alt="">',
        '<img srcset="https://example.com/x.png 2x" alt="">',
        '<picture><source srcset="https://example.com/x.webp"></picture>',
        '<svg><use href="https://example.com/x.svg#a"></use></svg>',
        '<svg><image xlink:href="https://example.com/x.png"></image></svg>',
    ],
)
def test_a_full_parse_finds_what_loads_from_another_host(site: Site, loading: str) -> None:
    site.write("index.html", whole(f"<h1>Home</h1>\n{loading}"))

    assert [fault.partition(": ")[0] for fault in verify_site(site.folder)] == ["index.html:4"]
    assert "from elsewhere; a page may load only what is in the site" in verify_site(site.folder)[0]


@pytest.mark.parametrize(
    "harmless",
    [
        '<a href="https://example.com/">Elsewhere</a>',
        '<link rel="license" href="https://example.com/licence">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<img src="https://example.org/register/b.svg" alt="">',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script src="a.css"></script>',
        "<script>let it = run</script>",
        '<p title="javascript: the good parts">once upon a time</p>',
        '<svg><title>Map</title><use href="b.svg#shape"></use></svg>',
    ],
)
def test_what_loads_nothing_from_elsewhere_is_no_fault(site: Site, harmless: str) -> None:
    site.write("b.svg", '<svg id="shape"></svg>')
    site.write("index.html", whole(f"<h1>Home</h1>{harmless}"))

    assert verify_site(site.folder) == []


@pytest.mark.parametrize(
    ("fault", "page"),
    [
        ("index.html:1: has no title", whole("<h1>Home</h1>", title=" ")),
        ("index.html:1: has no description", whole("<h1>Home</h1>", description=" ")),
        ("index.html:1: has no policy of what it may load", whole("<h1>Home</h1>", policy="")),
        (
            "index.html:2: holds a script written into the page",
            whole("<h1>Home</h1>", policy="script-src 'self'", head="<script>let it = run</script>"),
        ),
        (
            "index.html:2: holds a script written into the page",
            whole(
                "<h1>Home</h1>", policy=POLICY.replace("script-src", "style-src"), head="<script>let it = run</script>"
            ),
        ),
        (
            "index.html: links to assets/none.png, which is not there",
            whole(
                "<h1>Home</h1>",
                head='<meta property="og:image" content="https://example.org/register/assets/none.png">',
            ),
        ),
        ("index.html:1: does not say its language", whole("<h1>Home</h1>", lang="")),
        (
            "index.html: links to gone/index.html, which is not there",
            whole("<h1>Home</h1>", head='<meta http-equiv="Refresh" content="0; URL=gone/">'),
        ),
    ],
)
def test_a_full_parse_finds_a_fault_of_a_whole_page(site: Site, fault: str, page: str) -> None:
    site.write("index.html", page)

    assert verify_site(site.folder) == [fault]


def test_two_pages_with_the_same_words_are_both_named(site: Site) -> None:
    site.write("areas/york/index.html", whole("<h1>York</h1>", depth=2, title=" Leeds\n"))
    assert verify_site(site.folder) == ["areas/york/index.html:1: has the same title as areas/leeds/index.html"]

    site.write("areas/york/index.html", whole("<h1>York</h1>", depth=2, description="All about  About"))
    assert verify_site(site.folder) == ["areas/york/index.html:1: has the same description as about/index.html"]


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        (
            "/* a\n*/p { background: url( 'https://example.com/x.png' ) }",
            "a.css:2: loads https://example.com/x.png from",
        ),
        ("@import '//example.com/x.css';", "a.css:1: loads //example.com/x.css from"),
        ("@font-face { src: url(fonts/none.woff2) format('woff2') }", "a.css: links to fonts/none.woff2, which is not"),
    ],
)
def test_a_full_parse_finds_what_a_style_sheet_loads(site: Site, css: str, fault: str) -> None:
    site.write("a.css", css)

    faults = verify_site(site.folder)
    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_style_sheet_may_hold_a_picture_and_a_comment(site: Site) -> None:
    site.write(
        "a.css", "/* url(https://example.com/) */ p { background: url(\"data:image/svg+xml,%3Csvg fill='a(b)'/%3E\") }"
    )

    assert verify_site(site.folder) == []


def test_an_empty_file_is_a_fault(site: Site) -> None:
    site.write("areas/york/extra.json", "")

    assert verify_site(site.folder) == ["areas/york/extra.json: is empty"]


def test_a_folder_that_is_not_a_site(tmp_path: Path) -> None:
    assert verify_site(tmp_path) == [f"{tmp_path}: has no home page, so it is not a site"]
    assert verify_site(tmp_path / "none") == [f"{tmp_path / 'none'}: is not a folder"]


def test_what_is_to_be_found_elsewhere_may_have_the_same_words(site: Site) -> None:
    elsewhere = '<link rel="canonical" href="https://example.org/register/areas/leeds/">'
    site.write("areas/york/index.html", whole("<h1>York</h1>", depth=2, title="Leeds", head=elsewhere))
    assert verify_site(site.folder) == []

    itself = elsewhere.replace("leeds", "york")
    site.write("areas/york/index.html", whole("<h1>York</h1>", depth=2, title="Leeds", head=itself))
    assert verify_site(site.folder) == ["areas/york/index.html:1: has the same title as areas/leeds/index.html"]
