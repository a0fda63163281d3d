"""Rows of what was made, in columns: joined, thinned, and written down and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.frame import Frames
from generator.publish.kept_site import KeptSite, Unfit, keep, kept_site
from generator.publish.made import HASH_BYTES, MARK_BYTES, NO_MARK, Made

KEYS = st.one_of(st.none(), st.integers(0, 9), st.text(max_size=3), st.tuples(st.text(max_size=2), st.integers(0, 3)))
LOOKUPS = st.lists(st.tuples(st.sampled_from(("card", "cards of area")), KEYS), max_size=4, unique=True)
ROW = st.tuples(
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1, max_size=6),
    st.binary(min_size=MARK_BYTES, max_size=MARK_BYTES),
    st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES),
    st.integers(0, 2**40),
    st.integers(0, 2**62),
    LOOKUPS,
    st.lists(st.text(max_size=5), max_size=4, unique=True),
)
ROWS = st.lists(ROW, max_size=7)


def made_of(rows: list[tuple]) -> Made:  # type: ignore[type-arg]
    made = Made()
    for row in rows:
        made.add(*row)
    return made


def rows_of(made: Made) -> list[tuple]:  # type: ignore[type-arg]
    lookups, links = list(made.looked_up), list(made.linked)
    return [
        (
            path,
            made.mark(place),
            *made.written(place),
            [lookups[number] for number in made.lookups.row(place)],
            [links[number] for number in made.links.row(place)],
        )
        for place, path in enumerate(made.paths)
    ]


@given(ROWS)
def test_rows_are_what_was_added(rows: list[tuple]) -> None:  # type: ignore[type-arg]
    made = made_of(rows)

    assert rows_of(made) == rows
    assert [list(numbers) for numbers in made.lookups.rows()] == [
        list(made.lookups.row(place)) for place in range(len(rows))
    ]


@given(ROWS, ROWS, ROWS)
def test_rows_of_others_come_after(first: list[tuple], second: list[tuple], third: list[tuple]) -> None:  # type: ignore[type-arg]
    made = made_of(first)
    made.extend(made_of(second))
    made.extend(made_of(third))

    assert rows_of(made) == [*first, *second, *third]


@given(ROWS, st.sets(st.integers(0, 6)))
def test_rows_are_taken_out(rows: list[tuple], gone: set[int]) -> None:  # type: ignore[type-arg]
    gone &= set(range(len(rows)))
    thinned = made_of(rows).without(gone)

    assert rows_of(thinned) == [row for place, row in enumerate(rows) if place not in gone]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "inside" / "site.kept"


def kept_of(made: Made) -> KeptSite:
    made.found = [bytes([number % 256]) * MARK_BYTES for number in range(len(made.looked_up))]
    return KeptSite("a mark", made, Frames([]), ["404.html"], ["understand/index.html"], ["areas/index.html\tmap"])


@given(rows=st.lists(ROW, min_size=1, max_size=7))
def test_what_is_kept_comes_back(file: Path, rows: list[tuple]) -> None:  # type: ignore[type-arg]
    kept = kept_of(made_of(rows))
    keep(kept, file)
    again = kept_site(file, "a mark")

    assert rows_of(again.made) == rows
    assert (again.made.found, again.made.looked_up, again.made.linked) == (
        kept.made.found,
        kept.made.looked_up,
        kept.made.linked,
    )
    assert (again.mark, again.host, again.pages_of_host, again.around) == (
        "a mark",
        kept.host,
        kept.pages_of_host,
        kept.around,
    )
    with pytest.raises(Unfit, match="every page is made from"):
        kept_site(file, "another mark")


def test_each_bit_of_it_counts(file: Path) -> None:
    keep(kept_of(made_of([("a.html", NO_MARK, bytes(HASH_BYTES), 1, 2, [("card", "one")], ["b.html"])])), file)
    raw = file.read_bytes()
    for place in range(len(raw)):
        file.write_bytes(raw[:place] + bytes([raw[place] ^ 16]) + raw[place + 1 :])
        with pytest.raises(Unfit):
            kept_site(file, "a mark")
    for length in range(len(raw)):
        file.write_bytes(raw[:length])
        with pytest.raises(Unfit):
            kept_site(file, "a mark")


def test_a_full_disk_leaves_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(kept_of(made_of([])), file)
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        keep(kept_of(made_of([("a.html", NO_MARK, bytes(HASH_BYTES), 1, 2)])), file)

    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@given(ROWS, st.sets(st.integers(0, 6)))
def test_names_that_no_row_has_are_forgotten(rows: list[tuple], gone: set[int]) -> None:  # type: ignore[type-arg]
    made = kept_of(made_of(rows)).made
    found = dict(zip(made.looked_up, made.found, strict=True))
    thinned = made.without(gone & set(range(len(rows))))
    before = rows_of(thinned)

    thinned.forget_idle()

    assert rows_of(thinned) == before
    assert set(thinned.looked_up) == {lookup for row in before for lookup in row[5]}
    assert set(thinned.linked) == {link for row in before for link in row[6]}
    assert dict(zip(thinned.looked_up, thinned.found, strict=True)) == {one: found[one] for one in thinned.looked_up}
