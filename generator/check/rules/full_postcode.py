"""No text holds a full postcode, except where an organisation's address belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.contact_places import may_hold_address
from generator.check.faults import Code, Fault
from generator.check.texts import Texts

CODE = Code(
    "full-postcode",
    "error",
    "A full postcode stands for about fifteen homes, sometimes for one, so it can point at a person. The postal "
    "address of an organisation is no secret: it may stand in `complaint.post`, `contact.role` and "
    "`legal.opt_out.how`. Elsewhere the first half is enough.",
    "risks:\n  - risk: Someone at LS1 1UR is recognised.",
    "risks:\n  - risk: Someone in LS1 is recognised.",
)

_POSTCODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]{1,2})([0-9][0-9A-HJKMNPR-Y]?) ?[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
_ALL_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU
GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE
PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO
ZE
"""
_AREAS = frozenset(_ALL_AREAS.split())


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text, except those fields in which an organisation's address belongs."""
    if b"0AA" not in texts.outline:
        return
    for at, text in texts.words:
        for found in _POSTCODE.finditer(text):
            if found.group(1) in _AREAS and not may_hold_address(at):
                half = found.group(1) + found.group(2)
                yield Fault(
                    at,
                    f"`{found.group()}` is a full postcode.",
                    f"Write the first half only (`{half}`), or move an organisation's address to `complaint.post`.",
                )
