"""What ids in feeds and calendars begin with: the site's host, unless the site has moved."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.settings import Settings


def test_ids_begin_with_the_host_of_the_site() -> None:
    assert Settings(site_url="https://data.example.org:8080/register/").authority == "data.example.org,2026"


def test_ids_begin_with_what_they_began_with_before_the_site_moved() -> None:
    assert Settings(site_url="https://new.example/", feed_ids="old.example,2026-03").authority == "old.example,2026-03"


@pytest.mark.parametrize("given", ["old.example", "https://old.example,2026", "old.example,26", "old example,2026", ""])
def test_what_is_no_name_with_a_year_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="feed_ids"):
        Settings(feed_ids=given)
