"""Where a field asks for a role or an organisation, no person is named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import asks_for_role, is_of_own_body
from generator.check.faults import Code, Fault
from generator.check.person_names import is_first_name, names_in
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "not-a-role",
    "warning",
    "A field that asks for a team, a role or an organisation seems to name a person: whom to ask, who judged, who "
    "replied, who will do something. People move on, their names stay on the page, and old versions keep them. Where "
    "the name is that of a body, a note under `quality_notes` says so.",
    "contact: {role: Jane Smith, email: meals@leeds.gov.uk}",
    "contact: {role: Free school meals team, email: meals@leeds.gov.uk}",
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """The fields that ask for a role."""
    for at, text in texts.plain:
        if asks_for_role(at):
            names = (name.text for name in names_in(text) if not is_of_own_body(texts, at, text, name))
            found = [*names] or ([text] if is_first_name(text) else [])
            for name in found:
                yield Fault(
                    at,
                    f"`{excerpt(name)}` seems to be a person's name, and this field asks for a role.",
                    "Name the team, the role or the organisation, such as `Data protection officer`.",
                )
