"""A PDF as someone with the sheets in hand meets it: the words on each, and what a telephone reads from its codes."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import zxingcpp

A4 = (595, 842)  # points
DOTS = 150 / 72  # about what a telephone sees of a sheet held before it


@dataclass(frozen=True)
class Paper:
    """One sheet: its words on one line, what its QR codes say, and its size in points."""

    words: str
    codes: tuple[str, ...]
    size: tuple[int, int]


def sheets(pdf: bytes) -> list[Paper]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Paper:
    width, height = page.get_size()
    seen = page.render(scale=DOTS, grayscale=True).to_numpy()
    found = zxingcpp.read_barcodes(seen, formats=zxingcpp.BarcodeFormat.QRCode)
    words = page.get_textpage().get_text_range()
    return Paper(" ".join(words.split()), tuple(code.text for code in found), (round(width), round(height)))
