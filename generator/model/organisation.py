"""Organisations: as one record names them, and as the register knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated

from generator.model.fields import LONGEST_ID, Id, Link, OneOf, Record, SchemaVersion, Text, Yes, maybe, said
from generator.model.vocabulary import ORGANISATION_KINDS, ROLES


@lru_cache(maxsize=65_536)
def slug(name: str) -> str:
    """The id that a name gives: lower-case letters and digits with single hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).encode("ascii", "ignore").decode()
    plain = plain.replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_ID].strip("-")


class Organisation(Record):
    """An organisation that takes part in one agreement, and how."""

    name: Text = said("What is it called?", "Its full name, as it uses it.", "Leeds City Council")
    given_id: Id | None = maybe(
        "Which short name does the rest of the record use for it?",
        "Only needed where the name is long; otherwise it is made from the name.",
        "leeds-city-council",
        key="id",
    )
    roles: tuple[Annotated[str, OneOf(ROLES)], ...] | None = maybe(
        "What does it do here?", "One or more words. Exactly one organisation has `lead`.", ["lead", "controller"]
    )
    kind: Annotated[str, OneOf(ORGANISATION_KINDS)] | None = maybe(
        "What kind of body is it?", "Choose one word.", "council"
    )
    url: Link | None = maybe("Where is its website?", "The address of its front page.", "https://www.leeds.gov.uk")

    @property
    def id(self) -> str:
        """The id that the rest of the record uses."""
        return self.given_id or slug(self.name)

    @property
    def leads(self) -> bool:
        """Whether this is the organisation to ask first."""
        return "lead" in (self.roles or ())


class KnownOrganisation(Record):
    """An organisation that several records name, under its one name."""

    id: Id = said(
        "What is its short name?", "Lower-case letters, digits and hyphens. It never changes.", "leeds-city-council"
    )
    name: Text = said("What is it called?", "Its full name.", "Leeds City Council")
    other_names: tuple[Text, ...] = said(
        "What else is it called?", "Names that records and sources also use.", ["Leeds Council"], default=()
    )
    loose: Yes = said(
        "Do sources use this name for more than one body?",
        "`true` for a name such as “Police”, where a source does not say which one. Its page says so.",
        False,
        default=False,
    )
    kind: Annotated[str, OneOf(ORGANISATION_KINDS)] | None = maybe("What kind is it?", "Choose one word.", "council")
    website: Link | None = maybe("Where is its website?", "Its front page.", "https://www.leeds.gov.uk")
    previous_ids: tuple[Id, ...] = said(
        "Which short names did it have here before?",
        "Its page goes on being found under each. What its name in a record made counts as well.",
        ["leeds-council"],
        default=(),
    )
    replaced_by: Id | None = maybe("Which body took its place?", "The id of that body.", "north-yorkshire-council")


class OrganisationList(Record):
    """`content/organisations.yml`: one name for one organisation."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    organisations: tuple[KnownOrganisation, ...] = said(
        "Which organisations?", "Those that several records name, and names that stand for no one body.", []
    )


class Directory:
    """The organisations that `content/organisations.yml` lists, found by any of their names."""

    def __init__(self, organisations: Iterable[KnownOrganisation]) -> None:
        self.by_id = {known.id: known for known in organisations}
        self._canonical = {
            slug(name): known.id for known in self.by_id.values() for name in (known.name, *known.other_names)
        }
        self.before = {old: known.id for known in self.by_id.values() for old in known.previous_ids}
        """Each id that one of them had before, with the one that it has now."""
        self._names = {
            name.casefold(): known.id for known in self.by_id.values() for name in (known.name, *known.other_names)
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Directory) and self.by_id == other.by_id

    __hash__ = None  # type: ignore[assignment]

    def id_of(self, organisation: Organisation) -> str:
        """The one id that the whole register uses for an organisation of a record."""
        if organisation.id in self.by_id:
            return organisation.id
        by_id = self.before.get(organisation.id, self._canonical.get(organisation.id, organisation.id))
        return self._names.get(organisation.name.casefold(), by_id)

    def name_of(self, organisation: Organisation) -> str:
        """The one name that pages print for an organisation of a record."""
        known = self.by_id.get(self.id_of(organisation))
        return known.name if known else organisation.name
