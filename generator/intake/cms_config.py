"""The configuration of the web form: where its records live, what a record is called, and which fields it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from generator.check.text_patterns import bad_id
from generator.intake.cms_fields import Choices, agreement_fields
from generator.intake.yaml_for_others import yaml_for_others
from generator.model.fields import ID_PATTERN, LONGEST_ID

FORMAT = "plainview"
"""What the form calls the way in which our files are read and written: see `theme/admin/record-format.js`."""

Host = Literal["github", "gitlab", "gitea", "test-repo"]
HOSTS: Mapping[str, tuple[str, ...]] = {
    "github": ("https://api.github.com",),
    "gitlab": ("https://gitlab.com",),
    "gitea": ("https://gitea.com",),
    "test-repo": (),
}
"""Each kind of host for git, with the addresses that the form asks where no other is named."""
# The others have no changes that wait for a second person.
_REVIEWED = frozenset(("github", "gitlab"))


_SIGN_IN_THEMSELVES = frozenset(("gitlab", "gitea"))


@dataclass(frozen=True)
class Repository:
    """Where records are kept: the kind of host, owner and name, the branch, and what is not the host's usual.

    `api` is the address of a host of one's own, up to its API. `sign_in` is the address of a service that signs
    people in, and `app` what that knows the form as. Without one, people sign in with a token of their own.
    """

    host: Host
    name: str = ""
    branch: str = "main"
    api: str = ""
    sign_in: str = ""
    app: str = ""
    folder: str = "content/agreements"

    @property
    def asked(self) -> tuple[str, ...]:
        """The origins that the form asks, and nobody else."""
        return tuple(dict.fromkeys(map(_origin, (*((self.api,) if self.api else HOSTS[self.host]), *self._signing_in))))

    @property
    def reviewed(self) -> bool:
        """Whether what somebody saves waits for a second person, as a pull request or a merge request."""
        return self.host in _REVIEWED

    @property
    def by_token(self) -> bool:
        """Whether people sign in with a token of their own alone. GitHub has no way that needs no service between."""
        return not (self.sign_in or (self.app and self.host in _SIGN_IN_THEMSELVES))

    @property
    def _signing_in(self) -> tuple[str, ...]:
        return (self.sign_in,) if self.sign_in else ()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def cms_config(repository: Repository, choices: Choices, title: str, site_url: str) -> dict[str, Any]:
    """The configuration as plain data. `title` is the site's name, and `site_url` its address."""
    return {
        "backend": _backend(repository),
        **({"publish_mode": "editorial_workflow"} if repository.reviewed else {}),
        # The form insists on a folder for pictures, and has a page for them. No field takes one; none is small enough.
        "media_folder": f"{repository.folder.rpartition('/')[0] or repository.folder}/pictures",
        "media_libraries": {"default": {"config": {"max_file_size": 0}}, "stock_assets": False},
        "app_title": title,
        "site_url": site_url,
        "show_preview_links": False,
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_ID, "lowercase": True},
        "collections": [_agreements(repository, choices)],
    }


def config_text(config: Mapping[str, Any], notes: tuple[str, ...]) -> str:
    """The file, with notes at its top."""
    return yaml_for_others(config, notes)


def _backend(repository: Repository) -> dict[str, Any]:
    if repository.host == "test-repo":
        return {"name": "test-repo"}
    backend: dict[str, Any] = {"name": repository.host, "repo": repository.name, "branch": repository.branch}
    if repository.api:
        backend["api_root"] = repository.api
    if repository.app:
        backend["app_id"] = repository.app
    if repository.sign_in:
        backend["base_url"] = repository.sign_in
    if repository.by_token:
        # Otherwise the form would send people to a company's server to sign in.
        backend["auth_methods"] = ["token"]
    if repository.host == "gitlab" and repository.app:
        backend["auth_type"] = "pkce"
    backend["commit_messages"] = {
        "create": "content: new record {{slug}}",
        "update": "content: {{slug}}",
        "delete": "content: {{slug}} taken away",
    }
    return backend


def _agreements(repository: Repository, choices: Choices) -> dict[str, Any]:
    _, fault = bad_id((), "", "sampleford-school-meals")
    return {
        "name": "agreements",
        "label": "Agreements",
        "label_singular": "Agreement",
        "description": "What is saved here waits for the checker and for a second person. Then it is published.",
        "folder": repository.folder,
        "extension": "yml",
        "format": FORMAT,
        "identifier_field": "title",
        "create": True,
        # A published address never dies: a record is withdrawn, and its file stays.
        "delete": False,
        # A copy would have another record's ids, dates and assessments.
        "duplicate": False,
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "pattern": [ID_PATTERN, fault.fix.replace("`", "")],
            "hint": "The record's address on the site, for good. Left as it is, it is made of the title.",
        },
        "summary": "{{title}}",
        "sortable_fields": ["title", "status"],
        "view_filters": [
            {"label": "In use", "field": "status", "pattern": "live"},
            {"label": "Compiled from public pages", "field": "provenance.basis", "pattern": "public-sources"},
        ],
        "fields": agreement_fields(choices),
    }
