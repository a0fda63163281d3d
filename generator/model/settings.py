"""What a publisher decides about the whole site, read from the plugin's part of `mkdocs.yml`."""

from __future__ import annotations

from itertools import permutations
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from generator.model.fields import Link, Record, Text, Yes

AUTHORITY_PATTERN = r"^[a-z0-9][a-z0-9.-]*,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# The year in which the ids of feeds began. It is no date of a build: an id that changed would be told as news.
_SINCE = "2026"
# {r} stands for what some servers call a sharper picture by. Of anything else in braces a map would know nothing.
_PART = r"([^\s'\"<>;,{}]|\{r\})*"
_ORDERS = "|".join(rf"\{{{a}\}}{_PART}\{{{b}\}}{_PART}\{{{c}\}}" for a, b, c in permutations("xyz"))
TILES_PATTERN = rf"^https://[a-z0-9.-]+/{_PART}({_ORDERS}){_PART}$"


class Regulator(Record):
    """The body that you can complain to after the organisation itself."""

    name: Text = Field("Information Commissioner's Office", description="What it is called.")
    url: Link = Field("https://ico.org.uk/make-a-complaint/", description="Where to complain to it.")


class Background(Record):
    """A map of streets to lay under the outlines, from a server that the publisher names.

    `tiles` is its address with {z}, {x} and {y}. Nothing is asked of it before a reader chooses to.
    """

    name: Text = Field(description="What readers are told that the map is called.")
    tiles: Annotated[str, Field(pattern=TILES_PATTERN, max_length=500)] = Field(
        description="Its address, with {z}, {x} and {y} for the piece that is asked for."
    )
    attribution: Text = Field(description="Whose map it is, as its licence asks.")


class HowPlain(Record):
    """How plain the pages in `content/pages` must be. The reading check tells of each page that is not."""

    ease: int = Field(65, ge=0, le=100, description="Flesch reading ease, at least.")
    grade: int = Field(7, ge=1, le=30, description="Flesch-Kincaid grade, at most.")
    long_sentences: int = Field(5, ge=0, le=100, description="In 100: long sentences, at most.")


class Publisher(Record):
    """Who stands behind the register as a whole, as catalogues of data name it. Left out, it has the site's name."""

    name: Text | None = Field(None, description="What it is called; else the site's name.")
    url: Link | None = Field(None, description="Where its own site is.")


class Settings(Record):
    """One site's settings. Each has a default that suits a first site."""

    site_name: Text = Field("Plainview", description="What the site is called. It stands at the top of mkdocs.yml.")
    site_url: Link = Field(
        "https://plainview.example/",
        description="Where the site will be: links in feeds and records need it. It stands at the top of mkdocs.yml.",
    )
    worked_examples: Yes = Field(True, description="Whether invented examples are published.")
    versions: Yes = Field(True, description="Whether old versions of records are published.")
    correction_route: Link = Field(
        "mailto:corrections@plainview.example", description="Where a reader says that a record is wrong."
    )
    page_size: int = Field(50, ge=10, le=500, description="How many agreements a list page holds.")
    reading_grade: int | None = Field(
        None, ge=4, le=30, description="How many years at school a text may ask for; else what the checker takes."
    )
    prose: HowPlain = Field(HowPlain(), description="How plain the pages written by hand must be.")
    packs: Yes = Field(True, description="Whether each agreement has a discussion pack and a poster to print.")
    cards: Yes = Field(True, description="Whether each agreement has a card that other sites may show.")
    regulator: Regulator = Field(Regulator(), description="Whom to complain to after the organisation itself.")
    publisher: Publisher = Field(Publisher(), description="Who publishes the register, as catalogues of data name it.")
    map_background: Background | None = Field(None, description="A map of streets that a reader may choose.")
    feed_ids: Annotated[str, Field(pattern=AUTHORITY_PATTERN, max_length=250)] | None = Field(
        None,
        description="What ids in feeds and calendars begin with: a host name of yours and a year in which it was "
        "yours. Set it when the site moves, to what it was before.",
    )

    @property
    def publisher_name(self) -> str:
        """What whoever publishes the register is called."""
        return self.publisher.name or self.site_name

    @property
    def root(self) -> str:
        """The site's own address, with one slash at its end: what every whole address of a page begins with."""
        return f"{self.site_url.rstrip('/')}/"

    @property
    def authority(self) -> str:
        """What ids in feeds and calendars begin with, as RFC 4151 has it: `plainview.example,2026`."""
        return self.feed_ids or f"{urlsplit(self.site_url).hostname},{_SINCE}"
