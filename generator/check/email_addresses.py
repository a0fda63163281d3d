"""Whether an email address belongs to one person, as far as it can be told from its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.first_names import FIRST
from generator.check.surnames import SURNAMES

# It begins where no letter stands before it, so that a long word is not tried from each of its letters.
_ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# As people write one so that programs do not find it.
_SPELT_AT = re.compile(r"\s{0,3}[\[({<]\s?at\s?[\])}>]\s{0,3}", re.IGNORECASE)
_SPELT = ("(at)", "[at]", "{at}", "<at>", "( at )", "[ at ]")
_SPELT_DOT = re.compile(r"\s{0,3}[\[({<]\s?dot\s?[\])}>]\s{0,3}|(?<=\w) dot (?=\w)", re.IGNORECASE)

# Firms that give addresses to private people.
_FIRMS = """
gmail.com googlemail.com outlook.com outlook.co.uk hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com
yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.co.uk btinternet.com btopenworld.com sky.com
talktalk.net tiscali.co.uk virginmedia.com virgin.net ntlworld.com blueyonder.co.uk protonmail.com proton.me gmx.com
gmx.co.uk mail.com fastmail.com
"""
_PRIVATE = frozenset(_FIRMS.split())
# The same firms under the endings of other countries.
_ABROAD = re.compile(
    r"(?:gmail|hotmail|outlook|live|yahoo|gmx|aol|icloud|tutanota|tuta|zoho)\.(?:[a-z]{2}|com|co\.[a-z]{2}|com\.[a-z]{2})"
)

# Words that say that an address belongs to a team or a purpose.
_WORDS_OF_TEAMS = """
access admin administration adult adults advice advisor agreement agreements appeals assessment assurance bank benefit
benefits board business care carers centre chair charity child children church claims clerk clinic club clubs comments
committee communications community company complaint complaints compliance consultation contact contactus control
corporate corrections council councillors customer customers data dataprotection debt democratic desk digital director
dpa dpo duty early education elections email emergency enquiries enquiry environment equality events exchange families
family feedback finance fire foi foodbank forum fraud free freedom friends gdpr general governance gp group health
hello help helpdesk helpline home homes hospital hospitals housing hr hub icb ico ics ig impact inclusion info
information insight intelligence it kitchen law lead leads legal liaison library licensing mail manager marketing mash
meals media meetings member members network news newsletter nhs no noreply nurse office officer online open opt optout
out pals parents partnership patient patients performance permit planning police policy portal post practice press
privacy programme project projects protection public pupil pupils reception record records register registrar registry
rents reply request requests research residents response review rights safe safeguarding sar sars scheme school
schools secretary secure security send service services share sharing social standards statistics strategy subject
support surgery survey system systems talk tax team technical tenancy tenants test transport treasurer trust union
university voice volunteers web webmaster welfare work works young your youth
"""
_SHARED = frozenset(_WORDS_OF_TEAMS.split())
_LONG_ENOUGH = 6  # `aking` may be anything; `jsmith` is a name
_LONG_SHARED = tuple(word for word in sorted(_SHARED) if len(word) >= 5)


def may_hold_addresses(text: str) -> bool:
    """Whether looking for email addresses in a text is worth while."""
    small = text.lower()
    return "@" in small or any(sign in small for sign in _SPELT)


def addresses_in(text: str) -> Iterator[str]:
    """Each email address in a text, also where it is spelt out: `jane (at) example dot org`."""
    if _SPELT_AT.search(text):
        text = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text))
    return (found.group() for found in _ADDRESS.finditer(text))


def is_private(address: str) -> bool:
    """Whether a mailbox is from a firm that serves private people, and its name says nothing of a team."""
    host = address.lower().rpartition("@")[2]
    return (host in _PRIVATE or _ABROAD.fullmatch(host) is not None) and is_personal(address)


def is_personal(address: str) -> bool:
    """Whether an address looks like one person's: a name such as jane.smith, or a private mailbox.

    An address with a word such as `team` or `data` in it is taken to be shared, whoever provides it.
    """
    mailbox, _, host = address.lower().rpartition("@")
    name = mailbox.partition("+")[0]
    parts = [part for part in re.split(r"[._-]", name) if part]
    if any(part.rstrip("0123456789") in _SHARED for part in parts):
        return False
    if host in _PRIVATE or _ABROAD.fullmatch(host):
        return not any(word in name for word in _LONG_SHARED)
    names = re.split(r"[._]", name)
    # A hyphen stands in names of teams (free-meals@) more often than in addresses of people.
    if 2 <= len(names) <= 3 and "-" not in name and all(re.fullmatch(r"[a-z']+[0-9]{0,3}", part) for part in names):
        return True
    return _is_name(name)


def _is_name(mailbox: str) -> bool:
    """Whether the letters before the @ are a name by the lists: `janesmith`, `jsmith`, `jane-smith`, `jane`."""
    letters = mailbox.rstrip("0123456789")
    first, _, last = letters.partition("-")
    if last:
        return (first in FIRST or len(first) == 1) and last in SURNAMES
    if letters in FIRST:
        return True
    cuts = range(1, len(letters))
    return any(
        letters[cut:] in SURNAMES and (letters[:cut] in FIRST or (cut == 1 and len(letters) >= _LONG_ENOUGH))
        for cut in cuts
    )
