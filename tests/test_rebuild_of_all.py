"""The same as `test_rebuild.py` for all that a site is made from: places, terms, bodies, settings, the day, git.

What is kept is damaged on the way as well, and files of the site are changed by hand. Whatever happens, the site is
what a build of everything gives.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.repositories import Made
from tests.test_rebuild import EDITS, Edit, Place, a_word, host, place, records, steps

__all__ = ["host", "place"]  # fixtures

CHOICES = {
    "page_size": (10, 50),
    "worked_examples": (True, False),
    "versions": (True, False),
    "packs": (True, False),
    "cards": (True, False),
}


def replaced(file: Path, pattern: str, new: str) -> None:
    file.write_text(re.sub(pattern, new, file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


def set_otherwise(rng: Random, place: Place) -> None:
    file = place.folder / "mkdocs.yml"
    config = yaml.safe_load(file.read_text("utf-8"))
    name = rng.choice(list(CHOICES))
    config["plugins"][0]["plainview"][name] = rng.choice(CHOICES[name])
    file.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def another_day(rng: Random, place: Place) -> None:
    place.as_of += timedelta(rng.choice((-1, 1, 40)))


def commit(rng: Random, place: Place) -> None:
    day = rng.choice(("2026-05-01", "2026-06-02", "2026-11-20", "2026-11-23"))
    repository(place).save(day, {})


def amend(rng: Random, place: Place) -> None:
    repository(place).git(
        "commit", "--quiet", "--all", "--amend", "--allow-empty", "--message", a_word(rng), day="2026-11-21"
    )


def go_back(rng: Random, place: Place) -> None:
    """The branch ends earlier, and what was in its last commits is not saved any more."""
    made = repository(place)
    earlier = made.git("rev-list", "--first-parent", "HEAD").splitlines()
    made.git("reset", "--quiet", "--soft", rng.choice(earlier[:3]))


def merge(rng: Random, place: Place) -> None:
    """Two went on from one commit, and both are in the history then."""
    made = repository(place)
    made.save("2026-11-02", {})
    made.git("checkout", "--quiet", "-B", "other", "HEAD")
    place.write(f"meals-{a_word(rng).lower()}", title=a_word(rng))
    made.save("2026-11-03", {})
    made.git("checkout", "--quiet", "main")
    place.write(records(place)[0].stem, title=a_word(rng))
    made.save("2026-11-04", {})
    made.git("merge", "--quiet", "--no-edit", "--strategy", "ours", "other", day="2026-11-05")


def repository(place: Place) -> Made:
    return Made(place.content)  # to begin one that was begun is nothing


def kept_files(place: Place) -> list[Path]:
    return sorted(path for path in place.keeping.place.glob("*") if path.is_file())


def damage(rng: Random, place: Place) -> None:
    for file in rng.sample(kept_files(place), 1):
        raw = bytearray(file.read_bytes())
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
        file.write_bytes(raw)


def cut_short(rng: Random, place: Place) -> None:
    for file in rng.sample(kept_files(place), 1):
        os.truncate(file, rng.randrange(file.stat().st_size + 1))


def by_hand(rng: Random, place: Place) -> None:
    file = rng.choice(sorted(path for path in place.site.rglob("*") if path.is_file()))
    file.unlink()
    if rng.random() < 0.5:
        file.write_bytes(b"By hand.")


def in_files(pattern: str, new: Callable[[Random], str], *files: str) -> Edit:
    """One place in one of these files of the content says something else."""
    return lambda rng, place: replaced(place.content / rng.choice(files), pattern, new(rng))


OF_ALL: Mapping[str, Edit] = EDITS | {
    "name of a place": in_files(
        "^name: .*$", lambda rng: f"name: {a_word(rng)}", "areas/mockton.yml", "areas/sampleford.yml"
    ),
    "a comment on a place": in_files("$", lambda rng: f" # {a_word(rng)}", "areas/england.yml"),
    "a term": in_files("means: .*$", lambda rng: f"means: What {a_word(rng)} are.", "glossary.yml"),
    "a body": in_files(
        "name: Sampleford.*$", lambda rng: f"name: Sampleford Council of {a_word(rng)}", "organisations.yml"
    ),
    "settings": set_otherwise,
    "day": another_day,
    "commit": commit,
    "amend": amend,
    "back": go_back,
    "merge": merge,
    "touch": lambda rng, place: os.utime(rng.choice(records(place))),
    "damage": damage,
    "cut short": cut_short,
    "by hand": by_hand,
}


def begun(place: Place) -> Place:
    repository(place).save("2026-01-01", {})
    return place


def test_whatever_is_edited_the_site_is_what_a_build_of_everything_gives(place: Place) -> None:
    steps(begun(place), 1, 4, OF_ALL)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 130))
def test_the_same_for_many_edits_of_all_kinds(place: Place, seed: int) -> None:
    steps(begun(place), seed, 8, OF_ALL)


@pytest.mark.long
@pytest.mark.parametrize("edit", sorted(OF_ALL.keys() - EDITS.keys()))
def test_one_edit_of_each_kind(place: Place, edit: str) -> None:
    begun(place).build()

    OF_ALL[edit](Random(edit), place)
    place.build()

    place.same()
