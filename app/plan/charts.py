"""The curve of what a desired retention costs, as a drawing and as a table.

Across, numbers are per cent of the drawing; up and down they are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil

from app.memory.simulation import Cost
from app.plan.words import percent

TOP, BASE = 14, 166
MARGIN = 6  # per cent of the width on either side
LINES = 3
FULL = 0.85  # the names up to here always have room


@dataclass(frozen=True)
class Point:
    """A retention: where its minutes stand, where the share known, and what the table says.

    The name of one `between` has no room where the drawing is narrow.
    """

    x: float
    minutes_y: float
    known_y: float
    words: str
    minutes: str
    known: str
    chosen: bool
    between: bool


@dataclass(frozen=True)
class Rule:
    """A line of the scale: how far down, minutes on the left."""

    at: float
    words: str


@dataclass(frozen=True)
class Curve:
    """Two lines over the retentions: minutes a day, and the share known."""

    title: str
    desc: str
    points: tuple[Point, ...]
    minutes_path: str
    known_path: str
    rules: tuple[Rule, ...]
    base: int = BASE
    top: int = TOP


def curve(costs: Sequence[Cost], chosen: float) -> Curve:
    """The cost of each retention, the learner's own marked."""
    scale = _scale(max(each.minutes for each in costs))
    points = tuple(_point(each, costs, scale[-1], chosen) for each in costs)
    return Curve(
        title="Minutes a day, and the share of facts known, by desired retention",
        desc=_desc(costs, chosen),
        points=points,
        minutes_path=_path([(each.x, each.minutes_y) for each in points]),
        known_path=_path([(each.x, each.known_y) for each in points]),
        rules=tuple(Rule(_down(step / scale[-1]), str(step)) for step in scale),
    )


def _point(each: Cost, costs: Sequence[Cost], top: int, chosen: float) -> Point:
    low, high = costs[0].retention, costs[-1].retention
    is_chosen = abs(each.retention - chosen) < 0.001
    across = (each.retention - low) / (high - low)
    return Point(
        x=round(MARGIN + (100 - 2 * MARGIN) * across, 2),
        minutes_y=_down(each.minutes / top),
        known_y=_down(each.known),
        words=percent(each.retention),
        minutes=f"{each.minutes:.0f}",
        known=percent(each.known),
        chosen=is_chosen,
        between=not is_chosen and FULL < each.retention < high,
    )


def _down(share: float) -> float:
    return round(BASE - (BASE - TOP) * share, 2)


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in places)


def _scale(top: float) -> tuple[int, ...]:
    """Round numbers of minutes up to `top` or just above it."""
    for power in count():
        for digit in (1, 2, 5):
            step = digit * 10**power
            if top <= LINES * step:
                return tuple(range(step, step * max(1, ceil(top / step)) + 1, step))
    raise AssertionError("there is no end of numbers")


def _desc(costs: Sequence[Cost], chosen: float) -> str:
    mine = [each for each in costs if abs(each.retention - chosen) < 0.001]
    first, last = costs[0], costs[-1]
    ends = (
        f"From {first.minutes:.0f} minutes a day at {percent(first.retention)} "
        f"to {last.minutes:.0f} at {percent(last.retention)}."
    )
    if not mine:
        return ends
    return f"{ends} Yours: {mine[0].minutes:.0f} minutes at {percent(mine[0].retention)}."
