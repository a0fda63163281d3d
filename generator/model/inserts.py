"""What a page written by hand may name in double square brackets, and what stands there in the built page.

`[[town-people]]` in a sentence becomes a number; a figure's name stands alone on its line. So no number of the made-up
town is ever typed, and none can go out of date. `generator/present/explainer/` makes them, and those that are not about
the town are made beside it: `present/prose.py` says where. Tests hold the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

INSERT = re.compile(r"\[\[([^\[\]\n]*)\]\]")

WORDS: Mapping[str, str] = {
    "town-people": "how many people the made-up town has",
    "town-wards": "how many wards it has",
    "town-streets": "how many streets it has",
    "alone-by-band-ward": "how many of them are alone by age in tens, sex and ward",
    "alone-by-age-ward": "how many are alone by exact age, sex and ward",
    "alone-by-age-street": "how many are alone by exact age, sex and street",
    "alone-by-age-street-share": "the same, of every 100 people",
    "small-crowd": "below which size the pages call a crowd small",
    "fay-age": "how old Fay is",
    "fay-ward": "the ward where Fay lives",
    "fay-condition": "the health condition that Fay has",
    "fay-nurses": "how many nurses live in the town",
    "fay-nurses-ward": "how many nurses live in Fay's ward",
    "fay-job-crowd": "how many nurses of Fay's age live in her ward",
    "fay-band-job-crowd": "how many nurses of about Fay's age, in tens, live in her ward",
    "fay-band-ward-crowd": "how many people of about Fay's age, in tens, live in her ward",
    "fay-band-ward-conditions": "how many different answers under health they have",
    "eli-age": "how old Eli is",
    "eli-street": "the street where Eli lives",
    "eli-job": "what work Eli does",
    "eli-condition": "the health condition that Eli has",
    "eli-street-crowd": "how many men of Eli's age live in his street",
    "eli-job-crowd": "how many of them do Eli's work",
    "eli-band-ward-crowd": "how many men of about Eli's age, in tens, live in his ward",
    "eli-band-ward-conditions": "how many different answers under health they have",
    "moon-fever-people": "how many people in the town have moon fever",
    "dot-street": "the street where Dot lives",
    "dot-ward": "the ward where Dot lives",
    "dot-condition": "the health condition that Dot has",
    "dot-street-people": "how many people live in Dot's street",
    "dot-street-band-crowd": "how many people in their eighties live in Dot's street",
    "dot-street-band-conditions": "how many different answers under health they have",
    "dot-street-band-distance": "how far their mix of conditions is from the whole town's, from 0 to 1",
    "dot-sex-band-ward-crowd": "how many women in their eighties live in Dot's ward",
    "dot-ward-band-crowd": "how many people in their eighties live in Dot's ward",
    "dot-ward-band-conditions": "how many different answers under health they have",
    "small-number-limit": "below which number a count is hidden in the lesson",
    "small-number-worked-out": "the hidden count, worked out from the total",
    "small-number-ward": "the ward whose count is hidden",
    "small-number-second-ward": "the ward whose count is hidden as well",
    "small-number-condition": "the condition of the lesson",
    "small-number-second-condition": "the other condition of which counts are hidden in the whole table",
    "small-number-most": "the most that either of the two hidden counts can be",
    "small-number-rounded": "the small count, rounded",
    "small-number-rounded-to": "to the nearest what counts are rounded in the lesson",
    "small-number-rounded-away": "the largest count that becomes 0 when rounded",
    "small-number-whole-small": "how many counts are small in the whole table",
    "small-number-whole-hidden": "how many counts are hidden in the whole table",
    "small-number-total": "how many people in the town have the condition of the lesson",
    "small-number-others": "how many of them live in the other wards",
    "small-number-two-together": "how many of them live in the two hidden wards together",
    "noise-true-count": "the true count in the figure about noise",
    "correction-route": "the address of a link to whom a reader tells that something is wrong: `correction_route`",
}

FIGURES: Mapping[str, str] = {
    "spectrum-picture": "the three levels, in one picture",
    "town": "the made-up town, to try out; a script makes it work",
    "town-ladder": "one person's crowd, fact by fact, with pictures",
    "town-ladders": "the same for the other five people",
    "town-protections": "the same person's crowd, as protections are added",
    "town-alone": "how many people would be alone, by what is known",
    "crowd-measures": "k, l and t of the same lists",
    "small-numbers-counted": "people with one condition in each ward, all shown",
    "small-numbers-hidden": "the same with the small number hidden",
    "small-numbers-hidden-twice": "the same with a second number hidden",
    "small-numbers-rounded": "the same rounded",
    "small-numbers-whole": "all conditions in each ward, with what has to be hidden",
    "noise-picture": "one count given out many times with noise",
    "glossary": "every word of content/glossary.yml",
    "accessibility-checks": "what the last automated run of content/accessibility-checks.yml looked at and found",
    "tell-us": "whom a reader tells that something is wrong: the site's `correction_route`",
}
