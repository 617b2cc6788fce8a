"""A number as learners type it."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def number_in(text: str) -> float | None:
    """The one number in a text: 12, 12 %, 12.5, 12,5, 1,200; None where there is none, or several.

    A comma before three digits parts thousands; any other is a decimal comma.
    """
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    if _THOUSANDS.fullmatch(found[0]):
        return float(found[0].replace(",", ""))
    return float(found[0].replace(",", ".")) if _DECIMAL.fullmatch(found[0]) else None
