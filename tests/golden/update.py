"""`python -m tests.golden.update`: writes the golden pages again. Read the difference before you commit it."""

from tests.golden.made import KEPT, built

if __name__ == "__main__":
    pages = built()
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.html"):
        if old.name not in pages:
            old.unlink()
    for file, html in pages.items():
        (KEPT / file).write_text(html, encoding="utf-8")
