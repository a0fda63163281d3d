"""Every code of a problem in one place, for the command line, the reference and the tests."""

from __future__ import annotations

from collections.abc import Mapping

from generator.check import lost_places, pages, settings_unused
from generator.check.faults import PUBLISHED_ON_PURPOSE, Code
from generator.check.page_reading import CODES_OF_PAGES
from generator.check.rules import ALL_RULES

_TITLE = "schema: 1\ntitle: Free school meals without a form"

_OF_FILES = (
    Code(
        "not-yaml",
        "error",
        "The file cannot be read as YAML from this place on, so nothing further in it was looked at.",
        "title: One: two",
        'title: "One: two"',
    ),
    Code(
        "bad-map-file",
        "error",
        "`content/areas/outlines-….json` or `postcodes-….json` is not what `plainview prepare` writes, so there would "
        "be no map, or nobody would find their council by postcode.",
        "(a file that was cut off, or written by hand)",
        "(the file as `plainview prepare areas` wrote it)",
    ),
    Code(
        "two-map-files",
        "error",
        "There are two files of outlines, or two tables of postcodes, and only one can be used.",
        "(outlines-2025-11.json and outlines-2026-11.json)",
        "(the newer one alone)",
    ),
    Code("empty-file", "error", "The file has nothing in it.", "", _TITLE),
    Code(
        "no-records",
        "error",
        "There is nothing to publish: `content/agreements/` has no record, or `content/areas/` no area for it to name, "
        "or `content/frameworks/` no framework version though a record was judged by one.",
        "(an empty folder)",
        "(a folder with one file in it, such as content/agreements/school-meals.yml)",
    ),
    Code(
        "changed-copy",
        "error",
        "`content/harvested/` holds copies from other registers, and `sources.lock.yml` there says what each of them "
        "holds. One is otherwise, so that its pages would tell what its publisher did not. Copies are not edited: what "
        "is wrong is mended where the record came from.",
        "(a file in content/harvested/leeds/ that somebody changed, added or deleted)",
        "(the files as `plainview harvest` wrote them)",
    ),
    Code(
        "duplicate-field",
        "error",
        "A name stands twice in one place. YAML keeps only one of them and says nothing.",
        "title: One\ntitle: Two",
        "title: One",
    ),
    Code("complex-key", "error", "A name before a colon must be a plain word.", "? [a, b]\n: c", "a: c"),
    Code(
        "too-deep",
        "error",
        "Fields are nested deeper than any record needs.",
        "[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]",
        "[flat]",
    ),
    Code("too-many-faults", "error", "Only the first of very many faults are told.", "(junk)", "(a record)"),
    Code(
        "anchor",
        "error",
        "YAML's `&name` copies text from one place to another. A reader of the file would not see it.",
        "purpose: &why So that children eat.",
        "purpose: So that children eat.",
    ),
    Code(
        "alias",
        "error",
        "YAML's `*name` repeats text from elsewhere. Write it out.",
        "purpose: *why",
        "purpose: So that children eat.",
    ),
    Code("tag", "error", "YAML's `!tags` change what text means.", "title: !!str 12", 'title: "12"'),
    Code(
        "second-document",
        "error",
        "One file holds one record, so `---` stands only at the top.",
        "title: A\n---\ntitle: B",
        "title: A",
    ),
    Code(
        "cut-off-text",
        "warning",
        "A space and `#` begin a note in YAML, so a text without quotes ends there and the rest is not shown to "
        "anyone. Where a sign follows at once, as in `#1`, it was most likely meant as part of the text. A note has "
        "a space after the `#`.",
        "title: Plan #1 for the town",
        'title: "Plan #1 for the town"',
    ),
    Code(
        "unreadable-character",
        "error",
        "A control character hides in the text, so lines or letters would be read otherwise than they are seen.",
        "title: Free\u2028meals",
        "title: Free meals",
    ),
    Code(
        "wrong-encoding",
        "error",
        "The file is not saved as UTF-8, so letters would come out wrong.",
        "(a file saved as Windows-1252 or UTF-16)",
        "(the same file saved as UTF-8)",
    ),
    Code(
        "too-large",
        "error",
        "A record may not be larger than 1 MiB, and a page written by hand not larger than 128 KiB.",
        "(a file of 2 MiB)",
        "(a file with a link to the long document)",
    ),
    Code(
        "unreadable-file",
        "error",
        "The file or folder cannot be opened.",
        "(a file without permission to read)",
        "(the same file with permission to read)",
    ),
    Code(
        "not-a-file",
        "error",
        "Only ordinary files are read, not pipes or devices.",
        "(a pipe named a.yml)",
        "(a file named a.yml)",
    ),
    Code(
        "not-a-folder",
        "error",
        "A file stands where a folder should be.",
        "(a file named agreements)",
        "(a folder named agreements)",
    ),
    Code(
        "link-out-of-folder",
        "error",
        "A symbolic link leads out of the content folder, or among the pages out of theirs, or to a folder. What is "
        "reviewed must be what is published.",
        "(a.yml, a link to /etc/hosts)",
        "(a.yml, a file)",
    ),
    Code(
        "stray-file",
        "warning",
        "Only files that end in `.yml` are read. Anything else is better kept elsewhere.",
        "(content/agreements/notes.txt)",
        "(notes.txt, outside content/agreements/)",
    ),
    Code(
        "wrong-ending",
        "error",
        "A file was most likely meant as a record, but its name does not end in `.yml`, so nothing of it would be "
        "published.",
        "(content/agreements/meals.yaml, meals.YML or meals.yml.txt)",
        "(content/agreements/meals.yml)",
    ),
    Code(
        "misspelt-name",
        "error",
        "A folder or file has nearly the name of one that is read: `agreements`, `areas`, `frameworks`, "
        "`organisations.yml`, `glossary.yml`, `search-words.yml`, `redactions.yml`, `accessibility-checks.yml` or "
        "`ids.yml`. Nothing in it would be read.",
        "(content/Agreement/meals.yml)",
        "(content/agreements/meals.yml)",
    ),
    Code(
        "stray-folder",
        "warning",
        "Folders inside this one are not read. One named like a file, with `.yml`, is an error.",
        "(content/agreements/2026/meals.yml)",
        "(content/agreements/meals.yml)",
    ),
    Code(
        "bad-file-name",
        "error",
        "A file's name is its record's id for good and part of its address. Names that Windows keeps (`aux`) are none.",
        "(content/agreements/School Meals.yml)",
        "(content/agreements/school-meals.yml)",
    ),
)

