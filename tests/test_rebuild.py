"""A site that was built before is patched: what comes out is byte for byte what a build of everything gives."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import click.testing
import pytest
from mkdocs.__main__ import cli as mkdocs_command

from generator.build import Built, build
from generator.keeping import Keeping
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.present.prose import Prose
from generator.problems import ContentProblems
from generator.publish.frame import HostPage
from tests.golden.made import CONTENT
from tests.repositories import Made
from tests.site_config import bytes_in, write_config

AS_OF = date(2026, 11, 23)
PATCHED, MADE = "Making what has changed", "Making the frame"
RECORD = """schema: 1
title: {title}
summary: {summary}
status: {status}
provenance: {{basis: worked-example}}
sectors: [{sector}]
people: [children]
moments: [starting-school]
areas: [{{id: {area}, taking_part: confirmed}}]
organisations:
  - {{name: {lead}, roles: [lead]}}
purpose: So that something is better than it was.
benefits:
  - {{id: less, promise: Less of it., for: public, due: {year}-06}}
dates: {{review_due: {year}-01-31}}
data:
  - {{item: Names of {about}, identifiability: personally-identifiable}}
"""


@dataclass
class RememberedHost:
    """MkDocs asked once. Later it is told again what it said of a page, unless that page or the prose was another."""

    host: MkDocsHost
    place: Path
    said: dict[HostPage, str] = field(default_factory=dict)
    prose: object = None
    asked: int = 0
    mark: str = "of the host"
    first: Path | None = None
    wholes: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        self.asked += 1
        told = prose.glossary.terms, prose.statement
        if told != self.prose:
            self.prose, self.said = told, {}
        if any(page not in self.said for page in pages):
            shutil.rmtree(self.place, ignore_errors=True)
            self.said.update(zip(pages, self.host.render(pages, self.place, prose), strict=True))
        shutil.copytree(self.place, into, dirs_exist_ok=True)
        return [self.said[page] for page in pages]


@dataclass
class Place:
    """A folder with content, its site, and beside it the site as a build of everything makes it."""

    folder: Path
    host: RememberedHost
    as_of: date = AS_OF

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def keeping(self) -> Keeping:
        return Keeping(self.folder / ".site-kept", self.site)

    def write(self, identifier: str, **said: str) -> Path:
        stated = {
            "title": f"Sharing by {identifier}",
            "summary": f"What {identifier} does, in a few words.",
            "status": "live",
            "sector": "education",
            "area": "sampleford",
            "lead": "Sampleford District Council",
            "year": "2027",
            "about": "children",
        }
        file = self.content / "agreements" / f"{identifier}.yml"
        file.write_text(RECORD.format(**stated | said), "utf-8")
        return file

    def begin(self) -> None:
        """The first build, of content that nobody has edited yet: it is made once, and copied for each test."""
        names = self.site.name, self.keeping.place.name
        if self.host.first is None:
            self.build()
            first = self.host.place.with_name("first")
            for name in names:
                shutil.copytree(self.folder / name, first / name, symlinks=True)
            self.host.first = first
        else:
            for name in names:
                shutil.copytree(self.host.first / name, self.folder / name, symlinks=True)

    def build(self, *, anew: bool = False, into: str = "site") -> list[str]:
        """What the build said that it does."""
        said: list[str] = []
        self.built(said.append, anew=anew, into=into)
        return said

    def built(self, tell: Callable[[str], None] = lambda _: None, *, anew: bool = False, into: str = "site") -> Built:
        settings = site_from(self.folder / "mkdocs.yml").settings
        return build(
            self.content,
            self.folder / into,
            settings=settings,
            as_of=self.as_of,
            host=self.host,
            jobs=1,
            tell=tell,
            anew=anew,
        )

    def whole(self) -> dict[str, bytes]:
        """Every file of the site as a build of everything makes it."""
        self.build(anew=True, into="whole")
        return bytes_in(self.folder / "whole")

    def same(self, known_as: str = "") -> None:
        """Fail where the site is not what a build of everything gives, which is made once of what is known as one."""
        is_now, should_be = bytes_in(self.site), self.host.wholes.get(known_as) or self.whole()
        if known_as:
            self.host.wholes[known_as] = should_be
        assert sorted(is_now) == sorted(should_be)
        assert [path for path in should_be if is_now[path] != should_be[path]] == []


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> RememberedHost:
    place = tmp_path_factory.mktemp("host")
    config = write_config(place, place / "content", place / "site")
    return RememberedHost(MkDocsHost(config), place / "files")


@pytest.fixture
def place(tmp_path: Path, host: RememberedHost) -> Iterator[Place]:
    shutil.copytree(CONTENT, tmp_path / "content")
    write_config(tmp_path, tmp_path / "content", tmp_path / "site")
    made = Place(tmp_path, host)
    for number in range(6):
        made.write(f"meals-{number}", lead=f"Body {number % 3}", area=("sampleford", "mockton")[number % 2])
    yield made
    host.mark = "of the host"


def a_word(rng: Random) -> str:
    return rng.choice(("Apples", "Bread", "Cheese", "Dates", "Eggs")) + str(rng.randrange(100))


def records(place: Place) -> list[Path]:
    return sorted((place.content / "agreements").glob("meals*.yml"))


def another(rng: Random, place: Place, field_name: str, words: Sequence[str]) -> None:
    """One field of a record says something else."""
    file = rng.choice(records(place))
    text = file.read_text("utf-8")
    file.write_text(re.sub(rf"\b{field_name}: [^,}}\n]*", f"{field_name}: {rng.choice(words)}", text, count=1), "utf-8")


def add(rng: Random, place: Place) -> None:
    place.write(f"meals-{a_word(rng).lower()}", title=a_word(rng), lead=f"Body {a_word(rng)}", sector="housing")


def delete(rng: Random, place: Place) -> None:
    rng.choice(records(place)).unlink()


def rename(rng: Random, place: Place) -> None:
    file = rng.choice(records(place))
    text = file.read_text("utf-8")
    file.unlink()
    if "previous_ids" not in text:
        text += f"previous_ids: [{file.stem}]\n"
    file.with_name(f"meals-{a_word(rng).lower()}-{rng.randrange(1000)}.yml").write_text(text, "utf-8")


def comment(rng: Random, place: Place) -> None:
    with rng.choice(records(place)).open("a", encoding="utf-8") as opened:
        opened.write(f"# {a_word(rng)}\n")


def withdraw(rng: Random, place: Place) -> None:
    file = rng.choice(records(place))
    text = re.sub(r"^status: .*$", "status: withdrawn", file.read_text("utf-8"), flags=re.MULTILINE)
    if "withdrawn: {" not in text:
        text += "withdrawn: {date: 2026-11-01, why: It was a mistake., by: Sampleford District Council}\n"
    file.write_text(text, "utf-8")


def rename_a_body(rng: Random, place: Place) -> None:
    """All records that name it are of another body now, and its page is gone."""
    for file in records(place):
        file.write_text(file.read_text("utf-8").replace("Body 1", f"Body {a_word(rng)[:5]}"), "utf-8")


Edit = Callable[[Random, Place], object]
EDITS: dict[str, Edit] = {
    "title": lambda rng, place: another(rng, place, "title", [a_word(rng)]),
    "title of another": lambda rng, place: another(rng, place, "title", ("Sharing by meals-0", "Sharing by meals-1")),
    "summary": lambda rng, place: another(rng, place, "summary", [f"{a_word(rng)} are shared."]),
    "status": lambda rng, place: another(rng, place, "status", ("live", "paused", "ended", "declined", "proposed")),
    "service": lambda rng, place: another(rng, place, "sectors", ("[housing]", "[welfare]", "[education]")),
    "place": lambda rng, place: another(rng, place, "id", ("sampleford", "mockton", "exampleshire-county", "england")),
    "lead": lambda rng, place: another(rng, place, "name", (f"Body {a_word(rng)}", "Body 1", "Sampleford Council")),
    "review": lambda rng, place: another(rng, place, "review_due", ("2026-01-31", "2027-03-31", "2030")),
    "promise": lambda rng, place: another(rng, place, "promise", (f"More {a_word(rng)}.",)),
    "data": lambda rng, place: another(rng, place, "identifiability", ("anonymous", "de-personalised")),
    "comment": comment,
    "add": add,
    "delete": delete,
    "rename": rename,
    "withdraw": withdraw,
    "body": rename_a_body,
}


def steps(place: Place, seed: int, number: int, edits: Mapping[str, Edit] = EDITS) -> None:
    """Edit at random and build, so many times, and hold each site against a build of everything."""
    rng, built = Random(seed), 0
    place.begin()
    while built < number:
        before = place.folder / "before"
        shutil.copytree(place.content, before)
        for name in [rng.choice(list(edits)) for _ in range(rng.choice((1, 1, 1, 2, 4)))]:
            if len(records(place)) > 1:
                edits[name](rng, place)
        try:
            place.build()
        except ContentProblems:
            # Some edits do not go together, such as of what was withdrawn.
            shutil.rmtree(place.content)
            before.rename(place.content)
            continue
        shutil.rmtree(before)
        place.same()
        built += 1


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_edited_a_patched_site_is_what_a_build_of_everything_gives(place: Place, seed: int) -> None:
    steps(place, seed, 3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_the_same_for_many_edits(place: Place, seed: int) -> None:
    steps(place, seed, 8)


@pytest.mark.parametrize("edit", EDITS)
def test_one_edit_is_patched_into_the_site(place: Place, edit: str) -> None:
    place.begin()
    asked = place.host.asked

    EDITS[edit](Random(edit), place)
    said = place.build()

    assert PATCHED in said
    if edit not in ("withdraw", "rename", "delete"):  # the first page of a kind needs a frame
        assert MADE not in said
        assert place.host.asked == asked
    place.same()


def inodes(place: Place) -> dict[str, int]:
    """Which file of the disk stands at each path of the site. What a build writes for itself is not published."""
    return {path: (place.site / path).stat().st_ino for path in bytes_in(place.site) if path != ".gitignore"}


def test_only_what_has_changed_is_written(place: Place) -> None:
    place.write("meals-far", area="mockton", lead="Body 9", sector="housing")
    place.build()
    before, was = inodes(place), bytes_in(place.site)

    place.write("meals-far", area="mockton", lead="Body 9", sector="housing", summary="Other words than before.")
    place.build()

    now = bytes_in(place.site)
    written = {path for path, file in inodes(place).items() if file != before.get(path)}
    assert written == {path for path in now if was.get(path) != now[path]}
    assert "agreements/meals-far/index.html" in written
    assert "agreements/meals-0/index.html" not in written
    assert len(written) < len(now) / 4


def test_the_tree_before_is_patched_in_its_turn(place: Place) -> None:
    """Twice: the first patch has no second tree yet, and the second patches what was published before the first."""
    place.begin()
    for number in range(4):
        place.write("meals-0", title=f"Title {number}")
        place.write(f"meals-new-{number}")
        if number:
            (place.content / "agreements" / f"meals-new-{number - 1}.yml").unlink()
        assert PATCHED in place.build()
        place.same()
    assert place.keeping.spare.is_dir()


def test_nothing_changed_and_nothing_is_written(place: Place) -> None:
    place.begin()
    place.build()
    before = inodes(place)

    said = place.build()

    assert PATCHED in said
    assert inodes(place) == before


def test_another_day_and_other_settings_make_all_of_it_anew(place: Place) -> None:
    place.begin()
    place.as_of = date(2027, 2, 1)
    assert MADE in place.build()
    place.same()

    write_config(place.folder, place.content, place.site, page_size=10)
    assert MADE in place.build()
    place.same()


@pytest.mark.parametrize(
    "other",
    ["organisations.yml", "glossary.yml", "areas/mockton.yml"],
)
def test_what_every_page_may_be_made_from_makes_all_of_it_anew(place: Place, other: str) -> None:
    place.begin()

    with (place.content / other).open("a", encoding="utf-8") as opened:
        opened.write("# another word\n")

    assert MADE in place.build()
    place.same()


def test_anew_makes_all_of_it_and_trusts_nothing_that_was_kept(place: Place) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    place.build()

    assert MADE in place.build(anew=True)
    assert not place.keeping.spare.exists()
    assert PATCHED in place.build()
    place.same()


def test_what_is_edited_while_it_is_built_is_made_anew(place: Place) -> None:
    said: list[str] = []

    def tell(doing: str) -> None:
        if doing == MADE:
            with (place.content / "glossary.yml").open("a", encoding="utf-8") as opened:
                opened.write("# a word\n")

    place.built(tell)
    place.built(said.append)
    assert MADE in said
    place.same()


def test_a_host_of_which_nothing_is_known_is_asked_each_time(place: Place) -> None:
    place.host.mark = ""
    place.build()
    asked = place.host.asked

    assert MADE in place.build()
    assert place.host.asked == asked + 1


def test_what_is_edited_while_it_is_patched_is_read_as_by_a_build_of_everything(place: Place) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    glossary = place.content / "glossary.yml"
    said: list[str] = []

    def tell(doing: str) -> None:
        said.append(doing)
        if doing == "Checking the records":
            glossary.write_text(re.sub(r"means: .*", "means: Another.", glossary.read_text("utf-8")), "utf-8")

    place.built(tell)

    assert [one for one in said if one in (PATCHED, MADE)] == [PATCHED, MADE]
    place.same()


def test_a_git_history_that_comes_is_on_every_page(place: Place) -> None:
    place.begin()
    repository = Made(place.content)
    repository.save("2026-11-01", {})

    assert MADE in place.build()
    place.same()
    place.write("meals-0", title="Then")
    assert PATCHED in place.build()
    place.same()
    repository.save("2026-11-02", {})
    assert PATCHED in place.build()
    place.same()


def test_a_page_that_uses_an_id_twice_is_told_as_in_a_build_of_everything(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.present.pages import agreement
    from generator.publish.verify import SiteFaults

    place.begin()
    real = agreement.render

    def twice(template: str, view: object, address: str) -> str:
        return f'{real(template, view, address)}<p id="twice"></p><p id="twice"></p>'  # type: ignore[arg-type]

    monkeypatch.setattr(agreement, "render", twice)
    place.write("meals-0", title="Now")
    with pytest.raises(SiteFaults, match="the id “twice” is used twice"):
        place.build()


def test_a_build_by_mkdocs_leaves_nothing_of_the_site_before(place: Place) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    place.build()
    assert place.keeping.spare.is_dir()

    done = click.testing.CliRunner().invoke(mkdocs_command, ["build", "-q", "-f", str(place.folder / "mkdocs.yml")])

    assert done.exit_code == 0, done.output
    assert not place.keeping.spare.exists()
    assert not (place.folder / ".site-kept" / "site.kept").exists()
    assert MADE in place.build()


def damage(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


HARM: dict[str, Callable[[Place], object]] = {
    "one bit of what was kept": lambda place: damage(place.folder / ".site-kept" / "site.kept"),
    "half of it": lambda place: os.truncate(place.folder / ".site-kept" / "site.kept", 1000),
    "none of it": lambda place: (place.folder / ".site-kept" / "site.kept").write_bytes(b""),
    "another's": lambda place: (place.folder / ".site-kept" / "site.kept").write_bytes(b"plainview site 1\n2\n{}" * 9),
    "a folder in place of it": lambda place: swap_for_folder(place.folder / ".site-kept" / "site.kept"),
    "gone": lambda place: (place.folder / ".site-kept" / "site.kept").unlink(),
    "the second tree": lambda place: shutil.rmtree(place.keeping.spare),
    "a file of the second tree": lambda place: (place.keeping.spare / "understand" / "index.html").write_text(
        "hand-made"
    ),
    "a file missing in it": lambda place: (place.keeping.spare / "understand" / "index.html").unlink(),
    "a file too many in it": lambda place: (place.keeping.spare / "agreements" / "own.html").write_text("own"),
    "a folder in place of a file": lambda place: swap_for_folder(place.keeping.spare / "understand" / "index.html"),
    "a link in it": lambda place: link_to(place.keeping.spare / "understand" / "index.html", place.folder),
    "a file of the site": lambda place: edit_in_place(place.site / "agreements" / "meals-1" / "index.html"),
    "a file missing in the site": lambda place: (place.site / "agreements" / "meals-1" / "index.html").unlink(),
    "the whole site": lambda place: shutil.rmtree(place.site),
    "another site in its place": lambda place: (place.site / "manifest.json").write_text("{}"),
}


def swap_for_folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)
    (file / "inside" / "index.html").write_text("inside")


def link_to(file: Path, other: Path) -> None:
    file.unlink()
    file.symlink_to(other)


def edit_in_place(file: Path) -> None:
    """As an editor program does that writes over the file it read."""
    with file.open("r+b") as opened:
        opened.write(b"<!-- by hand -->")


@pytest.mark.parametrize("harm", HARM)
def test_whatever_somebody_did_to_what_was_kept_the_site_is_whole(place: Place, harm: str) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    place.build()

    HARM[harm](place)
    for title in ("Now", "Later"):
        place.write("meals-0", title=title)
        place.build()

    place.same(known_as="whatever was done to what was kept")
    assert (place.folder / ".site-kept" / "site.kept").is_file()


def test_what_was_kept_takes_no_room_for_a_second_site(place: Place) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    place.build()

    shared = [path for path in bytes_in(place.keeping.spare) if (place.keeping.spare / path).stat().st_nlink > 1]

    assert len(shared) > 0.7 * len(bytes_in(place.site))


def test_nothing_of_what_was_taken_down_stays_in_what_is_kept(place: Place) -> None:
    place.write("meals-xylophone", title="A xylophone title", lead="A xylophone body", summary="A xylophone summary.")
    place.build()
    place.write("meals-0", title="Then")
    place.build()
    kept = place.folder / ".site-kept"
    assert any(b"xylophone" in file.read_bytes() for file in (kept / "spare").rglob("*") if file.is_file())

    (place.content / "agreements" / "meals-xylophone.yml").unlink()
    place.build()

    for file in (path for folder in (kept, place.site) for path in folder.rglob("*")):
        assert "xylophone" not in file.name, file
        assert not file.is_file() or b"xylophone" not in file.read_bytes(), file


def test_where_a_disk_knows_no_links_files_are_copied(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    place.build()
    for title in ("Then", "Now"):
        place.write("meals-0", title=title)
        assert PATCHED in place.build()
    place.same()


def test_where_the_tree_before_holds_what_cannot_be_taken_away_another_is_made(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root, for whom no folder is closed, it is said that one is."""
    place.begin()
    place.write("meals-0", title="Then")
    place.build()
    theirs = place.keeping.spare / "theirs" / "a.html"
    theirs.parent.mkdir()
    theirs.touch()
    act, remove = Path.unlink, shutil.rmtree

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "a.html":
            raise PermissionError(13, "Permission denied", str(path))
        act(path, missing_ok=missing_ok)

    def not_removed(path: str, ignore_errors: bool = False) -> None:
        if not (Path(path).name == "theirs" or (Path(path) / "theirs").exists()):
            remove(path, ignore_errors)
        elif not ignore_errors:
            raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "unlink", refused)
    monkeypatch.setattr(shutil, "rmtree", not_removed)
    place.write("meals-0", title="Now")
    said: list[str] = []
    built = place.built(said.append)
    monkeypatch.undo()

    assert MADE in said
    (left,) = place.folder.glob(".site-building/new-*")
    assert (left / "theirs" / "a.html").is_file()
    assert [notice for notice in built.notices if str(left) in notice and "Take that folder away" in notice]
    place.same()
    place.build()
    assert not [*place.folder.glob(".site-building/new-*")], "where it can be taken away it is"


def test_what_counts_as_made_is_the_same(place: Place) -> None:
    place.begin()
    place.write("meals-0", title="Then")
    patched, whole = place.built(), place.built(anew=True, into="whole")

    assert (patched.pages, patched.files, patched.size) == (whole.pages, whole.files, whole.size)


def test_a_link_that_leads_nowhere_is_told_as_in_a_build_of_everything(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.present.pages import agreement
    from generator.publish.verify import SiteFaults

    place.begin()
    before = bytes_in(place.site)
    real = agreement.render

    def broken(template: str, view: object, address: str) -> str:
        return f'{real(template, view, address)}<a href="../../nowhere/">Nowhere</a>'  # type: ignore[arg-type]

    monkeypatch.setattr(agreement, "render", broken)
    place.write("meals-0", title="Now")
    with pytest.raises(SiteFaults, match="links to nowhere/index"):
        place.build()
    assert bytes_in(place.site) == before
