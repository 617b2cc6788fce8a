"""An exam: when its extra pass is asked, what of it today, and whether it can be done. Pure.

In the last days before an exam each fact of its topics is asked once more. Raising the desired
retention towards the day loses, or ties, at equal time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from app.memory.planning import Plan
from app.memory.scheduling import retrievability
from app.memory.tallying import Tally, pace_before

ROOM = 1.2
SURE = 0.95
RESTS = 2
LONGEST_WINDOW = 366
WATCHED_DAYS = 70


@dataclass(frozen=True)
class Held:
    """A unit that was met: how firm it is, on which days it was met first and asked last."""

    unit: str
    stability: float
    last_day: int
    first_day: int
    due_day: int

    def recall(self, day: int) -> float:
        """The chance that it is recalled on a day, if it is not asked before."""
        return retrievability(self.stability, max(0, day - self.last_day))


@dataclass(frozen=True)
class Prospect:
    """What the plan as it is makes of an exam, seen from today.

    `of` facts of its topics, `met` of them, `reached` will be by then. `begins` is the first day
    of the pass, None where there is nothing to pass over. `recall` is the share expected on the
    day. `needed` new facts a day would meet all, 0 where none is missing; None where not even
    that can be, for no day is left. `fits`: the pass does not need more days than there are.
    """

    day: int
    days_left: int
    of: int
    met: int
    reached: int
    begins: int | None
    recall: float
    needed: int | None
    fits: bool

    @property
    def unmet(self) -> int:
        return self.of - self.met

    @property
    def can_be_done(self) -> bool:
        return self.reached >= self.unmet and self.fits


def begins(exam_day: int, pass_seconds: float, plan: Plan) -> int | None:
    """The first day of the pass: with it, the days up to the exam hold 1.2 times its time.

    Where all days are alike that is ceil(1.2 * the pass's time / daily minutes) days before.
    """
    wanted = round(ROOM * pass_seconds * 1000)
    if wanted <= 0:
        return None
    if not any(plan.week):
        return None
    for before in range(1, LONGEST_WINDOW + 1):
        wanted -= plan.milliseconds(exam_day - before)
        if wanted <= 0:
            return exam_day - before
    return exam_day - LONGEST_WINDOW


def begun(
    held: Iterable[Held], exam_day: int, today: int, plan: Plan, tallies: Mapping[int, Tally]
) -> int | None:
    """The first day of the pass, if it has begun; None before that.

    That day stays: with a quicker pace than when it began the window would now be shorter, and
    what had its turn in the first days would be asked again. So each of the last days is asked
    whether the pass began on it, by the pace and the facts that were known that morning.
    """
    met = sorted(each.first_day for each in held)
    for day in range(today - WATCHED_DAYS, min(today, exam_day - 1) + 1):
        seconds = pace_before(tallies, day) * bisect_left(met, day)
        start = begins(exam_day, seconds, plan)
        if start is not None and start <= day:
            return start
    return None


def to_pass(held: Iterable[Held], exam_day: int, start: int, today: int) -> list[Held]:
    """What the pass still asks, the least likely to be known at the exam first.

    What was asked in the window has had its turn, what was asked yesterday rests, and what will
    be known anyway is left alone.
    """
    if not start <= today < exam_day:
        return []
    waiting = [
        each
        for each in held
        if each.last_day < start and today - each.last_day >= RESTS and each.recall(exam_day) < SURE
    ]
    return sorted(waiting, key=lambda each: (each.recall(exam_day), each.unit))


def passed_today(held: Iterable[Held], today: int) -> int:
    """How many facts had their turn today, by the pass or because they were due."""
    return sum(each.last_day == today and each.first_day < today for each in held)


def share_of_today(waiting: Sequence[Held], done: int, days: Sequence[int], plan: Plan) -> int:
    """How many of those that wait are asked today, so that each day takes its share.

    `days` are those left before the exam, today first; a day off takes nothing.
    """
    whole = sum(plan.share(day) for day in days)
    if not whole:
        return 0
    mine = ceil((len(waiting) + done) * plan.share(days[0]) / whole)
    return max(0, min(len(waiting), mine - done))


def pass_of_today(
    held: Sequence[Held], exam_day: int, start: int, plan: Plan, today: int
) -> list[Held]:
    """The units that the pass asks today and has not asked yet."""
    waiting = to_pass(held, exam_day, start, today)
    days = range(today, exam_day)
    return waiting[: share_of_today(waiting, passed_today(held, today), days, plan)]


def prospect(
    held: Sequence[Held],
    of: int,
    exam_day: int,
    today: int,
    plan: Plan,
    seconds: float,
    met_today: int = 0,
    begun: int | None = None,
) -> Prospect:
    """What comes of an exam on these facts, if the plan stays as it is.

    `begun` is the first day of the pass, where it has begun.
    """
    days = range(today, exam_day)
    unmet = max(0, of - len(held))
    reached = min(unmet, max(0, plan.new_on_all(days) - met_today))
    start = begins(exam_day, seconds * len(held), plan) if begun is None else begun
    return Prospect(
        day=exam_day,
        days_left=exam_day - today,
        of=of,
        met=len(held),
        reached=reached,
        begins=start,
        recall=_recall(held, of, exam_day, reached, start, plan.retention),
        needed=needed(unmet + met_today, days, plan) if reached < unmet else 0,
        fits=_fits(held, exam_day, start, today, plan, seconds),
    )


def _fits(
    held: Sequence[Held], exam_day: int, start: int | None, today: int, plan: Plan, seconds: float
) -> bool:
    """Whether the days that are left hold what the pass still asks."""
    if start is None:
        return not held
    room = sum(map(plan.milliseconds, range(today, exam_day)))
    waiting = to_pass(held, exam_day, start, today)
    return start > today or 1000 * seconds * len(waiting) <= room


def needed(facts: int, days: Sequence[int], plan: Plan) -> int | None:
    """How many new facts a normal day would have to take to meet all; None: no day is left."""
    whole = sum(plan.share(day) for day in days)
    if not whole:
        return None
    return ceil(100 * facts / whole)


def _recall(
    held: Sequence[Held], of: int, exam_day: int, reached: int, start: int | None, aim: float
) -> float:
    """The mean chance of recall at the exam; what will not be met counts as 0.

    Between reviews a chance falls from 1 to the aim, so a fact that comes back before the exam
    stands half way on the average. The pass lies half a window before the exam, and what is only
    just met is taken to stand at the aim.
    """
    if not of:
        return 0.0
    back = (1 + aim) / 2
    gap = 0 if start is None else ceil((exam_day - start) / 2)
    whole = sum(
        max(
            each.recall(exam_day) if each.due_day >= exam_day else back,
            retrievability(each.stability, gap),
        )
        for each in held
    )
    return (whole + reached * aim) / of
