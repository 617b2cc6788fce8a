"""In which form a fact is missed most. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from app.memory.replay import Said, marks


class Asked(Said, Protocol):
    """What is read of a row of the log."""

    @property
    def form(self) -> str | None: ...


@dataclass(frozen=True)
class Failing:
    """The form in which a fact was missed most, how often, and of how many answers in it."""

    form: str
    missed: int
    asked: int


def most_missed(log: Iterable[Asked]) -> Failing | None:
    """The form that fails most in the log of a fact; None where nothing was missed.

    Every answer that stands counts, comebacks and quizzes too; a guess was missed. Of equals the
    form with the larger share, then the one that comes first by name.
    """
    rows = list(log)
    said = marks(rows)
    asked: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for row in rows:
        if row.form and row.kind in ("answer", "relearn") and row.id not in said.undone:
            asked[row.form] += 1
            missed[row.form] += not said.right(row)
    worst = min(asked, key=lambda form: (-missed[form], asked[form], form), default=None)
    if worst is None or not missed[worst]:
        return None
    return Failing(worst, missed[worst], asked[worst])
