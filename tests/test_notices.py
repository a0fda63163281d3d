"""What whoever publishes is told of a build that went well."""

from __future__ import annotations

from datetime import date

from generator.model.history import History, Version
from generator.notices import notices_of

AS_OF = date(2026, 11, 23)


def test_versions_of_a_later_day_than_the_site_are_named_with_their_days() -> None:
    of_now, later = Version(AS_OF, 1, "a" * 40), Version(date(2027, 10, 5), 1, "b" * 40)
    last_site = Version(date(2027, 10, 5), 1, "c" * 40, kept=True)
    versions = {"meals": (of_now, later), "quiet": (of_now,), "rewritten": (of_now, last_site)}

    (told,) = [one for one in notices_of(History("git", versions), AS_OF) if "later day" in one]

    assert told == (
        "1 record changed in commits of a later day than that of this site, 2026-11-23: `meals` on 2027-10-05. The "
        "pages have what is said now, and the histories have it from that day on. If the day is still to come, a clock "
        "was ahead."
    )
    assert not notices_of(History("git", {"quiet": (of_now,)}), AS_OF)
