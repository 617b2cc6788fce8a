"""What is told of statistics, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.analysis.lines import Line
from app.analysis.options import ENOUGH as ENOUGH_FOR_THIRDS
from app.analysis.options import Choice
from app.analysis.posterior import Difficulty
from app.analysis.statistics import ENOUGH, Statistics, WholeTest

DASH, CLOSE = "–", "\N{NO-BREAK SPACE}"
FLAGS: Mapping[str, str] = {
    "negative_discrimination": "Tells the wrong way",
    "key_below_distractor": "A distractor beats the key",
    "ambiguous_key": "Two answers may be right",
    "low_discrimination": "Hardly tells students apart",
    "too_hard": "Too hard",
    "too_easy": "Too easy",
    "idle_distractor": "Idle distractor",
    "slow": "Slow",
    "fast": "Fast",
    "low_alpha": "Low reliability",
}
RULES = (
    f"What rests on a correlation, distractors and flags are told from n = {ENOUGH} on, shares by "
    f"thirds from n = {ENOUGH_FOR_THIRDS} on; below stands a dash."
)
LATER = (
    "Later attempts follow the feedback of the first, so they are not independent of it. "
    "Judge a question by first attempts."
)


@dataclass(frozen=True)
class Figure:
    """A figure with its name; `why` says why there is none, `about` what it is."""

    name: str
    value: str
    why: str = ""
    about: str = ""


def percent(value: float | None) -> str:
    """`64 %`, on one line."""
    return DASH if value is None else f"{value:.0f}{CLOSE}%"


def unbroken(told: str) -> str:
    """The words with every number beside its sign, and a minus for a hyphen."""
    return (
        told.replace(" %", f"{CLOSE}%").replace(" = -", " = −").replace(" = ", f"{CLOSE}={CLOSE}")
    )


def decimal(value: float | None) -> str:
    """`0.42`, with the sign of a minus."""
    return DASH if value is None else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def seconds(value: float | None) -> str:
    """`34 s`, `1 min 12 s`."""
    if value is None:
        return DASH
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def whole(found: WholeTest) -> tuple[Figure, ...]:
    """The figures of a whole test, each with the reason where there is none."""
    few = "" if found.n >= ENOUGH else f"shown from {ENOUGH} attempts on"
    other = "" if found.same else "not all had the same questions"
    flat = "the scores do not vary, or there is one question"
    two = "shown from two attempts on"

    def figure(name: str, value: str, why: str, about: str = "") -> Figure:
        return Figure(name, value, why if value == DASH else "", about)

    return (
        figure("Mean", percent(found.mean), "nobody handed in"),
        figure("Median", percent(found.median), "nobody handed in"),
        figure("Standard deviation", percent(found.deviation), two),
        figure("Skewness", decimal(found.skewness), few or flat, "below 0: a tail of low scores"),
        figure("Cronbach’s alpha", decimal(found.alpha), other or few or flat, "at most 1"),
        figure("Standard error", percent(found.standard_error), other or few or flat, "of a score"),
    )


def sure(found: Difficulty) -> str:
    """What a difficulty says, in a sentence."""
    mean, low, high = (round(100 * each) for each in (found.mean, found.low, found.high))
    if found.basis == "prior":
        answers = (
            "no answer" if not found.n else "1 answer" if found.n == 1 else f"{found.n} answers"
        )
        return (
            f"With {answers} so far, its form lets expect a mean score of {mean} %, most likely "
            f"from {low} to {high} %. Answers decide from n = {ENOUGH} on."
        )
    return (
        f"After {found.n} answers a mean score of {mean} % is to be expected; with a chance of "
        f"90 % it lies from {low} to {high} %."
    )


def no_correlation(n: int) -> str:
    """Why there is none of so many answers."""
    if n < ENOUGH:
        return f"shown from n = {ENOUGH} on"
    return "the score, or the rest, does not vary"


def blank(line: Line) -> str:
    """How many left it blank."""
    many = sum(entry.answer.blank for entry in line.column)
    return "Nobody left it blank." if not many else f"Left blank by {many} of {line.found.n}."


def idle(found: Statistics, choice: Choice) -> bool:
    """Whether an option is a distractor that does not work, as far as so few can say."""
    return found.n >= ENOUGH and choice.functioning is False


def working(found: Statistics) -> str:
    """How many distractors work: `2 of 3`; a dash of too few answers, or without a distractor."""
    told = [each.functioning for each in found.choices if each.functioning is not None]
    return f"{sum(told)} of {len(told)}" if told and found.n >= ENOUGH else DASH
