"""Everyday moments that bring someone here: what each is called, the situation it is, and what people wonder then.

To add a moment, add it to a shelf here and draw its icon (`theme/assets/icons/`). Its page, its place in the schema and
in the lists follow. Its words are ours and plain: they say what anyone knows of the moment, and no fact that needs a
source. `tests/content/test_moments.py` measures how they read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.vocabulary import Word


@dataclass(frozen=True)
class Moment(Word):
    """One moment. `meaning` says to the reader what is happening, and `situation` what it has to do with data.

    `wonder` are questions that people have then and that an agreement can answer. `urgent` is what to do first where
    someone may be in danger. `watched` is whether somebody may look over the reader's shoulder who should not.
    """

    situation: str
    wonder: tuple[str, ...]
    urgent: str = ""
    watched: bool = False


@dataclass(frozen=True)
class Shelf:
    """Moments that belong together, those that most people meet first."""

    id: str
    title: str
    moments: Mapping[str, Moment]


_HOME_AND_MONEY = {
    "struggling-with-bills": Moment(
        "Struggling with bills",
        "Rent, food, water, heating or tax costs more than you have.",
        "Those who could help you, and those you owe money to, may look at what others know about you.",
        (
            "Can I get help without filling in a form?",
            "Who gets to know that I owe money?",
            "Could it be used to check up on me?",
        ),
    ),
    "paying-council-tax": Moment(
        "Paying Council Tax",
        "You get a bill, ask for a discount or fall behind.",
        "The council asks who lives in your home and what you can pay. It may set that beside what others know.",
        (
            "Is what I tell them used for anything but Council Tax?",
            "Can it get me help that I have a right to?",
            "Who is told if I fall behind?",
        ),
    ),
    "renting-a-home": Moment(
        "Renting a home",
        "You rent from a council, a housing association or a private landlord.",
        "Your landlord knows where you live and what you pay. Others may ask for some of that.",
        ("Is my landlord told anything about me?", "Who can see if I owe rent?", "Does it say who I am?"),
    ),
    "moving-home": Moment(
        "Moving home",
        "You are looking for a home or changing address.",
        "You have to tell many people where you live now. Some of them may tell each other.",
        (
            "Who is told my new address?",
            "Who looks at my old and new address side by side?",
            "What happens if they have it wrong?",
        ),
    ),
    "losing-my-home": Moment(
        "Losing my home",
        "You are homeless, or may soon be.",
        "It is a hard time, and you may have to tell your story again and again. Those who help may also pass it on.",
        (
            "Who is told that I have nowhere to live?",
            "Is it passed to the police or the Home Office?",
            "Can I say no and still get help?",
        ),
    ),
    "using-council-services": Moment(
        "Using council services",
        "You ask the council for something, or give it your details.",
        "What you tell one team may be seen by another, or passed to someone outside the council.",
        (
            "Does the rest of the council see what I tell one team?",
            "Is it used for something that I did not ask for?",
            "Who outside the council gets it?",
        ),
    ),
}

_CHILDREN_AND_FAMILY = {
    "having-a-baby": Moment(
        "Having a baby",
        "You are pregnant, or have a new baby.",
        "You meet midwives, doctors and health visitors. Each may want to know what the others know.",
        ("Who can see the notes about me and my baby?", "Is the council told?", "How long is it kept?"),
    ),
    "starting-school": Moment(
        "Starting school",
        "Your child is about to begin nursery or school.",
        "The school asks about your child and your family. The council may know some of the answers.",
        ("Can my child have free school meals without a form?", "What is the school told about us?", "Can I say no?"),
    ),
    "having-a-child-at-school": Moment(
        "Having a child at school",
        "Your child goes to a school or nursery.",
        "The school writes down how your child gets on. Others may ask for some of that, or tell the school things.",
        (
            "What does the school pass on about my child?",
            "What is the school told about our home?",
            "Does a computer work out which children may need help?",
        ),
    ),
    "getting-help-for-my-family": Moment(
        "Getting help for my family",
        "Things are hard at home, and you want or are offered support.",
        "More than one person may work with your family. They may share what each of them knows, and what others know.",
        ("Who is told that we get help?", "Did a person pick us out, or a computer?", "What happens if we say no?"),
    ),
    "being-in-care": Moment(
        "Being in care",
        "The council looks after you, or did when you were a child.",
        "A lot is written down about you. You can ask who reads it.",
        ("Who can see that I am or was in care?", "What are doctors and schools told?", "How long is it kept?"),
    ),
}

_HEALTH_AND_CARE = {
    "seeing-a-doctor": Moment(
        "Seeing a doctor",
        "You go to a GP surgery or a clinic.",
        "What you say there helps those who treat you. Some may also be used to plan care or to learn what works.",
        ("Who else can see my record?", "Is it used for research, and is my name still on it?", "Can I opt out?"),
    ),
    "going-to-hospital": Moment(
        "Going to hospital",
        "You have an appointment, an operation or an emergency.",
        "Those who treat you may never have met you. They may be able to see what your doctor or the council knows.",
        (
            "Can the hospital see what my own doctor knows?",
            "Who is told when I go home?",
            "Are the police told why I came?",
        ),
    ),
    "calling-an-ambulance": Moment(
        "Calling an ambulance",
        "You, or someone for you, calls 999 or 111.",
        "There is little time for questions. The people who come may be able to look up what others know.",
        (
            "Can the crew see my medicines and allergies?",
            "Who else is told that I called?",
            "Can I say no before it ever happens?",
        ),
        urgent="If someone needs an ambulance now, call 999.",
    ),
    "mental-health-crisis": Moment(
        "Being in a mental health crisis",
        "You cannot cope or think of suicide, or someone you know does.",
        "People who want to help may ask what happened before. It is fair to ask them who else will be told.",
        ("Who is told about it?", "Are the police told?", "What is written down, and who keeps it?"),
        urgent="If a life is in danger now, call 999. You can call Samaritans at any time, free, on 116 123.",
    ),
    "caring-for-someone": Moment(
        "Caring for someone",
        "You look after a relative or friend who could not manage alone.",
        "Doctors, the council and charities may each know a part of what you do. They may tell each other.",
        (
            "Who is told that I am a carer?",
            "Can it get me help that I did not know of?",
            "Is it about me, or about the person I care for?",
        ),
    ),
    "needing-care": Moment(
        "Needing care",
        "You need help to live your daily life, at home or in a care home.",
        "Care staff, nurses and the council may share what they know, so that you need not say it all again.",
        ("Can those who care for me see my health record?", "Are care companies told as well?", "Can I say no?"),
    ),
    "later-life": Moment(
        "Growing older",
        "You are past 65, or plan for it.",
        "You may be offered help that you did not ask for, because someone looked at what is known about you.",
        (
            "Who is told how old I am and how I live?",
            "Can it get me money that I have a right to?",
            "Can I ask to be left out?",
        ),
    ),
    "bereavement": Moment(
        "Losing someone close",
        "Someone in your family, or a friend, has died.",
        "There is so much to do, and so many people to tell. They may pass on what they know of the person, or of you.",
        ("Who is told that someone has died?", "Who reads about how they died?", "Am I named in it?"),
    ),
}

_SAFETY = {
    "fire-safety-at-home": Moment(
        "Staying safe from fire",
        "You want your home checked for the risk of fire, or firefighters visit.",
        "Firefighters may be given lists by others, to find the homes where a fire would do most harm.",
        ("Why did they choose my home?", "Are they told about my health?", "What do they pass on after a visit?"),
        urgent="If there is a fire now, get out, stay out and call 999.",
    ),
    "worried-about-a-child": Moment(
        "Worried about a child",
        "You think that a child may be in danger, or someone is worried about yours.",
        "People whose work is to keep children safe may put together what each of them knows. They may not ask first.",
        (
            "Who looks at what is known about a family?",
            "Can they do it without asking us?",
            "What becomes of it if nothing was wrong?",
        ),
        urgent="If a child is in danger now, call 999.",
    ),
    "living-with-domestic-abuse": Moment(
        "Living with domestic abuse",
        "A partner or relative hurts, threatens or controls you.",
        "It is not your fault. People who want to keep you safe may tell each other what they know.",
        ("Could the person who hurts me find out?", "Is my child’s school told?", "Can I ask them not to share it?"),
        urgent="If you are in danger now, call 999.",
        watched=True,
    ),
    "being-a-victim-of-crime": Moment(
        "Being a victim of crime",
        "Someone has hurt you, stolen from you or threatened you.",
        "What you tell the police or a nurse may be put together with what others know, so that it happens less often.",
        (
            "Is my name passed on, or only the time and place?",
            "Who gets it?",
            "Are the police told if I only go to hospital?",
        ),
        urgent="If you are in danger now, call 999.",
    ),
}

_WORK_AND_LEARNING = {
    "learning-new-skills": Moment(
        "Learning new skills",
        "You take a course or train for a job.",
        "Colleges, councils and the government may want to know who took a course, and what came of it.",
        ("Who is told about my course?", "Is it about me, or only numbers?", "Do they learn what I did next?"),
    ),
    "running-a-business": Moment(
        "Running a business",
        "You start a business, or have one.",
        "You give your details to the council and to others. They may set them side by side or pass them on.",
        ("Is it about my business or about me?", "Who is told?", "Is any of it made public?"),
    ),
}

SHELVES: tuple[Shelf, ...] = (
    Shelf("home-and-money", "Home and money", _HOME_AND_MONEY),
    Shelf("children-and-family", "Children and family", _CHILDREN_AND_FAMILY),
    Shelf("health-and-care", "Health and care", _HEALTH_AND_CARE),
    Shelf("safety", "Safety", _SAFETY),
    Shelf("work-and-learning", "Work and learning", _WORK_AND_LEARNING),
)
MOMENTS: Mapping[str, Moment] = {
    identifier: moment for shelf in SHELVES for identifier, moment in shelf.moments.items()
}

# Those that most people meet at some time, however few agreements are written up for them. The front page shows them.
MET_BY_MOST: frozenset[str] = frozenset(
    (
        "struggling-with-bills",
        "paying-council-tax",
        "moving-home",
        "having-a-baby",
        "starting-school",
        "having-a-child-at-school",
        "seeing-a-doctor",
        "going-to-hospital",
        "caring-for-someone",
        "needing-care",
        "fire-safety-at-home",
        "worried-about-a-child",
    )
)
