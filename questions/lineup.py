"""Which rivals and which lines are shown together: every choice that keeps the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.evidence import Evidence, broken

RIVALS = (3, 2)
LINES_AT_LEAST = 2
LINES_AT_MOST = 5


@dataclass(frozen=True)
class Lineup:
    """Rivals and lines, each in the order in which they were given."""

    rivals: tuple[str, ...]
    lines: tuple[Evidence, ...]

    @property
    def names(self) -> frozenset[str]:
        """What tells its lines from those of another."""
        return frozenset(line.id for line in self.lines)


def lineups(
    key: str, rivals: Sequence[str], lines: Sequence[Evidence], most: int = LINES_AT_MOST
) -> Iterator[Lineup]:
    """Every lineup of two or three rivals in which nothing is broken; lines not spare are in it."""
    needed = [line for line in lines if not line.spare]
    spare = [line for line in lines if line.spare]
    for size in range(0, max(0, most - len(needed)) + 1):
        for more in combinations(spare, size):
            shown = tuple(line for line in lines if line in needed or line in more)
            if len(shown) >= LINES_AT_LEAST:
                yield from of_lines(key, rivals, shown)


def of_lines(key: str, rivals: Sequence[str], shown: tuple[Evidence, ...]) -> Iterator[Lineup]:
    """The lineups of just these lines."""
    open_to = [rival for rival in rivals if any(rival in line.against for line in shown)]
    for size in RIVALS:
        for chosen in combinations(open_to, size):
            if next(broken(key, chosen, shown), None) is None:
                yield Lineup(chosen, shown)
