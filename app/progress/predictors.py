"""The page of calibration as a reader sees it, but for its chart: pure values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures import DASH
from app.progress.calibration import ENOUGH, ENOUGH_OF_A_FORM, Group
from app.progress.scoring import Scores
from app.progress.words import FORMS, count

NAMES = ("Schedule", "Average", "Moving average", "Average per form")


@dataclass(frozen=True)
class Score:
    """A figure, and whether none of the four is better."""

    words: str
    best: bool


@dataclass(frozen=True)
class Row:
    """A predictor with its three measures."""

    name: str
    scores: tuple[Score, Score, Score]


@dataclass(frozen=True)
class Block:
    """A form, or all, with its number of answers; no rows where they are too few."""

    name: str
    n: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Report:
    """What the page says. `missing` are the answers still to come before it says anything."""

    n: int
    missing: int
    verdict: str
    blocks: tuple[Block, ...]


def report(found: Sequence[Group]) -> Report:
    """The predictors over all answers and by form; nothing below fifty answers."""
    n = found[0].n if found else 0
    if n < ENOUGH:
        return Report(n, ENOUGH - n, "", ())
    return Report(n, 0, _verdict(found[0]), tuple(map(_block, found)))


def _predictors(group: Group) -> tuple[Scores, ...]:
    return group.schedule, group.average, group.moving, group.per_form


def _verdict(every: Group) -> str:
    """By log loss, which knows both how sure and how right a prediction was."""
    schedule, *others = (each.log_loss for each in _predictors(every))
    behind = [name.lower() for name, loss in zip(NAMES[1:], others, strict=True) if loss < schedule]
    if not behind:
        return "By log loss no average predicts you better than the schedule does."
    return f"By log loss this predicts you better than the schedule: {', '.join(behind)}."


def _block(group: Group) -> Block:
    name = FORMS.get(group.form, group.form).capitalize() if group.form else "All forms"
    n = count(group.n, "answer", "answers")
    if group.n < ENOUGH_OF_A_FORM:
        return Block(name, n, ())
    every = _predictors(group)
    columns = (
        _column([each.log_loss for each in every], least=True),
        _column([each.rmse for each in every], least=True),
        _column([each.auc for each in every], least=False),
    )
    rows = zip(NAMES, *columns, strict=True)
    return Block(name, n, tuple(Row(who, (loss, rmse, auc)) for who, loss, rmse, auc in rows))


def _column(figures: Sequence[float | None], *, least: bool) -> list[Score]:
    """Figures to the thousandth; those that none is better than, as they are shown, are best."""
    shown = [None if each is None else round(each, 3) for each in figures]
    known = [each for each in shown if each is not None]
    best = (min if least else max)(known, default=None)
    return [
        Score(DASH if each is None else f"{each:.3f}", each is not None and each == best)
        for each in shown
    ]
