"""Figures that never say more than they know: shares in words, and how sure a share is. Pure."""

from __future__ import annotations

from math import sqrt

DASH = "–"
BLANK = "\N{NO-BREAK SPACE}"
Z = 1.96  # 95 % of a normal distribution


def percent(part: float, whole: float) -> str:
    """A share, rounded: 100 % and 0 % only where it is all or nothing; a dash of nothing."""
    if whole <= 0:
        return DASH
    if part in (0, whole):
        return f"{100 * part / whole:.0f}{BLANK}%"
    rounded = round(100 * part / whole)
    if rounded >= 100:
        return f"over 99{BLANK}%"
    return f"{rounded}{BLANK}%" if rounded else f"under 1{BLANK}%"


def chance(likely: float) -> str:
    """A chance that the model gives: never certain, and nothing only where it is nothing."""
    return f"over 99{BLANK}%" if likely >= 0.995 else percent(likely, 1)


def interval(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927): it stays between 0 and 1. All of it of none."""
    if not of:
        return 0.0, 1.0
    p = right / of
    middle = p + Z**2 / (2 * of)
    spread = Z * sqrt(p * (1 - p) / of + Z**2 / (4 * of**2))
    whole = 1 + Z**2 / of
    return round((middle - spread) / whole, 9), round((middle + spread) / whole, 9)
