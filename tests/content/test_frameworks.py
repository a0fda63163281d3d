"""A published framework version never changes: answers were given to its words."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.check.reading import Reading, read_record
from generator.model.framework import Framework
from generator.read.content_files import yaml_files

FRAMEWORKS = Path(__file__).parents[2] / "content" / "frameworks"

PUBLISHED: dict[str, str] = {
    "data-for-public-benefit-1.yml": "2a04f199c46d1f515783e64852f3fd1195c7391d3ab7ee961d72653c72d89255",
    "data-for-public-benefit-2.yml": "99abfc86944658ba0e44ee99929435389a910f9988183c8ec2a3a85cd12a9025",
}


def test_published_versions_are_as_they_were() -> None:
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FRAMEWORKS.glob("*.yml")}
    assert now == PUBLISHED, "Make a new version instead; to publish one, write its hash here."


def test_the_second_version_adds_a_question_rewords_one_and_leaves_one_out() -> None:
    versions = (read_record(file, Framework) for file in yaml_files(FRAMEWORKS, room=FRAMEWORKS.parent)[0])
    first, second = (one.record for one in versions if isinstance(one, Reading))
    assert first is not None
    assert second is not None
    before, after = ({question.id: question for question in version.questions} for version in (first, second))
    replaced = {old for question in second.questions for old in question.replaces or ()}

    assert {*after} - {*before} == {"proportionate.working-it-out", "proportionate.harm-unlikely"}
    assert {*before} - {*after} == {"purposeful.harm-kept-small", "proportionate.likely-harm"}
    assert replaced == {"proportionate.likely-harm"}
    assert all(before[one].text == after[one].text for one in before.keys() & after.keys())
    assert first.features == second.features
