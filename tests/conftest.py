"""What many tests share: the real site, and one made of hostile words, each built once for the whole run."""

from __future__ import annotations

import fcntl
import gc
import logging
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from
from tests import hostile

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
# The same commit, the same verdict: what a chance case finds belongs to whoever looks for it, with
# `--hypothesis-profile=default`, and not to the next person who pushes.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
# A shell has whatever it runs in the background pass over these. Tests that send them would wait for good.
for _sign, _usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGQUIT, signal.SIG_DFL)):
    if signal.getsignal(_sign) is signal.SIG_IGN:
        signal.signal(_sign, _usual)

# As the command does for itself: objects are let go of soon enough, and to look for rings among them costs a tenth.
gc.set_threshold(50_000, 20, 100)


def pytest_collection_finish() -> None:
    """Let nobody look through the tests again, of which there are thousands, whenever a test makes many objects."""
    gc.freeze()


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


Shared = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Shared:
    """A folder by its name, which the first process to ask for it makes and the others find. Nobody writes into it."""
    place = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        place = place.parent  # of one run of pytest, and above the folder of each of its processes

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, made = place / name, place / f"{name}.made"
        with (place / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # freed with the file, and with the process
            if not made.exists():
                make(folder)
                made.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def real_site(shared: Shared) -> Path:
    """The site of the real content as of one day."""

    def make(folder: Path) -> None:
        settings, host = site_from(ROOT / "mkdocs.yml").settings, MkDocsHost(ROOT / "mkdocs.yml")
        build(ROOT / "content", folder, settings=settings, as_of=AS_OF, host=host, jobs=2)

    return shared("real-site", make)


@pytest.fixture(scope="session")
def hostile_site(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, hostile.Words]:
    """A site in which every text of every file is hostile, and where each of them went."""
    content = hostile.write_content(tmp_path_factory.mktemp("hostile"), hostile=True)
    return shared("hostile-site", lambda folder: hostile.build_site(content, folder)), content.words
