"""What a student sees of an attempt, and when: the table that the staff ticks. Pure.

`during`: while the attempt runs, of a question that is answered, which then stays as it is.
`after`: once it is submitted. `closed`: once the assignment is closed for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal, get_args

from app.coursework.terms import is_over

Phase = Literal["during", "after", "closed"]
What = Literal["answers", "correctness", "rationales", "score"]
Matrix = Mapping[Phase, frozenset[What]]

PHASES: tuple[Phase, ...] = get_args(Phase)
WHATS: tuple[What, ...] = get_args(What)
# what says it as well: a rationale names the key, and from the key follows what was right
IMPLIED: Mapping[What, frozenset[What]] = {
    "rationales": frozenset({"answers", "correctness"}),
    "answers": frozenset({"correctness"}),
}
NOTHING: frozenset[What] = frozenset()
# low stakes, and still no key before everybody is done
USUAL: Matrix = {
    "during": NOTHING,
    "after": frozenset({"score"}),
    "closed": frozenset(WHATS),
}


def complete(matrix: Matrix) -> Matrix:
    """The matrix with all that its ticks imply; what is seen once stays in sight later."""
    made: dict[Phase, frozenset[What]] = {}
    before = NOTHING
    for phase in PHASES:
        ticked = before | matrix.get(phase, NOTHING)
        before = ticked.union(*(IMPLIED.get(what, NOTHING) for what in ticked))
        made[phase] = before
    return made


def of_kind(matrix: Matrix, kind: str) -> Matrix:
    """The matrix in force. Practice enters the log, so all of it is told once it is handed in."""
    if kind == "practice":
        return {**matrix, "after": frozenset(WHATS)}
    return matrix


def dump(matrix: Matrix) -> dict[str, Any]:
    """JSON-ready values; `load` is the inverse."""
    return {phase: sorted(matrix.get(phase, NOTHING)) for phase in PHASES}


def load(body: Mapping[str, Iterable[str]]) -> Matrix:
    """What `dump` wrote. What is no word of ours shows nothing."""
    return {
        phase: frozenset(what for what in WHATS if what in set(body.get(phase, ())))
        for phase in PHASES
    }


def phase(submitted: datetime | None, closed_for_all: datetime | None, now: datetime) -> Phase:
    """Where an attempt is. One that runs shows no more than `during`, whatever the hour.

    The close shows nothing while an answer that was under way then still counts.
    """
    if submitted is None:
        return "during"
    return "closed" if is_over(closed_for_all, now) else "after"


def visible(
    matrix: Matrix, submitted: datetime | None, closed_for_all: datetime | None, now: datetime
) -> frozenset[What]:
    """What of an attempt its student may see now."""
    return complete(matrix)[phase(submitted, closed_for_all, now)]