_OF_SHAPE = (
    Code(
        "missing-field",
        "error",
        "A field that is always needed is not there.",
        "organisations:\n  - {roles: [lead]}",
        "organisations:\n  - {name: Leeds City Council, roles: [lead]}",
    ),
    Code(
        "unknown-field",
        "error",
        "A field is misspelt, or is not part of a record.",
        "titel: Free school meals",
        "title: Free school meals",
    ),
    Code(
        "unknown-word",
        "error",
        "A word is not in the list of words for this field.",
        "status: running",
        "status: live",
    ),
    Code(
        "wrong-kind",
        "error",
        "A field holds the wrong kind of value, such as a list where text is wanted.",
        "title: [Free, meals]",
        "title: Free meals",
    ),
    Code(
        "wrong-number",
        "error",
        "A number is out of range.",
        "disclosure_control: {round_to: -5}",
        "disclosure_control: {round_to: 5}",
    ),
    Code(
        "empty-text",
        "error",
        "A field was begun and left empty. Missing and empty are not the same: leave it out.",
        'retention: ""',
        "retention: Deleted after a year.",
    ),
    Code(
        "empty-list",
        "error",
        "A list that needs at least one entry has none.",
        "areas: []",
        "areas: [{id: leeds}]",
    ),
    Code(
        "too-long",
        "error",
        "Text is longer than a page can show.",
        "(a text of 20,001 characters)",
        "(a short text and a link)",
    ),
    Code(
        "bad-date",
        "error",
        "A date is not one that a calendar knows, or is written in another way.",
        "dates: {start: 1/4/2025}",
        "dates: {start: 2025-04-01}",
    ),
    Code(
        "bad-link",
        "error",
        "A link is not a whole address.",
        "contact: {url: www.leeds.gov.uk}",
        "contact: {url: https://www.leeds.gov.uk}",
    ),
    Code(
        "link-scheme",
        "error",
        "A link may begin with https:, http:, mailto: or tel:. Anything else could run in a reader's browser.",
        "contact: {url: 'javascript:alert(1)'}",
        "contact: {url: https://www.leeds.gov.uk}",
    ),
    Code(
        "bad-email",
        "error",
        "An email address is not complete.",
        "contact: {email: data.team}",
        "contact: {email: data.team@leeds.gov.uk}",
    ),
    Code(
        "bad-id",
        "error",
        "An id has letters that an address cannot hold.",
        "replaced_by: School Meals",
        "replaced_by: school-meals",
    ),
    Code(
        "bad-area-code",
        "error",
        "An area's official code has a letter and eight digits.",
        "code: E0800035",
        "code: E08000035",
    ),
)

_OF_NOTES = (
    PUBLISHED_ON_PURPOSE,
    Code(
        "quality-note",
        "error",
        "A quality note answers one of the checker's warnings: it names the code of a warning, says where with `at` "
        "(left out, it is about the whole record; entries count from 1, or go by their id), and says why with "
        "`because`. The warning is then not said again. A few errors that may be right after all, such as "
        "`mobile-number`, can be answered too. Such a note names the very text with `at`, and what it lets through is "
        "told on every run, as `published-on-purpose`. One that lets nothing through any more is to be removed.",
        "quality_notes:\n  - {code: missing-ids, because: They follow next month.}",
        "quality_notes:\n  - {code: missing-id, at: data.1, because: They follow next month.}",
    ),
)

CODES: Mapping[str, Code] = {
    code.code: code
    for code in (
        *_OF_FILES,
        *_OF_SHAPE,
        *_OF_NOTES,
        *lost_places.CODES,
        *pages.CODES,
        *CODES_OF_PAGES,
        settings_unused.CODE,
        *(rule.CODE for rule in ALL_RULES),
    )
}
