"""How the git repository of the content is: whether there is one, whether it is whole, and what is not saved in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.settings import Settings
from generator.present.wording import count, when
from generator.read.git import is_there
from generator.read.git_history import GitRefused, Repository
from generator.steward.finding import Finding, fine, note, to_do

_WITHOUT = "Without it a site has no history of its records."


def repository(content: Path, settings: Settings) -> Iterator[Finding]:
    """What git says of the content."""
    if not settings.versions:
        said = "Old versions of records are not published, as `versions: false` in mkdocs.yml says."
        yield note("git", said, "Nothing, if that is as you want it.")
        return
    if not is_there():
        yield to_do("git", f"Git is not installed. {_WITHOUT}", "Install git.")
        return
    try:
        found = Repository.holding(content)
        begins = found.begins_on() if found else None
        changed = found.changed() if found else frozenset()
    except GitRefused as reason:
        yield to_do("git", "Git does not let the history be read.", str(reason))
        return
    if found is None:
        said = f"The content is in no git repository, or in one without a commit. {_WITHOUT}"
        yield to_do("git", said, "Put the content into a repository, and commit it.")
        return
    yield fine("git", f"The content is in a git repository, at commit {found.commit[:12]}.")
    if begins is not None:
        said = f"This copy of the git history begins on {when(begins)}, so older versions of records are missing."
        do = "Get all of it: `git fetch --unshallow`, or `fetch-depth: 0` in GitHub's checkout."
        yield to_do("git-depth", said, do)
    else:
        yield fine("git-depth", "The git history is here from its beginning.")
    if changed:
        said = f"{count(len(changed), 'file')} of the content {'is' if len(changed) == 1 else 'are'} not committed."
        yield note("git-saved", said, "Commit what is ready, so that its history is kept: `git status` lists it.")
