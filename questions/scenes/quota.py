"""All scenes of the bank at once: none twice, and no key with more than a quarter of its kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from questions.item import digest
from questions.model import KEYABLE
from questions.scenes.bedside import cell_scenes
from questions.scenes.cases import case_scenes
from questions.scenes.scene import Scene
from questions.world import Bank

SHARE = 4
"""A key holds at most one in so many of the scenes of its kind."""


@dataclass
class Board:
    """Scenes by deciding fact, and why a fact that might have one has none."""

    scenes: dict[str, list[Scene]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, str] = field(default_factory=dict)


def board(bank: Bank) -> Board:
    """The scenes of a bank, made once."""
    made = bank.once.setdefault("scenes", None)
    if made is None:
        made = bank.once["scenes"] = _board(bank)
    assert isinstance(made, Board)
    return made


def _board(bank: Bank) -> Board:
    found = Board()
    every = _candidates(bank, found)
    most = {kind: most_of_a_key(_keys(every, kind)) for kind in {each.kind for each in every}}
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for scene in every:
        if taken[scene.kind, scene.key] < most[scene.kind]:
            taken[scene.kind, scene.key] += 1
            found.scenes[scene.fact].append(scene)
        elif scene.fact not in found.scenes:
            found.refused[scene.fact] = (
                f"'{scene.key}' already is the key of a quarter of the vignettes of its kind"
            )
    for fact in found.scenes:
        found.refused.pop(fact, None)
    return found


def most_of_a_key(counts: list[int]) -> int:
    """The largest m such that keys cut to m scenes each hold a quarter at most; 1 at least."""
    for most in range(max(counts, default=1), 1, -1):
        if most * SHARE <= sum(min(count, most) for count in counts):
            return most
    return 1


def _keys(scenes: list[Scene], kind: str) -> list[int]:
    counts: dict[str, int] = defaultdict(int)
    for scene in scenes:
        if scene.kind == kind:
            counts[scene.key] += 1
    return list(counts.values())


def _candidates(bank: Bank, found: Board) -> list[Scene]:
    """Every scene that differs from the ones before; first ones of a fact before second ones."""
    by_fact = {**_of_cells(bank, found)}
    for id_, case in sorted(bank.cases.items()):
        if case.fact in bank.facts and bank.facts[case.fact].status in KEYABLE:
            made = case_scenes(case, bank)
            by_fact[case.fact] = [*by_fact.get(case.fact, []), *made]
            if not made:
                found.refused[case.fact] = f"no two rivals of '{id_}' can be shown by the rules"
    ranked = [
        (place, digest(["scene", scene.slots]), scene)
        for scenes in by_fact.values()
        for place, scene in enumerate(scenes)
    ]
    kept: dict[tuple[str, frozenset[str]], Scene] = {}
    for _, _, scene in sorted(ranked, key=lambda each: each[:2]):
        if kept.setdefault((scene.key, scene.names), scene) is not scene:
            found.refused[scene.fact] = "another fact's vignette shows just these lines"
    return list(kept.values())


def _of_cells(bank: Bank, found: Board) -> dict[str, list[Scene]]:
    made: dict[str, list[Scene]] = {}
    for fact in bank.triples:
        grid = bank.grids.get(fact.cell_of or "")
        if grid is not None and grid.bedside is not None and fact.status in KEYABLE:
            made[fact.id] = list(cell_scenes(fact, grid, bank))
            if not made[fact.id]:
                found.refused[fact.id] = (
                    "its line rules out every other option by itself, no other lines rule out "
                    "what it leaves open, or the options that are left give the key away"
                )
    return made
