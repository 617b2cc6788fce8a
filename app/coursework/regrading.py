"""Stored replies graded anew after the key of a question was changed, and who changes. Pure.

Overrides are kept in the order in which they were made and never taken away; `restored` takes
back all before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Literal

from app.coursework.grades import Counting, Handed, Late, counted, earned
from questions.spelling import normal

NAMES = ("short_answer", "cloze")
UNORDERED = ("select_all", "matching", "table", "extended_matching")

Verdict = Literal["accepted", "full", "dropped", "restored"]
Ruling = Literal["kept", "full", "dropped"]


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

    `score` is what the item's own key gives, 0 to 1.
    """

    item_id: str
    version: str
    form: str
    weight: float
    reply: str | None
    score: float


@dataclass(frozen=True)
class Sat:
    """An attempt that was handed in, with its questions."""

    student: str
    number: int
    at: datetime
    stored: tuple[Stored, ...]


@dataclass(frozen=True)
class Change:
    """A student's share of an assignment before and after; None where nothing is left to grade."""

    student: str
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True)
class _Key:
    ruling: Ruling = "kept"
    replies: frozenset[str] = frozenset()


def regraded(
    stored: Sequence[Stored], overrides: Iterable[KeyOverride]
) -> tuple[Stored | None, ...]:
    """The questions with the scores that the overrides give, in their places; None is dropped.

    The latest of `full` and `dropped` holds; replies once accepted stay so beside it.
    """
    ruled = list(overrides)
    keys = {(each.item_id, each.version): _key(each, ruled) for each in stored}
    return tuple(_regraded(each, keys[each.item_id, each.version]) for each in stored)


def changes(
    before: Iterable[KeyOverride],
    after: Iterable[KeyOverride],
    sat: Iterable[Sat],
    counting: Counting,
    late: Late | None = None,
    due: Mapping[str, datetime] | None = None,
) -> tuple[Change, ...]:
    """Everyone's share under the overrides in force and under those to come, in order of student.

    `due` is each student's own due time, which extra time may have moved.
    """
    held, coming = list(before), list(after)
    found: dict[str, list[Sat]] = {}
    for each in sat:
        found.setdefault(each.student, []).append(each)
    times = due or {}
    return tuple(
        Change(
            student,
            _share(attempts, held, counting, late, times.get(student)),
            _share(attempts, coming, counting, late, times.get(student)),
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
    attempts: Sequence[Sat],
    overrides: list[KeyOverride],
    counting: Counting,
    late: Late | None,
    due: datetime | None,
) -> Fraction | None:
    handed = []
    for each in attempts:
        left = [question for question in regraded(each.stored, overrides) if question]
        share = earned((question.score, question.weight) for question in left)
        if share is not None:
            handed.append(Handed(each.number, share, each.at, due))
    return counted(handed, counting, late)


def _key(stored: Stored, overrides: Iterable[KeyOverride]) -> _Key:
    """What the overrides of this version, in the order of time, amount to."""
    key = _Key()
    ours = [
        each
        for each in overrides
        if (each.item_id, each.version) == (stored.item_id, stored.version)
    ]
    for each in sorted(ours, key=lambda each: each.when):
        if each.verdict == "restored":
            key = _Key()
        elif each.verdict == "accepted":
            also = {said(stored.form, reply) for reply in each.replies}
            key = replace(key, replies=key.replies | also)
        else:
            key = replace(key, ruling=each.verdict)
    return key


def _regraded(stored: Stored, key: _Key) -> Stored | None:
    if key.ruling == "dropped":
        return None
    accepted = stored.reply is not None and said(stored.form, stored.reply) in key.replies
    return replace(stored, score=1.0) if key.ruling == "full" or accepted else stored
