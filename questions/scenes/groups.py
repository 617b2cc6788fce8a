"""Every group of short cases in the bank, by the fact that leads it."""

from __future__ import annotations

from questions.scenes.alike import case_groups
from questions.scenes.short import Group
from questions.scenes.together import grid_groups
from questions.world import Bank


def groups(bank: Bank) -> dict[str, Group]:
    """Groups of curated cases and of grids, made once."""
    made = bank.once.get("groups")
    if not isinstance(made, dict):
        made = bank.once["groups"] = {**grid_groups(bank), **case_groups(bank)}
    return made
