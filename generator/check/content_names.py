"""What is read in a content folder: its folders and its files, by their names."""

from __future__ import annotations

AGREEMENTS, AREAS, FRAMEWORKS = FOLDERS = ("agreements", "areas", "frameworks")
ORGANISATIONS, GLOSSARY, SEARCH_WORDS, ACCESSIBILITY, REDACTIONS, IDS = FILES = (
    "organisations.yml",
    "glossary.yml",
    "search-words.yml",
    "accessibility-checks.yml",
    "redactions.yml",
    "ids.yml",
)
PAGES = "pages"
