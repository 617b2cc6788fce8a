"""Statistics as tables for spreadsheets. Pure; `exports.sheet` writes them."""

from __future__ import annotations

from collections.abc import Iterable

from app.analysis.flags import flags
from app.analysis.statistics import Statistics
from exports.sheet import Sheet, Value

PER_CENT, CORRELATION = 2, 4
QUESTIONS = (
    "question",
    "n",
    "facility (%)",
    "standard deviation (%)",
    "item-rest correlation",
    "discrimination index (%)",
    "discriminative efficiency (%)",
    "intended weight (%)",
    "effective weight (%)",
    "random guess score (%)",
    "median time (s)",
    "functioning distractors",
    "distractors",
    "flags",
)
OPTIONS = (
    "question",
    "option",
    "key",
    "chosen by",
    "n",
    "share (%)",
    "lower third (%)",
    "middle third (%)",
    "upper third (%)",
    "functioning",
)


def of_questions(found: Iterable[tuple[str, Statistics]], title: str = "Questions") -> Sheet:
    """A row a question, under its name; a cell is empty where its figure is not said."""
    return Sheet(title, QUESTIONS, [_question(name, each) for name, each in found])


def of_options(found: Iterable[tuple[str, Statistics]], title: str = "Options") -> Sheet:
    """A row an option of each question that has some, and one for what was left blank."""
    rows: list[tuple[Value, ...]] = [
        (
            name,
            choice.option or "left blank",
            choice.key,
            choice.count,
            each.n,
            _rounded(choice.share),
            *(_rounded(share) for share in choice.thirds or (None, None, None)),
            choice.functioning,
        )
        for name, each in found
        for choice in each.choices
    ]
    return Sheet(title, OPTIONS, rows)


def _question(name: str, found: Statistics) -> tuple[Value, ...]:
    working = [each.functioning for each in found.choices if each.functioning is not None]
    return (
        name,
        found.n,
        _rounded(found.facility),
        _rounded(found.deviation),
        _rounded(found.item_rest, CORRELATION),
        _rounded(found.discrimination),
        _rounded(found.efficiency),
        _rounded(found.intended_weight),
        _rounded(found.effective_weight),
        _rounded(found.guess),
        _rounded(found.median_seconds, 1),
        sum(working) if working else None,
        len(working) or None,
        " ".join(flag.rule for flag in flags(found)),
    )


def _rounded(value: float | None, digits: int = PER_CENT) -> float | None:
    return None if value is None else round(value, digits)
