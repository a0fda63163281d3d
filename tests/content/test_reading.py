"""The pages that we wrote by hand read as plainly as the site's own setting asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check.page_reading import read_page
from generator.mkdocs_plugin import site_from
from generator.read.content_files import ContentFile
from generator.read.prose import prose_files

# Words that the public was found to stumble on, or that a notice for everyone has no need of.
NOT_OURS = re.compile(
    r"\b(citizens?|service users?|data subjects?|pseudonymi[sz]\w+|stakeholders?|leverag\w+|robust(ly)?|utili[sz]\w+|"
    r"secondary use\w*|direct care|data are|these data)\b",
    re.IGNORECASE,
)

ROOT = Path(__file__).parents[2]
PAGES = prose_files(ROOT / "content" / "pages")


def test_the_site_asks_of_its_pages_what_can_be_followed_at_eleven() -> None:
    prose = site_from(ROOT / "mkdocs.yml").settings.prose
    assert (prose.ease, prose.grade, prose.long_sentences) == (65, 7, 5)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_reads_as_plainly_as_the_site_asks(page: ContentFile) -> None:
    asked = site_from(ROOT / "mkdocs.yml").settings.prose
    assert read_page(page.shown, page.path.read_text(encoding="utf-8")).harder_than(asked) == ()


@pytest.mark.parametrize(
    "path", [*(page.path for page in PAGES), ROOT / "content" / "glossary.yml"], ids=lambda path: path.stem
)
def test_no_word_that_readers_do_not_use(path: Path) -> None:
    # Titles of studies and laws are names, not our words.
    text = re.sub(r"^Source: .*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [found[0] for found in NOT_OURS.finditer(text)] == []


def test_there_is_something_to_read() -> None:
    """A page may be little but figures; all of them together are not."""
    assert sum(read_page(page.shown, page.path.read_text(encoding="utf-8")).words for page in PAGES) > 2_000
