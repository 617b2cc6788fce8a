"""How a student stands with an assignment: what counts, why, and what of it they may know. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.coursework.grades import Counting, Grade, Handed, Late, Override, counted

ON_TIME = Late("once", 0)


@dataclass(frozen=True)
class Stay:
    """From when until when somebody was a student of the course; None: still is."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """What an assignment counts for a student.

    `missed`: it closed, and nothing was handed in. `late`: lateness took something off what was
    earned. `told`: the student may see the grade in force; `earned_told`: what was earned, too.
    """

    grade: Grade
    handed: int = 0
    running: bool = False
    missed: bool = False
    late: bool = False
    told: bool = False
    earned_told: bool = False


def missed(
    close: datetime | None, stay: Stay | None, archived: datetime | None, now: datetime
) -> bool:
    """Whether who handed in nothing has missed it: the student's own close has come.

    Only who was in the course then, and could still begin: who joined later, had left, or found
    the assignment archived, has no grade instead of none earned.
    """
    if close is None or now < close or stay is None or stay.since > close:
        return False
    has_left = stay.until is not None and stay.until < close
    return not has_left and (archived is None or archived >= close)


def standing(
    handed: Sequence[Handed],
    counting: Counting,
    late: Late,
    *,
    running: bool = False,
    void: bool = False,
    override: Override | None = None,
    closed: bool = False,
    score_seen: bool = False,
) -> Standing:
    """The standing of a student. `closed`: nothing can be handed in any more, see `missed`.

    `void`: something was handed in of which no question counts any more. That is no grade, and
    nothing missed.
    `score_seen`: what the assignment lets its student see of what was handed in. It hides a grade
    that was set by hand as well: that would tell what is to come. An excuse is told at once, and so
    is what stands in place of nothing handed in.
    """
    share = counted(handed, counting, late)
    is_missed = closed and not handed and not running and not void
    earned_told = score_seen if handed or void else is_missed
    is_excuse = override is not None and override.share is None
    by_hand = override is not None and (is_excuse or not handed)
    return Standing(
        grade=Grade(Fraction(0) if is_missed else share, override),
        handed=len(handed),
        running=running,
        missed=is_missed,
        late=share is not None and _is_less(share, handed, counting, late),
        told=by_hand or earned_told,
        earned_told=earned_told,
    )


def _is_less(share: Fraction, handed: Sequence[Handed], counting: Counting, late: Late) -> bool:
    if not late.loss or all(each.due is None or each.at <= each.due for each in handed):
        return False
    return share != counted(handed, counting, ON_TIME)
