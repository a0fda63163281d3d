"""What a browser would not do on a page written by hand is told in the page as it was written, before a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_html import html_problems, problems_of_html_files
from generator.read.content_files import ContentFile
from generator.read.yaml_fault import MOST_FAULTS

REFUSED, ELSEWHERE = "not-on-a-page", "from-another-host"


def told(file: Path, text: str) -> list[tuple[int, int, str, str]]:
    file.write_text(text, encoding="utf-8")
    is_page = file.suffix == ".md"
    found = html_problems(ContentFile(file, file.name, "a"), text) if is_page else problems_of_html_files([file])
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
        ("Words <plaintext> and more\n", (1, 7), "holds `<plaintext>`, which changes what stands around it"),
        ("Words <BDO dir=rtl>and</bdo>\n", (1, 7), "holds `<BDO>`, which changes what stands around it"),
        ("</div></main>\n", (1, 7), "holds `</main>`, which changes what stands around it"),
    ],
)
def test_what_the_policy_refuses(text: str, place: tuple[int, int], message: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", text)[0] == (*place, REFUSED, f"This page {message}.")
    assert len(told(tmp_path / "a.md", text)) == 1 + ("</bdo" in text)


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


def test_files_of_html_are_looked_at_as_they_stand(tmp_path: Path) -> None:
    page = "<!doctype html>\n<html><body>\n  <script>go()</script>\n</body></html>\n"

    assert told(tmp_path / "A.HTML", page) == [(3, 3, REFUSED, "This page holds a script written into the page.")]
    assert told(tmp_path / "A.HTML", "google-site-verification: google1.html\n") == []


def test_what_cannot_be_read_as_a_page_is_for_the_build_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path / "a.html", "<![if") == []
    (tmp_path / "b.html").write_bytes(b"\xff\xfe")
    assert list(problems_of_html_files([tmp_path / "b.html", tmp_path / "gone.html"])) == []


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    found = told(tmp_path / "a.html", "<b onclick=go()>\n" * (MOST_FAULTS + 5))

    assert [code for *_, code, _ in found] == [*[REFUSED] * MOST_FAULTS, "too-many-faults"]
