"""What a browser would not do on a page written by hand is told in the page as it was written, before a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_html import faults_of_content, html_problems
from generator.read.content_files import ContentFile
from generator.read.yaml_fault import MOST_FAULTS

REFUSED, ELSEWHERE = "not-on-a-page", "from-another-host"


def told(file: Path, text: str) -> list[tuple[int, int, str, str]]:
    file.write_text(text, encoding="utf-8")
    found = html_problems(ContentFile(file, file.name, "a"), text)
    return [(one.where.line, one.where.column, one.code, one.message) for one in found]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("# A\n\n<script>go()</script>\n", (3, 1), "holds a script written into the page"),
        ("# A\n\nIn <script>go()</script> words\n", (3, 4), "holds a script written into the page"),
        ("<style>\np { color: red }\n</style>\n", (1, 1), "holds a style sheet written into the page"),
        ("- <p style='color: red'>x</p>\n", (1, 3), "has a style attribute on <p>"),
        ("Words\n{: style='color: red' }\n", (2, 1), "has a style attribute on <p>"),
        ("<b\nonclick='go()'>x</b>\n", (1, 1), "has the event attribute onclick on <b>"),
        ("A [link](javascript:go())\n", (1, 3), "has a link that runs a script on <a>"),
        (
            "A\n\n<iframe src='../'></iframe>\n",
            (3, 1),
            "holds <iframe>, of which the policy of pages lets nothing be shown",
        ),
        ("- <video src=a.mp4>\n", (1, 3), "holds <video>, of which the policy of pages lets nothing be shown"),
        ("<form action='../'></form>\n", (1, 1), "holds a form, which the policy of pages lets nobody send"),
        (
            "<meta http-equiv=refresh content='0;url=https://a.example'>\n",
            (1, 1),
            "leads readers on to `https://a.example`",
        ),
        ("<base href=/elsewhere/>\n", (1, 1), "holds a base element, which turns every link elsewhere"),
    ],
)
def test_what_the_policy_refuses(text: str, place: tuple[int, int], message: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", text)[0] == (*place, REFUSED, f"This page {message}.")
    assert len(told(tmp_path / "a.md", text)) == 1


@pytest.mark.parametrize(
    ("text", "place", "address"),
    [
        ("Our office: ![front](https://photos.example/a.jpg)\n", (1, 13), "https://photos.example/a.jpg"),
        ("![front][1]\n\n[1]: //photos.example/a.jpg\n", (1, 1), "//photos.example/a.jpg"),
        ("<img src='a.png' srcset='https://b.example/a.png 2x'>\n", (1, 1), "https://b.example/a.png"),
        (r"<img src='\\b.example\a.png'>" + "\n", (1, 1), r"\\b.example\a.png"),
        ("<link rel=stylesheet href=http://b.example/a.css>\n", (1, 1), "http://b.example/a.css"),
    ],
)
def test_what_other_hosts_would_be_asked_for(text: str, place: tuple[int, int], address: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", text) == [
        (*place, ELSEWHERE, f"This is not among the site's own files: `{address}`.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "![front](office.jpg) and [their site](https://a.example/) and <https://b.example/>.\n",
        "![dot](data:image/png;base64,AAAA)\n",
        "Write `<script>` or\n\n```html\n<style>p {}</style>\n```\n",
        "<details>\n<summary>More</summary>\n\nWords.\n\n</details>\n\n<div class='wide' markdown>x</div>\n",
        "| A | B |\n| :- | -: |\n| 1 | 2 |\n",
        "<!-- <script>go()</script> -->\n",
    ],
)
def test_what_is_in_order_is_passed_over(text: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", text) == []


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    found = told(tmp_path / "a.md", "<b onclick=go()>\n" * (MOST_FAULTS + 5))

    assert [code for *_, code, _ in found][: MOST_FAULTS + 1] == [REFUSED] * (MOST_FAULTS + 1)


NOT_OF_WORDS = ", which is not for a page of words."


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("<script src='../a.txt'></script>\n", (1, 1), "holds <script>"),
        ("<link rel='stylesheet' href='../a.css'>\n", (1, 1), "holds <link>"),
        ("<table background='a.png'><tr><td>x</td></tr></table>\n", (1, 1), "has the attribute background on <table>"),
        ("A <svg><rect fill='url(a.svg#a)' /></svg>\n", (1, 3), "holds <svg>"),
        (
            "<p class='a pv-visually-hidden'>x</p>\n",
            (1, 1),
            "has the class pv-visually-hidden of the site's own parts on <p>",
        ),
        (
            "Words\n{: .pv-visually-hidden title='x' }\n",
            (2, 1),
            "has the class pv-visually-hidden of the site's own parts on <p>",
        ),
        ("<p hidden>x</p>\n", (1, 1), "has the attribute hidden on <p>"),
        ("Words\n{: hidden='hidden' }\n", (2, 1), "has the attribute hidden on <p>"),
        ("[x](a.md){: href='https://[c' }\n", (1, 16), "has the attribute href on <p>"),
        ("[x](a.md){ href='https://[c' }\n", (1, 16), "has the attribute href on <p>"),
        ("<font color='#fff'>x</font>\n", (1, 1), "holds <font>"),
        ("<!--><img src='a.png'>-->\n", (1, 1), "holds a comment that browsers end elsewhere"),
        ("<![CDATA[ > <img src=a.png> ]]>\n", (1, 1), "holds a declaration"),
        ("<details><summary>More</summary>\n", (1, 1), "begins a <details> and does not end it"),
        ("Words <plaintext> and more\n", (1, 7), "holds <plaintext>"),
        ("Words <BDO dir=rtl>and</bdo>\n", (1, 7), "holds <bdo>"),
        ("Words </main>\n", (1, 7), "holds </main>"),
        ("a\n\n</div>\n", (3, 1), "ends a <div> that is not begun on it"),
        ("<textarea>\n", (1, 1), "holds <textarea>"),
        ("<input type=text>\n", (1, 1), "holds <input>"),
        ("<!-- not ended\n", (1, 1), "breaks off within a tag or a comment"),
    ],
)
def test_what_is_not_known_to_be_harmless_is_told(text: str, place: tuple[int, int], said: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", text)[0] == (*place, REFUSED, f"This page {said}{NOT_OF_WORDS}")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>x</p><script src=a.txt></script>", "holds <script>"),
        ("<h2 onclick='a'>x</h2>", "has the attribute onclick on <h2>"),
        ("<![if", "breaks off within a tag or a comment"),
        (f"&#{'9' * 5_000};", "holds a declaration"),
        ("<img src='https://b.example/a.png' alt=''>", "This is not among the site's own files"),
        ("<a href='https://[council'>x</a>", "`https://[council` is no address"),
        ("<a href='file:///etc/passwd'>x</a>", "is no address"),
        ("<a href='https://www.leeds.gov.uk@evil.example/'>x</a>", "is no address"),
        ("<a href='https://evil.example/'>www.leeds.gov.uk</a>", "The words of this link name leeds.gov.uk"),
        ("<a href='https://evil.example/'>(<b>www</b>.leeds.gov.uk.)</a>", "The words of this link name leeds.gov.uk"),
        (
            "<a href='https://evil.example' href='https://www.leeds.gov.uk'>www.leeds.gov.uk</a>",
            "The words of this link",
        ),
        ("<input type=text type=checkbox>", "holds <input>"),
        ("<a href='https://evil.example/'><img src=a.png alt=www.leeds.gov.uk></a>", "The words of this link name"),
    ],
)
def test_what_the_host_has_made_of_a_page_is_looked_at_again(html: str, said: str) -> None:
    found = "".join(faults_of_content(html))
    assert said in found


def test_what_markdown_and_its_extensions_make_may_stand_on_a_page() -> None:
    assert not [
        *faults_of_content(
            "<h1 id='a'>A</h1><ul class='tasks'><li><label><input type='checkbox' disabled checked></label></li></ul>"
            "<p><a class='headerlink' href='#a' title='Link'>#</a><sup id='f'><a href='#fn:1' role='doc-noteref'>1</a>"
            "</sup></p><table><tr><td align='right'>1 < 2</td></tr></table><dl><dt>x</dt><dd>y</dd></dl><!-- a note -->"
            "<details open><summary>More</summary><p>x</p></details><img src='a.png' alt=''><hr><br/>"
        )
    ]
