"""What about a question or a test deserves a look, and the rule that says so. Pure.

A flag is a reason to look, not a verdict: a class can be small, or well taught.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.analysis.options import Choice
from app.analysis.statistics import ENOUGH, Statistics, WholeTest

EASY = 95.0
LOW = 0.1
POPULAR = 30.0
LOW_ALPHA = 0.6
SLOW = 3.0
TOP = 2


@dataclass(frozen=True)
class Flag:
    """`name` for machines; `rule` says in words what raised it, with the figures."""

    name: str
    rule: str


def too_easy(found: Statistics) -> Flag | None:
    """The mean score is above 95 %."""
    if found.n < ENOUGH or found.facility is None or found.facility <= EASY:
        return None
    return Flag("too_easy", f"The mean score is {found.facility:.0f} %, above {EASY:.0f} %.")


def too_hard(found: Statistics) -> Flag | None:
    """The mean score is below what replies at random would earn, or nobody earned anything."""
    if found.n < ENOUGH or found.facility is None or found.guess is None:
        return None
    if found.facility == 0:
        return Flag("too_hard", "Nobody earned anything.")
    if found.facility >= found.guess:
        return None
    rule = f"The mean score is {found.facility:.0f} %, below the {found.guess:.0f} % of guessing."
    return Flag("too_hard", rule)


def negative_discrimination(found: Statistics) -> Flag | None:
    """The correlation with the rest is below 0."""
    r = found.item_rest
    if r is None or r >= 0:
        return None
    rule = f"Those who did well on the rest did worse here: r = {r:.2f}, below 0."
    return Flag("negative_discrimination", rule)


def low_discrimination(found: Statistics) -> Flag | None:
    """The correlation with the rest is from 0 to below 0.1."""
    r = found.item_rest
    if r is None or not 0 <= r < LOW:
        return None
    rule = f"It hardly tells those who did well on the rest: r = {r:.2f}, below {LOW}."
    return Flag("low_discrimination", rule)


def key_below_distractor(found: Statistics) -> Flag | None:
    """In the upper third, a distractor was chosen more often than a key."""
    keys = [_top(each) for each in found.choices if each.key]
    wrong = [_top(each) for each in found.choices if each.functioning is not None]
    if not keys or not wrong or max(wrong) <= min(keys):
        return None
    rule = (
        f"In the upper third {max(wrong):.0f} % chose a distractor, "
        f"{min(keys):.0f} % what is keyed as right."
    )
    return Flag("key_below_distractor", rule)


def idle_distractor(found: Statistics) -> Flag | None:
    """A distractor was chosen by nobody."""
    idle = sum(each.functioning is not None and not each.count for each in found.choices)
    if found.n < ENOUGH or not idle:
        return None
    said = "1 distractor was" if idle == 1 else f"{idle} distractors were"
    return Flag("idle_distractor", f"{said} chosen by nobody of {found.n}.")


def ambiguous_key(found: Statistics) -> Flag | None:
    """One key, and in the upper third both it and a distractor were chosen by 30 % or more."""
    keys = [_top(each) for each in found.choices if each.key]
    wrong = [_top(each) for each in found.choices if each.functioning is not None]
    if len(keys) != 1 or not wrong or min(keys[0], max(wrong)) < POPULAR:
        return None
    rule = (
        f"The upper third is split: {keys[0]:.0f} % chose the key, {max(wrong):.0f} % a "
        f"distractor, both {POPULAR:.0f} % or more. Two answers may be right."
    )
    return Flag("ambiguous_key", rule)


def slow(found: Statistics) -> Flag | None:
    """The median time is more than three times that of the test's questions."""
    median, usual = found.median_seconds, found.usual_seconds
    if found.n < ENOUGH or not median or not usual or median <= SLOW * usual:
        return None
    rule = (
        f"Half took longer than {median:.0f} s; more than {SLOW:.0f} times the {usual:.0f} s "
        "of this test’s questions."
    )
    return Flag("slow", rule)


def fast(found: Statistics) -> Flag | None:
    """The median time is less than a third of that of the test's questions."""
    median, usual = found.median_seconds, found.usual_seconds
    if found.n < ENOUGH or median is None or not usual or median >= usual / SLOW:
        return None
    rule = (
        f"Half took less than {median:.0f} s; less than a third of the {usual:.0f} s "
        "of this test’s questions."
    )
    return Flag("fast", rule)


def low_alpha(found: WholeTest) -> Flag | None:
    """Cronbach's alpha is below 0.6."""
    if found.alpha is None or found.alpha >= LOW_ALPHA:
        return None
    alpha = f"{found.alpha:.2f}".replace("-", "−")
    rule = (
        f"Cronbach’s alpha is {alpha}, below {LOW_ALPHA}: the questions do not measure "
        "one thing well enough to rank students by the score."
    )
    return Flag("low_alpha", rule)


FLAGS: tuple[Callable[[Statistics], Flag | None], ...] = (
    negative_discrimination,
    key_below_distractor,
    ambiguous_key,
    low_discrimination,
    too_hard,
    too_easy,
    idle_distractor,
    slow,
    fast,
)
TEST_FLAGS: tuple[Callable[[WholeTest], Flag | None], ...] = (low_alpha,)


def flags(found: Statistics) -> tuple[Flag, ...]:
    """The flags of a question, the gravest first."""
    return tuple(flag for rule in FLAGS if (flag := rule(found)))


def flags_of_test(found: WholeTest) -> tuple[Flag, ...]:
    """The flags of a test."""
    return tuple(flag for rule in TEST_FLAGS if (flag := rule(found)))


def _top(choice: Choice) -> float:
    """The share of the upper third; 0 where it cannot be said, which raises nothing."""
    return (choice.thirds[TOP] or 0.0) if choice.thirds else 0.0
