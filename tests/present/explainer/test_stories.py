"""The stories of Fay, Eli and Dot are true of the town: every claim is counted here again, one person at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model.inserts import FIGURES, WORDS
from generator.present.explainer import lessons
from generator.present.explainer.crowds import EVERYTHING, Columns, Crowds
from generator.present.explainer.inserts import figures, words
from generator.present.explainer.people import CONDITIONS, JOBS, SEXES, STREETS, WARDS, Person
from generator.present.explainer.residents import resident
from generator.present.explainer.town import town

FAY, ELI, DOT = (resident(name).person for name in ("fay", "eli", "dot"))


def those(fits: Callable[[Person], bool]) -> list[Person]:
    return [one for one in town() if fits(one)]


def answers(people: list[Person]) -> set[str]:
    return {CONDITIONS[one.condition] for one in people}


def said(name: str) -> int:
    return int(words()[name].replace(",", ""))


def test_every_word_that_is_provided_is_declared() -> None:
    assert words().keys() <= WORDS.keys()


def test_every_figure_that_is_provided_is_declared() -> None:
    assert figures("").keys() <= FIGURES.keys()


# Singling out: the nurse who won the race


def test_fay_is_the_only_nurse_of_her_age_in_her_ward() -> None:
    nurses = those(lambda one: JOBS[one.job] == "nurse")
    near = [one for one in nurses if WARDS[one.ward] == words()["fay-ward"]]
    fits = [one for one in near if one.age == said("fay-age")]

    assert fits == [FAY]
    assert (said("fay-nurses"), said("fay-nurses-ward"), said("fay-job-crowd")) == (len(nurses), len(near), 1)
    assert words()["fay-condition"] == CONDITIONS[FAY.condition] == "epilepsy"


def test_no_two_of_the_three_facts_give_fay_away() -> None:
    assert len(those(lambda one: JOBS[one.job] == "nurse" and one.age == FAY.age)) > 1
    assert len(those(lambda one: JOBS[one.job] == "nurse" and one.ward == FAY.ward)) > 1
    assert len(those(lambda one: one.age == FAY.age and one.ward == FAY.ward)) > 1


def test_ages_in_tens_help_fay_a_bit_and_leaving_out_work_helps_her_more() -> None:
    forties = those(lambda one: 40 <= one.age <= 49 and one.ward == FAY.ward)
    nurses = [one for one in forties if JOBS[one.job] == "nurse"]

    assert 40 <= FAY.age <= 49
    assert (said("fay-band-job-crowd"), said("fay-band-ward-crowd")) == (len(nurses), len(forties))
    assert 1 < len(nurses) < lessons.SMALL < len(forties)
    assert said("fay-band-ward-conditions") == len(answers(forties)) > 1


# Linking: the man on two lists


def test_eli_shares_his_age_and_street_with_one_man_whose_health_and_work_differ() -> None:
    men = those(
        lambda one: (
            SEXES[one.sex] == "male" and one.age == said("eli-age") and STREETS[one.street] == words()["eli-street"]
        )
    )
    same_work = [one for one in men if JOBS[one.job] == words()["eli-job"]]

    assert ELI in men and len(men) == said("eli-street-crowd") == 2
    assert same_work == [ELI] and said("eli-job-crowd") == 1
    assert len(answers(men)) == 2
    assert words()["eli-condition"] == CONDITIONS[ELI.condition] == "moon fever"


def test_most_people_are_the_only_one_of_their_age_and_sex_in_their_street() -> None:
    facts = [(one.age, one.sex, one.street) for one in town()]
    alone = sum(1 for fact in facts if facts.count(fact) == 1)

    assert said("alone-by-age-street") == alone
    assert abs(said("alone-by-age-street-share") - 100 * alone / len(facts)) <= 0.5
    assert alone > len(facts) / 2


def test_eli_is_one_of_many_men_once_the_list_says_less() -> None:
    men = those(lambda one: SEXES[one.sex] == "male" and 40 <= one.age <= 49 and one.ward == ELI.ward)

    assert ELI in men and said("eli-band-ward-crowd") == len(men) > lessons.SMALL
    assert said("eli-band-ward-conditions") == len(answers(men)) > 1


def test_elis_illness_is_rare() -> None:
    assert said("moon-fever-people") == len(those(lambda one: CONDITIONS[one.condition] == "moon fever")) == 3


# Inferring: nobody found Dot


def test_all_people_in_their_eighties_in_dots_street_have_her_condition() -> None:
    eighties = those(lambda one: 80 <= one.age <= 89 and STREETS[one.street] == words()["dot-street"])

    assert DOT in eighties and len(eighties) == said("dot-street-band-crowd") > 1
    assert answers(eighties) == {words()["dot-condition"]} == {CONDITIONS[DOT.condition]}
    assert said("dot-street-band-conditions") == 1


def test_people_in_their_eighties_in_dots_ward_differ() -> None:
    eighties = those(lambda one: 80 <= one.age <= 89 and WARDS[one.ward] == words()["dot-ward"])

    assert DOT in eighties and said("dot-ward-band-crowd") == len(eighties) > lessons.SMALL
    assert said("dot-ward-band-conditions") == len(answers(eighties)) > 1


def test_the_gap_between_dots_crowd_and_the_town_is_half_the_sum_of_the_gaps_of_the_shares() -> None:
    eighties = those(lambda one: 80 <= one.age <= 89 and one.street == DOT.street)

    def share(people: list[Person], condition: int) -> float:
        return sum(1 for one in people if one.condition == condition) / len(people)

    gaps = [abs(share(eighties, each) - share(list(town()), each)) for each in range(len(CONDITIONS))]
    assert words()["dot-street-band-distance"] == f"{sum(gaps) / 2:.2f}"
    # "In the whole town few people do."
    assert share(list(town()), DOT.condition) < 0.2


# What the page of the town says


def test_sex_age_in_tens_and_ward_leave_dot_the_crowd_that_is_said() -> None:
    women = those(lambda one: SEXES[one.sex] == "female" and 80 <= one.age <= 89 and one.ward == DOT.ward)

    assert said("dot-sex-band-ward-crowd") == len(women)
    assert lessons.ladder(resident("dot")).rungs[3].crowd == words()["dot-sex-band-ward-crowd"]


def test_what_is_known_of_fay_fits_one_line_until_the_list_says_less() -> None:
    # As the box on the page counts it: a fact helps only as exactly as the list has it.
    known, whole = Columns("exact", "ward", job=True), EVERYTHING
    safer = replace(whole, age="band", job=False)

    assert Crowds(town(), known.known_of(whole)).around(FAY) == said("fay-job-crowd")
    assert Crowds(town(), known.known_of(safer)).around(FAY) == said("fay-band-ward-crowd")


def test_about_half_the_town_are_women() -> None:
    assert abs(len(those(lambda one: SEXES[one.sex] == "female")) / len(town()) - 0.5) < 0.02


def test_the_last_fact_of_every_ladder_leaves_one_person() -> None:
    for name in ("ada", "bo", "cy", "dot", "eli", "fay"):
        assert lessons.ladder(resident(name)).rungs[-1].crowd == "1", name


def test_taking_off_the_names_leaves_dot_alone_and_leaving_out_work_changes_nothing() -> None:
    crowds = [crowd for _, crowd in lessons.protections(resident("dot")).rows]

    assert crowds[0] == "1"
    assert crowds[4] == crowds[3]
    assert {JOBS[one.job] for one in those(lambda one: 80 <= one.age <= 89)} == {"retired"}
