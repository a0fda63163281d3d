"""What deserves a sentence of its own among the changes of a record: who takes part, what goes where, who judged it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.assess.record_changes import NONE
from generator.model.vocabulary import WITHDRAWN
from generator.present.page import Site
from generator.present.pages.history_claims import claimed
from generator.present.pages.history_names import NAME_LENGTH, Alike, named, subject, whose
from generator.present.pages.history_values import language, questions_judged, value_in_words
from generator.present.wording import excerpt, in_a_sentence, listed, one_line

SHORT = 120  # a value up to this long stands in the sentence itself


LISTS_OF_WORDS = frozenset(
    (
        "organisations.roles",
        "data.to",
        "data.from",
        "data.special_category",
        "legal.lawful_bases.organisations",
        "legal.special_category_conditions.organisations",
        "sectors",
        "people",
        "moments",
    )
)
"""Lists whose words can be told together, several that came or went at once in one sentence."""


_Sentence = Callable[[Site, Alike], str]


def own_sentence(site: Site, alike: Alike) -> str:
    """The sentence of its own that a change has, without a capital of its own; empty where it has none."""
    change = alike.change
    if NONE in (change.before, change.after):
        return ""
    words = _SENTENCES.get((change.field, change.came)) or _SENTENCES.get((change.field, ""))
    return words(site, alike) if words else claimed(site, alike)


def _plural(name: str) -> bool:
    """Whether a name stands for several bodies, or is used so: "GP practices", "Police", "Schools"."""
    words = name.split() or [""]
    # "Schools in Leeds" and "City of London" are told by what stands before the place.
    place = next((at for at, word in enumerate(words) if at and word in ("in", "of", "across")), None)
    words = words[:place]
    several = words[-1].endswith("s") and not words[-1].endswith("ss")
    return name.lower().removeprefix("the ") == "police" or (several and (words[-1].islower() or len(words) == 1))


def _is(name: str) -> str:
    return "are" if _plural(name) else "is"


def _was(name: str) -> str:
    return "were" if _plural(name) else "was"


def _parts(roles: Sequence[str]) -> str:
    return listed([_ROLES[role] for role in roles if role in _ROLES])


def _body_came(site: Site, alike: Alike) -> str:
    name = excerpt(alike.change.name, NAME_LENGTH)
    if roles := _parts(alike.change.after.split(", ")):
        return f"{name} {_was(name)} added as {roles}."
    return f"the record now names {name}. It does not say what {'they do' if _plural(name) else 'it does'}."


def _body_went(site: Site, alike: Alike) -> str:
    name = excerpt(alike.change.name, NAME_LENGTH)
    roles = _parts(alike.change.before.split(", "))
    been = f" {'They were' if _plural(name) else 'It was'} {roles}." if roles else ""
    return f"{name} {_was(name)} taken out of the bodies that take part.{been}"


def _role(site: Site, alike: Alike) -> str:
    name = excerpt(alike.change.name, NAME_LENGTH)
    now = "now" if alike.change.came == "added" else "no longer"
    role = _parts(alike.values)
    return f"{name} {_is(name)} {now} {role}." if role else ""


def _words(site: Site, alike: Alike) -> list[str]:
    return [value_in_words(site, alike.change.field, value) for value in alike.values]


def _goes(one: str, several: str) -> _Sentence:
    """What is now, or is no longer, done with data."""

    def sentence(site: Site, alike: Alike) -> str:
        now = "now" if alike.change.came == "added" else "no longer"
        verb = f"{now} {one}"
        if len(alike.names) > 1:
            verb = f"are {now} said to {several}"
        return f"{subject(site, alike)} {verb} {listed(_words(site, alike))}."

    return sentence


def _relied_on(site: Site, alike: Alike) -> str:
    bodies = listed([excerpt(name, NAME_LENGTH) for name in alike.values])
    are = "are" if len(alike.values) > 1 else _is(alike.values[0])
    now = "now" if alike.change.came == "added" else "no longer"
    return f"{bodies} {are} {now} named as relying on {subject(site, alike)}."


def _protected(site: Site, alike: Alike) -> str:
    words = listed([in_a_sentence(word) for word in _words(site, alike)])
    holds, are = ("hold", "are") if len(alike.names) > 1 else ("holds", "is")
    now = f"now {holds}" if alike.change.came == "added" else f"{are} no longer said to hold"
    return f"{subject(site, alike)} {now} specially protected data: {words}."


def _level(site: Site, alike: Alike) -> str:
    """From one level to another. Where either is silence, the record says more or less than before."""
    change = alike.change
    if not (change.before and change.after):
        return claimed(site, alike)
    before, after = (in_a_sentence(value_in_words(site, change.field, one)) for one in (change.before, change.after))
    return f"{subject(site, alike)} changed from “{before}” to “{after}”."


def _status(site: Site, alike: Alike) -> str:
    if alike.change.after == WITHDRAWN:
        return "the record was withdrawn."
    if alike.change.before == WITHDRAWN:
        return "the record was put back. It had been withdrawn."
    return ""


def _group(lists: str) -> _Sentence:
    """A word that a list of words of the whole record has gained or lost."""

    def sentence(site: Site, alike: Alike) -> str:
        words = listed([f"“{in_a_sentence(word)}”" for word in _words(site, alike)])
        now = "now include" if alike.change.came == "added" else "no longer include"
        return f"the {lists} {now} {words}."

    return sentence


def _safeguard(site: Site, alike: Alike) -> str:
    change = alike.change
    what = excerpt(change.after or change.before, SHORT).rstrip(".")
    words = f"“{what}”" if what else named(site, "safeguards", change.name)
    way = "a new way to keep data safe" if change.came == "added" else "a way to keep data safe that is no longer named"
    return f"{way}: {words}."


def _held_back(site: Site, alike: Alike) -> str:
    now = "now" if alike.change.came == "added" else "no longer"
    return f"the record {now} says that it holds back {named(site, 'withheld', alike.change.name)}."


def _held_back_instead(site: Site, alike: Alike) -> str:
    before, after = (named(site, "withheld", name) for name in (alike.change.before, alike.change.after))
    return f"the record now says that it holds back {after}. Before, it was {before}."


def _reply(site: Site, alike: Alike) -> str:
    by = excerpt(alike.change.name, NAME_LENGTH)
    return f"a reply by {by} was added." if alike.change.came == "added" else f"the reply by {by} was taken out."


def _reply_dated(site: Site, alike: Alike) -> str:
    return f"the reply by {excerpt(alike.change.name, NAME_LENGTH)} is now dated {_words(site, alike)[0]}."


def _page_read(site: Site, alike: Alike) -> str:
    came = "added to" if alike.change.came == "added" else "taken out of"
    return f"a page was {came} the pages that we read: {excerpt(alike.change.name, SHORT)}."


def _page_moved(site: Site, alike: Alike) -> str:
    return "the address of a page that we read changed."


def _rated(site: Site, alike: Alike) -> str:
    change = alike.change
    way = "down" if change.after < change.before else "up"
    return f"{whose(site, change)}: the rating went {way} from {change.before} to {change.after}, of 5."


def _translated(site: Site, alike: Alike) -> str:
    return f"the {language(alike.change.entry or alike.change.name)} words changed."


def _translation(site: Site, alike: Alike) -> str:
    now = "now" if alike.change.came == "added" else "no longer"
    return f"the record is {now} there in {language(alike.change.entry or alike.change.name)}."


def _matches(site: Site, alike: Alike) -> str:
    if not alike.change.after:
        return ""
    return f"the {language(alike.change.entry)} words now match the record of {_words(site, alike)[0]}."


def _own_change(site: Site, alike: Alike) -> str:
    day = value_in_words(site, "changes.date", alike.change.name)
    what = f": “{excerpt(alike.change.after, SHORT).rstrip('.')}”" if alike.change.after else ""
    return f"the record now tells of a change, dated {day}{what}."


def _judged(site: Site, alike: Alike) -> str:
    change = alike.change
    said = "was added" if change.came == "added" else "was taken out"
    day = value_in_words(site, "assessments.date", change.after or change.before)
    return f"the judgement by {excerpt(change.name, NAME_LENGTH)}, dated {day}, {said}."


def _answered(site: Site, alike: Alike) -> str:
    change = alike.change
    question = questions_judged(site).get(change.entry, change.entry)
    said = "was added" if change.came == "added" else "was taken out"
    by = excerpt(one_line(change.name), NAME_LENGTH)
    return f"in the judgement by {by}, the answer on “{excerpt(question, NAME_LENGTH)}” {said}."


_ROLES: Mapping[str, str] = {
    "lead": "the body that leads it",
    "controller": "a body that decides how the data is used",
    "joint-controller": "a body that decides together with others",
    "processor": "a body that handles the data for another",
    "recipient": "a recipient",
    "supplier": "a supplier of the system",
}
_SENTENCES: Mapping[tuple[str, str], _Sentence] = {
    ("organisations", "added"): _body_came,
    ("organisations", "removed"): _body_went,
    ("organisations.roles", "added"): _role,
    ("organisations.roles", "removed"): _role,
    ("data.to", ""): _goes("goes to", "go to"),
    ("data.from", ""): _goes("comes from", "come from"),
    ("data.special_category", ""): _protected,
    ("data.identifiability", ""): _level,
    ("legal.lawful_bases.organisations", ""): _relied_on,
    ("legal.special_category_conditions.organisations", ""): _relied_on,
    ("safeguards", "added"): _safeguard,
    ("safeguards", "removed"): _safeguard,
    ("withheld", "added"): _held_back,
    ("withheld", "removed"): _held_back,
    ("withheld.field", "changed"): _held_back_instead,
    ("status", "changed"): _status,
    ("sectors", ""): _group("kinds of service"),
    ("people", ""): _group("groups that it is about"),
    ("moments", ""): _group("moments when you might meet it"),
    ("provenance.sources", "added"): _page_read,
    ("provenance.sources", "removed"): _page_read,
    ("provenance.sources.url", "changed"): _page_moved,
    ("changes", "added"): _own_change,
    ("replies", "added"): _reply,
    ("replies", "removed"): _reply,
    ("replies.date", "added"): _reply_dated,
    ("replies.date", "changed"): _reply_dated,
    ("translations", "added"): _translation,
    ("translations", "removed"): _translation,
    ("translations", "changed"): _translated,
    ("translations.*.title", ""): _translated,
    ("translations.*.summary", ""): _translated,
    ("translations.*.matches", ""): _matches,
    ("assessments", "added"): _judged,
    ("assessments", "removed"): _judged,
    ("assessments.answers", "added"): _answered,
    ("assessments.answers", "removed"): _answered,
    ("assessments.answers.*.rating", "changed"): _rated,
}
