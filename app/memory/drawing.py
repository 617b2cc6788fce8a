"""The questions of a quiz, drawn from units. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from app.memory.answers import Drawn
from app.memory.faces import Servable, draw_items, draw_units
from app.memory.replay import forms_asked
from app.memory.rows import logs, memories
from app.memory.waiting import servable, served_among
from app.models import Learner


def questions_for(
    session: Session,
    learner: Learner,
    units: Sequence[str],
    number: int,
    seed: str,
    forms: Collection[str] = (),
    but: Collection[str] = (),
) -> tuple[Drawn, ...]:
    """What a quiz asks: so many of these units, each once, mixed by the seed, and their items.

    Fewer where fewer of the units have an item. The face of each follows from its memory, as
    in study; there are no probes, and one in four recognition questions at most is true/false.
    Items are of these `forms`, and none `but` these, wherever a unit has another.
    """
    wanted = draw_units(served_among(session, units), number, seed)
    served = servable(session, wanted)
    items = {unit: _narrowed(each, forms, but) for unit, each in served.items()}
    stored = memories(session, learner.id, wanted)
    log = logs(session, learner.id, wanted)
    drawn = draw_items(
        wanted,
        items,
        {unit: each.memory for unit, each in stored.items()},
        {unit: forms_asked(rows) for unit, rows in log.items()},
    )
    return tuple(
        Drawn(unit, item.item_id, item.version, stored[unit].revision if unit in stored else 0)
        for unit, item in zip(wanted, drawn, strict=True)
    )


def _narrowed(
    items: Sequence[Servable], forms: Collection[str], but: Collection[str]
) -> Sequence[Servable]:
    of_form = [each for each in items if each.form in forms] or items
    return [each for each in of_form if each.item_id not in but] or of_form
