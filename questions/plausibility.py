"""How plausible a wrong option is beside the key: what they share, by rules alone."""

from __future__ import annotations

from questions.world import Bank

SAME_TYPE = 1
SAME_FAMILY = 2
CONFUSED = 3
CONTRASTED = 3


def plausibility(bank: Bank, key: str, other: str) -> int:
    """1 for the same type; more for a family, a contrast set, a known confusion.

    It rests on the two concepts alone, so that a new concept elsewhere changes no ranking.
    """
    one, two = bank.concepts[key], bank.concepts[other]
    score = SAME_TYPE if one.type == two.type else 0
    if one.family and one.family == two.family:
        score += SAME_FAMILY
    if other in one.confused_with or key in two.confused_with:
        score += CONFUSED
    if _contrasted(bank, key, other):
        score += CONTRASTED
    return score


def _contrasted(bank: Bank, key: str, other: str) -> bool:
    """Members of one contrast set, which lifts along is_a."""
    return not bank.contrasts_of(key).isdisjoint(bank.contrasts_of(other))
