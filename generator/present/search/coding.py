"""Lists of numbers as short text, near the fewest bits that they can be told in (Rice's code, six bits a letter).

What is coded is the gap between each number and the one before it. A gap's high part stands as so many ones and a
nought, its low part as `low` bits; `low` is chosen for each list and stands first. Letters that any JSON holds plainly
carry the bits, because hosts compress text, and compressing takes away what six bits a letter waste.
`theme/assets/search-index.js` reads it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS = 6
_MOST_LOW = 24


def coded(numbers: Sequence[int]) -> str:
    """Rising numbers from nought up as text. Empty for none."""
    if not numbers:
        return ""
    gaps = [number - before - 1 for number, before in zip(numbers, (-1, *numbers), strict=False)]
    low = _best_low(gaps)
    bits = "".join(f"{'1' * (gap >> low)}0{gap & ((1 << low) - 1):0{low}b}" if low else "1" * gap + "0" for gap in gaps)
    # Ones at the end tell of no number: each number has a nought.
    bits += "1" * (-len(bits) % _BITS)
    letters = (LETTERS[int(bits[at : at + _BITS], 2)] for at in range(0, len(bits), _BITS))
    return LETTERS[low] + "".join(letters)


def bytes_of(found: int, among: int) -> float:
    """The fewest bytes in which to tell which `found` of `among` entries, where nothing more is known of them."""
    share = found / among
    if not 0 < share < 1:
        return 0.0
    return among * -(share * math.log2(share) + (1 - share) * math.log2(1 - share)) / 8


def _best_low(gaps: Sequence[int]) -> int:
    """The split that takes fewest bits: near the logarithm of the mean, so only those beside it are tried."""
    near = max(0, (sum(gaps) // len(gaps)).bit_length() - 1)
    tried = range(max(0, near - 2), min(_MOST_LOW, near + 2) + 1)
    return min(tried, key=lambda low: sum(gap >> low for gap in gaps) + low * len(gaps))
