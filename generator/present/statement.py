"""What the accessibility statement says that nobody may type: what the last automated run found, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.accessibility import OPENED, OTHER_CHECKS, AccessibilityChecks
from generator.model.settings import Settings
from generator.present.templates import fragment
from generator.present.wording import Line, Piece, count, listed, number, on, site_of, when

OLD = 90
"""After how many days a page says how long ago the run was."""
_TEMPLATE = "parts/statement.html.jinja"


@dataclass(frozen=True)
class Statement:
    """What the inserts of the statement are made from. `as_of` is the day that the site is built for."""

    checks: AccessibilityChecks | None = None
    as_of: date | None = None
    correction_route: str = str(Settings.model_fields["correction_route"].default)


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The last automated run in words: when, how much was looked at, and what was found."""

    ran: str
    looked: str
    asked: str
    found: str
    faults: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def checks_told(statement: Statement) -> str:
    """What the last automated run looked at and found, as HTML; where there was none, that there was none."""
    checks = statement.checks
    return fragment(_TEMPLATE, "checks", _view(checks, statement.as_of) if checks else None)


def route_told(statement: Statement) -> str:
    """Whom a reader tells of a fault, as HTML: the site's own route, as an address, a number or a page."""
    return fragment(_TEMPLATE, "route", route(statement.correction_route))


def route_link(statement: Statement) -> str:
    """The route itself, to stand between the brackets of a link in Markdown."""
    return statement.correction_route.replace("(", "%28").replace(")", "%29")


def route(link: str) -> Line:
    """The sentence that names the route."""
    scheme, _, rest = link.partition(":")
    if scheme == "mailto":
        return (Piece("Write to "), Piece(rest, link), Piece("."))
    if scheme == "tel":
        return (Piece("Ring "), Piece(rest, link), Piece("."))
    return (Piece("Use "), Piece(f"this page of {site_of(link)}", link), Piece("."))


def _view(checks: AccessibilityChecks, as_of: date | None) -> ChecksView:
    ran = f"A program last looked at this site {on(checks.date)}."
    days = (as_of - checks.date.latest).days if as_of else 0
    if as_of and days > OLD:
        ran += f" As at {when(as_of)} that was {count(days, 'day')} ago. It knows nothing of what changed since."
    met = sum(fault.times for fault in checks.faults)
    return ChecksView(
        ran,
        f"It was axe {checks.axe}, in {checks.browser}. It opened {count(checks.pages, 'page')}, with at least one of "
        f"each of our {count(checks.kinds, 'kind')} of page, and looked {number(checks.looks)} times: as wide as a "
        f"phone and as a desk, in light and in dark colours{_opened(checks)}.",
        f"It was asked for the rules that axe calls {listed(checks.rules)}.",
        f"It found {count(met, 'fault')}{':' if met else '.'}",
        tuple(_fault(rule, kind, times) for rule, kind, times in _sorted(checks)),
        tuple((OTHER_CHECKS[one.check].label, _other(one.check, one.looks, one.faults)) for one in checks.others),
    )


def _opened(checks: AccessibilityChecks) -> str:
    names = [OPENED[one].label for one in checks.opened]
    return f", and with {listed(names, 'or')} open" if names else ""


def _sorted(checks: AccessibilityChecks) -> Iterator[tuple[str, str, int]]:
    yield from sorted((fault.rule, fault.kind, fault.times) for fault in checks.faults)


def _fault(rule: str, kind: str, times: int) -> str:
    return f"“{rule}”, {count(times, 'time')} on pages of the kind “{kind}”."


def _other(check: str, looks: int, faults: int) -> str:
    failed = f"It failed {count(faults, 'time')}" if faults else "It never failed"
    return f"{OTHER_CHECKS[check].meaning} {failed} in {number(looks)} tries."


NO_STATEMENT = Statement()
