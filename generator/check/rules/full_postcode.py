"""No text holds a full postcode, except where an organisation's address belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from generator.check.contact_places import may_hold_address
from generator.check.faults import Code, Fault
from generator.check.plain_letters import plain
from generator.check.texts import Texts

CODE = Code(
    "full-postcode",
    "error",
    "A full postcode stands for about fifteen homes, sometimes for one, so it can point at a person. The postal "
    "address of an organisation is no secret: it may stand in `complaint.post`, `contact.role` and "
    "`legal.opt_out.how`. Elsewhere the first half is enough. Where it must stand, as in the name of a place, a note "
    "under `quality_notes` says why.",
    "risks:\n  - risk: Someone at LS1 1UR is recognised.",
    "risks:\n  - risk: Someone in LS1 is recognised.",
    answerable=True,
)

_SHAPE = r"([A-Z]{1,2})([0-9][0-9A-HJKMNPR-Y]?)(?: |-| - )?([0-9][ABD-HJLNP-UW-Z]{2})"
_POSTCODE = re.compile(rf"(?<![A-Za-z0-9]){_SHAPE}(?![A-Za-z0-9])", re.IGNORECASE)
# In small letters these are numbers of something: "the e10 1st", "m25 3ft".
_NO_HALVES = frozenset(("st", "nd", "rd", "th", "ft", "hr", "ha", "gb", "tb", "db", "hz", "yr", "lb", "ph", "pp", "ds"))
_ALL_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU
GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE
PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO
ZE
"""
_AREAS = frozenset(_ALL_AREAS.split())
_OUTLINES = (b"0AA", b"0aa", b"0Aa", b"0aA")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text, except those fields in which an organisation's address belongs, and links that look one up."""
    passages = texts.plain if any(outline in texts.outline for outline in _OUTLINES) else ()
    links = [(at, plain(unquote_plus(link))) for at, link in texts.links if "postcode" in link.lower()]
    for at, text in (*passages, *links):
        for found in _POSTCODE.finditer(text):
            if _is_postcode(found) and not may_hold_address(at):
                half = (found.group(1) + found.group(2)).upper()
                yield Fault(
                    at,
                    f"`{found.group()}` is a full postcode.",
                    f"Write the first half only (`{half}`), or move an organisation's address to `complaint.post`.",
                )


def _is_postcode(found: re.Match[str]) -> bool:
    if found.group(1).upper() not in _AREAS:
        return False
    return found.group().isupper() or found.group(3)[1:].lower() not in _NO_HALVES
