"""The configuration of the web form names only what the form knows, keeps to one host, and gives ids that can be."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from generator.intake.cms_config import FORMAT, HOSTS, Host, Repository, cms_config, config_text
from generator.intake.cms_fields import Choices
from generator.model.fields import is_id
from generator.model.framework import Framework
from generator.read.strict_yaml import parse
from tests.builders import framework
from tests.intake.test_cms_fields import AREAS, walk

CHOICES = Choices(AREAS, (Framework.model_validate(framework()),))
# What each part of a configuration may hold by the schema in @sveltia/cms 0.221.1, as far as we use it. The long tests
# hold the whole configuration against the schema itself.
_ASKED = {"name", "label", "hint", "required", "widget"}
_WIDGETS = {
    "hidden": {"name", "widget", "default"},
    "string": {*_ASKED, "pattern", "maxlength"},
    "text": {*_ASKED},
    "number": {*_ASKED, "value_type", "min"},
    "select": {*_ASKED, "options", "multiple"},
    "object": {*_ASKED, "collapsed", "fields"},
    "list": {*_ASKED, "label_singular", "collapsed", "summary", "fields", "field"},
}
_BACKEND = {
    *("name", "repo", "branch", "api_root", "base_url", "app_id", "auth_type", "auth_methods", "commit_messages"),
}


def made(host: Host = "github", **more: str) -> dict[str, Any]:
    return cms_config(Repository(host, "council/register", **more), CHOICES, "A register", "https://council.example/")


def test_every_host_is_known() -> None:
    assert set(HOSTS) == set(get_args(Host))


def test_every_field_is_of_a_widget_that_the_form_has_with_options_that_it_takes() -> None:
    wrong = [
        (path, one["widget"], sorted(set(one) - _WIDGETS[one["widget"]]))
        for path, one in walk(made()["collections"][0]["fields"])
        if set(one) - _WIDGETS[one["widget"]]
    ]
    assert wrong == []


@pytest.mark.parametrize("host", ["github", "gitlab", "gitea"])
def test_people_sign_in_with_a_token_and_no_service_is_asked(host: Host) -> None:
    """Left out, Sveltia sends people who sign in to GitHub to a company's server."""
    backend = made(host)["backend"]
    assert set(backend) <= _BACKEND
    assert (backend["name"], backend["repo"], backend["branch"]) == (host, "council/register", "main")
    assert backend["auth_methods"] == ["token"] and "base_url" not in backend


def test_a_service_of_ones_own_can_sign_people_in() -> None:
    backend = made(sign_in="https://sign-in.council.example", app="abc")["backend"]
    assert "auth_methods" not in backend
    assert (backend["base_url"], backend["app_id"]) == ("https://sign-in.council.example", "abc")
    assert made("gitlab", app="abc")["backend"]["auth_type"] == "pkce"


@pytest.mark.parametrize(("host", "mode"), [("github", True), ("gitlab", True), ("gitea", False)])
def test_what_is_saved_waits_for_a_second_person_where_the_host_can(host: Host, mode: bool) -> None:
    assert (made(host).get("publish_mode") == "editorial_workflow") is mode


def test_only_the_host_of_the_records_is_asked() -> None:
    assert Repository("github", "a/b").asked == ("https://api.github.com",)
    assert Repository("gitea", "a/b", api="https://git.example:3000/api/v1").asked == ("https://git.example:3000",)
    own = Repository("github", "a/b", sign_in="https://sign-in.example/x")
    assert own.asked == ("https://api.github.com", "https://sign-in.example")
    assert Repository("test-repo").asked == ()


def test_records_are_never_deleted_and_pictures_never_brought() -> None:
    config = made()
    collection = config["collections"][0]
    assert (collection["folder"], collection["extension"], collection["format"]) == (
        "content/agreements",
        "yml",
        FORMAT,
    )
    assert (collection["delete"], collection["duplicate"], collection["create"]) == (False, False, True)
    assert config["media_libraries"] == {"default": {"config": {"max_file_size": 0}}, "stock_assets": False}
    assert not {"image", "file"} & {one["widget"] for _, one in walk(collection["fields"])}


def test_an_id_is_made_of_the_title_once_and_must_be_one() -> None:
    config = made()
    slug = config["collections"][0]["slug"]
    assert (slug["template"], slug["editable"]) == ("{{title}}", ["create"])
    assert config["slug"] == {"encoding": "ascii", "clean_accents": True, "maxlength": 64, "lowercase": True}
    for name in ("warm-homes", "Warm homes", "-", "a--b", "a" * 64):
        assert bool(re.fullmatch(slug["pattern"][0], name)) == is_id(name)


def test_what_is_not_filled_in_is_left_out() -> None:
    assert made()["output"]["omit_empty_optional_fields"] is True


def test_the_file_reads_back_as_it_was() -> None:
    config = made()
    read = parse(config_text(config, ("A note.",)))
    assert (read.faults, read.data) == ([], config)
