"""What a rating would change, before it is given. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.memory.replay import Entry, fold
from app.memory.scheduling import face_of

RATINGS = ("hard", "good", "easy", "guessed")


def due_if_rated(
    unit: str, log: Sequence[Entry], answer: UUID, rating: UUID, now: datetime
) -> dict[str, int]:
    """The learner's day on which the unit would be due after each rating of this answer.

    It is the fold of the log with the rating in it, which would be `rating` and said now. Nothing
    for what was recognised: there only a guess tells more.
    """
    (rated,) = (entry for entry in log if entry.id == answer)
    if face_of(rated.form) == "recognise":
        return {}
    said = replace(rated, id=rating, kind="rating", counted=False, of=answer, answered_at=now)
    foreseen = {each: fold(unit, (*log, replace(said, rating=each))).due_day for each in RATINGS}
    return {each: day for each, day in foreseen.items() if day is not None}
