"""Predicted chance against what came: a point for each bin, with its interval and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures import BLANK, percent
from app.progress.calibration import Bin
from app.progress.charts.axes import Mark, Rule, name, near
from app.progress.measures import Share, interval
from app.progress.words import count

TOP, BASE = 12, 312
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Point:
    """A bin: across its mean chance, up and down its share right; and what the table says of it."""

    x: float
    y: float
    low: float
    high: float
    middle: float
    words: str
    n: int
    predicted: str
    right: str
    interval: str


@dataclass(frozen=True)
class Curve:
    """A drawing of bins. On the diagonal what was predicted is what came."""

    title: str
    desc: str
    points: tuple[Point, ...]
    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    top: int = TOP
    base: int = BASE


def calibration(bins: Sequence[Bin]) -> Curve:
    """The share right in each bin of predicted chances."""
    return Curve(
        title="Share of right answers, by predicted chance",
        desc=_desc(bins),
        points=tuple(map(_point, bins)),
        rules=tuple(Rule(_down(share), name(share)) for share in SHARES),
        marks=tuple(Mark(100 * share, name(share), _anchor(share)) for share in SHARES),
    )


def _down(share: float) -> float:
    return near(BASE - share * (BASE - TOP))


def _anchor(share: float) -> str:
    return {0.0: "start", 1.0: "end"}.get(share, "middle")


def _point(each: Bin) -> Point:
    low, high = interval(Share(each.right, each.n))
    return Point(
        x=near(100 * each.mean),
        y=_down(each.right / each.n),
        low=_down(low),
        high=_down(high),
        middle=near(50 * (each.low + each.high)),
        words=_words(each),
        n=each.n,
        predicted=percent(each.mean, 1),
        right=percent(each.right, each.n),
        interval=f"{percent(low, 1)} to {percent(high, 1)}",
    )


def _words(each: Bin) -> str:
    return f"{100 * each.low:.0f} to {100 * each.high:.0f}{BLANK}%"


def _desc(bins: Sequence[Bin]) -> str:
    told = " ".join(
        f"{_words(each)} predicted: {each.right:,} of {each.n:,} right." for each in bins
    )
    return f"{count(sum(each.n for each in bins), 'answer', 'answers')}. {told}"
