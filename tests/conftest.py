"""What many tests share: the real site, and one made of hostile words, each built once for the whole run."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from
from tests import hostile

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
# The same commit, the same verdict: what a chance case finds belongs to whoever looks for it, with
# `--hypothesis-profile=default`, and not to the next person who pushes.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def heard_as_before() -> Iterator[None]:
    """Leave MkDocs' logger as it was: its own command line changes it for good, and later tests listen to it."""
    logger = logging.getLogger("mkdocs")
    level, propagate, handlers = logger.level, logger.propagate, logger.handlers[:]
    for once in logging.getLogger("mkdocs.commands.build").filters:
        if hasattr(once, "msgs"):
            once.msgs.clear()  # MkDocs tells each thing once in a process, and each test must hear it
    yield
    logger.setLevel(level)
    logger.propagate = propagate
    logger.handlers[:] = handlers


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content as of one day."""
    folder = tmp_path_factory.mktemp("real") / "site"
    chosen = site_from(ROOT / "mkdocs.yml")
    build(ROOT / "content", folder, settings=chosen.settings, as_of=AS_OF, host=MkDocsHost(ROOT / "mkdocs.yml"), jobs=2)
    return folder


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, hostile.Words]:
    """A site in which every text of every file is hostile, and where each of them went."""
    place = tmp_path_factory.mktemp("hostile")
    content = hostile.write_content(place / "content", hostile=True)
    hostile.build_site(content, place / "site")
    return place / "site", content.words
