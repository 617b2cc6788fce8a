"""Two ways to do one thing, measured in turns, so that what disturbs one disturbs the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table. Times are medians in milliseconds; `goal` is the most it may be.

    `count` is how many things one run does; `ours` and `other` are per thing. `unit` is another
    where no time is measured.
    """

    what: str
    other_is: str
    count: int
    ours: float
    other: float
    goal: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.other


def timed(work: Work) -> float:
    """Milliseconds of one run."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def in_turns(ours: Work, other: Work, rounds: int) -> tuple[float, float]:
    """Medians of `rounds` runs of each, one after the other; a first run of each is not counted."""
    timed(ours), timed(other)
    pairs = [(timed(ours), timed(other)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def compared(
    what: str,
    ours: Work,
    other_is: str,
    other: Work,
    *,
    rounds: int,
    count: int = 1,
    goal: float | None = None,
) -> Row:
    """The row of two pieces of work that both do `count` things."""
    mine, theirs = in_turns(ours, other, rounds)
    return Row(what, other_is, count, mine / count, theirs / count, goal)
