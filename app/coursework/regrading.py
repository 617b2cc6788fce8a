"""Stored replies graded anew after the key of a question was changed, and who changes. Pure.

Overrides are kept in the order in which they were made and never taken away; `restored` takes
back all before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Literal

from app.coursework.grades import Counting, Handed, Late, counted, part
from questions.spelling import normal

NAMES = ("short_answer", "cloze")
UNORDERED = ("select_all", "matching", "table", "extended_matching")

Verdict = Literal["accepted", "full", "dropped", "restored"]
Ruling = Literal["accepted", "full", "dropped"]


@dataclass(frozen=True)
class KeyOverride:
    """What a version of an item counts from now on.

    `accepted`: the `replies`, whole, are right as well. A question is void in one of two ways:
    `full`, everybody who was asked has all its marks; `dropped`, it counts for nobody, as if it
    had not been asked. `restored`: the key of the item holds again.

    Raises:
        ValueError: no reason, or replies that do not go with the verdict.
    """

    item_id: str
    version: str
    verdict: Verdict
    reason: str
    who: str
    when: datetime
    replies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"the override of {self.item_id} needs a reason")
        if (self.verdict == "accepted") != bool(self.replies):
            raise ValueError(f"replies go with 'accepted' alone, found '{self.verdict}'")


@dataclass(frozen=True)
class Stored:
    """A question of an attempt, as asked and answered. `reply` is None where it was left blank.

    `score` is what the item's own key gives, 0 to 1; `withdrawn`: when the curators had withdrawn
    it, if that was before it was handed in. `regraded` sets `ruling`, and the score by it; what is
    dropped keeps its own.
    """

    item_id: str
    version: str
    form: str
    weight: float
    reply: str | None
    score: float
    withdrawn: datetime | None = None
    ruling: Ruling | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts for somebody."""
        return self.ruling != "dropped"


@dataclass(frozen=True)
class Sat:
    """An attempt that was handed in, with its questions in their order, and when it was due."""

    student: str
    number: int
    at: datetime
    stored: tuple[Stored, ...]
    due: datetime | None = None


@dataclass(frozen=True)
class Change:
    """A student's share of an assignment before and after; None where nothing is left to grade."""

    student: str
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True)
class InForce:
    """What the overrides of a version amount to, in the order of time.

    Replies once accepted stay so beside a void. `reason` is that of the last one that holds.
    """

    void: Literal["full", "dropped"] | None = None
    replies: frozenset[str] = frozenset()
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether anything but the item's own key does."""
        return self.void is not None or bool(self.replies)


OWN_KEY = InForce()


def in_force(item_id: str, version: str, form: str, overrides: Iterable[KeyOverride]) -> InForce:
    """What holds for a version; the latest of `full` and `dropped`, beside what is accepted."""
    key = OWN_KEY
    ours = [each for each in overrides if (each.item_id, each.version) == (item_id, version)]
    for each in sorted(ours, key=lambda each: each.when):
        if each.verdict == "restored":
            key = OWN_KEY
        elif each.verdict == "accepted":
            also = {said(form, reply) for reply in each.replies}
            key = replace(key, replies=key.replies | also, reason=each.reason)
        else:
            key = replace(key, void=each.verdict, reason=each.reason)
    return key


def regraded(stored: Sequence[Stored], overrides: Iterable[KeyOverride]) -> tuple[Stored, ...]:
    """The questions with the rulings and scores that the overrides give, in their places.

    What was withdrawn before it was handed in was dropped then; what is ruled later holds.
    """
    ruled = list(overrides)
    return tuple(_regraded(each, ruled) for each in stored)


def points(stored: Iterable[Stored]) -> tuple[float, float]:
    """What the questions that count earned, and of how much, added up in their order."""
    left = [each for each in stored if each.counts]
    earned = sum((each.weight * each.score for each in left), 0.0)
    return earned, sum((each.weight for each in left), 0.0)


def changes(
    before: Iterable[KeyOverride],
    after: Iterable[KeyOverride],
    sat: Iterable[Sat],
    counting: Counting,
    late: Late | None = None,
) -> tuple[Change, ...]:
    """Everyone's share by the overrides in force and by those to come, in order of student."""
    held, coming = list(before), list(after)
    found: dict[str, list[Sat]] = {}
    for each in sat:
        found.setdefault(each.student, []).append(each)
    return tuple(
        Change(
            student,
            _share(attempts, held, counting, late),
            _share(attempts, coming, counting, late),
        )
        for student, attempts in sorted(found.items())
    )


def said(form: str, reply: str) -> str:
    """What equal replies to a form share: names as they are compared, ticks in any order."""
    if form in NAMES:
        return normal(reply)
    if form in UNORDERED:
        return " ".join(sorted(reply.split()))
    judged, colon, typed = reply.partition(":")
    if form == "true_false":
        return f"{judged}{colon}{normal(typed)}"
    return " ".join(reply.casefold().split())


def _share(
    attempts: Sequence[Sat], overrides: list[KeyOverride], counting: Counting, late: Late | None
) -> Fraction | None:
    handed = [
        Handed(each.number, share, each.at, each.due)
        for each in attempts
        if (share := part(*points(regraded(each.stored, overrides)))) is not None
    ]
    return counted(handed, counting, late)


def _regraded(stored: Stored, overrides: list[KeyOverride]) -> Stored:
    key = in_force(stored.item_id, stored.version, stored.form, _with_withdrawal(stored, overrides))
    if key.void == "dropped":
        return replace(stored, ruling="dropped")
    if key.void == "full":
        return replace(stored, score=1.0, ruling="full")
    if stored.reply is None or stored.score == 1.0:  # blank, or right by the item's own key
        return stored
    accepted = said(stored.form, stored.reply) in key.replies
    return replace(stored, score=1.0, ruling="accepted") if accepted else stored


def _with_withdrawal(stored: Stored, overrides: list[KeyOverride]) -> Iterable[KeyOverride]:
    if stored.withdrawn is None:
        return overrides
    name = (stored.item_id, stored.version)
    return (*overrides, KeyOverride(*name, "dropped", "withdrawn", "curators", stored.withdrawn))
