"""How anything wrong is said: where it is, what it is, and how to mend it.

Every exception of ours, with the module that holds it. Anything else is a bug and shows its traceback.

Exception
├── ContentProblems     problems: the content folder holds errors; carries every one of them
├── BadConfiguration    check.settings: mkdocs.yml cannot be used as it is
├── IssueProblems       intake.from_issue: no record can be made of an issue; carries everything that is wrong with it
├── IdRefused           intake.new_ids: no new record can have this id; nothing was written
├── NotPrepared         prepare.refusal: outlines or postcodes cannot be prepared; nothing was written
├── NotBegun            intake.beginning: no site can be begun there, or with that; nothing was written
├── RegisterUnread      intake.registers.entry: a file is not what that register gives out
├── NoSuchArea          intake.shipped_areas: no place that comes with Plainview has that name
├── NotMigrated         intake.migrations: records that cannot be moved to the newest shape; nothing was written
├── _CannotMove         intake.migrations: why one record cannot; never leaves its module
├── FolderRefused       intake.scaffold: the folder for a new record cannot be written to
├── AssessmentRefused   intake.assessment_scaffold: no such assessment can be begun; nothing was written
├── NotAdded            intake.assessment_scaffold: it cannot be put into the file; carries the text to paste
├── CannotAppend        read.yaml_append: a list of a file is written in a way to which nothing can be added safely
├── LedgerRefused       intake.id_ledger: the ledger of ids cannot be brought up to date; nothing was written
├── NotThere            read.git: this copy of the repository lacks a file, or is damaged there
├── GitRefused          read.git_history: git does not let the history be read
├── Unread              read.any_folder: a file of a folder that may be anybody's is not read, and why
├── Doubled             read.site_manifest: JSON of somebody else's gives one name two values
├── NoManifest          read.site_manifest: a file is no manifest of a site, and why
├── NoPage              read.html_page: a text cannot be taken apart as a page
├── LastSiteUnread      read.last_site: the site as it was last cannot be read, or is not whole
├── _Damaged            read.kept: what was kept is not what was written; never leaves its module
├── NotPublic           read.public_net: an address that is not of the public internet is not asked
├── NotFetched          read.fetching: a file of somebody else's was not fetched
├── SourceUnread        intake.harvest_offers: a register could not be read as a whole; its last copy stays
├── HarvestRefused      intake.harvest_folder: nothing can be harvested here
├── RevisionRefused     read.git_revision: the content cannot be read as of an earlier revision
├── CannotEdit          intake.splicing: a value of a file cannot be changed with all else kept
├── CellFault           intake.sheet_cells: what is typed into a cell cannot be what its field holds
├── SheetRefused        intake.sheet_grid: a spreadsheet cannot be taken as it is; carries every problem
├── FileRefused         intake.replacing: a file cannot be replaced, and is left as it is
├── _Refused            steward.asking: a link that is not asked; never leaves its module
├── _NotThere           steward.asking: a link that leads nowhere; never leaves its module
├── FilesRefused        intake.new_files: files cannot be written together; what was begun is taken away again
├── FormRefused         intake.cms_folder: the web form cannot be written; nothing was changed
├── NotPrinted          printing: there is no PDF of a pack, and what to do instead
├── ProcessLost         parallel: a process that did a share of the work was ended from outside
├── Busy                swapping: another process is at work on the same folder
├── PortRefused         serving: the port cannot be had
├── TemplateProblem     present.templates: a template is broken, with its file and line
├── UnfitPage           present.prose: what was made of a page written by hand cannot stand on it
│   └── UnknownInsert   present.prose: a page written by hand names what cannot stand there
├── AddressTaken        present.plan: two things at one address, which is a bug in the plan
├── NoMark              present.marks: a value that cannot be told apart from others
├── NotEmptied          publish.tree: a folder holds what cannot be taken away
├── Unfit               publish.kept_site: what was kept cannot be used, so the site is made whole
├── _Stop               check.settings_file: what follows may be without end; never leaves its module
├── _Broken             prepare.boundary_file: a shape in a file of boundaries is no shape; never leaves its module
├── _Stop               read.strict_yaml: reading on would say the same again; never leaves its module
└── NotPublished        publish: nothing was published, and the last good site stands
    ├── NoHistory       build: the history cannot be read, and addresses would be lost without it
    ├── StillSaid       build: a record says now what was taken down
    ├── NotBundled      publish.bundle: no bundle was made of the site
    ├── SiteBusy        publish.folder: another build is writing to the same site
    ├── SiteRefused     publish.folder: the folder holds what no build wrote
    ├── SiteUnwritable  publish.folder: the disk does not take what is written for the site
    ├── HostProblem     publish.frame: the host could not make its files
    ├── FrameProblem    publish.frame: the theme gives no frame to stamp pages into
    │   └── FrameMismatch   publish.frame: a stamped page is not what the host makes of it
    ├── AlreadyThere    publish.stamping: a planned page and a page of prose at one address
    └── SiteFaults      publish.verify: what was built is not what was planned
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file. Lines and columns count from 1; the path is as an editor would open it."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, said in the editor's words.

    `at` leads to the value in the file's data, for whoever shows it elsewhere than in the file. What is missing has the
    path where it should be; what is wrong with the YAML itself has none.
    """

    where: Where
    code: str
    message: str
    fix: str
    severity: Severity = "error"
    at: tuple[str | int, ...] = field(default=(), compare=False, repr=False)


class ContentProblems(Exception):
    """The content cannot be published as it is. `problems` holds all of them, errors and warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(errors(self.problems))} errors in the content")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")
