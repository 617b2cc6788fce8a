"""Vignettes: a patient in lines, a question, and options that each fall to a line."""

from __future__ import annotations

from dataclasses import replace

from questions.fact import Fact, Triple
from questions.generators.frame import cited, frame
from questions.generators.made import Made, refused
from questions.generators.placed import placed, spread
from questions.item import CaseLine, Difficulty, Option, Vignette, item_id, with_version
from questions.scenes import Scene, board
from questions.wording import capital
from questions.world import Bank


def make(fact: Fact, bank: Bank) -> Made:
    """An item for each scene that the fact decides."""
    every = board(bank)
    scenes = every.scenes.get(fact.id, [])
    if not scenes:
        rule = every.refused.get(fact.id) or _none(fact, bank)
        return refused(Vignette, "-", rule)
    return Made(tuple(_item(fact, scene, bank) for scene in scenes))


def _none(fact: Fact, bank: Bank) -> str:
    grid = bank.grids.get(fact.cell_of or "") if isinstance(fact, Triple) else None
    if grid is not None and grid.bedside is None:
        return "no case asks it, and its grid has no 'bedside' to make vignettes"
    return "no case asks it; write one under 'cases'"


def _item(fact: Fact, scene: Scene, bank: Bank) -> Vignette:
    id_ = item_id(Vignette.form, scene.template, (fact.id,), scene.slots)
    key = Option(scene.key, _name(bank, scene.key), True, scene.why, None)
    others = [(each, _wrong(scene, each, bank)) for each in scene.rivals]
    rests_on = [*scene.rests_on]
    for rival in scene.rivals:
        rests_on += [*scene.proof(rival).rests_on, *scene.cites(rival)]
    ordered = spread([(each.id, each.text, each) for each in (key, *(one for _, one in others))])
    shared = frame(fact, bank, scene.kind, scene.level, tuple(rests_on), typed=False)
    shared["qualifiers"] = tuple(dict.fromkeys([*fact.qualifiers, *scene.qualifiers]))
    shared["difficulty"] = _harder(shared["difficulty"], scene)
    references = [*(each.id for each in shared["references"]), *scene.references]
    shared["references"] = cited(references, bank)
    return with_version(
        Vignette(
            id=id_,
            stem=scene.stem,
            options=ordered or placed(id_, key, others),
            answer=scene.key,
            sorted=bool(ordered),
            lines=_lines(scene),
            **shared,
        )
    )


def _harder(difficulty: Difficulty, scene: Scene) -> Difficulty:
    """The same prior, with what there is to weigh among its reasons."""
    reasons = [*difficulty.reasons, f"{len(scene.lines)} lines to weigh"]
    if any(line.kind == "normal" for line in scene.lines):
        reasons.append("a normal result counts")
    return replace(difficulty, reasons=tuple(reasons))


def _lines(scene: Scene) -> tuple[CaseLine, ...]:
    return tuple(
        CaseLine(line.text, line.kind, tuple(each for each in scene.rivals if each in line.against))
        for line in scene.lines
    )


def _name(bank: Bank, id_: str) -> str:
    return capital(bank.concepts[id_].name)


def _wrong(scene: Scene, rival: str, bank: Bank) -> Option:
    return Option(rival, _name(bank, rival), False, scene.rationale(rival), scene.proof(rival))
