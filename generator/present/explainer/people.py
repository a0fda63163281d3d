"""What can be known of a person of the made-up town, and the words that the town is made of."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Pretendham"
PEOPLE = 2_000
WARDS = ("Cardboard Hill", "Harbour", "Mill Side", "Painted Field")

# Ten streets a ward, in the order in which the picture of the town draws them.
STREETS = (
    *("Paper Lane", "Glue Street", "Scissor Row", "Card Close", "Folded Way"),
    *("Tissue Terrace", "Crayon Road", "Sticker Street", "Pencil Hill", "Ruler Rise"),
    *("Anchor Row", "Tin Boat Lane", "Puddle Street", "Bucket Road", "Paddle Close"),
    *("Driftwood Way", "Kettle Quay", "Rope Street", "Lantern Lane", "Pebble Terrace"),
    *("Button Street", "Thread Lane", "Bobbin Row", "Velvet Road", "Patchwork Close"),
    *("Zip Street", "Cotton Way", "Needle Lane", "Ribbon Terrace", "Pocket Road"),
    *("Rainbow Lane", "Purple Street", "Stripe Road", "Spot Close", "Checker Way"),
    *("Glitter Row", "Swirl Street", "Zigzag Lane", "Blot Terrace", "Brush Road"),
)
STREETS_A_WARD = len(STREETS) // len(WARDS)

SEXES = ("female", "male")
HOUSEHOLDS = ("lives alone", "a couple", "two parents and children", "one parent and children", "other adults together")
ALONE, COUPLE, TWO_PARENTS, ONE_PARENT, ADULTS = HOUSEHOLDS
NO_SCHOOL = "no school"
SCHOOLS = (NO_SCHOOL, "Sample Street School", "Mock Lane School", "Pretendham High School")
JOBS = (
    *("under school age", "at school", "student", "retired", "out of work", "at home"),
    *("shop worker", "office worker", "care worker", "builder", "driver", "teacher", "factory worker", "nurse", "cook"),
)
LITTLE, PUPIL, STUDENT, RETIRED = JOBS[:4]
NO_CONDITION = "none"
CONDITIONS = (
    *(NO_CONDITION, "asthma", "high blood pressure", "anxiety or low mood", "diabetes", "heart disease", "epilepsy"),
    "moon fever",
)
# The one that the stories need: so rare, and so plainly invented, that nobody is meant.
RARE = CONDITIONS[-1]

BAND = 10
"""Years in a band of ages."""
OLDEST_BAND = 90
"""From this age on there is one band: so few people are older."""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person. `age` is in whole years; the rest are places in the lists above."""

    age: int
    sex: int
    street: int
    household: int
    school: int
    job: int
    condition: int

    @property
    def ward(self) -> int:
        """The ward that the street lies in."""
        return self.street // STREETS_A_WARD

    @property
    def band(self) -> int:
        """The first year of the band that the age falls in."""
        return min(self.age - self.age % BAND, OLDEST_BAND)


def band_label(first: int) -> str:
    """A band of ages in words: "30 to 39", "90 or over"."""
    return f"{first} or over" if first >= OLDEST_BAND else f"{first} to {first + BAND - 1}"
