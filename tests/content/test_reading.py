"""The pages that we wrote by hand read as plainly as the site's own setting asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_reading import read_page
from generator.mkdocs_plugin import site_from
from generator.read.content_files import ContentFile
from generator.read.prose import prose_files

ROOT = Path(__file__).parents[2]
PAGES = prose_files(ROOT / "content" / "pages")


def test_the_site_asks_of_its_pages_what_can_be_followed_at_eleven() -> None:
    prose = site_from(ROOT / "mkdocs.yml").settings.prose
    assert (prose.ease, prose.grade, prose.long_sentences) == (65, 7, 5)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_reads_as_plainly_as_the_site_asks(page: ContentFile) -> None:
    asked = site_from(ROOT / "mkdocs.yml").settings.prose
    assert read_page(page.shown, page.path.read_text(encoding="utf-8")).harder_than(asked) == ()


def test_there_is_something_to_read() -> None:
    """A page may be little but figures; all of them together are not."""
    assert sum(read_page(page.shown, page.path.read_text(encoding="utf-8")).words for page in PAGES) > 2_000
