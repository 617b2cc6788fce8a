"""True retention against the learner's wish: a square for each span, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures import BLANK, DASH, percent
from app.progress.charts.axes import Mark, Rule, lowest, name, near, steps
from app.progress.measures import Share, Span, interval
from app.progress.words import figure

TOP, PITCH, FOOT = 40, 36, 12


@dataclass(frozen=True)
class Row:
    """A span of time. Where reviews are too few there is no square, and a dash in words."""

    y: int
    words: str
    share: str
    of: int
    at: float | None
    low: float
    high: float
    interval: str


@dataclass(frozen=True)
class Forest:
    """A drawing of spans, one below the other, and of the wish that they are held against."""

    title: str
    desc: str
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...]
    wish: Mark
    top: int
    base: int


def retention(spans: Sequence[Span], desired: float) -> Forest:
    """The share right among reviews a day or more after the last, with its 95 % interval."""
    shown = [interval(span.spaced)[0] for span in spans if span.spaced.enough]
    low = lowest([desired - 0.05, *shown])
    base = TOP + PITCH * len(spans)
    return Forest(
        title="True retention, by span of time",
        desc=_desc(spans, desired),
        rows=tuple(_row(span, place, low) for place, span in enumerate(spans)),
        rules=tuple(Rule(_across(step, low), name(step)) for step in steps(low)),
        wish=Mark(_across(desired, low), f"desired {percent(desired, 1)}"),
        top=TOP - FOOT,
        base=base,
    )


def _across(share: float, low: float) -> float:
    return near(100 * (share - low) / (1 - low))


def _row(span: Span, place: int, low: float) -> Row:
    share = span.spaced
    ends = interval(share)
    return Row(
        y=TOP + PITCH * place + PITCH // 2 - FOOT // 2,
        words=span_words(span),
        share=figure(share.right, share.of),
        of=share.of,
        at=_across(share.value, low) if share.enough else None,
        low=_across(ends[0], low),
        high=_across(ends[1], low),
        interval=_interval(share, ends),
    )


def _interval(share: Share, ends: tuple[float, float]) -> str:
    if not share.enough:
        return DASH
    return f"{percent(ends[0], 1)} to {percent(ends[1], 1)}"


def span_words(span: Span) -> str:
    """The name of a span of time."""
    return "All time" if span.days is None else f"Last {span.days}{BLANK}days"


def _desc(spans: Sequence[Span], desired: float) -> str:
    told = " ".join(
        f"{span_words(span)}: {figure(span.spaced.right, span.spaced.of)} of {span.spaced.of:,}."
        for span in spans
    )
    return f"Against a desired retention of {percent(desired, 1)}. {told}"
