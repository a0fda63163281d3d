"""What whoever publishes should know of a build that went well: of its history, and of what hosts will carry."""

from __future__ import annotations

from datetime import date

from generator.model.history import History
from generator.present.page import later_than
from generator.present.wording import count

# What well-known hosts will carry: warn before they refuse.
GITHUB_PAGES_BYTES = 1_000_000_000
CLOUDFLARE_PAGES_FILES = 20_000
NEAR = 0.8
SHOWN = 3  # of many versions that a notice could name


def notices_of(history: History, as_of: date) -> tuple[str, ...]:
    """What whoever publishes should know of the history: what is missing, was rewritten, or is still shown."""
    told = []
    later = {
        identifier: some[-1].day
        for identifier, versions in sorted(history.versions.items())
        if (some := later_than(as_of, versions))
    }
    if later:
        some_of_them = ", ".join(f"`{identifier}` on {day.isoformat()}" for identifier, day in [*later.items()][:SHOWN])
        told.append(
            f"{count(len(later), 'record')} changed in commits of a later day than that of this site, "
            f"{as_of.isoformat()}: {some_of_them}{' and others' if len(later) > SHOWN else ''}. The pages have what is "
            "said now, and the histories have it from that day on. If the day is still to come, a clock was ahead."
        )
    kept = [version for versions in history.versions.values() for version in versions if version.kept]
    if history.shallow:
        told.append(
            f"This copy of the git history begins on {history.shallow.isoformat()}, so older versions of records are "
            f"{'kept only where the last site has them' if kept else 'missing'}. Get all of it: "
            "`git fetch --unshallow`, or `fetch-depth: 0` in GitHub's checkout."
        )
    elif kept:
        records = sum(any(version.kept for version in versions) for versions in history.versions.values())
        told.append(
            f"The git history was rewritten: {len(kept):,} published versions of {records:,} records are no longer in "
            "it. They stay on the site, and each says so."
        )
    told += [
        f"`content/redactions.yml` takes down version {one.version[:12]} of `{one.agreement}`, and no version here has "
        "that hash, so nothing was taken down. `git log --raw --no-abbrev -- FILE` lists the hashes of its versions."
        for one in history.idle
    ]
    if history.lost:
        told.append(
            f"{len(history.lost):,} versions of the last site are not on this one: {', '.join(history.lost[:SHOWN])}"
            f"{' and others' if len(history.lost) > SHOWN else ''}. Links to them lead nowhere now. Is a record gone "
            "that no other one names under `previous_ids`?"
        )
    return tuple(told)


def ceilings(files: int, size: int) -> tuple[str, ...]:
    """Warnings where a well-known host would soon refuse the site."""
    near = []
    if size > NEAR * GITHUB_PAGES_BYTES:
        near.append(f"GitHub Pages carries 1 GB; this site has {size / 1e9:.2f} GB.")
    if files > NEAR * CLOUDFLARE_PAGES_FILES:
        near.append(f"Cloudflare Pages carries 20,000 files; this site has {files:,}.")
    return tuple(near)
