"""The questions of an attempt, drawn by its seed and numbered. Selects only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assignments import numbering
from app.coursework import queries
from app.memory.candidates import candidates_for
from app.memory.choice import unit_of
from app.models import Assignment
from questions import blueprint
from questions.blueprint import Candidates, Seed, Slot
from questions.world import Bank


@dataclass(frozen=True)
class Drawn:
    """A question of a draw: where it stands, and the numbers it is shown by."""

    slot: int
    place: int
    unit: str
    item_id: str
    version: str
    points: float
    order_seed: UUID


@dataclass(frozen=True)
class Draw:
    """The questions of an assignment by a seed, in the order in which they are asked.

    `fixed`: the spec with what of them all others are asked as well, as JSON-ready values.
    """

    questions: Sequence[Drawn]
    fixed: dict[str, Any]


def draw(session: Session, given: Assignment, bank: Bank, seed: str) -> Draw:
    """Draw what one student is asked."""
    spec = blueprint.load(queries.spec_of(session, given))
    candidates = candidates_for(session, bank, spec, course_id=given.course_id)
    slots = blueprint.draw(spec, candidates, Seed(given.seed, seed))
    fixed = blueprint.dump(blueprint.fixed(spec, slots))
    return Draw(arranged(given, slots, candidates, seed), fixed)


def arranged(
    given: Assignment, slots: Sequence[Slot], candidates: Candidates, seed: str
) -> list[Drawn]:
    """What was drawn with the numbers of an attempt, in the order in which it is asked."""
    many = len(slots)
    places = (
        numbering.shuffled_places(seed, many) if given.shuffle_questions else range(1, many + 1)
    )
    order = seed if given.shuffle_options else given.seed
    drawn = [
        Drawn(
            slot=number,
            place=place,
            unit=unit_of(candidates.by_name[each.item_id, each.version].fact),
            item_id=each.item_id,
            version=each.version,
            points=each.points,
            order_seed=numbering.order_seed(order, each.item_id),
        )
        for each, place, number in zip(
            slots, places, numbering.slot_numbers(seed, many), strict=True
        )
    ]
    return sorted(drawn, key=lambda each: each.place)
