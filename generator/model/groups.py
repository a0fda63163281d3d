"""Groups of people that data is about.

To add a word, add its line here. Its page, its place in the schema and in the lists follow.
"""

from __future__ import annotations

from generator.model.vocabulary import Vocabulary, Word

PEOPLE: Vocabulary = {
    "benefit-claimants": Word(
        "People who claim benefits", "People who get money such as Universal Credit or Housing Benefit."
    ),
    "business-owners": Word("Business owners", "People who run a business, from a one-person firm up."),
    "carers": Word("Carers", "People who look after a relative or friend without being paid."),
    "children": Word("Children", "Anyone under 18."),
    "children-in-care": Word("Children in care", "Children whom the council looks after."),
    "council-tax-payers": Word("Council Tax payers", "People who pay Council Tax on their home."),
    "domestic-abuse-survivors": Word(
        "Survivors of domestic abuse", "People whom a partner or relative has abused, and children who saw it."
    ),
    "families": Word("Families", "Parents and children who live together or look after each other."),
    "homeless-people": Word(
        "Homeless people", "People who have no home of their own, people who sleep rough among them."
    ),
    "jobseekers": Word("Jobseekers", "People who are looking for work."),
    "landlords": Word("Landlords", "People who let homes to others."),
    "learners": Word("Learners", "People who take a course or train for a job."),
    "licence-holders": Word(
        "Licence holders", "People with a licence or permit from the council, such as a taxi driver."
    ),
    "older-people": Word("Older people", "People of about 65 and over, pensioners among them."),
    "parents": Word("Parents", "Mothers, fathers and others who bring up a child."),
    "patients": Word("Patients", "People who use a doctor, a hospital or another part of the NHS."),
    "people-at-risk": Word(
        "People at risk of harm",
        "Adults who may come to harm, for example because they are frail or somebody mistreats them.",
    ),
    "people-in-debt": Word("People in debt", "People who owe money that they find hard to pay."),
    "people-known-to-the-police": Word(
        "People known to the police",
        "People whom the police have dealt with, as a suspect, offender, victim or witness.",
    ),
    "people-on-low-incomes": Word("People on low incomes", "People and families who have little money to live on."),
    "people-using-social-care": Word(
        "People who use social care", "People who get help from social workers or paid care staff."
    ),
    "people-who-have-died": Word("People who have died", "People whose records are used after their death."),
    "pregnant-women": Word("Pregnant women", "Women who are expecting a baby."),
    "public-sector-staff": Word(
        "Public sector staff", "People who work for a council, the NHS or another public body."
    ),
    "residents": Word("Everyone who lives there", "All the people of a place, not one group."),
    "road-users": Word("Road users", "People who walk, cycle, ride or drive on the roads."),
    "tenants": Word("Tenants", "People who rent their home."),
    "victims-of-crime": Word("Victims of crime", "People whom a crime has hurt, in body, mind or pocket."),
    "young-people": Word("Young people", "Teenagers and people up to about 25."),
}
